#pragma once

#include "coxa-glossary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Characters that any text has room for. GTK finds the least width of a wrapping label without such a number by breaking its text
 * after each letter, which costs more than all the rest of a page. */
#define COXA_PROSE_CHARS_MIN 12

/* Paragraphs, headings and lists, one below the other.
 *
 * Signal: "link" (uri, area): a link was activated: "coxa:…", "cite:N" or "term:N"; the area is where it stands in this widget.
 * Signal: "term" (uri, area): the focus came to the link of a term, or left it, and then there is no URI. */
#define COXA_TYPE_PROSE_VIEW (coxa_prose_view_get_type ())
G_DECLARE_FINAL_TYPE (CoxaProseView, coxa_prose_view, COXA, PROSE_VIEW, GtkWidget)

GtkWidget *coxa_prose_view_new    (void);

void       coxa_prose_view_append (CoxaProseView *self,
                                   GPtrArray     *blocks,
                                   GPtrArray     *notes);

GtkWidget *coxa_prose_view_get_item (CoxaProseView *self,
                                     guint          index);

void       coxa_prose_view_mark_terms (CoxaProseView *self,
                                       CoxaGlossary  *glossary,
                                       GHashTable    *seen,
                                       const char    *page);

G_END_DECLS
