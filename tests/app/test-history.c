/* Where the reader has been: back, forward, and what is forgotten. */
#include "coxa-history.h"

/* As many steps as the history keeps. */
#define LENGTH 500

static void
push (CoxaHistory *history,
      const char  *text)
{
  g_autoptr(CoxaAddress) address = coxa_address_parse (text, NULL);

  g_assert_nonnull (address);
  coxa_history_push (history, address);
}

static void
assert_at (const CoxaAddress *address,
           const char        *text)
{
  g_autofree char *at = address != NULL ? coxa_address_to_string (address) : NULL;

  g_assert_cmpstr (at, ==, text);
}

static void
test_empty (void)
{
  g_autoptr(CoxaHistory) history = coxa_history_new ();

  g_assert_null (coxa_history_get_current (history));
  g_assert_false (coxa_history_can_move (history, -1));
  g_assert_false (coxa_history_can_move (history, 1));
  g_assert_null (coxa_history_move (history, -1));
  g_assert_null (coxa_history_move (history, 1));
  coxa_history_free (NULL);
}

static void
test_back_and_forward (void)
{
  g_autoptr(CoxaHistory) history = coxa_history_new ();

  push (history, "region/hip");
  g_assert_false (coxa_history_can_move (history, -1));
  g_assert_false (coxa_history_can_move (history, 1));
  push (history, "muscle/piriformis");
  push (history, "nerve/sciatic?depth=3");

  assert_at (coxa_history_get_current (history), "coxa:nerve/sciatic?depth=3");
  assert_at (coxa_history_move (history, -1), "coxa:muscle/piriformis");
  g_assert_true (coxa_history_can_move (history, 1));
  assert_at (coxa_history_move (history, -1), "coxa:region/hip");
  g_assert_false (coxa_history_can_move (history, -1));

  /* At an end one stays, however often one tries. */
  for (int i = 0; i < 20; i++)
    g_assert_null (coxa_history_move (history, -1));
  assert_at (coxa_history_get_current (history), "coxa:region/hip");
  assert_at (coxa_history_move (history, 1), "coxa:muscle/piriformis");
  assert_at (coxa_history_move (history, 1), "coxa:nerve/sciatic?depth=3");
  for (int i = 0; i < 20; i++)
    g_assert_null (coxa_history_move (history, 1));
  assert_at (coxa_history_get_current (history), "coxa:nerve/sciatic?depth=3");
}

static void
test_a_new_way_forgets_the_old (void)
{
  g_autoptr(CoxaHistory) history = coxa_history_new ();

  push (history, "region/hip");
  push (history, "muscle/piriformis");
  push (history, "muscle/psoas-major");
  coxa_history_move (history, -1);
  coxa_history_move (history, -1);
  push (history, "bone/sacrum");

  g_assert_false (coxa_history_can_move (history, 1));
  assert_at (coxa_history_move (history, -1), "coxa:region/hip");
  assert_at (coxa_history_move (history, 1), "coxa:bone/sacrum");
  g_assert_null (coxa_history_move (history, 1));
}

/* Choosing what is chosen is no step; the same page elsewhere in the past is one. */
static void
test_the_same_place (void)
{
  g_autoptr(CoxaHistory) history = coxa_history_new ();
  g_autoptr(CoxaAddress) same = coxa_address_parse ("coxa:muscle/piriformis?side=right", NULL);
  g_autoptr(CoxaAddress) other = coxa_address_parse ("muscle/piriformis?side=left", NULL);

  push (history, "muscle/piriformis");
  g_assert_false (coxa_history_push (history, same));
  g_assert_false (coxa_history_can_move (history, -1));
  g_assert_true (coxa_history_push (history, other));
  g_assert_true (coxa_history_push (history, same));
  coxa_history_move (history, -1);

  /* Nor does it cost what lies ahead. */
  g_assert_false (coxa_history_push (history, other));
  g_assert_true (coxa_history_can_move (history, 1));
}

static void
test_replace (void)
{
  g_autoptr(CoxaHistory) history = coxa_history_new ();
  g_autoptr(CoxaAddress) first = coxa_address_parse ("region/hip", NULL);
  g_autoptr(CoxaAddress) deeper = coxa_address_parse ("muscle/piriformis?depth=4", NULL);

  coxa_history_replace (history, first);
  assert_at (coxa_history_get_current (history), "coxa:region/hip");
  push (history, "muscle/piriformis");
  push (history, "bone/femur");
  coxa_history_move (history, -1);
  coxa_history_replace (history, deeper);

  assert_at (coxa_history_get_current (history), "coxa:muscle/piriformis?depth=4");
  /* By itself, too: what is given may be what is replaced. */
  coxa_history_replace (history, coxa_history_get_current (history));
  assert_at (coxa_history_get_current (history), "coxa:muscle/piriformis?depth=4");
  assert_at (coxa_history_move (history, 1), "coxa:bone/femur");
  coxa_history_move (history, -1);
  assert_at (coxa_history_move (history, -1), "coxa:region/hip");
}

static void
test_the_oldest_goes_first (void)
{
  g_autoptr(CoxaHistory) history = coxa_history_new ();
  guint steps = 0;

  for (int i = 0; i < LENGTH + 7; i++)
    {
      g_autofree char *text = g_strdup_printf ("muscle/number-%d", i);

      push (history, text);
    }
  g_assert_false (coxa_history_can_move (history, 1));
  while (coxa_history_move (history, -1) != NULL)
    steps++;
  g_assert_cmpuint (steps, ==, LENGTH - 1);
  assert_at (coxa_history_get_current (history), "coxa:muscle/number-7");

  /* And from the middle of a full one. */
  for (int i = 0; i < 3; i++)
    coxa_history_move (history, 1);
  push (history, "bone/femur");
  g_assert_false (coxa_history_can_move (history, 1));
  assert_at (coxa_history_move (history, -1), "coxa:muscle/number-10");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/empty", test_empty);
  g_test_add_func ("/history/back-and-forward", test_back_and_forward);
  g_test_add_func ("/history/a-new-way-forgets-the-old", test_a_new_way_forgets_the_old);
  g_test_add_func ("/history/the-same-place", test_the_same_place);
  g_test_add_func ("/history/replace", test_replace);
  g_test_add_func ("/history/the-oldest-goes-first", test_the_oldest_goes_first);

  return g_test_run ();
}
