#pragma once

#include "coxa-address.h"
#include "coxa-practice.h"

G_BEGIN_DECLS

/* Which part of the range that a page gives; each stays within it. The numbers are part of printed codes: never change one. */
typedef enum
{
  COXA_PRESET_PAGE = 0,   /* the whole range: the person chooses */
  COXA_PRESET_GENTLE = 1, /* least work, longest rest */
  COXA_PRESET_MIDDLE = 2,
  COXA_PRESET_FULL = 3    /* most work, shortest rest */
} CoxaPreset;

#define COXA_N_PRESETS 4

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

const char     *coxa_preset_get_nick   (CoxaPreset        self);

gboolean        coxa_preset_parse      (const char       *nick,
                                        CoxaPreset       *preset);

void            coxa_preset_apply      (CoxaPreset        self,
                                        const CoxaDose   *dose,
                                        CoxaDose         *chosen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPresetItem, coxa_preset_item_free)

G_END_DECLS
