#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * CoxaSqlite:
 *
 * What we need of SQLite.
 */
typedef struct
{
  __typeof__ (sqlite3_open_v2)                *open_v2;
  __typeof__ (sqlite3_close_v2)               *close_v2;
  __typeof__ (sqlite3_extended_result_codes)  *extended_result_codes;
  __typeof__ (sqlite3_busy_timeout)           *busy_timeout;
  __typeof__ (sqlite3_exec)                   *exec;
  __typeof__ (sqlite3_db_readonly)            *db_readonly;
  __typeof__ (sqlite3_get_autocommit)         *get_autocommit;
  __typeof__ (sqlite3_errmsg)                 *errmsg;
  __typeof__ (sqlite3_extended_errcode)       *extended_errcode;
  __typeof__ (sqlite3_prepare_v2)             *prepare_v2;
  __typeof__ (sqlite3_bind_text)              *bind_text;
  __typeof__ (sqlite3_bind_int64)             *bind_int64;
  __typeof__ (sqlite3_bind_null)              *bind_null;
  __typeof__ (sqlite3_step)                   *step;
  __typeof__ (sqlite3_column_text)            *column_text;
  __typeof__ (sqlite3_column_int64)           *column_int64;
  __typeof__ (sqlite3_finalize)               *finalize;
} CoxaSqlite;

const CoxaSqlite *coxa_sqlite_open        (GError     **error);

gboolean          coxa_sqlite_read_number (sqlite3     *handle,
                                           const char  *sql,
                                           gint64      *number);

G_END_DECLS
