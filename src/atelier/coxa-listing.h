/* coxa-listing.h: the file that says what each drawing holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

GHashTable *coxa_listing_load (const char  *path) G_GNUC_WARN_UNUSED_RESULT;

gboolean    coxa_listing_save (const char  *path,
                               const char  *credit,
                               GPtrArray   *views,
                               JsonNode    *pulls,
                               GError     **error);

G_END_DECLS
