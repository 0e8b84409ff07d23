/* test-figures-data.c: what the figures promise to the program
 *
 * Needs no meshes. Every figure that is listed is drawn, fits its budget and agrees with its page; once there are figures at all,
 * every page that tells how something is done has one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#define MOST_KEY (60 * 1024)
#define MOST_PACKED (600 * 1024)
#define FRAMES_A_SECOND 12
#define N_TONES 5
#define CHORDS 6           /* a curve is measured along so many */
#define MOST_JUMP 0.05     /* of all tones: by which one tone's area may stray from the line through its neighbours */
#define MOST_PIECES 4      /* by which the pieces of a tone may */

static const char * const kinds[] = { "exercise", "stretch", "release", "habit", "test" };

static JsonParser *
load (const char *path)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&parser);
}

static char *
data_path (const char *folder,
           const char *name)
{
  return g_build_filename (g_getenv ("COXA_DATA"), folder, name, NULL);
}

/* figures.json, or nothing and the test is skipped */
static JsonParser *
open_list (JsonArray **rows)
{
  g_autofree char *path = data_path ("figures", "figures.json");
  JsonParser *parser;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("There are no figures yet: ./dev figures draws them");
      return NULL;
    }
  parser = load (path);
  *rows = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "figures");

  return parser;
}

static char *
unpack (const char *path,
        gsize      *packed,
        gsize      *length)
{
  g_autofree char *bytes = NULL;
  g_autoptr(GInputStream) memory = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GZlibDecompressor) unzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr(GError) error = NULL;
  GString *out = g_string_new (NULL);
  char buffer[65536];
  gssize got;

  g_file_get_contents (path, &bytes, packed, &error);
  g_assert_no_error (error);
  memory = g_memory_input_stream_new_from_data (bytes, *packed, NULL);
  stream = g_converter_input_stream_new (memory, G_CONVERTER (unzip));
  while ((got = g_input_stream_read (stream, buffer, sizeof buffer, NULL, &error)) > 0)
    g_string_append_len (out, buffer, got);
  g_assert_no_error (error);
  *length = out->len;

  return g_string_free (out, FALSE);
}

/* where a group begins and ends; fails if it is not there */
static const char *
find_group (const char  *svg,
            const char  *id,
            const char **end)
{
  g_autofree char *start = g_strdup_printf ("<g id=\"%s\"", id);
  const char *at = strstr (svg, start);
  int depth = 0;

  if (at == NULL)
    g_error ("there is no group “%s”", id);
  for (const char *p = at; *p != '\0'; p++)
    {
      if (g_str_has_prefix (p, "<g ") || g_str_has_prefix (p, "<g>"))
        depth++;
      else if (g_str_has_prefix (p, "</g>") && --depth == 0)
        {
          *end = p + 4;
          return at;
        }
    }
  g_error ("group “%s” does not end", id);
}

static const char *
get_address (JsonObject *row)
{
  return json_object_get_string_member (row, "address");
}

static void
check_frames (JsonObject *row,
              const char *svg)
{
  gint64 frames = json_object_get_int_member (row, "frames");
  JsonArray *keys = json_object_get_array_member (row, "keys");
  JsonArray *faults = json_object_get_array_member (row, "faults");
  const char *end;

  find_group (svg, "scene", &end);
  for (gint64 f = 0; f < frames; f++)
    {
      g_autofree char *id = g_strdup_printf ("frame-%" G_GINT64_FORMAT, f);

      find_group (svg, id, &end);
    }
  for (guint k = 0; k < json_array_get_length (keys); k++)
    {
      JsonObject *key = json_array_get_object_element (keys, k);
      g_autofree char *id = g_strdup_printf ("frame-%" G_GINT64_FORMAT, json_object_get_int_member (key, "frame"));
      g_autofree char *arrow = g_strdup_printf ("arrow-%u", k);
      const char *start;

      g_assert_cmpint (json_object_get_int_member (key, "frame"), <, frames);
      start = find_group (svg, id, &end);
      if (end - start > MOST_KEY)
        g_error ("%s: key %u has %ld bytes", get_address (row), k, (long) (end - start));
      if (json_object_get_boolean_member (key, "arrow"))
        find_group (svg, arrow, &end);
    }
  for (guint i = 0; i < json_array_get_length (faults); i++)
    {
      JsonObject *fault = json_array_get_object_element (faults, i);

      find_group (svg, json_object_get_string_member (fault, "id"), &end);
      g_assert_cmpint (json_object_get_int_member (fault, "key"), <, json_array_get_length (keys));
    }
}

static void
test_drawings (void)
{
  static const char * const banned[] = { "<text", "<image", "<script", "<filter", "<style", " opacity=", "mask=", "clip-path=" };
  g_autoptr(JsonParser) parser = NULL;
  JsonArray *rows;

  parser = open_list (&rows);
  for (guint i = 0; parser != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      g_autofree char *path = data_path ("figures", json_object_get_string_member (row, "file"));
      g_autofree char *head = g_strdup_printf ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">",
                                               (int) json_object_get_int_member (row, "width"),
                                               (int) json_object_get_int_member (row, "height"));
      gsize packed, length;
      g_autofree char *svg = unpack (path, &packed, &length);

      g_assert_true (g_str_has_prefix (svg, head));
      if (packed > MOST_PACKED)
        g_error ("%s: packed it has %" G_GSIZE_FORMAT " bytes", get_address (row), packed);
      for (guint k = 0; k < G_N_ELEMENTS (banned); k++)
        if (strstr (svg, banned[k]) != NULL)
          g_error ("%s: has %s", get_address (row), banned[k]);
      check_frames (row, svg);
    }
}

/* Stretches follow each other without a jump but to the same pose, and movement has frames enough. */
static void
test_loops (void)
{
  g_autoptr(JsonParser) parser = NULL;
  JsonArray *rows;

  parser = open_list (&rows);
  for (guint i = 0; parser != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      JsonArray *loop = json_object_get_array_member (row, "loop");

      for (guint k = 0; k < json_array_get_length (loop); k++)
        {
          JsonObject *part = json_array_get_object_element (loop, k);
          gint64 from = json_object_get_int_member (part, "from"), to = json_object_get_int_member (part, "to");
          double seconds = json_object_get_double_member (part, "seconds");

          g_assert_cmpint (MAX (from, to), <, json_object_get_int_member (row, "frames"));
          g_assert_cmpfloat (seconds, >, 0);
          if (from != to && labs (from - to) < FRAMES_A_SECOND * seconds - 1e-6)
            g_error ("%s: %g seconds have only %ld frames", get_address (row), seconds, labs (from - to));
        }
    }
}

static JsonParser *
open_page (const char *address)
{
  g_autofree char *name = g_strconcat (address, ".json", NULL);
  g_autofree char *path = data_path ("atlas", name);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_error ("%s: there is no such page", address);

  return load (path);
}

static guint
count (JsonObject *page,
       const char *member)
{
  return json_object_has_member (page, member) ? json_array_get_length (json_object_get_array_member (page, member)) : 0;
}

static void
check_caption (JsonObject *object,
               const char *address)
{
  const char *caption = json_object_get_string_member_with_default (object, "caption", "");

  if (*caption == '\0')
    g_error ("%s: its page has nothing to name this picture by, so it needs a caption", address);
  if (g_regex_match_simple ("\\b(left|right)\\b", caption, G_REGEX_CASELESS, 0))
    g_error ("%s: “%s” says left or right; write {side} or {other}", address, caption);
}

static void
test_agrees_with_pages (void)
{
  g_autoptr(JsonParser) parser = NULL;
  JsonArray *rows;

  parser = open_list (&rows);
  for (guint i = 0; parser != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      const char *address = get_address (row);
      g_autoptr(JsonParser) file = open_page (address);
      JsonObject *page = json_node_get_object (json_parser_get_root (file));
      JsonArray *keys = json_object_get_array_member (row, "keys"), *faults = json_object_get_array_member (row, "faults");

      for (guint k = 0; k < json_array_get_length (keys); k++)
        {
          JsonObject *key = json_array_get_object_element (keys, k);
          JsonArray *steps = json_object_get_array_member (key, "steps");

          for (guint s = 0; s < json_array_get_length (steps); s++)
            if (json_array_get_int_element (steps, s) >= count (page, "steps"))
              g_error ("%s: key %u shows step %ld, which its page has not", address, k,
                       (long) json_array_get_int_element (steps, s) + 1);
          if (json_array_get_length (steps) == 0)
            check_caption (key, address);
        }
      for (guint k = 0; k < json_array_get_length (faults); k++)
        {
          JsonObject *fault = json_array_get_object_element (faults, k);

          if (!json_object_has_member (fault, "fault"))
            check_caption (fault, address);
          else if (json_object_get_int_member (fault, "fault") >= count (page, "faults"))
            g_error ("%s: mistake %u shows a fault that its page has not", address, k);
        }
    }
}

static void
test_all_have_figures (void)
{
  g_autoptr(JsonParser) parser = NULL;
  JsonArray *rows;

  parser = open_list (&rows);
  for (guint k = 0; parser != NULL && k < G_N_ELEMENTS (kinds); k++)
    {
      g_autofree char *folder = data_path ("atlas", kinds[k]);
      g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *address = g_strdup_printf ("%s/%.*s", kinds[k], (int) strcspn (name, "."), name);
          guint i = 0;

          while (i < json_array_get_length (rows) && !g_str_equal (get_address (json_array_get_object_element (rows, i)),
                                                                   address))
            i++;
          if (i == json_array_get_length (rows))
            g_error ("%s has no figure", address);
        }
    }
}

/* Up and down with one hold between are at the pace of the page; which of both is the lift, a squat and a raise see
 * differently. */
static void
test_tempo (void)
{
  g_autoptr(JsonParser) parser = NULL;
  JsonArray *rows;

  parser = open_list (&rows);
  for (guint i = 0; parser != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      g_autoptr(JsonParser) file = open_page (get_address (row));
      JsonObject *page = json_node_get_object (json_parser_get_root (file));
      JsonArray *loop = json_object_get_array_member (row, "loop"), *tempo = NULL;
      double moves[3] = { 0, 0, 0 }, hold = 0;
      guint n = 0;

      if (json_object_has_member (page, "dose") && json_object_has_member (json_object_get_object_member (page, "dose"), "tempo"))
        tempo = json_object_get_array_member (json_object_get_object_member (page, "dose"), "tempo");
      for (guint k = 0; k < json_array_get_length (loop); k++)
        {
          JsonObject *part = json_array_get_object_element (loop, k);
          double seconds = json_object_get_double_member (part, "seconds");

          if (json_object_get_int_member (part, "from") != json_object_get_int_member (part, "to"))
            moves[MIN (n++, 2)] = seconds;
          else if (n == 1)
            hold += seconds;
        }
      if (tempo == NULL || n != 2)
        continue;
      {
        double lift = json_array_get_double_element (tempo, 0), held = json_array_get_double_element (tempo, 1);
        double lower = json_array_get_double_element (tempo, 2);

        if (!((moves[0] == lift && moves[1] == lower) || (moves[0] == lower && moves[1] == lift))
            || (held > 0 && hold != held) || (held == 0 && hold > 0.5))
          g_error ("%s: it moves for %g and %g seconds and holds for %g; its page says %g, %g, %g", get_address (row), moves[0],
                   moves[1], hold, lift, held, lower);
      }
    }
}

/* the area within a path of our own: M, and relative l, c, z; curves by their ends */
static double
measure_path (const char *d,
              guint      *pieces)
{
  double area = 0, x = 0, y = 0, x0 = 0, y0 = 0, start_x = 0, start_y = 0;
  char command = 'M';
  char *at = (char *) d;

  *pieces = 0;
  while (*at != '\0' && *at != '"')
    {
      double n[6];
      int wanted;

      while (*at == ' ' || *at == '\n')
        at++;
      if (g_ascii_isalpha (*at))
        {
          command = *at++;
          if (command == 'z')
            area += x * y0 - x0 * y;
          continue;
        }
      wanted = command == 'c' ? 6 : 2;
      for (int k = 0; k < wanted; k++)
        n[k] = g_ascii_strtod (at, &at);
      if (command == 'M')
        {
          start_x = x = x0 = n[0];
          start_y = y = y0 = n[1];
          *pieces += 1;
          continue;
        }
      /* along the curve: chords alone would tell where potrace happened to cut it */
      for (int k = 1; k <= (wanted == 6 ? CHORDS : 1); k++)
        {
          double t = wanted == 6 ? (double) k / CHORDS : 1, u = 1 - t;
          double px = start_x + (wanted == 6 ? 3 * u * u * t * n[0] + 3 * u * t * t * n[2] : 0) + t * t * t * n[wanted - 2];
          double py = start_y + (wanted == 6 ? 3 * u * u * t * n[1] + 3 * u * t * t * n[3] : 0) + t * t * t * n[wanted - 1];

          area += x * py - px * y;
          x = px;
          y = py;
        }
      start_x = x;
      start_y = y;
    }

  return fabs (area) / 2;
}

/* the tones of a frame, in the order in which they are drawn; where one has nothing to show it is missing, and so is the frame */
static guint
measure_tones (const char *svg,
               gint64      frame,
               double     *area,
               guint      *pieces)
{
  g_autofree char *id = g_strdup_printf ("frame-%" G_GINT64_FORMAT, frame);
  const char *end, *start = find_group (svg, id, &end);
  const char *tone = strstr (start, "<g class=\"tone\">"), *stop;
  guint n = 0;

  g_assert_true (tone != NULL && tone < end);
  stop = strstr (tone, "</g>");
  for (const char *p = strstr (tone, " d=\""); p != NULL && p < stop && n < N_TONES; p = strstr (p + 1, " d=\""))
    {
      area[n] = measure_path (p + 4, &pieces[n]);
      n++;
    }

  return n;
}

static void
check_flicker (JsonObject *row,
               const char *svg,
               gint64      from,
               gint64      to)
{
  double area[3][N_TONES];
  guint pieces[3][N_TONES], n[3] = { 0, 0, 0 };

  for (gint64 f = from; f <= to; f++)
    {
      double all = 0;

      memmove (area, area + 1, sizeof area[0] * 2);
      memmove (pieces, pieces + 1, sizeof pieces[0] * 2);
      n[0] = n[1];
      n[1] = n[2];
      n[2] = measure_tones (svg, f, area[2], pieces[2]);
      if (f < from + 2 || n[0] != n[1] || n[1] != n[2])
        continue;
      for (guint k = 0; k < n[1]; k++)
        all += area[1][k];
      for (guint k = 0; k < n[1]; k++)
        {
          double jump = fabs (area[0][k] - 2 * area[1][k] + area[2][k]) / all;
          int burst = ABS ((int) pieces[0][k] - 2 * (int) pieces[1][k] + (int) pieces[2][k]);

          if (jump > MOST_JUMP || burst > 2 * MOST_PIECES)
            g_error ("%s: tone %u flickers at frame %ld: its area jumps by %.1f %%, its pieces by %d", get_address (row), k,
                     (long) f - 1, 100 * jump, burst);
        }
    }
}

static void
test_flicker (void)
{
  g_autoptr(JsonParser) parser = NULL;
  JsonArray *rows;

  parser = open_list (&rows);
  for (guint i = 0; parser != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      g_autofree char *path = data_path ("figures", json_object_get_string_member (row, "file"));
      gsize packed, length;
      g_autofree char *svg = unpack (path, &packed, &length);
      JsonArray *loop = json_object_get_array_member (row, "loop");

      for (guint k = 0; k < json_array_get_length (loop); k++)
        {
          JsonObject *part = json_array_get_object_element (loop, k);

          /* the way back has the same frames */
          if (json_object_get_int_member (part, "from") < json_object_get_int_member (part, "to"))
            check_flicker (row, svg, json_object_get_int_member (part, "from"), json_object_get_int_member (part, "to"));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures-data/drawings", test_drawings);
  g_test_add_func ("/figures-data/loops", test_loops);
  g_test_add_func ("/figures-data/agrees-with-pages", test_agrees_with_pages);
  g_test_add_func ("/figures-data/all-have-figures", test_all_have_figures);
  g_test_add_func ("/figures-data/tempo", test_tempo);
  g_test_add_func ("/figures-data/flicker", test_flicker);

  return g_test_run ();
}
