#include "coxa-manifest.h"

#include "coxa-json.h"

/**
 * coxa_manifest_load:
 * @folder: the data folder
 * @problems: (nullable): where #CoxaProblem items are appended
 * @error: return location for a %COXA_ATLAS_ERROR
 *
 * Reads the manifest, `atlas/atlas.json`. Whether its home page exists is not looked at.
 *
 * Returns: (transfer full): the manifest, or %NULL with @error set
 */
CoxaManifest *
coxa_manifest_load (const char  *folder,
                    GPtrArray   *problems,
                    GError     **error)
{
  static const char * const known[] = { "format", "title", "language", "licence", "credit", "home", NULL };
  g_autoptr(CoxaJson) json = coxa_json_load (folder, COXA_MANIFEST_FILE, problems, error);
  CoxaManifest *self;
  JsonObject *root;

  if (json == NULL)
    return NULL;

  root = coxa_json_get_root (json);
  coxa_json_check_format (json);
  coxa_json_check_members (json, root, "", known);
  coxa_json_get_string (json, root, "", "title", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  coxa_json_get_string (json, root, "", "language", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  coxa_json_get_string (json, root, "", "licence", COXA_NEED_REQUIRED, COXA_JSON_NAME);

  self = g_new0 (CoxaManifest, 1);
  self->credit = g_strdup (coxa_json_get_string (json, root, "", "credit", COXA_NEED_REQUIRED, 1000));
  self->home = g_strdup (coxa_json_get_string (json, root, "", "home", COXA_NEED_REQUIRED, COXA_JSON_NAME));
  self->home_line = coxa_json_find_line (json, "/home");

  return self;
}

/**
 * coxa_manifest_free:
 * @self: (nullable) (transfer full): a manifest
 *
 * Frees a manifest.
 */
void
coxa_manifest_free (CoxaManifest *self)
{
  if (self == NULL)
    return;

  g_free (self->home);
  g_free (self->credit);
  g_free (self);
}
