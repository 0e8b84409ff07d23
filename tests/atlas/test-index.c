/* The tool that writes the index; its path is the first argument. */

#include "coxa-atlas.h"
#include "coxa-catalogue.h"
#include "coxa-checker.h"
#include "coxa-plates-index.h"
#include "coxa-sources-index.h"
#include "fixture.h"

#include <string.h>
#include <sys/wait.h>

static const char *tool;

static int
run (const char  *folder,
     const char  *out,
     char       **told)
{
  g_autofree char *plates = g_build_filename (folder, COXA_PLATES_INDEX, NULL);
  g_autofree char *sources = g_build_filename (folder, COXA_SOURCES_INDEX, NULL);
  const char *argv[] = { tool, folder, out, plates, sources, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, told, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));

  return WEXITSTATUS (status);
}

static void
test_writes (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *out = g_build_filename (fixture->folder, COXA_CATALOGUE_FILE, NULL);
  g_autofree char *told = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(CoxaAtlas) atlas = NULL;

  g_assert_cmpint (run (fixture->folder, out, &told), ==, 0);
  g_assert_cmpstr (told, ==, "");
  first = fixture_read (fixture, COXA_CATALOGUE_FILE, NULL);

  problems = coxa_checker_run (fixture->folder, NULL, NULL);
  fixture_print (problems);
  g_assert_cmpuint (problems->len, ==, 0);

  /* With an index in the folder it still asks the entries, and says the same. */
  fixture_write (fixture, COXA_CATALOGUE_FILE, "{}", -1);
  g_free (g_steal_pointer (&told));
  g_assert_cmpint (run (fixture->folder, out, &told), ==, 0);
  second = fixture_read (fixture, COXA_CATALOGUE_FILE, NULL);
  g_assert_cmpstr (first, ==, second);

  /* The index is what the atlas goes by: a page that it does not list is not there. */
  fixture_write (fixture, "atlas/region/knee.json", "{}", -1);
  atlas = coxa_atlas_load (fixture->folder, NULL, NULL);
  g_assert_null (coxa_atlas_lookup (atlas, "region/knee"));
  g_assert_nonnull (coxa_atlas_lookup (atlas, "region/hip"));
}

static void
test_broken_entry (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *out = g_build_filename (fixture->folder, "out.json", NULL);
  g_autofree char *told = NULL;
  g_autofree char *text = NULL;

  fixture_write (fixture, "atlas/muscle/gluteus-medius.json", "{", -1);
  g_assert_cmpint (run (fixture->folder, out, &told), ==, 0);
  g_assert_nonnull (strstr (told, "atlas/muscle/gluteus-medius.json:1"));
  text = fixture_read (fixture, "out.json", NULL);
  g_assert_null (strstr (text, "\"page\":\"muscle/gluteus-medius\""));
  g_assert_nonnull (strstr (text, "\"page\":\"muscle/gluteus-minimus\""));
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *out = g_build_filename (fixture->folder, "out.json", NULL);
  g_autofree char *empty = g_build_filename (fixture->folder, "plates", NULL);
  g_autofree char *told = NULL;
  g_autofree char *usage = NULL;

  g_assert_cmpint (run (empty, out, &told), ==, 1);
  g_assert_nonnull (strstr (told, "no entries"));
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));

  g_assert_cmpint (run (fixture->folder, NULL, &usage), ==, 2);
  g_assert_nonnull (strstr (usage, "Usage"));
}

static void
assert_same_view (const CoxaView *a,
                  const CoxaView *b)
{
  GPtrArray *parts_a = coxa_view_get_parts (a);
  GPtrArray *parts_b = coxa_view_get_parts (b);

  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpstr (a->group, ==, b->group);
  g_assert_cmpstr (a->figure, ==, b->figure);
  g_assert_cmpstr (a->credit, ==, b->credit);
  g_assert_cmpstr (a->file, ==, b->file);
  g_assert_cmpint (a->azimuth, ==, b->azimuth);
  g_assert_cmpint (a->is_named, ==, b->is_named);
  g_assert_cmpfloat (a->width, ==, b->width);
  g_assert_cmpfloat (a->px_per_mm, ==, b->px_per_mm);
  g_assert_cmpfloat (a->fade_bottom, ==, b->fade_bottom);
  g_assert_cmpfloat (a->ink_height, ==, b->ink_height);
  g_assert_cmpint (g_strv_length (a->pages), >, 0);
  g_assert_true (g_strv_equal ((const char * const *) a->pages, (const char * const *) b->pages));

  g_assert_cmpuint (parts_a->len, ==, parts_b->len);
  for (guint i = 0; i < parts_a->len; i++)
    {
      const CoxaPart *one = g_ptr_array_index (parts_a, i);
      const CoxaPart *other = g_ptr_array_index (parts_b, i);

      g_assert_cmpstr (one->id, ==, other->id);
      g_assert_cmpstr (one->region, ==, other->region);
      g_assert_cmpstr (one->address, ==, other->address);
      g_assert_cmpstr (one->name, ==, other->name);
      g_assert_cmpint (one->role, ==, other->role);
      g_assert_cmpint (one->depth, ==, other->depth);
      g_assert_cmpint (one->importance, ==, other->importance);
      g_assert_cmpfloat (one->x, ==, other->x);
      g_assert_cmpfloat (one->height, ==, other->height);
      for (int stop = 1; stop <= COXA_DEPTHS; stop++)
        {
          g_assert_cmpint (one->has_anchor[stop], ==, other->has_anchor[stop]);
          g_assert_cmpfloat (one->anchors[stop].x, ==, other->anchors[stop].x);
          g_assert_cmpfloat (one->anchors[stop].y, ==, other->anchors[stop].y);
        }
    }
}

/* The index of the plates says what the listings say. */
static void
test_plates (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *out = g_build_filename (fixture->folder, COXA_CATALOGUE_FILE, NULL);
  g_autofree char *told = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaPlates) listed = NULL;
  g_autoptr(CoxaPlates) indexed = NULL;

  g_assert_null (coxa_plates_index_load (fixture->folder, NULL));
  g_assert_cmpint (run (fixture->folder, out, &told), ==, 0);
  listed = coxa_plates_load (fixture->folder, NULL, NULL, &error);
  g_assert_no_error (error);
  indexed = coxa_plates_index_load (fixture->folder, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (listed->credit, ==, indexed->credit);
  g_assert_cmpuint (listed->views->len, ==, indexed->views->len);
  g_assert_cmpuint (listed->views->len, >, 0);
  g_assert_cmpuint (listed->pulls->len, ==, indexed->pulls->len);
  for (guint i = 0; i < listed->pulls->len; i++)
    {
      const CoxaPull *one = g_ptr_array_index (listed->pulls, i);
      const CoxaPull *other = g_ptr_array_index (indexed->pulls, i);

      g_assert_cmpstr (one->page, ==, other->page);
      g_assert_cmpmem (one->points, 3 * one->n_points * sizeof (double), other->points, 3 * other->n_points * sizeof (double));
    }
  for (guint i = 0; i < listed->views->len; i++)
    assert_same_view (g_ptr_array_index (listed->views, i), g_ptr_array_index (indexed->views, i));
}

/* One that was made from other listings, that was cut short, or in which any byte is another, does no harm. */
static void
test_plates_stale (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *out = g_build_filename (fixture->folder, COXA_CATALOGUE_FILE, NULL);
  g_autofree char *told = NULL;
  g_autofree char *listing = NULL;
  g_autofree char *index = NULL;
  g_autofree char *longer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaPlates) good = NULL;
  gsize length;

  g_assert_cmpint (run (fixture->folder, out, &told), ==, 0);
  index = fixture_read (fixture, COXA_PLATES_INDEX, &length);

  for (gsize size = 0; size < length; size += 1 + length / 97)
    {
      g_autoptr(CoxaPlates) plates = NULL;

      fixture_write (fixture, COXA_PLATES_INDEX, index, size);
      plates = coxa_plates_index_load (fixture->folder, NULL);
      for (guint i = 0; plates != NULL && i < plates->views->len; i++)
        g_assert_nonnull (coxa_view_get_parts (g_ptr_array_index (plates->views, i)));
    }
  for (gsize at = 0; at < length; at += 1 + length / 997)
    {
      g_autoptr(CoxaPlates) plates = NULL;
      g_autofree char *other = g_memdup2 (index, length);

      other[at] ^= 0xff;
      fixture_write (fixture, COXA_PLATES_INDEX, other, length);
      plates = coxa_plates_index_load (fixture->folder, NULL);
      for (guint i = 0; plates != NULL && i < plates->views->len; i++)
        {
          GPtrArray *parts = coxa_view_get_parts (g_ptr_array_index (plates->views, i));

          for (guint j = 0; j < parts->len; j++)
            g_assert_cmpint (((CoxaPart *) g_ptr_array_index (parts, j))->depth, <=, COXA_DEPTHS);
        }
    }

  fixture_write (fixture, COXA_PLATES_INDEX, index, length);
  good = coxa_plates_index_load (fixture->folder, &error);
  g_assert_no_error (error);

  listing = fixture_read (fixture, COXA_PLATES_FILE, NULL);
  longer = g_strconcat (listing, "\n", NULL);
  fixture_write (fixture, COXA_PLATES_FILE, longer, -1);
  g_assert_null (coxa_plates_index_load (fixture->folder, &error));
  g_assert_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_BROKEN);
}

/* The index of the sources says what the bibliography says; one that was made from another, or was damaged, does no harm. */
static void
test_sources (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *out = g_build_filename (fixture->folder, COXA_CATALOGUE_FILE, NULL);
  g_autofree char *told = NULL;
  g_autofree char *index = NULL;
  g_autofree char *bibliography = NULL;
  g_autofree char *longer = NULL;
  g_autoptr(GHashTable) listed = NULL;
  g_autoptr(GHashTable) indexed = NULL;
  g_autoptr(GError) error = NULL;
  GHashTableIter iter;
  gpointer source;
  gsize length;

  g_assert_cmpint (run (fixture->folder, out, &told), ==, 0);
  listed = coxa_sources_load (fixture->folder, NULL, &error);
  g_assert_no_error (error);
  indexed = coxa_sources_index_load (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (listed), >, 0);
  g_assert_cmpuint (g_hash_table_size (listed), ==, g_hash_table_size (indexed));
  g_hash_table_iter_init (&iter, listed);
  while (g_hash_table_iter_next (&iter, NULL, &source))
    {
      const CoxaSource *one = source;
      const CoxaSource *other = g_hash_table_lookup (indexed, one->key);
      g_autofree char *text = coxa_source_dup_text (one);
      g_autofree char *same = coxa_source_dup_text (other);

      g_assert_cmpstr (text, ==, same);
      g_assert_cmpstr (one->checked, ==, other->checked);
    }

  index = fixture_read (fixture, COXA_SOURCES_INDEX, &length);
  for (gsize at = 0; at < length; at += 1 + length / 199)
    {
      g_autofree char *other = g_memdup2 (index, length);
      g_autoptr(GHashTable) sources = NULL;

      other[at] ^= 0xff;
      fixture_write (fixture, COXA_SOURCES_INDEX, other, length);
      sources = coxa_sources_index_load (fixture->folder, NULL);
    }

  fixture_write (fixture, COXA_SOURCES_INDEX, index, length);
  bibliography = fixture_read (fixture, COXA_SOURCES_FILE, NULL);
  longer = g_strconcat (bibliography, "\n", NULL);
  fixture_write (fixture, COXA_SOURCES_FILE, longer, -1);
  g_assert_null (coxa_sources_index_load (fixture->folder, &error));
  g_assert_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_BROKEN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  tool = argv[1];

  g_test_add ("/index/writes", Fixture, NULL, fixture_set_up, test_writes, fixture_tear_down);
  g_test_add ("/index/broken-entry", Fixture, NULL, fixture_set_up, test_broken_entry, fixture_tear_down);
  g_test_add ("/index/nothing", Fixture, NULL, fixture_set_up, test_nothing, fixture_tear_down);
  g_test_add ("/index/plates", Fixture, NULL, fixture_set_up, test_plates, fixture_tear_down);
  g_test_add ("/index/plates-stale", Fixture, NULL, fixture_set_up, test_plates_stale, fixture_tear_down);
  g_test_add ("/index/sources", Fixture, NULL, fixture_set_up, test_sources, fixture_tear_down);

  return g_test_run ();
}
