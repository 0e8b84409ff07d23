/* coxa-pose-words.h: reads the words of a description, and says where one is wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-pose.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CoxaWords:
 * @path: the file, for messages
 * @rig: a skeleton, whose bones the file names
 * @error: return location
 *
 * What is needed while a file is read. Places in it are named as JSON pointers.
 */
typedef struct
{
  const char    *path;
  const CoxaRig *rig;
  GError       **error;
} CoxaWords;

gboolean    coxa_words_fail    (CoxaWords          *self,
                                const char         *place,
                                const char         *format,
                                ...) G_GNUC_PRINTF (3, 4);

gboolean    coxa_words_only    (CoxaWords          *self,
                                JsonObject         *object,
                                const char         *place,
                                const char         *allowed);

JsonObject *coxa_words_object  (CoxaWords          *self,
                                JsonNode           *node,
                                const char         *place);

gboolean    coxa_words_member  (CoxaWords          *self,
                                JsonObject         *object,
                                const char         *place,
                                const char         *name,
                                gboolean            needed,
                                JsonNode          **node);

gboolean    coxa_words_number  (CoxaWords          *self,
                                JsonObject         *object,
                                const char         *place,
                                const char         *name,
                                gboolean            needed,
                                double             *out);

gboolean    coxa_words_numbers (CoxaWords          *self,
                                JsonObject         *object,
                                const char         *place,
                                const char         *name,
                                gboolean            needed,
                                guint               least,
                                guint               most,
                                double             *out);

gboolean    coxa_words_vec     (CoxaWords          *self,
                                JsonObject         *object,
                                const char         *place,
                                const char         *name,
                                gboolean            needed,
                                CoxaVec            *out);

gboolean    coxa_words_text    (CoxaWords          *self,
                                JsonObject         *object,
                                const char         *place,
                                const char         *name,
                                gboolean            needed,
                                const char        **out);

gboolean    coxa_words_colour  (CoxaWords          *self,
                                JsonObject         *object,
                                const char         *place,
                                char               *out);

gboolean    coxa_words_of      (CoxaWords          *self,
                                const char         *name,
                                const char         *place,
                                int                *out);

gboolean    coxa_words_pose    (CoxaWords          *self,
                                JsonObject         *object,
                                const char         *place,
                                CoxaPose           *pose);

G_END_DECLS
