/* The ring: views of one frame, from the back round the outer side to the front. A view that is cut is not on it. */
#include "coxa-turn.h"

#define LAST_AZIMUTH 180

static int
compare_azimuths (gconstpointer a,
                  gconstpointer b)
{
  const CoxaView *one = *(CoxaView * const *) a;
  const CoxaView *other = *(CoxaView * const *) b;

  return one->azimuth - other->azimuth;
}

/**
 * coxa_turn_list_ring:
 * @plates: plates
 * @view: (nullable): id of a view
 *
 * Lists the views among which one turns when a view is on show.
 *
 * Returns: (transfer container) (element-type CoxaView): by azimuth; empty where the view is not known
 */
GPtrArray *
coxa_turn_list_ring (CoxaPlates *plates,
                     const char *view)
{
  GPtrArray *ring = g_ptr_array_new ();
  const CoxaView *current;

  g_return_val_if_fail (plates != NULL, ring);

  current = coxa_plates_get_view (plates, view);
  for (guint i = 0; current != NULL && i < plates->views->len; i++)
    {
      CoxaView *other = g_ptr_array_index (plates->views, i);

      if (g_str_equal (other->group, current->group) && g_strcmp0 (other->figure, current->figure) == 0 &&
          other->azimuth <= LAST_AZIMUTH)
        g_ptr_array_add (ring, other);
    }
  g_ptr_array_sort (ring, compare_azimuths);

  return ring;
}

/**
 * coxa_turn_get_neighbour:
 * @plates: plates
 * @view: id of a view
 * @step: 1 towards the front, -1 towards the back
 *
 * Returns: (transfer none) (nullable): the next view of the ring that way; from a view beside the ring, its end
 */
CoxaView *
coxa_turn_get_neighbour (CoxaPlates *plates,
                         const char *view,
                         int         step)
{
  g_autoptr(GPtrArray) ring = coxa_turn_list_ring (plates, view);
  CoxaView *current = coxa_plates_get_view (plates, view);
  guint at;

  if (current == NULL || ring->len == 0)
    return NULL;
  if (!g_ptr_array_find (ring, current, &at))
    return g_ptr_array_index (ring, step > 0 ? ring->len - 1 : 0);
  if ((step < 0 && at == 0) || (step > 0 && at + 1 >= ring->len))
    return NULL;

  return g_ptr_array_index (ring, step > 0 ? at + 1 : at - 1);
}
