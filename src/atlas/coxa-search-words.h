#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal to src/atlas: what people say for what the atlas calls otherwise. */

#define COXA_SEARCH_WORDS_FILE "atlas/search-words.json"

/* Words of one phrase at most. */
#define COXA_SEARCH_WORDS_LONGEST 6

typedef struct _CoxaSearchWords CoxaSearchWords;

CoxaSearchWords *coxa_search_words_new     (void) G_GNUC_WARN_UNUSED_RESULT;

CoxaSearchWords *coxa_search_words_load    (const char             *folder,
                                            GPtrArray              *problems) G_GNUC_WARN_UNUSED_RESULT;

void             coxa_search_words_free    (CoxaSearchWords        *self);

gboolean         coxa_search_words_is_stop (const CoxaSearchWords  *self,
                                            const char             *folded);

GPtrArray       *coxa_search_words_find    (const CoxaSearchWords  *self,
                                            GPtrArray              *words,
                                            guint                   at,
                                            guint                  *n_words);

GPtrArray       *coxa_search_words_list    (const CoxaSearchWords  *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaSearchWords, coxa_search_words_free)

G_END_DECLS
