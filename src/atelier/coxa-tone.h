/* coxa-tone.h: how light and shade fall on a structure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-body.h"
#include "coxa-ridge.h"

G_BEGIN_DECLS

#define COXA_N_RIDGES 3

/**
 * CoxaTone:
 * @tone: a number a pixel of the body's window, 0 darkest … 1 lightest
 * @ridges: gradients that carry most of it; all but the first add to it
 * @rest: what they leave of it
 *
 * A structure's light and shade.
 */
typedef struct
{
  float     *tone;
  CoxaRidge  ridges[COXA_N_RIDGES];
  float     *rest;
} CoxaTone;

CoxaTone *coxa_tone_new  (CoxaBody    *body,
                          const float *planes) G_GNUC_WARN_UNUSED_RESULT;

void      coxa_tone_free (CoxaTone    *self);

G_END_DECLS
