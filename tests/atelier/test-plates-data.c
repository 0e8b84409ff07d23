/* test-plates-data.c: what the drawn plates promise to the program
 *
 * Needs no meshes; only the last test draws anew, and skips where COXA_MESHES is not set.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coverage.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#define MOST_OF_A_STRUCTURE (30 * 1024)
#define MOST_OF_A_NAMED_VIEW (600 * 1024)
#define MOST_OF_A_VIEW (350 * 1024)
#define REDRAWN "thigh-side" /* the view that is drawn anew: one that does not take long */
#define CLEAR 4 /* user units; how far an anchor stays from the edge of what is visible */

typedef struct
{
  JsonObject  *row;
  const char  *id;
  int          depth;
  gboolean     footprint;
  guint8      *coverage;  /* a byte a user unit */
} Part;

typedef struct
{
  JsonObject  *row;
  int          width;
  int          height;
  char        *text;
  gsize        size;
  RsvgHandle  *handle;
  GArray      *parts;     /* of Part */
} View;

static char *
data_path (const char *name)
{
  return g_build_filename (g_getenv ("COXA_DATA"), "plates", name, NULL);
}

static void
view_clear (gpointer data)
{
  View *view = data;

  for (guint i = 0; i < view->parts->len; i++)
    g_free (g_array_index (view->parts, Part, i).coverage);
  g_array_unref (view->parts);
  g_object_unref (view->handle);
  g_free (view->text);
}

static GArray *
load_views (JsonParser *parser)
{
  g_autofree char *path = data_path ("plates.json");
  g_autoptr(GError) error = NULL;
  GArray *views = g_array_new (FALSE, TRUE, sizeof (View));
  JsonArray *rows;

  g_array_set_clear_func (views, view_clear);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  rows = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "views");
  g_assert_cmpuint (json_array_get_length (rows), >, 0);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      View view = { 0 };
      g_autofree char *file = NULL;
      JsonArray *parts;

      view.row = json_array_get_object_element (rows, i);
      view.width = json_object_get_int_member (view.row, "width");
      view.height = json_object_get_int_member (view.row, "height");
      file = data_path (json_object_get_string_member (view.row, "file"));
      g_file_get_contents (file, &view.text, &view.size, &error);
      g_assert_no_error (error);
      view.handle = rsvg_handle_new_from_data ((const guint8 *) view.text, view.size, &error);
      g_assert_no_error (error);
      rsvg_handle_set_stylesheet (view.handle, (const guint8 *) "#sheet{mask:none}", 17, &error);
      g_assert_no_error (error);
      view.parts = g_array_new (FALSE, TRUE, sizeof (Part));
      parts = json_object_get_array_member (view.row, "parts");
      for (guint k = 0; k < json_array_get_length (parts); k++)
        {
          Part part = { 0 };

          part.row = json_array_get_object_element (parts, k);
          part.id = json_object_get_string_member (part.row, "id");
          part.depth = json_object_get_int_member (part.row, "depth");
          part.footprint = g_str_equal (json_object_get_string_member (part.row, "role"), "origin")
                           || g_str_equal (json_object_get_string_member (part.row, "role"), "insertion")
                           || g_str_equal (json_object_get_string_member (part.row, "role"), "landmark");
          g_array_append_val (view.parts, part);
        }
      g_array_append_val (views, view);
    }

  return views;
}

static gboolean
is_named (View *view)
{
  return json_object_get_boolean_member_with_default (view->row, "named", FALSE);
}

static char *
group_text (View       *view,
            const char *id)
{
  g_autofree char *start = g_strdup_printf ("<g id=\"%s\"", id);
  const char *from = strstr (view->text, start);
  const char *to = from != NULL ? strstr (from, "</g>") : NULL;

  return to != NULL ? g_strndup (from, to + 4 - from) : NULL;
}

static void
test_groups (void)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GArray) views = load_views (parser);

  for (guint i = 0; i < views->len; i++)
    {
      View *view = &g_array_index (views, View, i);
      const char *before = view->text;

      for (guint k = 0; k < view->parts->len; k++)
        {
          Part *part = &g_array_index (view->parts, Part, k);
          g_autofree char *group = group_text (view, part->id);
          const char *at;

          if (group == NULL)
            g_error ("%s is listed but not drawn", part->id);
          g_assert_cmpuint (strlen (group), <=, MOST_OF_A_STRUCTURE);
          /* painter's order is the file's order */
          at = strstr (view->text, group);
          g_assert_true (at >= before);
          before = at;
          /* what would make librsvg allocate a layer of the whole sheet */
          for (guint j = 0; j < 5; j++)
            {
              static const char *const banned[] = { " opacity=", "mask=", "filter=", "clip-path=", "style=" };

              g_assert_null (strstr (group, banned[j]));
            }
          if (!part->footprint)
            {
              const char *first = strstr (group, "<path");

              g_assert_nonnull (first);
              g_assert_null (g_strstr_len (first, strchr (first, '>') - first, "opacity"));
            }
        }
    }
}

static void
test_sizes (void)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GArray) views = load_views (parser);

  for (guint i = 0; i < views->len; i++)
    {
      View *view = &g_array_index (views, View, i);
      const char *end = strchr (view->text, '>');

      g_assert_cmpuint (view->size, <=, is_named (view) ? MOST_OF_A_NAMED_VIEW : MOST_OF_A_VIEW);
      g_assert_null (g_strstr_len (view->text, end - view->text, " width="));
      g_assert_null (strstr (view->text, "<text"));
      g_assert_null (strstr (view->text, "<image"));
      g_assert_null (strstr (view->text, "<script"));
      g_assert_nonnull (strstr (view->text, "<g id=\"sheet\" mask=\"url(#soft-end)\">"));
    }
}

static void
test_bounds (void)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GArray) views = load_views (parser);

  for (guint i = 0; i < views->len; i++)
    {
      View *view = &g_array_index (views, View, i);

      for (guint k = 0; k < view->parts->len; k++)
        {
          Part *part = &g_array_index (view->parts, Part, k);
          JsonArray *bounds = json_object_get_array_member (part->row, "bounds");
          int left = json_array_get_int_element (bounds, 0);
          int top = json_array_get_int_element (bounds, 1);
          int right = left + json_array_get_int_element (bounds, 2);
          int bottom = top + json_array_get_int_element (bounds, 3);
          gsize inked = 0;

          part->coverage = coverage_new (view->handle, view->width, view->height, part->id);
          for (int y = 0; y < view->height; y++)
            for (int x = 0; x < view->width; x++)
              {
                if (part->coverage[(gsize) y * view->width + x] < 8)
                  continue;
                inked++;
                if (x < left - 1 || x > right || y < top - 1 || y > bottom)
                  g_error ("%s has ink at %d, %d, outside its bounds", part->id, x, y);
              }
          g_assert_cmpuint (inked, >, 20);
        }
    }
}

/* an anchor has to lie inside what the stack shows of its part at that stop, and clear of the edge */
static void
check_anchor (View *view,
              guint number,
              int   stop,
              int   cx,
              int   cy)
{
  Part *part = &g_array_index (view->parts, Part, number);

  for (int y = cy - CLEAR; y <= cy + CLEAR; y++)
    for (int x = cx - CLEAR; x <= cx + CLEAR; x++)
      {
        gsize at = (gsize) y * view->width + x;
        guint top = G_MAXUINT;

        if (hypot (x - cx, y - cy) > CLEAR - 0.5)
          continue;
        g_assert_cmpint (x, >=, 0);
        g_assert_cmpint (x, <, view->width);
        g_assert_cmpint (y, >=, 0);
        g_assert_cmpint (y, <, view->height);
        if (part->footprint)
          top = part->coverage[at] > 127 ? number : G_MAXUINT;
        else
          for (guint k = 0; k < view->parts->len; k++)
            {
              Part *other = &g_array_index (view->parts, Part, k);

              if (!other->footprint && other->depth >= stop && other->coverage[at] > 127)
                top = k;
            }
        if (top != number)
          g_error ("the anchor of %s at stop %d lies less than %d units from the edge", part->id, stop, CLEAR);
      }
}

static void
test_anchors (void)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GArray) views = load_views (parser);

  for (guint i = 0; i < views->len; i++)
    {
      View *view = &g_array_index (views, View, i);
      guint n_anchors = 0;

      for (guint k = 0; k < view->parts->len; k++)
        {
          Part *part = &g_array_index (view->parts, Part, k);

          part->coverage = coverage_new (view->handle, view->width, view->height, part->id);
        }
      for (guint k = 0; k < view->parts->len; k++)
        {
          Part *part = &g_array_index (view->parts, Part, k);
          JsonObject *anchors = json_object_get_object_member (part->row, "anchors");

          for (int stop = 1; stop <= 4; stop++)
            {
              char member[2] = { '0' + stop, '\0' };
              JsonArray *anchor;

              if (!json_object_has_member (anchors, member))
                continue;
              g_assert_cmpint (stop, <=, part->depth);
              g_assert_true (!part->footprint || stop == 4);
              anchor = json_object_get_array_member (anchors, member);
              check_anchor (view, k, stop, json_array_get_double_element (anchor, 0), json_array_get_double_element (anchor, 1));
              n_anchors++;
            }
        }
      g_assert_cmpuint (n_anchors, >=, 30);
    }
}

/* the 24 muscles of the hip and the iliotibial tract */
static const char *const wanted[] = {
  "gluteus-maximus", "gluteus-medius", "gluteus-minimus", "tensor-fasciae-latae", "piriformis", "gemellus-superior",
  "gemellus-inferior", "obturator-internus", "obturator-externus", "quadratus-femoris", "iliacus", "psoas-major",
  "rectus-femoris", "sartorius", "pectineus", "adductor-longus", "adductor-brevis", "adductor-magnus", "gracilis",
  "biceps-femoris-long-head", "semitendinosus", "semimembranosus", "quadratus-lumborum", "vastus-lateralis", "iliotibial-tract",
};

static gboolean
has_label (View       *view,
           const char *region)
{
  for (guint k = 0; k < view->parts->len; k++)
    {
      JsonObject *row = g_array_index (view->parts, Part, k).row;

      if (g_str_equal (json_object_get_string_member (row, "region"), region)
          && json_object_get_size (json_object_get_object_member (row, "anchors")) > 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_every_muscle_is_seen (void)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GArray) views = load_views (parser);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      gboolean seen = FALSE;

      for (guint k = 0; k < views->len; k++)
        seen |= is_named (&g_array_index (views, View, k)) && has_label (&g_array_index (views, View, k), wanted[i]);
      if (!seen)
        g_error ("no named view shows %s", wanted[i]);
    }
}

static void
test_redraw (void)
{
  const char *meshes = g_getenv ("COXA_MESHES");
  g_autofree char *folder = NULL;
  g_autofree char *scene = data_path ("scene.json");
  g_autofree char *out = NULL;
  g_autofree char *was = data_path (REDRAWN ".svg");
  g_autofree char *is = NULL;
  g_autofree char *is_listed = NULL;
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  gsize old_size, new_size;
  g_autoptr(GError) error = NULL;
  int status;

  if (meshes == NULL)
    {
      g_test_skip ("COXA_MESHES names no folder of meshes");
      return;
    }
  folder = g_build_filename (meshes, "hip", NULL);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_free (folder);
      folder = g_strdup (meshes);
    }
  out = g_dir_make_tmp ("coxa-plates-XXXXXX", &error);
  g_assert_no_error (error);
  is = g_build_filename (out, REDRAWN ".svg", NULL);
  is_listed = g_build_filename (out, "plates.json", NULL);
  {
    const char *arguments[] = { g_getenv ("COXA_ATELIER"), folder, scene, out, REDRAWN, NULL };

    g_assert_nonnull (arguments[0]);
    g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
    g_assert_no_error (error);
    g_assert_true (g_spawn_check_wait_status (status, &error));
  }

  g_file_get_contents (was, &old, &old_size, &error);
  g_assert_no_error (error);
  g_file_get_contents (is, &new, &new_size, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (old, old_size, new, new_size);
  g_remove (is);
  g_remove (is_listed);
  g_rmdir (out);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plates-data/every-part-is-drawn", test_groups);
  g_test_add_func ("/plates-data/sizes", test_sizes);
  g_test_add_func ("/plates-data/bounds-hold-the-ink", test_bounds);
  g_test_add_func ("/plates-data/anchors-lie-inside", test_anchors);
  g_test_add_func ("/plates-data/every-muscle-is-seen", test_every_muscle_is_seen);
  g_test_add_func ("/plates-data/redrawn-with-the-same-bytes", test_redraw);

  return g_test_run ();
}
