#pragma once

#include "coxa-address.h"

G_BEGIN_DECLS

typedef struct _CoxaAtlas CoxaAtlas;

/* What the plate is to show for an address. A value. */
typedef struct
{
  CoxaSide   side;
  char      *view;     /* id of a view that exists */
  int        depth;    /* 1 … COXA_DEPTHS */
  char      *selected; /* page whose regions stand out, or NULL: nothing recedes */
  char     **overlays; /* ids of footprints to show and nerves to light, NULL-terminated, never NULL */
  char     **kept;     /* pages that do not recede either, NULL-terminated, never NULL */
  CoxaMode   mode;
  CoxaShow   show;     /* never 0 */
  char      *pull;     /* page of the muscle whose line of pull is drawn, or NULL */
  char     **picked;   /* pages of places that are outlined, NULL-terminated, never NULL */
  char     **hidden;   /* region ids, NULL-terminated, never NULL */
} CoxaScene;

CoxaScene *coxa_scene_new_for_address (CoxaAtlas          *atlas,
                                       const CoxaAddress  *address) G_GNUC_WARN_UNUSED_RESULT;

CoxaScene *coxa_scene_copy            (const CoxaScene    *self) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_scene_free            (CoxaScene          *self);

gboolean   coxa_scene_equal           (const CoxaScene    *a,
                                       const CoxaScene    *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaScene, coxa_scene_free)

G_END_DECLS
