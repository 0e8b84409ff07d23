#pragma once

#include "coxa-atlas.h"
#include "coxa-page-view.h"
#include "coxa-plate-view.h"
#include "coxa-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One window: a plate, the page beside it, and where the reader has been.
 *
 * Signal: "settled": plate and page show what was asked for. */
#define COXA_TYPE_WINDOW (coxa_window_get_type ())
G_DECLARE_FINAL_TYPE (CoxaWindow, coxa_window, COXA, WINDOW, AdwApplicationWindow)

CoxaWindow    *coxa_window_new               (AdwApplication    *application,
                                              CoxaAtlas         *atlas,
                                              CoxaPainter       *painter,
                                              CoxaStore         *store);

void           coxa_window_go                (CoxaWindow        *self,
                                              const CoxaAddress *address);

void           coxa_window_follow            (CoxaWindow        *self,
                                              const CoxaAddress *address);

void           coxa_window_turn              (CoxaWindow        *self,
                                              const char        *view);

void           coxa_window_refresh           (CoxaWindow        *self);

const CoxaAddress *coxa_window_get_address   (CoxaWindow        *self);

CoxaAtlas     *coxa_window_get_atlas         (CoxaWindow        *self);

void           coxa_window_set_first_picture (CoxaWindow        *self,
                                              CoxaPicture       *picture);

CoxaPlateView *coxa_window_get_plate         (CoxaWindow        *self);

void           coxa_window_remember          (CoxaWindow        *self);

G_END_DECLS
