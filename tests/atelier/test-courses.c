/* test-courses.c: what was authored in three dimensions keeps to the textbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-band.h"
#include "coxa-near.h"
#include "coxa-patch.h"
#include "coxa-refine.h"
#include "coxa-sac.h"
#include "coxa-shape.h"
#include "coxa-spline.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define STEPS 8         /* places from landmark to landmark */
#define DEEPEST (-0.6)  /* millimetres that a course's middle may lie in a bone, where it lies in a groove of it */

static GPtrArray *shapes;
static GPtrArray *patches;

/* a ball of the given radius: an octahedron whose edges are halved and pushed outward */
static CoxaMesh *
make_ball (double radius)
{
  static const float points[] = { 1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1 };
  static const guint triangles[] = { 0, 2, 4, 2, 1, 4, 1, 3, 4, 3, 0, 4, 2, 0, 5, 1, 2, 5, 3, 1, 5, 0, 3, 5 };
  CoxaMesh *mesh = coxa_mesh_new (points, 6, triangles, 8);

  for (int round = 0; round < 5; round++)
    {
      CoxaMesh *finer = coxa_refine_new (mesh, round < 4 ? 0.75 / (1 << round) : 0.05);

      coxa_mesh_free (mesh);
      mesh = finer;
      for (guint v = 0; v < mesh->n_vertices; v++)
        {
          float *p = mesh->position + 3 * v;
          float length = sqrtf (p[0] * p[0] + p[1] * p[1] + p[2] * p[2]) / (round < 4 ? 1 : radius);

          for (int k = 0; k < 3; k++)
            p[k] /= length;
        }
    }
  coxa_mesh_set_normals (mesh, 0);

  return mesh;
}

static CoxaCurve *
make_curve (const float *points,
            guint        n)
{
  CoxaCurve *curve = g_new0 (CoxaCurve, 1);

  curve->points = g_memdup2 (points, 3 * n * sizeof *points);
  curve->n_points = n;
  curve->from = curve->to = 2;

  return curve;
}

static void
free_curve (gpointer data)
{
  CoxaCurve *curve = data;

  g_free (curve->points);
  g_free (curve);
}

static double
length_of (const float *p)
{
  return sqrt (p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
}

static void
test_refined_mesh_is_the_same_surface (void)
{
  static const float points[] = { 0, 0, 0, 10, 0, 0, 0, 10, 0, 10, 10, 0 };
  static const guint triangles[] = { 0, 1, 2, 1, 3, 2 };
  g_autoptr(CoxaMesh) mesh = coxa_mesh_new (points, 4, triangles, 2);
  g_autoptr(CoxaMesh) fine = coxa_refine_new (mesh, 1.5);
  double area = 0;

  for (guint t = 0; t < fine->n_triangles; t++)
    {
      const guint *c = fine->triangle + 3 * t;
      const float *a = fine->position + 3 * c[0], *b = fine->position + 3 * c[1], *d = fine->position + 3 * c[2];
      double twice = (b[0] - a[0]) * (d[1] - a[1]) - (b[1] - a[1]) * (d[0] - a[0]);

      g_assert_cmpfloat (twice, >, 0);
      area += twice / 2;
      for (int k = 0; k < 3; k++)
        {
          const float *p = fine->position + 3 * c[k], *q = fine->position + 3 * c[(k + 1) % 3];

          g_assert_cmpfloat (hypot (p[0] - q[0], p[1] - q[1]), <=, 1.5001);
        }
    }
  g_assert_cmpfloat_with_epsilon (area, 100, 1e-3);
}

static void
test_nearest_vertex (void)
{
  g_autoptr(CoxaMesh) ball = make_ball (20);
  g_autoptr(CoxaNear) near = coxa_near_new (ball);

  for (int i = 0; i < 200; i++)
    {
      float p[3] = { sin (i * 1.7) * 31, cos (i * 2.3) * 29, sin (i * 0.9 + 1) * 30 };
      double best = 1e9;
      guint v = 0;
      double distance;
      gboolean found = coxa_near_find (near, p, 60, &v, &distance);

      for (guint k = 0; k < ball->n_vertices; k++)
        {
          float d[3] = { p[0] - ball->position[3 * k], p[1] - ball->position[3 * k + 1], p[2] - ball->position[3 * k + 2] };

          best = MIN (best, length_of (d));
        }
      g_assert_true (found);
      g_assert_cmpfloat_with_epsilon (distance, best, 1e-3);
      /* inside is below 0 */
      if (fabs (length_of (p) - 20) > 1)
        g_assert_true ((coxa_near_height (near, p, 60, NULL) > 0) == (length_of (p) > 20));
    }
}

static void
test_spread_is_even (void)
{
  static const float points[] = { 0, 0, 0, 3, 0, 0, 10, 0, 0 };
  float out[3 * 11];

  coxa_spline_spread (points, 3, 11, out);
  for (int i = 0; i < 11; i++)
    g_assert_cmpfloat_with_epsilon (out[3 * i], i, 0.15);
}

static void
test_band_goes_round_a_bone (void)
{
  static const float from[] = { 24, -6, 0, 24, 6, 0 };
  static const float to[] = { -24, -6, 0, -24, 6, 0 };
  static const float over[] = { 0, -6, 12, 0, 6, 12 };
  g_autoptr(CoxaMesh) ball = make_ball (20);
  g_autoptr(GPtrArray) bones = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_near_free);
  g_autoptr(GPtrArray) rails = g_ptr_array_new_with_free_func (free_curve);
  g_autoptr(CoxaMesh) band = NULL;

  g_ptr_array_add (bones, coxa_near_new (ball));
  g_ptr_array_add (rails, make_curve (from, 2));
  g_ptr_array_add (rails, make_curve (over, 2));
  g_ptr_array_add (rails, make_curve (to, 2));
  band = coxa_band_new (rails, 2, bones);
  for (guint v = 0; v < band->n_vertices; v++)
    g_assert_cmpfloat (length_of (band->position + 3 * v), >, 19.4);
}

static void
test_sac_lies_on_bone (void)
{
  static const float outline[] = { 6, 0, 19, 0, 6, 19, -6, 0, 19, 0, -6, 19 };
  g_autoptr(CoxaMesh) ball = make_ball (20);
  g_autoptr(GPtrArray) bones = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_near_free);
  CoxaCurve *curve = make_curve (outline, 4);
  g_autoptr(CoxaMesh) sac = NULL;
  double highest = 0;

  g_ptr_array_add (bones, coxa_near_new (ball));
  sac = coxa_sac_new (curve, 3, 0.5, bones);
  for (guint v = 0; v < sac->n_vertices; v++)
    {
      g_assert_cmpfloat (length_of (sac->position + 3 * v), >, 19.8);
      highest = MAX (highest, length_of (sac->position + 3 * v));
    }
  g_assert_cmpfloat (highest, >, 22.5);
  g_assert_cmpfloat (highest, <, 24.5);
  free_curve (curve);
}

/* the place on a stem or branch that comes nearest to a point: right, back, up */
static double
distance_to (const char  *id,
             double       right,
             double       back,
             double       up,
             double      *found)
{
  CoxaShape *shape = coxa_shapes_find (shapes, id);
  double best = 1e9;

  g_assert_nonnull (shape);
  for (guint c = 0; c < shape->curves->len; c++)
    {
      CoxaCurve *curve = g_ptr_array_index (shape->curves, c);

      for (guint i = 0; i <= (curve->n_points - 1) * STEPS; i++)
        {
          float p[3];
          float d[3];

          coxa_spline_at (curve->points, curve->n_points, (double) i / STEPS, p);
          d[0] = p[0] - right;
          d[1] = p[1] - back;
          d[2] = p[2] - up;
          if (length_of (d) >= best)
            continue;
          best = length_of (d);
          for (int k = 0; k < 3 && found != NULL; k++)
            found[k] = p[k];
        }
    }

  return best;
}

/* where the stem of a course crosses a height, coming from its first point */
static void
at_height (const char *id,
           double      up,
           double     *found)
{
  CoxaShape *shape = coxa_shapes_find (shapes, id);
  CoxaCurve *stem;
  float before[3], here[3];

  g_assert_nonnull (shape);
  stem = g_ptr_array_index (shape->curves, 0);
  coxa_spline_at (stem->points, stem->n_points, 0, before);
  for (guint i = 1; i <= (stem->n_points - 1) * STEPS; i++)
    {
      coxa_spline_at (stem->points, stem->n_points, (double) i / STEPS, here);
      if ((before[2] > up) != (here[2] > up))
        {
          for (int k = 0; k < 3; k++)
            found[k] = here[k];
          return;
        }
      memcpy (before, here, sizeof before);
    }
  g_error ("%s never is at a height of %g mm", id, up);
}

/* bony landmarks on the mesh, right, back, up; millimetres */
static const double spine[3] = { 46, -35.5, 820 };
static const double anterior_superior_spine[3] = { 130, -138, 893 };
static const double notch_top[3] = { 56, -51, 863 };
static const double canal[3] = { 43.5, -102.5, 804 };

static void
test_sciatic_nerve (void)
{
  double p[3], spine_level[3];

  /* midway between the tuberosity's outer edge and the trochanter's inner one, at the tuberosity's height */
  at_height ("sciatic-nerve", 784, p);
  g_assert_cmpfloat (p[0], >, 78 + 6);
  g_assert_cmpfloat (p[0], <, 119 - 6);
  /* leaves below piriformis, whose lower border lies at 829 mm where the spine is, and lateral to the spine */
  at_height ("sciatic-nerve", 826, spine_level);
  g_assert_cmpfloat (spine_level[0], >, spine[0]);
  g_assert_cmpfloat (spine_level[1], >, spine[1] - 2);
  /* comes down behind the femur, in front of the hamstrings */
  at_height ("sciatic-nerve", 640, p);
  g_assert_cmpfloat (p[1], >, -78);
  g_assert_cmpfloat (p[1], <, -64);
}

static void
test_gluteal_nerves (void)
{
  double p[3];

  /* the superior through the upper end of the notch, the inferior below piriformis */
  g_assert_cmpfloat (distance_to ("superior-gluteal-nerve", notch_top[0], notch_top[1], notch_top[2], p), <, 5);
  g_assert_cmpfloat (distance_to ("inferior-gluteal-nerve", notch_top[0], notch_top[1], notch_top[2], NULL), >, 12);
  g_assert_cmpfloat (distance_to ("inferior-gluteal-nerve", 52, -31, 829, NULL), <, 5);
  /* the superior ends at tensor fasciae latae, before the trochanter's front */
  g_assert_cmpfloat (distance_to ("superior-gluteal-nerve", 136, -107, 838, NULL), <, 6);
  /* its artery goes with it */
  g_assert_cmpfloat (distance_to ("superior-gluteal-artery", notch_top[0], notch_top[1], notch_top[2], NULL), <, 6);
}

static void
test_round_the_spine (void)
{
  static const char *const ids[] = { "pudendal-nerve", "nerve-to-obturator-internus" };

  /* both pass behind the spine and go in again below it; the pudendal nerve is the inner one */
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      double p[3], below[3];

      g_assert_cmpfloat (distance_to (ids[i], spine[0], spine[1], spine[2], p), <, 9);
      g_assert_cmpfloat (p[1], >, spine[1]);
      at_height (ids[i], 802, below);
      g_assert_cmpfloat (below[1], <, p[1] - 2);
      g_assert_cmpfloat (below[0], <, p[0]);
    }
  {
    double inner[3], outer[3];

    at_height ("pudendal-nerve", 820, inner);
    at_height ("nerve-to-obturator-internus", 820, outer);
    g_assert_cmpfloat (inner[0], <, outer[0]);
  }
}

static void
test_posterior_nerves_side_by_side (void)
{
  double cutaneous[3], sciatic[3], quadratus[3];

  at_height ("posterior-femoral-cutaneous-nerve", 784, cutaneous);
  at_height ("sciatic-nerve", 784, sciatic);
  at_height ("nerve-to-quadratus-femoris", 784, quadratus);
  g_assert_cmpfloat (cutaneous[0], <, sciatic[0]);
  g_assert_cmpfloat (cutaneous[1], >, sciatic[1]);
  /* lies on the bone, far in front of the others */
  g_assert_cmpfloat (quadratus[1], <, sciatic[1] - 8);
  /* below gluteus maximus the cutaneous nerve lies behind biceps */
  at_height ("posterior-femoral-cutaneous-nerve", 650, cutaneous);
  g_assert_cmpfloat (cutaneous[1], >, -24);
}

static void
test_under_the_inguinal_ligament (void)
{
  double nerve[3], artery[3], cutaneous[3];

  /* the ligament's plane lies at -137 … -131 mm; from the outer side: cutaneous nerve, femoral nerve, artery */
  at_height ("femoral-nerve", 836, nerve);
  g_assert_cmpfloat (nerve[1], >, -131);
  at_height ("femoral-nerve", 800, nerve);
  at_height ("femoral-artery", 800, artery);
  g_assert_cmpfloat (nerve[0], >, artery[0] + 8);
  g_assert_cmpfloat (nerve[0], <, artery[0] + 22);
  at_height ("lateral-femoral-cutaneous-nerve", 886, cutaneous);
  g_assert_cmpfloat (cutaneous[0], <, anterior_superior_spine[0] - 8);
  g_assert_cmpfloat (cutaneous[0], >, anterior_superior_spine[0] - 26);
  g_assert_cmpfloat (cutaneous[1], >, -135);
}

static void
test_obturator_canal (void)
{
  CoxaShape *nerve = coxa_shapes_find (shapes, "obturator-nerve");
  CoxaCurve *front = g_ptr_array_index (nerve->curves, 1);
  CoxaCurve *back = g_ptr_array_index (nerve->curves, 2);

  g_assert_cmpfloat (distance_to ("obturator-nerve", canal[0], canal[1], canal[2], NULL), <, 3);
  g_assert_cmpfloat (distance_to ("obturator-artery", canal[0], canal[1], canal[2], NULL), <, 6);
  /* adductor brevis lies between 120 and 106 mm in front at this height: one branch before it, one behind */
  for (guint i = 0; i <= (front->n_points - 1) * STEPS; i++)
    {
      float p[3];

      coxa_spline_at (front->points, front->n_points, (double) i / STEPS, p);
      if (p[2] < 765 && p[2] > 735)
        g_assert_cmpfloat (p[1], <, -113);
      coxa_spline_at (back->points, back->n_points, MIN ((double) i / STEPS, back->n_points - 1), p);
      if (p[2] < 760 && p[2] > 735)
        g_assert_cmpfloat (p[1], >, -111);
    }
}

static void
test_arteries_of_the_thigh (void)
{
  double femoral[3], deep[3];

  /* the deep artery leaves the femoral one and lies behind and lateral to it */
  g_assert_cmpfloat (distance_to ("deep-artery-of-thigh", 51, -137, 774, NULL), <, 6);
  at_height ("femoral-artery", 730, femoral);
  at_height ("deep-artery-of-thigh", 730, deep);
  g_assert_cmpfloat (deep[0], >, femoral[0] + 6);
  g_assert_cmpfloat (deep[1], >, femoral[1] + 6);
  /* one circumflex artery goes round the outside of the neck, the other behind it to the trochanteric fossa */
  g_assert_cmpfloat (distance_to ("lateral-circumflex-femoral-artery", 137, -71, 752, NULL), <, 4);
  g_assert_cmpfloat (distance_to ("medial-circumflex-femoral-artery", 118, -65, 790, NULL), <, 6);
  g_assert_cmpfloat (distance_to ("lateral-circumflex-femoral-artery", 96, -68, 770, NULL), >, 15);
}

static void
test_branches_begin_on_the_stem (void)
{
  static const char *const alone[] = { "lumbar-plexus-branches", "nerve-to-piriformis" };

  for (guint s = 0; s < shapes->len; s++)
    {
      CoxaShape *shape = g_ptr_array_index (shapes, s);
      gboolean joined = !g_str_equal (shape->id, alone[0]) && !g_str_equal (shape->id, alone[1]);

      for (guint c = 1; c < shape->curves->len && joined; c++)
        {
          CoxaCurve *branch = g_ptr_array_index (shape->curves, c);
          double best = 1e9;

          /* a root may end on the stem instead of beginning there */
          for (guint end = 0; end < 2; end++)
            {
              const float *p = branch->points + 3 * (end == 0 ? 0 : branch->n_points - 1);

              for (guint o = 0; o < shape->curves->len; o++)
                {
                  CoxaCurve *other = g_ptr_array_index (shape->curves, o);

                  for (guint i = 0; o != c && i <= (other->n_points - 1) * STEPS; i++)
                    {
                      float q[3];

                      coxa_spline_at (other->points, other->n_points, (double) i / STEPS, q);
                      for (int k = 0; k < 3; k++)
                        q[k] -= p[k];
                      best = MIN (best, length_of (q));
                    }
                }
            }
          if (best > 6)
            g_error ("%s: branch %u begins %.1f mm from everything else", shape->id, c, best);
        }
    }
}

/* nothing runs through a bone; needs the meshes */
static void
test_courses_keep_out_of_bones (void)
{
  static const char *const bones[] = {
    "hip-bone", "femur", "sacrum", "vertebra-l2", "vertebra-l3", "vertebra-l4", "vertebra-l5"
  };
  const char *meshes = g_getenv ("COXA_MESHES");

  if (meshes == NULL)
    {
      g_test_skip ("COXA_MESHES names no folder of meshes");
      return;
    }
  for (guint b = 0; b < G_N_ELEMENTS (bones); b++)
    {
      g_autofree char *file = g_strconcat (bones[b], ".obj.gz", NULL);
      g_autofree char *path = g_build_filename (meshes, "hip", file, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(CoxaMesh) coarse = coxa_mesh_load (path, &error);
      g_autoptr(CoxaMesh) mesh = NULL;
      g_autoptr(CoxaNear) near = NULL;

      g_assert_no_error (error);
      mesh = coxa_refine_new (coarse, 1.5);
      near = coxa_near_new (mesh);
      for (guint s = 0; s < shapes->len; s++)
        {
          CoxaShape *shape = g_ptr_array_index (shapes, s);

          for (guint c = 0; c < shape->curves->len; c++)
            {
              CoxaCurve *curve = g_ptr_array_index (shape->curves, c);

              for (guint i = 0; i <= (curve->n_points - 1) * STEPS; i++)
                {
                  float p[3];
                  double over;

                  coxa_spline_at (curve->points, curve->n_points, (double) i / STEPS, p);
                  p[0] = -p[0];
                  over = coxa_near_height (near, p, 8, NULL);
                  if (over < DEEPEST)
                    g_error ("%s: branch %u lies %.1f mm within %s at %.0f, %.0f, %.0f", shape->id, c, -over, bones[b],
                             -p[0], p[1], p[2]);
                }
            }
        }
    }
}

static CoxaPatch *
find_patch (const char *id)
{
  for (guint i = 0; i < patches->len; i++)
    if (g_str_equal (((CoxaPatch *) g_ptr_array_index (patches, i))->id, id))
      return g_ptr_array_index (patches, i);

  return NULL;
}

static void
test_every_muscle_has_both_footprints (void)
{
  static const char *const muscles[] = {
    "gluteus-maximus", "gluteus-medius", "gluteus-minimus", "tensor-fasciae-latae", "piriformis", "gemellus-superior",
    "gemellus-inferior", "obturator-internus", "obturator-externus", "quadratus-femoris", "iliacus", "psoas-major",
    "rectus-femoris", "sartorius", "pectineus", "adductor-longus", "adductor-brevis", "adductor-magnus", "gracilis",
    "biceps-femoris", "semitendinosus", "semimembranosus", "quadratus-lumborum", "vastus-lateralis"
  };

  for (guint i = 0; i < G_N_ELEMENTS (muscles); i++)
    for (int end = 0; end < 2; end++)
      {
        const char *role = end == 0 ? "origin" : "insertion";
        g_autofree char *id = g_strconcat (muscles[i], ".", role, NULL);
        g_autofree char *address = g_strconcat ("muscle/", muscles[i], "/", role, NULL);
        CoxaPatch *patch = find_patch (id);

        g_assert_nonnull (patch);
        g_assert_cmpstr (patch->role, ==, role);
        g_assert_cmpstr (patch->address, ==, address);
        g_assert_nonnull (patch->bones[0]);
      }
}

static CoxaMesh *
no_mesh (const char *slug G_GNUC_UNUSED,
         gpointer    data G_GNUC_UNUSED)
{
  return NULL;
}

/* An outline drawn from the right on a ball lies on its right face only. */
static void
test_patch_lies_on_the_side_it_was_drawn_from (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "coxa-test-patches.json", NULL);
  g_autoptr(CoxaMesh) ball = make_ball (20);
  g_autoptr(GPtrArray) made = NULL;
  const float *field;
  guint inside = 0;

  g_file_set_contents (path, "{\"patches\": [{\"id\": \"a\", \"address\": \"b\", \"role\": \"landmark\", \"bones\": [\"ball\"],"
                       " \"areas\": [{\"azimuth\": 90, \"outline\": [[-8, -8], [8, -8], [8, 8], [-8, 8]]}]}]}", -1, &error);
  g_assert_no_error (error);
  made = coxa_patches_load (path, &error);
  g_assert_no_error (error);
  field = coxa_patch_field (g_ptr_array_index (made, 0), "ball", ball, no_mesh, NULL);
  g_assert_null (coxa_patch_field (g_ptr_array_index (made, 0), "other", ball, no_mesh, NULL));
  for (guint v = 0; v < ball->n_vertices; v++)
    {
      const float *p = ball->position + 3 * v;

      inside += field[v] > 0;
      /* the mesh's x goes to the left */
      if (field[v] > 0)
        g_assert_true (p[0] < 0 && fabsf (p[1]) < 11 && fabsf (p[2]) < 11);
      if (p[0] < -10 && fabsf (p[1]) < 6 && fabsf (p[2]) < 6)
        g_assert_cmpfloat (field[v], >, 0);
    }
  g_assert_cmpuint (inside, >, 20);
  g_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *path = g_build_filename (g_getenv ("COXA_PLATES"), "courses.json", NULL);
  g_autoptr(GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  shapes = coxa_shapes_load (path, &error);
  g_assert_no_error (error);
  patches = coxa_patches_load (path, &error);
  g_assert_no_error (error);

  g_test_add_func ("/atelier/refine/same-surface", test_refined_mesh_is_the_same_surface);
  g_test_add_func ("/atelier/near/nearest-vertex", test_nearest_vertex);
  g_test_add_func ("/atelier/spline/spread-is-even", test_spread_is_even);
  g_test_add_func ("/atelier/band/goes-round-a-bone", test_band_goes_round_a_bone);
  g_test_add_func ("/atelier/sac/lies-on-bone", test_sac_lies_on_bone);
  g_test_add_func ("/atelier/patch/lies-on-its-side", test_patch_lies_on_the_side_it_was_drawn_from);
  g_test_add_func ("/atelier/courses/sciatic-nerve", test_sciatic_nerve);
  g_test_add_func ("/atelier/courses/gluteal-nerves", test_gluteal_nerves);
  g_test_add_func ("/atelier/courses/round-the-spine", test_round_the_spine);
  g_test_add_func ("/atelier/courses/posterior-nerves-side-by-side", test_posterior_nerves_side_by_side);
  g_test_add_func ("/atelier/courses/under-the-inguinal-ligament", test_under_the_inguinal_ligament);
  g_test_add_func ("/atelier/courses/obturator-canal", test_obturator_canal);
  g_test_add_func ("/atelier/courses/arteries-of-the-thigh", test_arteries_of_the_thigh);
  g_test_add_func ("/atelier/courses/branches-begin-on-the-stem", test_branches_begin_on_the_stem);
  g_test_add_func ("/atelier/courses/keep-out-of-bones", test_courses_keep_out_of_bones);
  g_test_add_func ("/atelier/courses/both-footprints", test_every_muscle_has_both_footprints);

  result = g_test_run ();
  g_ptr_array_unref (shapes);
  g_ptr_array_unref (patches);

  return result;
}
