#include "coxa-programme-list.h"

#include "coxa-room-parts.h"
#include "coxa-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define SPACING 14

struct _CoxaProgrammeList
{
  GtkWidget     parent_instance;

  CoxaAtlas    *atlas;
  CoxaStore    *store;
  GCancellable *cancellable;
  GPtrArray    *own;        /* of CoxaOwnProgramme */
  GtkWidget    *scroller;
  GtkWidget    *offer;      /* above it all, while a page waits to be added */
  GtkWidget    *own_list;
  GtkWidget    *create;
  char         *page;       /* that page, or NULL */
};

typedef struct
{
  CoxaStore        *store;
  CoxaOwnProgramme *programme;
} Removed;

enum
{
  START,
  EDIT,
  OPEN,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaProgrammeList, coxa_programme_list, GTK_TYPE_WIDGET)

static void
fail (CoxaProgrammeList *self,
      const char        *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

static CoxaOwnProgramme *
get_programme (CoxaProgrammeList *self,
               GtkWidget         *button)
{
  const char *id = g_object_get_data (G_OBJECT (button), "programme");

  for (guint i = 0; id != NULL && i < self->own->len; i++)
    {
      CoxaOwnProgramme *programme = g_ptr_array_index (self->own, i);

      if (g_str_equal (programme->id, id))
        return programme;
    }

  return NULL;
}

static const char *
get_page (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "page");
}

static CoxaPlan *
dup_plan (CoxaProgrammeList *self,
          GtkWidget         *button,
          GError           **error)
{
  CoxaOwnProgramme *programme = get_programme (self, button);

  if (programme != NULL)
    return coxa_plan_new_for_own (self->atlas, programme, COXA_SIDES_RIGHT, error);

  return coxa_plan_new_for_page (self->atlas, get_page (button), COXA_SIDES_NONE, NULL, error);
}

/* How long a plan takes about, in seconds. */
static double
get_seconds (const CoxaPlan *plan)
{
  double seconds = 0;

  for (guint i = 0; i < plan->items->len; i++)
    {
      const CoxaPlanItem *item = g_ptr_array_index (plan->items, i);
      int sets = item->sets * (item->sides == COXA_SIDES_BOTH ? 2 : 1);

      seconds += sets * (coxa_plan_item_get_seconds (item) + item->rest);
    }

  return seconds;
}

/* The same in words, and how much is in it. */
static char *
dup_size (const CoxaPlan *plan)
{
  g_autofree char *items = g_strdup_printf (ngettext ("%u exercise", "%u exercises", plan->items->len), plan->items->len);
  gulong minutes = MAX (1, (gulong) lround (get_seconds (plan) / 60));
  g_autofree char *time = NULL;

  time = g_strdup_printf (ngettext ("about %lu minute", "about %lu minutes", minutes), minutes);

  return g_strdup_printf ("%s · %s", items, time);
}

static void
put_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(CoxaProgrammeList) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!coxa_own_programmes_put_finish (COXA_STORE (source), result, &error))
    fail (self, error->message);
}

static void
put (CoxaProgrammeList      *self,
     const CoxaOwnProgramme *programme)
{
  coxa_own_programmes_put_async (self->store, programme, put_cb, g_object_ref (self));
}

static void
edit (CoxaProgrammeList *self,
      CoxaOwnProgramme  *programme)
{
  g_signal_emit (self, signals[EDIT], 0, programme);
}

static void
stop_offering (CoxaProgrammeList *self)
{
  g_clear_pointer (&self->page, g_free);
  coxa_room_clear (self->offer);
  gtk_widget_set_visible (self->offer, FALSE);
}

/* Puts the page that is offered into a programme, and opens that. */
static void
take_offer (CoxaProgrammeList *self,
            CoxaOwnProgramme  *programme)
{
  g_autoptr(CoxaPlan) plan = coxa_plan_new_for_page (self->atlas, self->page, COXA_SIDES_NONE, NULL, NULL);

  if (plan != NULL)
    {
      const CoxaPlanItem *item = g_ptr_array_index (plan->items, 0);

      g_ptr_array_add (programme->items, coxa_own_item_new (item->page, item->title, item->sides));
    }
  stop_offering (self);
  put (self, programme);
  edit (self, programme);
}

static void
start_cb (CoxaProgrammeList *self,
          GtkWidget         *button)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaPlan) plan = dup_plan (self, button, &error);

  if (plan != NULL)
    g_signal_emit (self, signals[START], 0, plan);
  else
    fail (self, error->message);
}

static void
edit_cb (CoxaProgrammeList *self,
         GtkWidget         *button)
{
  edit (self, get_programme (self, button));
}

/* Whoever prints knows neither the store nor our plans: an item is its address, what differs from its page's dose, and its
 * note. */
static void
handout_cb (CoxaProgrammeList *self,
            GtkWidget         *button)
{
  const CoxaOwnProgramme *own = get_programme (self, button);
  GVariantBuilder items;

  g_variant_builder_init (&items, G_VARIANT_TYPE ("a(siiiis)"));
  for (guint i = 0; i < own->items->len; i++)
    {
      const CoxaOwnItem *item = g_ptr_array_index (own->items, i);
      const char *sides = item->sides == COXA_SIDES_LEFT ? "?side=left&sides=one"
                          : item->sides == COXA_SIDES_RIGHT ? "?sides=one" : "";
      g_autofree char *address = g_strconcat (item->page, sides, NULL);

      g_variant_builder_add (&items, "(siiiis)", address, item->amount.sets, item->amount.reps, item->amount.hold,
                             item->amount.rest, item->note != NULL ? item->note : "");
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.handout-plan", "(sa(siiiis))", own->name, &items);
}

static void
read_cb (CoxaProgrammeList *self,
         GtkWidget         *button)
{
  g_signal_emit (self, signals[OPEN], 0, get_page (button));
}

static void
add_here_cb (CoxaProgrammeList *self,
             GtkWidget         *button)
{
  take_offer (self, get_programme (self, button));
}

static void
create_cb (CoxaProgrammeList *self)
{
  g_autoptr(CoxaOwnProgramme) programme = coxa_own_programme_new (_("My programme"), g_get_real_time ());

  if (self->page != NULL)
    {
      take_offer (self, programme);
      return;
    }
  put (self, programme);
  edit (self, programme);
}

/* A copy of one of the atlas's becomes one's own. */
static void
duplicate_cb (CoxaProgrammeList *self,
              GtkWidget         *button)
{
  CoxaOwnProgramme *own = get_programme (self, button);
  g_autoptr(CoxaOwnProgramme) copy = NULL;
  g_autoptr(CoxaPlan) plan = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;

  if (own != NULL)
    {
      /* Translators: the name of a copy; %s is what was copied */
      name = g_strdup_printf (_("%s (copy)"), own->name);
      copy = coxa_own_programme_duplicate (own, name, g_get_real_time ());
    }
  else
    {
      plan = dup_plan (self, button, &error);
      if (plan == NULL)
        {
          fail (self, error->message);
          return;
        }
      /* Translators: the name of a copy of a programme that comes with the program */
      name = g_strdup_printf (_("%s, mine"), plan->title);
      copy = coxa_own_programme_new (name, g_get_real_time ());
      for (guint i = 0; i < plan->items->len; i++)
        {
          const CoxaPlanItem *from = g_ptr_array_index (plan->items, i);
          CoxaOwnItem *item = coxa_own_item_new (from->page, from->title, from->sides);

          item->amount = coxa_plan_item_get_amount (from);
          item->note = g_strdup (from->note);
          g_ptr_array_add (copy->items, item);
        }
    }
  put (self, copy);
  edit (self, copy);
}

static void
removed_free (gpointer  data,
              GClosure *closure G_GNUC_UNUSED)
{
  Removed *removed = data;

  g_object_unref (removed->store);
  coxa_own_programme_free (removed->programme);
  g_free (removed);
}

static void
undo_cb (AdwToast *toast G_GNUC_UNUSED,
         Removed  *removed)
{
  coxa_own_programmes_put_async (removed->store, removed->programme, NULL, NULL);
}

typedef struct
{
  CoxaProgrammeList *self;
  Removed           *removed;
} Removal;

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Removal *removal = user_data;
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (removal->self), ADW_TYPE_TOAST_OVERLAY);
  g_autoptr(GError) error = NULL;

  if (!coxa_own_programmes_remove_finish (COXA_STORE (source), result, &error))
    fail (removal->self, error->message);
  if (error != NULL || toasts == NULL)
    {
      removed_free (removal->removed, NULL);
    }
  else
    {
      /* Translators: %s is the name of a programme */
      g_autofree char *text = g_markup_printf_escaped (_("“%s” was deleted"), removal->removed->programme->name);
      AdwToast *toast = adw_toast_new (text);

      adw_toast_set_button_label (toast, _("Undo"));
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), removal->removed, removed_free, 0);
      adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
    }
  g_object_unref (removal->self);
  g_free (removal);
}

static void
delete_cb (CoxaProgrammeList *self,
           GtkWidget         *button)
{
  CoxaOwnProgramme *programme = get_programme (self, button);
  Removal *removal = g_new0 (Removal, 1);

  removal->self = g_object_ref (self);
  removal->removed = g_new0 (Removed, 1);
  removal->removed->store = g_object_ref (self->store);
  removal->removed->programme = coxa_own_programme_copy (programme);
  coxa_own_programmes_remove_async (self->store, programme->id, removed_cb, removal);
}

/* Rows */

static void
append_button (CoxaProgrammeList *self,
               GtkWidget         *row,
               const char        *label,
               const char        *spoken,
               const char        *title,
               GCallback          callback,
               const char        *page,
               const char        *programme,
               const char        *css_class)
{
  GtkWidget *button = coxa_room_button_new (NULL, label, NULL);

  coxa_room_name_of (button, spoken, title);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  g_object_set_data_full (G_OBJECT (button), "page", g_strdup (page), g_free);
  g_object_set_data_full (G_OBJECT (button), "programme", g_strdup (programme), g_free);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);
}

static GtkWidget *
create_row (const char  *title,
            const char  *size,
            const char  *summary,
            GtkWidget  **buttons)
{
  GtkWidget *card = coxa_room_card_new (NULL);

  coxa_room_name (card, title);
  *buttons = g_object_new (GTK_TYPE_BOX, "layout-manager", coxa_wrap_layout_new (8, 8, 0), NULL);
  gtk_widget_add_css_class (*buttons, "card-buttons");
  gtk_box_append (GTK_BOX (card), coxa_room_heading_new (title, 3));
  if (size != NULL)
    gtk_box_append (GTK_BOX (card), coxa_room_text_new (size, "quiet"));
  if (summary != NULL)
    gtk_box_append (GTK_BOX (card), coxa_room_text_new (summary, "programme-summary"));
  gtk_box_append (GTK_BOX (card), *buttons);

  return card;
}

static GtkWidget *
create_bundled (CoxaProgrammeList  *self,
                const CoxaIndexRow *row)
{
  g_autoptr(CoxaPlan) plan = coxa_plan_new_for_page (self->atlas, row->page, COXA_SIDES_NONE, NULL, NULL);
  g_autofree char *size = plan != NULL ? dup_size (plan) : NULL;
  GtkWidget *buttons;
  GtkWidget *card = create_row (row->title, size, row->summary, &buttons);

  if (plan != NULL)
    append_button (self, buttons, _("Start"), _("Start %s"), row->title, G_CALLBACK (start_cb), row->page, NULL,
                   "suggested-action");
  append_button (self, buttons, _("Read"), _("Read about %s"), row->title, G_CALLBACK (read_cb), row->page, NULL, NULL);
  if (plan != NULL)
    append_button (self, buttons, _("Duplicate"), _("Duplicate %s"), row->title, G_CALLBACK (duplicate_cb), row->page, NULL,
                   NULL);

  return card;
}

static GtkWidget *
create_own (CoxaProgrammeList      *self,
            const CoxaOwnProgramme *programme)
{
  g_autoptr(CoxaPlan) plan = coxa_plan_new_for_own (self->atlas, programme, COXA_SIDES_RIGHT, NULL);
  g_autofree char *size = plan != NULL ? dup_size (plan) : g_strdup (_("Nothing in it yet"));
  GtkWidget *buttons;
  GtkWidget *card = create_row (programme->name, size, NULL, &buttons);
  const char *name = programme->name;

  if (self->page != NULL)
    {
      append_button (self, buttons, _("Add Here"), _("Add to %s"), name, G_CALLBACK (add_here_cb), NULL, programme->id,
                     "suggested-action");
      return card;
    }
  if (plan != NULL)
    append_button (self, buttons, _("Start"), _("Start %s"), name, G_CALLBACK (start_cb), NULL, programme->id,
                   "suggested-action");
  if (plan != NULL)
    append_button (self, buttons, _("Hand-out…"), _("Hand-out of %s"), name, G_CALLBACK (handout_cb), NULL, programme->id, NULL);
  append_button (self, buttons, _("Edit"), _("Edit %s"), name, G_CALLBACK (edit_cb), NULL, programme->id, NULL);
  append_button (self, buttons, _("Duplicate"), _("Duplicate %s"), name, G_CALLBACK (duplicate_cb), NULL, programme->id, NULL);
  append_button (self, buttons, _("Delete"), _("Delete %s"), name, G_CALLBACK (delete_cb), NULL, programme->id, NULL);

  return card;
}

static void
show_own (CoxaProgrammeList *self)
{
  coxa_room_clear (self->own_list);
  for (guint i = 0; i < self->own->len; i++)
    gtk_box_append (GTK_BOX (self->own_list), create_own (self, g_ptr_array_index (self->own, i)));
  if (self->own->len == 0)
    gtk_box_append (GTK_BOX (self->own_list), coxa_room_text_new (_("None yet. Make a new one, or duplicate one of the above and "
                                                                    "change it."), "quiet"));
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CoxaProgrammeList) self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *own = coxa_own_programmes_list_finish (COXA_STORE (source), result, &error);

  if (own == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        fail (self, error->message);
      return;
    }

  g_ptr_array_unref (self->own);
  self->own = own;
  if (self->scroller != NULL)
    show_own (self);
}

static void
update (CoxaProgrammeList *self)
{
  coxa_own_programmes_list_async (self->store, self->cancellable, listed_cb, g_object_ref (self));
}

static void
cancel_cb (CoxaProgrammeList *self)
{
  coxa_programme_list_step_back (self);
}

/* Object */

typedef struct
{
  const CoxaIndexRow *row;
  double              seconds;
} Bundled;

static int
compare_bundled (gconstpointer a,
                 gconstpointer b)
{
  double difference = ((const Bundled *) a)->seconds - ((const Bundled *) b)->seconds;

  return difference < 0 ? -1 : difference > 0;
}

/* The shortest first: it is also the gentlest. */
static void
append_bundled (CoxaProgrammeList *self,
                GtkWidget         *box)
{
  g_autoptr(GPtrArray) pages = coxa_atlas_list_pages (self->atlas);
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (Bundled));

  for (guint i = 0; i < pages->len; i++)
    {
      const CoxaIndexRow *row = coxa_atlas_lookup (self->atlas, g_ptr_array_index (pages, i));
      g_autoptr(CoxaPlan) plan = NULL;
      Bundled one = { row, 0 };

      if (!g_str_equal (row->kind, "programme"))
        continue;

      plan = coxa_plan_new_for_page (self->atlas, row->page, COXA_SIDES_NONE, NULL, NULL);
      one.seconds = plan != NULL ? get_seconds (plan) : G_MAXDOUBLE;
      g_array_append_val (found, one);
    }

  g_array_sort (found, compare_bundled);
  if (found->len > 0)
    gtk_box_append (GTK_BOX (box), coxa_room_heading_new (_("Ready-made"), 2));
  for (guint i = 0; i < found->len; i++)
    gtk_box_append (GTK_BOX (box), create_bundled (self, g_array_index (found, Bundled, i).row));
}

static gboolean
coxa_programme_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (COXA_PROGRAMME_LIST (widget)->scroller, GTK_DIR_TAB_FORWARD);
}

static void
coxa_programme_list_dispose (GObject *object)
{
  CoxaProgrammeList *self = COXA_PROGRAMME_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->atlas);

  G_OBJECT_CLASS (coxa_programme_list_parent_class)->dispose (object);
}

static void
coxa_programme_list_finalize (GObject *object)
{
  CoxaProgrammeList *self = COXA_PROGRAMME_LIST (object);

  g_free (self->page);
  g_ptr_array_unref (self->own);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (coxa_programme_list_parent_class)->finalize (object);
}

static void
coxa_programme_list_class_init (CoxaProgrammeListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = coxa_programme_list_dispose;
  object_class->finalize = coxa_programme_list_finalize;
  widget_class->grab_focus = coxa_programme_list_grab_focus;
  signals[START] = g_signal_new ("start", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "programmelist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
coxa_programme_list_init (CoxaProgrammeList *self)
{
  self->own = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
}

/**
 * coxa_programme_list_new:
 * @atlas: what comes with the program
 * @store: where one's own are
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
coxa_programme_list_new (CoxaAtlas *atlas,
                         CoxaStore *store)
{
  CoxaProgrammeList *self = g_object_new (COXA_TYPE_PROGRAMME_LIST, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  self->atlas = g_object_ref (atlas);
  self->store = g_object_ref (store);
  self->offer = coxa_room_card_new (NULL);
  gtk_widget_set_visible (self->offer, FALSE);
  gtk_widget_add_css_class (self->offer, "offer");
  gtk_box_append (GTK_BOX (box), self->offer);
  append_bundled (self, box);
  gtk_box_append (GTK_BOX (box), coxa_room_heading_new (_("Your own"), 2));
  self->own_list = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  gtk_box_append (GTK_BOX (box), self->own_list);
  self->create = coxa_room_button_new ("list-add-symbolic", _("New Programme"), _("Put one together"));
  gtk_widget_set_halign (self->create, GTK_ALIGN_START);
  g_signal_connect_swapped (self->create, "clicked", G_CALLBACK (create_cb), self);
  gtk_box_append (GTK_BOX (box), self->create);
  self->scroller = coxa_room_column_new (box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  show_own (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * coxa_programme_list_offer:
 * @self: the list
 * @page: something to do
 *
 * Asks into which programme a page is to be put.
 */
void
coxa_programme_list_offer (CoxaProgrammeList *self,
                           const char        *page)
{
  const CoxaIndexRow *row = coxa_atlas_lookup (self->atlas, page);
  g_autofree char *text = NULL;
  GtkWidget *cancel;

  g_return_if_fail (COXA_IS_PROGRAMME_LIST (self));

  stop_offering (self);
  self->page = g_strdup (page);
  /* Translators: %s is an exercise */
  text = g_strdup_printf (_("To which of your programmes is “%s” to be added?"), row != NULL ? row->title : page);
  gtk_box_append (GTK_BOX (self->offer), coxa_room_text_new (text, "question"));
  gtk_box_append (GTK_BOX (self->offer), coxa_room_text_new (_("Choose one of your own, or make a new one with it."), "quiet"));
  cancel = coxa_room_button_new (NULL, _("Cancel"), _("Add it to none (Escape)"));
  gtk_widget_set_halign (cancel, GTK_ALIGN_START);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), self);
  gtk_box_append (GTK_BOX (self->offer), cancel);
  gtk_widget_set_visible (self->offer, TRUE);
  show_own (self);
  gtk_widget_grab_focus (cancel);
}

/**
 * coxa_programme_list_step_back:
 * @self: the list
 *
 * Takes back the question of coxa_programme_list_offer().
 *
 * Returns: whether there was one
 */
gboolean
coxa_programme_list_step_back (CoxaProgrammeList *self)
{
  g_return_val_if_fail (COXA_IS_PROGRAMME_LIST (self), FALSE);

  if (self->page == NULL)
    return FALSE;

  stop_offering (self);
  show_own (self);
  gtk_widget_grab_focus (self->create);

  return TRUE;
}
