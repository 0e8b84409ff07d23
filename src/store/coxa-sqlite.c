/* SQLite, opened when something is read or kept for the first time: the first frame can do without a file more to open, and
 * 1.5 MiB of library. */
#include "coxa-sqlite.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <gmodule.h>

/* The library's ABI: it has not changed since 2004. */
#define LIBRARY "libsqlite3.so.0"

#define SYMBOL(name) { "sqlite3_" #name, G_STRUCT_OFFSET (CoxaSqlite, name) }

static gpointer
open_once (gpointer data G_GNUC_UNUSED)
{
  static const struct { const char *name; gssize offset; } symbols[] = {
    SYMBOL (open_v2), SYMBOL (close_v2), SYMBOL (extended_result_codes), SYMBOL (busy_timeout), SYMBOL (exec),
    SYMBOL (db_readonly), SYMBOL (get_autocommit), SYMBOL (errmsg), SYMBOL (extended_errcode), SYMBOL (prepare_v2),
    SYMBOL (bind_text), SYMBOL (bind_int64), SYMBOL (bind_null), SYMBOL (step), SYMBOL (column_text),
    SYMBOL (column_int64), SYMBOL (finalize),
  };
  GModule *module = g_module_open (LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  CoxaSqlite *self;

  if (module == NULL)
    return NULL;

  g_module_make_resident (module);
  self = g_new0 (CoxaSqlite, 1);
  for (guint i = 0; self != NULL && i < G_N_ELEMENTS (symbols); i++)
    if (!g_module_symbol (module, symbols[i].name, G_STRUCT_MEMBER_P (self, symbols[i].offset)))
      g_clear_pointer (&self, g_free);

  return self;
}

/**
 * coxa_sqlite_open:
 * @error: return location for a %G_IO_ERROR
 *
 * Opens SQLite, once. Any thread may call it.
 *
 * Returns: (transfer none): its functions, or %NULL with an error where it is not installed
 */
const CoxaSqlite *
coxa_sqlite_open (GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const CoxaSqlite *self = g_once (&once, open_once, NULL);

  if (self == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _("SQLite, which keeps bookmarks, notes and the diary, could not be opened. "
                           "Install SQLite 3 and start Coxa again."));

  return self;
}

/**
 * coxa_sqlite_read_number:
 * @handle: an open file
 * @sql: a query whose first row begins with a number
 * @number: (out): it
 *
 * Returns: whether there was such a row
 */
gboolean
coxa_sqlite_read_number (sqlite3    *handle,
                         const char *sql,
                         gint64     *number)
{
  const CoxaSqlite *self = coxa_sqlite_open (NULL);
  sqlite3_stmt *statement = NULL;
  gboolean found;

  if (self == NULL || self->prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK)
    return FALSE;

  found = self->step (statement) == SQLITE_ROW;
  if (found)
    *number = self->column_int64 (statement, 0);
  self->finalize (statement);

  return found;
}
