/* coxa-figures-draw.c: a figure as a packed SVG, and its row in figures.json
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-figures-draw.h"

#include <string.h>

#define PIXELS 2.5 /* a picture unit, where it is traced */

typedef struct
{
  const CoxaPaper *paper;
  char           **drawn;
  CoxaMeasure     *measures;
} Work;

/* number - 1 is a frame, and behind the frames a mistake */
static void
draw_cb (gpointer data,
         gpointer user_data)
{
  Work *work = user_data;
  const CoxaFilm *film = work->paper->film;
  guint i = GPOINTER_TO_UINT (data) - 1;
  gboolean is_frame = i < film->frames->len;
  guint fault = i - film->frames->len;
  g_autofree char *id = g_strdup_printf (is_frame ? "frame-%u" : "fault-%u", is_frame ? i : fault);
  CoxaFrame frame = { 0, 0, 0 };
  CoxaPose poses[2];
  CoxaStand stands[2];
  CoxaActor actors[2];

  if (is_frame)
    {
      frame = g_array_index (film->frames, CoxaFrame, i);
      coxa_film_pose (film, i, poses, stands);
    }
  else
    {
      const CoxaFault *mistake = g_ptr_array_index (film->file->faults, fault);

      frame.from = frame.to = ((CoxaKey *) g_ptr_array_index (film->file->keys, mistake->key))->pose;
      coxa_film_fault (film, fault, poses, stands);
    }
  coxa_film_act (film, stands, actors);
  work->drawn[i] = coxa_sketch_frame (work->paper, id, &frame, actors, is_frame ? &work->measures[i] : NULL);
  coxa_actors_clear (actors);
}

static gboolean
has_arrow (const CoxaFilm *film,
           guint           key)
{
  for (guint i = 0; i < film->file->arrows->len; i++)
    if (g_array_index (film->file->arrows, CoxaArrow, i).to == ((CoxaKey *) g_ptr_array_index (film->file->keys, key))->pose)
      return TRUE;

  return FALSE;
}

static void
put_arrows (const CoxaPaper *paper,
            guint            key,
            GString         *out)
{
  const CoxaPoseFile *file = paper->film->file;

  if (!has_arrow (paper->film, key))
    return;
  g_string_append_printf (out, "<g id=\"arrow-%u\" class=\"arrow\">\n", key);
  for (guint i = 0; i < file->arrows->len; i++)
    {
      const CoxaArrow *arrow = &g_array_index (file->arrows, CoxaArrow, i);
      g_autofree char *drawn = NULL;

      if (arrow->to != ((CoxaKey *) g_ptr_array_index (file->keys, key))->pose)
        continue;
      drawn = coxa_sketch_arrow (paper, arrow);
      g_string_append (out, drawn);
    }
  g_string_append (out, "</g>\n");
}

/**
 * coxa_drawing_new:
 * @film: a figure
 *
 * Draws a figure, with all the processor's cores.
 *
 * Returns: (transfer full): the drawing
 */
CoxaDrawing *
coxa_drawing_new (const CoxaFilm *film)
{
  CoxaDrawing *self = g_new0 (CoxaDrawing, 1);
  const CoxaPoseFile *file = film->file;
  guint n = film->frames->len + file->faults->len;
  g_auto(GStrv) drawn = g_new0 (char *, n + 1);
  g_autofree char *scene = NULL;
  GString *out = g_string_new (NULL);
  GThreadPool *pool;
  CoxaPaper paper;
  Work work;

  coxa_paper_init (&paper, film, PIXELS);
  self->n = film->frames->len;
  self->measures = g_new0 (CoxaMeasure, self->n);
  work = (Work) { &paper, drawn, self->measures };
  pool = g_thread_pool_new (draw_cb, &work, g_get_num_processors (), TRUE, NULL);
  for (guint i = 0; i < n; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
  scene = coxa_sketch_scene (&paper);
  g_thread_pool_free (pool, FALSE, TRUE);

  g_string_append_printf (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %g %g\">\n%s", file->width,
                          file->height, scene);
  for (guint i = 0; i < film->frames->len; i++)
    g_string_append (out, drawn[i]);
  for (guint i = 0; i < file->keys->len; i++)
    put_arrows (&paper, i, out);
  for (guint i = film->frames->len; i < n; i++)
    g_string_append (out, drawn[i]);
  g_string_append (out, "</svg>\n");
  coxa_paper_clear (&paper);
  self->length = out->len;
  self->svg = g_string_free (out, FALSE);

  return self;
}

/**
 * coxa_drawing_free:
 * @self: (transfer full) (nullable): a drawing
 *
 * Frees it.
 */
void
coxa_drawing_free (CoxaDrawing *self)
{
  if (self == NULL)
    return;

  g_free (self->svg);
  g_free (self->measures);
  g_free (self);
}

/**
 * coxa_drawing_save:
 * @self: a drawing
 * @path: of an SVGZ
 * @packed: (out): its bytes
 * @error: return location, #GIOErrorEnum or #GFileError domain
 *
 * Writes a drawing, packed; the same drawing makes the same file.
 *
 * Returns: whether it could be written
 */
gboolean
coxa_drawing_save (const CoxaDrawing  *self,
                   const char         *path,
                   gsize              *packed,
                   GError            **error)
{
  g_autoptr(GZlibCompressor) zip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (zip));

  if (!g_output_stream_write_all (stream, self->svg, self->length, NULL, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return FALSE;
  *packed = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory));

  return g_file_set_contents (path, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)), *packed, error);
}

/**
 * coxa_drawing_flicker:
 * @self: a drawing
 * @film: what it was drawn from
 * @frame: (out) (optional): where it is worst
 *
 * Finds how far a tone's area jumps away from the line through its neighbours: the largest second difference over the frames of a
 * movement, as a share of all that the tones cover.
 *
 * Returns: the share, 0 … 1; 0 where nothing moves
 */
double
coxa_drawing_flicker (const CoxaDrawing *self,
                      const CoxaFilm    *film,
                      guint             *frame)
{
  double worst = 0;

  for (guint f = 1; f + 1 < self->n; f++)
    {
      const CoxaFrame *before = &g_array_index (film->frames, CoxaFrame, f - 1);
      const CoxaFrame *now = &g_array_index (film->frames, CoxaFrame, f);
      double all = 0;

      /* in the middle of a movement only */
      if (now->from == now->to || (before->from == before->to && before->from != now->from))
        continue;
      for (int i = 0; i < COXA_N_TONES; i++)
        all += self->measures[f].area[i];
      for (int i = 0; i < COXA_N_TONES; i++)
        {
          double jump = fabs (self->measures[f - 1].area[i] - 2 * self->measures[f].area[i] + self->measures[f + 1].area[i]);

          if (jump / MAX (all, 1) > worst)
            {
              worst = jump / MAX (all, 1);
              if (frame != NULL)
                *frame = f;
            }
        }
    }

  return worst;
}

/**
 * coxa_film_dup_name:
 * @film: a figure
 * @ending: such as ".svgz"
 *
 * Returns: (transfer full): the name of its file: the address of the page, with a hyphen
 */
char *
coxa_film_dup_name (const CoxaFilm *film,
                    const char     *ending)
{
  char *name = g_strconcat (film->file->address, ending, NULL);

  return g_strdelimit (name, "/", '-');
}

static void
put_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
put_number (JsonBuilder *builder,
            const char  *name,
            double       value)
{
  json_builder_set_member_name (builder, name);
  if (value == floor (value))
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_double_value (builder, value);
}

static void
put_key (JsonBuilder    *builder,
         const CoxaFilm *film,
         guint           i)
{
  const CoxaKey *key = g_ptr_array_index (film->file->keys, i);

  json_builder_begin_object (builder);
  put_number (builder, "frame", film->key_frame[i]);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint k = 0; k < key->steps->len; k++)
    json_builder_add_int_value (builder, g_array_index (key->steps, int, k));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "arrow");
  json_builder_add_boolean_value (builder, has_arrow (film, i));
  if (key->caption != NULL)
    put_text (builder, "caption", key->caption);
  json_builder_end_object (builder);
}

static void
put_fault (JsonBuilder    *builder,
           const CoxaFilm *film,
           guint           i)
{
  const CoxaFault *fault = g_ptr_array_index (film->file->faults, i);
  g_autofree char *id = g_strdup_printf ("fault-%u", i);

  json_builder_begin_object (builder);
  put_text (builder, "id", id);
  put_number (builder, "key", fault->key);
  if (fault->fault >= 0)
    put_number (builder, "fault", fault->fault);
  if (fault->caption != NULL)
    put_text (builder, "caption", fault->caption);
  json_builder_end_object (builder);
}

/**
 * coxa_film_describe:
 * @film: a figure
 *
 * Returns: (transfer full): its row in figures.json
 */
JsonNode *
coxa_film_describe (const CoxaFilm *film)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  const CoxaPoseFile *file = film->file;
  g_autofree char *name = coxa_film_dup_name (film, ".svgz");

  json_builder_begin_object (builder);
  put_text (builder, "address", file->address);
  put_text (builder, "file", name);
  put_number (builder, "width", file->width);
  put_number (builder, "height", file->height);
  put_text (builder, "body", file->body);
  put_number (builder, "frames", film->frames->len);
  json_builder_set_member_name (builder, "keys");
  json_builder_begin_array (builder);
  for (guint i = 0; i < file->keys->len; i++)
    put_key (builder, film, i);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "loop");
  json_builder_begin_array (builder);
  for (guint i = 0; i < film->stretches->len; i++)
    {
      const CoxaStretch *stretch = &g_array_index (film->stretches, CoxaStretch, i);

      json_builder_begin_object (builder);
      put_number (builder, "from", stretch->from);
      put_number (builder, "to", stretch->to);
      put_number (builder, "seconds", stretch->seconds);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "faults");
  json_builder_begin_array (builder);
  for (guint i = 0; i < file->faults->len; i++)
    put_fault (builder, film, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
