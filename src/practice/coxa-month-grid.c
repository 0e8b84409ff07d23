#include "coxa-month-grid.h"

#include "coxa-room-parts.h"

#include <glib/gi18n.h>
#include <langinfo.h>

#define WEEKS     6
#define WEEK_DAYS 7
#define CELLS     (WEEKS * WEEK_DAYS)

struct _CoxaMonthGrid
{
  GtkWidget  parent_instance;

  GtkWidget *title;
  GtkWidget *grid;
  GtkWidget *cells[CELLS];   /* buttons */
  GtkWidget *numbers[CELLS]; /* labels in them */
  GtkWidget *dots[CELLS];    /* likewise */
  int        days[CELLS];    /* of the month, or 0 */
  int        today_year;
  int        today_month;
  int        today_day;
  int        year;
  int        month;
  int        day;            /* chosen */
  guint      counts[32];
};

enum
{
  CHOSEN,
  TURNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaMonthGrid, coxa_month_grid, GTK_TYPE_WIDGET)

/* 0 Monday … 6 Sunday */
static int
get_first_weekday (void)
{
#ifdef __GLIBC__
  int first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0];
  union { const char *string; unsigned int word; } origin;

  /* 1 is the day of a week's origin, which is a Sunday or a Monday. */
  origin.string = nl_langinfo (_NL_TIME_WEEK_1STDAY);
  if (origin.word == 19971130)
    return (first + 5) % WEEK_DAYS;
  if (origin.word == 19971201)
    return (first - 1) % WEEK_DAYS;
#endif

  return 0;
}

static void
show_cell (CoxaMonthGrid *self,
           int            at,
           int            day)
{
  GtkWidget *cell = self->cells[at];
  g_autoptr(GDateTime) date = day > 0 ? g_date_time_new_local (self->year, self->month, day, 12, 0, 0) : NULL;
  gboolean is_today = self->year == self->today_year && self->month == self->today_month && day == self->today_day;
  g_autofree char *number = g_strdup_printf ("%d", day);
  g_autofree char *spoken = NULL;
  g_autofree char *name = NULL;

  self->days[at] = day;
  gtk_widget_set_visible (cell, day > 0);
  if (date == NULL)
    return;

  /* Translators: a day in a calendar; see g_date_time_format() */
  spoken = g_date_time_format (date, _("%A, %-d %B"));
  if (self->counts[day] > 0)
    /* Translators: %s is a day, such as “Friday, 20 November” */
    name = g_strdup_printf (ngettext ("%s, %u session", "%s, %u sessions", self->counts[day]), spoken, self->counts[day]);
  else
    /* Translators: %s is a day, such as “Friday, 20 November” */
    name = g_strdup_printf (_("%s, no session"), spoken);
  coxa_room_name (cell, name);
  gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_PRESSED,
                               day == self->day ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  gtk_label_set_label (GTK_LABEL (self->numbers[at]), number);
  gtk_label_set_label (GTK_LABEL (self->dots[at]),
                       self->counts[day] == 0 ? "" : self->counts[day] == 1 ? "●" : self->counts[day] == 2 ? "●●" : "●●●");
  (is_today ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (cell, "today");
  (day == self->day ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (cell, "chosen");
}

static void
update (CoxaMonthGrid *self)
{
  g_autoptr(GDateTime) first = g_date_time_new_local (self->year, self->month, 1, 12, 0, 0);
  /* Translators: a month; see g_date_time_format() */
  g_autofree char *title = g_date_time_format (first, _("%OB %Y"));
  int skipped = (g_date_time_get_day_of_week (first) - 1 - get_first_weekday () + WEEK_DAYS) % WEEK_DAYS;
  int days = g_date_get_days_in_month ((GDateMonth) self->month, (GDateYear) self->year);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  for (int i = 0; i < CELLS; i++)
    show_cell (self, i, i >= skipped && i < skipped + days ? i - skipped + 1 : 0);
}

static void
turn (CoxaMonthGrid *self,
      int            months)
{
  int at = self->year * 12 + self->month - 1 + months;

  coxa_month_grid_show (self, at / 12, at % 12 + 1, 0);
}

static void
earlier_cb (CoxaMonthGrid *self)
{
  turn (self, -1);
}

static void
later_cb (CoxaMonthGrid *self)
{
  turn (self, 1);
}

static gboolean
page_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data G_GNUC_UNUSED)
{
  turn (COXA_MONTH_GRID (widget), g_variant_get_int32 (args));

  return TRUE;
}

static void
chosen_cb (CoxaMonthGrid *self,
           GtkWidget     *cell)
{
  for (int i = 0; i < CELLS; i++)
    if (self->cells[i] == cell)
      self->day = self->days[i];
  update (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static GtkWidget *
create_head (CoxaMonthGrid *self)
{
  GtkWidget *head = gtk_grid_new ();
  GtkWidget *earlier = coxa_room_button_new ("go-previous-symbolic", NULL, _("Month Before (Page Up)"));
  GtkWidget *later = coxa_room_button_new ("go-next-symbolic", NULL, _("Month After (Page Down)"));

  gtk_widget_add_css_class (earlier, "flat");
  gtk_widget_add_css_class (later, "flat");
  g_signal_connect_swapped (earlier, "clicked", G_CALLBACK (earlier_cb), self);
  g_signal_connect_swapped (later, "clicked", G_CALLBACK (later_cb), self);
  self->title = coxa_room_heading_new ("", 2);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0.5);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_grid_attach (GTK_GRID (head), earlier, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (head), self->title, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (head), later, 2, 0, 1, 1);

  return head;
}

static void
append_weekdays (CoxaMonthGrid *self)
{
  for (int i = 0; i < WEEK_DAYS; i++)
    {
      /* A Monday, and the days after it. */
      g_autoptr(GDateTime) date = g_date_time_new_local (2024, 1, 1 + (i + get_first_weekday ()) % WEEK_DAYS, 12, 0, 0);
      g_autofree char *name = g_date_time_format (date, "%a");
      GtkWidget *label = gtk_label_new (name);

      gtk_widget_add_css_class (label, "weekday");
      gtk_grid_attach (GTK_GRID (self->grid), label, i, 0, 1, 1);
    }
}

static void
append_cell (CoxaMonthGrid *self,
             int            at)
{
  GtkWidget *cell = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cells[at] = cell;
  self->numbers[at] = gtk_label_new (NULL);
  self->dots[at] = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->dots[at], "dots");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->numbers[at]);
  gtk_box_append (GTK_BOX (box), self->dots[at]);
  gtk_button_set_child (GTK_BUTTON (cell), box);
  gtk_widget_add_css_class (cell, "flat");
  gtk_widget_add_css_class (cell, "day");
  g_signal_connect_swapped (cell, "clicked", G_CALLBACK (chosen_cb), self);
  gtk_grid_attach (GTK_GRID (self->grid), cell, at % WEEK_DAYS, 1 + at / WEEK_DAYS, 1, 1);
}

static void
coxa_month_grid_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (coxa_month_grid_parent_class)->dispose (object);
}

static void
coxa_month_grid_class_init (CoxaMonthGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_month_grid_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TURNED] = g_signal_new ("turned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, page_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, page_cb, "i", 1);
  gtk_widget_class_set_css_name (widget_class, "monthgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
coxa_month_grid_init (CoxaMonthGrid *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (create_head (self), GTK_WIDGET (self));
  self->grid = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, NULL);
  append_weekdays (self);
  for (int i = 0; i < CELLS; i++)
    append_cell (self, i);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  coxa_room_name (GTK_WIDGET (self), _("Calendar"));
}

/**
 * coxa_month_grid_new:
 * @today: the day that is marked as today, and shown first
 *
 * Returns: (transfer floating): a calendar
 */
GtkWidget *
coxa_month_grid_new (GDateTime *today)
{
  CoxaMonthGrid *self = g_object_new (COXA_TYPE_MONTH_GRID, NULL);

  g_date_time_get_ymd (today, &self->today_year, &self->today_month, &self->today_day);
  self->year = self->today_year;
  self->month = self->today_month;
  self->day = self->today_day;
  update (self);

  return GTK_WIDGET (self);
}

/**
 * coxa_month_grid_get_month:
 * @self: a calendar
 * @year: (out): the year on show
 * @month: (out): the month, 1–12
 */
void
coxa_month_grid_get_month (CoxaMonthGrid *self,
                           int           *year,
                           int           *month)
{
  g_return_if_fail (COXA_IS_MONTH_GRID (self));

  *year = self->year;
  *month = self->month;
}

/**
 * coxa_month_grid_show:
 * @self: a calendar
 * @year: a year
 * @month: 1–12
 * @day: the day that is chosen, or 0 for none
 *
 * Turns to a month. Its marks are gone until coxa_month_grid_set_counts().
 */
void
coxa_month_grid_show (CoxaMonthGrid *self,
                      int            year,
                      int            month,
                      int            day)
{
  g_return_if_fail (COXA_IS_MONTH_GRID (self));
  g_return_if_fail (month >= 1 && month <= 12);

  self->year = CLAMP (year, 1970, 9999);
  self->month = month;
  self->day = day;
  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    self->counts[i] = 0;
  update (self);
  g_signal_emit (self, signals[TURNED], 0);
}

/**
 * coxa_month_grid_get_day:
 * @self: a calendar
 *
 * Returns: the day of the month that is chosen, or 0
 */
int
coxa_month_grid_get_day (CoxaMonthGrid *self)
{
  g_return_val_if_fail (COXA_IS_MONTH_GRID (self), 0);

  return self->day;
}

/**
 * coxa_month_grid_set_counts:
 * @self: a calendar
 * @counts: sessions by day of the month; the first is not used
 *
 * Marks the days of the month on show.
 */
void
coxa_month_grid_set_counts (CoxaMonthGrid *self,
                            const guint    counts[32])
{
  g_return_if_fail (COXA_IS_MONTH_GRID (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    self->counts[i] = counts[i];
  update (self);
}
