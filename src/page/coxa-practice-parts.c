#include "coxa-practice-parts.h"

#include "coxa-page-figure.h"
#include "coxa-wrap-layout.h"

#include <glib/gi18n.h>

#define CARD_SPACING 10
#define CARD_CHARS   15 /* a number and a word or two */
#define HEADING      3  /* below the section's, which is level 2 */

static GtkWidget *
create_part (const char *title)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (part, "practice");
  gtk_box_append (GTK_BOX (part), coxa_page_heading_new (title, HEADING, "part-heading"));

  return part;
}

/* Texts as a list, which the prose view makes one to screen readers too. */
static GtkWidget *
create_list (const CoxaPageContext *context,
             char                 **texts,
             gboolean               is_numbered)
{
  g_autoptr(GString) markdown = g_string_new (NULL);
  CoxaPageContext own = *context;

  /* Nobody reads up on a word while standing on one leg. */
  if (is_numbered)
    own.proses = NULL;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *text = g_strdelimit (g_strdup (texts[i]), "\n", ' ');

      if (is_numbered)
        g_string_append_printf (markdown, "%u. %s\n", i + 1, text);
      else
        g_string_append_printf (markdown, "- %s\n", text);
    }

  return coxa_page_prose_new (&own, markdown->str, is_numbered ? "steps" : "points");
}

static GtkWidget *
create_safety (const CoxaPageContext *context,
               const CoxaPractice    *practice)
{
  GtkWidget *callout;

  if (practice->not_for[0] == NULL && practice->stop_signs[0] == NULL)
    return NULL;

  callout = coxa_page_callout_new (COXA_CALLOUT_SAFETY, _("Before you start"), HEADING);
  if (practice->not_for[0] != NULL)
    {
      coxa_page_callout_add (callout, coxa_page_heading_new (_("Not for everyone"), HEADING + 1, "callout-heading"));
      coxa_page_callout_add (callout, create_list (context, practice->not_for, FALSE));
    }
  if (practice->stop_signs[0] != NULL)
    {
      coxa_page_callout_add (callout, coxa_page_heading_new (_("Stop when you notice"), HEADING + 1, "callout-heading"));
      coxa_page_callout_add (callout, create_list (context, practice->stop_signs, FALSE));
    }

  return callout;
}

static GtkWidget *
create_equipment (const CoxaPageContext *context,
                  const CoxaPractice    *practice)
{
  GtkWidget *part = create_part (_("What you need"));

  if (practice->equipment[0] != NULL)
    gtk_box_append (GTK_BOX (part), create_list (context, practice->equipment, FALSE));
  else
    gtk_box_append (GTK_BOX (part), coxa_page_prose_new (context, _("Nothing."), "points"));

  return part;
}

static char *
dup_range (const CoxaRange *range)
{
  if (range->min == range->max)
    return g_strdup_printf ("%d", range->max);

  /* Translators: a range, from the least to the most, such as "8–12" */
  return g_strdup_printf (_("%d–%d"), range->min, range->max);
}

/* Whole minutes are easier to count than their seconds. */
static char *
dup_time (const CoxaRange *range)
{
  CoxaRange minutes = { range->min / 60, range->max / 60 };
  gboolean are_minutes = range->min % 60 == 0 && range->max % 60 == 0 && range->max > 0;
  g_autofree char *numbers = dup_range (are_minutes ? &minutes : range);

  if (are_minutes)
    /* Translators: %s is a number or a range, such as "1–2" */
    return g_strdup_printf (ngettext ("%s minute", "%s minutes", (gulong) minutes.max), numbers);

  /* Translators: %s is a number or a range, such as "5–10" */
  return g_strdup_printf (ngettext ("%s second", "%s seconds", (gulong) range->max), numbers);
}

static void
append_card (GtkWidget  *cards,
             const char *value,
             const char *caption)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", caption, value);
  GtkWidget *card = coxa_page_card_new (name);

  gtk_box_append (GTK_BOX (card), coxa_page_label_new (value, "fact-value"));
  gtk_box_append (GTK_BOX (card), coxa_page_label_new (caption, "fact-caption"));
  gtk_box_append (GTK_BOX (cards), card);
}

static void
append_tempo (GtkWidget      *cards,
              const CoxaDose *dose)
{
  g_autofree char *text = NULL;

  /* Translators: how many seconds each part of a movement takes: there, the pause at its end, and back */
  text = dose->tempo[1] > 0
    ? g_strdup_printf (_("%d s there, %d s hold, %d s back"), dose->tempo[0], dose->tempo[1], dose->tempo[2])
    /* Translators: how many seconds each part of a movement takes: there, and back without a pause */
    : g_strdup_printf (_("%d s there, %d s back"), dose->tempo[0], dose->tempo[2]);
  append_card (cards, text, _("tempo"));
}

static GtkWidget *
create_cards (const CoxaDose *dose)
{
  GtkWidget *cards = g_object_new (GTK_TYPE_BOX,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                   "layout-manager", coxa_wrap_layout_new (CARD_SPACING, CARD_SPACING, CARD_CHARS),
                                   NULL);
  g_autofree char *sets = dup_range (&dose->sets);
  g_autofree char *reps = dup_range (&dose->reps);
  g_autofree char *hold = dup_time (&dose->hold);
  g_autofree char *rest = dup_time (&dose->rest);
  g_autofree char *per_week = dup_range (&dose->per_week);

  gtk_widget_add_css_class (cards, "dose");
  if (dose->sets.max > 0)
    append_card (cards, sets, ngettext ("set", "sets", (gulong) dose->sets.max));
  if (dose->reps.max > 0)
    append_card (cards, reps, ngettext ("repeat in each set", "repeats in each set", (gulong) dose->reps.max));
  if (dose->hold.max > 0)
    append_card (cards, hold, _("hold each time"));
  if (dose->has_tempo)
    append_tempo (cards, dose);
  if (dose->rest.max > 0)
    append_card (cards, rest, _("rest between sets"));
  if (dose->per_week.max > 7)
    append_card (cards, per_week, _("times a week"));
  else if (dose->per_week.max > 0)
    append_card (cards, per_week, ngettext ("day a week", "days a week", (gulong) dose->per_week.max));
  if (dose->each_side)
    append_card (cards, _("Both sides"), _("one after the other"));

  return cards;
}

static GtkWidget *
create_dose (const CoxaPageContext *context,
             const CoxaPractice    *practice)
{
  const CoxaSource *source;
  GtkWidget *part;

  if (practice->dose == NULL)
    return NULL;

  part = create_part (_("How much"));
  gtk_box_append (GTK_BOX (part), create_cards (practice->dose));

  source = practice->dose->source != NULL ? coxa_atlas_get_source (context->atlas, practice->dose->source) : NULL;
  if (source != NULL)
    {
      g_autofree char *name = coxa_source_dup_short (source);
      /* Translators: the first %s is a source, such as "Beck et al. 2000", and the second its mark */
      g_autofree char *text = g_strdup_printf (_("This dose follows %s %s."), name, "[@KEY]");
      g_auto(GStrv) around = g_strsplit (text, "KEY", 2);
      g_autofree char *markdown = g_strjoinv (practice->dose->source, around);

      gtk_box_append (GTK_BOX (part), coxa_page_prose_new (context, markdown, "dose-source"));
    }

  return part;
}

/* How often a week, or NULL. */
static char *
dup_per_week (const CoxaDose *dose)
{
  g_autofree char *per_week = dup_range (&dose->per_week);

  if (dose->per_week.max == 0)
    return NULL;
  if (dose->per_week.min == 7 && dose->per_week.max == 7)
    return g_strdup (_("every day"));
  if (dose->per_week.max > 7)
    /* Translators: %s is a number or a range, such as "7–14" */
    return g_strdup_printf (_("%s times a week"), per_week);

  /* Translators: %s is a number or a range, such as "2–3" */
  return g_strdup_printf (ngettext ("%s day a week", "%s days a week", (gulong) dose->per_week.max), per_week);
}

/* One thing to do in a programme, as a line of Markdown: where it leads, how much, how often, and what to mind. */
static void
append_item (GString                *markdown,
             const CoxaPageContext  *context,
             const CoxaPracticeItem *item,
             guint                   number)
{
  const CoxaEntry *entry = coxa_atlas_get_entry (context->atlas, item->page, NULL);
  const CoxaDose *own = entry != NULL && entry->practice != NULL ? entry->practice->dose : NULL;
  g_autoptr(CoxaDose) dose = coxa_dose_merge (own, item->dose);

  /* A page that is broken is still named by the index. */
  g_string_append_printf (markdown, "%u. **[%s](%s)**", number, coxa_atlas_get_title (context->atlas, item->page), item->page);
  if (dose != NULL)
    {
      g_autofree char *much = coxa_dose_dup_text (dose);
      g_autofree char *often = dup_per_week (dose);

      g_string_append_printf (markdown, ": %s", much);
      if (often != NULL)
        g_string_append_printf (markdown, "; %s", often);
    }
  g_string_append_c (markdown, '.');
  if (item->note != NULL)
    g_string_append_printf (markdown, " *%s*", item->note);
  g_string_append_c (markdown, '\n');
}

static GtkWidget *
create_items (const CoxaPageContext *context,
              const CoxaPractice    *practice)
{
  g_autoptr(GString) markdown = g_string_new (NULL);
  GtkWidget *part;

  if (practice->items == NULL || practice->items->len == 0)
    return NULL;

  for (guint i = 0; i < practice->items->len; i++)
    append_item (markdown, context, g_ptr_array_index (practice->items, i), i + 1);
  part = create_part (_("What you do"));
  gtk_box_append (GTK_BOX (part), coxa_page_prose_new (context, markdown->str, "steps"));

  return part;
}

static GtkWidget *
create_steps (const CoxaPageContext *context,
              const CoxaPractice    *practice)
{
  GtkWidget *part, *list;

  if (practice->steps[0] == NULL)
    return NULL;

  part = create_part (_("Steps"));
  list = create_list (context, practice->steps, TRUE);
  gtk_box_append (GTK_BOX (part), list);
  if (context->figure != NULL)
    coxa_page_figure_attach_steps (context->figure, list);

  return part;
}

static GtkWidget *
create_variants (const CoxaPageContext *context,
                 const CoxaPractice    *practice)
{
  GtkWidget *part = NULL;

  if (practice->easier != NULL)
    {
      part = create_part (_("To make it easier"));
      gtk_box_append (GTK_BOX (part), coxa_page_prose_new (context, practice->easier, "points"));
    }
  if (practice->harder != NULL && part != NULL)
    gtk_box_append (GTK_BOX (part), coxa_page_heading_new (_("To make it harder"), HEADING, "part-heading"));
  else if (practice->harder != NULL)
    part = create_part (_("To make it harder"));
  if (practice->harder != NULL)
    gtk_box_append (GTK_BOX (part), coxa_page_prose_new (context, practice->harder, "points"));

  return part;
}

static GtkWidget *
create_faults (const CoxaPageContext *context,
               const CoxaPractice    *practice)
{
  GtkWidget *pictures = context->figure != NULL ? coxa_figure_view_create_faults (context->figure) : NULL;
  GtkWidget *part;

  if (practice->faults[0] == NULL)
    return pictures;

  part = create_part (_("Common faults"));
  if (pictures != NULL)
    gtk_box_append (GTK_BOX (part), pictures);
  gtk_box_append (GTK_BOX (part), create_list (context, practice->faults, FALSE));

  return part;
}

/**
 * coxa_practice_part_new:
 * @context: the page
 * @practice: how to do what the page is about
 * @part: which part of that
 *
 * Returns: (transfer floating) (nullable): the part with its heading, or %NULL where the page has none
 */
GtkWidget *
coxa_practice_part_new (const CoxaPageContext *context,
                        const CoxaPractice    *practice,
                        CoxaPracticePart       part)
{
  g_return_val_if_fail (context != NULL, NULL);
  g_return_val_if_fail (practice != NULL, NULL);

  switch (part)
    {
    case COXA_PRACTICE_SAFETY:
      return create_safety (context, practice);
    case COXA_PRACTICE_EQUIPMENT:
      return create_equipment (context, practice);
    case COXA_PRACTICE_ITEMS:
      return create_items (context, practice);
    case COXA_PRACTICE_DOSE:
      return create_dose (context, practice);
    case COXA_PRACTICE_FIGURE:
      /* The page keeps it. */
      return NULL;
    case COXA_PRACTICE_STEPS:
      return create_steps (context, practice);
    case COXA_PRACTICE_VARIANTS:
      return create_variants (context, practice);
    case COXA_PRACTICE_FAULTS:
      return create_faults (context, practice);
    case COXA_PRACTICE_N_PARTS:
    default:
      return NULL;
    }
}
