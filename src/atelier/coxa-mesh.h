/* coxa-mesh.h: a structure's surface
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaMesh:
 * @n_vertices: how many vertices
 * @n_triangles: how many triangles
 * @position: three numbers a vertex, millimetres, x to the subject's left, y to the back, z up
 * @normal: three numbers a vertex, unit length, outward
 * @triangle: three vertex numbers a triangle
 * @ring_start: where the neighbours of a vertex begin in @ring, one number more than vertices
 * @ring: neighbours of all vertices, one after the other
 *
 * A triangle mesh with its vertex neighbourhoods.
 */
typedef struct
{
  guint    n_vertices;
  guint    n_triangles;
  float   *position;
  float   *normal;
  guint   *triangle;
  guint   *ring_start;
  guint   *ring;
} CoxaMesh;

CoxaMesh *coxa_mesh_new         (const float  *positions,
                                 guint         n_vertices,
                                 const guint  *triangles,
                                 guint         n_triangles) G_GNUC_WARN_UNUSED_RESULT;

CoxaMesh *coxa_mesh_load        (const char   *path,
                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;

void      coxa_mesh_free        (CoxaMesh     *self);

CoxaMesh *coxa_mesh_subdivide   (CoxaMesh     *self) G_GNUC_WARN_UNUSED_RESULT;

void      coxa_mesh_smooth      (CoxaMesh     *self,
                                 guint         rounds);

void      coxa_mesh_set_normals (CoxaMesh     *self,
                                 double        reach);

void      coxa_mesh_blur        (CoxaMesh     *self,
                                 float        *values,
                                 guint         width,
                                 double        reach);

float    *coxa_mesh_distances   (CoxaMesh     *self,
                                 const float  *points,
                                 guint         n_points,
                                 double        limit) G_GNUC_WARN_UNUSED_RESULT;

float    *coxa_mesh_walk        (CoxaMesh     *self,
                                 const guint8 *sources) G_GNUC_WARN_UNUSED_RESULT;

float    *coxa_mesh_sample      (CoxaMesh     *self,
                                 guint        *n_points) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaMesh, coxa_mesh_free)

G_END_DECLS
