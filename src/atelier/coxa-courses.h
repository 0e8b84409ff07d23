/* coxa-courses.h: reads lines, bands, sacs and patches as a person wrote them down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-scene.h"

G_BEGIN_DECLS

JsonObject *coxa_courses_open       (const char  *path,
                                     JsonParser **parser,
                                     GError     **error);

CoxaCurve  *coxa_courses_read_curve (JsonNode    *node) G_GNUC_WARN_UNUSED_RESULT;

void        coxa_courses_free_curve (gpointer     curve);

GPtrArray  *coxa_courses_get_curves (JsonObject  *object,
                                     const char  *member) G_GNUC_WARN_UNUSED_RESULT;

char      **coxa_courses_get_names  (JsonObject  *object,
                                     const char  *member) G_GNUC_WARN_UNUSED_RESULT;

double      coxa_courses_get_number (JsonObject  *object,
                                     const char  *member,
                                     double       otherwise);

G_END_DECLS
