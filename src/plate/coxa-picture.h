#pragma once

#include "coxa-region-index.h"
#include "coxa-stack.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* The colours that carry meaning on a plate, from the style sheet. */
typedef struct
{
  GdkRGBA paper;
  GdkRGBA accent;
  GdkRGBA origin;
  GdkRGBA insertion;
  GdkRGBA nerve;
  GdkRGBA artery;
  GdkRGBA vein;
  GdkRGBA pain;
  GdkRGBA casing_inner; /* next to the line: light on light paper */
  GdkRGBA casing_outer;
} CoxaPalette;

/* What a picture is to show. A value: copy it to hand it to a worker. */
typedef struct
{
  int                    depth;    /* 1 … COXA_DEPTHS */
  char                  *selected; /* page whose regions stand out, or NULL */
  char                 **overlays; /* part ids, NULL-terminated, or NULL */
  char                 **kept;     /* pages whose regions do not recede either, or NULL */
  CoxaSide               side;
  CoxaMode               mode;
  CoxaShow               show;     /* 0: the default */
  char                 **hidden;   /* region ids, or NULL */
  char                 **picked;   /* pages whose regions are outlined, or NULL */
  double                 scale;    /* device pixels per user unit */
  cairo_rectangle_int_t  extents;  /* device pixels from the sheet's top left corner */
  double                 line;     /* device pixels per logical pixel: what lines are measured in */
  gboolean               is_draft; /* coarse, until the right one is painted */
  double                 label_width; /* of the widest name, logical pixels: what room was left for; not compared */
  CoxaPalette            palette;
} CoxaPictureRequest;

/* A composed picture with what pointing at it needs. Never changes once made, except that lifts are added. */
typedef struct
{
  gatomicrefcount        ref_count;
  CoxaStack             *stack;
  CoxaPictureRequest     request;
  cairo_surface_t       *surface;  /* ARGB32, opaque: paper included */
  CoxaRegionIndex       *index;
  CoxaRegionSpot        *spots;    /* by region number */
  cairo_surface_t      **lifts;    /* by region number, ARGB32 of the spot's bounds grown by COXA_LIFT_MARGIN; NULL until made */
} CoxaPicture;

/* How a part takes part in a picture. */
typedef enum
{
  COXA_SEEN_NOT,
  COXA_SEEN_GLASS, /* one sees through it, and points through it */
  COXA_SEEN_WHOLE
} CoxaSeen;

CoxaSeen             coxa_picture_request_see   (const CoxaPictureRequest *self,
                                                 const CoxaPart           *part);

#define COXA_LIFT_MARGIN 5 /* logical pixels */

void                 coxa_picture_request_clear (CoxaPictureRequest       *self);

void                 coxa_picture_request_copy  (const CoxaPictureRequest *self,
                                                 CoxaPictureRequest       *copy);

gboolean             coxa_picture_request_equal (const CoxaPictureRequest *a,
                                                 const CoxaPictureRequest *b);

CoxaPicture         *coxa_picture_compose       (CoxaStack                *stack,
                                                 const CoxaPictureRequest *request,
                                                 GCancellable             *cancellable,
                                                 GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

cairo_surface_t    **coxa_picture_make_lifts    (CoxaPicture              *self,
                                                 GCancellable             *cancellable) G_GNUC_WARN_UNUSED_RESULT;

void                 coxa_picture_take_lifts    (CoxaPicture              *self,
                                                 cairo_surface_t         **lifts);

void                 coxa_picture_get_lift_extents (const CoxaPicture     *self,
                                                 guint                     number,
                                                 cairo_rectangle_int_t    *extents);

gboolean         coxa_picture_request_is_chosen (const CoxaPictureRequest *self,
                                                 const char               *page);

CoxaPicture         *coxa_picture_ref           (CoxaPicture              *self);

void                 coxa_picture_unref         (CoxaPicture              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPicture, coxa_picture_unref)

G_END_DECLS
