/* test-atelier.c: the draughtsman's steps, each on something made up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-cut.h"
#include "coxa-field.h"
#include "coxa-fibres.h"
#include "coxa-order.h"
#include "coxa-ridge.h"
#include "coxa-trace.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define LONG 41
#define WIDE 5

/* a flat strip of squares, each cut in two, 2 mm a side */
static CoxaMesh *
make_strip (void)
{
  float positions[3 * LONG * WIDE];
  guint triangles[6 * (LONG - 1) * (WIDE - 1)];
  guint n = 0;

  for (guint i = 0; i < LONG; i++)
    for (guint j = 0; j < WIDE; j++)
      {
        positions[3 * (i * WIDE + j)] = 2 * i;
        positions[3 * (i * WIDE + j) + 1] = 2 * j;
        positions[3 * (i * WIDE + j) + 2] = 0;
      }
  for (guint i = 0; i + 1 < LONG; i++)
    for (guint j = 0; j + 1 < WIDE; j++)
      {
        guint a = i * WIDE + j;
        guint made[6] = { a, a + WIDE, a + 1, a + 1, a + WIDE, a + WIDE + 1 };

        memcpy (triangles + n, made, sizeof made);
        n += 6;
      }

  return coxa_mesh_new (positions, LONG * WIDE, triangles, n / 3);
}

static void
test_field_is_linear (void)
{
  g_autoptr(CoxaMesh) mesh = make_strip ();
  guint8 ones[LONG * WIDE] = { 0 };
  guint8 zeros[LONG * WIDE] = { 0 };
  g_autofree float *u = NULL;
  g_autofree float *gradient = NULL;

  for (guint j = 0; j < WIDE; j++)
    {
      ones[j] = 1;
      zeros[(LONG - 1) * WIDE + j] = 1;
    }
  u = coxa_field_solve (mesh, ones, zeros);
  for (guint i = 0; i < LONG; i++)
    for (guint j = 0; j < WIDE; j++)
      g_assert_cmpfloat_with_epsilon (u[i * WIDE + j], 1 - i / (LONG - 1.0), 0.02);

  gradient = coxa_field_gradient (mesh, u, 4);
  for (guint v = 0; v < LONG * WIDE; v++)
    {
      g_assert_cmpfloat (gradient[3 * v], <, -0.98f);
      g_assert_cmpfloat (fabsf (gradient[3 * v + 1]), <, 0.15f);
    }
}

static void
test_ends_are_told_apart (void)
{
  g_autoptr(CoxaMesh) mesh = make_strip ();
  static const float origin[3] = { -1, 4, 0 };
  static const float insertion[3] = { 81, 4, 0 };
  guint8 ones[LONG * WIDE];
  guint8 zeros[LONG * WIDE];
  guint n_ones = 0, n_zeros = 0;

  coxa_field_find_ends (mesh, origin, 1, insertion, 1, ones, zeros);
  for (guint v = 0; v < LONG * WIDE; v++)
    {
      g_assert_false (ones[v] && zeros[v]);
      g_assert_true (!ones[v] || mesh->position[3 * v] < 12);
      g_assert_true (!zeros[v] || mesh->position[3 * v] > 68);
      n_ones += ones[v];
      n_zeros += zeros[v];
    }
  g_assert_cmpuint (n_ones, >=, 4);
  g_assert_cmpuint (n_zeros, >=, 4);
}

static void
test_walk_follows_edges (void)
{
  g_autoptr(CoxaMesh) mesh = make_strip ();
  guint8 sources[LONG * WIDE] = { 0 };
  g_autofree float *distances = NULL;

  memset (sources, 1, WIDE);
  distances = coxa_mesh_walk (mesh, sources);
  for (guint v = 0; v < LONG * WIDE; v++)
    g_assert_cmpfloat_with_epsilon (distances[v], 2.0 * (v / WIDE), 0.01);
}

static void
test_subdivision_keeps_the_plane (void)
{
  g_autoptr(CoxaMesh) mesh = make_strip ();
  g_autoptr(CoxaMesh) finer = coxa_mesh_subdivide (mesh);

  g_assert_cmpuint (finer->n_triangles, ==, 4 * mesh->n_triangles);
  for (guint v = 0; v < finer->n_vertices; v++)
    {
      g_assert_cmpfloat_with_epsilon (finer->position[3 * v + 2], 0, 1e-5);
      g_assert_cmpfloat_with_epsilon (fabsf (finer->normal[3 * v + 2]), 1, 1e-4);
    }
}

static void
test_nearer_wins (void)
{
  /* one triangle slopes from 0 to 10, the other lies level at 4 over the same place */
  static const float points[] = { 0, 0, 0, 20, 0, 10, 0, 20, 0, 0, 0, 4, 20, 0, 4, 0, 20, 4 };
  static const guint triangles[] = { 0, 1, 2, 3, 4, 5 };
  static const float values[] = { 1, 1, 1, 2, 2, 2 };
  CoxaWindow window = { 0, 0, 20, 20 };
  float depth[400], plane[400];

  for (guint i = 0; i < 400; i++)
    {
      depth[i] = COXA_FAR;
      plane[i] = 0;
    }
  coxa_raster_triangles (points, triangles, 2, values, 1, window, depth, plane);
  for (int y = 0; y < 20; y++)
    for (int x = 0; x < 20; x++)
      {
        double sloping = (x + 0.5) / 2;
        int at = y * 20 + x;

        if (x + y >= 20)
          {
            g_assert_cmpfloat (depth[at], ==, COXA_FAR);
            g_assert_cmpfloat (plane[at], ==, 0);
          }
        else if (x + y < 19)
          {
            g_assert_cmpfloat_with_epsilon (depth[at], MAX (sloping, 4), 1e-4);
            g_assert_cmpfloat (plane[at], ==, sloping > 4 ? 1 : 2);
          }
      }
}

static void
test_distance_is_exact (void)
{
  guint8 mask[30 * 20];
  g_autofree float *distances = NULL;

  memset (mask, 1, sizeof mask);
  mask[7 * 30 + 11] = 0;
  distances = coxa_raster_distance (mask, 30, 20);
  for (int y = 0; y < 20; y++)
    for (int x = 0; x < 30; x++)
      g_assert_cmpfloat_with_epsilon (distances[y * 30 + x], hypot (x - 11, y - 7), 1e-4);
}

static void
test_order_of_an_overlap (void)
{
  /* 2 lies before 0, 0 before 1; the start has them the wrong way round */
  static const double front[9] = { 0, 50, 0, 0, 0, 0, 80, 10, 0 };
  static const double start[3] = { 2, 3, 1 };
  g_autofree guint *order = coxa_order_find (front, start, 3);

  g_assert_cmpuint (order[0], ==, 1);
  g_assert_cmpuint (order[1], ==, 0);
  g_assert_cmpuint (order[2], ==, 2);
}

static void
test_order_of_a_ring (void)
{
  /* each lies before the next all round; the weakest of the three has to give way */
  static const double front[9] = { 0, 90, 0, 0, 0, 80, 5, 0, 0 };
  static const double start[3] = { 0, 0, 0 };
  g_autofree guint *order = coxa_order_find (front, start, 3);

  g_assert_cmpuint (order[0], ==, 2);
  g_assert_cmpuint (order[1], ==, 1);
  g_assert_cmpuint (order[2], ==, 0);
}

static void
test_fibres_keep_their_distance (void)
{
  enum { W = 120, H = 90 };
  static guint8 mask[W * H];
  static float fx[W * H], fy[W * H];
  g_autofree float *inside = NULL;
  g_autoptr(GPtrArray) fibres = NULL;

  for (int y = 4; y < H - 4; y++)
    for (int x = 4; x < W - 4; x++)
      {
        mask[y * W + x] = 1;
        /* a field of lines without heads: every other pixel points back */
        fx[y * W + x] = (x + y) % 2 ? 1 : -1;
      }
  inside = coxa_raster_distance (mask, W, H);
  fibres = coxa_fibres_grow (mask, inside, fx, fy, W, H, 10, 30, 7);
  g_assert_cmpuint (fibres->len, >=, 7);
  g_assert_cmpuint (fibres->len, <=, 9);
  for (guint i = 0; i < fibres->len; i++)
    {
      CoxaFibre *fibre = g_ptr_array_index (fibres, i);

      for (int k = 0; k < fibre->n_points; k++)
        g_assert_cmpfloat_with_epsilon (fibre->points[2 * k + 1], fibre->points[1], 0.01);
      for (guint j = 0; j < i; j++)
        g_assert_cmpfloat (fabsf (((CoxaFibre *) g_ptr_array_index (fibres, j))->points[1] - fibre->points[1]), >, 9);
    }
}

static void
test_trace_of_a_square (void)
{
  guint8 mask[40 * 40] = { 0 };
  CoxaWindow window = { 100, 200, 40, 40 };
  g_autoptr(GString) path = g_string_new (NULL);
  int x, y;

  for (int j = 10; j < 30; j++)
    memset (mask + j * 40 + 10, 1, 20);
  coxa_trace (path, mask, window, 0.5, COXA_TRACE_UNITS, 2, 0.4);
  g_assert_true (g_str_has_prefix (path->str, "M"));
  g_assert_true (g_str_has_suffix (path->str, "z"));
  /* the pen starts on the square's edge, in fifths of a unit: 110 … 130 pixels are 275 … 325 */
  g_assert_cmpint (sscanf (path->str + 1, "%d%d", &x, &y), ==, 2);
  g_assert_cmpint (x, >=, 274);
  g_assert_cmpint (x, <=, 326);
  g_assert_cmpint (y, >=, 524);
  g_assert_cmpint (y, <=, 576);
}

/* a box that reaches from 10 to 30 to the right and down, and from -5 to 5 towards the observer */
static const float box[] = {
  10, 10, -5, 30, 10, -5, 30, 30, -5, 10, 30, -5,
  10, 10, 5, 30, 10, 5, 30, 30, 5, 10, 30, 5,
};

static const guint box_sides[] = {
  0, 1, 2, 0, 2, 3, 4, 6, 5, 4, 7, 6, 0, 5, 1, 0, 4, 5, 1, 6, 2, 1, 5, 6, 2, 7, 3, 2, 6, 7, 3, 4, 0, 3, 7, 4,
};

static void
test_cut_takes_the_near_half (void)
{
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr(GArray) triangles = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_on_cut = 0;

  g_array_append_vals (points, box, G_N_ELEMENTS (box));
  for (guint v = 0; v < G_N_ELEMENTS (box) / 3; v++)
    g_array_append_val (values, box[3 * v + 2]);
  g_array_append_vals (triangles, box_sides, G_N_ELEMENTS (box_sides));
  coxa_cut_surface (points, values, 1, triangles, 2);

  g_assert_cmpuint (values->len, ==, points->len / 3);
  g_assert_cmpuint (triangles->len, >, 6);
  for (guint c = 0; c < triangles->len; c++)
    {
      guint v = g_array_index (triangles, guint, c);
      float height = g_array_index (points, float, 3 * v + 2);

      g_assert_cmpfloat (height, <=, 2.0001f);
      /* what goes with a vertex is cut as it is */
      g_assert_cmpfloat_with_epsilon (g_array_index (values, float, v), height, 1e-4);
      n_on_cut += height > 1.999f;
    }
  g_assert_cmpuint (n_on_cut, >=, 8);
}

static void
test_cut_face_is_what_the_plane_meets (void)
{
  CoxaWindow window = { 0, 0, 40, 40 };
  g_autofree guint8 *face = coxa_cut_face (box, box_sides, G_N_ELEMENTS (box_sides) / 3, 0, window);
  g_autofree guint8 *above = coxa_cut_face (box, box_sides, G_N_ELEMENTS (box_sides) / 3, 6, window);

  for (int y = 0; y < 40; y++)
    for (int x = 0; x < 40; x++)
      {
        g_assert_cmpint (face[40 * y + x], ==, x >= 10 && x < 30 && y >= 10 && y < 30);
        g_assert_cmpint (above[40 * y + x], ==, 0);
      }
}

static void
test_ridge_of_a_slope (void)
{
  enum { W = 90, H = 70 };
  static float values[W * H];
  static guint8 mask[W * H];
  CoxaWindow window = { 0, 0, W, H };
  CoxaRidge ridge;

  for (int y = 0; y < H; y++)
    for (int x = 0; x < W; x++)
      {
        mask[y * W + x] = 1;
        values[y * W + x] = 0.2f + 0.004f * x + 0.004f * y;
      }
  g_assert_cmpfloat (coxa_ridge_fit (&ridge, values, mask, mask, window), <, 0.01);
  g_assert_cmpfloat_with_epsilon (fabs (ridge.x), sqrt (0.5), 0.01);
  g_assert_cmpfloat_with_epsilon (fabs (ridge.y), sqrt (0.5), 0.01);
  for (int y = 10; y < H - 10; y += 7)
    for (int x = 10; x < W - 10; x += 7)
      g_assert_cmpfloat_with_epsilon (coxa_ridge_at (&ridge, x, y), values[y * W + x], 0.02);
}

static void
test_blur_keeps_a_level (void)
{
  enum { W = 60, H = 50 };
  static float plane[W * H];
  static guint8 mask[W * H];

  /* two levels that a gap parts: nothing leaks from outside of the mask, and far from the other each keeps its own */
  for (int y = 0; y < H; y++)
    for (int x = 0; x < W; x++)
      {
        mask[y * W + x] = x < 28 || x > 31;
        plane[y * W + x] = x < 28 ? 1 : x > 31 ? 3 : 1000;
      }
  coxa_raster_blur (plane, mask, W, H, 3);
  for (int y = 0; y < H; y++)
    {
      g_assert_cmpfloat_with_epsilon (plane[y * W + 5], 1, 1e-3);
      g_assert_cmpfloat_with_epsilon (plane[y * W + 55], 3, 1e-3);
      for (int x = 0; x < W; x++)
        if (mask[y * W + x])
          g_assert_cmpfloat (plane[y * W + x], <, 3.001f);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/atelier/field/is-linear-on-a-strip", test_field_is_linear);
  g_test_add_func ("/atelier/field/ends-are-told-apart", test_ends_are_told_apart);
  g_test_add_func ("/atelier/mesh/walk-follows-edges", test_walk_follows_edges);
  g_test_add_func ("/atelier/mesh/subdivision-keeps-the-plane", test_subdivision_keeps_the_plane);
  g_test_add_func ("/atelier/raster/nearer-wins", test_nearer_wins);
  g_test_add_func ("/atelier/raster/distance-is-exact", test_distance_is_exact);
  g_test_add_func ("/atelier/raster/blur-keeps-a-level", test_blur_keeps_a_level);
  g_test_add_func ("/atelier/cut/takes-the-near-half", test_cut_takes_the_near_half);
  g_test_add_func ("/atelier/cut/face-is-what-the-plane-meets", test_cut_face_is_what_the_plane_meets);
  g_test_add_func ("/atelier/ridge/of-a-slope", test_ridge_of_a_slope);
  g_test_add_func ("/atelier/order/overlap", test_order_of_an_overlap);
  g_test_add_func ("/atelier/order/ring", test_order_of_a_ring);
  g_test_add_func ("/atelier/fibres/keep-their-distance", test_fibres_keep_their_distance);
  g_test_add_func ("/atelier/trace/square", test_trace_of_a_square);

  return g_test_run ();
}
