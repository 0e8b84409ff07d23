/* coxa-figures-draw.h: a figure as a packed SVG, and its row in figures.json
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-sketch.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CoxaDrawing:
 * @svg: the whole drawing
 * @length: bytes of that
 * @measures: one a frame
 * @n: how many frames
 *
 * A figure, drawn.
 */
typedef struct
{
  char        *svg;
  gsize        length;
  CoxaMeasure *measures;
  guint        n;
} CoxaDrawing;

CoxaDrawing *coxa_drawing_new     (const CoxaFilm     *film) G_GNUC_WARN_UNUSED_RESULT;

void         coxa_drawing_free    (CoxaDrawing        *self);

gboolean     coxa_drawing_save    (const CoxaDrawing  *self,
                                   const char         *path,
                                   gsize              *packed,
                                   GError            **error);

double       coxa_drawing_flicker (const CoxaDrawing  *self,
                                   const CoxaFilm     *film,
                                   guint              *frame);

char        *coxa_film_dup_name   (const CoxaFilm     *film,
                                   const char         *ending) G_GNUC_WARN_UNUSED_RESULT;

JsonNode    *coxa_film_describe   (const CoxaFilm     *film) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaDrawing, coxa_drawing_free)

G_END_DECLS
