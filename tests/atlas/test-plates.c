#include "coxa-atlas.h"
#include "coxa-plates.h"
#include "fixture.h"

#include <string.h>

#define FILE_NAME "plates/plates.json"

static CoxaPlates *
load (Fixture   *fixture,
      GPtrArray *problems)
{
  g_autoptr(GError) error = NULL;
  CoxaPlates *plates = coxa_plates_load (fixture->folder, problems, NULL, &error);

  g_assert_no_error (error);
  fixture_print (problems);

  return plates;
}

static void
test_good (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaPlates) plates = load (fixture, problems);
  CoxaView *view = coxa_plates_get_view (plates, "back");
  const CoxaPart *part;

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (plates->credit, ==, "Drawings for tests.");
  g_assert_cmpstr (view->name, ==, "Back");
  g_assert_true (g_str_has_suffix (view->file, "/plates/back.svg"));
  g_assert_true (g_file_test (view->file, G_FILE_TEST_EXISTS));
  g_assert_cmpfloat (view->width, ==, 200);
  g_assert_cmpfloat (view->frame_z, ==, 815);
  g_assert_cmpfloat (view->px_per_mm, ==, 1.5);
  g_assert_cmpfloat (view->fade_bottom, ==, 15);
  g_assert_cmpuint (coxa_view_get_parts (view)->len, ==, 8);

  part = coxa_view_get_part (view, "gluteus-minimus.near");
  g_assert_cmpstr (part->region, ==, "gluteus-minimus");
  g_assert_cmpint (part->role, ==, COXA_ROLE_STRUCTURE);
  g_assert_cmpint (part->depth, ==, 3);
  g_assert_false (part->has_anchor[1]);
  g_assert_true (part->has_anchor[3]);
  g_assert_cmpfloat (part->anchors[3].x, ==, 90);
  g_assert_cmpfloat (part->height, ==, 70);
  g_assert_false (coxa_part_is_footprint (part));
  g_assert_true (coxa_part_is_footprint (coxa_view_get_part (view, "gluteus-minimus.insertion")));

  g_assert_true (coxa_part_is_of_page (coxa_view_get_part (view, "gluteus-minimus.origin"), "muscle/gluteus-minimus"));
  g_assert_false (coxa_part_is_of_page (part, "muscle/gluteus"));
  g_assert_cmpstr (coxa_view_get_part (view, "hip-bone-left")->name, ==, "Hip bone, {other} side");
  g_assert_null (coxa_view_get_part (view, NULL));
  g_assert_null (coxa_plates_get_view (plates, NULL));
  g_assert_null (coxa_plates_get_view (plates, "front"));
}

typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *pointer;
  const char *words;
  int         n_parts; /* that are left, or -1: the view is dropped */
} Case;

#define VIEW "/views/0"

static const Case cases[] = {
  { "unknown-key", "\"credit\"", "\"x\": 1, \"credit\"", "/x", "“x” is not known", 8 },
  { "format", "\"format\": 1", "\"format\": 2", "/format", "format 2", 8 },
  { "credit", "\"credit\": \"Drawings for tests.\",", "", "", "“credit” is missing", 8 },
  { "file-missing", "back.svg", "front.svg", VIEW "/file", "plates/front.svg is missing", -1 },
  { "file-outside", "back.svg", "../../etc/passwd", VIEW "/file", "cannot be the name", -1 },
  { "file-absolute", "back.svg", "/etc/x.svg", VIEW "/file", "cannot be the name", -1 },
  { "width-missing", "\"width\": 200,", "", VIEW, "“width” is missing", -1 },
  { "width-absurd", "\"width\": 200", "\"width\": 1000000", VIEW "/width", "out of range", -1 },
  { "height-negative", "\"height\": 200", "\"height\": -200", VIEW "/height", "out of range", -1 },
  { "scale-zero", "1.5", "0", VIEW "/frame/px-per-mm", "out of range", -1 },
  { "frame-missing", "\"frame\"", "\"farm\"", VIEW, "“frame” is missing", -1 },
  { "fade-absurd", "\"bottom\": 15", "\"bottom\": 1500", VIEW "/fade/bottom", "out of range", 8 },
  { "azimuth", "\"azimuth\": 0", "\"azimuth\": 360", VIEW "/azimuth", "out of range", 8 },
  { "depth-9", "\"depth\": 4", "\"depth\": 9", VIEW "/parts/0/depth", "9 is out of range", 7 },
  { "depth-0", "\"depth\": 4", "\"depth\": 0", VIEW "/parts/0/depth", "0 is out of range", 7 },
  { "depth-half", "\"depth\": 4", "\"depth\": 1.5", VIEW "/parts/0/depth", "not a whole number", 7 },
  { "role", "\"role\": \"structure\"", "\"role\": \"hero\"", VIEW "/parts/0/role", "“hero”", 7 },
  { "id-of-other-region", "\"id\": \"hip-bone\"", "\"id\": \"femur\"", VIEW "/parts/0/id", "does not belong", 7 },
  { "id-with-two-dots", "gluteus-minimus.far", "gluteus-minimus.far.x", VIEW "/parts/2/id", "does not belong", 7 },
  { "region", "\"region\": \"hip-bone\"", "\"region\": \"hip\"", VIEW "/parts/0/id", "the region “hip”", 7 },
  { "id-characters", "\"id\": \"hip-bone\"", "\"id\": \"hip-bone.<b>\"", VIEW "/parts/0/id", "does not belong", 7 },
  { "address", "\"address\": \"bone/hip-bone\"", "\"address\": \"hip\"", VIEW "/parts/0/address", "“hip” is not", 7 },
  { "address-with-query", "\"address\": \"bone/hip-bone\"", "\"address\": \"bone/hip-bone?depth=1\"", VIEW "/parts/0/address",
    "is not", 7 },
  { "importance", "\"importance\": 50", "\"importance\": 101", VIEW "/parts/0/importance", "out of range", 8 },
  { "bounds-short", "[\n            20,\n", "[\n", VIEW "/parts/0/bounds", "3 items", 7 },
  { "bounds-empty", "            160,\n            160\n", "            0,\n            160\n", VIEW "/parts/0/bounds",
    "hold nothing", 7 },
  { "bounds-outside", "[\n            20,\n", "[\n            500,\n", VIEW "/parts/0/bounds", "outside the sheet", 7 },
  { "anchor-outside", "              100,\n              100\n", "              100,\n              -1\n",
    VIEW "/parts/0/anchors/4", "outside the sheet", 8 },
  { "anchor-stop", "\"4\": [\n              100,", "\"5\": [\n              100,", VIEW "/parts/0/anchors/5", "“5”", 8 },
  { "anchor-too-deep", "\"2\": [\n              80,\n              60", "\"3\": [\n              80,\n              60",
    VIEW "/parts/5/anchors/3", "to stop 2 only", 8 },
  { "part-twice", "\"id\": \"gluteus-minimus.far\"", "\"id\": \"gluteus-minimus.near\"", VIEW "/parts/3", "stands twice", 7 },
  { "structure-behind-footprint", "\"role\": \"insertion\"", "\"role\": \"structure\"", VIEW "/parts/7",
    "stands behind one of these", 7 },
};

static void
test_case (Fixture       *fixture,
           gconstpointer  data)
{
  const Case *test = data;
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaPlates) plates = NULL;
  CoxaView *view;

  fixture_replace (fixture, FILE_NAME, test->from, test->to);
  plates = load (fixture, problems);
  g_assert_true (fixture_has_problem (problems, FILE_NAME, test->pointer, test->words));

  view = coxa_plates_get_view (plates, "back");
  if (test->n_parts < 0)
    g_assert_null (view);
  else
    g_assert_cmpuint (coxa_view_get_parts (view)->len, ==, test->n_parts);
}

static void
test_cut_short (Fixture       *fixture,
                gconstpointer  data)
{
  gsize length;
  g_autofree char *text = fixture_read (fixture, FILE_NAME, &length);

  g_assert_cmpint (text[length - 2], ==, '}');
  for (gsize i = 0; i < length - 1; i++)
    {
      g_autoptr(GPtrArray) problems = fixture_new_problems ();
      g_autoptr(GError) error = NULL;

      fixture_write (fixture, FILE_NAME, text, i);
      g_assert_null (coxa_plates_load (fixture->folder, problems, NULL, &error));
      g_assert_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_BROKEN);
      g_assert_nonnull (strstr (error->message, FILE_NAME));
      g_assert_cmpuint (problems->len, >=, 1);
    }
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (coxa_plates_load (fixture->folder, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/plates/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], fixture_set_up, test_case, fixture_tear_down);
    }
  g_test_add ("/plates/good", Fixture, NULL, fixture_set_up, test_good, fixture_tear_down);
  g_test_add ("/plates/cut-short", Fixture, NULL, fixture_set_up, test_cut_short, fixture_tear_down);
  g_test_add ("/plates/cancelled", Fixture, NULL, fixture_set_up, test_cancelled, fixture_tear_down);

  return g_test_run ();
}
