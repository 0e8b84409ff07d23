/* Figures must fit the pages that they are of, and have the groups in their drawings that the listing names. */

#include "coxa-page-checker.h"

#include "coxa-svg-checker.h"

#include <glib/gi18n.h>

static void
check_group (CoxaJson   *json,
             const char *pointer,
             GHashTable *ids,
             const char *group)
{
  if (ids != NULL && !g_hash_table_contains (ids, group))
    coxa_json_report (json, pointer, _("Draw a group with that id, or correct the listing."),
                      _("The drawing has no group “%s”."), group);
}

static void
check_words (CoxaJson   *json,
             const char *pointer,
             const char *caption,
             const char *words)
{
  g_autofree char *place = coxa_json_join (pointer, "caption");

  if (caption != NULL)
    coxa_checker_check_sides (json, place, caption);
  if (words[0] == '\0')
    coxa_json_report (json, pointer, _("Name steps or a fault of the page, or write a caption."),
                      _("There are no words for this picture."));
}

static void
check_key (CoxaJson           *json,
           const char         *pointer,
           const CoxaFigure   *figure,
           guint               key,
           const CoxaPractice *practice,
           GHashTable         *ids)
{
  const CoxaFigureKey *own = &figure->keys[key];
  g_autofree char *steps = coxa_json_join (pointer, "steps");
  g_autofree char *words = coxa_figure_dup_caption (figure, key, practice, COXA_SIDE_RIGHT);
  g_autofree char *arrow = coxa_figure_dup_arrow (figure, key);
  int n_steps = practice != NULL ? (int) g_strv_length (practice->steps) : 0;

  for (guint i = 0; i < own->n_steps; i++)
    {
      g_autofree char *place = coxa_json_join_index (steps, i);

      if (own->steps[i] >= n_steps)
        coxa_json_report (json, place, _("Count the page's steps from 0."), _("The page has no step %d."), own->steps[i]);
    }
  check_words (json, pointer, own->caption, words);
  if (arrow != NULL)
    check_group (json, pointer, ids, arrow);
}

static void
check_fault (CoxaJson           *json,
             const char         *pointer,
             const CoxaFigure   *figure,
             guint               fault,
             const CoxaPractice *practice,
             GHashTable         *ids)
{
  const CoxaFigureFault *own = &figure->faults[fault];
  g_autofree char *place = coxa_json_join (pointer, "fault");
  g_autofree char *words = coxa_figure_dup_fault (figure, fault, practice, COXA_SIDE_RIGHT);

  if (own->fault >= (practice != NULL ? (int) g_strv_length (practice->faults) : 0))
    coxa_json_report (json, place, _("Count the page's faults from 0."), _("The page has no fault %d."), own->fault);
  check_words (json, pointer, own->caption, words);
  check_group (json, pointer, ids, own->id);
}

static void
check_figure (CoxaChecker      *self,
              CoxaJson         *json,
              const char       *pointer,
              const CoxaFigure *figure)
{
  const CoxaCheckedPage *page = g_hash_table_lookup (self->by_page, figure->page);
  const CoxaPractice *practice = page != NULL ? page->entry->practice : NULL;
  g_autofree char *address = coxa_json_join (pointer, "address");
  g_autofree char *keys = coxa_json_join (pointer, "keys");
  g_autofree char *faults = coxa_json_join (pointer, "faults");
  g_autofree char *name = g_path_get_basename (figure->file);
  g_autofree char *file = g_strconcat ("figures/", name, NULL);
  g_autoptr(GHashTable) ids = coxa_svg_check (self->folder, file, figure->width, figure->height, self->problems);

  if (page == NULL)
    {
      coxa_json_report (json, address, _("Write that entry, or correct the address."), _("There is no entry “%s”."),
                        figure->page);
      return;
    }

  check_group (json, pointer, ids, "scene");
  for (int i = 0; i < figure->n_frames; i++)
    {
      g_autofree char *frame = coxa_figure_dup_frame (i);

      check_group (json, pointer, ids, frame);
    }
  for (guint i = 0; i < figure->n_keys; i++)
    {
      g_autofree char *place = coxa_json_join_index (keys, i);

      check_key (json, place, figure, i, practice, ids);
    }
  for (guint i = 0; i < figure->n_faults; i++)
    {
      g_autofree char *place = coxa_json_join_index (faults, i);

      check_fault (json, place, figure, i, practice, ids);
    }
}

/**
 * coxa_checker_check_figures:
 * @self: a checker that has its pages
 *
 * Checks the figures that move, where there are any.
 */
void
coxa_checker_check_figures (CoxaChecker *self)
{
  g_autoptr(GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
  g_autoptr(CoxaFigures) figures = coxa_figures_load (self->folder, self->problems);
  g_autoptr(CoxaJson) json = NULL;
  JsonArray *array;

  if (coxa_figures_get_all (figures)->len == 0)
    return;

  json = coxa_json_load (self->folder, COXA_FIGURES_FILE, told, NULL);
  if (json == NULL)
    return;

  coxa_json_set_problems (json, self->problems);
  array = coxa_checker_get_array (coxa_json_get_root (json), "figures");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *page = JSON_NODE_HOLDS_OBJECT (node) ? coxa_checker_get_text (json_node_get_object (node), "address") : NULL;
      const CoxaFigure *figure = page != NULL ? coxa_figures_lookup (figures, page) : NULL;
      g_autofree char *place = coxa_json_join_index ("/figures", i);

      if (figure != NULL)
        check_figure (self, json, place, figure);
    }
}
