#include "coxa-plates.h"

#include "coxa-json.h"

#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_VIEWS 64
#define MAX_PARTS 512
#define MAX_CREDIT 1000 /* letters */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPart, coxa_part_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaView, coxa_view_free)

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
      coxa_part_free (part);
      return;
    }

  if (last != NULL && coxa_part_is_patch (last) && !coxa_part_is_patch (part))
    {
      coxa_json_report (json, pointer, _("List footprints, landmarks, zones and patterns last."),
                        _("The part “%s” is drawn, and stands behind one of these."), part->id);
      coxa_part_free (part);
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

/* What is drawn of a view, within its sheet: nothing, where all is patches. */
static void
measure_ink (CoxaView *view)
{
  double x0 = view->width;
  double y0 = view->height;
  double x1 = 0;
  double y1 = 0;

  for (guint i = 0; i < view->parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (view->parts, i);

      if (coxa_part_is_patch (part))
        continue;
      x0 = MIN (x0, MAX (part->x, 0));
      y0 = MIN (y0, MAX (part->y, 0));
      x1 = MAX (x1, MIN (part->x + part->width, view->width));
      y1 = MAX (y1, MIN (part->y + part->height, view->height));
    }

  if (x1 <= x0 || y1 <= y0)
    return;

  view->ink_x = x0;
  view->ink_y = y0;
  view->ink_width = x1 - x0;
  view->ink_height = y1 - y0;
}

/* Which pages the parts belong to, each once. */
static char **
dup_pages (GPtrArray *parts)
{
  g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);
      const char *section = strchr (strchr (part->address, '/') + 1, '/');
      g_autofree char *page = section != NULL ? g_strndup (part->address, section - part->address) : g_strdup (part->address);

      if (!g_ptr_array_find_with_equal_func (pages, page, g_str_equal, NULL))
        g_ptr_array_add (pages, g_steal_pointer (&page));
    }
  g_ptr_array_add (pages, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&pages), FALSE);
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

  view->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_part_free);
  view->id = g_strdup (coxa_json_get_slug (json, object, pointer, "id", COXA_NEED_REQUIRED));
  view->file = find_file (json, folder, room, object, pointer);
  view->group = g_strdup (group != NULL ? group : "hip");
  view->figure = g_strdup (coxa_json_get_slug (json, object, pointer, "figure", COXA_NEED_OPTIONAL));
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
  view->pages = dup_pages (view->parts);
  measure_ink (view);

  return view->id != NULL && view->file != NULL ? g_steal_pointer (&view) : NULL;
}

static void
read_views (CoxaJson   *json,
            const char *folder,
            const char *room,
            CoxaPlates *self)
{
  JsonArray *array = coxa_json_get_array (json, coxa_json_get_root (json), "", "views", COXA_NEED_REQUIRED, MAX_VIEWS);
  const char *credit = coxa_json_get_string (json, coxa_json_get_root (json), "", "credit", COXA_NEED_REQUIRED, MAX_CREDIT);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *place = coxa_json_join_index ("/views", i);
      JsonObject *item = coxa_json_get_item (json, array, place, i);
      g_autoptr(CoxaView) view = item != NULL ? read_view (json, folder, room, item, place) : NULL;

      if (view != NULL)
        view->credit = g_strdup (credit != NULL ? credit : "");
      if (view != NULL && coxa_plates_get_view (self, view->id) != NULL)
        coxa_json_report (json, place, _("Remove one of them."), _("The view “%s” stands twice."), view->id);
      else if (view != NULL)
        g_ptr_array_add (self->views, g_steal_pointer (&view));
    }
}

static CoxaPull *
read_pull (CoxaJson   *json,
           JsonObject *object,
           const char *pointer)
{
  static const char * const known[] = { "address", "points", NULL };
  g_autofree char *list = coxa_json_join (pointer, "points");
  g_autofree double *points = g_new (double, 3 * COXA_PULL_POINTS);
  const char *address = coxa_json_get_string (json, object, pointer, "address", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  JsonArray *array = coxa_json_get_array (json, object, pointer, "points", COXA_NEED_REQUIRED, 3 * COXA_PULL_POINTS);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  CoxaPull *pull;

  coxa_json_check_members (json, object, pointer, known);
  if (address == NULL || array == NULL)
    return NULL;
  if (n < 6 || n % 3 != 0)
    {
      coxa_json_report (json, list, _("Write three numbers for each point, and two points at least."),
                        _("A line of %u numbers cannot be drawn."), n);
      return NULL;
    }
  if (!coxa_json_get_numbers (json, object, pointer, "points", COXA_NEED_REQUIRED, n, points))
    return NULL;

  pull = g_new0 (CoxaPull, 1);
  pull->page = g_strdup (address);
  pull->n_points = n / 3;
  pull->points = g_steal_pointer (&points);

  return pull;
}

static void
read_pulls (CoxaJson   *json,
            CoxaPlates *self)
{
  JsonArray *array = coxa_json_get_array (json, coxa_json_get_root (json), "", "pulls", COXA_NEED_OPTIONAL, MAX_PARTS);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *place = coxa_json_join_index ("/pulls", i);
      JsonObject *item = coxa_json_get_item (json, array, place, i);
      CoxaPull *pull = item != NULL ? read_pull (json, item, place) : NULL;

      if (pull != NULL)
        g_ptr_array_add (self->pulls, pull);
    }
}

/* The map of the body is views like others, in a folder of their own. */
static void
read_body (const char *folder,
           GPtrArray  *problems,
           CoxaPlates *self)
{
  static const char * const known[] = { "format", "credit", "views", NULL };
  g_autofree char *path = g_build_filename (folder, COXA_PLATES_BODY, NULL);
  g_autoptr(CoxaJson) json = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;

  /* What is wrong with it is told; the plates stay. */
  json = coxa_json_load (folder, COXA_PLATES_BODY, problems, NULL);
  if (json == NULL)
    return;

  coxa_json_check_format (json);
  coxa_json_check_members (json, coxa_json_get_root (json), "", known);
  read_views (json, folder, "body", self);
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
  static const char * const known[] = { "format", "credit", "views", "pulls", NULL };
  g_autoptr(CoxaJson) json = NULL;
  g_autoptr(CoxaPlates) self = NULL;
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  json = coxa_json_load (folder, COXA_PLATES_FILE, problems, error);
  if (json == NULL)
    return NULL;

  self = coxa_plates_new ();
  coxa_json_check_format (json);
  coxa_json_check_members (json, coxa_json_get_root (json), "", known);
  read_views (json, folder, "plates", self);
  if (self->views->len > 0)
    {
      g_free (self->credit);
      self->credit = g_strdup (((CoxaView *) g_ptr_array_index (self->views, 0))->credit);
    }
  read_pulls (json, self);
  read_body (folder, problems, self);

  return g_steal_pointer (&self);
}
