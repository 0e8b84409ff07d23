/* coxa-canvas.c: a picture of persons and things, pixel by pixel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-canvas.h"

#include <string.h>

/**
 * coxa_camera_init:
 * @self: (out): a camera
 * @azimuth: degrees; at 0 it looks along -z, above that it has gone towards +x
 * @elevation: degrees above the floor
 * @distance: metres from what it looks at
 *
 * Turns a camera. Where it looks and how large things are is set afterwards.
 */
void
coxa_camera_init (CoxaCamera *self,
                  double      azimuth,
                  double      elevation,
                  double      distance)
{
  double a = azimuth * G_PI / 180, e = elevation * G_PI / 180;

  memset (self, 0, sizeof *self);
  self->back = coxa_vec (sin (a) * cos (e), sin (e), cos (a) * cos (e));
  self->right = coxa_vec (cos (a), 0, -sin (a));
  self->up = coxa_vec_cross (self->back, self->right);
  self->distance = distance;
  self->scale = 1;
}

/**
 * coxa_camera_project:
 * @self: a camera
 * @point: a place in the room, metres
 *
 * Returns: where it is in the picture, units, x to the right, y down; z is one over its distance
 */
CoxaVec
coxa_camera_project (const CoxaCamera *self,
                     CoxaVec           point)
{
  CoxaVec d = coxa_vec_sub (point, self->at);
  double away = self->distance - coxa_vec_dot (d, self->back);
  double k = self->scale * self->distance / away;

  return coxa_vec (self->x + k * coxa_vec_dot (d, self->right), self->y - k * coxa_vec_dot (d, self->up), 1 / away);
}

/**
 * coxa_canvas_new:
 * @camera: where it is seen from
 * @window: which part of the picture, pixels
 * @pixels: pixels a picture unit
 *
 * Returns: (transfer full): an empty picture
 */
CoxaCanvas *
coxa_canvas_new (const CoxaCamera *camera,
                 CoxaWindow        window,
                 double            pixels)
{
  CoxaCanvas *self = g_new0 (CoxaCanvas, 1);
  gsize size = (gsize) window.width * window.height;

  self->camera = *camera;
  self->x = window.x;
  self->y = window.y;
  self->width = window.width;
  self->height = window.height;
  self->pixels = pixels;
  self->near = g_new0 (float, size);
  self->what = g_new0 (guint8, size);
  self->normal = g_new0 (float, 3 * size);
  self->rest = g_new0 (float, 3 * size);

  return self;
}

/**
 * coxa_canvas_free:
 * @self: (transfer full) (nullable): a picture
 *
 * Frees it.
 */
void
coxa_canvas_free (CoxaCanvas *self)
{
  if (self == NULL)
    return;

  g_free (self->near);
  g_free (self->what);
  g_free (self->normal);
  g_free (self->rest);
  g_free (self);
}

/**
 * coxa_canvas_copy:
 * @self: a part of a picture
 * @from: a whole picture of the same scale, in which no person is
 *
 * Starts from what another shows.
 */
void
coxa_canvas_copy (CoxaCanvas       *self,
                  const CoxaCanvas *from)
{
  for (int y = 0; y < self->height; y++)
    {
      gsize to = (gsize) y * self->width, at = (gsize) (y + self->y) * from->width + self->x;

      memcpy (self->near + to, from->near + at, self->width * sizeof *self->near);
      memcpy (self->what + to, from->what + at, self->width);
    }
}

static CoxaVec
project (const CoxaCanvas *self,
         CoxaVec           point)
{
  CoxaVec s = coxa_camera_project (&self->camera, point);

  return coxa_vec (s.x * self->pixels - self->x, s.y * self->pixels - self->y, s.z);
}

static void
keep (float            *plane,
      const CoxaVec    *v,
      const double     *share)
{
  plane[0] = share[0] * v[0].x + share[1] * v[1].x + share[2] * v[2].x;
  plane[1] = share[0] * v[0].y + share[1] * v[1].y + share[2] * v[2].y;
  plane[2] = share[0] * v[0].z + share[1] * v[1].z + share[2] * v[2].z;
}

static void
draw (CoxaCanvas    *self,
      const CoxaVec *s,
      const CoxaVec *n,
      const CoxaVec *rest,
      int            what)
{
  double area = (s[1].x - s[0].x) * (s[2].y - s[0].y) - (s[2].x - s[0].x) * (s[1].y - s[0].y);
  int left = MAX (0, floor (fmin (s[0].x, fmin (s[1].x, s[2].x))));
  int right = MIN (self->width - 1, ceil (fmax (s[0].x, fmax (s[1].x, s[2].x))));
  int top = MAX (0, floor (fmin (s[0].y, fmin (s[1].y, s[2].y))));
  int bottom = MIN (self->height - 1, ceil (fmax (s[0].y, fmax (s[1].y, s[2].y))));

  if (fabs (area) < 1e-9)
    return;
  for (int y = top; y <= bottom; y++)
    for (int x = left; x <= right; x++)
      {
        double px = x + 0.5, py = y + 0.5, w[3], near, share[3];
        gsize at = (gsize) y * self->width + x;

        w[1] = ((px - s[0].x) * (s[2].y - s[0].y) - (s[2].x - s[0].x) * (py - s[0].y)) / area;
        w[2] = ((s[1].x - s[0].x) * (py - s[0].y) - (px - s[0].x) * (s[1].y - s[0].y)) / area;
        w[0] = 1 - w[1] - w[2];
        if (w[0] < -1e-6 || w[1] < -1e-6 || w[2] < -1e-6)
          continue;
        near = w[0] * s[0].z + w[1] * s[1].z + w[2] * s[2].z;
        if (near <= self->near[at])
          continue;
        self->near[at] = near;
        self->what[at] = what;
        for (int k = 0; k < 3; k++)
          share[k] = w[k] * s[k].z / near;
        keep (self->normal + 3 * at, n, share);
        if (rest != NULL)
          keep (self->rest + 3 * at, rest, share);
      }
}

static CoxaVec
face (const CoxaCanvas *self,
      CoxaVec           n)
{
  return coxa_vec (coxa_vec_dot (n, self->camera.right), coxa_vec_dot (n, self->camera.up), coxa_vec_dot (n, self->camera.back));
}

/**
 * coxa_canvas_add_stage:
 * @self: a picture
 * @stage: things
 * @moving: whether those that move are wanted, or those that do not
 *
 * Draws things.
 */
void
coxa_canvas_add_stage (CoxaCanvas      *self,
                       const CoxaStage *stage,
                       gboolean         moving)
{
  for (guint i = 0; i < stage->facets->len; i++)
    {
      const CoxaFacet *facet = &g_array_index (stage->facets, CoxaFacet, i);
      CoxaVec s[3], n[3];

      if (g_array_index (stage->objects, CoxaObject, facet->object).moves != moving)
        continue;
      for (int k = 0; k < 3; k++)
        {
          s[k] = project (self, facet->p[k]);
          n[k] = face (self, facet->n[k]);
        }
      draw (self, s, n, NULL, facet->object);
    }
}

/**
 * coxa_canvas_add_actor:
 * @self: a picture
 * @actor: a person
 * @what: %COXA_PATIENT or %COXA_EXAMINER
 *
 * Draws a person.
 */
void
coxa_canvas_add_actor (CoxaCanvas      *self,
                       const CoxaActor *actor,
                       int              what)
{
  const CoxaSkin *skin = actor->skin;
  g_autofree CoxaVec *seen = g_new (CoxaVec, skin->n);
  g_autofree CoxaVec *facing = g_new (CoxaVec, skin->n);

  for (guint v = 0; v < skin->n; v++)
    {
      seen[v] = project (self, actor->points[v]);
      facing[v] = face (self, actor->normals[v]);
    }
  for (guint t = 0; t < skin->n_triangles; t++)
    {
      const guint *c = skin->triangle + 3 * t;
      CoxaVec s[3] = { seen[c[0]], seen[c[1]], seen[c[2]] };
      CoxaVec n[3] = { facing[c[0]], facing[c[1]], facing[c[2]] };
      CoxaVec rest[3] = { skin->rest[c[0]], skin->rest[c[1]], skin->rest[c[2]] };

      draw (self, s, n, rest, what);
    }
}
