#include "coxa-store-item.h"

/**
 * coxa_store_item_new:
 * @kind: what it is
 * @place: what it is of
 * @address: where it leads
 * @title: what the page is called
 * @text: (nullable): of a note
 * @now: Unix time in microseconds, UTC
 *
 * Returns: (transfer full): something to be kept
 */
CoxaStoreItem *
coxa_store_item_new (CoxaStoreKind  kind,
                     const char    *place,
                     const char    *address,
                     const char    *title,
                     const char    *text,
                     gint64         now)
{
  CoxaStoreItem *self = g_new0 (CoxaStoreItem, 1);

  self->kind = kind;
  self->place = g_strdup (place);
  self->address = g_strdup (address);
  self->title = g_strdup (title);
  self->text = g_strdup (text);
  self->created = now;
  self->changed = now;

  return self;
}

/**
 * coxa_store_item_copy:
 * @self: an item
 *
 * Returns: (transfer full): the same
 */
CoxaStoreItem *
coxa_store_item_copy (const CoxaStoreItem *self)
{
  CoxaStoreItem *copy = coxa_store_item_new (self->kind, self->place, self->address, self->title, self->text, self->created);

  copy->changed = self->changed;

  return copy;
}

/**
 * coxa_store_item_free:
 * @self: (nullable) (transfer full): an item
 */
void
coxa_store_item_free (CoxaStoreItem *self)
{
  if (self == NULL)
    return;

  g_free (self->place);
  g_free (self->address);
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}
