#pragma once

#include "coxa-atlas.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *coxa_source_list_new       (void);

void       coxa_source_list_append    (GtkWidget *list,
                                       CoxaAtlas *atlas,
                                       GPtrArray *citations,
                                       guint      index);

GtkWidget *coxa_source_list_new_note  (CoxaAtlas *atlas,
                                       GPtrArray *citations,
                                       guint      number);

GPtrArray *coxa_source_list_dup_names (CoxaAtlas *atlas,
                                       GPtrArray *citations) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
