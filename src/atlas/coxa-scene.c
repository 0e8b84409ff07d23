/* How a scene follows from an address:
 *
 *   view      the address's own, else the section's, else the named view that shows most of what the page is about, else the
 *             first in which the page has a part, else the first
 *   muscle    the stop at which it lies uncovered; origin, insertion: bone, with the footprint, where the view has one;
 *             innervation, blood supply: its nerves, its vessels lit; relations: its neighbours do not recede; action: an
 *             arrow along its pull; referred pain: its pattern on the body
 *   nerve     the nerve's stop, the nerve lit, and what it serves does not recede
 *   vessel, ligament, bursa   likewise lit
 *   bone, landmark   bone; attachments: with all footprints
 *   condition, practice, test   the first of what it affects, trains or examines; symptoms: where it is felt, on the body
 *   others    the stop at which they lie uncovered
 *   no part   the skin side, nothing selected
 *
 * A section's "scene" member goes before what is derived, and what the address says goes before both.
 */

#include "coxa-scene.h"

#include "coxa-atlas.h"

#define OTHER_SIDE 1.6  /* so much better a later view has to show a page than an earlier one */
#define OTHER_FRAME 2.5 /* so much better another frame has to show a page before the plate goes there */

/* The stop at which a page's drawn parts lie uncovered: where the first of them is about to leave; 0 where it has none. */
static int
find_depth (const CoxaView *view,
            const char     *page)
{
  GPtrArray *parts;
  int depth = 0;

  if (!coxa_view_has_page (view, page))
    return 0;

  parts = coxa_view_get_parts (view);
  for (guint i = 0; i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);

      if (!coxa_part_is_footprint (part) && part->role < COXA_ROLE_PAIN_ESSENTIAL && coxa_part_is_of_page (part, page) &&
          (depth == 0 || part->depth < depth))
        depth = part->depth;
    }

  return depth;
}

static gboolean
section_is (const CoxaAddress *address,
            const char        *section)
{
  return g_strcmp0 (address->section, section) == 0;
}

/* Which parts of a page its section is about: its footprint, its pattern of pain, or itself. */
static gboolean
is_about (const CoxaAddress *address,
          const CoxaPart    *part,
          const char        *page)
{
  if (!coxa_part_is_of_page (part, page))
    return FALSE;
  if (section_is (address, "referred-pain"))
    return part->role == COXA_ROLE_PAIN_ESSENTIAL;
  if (section_is (address, "origin"))
    return part->role == COXA_ROLE_ORIGIN;
  if (section_is (address, "insertion"))
    return part->role == COXA_ROLE_INSERTION;

  return part->role < COXA_ROLE_PAIN_ESSENTIAL && !coxa_part_is_footprint (part);
}

/* How well a view shows a part: how large it is, and at how many of the stops before it leaves one sees some of it. What is
 * behind everything else until the last of them is seen from the wrong side. */
static double
rate (const CoxaView *view,
      const CoxaPart *part)
{
  double area = part->width * part->height / (view->width * view->height);
  int seen = 0;

  if (!part->has_anchor[part->depth])
    return 0;
  if (coxa_part_is_patch (part))
    return area;

  for (int stop = 1; stop <= part->depth; stop++)
    seen += part->has_anchor[stop];

  return area * (0.5 + 0.5 * seen / part->depth);
}

/* Whether a view shows the whole of the line along which a muscle pulls. One that ends below the knee leaves the hip's frame. */
static gboolean
shows_pull (CoxaPlates     *plates,
            const CoxaView *view,
            const char     *page)
{
  for (guint i = 0; i < plates->pulls->len; i++)
    {
      const CoxaPull *pull = g_ptr_array_index (plates->pulls, i);

      for (guint j = 0; g_str_equal (pull->page, page) && j < pull->n_points; j++)
        {
          CoxaPoint at = coxa_view_project (view, pull->points + 3 * j);

          if (at.x < view->fade_left || at.x > view->width - view->fade_right ||
              at.y < view->fade_top || at.y > view->height - view->fade_bottom)
            return FALSE;
        }
    }

  return TRUE;
}

/* The named view that shows it from the same side. */
static CoxaView *
find_pull (CoxaPlates *plates,
           CoxaView   *like,
           const char *page)
{
  for (guint i = 0; i < plates->views->len; i++)
    {
      CoxaView *view = g_ptr_array_index (plates->views, i);

      if (view->is_named && view->azimuth == like->azimuth && find_depth (view, page) > 0 && shows_pull (plates, view, page))
        return view;
    }

  return like;
}

/* The named view that shows it best, of the first frame rather than of another. */
static CoxaView *
find_best_view (CoxaPlates        *plates,
                const CoxaAddress *address,
                const char        *page)
{
  CoxaView *best = NULL;
  const CoxaView *first = plates->views->len > 0 ? g_ptr_array_index (plates->views, 0) : NULL;
  double most = 0;

  for (guint i = 0; i < plates->views->len; i++)
    {
      CoxaView *view = g_ptr_array_index (plates->views, i);
      GPtrArray *parts;
      double rating = 0;

      if (!view->is_named || !coxa_view_has_page (view, page))
        continue;

      parts = coxa_view_get_parts (view);
      for (guint j = 0; j < parts->len; j++)
        {
          const CoxaPart *part = g_ptr_array_index (parts, j);

          if (is_about (address, part, page))
            rating += rate (view, part);
        }
      if (g_str_equal (view->group, first->group))
        rating *= OTHER_FRAME;
      /* What one view shows about as well as another is shown where the reader most likely is already. On the body nobody is. */
      if (rating > most * (section_is (address, "referred-pain") ? 1 : OTHER_SIDE))
        {
          most = rating;
          best = view;
        }
    }

  return best;
}

static CoxaView *
choose_view (CoxaPlates              *plates,
             const CoxaAddress       *address,
             const CoxaSceneOverride *override,
             const CoxaSceneOverride *overview,
             const char              *page)
{
  CoxaView *view = coxa_plates_get_view (plates, address->view);

  if (view == NULL && override != NULL)
    view = coxa_plates_get_view (plates, override->view);
  /* Where its overview is shown, the rest of a page is shown as well, unless it is about another place. */
  if (view == NULL && overview != NULL && !section_is (address, "origin") && !section_is (address, "insertion") &&
      !section_is (address, "referred-pain"))
    view = coxa_plates_get_view (plates, overview->view);
  if (view == NULL)
    view = find_best_view (plates, address, page);
  if (view != NULL && address->view == NULL && section_is (address, "action") && !shows_pull (plates, view, page))
    view = find_pull (plates, view, page);

  for (guint i = 0; view == NULL && i < plates->views->len; i++)
    {
      if (find_depth (g_ptr_array_index (plates->views, i), page) > 0)
        view = g_ptr_array_index (plates->views, i);
    }

  if (view == NULL && plates->views->len > 0)
    view = g_ptr_array_index (plates->views, 0);

  return view;
}

/* Adds the ids of the parts that have a role, and a page unless it is NULL. */
static gboolean
add_parts (GStrvBuilder   *overlays,
           const CoxaView *view,
           CoxaRole        role,
           const char     *page)
{
  GPtrArray *parts = coxa_view_get_parts (view);
  gboolean is_found = FALSE;

  for (guint i = 0; i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);

      if (part->role == role && (page == NULL || coxa_part_is_of_page (part, page)))
        {
          g_strv_builder_add (overlays, part->id);
          is_found = TRUE;
        }
    }

  return is_found;
}

/* Lights what is drawn as a line or a sac and belongs to a page. */
static void
light (GStrvBuilder   *overlays,
       const CoxaView *view,
       const char     *page)
{
  add_parts (overlays, view, COXA_ROLE_NERVE, page);
  add_parts (overlays, view, COXA_ROLE_ARTERY, page);
  add_parts (overlays, view, COXA_ROLE_VEIN, page);
  add_parts (overlays, view, COXA_ROLE_BURSA, page);
  add_parts (overlays, view, COXA_ROLE_LIGAMENT, page);
}

static void
light_related (GStrvBuilder   *overlays,
               const CoxaView *view,
               CoxaAtlas      *atlas,
               const char     *page,
               const char     *relation)
{
  g_autoptr(GPtrArray) pages = coxa_atlas_list_related (atlas, page, relation);

  for (guint i = 0; i < pages->len; i++)
    light (overlays, view, g_ptr_array_index (pages, i));
}

static void
keep_related (GStrvBuilder *kept,
              CoxaAtlas    *atlas,
              const char   *page,
              const char   *relation)
{
  g_autoptr(GPtrArray) pages = coxa_atlas_list_related (atlas, page, relation);

  for (guint i = 0; i < pages->len; i++)
    g_strv_builder_add (kept, g_ptr_array_index (pages, i));
}

static void
derive (CoxaScene         *self,
        CoxaAtlas         *atlas,
        const CoxaView    *view,
        const CoxaAddress *address,
        const char        *page)
{
  g_autoptr(GStrvBuilder) overlays = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();
  const char *section = address->section != NULL ? address->section : "";
  int depth = find_depth (view, page);

  gboolean is_footprint = (g_str_equal (section, "origin") && add_parts (overlays, view, COXA_ROLE_ORIGIN, page)) ||
                          (g_str_equal (section, "insertion") && add_parts (overlays, view, COXA_ROLE_INSERTION, page));

  self->depth = MAX (depth, 1);
  if (g_str_equal (section, "referred-pain") && add_parts (overlays, view, COXA_ROLE_PAIN_ESSENTIAL, page))
    {
      add_parts (overlays, view, COXA_ROLE_PAIN_SPILL_OVER, page);
      add_parts (overlays, view, COXA_ROLE_TRIGGER, page);
    }
  /* The whole is not chosen among what is in it. */
  if ((depth == 0 && !is_footprint) || g_str_equal (address->kind, "region"))
    {
      self->overlays = g_strv_builder_end (overlays);
      self->kept = g_strv_builder_end (kept);
      return;
    }

  self->selected = g_strdup (page);
  light (overlays, view, page);
  if (g_str_equal (address->kind, "nerve"))
    {
      keep_related (kept, atlas, page, "innervates");
    }
  else if (g_str_equal (address->kind, "bone") || g_str_equal (address->kind, "landmark"))
    {
      self->depth = COXA_DEPTHS;
      if (g_str_equal (section, "attachments"))
        {
          add_parts (overlays, view, COXA_ROLE_ORIGIN, NULL);
          add_parts (overlays, view, COXA_ROLE_INSERTION, NULL);
        }
    }
  else if (is_footprint)
    {
      self->depth = COXA_DEPTHS;
    }
  else if (g_str_equal (section, "innervation"))
    {
      light_related (overlays, view, atlas, page, "innervated-by");
    }
  else if (g_str_equal (section, "blood-supply"))
    {
      light_related (overlays, view, atlas, page, "supplied-by");
    }
  else if (g_str_equal (section, "action"))
    {
      self->pull = g_strdup (page);
    }
  else if (g_str_equal (section, "relations"))
    {
      keep_related (kept, atlas, page, "deep-to");
      keep_related (kept, atlas, page, "adjacent-to");
    }

  self->overlays = g_strv_builder_end (overlays);
  self->kept = g_strv_builder_end (kept);
}

/* Puts a section's own wishes over what was derived, as far as the view has them. */
static void
apply_override (CoxaScene               *self,
                CoxaView                *view,
                const CoxaSceneOverride *override)
{
  if (override->depth != 0)
    self->depth = override->depth;

  if (override->select != NULL && find_depth (view, override->select) > 0)
    {
      g_free (self->selected);
      self->selected = g_strdup (override->select);
    }

  if (override->overlays != NULL)
    {
      g_autoptr(GStrvBuilder) overlays = g_strv_builder_new ();

      for (guint i = 0; override->overlays[i] != NULL; i++)
        {
          if (coxa_view_get_part (view, override->overlays[i]) != NULL)
            g_strv_builder_add (overlays, override->overlays[i]);
        }
      g_strfreev (self->overlays);
      self->overlays = g_strv_builder_end (overlays);
    }
}

static const CoxaSceneOverride *
find_override (CoxaAtlas  *atlas,
               const char *page,
               const char *section_id)
{
  const CoxaEntry *entry = coxa_atlas_lookup (atlas, page) != NULL ? coxa_atlas_get_entry (atlas, page, NULL) : NULL;
  const CoxaSection *section = entry != NULL ? coxa_entry_get_section (entry, section_id) : NULL;

  return section != NULL ? section->scene : NULL;
}

static gboolean
is_drawn (CoxaPlates *plates,
          const char *page)
{
  for (guint i = 0; i < plates->views->len; i++)
    if (coxa_view_has_page (g_ptr_array_index (plates->views, i), page))
      return TRUE;

  return FALSE;
}

/* The first drawn page that a page names with a relation, or that what it names affects: a test examines a condition, and that
 * affects a tendon. */
static char *
find_related (CoxaAtlas  *atlas,
              const char *page,
              const char *relation)
{
  CoxaPlates *plates = coxa_atlas_get_plates (atlas);
  g_autoptr(GPtrArray) pages = coxa_atlas_list_related (atlas, page, relation);
  char *found = NULL;

  for (guint i = 0; i < pages->len; i++)
    if (is_drawn (plates, g_ptr_array_index (pages, i)))
      return g_strdup (g_ptr_array_index (pages, i));
  for (guint i = 0; i < pages->len && found == NULL && !g_str_equal (relation, "affects"); i++)
    found = find_related (atlas, g_ptr_array_index (pages, i), "affects");

  return found;
}

/* The page whose parts are shown: the page's own; or, where it has none, what a condition affects, what a practice trains, what a
 * test examines. */
static char *
dup_subject (CoxaAtlas  *atlas,
             const char *page)
{
  static const char * const relations[] = { "affects", "trains", "examines" };
  char *subject = NULL;

  if (!is_drawn (coxa_atlas_get_plates (atlas), page))
    for (guint i = 0; i < G_N_ELEMENTS (relations) && subject == NULL; i++)
      subject = find_related (atlas, page, relations[i]);

  return subject != NULL ? subject : g_strdup (page);
}

/* Where a condition is felt: what its section on symptoms shows. */
static char **
dup_felt (CoxaAtlas         *atlas,
          const CoxaAddress *address,
          const char        *page)
{
  g_autoptr(GPtrArray) pages = NULL;

  if (!section_is (address, "symptoms"))
    return NULL;

  pages = coxa_atlas_list_related (atlas, page, "felt-in");
  if (pages->len == 0 || !is_drawn (coxa_atlas_get_plates (atlas), g_ptr_array_index (pages, 0)))
    return NULL;

  g_ptr_array_set_free_func (pages, NULL);
  g_ptr_array_add (pages, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&pages), FALSE);
}

static char **
dup_picked (const CoxaAddress *address)
{
  g_autoptr(GStrvBuilder) pages = g_strv_builder_new ();

  for (guint i = 0; address->pick != NULL && address->pick[i] != NULL; i++)
    {
      g_autofree char *page = g_strconcat ("zone/", address->pick[i], NULL);

      g_strv_builder_add (pages, page);
    }

  return g_strv_builder_end (pages);
}

/**
 * coxa_scene_new_for_address:
 * @atlas: an atlas
 * @address: an address, of a page that exists or not
 *
 * Finds what the plate is to show for an address.
 *
 * Returns: (transfer full): the scene; its view is %NULL only where the atlas has no view at all
 */
CoxaScene *
coxa_scene_new_for_address (CoxaAtlas         *atlas,
                            const CoxaAddress *address)
{
  g_autofree char *page = NULL;
  g_autofree char *subject = NULL;
  g_auto(GStrv) felt = NULL;
  const CoxaSceneOverride *override;
  CoxaScene *self;
  CoxaView *view;

  g_return_val_if_fail (COXA_IS_ATLAS (atlas), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  page = coxa_address_dup_page (address);
  override = find_override (atlas, page, address->section);
  felt = dup_felt (atlas, address, page);
  subject = felt != NULL ? g_strdup (felt[0]) : dup_subject (atlas, page);
  view = choose_view (coxa_atlas_get_plates (atlas), address, override, find_override (atlas, page, "overview"), subject);

  if (view != NULL)
    view = coxa_plates_get_twin (coxa_atlas_get_plates (atlas), view, coxa_atlas_get_figure (atlas));

  self = g_new0 (CoxaScene, 1);
  self->side = address->side;

  if (view != NULL)
    {
      self->view = g_strdup (view->id);
      derive (self, atlas, view, address, subject);
      if (felt != NULL)
        g_clear_pointer (&self->selected, g_free);
      /* A section's depth and overlays are meant for the view that it names. */
      if (override != NULL && (override->view == NULL || g_str_equal (override->view, view->id)))
        apply_override (self, view, override);
    }
  else
    {
      self->depth = 1;
      self->overlays = g_new0 (char *, 1);
      self->kept = g_new0 (char *, 1);
    }

  if (address->depth != 0)
    self->depth = address->depth;
  self->mode = self->selected != NULL ? address->mode : COXA_MODE_WHOLE;
  self->show = address->show != 0 ? address->show : COXA_SHOW_DEFAULT;
  self->hidden = address->hide != NULL ? g_strdupv (address->hide) : g_new0 (char *, 1);
  self->picked = felt != NULL ? g_steal_pointer (&felt) : dup_picked (address);

  return self;
}

/**
 * coxa_scene_copy:
 * @self: (nullable): a scene
 *
 * Copies a scene.
 *
 * Returns: (transfer full) (nullable): the copy
 */
CoxaScene *
coxa_scene_copy (const CoxaScene *self)
{
  CoxaScene *copy;

  if (self == NULL)
    return NULL;

  copy = g_new0 (CoxaScene, 1);
  copy->side = self->side;
  copy->view = g_strdup (self->view);
  copy->depth = self->depth;
  copy->selected = g_strdup (self->selected);
  copy->overlays = g_strdupv (self->overlays);
  copy->kept = g_strdupv (self->kept);
  copy->mode = self->mode;
  copy->show = self->show;
  copy->hidden = g_strdupv (self->hidden);
  copy->picked = g_strdupv (self->picked);
  copy->pull = g_strdup (self->pull);

  return copy;
}

/**
 * coxa_scene_free:
 * @self: (nullable) (transfer full): a scene
 *
 * Frees a scene.
 */
void
coxa_scene_free (CoxaScene *self)
{
  if (self == NULL)
    return;

  g_free (self->view);
  g_free (self->selected);
  g_free (self->pull);
  g_strfreev (self->overlays);
  g_strfreev (self->kept);
  g_strfreev (self->hidden);
  g_strfreev (self->picked);
  g_free (self);
}

/**
 * coxa_scene_equal:
 * @a: (nullable): a scene
 * @b: (nullable): another
 *
 * Says whether two scenes show the same.
 *
 * Returns: whether they do
 */
gboolean
coxa_scene_equal (const CoxaScene *a,
                  const CoxaScene *b)
{
  if (a == b)
    return TRUE;

  if (a == NULL || b == NULL)
    return FALSE;

  return a->side == b->side &&
         a->depth == b->depth &&
         g_strcmp0 (a->view, b->view) == 0 &&
         a->mode == b->mode &&
         a->show == b->show &&
         g_strcmp0 (a->selected, b->selected) == 0 &&
         g_strcmp0 (a->pull, b->pull) == 0 &&
         g_strv_equal ((const char * const *) a->kept, (const char * const *) b->kept) &&
         g_strv_equal ((const char * const *) a->hidden, (const char * const *) b->hidden) &&
         g_strv_equal ((const char * const *) a->picked, (const char * const *) b->picked) &&
         g_strv_equal ((const char * const *) a->overlays, (const char * const *) b->overlays);
}
