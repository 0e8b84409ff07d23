#include "coxa-plates.h"

#include "coxa-plates-index.h"

#include <math.h>
#include <string.h>

/**
 * coxa_part_free:
 * @self: (nullable) (transfer full): a part
 */
void
coxa_part_free (CoxaPart *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->region);
  g_free (self->address);
  g_free (self->name);
  g_free (self);
}

/**
 * coxa_view_free:
 * @self: (nullable) (transfer full): a view that coxa_view_new_mirrored() made; those of plates are the plates'
 */
void
coxa_view_free (CoxaView *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_free (self->group);
  g_free (self->figure);
  g_free (self->credit);
  g_free (self->file);
  /* those of an index lie in what is stored */
  if (self->stored != NULL)
    g_free (self->pages);
  else
    g_strfreev (self->pages);
  g_clear_pointer (&self->stored, g_variant_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

/**
 * coxa_pull_free:
 * @self: (nullable) (transfer full): a line of pull
 */
void
coxa_pull_free (CoxaPull *self)
{
  if (self == NULL)
    return;

  g_free (self->page);
  g_free (self->points);
  g_free (self);
}

static void
plates_clear (gpointer data)
{
  CoxaPlates *self = data;

  g_free (self->credit);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->pulls, g_ptr_array_unref);
}

/**
 * coxa_plates_new:
 *
 * Makes plates without views: what there is where none can be loaded.
 *
 * Returns: (transfer full): the plates
 */
CoxaPlates *
coxa_plates_new (void)
{
  CoxaPlates *self = g_atomic_rc_box_new0 (CoxaPlates);

  self->credit = g_strdup ("");
  self->views = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_view_free);
  self->pulls = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_pull_free);

  return self;
}

/**
 * coxa_plates_ref:
 * @self: plates
 *
 * Takes a reference, from any thread.
 *
 * Returns: (transfer full): @self
 */
CoxaPlates *
coxa_plates_ref (CoxaPlates *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * coxa_plates_unref:
 * @self: (nullable) (transfer full): plates
 *
 * Drops a reference, from any thread; frees them with the last.
 */
void
coxa_plates_unref (CoxaPlates *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, plates_clear);
}

/**
 * coxa_plates_get_view:
 * @self: plates
 * @id: (nullable): id of a view
 *
 * Looks a view up.
 *
 * Returns: (transfer none) (nullable): the view
 */
CoxaView *
coxa_plates_get_view (CoxaPlates *self,
                      const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; id != NULL && i < self->views->len; i++)
    {
      CoxaView *view = g_ptr_array_index (self->views, i);

      if (g_str_equal (view->id, id))
        return view;
    }

  return NULL;
}

/**
 * coxa_plates_get_twin:
 * @self: plates
 * @view: a view that one gets without asking for it
 * @figure: (nullable): whose body is wanted
 *
 * Looks up the same view of another body.
 *
 * Returns: (transfer none): it, or @view where there is none, or where @view was asked for by name
 */
CoxaView *
coxa_plates_get_twin (CoxaPlates *self,
                      CoxaView   *view,
                      const char *figure)
{
  g_return_val_if_fail (self != NULL && view != NULL, view);

  for (guint i = 0; view->is_named && view->figure != NULL && figure != NULL && i < self->views->len; i++)
    {
      CoxaView *other = g_ptr_array_index (self->views, i);

      if (g_str_equal (other->group, view->group) && other->azimuth == view->azimuth && g_strcmp0 (other->figure, figure) == 0)
        return other;
    }

  return view;
}

/**
 * coxa_plates_get_named:
 * @self: plates
 * @view: a view
 *
 * Looks up the view whose name stands for another: the same side of the body that one gets without asking.
 *
 * Returns: (transfer none): it, or @view where there is none
 */
const CoxaView *
coxa_plates_get_named (CoxaPlates     *self,
                       const CoxaView *view)
{
  g_return_val_if_fail (self != NULL && view != NULL, view);

  for (guint i = 0; i < self->views->len; i++)
    {
      const CoxaView *other = g_ptr_array_index (self->views, i);

      if (other->is_named && other->azimuth == view->azimuth && g_str_equal (other->group, view->group))
        return other;
    }

  return view;
}

/**
 * coxa_view_get_parts:
 * @self: a view
 *
 * Gets the parts, from any thread. A view that comes from an index makes them when they are first wanted: most views are never
 * looked at.
 *
 * Returns: (transfer none) (element-type CoxaPart): the parts, far to near, patches last
 */
GPtrArray *
coxa_view_get_parts (const CoxaView *self)
{
  CoxaView *view = (CoxaView *) self;

  g_return_val_if_fail (self != NULL, NULL);

  if (g_once_init_enter (&view->parts))
    {
      GPtrArray *parts = coxa_plates_index_read_parts (view->stored);

      g_once_init_leave (&view->parts, parts);
    }

  return view->parts;
}

/**
 * coxa_view_has_page:
 * @self: a view
 * @page: such as "muscle/gluteus-minimus"
 *
 * Says whether a view has parts of a page, without making them.
 *
 * Returns: whether it has
 */
gboolean
coxa_view_has_page (const CoxaView *self,
                    const char     *page)
{
  g_return_val_if_fail (self != NULL && page != NULL, FALSE);

  return g_strv_contains ((const char * const *) self->pages, page);
}

/**
 * coxa_view_has_depths:
 * @self: (nullable): a view
 *
 * Says whether there is anything to peel: a body's skin is all there is of it.
 *
 * Returns: whether a part leaves before the last stop
 */
gboolean
coxa_view_has_depths (const CoxaView *self)
{
  GPtrArray *parts = self != NULL ? coxa_view_get_parts (self) : NULL;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    if (((const CoxaPart *) g_ptr_array_index (parts, i))->depth < COXA_DEPTHS)
      return TRUE;

  return FALSE;
}

/**
 * coxa_view_get_part:
 * @self: a view
 * @id: (nullable): id of a part
 *
 * Looks a part up.
 *
 * Returns: (transfer none) (nullable): the part
 */
CoxaPart *
coxa_view_get_part (const CoxaView *self,
                    const char     *id)
{
  GPtrArray *parts;

  g_return_val_if_fail (self != NULL, NULL);

  parts = coxa_view_get_parts (self);
  for (guint i = 0; id != NULL && i < parts->len; i++)
    {
      CoxaPart *part = g_ptr_array_index (parts, i);

      if (g_str_equal (part->id, id))
        return part;
    }

  return NULL;
}

/**
 * coxa_view_project:
 * @self: a view
 * @point: millimetres to the left of the subject whose right hip is drawn, to the back, and up
 *
 * Says where a view shows a point of the body.
 *
 * Returns: the place, user units
 */
CoxaPoint
coxa_view_project (const CoxaView *self,
                   const double   *point)
{
  double turn = -self->azimuth * G_PI / 180;
  double across = -(point[0] * cos (turn) - point[1] * sin (turn));
  CoxaPoint place = { (across - self->frame_x) * self->px_per_mm + self->width / 2,
                      self->height / 2 - (point[2] - self->frame_z) * self->px_per_mm };

  if (self->is_mirrored)
    place.x = self->width - place.x;

  return place;
}

/**
 * coxa_view_new_mirrored:
 * @self: a view of the right side
 *
 * Makes the view of the left side: views are stored once, and everything in them turns over.
 *
 * Returns: (transfer full): the view
 */
CoxaView *
coxa_view_new_mirrored (const CoxaView *self)
{
  CoxaView *copy;
  GPtrArray *parts;

  g_return_val_if_fail (self != NULL && !self->is_mirrored, NULL);

  parts = coxa_view_get_parts (self);
  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->group = g_strdup (self->group);
  copy->figure = g_strdup (self->figure);
  copy->credit = g_strdup (self->credit);
  copy->file = g_strdup (self->file);
  copy->is_mirrored = TRUE;
  copy->fade_left = self->fade_right;
  copy->fade_right = self->fade_left;
  copy->ink_x = self->width - self->ink_x - self->ink_width;
  copy->pages = g_strdupv (self->pages);
  copy->stored = NULL;
  copy->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_part_free);
  for (guint i = 0; i < parts->len; i++)
    {
      CoxaPart *part = g_memdup2 (g_ptr_array_index (parts, i), sizeof *part);

      part->id = g_strdup (part->id);
      part->region = g_strdup (part->region);
      part->address = g_strdup (part->address);
      part->name = g_strdup (part->name);
      part->x = self->width - part->x - part->width;
      for (int stop = 1; stop <= COXA_DEPTHS; stop++)
        part->anchors[stop].x = self->width - part->anchors[stop].x;
      g_ptr_array_add (copy->parts, part);
    }

  return copy;
}

/**
 * coxa_part_is_footprint:
 * @self: a part
 *
 * Says whether a part is an origin or an insertion, which is shown only where a scene asks for it.
 *
 * Returns: whether it is one
 */
gboolean
coxa_part_is_footprint (const CoxaPart *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->role == COXA_ROLE_ORIGIN || self->role == COXA_ROLE_INSERTION;
}

/**
 * coxa_part_is_patch:
 * @self: a part
 *
 * Says whether a part lies on what is drawn instead of being drawn in its turn: a footprint, a landmark, a zone or a pattern of
 * pain.
 *
 * Returns: whether it does
 */
gboolean
coxa_part_is_patch (const CoxaPart *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return coxa_part_is_footprint (self) || self->role >= COXA_ROLE_LANDMARK;
}

/**
 * coxa_part_is_of_page:
 * @self: a part
 * @page: such as "muscle/gluteus-minimus"
 *
 * Says whether a part's address is a page or one of the page's sections.
 *
 * Returns: whether it is
 */
gboolean
coxa_part_is_of_page (const CoxaPart *self,
                      const char     *page)
{
  gsize length;

  g_return_val_if_fail (self != NULL && page != NULL, FALSE);

  length = strlen (page);

  return strncmp (self->address, page, length) == 0 && (self->address[length] == '\0' || self->address[length] == '/');
}
