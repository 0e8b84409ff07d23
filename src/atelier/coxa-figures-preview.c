/* coxa-figures-preview.c: key pictures and mistakes, quickly, to be looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-figures-preview.h"

#include "coxa-sketch.h"

#include <cairo.h>
#include <librsvg/rsvg.h>
#include <string.h>

#define PIXELS 2.0  /* a picture unit, where it is traced */
#define SHOWN 1.1   /* a picture unit, in the preview */
#define CAPTION 22  /* pixels */

typedef struct
{
  const CoxaPaper *paper;
  const char      *scene;
  guint            number;
  char            *svg;
  char            *title;
} Picture;

static void
draw_cb (gpointer data,
         gpointer user_data)
{
  Picture *self = data;
  const CoxaPaper *paper = self->paper;
  const CoxaFilm *film = paper->film;
  const CoxaPoseFile *file = film->file;
  gboolean is_key = self->number < file->keys->len;
  const CoxaKey *key = g_ptr_array_index (file->keys, is_key ? self->number
                       : ((CoxaFault *) g_ptr_array_index (file->faults, self->number - file->keys->len))->key);
  CoxaFrame frame = { key->pose, key->pose, 0 };
  GString *out = g_string_new (NULL);
  g_autofree char *drawn = NULL;
  CoxaMeasure measure;
  CoxaPose poses[2];
  CoxaStand stands[2];
  CoxaActor actors[2];

  if (is_key)
    coxa_film_pose (film, film->key_frame[self->number], poses, stands);
  else
    coxa_film_fault (film, self->number - file->keys->len, poses, stands);
  coxa_film_act (film, stands, actors);
  drawn = coxa_sketch_frame (paper, "f", &frame, actors, &measure);
  coxa_actors_clear (actors);
  g_string_append_printf (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %g %g\">\n%s%s", file->width,
                          file->height,
                          self->scene, drawn);
  for (guint i = 0; is_key && i < file->arrows->len; i++)
    {
      const CoxaArrow *arrow = &g_array_index (file->arrows, CoxaArrow, i);

      if (arrow->to == key->pose)
        {
          g_autofree char *made = coxa_sketch_arrow (paper, arrow);

          g_string_append (out, made);
        }
    }
  g_string_append (out, "</svg>");
  self->svg = g_string_free (out, FALSE);
  if (is_key)
    self->title = g_strdup_printf ("key %u: %s  (%.0f KB)", self->number + 1,
                                   ((CoxaNamedPose *) g_ptr_array_index (file->poses, key->pose))->name, measure.bytes / 1024.0);
  else
    self->title = g_strdup_printf ("fault beside %s  (%.0f KB)",
                                   ((CoxaNamedPose *) g_ptr_array_index (file->poses, key->pose))->name, measure.bytes / 1024.0);
}

static gboolean
show (cairo_t       *cr,
      Picture       *picture,
      double         x,
      double         width,
      double         height,
      GError       **error)
{
  RsvgHandle *handle = rsvg_handle_new_from_data ((const guint8 *) picture->svg, strlen (picture->svg), error);
  RsvgRectangle box = { x, CAPTION, width, height };
  gboolean shown;

  if (handle == NULL)
    return FALSE;
  shown = rsvg_handle_render_document (handle, cr, &box, error);
  g_object_unref (handle);
  cairo_set_source_rgb (cr, 0.3, 0.25, 0.28);
  cairo_set_font_size (cr, 14);
  cairo_move_to (cr, x + 8, 16);
  cairo_show_text (cr, picture->title);
  cairo_rectangle (cr, x + 0.5, 0.5, width, height + CAPTION - 1);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.2);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);

  return shown;
}

/**
 * coxa_figures_preview:
 * @film: a figure
 * @path: of a PNG
 * @error: return location
 *
 * Draws its key pictures and mistakes side by side.
 *
 * Returns: whether that could be done
 */
gboolean
coxa_figures_preview (const CoxaFilm  *film,
                      const char      *path,
                      GError         **error)
{
  const CoxaPoseFile *file = film->file;
  guint n = file->keys->len + file->faults->len;
  double width = SHOWN * file->width, height = SHOWN * file->height;
  g_autofree Picture *pictures = g_new0 (Picture, n);
  g_autofree char *scene = NULL;
  GThreadPool *pool = g_thread_pool_new (draw_cb, NULL, g_get_num_processors (), TRUE, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, ceil (n * width) + 1, ceil (height) + CAPTION);
  cairo_t *cr = cairo_create (surface);
  gboolean done = TRUE;
  cairo_status_t status;
  CoxaPaper paper;

  coxa_paper_init (&paper, film, PIXELS);
  scene = coxa_sketch_scene (&paper);
  for (guint i = 0; i < n; i++)
    {
      pictures[i] = (Picture) { &paper, scene, i, NULL, NULL };
      g_thread_pool_push (pool, &pictures[i], NULL);
    }
  g_thread_pool_free (pool, FALSE, TRUE);
  cairo_set_source_rgb (cr, 0.98, 0.972, 0.957);
  cairo_paint (cr);
  for (guint i = 0; i < n; i++)
    {
      done = done && show (cr, &pictures[i], i * width, width, height, error);
      g_free (pictures[i].svg);
      g_free (pictures[i].title);
    }
  coxa_paper_clear (&paper);
  cairo_destroy (cr);
  status = done ? cairo_surface_write_to_png (surface, path) : CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s. Name a file in a folder that can be written to.", path,
                   cairo_status_to_string (status));
      return FALSE;
    }

  return done;
}
