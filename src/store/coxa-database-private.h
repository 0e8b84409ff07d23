#pragma once

#include "coxa-database.h"
#include "coxa-sqlite.h"
#include "coxa-store-file.h"

G_BEGIN_DECLS

/* Internal to src/store: what the tables have in common. */

struct _CoxaDatabase
{
  char             *path;
  const CoxaSqlite *sqlite;
  CoxaStoreFile     file;
};

sqlite3_stmt *coxa_database_prepare    (CoxaDatabase  *self,
                                        const char    *sql) G_GNUC_WARN_UNUSED_RESULT;

void          coxa_database_bind_text  (CoxaDatabase  *self,
                                        sqlite3_stmt  *statement,
                                        int            index,
                                        const char    *text);

char         *coxa_database_dup_column (CoxaDatabase  *self,
                                        sqlite3_stmt  *statement,
                                        int            column) G_GNUC_WARN_UNUSED_RESULT;

gboolean      coxa_database_run        (CoxaDatabase  *self,
                                        sqlite3_stmt  *statement);

sqlite3_stmt *coxa_database_query      (CoxaDatabase  *self,
                                        const char    *sql,
                                        const char    *types,
                                        ...) G_GNUC_WARN_UNUSED_RESULT;

gboolean      coxa_database_write      (CoxaDatabase  *self,
                                        const char    *sql,
                                        const char    *types,
                                        ...);

gboolean      coxa_database_next       (CoxaDatabase  *self,
                                        sqlite3_stmt  *statement,
                                        gboolean      *good);

gint64        coxa_database_get_number (CoxaDatabase  *self,
                                        sqlite3_stmt  *statement,
                                        int            column);

gboolean      coxa_database_done       (CoxaDatabase  *self,
                                        sqlite3_stmt  *statement,
                                        gboolean       good,
                                        GError       **error);

gboolean      coxa_database_begin      (CoxaDatabase  *self,
                                        GError       **error);

gboolean      coxa_database_end        (CoxaDatabase  *self,
                                        gboolean       good,
                                        GError       **error);

G_END_DECLS
