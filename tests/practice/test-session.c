/* A session by a clock that the test sets: what follows what, when, and what comes of whoever interferes. */
#include "coxa-session.h"

#include <stdlib.h>
#include <string.h>

#define MS ((gint64) 1000)
#define S  ((gint64) 1000 * MS)

typedef struct
{
  CoxaPlan    *plan;
  CoxaSession *session;
  gint64       now;      /* microseconds */
  gint64       begun;
  gint64       budget;   /* how late a cue may be, microseconds */
  GPtrArray   *heard;    /* "10.0 Go." */
  GArray      *changes;  /* gint64: when */
  guint        n_done;   /* "done-changed" */
} Fixture;

static gint64
tell_time (gpointer user_data)
{
  return ((Fixture *) user_data)->now;
}

static void
cue_cb (CoxaSession   *session,
        const CoxaCue *cue,
        Fixture       *f)
{
  g_assert_nonnull (cue->text);
  g_ptr_array_add (f->heard, g_strdup_printf ("%.1f %s", (double) (f->now - f->begun) / S, cue->text));
}

static void
changed_cb (CoxaSession *session,
            Fixture     *f)
{
  gint64 when = f->now - f->begun;

  g_array_append_val (f->changes, when);
}

static void
done_cb (CoxaSession *session,
         guint        position,
         guint        side,
         Fixture     *f)
{
  CoxaSessionDone done = coxa_session_get_done (session, position, (CoxaSides) side);

  g_assert_cmpint (done.sets + done.reps + done.seconds, >, 0);
  f->n_done++;
}

/* @reps 0: hold. */
static CoxaPlanItem *
add_item (Fixture   *f,
          CoxaSides  sides,
          int        sets,
          int        reps,
          int        hold,
          int        rest)
{
  CoxaPlanItem *item = g_new0 (CoxaPlanItem, 1);

  item->page = g_strdup_printf ("exercise/number-%u", f->plan->items->len);
  item->title = g_strdup_printf ("Number %u", f->plan->items->len);
  item->sides = sides;
  item->first = sides == COXA_SIDES_BOTH ? COXA_SIDES_RIGHT : sides;
  item->sets = sets;
  item->reps = reps;
  item->hold = hold;
  item->rest = rest;
  item->alternates = TRUE;
  if (reps > 0)
    {
      item->tempo[0] = 2;
      item->tempo[1] = 1;
      item->tempo[2] = 3;
    }
  g_ptr_array_add (f->plan->items, item);

  return item;
}

static void
item_free (CoxaPlanItem *item)
{
  g_free (item->page);
  g_free (item->title);
  g_free (item);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->plan = g_new0 (CoxaPlan, 1);
  f->plan->title = g_strdup ("Test");
  f->plan->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  f->plan->missing = g_ptr_array_new_with_free_func (g_free);
  f->now = 123456789;
  f->heard = g_ptr_array_new_with_free_func (g_free);
  f->changes = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->session);
  coxa_plan_free (f->plan);
  g_ptr_array_unref (f->heard);
  g_array_unref (f->changes);
}

static void
begin (Fixture *f)
{
  f->session = coxa_session_new (f->plan, tell_time, f);
  g_signal_connect (f->session, "cue", G_CALLBACK (cue_cb), f);
  g_signal_connect (f->session, "changed", G_CALLBACK (changed_cb), f);
  g_signal_connect (f->session, "done-changed", G_CALLBACK (done_cb), f);
  f->begun = f->now;
  coxa_session_begin (f->session);
}

/* Lets time go by in ticks of 20 ms. */
static void
pass (Fixture *f,
      double   seconds)
{
  gint64 end = f->now + (gint64) (seconds * S);

  while (f->now < end)
    {
      f->now = MIN (f->now + 20 * MS, end);
      coxa_session_tick (f->session);
    }
}

static CoxaSessionShow
look (Fixture *f)
{
  CoxaSessionShow show;

  coxa_session_get_show (f->session, &show);

  return show;
}

static void
assert_done (Fixture   *f,
             guint      position,
             CoxaSides  side,
             int        sets,
             int        reps,
             int        seconds)
{
  CoxaSessionDone done = coxa_session_get_done (f->session, position, side);

  g_assert_cmpint (done.sets, ==, sets);
  g_assert_cmpint (done.reps, ==, reps);
  g_assert_cmpint (done.seconds, ==, seconds);
}

static void
assert_heard (Fixture            *f,
              const char * const *expected)
{
  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_assert_cmpuint (i, <, f->heard->len);
      g_assert_cmpstr (g_ptr_array_index (f->heard, i), ==, expected[i]);
    }
  g_assert_cmpuint (f->heard->len, ==, g_strv_length ((char **) expected));
}

/* Two repeats on each side, two sets. */
static void
test_course (Fixture       *f,
             gconstpointer  data)
{
  static const char * const expected[] = {
    "0.0 Number 0. Right side. Set 1 of 2.", "7.0 3", "8.0 2", "9.0 1", "10.0 Go.", "16.0 1", "22.0 2",
    "22.0 Change sides. Left side. Set 1 of 2.", "29.0 3", "30.0 2", "31.0 1", "32.0 Go.", "38.0 1", "44.0 2",
    "44.0 Rest, then change sides.",
    "64.0 Change sides. Right side. Set 2 of 2.", "71.0 3", "72.0 2", "73.0 1", "74.0 Go.", "80.0 1", "86.0 2",
    "86.0 Change sides. Left side. Set 2 of 2.", "93.0 3", "94.0 2", "95.0 1", "96.0 Go.", "102.0 1", "108.0 2",
    "108.0 Done. Well done.", NULL
  };
  CoxaSessionShow show;

  add_item (f, COXA_SIDES_BOTH, 2, 2, 0, 30);
  begin (f);
  show = look (f);
  g_assert_cmpint (show.state, ==, COXA_SESSION_READY);
  g_assert_cmpfloat (show.total, ==, 108);
  g_assert_cmpfloat (show.total_left, ==, 108);
  g_assert_cmpfloat (show.left, ==, 10);
  g_assert_cmpint (show.side, ==, COXA_SIDES_RIGHT);

  pass (f, 10.5);
  show = look (f);
  g_assert_cmpint (show.state, ==, COXA_SESSION_WORK);
  g_assert_cmpint (show.phase, ==, COXA_PHASE_LIFT);
  g_assert_cmpint (show.rep, ==, 1);
  g_assert_cmpint (show.reps, ==, 2);
  g_assert_cmpfloat_with_epsilon (show.loop, 0.5, 0.001);
  g_assert_cmpfloat (show.loop_length, ==, 6);
  g_assert_cmpfloat_with_epsilon (show.phase_left, 1.5, 0.001);
  g_assert_cmpfloat_with_epsilon (show.left, 11.5, 0.001);

  pass (f, 2);
  g_assert_cmpint (look (f).phase, ==, COXA_PHASE_HOLD);
  pass (f, 1);
  g_assert_cmpint (look (f).phase, ==, COXA_PHASE_LOWER);
  pass (f, 3);
  show = look (f);
  g_assert_cmpint (show.rep, ==, 2);
  g_assert_cmpfloat_with_epsilon (show.loop, 0.5, 0.001);

  pass (f, 33.5);
  show = look (f);
  g_assert_cmpint (show.state, ==, COXA_SESSION_REST);
  g_assert_cmpint (show.set, ==, 2);
  g_assert_cmpint (show.side, ==, COXA_SIDES_RIGHT);
  g_assert_true (show.is_change);
  g_assert_cmpfloat_with_epsilon (show.left, 14, 0.001);
  g_assert_cmpfloat (show.length, ==, 20);

  pass (f, 59);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_CHECK_AFTER);
  g_assert_false (coxa_session_is_running (f->session));
  assert_heard (f, expected);
  assert_done (f, 0, COXA_SIDES_RIGHT, 2, 4, 24);
  assert_done (f, 0, COXA_SIDES_LEFT, 2, 4, 24);
  coxa_session_end (f->session);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_DONE);
}

/* A hold on one side, all sets before the other, and then something else. */
static void
test_holds (Fixture       *f,
            gconstpointer  data)
{
  static const char * const expected[] = {
    "0.0 Number 0. Right side. Set 1 of 2.", "7.0 3", "8.0 2", "9.0 1", "10.0 Go.", "25.0 Half-way.",
    "37.0 3", "38.0 2", "39.0 1",
    "40.0 Rest.", "57.0 3", "58.0 2", "59.0 1", "60.0 Go.", "75.0 Half-way.", "87.0 3", "88.0 2", "89.0 1",
    "90.0 Rest, then change sides.",
    "100.0 Change sides. Left side. Set 1 of 2.", "107.0 3", "108.0 2", "109.0 1", "110.0 Go.", "125.0 Half-way.",
    "137.0 3", "138.0 2", "139.0 1", "140.0 Rest.", "157.0 3", "158.0 2", "159.0 1", "160.0 Go.", "175.0 Half-way.",
    "187.0 3", "188.0 2", "189.0 1", "190.0 Rest.",
    "200.0 Number 1.", "207.0 3", "208.0 2", "209.0 1", "210.0 Go.", "216.0 1", "216.0 Done. Well done.", NULL
  };
  CoxaSessionShow show;

  add_item (f, COXA_SIDES_BOTH, 2, 0, 30, 20)->alternates = FALSE;
  add_item (f, COXA_SIDES_NONE, 1, 1, 0, 0);
  begin (f);
  pass (f, 20);
  show = look (f);
  g_assert_cmpint (show.phase, ==, COXA_PHASE_HOLD);
  g_assert_cmpint (show.rep, ==, 0);
  g_assert_cmpfloat_with_epsilon (show.left, 20, 0.001);
  g_assert_cmpfloat_with_epsilon (show.phase_left, 20, 0.001);
  pass (f, 200);
  assert_heard (f, expected);
  assert_done (f, 0, COXA_SIDES_RIGHT, 2, 0, 60);
  assert_done (f, 1, COXA_SIDES_NONE, 1, 1, 6);
}

/* However the ticks come, what is on show is the clock's, and what changes does so within 50 ms, over ten minutes. */
static void
test_accuracy (Fixture       *f,
               gconstpointer  data)
{
  /* When something changes, by hand: the phases of 20 sets of 4 repeats of 2, 1 and 3 seconds, with rests of 20. */
  g_autoptr(GArray) ideal = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GRand) chance = g_rand_new_with_seed (7);
  gint64 at = 0;
  gint64 worst = 0;
  gint64 end;

  g_array_append_val (ideal, at);
  at = 10 * S;
  for (int set = 0; set < 20; set++)
    {
      static const int tempo[] = { 2, 1, 3 };

      for (int i = 0; i < 4 * 3; i++)
        {
          g_array_append_val (ideal, at);
          at += tempo[i % 3] * S;
        }
      g_array_append_val (ideal, at);
      at += set < 19 ? 20 * S : 0;
    }
  end = at;
  g_assert_cmpint (end, >, 600 * S);

  add_item (f, COXA_SIDES_NONE, 20, 4, 0, 20);
  begin (f);
  while (coxa_session_is_running (f->session))
    {
      CoxaSessionShow show;
      double passed;

      /* Ticks of 1 to 49 ms, which are those of a busy machine. */
      f->now += g_rand_int_range (chance, 1, 50) * MS;
      coxa_session_tick (f->session);
      show = look (f);
      passed = (double) (f->now - f->begun) / S;
      if (coxa_session_is_running (f->session))
        g_assert_cmpfloat_with_epsilon (show.total - show.total_left, passed, 0.001);
    }
  g_assert_cmpuint (f->changes->len, ==, ideal->len);
  for (guint i = 0; i < ideal->len; i++)
    {
      gint64 late = g_array_index (f->changes, gint64, i) - g_array_index (ideal, gint64, i);

      g_assert_cmpint (late, >=, 0);
      worst = MAX (worst, late);
    }
  g_test_message ("over %.0f s and %u changes the latest came %.1f ms late", (double) end / S, ideal->len, (double) worst / MS);
  g_assert_cmpint (worst, <, 50 * MS);
  assert_done (f, 0, COXA_SIDES_NONE, 20, 80, 480);
}

/* Ticks seldom come; nothing is lost, and nothing is said that is no longer true. */
static void
test_seldom (Fixture       *f,
             gconstpointer  data)
{
  gint64 start;

  add_item (f, COXA_SIDES_BOTH, 3, 8, 0, 30);
  begin (f);
  start = f->now;
  while (coxa_session_is_running (f->session))
    {
      f->now += 4900 * MS;
      coxa_session_tick (f->session);
      if (coxa_session_is_running (f->session))
        g_assert_cmpfloat_with_epsilon (look (f).total - look (f).total_left, (double) (f->now - start) / S, 0.001);
    }
  assert_done (f, 0, COXA_SIDES_RIGHT, 3, 24, 144);
  assert_done (f, 0, COXA_SIDES_LEFT, 3, 24, 144);
  /* 48 repeats went by; few of them at the moment of a tick. */
  g_assert_cmpuint (f->heard->len, <, 30);
}

/* The machine sleeps: it pauses itself, and nothing was done meanwhile. */
static void
test_sleep (Fixture       *f,
            gconstpointer  data)
{
  CoxaSessionShow show;

  add_item (f, COXA_SIDES_NONE, 2, 4, 0, 30);
  begin (f);
  pass (f, 10 + 6 + 1);
  f->now += 3600 * S;
  coxa_session_tick (f->session);
  show = look (f);
  g_assert_cmpint (show.state, ==, COXA_SESSION_PAUSED);
  g_assert_cmpint (show.paused, ==, COXA_SESSION_WORK);
  g_assert_cmpint (show.rep, ==, 2);
  g_assert_cmpfloat_with_epsilon (show.left, 17, 0.03);
  assert_done (f, 0, COXA_SIDES_NONE, 0, 1, 7);

  coxa_session_resume (f->session);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_READY);
  g_assert_cmpfloat (look (f).left, ==, 3);
  pass (f, 3.5);
  show = look (f);
  g_assert_cmpint (show.state, ==, COXA_SESSION_WORK);
  g_assert_cmpint (show.rep, ==, 2);
  g_assert_cmpfloat_with_epsilon (show.loop, 0.5, 0.001);

  /* Neither does time that goes back do harm. */
  f->now -= 100 * S;
  coxa_session_tick (f->session);
  g_assert_cmpfloat_with_epsilon (look (f).loop, 0.5, 0.001);
  pass (f, 0.5);
  g_assert_cmpfloat_with_epsilon (look (f).loop, 1, 0.001);
}

static void
test_pause (Fixture       *f,
            gconstpointer  data)
{
  CoxaSessionShow show;

  add_item (f, COXA_SIDES_NONE, 2, 0, 30, 20);
  begin (f);

  /* While one gets ready: goes on where it was. */
  pass (f, 4);
  coxa_session_pause (f->session);
  coxa_session_pause (f->session);
  f->now += 50 * S;
  coxa_session_tick (f->session);
  show = look (f);
  g_assert_cmpint (show.state, ==, COXA_SESSION_PAUSED);
  g_assert_cmpint (show.paused, ==, COXA_SESSION_READY);
  g_assert_cmpfloat_with_epsilon (show.left, 6, 0.001);
  coxa_session_resume (f->session);
  g_assert_cmpfloat_with_epsilon (look (f).left, 6, 0.001);

  /* In the middle of a hold: three seconds, and then the rest of it. */
  pass (f, 6 + 12);
  coxa_session_pause (f->session);
  f->now += 50 * S;
  coxa_session_resume (f->session);
  pass (f, 1);
  show = look (f);
  g_assert_cmpint (show.state, ==, COXA_SESSION_READY);
  g_assert_cmpfloat_with_epsilon (show.total_left, 2 + 18 + 20 + 30, 0.001);
  /* A pause in that moment begins it anew. */
  coxa_session_pause (f->session);
  f->now += 50 * S;
  coxa_session_resume (f->session);
  pass (f, 3);
  show = look (f);
  g_assert_cmpint (show.state, ==, COXA_SESSION_WORK);
  g_assert_cmpfloat_with_epsilon (show.left, 18, 0.001);
  pass (f, 18 + 1);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_REST);
  assert_done (f, 0, COXA_SIDES_NONE, 1, 0, 30);

  /* In rest. */
  coxa_session_pause (f->session);
  f->now += 50 * S;
  coxa_session_resume (f->session);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_REST);
  g_assert_cmpfloat_with_epsilon (look (f).left, 19, 0.001);
}

static void
test_skip (Fixture       *f,
           gconstpointer  data)
{
  CoxaSessionShow show;

  add_item (f, COXA_SIDES_BOTH, 2, 4, 0, 30);
  add_item (f, COXA_SIDES_NONE, 1, 4, 0, 30);
  begin (f);

  /* Ready at once. */
  pass (f, 1);
  coxa_session_skip (f->session);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_WORK);
  pass (f, 7);
  g_assert_cmpuint (f->n_done, ==, 1);

  /* The rest of a set: it counts for what was done. */
  coxa_session_skip (f->session);
  g_assert_cmpuint (f->n_done, ==, 2);
  show = look (f);
  g_assert_cmpint (show.state, ==, COXA_SESSION_READY);
  g_assert_cmpint (show.side, ==, COXA_SIDES_LEFT);
  g_assert_cmpfloat (show.left, ==, 10);
  assert_done (f, 0, COXA_SIDES_RIGHT, 0, 1, 7);

  /* While it is paused it stays so. */
  coxa_session_pause (f->session);
  coxa_session_skip (f->session);
  show = look (f);
  g_assert_cmpint (show.state, ==, COXA_SESSION_PAUSED);
  g_assert_cmpint (show.paused, ==, COXA_SESSION_WORK);
  g_assert_cmpfloat (show.left, ==, 24);
  coxa_session_skip (f->session);
  show = look (f);
  g_assert_cmpint (show.state, ==, COXA_SESSION_PAUSED);
  g_assert_cmpint (show.set, ==, 2);
  coxa_session_resume (f->session);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_READY);

  /* What is left of an exercise. */
  coxa_session_skip_exercise (f->session);
  show = look (f);
  g_assert_cmpuint (show.position, ==, 1);
  g_assert_cmpint (show.state, ==, COXA_SESSION_READY);
  coxa_session_skip_exercise (f->session);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_CHECK_AFTER);
  coxa_session_skip (f->session);
  coxa_session_resume (f->session);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_CHECK_AFTER);
}

/* A moment to get back into position that is skipped while it is paused leads back to where the set was. */
static void
test_skip_again (Fixture       *f,
                 gconstpointer  data)
{
  add_item (f, COXA_SIDES_NONE, 1, 0, 30, 0);
  begin (f);
  pass (f, 10 + 12);
  coxa_session_pause (f->session);
  coxa_session_resume (f->session);
  pass (f, 1);
  coxa_session_pause (f->session);
  coxa_session_skip (f->session);
  g_assert_cmpint (look (f).paused, ==, COXA_SESSION_WORK);
  g_assert_cmpfloat_with_epsilon (look (f).left, 18, 0.001);
  coxa_session_resume (f->session);
  pass (f, 3 + 18.1);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_CHECK_AFTER);
  assert_done (f, 0, COXA_SIDES_NONE, 1, 0, 30);
}

static void
test_back (Fixture       *f,
           gconstpointer  data)
{
  CoxaSessionShow show;

  add_item (f, COXA_SIDES_NONE, 3, 2, 0, 30);
  begin (f);

  /* There is nothing before the first. */
  pass (f, 12);
  coxa_session_back (f->session);
  show = look (f);
  g_assert_cmpint (show.set, ==, 1);
  g_assert_cmpint (show.state, ==, COXA_SESSION_READY);
  g_assert_cmpfloat (show.left, ==, 10);

  /* A set once more, while it goes on and after it. */
  pass (f, 10 + 3);
  coxa_session_repeat (f->session);
  g_assert_cmpint (look (f).set, ==, 1);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_READY);
  pass (f, 10 + 12 + 3);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_REST);
  g_assert_cmpint (look (f).set, ==, 2);
  coxa_session_repeat (f->session);
  g_assert_cmpint (look (f).set, ==, 1);

  pass (f, 10 + 12 + 30 + 1);
  g_assert_cmpint (look (f).set, ==, 2);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_WORK);
  coxa_session_back (f->session);
  show = look (f);
  g_assert_cmpint (show.set, ==, 1);
  g_assert_cmpfloat (show.left, ==, 10);
  /* What was done twice was done twice. */
  assert_done (f, 0, COXA_SIDES_NONE, 2, 4, 2 + 3 + 12 + 12 + 1);
}

static void
test_stop (Fixture       *f,
           gconstpointer  data)
{
  add_item (f, COXA_SIDES_NONE, 3, 2, 0, 30);
  f->session = coxa_session_new (f->plan, tell_time, f);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_CHECK_BEFORE);
  g_assert_cmpfloat (look (f).total_left, ==, 10 + 3 * 12 + 2 * 30);
  coxa_session_tick (f->session);
  coxa_session_pause (f->session);
  coxa_session_skip (f->session);
  coxa_session_repeat (f->session);
  coxa_session_back (f->session);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_CHECK_BEFORE);
  coxa_session_stop (f->session);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_DONE);
  g_assert_finalize_object (f->session);

  begin (f);
  pass (f, 10 + 8);
  coxa_session_stop (f->session);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_CHECK_AFTER);
  assert_done (f, 0, COXA_SIDES_NONE, 0, 1, 8);
  pass (f, 100);
  assert_done (f, 0, COXA_SIDES_NONE, 0, 1, 8);
  coxa_session_end (f->session);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_DONE);
  coxa_session_begin (f->session);
  g_assert_cmpint (look (f).state, ==, COXA_SESSION_DONE);
}

/* Whatever is pressed whenever, time adds up and nothing falls over. */
static void
test_any_order (Fixture       *f,
                gconstpointer  data)
{
  static void (* const calls[]) (CoxaSession *) = {
    coxa_session_pause, coxa_session_resume, coxa_session_skip, coxa_session_repeat, coxa_session_back, coxa_session_tick,
    coxa_session_skip_exercise,
  };
  g_autoptr(GRand) chance = g_rand_new_with_seed (11);

  add_item (f, COXA_SIDES_BOTH, 2, 3, 0, 30);
  add_item (f, COXA_SIDES_LEFT, 2, 0, 30, 0)->alternates = FALSE;
  add_item (f, COXA_SIDES_BOTH, 3, 0, 20, 10)->alternates = FALSE;
  for (guint round = 0; round < 300; round++)
    {
      g_clear_object (&f->session);
      begin (f);
      for (guint i = 0; i < 60; i++)
        {
          CoxaSessionShow show;

          calls[g_rand_int_range (chance, 0, G_N_ELEMENTS (calls))] (f->session);
          f->now += g_rand_int_range (chance, 0, 4000) * MS;
          if (g_rand_int_range (chance, 0, 20) == 0)
            f->now += 100 * S;
          coxa_session_tick (f->session);
          show = look (f);
          g_assert_cmpfloat (show.left, >=, 0);
          g_assert_cmpfloat (show.left, <=, show.length + 0.001);
          g_assert_cmpfloat (show.total_left, <=, show.total + 5 + 0.001);
          g_assert_cmpint (show.rep, <=, show.reps);
          g_assert_cmpint (show.set, <=, show.sets);
          g_assert_true (show.loop < show.loop_length || show.loop_length <= 0);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *name; void (*func) (Fixture *, gconstpointer); } tests[] = {
    { "/session/course", test_course },
    { "/session/holds", test_holds },
    { "/session/accuracy", test_accuracy },
    { "/session/seldom", test_seldom },
    { "/session/sleep", test_sleep },
    { "/session/pause", test_pause },
    { "/session/skip", test_skip },
    { "/session/skip-again", test_skip_again },
    { "/session/back", test_back },
    { "/session/stop", test_stop },
    { "/session/any-order", test_any_order },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
