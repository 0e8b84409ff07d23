/* coxa-film.h: a figure's frames
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-canvas.h"
#include "coxa-muscle-field.h"
#include "coxa-pose-file.h"
#include "coxa-skin.h"
#include "coxa-stage.h"

G_BEGIN_DECLS

#define COXA_FRAMES_A_SECOND 12

/**
 * CoxaFrame:
 * @from: number of a pose
 * @to: number of a pose; the same as @from in a key picture
 * @t: how far from one to the other, 0 … 1, eased
 *
 * A frame of the movement.
 */
typedef struct
{
  guint  from;
  guint  to;
  double t;
} CoxaFrame;

/**
 * CoxaStretch:
 * @from: the frame it starts with
 * @to: the frame it ends with
 * @seconds: how long it takes
 *
 * A part of the loop.
 */
typedef struct
{
  guint  from;
  guint  to;
  double seconds;
} CoxaStretch;

/**
 * CoxaFilm:
 * @file: the description
 * @skin: the subject, then the examiner or %NULL
 * @stage: what does not move
 * @camera: where it is seen from
 * @settled: (array): a #CoxaStand a pose and person, in the order of the file's poses; those of the faults behind
 * @frames: (element-type CoxaFrame): all frames
 * @stretches: (element-type CoxaStretch): the loop
 * @key_frame: which frame each key is
 * @fields: where muscles lie
 *
 * A figure, ready to be drawn.
 */
typedef struct
{
  CoxaPoseFile      *file;
  const CoxaSkin    *skin[2];
  CoxaStage         *stage;
  CoxaCamera         camera;
  CoxaStand        (*settled)[2];
  GArray            *frames;
  GArray            *stretches;
  guint             *key_frame;
  CoxaMuscleField  **fields;
} CoxaFilm;

CoxaFilm *coxa_film_new         (CoxaPoseFile     *file,
                                 const CoxaSkin   *patient,
                                 const CoxaSkin   *examiner,
                                 CoxaMuscles      *muscles,
                                 GError          **error) G_GNUC_WARN_UNUSED_RESULT;

void      coxa_film_free        (CoxaFilm         *self);

void      coxa_film_pose        (const CoxaFilm   *self,
                                 guint             frame,
                                 CoxaPose         *poses,
                                 CoxaStand        *stands);

void      coxa_film_fault       (const CoxaFilm   *self,
                                 guint             fault,
                                 CoxaPose         *poses,
                                 CoxaStand        *stands);

void      coxa_film_act         (const CoxaFilm   *self,
                                 const CoxaStand  *stands,
                                 CoxaActor        *actors);

void      coxa_film_stage       (const CoxaFilm   *self,
                                 const CoxaFrame  *frame,
                                 const CoxaActor  *actors,
                                 CoxaStage        *stage);

void      coxa_actors_clear     (CoxaActor        *actors);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaFilm, coxa_film_free)

G_END_DECLS
