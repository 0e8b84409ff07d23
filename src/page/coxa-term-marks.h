#pragma once

#include "coxa-glossary.h"

G_BEGIN_DECLS

/* Marks in the text of labels where a term of the glossary is met for the first time on a page. Internal to src/page. */
#define COXA_TERM_URI "term:"

/* Stands for the colour of the text around, which only the widget knows. */
#define COXA_TERM_INK "#010203"

char           *coxa_term_marks_apply (CoxaGlossary *glossary,
                                       GHashTable   *seen,
                                       const char   *page,
                                       const char   *markup) G_GNUC_WARN_UNUSED_RESULT;

const CoxaTerm *coxa_term_marks_find  (CoxaGlossary *glossary,
                                       const char   *uri);

G_END_DECLS
