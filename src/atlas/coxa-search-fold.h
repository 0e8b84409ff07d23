#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal to src/atlas: text cut into words in which case, accents, hyphens and national spelling no longer matter. */

/* Bytes of a folded word: what is longer is cut, as no word of a language is. */
#define COXA_FOLD_MAX_WORD 47

typedef struct
{
  char     *text;      /* folded: "femoroacetabular", "tumor", "l5" */
  char     *shown;     /* as it was written, in small letters: "tumour" */
  gboolean  is_joined; /* nothing but a hyphen or a slash stood before it */
} CoxaFoldedWord;

GPtrArray *coxa_fold_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;

char      *coxa_fold_line  (const char *text) G_GNUC_WARN_UNUSED_RESULT;

char      *coxa_fold_stem  (const char *word) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
