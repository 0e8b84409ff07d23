/* coxa-vec.c: points and turns in space
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-vec.h"

/**
 * coxa_turn_none:
 *
 * Returns: the rotation that leaves everything where it is
 */
CoxaTurn
coxa_turn_none (void)
{
  CoxaTurn turn = { { 1, 0, 0, 0, 1, 0, 0, 0, 1 } };

  return turn;
}

/**
 * coxa_turn_about:
 * @axis: a direction, of any length
 * @degrees: how far, right-handed
 *
 * Returns: the rotation about an axis
 */
CoxaTurn
coxa_turn_about (CoxaVec axis,
                 double  degrees)
{
  CoxaVec a = coxa_vec_unit (axis);
  double c = cos (degrees * G_PI / 180), s = sin (degrees * G_PI / 180), k = 1 - c;
  CoxaTurn turn = { { c + a.x * a.x * k, a.x * a.y * k - a.z * s, a.x * a.z * k + a.y * s,
                      a.y * a.x * k + a.z * s, c + a.y * a.y * k, a.y * a.z * k - a.x * s,
                      a.z * a.x * k - a.y * s, a.z * a.y * k + a.x * s, c + a.z * a.z * k } };

  return turn;
}

/**
 * coxa_turn_times:
 * @a: what comes second
 * @b: what comes first
 *
 * Returns: both in one
 */
CoxaTurn
coxa_turn_times (CoxaTurn a,
                 CoxaTurn b)
{
  CoxaTurn turn;

  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      turn.m[3 * i + j] = a.m[3 * i] * b.m[j] + a.m[3 * i + 1] * b.m[3 + j] + a.m[3 * i + 2] * b.m[6 + j];

  return turn;
}

/**
 * coxa_turn_inverse:
 * @a: a rotation
 *
 * Returns: the way back
 */
CoxaTurn
coxa_turn_inverse (CoxaTurn a)
{
  CoxaTurn turn;

  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      turn.m[3 * i + j] = a.m[3 * j + i];

  return turn;
}

/**
 * coxa_turn_columns:
 * @x: where it takes the first axis
 * @y: and the second
 * @z: and the third
 *
 * Returns: the rotation
 */
CoxaTurn
coxa_turn_columns (CoxaVec x,
                   CoxaVec y,
                   CoxaVec z)
{
  CoxaTurn turn = { { x.x, y.x, z.x, x.y, y.y, z.y, x.z, y.z, z.z } };

  return turn;
}

/**
 * coxa_turn_between:
 * @from: a direction
 * @to: another
 *
 * Returns: the smallest rotation that takes one to the other
 */
CoxaTurn
coxa_turn_between (CoxaVec from,
                   CoxaVec to)
{
  CoxaVec a = coxa_vec_unit (from), b = coxa_vec_unit (to);
  CoxaVec axis = coxa_vec_cross (a, b);
  double s = coxa_vec_length (axis), d = coxa_vec_dot (a, b);

  if (s < 1e-9)
    return d > 0 ? coxa_turn_none () : coxa_turn_about (coxa_vec (1, 0, 0), 180);

  return coxa_turn_about (axis, atan2 (s, d) * 180 / G_PI);
}

/**
 * coxa_turn_facing:
 * @up: where the second axis goes
 * @front: where the third goes, nearly; it is made square
 *
 * Returns: the rotation
 */
CoxaTurn
coxa_turn_facing (CoxaVec up,
                  CoxaVec front)
{
  CoxaVec y = coxa_vec_unit (up);
  CoxaVec z = coxa_vec_unit (coxa_vec_sub (front, coxa_vec_scale (y, coxa_vec_dot (front, y))));

  return coxa_turn_columns (coxa_vec_cross (y, z), y, z);
}

/* about which axis, right-handed, and how far: radians */
static CoxaVec
find_axis (CoxaTurn  turn,
           double   *angle)
{
  const double *m = turn.m;
  CoxaVec axis = coxa_vec (m[7] - m[5], m[2] - m[6], m[3] - m[1]);
  double s = coxa_vec_length (axis) / 2;
  double c = (m[0] + m[4] + m[8] - 1) / 2;

  *angle = atan2 (s, c);
  if (s > 1e-6 || c > 0)
    return axis;

  /* half a turn: the axis is in the diagonal */
  axis = coxa_vec (sqrt (fmax (0, (m[0] + 1) / 2)), sqrt (fmax (0, (m[4] + 1) / 2)), sqrt (fmax (0, (m[8] + 1) / 2)));
  if (m[1] + m[3] < 0)
    axis.y = -axis.y;
  if (m[2] + m[6] < 0)
    axis.z = -axis.z;

  return axis;
}

/**
 * coxa_turn_mix:
 * @a: a rotation
 * @b: another
 * @t: how far from one to the other, 0 … 1
 *
 * Returns: a rotation on the shortest way between them
 */
CoxaTurn
coxa_turn_mix (CoxaTurn a,
               CoxaTurn b,
               double   t)
{
  double angle;
  CoxaVec axis = find_axis (coxa_turn_times (coxa_turn_inverse (a), b), &angle);

  return angle < 1e-9 ? a : coxa_turn_times (a, coxa_turn_about (axis, t * angle * 180 / G_PI));
}

/**
 * coxa_smooth_step:
 * @from: where it begins to rise
 * @to: where it has risen; below @from to fall
 * @value: a number
 *
 * Returns: 0 … 1, without a kink
 */
double
coxa_smooth_step (double from,
                  double to,
                  double value)
{
  double x = CLAMP ((value - from) / (to - from), 0, 1);

  return x * x * (3 - 2 * x);
}
