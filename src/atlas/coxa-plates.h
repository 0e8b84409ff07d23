#pragma once

#include "coxa-address.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What data/plates/plates.json says. Plain data, read-only once loaded, so that a worker may read it too. */

#define COXA_PLATES_FILE "plates/plates.json"
#define COXA_PLATES_BODY "body/body.json"

typedef enum
{
  COXA_ROLE_STRUCTURE,
  COXA_ROLE_NERVE,
  COXA_ROLE_ORIGIN,         /* footprints: shown only where a scene asks */
  COXA_ROLE_INSERTION,
  COXA_ROLE_ARTERY,         /* like nerves: shown with their overlay, or where a scene asks */
  COXA_ROLE_VEIN,
  COXA_ROLE_BURSA,
  COXA_ROLE_LIGAMENT,
  COXA_ROLE_LANDMARK,       /* a place on a bone, without ink of its own */
  COXA_ROLE_ZONE,           /* a place on the body, without ink of its own */
  COXA_ROLE_PAIN_ESSENTIAL, /* where a muscle sends pain: shown only where a scene asks */
  COXA_ROLE_PAIN_SPILL_OVER,
  COXA_ROLE_TRIGGER
} CoxaRole;

typedef struct
{
  double x; /* user units of the view */
  double y;
} CoxaPoint;

typedef struct
{
  char      *id;         /* group in the SVG */
  char      *region;     /* what is pointed at; the near and far parts of a structure share one */
  char      *address;    /* page, or page/section, without scheme */
  char      *name;       /* label where it is not the entry's title, or NULL */
  CoxaRole   role;
  int        depth;      /* deepest stop at which it is drawn, 1 … COXA_DEPTHS */
  int        importance; /* 0 … 100 */
  double     x, y, width, height;         /* ink bounds in user units */
  CoxaPoint  anchors[COXA_DEPTHS + 1];    /* by stop, [0] unused */
  gboolean   has_anchor[COXA_DEPTHS + 1]; /* FALSE where nothing of it is to be seen */
} CoxaPart;

typedef struct
{
  char      *id;
  char      *name;
  char      *group;      /* "hip", "thigh" or "body": views that show one frame from other sides */
  char      *credit;     /* what must go with the drawing whatever it leaves the program as */
  char      *figure;     /* whose body it is, such as "female", or NULL */
  gboolean   is_named;   /* has a button of its own */
  gboolean   is_mirrored;
  char      *file;       /* path on disk */
  int        azimuth;    /* degrees: 0 back, 90 outer side, 180 front, 270 inside */
  double     width;      /* user units */
  double     height;
  double     frame_x;    /* millimetres at the picture's centre */
  double     frame_z;
  double     px_per_mm;
  double     fade_left, fade_top, fade_right, fade_bottom; /* user units */
  double     ink_x, ink_y, ink_width, ink_height; /* what of it is drawn, user units, within the sheet */
  char     **pages;      /* which pages have parts in it, each once */
  GVariant  *stored;     /* what coxa_view_get_parts() makes the parts from, or NULL */
  GPtrArray *parts;      /* CoxaPart, or NULL: ask coxa_view_get_parts() */
} CoxaView;

#define COXA_PULL_POINTS 64 /* at most */

typedef struct
{
  char   *page;   /* of a muscle */
  guint   n_points;
  double *points; /* from insertion to origin, three numbers each: millimetres to the subject's left, to the back, up */
} CoxaPull;

typedef struct
{
  char      *credit;
  GPtrArray *views;      /* CoxaView */
  GPtrArray *pulls;      /* CoxaPull: the lines along which muscles pull */
} CoxaPlates;

CoxaPlates *coxa_plates_load       (const char        *folder,
                                    GPtrArray         *problems,
                                    GCancellable      *cancellable,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;

CoxaPlates *coxa_plates_new        (void) G_GNUC_WARN_UNUSED_RESULT;

CoxaPlates *coxa_plates_ref        (CoxaPlates        *self);

void        coxa_plates_unref      (CoxaPlates        *self);

CoxaView   *coxa_plates_get_view   (CoxaPlates        *self,
                                    const char        *id);

CoxaView   *coxa_plates_get_twin   (CoxaPlates        *self,
                                    CoxaView          *view,
                                    const char        *figure);

const CoxaView *coxa_plates_get_named (CoxaPlates     *self,
                                    const CoxaView    *view);

GPtrArray  *coxa_view_get_parts    (const CoxaView    *self);

gboolean    coxa_view_has_page     (const CoxaView    *self,
                                    const char        *page);

gboolean    coxa_view_has_depths   (const CoxaView    *self);

CoxaPart   *coxa_view_get_part     (const CoxaView    *self,
                                    const char        *id);

CoxaPoint   coxa_view_project      (const CoxaView    *self,
                                    const double      *point);

void        coxa_pull_free         (CoxaPull          *self);

CoxaView   *coxa_view_new_mirrored (const CoxaView    *self) G_GNUC_WARN_UNUSED_RESULT;

void        coxa_view_free         (CoxaView          *self);

void        coxa_part_free         (CoxaPart          *self);

gboolean    coxa_part_is_footprint (const CoxaPart    *self);

gboolean    coxa_part_is_patch     (const CoxaPart    *self);

gboolean    coxa_part_is_of_page   (const CoxaPart    *self,
                                    const char        *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPlates, coxa_plates_unref)

G_END_DECLS
