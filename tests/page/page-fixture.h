#pragma once

#include "coxa-page-view.h"

G_BEGIN_DECLS

/* A page of tests/page/data in a window, and what finds its parts. */
typedef struct
{
  CoxaPageView *view;
  CoxaAtlas    *atlas;
  char         *target; /* what "app.go" was last activated with */
  guint         n_levels;
} Fixture;

typedef gboolean (*Check) (GtkWidget  *widget,
                           const char *text);

extern GtkWidget *window;

void       page_fixture_init      (int             *argc,
                                   char          ***argv);

int        page_fixture_run       (void);

void       page_fixture_set_up    (Fixture         *fixture,
                                   gconstpointer    user_data);

void       page_fixture_tear_down (Fixture         *fixture,
                                   gconstpointer    user_data);

void       settle                 (void);

void       open_page              (Fixture         *fixture,
                                   const char      *text);

GtkWidget *find                   (GtkWidget       *widget,
                                   Check            check,
                                   const char      *text);

gboolean   has                    (Fixture         *fixture,
                                   Check            check,
                                   const char      *text);

GtkWidget *get                    (Fixture         *fixture,
                                   Check            check,
                                   const char      *text);

gboolean   is_label               (GtkWidget       *widget,
                                   const char      *text);

gboolean   is_button              (GtkWidget       *widget,
                                   const char      *text);

gboolean   is_chip                (GtkWidget       *widget,
                                   const char      *page);

gboolean   is_tabs                (GtkWidget       *widget,
                                   const char      *text);

gboolean   is_swatch              (GtkWidget       *widget,
                                   const char      *css_class);

gboolean   is_popover             (GtkWidget       *widget,
                                   const char      *text);

G_END_DECLS
