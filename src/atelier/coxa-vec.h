/* coxa-vec.h: points and turns in space
 *
 * Metres, x to the right, y up, z towards the observer. Small enough to be inlined wherever it is used.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/**
 * CoxaVec:
 *
 * A point or a direction.
 */
typedef struct
{
  double x;
  double y;
  double z;
} CoxaVec;

/**
 * CoxaTurn:
 * @m: three rows of three numbers
 *
 * A rotation.
 */
typedef struct
{
  double m[9];
} CoxaTurn;

static inline CoxaVec
coxa_vec (double x,
          double y,
          double z)
{
  CoxaVec v = { x, y, z };

  return v;
}

static inline CoxaVec
coxa_vec_add (CoxaVec a,
              CoxaVec b)
{
  return coxa_vec (a.x + b.x, a.y + b.y, a.z + b.z);
}

static inline CoxaVec
coxa_vec_sub (CoxaVec a,
              CoxaVec b)
{
  return coxa_vec (a.x - b.x, a.y - b.y, a.z - b.z);
}

static inline CoxaVec
coxa_vec_scale (CoxaVec a,
                double  s)
{
  return coxa_vec (a.x * s, a.y * s, a.z * s);
}

static inline double
coxa_vec_dot (CoxaVec a,
              CoxaVec b)
{
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline CoxaVec
coxa_vec_cross (CoxaVec a,
                CoxaVec b)
{
  return coxa_vec (a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

static inline double
coxa_vec_length (CoxaVec a)
{
  return sqrt (coxa_vec_dot (a, a));
}

static inline CoxaVec
coxa_vec_unit (CoxaVec a)
{
  double length = coxa_vec_length (a);

  return length > 1e-12 ? coxa_vec_scale (a, 1 / length) : coxa_vec (0, 0, 0);
}

static inline CoxaVec
coxa_vec_mix (CoxaVec a,
              CoxaVec b,
              double  t)
{
  return coxa_vec (a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t);
}

static inline CoxaVec
coxa_turn_apply (const CoxaTurn *a,
                 CoxaVec         b)
{
  return coxa_vec (a->m[0] * b.x + a->m[1] * b.y + a->m[2] * b.z,
                   a->m[3] * b.x + a->m[4] * b.y + a->m[5] * b.z,
                   a->m[6] * b.x + a->m[7] * b.y + a->m[8] * b.z);
}

/* the way back */
static inline CoxaVec
coxa_turn_undo (const CoxaTurn *a,
                CoxaVec         b)
{
  return coxa_vec (a->m[0] * b.x + a->m[3] * b.y + a->m[6] * b.z,
                   a->m[1] * b.x + a->m[4] * b.y + a->m[7] * b.z,
                   a->m[2] * b.x + a->m[5] * b.y + a->m[8] * b.z);
}

CoxaTurn coxa_turn_none    (void);

CoxaTurn coxa_turn_about   (CoxaVec   axis,
                            double    degrees);

CoxaTurn coxa_turn_times   (CoxaTurn  a,
                            CoxaTurn  b);

CoxaTurn coxa_turn_inverse (CoxaTurn  a);

CoxaTurn coxa_turn_columns (CoxaVec   x,
                            CoxaVec   y,
                            CoxaVec   z);

CoxaTurn coxa_turn_between (CoxaVec   from,
                            CoxaVec   to);

CoxaTurn coxa_turn_facing  (CoxaVec   up,
                            CoxaVec   front);

CoxaTurn coxa_turn_mix     (CoxaTurn  a,
                            CoxaTurn  b,
                            double    t);

double   coxa_smooth_step  (double    from,
                            double    to,
                            double    value);

G_END_DECLS
