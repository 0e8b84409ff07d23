/* Plans: from pages, from programmes, and what a person chose. */
#include "coxa-plan.h"

#include <gio/gio.h>

static CoxaAtlas *atlas;

static CoxaPlan *
plan_for (const char *page,
          CoxaSides   sides,
          GHashTable *choices)
{
  g_autoptr(GError) error = NULL;
  CoxaPlan *plan = coxa_plan_new_for_page (atlas, page, sides, choices, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (plan->missing->len, ==, 0);

  return plan;
}

static const CoxaPlanItem *
get (const CoxaPlan *plan,
     guint           position)
{
  g_assert_cmpuint (position, <, plan->items->len);

  return g_ptr_array_index (plan->items, position);
}

/* The least of each range, and the longest rest. */
static void
test_exercise (void)
{
  g_autoptr(CoxaPlan) plan = plan_for ("exercise/clamshell", COXA_SIDES_NONE, NULL);
  const CoxaPlanItem *item = get (plan, 0);
  g_autofree char *text = coxa_plan_item_dup_text (item);

  g_assert_cmpstr (plan->page, ==, "exercise/clamshell");
  g_assert_cmpstr (plan->title, ==, "Clamshell");
  g_assert_cmpuint (plan->items->len, ==, 1);
  g_assert_cmpint (item->sides, ==, COXA_SIDES_BOTH);
  g_assert_cmpint (item->first, ==, COXA_SIDES_RIGHT);
  g_assert_cmpint (item->sets, ==, item->dose->sets.min);
  g_assert_cmpint (item->reps, ==, item->dose->reps.min);
  g_assert_cmpint (item->rest, ==, item->dose->rest.max);
  g_assert_cmpint (item->dose->reps.max, >, item->reps);
  g_assert_true (item->is_paced);
  g_assert_true (item->alternates);
  g_assert_cmpfloat (coxa_plan_item_get_seconds (item), ==, item->reps * (item->tempo[0] + item->tempo[1] + item->tempo[2]));
  g_assert_cmpstr (text, ==, "2 sets of 8, each side");
}

static void
test_sides (void)
{
  g_autoptr(CoxaPlan) left = plan_for ("exercise/clamshell", COXA_SIDES_LEFT, NULL);
  g_autoptr(CoxaPlan) none = plan_for ("exercise/sit-to-stand", COXA_SIDES_LEFT, NULL);
  g_autofree char *text = coxa_plan_item_dup_text (get (left, 0));

  g_assert_cmpint (get (left, 0)->sides, ==, COXA_SIDES_LEFT);
  g_assert_cmpint (get (left, 0)->first, ==, COXA_SIDES_LEFT);
  g_assert_cmpstr (text, ==, "2 sets of 8, left side");
  /* A page that knows no sides has none. */
  g_assert_cmpint (get (none, 0)->sides, ==, COXA_SIDES_NONE);
}

/* Three to six holds of half a minute are as many sets, one side after the other. */
static void
test_holds (void)
{
  g_autoptr(CoxaPlan) plan = plan_for ("exercise/isometric-wall-push", COXA_SIDES_NONE, NULL);
  g_autoptr(CoxaPlan) stretch = plan_for ("stretch/figure-four", COXA_SIDES_NONE, NULL);
  g_autoptr(CoxaPlan) short_hold = plan_for ("exercise/side-plank-hip-abduction", COXA_SIDES_NONE, NULL);
  const CoxaPlanItem *item = get (plan, 0);

  g_assert_cmpint (item->sets, ==, 3);
  g_assert_cmpint (item->dose->sets.max, ==, 6);
  g_assert_cmpint (item->reps, ==, 0);
  g_assert_cmpint (item->hold, ==, 30);
  g_assert_false (item->alternates);
  g_assert_cmpfloat (coxa_plan_item_get_seconds (item), ==, 30);

  item = get (stretch, 0);
  g_assert_cmpint (item->reps, ==, 0);
  g_assert_cmpint (item->hold, ==, 45);
  g_assert_true (item->alternates);

  item = get (short_hold, 0);
  g_assert_cmpint (item->reps, ==, 5);
  g_assert_cmpint (item->tempo[1], ==, item->hold);
}

/* A page without a tempo gets one that says so. */
static void
test_pace (void)
{
  g_autoptr(CoxaPlan) plan = plan_for ("exercise/monster-walk", COXA_SIDES_NONE, NULL);
  const CoxaPlanItem *item = get (plan, 0);

  g_assert_false (item->is_paced);
  g_assert_cmpint (item->tempo[0] + item->tempo[1] + item->tempo[2], >, 0);
}

/* Every page that can be done can be started, and none that cannot. */
static void
test_all (void)
{
  g_autoptr(GPtrArray) pages = coxa_atlas_list_pages (atlas);
  guint n_started = 0;

  for (guint i = 0; i < pages->len; i++)
    {
      const char *page = g_ptr_array_index (pages, i);
      const CoxaEntry *entry = coxa_atlas_get_entry (atlas, page, NULL);
      gboolean is_to_do = entry->practice != NULL && (entry->practice->dose != NULL || entry->practice->items != NULL);
      g_autoptr(CoxaPlan) plan = NULL;

      g_assert_cmpint (coxa_plan_can_start (atlas, page), ==, is_to_do);
      if (!is_to_do)
        continue;

      plan = plan_for (page, COXA_SIDES_NONE, NULL);
      for (guint j = 0; j < plan->items->len; j++)
        {
          g_assert_cmpfloat (coxa_plan_item_get_seconds (get (plan, j)), >=, 5);
          g_assert_cmpfloat (coxa_plan_item_get_seconds (get (plan, j)), <=, 120);
        }
      n_started++;
    }
  g_assert_cmpuint (n_started, >=, 25);
}

static void
test_programme (void)
{
  g_autoptr(CoxaPlan) plan = plan_for ("programme/calm-a-sore-hip", COXA_SIDES_NONE, NULL);
  g_autofree char *key = coxa_plan_dup_choice (plan, 0);

  g_assert_cmpuint (plan->items->len, ==, 3);
  g_assert_cmpstr (get (plan, 0)->page, ==, "exercise/isometric-wall-push");
  g_assert_cmpint (get (plan, 0)->hold, ==, 20);
  g_assert_nonnull (get (plan, 0)->note);
  g_assert_cmpint (get (plan, 1)->sets, ==, 1);
  g_assert_cmpint (get (plan, 1)->sides, ==, COXA_SIDES_NONE);
  /* The page's own tempo holds where the programme says none. */
  g_assert_cmpint (get (plan, 1)->tempo[1], ==, 2);
  g_assert_cmpstr (key, ==, "programme/calm-a-sore-hip exercise/isometric-wall-push");
}

static void
choose (GHashTable *choices,
        const char *key,
        CoxaSides   sides,
        CoxaAmount  amount)
{
  CoxaOwnItem *item = coxa_own_item_new (key, "", sides);

  item->amount = amount;
  g_hash_table_insert (choices, g_strdup (key), item);
}

static void
test_choices (void)
{
  g_autoptr(GHashTable) choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) coxa_own_item_free);
  g_autoptr(CoxaPlan) plan = NULL;
  g_autoptr(CoxaPlan) right = NULL;
  g_autoptr(CoxaPlan) programme = NULL;
  CoxaAmount amount;

  choose (choices, "exercise/clamshell", COXA_SIDES_LEFT, (CoxaAmount) { 3, 12, 99, 45 });
  choose (choices, "exercise/bridge", COXA_SIDES_NONE, (CoxaAmount) { 5, -1, -1, -1 });
  choose (choices, "programme/calm-a-sore-hip exercise/bridge", COXA_SIDES_NONE, (CoxaAmount) { 2, 7, -1, 0 });
  plan = plan_for ("exercise/clamshell", COXA_SIDES_NONE, choices);
  g_assert_cmpint (get (plan, 0)->sides, ==, COXA_SIDES_LEFT);
  amount = coxa_plan_item_get_amount (get (plan, 0));
  g_assert_cmpint (amount.sets, ==, 3);
  g_assert_cmpint (amount.reps, ==, 12);
  g_assert_cmpint (amount.hold, ==, -1);
  g_assert_cmpint (amount.rest, ==, 45);

  /* Whoever asks for a side now gets it. */
  right = plan_for ("exercise/clamshell", COXA_SIDES_RIGHT, choices);
  g_assert_cmpint (get (right, 0)->sides, ==, COXA_SIDES_RIGHT);
  g_assert_cmpint (get (right, 0)->reps, ==, 12);

  programme = plan_for ("programme/calm-a-sore-hip", COXA_SIDES_NONE, choices);
  g_assert_cmpint (get (programme, 1)->sets, ==, 2);
  g_assert_cmpint (get (programme, 1)->reps, ==, 7);
  g_assert_cmpint (get (programme, 1)->rest, ==, 0);
}

static void
test_own (void)
{
  g_autoptr(CoxaOwnProgramme) own = coxa_own_programme_new ("Mine", 1);
  g_autoptr(CoxaPlan) plan = NULL;
  g_autoptr(GError) error = NULL;
  CoxaOwnItem *item;

  g_assert_null (coxa_plan_new_for_own (atlas, own, COXA_SIDES_RIGHT, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Mine"));

  g_ptr_array_add (own->items, coxa_own_item_new ("exercise/gone", "Once was", COXA_SIDES_BOTH));
  item = coxa_own_item_new ("exercise/step-up", "Step-up", COXA_SIDES_BOTH);
  item->amount = (CoxaAmount) { 4, 6, -1, 0 };
  item->note = g_strdup ("hold the rail");
  g_ptr_array_add (own->items, item);
  g_ptr_array_add (own->items, coxa_own_item_new ("programme/calm-a-sore-hip", "No programme in a programme", COXA_SIDES_BOTH));
  plan = coxa_plan_new_for_own (atlas, own, COXA_SIDES_LEFT, NULL);
  g_assert_cmpstr (plan->programme, ==, own->id);
  g_assert_null (plan->page);
  g_assert_cmpuint (plan->items->len, ==, 1);
  g_assert_cmpuint (plan->missing->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (plan->missing, 0), ==, "Once was");
  g_assert_cmpint (get (plan, 0)->first, ==, COXA_SIDES_LEFT);
  g_assert_cmpint (get (plan, 0)->sets, ==, 4);
  g_assert_cmpint (get (plan, 0)->reps, ==, 6);
  g_assert_cmpint (get (plan, 0)->rest, ==, 0);
  g_assert_cmpstr (get (plan, 0)->note, ==, "hold the rail");
}

static void
test_nothing (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (coxa_plan_new_for_page (atlas, "muscle/piriformis", COXA_SIDES_NONE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (coxa_plan_new_for_page (atlas, "exercise/none", COXA_SIDES_NONE, NULL, &error));
  g_assert_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_MISSING);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  atlas = coxa_atlas_load (g_getenv ("COXA_DATA"), NULL, NULL);
  g_assert_nonnull (atlas);
  g_test_add_func ("/plan/exercise", test_exercise);
  g_test_add_func ("/plan/sides", test_sides);
  g_test_add_func ("/plan/holds", test_holds);
  g_test_add_func ("/plan/pace", test_pace);
  g_test_add_func ("/plan/all", test_all);
  g_test_add_func ("/plan/programme", test_programme);
  g_test_add_func ("/plan/choices", test_choices);
  g_test_add_func ("/plan/own", test_own);
  g_test_add_func ("/plan/nothing", test_nothing);
  status = g_test_run ();
  g_object_unref (atlas);

  return status;
}
