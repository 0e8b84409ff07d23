#include "coxa-preset.h"

/* As addresses and the command line write them. */
static const char * const nicks[COXA_N_PRESETS] = { "page", "gentle", "middle", "full" };

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

/**
 * coxa_preset_get_nick:
 * @self: a preset
 *
 * Returns: (transfer none): its name in an address, such as "gentle"
 */
const char *
coxa_preset_get_nick (CoxaPreset self)
{
  g_return_val_if_fail ((guint) self < COXA_N_PRESETS, nicks[0]);

  return nicks[self];
}

/**
 * coxa_preset_parse:
 * @nick: a name
 * @preset: (out): the preset
 *
 * Returns: whether there is a preset of that name
 */
gboolean
coxa_preset_parse (const char *nick,
                   CoxaPreset *preset)
{
  for (guint i = 0; i < COXA_N_PRESETS; i++)
    if (g_str_equal (nick, nicks[i]))
      {
        *preset = (CoxaPreset) i;
        return TRUE;
      }

  return FALSE;
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
