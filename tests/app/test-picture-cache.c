/* The picture that is kept between two runs: it comes back as it was, and whatever else lies in its place is passed over. */
#include "coxa-picture-cache.h"
#include "fixture.h"

#include "coxa-problem.h"

#include <glib/gstdio.h>
#include <math.h>
#include <unistd.h>

/* How the file is made up; see coxa-picture-cache.c. */
#define TYPE "(sisasdd(iiii)dayauay)"

enum
{
  STAMP,
  DEPTH,
  SELECTED,
  OVERLAYS,
  SCALE,
  LABEL_WIDTH,
  EXTENTS,
  LINE,
  PALETTE,
  PIXELS,
  NUMBERS,
  N_MEMBERS
};

typedef struct
{
  Fixture      atlas;
  CoxaPlates  *plates;
  CoxaStack   *stack;
  CoxaPicture *picture;
  char        *folder;
  char        *path;
} Kept;

static void
kept_set_up (Kept          *self,
             gconstpointer  data)
{
  static const char *overlays[] = { "gluteus-minimus.origin", NULL };
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(GError) error = NULL;
  CoxaPictureRequest request = { .depth = 2, .selected = (char *) "muscle/gluteus-minimus", .overlays = (char **) overlays,
                                 .scale = 1.25, .extents = { -3, 5, 211, 190 }, .line = 1, .label_width = 120 };
  CoxaView *view;

  fixture_set_up (&self->atlas, data);
  self->plates = coxa_plates_load (self->atlas.folder, problems, NULL, &error);
  g_assert_no_error (error);
  view = g_ptr_array_index (self->plates->views, 0);
  self->stack = coxa_stack_new (self->plates, view, COXA_SIDE_RIGHT);
  request.palette.paper = (GdkRGBA) { 1, 1, 0.9f, 1 };
  request.palette.accent = (GdkRGBA) { 0, 0.5f, 0.4f, 1 };
  self->picture = coxa_picture_compose (self->stack, &request, NULL, &error);
  g_assert_no_error (error);
  self->folder = g_dir_make_tmp ("coxa-kept-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "coxa", "first-picture", NULL);
}

static void
kept_tear_down (Kept          *self,
                gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  g_chmod (folder, 0700);
  g_unlink (self->path);
  g_rmdir (self->path);
  g_rmdir (folder);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  coxa_picture_unref (self->picture);
  coxa_stack_unref (self->stack);
  coxa_plates_unref (self->plates);
  fixture_tear_down (&self->atlas, data);
}

static void
keep (Kept *self)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (coxa_picture_cache_write (self->path, self->picture, &error));
  g_assert_no_error (error);
}

/* Puts other bytes where the picture lies. */
static void
spoil (Kept       *self,
       const char *bytes,
       gsize       length)
{
  g_autoptr(GError) error = NULL;

  /* Another file, as the program does it; without waiting for the disk, which is nobody's concern here. */
  g_unlink (self->path);
  g_file_set_contents_full (self->path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* Writes the file with one member changed to @value, which it takes. */
static void
change (Kept     *self,
        guint     member,
        GVariant *value)
{
  g_autofree char *bytes = NULL;
  gsize length;
  GVariant *members[N_MEMBERS];
  g_autoptr(GVariant) before = NULL;
  g_autoptr(GVariant) after = NULL;

  keep (self);
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  before = g_variant_ref_sink (g_variant_new_from_data (G_VARIANT_TYPE (TYPE), bytes, length, FALSE, NULL, NULL));
  g_assert_true (g_variant_is_normal_form (before));
  g_assert_cmpuint (g_variant_n_children (before), ==, N_MEMBERS);
  for (guint i = 0; i < N_MEMBERS; i++)
    members[i] = i == member ? g_variant_ref_sink (value) : g_variant_get_child_value (before, i);
  after = g_variant_ref_sink (g_variant_new_tuple (members, N_MEMBERS));
  g_assert_true (g_variant_is_of_type (after, G_VARIANT_TYPE (TYPE)));
  spoil (self, g_variant_get_data (after), g_variant_get_size (after));
  for (guint i = 0; i < N_MEMBERS; i++)
    g_variant_unref (members[i]);
}

static void
assert_refused (Kept       *self,
                const char *what)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaPicture) picture = coxa_picture_cache_read (self->path, self->stack, &error);

  g_test_message ("%s: %s", what, error != NULL ? error->message : "taken");
  g_assert_null (picture);
  g_assert_nonnull (error);

  /* Nobody need look at the error. */
  picture = coxa_picture_cache_read (self->path, self->stack, NULL);
  g_assert_null (picture);
}

/* Looks at all there is in a picture, as the window does. */
static void
look_over (CoxaPicture *picture,
           CoxaStack   *stack)
{
  const cairo_rectangle_int_t *extents = &picture->request.extents;
  guint n = coxa_stack_get_n_regions (stack);
  guint32 sum = 0;

  g_assert_cmpint (cairo_image_surface_get_width (picture->surface), ==, extents->width);
  g_assert_cmpint (cairo_image_surface_get_height (picture->surface), ==, extents->height);
  for (int y = 0; y < extents->height; y++)
    {
      const guchar *row = cairo_image_surface_get_data (picture->surface) + y * cairo_image_surface_get_stride (picture->surface);

      for (int x = 0; x < extents->width; x++)
        {
          sum += ((const guint32 *) (gconstpointer) row)[x];
          g_assert_cmpuint (coxa_region_index_get (picture->index, x, y), <, n);
        }
    }
  g_test_message ("%u", sum);
}

static void
test_comes_back (Kept          *self,
                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaPicture) back = NULL;
  guint seen = 0;
  int height = self->picture->request.extents.height;

  keep (self);
  back = coxa_picture_cache_read (self->path, self->stack, &error);
  g_assert_no_error (error);
  g_assert_true (coxa_picture_request_equal (&back->request, &self->picture->request));
  g_assert_cmpfloat (back->request.label_width, ==, 120);
  g_assert_cmpstr (back->request.selected, ==, "muscle/gluteus-minimus");
  g_assert_cmpstr (back->request.overlays[0], ==, "gluteus-minimus.origin");
  look_over (back, self->stack);
  g_assert_cmpint (cairo_image_surface_get_stride (back->surface), ==, cairo_image_surface_get_stride (self->picture->surface));
  g_assert_cmpmem (cairo_image_surface_get_data (back->surface), (gsize) cairo_image_surface_get_stride (back->surface) * height,
                   cairo_image_surface_get_data (self->picture->surface),
                   (gsize) cairo_image_surface_get_stride (self->picture->surface) * height);
  g_assert_cmpmem (back->index->numbers, (gsize) 211 * 190, self->picture->index->numbers, (gsize) 211 * 190);
  for (guint i = 1; i < coxa_stack_get_n_regions (self->stack); i++)
    {
      g_assert_cmpint (back->spots[i].area, ==, self->picture->spots[i].area);
      g_assert_cmpfloat (back->spots[i].pole_x, ==, self->picture->spots[i].pole_x);
      g_assert_cmpfloat (back->spots[i].pole_y, ==, self->picture->spots[i].pole_y);
      seen += back->spots[i].area > 0;
    }
  g_assert_cmpuint (seen, >, 0);
}

/* Nothing chosen is another thing than something chosen. */
static void
test_comes_back_bare (Kept          *self,
                      gconstpointer  data G_GNUC_UNUSED)
{
  CoxaPictureRequest request = { .depth = 4, .scale = 0.5, .extents = { 0, 0, 100, 100 }, .line = 2 };
  g_autoptr(CoxaPicture) bare = coxa_picture_compose (self->stack, &request, NULL, NULL);
  g_autoptr(CoxaPicture) back = NULL;

  g_assert_nonnull (bare);
  g_assert_true (coxa_picture_cache_write (self->path, bare, NULL));
  back = coxa_picture_cache_read (self->path, self->stack, NULL);
  g_assert_nonnull (back);
  g_assert_true (coxa_picture_request_equal (&back->request, &bare->request));
  g_assert_null (back->request.selected);
}

/* It is replaced whole, and who reads the old one still has it. */
static void
test_replaced (Kept          *self,
               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr(CoxaPicture) old = NULL;

  keep (self);
  old = coxa_picture_cache_read (self->path, self->stack, NULL);
  g_assert_nonnull (old);
  keep (self);
  keep (self);
  spoil (self, "nothing", 7);
  look_over (old, self->stack);
  assert_refused (self, "seven bytes");
}

static void
test_missing (Kept          *self,
              gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  assert_refused (self, "no folder");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  assert_refused (self, "no file");
  g_assert_cmpint (g_mkdir (self->path, 0700), ==, 0);
  assert_refused (self, "a folder in its place");
}

static void
test_truncated (Kept          *self,
                gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *bytes = NULL;
  gsize length;

  keep (self);
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 211 * 190 * 5);
  spoil (self, "", 0);
  assert_refused (self, "empty");
  for (gsize n = 1; n < length; n += n < 600 ? 1 : 9973)
    {
      spoil (self, bytes, n);
      assert_refused (self, "truncated");
    }
  spoil (self, bytes, length - 1);
  assert_refused (self, "one byte short");
}

/* A flipped bit may leave a picture that is as good as any, with one pixel of another colour. It must be one. */
static void
test_flipped (Kept          *self,
              gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *bytes = NULL;
  gsize length;
  guint refused = 0;

  keep (self);
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  for (int i = 0; i < 900; i++)
    {
      /* The head, the tail with its offsets, and between them anywhere. */
      gsize at = i < 450 ? (gsize) i : i < 490 ? length - 1 - (gsize) (i - 450)
                                               : (gsize) g_test_rand_int_range (0, (gint32) length);
      char kept = bytes[at];
      g_autoptr(CoxaPicture) picture = NULL;

      bytes[at] = (char) (kept ^ (1 << g_test_rand_int_range (0, 8)));
      spoil (self, bytes, length);
      picture = coxa_picture_cache_read (self->path, self->stack, NULL);
      if (picture != NULL)
        look_over (picture, self->stack);
      else
        refused++;
      bytes[at] = kept;
    }
  g_assert_cmpuint (refused, >, 20);
}

static void
test_noise (Kept          *self,
            gconstpointer  data G_GNUC_UNUSED)
{
  keep (self);
  for (int i = 0; i < 200; i++)
    {
      gsize length = (gsize) g_test_rand_int_range (1, 5000);
      g_autofree char *bytes = g_malloc (length);

      for (gsize n = 0; n < length; n++)
        bytes[n] = (char) g_test_rand_int_range (0, 256);
      spoil (self, bytes, length);
      assert_refused (self, "noise");
    }
}

static void
test_other_version (Kept          *self,
                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *bytes = NULL;
  g_autofree char *stamp = NULL;

  change (self, STAMP, g_variant_new_string (""));
  assert_refused (self, "no stamp");

  keep (self);
  g_assert_true (g_file_get_contents (self->path, &bytes, NULL, NULL));
  /* The stamp comes first, and its first word is the format's number. */
  g_assert_true (g_ascii_isdigit (bytes[0]));
  stamp = g_strdup (bytes);
  stamp[0] = stamp[0] == '9' ? '8' : stamp[0] + 1;
  change (self, STAMP, g_variant_new_string (stamp));
  assert_refused (self, "another format");
}

static void
test_absurd_sizes (Kept          *self,
                   gconstpointer  data G_GNUC_UNUSED)
{
  static const int sides[][2] = {
    { 0, 190 }, { 211, 0 }, { -211, -190 }, { G_MININT, G_MININT }, { G_MAXINT, G_MAXINT }, { 65536, 65536 }, { 211, 191 },
    { 212, 190 }, { 190, 211 }, { 8193, 1 }, { 1, 1 }, { 422, 95 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      /* Turned round, as many pixels as there are lie in another shape: that one is whole. */
      if (sides[i][0] * (gint64) sides[i][1] == 211 * 190)
        continue;
      change (self, EXTENTS, g_variant_new ("(iiii)", -3, 5, sides[i][0], sides[i][1]));
      assert_refused (self, "a size");
    }
}

static void
test_absurd_numbers (Kept          *self,
                     gconstpointer  data G_GNUC_UNUSED)
{
  static const double absurd[] = { -1, (double) NAN, (double) INFINITY, -(double) INFINITY, 1e300 };
  static const int depths[] = { 0, -1, COXA_DEPTHS + 1, G_MAXINT, G_MININT };

  for (guint i = 0; i < G_N_ELEMENTS (absurd); i++)
    {
      change (self, SCALE, g_variant_new_double (absurd[i]));
      assert_refused (self, "a scale");
      change (self, LINE, g_variant_new_double (absurd[i]));
      assert_refused (self, "a line");
      change (self, LABEL_WIDTH, g_variant_new_double (absurd[i]));
      assert_refused (self, "a label");
    }
  change (self, SCALE, g_variant_new_double (0));
  assert_refused (self, "a scale of nothing");
  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      change (self, DEPTH, g_variant_new_int32 (depths[i]));
      assert_refused (self, "a depth");
    }
}

static void
test_absurd_arrays (Kept          *self,
                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree guint8 *numbers = g_malloc0 (211 * 190);

  change (self, PALETTE, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "short", 5, 1));
  assert_refused (self, "a palette");
  change (self, PIXELS, g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, NULL, 0, 4));
  assert_refused (self, "no pixels");
  change (self, NUMBERS, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, numbers, 211 * 190 - 1, 1));
  assert_refused (self, "an index that ends early");
  /* The last pixel names a region that is not there. */
  numbers[211 * 190 - 1] = (guint8) coxa_stack_get_n_regions (self->stack);
  change (self, NUMBERS, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, numbers, 211 * 190, 1));
  assert_refused (self, "a region that is not there");
}

/* What was painted from another drawing is no picture of this one. */
static void
test_other_atlas (Kept          *self,
                  gconstpointer  data G_GNUC_UNUSED)
{
  CoxaView *view = coxa_stack_get_view (self->stack);
  g_autoptr(CoxaPicture) fine = NULL;
  Fixture other;

  keep (self);
  fine = coxa_picture_cache_read (self->path, self->stack, NULL);
  g_assert_nonnull (fine);

  /* The same bytes in another folder. */
  {
    g_autoptr(GPtrArray) problems = fixture_new_problems ();
    CoxaPlates *plates;
    CoxaStack *stack;

    fixture_set_up (&other, NULL);
    plates = coxa_plates_load (other.folder, problems, NULL, NULL);
    stack = coxa_stack_new (plates, g_ptr_array_index (plates->views, 0), COXA_SIDE_RIGHT);
    g_assert_null (coxa_picture_cache_read (self->path, stack, NULL));
    coxa_stack_unref (stack);
    coxa_plates_unref (plates);
    fixture_tear_down (&other, NULL);
  }

  /* Other bytes in the same folder, and none. */
  fixture_replace (&self->atlas, "plates/back.svg", "</svg>", "</svg>\n<!-- drawn anew -->");
  assert_refused (self, "drawn anew");
  keep (self);
  g_assert_cmpint (g_unlink (view->file), ==, 0);
  assert_refused (self, "no drawing");
  /* Nor is a picture of it written. */
  g_unlink (self->path);
  g_assert_true (coxa_picture_cache_write (self->path, self->picture, NULL));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

/* Where nothing can be written, the old one stays and the error says so. */
static void
test_nowhere_to_write (Kept          *self,
                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *below = NULL;

  /* A file where the folder should be stops root, too. */
  keep (self);
  below = g_build_filename (self->path, "first-picture", NULL);
  g_assert_false (coxa_picture_cache_write (below, self->picture, &error));
  g_assert_nonnull (error);
  g_assert_false (coxa_picture_cache_write (below, self->picture, NULL));
  g_clear_error (&error);

  if (geteuid () == 0)
    {
      g_test_message ("root may write anywhere; the folder without leave was not tried");
    }
  else
    {
      g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
      g_assert_false (coxa_picture_cache_write (self->path, self->picture, &error));
      g_assert_nonnull (error);
    }
  {
    g_autoptr(CoxaPicture) picture = coxa_picture_cache_read (self->path, self->stack, NULL);

    g_assert_nonnull (picture);
  }
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *name; void (*run) (Kept *, gconstpointer); } tests[] = {
    { "/picture-cache/comes-back", test_comes_back },
    { "/picture-cache/comes-back-bare", test_comes_back_bare },
    { "/picture-cache/replaced", test_replaced },
    { "/picture-cache/missing", test_missing },
    { "/picture-cache/truncated", test_truncated },
    { "/picture-cache/flipped", test_flipped },
    { "/picture-cache/noise", test_noise },
    { "/picture-cache/other-version", test_other_version },
    { "/picture-cache/absurd-sizes", test_absurd_sizes },
    { "/picture-cache/absurd-numbers", test_absurd_numbers },
    { "/picture-cache/absurd-arrays", test_absurd_arrays },
    { "/picture-cache/other-atlas", test_other_atlas },
    { "/picture-cache/nowhere-to-write", test_nowhere_to_write },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Kept, NULL, kept_set_up, tests[i].run, kept_tear_down);

  return g_test_run ();
}
