/* coxa-figures-list.h: figures.json, the list of figures that the program reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

GHashTable *coxa_figures_list_load (const char  *path) G_GNUC_WARN_UNUSED_RESULT;

gboolean    coxa_figures_list_save (const char  *path,
                                    GHashTable  *rows,
                                    GError     **error);

G_END_DECLS
