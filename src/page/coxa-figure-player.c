#include "coxa-figure-player.h"

#include <math.h>

#define CUT_SECONDS  4.0 /* how long a key pose stands where nothing is to move */
#define HOLD_SECONDS 0.4 /* after which one looks closely */

struct _CoxaFigurePlayer
{
  GObject           parent_instance;

  const CoxaFigure *figure;    /* borrowed, or NULL */
  gboolean          is_playing; /* wanted */
  gboolean          is_seen;
  gboolean          is_cutting;
  double            position;  /* seconds, when it was last known */
  gint64            since;     /* microseconds: when that was, or 0 while nothing runs */
  int               key;       /* the key pose that it stands in, or -1 while it is somewhere in its movement */
  gboolean          is_paused; /* somebody stopped it in its movement, rather than moved it there */
  guint             timer_id;
};

enum
{
  CHANGED,
  PLAYING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaFigurePlayer, coxa_figure_player, G_TYPE_OBJECT)

static void schedule (CoxaFigurePlayer *self);

static double
measure_position (CoxaFigurePlayer *self)
{
  double run = self->since != 0 ? (double) (g_get_monotonic_time () - self->since) / G_TIME_SPAN_SECOND : 0;

  return self->position + run;
}

/* Only what goes round can be played. */
static gboolean
can_play (const CoxaFigurePlayer *self)
{
  return self->figure != NULL && self->figure->n_moves > 0;
}

/* The key pose that is just to be seen, or -1. */
static int
find_pose (CoxaFigurePlayer *self)
{
  double position = measure_position (self);
  int frame = coxa_figure_get_frame_at (self->figure, position);
  guint key = coxa_figure_get_key_at (self->figure, position);

  if (self->figure->keys[key].frame == frame)
    return (int) key;

  for (guint i = 0; i < self->figure->n_keys; i++)
    if (self->figure->keys[i].frame == frame)
      return (int) i;

  return -1;
}

static gboolean
timer_cb (gpointer user_data)
{
  CoxaFigurePlayer *self = user_data;

  self->timer_id = 0;
  if (self->is_cutting)
    self->key = (int) coxa_figure_get_next_key (self->figure, (guint) MAX (self->key, 0));
  schedule (self);
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* Wakes up when the next picture is due, if there is to be one. */
static void
schedule (CoxaFigurePlayer *self)
{
  double now, next;

  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (!coxa_figure_player_is_running (self))
    return;

  if (self->is_cutting)
    {
      self->timer_id = g_timeout_add ((guint) (CUT_SECONDS * 1000), timer_cb, self);
      return;
    }

  now = measure_position (self);
  next = coxa_figure_get_next_change (self->figure, now);
  if (next >= 0)
    self->timer_id = g_timeout_add ((guint) ceil ((next - now) * 1000), timer_cb, self);
}

/* Brings the clock into line with whether it runs. */
static void
update (CoxaFigurePlayer *self)
{
  gboolean has_clock = coxa_figure_player_is_running (self) && !self->is_cutting;

  if (has_clock && self->since == 0)
    {
      self->since = g_get_monotonic_time ();
    }
  else if (!has_clock && self->since != 0)
    {
      self->position = measure_position (self);
      self->since = 0;
    }
  schedule (self);
}

static void
coxa_figure_player_dispose (GObject *object)
{
  g_clear_handle_id (&COXA_FIGURE_PLAYER (object)->timer_id, g_source_remove);

  G_OBJECT_CLASS (coxa_figure_player_parent_class)->dispose (object);
}

static void
coxa_figure_player_class_init (CoxaFigurePlayerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_figure_player_dispose;

  /**
   * CoxaFigurePlayer::changed:
   *
   * Another picture is due.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /**
   * CoxaFigurePlayer::playing:
   *
   * It was started or stopped.
   */
  signals[PLAYING] = g_signal_new ("playing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
coxa_figure_player_init (CoxaFigurePlayer *self)
{
  self->key = -1;
}

/**
 * coxa_figure_player_new:
 *
 * Returns: (transfer full): a player without a figure
 */
CoxaFigurePlayer *
coxa_figure_player_new (void)
{
  return g_object_new (COXA_TYPE_FIGURE_PLAYER, NULL);
}

/**
 * coxa_figure_player_set_figure:
 * @self: a player
 * @figure: (nullable): must outlive its use here
 *
 * Puts a figure at the start of its movement.
 */
void
coxa_figure_player_set_figure (CoxaFigurePlayer *self,
                               const CoxaFigure *figure)
{
  g_return_if_fail (COXA_IS_FIGURE_PLAYER (self));

  self->figure = figure;
  self->position = 0;
  self->since = 0;
  self->is_paused = FALSE;
  self->key = self->is_cutting || !can_play (self) ? 0 : -1;
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * coxa_figure_player_set_playing:
 * @self: a player
 * @is_playing: whether it is to move, as long as it can be seen
 *
 * Starts or stops it. From a key pose it goes on through the movement.
 */
void
coxa_figure_player_set_playing (CoxaFigurePlayer *self,
                                gboolean          is_playing)
{
  g_return_if_fail (COXA_IS_FIGURE_PLAYER (self));

  is_playing = !!is_playing;
  if (self->is_playing == is_playing)
    return;

  self->is_playing = is_playing;
  self->is_paused = !is_playing;
  if (is_playing && !self->is_cutting && self->key >= 0 && can_play (self))
    {
      self->position = MAX (0, coxa_figure_get_key_time (self->figure, (guint) self->key));
      self->key = -1;
    }
  update (self);
  g_signal_emit (self, signals[PLAYING], 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * coxa_figure_player_get_playing:
 * @self: a player
 *
 * Returns: whether it is to move, as long as it can be seen; never so with a still
 */
gboolean
coxa_figure_player_get_playing (CoxaFigurePlayer *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_PLAYER (self), FALSE);

  return self->is_playing && can_play (self);
}

/**
 * coxa_figure_player_set_seen:
 * @self: a player
 * @is_seen: whether somebody can see it
 *
 * Lets it rest while nobody can see it.
 */
void
coxa_figure_player_set_seen (CoxaFigurePlayer *self,
                             gboolean          is_seen)
{
  g_return_if_fail (COXA_IS_FIGURE_PLAYER (self));

  self->is_seen = !!is_seen;
  update (self);
}

/**
 * coxa_figure_player_set_cutting:
 * @self: a player
 * @is_cutting: whether to go from one key pose to the next at once and slowly, with nothing that moves
 *
 * Follows somebody's wish for less motion.
 */
void
coxa_figure_player_set_cutting (CoxaFigurePlayer *self,
                                gboolean          is_cutting)
{
  g_return_if_fail (COXA_IS_FIGURE_PLAYER (self));

  is_cutting = !!is_cutting;
  if (self->is_cutting == is_cutting)
    return;

  if (is_cutting && self->key < 0 && self->figure != NULL)
    {
      int pose = find_pose (self);

      self->key = pose >= 0 ? pose : (int) coxa_figure_player_get_key (self);
    }
  else if (!is_cutting && self->is_playing && self->key >= 0 && can_play (self))
    {
      self->position = MAX (0, coxa_figure_get_key_time (self->figure, (guint) self->key));
      self->key = -1;
    }
  self->is_cutting = is_cutting;
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * coxa_figure_player_is_running:
 * @self: a player
 *
 * Returns: whether it moves now
 */
gboolean
coxa_figure_player_is_running (CoxaFigurePlayer *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_PLAYER (self), FALSE);

  return self->is_playing && self->is_seen && can_play (self);
}

/**
 * coxa_figure_player_set_position:
 * @self: a player
 * @seconds: since the movement began
 *
 * Goes to a place in the movement, and on from there where it plays.
 */
void
coxa_figure_player_set_position (CoxaFigurePlayer *self,
                                 double            seconds)
{
  int frame, still;

  g_return_if_fail (COXA_IS_FIGURE_PLAYER (self));
  g_return_if_fail (isfinite (seconds));

  if (self->figure == NULL)
    return;

  frame = coxa_figure_player_get_frame (self);
  still = coxa_figure_player_get_still (self);
  self->position = MAX (seconds, 0);
  self->is_paused = FALSE;
  self->since = self->since != 0 ? g_get_monotonic_time () : 0;
  if (!can_play (self))
    self->key = 0;
  else
    self->key = self->is_cutting ? (int) coxa_figure_get_key_at (self->figure, self->position) : -1;
  update (self);
  if (frame != coxa_figure_player_get_frame (self) || still != coxa_figure_player_get_still (self))
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * coxa_figure_player_get_position:
 * @self: a player
 *
 * Returns: the seconds since the movement began, more than one round after the first
 */
double
coxa_figure_player_get_position (CoxaFigurePlayer *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_PLAYER (self), 0);

  return measure_position (self);
}

/**
 * coxa_figure_player_set_key:
 * @self: a player
 * @key: one of the figure's key poses
 *
 * Stops, and stands in a key pose.
 */
void
coxa_figure_player_set_key (CoxaFigurePlayer *self,
                            guint             key)
{
  gboolean was_playing;

  g_return_if_fail (COXA_IS_FIGURE_PLAYER (self));
  g_return_if_fail (self->figure != NULL && key < self->figure->n_keys);

  was_playing = self->is_playing;
  self->is_playing = FALSE;
  update (self);
  self->key = (int) key;
  if (was_playing)
    g_signal_emit (self, signals[PLAYING], 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * coxa_figure_player_get_key:
 * @self: a player
 *
 * Returns: the key pose whose words go with what is to be seen
 */
guint
coxa_figure_player_get_key (CoxaFigurePlayer *self)
{
  int still;

  g_return_val_if_fail (COXA_IS_FIGURE_PLAYER (self), 0);

  if (self->figure == NULL)
    return 0;

  still = coxa_figure_player_get_still (self);

  return still >= 0 ? (guint) still : coxa_figure_get_key_at (self->figure, measure_position (self));
}

/**
 * coxa_figure_player_get_still:
 * @self: a player
 *
 * Returns: the key pose that it stands in, where arrows tell what cannot be seen to move, or -1 while it moves or stands between
 *   two of them
 */
int
coxa_figure_player_get_still (CoxaFigurePlayer *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_PLAYER (self), -1);

  if (self->figure == NULL)
    return -1;
  if (self->key >= 0 || !self->is_paused)
    return self->key;

  return find_pose (self);
}

/**
 * coxa_figure_player_is_holding:
 * @self: a player
 *
 * Returns: whether what is to be seen stays for long enough to look closely
 */
gboolean
coxa_figure_player_is_holding (CoxaFigurePlayer *self)
{
  double now, next;

  g_return_val_if_fail (COXA_IS_FIGURE_PLAYER (self), FALSE);

  if (self->figure == NULL || self->key >= 0 || self->is_paused)
    return TRUE;

  now = measure_position (self);
  next = coxa_figure_get_next_change (self->figure, now);

  return next < 0 || next - now > HOLD_SECONDS;
}

/**
 * coxa_figure_player_get_frame:
 * @self: a player
 *
 * Returns: the frame that is to be seen
 */
int
coxa_figure_player_get_frame (CoxaFigurePlayer *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_PLAYER (self), 0);

  if (self->figure == NULL)
    return 0;

  return self->key >= 0 ? self->figure->keys[self->key].frame
                        : coxa_figure_get_frame_at (self->figure, measure_position (self));
}
