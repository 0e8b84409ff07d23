#include "coxa-store-error.h"

#include "coxa-sqlite.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (coxa-store-error-quark, coxa_store_error)

static CoxaStoreError
get_code (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN: /* the journal beside the file */
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return COXA_STORE_ERROR_READ_ONLY;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return COXA_STORE_ERROR_BUSY;

    case SQLITE_FULL:
      return COXA_STORE_ERROR_FULL;

    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return COXA_STORE_ERROR_BROKEN;

    default:
      return COXA_STORE_ERROR_FAILED;
    }
}

/**
 * coxa_store_set_error:
 * @handle: (nullable): an open file in which something has just failed
 * @error: return location
 *
 * Puts into words what went wrong, and what to do.
 */
void
coxa_store_set_error (sqlite3  *handle,
                      GError  **error)
{
  const CoxaSqlite *sqlite = coxa_sqlite_open (NULL);
  int result = sqlite != NULL && handle != NULL ? sqlite->extended_errcode (handle) : SQLITE_NOMEM;
  CoxaStoreError code = get_code (result);
  const char *message;

  switch (code)
    {
    case COXA_STORE_ERROR_READ_ONLY:
      message = _("That could not be kept: the folder for your bookmarks, notes and diary may not be written.");
      break;

    case COXA_STORE_ERROR_BUSY:
      message = _("That could not be kept: another program is using your bookmarks, notes and diary. Close it and try again.");
      break;

    case COXA_STORE_ERROR_FULL:
      message = _("That could not be kept: the disk is full. Make room and try again.");
      break;

    case COXA_STORE_ERROR_BROKEN:
      message = _("The file with your bookmarks, notes and diary is damaged. Close Coxa and open it again: "
                  "the file is then set aside.");
      break;

    case COXA_STORE_ERROR_FAILED:
    default:
      g_set_error (error, COXA_STORE_ERROR, code,
                   /* Translators: %s is what SQLite says, in English */
                   _("Your bookmarks, notes and diary could not be read or changed (%s). Close Coxa and open it again."),
                   sqlite != NULL && handle != NULL ? sqlite->errmsg (handle) : "SQLite");
      return;
    }

  g_set_error_literal (error, COXA_STORE_ERROR, code, message);
}
