#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal to src/atlas: what atlas/atlas.json says. */

#define COXA_MANIFEST_FILE "atlas/atlas.json"

typedef struct
{
  char *home;      /* or NULL */
  int   home_line;
  char *credit;    /* or NULL */
} CoxaManifest;

CoxaManifest *coxa_manifest_load (const char    *folder,
                                  GPtrArray     *problems,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;

void          coxa_manifest_free (CoxaManifest  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaManifest, coxa_manifest_free)

G_END_DECLS
