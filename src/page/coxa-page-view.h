#pragma once

#include "coxa-atlas.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The column beside the plate: shows the page of one address. It goes nowhere by itself: links, tabs and chips activate
 * "app.go" with an address, and the window answers with coxa_page_view_set_address(). */
#define COXA_TYPE_PAGE_VIEW (coxa_page_view_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPageView, coxa_page_view, COXA, PAGE_VIEW, GtkWidget)

/* Properties: "atlas" (CoxaAtlas, read/write), "level" (int: a CoxaLevel, read/write; the reading-level switch writes it).
 * Chips take their pictures from the thumbnail function. */
GtkWidget          *coxa_page_view_new             (void);

void                coxa_page_view_set_atlas       (CoxaPageView       *self,
                                                    CoxaAtlas          *atlas);

void                coxa_page_view_set_address     (CoxaPageView       *self,
                                                    const CoxaAddress  *address);

const CoxaAddress  *coxa_page_view_get_address     (CoxaPageView       *self);

void                coxa_page_view_set_level       (CoxaPageView       *self,
                                                    CoxaLevel           level);

CoxaLevel           coxa_page_view_get_level       (CoxaPageView       *self);

/* Gives a tiny picture of a page's structure, or NULL until one is there. */
typedef GdkPaintable *(*CoxaThumbnailFunc) (const char *page,
                                            gpointer    user_data);

void                coxa_page_view_set_thumbnails  (CoxaPageView       *self,
                                                    CoxaThumbnailFunc   func,
                                                    gpointer            user_data,
                                                    GDestroyNotify      destroy);

void                coxa_page_view_thumbnails_changed (CoxaPageView    *self);

G_END_DECLS
