#include "coxa-history.h"

/* Nobody goes back farther, and a kiosk runs for weeks. */
#define LENGTH_MAX 500

struct _CoxaHistory
{
  GPtrArray *addresses;
  guint      current; /* index, meaningless while empty */
};

CoxaHistory *
coxa_history_new (void)
{
  CoxaHistory *self = g_new0 (CoxaHistory, 1);

  self->addresses = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_address_free);

  return self;
}

void
coxa_history_free (CoxaHistory *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->addresses);
  g_free (self);
}

/**
 * coxa_history_push:
 * @self: a history
 * @address: where the reader goes
 *
 * Goes on from here; what lay ahead is forgotten. Going where one is changes nothing.
 *
 * Returns: whether this is a new place
 */
gboolean
coxa_history_push (CoxaHistory       *self,
                   const CoxaAddress *address)
{
  const CoxaAddress *current = coxa_history_get_current (self);

  if (current != NULL && coxa_address_equal (current, address))
    return FALSE;

  if (current != NULL)
    g_ptr_array_set_size (self->addresses, (int) self->current + 1);
  if (self->addresses->len == LENGTH_MAX)
    g_ptr_array_remove_index (self->addresses, 0);
  g_ptr_array_add (self->addresses, coxa_address_copy (address));
  self->current = self->addresses->len - 1;

  return TRUE;
}

/**
 * coxa_history_replace:
 * @self: a history
 * @address: the same page, looked at in another way
 *
 * Changes where the reader is without making it a step to go back over.
 */
void
coxa_history_replace (CoxaHistory       *self,
                      const CoxaAddress *address)
{
  if (self->addresses->len == 0)
    {
      coxa_history_push (self, address);
      return;
    }

  /* The old one goes last: @address may be a part of it. */
  address = coxa_address_copy (address);
  coxa_address_free (g_ptr_array_index (self->addresses, self->current));
  g_ptr_array_index (self->addresses, self->current) = (gpointer) address;
}

/**
 * coxa_history_get_current:
 *
 * Returns: (transfer none) (nullable): where the reader is; valid until the next change
 */
const CoxaAddress *
coxa_history_get_current (CoxaHistory *self)
{
  return self->addresses->len > 0 ? g_ptr_array_index (self->addresses, self->current) : NULL;
}

/**
 * coxa_history_can_move:
 * @by: -1 back, 1 forward
 *
 * Returns: whether there is something that way
 */
gboolean
coxa_history_can_move (CoxaHistory *self,
                       int          by)
{
  gint64 to = (gint64) self->current + by;

  return to >= 0 && to < self->addresses->len;
}

/**
 * coxa_history_move:
 * @by: -1 back, 1 forward
 *
 * Returns: (transfer none) (nullable): where the reader is now, or %NULL when there is nothing that way
 */
const CoxaAddress *
coxa_history_move (CoxaHistory *self,
                   int          by)
{
  if (!coxa_history_can_move (self, by))
    return NULL;

  self->current = (guint) ((int) self->current + by);

  return coxa_history_get_current (self);
}
