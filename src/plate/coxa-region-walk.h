#pragma once

#include "coxa-picture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Going from region to region with the arrow keys. */

guint coxa_region_walk_nearest (CoxaPicture      *picture,
                                guint             from,
                                GtkDirectionType  direction);

guint coxa_region_walk_end     (CoxaPicture      *picture,
                                gboolean          last);

G_END_DECLS
