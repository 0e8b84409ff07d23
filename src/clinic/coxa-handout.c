/* What stands on a sheet to take home, taken from the atlas in words. Laying it out and drawing it is coxa-handout-painter.c's,
 * and needs neither the atlas nor the main thread. */
#include "config.h"

#include "coxa-handout.h"

#include "coxa-handout-words.h"
#include "coxa-prose.h"

#include <glib/gi18n.h>
#include <string.h>

#define HELP_PAGE    "concept/when-to-see-a-clinician"
#define HELP_SECTION "on-a-sheet"

#define MAX_MUSCLES 4 /* marked on the plate */
#define MAX_NAMED   2 /* of one page that trains none */

G_DEFINE_QUARK (coxa-handout-error-quark, coxa_handout_error)

static void
exercise_free (CoxaHandoutExercise *self)
{
  g_free (self->page);
  g_free (self->title);
  g_free (self->sides);
  g_free (self->dose);
  g_free (self->tempo);
  g_free (self->needs);
  g_free (self->easier);
  g_free (self->note);
  g_strfreev (self->steps);
  g_strfreev (self->stop_signs);
  g_strfreev (self->not_for);
  g_free (self);
}

static void
help_free (CoxaHandoutHelp *self)
{
  g_free (self->when);
  g_free (self->what);
  g_free (self);
}

void
coxa_handout_free (CoxaHandout *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->clinic);
  g_free (self->logo);
  g_free (self->date);
  g_free (self->note);
  g_ptr_array_unref (self->exercises);
  g_strfreev (self->stop_signs);
  g_strfreev (self->not_for);
  g_ptr_array_unref (self->help);
  g_clear_pointer (&self->figures, coxa_figures_unref);
  g_clear_pointer (&self->plates, coxa_plates_unref);
  coxa_scene_free (self->scene);
  g_ptr_array_unref (self->muscles);
  g_hash_table_unref (self->names);
  g_free (self->address);
  g_free (self->code);
  g_free (self->language);
  g_strfreev (self->credits);
  g_strfreev (self->plain);
  g_free (self->too_long);
  g_free (self);
}

static char *
dup_line (const char *markdown,
          CoxaSide    side)
{
  g_autofree char *plain = coxa_prose_dup_plain (markdown, side);

  return g_strstrip (g_strdelimit (g_steal_pointer (&plain), "\n", ' '));
}

static char **
dup_lines (char     **texts,
           CoxaSide   side)
{
  guint n = g_strv_length (texts);
  char **lines = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    lines[i] = dup_line (texts[i], side);

  return lines;
}

static char *
dup_needs (char     **equipment,
           CoxaSide   side)
{
  g_auto(GStrv) lines = dup_lines (equipment, side);

  return lines[0] != NULL ? g_strjoinv (" · ", lines) : NULL;
}

/* The dose that holds: the programme's or the person's own over the page's, or what the preset makes of it. */
static CoxaDose *
dup_dose (const CoxaHandoutItem *item,
          const CoxaPractice    *practice)
{
  g_autoptr(CoxaDose) merged = coxa_dose_merge (practice->dose, item->dose);
  CoxaDose *chosen;

  if (merged == NULL)
    return NULL;

  chosen = coxa_dose_copy (merged);
  g_free (chosen->source);
  coxa_preset_apply (item->item->preset, merged, chosen);
  chosen->source = g_strdup (merged->source);

  return chosen;
}

static CoxaHandoutExercise *
create_exercise (CoxaAtlas              *atlas,
                 const CoxaHandoutItem  *item,
                 GError                **error)
{
  const CoxaEntry *entry = coxa_atlas_get_entry (atlas, item->item->page, error);
  const CoxaPractice *practice = entry != NULL ? entry->practice : NULL;
  g_autoptr(CoxaDose) dose = NULL;
  CoxaHandoutExercise *self;

  if (entry == NULL)
    return NULL;
  if (practice == NULL || practice->items != NULL)
    {
      g_set_error (error, COXA_HANDOUT_ERROR, COXA_HANDOUT_ERROR_NOT_ONE,
                   /* Translators: %s is an address */
                   _("“%s” is nothing that one does, so it cannot stand on a sheet."), item->item->page);
      return NULL;
    }

  self = g_new0 (CoxaHandoutExercise, 1);
  self->page = g_strdup (entry->page);
  self->title = g_strdup (entry->title);
  self->side = item->item->side;
  self->sides = coxa_handout_dup_sides (practice, self->side, item->item->is_one_sided);
  dose = dup_dose (item, practice);
  if (dose != NULL)
    {
      self->dose = coxa_handout_dup_dose (dose);
      self->tempo = coxa_handout_dup_tempo (dose);
    }
  self->needs = dup_needs (practice->equipment, self->side);
  self->easier = practice->easier != NULL ? dup_line (practice->easier, self->side) : NULL;
  self->note = item->note != NULL && *item->note != '\0' ? g_strdup (item->note) : NULL;
  self->steps = dup_lines (practice->steps, self->side);
  self->stop_signs = dup_lines (practice->stop_signs, self->side);
  self->not_for = dup_lines (practice->not_for, self->side);
  self->figure = coxa_figures_lookup (coxa_atlas_get_figures (atlas), entry->page);

  return self;
}

static char ***
get_list (CoxaHandoutExercise *exercise,
          gboolean             is_stop)
{
  return is_stop ? &exercise->stop_signs : &exercise->not_for;
}

static void
take_out (char       ***list,
          const char   *text)
{
  g_autoptr(GStrvBuilder) rest = g_strv_builder_new ();

  for (guint i = 0; (*list)[i] != NULL; i++)
    if (!g_str_equal ((*list)[i], text))
      g_strv_builder_add (rest, (*list)[i]);
  g_strfreev (*list);
  *list = g_strv_builder_end (rest);
}

/* Returns: which exercises say it, such as "1, 3", or "" where all do, or NULL where only one does. */
static char *
list_exercises (GPtrArray  *exercises,
                gboolean    is_stop,
                const char *text)
{
  g_autoptr(GString) numbers = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < exercises->len; i++)
    if (g_strv_contains ((const char * const *) *get_list (g_ptr_array_index (exercises, i), is_stop), text))
      g_string_append_printf (numbers, "%s%u", n++ > 0 ? ", " : "", i + 1);
  if (n == exercises->len)
    return g_strdup ("");

  return n > 1 ? g_string_free (g_steal_pointer (&numbers), FALSE) : NULL;
}

/* Takes out of the exercises' own lists what several of them say, so that it stands once. Returns: that; what not all of them say
 * with their numbers behind it. */
static char **
take_common (GPtrArray *exercises,
             gboolean   is_stop)
{
  g_autoptr(GStrvBuilder) all = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) some = g_strv_builder_new ();
  g_auto(GStrv) rest = NULL;

  for (guint i = 0; i < exercises->len; i++)
    {
      g_auto(GStrv) texts = g_strdupv (*get_list (g_ptr_array_index (exercises, i), is_stop));

      for (guint j = 0; texts[j] != NULL; j++)
        {
          g_autofree char *numbers = list_exercises (exercises, is_stop, texts[j]);
          g_autofree char *text = NULL;

          /* Said before, or for this one alone. */
          if (numbers == NULL || !g_strv_contains ((const char * const *) *get_list (g_ptr_array_index (exercises, i), is_stop),
                                                   texts[j]))
            continue;
          /* Translators: the first %s is a sentence, the second the numbers of the exercises that it is about */
          text = *numbers != '\0' ? g_strdup_printf (_("%s (Exercises %s)"), texts[j], numbers) : g_strdup (texts[j]);
          g_strv_builder_add (*numbers != '\0' ? some : all, text);
          for (guint k = 0; k < exercises->len; k++)
            take_out (get_list (g_ptr_array_index (exercises, k), is_stop), texts[j]);
        }
    }
  rest = g_strv_builder_end (some);
  g_strv_builder_addv (all, (const char **) rest);

  return g_strv_builder_end (all);
}

/* What a programme says of itself, so that its exercises need not say it again. */
static char **
take_own (CoxaAtlas                *atlas,
          CoxaHandout              *self,
          const CoxaHandoutRequest *request,
          gboolean                  is_stop)
{
  const CoxaEntry *entry = request->page != NULL ? coxa_atlas_get_entry (atlas, request->page, NULL) : NULL;
  char **own;

  if (entry == NULL || entry->practice == NULL || entry->practice->items == NULL)
    return g_new0 (char *, 1);

  own = dup_lines (is_stop ? entry->practice->stop_signs : entry->practice->not_for, request->side);
  for (guint i = 0; own[i] != NULL; i++)
    for (guint j = 0; j < self->exercises->len; j++)
      take_out (get_list (g_ptr_array_index (self->exercises, j), is_stop), own[i]);

  return own;
}

/* Whether one of the texts says the same and more: “A pinch in the groin.” where there is “A pinch in the groin, or a catch.” */
static gboolean
is_said (char       **texts,
         const char  *text)
{
  g_autofree char *start = g_strndup (text, strlen (text) - (g_str_has_suffix (text, ".") ? 1 : 0));

  for (guint i = 0; texts[i] != NULL; i++)
    if (g_str_has_prefix (texts[i], start))
      return TRUE;

  return FALSE;
}

static char **
take_all (CoxaAtlas                *atlas,
          CoxaHandout              *self,
          const CoxaHandoutRequest *request,
          gboolean                  is_stop)
{
  g_auto(GStrv) own = take_own (atlas, self, request, is_stop);
  g_auto(GStrv) common = take_common (self->exercises, is_stop);
  g_autoptr(GStrvBuilder) all = g_strv_builder_new ();

  g_strv_builder_addv (all, (const char **) own);
  for (guint i = 0; common[i] != NULL; i++)
    if (!is_said (own, common[i]))
      g_strv_builder_add (all, common[i]);

  return g_strv_builder_end (all);
}

/* The plate */

typedef struct
{
  const char *page;
  guint       count;
  guint       first; /* where it was met */
} Tally;

static int
compare_tallies (gconstpointer a,
                 gconstpointer b)
{
  const Tally *x = a, *y = b;

  return x->count != y->count ? (x->count < y->count ? 1 : -1) : (x->first > y->first) - (x->first < y->first);
}

static void
count_muscle (GArray     *tallies,
              const char *page)
{
  guint at = 0;

  while (at < tallies->len && !g_str_equal (g_array_index (tallies, Tally, at).page, page))
    at++;
  if (at == tallies->len)
    {
      Tally tally = { page, 0, at };

      g_array_append_val (tallies, tally);
    }
  g_array_index (tallies, Tally, at).count++;
}

/* What is stretched, pressed or spared no relation says: the section about muscles names it first. */
static void
count_named (CoxaAtlas       *atlas,
             const CoxaEntry *entry,
             GArray          *tallies)
{
  const CoxaSection *section = coxa_entry_get_section (entry, "muscles");
  g_autoptr(GPtrArray) links = section != NULL ? coxa_prose_list_links (section->text[COXA_LEVEL_PLAIN]) : NULL;
  guint n = 0;

  for (guint i = 0; links != NULL && i < links->len && n < MAX_NAMED; i++)
    {
      const CoxaIndexRow *row = coxa_atlas_lookup (atlas, g_ptr_array_index (links, i));

      if (row == NULL || !g_str_equal (row->kind, "muscle"))
        continue;
      count_muscle (tallies, row->page);
      n++;
    }
}

static GArray *
tally_muscles (CoxaAtlas   *atlas,
               CoxaHandout *self)
{
  GArray *tallies = g_array_new (FALSE, FALSE, sizeof (Tally));

  for (guint i = 0; i < self->exercises->len; i++)
    {
      const CoxaHandoutExercise *exercise = g_ptr_array_index (self->exercises, i);
      const CoxaEntry *entry = coxa_atlas_get_entry (atlas, exercise->page, NULL);
      gboolean is_found = FALSE;

      /* As the page has them: the one that matters most comes first. */
      for (guint j = 0; entry != NULL && j < entry->links->len; j++)
        {
          const CoxaLink *link = g_ptr_array_index (entry->links, j);
          const CoxaIndexRow *row = g_str_equal (link->relation, "trains") ? coxa_atlas_lookup (atlas, link->page) : NULL;

          if (row == NULL)
            continue;
          count_muscle (tallies, row->page);
          is_found = TRUE;
        }
      if (entry != NULL && !is_found)
        count_named (atlas, entry, tallies);
    }
  g_array_sort (tallies, compare_tallies);

  return tallies;
}

/* The view of the muscle that is worked most; whichever of the others are to be seen there are marked as well. */
static void
choose_plate (CoxaAtlas   *atlas,
              CoxaHandout *self,
              CoxaSide     side)
{
  g_autoptr(GArray) tallies = tally_muscles (atlas, self);
  g_autoptr(CoxaAddress) address = NULL;
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();
  const CoxaView *view;

  self->plates = coxa_plates_ref (coxa_atlas_get_plates (atlas));
  address = tallies->len > 0 ? coxa_address_parse (g_array_index (tallies, Tally, 0).page, NULL) : NULL;
  if (address == NULL)
    return;

  address->side = side;
  self->scene = coxa_scene_new_for_address (atlas, address);
  view = self->scene != NULL ? coxa_plates_get_view (self->plates, self->scene->view) : NULL;
  if (view == NULL || self->scene->selected == NULL || !coxa_view_has_page (view, self->scene->selected))
    {
      g_clear_pointer (&self->scene, coxa_scene_free);
      return;
    }

  for (guint i = 0; i < tallies->len && self->muscles->len < MAX_MUSCLES; i++)
    {
      const char *page = g_array_index (tallies, Tally, i).page;
      const CoxaIndexRow *row = coxa_atlas_lookup (atlas, page);

      if (!coxa_view_has_page (view, page))
        continue;
      g_ptr_array_add (self->muscles, g_strdup (page));
      g_hash_table_insert (self->names, g_strdup (page), g_strdup (row->title));
      if (i > 0)
        g_strv_builder_add (kept, page);
    }
  g_strfreev (self->scene->kept);
  self->scene->kept = g_strv_builder_end (kept);
  g_strfreev (self->scene->overlays);
  self->scene->overlays = g_new0 (char *, 1);
  self->scene->show = COXA_SHOW_NONE;
}

/* When to get help, from its page: a list item a line, what stands before the first colon is how soon. */
static void
take_help (CoxaAtlas   *atlas,
           CoxaHandout *self,
           CoxaSide     side)
{
  const CoxaEntry *entry = coxa_atlas_get_entry (atlas, HELP_PAGE, NULL);
  const CoxaSection *section = entry != NULL ? coxa_entry_get_section (entry, HELP_SECTION) : NULL;
  g_auto(GStrv) lines = section != NULL ? g_strsplit (section->text[COXA_LEVEL_PLAIN], "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_autofree char *line = NULL;
      CoxaHandoutHelp *help;
      char *colon;

      if (!g_str_has_prefix (lines[i], "- "))
        continue;

      line = dup_line (lines[i] + 2, side);
      colon = strchr (line, ':');
      help = g_new0 (CoxaHandoutHelp, 1);
      help->when = colon != NULL ? g_strndup (line, (gsize) (colon - line)) : g_strdup ("");
      help->what = g_strstrip (g_strdup (colon != NULL ? colon + 1 : line));
      g_ptr_array_add (self->help, help);
    }
}

/* The code that opens it again: the page's where it is one page's as it stands, otherwise the plan's. */
static void
choose_code (CoxaAtlas                *atlas,
             CoxaHandout              *self,
             const CoxaHandoutRequest *request)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new ();
  CoxaCodes *codes = coxa_atlas_get_codes (atlas);
  const CoxaEntry *entry = request->page != NULL ? coxa_atlas_get_entry (atlas, request->page, NULL) : NULL;
  gboolean is_as_it_stands = TRUE;
  gboolean is_exact = TRUE;
  g_autofree char *code = NULL;

  for (guint i = 0; i < request->items->len; i++)
    {
      const CoxaHandoutItem *item = g_ptr_array_index (request->items, i);

      g_ptr_array_add (items, item->item);
      is_as_it_stands &= item->item->preset == COXA_PRESET_PAGE && !item->item->is_one_sided && item->item->side == request->side;
      is_exact &= item->dose == NULL;
    }

  if (entry != NULL && entry->practice != NULL && is_as_it_stands)
    code = coxa_codes_dup_for_page (codes, request->page, request->side);
  else if (is_exact)
    code = coxa_codes_dup_for_plan (codes, items);
  self->code = code != NULL ? coxa_codes_dup_shown (code) : NULL;

  if (request->page != NULL)
    self->address = g_strconcat ("coxa:", request->page, request->side == COXA_SIDE_LEFT ? "?side=left" : "", NULL);
}

static char *
dup_title (CoxaAtlas                *atlas,
           const CoxaHandoutRequest *request,
           const CoxaHandout        *self)
{
  const CoxaIndexRow *row = request->page != NULL ? coxa_atlas_lookup (atlas, request->page) : NULL;

  if (request->title != NULL && *request->title != '\0')
    return g_strdup (request->title);
  if (row != NULL)
    return g_strdup (row->title);
  if (self->exercises->len == 1)
    return g_strdup (((CoxaHandoutExercise *) g_ptr_array_index (self->exercises, 0))->title);

  return g_strdup (_("Your exercises"));
}

static char **
dup_credits (CoxaAtlas   *atlas,
             CoxaHandout *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  const CoxaView *view = self->scene != NULL ? coxa_plates_get_view (self->plates, self->scene->view) : NULL;
  gboolean has_figure = FALSE;

  for (guint i = 0; i < self->exercises->len; i++)
    has_figure |= ((CoxaHandoutExercise *) g_ptr_array_index (self->exercises, i))->figure != NULL;

  g_strv_builder_add (builder, _("Texts: Coxa, CC BY-SA 4.0. Not medical advice: it does not replace an examination."));
  if (view != NULL)
    g_strv_builder_add (builder, view->credit);
  if (has_figure && coxa_figures_get_credit (self->figures) != NULL)
    g_strv_builder_add (builder, coxa_figures_get_credit (self->figures));

  return g_strv_builder_end (builder);
}

static char *
dup_given (const char *text)
{
  g_autofree char *valid = text != NULL ? g_strstrip (g_utf8_make_valid (text, -1)) : NULL;

  return valid != NULL && *valid != '\0' ? g_steal_pointer (&valid) : NULL;
}

/**
 * coxa_handout_new:
 * @atlas: an atlas
 * @request: what is asked for
 * @error: return location for a %COXA_HANDOUT_ERROR or a %COXA_ATLAS_ERROR
 *
 * Puts a sheet into words. On the atlas's thread; it reads the pages that were not opened yet.
 *
 * Returns: (transfer full): the sheet, or %NULL with @error set
 */
CoxaHandout *
coxa_handout_new (CoxaAtlas                 *atlas,
                  const CoxaHandoutRequest  *request,
                  GError                   **error)
{
  g_autoptr(CoxaHandout) self = NULL;
  CoxaSide side;

  g_return_val_if_fail (COXA_IS_ATLAS (atlas), NULL);
  g_return_val_if_fail (request != NULL, NULL);

  if (request->items->len == 0)
    {
      g_set_error (error, COXA_HANDOUT_ERROR, COXA_HANDOUT_ERROR_EMPTY,
                   _("There is nothing on the sheet. Choose an exercise."));
      return NULL;
    }

  self = g_new0 (CoxaHandout, 1);
  self->exercises = g_ptr_array_new_with_free_func ((GDestroyNotify) exercise_free);
  self->help = g_ptr_array_new_with_free_func ((GDestroyNotify) help_free);
  self->muscles = g_ptr_array_new_with_free_func (g_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->figures = coxa_figures_ref (coxa_atlas_get_figures (atlas));
  self->paper = request->paper;
  self->is_large = request->is_large;
  self->clinic = dup_given (request->clinic);
  self->logo = dup_given (request->logo);
  self->note = dup_given (request->note);
  self->date = dup_given (request->date);
  self->language = g_strdup ("en");

  for (guint i = 0; i < request->items->len; i++)
    {
      CoxaHandoutExercise *exercise = create_exercise (atlas, g_ptr_array_index (request->items, i), error);

      if (exercise == NULL)
        return NULL;
      g_ptr_array_add (self->exercises, exercise);
    }

  side = ((CoxaHandoutExercise *) g_ptr_array_index (self->exercises, 0))->side;
  self->title = dup_title (atlas, request, self);
  self->stop_signs = take_all (atlas, self, request, TRUE);
  self->not_for = take_all (atlas, self, request, FALSE);
  choose_plate (atlas, self, side);
  take_help (atlas, self, side);
  choose_code (atlas, self, request);
  self->credits = dup_credits (atlas, self);
  self->plain = coxa_handout_dup_plain (self, &self->too_long);

  return g_steal_pointer (&self);
}
