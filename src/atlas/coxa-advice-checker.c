/* How the advice on pain is written: each piece names sources that are there, and a patient can read it. */
#include "coxa-page-checker.h"

#include "coxa-advice.h"

#include <glib/gi18n.h>

#define FILE_NAME "atlas/advice.json"

static void
check_text (CoxaChecker *self,
            CoxaJson    *json,
            const char  *pointer,
            const char  *text)
{
  double grade = coxa_grader_measure (self->grader, text);

  coxa_checker_check_sides (json, pointer, text);
  if (grade > COXA_GRADE_MOST)
    coxa_json_report (json, pointer, _("Write shorter sentences and everyday words."),
                      _("The text has reading grade %.2f, and a patient's may have %g at most."), grade, COXA_GRADE_MOST);
}

static void
check_advice (CoxaChecker      *self,
              CoxaJson         *json,
              const CoxaAdvice *advice,
              const char       *pointer)
{
  g_autofree char *text = coxa_json_join (pointer, "text");
  g_autofree char *contested = coxa_json_join (pointer, "contested");
  g_autofree char *sources = coxa_json_join (pointer, "sources");

  check_text (self, json, text, advice->text);
  if (advice->contested != NULL)
    check_text (self, json, contested, advice->contested);
  for (guint i = 0; advice->sources[i] != NULL; i++)
    {
      g_autofree char *place = coxa_json_join_index (sources, i);

      g_hash_table_add (self->cited, g_strdup (advice->sources[i]));
      if (self->sources != NULL && !g_hash_table_contains (self->sources, advice->sources[i]))
        coxa_json_report (json, place, _("Add the source to atlas/sources.json, or correct the key."),
                          _("The source “%s” is not in the bibliography."), advice->sources[i]);
    }
}

/**
 * coxa_checker_check_advice:
 * @self: a checker that has read all pages
 *
 * Reports what is not sound in the advice on pain, if the atlas has any.
 */
void
coxa_checker_check_advice (CoxaChecker *self)
{
  g_autoptr(CoxaAdviceBook) book = coxa_advice_book_load (self->folder, self->problems);
  g_autoptr(GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
  g_autoptr(CoxaJson) json = NULL;
  const char * const *signs;
  GPtrArray *rules;

  if (book == NULL)
    return;

  /* Read again for its lines. */
  json = coxa_json_load (self->folder, FILE_NAME, told, NULL);
  if (json == NULL)
    return;

  coxa_json_set_problems (json, self->problems);
  rules = coxa_advice_book_list (book);
  for (guint i = 0; i < rules->len; i++)
    {
      g_autofree char *place = coxa_json_join_index ("/rules", i);

      check_advice (self, json, g_ptr_array_index (rules, i), place);
    }
  signs = coxa_advice_book_get_signs (book);
  for (guint i = 0; signs[i] != NULL; i++)
    {
      g_autofree char *place = coxa_json_join_index ("/signs", i);

      coxa_checker_check_sides (json, place, signs[i]);
    }
}
