#include "coxa-database-private.h"

#include "coxa-sqlite.h"
#include "coxa-store-error.h"
#include "coxa-store-file.h"

#include <string.h>

/* In the file kinds have names: it is to be understood without us. */
static const char * const kinds[COXA_STORE_KINDS] = { "bookmark", "note", "visit" };

/**
 * coxa_database_open:
 * @path: the file; it need not be there
 * @error: return location for a %COXA_STORE_ERROR, or a %G_IO_ERROR where there is no SQLite
 *
 * Opens the file. It is made by the first write. A damaged one is set aside: see coxa_database_get_remark().
 *
 * Returns: (transfer full): the database
 */
CoxaDatabase *
coxa_database_open (const char  *path,
                    GError     **error)
{
  CoxaDatabase *self = g_new0 (CoxaDatabase, 1);

  self->path = g_strdup (path);
  if (!coxa_store_file_open (&self->file, path, error))
    {
      coxa_database_free (self);
      return NULL;
    }
  self->sqlite = coxa_sqlite_open (NULL);

  return self;
}

/**
 * coxa_database_free:
 * @self: (nullable) (transfer full): a database
 */
void
coxa_database_free (CoxaDatabase *self)
{
  if (self == NULL)
    return;

  coxa_store_file_close (&self->file);
  g_free (self->file.remark);
  g_free (self->path);
  g_free (self);
}

/**
 * coxa_database_get_remark:
 * @self: a database
 *
 * Returns: (transfer none) (nullable): a sentence that the reader must be shown, because not all is as they left it
 */
const char *
coxa_database_get_remark (CoxaDatabase *self)
{
  return self->file.remark;
}

/**
 * coxa_database_is_read_only:
 * @self: a database
 *
 * Returns: whether it is known that nothing can be written
 */
gboolean
coxa_database_is_read_only (CoxaDatabase *self)
{
  return self->file.is_read_only;
}

/**
 * coxa_database_prepare:
 * @self: a database with an open file
 * @sql: one statement
 *
 * Statements are prepared where they are used, since a write waits for the disk a thousand times as long.
 *
 * Returns: (transfer full) (nullable): the statement, to be finalized
 */
sqlite3_stmt *
coxa_database_prepare (CoxaDatabase *self,
                       const char   *sql)
{
  sqlite3_stmt *statement = NULL;

  self->sqlite->prepare_v2 (self->file.handle, sql, -1, &statement, NULL);

  return statement;
}

/**
 * coxa_database_bind_text:
 * @self: a database
 * @statement: a statement of it
 * @index: of the parameter, from 1
 * @text: (nullable): what it is to be
 */
void
coxa_database_bind_text (CoxaDatabase *self,
                         sqlite3_stmt *statement,
                         int           index,
                         const char   *text)
{
  if (text != NULL)
    self->sqlite->bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
  else
    self->sqlite->bind_null (statement, index);
}

/**
 * coxa_database_dup_column:
 * @self: a database
 * @statement: a statement of it that stands on a row
 * @column: which one, from 0
 *
 * Returns: (transfer full) (nullable): the text there
 */
char *
coxa_database_dup_column (CoxaDatabase *self,
                          sqlite3_stmt *statement,
                          int           column)
{
  const char *text = (const char *) self->sqlite->column_text (statement, column);

  /* Whoever else writes the file may not hold with UTF-8. */
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static CoxaStoreItem *
read_item (CoxaDatabase  *self,
           sqlite3_stmt  *statement,
           CoxaStoreKind  kind)
{
  CoxaStoreItem *item = g_new0 (CoxaStoreItem, 1);

  item->kind = kind;
  item->place = coxa_database_dup_column (self, statement, 0);
  item->address = coxa_database_dup_column (self, statement, 1);
  item->title = coxa_database_dup_column (self, statement, 2);
  item->text = coxa_database_dup_column (self, statement, 3);
  item->created = self->sqlite->column_int64 (statement, 4);
  item->changed = self->sqlite->column_int64 (statement, 5);

  return item;
}

/**
 * coxa_database_run:
 * @self: a database
 * @statement: (nullable): a statement of it that gives no rows
 *
 * Returns: whether it came to its end
 */
gboolean
coxa_database_run (CoxaDatabase *self,
                   sqlite3_stmt *statement)
{
  return statement != NULL && self->sqlite->step (statement) == SQLITE_DONE;
}

/**
 * coxa_database_list:
 * @self: a database
 * @kind: of which kind
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Returns: (transfer full) (element-type CoxaStoreItem): all there are, what was changed last first
 */
GPtrArray *
coxa_database_list (CoxaDatabase   *self,
                    CoxaStoreKind   kind,
                    GError        **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_store_item_free);
  sqlite3_stmt *statement;
  int result = SQLITE_ERROR;

  g_return_val_if_fail (kind < COXA_STORE_KINDS, NULL);

  if (self->file.handle == NULL)
    return g_steal_pointer (&items);

  statement = coxa_database_prepare (self, "SELECT place, address, title, text, created, changed FROM kept WHERE kind = ? "
                                           "ORDER BY changed DESC, place");
  if (statement != NULL)
    {
      coxa_database_bind_text (self, statement, 1, kinds[kind]);
      while ((result = self->sqlite->step (statement)) == SQLITE_ROW)
        g_ptr_array_add (items, read_item (self, statement, kind));
    }
  if (result != SQLITE_DONE)
    {
      coxa_store_set_error (self->file.handle, error);
      g_clear_pointer (&items, g_ptr_array_unref);
    }
  self->sqlite->finalize (statement);

  return g_steal_pointer (&items);
}

/**
 * coxa_database_begin:
 * @self: a database
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Begins to write, all or nothing, and makes the file if there is none.
 *
 * Returns: whether one may go on, to coxa_database_end()
 */
gboolean
coxa_database_begin (CoxaDatabase  *self,
                     GError       **error)
{
  if (self->file.is_newer)
    {
      g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_READ_ONLY, self->file.remark);
      return FALSE;
    }
  if (self->file.handle == NULL && !coxa_store_file_create (&self->file, self->path, error))
    return FALSE;

  if (self->sqlite->exec (self->file.handle, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  coxa_store_set_error (self->file.handle, error);

  return FALSE;
}

/**
 * coxa_database_end:
 * @self: a database
 * @good: whether all went well since coxa_database_begin()
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Commits what went well, and takes back the whole of what did not.
 *
 * Returns: whether it is on the disk
 */
gboolean
coxa_database_end (CoxaDatabase  *self,
                   gboolean       good,
                   GError       **error)
{
  if (good && self->sqlite->exec (self->file.handle, "COMMIT", NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  coxa_store_set_error (self->file.handle, error);
  /* Some errors have rolled back by themselves. */
  if (!self->sqlite->get_autocommit (self->file.handle))
    self->sqlite->exec (self->file.handle, "ROLLBACK", NULL, NULL, NULL);

  return FALSE;
}

/* Looks up what is there of the kind of @item. Returns: FALSE where that fails; finding nothing is no failure. */
static gboolean
find (CoxaDatabase         *self,
      const CoxaStoreItem  *item,
      CoxaStoreItem       **found)
{
  sqlite3_stmt *statement = coxa_database_prepare (self, "SELECT place, address, title, text, created, changed FROM kept "
                                                         "WHERE kind = ? AND place = ?");
  int result = SQLITE_ERROR;

  *found = NULL;
  if (statement != NULL)
    {
      coxa_database_bind_text (self, statement, 1, kinds[item->kind]);
      coxa_database_bind_text (self, statement, 2, item->place);
      result = self->sqlite->step (statement);
      if (result == SQLITE_ROW)
        *found = read_item (self, statement, item->kind);
    }
  self->sqlite->finalize (statement);

  return result == SQLITE_ROW || result == SQLITE_DONE;
}

static gboolean
write_item (CoxaDatabase        *self,
            const CoxaStoreItem *item)
{
  sqlite3_stmt *statement = coxa_database_prepare (self, "INSERT OR REPLACE INTO kept "
                                                         "(kind, place, address, title, text, created, changed) "
                                                         "VALUES (?, ?, ?, ?, ?, ?, ?)");
  gboolean good = FALSE;

  if (statement != NULL)
    {
      coxa_database_bind_text (self, statement, 1, kinds[item->kind]);
      coxa_database_bind_text (self, statement, 2, item->place);
      coxa_database_bind_text (self, statement, 3, item->address);
      coxa_database_bind_text (self, statement, 4, item->title);
      coxa_database_bind_text (self, statement, 5, item->text);
      self->sqlite->bind_int64 (statement, 6, item->created);
      self->sqlite->bind_int64 (statement, 7, item->changed);
      good = coxa_database_run (self, statement);
    }
  self->sqlite->finalize (statement);

  return good;
}

static gboolean
forget_old_visits (CoxaDatabase *self)
{
  sqlite3_stmt *statement = coxa_database_prepare (self, "DELETE FROM kept WHERE kind = 'visit' AND place NOT IN "
                                                         "(SELECT place FROM kept WHERE kind = 'visit' "
                                                         "ORDER BY changed DESC, place LIMIT ?)");
  gboolean good = FALSE;

  if (statement != NULL)
    {
      self->sqlite->bind_int64 (statement, 1, COXA_DATABASE_VISITS_MAX);
      good = coxa_database_run (self, statement);
    }
  self->sqlite->finalize (statement);

  return good;
}

/* Two windows may have written on the same page: then both texts stay. */
static void
merge (CoxaStoreItem       *item,
       const CoxaStoreItem *there,
       gint64               known)
{
  char *both;

  item->created = MIN (item->created, there->created);
  if (item->kind != COXA_STORE_NOTE || there->changed == known || strstr (item->text, there->text) != NULL)
    return;

  both = g_strconcat (there->text, "\n\n", item->text, NULL);
  g_free (item->text);
  item->text = both;
}

/**
 * coxa_database_put:
 * @self: a database
 * @item: what to keep
 * @known: when what @item takes the place of was changed, as far as the writer knows; 0 for nothing
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Keeps something, in place of what there was of its kind and place. A note that somebody else has changed since @known is not
 * overwritten: the texts are put one below the other.
 *
 * Returns: (transfer full): what is kept now, or %NULL with an error, and then nothing has changed
 */
CoxaStoreItem *
coxa_database_put (CoxaDatabase         *self,
                   const CoxaStoreItem  *item,
                   gint64                known,
                   GError              **error)
{
  g_autoptr(CoxaStoreItem) kept = NULL;
  g_autoptr(CoxaStoreItem) there = NULL;
  gboolean good;

  g_return_val_if_fail (item != NULL && item->kind < COXA_STORE_KINDS, NULL);
  g_return_val_if_fail ((item->kind == COXA_STORE_NOTE) == (item->text != NULL), NULL);

  if (!coxa_database_begin (self, error))
    return NULL;

  kept = coxa_store_item_copy (item);
  good = find (self, item, &there);
  if (good && there != NULL)
    merge (kept, there, known);
  good = good && write_item (self, kept) && (kept->kind != COXA_STORE_VISIT || forget_old_visits (self));

  return coxa_database_end (self, good, error) ? g_steal_pointer (&kept) : NULL;
}

/**
 * coxa_database_remove:
 * @self: a database
 * @kind: of which kind
 * @place: (nullable): of what; %NULL for all of the kind
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Removes something; that there is nothing to remove is no error.
 *
 * Returns: whether it is gone
 */
gboolean
coxa_database_remove (CoxaDatabase   *self,
                      CoxaStoreKind   kind,
                      const char     *place,
                      GError        **error)
{
  sqlite3_stmt *statement;
  gboolean good = FALSE;

  g_return_val_if_fail (kind < COXA_STORE_KINDS, FALSE);

  if (self->file.handle == NULL)
    return TRUE;
  if (!coxa_database_begin (self, error))
    return FALSE;

  statement = coxa_database_prepare (self, "DELETE FROM kept WHERE kind = ?1 AND (place = ?2 OR ?2 IS NULL)");
  if (statement != NULL)
    {
      coxa_database_bind_text (self, statement, 1, kinds[kind]);
      coxa_database_bind_text (self, statement, 2, place);
      good = coxa_database_run (self, statement);
    }
  self->sqlite->finalize (statement);

  return coxa_database_end (self, good, error);
}
