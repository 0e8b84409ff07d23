#include "coxa-diary-list.h"

#include "coxa-diary-words.h"
#include "coxa-pain-scale.h"
#include "coxa-room-parts.h"
#include "coxa-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define N_SCALES 4

struct _CoxaDiaryList
{
  GtkBox        parent_instance;

  CoxaStore    *store;
  GtkWidget    *title;
  GtkWidget    *list;
  GCancellable *cancellable; /* of what is asked for the day on show */
};

/* One session on show. */
typedef struct
{
  CoxaDiaryList     *day;      /* owns the card */
  CoxaDiarySession *session;
  GPtrArray        *entries;  /* of CoxaDiaryEntry, or NULL until they are there */
  GtkWidget        *lines;
  GtkWidget        *editor;   /* a revealer */
  GtkWidget        *scales[N_SCALES];
} Card;

/* Something that was removed, until nobody can bring it back. */
typedef struct
{
  CoxaStore        *store;
  CoxaDiarySession *session;
  GPtrArray        *entries;
} Removed;

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaDiaryList, coxa_diary_list, GTK_TYPE_BOX)

static void
card_free (Card *card)
{
  coxa_diary_session_free (card->session);
  g_clear_pointer (&card->entries, g_ptr_array_unref);
  g_free (card);
}

static void
removed_free (gpointer  data,
              GClosure *closure G_GNUC_UNUSED)
{
  Removed *removed = data;

  g_object_unref (removed->store);
  coxa_diary_session_free (removed->session);
  g_clear_pointer (&removed->entries, g_ptr_array_unref);
  g_free (removed);
}

static Card *
get_card (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "coxa-card");
}

static void
entries_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GtkWidget) widget = user_data;
  g_autoptr(GPtrArray) entries = coxa_diary_list_entries_finish (COXA_STORE (source), result, NULL);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Card *card = get_card (widget);

  /* It may be of a day that is no longer on show. */
  if (entries == NULL || gtk_widget_get_parent (widget) == NULL)
    return;

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (texts, coxa_diary_words_dup_entry (g_ptr_array_index (entries, i)));
  coxa_room_clear (card->lines);
  gtk_box_append (GTK_BOX (card->lines), coxa_room_list_new (texts));
  card->entries = g_steal_pointer (&entries);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(CoxaDiaryList) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!coxa_diary_put_session_finish (COXA_STORE (source), result, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
undo_cb (AdwToast *toast G_GNUC_UNUSED,
         Removed  *removed)
{
  coxa_diary_put_session_async (removed->store, removed->session, NULL, NULL);
  for (guint i = 0; removed->entries != NULL && i < removed->entries->len; i++)
    coxa_diary_put_entry_async (removed->store, g_ptr_array_index (removed->entries, i), NULL, NULL);
}

typedef struct
{
  CoxaDiaryList *self;
  Removed      *removed;
} Removal;

/* Told when it is true, not before. */
static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Removal *removal = user_data;
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (removal->self), ADW_TYPE_TOAST_OVERLAY);
  g_autoptr(GError) error = NULL;

  if (!coxa_diary_remove_session_finish (COXA_STORE (source), result, &error))
    {
      g_signal_emit (removal->self, signals[FAILED], 0, error->message);
      removed_free (removal->removed, NULL);
    }
  else if (toasts == NULL)
    {
      removed_free (removal->removed, NULL);
    }
  else
    {
      /* Translators: %s is what was done in a session */
      g_autofree char *text = g_markup_printf_escaped (_("“%s” was removed"), removal->removed->session->title);
      AdwToast *toast = adw_toast_new (text);

      adw_toast_set_button_label (toast, _("Undo"));
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), removal->removed, removed_free, 0);
      adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
    }
  g_object_unref (removal->self);
  g_free (removal);
}

static void
remove_cb (GtkWidget *widget)
{
  Card *card = get_card (widget);
  Removal *removal = g_new0 (Removal, 1);

  removal->self = g_object_ref (card->day);
  removal->removed = g_new0 (Removed, 1);
  removal->removed->store = g_object_ref (card->day->store);
  removal->removed->session = coxa_diary_session_copy (card->session);
  removal->removed->entries = card->entries != NULL ? g_ptr_array_ref (card->entries) : NULL;
  coxa_diary_remove_session_async (card->day->store, card->session->id, removed_cb, removal);
}

static void
save_cb (GtkWidget *widget)
{
  Card *card = get_card (widget);
  CoxaDiarySession *session = card->session;
  int *pains[N_SCALES] = { &session->pain_before, &session->pain_during, &session->pain_after, &session->pain_next_day };

  for (guint i = 0; i < N_SCALES; i++)
    *pains[i] = coxa_pain_scale_get_value (COXA_PAIN_SCALE (card->scales[i]));
  if (session->pain_next_day >= 0)
    session->is_next_day_asked = TRUE;
  gtk_revealer_set_reveal_child (GTK_REVEALER (card->editor), FALSE);
  coxa_diary_put_session_async (card->day->store, session, kept_cb, g_object_ref (card->day));
}

static GtkWidget *
create_editor (GtkWidget *widget,
               Card      *card)
{
  static const char * const questions[N_SCALES] = { N_("Pain before"), N_("Worst pain while doing it"), N_("Pain after"),
                                                    N_("Pain on the day after") };
  const CoxaDiarySession *session = card->session;
  int pains[N_SCALES] = { session->pain_before, session->pain_during, session->pain_after, session->pain_next_day };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *save = coxa_room_button_new (NULL, _("Save"), _("Keep these answers"));

  for (guint i = 0; i < N_SCALES; i++)
    {
      gtk_box_append (GTK_BOX (box), coxa_room_text_new (_(questions[i]), "question"));
      card->scales[i] = coxa_pain_scale_new (_(questions[i]));
      coxa_pain_scale_set_value (COXA_PAIN_SCALE (card->scales[i]), pains[i]);
      gtk_box_append (GTK_BOX (box), card->scales[i]);
    }
  gtk_widget_set_halign (save, GTK_ALIGN_START);
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_cb), widget);
  gtk_box_append (GTK_BOX (box), save);

  return box;
}

/* Four scales are made when they are wanted. */
static void
edit_cb (GtkWidget *widget)
{
  Card *card = get_card (widget);

  if (gtk_revealer_get_child (GTK_REVEALER (card->editor)) == NULL)
    gtk_revealer_set_child (GTK_REVEALER (card->editor), create_editor (widget, card));
  gtk_revealer_set_reveal_child (GTK_REVEALER (card->editor), !gtk_revealer_get_reveal_child (GTK_REVEALER (card->editor)));
  if (gtk_revealer_get_reveal_child (GTK_REVEALER (card->editor)))
    gtk_widget_child_focus (card->editor, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
create_card (CoxaDiaryList           *self,
             const CoxaDiarySession *session)
{
  GtkWidget *widget = coxa_room_card_new (NULL);
  GtkWidget *buttons = g_object_new (GTK_TYPE_BOX, "layout-manager", coxa_wrap_layout_new (8, 8, 0), NULL);
  /* Translators: a button; %s is what was done in a session */
  g_autofree char *change_name = g_strdup_printf (_("Change %s"), session->title);
  /* Translators: a button; %s is what was done in a session */
  g_autofree char *remove_name = g_strdup_printf (_("Remove %s"), session->title);
  GtkWidget *change = coxa_room_button_new ("document-edit-symbolic", _("Change"), _("Change what was answered"));
  GtkWidget *remove = coxa_room_button_new ("user-trash-symbolic", _("Remove"), _("Remove this session from the diary"));
  g_autofree char *time = coxa_diary_words_dup_time (session);
  g_autofree char *pain = coxa_diary_words_dup_pain (session);
  Card *card = g_new0 (Card, 1);

  card->day = self;
  card->session = coxa_diary_session_copy (session);
  card->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  card->editor = gtk_revealer_new ();
  g_object_set_data_full (G_OBJECT (widget), "coxa-card", card, (GDestroyNotify) card_free);
  coxa_room_name (widget, session->title);
  gtk_widget_add_css_class (widget, "session-card");
  gtk_box_append (GTK_BOX (widget), coxa_room_heading_new (session->title, 3));
  gtk_box_append (GTK_BOX (widget), coxa_room_text_new (time, "quiet"));
  gtk_box_append (GTK_BOX (widget), card->lines);
  gtk_box_append (GTK_BOX (widget), coxa_room_text_new (pain, NULL));
  if (session->stopped != NULL)
    gtk_box_append (GTK_BOX (widget), coxa_room_text_new (coxa_diary_words_get_stopped (session), NULL));
  gtk_widget_add_css_class (change, "flat");
  gtk_widget_add_css_class (remove, "flat");
  coxa_room_name (change, change_name);
  coxa_room_name (remove, remove_name);
  g_signal_connect_swapped (change, "clicked", G_CALLBACK (edit_cb), widget);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), widget);
  gtk_widget_add_css_class (buttons, "card-buttons");
  gtk_box_append (GTK_BOX (buttons), change);
  gtk_box_append (GTK_BOX (buttons), remove);
  gtk_box_append (GTK_BOX (widget), buttons);
  gtk_box_append (GTK_BOX (widget), card->editor);
  coxa_diary_list_entries_async (self->store, session->id, self->cancellable, entries_cb, g_object_ref (widget));

  return widget;
}

static void
coxa_diary_list_dispose (GObject *object)
{
  CoxaDiaryList *self = COXA_DIARY_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (coxa_diary_list_parent_class)->dispose (object);
}

static void
coxa_diary_list_class_init (CoxaDiaryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_diary_list_dispose;
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
coxa_diary_list_init (CoxaDiaryList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->title = coxa_room_heading_new ("", 2);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->list, "day-list");
  gtk_box_append (GTK_BOX (self), self->title);
  gtk_box_append (GTK_BOX (self), self->list);
}

/**
 * coxa_diary_list_new:
 * @store: where the diary is
 *
 * Returns: (transfer floating): a list of no day yet
 */
GtkWidget *
coxa_diary_list_new (CoxaStore *store)
{
  CoxaDiaryList *self = g_object_new (COXA_TYPE_DIARY_LIST, NULL);

  self->store = g_object_ref (store);

  return GTK_WIDGET (self);
}

/**
 * coxa_diary_list_show:
 * @self: a list
 * @day: (nullable): which day, or %NULL: none is chosen
 * @sessions: (element-type CoxaDiarySession): what was done on it
 *
 * Shows a day.
 */
void
coxa_diary_list_show (CoxaDiaryList *self,
                     GDateTime    *day,
                     GPtrArray    *sessions)
{
  /* Translators: a day; see g_date_time_format() */
  g_autofree char *title = day != NULL ? g_date_time_format (day, _("%A, %-d %B")) : g_strdup (_("No day chosen"));

  g_return_if_fail (COXA_IS_DIARY_LIST (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_label (GTK_LABEL (self->title), title);
  coxa_room_clear (self->list);
  for (guint i = 0; i < sessions->len; i++)
    gtk_box_append (GTK_BOX (self->list), create_card (self, g_ptr_array_index (sessions, i)));
  if (sessions->len == 0)
    gtk_box_append (GTK_BOX (self->list), coxa_room_text_new (day != NULL ? _("Nothing on this day.")
                                                                          : _("Choose a day in the calendar."), "quiet"));
}
