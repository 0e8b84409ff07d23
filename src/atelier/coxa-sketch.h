/* coxa-sketch.h: a frame as SVG
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-film.h"

G_BEGIN_DECLS

#define COXA_N_TONES 5 /* three darker, two lighter */

/**
 * CoxaMeasure:
 * @area: a number a tone: how much of the picture it covers, square units
 * @pieces: a number a tone: of how many pieces it is
 * @bytes: how long the group is
 *
 * What a frame is measured by, lest its tones flicker.
 */
typedef struct
{
  double area[COXA_N_TONES];
  guint  pieces[COXA_N_TONES];
  gsize  bytes;
} CoxaMeasure;

/**
 * CoxaPaper:
 * @film: the figure
 * @scene: what does not move
 * @pixels: pixels a picture unit
 *
 * What all frames of a figure are drawn on. Nothing in it changes, so that threads can share it.
 */
typedef struct
{
  const CoxaFilm *film;
  CoxaCanvas     *scene;
  double          pixels;
} CoxaPaper;

void  coxa_paper_init   (CoxaPaper       *self,
                         const CoxaFilm  *film,
                         double           pixels);

void  coxa_paper_clear  (CoxaPaper       *self);

char *coxa_sketch_scene (const CoxaPaper *self) G_GNUC_WARN_UNUSED_RESULT;

char *coxa_sketch_frame (const CoxaPaper *self,
                         const char      *id,
                         const CoxaFrame *frame,
                         const CoxaActor *actors,
                         CoxaMeasure     *measure) G_GNUC_WARN_UNUSED_RESULT;

char *coxa_sketch_arrow (const CoxaPaper *self,
                         const CoxaArrow *arrow) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
