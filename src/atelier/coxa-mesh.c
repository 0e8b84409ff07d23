/* coxa-mesh.c: a structure's surface
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-mesh.h"

#include <math.h>
#include <string.h>

/* One side of one triangle. Sorted by its two ends, the two sides that share an edge lie next to each other. */
typedef struct
{
  guint low;
  guint high;
  guint triangle;
  guint corner;   /* the corner opposite */
} Side;

static int
compare_sides (gconstpointer a,
               gconstpointer b)
{
  const Side *one = a;
  const Side *two = b;

  if (one->low != two->low)
    return one->low < two->low ? -1 : 1;
  if (one->high != two->high)
    return one->high < two->high ? -1 : 1;
  if (one->triangle != two->triangle)
    return one->triangle < two->triangle ? -1 : 1;

  return (int) one->corner - (int) two->corner;
}

static Side *
list_sides (CoxaMesh *self)
{
  Side *sides = g_new (Side, 3 * MAX (self->n_triangles, 1));

  for (guint t = 0; t < self->n_triangles; t++)
    for (guint c = 0; c < 3; c++)
      {
        guint a = self->triangle[3 * t + (c + 1) % 3];
        guint b = self->triangle[3 * t + (c + 2) % 3];

        sides[3 * t + c] = (Side) { MIN (a, b), MAX (a, b), t, c };
      }

  qsort (sides, 3 * self->n_triangles, sizeof *sides, compare_sides);

  return sides;
}

static void
find_rings (CoxaMesh *self)
{
  g_autofree Side *sides = list_sides (self);
  g_autofree guint *fill = NULL;
  guint n_sides = 3 * self->n_triangles;

  self->ring_start = g_new0 (guint, self->n_vertices + 1);

  for (guint i = 0; i < n_sides; i++)
    if (i == 0 || sides[i].low != sides[i - 1].low || sides[i].high != sides[i - 1].high)
      {
        self->ring_start[sides[i].low + 1]++;
        self->ring_start[sides[i].high + 1]++;
      }

  for (guint i = 0; i < self->n_vertices; i++)
    self->ring_start[i + 1] += self->ring_start[i];

  self->ring = g_new (guint, MAX (self->ring_start[self->n_vertices], 1));
  fill = g_memdup2 (self->ring_start, (self->n_vertices + 1) * sizeof *fill);

  for (guint i = 0; i < n_sides; i++)
    if (i == 0 || sides[i].low != sides[i - 1].low || sides[i].high != sides[i - 1].high)
      {
        self->ring[fill[sides[i].low]++] = sides[i].high;
        self->ring[fill[sides[i].high]++] = sides[i].low;
      }
}

/**
 * coxa_mesh_new:
 * @positions: three numbers a vertex, millimetres
 * @n_vertices: how many vertices
 * @triangles: three vertex numbers a triangle, each below @n_vertices
 * @n_triangles: how many triangles
 *
 * Makes a mesh of copies of the arrays and gives it plain vertex normals.
 *
 * Returns: (transfer full): the mesh
 */
CoxaMesh *
coxa_mesh_new (const float *positions,
               guint        n_vertices,
               const guint *triangles,
               guint        n_triangles)
{
  CoxaMesh *self = g_new0 (CoxaMesh, 1);

  self->n_vertices = n_vertices;
  self->n_triangles = n_triangles;
  self->position = g_memdup2 (positions, 3 * n_vertices * sizeof *positions);
  self->triangle = g_memdup2 (triangles, 3 * n_triangles * sizeof *triangles);
  self->normal = g_new0 (float, 3 * MAX (n_vertices, 1));
  find_rings (self);
  coxa_mesh_set_normals (self, 0);

  return self;
}

static gboolean
read_obj (const char  *path,
          GByteArray **out,
          GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GZlibDecompressor) unzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr(GFileInputStream) raw = g_file_read (file, NULL, error);
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  gssize got;

  if (raw == NULL)
    return FALSE;

  if (g_str_has_suffix (path, ".gz"))
    stream = g_converter_input_stream_new (G_INPUT_STREAM (raw), G_CONVERTER (unzip));
  else
    stream = g_object_ref (G_INPUT_STREAM (raw));

  do
    {
      guint8 buffer[65536];

      got = g_input_stream_read (stream, buffer, sizeof buffer, NULL, error);
      if (got < 0)
        return FALSE;
      g_byte_array_append (bytes, buffer, got);
    }
  while (got > 0);

  g_byte_array_append (bytes, (const guint8 *) "", 1);
  *out = g_steal_pointer (&bytes);

  return TRUE;
}

/**
 * coxa_mesh_load:
 * @path: a Wavefront .obj or .obj.gz with plain `v` and triangular `f` lines
 * @error: return location, #GIOErrorEnum domain
 *
 * Reads a mesh.
 *
 * Returns: (transfer full) (nullable): the mesh, or %NULL with @error set
 */
CoxaMesh *
coxa_mesh_load (const char  *path,
                GError     **error)
{
  g_autoptr(GByteArray) text = NULL;
  g_autoptr(GArray) positions = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr(GArray) triangles = g_array_new (FALSE, FALSE, sizeof (guint));
  char *line;
  guint number = 0;

  if (!read_obj (path, &text, error))
    return NULL;

  for (line = (char *) text->data; line != NULL && *line != '\0'; number++)
    {
      char *next = strchr (line, '\n');
      char *at = line + 1;

      if (line[0] == 'v' && line[1] == ' ')
        for (int k = 0; k < 3; k++)
          {
            float value = g_ascii_strtod (at, &at);

            g_array_append_val (positions, value);
          }
      else if (line[0] == 'f' && line[1] == ' ')
        for (int k = 0; k < 3; k++)
          {
            guint64 value = g_ascii_strtoull (at, &at, 10);
            guint vertex = value - 1;

            if (value < 1 || value > positions->len / 3)
              {
                g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             "%s:%u: a face names vertex %" G_GUINT64_FORMAT ", which does not exist. Fetch the mesh again.",
                             path, number + 1, value);
                return NULL;
              }
            g_array_append_val (triangles, vertex);
            while (*at != '\0' && *at != ' ' && *at != '\n')
              at++;
          }

      line = next == NULL ? NULL : next + 1;
    }

  if (triangles->len == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s holds no triangle. Fetch the mesh again.", path);
      return NULL;
    }

  return coxa_mesh_new ((const float *) (gpointer) positions->data, positions->len / 3,
                        (const guint *) (gpointer) triangles->data, triangles->len / 3);
}

/**
 * coxa_mesh_free:
 * @self: (transfer full) (nullable): a mesh
 *
 * Frees a mesh.
 */
void
coxa_mesh_free (CoxaMesh *self)
{
  if (self == NULL)
    return;

  g_free (self->position);
  g_free (self->normal);
  g_free (self->triangle);
  g_free (self->ring_start);
  g_free (self->ring);
  g_free (self);
}

static void
add_scaled (float       *to,
            const float *from,
            double       factor)
{
  for (int k = 0; k < 3; k++)
    to[k] += factor * from[k];
}

static void
place_old_vertices (CoxaMesh   *self,
                    const Side *sides,
                    float      *out)
{
  g_autofree float *rim = g_new0 (float, 3 * self->n_vertices);
  g_autofree guint *on_rim = g_new0 (guint, self->n_vertices);
  guint n_sides = 3 * self->n_triangles;

  for (guint i = 0, j; i < n_sides; i = j)
    {
      for (j = i + 1; j < n_sides && sides[j].low == sides[i].low && sides[j].high == sides[i].high; j++)
        ;
      if (j - i == 2)
        continue;
      add_scaled (rim + 3 * sides[i].low, self->position + 3 * sides[i].high, 1);
      add_scaled (rim + 3 * sides[i].high, self->position + 3 * sides[i].low, 1);
      on_rim[sides[i].low]++;
      on_rim[sides[i].high]++;
    }

  for (guint v = 0; v < self->n_vertices; v++)
    {
      guint valence = self->ring_start[v + 1] - self->ring_start[v];
      double beta = valence == 3 ? 3.0 / 16 : 3.0 / (8 * MAX (valence, 1));

      memset (out + 3 * v, 0, 3 * sizeof *out);
      if (on_rim[v] == 2)
        {
          add_scaled (out + 3 * v, self->position + 3 * v, 0.75);
          add_scaled (out + 3 * v, rim + 3 * v, 0.125);
        }
      else if (on_rim[v] != 0 || valence < 3)
        add_scaled (out + 3 * v, self->position + 3 * v, 1);
      else
        {
          add_scaled (out + 3 * v, self->position + 3 * v, 1 - beta * valence);
          for (guint i = self->ring_start[v]; i < self->ring_start[v + 1]; i++)
            add_scaled (out + 3 * v, self->position + 3 * self->ring[i], beta);
        }
    }
}

/**
 * coxa_mesh_subdivide:
 * @self: a mesh
 *
 * Refines a mesh once: each triangle becomes four, and the surface smoother.
 *
 * Source: C. Loop, *Smooth subdivision surfaces based on triangles* (1987).
 *
 * Returns: (transfer full): the finer mesh
 */
CoxaMesh *
coxa_mesh_subdivide (CoxaMesh *self)
{
  g_autofree Side *sides = list_sides (self);
  g_autofree guint *middle = g_new (guint, 3 * self->n_triangles);
  g_autofree float *positions = NULL;
  g_autofree guint *triangles = g_new (guint, 12 * self->n_triangles);
  guint n_sides = 3 * self->n_triangles;
  guint n_vertices = self->n_vertices;

  positions = g_new0 (float, 3 * (self->n_vertices + n_sides));
  place_old_vertices (self, sides, positions);

  for (guint i = 0, j; i < n_sides; i = j)
    {
      float *at = positions + 3 * n_vertices;

      for (j = i + 1; j < n_sides && sides[j].low == sides[i].low && sides[j].high == sides[i].high; j++)
        ;
      add_scaled (at, self->position + 3 * sides[i].low, j - i == 2 ? 0.375 : 0.5);
      add_scaled (at, self->position + 3 * sides[i].high, j - i == 2 ? 0.375 : 0.5);
      for (guint k = i; k < j; k++)
        {
          if (j - i == 2)
            add_scaled (at, self->position + 3 * self->triangle[3 * sides[k].triangle + sides[k].corner], 0.125);
          middle[3 * sides[k].triangle + sides[k].corner] = n_vertices;
        }
      n_vertices++;
    }

  for (guint t = 0; t < self->n_triangles; t++)
    {
      const guint *c = self->triangle + 3 * t;
      const guint *m = middle + 3 * t;
      guint *out = triangles + 12 * t;
      guint made[12] = { c[0], m[2], m[1], m[2], c[1], m[0], m[1], m[0], c[2], m[0], m[1], m[2] };

      memcpy (out, made, sizeof made);
    }

  return coxa_mesh_new (positions, n_vertices, triangles, 4 * self->n_triangles);
}

static void
relax (CoxaMesh *self,
       float    *values,
       guint     width,
       double    step,
       float    *spare)
{
  for (guint v = 0; v < self->n_vertices; v++)
    {
      guint from = self->ring_start[v];
      guint to = self->ring_start[v + 1];

      for (guint k = 0; k < width; k++)
        {
          double mean = 0;

          for (guint i = from; i < to; i++)
            mean += values[width * self->ring[i] + k];
          mean = to > from ? mean / (to - from) : values[width * v + k];
          spare[width * v + k] = values[width * v + k] + step * (mean - values[width * v + k]);
        }
    }

  memcpy (values, spare, (gsize) width * self->n_vertices * sizeof *values);
}

/**
 * coxa_mesh_smooth:
 * @self: a mesh
 * @rounds: how often
 *
 * Smooths the surface and keeps its volume, then finds the normals anew.
 *
 * Source: G. Taubin, *A signal processing approach to fair surface design* (1995).
 */
void
coxa_mesh_smooth (CoxaMesh *self,
                  guint     rounds)
{
  g_autofree float *spare = g_new (float, 3 * self->n_vertices);

  for (guint i = 0; i < rounds; i++)
    {
      relax (self, self->position, 3, 0.5, spare);
      relax (self, self->position, 3, -0.53, spare);
    }

  coxa_mesh_set_normals (self, 0);
}

static double
mean_edge (CoxaMesh *self)
{
  double sum = 0;

  for (guint t = 0; t < self->n_triangles; t++)
    {
      const float *a = self->position + 3 * self->triangle[3 * t];
      const float *b = self->position + 3 * self->triangle[3 * t + 1];

      sum += sqrt ((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

  return sum / MAX (self->n_triangles, 1) + 1e-6;
}

/**
 * coxa_mesh_blur:
 * @self: a mesh
 * @values: @width numbers a vertex, changed in place
 * @width: numbers a vertex
 * @reach: how far values spread, millimetres (standard deviation)
 *
 * Spreads values over the surface.
 */
void
coxa_mesh_blur (CoxaMesh *self,
                float    *values,
                guint     width,
                double    reach)
{
  g_autofree float *spare = g_new (float, (gsize) width * self->n_vertices);
  double edge = mean_edge (self);
  /* one round at step 1/2 is a random walk of variance edge²/2 over the surface, half of it along each axis */
  guint rounds = MIN ((guint) ceil (4 * reach * reach / (edge * edge)), 400);

  for (guint i = 0; i < rounds; i++)
    relax (self, values, width, 0.5, spare);
}

static void
normalise (float *v)
{
  double length = sqrt (v[0] * v[0] + v[1] * v[1] + v[2] * v[2]) + 1e-12;

  for (int k = 0; k < 3; k++)
    v[k] /= length;
}

/**
 * coxa_mesh_set_normals:
 * @self: a mesh
 * @reach: how far normals are smoothed, millimetres; 0 for not
 *
 * Finds the vertex normals, weighted by area.
 */
void
coxa_mesh_set_normals (CoxaMesh *self,
                       double    reach)
{
  memset (self->normal, 0, 3 * self->n_vertices * sizeof *self->normal);

  for (guint t = 0; t < self->n_triangles; t++)
    {
      const guint *c = self->triangle + 3 * t;
      const float *a = self->position + 3 * c[0];
      const float *b = self->position + 3 * c[1];
      const float *d = self->position + 3 * c[2];
      float u[3] = { b[0] - a[0], b[1] - a[1], b[2] - a[2] };
      float w[3] = { d[0] - a[0], d[1] - a[1], d[2] - a[2] };
      float n[3] = { u[1] * w[2] - u[2] * w[1], u[2] * w[0] - u[0] * w[2], u[0] * w[1] - u[1] * w[0] };

      for (int k = 0; k < 3; k++)
        add_scaled (self->normal + 3 * c[k], n, 1);
    }

  for (guint v = 0; v < self->n_vertices; v++)
    normalise (self->normal + 3 * v);

  if (reach > 0)
    {
      coxa_mesh_blur (self, self->normal, 3, reach);
      for (guint v = 0; v < self->n_vertices; v++)
        normalise (self->normal + 3 * v);
    }
}

/**
 * coxa_mesh_sample:
 * @self: a mesh
 * @n_points: (out): how many points
 *
 * Lists the vertices and the middles of the triangles: points all over the surface.
 *
 * Returns: (transfer full): three numbers a point, millimetres
 */
float *
coxa_mesh_sample (CoxaMesh *self,
                  guint    *n_points)
{
  float *points = g_new (float, 3 * (self->n_vertices + self->n_triangles));
  float *at = points + 3 * self->n_vertices;

  memcpy (points, self->position, 3 * self->n_vertices * sizeof *points);
  for (guint t = 0; t < self->n_triangles; t++, at += 3)
    for (int k = 0; k < 3; k++)
      at[k] = (self->position[3 * self->triangle[3 * t] + k]
               + self->position[3 * self->triangle[3 * t + 1] + k]
               + self->position[3 * self->triangle[3 * t + 2] + k]) / 3;
  *n_points = self->n_vertices + self->n_triangles;

  return points;
}

#define CELL 8.0 /* millimetres; the side of a cell in which points are looked up */

/* Points by the cell they lie in. */
typedef struct
{
  int    low[3];
  int    size[3];
  guint *start;    /* where the points of each cell begin in order, one number more than cells */
  guint *order;
} Grid;

/* the cell's number, or -1 where no points are */
static int
grid_cell (const Grid *grid,
           int         x,
           int         y,
           int         z)
{
  x -= grid->low[0];
  y -= grid->low[1];
  z -= grid->low[2];
  if (x < 0 || y < 0 || z < 0 || x >= grid->size[0] || y >= grid->size[1] || z >= grid->size[2])
    return -1;

  return (z * grid->size[1] + y) * grid->size[0] + x;
}

static int
grid_cell_of (const Grid  *grid,
              const float *point)
{
  return grid_cell (grid, floor (point[0] / CELL), floor (point[1] / CELL), floor (point[2] / CELL));
}

static void
grid_init (Grid        *grid,
           const float *points,
           guint        n_points)
{
  guint n_cells;

  for (int k = 0; k < 3; k++)
    {
      int high = G_MININT;

      grid->low[k] = G_MAXINT;
      for (guint i = 0; i < n_points; i++)
        {
          grid->low[k] = MIN (grid->low[k], (int) floor (points[3 * i + k] / CELL));
          high = MAX (high, (int) floor (points[3 * i + k] / CELL));
        }
      grid->size[k] = n_points > 0 ? high - grid->low[k] + 1 : 0;
    }
  n_cells = grid->size[0] * grid->size[1] * grid->size[2];
  grid->start = g_new0 (guint, n_cells + 2);
  grid->order = g_new (guint, MAX (n_points, 1));
  for (guint i = 0; i < n_points; i++)
    grid->start[grid_cell_of (grid, points + 3 * i) + 2]++;
  for (guint i = 2; i < n_cells + 2; i++)
    grid->start[i] += grid->start[i - 1];
  for (guint i = 0; i < n_points; i++)
    grid->order[grid->start[grid_cell_of (grid, points + 3 * i) + 1]++] = i;
}

static void
grid_clear (Grid *grid)
{
  g_free (grid->start);
  g_free (grid->order);
}

/**
 * coxa_mesh_distances:
 * @self: a mesh
 * @points: three numbers a point, millimetres
 * @n_points: how many points
 * @limit: distances beyond this are given as this, millimetres
 *
 * Finds how far each vertex lies from the nearest point.
 *
 * Returns: (transfer full): a number a vertex, millimetres
 */
float *
coxa_mesh_distances (CoxaMesh    *self,
                     const float *points,
                     guint        n_points,
                     double       limit)
{
  float *distances = g_new (float, MAX (self->n_vertices, 1));
  int rings = ceil (limit / CELL);
  Grid grid;

  grid_init (&grid, points, n_points);
  for (guint v = 0; v < self->n_vertices; v++)
    {
      const float *p = self->position + 3 * v;
      int cx = floor (p[0] / CELL), cy = floor (p[1] / CELL), cz = floor (p[2] / CELL);
      double best = limit * limit;

      for (int r = 0; r <= rings && (r - 1) * CELL * (r - 1) * CELL <= best; r++)
        for (int x = -r; x <= r; x++)
          for (int y = -r; y <= r; y++)
            for (int z = -r; z <= r; z += (ABS (x) == r || ABS (y) == r) ? 1 : MAX (2 * r, 1))
              {
                int cell = grid_cell (&grid, cx + x, cy + y, cz + z);

                for (guint i = cell >= 0 ? grid.start[cell] : 0; cell >= 0 && i < grid.start[cell + 1]; i++)
                  {
                    const float *q = points + 3 * grid.order[i];
                    double d = (p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) + (p[2] - q[2]) * (p[2] - q[2]);

                    best = MIN (best, d);
                  }
              }
      distances[v] = sqrt (best);
    }
  grid_clear (&grid);

  return distances;
}

/**
 * coxa_mesh_walk:
 * @self: a mesh
 * @sources: a byte a vertex, not 0 where the walk starts
 *
 * Finds how far each vertex lies from the nearest source along the mesh's edges.
 *
 * Returns: (transfer full): a number a vertex, millimetres, 1e6 where no source can be reached
 */
float *
coxa_mesh_walk (CoxaMesh     *self,
                const guint8 *sources)
{
  float *distances = g_new (float, MAX (self->n_vertices, 1));
  g_autofree guint8 *waiting = g_new0 (guint8, self->n_vertices + 1);
  g_autoptr(GQueue) queue = g_queue_new ();

  for (guint v = 0; v < self->n_vertices; v++)
    {
      distances[v] = sources[v] ? 0 : 1e6;
      waiting[v] = sources[v] != 0;
      if (sources[v])
        g_queue_push_tail (queue, GUINT_TO_POINTER (v));
    }

  while (!g_queue_is_empty (queue))
    {
      guint v = GPOINTER_TO_UINT (g_queue_pop_head (queue));
      const float *p = self->position + 3 * v;

      waiting[v] = 0;
      for (guint i = self->ring_start[v]; i < self->ring_start[v + 1]; i++)
        {
          guint w = self->ring[i];
          const float *q = self->position + 3 * w;
          float d = distances[v] + sqrtf ((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1])
                                          + (p[2] - q[2]) * (p[2] - q[2]));

          if (d >= distances[w] - 1e-4f)
            continue;
          distances[w] = d;
          if (!waiting[w])
            g_queue_push_tail (queue, GUINT_TO_POINTER (w));
          waiting[w] = 1;
        }
    }

  return distances;
}
