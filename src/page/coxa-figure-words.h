#pragma once

#include "coxa-figures.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the key poses of a figure show, in words, one at a time. All of them have room, so that nothing below jumps when they
 * change. */
#define COXA_TYPE_FIGURE_WORDS (coxa_figure_words_get_type ())
G_DECLARE_FINAL_TYPE (CoxaFigureWords, coxa_figure_words, COXA, FIGURE_WORDS, GtkWidget)

GtkWidget  *coxa_figure_words_new        (void);

void        coxa_figure_words_set_figure (CoxaFigureWords    *self,
                                          const CoxaFigure   *figure,
                                          const CoxaPractice *practice,
                                          CoxaSide            side);

void        coxa_figure_words_show_key   (CoxaFigureWords    *self,
                                          guint               key);

const char *coxa_figure_words_get        (CoxaFigureWords    *self,
                                          guint               key);

char       *coxa_figure_words_dup_all    (CoxaFigureWords    *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
