#pragma once

#include "coxa-atlas.h"

G_BEGIN_DECLS

/* Internal to src/atlas: what is known of every entry without opening it, either read from atlas/atlas-index.json or gathered
 * from the entries themselves. */

#define COXA_CATALOGUE_FILE "atlas/atlas-index.json"

typedef struct
{
  CoxaIndexRow  row;
  GPtrArray    *links; /* CoxaLink, as the entry states them */
} CoxaCatalogueRow;

CoxaCatalogueRow *coxa_catalogue_row_new    (const CoxaEntry   *entry) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_catalogue_row_free   (CoxaCatalogueRow  *self);

GPtrArray        *coxa_catalogue_list_pages (const char        *folder,
                                             GPtrArray         *problems) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray        *coxa_catalogue_scan       (const char        *folder,
                                             GPtrArray         *problems,
                                             GCancellable      *cancellable,
                                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray        *coxa_catalogue_load       (const char        *folder,
                                             GPtrArray         *problems,
                                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;

char             *coxa_catalogue_to_json    (GPtrArray         *rows) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
