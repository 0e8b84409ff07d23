/* How the pages hang together. A page that no link, relation or region leads to is never found by reading on; one that only
 * such pages lead to neither. */

#include "coxa-page-checker.h"

#include <glib/gi18n.h>

#define SOURCES_FILE "atlas/sources.json"

static void
check_titles (CoxaChecker *self)
{
  g_autoptr(GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->pages->len; i++)
    {
      CoxaCheckedPage *page = g_ptr_array_index (self->pages, i);
      char *title = g_utf8_casefold (page->entry->title, -1);
      const CoxaCheckedPage *other = g_hash_table_lookup (titles, title);

      if (other != NULL)
        coxa_json_report (page->json, "/title", _("Give one of the two another title."),
                          _("“%s” is the title of “%s” as well."), page->entry->title, other->entry->page);
      g_hash_table_insert (titles, title, page);
    }
}

/* Which page a file says that it is; its path decides, and the reader has told where the two differ. */
static void
check_slugs (CoxaChecker *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      const CoxaCheckedPage *page = g_ptr_array_index (self->pages, i);
      JsonObject *root = coxa_json_get_root (page->json);
      const char *kind = coxa_checker_get_text (root, "kind");
      const char *slug = coxa_checker_get_text (root, "slug");
      g_autofree char *name = g_strconcat (kind != NULL ? kind : "", "/", slug, NULL);

      if (!g_str_equal (name, page->entry->page) && g_hash_table_contains (self->by_page, name))
        coxa_json_report (page->json, "/slug", _("Give one of the two another name, and its file the same."),
                          _("Two files say that they are “%s”."), name);
    }
}

static void
check_sources (CoxaChecker *self)
{
  g_autoptr(GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
  g_autoptr(CoxaJson) json = coxa_json_load (self->folder, SOURCES_FILE, told, NULL);
  g_autoptr(GList) keys = NULL;

  if (json == NULL || self->sources == NULL)
    return;

  coxa_json_set_problems (json, self->problems);
  keys = g_hash_table_get_keys (self->sources);
  for (GList *key = keys; key != NULL; key = key->next)
    {
      g_autofree char *place = coxa_json_join ("/sources", key->data);

      if (!g_hash_table_contains (self->cited, key->data))
        coxa_json_report (json, place, _("Cite it where it is used, or remove it."),
                          _("No page cites the source “%s”."), (const char *) key->data);
    }
}

static gboolean
has_body_map (CoxaPlates *plates)
{
  for (guint i = 0; i < plates->views->len; i++)
    {
      const CoxaView *view = g_ptr_array_index (plates->views, i);

      if (g_strcmp0 (view->group, "body") == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_drawn (CoxaPlates *plates,
          const char *page)
{
  for (guint i = 0; i < plates->views->len; i++)
    {
      if (coxa_view_has_page (g_ptr_array_index (plates->views, i), page))
        return TRUE;
    }

  return FALSE;
}

/* A pack without a map of the body has its zones in words only. */
static void
check_zones (CoxaChecker *self)
{
  if (!has_body_map (self->plates))
    return;

  for (guint i = 0; i < self->pages->len; i++)
    {
      const CoxaCheckedPage *page = g_ptr_array_index (self->pages, i);

      if (g_str_equal (page->entry->kind, "zone") && !is_drawn (self->plates, page->entry->page))
        coxa_json_report (page->json, "/slug", _("Draw it on the map, or correct the slug."),
                          _("The map of the body has no zone “%s”."), page->entry->slug);
    }
}

/* Puts a page where a reader can be into the queue. */
static void
reach (GPtrArray       *queue,
       CoxaCheckedPage *page)
{
  if (page == NULL || page->is_reached)
    return;

  page->is_reached = TRUE;
  g_ptr_array_add (queue, page);
}

static void
reach_regions (CoxaChecker *self,
               GPtrArray   *queue)
{
  for (guint i = 0; i < self->plates->views->len; i++)
    {
      GPtrArray *parts = coxa_view_get_parts (g_ptr_array_index (self->plates->views, i));

      for (guint j = 0; j < parts->len; j++)
        {
          const CoxaPart *part = g_ptr_array_index (parts, j);

          reach (queue, coxa_checker_find_page (self, part->address));
        }
    }
}

static void
follow_links (GPtrArray *queue)
{
  for (guint i = 0; i < queue->len; i++)
    {
      const CoxaCheckedPage *page = g_ptr_array_index (queue, i);

      for (guint j = 0; j < page->leads_to->len; j++)
        reach (queue, g_ptr_array_index (page->leads_to, j));
    }
}

static void
mark_ways (CoxaChecker *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      const CoxaCheckedPage *page = g_ptr_array_index (self->pages, i);

      for (guint j = 0; j < page->leads_to->len; j++)
        {
          CoxaCheckedPage *other = g_ptr_array_index (page->leads_to, j);

          other->has_way |= other != page;
        }
    }
}

static void
check_ways (CoxaChecker *self,
            const char  *home)
{
  g_autoptr(GPtrArray) queue = g_ptr_array_new ();

  if (home != NULL)
    reach (queue, coxa_checker_find_page (self, home));
  reach_regions (self, queue);
  follow_links (queue);
  mark_ways (self);

  for (guint i = 0; i < self->pages->len; i++)
    {
      const CoxaCheckedPage *page = g_ptr_array_index (self->pages, i);

      if (page->is_reached)
        continue;

      if (page->has_way)
        coxa_json_report (page->json, "/slug", _("Link to one of them from a page that can be reached."),
                          _("Only pages that cannot be reached lead to this one."));
      else
        coxa_json_report (page->json, "/slug", _("Link to it where a reader would look for it."),
                          _("Nothing leads to this page: no link, no relation and no region."));
    }
}

/**
 * coxa_checker_check_whole:
 * @self: a checker that has checked all pages
 * @home: (nullable): address of the page that is shown first
 *
 * Reports what no single page shows: titles and names that stand twice, sources that nobody cites, zones that the map of the
 * body does not have, and pages that nothing leads to.
 */
void
coxa_checker_check_whole (CoxaChecker *self,
                          const char  *home)
{
  check_titles (self);
  check_slugs (self);
  check_sources (self);
  check_zones (self);
  check_ways (self, home);
}
