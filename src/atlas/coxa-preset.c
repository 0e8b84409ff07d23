#include "coxa-preset.h"

/**
 * coxa_preset_item_new:
 * @page: a page with something to do
 * @side: which side
 * @is_one_sided: whether that side alone
 * @preset: how much
 *
 * Returns: (transfer full): the item
 */
CoxaPresetItem *
coxa_preset_item_new (const char *page,
                      CoxaSide    side,
                      gboolean    is_one_sided,
                      CoxaPreset  preset)
{
  CoxaPresetItem *self = g_new0 (CoxaPresetItem, 1);

  self->page = g_strdup (page);
  self->side = side;
  self->is_one_sided = is_one_sided;
  self->preset = preset;

  return self;
}

void
coxa_preset_item_free (CoxaPresetItem *self)
{
  if (self == NULL)
    return;

  g_free (self->page);
  g_free (self);
}

static void
narrow (CoxaPreset  self,
        gboolean    is_rest,
        CoxaRange  *range)
{
  int value;

  /* More rest is less work. */
  if (self == COXA_PRESET_MIDDLE)
    value = (range->min + range->max + 1) / 2;
  else
    value = (self == COXA_PRESET_FULL) != is_rest ? range->max : range->min;
  range->min = range->max = value;
}

/**
 * coxa_preset_apply:
 * @self: a preset
 * @dose: what a page says
 * @chosen: (out): that with its ranges narrowed to one number each; its source is borrowed from @dose
 */
void
coxa_preset_apply (CoxaPreset      self,
                   const CoxaDose *dose,
                   CoxaDose       *chosen)
{
  *chosen = *dose;
  if (self == COXA_PRESET_PAGE)
    return;

  narrow (self, FALSE, &chosen->sets);
  narrow (self, FALSE, &chosen->reps);
  narrow (self, FALSE, &chosen->hold);
  narrow (self, TRUE, &chosen->rest);
  narrow (self, FALSE, &chosen->per_week);
}
