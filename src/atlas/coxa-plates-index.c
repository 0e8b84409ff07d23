#include "coxa-plates-index.h"

#include "coxa-mapped.h"

#include <math.h>
#include <string.h>

/* Its bytes tell the machine's byte order as well: an index from another kind of machine does not fit. */
#define FORMAT 0x43504c04u

#define PART  "(ssssyyyya(dd)(dddd))" /* id, region, address, name, role, depth, importance, which stops, anchors, bounds */
#define PARTS "a" PART
/* id, name, group, figure, credit, named, file, azimuth, pages, numbers, parts */
#define VIEWS "a(sssssbsias(ddddddddddddd)" PARTS ")"
#define PULLS "a(sa(ddd))"                       /* page, points */
#define INDEX "(uxxs" VIEWS PULLS ")"           /* format, sizes of the two listings, credit, views, lines of pull */

static CoxaPart *
read_part (GVariant *stored)
{
  CoxaPart *part = g_new0 (CoxaPart, 1);
  g_autoptr(GVariantIter) anchors = NULL;
  guchar role, depth, importance, stops;
  gboolean is_sound;

  g_variant_get (stored, PART, &part->id, &part->region, &part->address, &part->name, &role, &depth, &importance, &stops,
                 &anchors, &part->x, &part->y, &part->width, &part->height);
  if (part->name[0] == '\0')
    g_clear_pointer (&part->name, g_free);
  part->role = (CoxaRole) role;
  part->depth = depth;
  part->importance = importance;

  is_sound = part->id[0] != '\0' && strchr (part->address, '/') != NULL && role <= COXA_ROLE_TRIGGER && depth >= 1 &&
             depth <= COXA_DEPTHS && importance <= 100 && isfinite (part->x) && isfinite (part->y) && part->width > 0 &&
             part->height > 0 && isfinite (part->width) && isfinite (part->height);
  for (int stop = 1; is_sound && stop <= COXA_DEPTHS; stop++)
    {
      part->has_anchor[stop] = (stops & 1 << stop) != 0;
      if (part->has_anchor[stop])
        is_sound = g_variant_iter_next (anchors, "(dd)", &part->anchors[stop].x, &part->anchors[stop].y);
    }

  if (!is_sound)
    g_clear_pointer (&part, coxa_part_free);

  return part;
}

/**
 * coxa_plates_index_read_parts:
 * @stored: (nullable): what an index holds of a view
 *
 * Makes a view's parts. What is not sound is left out.
 *
 * Returns: (transfer full) (element-type CoxaPart): the parts
 */
GPtrArray *
coxa_plates_index_read_parts (GVariant *stored)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_part_free);
  gsize n_parts = stored != NULL ? g_variant_n_children (stored) : 0;

  for (gsize i = 0; i < n_parts; i++)
    {
      g_autoptr(GVariant) item = g_variant_get_child_value (stored, i);
      CoxaPart *part = read_part (item);

      if (part != NULL)
        g_ptr_array_add (parts, part);
    }

  return parts;
}

static CoxaView *
read_view (GVariant   *stored,
           const char *folder)
{
  CoxaView *view = g_new0 (CoxaView, 1);
  g_autofree char *file = NULL;

  g_variant_get (stored, "(sssssbsi^a&s(ddddddddddddd)@" PARTS ")", &view->id, &view->name, &view->group, &view->figure,
                 &view->credit, &view->is_named, &file, &view->azimuth, &view->pages, &view->width, &view->height,
                 &view->frame_x, &view->frame_z, &view->px_per_mm,
                 &view->fade_left, &view->fade_top, &view->fade_right, &view->fade_bottom,
                 &view->ink_x, &view->ink_y, &view->ink_width, &view->ink_height, &view->stored);
  view->file = g_build_filename (folder, file, NULL);
  if (view->figure[0] == '\0')
    g_clear_pointer (&view->figure, g_free);

  if (view->id[0] == '\0' || !(view->width >= 16 && view->width <= 16384) || !(view->height >= 16 && view->height <= 16384) ||
      !(view->px_per_mm > 0) || strstr (file, "..") != NULL)
    g_clear_pointer (&view, coxa_view_free);

  return view;
}

static CoxaPull *
read_pull (GVariant *stored)
{
  CoxaPull *pull = g_new0 (CoxaPull, 1);
  g_autoptr(GVariantIter) points = NULL;

  g_variant_get (stored, "(sa(ddd))", &pull->page, &points);
  pull->n_points = MIN (g_variant_iter_n_children (points), COXA_PULL_POINTS);
  pull->points = g_new0 (double, 3 * MAX (pull->n_points, 1));
  for (guint i = 0; i < pull->n_points; i++)
    g_variant_iter_next (points, "(ddd)", pull->points + 3 * i, pull->points + 3 * i + 1, pull->points + 3 * i + 2);

  if (pull->n_points < 2)
    g_clear_pointer (&pull, coxa_pull_free);

  return pull;
}

/**
 * coxa_plates_index_load:
 * @folder: the data folder
 * @error: return location
 *
 * Maps `plates/plates.index`. One that was made from other listings than those in the folder, or elsewhere, does not fit.
 *
 * Returns: (transfer full): the plates, or %NULL with @error set: then coxa_plates_load() reads the listings
 */
CoxaPlates *
coxa_plates_index_load (const char  *folder,
                        GError     **error)
{
  g_autoptr(GVariant) index = coxa_mapped_open (folder, COXA_PLATES_INDEX, G_VARIANT_TYPE (INDEX), error);
  g_autoptr(GVariantIter) views = NULL;
  g_autoptr(GVariantIter) pulls = NULL;
  g_autoptr(CoxaPlates) self = NULL;
  GVariant *item;
  guint32 format;
  gint64 plates_size, body_size;

  if (index == NULL)
    return NULL;

  self = coxa_plates_new ();
  g_clear_pointer (&self->credit, g_free);
  g_variant_get (index, INDEX, &format, &plates_size, &body_size, &self->credit, &views, &pulls);
  while ((item = g_variant_iter_next_value (views)) != NULL)
    {
      CoxaView *view = read_view (item, folder);

      if (view != NULL)
        g_ptr_array_add (self->views, view);
      else
        format = 0;
      g_variant_unref (item);
    }

  while ((item = g_variant_iter_next_value (pulls)) != NULL)
    {
      CoxaPull *pull = read_pull (item);

      if (pull != NULL)
        g_ptr_array_add (self->pulls, pull);
      g_variant_unref (item);
    }

  if (format != FORMAT || plates_size != coxa_mapped_measure (folder, COXA_PLATES_FILE) ||
      body_size != coxa_mapped_measure (folder, COXA_PLATES_BODY) || self->views->len == 0)
    {
      coxa_mapped_refuse (COXA_PLATES_INDEX, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static GVariant *
store_part (const CoxaPart *part)
{
  g_auto(GVariantBuilder) anchors = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(dd)"));
  guchar stops = 0;

  for (int stop = 1; stop <= COXA_DEPTHS; stop++)
    if (part->has_anchor[stop])
      {
        stops |= 1 << stop;
        g_variant_builder_add (&anchors, "(dd)", part->anchors[stop].x, part->anchors[stop].y);
      }

  return g_variant_new (PART, part->id, part->region, part->address, part->name != NULL ? part->name : "", (guchar) part->role,
                        (guchar) part->depth, (guchar) part->importance, stops, &anchors, part->x, part->y, part->width,
                        part->height);
}

static GVariant *
store_view (const CoxaView *view)
{
  g_auto(GVariantBuilder) parts = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (PARTS));
  GPtrArray *all = coxa_view_get_parts (view);
  g_autofree char *name = g_path_get_basename (view->file);
  g_autofree char *folder = g_path_get_dirname (view->file);
  g_autofree char *room = g_path_get_basename (folder);
  g_autofree char *file = g_build_filename (room, name, NULL);

  for (guint i = 0; i < all->len; i++)
    g_variant_builder_add_value (&parts, store_part (g_ptr_array_index (all, i)));

  return g_variant_new ("(sssssbsi^as(ddddddddddddd)" PARTS ")", view->id, view->name, view->group,
                        view->figure != NULL ? view->figure : "", view->credit, view->is_named,
                        file, view->azimuth, view->pages, view->width, view->height, view->frame_x,
                        view->frame_z, view->px_per_mm, view->fade_left, view->fade_top, view->fade_right, view->fade_bottom,
                        view->ink_x, view->ink_y, view->ink_width, view->ink_height, &parts);
}

/**
 * coxa_plates_index_write:
 * @plates: what coxa_plates_load() read in @folder
 * @folder: the data folder
 * @path: where to
 * @error: return location
 *
 * Writes an index of plates.
 *
 * Returns: whether it was written
 */
gboolean
coxa_plates_index_write (CoxaPlates  *plates,
                         const char  *folder,
                         const char  *path,
                         GError     **error)
{
  g_auto(GVariantBuilder) views = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (VIEWS));
  g_auto(GVariantBuilder) pulls = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (PULLS));

  for (guint i = 0; i < plates->views->len; i++)
    g_variant_builder_add_value (&views, store_view (g_ptr_array_index (plates->views, i)));
  for (guint i = 0; i < plates->pulls->len; i++)
    {
      const CoxaPull *pull = g_ptr_array_index (plates->pulls, i);

      g_variant_builder_open (&pulls, G_VARIANT_TYPE ("(sa(ddd))"));
      g_variant_builder_add (&pulls, "s", pull->page);
      g_variant_builder_open (&pulls, G_VARIANT_TYPE ("a(ddd)"));
      for (guint j = 0; j < pull->n_points; j++)
        g_variant_builder_add (&pulls, "(ddd)", pull->points[3 * j], pull->points[3 * j + 1], pull->points[3 * j + 2]);
      g_variant_builder_close (&pulls);
      g_variant_builder_close (&pulls);
    }

  return coxa_mapped_write (g_variant_new (INDEX, FORMAT, coxa_mapped_measure (folder, COXA_PLATES_FILE),
                                           coxa_mapped_measure (folder, COXA_PLATES_BODY), plates->credit, &views, &pulls),
                            path, error);
}
