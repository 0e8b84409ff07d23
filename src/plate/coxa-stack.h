#pragma once

#include "coxa-drawing.h"

G_BEGIN_DECLS

/* What can be pointed at in a view: one or more parts that are one thing to the reader. */
typedef struct
{
  char      *id;         /* "gluteus-minimus", "gluteus-minimus.origin" */
  char      *address;    /* page or page/section, as in plates.json */
  char      *page;       /* the page alone */
  char      *name;       /* label where it is not the entry's title, or NULL */
  CoxaRole   role;
  int        depth;      /* deepest stop at which some of it is drawn */
  int        importance;
} CoxaStackRegion;

/* A view as a stack of whole structures, far to near, with a kept raster of each. Regions are numbered from 1; 0 is paper.
 * Everything but the rasters is fixed once it is made, and may be read from any thread. */
typedef struct _CoxaStack CoxaStack;

CoxaStack             *coxa_stack_new          (CoxaPlates                  *plates,
                                                CoxaView                    *view,
                                                CoxaSide                     side);

CoxaStack             *coxa_stack_ref          (CoxaStack                   *self);

void                   coxa_stack_unref        (CoxaStack                   *self);

CoxaView              *coxa_stack_get_view     (CoxaStack                   *self);

guint                  coxa_stack_get_n_regions (CoxaStack                  *self);

const CoxaStackRegion *coxa_stack_get_region   (CoxaStack                   *self,
                                                guint                        number);

guint                  coxa_stack_find_region  (CoxaStack                   *self,
                                                const char                  *id);

guint                  coxa_stack_get_part_region (CoxaStack                *self,
                                                guint                        part);

gboolean               coxa_stack_ensure       (CoxaStack                   *self,
                                                GCancellable                *cancellable,
                                                GError                     **error);

cairo_surface_t       *coxa_stack_get_raster   (CoxaStack                   *self,
                                                guint                        part,
                                                double                       scale,
                                                const cairo_rectangle_int_t *wanted,
                                                cairo_rectangle_int_t       *got);

cairo_surface_t       *coxa_stack_draw_part    (CoxaStack                   *self,
                                                guint                        part,
                                                double                       scale,
                                                const cairo_rectangle_int_t *clip) G_GNUC_WARN_UNUSED_RESULT;

gboolean               coxa_stack_is_warm      (CoxaStack                   *self);

void                   coxa_stack_drop         (CoxaStack                   *self);

gsize                  coxa_stack_get_raster_bytes (CoxaStack               *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaStack, coxa_stack_unref)

G_END_DECLS
