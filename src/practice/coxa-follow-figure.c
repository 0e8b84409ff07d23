#include "coxa-follow-figure.h"

#include "coxa-figure-view.h"
#include "coxa-prose.h"
#include "coxa-room-parts.h"

struct _CoxaFollowFigure
{
  GtkWidget   parent_instance;

  CoxaAtlas  *atlas;
  char       *page;  /* whose figure is on show, or NULL */
  CoxaSides   side;
  GtkWidget  *child;
  gboolean    is_moving; /* the child is a figure */
};

G_DEFINE_FINAL_TYPE (CoxaFollowFigure, coxa_follow_figure, GTK_TYPE_WIDGET)

static CoxaSide
get_side (CoxaSides side)
{
  return side == COXA_SIDES_LEFT ? COXA_SIDE_LEFT : COXA_SIDE_RIGHT;
}

/* All steps with their numbers. */
static GtkWidget *
create_steps (CoxaFollowFigure *self,
              const CoxaEntry  *entry)
{
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                                  "column-spacing", 14,
                                  "row-spacing", 14,
                                  "valign", GTK_ALIGN_CENTER,
                                  NULL);

  gtk_widget_add_css_class (grid, "follow-steps");
  for (guint i = 0; entry->practice->steps[i] != NULL; i++)
    {
      g_autofree char *text = coxa_prose_dup_plain (entry->practice->steps[i], get_side (self->side));
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      GtkWidget *mark = gtk_label_new (number);
      GtkWidget *label = coxa_room_text_new (text, NULL);

      gtk_widget_add_css_class (mark, "step-number");
      gtk_widget_set_valign (mark, GTK_ALIGN_START);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_grid_attach (GTK_GRID (grid), mark, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), label, 1, (int) i, 1, 1);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);

  return scroller;
}

static void
coxa_follow_figure_dispose (GObject *object)
{
  CoxaFollowFigure *self = COXA_FOLLOW_FIGURE (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_object (&self->atlas);

  G_OBJECT_CLASS (coxa_follow_figure_parent_class)->dispose (object);
}

static void
coxa_follow_figure_finalize (GObject *object)
{
  g_free (COXA_FOLLOW_FIGURE (object)->page);

  G_OBJECT_CLASS (coxa_follow_figure_parent_class)->finalize (object);
}

static void
coxa_follow_figure_class_init (CoxaFollowFigureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_follow_figure_dispose;
  G_OBJECT_CLASS (klass)->finalize = coxa_follow_figure_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "followfigure");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
coxa_follow_figure_init (CoxaFollowFigure *self G_GNUC_UNUSED)
{
}

/**
 * coxa_follow_figure_new:
 * @atlas: where the pages and the figures are
 *
 * Returns: (transfer floating): it, empty
 */
GtkWidget *
coxa_follow_figure_new (CoxaAtlas *atlas)
{
  CoxaFollowFigure *self = g_object_new (COXA_TYPE_FOLLOW_FIGURE, NULL);

  self->atlas = g_object_ref (atlas);

  return GTK_WIDGET (self);
}

/* Where the movement is held longest. */
static double
get_hold (const CoxaFigure *figure)
{
  double at = 0;
  double longest = 0;
  double found = 0;

  for (guint i = 0; i < figure->n_moves; i++)
    {
      const CoxaFigureMove *one = &figure->moves[i];

      if (one->from == one->to && one->seconds > longest)
        {
          longest = one->seconds;
          found = at + one->seconds / 2;
        }
      at += one->seconds;
    }

  return found;
}

/* A repeat is one round of the movement. Whoever holds stays where the movement is held, and whoever waits at its start. */
static void
move (CoxaFollowFigure      *self,
      const CoxaSessionShow *show)
{
  CoxaFigureView *view = COXA_FIGURE_VIEW (self->child);
  const CoxaFigure *figure = coxa_figure_view_get_figure (view);
  CoxaSessionState state = show->state == COXA_SESSION_PAUSED ? show->paused : show->state;

  if (figure->n_moves == 0)
    return;

  if (state != COXA_SESSION_WORK)
    coxa_figure_view_set_key (view, 0);
  else if (show->reps == 0)
    coxa_figure_view_set_position (view, get_hold (figure));
  else if (show->loop_length > 0)
    coxa_figure_view_set_position (view, coxa_figure_get_duration (figure) * show->loop / show->loop_length);
}

static void
show_page (CoxaFollowFigure *self)
{
  const CoxaEntry *entry = coxa_atlas_get_entry (self->atlas, self->page, NULL);
  GtkWidget *figure = coxa_figure_view_new ();

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->is_moving = coxa_figure_view_set_page (COXA_FIGURE_VIEW (figure), self->atlas, self->page, get_side (self->side));
  if (self->is_moving)
    {
      coxa_figure_view_set_compact (COXA_FIGURE_VIEW (figure), TRUE);
      coxa_figure_view_set_playing (COXA_FIGURE_VIEW (figure), FALSE);
      /* Its own keys would compete with those of the session. */
      gtk_widget_set_can_focus (figure, FALSE);
      self->child = figure;
    }
  else
    {
      g_object_ref_sink (figure);
      g_object_unref (figure);
      self->child = entry != NULL && entry->practice != NULL ? create_steps (self, entry) : NULL;
    }
  if (self->child != NULL)
    gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

/**
 * coxa_follow_figure_show:
 * @self: a figure
 * @show: what is on show
 *
 * Brings the figure to where the session is.
 */
void
coxa_follow_figure_show (CoxaFollowFigure      *self,
                         const CoxaSessionShow *show)
{
  g_return_if_fail (COXA_IS_FOLLOW_FIGURE (self));

  if (g_strcmp0 (self->page, show->item->page) != 0 || self->side != show->side)
    {
      g_free (self->page);
      self->page = g_strdup (show->item->page);
      self->side = show->side;
      show_page (self);
    }
  if (self->is_moving)
    move (self, show);
}

/**
 * coxa_follow_figure_dup_step:
 * @self: a figure
 *
 * Returns: (transfer full) (nullable): the step that the figure shows now, or %NULL where all steps stand there in words
 */
char *
coxa_follow_figure_dup_step (CoxaFollowFigure *self)
{
  g_return_val_if_fail (COXA_IS_FOLLOW_FIGURE (self), NULL);

  return self->is_moving ? g_strdup (coxa_figure_view_get_caption (COXA_FIGURE_VIEW (self->child))) : NULL;
}
