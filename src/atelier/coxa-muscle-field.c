/* coxa-muscle-field.c: where a muscle lies under the skin
 *
 * The meshes of the hip are another, male body's. So each muscle is laid on two charts that both bodies have: round the pelvis,
 * from the hip joints to the iliac crest and beyond, and round the thigh, from the hip joint to the knee. A place on a chart is
 * an
 * angle and a height. On a chart a muscle is projected outwards, away from the axis, as it would shine through the skin.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-muscle-field.h"

#include <string.h>

#define COLUMNS 180       /* of a chart: 2 degrees each */
#define ROWS 160
#define FRONT_WIDTH 100.0 /* "degrees" of that chart from the midline to the hip joint */
#define ON_AXIS 0.02      /* lengths of the thigh */
#define SIGMA 2.4         /* cells: how softly a muscle ends */

/* Landmarks of the meshes, millimetres: the middle of the femoral head, and of the knee between the condyles; measured on
 * femur.obj. The pelvis has its axis upright, midway between the heads. */
static const double mesh_hip[3] = { -88, -77, 812 };
static const double mesh_knee[3] = { -72, -84, 385 };

enum
{
  PELVIS, /* heights in lengths of the thigh, from the hip joint up: -0.35 … 0.75 */
  THIGH,  /* heights in lengths of the thigh, from the hip joint down: -0.2 … 1.3 */
  FRONT,  /* the pelvis and the belly, seen from before; heights as in the first */
  N_CHARTS
};

static const double lowest[N_CHARTS] = { -0.35, -0.2, -0.45 };
static const double highest[N_CHARTS] = { 0.75, 1.3, 0.9 };

/* what lies before the spine and within the pelvis is nearer to the axis than to any side: it shines forwards */
static const char * const deep[] = { "psoas-major", "iliacus", NULL };

struct _CoxaMuscleField
{
  gboolean is_deep;
  float chart[N_CHARTS][ROWS][COLUMNS];
};

struct _CoxaMuscles
{
  char       *folder;
  GHashTable *fields;
};

/**
 * coxa_muscles_new:
 * @folder: with a mesh a muscle, of the right side
 *
 * Returns: (transfer full): where muscles lie, once they are asked for
 */
CoxaMuscles *
coxa_muscles_new (const char *folder)
{
  CoxaMuscles *self = g_new0 (CoxaMuscles, 1);

  self->folder = g_strdup (folder);
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * coxa_muscles_free:
 * @self: (transfer full) (nullable): muscles
 *
 * Frees it.
 */
void
coxa_muscles_free (CoxaMuscles *self)
{
  if (self == NULL)
    return;

  g_free (self->folder);
  g_hash_table_unref (self->fields);
  g_free (self);
}

/* A place on a chart: angle 0 front, 90 outer side, 180 back; x outwards from the body's middle, y to the back, z up, all from
 * the
 * hip joint, in lengths of the thigh. @half is how far the hip joint lies from the body's middle. @down is the way to the knee.
 * */
static void
find_place (int           chart,
            const double *p,
            double        half,
            const double *down,
            double       *angle,
            double       *height,
            double       *radius)
{
  double x = (p[0] + half) / half, y = -p[1] / half;

  *height = p[2];
  if (chart == THIGH)
    {
      *height = p[0] * down[0] + p[1] * down[1] + p[2] * down[2];
      x = p[0] - *height * down[0];
      y = -(p[1] - *height * down[1]);
    }
  *angle = chart == FRONT ? FRONT_WIDTH * x : atan2 (x, y) * 180 / G_PI;
  *radius = hypot (x, y);
  if (*angle < -90)
    *angle += 360;
}

/* fills a triangle of the chart */
static void
stamp (float         (*cells)[COLUMNS],
       const double  (*at)[2])
{
  double area = (at[1][0] - at[0][0]) * (at[2][1] - at[0][1]) - (at[2][0] - at[0][0]) * (at[1][1] - at[0][1]);
  int left = floor (fmin (at[0][0], fmin (at[1][0], at[2][0]))), right = ceil (fmax (at[0][0], fmax (at[1][0], at[2][0])));
  int top = floor (fmin (at[0][1], fmin (at[1][1], at[2][1]))), bottom = ceil (fmax (at[0][1], fmax (at[1][1], at[2][1])));

  /* a triangle that would go round the back of the chart */
  if (right - left > COLUMNS / 3 || fabs (area) < 1e-9)
    return;
  for (int y = MAX (top, 0); y <= MIN (bottom, ROWS - 1); y++)
    for (int x = left; x <= right; x++)
      {
        double w1 = ((x + 0.5 - at[0][0]) * (at[2][1] - at[0][1]) - (at[2][0] - at[0][0]) * (y + 0.5 - at[0][1])) / area;
        double w2 = ((at[1][0] - at[0][0]) * (y + 0.5 - at[0][1]) - (x + 0.5 - at[0][0]) * (at[1][1] - at[0][1])) / area;

        if (w1 > -0.2 && w2 > -0.2 && w1 + w2 < 1.2)
          cells[y][(x % COLUMNS + COLUMNS) % COLUMNS] = 1;
      }
}

static void
soften (float (*cells)[COLUMNS])
{
  int reach = ceil (3 * SIGMA);
  float (*spare)[COLUMNS] = g_malloc (ROWS * sizeof *spare);

  for (int pass = 0; pass < 2; pass++)
    {
      memcpy (spare, cells, ROWS * sizeof *spare);
      for (int y = 0; y < ROWS; y++)
        for (int x = 0; x < COLUMNS; x++)
          {
            double sum = 0, weight = 0;

            for (int d = -reach; d <= reach; d++)
              {
                int row = pass ? CLAMP (y + d, 0, ROWS - 1) : y;
                int column = pass ? x : (x + d + COLUMNS) % COLUMNS;
                double w = exp (-0.5 * d * d / (SIGMA * SIGMA));

                sum += w * spare[row][column];
                weight += w;
              }
            cells[y][x] = sum / weight;
          }
    }
  g_free (spare);
}

static void
lay (CoxaMuscleField *self,
     CoxaMesh        *mesh)
{
  double way[3] = { -(mesh_knee[0] - mesh_hip[0]), mesh_knee[1] - mesh_hip[1], mesh_knee[2] - mesh_hip[2] };
  double length = sqrt (way[0] * way[0] + way[1] * way[1] + way[2] * way[2]);
  double down[3] = { way[0] / length, way[1] / length, way[2] / length };

  for (int chart = 0; chart < N_CHARTS; chart++)
    {
      if ((chart == FRONT) != self->is_deep)
        continue;
      for (guint t = 0; t < mesh->n_triangles; t++)
        {
          double at[3][2];
          gboolean clear = TRUE;

          for (int k = 0; k < 3; k++)
            {
              const float *v = mesh->position + 3 * mesh->triangle[3 * t + k];
              double p[3] = { -(v[0] - mesh_hip[0]) / length, (v[1] - mesh_hip[1]) / length, (v[2] - mesh_hip[2]) / length };
              double angle, height, radius;

              find_place (chart, p, -mesh_hip[0] / length, down, &angle, &height, &radius);
              /* what lies on the axis would shine out all round */
              clear &= radius > (chart == THIGH ? ON_AXIS : 0);
              at[k][0] = angle / 360 * COLUMNS;
              at[k][1] = (height - lowest[chart]) / (highest[chart] - lowest[chart]) * ROWS;
            }
          if (clear)
            stamp (self->chart[chart], (const double (*)[2]) at);
        }
    }
}

static gboolean
add_mesh (CoxaMuscles      *self,
          CoxaMuscleField  *field,
          const char       *slug,
          GError          **error)
{
  g_autofree char *name = g_strconcat (slug, ".obj.gz", NULL);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr(CoxaMesh) mesh = NULL;

  if (strchr (slug, '/') != NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no mesh of “%s” in %s. Write the slug of a muscle that"
                   " index.tsv there lists.", slug, self->folder);
      return FALSE;
    }
  mesh = coxa_mesh_load (path, error);
  if (mesh == NULL)
    return FALSE;
  lay (field, mesh);

  return TRUE;
}

/**
 * coxa_muscles_find:
 * @self: muscles
 * @slug: such as "gluteus-medius"
 * @error: return location, #GIOErrorEnum domain
 *
 * Finds where a muscle lies. Not to be called by two threads at once.
 *
 * Returns: (transfer none) (nullable): the muscle, or %NULL with @error set
 */
CoxaMuscleField *
coxa_muscles_find (CoxaMuscles  *self,
                   const char   *slug,
                   GError      **error)
{
  CoxaMuscleField *field = g_hash_table_lookup (self->fields, slug);
  const char *parts[] = { slug, NULL };

  if (field != NULL)
    return field;

  field = g_new0 (CoxaMuscleField, 1);
  field->is_deep = g_strv_contains (deep, slug);
  if (strcmp (slug, "biceps-femoris") == 0)
    {
      parts[0] = "biceps-femoris-long-head";
      parts[1] = "biceps-femoris-short-head";
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts) && parts[i] != NULL; i++)
    if (!add_mesh (self, field, parts[i], error))
      {
        g_free (field);
        return NULL;
      }
  for (int chart = 0; chart < N_CHARTS; chart++)
    soften (field->chart[chart]);
  g_hash_table_insert (self->fields, g_strdup (slug), field);

  return field;
}

static double
look_up (const CoxaMuscleField *self,
         int                    chart,
         double                 angle,
         double                 height)
{
  double x = angle / 360 * COLUMNS - 0.5;
  double y = (height - lowest[chart]) / (highest[chart] - lowest[chart]) * ROWS - 0.5;
  int column = floor (x), row = floor (y);
  double s = x - column, t = y - row;

  if (row < 0 || row >= ROWS - 1)
    return 0;
  column = (column % COLUMNS + COLUMNS) % COLUMNS;

  return (1 - t) * ((1 - s) * self->chart[chart][row][column] + s * self->chart[chart][row][(column + 1) % COLUMNS])
         + t * ((1 - s) * self->chart[chart][row + 1][column] + s * self->chart[chart][row + 1][(column + 1) % COLUMNS]);
}

/**
 * coxa_muscle_field_at:
 * @self: a muscle
 * @skin: a figure
 * @rest: a place on its skin at rest
 * @side: 1 for the muscle of the left, -1 for that of the right
 *
 * Returns: how much the muscle shines through there, 0 … 1
 */
double
coxa_muscle_field_at (const CoxaMuscleField *self,
                      const CoxaSkin        *skin,
                      CoxaVec                rest,
                      int                    side)
{
  const CoxaBone *thigh = &skin->rig.bone[skin->rig.limb[COXA_REACH_FOOT_LEFT][0]];
  CoxaVec way = coxa_vec_sub (thigh->tail, thigh->head);
  double length = coxa_vec_length (way);
  double down[3] = { way.x / length, -way.z / length, way.y / length };
  double p[3] = { (side * rest.x - thigh->head.x) / length, -(rest.z - thigh->head.z) / length,
                  (rest.y - thigh->head.y) / length };
  double share[N_CHARTS], angle, height, radius, value = 0;

  /* beyond the midline, or an arm */
  if (side * rest.x < -0.01 || side * rest.x > 0.24 + 0.2 * MAX (0, 0.9 - rest.y) || p[2] > highest[FRONT])
    return 0;
  /* about the hip both charts hold */
  share[PELVIS] = coxa_smooth_step (-0.26, -0.10, p[2]);
  share[THIGH] = coxa_smooth_step (0.04, -0.12, p[2]);
  share[FRONT] = coxa_smooth_step (0.01, 0.12, -p[1]);
  for (int chart = 0; chart < N_CHARTS; chart++)
    if (share[chart] > 0 && (chart == FRONT) == self->is_deep)
      {
        find_place (chart, p, thigh->head.x / length, down, &angle, &height, &radius);
        value = MAX (value, share[chart] * look_up (self, chart, angle, height));
      }

  return value;
}
