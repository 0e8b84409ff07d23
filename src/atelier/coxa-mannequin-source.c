/* coxa-mannequin-source.c: the files that a mannequin is made from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-mannequin-source.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define UNIT 100.0 /* millimetres in a unit of the files */

static char *
read_text (const char  *folder,
           const char  *name,
           gsize       *length,
           GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GZlibDecompressor) unzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr(GFileInputStream) raw = g_file_read (file, NULL, error);
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  gssize got;

  if (raw == NULL)
    return NULL;

  stream = g_converter_input_stream_new (G_INPUT_STREAM (raw), G_CONVERTER (unzip));
  do
    {
      char buffer[65536];

      got = g_input_stream_read (stream, buffer, sizeof buffer, NULL, error);
      if (got < 0)
        {
          g_prefix_error (error, "%s: ", path);
          return NULL;
        }
      g_string_append_len (text, buffer, got);
    }
  while (got > 0);
  *length = text->len;

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The files have y up and z to the front. */
static void
read_point (const char *at,
            float      *out)
{
  char *end = (char *) at;
  double x = g_ascii_strtod (end, &end);
  double y = g_ascii_strtod (end, &end);
  double z = g_ascii_strtod (end, &end);

  out[0] = UNIT * x;
  out[1] = -UNIT * z;
  out[2] = UNIT * y;
}

static gboolean
add_face (CoxaMannequinSource  *self,
          const char           *at,
          GArray               *cube,
          gboolean              is_skin,
          GError              **error)
{
  guint corner[4];
  guint n = 0;

  while (n < 4)
    {
      char *end;
      guint64 number = g_ascii_strtoull (at, &end, 10);

      if (end == at)
        break;
      if (number < 1 || number > self->position->len / 3)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "A face names vertex %" G_GUINT64_FORMAT
                       ", which does not exist. Fetch the base mesh again.", number);
          return FALSE;
        }
      corner[n++] = number - 1;
      at = end;
      while (*at != '\0' && *at != ' ' && *at != '\n')
        at++;
    }
  for (guint i = 0; cube != NULL && i < n; i++)
    g_array_append_val (cube, corner[i]);
  for (guint i = 2; is_skin && i < n; i++)
    {
      guint made[3] = { corner[0], corner[i - 1], corner[i] };

      g_array_append_vals (self->triangle, made, 3);
      for (guint k = 0; k < 3; k++)
        self->n_skin = MAX (self->n_skin, made[k] + 1);
    }

  return TRUE;
}

static gboolean
load_base (CoxaMannequinSource  *self,
           const char           *folder,
           GError              **error)
{
  gsize length;
  g_autofree char *text = read_text (folder, "base.obj.gz", &length, error);
  GArray *cube = NULL;
  gboolean is_skin = FALSE;

  for (char *line = text; line != NULL && *line != '\0';)
    {
      char *next = strchr (line, '\n');

      if (next != NULL)
        *next++ = '\0';
      if (g_str_has_prefix (line, "v "))
        {
          float point[3];

          read_point (line + 2, point);
          g_array_append_vals (self->position, point, 3);
        }
      else if (g_str_has_prefix (line, "g "))
        {
          g_autofree char *name = g_strdup (g_strstrip (line + 2));

          is_skin = strcmp (name, "body") == 0;
          cube = NULL;
          if (g_str_has_prefix (name, "joint-"))
            {
              cube = g_array_new (FALSE, FALSE, sizeof (guint));
              g_hash_table_insert (self->cubes, g_steal_pointer (&name), cube);
            }
        }
      else if (g_str_has_prefix (line, "f ") && !add_face (self, line + 2, cube, is_skin, error))
        return FALSE;
      line = next;
    }
  if (text != NULL && self->n_skin == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The base mesh has no skin. Fetch it again.");

  return self->n_skin > 0;
}

static gboolean
load_weights (CoxaMannequinSource  *self,
              const char           *folder,
              GError              **error)
{
  gsize length;
  g_autofree char *text = read_text (folder, "weights.game_engine.json.gz", &length, error);
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *bones = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (text == NULL || !json_parser_load_from_data (parser, text, length, error))
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    bones = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)), "weights");
  if (bones == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The weights are not there. Fetch them again.");
      return FALSE;
    }

  json_object_iter_init (&iter, bones);
  while (json_object_iter_next (&iter, &name, &node))
    {
      float *weight = g_new0 (float, self->n_skin);
      JsonArray *rows = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
        {
          JsonArray *row = json_array_get_array_element (rows, i);
          guint64 vertex = json_array_get_int_element (row, 0);

          if (vertex < self->n_skin)
            weight[vertex] = json_array_get_double_element (row, 1);
        }
      g_hash_table_insert (self->weights, g_strdup (name), weight);
    }

  return TRUE;
}

/**
 * coxa_mannequin_source_load:
 * @folder: where base.obj.gz, weights.game_engine.json.gz and the targets are
 * @error: return location, #GIOErrorEnum domain
 *
 * Reads the base mesh and its weights.
 *
 * Returns: (transfer full) (nullable): the source, or %NULL with @error set
 */
CoxaMannequinSource *
coxa_mannequin_source_load (const char  *folder,
                            GError     **error)
{
  g_autoptr(CoxaMannequinSource) self = g_new0 (CoxaMannequinSource, 1);

  self->position = g_array_new (FALSE, FALSE, sizeof (float));
  self->triangle = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cubes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->weights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return load_base (self, folder, error) && load_weights (self, folder, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * coxa_mannequin_source_free:
 * @self: (transfer full) (nullable): a source
 *
 * Frees it.
 */
void
coxa_mannequin_source_free (CoxaMannequinSource *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->position);
  g_array_unref (self->triangle);
  g_hash_table_unref (self->cubes);
  g_hash_table_unref (self->weights);
  g_free (self);
}

/**
 * coxa_mannequin_source_add:
 * @self: a source
 * @folder: where the targets are
 * @target: the file's name without `.target.gz`
 * @share: how much of it, 1 for all
 * @error: return location, #GIOErrorEnum domain
 *
 * Moves the vertices towards a shape.
 *
 * Returns: whether the target could be read
 */
gboolean
coxa_mannequin_source_add (CoxaMannequinSource  *self,
                           const char           *folder,
                           const char           *target,
                           double                share,
                           GError              **error)
{
  g_autofree char *name = g_strconcat (target, ".target.gz", NULL);
  gsize length;
  g_autofree char *text = read_text (folder, name, &length, error);

  if (text == NULL)
    return FALSE;

  for (char *line = text; line != NULL; line = strchr (line, '\n'))
    {
      char *end;
      guint64 vertex;
      float step[3];

      while (*line == '\n')
        line++;
      vertex = g_ascii_strtoull (line, &end, 10);
      if (!g_ascii_isdigit (*line) || vertex >= self->position->len / 3)
        continue;
      read_point (end, step);
      for (int k = 0; k < 3; k++)
        g_array_index (self->position, float, 3 * vertex + k) += share * step[k];
    }

  return TRUE;
}

/**
 * coxa_mannequin_source_joint:
 * @self: a source
 * @name: such as "joint-l-knee"
 * @point: (out): three numbers, millimetres
 * @error: return location, #GIOErrorEnum domain
 *
 * Finds a joint.
 *
 * Returns: whether there is one of that name
 */
gboolean
coxa_mannequin_source_joint (CoxaMannequinSource  *self,
                             const char           *name,
                             float                *point,
                             GError              **error)
{
  GArray *cube = g_hash_table_lookup (self->cubes, name);
  double sum[3] = { 0, };

  if (cube == NULL || cube->len == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The base mesh has no “%s”. Fetch it again.", name);
      return FALSE;
    }
  for (guint i = 0; i < cube->len; i++)
    for (int k = 0; k < 3; k++)
      sum[k] += g_array_index (self->position, float, 3 * g_array_index (cube, guint, i) + k);
  for (int k = 0; k < 3; k++)
    point[k] = sum[k] / cube->len;

  return TRUE;
}

/**
 * coxa_mannequin_source_sum:
 * @self: a source
 * @bones: how names of bones begin, with spaces between, such as "thigh calf_l"
 * @out: a number a vertex of the skin
 *
 * Finds how far each vertex follows any of some bones.
 */
void
coxa_mannequin_source_sum (CoxaMannequinSource *self,
                           const char          *bones,
                           float               *out)
{
  g_auto(GStrv) names = g_strsplit (bones, " ", -1);
  GHashTableIter iter;
  gpointer bone, weight;
  g_autofree double *sum = g_new0 (double, self->n_skin);

  g_hash_table_iter_init (&iter, self->weights);
  while (g_hash_table_iter_next (&iter, &bone, &weight))
    for (guint i = 0; names[i] != NULL; i++)
      if (g_str_has_prefix (bone, names[i]))
        for (guint v = 0; v < self->n_skin; v++)
          sum[v] += ((float *) weight)[v];
  for (guint v = 0; v < self->n_skin; v++)
    out[v] = CLAMP (sum[v], 0, 1);
}
