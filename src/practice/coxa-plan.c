/* A page's dose has ranges; a plan has numbers. One begins gently: with the least of everything, and the longest rest. */
#include "coxa-plan.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* A hold of so many seconds is a set of its own, with rest after it; a shorter one is a pause in a repeat. */
#define LONG_HOLD 10

/* Where a page gives no tempo: seconds up, still, and down. */
#define GUESS_LIFT  2
#define GUESS_LOWER 2
#define GUESS_PAUSE 0

static void
item_free (CoxaPlanItem *self)
{
  g_free (self->page);
  g_free (self->title);
  coxa_dose_free (self->dose);
  g_free (self->note);
  g_free (self);
}

static CoxaPlanItem *
item_copy (const CoxaPlanItem *self)
{
  CoxaPlanItem *copy = g_new (CoxaPlanItem, 1);

  *copy = *self;
  copy->page = g_strdup (self->page);
  copy->title = g_strdup (self->title);
  copy->dose = coxa_dose_copy (self->dose);
  copy->note = g_strdup (self->note);

  return copy;
}

/* "Three to six times 30 seconds" is three to six sets of a hold, done on one side and then on the other. */
static void
settle_holds (CoxaPlanItem *self)
{
  CoxaDose *dose = self->dose;

  self->alternates = TRUE;
  if (dose->reps.max == 0 || dose->hold.min < LONG_HOLD || dose->sets.max > 1)
    return;

  dose->sets = dose->reps;
  dose->reps = (CoxaRange) { 0, 0 };
  self->alternates = FALSE;
}

static void
settle_tempo (CoxaPlanItem *self)
{
  const CoxaDose *dose = self->dose;
  static const int guess[] = { GUESS_LIFT, GUESS_PAUSE, GUESS_LOWER };

  for (guint i = 0; i < G_N_ELEMENTS (self->tempo); i++)
    self->tempo[i] = self->reps == 0 ? 0 : dose->has_tempo ? dose->tempo[i] : guess[i];
  if (self->reps > 0 && self->hold > 0)
    self->tempo[1] = self->hold;
  /* A tempo of nothing would never end, or at once. */
  if (self->reps > 0 && self->tempo[0] + self->tempo[1] + self->tempo[2] == 0)
    self->tempo[0] = 1;
  self->is_paced = dose->has_tempo || self->hold > 0;
}

static void
settle_sides (CoxaPlanItem *self,
              CoxaSides     sides,
              CoxaSides     first)
{
  if (!self->dose->each_side)
    self->sides = COXA_SIDES_NONE;
  else
    self->sides = sides != COXA_SIDES_NONE ? sides : COXA_SIDES_BOTH;

  self->first = self->sides != COXA_SIDES_BOTH ? self->sides : first == COXA_SIDES_LEFT ? COXA_SIDES_LEFT : COXA_SIDES_RIGHT;
}

/* @dose: (transfer full). */
static CoxaPlanItem *
item_new (const char *page,
          const char *title,
          CoxaDose   *dose,
          CoxaSides   sides,
          CoxaSides   first)
{
  CoxaPlanItem *self = g_new0 (CoxaPlanItem, 1);

  self->page = g_strdup (page);
  self->title = g_strdup (title);
  self->dose = dose;
  settle_holds (self);
  self->sets = MAX (dose->sets.min, 1);
  self->reps = dose->reps.min;
  self->hold = dose->hold.min;
  self->rest = dose->rest.max;
  settle_tempo (self);
  settle_sides (self, sides, first);

  return self;
}

/**
 * coxa_plan_item_choose:
 * @self: an item
 * @sides: with which leg; ignored where the page knows no sides. COXA_SIDES_NONE: as it is
 * @amount: (nullable): numbers that a person has chosen; -1 leaves one as it is
 *
 * Takes what a person has chosen. A number that does not fit the item (repeats of a hold) or that nobody can mean is ignored.
 */
void
coxa_plan_item_choose (CoxaPlanItem     *self,
                       CoxaSides         sides,
                       const CoxaAmount *amount)
{
  if (sides != COXA_SIDES_NONE)
    settle_sides (self, sides, self->first);
  if (amount == NULL || !coxa_amount_is_sound (amount))
    return;

  if (amount->sets > 0)
    self->sets = amount->sets;
  if (amount->reps > 0 && self->reps > 0)
    self->reps = amount->reps;
  if (amount->hold > 0 && self->hold > 0)
    self->hold = amount->hold;
  if (amount->rest >= 0)
    self->rest = amount->rest;
  settle_tempo (self);
}

/**
 * coxa_plan_item_get_amount:
 * @self: an item
 *
 * Returns: its numbers, to be kept or shown; -1 for what it does not have
 */
CoxaAmount
coxa_plan_item_get_amount (const CoxaPlanItem *self)
{
  return (CoxaAmount) { self->sets, self->reps > 0 ? self->reps : -1, self->hold > 0 ? self->hold : -1, self->rest };
}

/**
 * coxa_plan_item_get_seconds:
 * @self: an item
 *
 * Returns: how long the work of one set takes, in seconds
 */
double
coxa_plan_item_get_seconds (const CoxaPlanItem *self)
{
  return self->reps > 0 ? self->reps * (self->tempo[0] + self->tempo[1] + self->tempo[2]) : self->hold;
}

/**
 * coxa_plan_item_dup_text:
 * @self: an item
 *
 * Returns: (transfer full): how much, in one line, such as "2 sets of 8, each side"
 */
char *
coxa_plan_item_dup_text (const CoxaPlanItem *self)
{
  CoxaDose dose = { .sets = { self->sets, self->sets }, .reps = { self->reps, self->reps }, .hold = { self->hold, self->hold },
                    .each_side = self->sides == COXA_SIDES_BOTH };
  g_autofree char *text = coxa_dose_dup_text (&dose);

  if (self->sides == COXA_SIDES_LEFT)
    /* Translators: %s is a dose, such as "2 sets of 8" */
    return g_strdup_printf (_("%s, left side"), text);
  if (self->sides == COXA_SIDES_RIGHT)
    /* Translators: %s is a dose, such as "2 sets of 8" */
    return g_strdup_printf (_("%s, right side"), text);

  return g_steal_pointer (&text);
}

static CoxaPlan *
plan_new (const char *page,
          const char *programme,
          const char *title)
{
  CoxaPlan *self = g_new0 (CoxaPlan, 1);

  self->page = g_strdup (page);
  self->programme = g_strdup (programme);
  self->title = g_strdup (title);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->missing = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static gboolean
has_amount (const CoxaDose *dose)
{
  return dose != NULL && (dose->reps.max > 0 || dose->hold.max > 0);
}

/* Puts a page into the plan. Returns: (transfer none) (nullable): its item, or NULL where it is no longer something to do. */
static CoxaPlanItem *
add_page (CoxaPlan       *self,
          CoxaAtlas      *atlas,
          const char     *page,
          const char     *title,
          const CoxaDose *over,
          CoxaSides       sides,
          CoxaSides       first)
{
  const CoxaEntry *entry = coxa_atlas_get_entry (atlas, page, NULL);
  CoxaDose *dose = NULL;

  if (entry != NULL && entry->practice != NULL && entry->practice->items == NULL)
    dose = coxa_dose_merge (entry->practice->dose, over);
  if (!has_amount (dose))
    {
      coxa_dose_free (dose);
      g_ptr_array_add (self->missing, g_strdup (title != NULL ? title : page));
      return NULL;
    }

  g_ptr_array_add (self->items, item_new (entry->page, entry->title, dose, sides, first));

  return g_ptr_array_index (self->items, self->items->len - 1);
}

/* Takes what was chosen last. */
static void
remember (CoxaPlan   *self,
          GHashTable *choices)
{
  for (guint i = 0; choices != NULL && i < self->items->len; i++)
    {
      g_autofree char *key = coxa_plan_dup_choice (self, i);
      const CoxaOwnItem *choice = g_hash_table_lookup (choices, key);

      if (choice != NULL)
        coxa_plan_item_choose (g_ptr_array_index (self->items, i), choice->sides, &choice->amount);
    }
}

/* Returns: (transfer full): @self, or NULL with an error where there is nothing in it to do. */
static CoxaPlan *
finish (CoxaPlan  *self,
        GError   **error)
{
  if (self->items->len > 0)
    return self;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               /* Translators: %s is the title of a page or the name of a programme */
               _("“%s” has nothing in it that can be followed. Put an exercise into it, or choose another page."), self->title);
  coxa_plan_free (self);

  return NULL;
}

/**
 * coxa_plan_new_for_page:
 * @atlas: the atlas
 * @page: address of an exercise, a stretch, a release, a habit or a programme
 * @sides: on which side, where a page knows sides; %COXA_SIDES_NONE: as was chosen last, or else both
 * @choices: (nullable): of coxa_own_choices_list_finish()
 * @error: return location for a %COXA_ATLAS_ERROR, or %G_IO_ERROR_NOT_FOUND where there is nothing to do
 *
 * Makes a plan with the least of each range, or what the person chose last.
 *
 * Returns: (transfer full): the plan
 */
CoxaPlan *
coxa_plan_new_for_page (CoxaAtlas   *atlas,
                        const char  *page,
                        CoxaSides    sides,
                        GHashTable  *choices,
                        GError     **error)
{
  const CoxaEntry *entry = coxa_atlas_get_entry (atlas, page, error);
  CoxaPlan *self;
  CoxaPlanItem *item;

  if (entry == NULL)
    return NULL;

  self = plan_new (entry->page, NULL, entry->title);
  if (entry->practice != NULL && entry->practice->items != NULL)
    {
      for (guint i = 0; i < entry->practice->items->len; i++)
        {
          const CoxaPracticeItem *one = g_ptr_array_index (entry->practice->items, i);

          item = add_page (self, atlas, one->page, NULL, one->dose, sides, COXA_SIDES_NONE);
          if (item != NULL)
            item->note = g_strdup (one->note);
        }
    }
  else
    {
      add_page (self, atlas, entry->page, entry->title, NULL, sides, COXA_SIDES_NONE);
    }
  remember (self, choices);
  for (guint i = 0; i < self->items->len; i++)
    coxa_plan_item_choose (g_ptr_array_index (self->items, i), sides, NULL);

  return finish (self, error);
}

/**
 * coxa_plan_new_for_own:
 * @atlas: the atlas
 * @programme: a programme of the person's own
 * @first: with which leg to begin, %COXA_SIDES_LEFT or %COXA_SIDES_RIGHT
 * @error: return location for %G_IO_ERROR_NOT_FOUND where there is nothing to do
 *
 * Makes a plan. What is no longer in the atlas is left out, and named in the plan's "missing".
 *
 * Returns: (transfer full): the plan
 */
CoxaPlan *
coxa_plan_new_for_own (CoxaAtlas               *atlas,
                       const CoxaOwnProgramme  *programme,
                       CoxaSides                first,
                       GError                 **error)
{
  CoxaPlan *self = plan_new (NULL, programme->id, programme->name);

  for (guint i = 0; i < programme->items->len; i++)
    {
      const CoxaOwnItem *one = g_ptr_array_index (programme->items, i);
      CoxaPlanItem *item = add_page (self, atlas, one->page, one->title, NULL, one->sides, first);

      if (item == NULL)
        continue;

      coxa_plan_item_choose (item, COXA_SIDES_NONE, &one->amount);
      item->note = g_strdup (one->note);
    }

  return finish (self, error);
}

/**
 * coxa_plan_can_start:
 * @atlas: the atlas
 * @page: address of a page
 *
 * Returns: whether a session can be made of it
 */
gboolean
coxa_plan_can_start (CoxaAtlas  *atlas,
                     const char *page)
{
  g_autoptr(CoxaPlan) plan = coxa_plan_new_for_page (atlas, page, COXA_SIDES_NONE, NULL, NULL);

  return plan != NULL;
}

/**
 * coxa_plan_dup_choice:
 * @self: a plan from a page
 * @position: place of an item, from 0
 *
 * An exercise is remembered by itself and for each programme: what is right after a warm-up is not right alone.
 *
 * Returns: (transfer full): the key under which coxa_own_choices_put_async() remembers what the person chose for the item
 */
char *
coxa_plan_dup_choice (const CoxaPlan *self,
                      guint           position)
{
  const CoxaPlanItem *item;

  g_return_val_if_fail (position < self->items->len, NULL);

  item = g_ptr_array_index (self->items, position);
  if (self->page == NULL || g_str_equal (self->page, item->page))
    return g_strdup (item->page);

  return g_strdup_printf ("%s %s", self->page, item->page);
}

/**
 * coxa_plan_copy:
 * @self: a plan
 *
 * Returns: (transfer full): the same
 */
CoxaPlan *
coxa_plan_copy (const CoxaPlan *self)
{
  CoxaPlan *copy = plan_new (self->page, self->programme, self->title);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (copy->items, item_copy (g_ptr_array_index (self->items, i)));
  for (guint i = 0; i < self->missing->len; i++)
    g_ptr_array_add (copy->missing, g_strdup (g_ptr_array_index (self->missing, i)));

  return copy;
}

/**
 * coxa_plan_free:
 * @self: (nullable) (transfer full): a plan
 */
void
coxa_plan_free (CoxaPlan *self)
{
  if (self == NULL)
    return;

  g_free (self->page);
  g_free (self->programme);
  g_free (self->title);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->missing);
  g_free (self);
}
