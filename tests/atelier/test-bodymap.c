/* test-bodymap.c: what the map of the body promises to the program
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

#define MOST (250 * 1024) /* bytes of a drawing */
#define CLEAR 4           /* user units; how far an anchor stays from the edge of its place */
#define MET 60            /* square units in which a pattern meets a place that its words name */
#define MAIN_SHARE 0.2    /* of the essential area: what holds so much of it is named */
#define REDRAWN "body-side"
#define N_FIGURES 2
#define N_SIDES 3

static const char * const figures[N_FIGURES] = { "female", "male" };
static const char * const views[N_FIGURES][N_SIDES] =
{
  { "body-back", "body-side", "body-front" },
  { "body-back-male", "body-side-male", "body-front-male" },
};

/* where each place can be seen: b(ack), s(ide), f(ront) */
static const struct { const char *slug; const char *sides; } places[] =
{
  { "low-back", "bs" }, { "sacroiliac", "b" }, { "tailbone", "b" }, { "upper-buttock", "bs" }, { "lower-buttock", "bs" },
  { "outer-hip", "bsf" }, { "groin", "sf" }, { "lower-abdomen", "sf" }, { "front-thigh", "sf" }, { "outer-thigh", "bsf" },
  { "inner-thigh", "bf" }, { "back-thigh", "bs" }, { "front-knee", "sf" }, { "outer-knee", "bsf" }, { "back-knee", "bs" },
  { "outer-lower-leg", "bsf" }, { "back-lower-leg", "bs" }, { "front-lower-leg", "sf" }, { "ankle", "bsf" }, { "foot", "bsf" },
};
#define N_PLACES G_N_ELEMENTS (places)

/* A drawing, and which place each of its units belongs to. */
typedef struct
{
  JsonObject *row;
  int         width;
  int         height;
  char       *text;
  gsize       size;
  RsvgHandle *handle;
  guint8     *body;
  guint8     *owner; /* number of the place, from 1 */
} View;

static char *
data_path (const char *folder,
           const char *name)
{
  return g_build_filename (g_getenv ("COXA_DATA"), folder, name, NULL);
}

static JsonParser *
load (const char *folder,
      const char *name)
{
  g_autofree char *path = data_path (folder, name);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&parser);
}

static JsonArray *
get_rows (JsonParser *parser,
          const char *name)
{
  return json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), name);
}

static gboolean
has_part (View       *view,
          const char *id)
{
  JsonArray *parts = json_object_get_array_member (view->row, "parts");

  for (guint i = 0; i < json_array_get_length (parts); i++)
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (parts, i), "id"), id))
      return TRUE;

  return FALSE;
}

static gsize
get_area (View *view)
{
  return (gsize) view->width * view->height;
}

static void
share_out (View *view)
{
  view->body = coverage_new (view->handle, view->width, view->height, "body");
  view->owner = g_malloc0 (get_area (view));
  for (guint i = 0; i < N_PLACES; i++)
    {
      g_autofree char *id = g_strconcat ("zone-", places[i].slug, NULL);
      g_autofree guint8 *coverage = NULL;
      gsize twice = 0;

      if (!has_part (view, id))
        continue;
      coverage = coverage_new (view->handle, view->width, view->height, id);
      for (gsize k = 0; k < get_area (view); k++)
        if (coverage[k] > 127)
          {
            twice += view->owner[k] > 0;
            view->owner[k] = i + 1;
          }
      /* what two paths along one border share by rounding */
      g_assert_cmpuint (twice, <, 120);
    }
}

static View *
view_new (JsonParser *listing,
          const char *id)
{
  JsonArray *rows = get_rows (listing, "views");
  View *view = g_new0 (View, 1);
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (rows, i), "id"), id))
      view->row = json_array_get_object_element (rows, i);
  g_assert_nonnull (view->row);
  view->width = json_object_get_int_member (view->row, "width");
  view->height = json_object_get_int_member (view->row, "height");
  path = data_path ("body", json_object_get_string_member (view->row, "file"));
  g_file_get_contents (path, &view->text, &view->size, &error);
  g_assert_no_error (error);
  view->handle = rsvg_handle_new_from_data ((const guint8 *) view->text, view->size, &error);
  g_assert_no_error (error);

  return view;
}

static void
view_free (View *view)
{
  g_object_unref (view->handle);
  g_free (view->text);
  g_free (view->body);
  g_free (view->owner);
  g_free (view);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (View, view_free)

static void
test_drawings (void)
{
  static const char * const banned[] = { "<text", "<image", "<script", "<filter", " opacity=", "mask=", "clip-path=" };
  g_autoptr(JsonParser) listing = load ("body", "body.json");

  g_assert_cmpuint (json_array_get_length (get_rows (listing, "views")), ==, N_FIGURES * N_SIDES);
  for (int f = 0; f < N_FIGURES; f++)
    for (int s = 0; s < N_SIDES; s++)
      {
        g_autoptr(View) view = view_new (listing, views[f][s]);
        JsonArray *parts = json_object_get_array_member (view->row, "parts");
        const char *before = view->text;

        g_assert_cmpuint (view->size, <=, MOST);
        g_assert_cmpstr (json_object_get_string_member (view->row, "figure"), ==, figures[f]);
        g_assert_cmpstr (json_object_get_string_member (view->row, "group"), ==, "body");
        g_assert_cmpint (json_object_get_int_member (view->row, "azimuth"), ==, 90 * s);
        for (guint i = 0; i < G_N_ELEMENTS (banned); i++)
          g_assert_null (strstr (view->text, banned[i]));
        for (guint i = 0; i < json_array_get_length (parts); i++)
          {
            const char *id = json_object_get_string_member (json_array_get_object_element (parts, i), "id");
            g_autofree char *start = g_strdup_printf ("<g id=\"%s\"", id);
            const char *at = strstr (before, start);

            if (at == NULL)
              g_error ("%s: %s is listed but not drawn, or not in this order", views[f][s], id);
            before = at;
          }
      }
}

/* the page is there, and its section */
static void
check_address (const char *address)
{
  g_auto(GStrv) steps = g_strsplit (address, "/", 3);
  g_autofree char *folder = g_build_filename ("atlas", steps[0], NULL);
  g_autofree char *name = g_strconcat (steps[1], ".json", NULL);
  g_autoptr(JsonParser) entry = load (folder, name);
  JsonArray *sections;

  if (steps[2] == NULL)
    return;
  sections = get_rows (entry, "sections");
  for (guint i = 0; i < json_array_get_length (sections); i++)
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (sections, i), "id"), steps[2]))
      return;
  g_error ("nothing is at %s", address);
}

static void
test_addresses (void)
{
  g_autoptr(JsonParser) listing = load ("body", "body.json");
  JsonArray *rows = get_rows (listing, "views");

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonArray *parts = json_object_get_array_member (json_array_get_object_element (rows, i), "parts");

      for (guint k = 0; k < json_array_get_length (parts); k++)
        check_address (json_object_get_string_member (json_array_get_object_element (parts, k), "address"));
    }
}

static void
test_places_are_seen (void)
{
  g_autoptr(JsonParser) listing = load ("body", "body.json");

  for (int f = 0; f < N_FIGURES; f++)
    for (int s = 0; s < N_SIDES; s++)
      {
        g_autoptr(View) view = view_new (listing, views[f][s]);

        for (guint i = 0; i < N_PLACES; i++)
          {
            g_autofree char *id = g_strconcat ("zone-", places[i].slug, NULL);

            if (strchr (places[i].sides, "bsf"[s]) != NULL && !has_part (view, id))
              g_error ("%s does not show %s", views[f][s], id);
          }
      }
}

/* clear of the outline, which is as wide as this */
static gboolean
is_within (View *view,
           int   x,
           int   y)
{
  for (int dy = -2; dy <= 2; dy++)
    for (int dx = -2; dx <= 2; dx++)
      if (x + dx < 0 || y + dy < 0 || x + dx >= view->width || y + dy >= view->height
          || view->body[(gsize) (y + dy) * view->width + x + dx] < 255)
        return FALSE;

  return TRUE;
}

/* Below the hip each unit of the right limb belongs to a place, but for the outline; and nothing of the left one does. */
static void
test_places_leave_no_gaps (void)
{
  g_autoptr(JsonParser) listing = load ("body", "body.json");

  for (int f = 0; f < N_FIGURES; f++)
    for (int s = 0; s < N_SIDES; s += 2)
      {
        g_autoptr(View) view = view_new (listing, views[f][s]);
        int sign = s == 0 ? 1 : -1;
        gsize right = 0, owned = 0, left = 0;

        share_out (view);
        for (int y = view->height * 52 / 100; y < view->height; y++)
          for (int x = 0; x < view->width; x++)
            {
              gsize at = (gsize) y * view->width + x;
              int side = sign * (x - view->width / 2);

              /* the hands hang farther out than the legs stand */
              if (!is_within (view, x, y) || side > 190)
                continue;
              right += side > 2;
              owned += side > 2 && view->owner[at] > 0;
              left += side < -30 && view->owner[at] > 0;
            }
        g_assert_cmpuint (right, >, 60000);
        g_assert_cmpfloat ((double) owned / right, >, 0.995);
        g_assert_cmpuint (left, ==, 0);
      }
}

static void
test_anchors (void)
{
  g_autoptr(JsonParser) listing = load ("body", "body.json");

  for (int f = 0; f < N_FIGURES; f++)
    for (int s = 0; s < N_SIDES; s++)
      {
        g_autoptr(View) view = view_new (listing, views[f][s]);
        JsonArray *parts = json_object_get_array_member (view->row, "parts");
        guint n = 0;

        for (guint i = 0; i < json_array_get_length (parts); i++)
          {
            JsonObject *part = json_array_get_object_element (parts, i);
            const char *id = json_object_get_string_member (part, "id");
            JsonObject *anchors = json_object_get_object_member (part, "anchors");
            JsonArray *bounds = json_object_get_array_member (part, "bounds");
            g_autofree guint8 *coverage = coverage_new (view->handle, view->width, view->height, id);
            JsonArray *anchor;

            for (int y = 0; y < view->height; y++)
              for (int x = 0; x < view->width; x++)
                if (coverage[(gsize) y * view->width + x] > 60
                    && (x < json_array_get_int_element (bounds, 0) - 1 || y < json_array_get_int_element (bounds, 1) - 1
                        || x > json_array_get_int_element (bounds, 0) + json_array_get_int_element (bounds, 2)
                        || y > json_array_get_int_element (bounds, 1) + json_array_get_int_element (bounds, 3)))
                  g_error ("%s: %s has ink at %d, %d, outside its bounds", views[f][s], id, x, y);
            if (!json_object_has_member (anchors, "1"))
              continue;
            anchor = json_object_get_array_member (anchors, "1");
            for (int step = 0; step < 16; step++)
              {
                int x = json_array_get_double_element (anchor, 0) + CLEAR * cos (step * G_PI / 8);
                int y = json_array_get_double_element (anchor, 1) + CLEAR * sin (step * G_PI / 8);

                if (coverage[(gsize) y * view->width + x] < 128)
                  g_error ("%s: the anchor of %s lies less than %d units from the edge", views[f][s], id, CLEAR);
              }
            n++;
          }
        g_assert_cmpuint (n, >=, 20);
      }
}

/* how much of a pattern lies in each place, over all sides of a figure; [0] for none */
static void
measure (View       *view,
         const char *muscle,
         const char *layer,
         gsize      *in)
{
  g_autofree char *id = g_strdup_printf ("%s.%s", muscle, layer);
  g_autofree guint8 *coverage = NULL;
  gsize all = 0, off = 0;

  if (!has_part (view, id))
    return;
  coverage = coverage_new (view->handle, view->width, view->height, id);
  for (gsize k = 0; k < get_area (view); k++)
    if (coverage[k] > 127)
      {
        in[view->owner[k]]++;
        all++;
        off += view->body[k] == 0;
      }
  if (off > all / 100)
    g_error ("%s lies beside the body", id);
}

static guint
find_place (const char *slug)
{
  for (guint i = 0; i < N_PLACES; i++)
    if (g_str_equal (places[i].slug, slug))
      return i + 1;
  g_error ("%s is no place", slug);
}

static gboolean
names (JsonArray  *array,
       const char *slug)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_str_equal (json_array_get_string_element (array, i), slug))
      return TRUE;

  return FALSE;
}

/* Where the words put it a pattern is drawn, and what holds much of its essential area the words name. */
static void
test_patterns_lie_where_their_words_say (void)
{
  g_autoptr(JsonParser) listing = load ("body", "body.json");
  g_autoptr(JsonParser) description = load ("body", "patterns.json");
  JsonArray *patterns = get_rows (description, "patterns");
  gsize (*any)[N_PLACES + 1] = g_malloc0_n (json_array_get_length (patterns), sizeof *any);
  gsize (*essential)[N_PLACES + 1] = g_malloc0_n (json_array_get_length (patterns), sizeof *essential);

  g_assert_cmpuint (json_array_get_length (patterns), >=, 20);
  for (int s = 0; s < N_SIDES; s++)
    {
      g_autoptr(View) view = view_new (listing, views[0][s]);

      share_out (view);
      for (guint i = 0; i < json_array_get_length (patterns); i++)
        {
          const char *muscle = json_object_get_string_member (json_array_get_object_element (patterns, i), "muscle");

          measure (view, muscle, "essential", essential[i]);
          measure (view, muscle, "essential", any[i]);
          measure (view, muscle, "spill-over", any[i]);
        }
    }

  for (guint i = 0; i < json_array_get_length (patterns); i++)
    {
      JsonObject *pattern = json_array_get_object_element (patterns, i);
      const char *muscle = json_object_get_string_member (pattern, "muscle");
      JsonArray *zones = json_object_get_array_member (pattern, "zones");
      gsize sum = 0;

      for (guint k = 0; k < json_array_get_length (zones); k++)
        if (any[i][find_place (json_array_get_string_element (zones, k))] < MET)
          g_error ("%s does not reach %s", muscle, json_array_get_string_element (zones, k));
      for (guint k = 0; k <= N_PLACES; k++)
        sum += essential[i][k];
      g_assert_cmpuint (sum, >, MET);
      for (guint k = 1; k <= N_PLACES; k++)
        if (essential[i][k] > MAIN_SHARE * sum && !names (zones, places[k - 1].slug))
          g_error ("%s lies in %s, which its words do not name", muscle, places[k - 1].slug);
    }
  g_free (any);
  g_free (essential);
}

/* What a muscle's page links to is what its pattern is said to reach. */
static void
test_patterns_agree_with_the_pages (void)
{
  g_autoptr(JsonParser) description = load ("body", "patterns.json");
  JsonArray *patterns = get_rows (description, "patterns");

  for (guint i = 0; i < json_array_get_length (patterns); i++)
    {
      JsonObject *pattern = json_array_get_object_element (patterns, i);
      const char *muscle = json_object_get_string_member (pattern, "muscle");
      g_autofree char *name = g_strconcat (muscle, ".json", NULL);
      g_autoptr(JsonParser) entry = load ("atlas/muscle", name);
      JsonArray *sections = get_rows (entry, "sections");

      for (guint k = 0; k < json_array_get_length (sections); k++)
        {
          JsonObject *section = json_array_get_object_element (sections, k);
          g_autofree char *text = NULL;

          if (!g_str_equal (json_object_get_string_member (section, "id"), "referred-pain"))
            continue;
          text = g_strconcat (json_object_get_string_member_with_default (section, "plain", ""),
                              json_object_get_string_member_with_default (section, "clinical", ""), NULL);
          for (const char *at = strstr (text, "(zone/"); at != NULL; at = strstr (at + 1, "(zone/"))
            {
              g_autofree char *slug = g_strndup (at + 6, strcspn (at + 6, "/?)"));

              /* its page sends there for what psoas major does */
              if (g_str_equal (muscle, "iliacus") && g_str_equal (slug, "low-back"))
                continue;
              if (!names (json_object_get_array_member (pattern, "zones"), slug))
                g_error ("the page of %s names %s, its pattern does not", muscle, slug);
            }
        }
    }
}

static void
test_redraw (void)
{
  const char *meshes = g_getenv ("COXA_MESHES");
  g_autofree char *human = meshes != NULL ? g_build_filename (meshes, "human", NULL) : NULL;
  g_autofree char *was = data_path ("body", REDRAWN ".svg");
  g_autofree char *description = data_path ("body", "patterns.json");
  g_autofree char *out = NULL;
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autoptr(GError) error = NULL;
  gsize old_size, new_size;
  int status;

  if (human == NULL || !g_file_test (human, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("COXA_MESHES names no folder that has the base mesh in human/");
      return;
    }
  out = g_dir_make_tmp ("coxa-body-XXXXXX", &error);
  g_assert_no_error (error);
  {
    const char *files[] = { "patterns.json", REDRAWN ".svg", "body.json" };
    g_autofree char *copy = g_build_filename (out, files[0], NULL);
    g_autofree char *is = g_build_filename (out, files[1], NULL);
    const char *arguments[] = { g_getenv ("COXA_BODYMAP"), human, out, REDRAWN, NULL };

    g_assert_nonnull (arguments[0]);
    g_file_get_contents (description, &old, &old_size, &error);
    g_assert_no_error (error);
    g_file_set_contents (copy, old, old_size, &error);
    g_assert_no_error (error);
    g_clear_pointer (&old, g_free);
    g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
    g_assert_no_error (error);
    g_assert_true (g_spawn_check_wait_status (status, &error));
    g_file_get_contents (was, &old, &old_size, &error);
    g_assert_no_error (error);
    g_file_get_contents (is, &new, &new_size, &error);
    g_assert_no_error (error);
    g_assert_cmpmem (old, old_size, new, new_size);
    for (guint i = 0; i < G_N_ELEMENTS (files); i++)
      {
        g_autofree char *path = g_build_filename (out, files[i], NULL);

        g_remove (path);
      }
  }
  g_rmdir (out);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bodymap/drawings", test_drawings);
  g_test_add_func ("/bodymap/every-part-has-a-page", test_addresses);
  g_test_add_func ("/bodymap/places-are-seen", test_places_are_seen);
  g_test_add_func ("/bodymap/places-leave-no-gaps", test_places_leave_no_gaps);
  g_test_add_func ("/bodymap/anchors-lie-inside", test_anchors);
  g_test_add_func ("/bodymap/patterns-lie-where-their-words-say", test_patterns_lie_where_their_words_say);
  g_test_add_func ("/bodymap/patterns-agree-with-the-pages", test_patterns_agree_with_the_pages);
  g_test_add_func ("/bodymap/redrawn-with-the-same-bytes", test_redraw);

  return g_test_run ();
}
