/* search-words.json, in the folder of an atlas or of a pack:
 *
 *   { "format": 1,
 *     "stop": [ "a", "the", … ],                                  words that say nothing about the page looked for
 *     "words": [ { "says": [ "butt", "bum" ], "means": [ "buttock" ] }, … ] }
 *
 * Each of "says" and "means" is a word or a phrase of up to six words; whoever types one of the first is also looking for any
 * of the second. A folder without the file has no such words, and is searched all the same.
 */

#include "coxa-search-words.h"

#include "coxa-json.h"
#include "coxa-search-fold.h"

#include <glib/gi18n.h>

#define MAX_ROWS    5000
#define MAX_PHRASES 100

struct _CoxaSearchWords
{
  GHashTable *stop;    /* folded words */
  GHashTable *phrases; /* stems with a space between → GPtrArray of char*, what is meant */
};

/**
 * coxa_search_words_new:
 *
 * Makes an empty list: no stop words, nothing that means something else.
 *
 * Returns: (transfer full): the list
 */
CoxaSearchWords *
coxa_search_words_new (void)
{
  CoxaSearchWords *self = g_new0 (CoxaSearchWords, 1);

  self->stop = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

/**
 * coxa_search_words_free:
 * @self: (nullable) (transfer full): a list
 *
 * Frees a list.
 */
void
coxa_search_words_free (CoxaSearchWords *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->stop);
  g_hash_table_unref (self->phrases);
  g_free (self);
}

/* Returns: stems with a space between, or NULL where there is no word from @at on or the words end too soon. */
static char *
dup_key (GPtrArray *words,
         guint      at,
         guint      n_words)
{
  g_autoptr(GString) key = g_string_new (NULL);

  if (n_words == 0 || at + n_words > words->len)
    return NULL;

  for (guint i = at; i < at + n_words; i++)
    {
      const CoxaFoldedWord *word = g_ptr_array_index (words, i);
      g_autofree char *stem = coxa_fold_stem (word->text);

      if (i > at)
        g_string_append_c (key, ' ');
      g_string_append (key, stem);
    }

  return g_string_free (g_steal_pointer (&key), FALSE);
}

static void
add_phrase (CoxaSearchWords *self,
            CoxaJson        *json,
            const char      *pointer,
            const char      *says,
            char           **means)
{
  g_autoptr(GPtrArray) words = coxa_fold_words (says);
  g_autofree char *key = words->len <= COXA_SEARCH_WORDS_LONGEST ? dup_key (words, 0, words->len) : NULL;
  GPtrArray *list;

  if (key == NULL)
    {
      coxa_json_report (json, pointer, _("Write one to six words."), _("“%s” is no phrase that a search could know."), says);
      return;
    }

  list = g_hash_table_lookup (self->phrases, key);
  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->phrases, g_steal_pointer (&key), list);
    }
  for (guint i = 0; means[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (list, means[i], g_str_equal, NULL))
      g_ptr_array_add (list, g_strdup (means[i]));
}

static void
read_row (CoxaSearchWords *self,
          CoxaJson        *json,
          JsonObject      *row,
          const char      *pointer)
{
  static const char * const known[] = { "says", "means", NULL };
  g_auto(GStrv) says = coxa_json_dup_strings (json, row, pointer, "says", COXA_NEED_REQUIRED, MAX_PHRASES);
  g_auto(GStrv) means = coxa_json_dup_strings (json, row, pointer, "means", COXA_NEED_REQUIRED, MAX_PHRASES);
  g_autofree char *place = coxa_json_join (pointer, "says");

  coxa_json_check_members (json, row, pointer, known);
  for (guint i = 0; says[i] != NULL; i++)
    {
      g_autofree char *item = coxa_json_join_index (place, i);

      add_phrase (self, json, item, says[i], means);
    }
}

static void
read_stop (CoxaSearchWords *self,
           CoxaJson        *json)
{
  g_auto(GStrv) stop = coxa_json_dup_strings (json, coxa_json_get_root (json), "", "stop", COXA_NEED_OPTIONAL, MAX_ROWS);

  for (guint i = 0; stop[i] != NULL; i++)
    {
      g_autoptr(GPtrArray) words = coxa_fold_words (stop[i]);

      for (guint j = 0; j < words->len; j++)
        g_hash_table_add (self->stop, g_strdup (((CoxaFoldedWord *) g_ptr_array_index (words, j))->text));
    }
}

/**
 * coxa_search_words_load:
 * @folder: the data folder
 * @problems: (nullable): where #CoxaProblem items are appended
 *
 * Reads a folder's list, `atlas/search-words.json`.
 *
 * Returns: (transfer full): the list, empty where there is none or it cannot be read
 */
CoxaSearchWords *
coxa_search_words_load (const char *folder,
                        GPtrArray  *problems)
{
  static const char * const known[] = { "format", "stop", "words", NULL };
  g_autofree char *path = g_build_filename (folder, COXA_SEARCH_WORDS_FILE, NULL);
  g_autoptr(CoxaSearchWords) self = coxa_search_words_new ();
  g_autoptr(CoxaJson) json = NULL;
  JsonArray *rows;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&self);

  json = coxa_json_load (folder, COXA_SEARCH_WORDS_FILE, problems, NULL);
  if (json == NULL)
    return g_steal_pointer (&self);

  coxa_json_check_format (json);
  coxa_json_check_members (json, coxa_json_get_root (json), "", known);
  read_stop (self, json);
  rows = coxa_json_get_array (json, coxa_json_get_root (json), "", "words", COXA_NEED_REQUIRED, MAX_ROWS);

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      g_autofree char *place = coxa_json_join_index ("/words", i);
      JsonObject *row = coxa_json_get_item (json, rows, place, i);

      if (row != NULL)
        read_row (self, json, row, place);
    }

  return g_steal_pointer (&self);
}

/**
 * coxa_search_words_is_stop:
 * @self: a list
 * @folded: a folded word
 *
 * Returns: whether the word says nothing about the page looked for
 */
gboolean
coxa_search_words_is_stop (const CoxaSearchWords *self,
                           const char            *folded)
{
  return g_hash_table_contains (self->stop, folded);
}

/**
 * coxa_search_words_find:
 * @self: a list
 * @words: (element-type CoxaFoldedWord): what was typed
 * @at: the word to begin at
 * @n_words: (out): words of the phrase
 *
 * Looks for the longest phrase that begins at a word.
 *
 * Returns: (transfer none) (nullable) (element-type utf8): what it also means
 */
GPtrArray *
coxa_search_words_find (const CoxaSearchWords *self,
                        GPtrArray             *words,
                        guint                  at,
                        guint                 *n_words)
{
  for (guint length = COXA_SEARCH_WORDS_LONGEST; length > 0; length--)
    {
      g_autofree char *key = dup_key (words, at, length);
      GPtrArray *means = key != NULL ? g_hash_table_lookup (self->phrases, key) : NULL;

      if (means != NULL)
        {
          *n_words = length;
          return means;
        }
    }

  return NULL;
}

/**
 * coxa_search_words_list:
 * @self: a list
 *
 * Lists every phrase that something else leads to, so that it can be seen whether the atlas knows its words.
 *
 * Returns: (transfer container) (element-type utf8): the phrases, in no order, each once for each that leads to it
 */
GPtrArray *
coxa_search_words_list (const CoxaSearchWords *self)
{
  GPtrArray *all = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer list;

  g_hash_table_iter_init (&iter, self->phrases);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_ptr_array_extend (all, list, NULL, NULL);

  return all;
}
