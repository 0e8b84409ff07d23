#pragma once

#include "coxa-atlas.h"

#include <adwaita.h>

G_BEGIN_DECLS

GPtrArray *coxa_index_window_list    (CoxaAtlas *atlas) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_index_window_present (GtkWindow *parent,
                                      CoxaAtlas *atlas);

G_END_DECLS
