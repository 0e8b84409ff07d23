/* atlas/advice.json, which an atlas need not have:
 *
 *   { "format": 1,
 *     "signs": [ "Numb skin between the legs …", … ],
 *     "rules": [ { "id": "before-low", "moment": "before", "when": { "now": [0, 3] }, "light": "green",
 *                  "title": "Go ahead", "text": "…", "sources": [ "key" ], "contested": "…" }, … ] }
 *
 * A rule holds at its moment ("before", "during", "after", "next-day" or "any") when all that "when" names is so: "sign", one of
 * the warning signs was noticed; "now", the pain at that moment; "rise", how much more that is than before. What nobody has said
 * is not so. The first rule that holds is the advice. A file in which some pain finds no rule, or a sign finds another light than
 * red, is not sound. */
#include "coxa-advice.h"

#include "coxa-json.h"

#include <glib/gi18n.h>

#define FILE_NAME  "atlas/advice.json"
#define MAX_RULES  100
#define MAX_SIGNS  20
#define MAX_KEYS   10
#define MAX_BYTES  1000
#define PAIN_MAX   10
#define ANY_MOMENT COXA_N_MOMENTS

typedef struct
{
  CoxaAdvice advice;
  guint      moment;     /* CoxaMoment or ANY_MOMENT */
  gboolean   needs_sign;
  gboolean   has_now;
  int        now[2];     /* the least and the most */
  gboolean   has_rise;
  int        rise[2];
} Rule;

struct _CoxaAdviceBook
{
  GPtrArray  *rules; /* Rule, whose first member is the advice */
  char      **signs;
};

static const char * const light_names[] = { "green", "amber", "red", NULL };
static const char * const moment_names[] = { "before", "during", "after", "next-day", "any", NULL };

static void
rule_free (Rule *self)
{
  g_free (self->advice.id);
  g_free (self->advice.title);
  g_free (self->advice.text);
  g_strfreev (self->advice.sources);
  g_free (self->advice.contested);
  g_free (self);
}

static gboolean
read_range (CoxaJson   *json,
            JsonObject *when,
            const char *pointer,
            const char *name,
            int         min,
            int         range[2])
{
  g_autofree char *place = coxa_json_join (pointer, name);
  double numbers[2];

  if (!coxa_json_get_numbers (json, when, pointer, name, COXA_NEED_OPTIONAL, 2, numbers))
    return FALSE;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *remedy = NULL;

      range[i] = (int) CLAMP (numbers[i], min, PAIN_MAX);
      if (range[i] == numbers[i] && range[0] <= range[i])
        continue;

      remedy = g_strdup_printf (_("Write the least and the most, whole numbers from %d to %d."), min, PAIN_MAX);
      coxa_json_report (json, place, remedy, _("That is no range of pain."));
      return FALSE;
    }

  return TRUE;
}

static void
read_when (CoxaJson   *json,
           JsonObject *object,
           const char *pointer,
           Rule       *rule)
{
  static const char * const known[] = { "sign", "now", "rise", NULL };
  JsonObject *when = coxa_json_get_object (json, object, pointer, "when", COXA_NEED_REQUIRED);
  g_autofree char *place = coxa_json_join (pointer, "when");

  if (when == NULL)
    return;

  coxa_json_check_members (json, when, place, known);
  rule->needs_sign = coxa_json_get_boolean (json, when, place, "sign");
  rule->has_now = read_range (json, when, place, "now", 0, rule->now);
  rule->has_rise = read_range (json, when, place, "rise", -PAIN_MAX, rule->rise);
  if (!json_object_has_member (when, "sign") && !json_object_has_member (when, "now") && !json_object_has_member (when, "rise"))
    coxa_json_report (json, place, _("Write “sign”, “now” or “rise”."), _("The rule does not say when it holds."));
}

static void
read_rule (CoxaJson       *json,
           JsonObject     *object,
           const char     *pointer,
           CoxaAdviceBook *self)
{
  static const char * const known[] = { "id", "moment", "when", "light", "title", "text", "sources", "contested", NULL };
  const char *id = coxa_json_get_slug (json, object, pointer, "id", COXA_NEED_REQUIRED);
  int moment = coxa_json_get_choice (json, object, pointer, "moment", COXA_NEED_REQUIRED, moment_names);
  int light = coxa_json_get_choice (json, object, pointer, "light", COXA_NEED_REQUIRED, light_names);
  const char *title = coxa_json_get_string (json, object, pointer, "title", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  const char *text = coxa_json_get_string (json, object, pointer, "text", COXA_NEED_REQUIRED, MAX_BYTES);
  const char *contested = coxa_json_get_string (json, object, pointer, "contested", COXA_NEED_OPTIONAL, MAX_BYTES);
  g_auto(GStrv) sources = coxa_json_dup_strings (json, object, pointer, "sources", COXA_NEED_REQUIRED, MAX_KEYS);
  g_autofree char *place = coxa_json_join (pointer, "sources");
  Rule *rule;

  coxa_json_check_members (json, object, pointer, known);
  if (json_object_has_member (object, "sources") && (sources == NULL || sources[0] == NULL))
    coxa_json_report (json, place, _("Name the source that supports it."), _("The advice has no source."));
  if (id == NULL || moment < 0 || light < 0 || title == NULL || text == NULL || sources == NULL || sources[0] == NULL)
    return;

  rule = g_new0 (Rule, 1);
  rule->advice.id = g_strdup (id);
  rule->advice.light = (CoxaLight) light;
  rule->advice.title = g_strdup (title);
  rule->advice.text = g_strdup (text);
  rule->advice.sources = g_steal_pointer (&sources);
  rule->advice.contested = g_strdup (contested);
  rule->moment = (guint) moment;
  read_when (json, object, pointer, rule);
  g_ptr_array_add (self->rules, rule);
}

static gboolean
holds (const Rule           *rule,
       CoxaMoment            moment,
       const CoxaPainReport *report)
{
  int now = report->pain[moment];
  int before = report->pain[COXA_MOMENT_BEFORE];

  if (rule->moment != ANY_MOMENT && rule->moment != (guint) moment)
    return FALSE;
  if (rule->needs_sign && !report->has_warning_sign)
    return FALSE;
  if (rule->has_now && (now < rule->now[0] || now > rule->now[1]))
    return FALSE;
  if (rule->has_rise && (now < 0 || before < 0 || now - before < rule->rise[0] || now - before > rule->rise[1]))
    return FALSE;

  return rule->needs_sign || rule->has_now || rule->has_rise;
}

static const CoxaAdvice *
find (CoxaAdviceBook       *self,
      CoxaMoment            moment,
      const CoxaPainReport *report)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const Rule *rule = g_ptr_array_index (self->rules, i);

      if (holds (rule, moment, report))
        return &rule->advice;
    }

  return NULL;
}

/* Nobody is left without advice, and nobody with a warning sign is told to go on. */
static void
check_cover (CoxaAdviceBook *self,
             CoxaJson       *json)
{
  for (guint moment = 0; moment < COXA_N_MOMENTS; moment++)
    for (int before = COXA_ADVICE_UNKNOWN; before <= PAIN_MAX; before++)
      for (int now = COXA_ADVICE_UNKNOWN; now <= PAIN_MAX; now++)
        {
          CoxaPainReport report = COXA_PAIN_REPORT_NONE;
          const CoxaAdvice *advice;

          report.pain[COXA_MOMENT_BEFORE] = before;
          report.pain[moment] = now;
          advice = find (self, (CoxaMoment) moment, &report);
          if (now >= 0 && advice == NULL)
            {
              coxa_json_report (json, "/rules", _("Write a rule that holds for it."),
                                /* Translators: %s is a moment such as "before", as the file names it */
                                _("No rule holds at the moment “%s” for a pain of %d."), moment_names[moment], now);
              return;
            }

          report.has_warning_sign = TRUE;
          advice = find (self, (CoxaMoment) moment, &report);
          if (advice == NULL || advice->light != COXA_LIGHT_RED)
            {
              coxa_json_report (json, "/rules", _("Let the first rule be red, and hold at “any” moment when there is a sign."),
                                /* Translators: %s is a moment such as "before", as the file names it */
                                _("A warning sign at the moment “%s” does not lead to red."), moment_names[moment]);
              return;
            }
        }
}

/**
 * coxa_advice_book_load:
 * @folder: the data folder
 * @problems: (element-type CoxaProblem): where what is not sound is reported
 *
 * Reads what to advise.
 *
 * Returns: (transfer full) (nullable): the advice, or %NULL where the atlas has none that can be relied on: half of it would be
 *   worse than none
 */
CoxaAdviceBook *
coxa_advice_book_load (const char *folder,
                       GPtrArray  *problems)
{
  static const char * const known[] = { "format", "signs", "rules", NULL };
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr(CoxaAdviceBook) self = g_new0 (CoxaAdviceBook, 1);
  guint n_before = problems->len;
  g_autoptr(CoxaJson) json = NULL;
  JsonObject *root;
  JsonArray *array;

  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;

  json = coxa_json_load (folder, FILE_NAME, problems, NULL);
  if (json == NULL)
    return NULL;

  root = coxa_json_get_root (json);
  coxa_json_check_members (json, root, "", known);
  coxa_json_check_format (json);
  self->signs = coxa_json_dup_texts (json, root, "", "signs", COXA_NEED_REQUIRED, MAX_SIGNS, MAX_BYTES);
  array = coxa_json_get_array (json, root, "", "rules", COXA_NEED_REQUIRED, MAX_RULES);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *place = coxa_json_join_index ("/rules", i);
      JsonObject *object = coxa_json_get_item (json, array, place, i);

      if (object != NULL)
        read_rule (json, object, place, self);
    }
  if (problems->len == n_before)
    check_cover (self, json);

  return problems->len == n_before ? g_steal_pointer (&self) : NULL;
}

/**
 * coxa_advice_book_free:
 * @self: (nullable) (transfer full): advice
 */
void
coxa_advice_book_free (CoxaAdviceBook *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->rules);
  g_strfreev (self->signs);
  g_free (self);
}

/**
 * coxa_advice_book_get:
 * @self: advice
 * @moment: which answer it is about
 * @report: what the person has answered
 *
 * Says what to do. After the session the answers on the pain during and after it count, and the graver one decides. A warning
 * sign always leads to red.
 *
 * Returns: (transfer none) (nullable): the advice, or %NULL where nothing was answered
 */
const CoxaAdvice *
coxa_advice_book_get (CoxaAdviceBook       *self,
                      CoxaMoment            moment,
                      const CoxaPainReport *report)
{
  const CoxaAdvice *advice;
  const CoxaAdvice *during;

  g_return_val_if_fail (self != NULL && report != NULL && (guint) moment < COXA_N_MOMENTS, NULL);

  advice = find (self, moment, report);
  if (moment != COXA_MOMENT_AFTER)
    return advice;

  during = find (self, COXA_MOMENT_DURING, report);
  if (advice == NULL || (during != NULL && during->light > advice->light))
    return during;

  return advice;
}

/**
 * coxa_advice_book_get_signs:
 * @self: advice
 *
 * Returns: (transfer none): the warning signs to ask for, plain sentences, %NULL-terminated
 */
const char * const *
coxa_advice_book_get_signs (CoxaAdviceBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->signs;
}

/**
 * coxa_advice_book_list:
 * @self: advice
 *
 * Returns: (transfer none) (element-type CoxaAdvice): all there is
 */
GPtrArray *
coxa_advice_book_list (CoxaAdviceBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rules;
}

/**
 * coxa_light_get_name:
 * @light: a light
 *
 * Returns: (transfer none): what it means, in the reader's language, to stand beside the colour
 */
const char *
coxa_light_get_name (CoxaLight light)
{
  switch (light)
    {
    case COXA_LIGHT_AMBER:
      return _("Do less");
    case COXA_LIGHT_RED:
      return _("Stop");
    case COXA_LIGHT_GREEN:
    default:
      return _("Go on");
    }
}
