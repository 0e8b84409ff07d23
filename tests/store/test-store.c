/* The store as a window uses it: by a thread of its own, in order, and to the end. */
#include "coxa-store.h"

#include <glib/gstdio.h>

typedef struct
{
  char      *folder;
  char      *path;
  CoxaStore *store;
  guint      changes;
} Fixture;

static void
changed_cb (Fixture *f)
{
  f->changes++;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->folder = g_dir_make_tmp ("coxa-store-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "coxa", "coxa.db", NULL);
  f->store = coxa_store_new (f->path);
  g_signal_connect_swapped (f->store, "changed", G_CALLBACK (changed_cb), f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *inner = g_path_get_dirname (f->path);

  if (f->store != NULL)
    g_assert_finalize_object (f->store);
  g_unlink (f->path);
  g_rmdir (inner);
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->folder);
  g_free (f->path);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
open_well (Fixture *f)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  coxa_store_open_async (f->store, NULL, result_cb, &result);
  g_assert_true (coxa_store_open_finish (f->store, wait_for (&result), &error));
  g_assert_no_error (error);
}

static CoxaStoreItem *
new_note (const char *place,
          const char *text,
          gint64      now)
{
  return coxa_store_item_new (COXA_STORE_NOTE, place, place, "Title", text, now);
}

static void
test_untouched (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *inner = g_path_get_dirname (f->path);

  open_well (f);
  g_assert_null (coxa_store_get_remark (f->store));
  g_assert_null (coxa_store_lookup (f->store, COXA_STORE_NOTE, "bone/femur"));
  coxa_store_close (f->store);
  g_assert_false (g_file_test (inner, G_FILE_TEST_EXISTS));
}

static void
test_put_and_look_up (Fixture       *f,
                      gconstpointer  data)
{
  g_autoptr(CoxaStoreItem) first = new_note ("bone/femur", "one", 10);
  g_autoptr(CoxaStoreItem) second = new_note ("bone/sacrum", "two", 20);
  g_autoptr(CoxaStoreItem) third = new_note ("bone/femur", "three", 30);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;

  open_well (f);
  g_assert_cmpuint (f->changes, ==, 1);
  coxa_store_put_async (f->store, first, 0, NULL, NULL);
  coxa_store_put_async (f->store, second, 0, NULL, NULL);
  coxa_store_put_async (f->store, third, 10, result_cb, &result);

  /* What is not on the disk yet is not told. */
  g_assert_null (coxa_store_lookup (f->store, COXA_STORE_NOTE, "bone/femur"));
  g_assert_true (coxa_store_put_finish (f->store, wait_for (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (f->changes, ==, 4);
  g_assert_cmpstr (coxa_store_lookup (f->store, COXA_STORE_NOTE, "bone/femur")->text, ==, "three");
  items = coxa_store_list (f->store, COXA_STORE_NOTE);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (((CoxaStoreItem *) g_ptr_array_index (items, 0))->text, ==, "three");
}

static void
test_remove_and_put_back (Fixture       *f,
                          gconstpointer  data)
{
  g_autoptr(CoxaStoreItem) old = new_note ("bone/femur", "old", 10);
  g_autoptr(CoxaStoreItem) new = new_note ("bone/sacrum", "new", 20);
  g_autoptr(GAsyncResult) removed = NULL;
  g_autoptr(GAsyncResult) back = NULL;
  g_autoptr(GPtrArray) items = NULL;

  open_well (f);
  coxa_store_put_async (f->store, old, 0, NULL, NULL);
  coxa_store_put_async (f->store, new, 0, NULL, NULL);
  coxa_store_remove_async (f->store, COXA_STORE_NOTE, "bone/femur", result_cb, &removed);
  g_assert_true (coxa_store_remove_finish (f->store, wait_for (&removed), NULL));
  g_assert_null (coxa_store_lookup (f->store, COXA_STORE_NOTE, "bone/femur"));

  /* It comes back where it was. */
  coxa_store_put_async (f->store, old, 0, result_cb, &back);
  wait_for (&back);
  items = coxa_store_list (f->store, COXA_STORE_NOTE);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (((CoxaStoreItem *) g_ptr_array_index (items, 1))->text, ==, "old");
}

/* Who closes the window the moment after typing loses nothing, although no loop runs any more. */
static void
test_close_waits (Fixture       *f,
                  gconstpointer  data)
{
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *place = g_strdup_printf ("bone/number-%d", i);
      g_autoptr(CoxaStoreItem) item = new_note (place, "text", i + 1);

      coxa_store_put_async (f->store, item, 0, NULL, NULL);
    }
  coxa_store_close (f->store);
  g_assert_nonnull (coxa_store_lookup (f->store, COXA_STORE_NOTE, "bone/number-49"));
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_finalize_object (f->store);

  f->store = coxa_store_new (f->path);
  open_well (f);
  g_assert_nonnull (coxa_store_lookup (f->store, COXA_STORE_NOTE, "bone/number-0"));
  g_assert_nonnull (coxa_store_lookup (f->store, COXA_STORE_NOTE, "bone/number-49"));
}

static void
test_errors_come_back (Fixture       *f,
                       gconstpointer  data)
{
  g_autoptr(CoxaStoreItem) item = new_note ("bone/femur", "text", 10);
  g_autofree char *inner = g_path_get_dirname (f->path);
  g_autoptr(GAsyncResult) failed = NULL;
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (inner, "in the way", -1, NULL));
  coxa_store_put_async (f->store, item, 0, result_cb, &failed);
  g_assert_false (coxa_store_put_finish (f->store, wait_for (&failed), &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_READ_ONLY);
  g_assert_null (coxa_store_lookup (f->store, COXA_STORE_NOTE, "bone/femur"));

  /* Once the cause is gone it works. */
  g_assert_cmpint (g_unlink (inner), ==, 0);
  coxa_store_put_async (f->store, item, 0, result_cb, &done);
  g_assert_true (coxa_store_put_finish (f->store, wait_for (&done), NULL));
}

static void
test_a_remark (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *inner = g_path_get_dirname (f->path);
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_mkdir (inner, 0700);
  g_assert_true (g_file_set_contents (f->path, "no database at all, although it is as long as one would have to be to be taken "
                                      "for one", -1, NULL));
  open_well (f);
  g_assert_nonnull (coxa_store_get_remark (f->store));
  dir = g_dir_open (inner, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (inner, name, NULL);

      g_unlink (path);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/untouched", Fixture, NULL, set_up, test_untouched, tear_down);
  g_test_add ("/store/put-and-look-up", Fixture, NULL, set_up, test_put_and_look_up, tear_down);
  g_test_add ("/store/remove-and-put-back", Fixture, NULL, set_up, test_remove_and_put_back, tear_down);
  g_test_add ("/store/close-waits", Fixture, NULL, set_up, test_close_waits, tear_down);
  g_test_add ("/store/errors-come-back", Fixture, NULL, set_up, test_errors_come_back, tear_down);
  g_test_add ("/store/a-remark", Fixture, NULL, set_up, test_a_remark, tear_down);

  return g_test_run ();
}
