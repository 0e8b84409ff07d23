#pragma once

#include "coxa-address.h"
#include "coxa-practice.h"

G_BEGIN_DECLS

/* One thing to do out of a plan. */
typedef struct
{
  char       *page;         /* "exercise/clamshell" */
  CoxaSide    side;         /* the side that is treated; where a page does both sides, the first */
  gboolean    is_one_sided; /* this side alone, also where the page does both */
  CoxaPreset  preset;
} CoxaPresetItem;

CoxaPresetItem *coxa_preset_item_new   (const char       *page,
                                        CoxaSide          side,
                                        gboolean          is_one_sided,
                                        CoxaPreset        preset) G_GNUC_WARN_UNUSED_RESULT;

void            coxa_preset_item_free  (CoxaPresetItem   *self);

void            coxa_preset_apply      (CoxaPreset        self,
                                        const CoxaDose   *dose,
                                        CoxaDose         *chosen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPresetItem, coxa_preset_item_free)

G_END_DECLS
