#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal to src/atlas: how many years of school a text asks for. */

/* What a patient's text may ask for at most. */
#define COXA_GRADE_MOST 8.0

typedef struct _CoxaGrader CoxaGrader;

CoxaGrader *coxa_grader_new            (void) G_GNUC_WARN_UNUSED_RESULT;

void        coxa_grader_free           (CoxaGrader *self);

void        coxa_grader_add_name       (CoxaGrader *self,
                                        const char *name);

double      coxa_grader_measure        (CoxaGrader *self,
                                        const char *markdown);

guint       coxa_grade_count_syllables (const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaGrader, coxa_grader_free)

G_END_DECLS
