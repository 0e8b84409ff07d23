#pragma once

#include "coxa-atlas.h"
#include "coxa-figure-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What all text on one page shares. Internal to src/page; whoever fills it in keeps what it points at. */
typedef struct
{
  CoxaAtlas  *atlas;
  CoxaSide    side;
  CoxaFigureView *figure;     /* what shows the page's figure, or NULL */
  GPtrArray  *citations; /* CoxaCitation, numbered as they are met */
  GPtrArray  *proses;    /* where a CoxaProseView is appended whose terms are to be marked later, or NULL */
  GCallback   link;      /* of CoxaProseView::link, swapped */
  GCallback   term;      /* of CoxaProseView::term, swapped */
  gpointer    data;      /* for both */
} CoxaPageContext;

/* Each has a sign of its own beside its colour. */
typedef enum
{
  COXA_CALLOUT_CONTESTED, /* experts do not agree */
  COXA_CALLOUT_SAFETY,    /* to be read before one does something */
  COXA_CALLOUT_FLAG       /* what must not be missed */
} CoxaCalloutKind;

GtkWidget *coxa_page_label_new    (const char            *text,
                                   const char            *css_class);

GtkWidget *coxa_page_heading_new  (const char            *text,
                                   int                    level,
                                   const char            *css_class);

GtkWidget *coxa_page_prose_new    (const CoxaPageContext *context,
                                   const char            *markdown,
                                   const char            *css_class);

GtkWidget *coxa_page_card_new     (const char            *title);

GtkWidget *coxa_page_callout_new  (CoxaCalloutKind        kind,
                                   const char            *title,
                                   int                    level);

void       coxa_page_callout_add  (GtkWidget             *callout,
                                   GtkWidget             *child);

GtkWidget *coxa_page_names_new    (const CoxaEntry       *entry,
                                   CoxaLevel              level);

char      *coxa_page_dup_with_figures (const char *markdown) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
