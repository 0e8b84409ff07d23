#include "coxa-own-programme.h"

/**
 * coxa_own_item_new:
 * @page: address of the page
 * @title: what it is called
 * @sides: on which side
 *
 * Returns: (transfer full): an item as the page says it is done
 */
CoxaOwnItem *
coxa_own_item_new (const char *page,
                   const char *title,
                   CoxaSides   sides)
{
  CoxaOwnItem *self = g_new0 (CoxaOwnItem, 1);

  self->page = g_strdup (page);
  self->title = g_strdup (title);
  self->sides = sides;
  self->amount = COXA_AMOUNT_NONE;

  return self;
}

/**
 * coxa_own_item_copy:
 * @self: an item
 *
 * Returns: (transfer full): the same
 */
CoxaOwnItem *
coxa_own_item_copy (const CoxaOwnItem *self)
{
  CoxaOwnItem *copy = coxa_own_item_new (self->page, self->title, self->sides);

  copy->amount = self->amount;
  copy->note = g_strdup (self->note);

  return copy;
}

/**
 * coxa_own_item_free:
 * @self: (nullable) (transfer full): an item
 */
void
coxa_own_item_free (CoxaOwnItem *self)
{
  if (self == NULL)
    return;

  g_free (self->page);
  g_free (self->title);
  g_free (self->note);
  g_free (self);
}

static CoxaOwnProgramme *
create (const char *id,
        const char *name,
        gint64      now)
{
  CoxaOwnProgramme *self = g_new0 (CoxaOwnProgramme, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_own_item_free);
  self->created = now;
  self->changed = now;

  return self;
}

/**
 * coxa_own_programme_new:
 * @name: what the person calls it
 * @now: Unix time in microseconds, UTC
 *
 * Returns: (transfer full): a programme without items and with an id of its own
 */
CoxaOwnProgramme *
coxa_own_programme_new (const char *name,
                        gint64      now)
{
  g_autofree char *id = g_uuid_string_random ();

  g_return_val_if_fail (name != NULL && *name != '\0', NULL);

  return create (id, name, now);
}

static void
copy_items (const CoxaOwnProgramme *self,
            CoxaOwnProgramme       *copy)
{
  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (copy->items, coxa_own_item_copy (g_ptr_array_index (self->items, i)));
}

/**
 * coxa_own_programme_copy:
 * @self: a programme
 *
 * Returns: (transfer full): the same, with the same id
 */
CoxaOwnProgramme *
coxa_own_programme_copy (const CoxaOwnProgramme *self)
{
  CoxaOwnProgramme *copy = create (self->id, self->name, self->created);

  copy->changed = self->changed;
  copy_items (self, copy);

  return copy;
}

/**
 * coxa_own_programme_duplicate:
 * @self: a programme
 * @name: what the other is to be called
 * @now: Unix time in microseconds, UTC
 *
 * Returns: (transfer full): another programme with the same items
 */
CoxaOwnProgramme *
coxa_own_programme_duplicate (const CoxaOwnProgramme *self,
                              const char             *name,
                              gint64                  now)
{
  CoxaOwnProgramme *copy = coxa_own_programme_new (name, now);

  g_return_val_if_fail (copy != NULL, NULL);
  copy_items (self, copy);

  return copy;
}

/**
 * coxa_own_programme_move_item:
 * @self: a programme
 * @from: place of an item, from 0
 * @to: the place that it is to have afterwards; the last one where there are fewer
 */
void
coxa_own_programme_move_item (CoxaOwnProgramme *self,
                              guint             from,
                              guint             to)
{
  CoxaOwnItem *item;

  g_return_if_fail (from < self->items->len);

  item = g_ptr_array_steal_index (self->items, from);
  g_ptr_array_insert (self->items, (int) MIN (to, self->items->len), item);
}

/**
 * coxa_own_programme_free:
 * @self: (nullable) (transfer full): a programme
 */
void
coxa_own_programme_free (CoxaOwnProgramme *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_ptr_array_unref (self->items);
  g_free (self);
}
