#pragma once

#include "coxa-sqlite.h"

G_BEGIN_DECLS

/* Marks a file as ours: "Coxa". */
#define COXA_SCHEMA_ID 0x436f7861

extern const char * const coxa_schema_steps[];

int      coxa_schema_get_version (void);

gboolean coxa_schema_is_whole    (sqlite3             *handle,
                                  gint64               version);

gboolean coxa_schema_migrate     (sqlite3             *handle,
                                  const char * const  *steps,
                                  GError             **error);

G_END_DECLS
