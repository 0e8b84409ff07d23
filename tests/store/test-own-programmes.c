/* Programmes of one's own, and what was chosen last. */
#include "store-fixture.h"

#include "coxa-own-programmes.h"
#include "coxa-own-table.h"

static GPtrArray *
list (CoxaDatabase *database)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *programmes = coxa_own_table_list (database, &error);

  g_assert_no_error (error);

  return programmes;
}

static void
put (CoxaDatabase           *database,
     const CoxaOwnProgramme *programme)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (coxa_own_table_put (database, programme, &error));
  g_assert_no_error (error);
}

static CoxaOwnProgramme *
create (const char *name)
{
  CoxaOwnProgramme *programme = coxa_own_programme_new (name, 10);
  CoxaOwnItem *item;

  g_ptr_array_add (programme->items, coxa_own_item_new ("exercise/clamshell", "Clamshell", COXA_SIDES_LEFT));
  g_ptr_array_add (programme->items, coxa_own_item_new ("exercise/bridge", "Bridge", COXA_SIDES_NONE));
  item = coxa_own_item_new ("exercise/step-up", "Step-up", COXA_SIDES_BOTH);
  item->amount = (CoxaAmount) { 3, 12, -1, 0 };
  item->note = g_strdup ("hold the rail");
  g_ptr_array_add (programme->items, item);

  return programme;
}

static char *
dup_order (GPtrArray *programmes)
{
  g_autoptr(GString) order = g_string_new (NULL);

  for (guint i = 0; i < programmes->len; i++)
    g_string_append (order, ((CoxaOwnProgramme *) g_ptr_array_index (programmes, i))->name);

  return g_string_free (g_steal_pointer (&order), FALSE);
}

static void
test_round (StoreFixture  *f,
            gconstpointer  data)
{
  CoxaDatabase *database = store_fixture_open (f);
  g_autoptr(CoxaOwnProgramme) programme = create ("Mornings");
  g_autoptr(GPtrArray) programmes = NULL;
  const CoxaOwnProgramme *kept;
  const CoxaOwnItem *item;

  put (database, programme);
  coxa_database_free (database);
  database = store_fixture_open (f);
  programmes = list (database);
  g_assert_cmpuint (programmes->len, ==, 1);
  kept = g_ptr_array_index (programmes, 0);
  g_assert_cmpstr (kept->id, ==, programme->id);
  g_assert_cmpstr (kept->name, ==, "Mornings");
  g_assert_cmpint (kept->created, ==, 10);
  g_assert_cmpuint (kept->items->len, ==, 3);
  item = g_ptr_array_index (kept->items, 0);
  g_assert_cmpstr (item->page, ==, "exercise/clamshell");
  g_assert_cmpint (item->sides, ==, COXA_SIDES_LEFT);
  g_assert_cmpint (item->amount.sets, ==, -1);
  g_assert_null (item->note);
  item = g_ptr_array_index (kept->items, 2);
  g_assert_cmpstr (item->title, ==, "Step-up");
  g_assert_cmpint (item->sides, ==, COXA_SIDES_BOTH);
  g_assert_cmpint (item->amount.sets, ==, 3);
  g_assert_cmpint (item->amount.reps, ==, 12);
  g_assert_cmpint (item->amount.hold, ==, -1);
  g_assert_cmpint (item->amount.rest, ==, 0);
  g_assert_cmpstr (item->note, ==, "hold the rail");
  coxa_database_free (database);
}

static void
test_change (StoreFixture  *f,
             gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = store_fixture_open (f);
  g_autoptr(CoxaOwnProgramme) a = create ("a");
  g_autoptr(CoxaOwnProgramme) b = create ("b");
  g_autoptr(CoxaOwnProgramme) c = coxa_own_programme_duplicate (a, "c", 20);
  g_autoptr(GPtrArray) programmes = NULL;
  g_autofree char *order = NULL;
  const CoxaOwnProgramme *kept;

  g_assert_cmpstr (a->id, !=, c->id);
  g_assert_cmpuint (c->items->len, ==, 3);
  put (database, a);
  put (database, b);
  put (database, c);

  /* Another name and another order of items; its place in the list stays. */
  g_free (a->name);
  a->name = g_strdup ("A");
  coxa_own_programme_move_item (a, 0, 2);
  put (database, a);
  programmes = list (database);
  order = dup_order (programmes);
  g_assert_cmpstr (order, ==, "Abc");
  kept = g_ptr_array_index (programmes, 0);
  g_assert_cmpuint (kept->items->len, ==, 3);
  g_assert_cmpstr (((CoxaOwnItem *) g_ptr_array_index (kept->items, 0))->page, ==, "exercise/bridge");
  g_assert_cmpstr (((CoxaOwnItem *) g_ptr_array_index (kept->items, 2))->page, ==, "exercise/clamshell");
  kept = g_ptr_array_index (programmes, 2);
  g_assert_cmpstr (((CoxaOwnItem *) g_ptr_array_index (kept->items, 0))->page, ==, "exercise/clamshell");
}

static void
test_order (StoreFixture  *f,
            gconstpointer  data)
{
  static const struct { const char *name; guint to; const char *order; } moves[] = {
    { "a", 2, "bca" }, { "a", 0, "abc" }, { "b", 99, "acb" }, { "c", 1, "acb" }, { "b", 0, "bac" },
  };
  g_autoptr(CoxaDatabase) database = store_fixture_open (f);
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (const char *name = "abc"; *name != '\0'; name++)
    {
      const char *names[] = { "a", "b", "c" };
      const char *one = names[*name - 'a'];
      g_autoptr(CoxaOwnProgramme) programme = create (one);

      put (database, programme);
      g_hash_table_insert (ids, (gpointer) one, g_strdup (programme->id));
    }
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr(GPtrArray) programmes = NULL;
      g_autofree char *order = NULL;

      g_assert_true (coxa_own_table_move (database, g_hash_table_lookup (ids, moves[i].name), moves[i].to, NULL));
      programmes = list (database);
      order = dup_order (programmes);
      g_assert_cmpstr (order, ==, moves[i].order);
    }
  g_assert_true (coxa_own_table_move (database, "none", 0, NULL));
}

static void
test_remove (StoreFixture  *f,
             gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = store_fixture_open (f);
  g_autoptr(CoxaOwnProgramme) a = create ("a");
  g_autoptr(CoxaOwnProgramme) b = create ("b");
  g_autoptr(GPtrArray) programmes = NULL;

  g_assert_true (coxa_own_table_remove (database, a->id, NULL));
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
  put (database, a);
  put (database, b);
  g_assert_true (coxa_own_table_remove (database, a->id, NULL));
  programmes = list (database);
  g_assert_cmpuint (programmes->len, ==, 1);
  g_assert_cmpstr (((CoxaOwnProgramme *) g_ptr_array_index (programmes, 0))->id, ==, b->id);
}

static void
test_choices (StoreFixture  *f,
              gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = store_fixture_open (f);
  const CoxaAmount first = { 2, 8, -1, 60 };
  const CoxaAmount second = { 3, -1, 45, -1 };
  g_autoptr(GHashTable) choices = NULL;
  const CoxaOwnItem *choice;

  g_assert_true (coxa_own_table_put_choice (database, "exercise/clamshell", COXA_SIDES_BOTH, &first, NULL));
  g_assert_true (coxa_own_table_put_choice (database, "exercise/clamshell", COXA_SIDES_LEFT, &second, NULL));
  choices = coxa_own_table_list_choices (database, NULL);
  g_assert_cmpuint (g_hash_table_size (choices), ==, 1);
  choice = g_hash_table_lookup (choices, "exercise/clamshell");
  g_assert_cmpint (choice->sides, ==, COXA_SIDES_LEFT);
  g_assert_cmpint (choice->amount.sets, ==, 3);
  g_assert_cmpint (choice->amount.reps, ==, -1);
  g_assert_cmpint (choice->amount.hold, ==, 45);
  g_assert_cmpint (choice->amount.rest, ==, -1);
}

/* Numbers that nobody can mean are not taken from a file either. */
static void
test_strange_numbers (StoreFixture  *f,
                      gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = store_fixture_open (f);
  g_autoptr(CoxaOwnProgramme) programme = create ("a");
  g_autoptr(GPtrArray) programmes = NULL;
  const CoxaOwnItem *item;

  put (database, programme);
  store_fixture_run_sql (f, "UPDATE programme_item SET sets = 2000000000, hold = 9223372036854775807");
  programmes = list (database);
  item = g_ptr_array_index (((CoxaOwnProgramme *) g_ptr_array_index (programmes, 0))->items, 2);
  g_assert_cmpint (item->amount.sets, ==, -1);
  g_assert_cmpint (item->amount.hold, ==, -1);
}

typedef struct
{
  GMainLoop  *loop;
  GHashTable *choices;
  guint       n_programmes;
} Waiting;

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Waiting *waiting = user_data;
  g_autoptr(GPtrArray) programmes = coxa_own_programmes_list_finish (COXA_STORE (source), result, NULL);

  waiting->n_programmes = programmes->len;
}

static void
choices_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->choices = coxa_own_choices_list_finish (COXA_STORE (source), result, NULL);
  g_main_loop_quit (waiting->loop);
}

static void
test_async (StoreFixture  *f,
            gconstpointer  data)
{
  CoxaStore *store = coxa_store_new (data != NULL ? NULL : f->path);
  g_autoptr(CoxaOwnProgramme) a = create ("a");
  g_autoptr(CoxaOwnProgramme) b = create ("b");
  const CoxaAmount amount = { 2, 8, -1, 60 };
  Waiting waiting = { g_main_loop_new (NULL, FALSE) };
  guint expected = data != NULL ? 0 : 1;

  coxa_own_programmes_put_async (store, a, NULL, NULL);
  coxa_own_programmes_put_async (store, b, NULL, NULL);
  coxa_own_programmes_move_async (store, b->id, 0, NULL, NULL);
  coxa_own_programmes_remove_async (store, a->id, NULL, NULL);
  coxa_own_choices_put_async (store, "exercise/clamshell", COXA_SIDES_BOTH, &amount, NULL, NULL);
  coxa_own_programmes_list_async (store, NULL, list_cb, &waiting);
  coxa_own_choices_list_async (store, NULL, choices_cb, &waiting);
  g_main_loop_run (waiting.loop);
  g_assert_cmpuint (waiting.n_programmes, ==, expected);
  g_assert_cmpuint (g_hash_table_size (waiting.choices), ==, expected);
  g_hash_table_unref (waiting.choices);
  g_main_loop_unref (waiting.loop);
  g_assert_finalize_object (store);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *name; void (*func) (StoreFixture *, gconstpointer); const void *data; } tests[] = {
    { "/own-programmes/round", test_round },
    { "/own-programmes/change", test_change },
    { "/own-programmes/order", test_order },
    { "/own-programmes/remove", test_remove },
    { "/own-programmes/choices", test_choices },
    { "/own-programmes/strange-numbers", test_strange_numbers },
    { "/own-programmes/async", test_async },
    { "/own-programmes/async-kept-nowhere", test_async, "nowhere" },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, StoreFixture, tests[i].data, store_fixture_set_up, tests[i].func, store_fixture_tear_down);

  return g_test_run ();
}
