/* Statements in one call. */
#include "coxa-database-private.h"

#include "coxa-store-error.h"

static sqlite3_stmt *
query (CoxaDatabase *self,
       const char   *sql,
       const char   *types,
       va_list       args)
{
  sqlite3_stmt *statement = coxa_database_prepare (self, sql);

  for (int i = 1; statement != NULL && types[i - 1] != '\0'; i++)
    switch (types[i - 1])
      {
      case 't':
        coxa_database_bind_text (self, statement, i, va_arg (args, const char *));
        break;
      case 'i':
        self->sqlite->bind_int64 (statement, i, va_arg (args, int));
        break;
      case 'l':
        self->sqlite->bind_int64 (statement, i, va_arg (args, gint64));
        break;
      default:
        g_assert_not_reached ();
      }

  return statement;
}

/**
 * coxa_database_query:
 * @self: a database with an open file
 * @sql: one statement
 * @types: the parameters in their order: "t" a text or %NULL, "i" an int, "l" a gint64
 * @...: the parameters
 *
 * Returns: (transfer full) (nullable): the statement, for coxa_database_next() and then coxa_database_done()
 */
sqlite3_stmt *
coxa_database_query (CoxaDatabase *self,
                     const char   *sql,
                     const char   *types,
                     ...)
{
  sqlite3_stmt *statement;
  va_list args;

  va_start (args, types);
  statement = query (self, sql, types, args);
  va_end (args);

  return statement;
}

/**
 * coxa_database_write:
 * @self: a database between coxa_database_begin() and coxa_database_end()
 * @sql: one statement that gives no rows
 * @types: see coxa_database_query()
 * @...: the parameters
 *
 * Returns: whether it came to its end
 */
gboolean
coxa_database_write (CoxaDatabase *self,
                     const char   *sql,
                     const char   *types,
                     ...)
{
  sqlite3_stmt *statement;
  gboolean good;
  va_list args;

  va_start (args, types);
  statement = query (self, sql, types, args);
  va_end (args);
  good = coxa_database_run (self, statement);
  self->sqlite->finalize (statement);

  return good;
}

/**
 * coxa_database_next:
 * @self: a database
 * @statement: (nullable): of coxa_database_query()
 * @good: (out): after the last row, whether all went well
 *
 * Returns: whether there is another row
 */
gboolean
coxa_database_next (CoxaDatabase *self,
                    sqlite3_stmt *statement,
                    gboolean     *good)
{
  int result = statement != NULL ? self->sqlite->step (statement) : SQLITE_ERROR;

  *good = result == SQLITE_DONE;

  return result == SQLITE_ROW;
}

/**
 * coxa_database_get_number:
 * @self: a database
 * @statement: a statement that stands on a row
 * @column: which one, from 0
 *
 * Returns: the number there
 */
gint64
coxa_database_get_number (CoxaDatabase *self,
                          sqlite3_stmt *statement,
                          int           column)
{
  return self->sqlite->column_int64 (statement, column);
}

/**
 * coxa_database_done:
 * @self: a database
 * @statement: (nullable) (transfer full): of coxa_database_query()
 * @good: of coxa_database_next()
 * @error: return location for a %COXA_STORE_ERROR, set where @good is not
 *
 * Returns: @good
 */
gboolean
coxa_database_done (CoxaDatabase  *self,
                    sqlite3_stmt  *statement,
                    gboolean       good,
                    GError       **error)
{
  if (!good)
    coxa_store_set_error (self->file.handle, error);
  self->sqlite->finalize (statement);

  return good;
}
