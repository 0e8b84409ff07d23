#pragma once

#include "coxa-database.h"

G_BEGIN_DECLS

/* A folder of its own for each test, with a file in it that is not there yet. */
typedef struct
{
  char *folder;
  char *path;
} StoreFixture;

void          store_fixture_set_up    (StoreFixture   *self,
                                       gconstpointer   data);

void          store_fixture_tear_down (StoreFixture   *self,
                                       gconstpointer   data);

CoxaDatabase *store_fixture_open      (StoreFixture   *self);

void          store_fixture_run_sql   (StoreFixture   *self,
                                       const char     *sql);

G_END_DECLS
