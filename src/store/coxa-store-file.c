/* Opening the file. It may be sound, empty, of a newer version, or damaged: then it is renamed, so that nothing is lost, and the
 * next write begins a new one. A rollback journal and synchronous=EXTRA: what was committed survives a kill and a power cut, and
 * there is only one file to copy or to set aside. */
#include "coxa-store-file.h"

#include "coxa-schema.h"
#include "coxa-sqlite.h"
#include "coxa-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

/* How long another program's write may take, milliseconds. */
#define PATIENCE_MS 5000

typedef enum
{
  STATE_SOUND,
  STATE_EMPTY,
  STATE_NEWER,
  STATE_DAMAGED,
  STATE_FAILED
} State;

/* Two programs that find the same damage must not both rename: the second would take the first one's new file. */
static int
lock_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    flock (fd, LOCK_EX);

  return fd;
}

static gboolean
is_damage (sqlite3 *handle)
{
  int result = coxa_sqlite_open (NULL)->extended_errcode (handle) & 0xff;

  /* What is asked is always the same and right: a plain error is the file's, such as a format that SQLite never wrote. */
  return result == SQLITE_CORRUPT || result == SQLITE_NOTADB || result == SQLITE_ERROR;
}

/* SQLite's own check answers with one row, "ok". Returns: FALSE where it could not even be asked. */
static gboolean
check_pages (sqlite3  *handle,
             gboolean *is_sound)
{
  const CoxaSqlite *sqlite = coxa_sqlite_open (NULL);
  sqlite3_stmt *statement = NULL;
  gboolean answered;

  *is_sound = FALSE;
  if (sqlite->prepare_v2 (handle, "PRAGMA quick_check(1)", -1, &statement, NULL) != SQLITE_OK)
    return FALSE;

  answered = sqlite->step (statement) == SQLITE_ROW;
  if (answered)
    *is_sound = g_strcmp0 ((const char *) sqlite->column_text (statement, 0), "ok") == 0;
  sqlite->finalize (statement);

  return answered;
}

static State
examine (sqlite3 *handle)
{
  gint64 version = 0, id = 0, tables = 0;
  gboolean is_sound;

  if (!check_pages (handle, &is_sound) ||
      (is_sound && (!coxa_sqlite_read_number (handle, "PRAGMA user_version", &version) ||
                    !coxa_sqlite_read_number (handle, "PRAGMA application_id", &id) ||
                    !coxa_sqlite_read_number (handle, "SELECT count(*) FROM sqlite_master", &tables))))
    return is_damage (handle) ? STATE_DAMAGED : STATE_FAILED;

  if (!is_sound)
    return STATE_DAMAGED;
  if (version == 0 && tables == 0)
    return STATE_EMPTY;
  if (id != COXA_SCHEMA_ID || version <= 0)
    return STATE_DAMAGED;

  if (version > coxa_schema_get_version ())
    return STATE_NEWER;

  return coxa_schema_is_whole (handle, version) ? STATE_SOUND : STATE_DAMAGED;
}

static gboolean
set_up (sqlite3 *handle)
{
  const CoxaSqlite *sqlite = coxa_sqlite_open (NULL);

  /* What is deleted is overwritten: a note may be about a person. */
  return sqlite->exec (handle,
                       "PRAGMA journal_mode = DELETE;"
                       "PRAGMA synchronous = EXTRA;"
                       "PRAGMA secure_delete = ON;"
                       "PRAGMA trusted_schema = OFF;", NULL, NULL, NULL) == SQLITE_OK;
}

static sqlite3 *
open_handle (const char *path,
             int         flags,
             int        *result)
{
  const CoxaSqlite *sqlite = coxa_sqlite_open (NULL);
  sqlite3 *handle = NULL;

  *result = sqlite->open_v2 (path, &handle, flags, NULL);
  if (*result != SQLITE_OK)
    {
      sqlite->close_v2 (handle);
      return NULL;
    }

  sqlite->extended_result_codes (handle, 1);
  sqlite->busy_timeout (handle, PATIENCE_MS);

  return handle;
}

static gboolean
move (const char *from,
      const char *to,
      const char *ending)
{
  g_autofree char *old = g_strconcat (from, ending, NULL);
  g_autofree char *new = g_strconcat (to, ending, NULL);

  return g_rename (old, new) == 0 || errno == ENOENT;
}

/* The journal goes first, and under the new name: left alone it would be played into the file that comes after. */
static gboolean
set_aside (CoxaStoreFile  *self,
           const char     *path,
           GError        **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *aside = NULL;
  g_autofree char *name = NULL;

  for (guint i = 1; aside == NULL || g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");

      g_free (name);
      g_free (aside);
      name = g_strdup_printf ("coxa-damaged-%s%s.db", date, number);
      aside = g_build_filename (folder, name, NULL);
    }

  if (!move (path, aside, "-journal") || !move (path, aside, "-wal") || !move (path, aside, ""))
    {
      g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_BROKEN,
                   /* Translators: the first %s is a file, the second a folder */
                   _("Your bookmarks, notes and diary cannot be read: “%s” is damaged, and it cannot be renamed. "
                     "Let “%s” be written, and start Coxa again."), path, folder);
      return FALSE;
    }

  self->remark = g_strdup_printf (/* Translators: the first %s is a file's name, the second its folder */
                                  _("Your bookmarks, notes and diary could not be read, because their file is damaged. "
                                    "It was set aside as “%s” in “%s” and a new one begins: keep it if somebody can repair it."),
                                  name, folder);

  return TRUE;
}

static gboolean
take (CoxaStoreFile  *self,
      const char     *path,
      GError        **error)
{
  const CoxaSqlite *sqlite = coxa_sqlite_open (NULL);
  int result;
  State state;

  self->handle = open_handle (path, SQLITE_OPEN_READWRITE, &result);
  if (self->handle != NULL)
    state = examine (self->handle);
  else /* not a file, or one that may not even be read; a sound one that a program out of memory cannot open stays */
    state = g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_access (path, R_OK) == 0 ? STATE_FAILED : STATE_DAMAGED;
  if (state == STATE_FAILED)
    {
      coxa_store_set_error (self->handle, error);
      return FALSE;
    }

  if (state == STATE_DAMAGED)
    {
      sqlite->close_v2 (g_steal_pointer (&self->handle));
      return set_aside (self, path, error);
    }

  self->is_newer = state == STATE_NEWER;
  self->is_read_only = self->is_newer || sqlite->db_readonly (self->handle, "main") == 1;
  if (self->is_newer)
    self->remark = g_strdup (_("Your bookmarks, notes and diary were last changed by a newer Coxa. They can be read here, "
                               "but not changed: update Coxa to go on with them."));
  if (self->is_read_only)
    return TRUE;

  if (!set_up (self->handle))
    {
      /* Where the folder may not be written, what is there can still be read. */
      self->is_read_only = TRUE;
      return TRUE;
    }

  return coxa_schema_migrate (self->handle, coxa_schema_steps, error);
}

/**
 * coxa_store_file_open:
 * @self: (out caller-allocates): what is found
 * @path: the file
 * @error: return location for a %COXA_STORE_ERROR, or a %G_IO_ERROR where there is no SQLite
 *
 * Opens the file if there is one, and sets it aside if it is damaged. Blocks on the disk.
 *
 * Returns: whether all is well, also where there is no file
 */
gboolean
coxa_store_file_open (CoxaStoreFile  *self,
                      const char     *path,
                      GError        **error)
{
  gboolean good;
  int lock;

  *self = (CoxaStoreFile) { 0 };
  if (coxa_sqlite_open (error) == NULL)
    return FALSE;

  lock = lock_folder (path);
  good = !g_file_test (path, G_FILE_TEST_EXISTS) || take (self, path, error);
  if (lock >= 0)
    close (lock);
  if (!good)
    coxa_store_file_close (self);

  return good;
}

/**
 * coxa_store_file_create:
 * @self: what coxa_store_file_open() found, without a file
 * @path: the file
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Makes the file, and its folder, for nobody else to read.
 *
 * Returns: whether it is there
 */
gboolean
coxa_store_file_create (CoxaStoreFile  *self,
                        const char     *path,
                        GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean good = FALSE;
  int lock, fd;
  int result;

  g_return_val_if_fail (self->handle == NULL, FALSE);

  g_mkdir_with_parents (folder, 0700);
  lock = lock_folder (path);
  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd >= 0)
    {
      close (fd);
      self->handle = open_handle (path, SQLITE_OPEN_READWRITE, &result);
    }

  if (self->handle == NULL)
    {
      g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_READ_ONLY,
                   /* Translators: %s is a folder */
                   _("That could not be kept: the folder “%s” may not be written. Let it be written and try again."), folder);
    }
  else
    {
      good = set_up (self->handle);
      if (!good)
        coxa_store_set_error (self->handle, error);
      good = good && coxa_schema_migrate (self->handle, coxa_schema_steps, error);
    }
  if (!good)
    coxa_store_file_close (self);
  if (lock >= 0)
    close (lock);

  return good;
}

/**
 * coxa_store_file_close:
 * @self: a file
 */
void
coxa_store_file_close (CoxaStoreFile *self)
{
  if (self->handle != NULL)
    coxa_sqlite_open (NULL)->close_v2 (g_steal_pointer (&self->handle));
}
