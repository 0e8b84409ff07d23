#include "coxa-plates.h"

#include "coxa-json.h"

#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>

#define FILE_NAME "plates/plates.json"
#define BODY_NAME "body/body.json"
#define MAX_VIEWS 64
#define MAX_PARTS 512

static void
part_free (CoxaPart *self)
{
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
  g_free (self->file);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPart, part_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaView, coxa_view_free)

static void
plates_clear (gpointer data)
{
  CoxaPlates *self = data;

  g_free (self->credit);
  g_clear_pointer (&self->views, g_ptr_array_unref);
}

/* A part's id is its region, or its region with a dot and a slug behind. A footprint is a region of its own, dot and all. */
static gboolean
is_part_of_region (const char *id,
                   const char *region)
{
  gsize length = strlen (region);

  return coxa_address_is_region (id) && g_str_has_prefix (id, region) && (id[length] == '\0' || id[length] == '.');
}

static void
read_anchors (CoxaJson   *json,
              JsonObject *object,
              const char *pointer,
              CoxaView   *view,
              CoxaPart   *part)
{
  static const char * const known[] = { "1", "2", "3", "4", NULL };
  JsonObject *anchors = coxa_json_get_object (json, object, pointer, "anchors", COXA_NEED_OPTIONAL);
  g_autofree char *list = NULL;

  if (anchors == NULL)
    return;

  list = coxa_json_join (pointer, "anchors");
  coxa_json_check_members (json, anchors, list, known);

  for (int stop = 1; stop <= COXA_DEPTHS; stop++)
    {
      g_autofree char *place = coxa_json_join (list, known[stop - 1]);
      double point[2];

      if (!coxa_json_get_numbers (json, anchors, list, known[stop - 1], COXA_NEED_OPTIONAL, 2, point))
        continue;

      if (point[0] < 0 || point[1] < 0 || point[0] > view->width || point[1] > view->height)
        {
          coxa_json_report (json, place, _("Give a point on the sheet, or leave it out."),
                            _("The anchor %g, %g lies outside the sheet of %g × %g."),
                            point[0], point[1], view->width, view->height);
        }
      else if (stop > part->depth)
        {
          coxa_json_report (json, place, _("Remove it, or give the part a greater depth."),
                            _("The part is drawn to stop %d only, and has an anchor for stop %d."), part->depth, stop);
        }
      else
        {
          part->anchors[stop] = (CoxaPoint) { point[0], point[1] };
          part->has_anchor[stop] = TRUE;
        }
    }
}

static gboolean
read_part_names (CoxaJson   *json,
                 JsonObject *object,
                 const char *pointer,
                 CoxaPart   *part)
{
  const char *id = coxa_json_get_string (json, object, pointer, "id", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  const char *region = coxa_json_get_string (json, object, pointer, "region", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  const char *address = coxa_json_get_string (json, object, pointer, "address", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  g_autoptr(CoxaAddress) parsed = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *place = NULL;

  if (id == NULL || region == NULL || address == NULL)
    return FALSE;

  if (!is_part_of_region (id, region))
    {
      place = coxa_json_join (pointer, "id");
      coxa_json_report (json, place, _("Name it like its region, with .near or .origin behind where it is one of several."),
                        _("The part “%s” does not belong to the region “%s”."), id, region);
      return FALSE;
    }

  parsed = coxa_address_parse (address, &error);
  if (parsed == NULL || strpbrk (address, ":?") != NULL)
    {
      place = coxa_json_join (pointer, "address");
      coxa_json_report (json, place, _("Write kind/name or kind/name/section, such as muscle/gluteus-minimus."),
                        _("“%s” is not the address of a page."), address);
      return FALSE;
    }

  part->id = g_strdup (id);
  part->region = g_strdup (region);
  part->address = g_strdup (address);
  part->name = g_strdup (coxa_json_get_string (json, object, pointer, "name", COXA_NEED_OPTIONAL, COXA_JSON_NAME));

  return TRUE;
}

static CoxaPart *
read_part (CoxaJson   *json,
           JsonObject *object,
           const char *pointer,
           CoxaView   *view)
{
  static const char * const known[] = { "id", "region", "address", "role", "name", "depth", "importance", "bounds",
                                        "anchors", NULL };
  static const char * const roles[] = { "structure", "nerve", "origin", "insertion", "artery", "vein", "bursa", "ligament",
                                        "landmark", "zone", "pain-essential", "pain-spill-over", "trigger", NULL };
  g_autoptr(CoxaPart) part = g_new0 (CoxaPart, 1);
  g_autofree char *place = coxa_json_join (pointer, "bounds");
  double bounds[4];
  int role;

  coxa_json_check_members (json, object, pointer, known);

  role = coxa_json_get_choice (json, object, pointer, "role", COXA_NEED_REQUIRED, roles);
  if (!read_part_names (json, object, pointer, part) || role < 0 ||
      !coxa_json_get_int (json, object, pointer, "depth", COXA_NEED_REQUIRED, 1, COXA_DEPTHS, &part->depth) ||
      !coxa_json_get_numbers (json, object, pointer, "bounds", COXA_NEED_REQUIRED, 4, bounds))
    return NULL;

  if (bounds[2] <= 0 || bounds[3] <= 0)
    {
      coxa_json_report (json, place, _("Write x, y, width and height, the latter two above 0."),
                        _("The bounds hold nothing."));
      return NULL;
    }

  if (bounds[0] >= view->width || bounds[1] >= view->height || bounds[0] + bounds[2] <= 0 || bounds[1] + bounds[3] <= 0)
    {
      coxa_json_report (json, place, _("Remove the part from this view, or correct the bounds."),
                        _("The part lies outside the sheet of %g × %g."), view->width, view->height);
      return NULL;
    }

  part->role = (CoxaRole) role;
  part->x = bounds[0];
  part->y = bounds[1];
  part->width = bounds[2];
  part->height = bounds[3];
  part->importance = 50;
  coxa_json_get_int (json, object, pointer, "importance", COXA_NEED_REQUIRED, 0, 100, &part->importance);
  read_anchors (json, object, pointer, view, part);

  return g_steal_pointer (&part);
}

static void
add_part (CoxaJson   *json,
          const char *pointer,
          CoxaView   *view,
          CoxaPart   *part)
{
  const CoxaPart *last = view->parts->len > 0 ? g_ptr_array_index (view->parts, view->parts->len - 1) : NULL;

  if (coxa_view_get_part (view, part->id) != NULL)
    {
      coxa_json_report (json, pointer, _("Remove one of them."), _("The part “%s” stands twice in this view."), part->id);
      part_free (part);
      return;
    }

  if (last != NULL && coxa_part_is_patch (last) && !coxa_part_is_patch (part))
    {
      coxa_json_report (json, pointer, _("List footprints, landmarks, zones and patterns last."),
                        _("The part “%s” is drawn, and stands behind one of these."), part->id);
      part_free (part);
      return;
    }

  g_ptr_array_add (view->parts, part);
}

static void
read_parts (CoxaJson   *json,
            JsonObject *object,
            const char *pointer,
            CoxaView   *view)
{
  JsonArray *array = coxa_json_get_array (json, object, pointer, "parts", COXA_NEED_REQUIRED, MAX_PARTS);
  g_autofree char *list = coxa_json_join (pointer, "parts");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *place = coxa_json_join_index (list, i);
      JsonObject *item = coxa_json_get_item (json, array, place, i);
      CoxaPart *part = item != NULL ? read_part (json, item, place, view) : NULL;

      if (part != NULL)
        add_part (json, place, view, part);
    }
}

/* Plain names only: "back.svg". So nothing outside the folder can be named. */
static char *
find_file (CoxaJson   *json,
           const char *folder,
           const char *room,
           JsonObject *object,
           const char *pointer)
{
  const char *name = coxa_json_get_string (json, object, pointer, "file", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  g_autofree char *place = coxa_json_join (pointer, "file");
  g_autofree char *stem = NULL;
  g_autofree char *path = NULL;
  struct stat info;

  if (name == NULL)
    return NULL;

  stem = g_str_has_suffix (name, ".svg") ? g_strndup (name, strlen (name) - 4) : NULL;
  if (!coxa_address_is_slug (stem))
    {
      coxa_json_report (json, place, _("Name a file beside this one with small letters, digits and hyphens, such as back.svg."),
                        _("“%s” cannot be the name of a view's drawing."), name);
      return NULL;
    }

  path = g_build_filename (folder, room, name, NULL);
  if (stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    {
      coxa_json_report (json, place, _("Put the drawing there, or remove the view."),
                        _("The drawing %s/%s is missing."), room, name);
      return NULL;
    }

  return g_steal_pointer (&path);
}

static gboolean
read_frame (CoxaJson   *json,
            JsonObject *object,
            const char *pointer,
            CoxaView   *view)
{
  static const char * const known[] = { "x", "z", "px-per-mm", NULL };
  JsonObject *frame = coxa_json_get_object (json, object, pointer, "frame", COXA_NEED_REQUIRED);
  g_autofree char *place = coxa_json_join (pointer, "frame");

  if (frame == NULL)
    return FALSE;

  coxa_json_check_members (json, frame, place, known);

  return coxa_json_get_number (json, frame, place, "x", COXA_NEED_REQUIRED, -3000, 3000, &view->frame_x) &&
         coxa_json_get_number (json, frame, place, "z", COXA_NEED_REQUIRED, -3000, 3000, &view->frame_z) &&
         coxa_json_get_number (json, frame, place, "px-per-mm", COXA_NEED_REQUIRED, 0.01, 1000, &view->px_per_mm);
}

static void
read_fade (CoxaJson   *json,
           JsonObject *object,
           const char *pointer,
           CoxaView   *view)
{
  static const char * const known[] = { "left", "top", "right", "bottom", NULL };
  JsonObject *fade = coxa_json_get_object (json, object, pointer, "fade", COXA_NEED_REQUIRED);
  g_autofree char *place = coxa_json_join (pointer, "fade");

  if (fade == NULL)
    return;

  coxa_json_check_members (json, fade, place, known);
  coxa_json_get_number (json, fade, place, "left", COXA_NEED_REQUIRED, 0, view->width, &view->fade_left);
  coxa_json_get_number (json, fade, place, "top", COXA_NEED_REQUIRED, 0, view->height, &view->fade_top);
  coxa_json_get_number (json, fade, place, "right", COXA_NEED_REQUIRED, 0, view->width, &view->fade_right);
  coxa_json_get_number (json, fade, place, "bottom", COXA_NEED_REQUIRED, 0, view->height, &view->fade_bottom);
}

static CoxaView *
read_view (CoxaJson   *json,
           const char *folder,
           const char *room,
           JsonObject *object,
           const char *pointer)
{
  static const char * const known[] = { "id", "name", "group", "named", "cut", "figure", "file", "azimuth", "width",
                                        "height", "frame", "fade", "parts", NULL };
  g_autoptr(CoxaView) view = g_new0 (CoxaView, 1);
  const char *group = coxa_json_get_slug (json, object, pointer, "group", COXA_NEED_OPTIONAL);
  const char *name;

  coxa_json_check_members (json, object, pointer, known);

  view->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  view->id = g_strdup (coxa_json_get_slug (json, object, pointer, "id", COXA_NEED_REQUIRED));
  view->file = find_file (json, folder, room, object, pointer);
  view->group = g_strdup (group != NULL ? group : "hip");
  view->is_named = coxa_json_get_boolean (json, object, pointer, "named");
  name = coxa_json_get_string (json, object, pointer, "name", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  view->name = g_strdup (name != NULL ? name : view->id);
  coxa_json_get_int (json, object, pointer, "azimuth", COXA_NEED_REQUIRED, 0, 359, &view->azimuth);

  if (!coxa_json_get_number (json, object, pointer, "width", COXA_NEED_REQUIRED, 16, 16384, &view->width) ||
      !coxa_json_get_number (json, object, pointer, "height", COXA_NEED_REQUIRED, 16, 16384, &view->height) ||
      !read_frame (json, object, pointer, view))
    return NULL;

  read_fade (json, object, pointer, view);
  read_parts (json, object, pointer, view);

  return view->id != NULL && view->file != NULL ? g_steal_pointer (&view) : NULL;
}

static void
read_views (CoxaJson   *json,
            const char *folder,
            const char *room,
            CoxaPlates *self)
{
  JsonArray *array = coxa_json_get_array (json, coxa_json_get_root (json), "", "views", COXA_NEED_REQUIRED, MAX_VIEWS);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *place = coxa_json_join_index ("/views", i);
      JsonObject *item = coxa_json_get_item (json, array, place, i);
      g_autoptr(CoxaView) view = item != NULL ? read_view (json, folder, room, item, place) : NULL;

      if (view != NULL && coxa_plates_get_view (self, view->id) != NULL)
        coxa_json_report (json, place, _("Remove one of them."), _("The view “%s” stands twice."), view->id);
      else if (view != NULL)
        g_ptr_array_add (self->views, g_steal_pointer (&view));
    }
}

/* The map of the body is views like others, in a folder of their own. */
static void
read_body (const char *folder,
           GPtrArray  *problems,
           CoxaPlates *self)
{
  static const char * const known[] = { "format", "credit", "views", NULL };
  g_autofree char *path = g_build_filename (folder, BODY_NAME, NULL);
  g_autoptr(CoxaJson) json = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;

  /* What is wrong with it is told; the plates stay. */
  json = coxa_json_load (folder, BODY_NAME, problems, NULL);
  if (json == NULL)
    return;

  coxa_json_check_format (json);
  coxa_json_check_members (json, coxa_json_get_root (json), "", known);
  read_views (json, folder, "body", self);
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

  return self;
}

/**
 * coxa_plates_load:
 * @folder: the data folder
 * @problems: (nullable): where #CoxaProblem items are appended
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a %COXA_ATLAS_ERROR
 *
 * Reads `plates/plates.json`, and `body/body.json` where there is one. Parts and views that are not sound, and views whose
 * drawing is not there, are left out.
 *
 * Returns: (transfer full): the plates, or %NULL with @error set
 */
CoxaPlates *
coxa_plates_load (const char    *folder,
                  GPtrArray     *problems,
                  GCancellable  *cancellable,
                  GError       **error)
{
  static const char * const known[] = { "format", "credit", "views", NULL };
  g_autoptr(CoxaJson) json = NULL;
  g_autoptr(CoxaPlates) self = NULL;
  const char *credit;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  json = coxa_json_load (folder, FILE_NAME, problems, error);
  if (json == NULL)
    return NULL;

  self = coxa_plates_new ();
  coxa_json_check_format (json);
  coxa_json_check_members (json, coxa_json_get_root (json), "", known);
  credit = coxa_json_get_string (json, coxa_json_get_root (json), "", "credit", COXA_NEED_REQUIRED, 1000);
  if (credit != NULL)
    {
      g_free (self->credit);
      self->credit = g_strdup (credit);
    }

  read_views (json, folder, "plates", self);
  read_body (folder, problems, self);

  return g_steal_pointer (&self);
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
 * coxa_view_get_part:
 * @self: a view
 * @id: (nullable): id of a part
 *
 * Looks a part up.
 *
 * Returns: (transfer none) (nullable): the part
 */
CoxaPart *
coxa_view_get_part (CoxaView   *self,
                    const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; id != NULL && i < self->parts->len; i++)
    {
      CoxaPart *part = g_ptr_array_index (self->parts, i);

      if (g_str_equal (part->id, id))
        return part;
    }

  return NULL;
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

  g_return_val_if_fail (self != NULL && !self->is_mirrored, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->group = g_strdup (self->group);
  copy->file = g_strdup (self->file);
  copy->is_mirrored = TRUE;
  copy->fade_left = self->fade_right;
  copy->fade_right = self->fade_left;
  copy->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  for (guint i = 0; i < self->parts->len; i++)
    {
      CoxaPart *part = g_memdup2 (g_ptr_array_index (self->parts, i), sizeof *part);

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
