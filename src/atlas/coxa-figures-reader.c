/* Reads figures.json: see coxa-figures.c. */

#include "coxa-figures.h"

#include "coxa-json.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_FIGURES 1000
#define MAX_FRAMES  2000
#define MAX_KEYS    16
#define MAX_STEPS   64
#define MAX_MOVES   64
#define MAX_FAULTS  16
#define MAX_CAPTION 1000 /* bytes */
#define MAX_CREDIT  1000
#define MIN_SECONDS 0.05
#define MAX_SECONDS 600

struct _CoxaFigures
{
  gatomicrefcount  refs;
  char            *credit;
  GPtrArray       *all;     /* CoxaFigure */
  GHashTable      *by_page; /* page → CoxaFigure, both owned by all */
};

static void
figure_free (CoxaFigure *self)
{
  for (guint i = 0; i < self->n_keys; i++)
    {
      g_free (self->keys[i].steps);
      g_free (self->keys[i].caption);
    }
  for (guint i = 0; i < self->n_faults; i++)
    {
      g_free (self->faults[i].id);
      g_free (self->faults[i].caption);
    }
  g_free (self->keys);
  g_free (self->moves);
  g_free (self->faults);
  g_free (self->page);
  g_free (self->file);
  g_free (self->body);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaFigure, figure_free)

static gboolean
read_steps (CoxaJson      *json,
            JsonObject    *object,
            const char    *pointer,
            CoxaFigureKey *key)
{
  JsonArray *array = coxa_json_get_array (json, object, pointer, "steps", COXA_NEED_OPTIONAL, MAX_STEPS);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  double numbers[MAX_STEPS];

  if (n == 0)
    return TRUE;
  if (!coxa_json_get_numbers (json, object, pointer, "steps", COXA_NEED_REQUIRED, n, numbers))
    return FALSE;

  key->steps = g_new0 (int, n);
  key->n_steps = n;
  for (guint i = 0; i < n; i++)
    {
      key->steps[i] = (int) CLAMP (numbers[i], -1, MAX_STEPS);
      if (key->steps[i] < 0 || key->steps[i] >= MAX_STEPS || key->steps[i] != numbers[i])
        {
          g_autofree char *list = coxa_json_join (pointer, "steps");
          g_autofree char *place = coxa_json_join_index (list, i);

          coxa_json_report (json, place, _("Count the page's steps from 0."), _("%g is not the number of a step."), numbers[i]);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_key (CoxaJson      *json,
          JsonObject    *object,
          const char    *pointer,
          int            n_frames,
          CoxaFigureKey *key)
{
  static const char * const known[] = { "frame", "steps", "arrow", "caption", NULL };

  coxa_json_check_members (json, object, pointer, known);
  key->has_arrow = coxa_json_get_boolean (json, object, pointer, "arrow");
  key->caption = g_strdup (coxa_json_get_string (json, object, pointer, "caption", COXA_NEED_OPTIONAL, MAX_CAPTION));

  return coxa_json_get_int (json, object, pointer, "frame", COXA_NEED_REQUIRED, 0, n_frames - 1, &key->frame) &&
         read_steps (json, object, pointer, key);
}

static gboolean
read_keys (CoxaJson   *json,
           JsonObject *object,
           const char *pointer,
           CoxaFigure *figure)
{
  JsonArray *array = coxa_json_get_array (json, object, pointer, "keys", COXA_NEED_REQUIRED, MAX_KEYS);
  g_autofree char *list = coxa_json_join (pointer, "keys");
  guint n = array != NULL ? json_array_get_length (array) : 0;

  if (array == NULL)
    return FALSE;
  if (n == 0)
    {
      coxa_json_report (json, list, _("Give one key pose at least."), _("The figure has no key pose."));
      return FALSE;
    }

  figure->keys = g_new0 (CoxaFigureKey, n);
  figure->n_keys = n;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *place = coxa_json_join_index (list, i);
      JsonObject *item = coxa_json_get_item (json, array, place, i);

      if (item == NULL || !read_key (json, item, place, figure->n_frames, &figure->keys[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_moves (CoxaJson   *json,
            JsonObject *object,
            const char *pointer,
            CoxaFigure *figure)
{
  static const char * const known[] = { "from", "to", "seconds", NULL };
  JsonArray *array = coxa_json_get_array (json, object, pointer, "loop", COXA_NEED_OPTIONAL, MAX_MOVES);
  g_autofree char *list = coxa_json_join (pointer, "loop");
  guint n = array != NULL ? json_array_get_length (array) : 0;

  figure->moves = g_new0 (CoxaFigureMove, MAX (n, 1));
  figure->n_moves = n;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *place = coxa_json_join_index (list, i);
      JsonObject *item = coxa_json_get_item (json, array, place, i);
      CoxaFigureMove *move = &figure->moves[i];

      if (item == NULL ||
          !coxa_json_get_int (json, item, place, "from", COXA_NEED_REQUIRED, 0, figure->n_frames - 1, &move->from) ||
          !coxa_json_get_int (json, item, place, "to", COXA_NEED_REQUIRED, 0, figure->n_frames - 1, &move->to) ||
          !coxa_json_get_number (json, item, place, "seconds", COXA_NEED_REQUIRED, MIN_SECONDS, MAX_SECONDS, &move->seconds))
        return FALSE;

      coxa_json_check_members (json, item, place, known);
    }

  return TRUE;
}

/* An id that is fit to be looked for in a drawing. */
static gboolean
is_group (const char *id)
{
  return id[0] != '\0' && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (id);
}

static gboolean
read_fault (CoxaJson        *json,
            JsonObject      *object,
            const char      *pointer,
            const CoxaFigure *figure,
            CoxaFigureFault *fault)
{
  static const char * const known[] = { "id", "key", "fault", "caption", NULL };
  const char *id = coxa_json_get_string (json, object, pointer, "id", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  int key;

  coxa_json_check_members (json, object, pointer, known);
  if (id == NULL || !coxa_json_get_int (json, object, pointer, "key", COXA_NEED_REQUIRED, 0, (int) figure->n_keys - 1, &key))
    return FALSE;
  if (!is_group (id))
    {
      g_autofree char *place = coxa_json_join (pointer, "id");

      coxa_json_report (json, place, _("Name the group with small letters, digits and hyphens, such as fault-0."),
                        _("“%s” cannot be the name of a group."), id);
      return FALSE;
    }

  fault->id = g_strdup (id);
  fault->key = (guint) key;
  fault->fault = -1;
  coxa_json_get_int (json, object, pointer, "fault", COXA_NEED_OPTIONAL, 0, MAX_STEPS, &fault->fault);
  fault->caption = g_strdup (coxa_json_get_string (json, object, pointer, "caption", COXA_NEED_OPTIONAL, MAX_CAPTION));

  return TRUE;
}

/* A fault that is not sound costs itself, not the figure. */
static void
read_faults (CoxaJson   *json,
             JsonObject *object,
             const char *pointer,
             CoxaFigure *figure)
{
  JsonArray *array = coxa_json_get_array (json, object, pointer, "faults", COXA_NEED_OPTIONAL, MAX_FAULTS);
  g_autofree char *list = coxa_json_join (pointer, "faults");
  guint n = array != NULL ? json_array_get_length (array) : 0;

  figure->faults = g_new0 (CoxaFigureFault, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *place = coxa_json_join_index (list, i);
      JsonObject *item = coxa_json_get_item (json, array, place, i);

      if (item != NULL && read_fault (json, item, place, figure, &figure->faults[figure->n_faults]))
        figure->n_faults++;
    }
}

/* Plain names only, so that nothing outside the folder can be named. */
static char *
find_file (CoxaJson   *json,
           const char *folder,
           JsonObject *object,
           const char *pointer)
{
  const char *name = coxa_json_get_string (json, object, pointer, "file", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  g_autofree char *place = coxa_json_join (pointer, "file");
  g_autofree char *stem = name != NULL ? g_strndup (name, strcspn (name, ".")) : NULL;
  g_autofree char *path = NULL;
  const char *ending;

  if (name == NULL)
    return NULL;

  ending = name + strlen (stem);
  if (!coxa_address_is_slug (stem) || !(g_str_equal (ending, ".svgz") || g_str_equal (ending, ".svg")))
    {
      coxa_json_report (json, place,
                        _("Name a file beside this one with small letters, digits and hyphens, such as exercise-bridge.svgz."),
                        _("“%s” cannot be the name of a figure's drawing."), name);
      return NULL;
    }

  path = g_build_filename (folder, "figures", name, NULL);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      coxa_json_report (json, place, _("Put the file there, or remove the figure."), _("There is no file figures/%s."), name);
      return NULL;
    }

  return g_steal_pointer (&path);
}

static char *
read_page (CoxaJson   *json,
           JsonObject *object,
           const char *pointer)
{
  const char *text = coxa_json_get_string (json, object, pointer, "address", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  g_autoptr(CoxaAddress) address = text != NULL ? coxa_address_parse (text, NULL) : NULL;
  g_autofree char *place = coxa_json_join (pointer, "address");

  if (text == NULL)
    return NULL;
  if (address == NULL || address->section != NULL || strpbrk (text, ":?") != NULL)
    {
      coxa_json_report (json, place, _("Write kind/name, such as exercise/bridge."), _("“%s” is not the address of a page."),
                        text);
      return NULL;
    }

  return g_strdup (text);
}

static CoxaFigure *
read_figure (CoxaJson   *json,
             const char *folder,
             JsonObject *object,
             const char *pointer)
{
  static const char * const known[] = { "address", "file", "width", "height", "body", "frames", "keys", "loop", "faults", NULL };
  g_autoptr(CoxaFigure) figure = g_new0 (CoxaFigure, 1);

  coxa_json_check_members (json, object, pointer, known);
  figure->page = read_page (json, object, pointer);
  figure->file = figure->page != NULL ? find_file (json, folder, object, pointer) : NULL;
  figure->body = g_strdup (coxa_json_get_slug (json, object, pointer, "body", COXA_NEED_OPTIONAL));

  if (figure->file == NULL ||
      !coxa_json_get_number (json, object, pointer, "width", COXA_NEED_REQUIRED, 16, 16384, &figure->width) ||
      !coxa_json_get_number (json, object, pointer, "height", COXA_NEED_REQUIRED, 16, 16384, &figure->height) ||
      !coxa_json_get_int (json, object, pointer, "frames", COXA_NEED_REQUIRED, 1, MAX_FRAMES, &figure->n_frames) ||
      !read_keys (json, object, pointer, figure) || !read_moves (json, object, pointer, figure))
    return NULL;

  read_faults (json, object, pointer, figure);

  return g_steal_pointer (&figure);
}

static void
read_figures (CoxaJson    *json,
              const char  *folder,
              CoxaFigures *self)
{
  JsonArray *array = coxa_json_get_array (json, coxa_json_get_root (json), "", "figures", COXA_NEED_REQUIRED, MAX_FIGURES);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *place = coxa_json_join_index ("/figures", i);
      JsonObject *item = coxa_json_get_item (json, array, place, i);
      CoxaFigure *figure = item != NULL ? read_figure (json, folder, item, place) : NULL;

      if (figure == NULL)
        continue;

      if (g_hash_table_contains (self->by_page, figure->page))
        {
          coxa_json_report (json, place, _("Remove one of them."), _("The page “%s” has two figures."), figure->page);
          figure_free (figure);
          continue;
        }
      g_ptr_array_add (self->all, figure);
      g_hash_table_insert (self->by_page, figure->page, figure);
    }
}

/**
 * coxa_figures_load:
 * @folder: the data folder
 * @problems: (nullable): where #CoxaProblem items are appended
 *
 * Reads `figures/figures.json`. Figures that are not sound, and those whose drawing is not there, are left out.
 *
 * Returns: (transfer full): the figures, none where the folder has no such file or it cannot be read
 */
CoxaFigures *
coxa_figures_load (const char *folder,
                   GPtrArray  *problems)
{
  static const char * const known[] = { "format", "credit", "figures", NULL };
  g_autofree char *path = NULL;
  g_autoptr(CoxaJson) json = NULL;
  CoxaFigures *self;
  const char *credit;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_new0 (CoxaFigures, 1);
  g_atomic_ref_count_init (&self->refs);
  self->credit = g_strdup ("");
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) figure_free);
  self->by_page = g_hash_table_new (g_str_hash, g_str_equal);

  path = g_build_filename (folder, COXA_FIGURES_FILE, NULL);
  json = g_file_test (path, G_FILE_TEST_EXISTS) ? coxa_json_load (folder, COXA_FIGURES_FILE, problems, NULL) : NULL;
  if (json == NULL)
    return self;

  coxa_json_check_format (json);
  coxa_json_check_members (json, coxa_json_get_root (json), "", known);
  credit = coxa_json_get_string (json, coxa_json_get_root (json), "", "credit", COXA_NEED_REQUIRED, MAX_CREDIT);
  if (credit != NULL)
    {
      g_free (self->credit);
      self->credit = g_strdup (credit);
    }
  read_figures (json, folder, self);

  return self;
}

/**
 * coxa_figures_ref:
 * @self: figures
 *
 * Returns: (transfer full): @self
 */
CoxaFigures *
coxa_figures_ref (CoxaFigures *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * coxa_figures_unref:
 * @self: (nullable) (transfer full): figures
 *
 * Lets go of figures. Any thread may do so.
 */
void
coxa_figures_unref (CoxaFigures *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  g_hash_table_unref (self->by_page);
  g_ptr_array_unref (self->all);
  g_free (self->credit);
  g_free (self);
}

/**
 * coxa_figures_get_credit:
 * @self: figures
 *
 * Returns: (transfer none): what must go with a figure whatever it leaves the program as; empty where there is none
 */
const char *
coxa_figures_get_credit (CoxaFigures *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->credit;
}

/**
 * coxa_figures_get_all:
 * @self: figures
 *
 * Returns: (transfer none) (element-type CoxaFigure): all of them, as the file lists them
 */
GPtrArray *
coxa_figures_get_all (CoxaFigures *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->all;
}

/**
 * coxa_figures_lookup:
 * @self: figures
 * @page: such as "exercise/clamshell"
 *
 * Returns: (transfer none) (nullable): the page's figure, which lives as long as @self, or %NULL if it has none
 */
const CoxaFigure *
coxa_figures_lookup (CoxaFigures *self,
                     const char  *page)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (page != NULL, NULL);

  return g_hash_table_lookup (self->by_page, page);
}
