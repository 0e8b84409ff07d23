#pragma once

#include "coxa-atlas.h"
#include "coxa-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*CoxaLibraryFailed) (const char *message,
                                   gpointer    user_data);

void coxa_library_present (GtkWindow         *parent,
                           CoxaAtlas         *atlas,
                           CoxaStore         *store,
                           CoxaLibraryFailed  failed,
                           gpointer           user_data);

G_END_DECLS
