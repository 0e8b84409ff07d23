/* What is asked for: exercises one by one, by code, or all that a programme has or a page is good for. */
#include "config.h"

#include "coxa-handout.h"

#include <glib/gi18n.h>

void
coxa_handout_item_free (CoxaHandoutItem *self)
{
  if (self == NULL)
    return;

  coxa_preset_item_free (self->item);
  coxa_dose_free (self->dose);
  g_free (self->note);
  g_free (self);
}

/**
 * coxa_handout_request_new:
 *
 * Returns: (transfer full): a request for a sheet with nothing on it
 */
CoxaHandoutRequest *
coxa_handout_request_new (void)
{
  CoxaHandoutRequest *self = g_new0 (CoxaHandoutRequest, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_handout_item_free);

  return self;
}

void
coxa_handout_request_free (CoxaHandoutRequest *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->page);
  g_ptr_array_unref (self->items);
  g_free (self->note);
  g_free (self->clinic);
  g_free (self->logo);
  g_free (self->date);
  g_free (self);
}

/**
 * coxa_handout_request_add_item:
 * @self: a request
 * @item: (transfer full): what is to be done
 * @dose: (transfer full) (nullable): how much, in place of the page's
 * @note: (nullable): a line about it
 *
 * Puts one more exercise on the sheet.
 */
void
coxa_handout_request_add_item (CoxaHandoutRequest *self,
                               CoxaPresetItem     *item,
                               CoxaDose           *dose,
                               const char         *note)
{
  CoxaHandoutItem *added = g_new0 (CoxaHandoutItem, 1);

  added->item = item;
  added->dose = dose;
  added->note = g_strdup (note);
  g_ptr_array_add (self->items, added);
}

static void
add_page (CoxaHandoutRequest *self,
          const char         *page,
          const CoxaAddress  *address,
          CoxaDose           *dose,
          const char         *note)
{
  coxa_handout_request_add_item (self, coxa_preset_item_new (page, address->side, address->is_one_sided, address->preset), dose,
                                 note);
}

static void
add_programme (CoxaHandoutRequest *self,
               const CoxaEntry    *entry,
               const CoxaAddress  *address)
{
  for (guint i = 0; i < entry->practice->items->len; i++)
    {
      const CoxaPracticeItem *item = g_ptr_array_index (entry->practice->items, i);

      add_page (self, item->page, address, coxa_dose_copy (item->dose), item->note);
    }
}

/* What treats a condition, or trains a muscle. */
static void
add_related (CoxaHandoutRequest *self,
             CoxaAtlas          *atlas,
             const CoxaEntry    *entry,
             const CoxaAddress  *address)
{
  static const char * const relations[] = { "treated-by", "trained-by" };

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      g_autoptr(GPtrArray) pages = coxa_atlas_list_related (atlas, entry->page, relations[i]);

      for (guint j = 0; j < pages->len; j++)
        {
          const char *page = g_ptr_array_index (pages, j);

          if (!g_str_has_prefix (page, "programme/"))
            add_page (self, page, address, NULL, NULL);
        }
    }
}

/**
 * coxa_handout_request_add:
 * @self: a request
 * @atlas: an atlas
 * @address: something to do, a programme, or a page that something to do is good for; it may say side, sides and dose
 * @error: return location for a %COXA_HANDOUT_ERROR, or what is wrong with the address
 *
 * Puts one more page on the sheet: itself, what the programme has, or what treats the condition or trains the muscle.
 *
 * Returns: whether there was something
 */
gboolean
coxa_handout_request_add (CoxaHandoutRequest  *self,
                          CoxaAtlas           *atlas,
                          const char          *address,
                          GError             **error)
{
  g_autoptr(CoxaAddress) parsed = coxa_address_parse (address, error);
  g_autofree char *page = parsed != NULL ? coxa_address_dup_page (parsed) : NULL;
  const CoxaEntry *entry = page != NULL ? coxa_atlas_get_entry (atlas, page, error) : NULL;
  guint before = self->items->len;

  if (entry == NULL)
    return FALSE;

  if (entry->practice != NULL && entry->practice->items != NULL)
    add_programme (self, entry, parsed);
  else if (entry->practice != NULL)
    add_page (self, page, parsed, NULL, NULL);
  else
    add_related (self, atlas, entry, parsed);

  if (self->items->len == before)
    {
      g_set_error (error, COXA_HANDOUT_ERROR, COXA_HANDOUT_ERROR_NOT_ONE,
                   /* Translators: the first %s is a title, the second an address */
                   _("“%s” (%s) has nothing to do on it. Name an exercise, a stretch, a release, a habit, a programme, or a page "
                     "that some of these are good for."), entry->title, page);
      return FALSE;
    }
  /* The sheet is this page's as long as nothing else is on it. */
  if (before == 0)
    {
      self->page = g_steal_pointer (&page);
      self->side = parsed->side;
    }
  else
    {
      g_clear_pointer (&self->page, g_free);
    }

  return TRUE;
}

/**
 * coxa_handout_request_add_code:
 * @self: a request
 * @atlas: an atlas
 * @code: a short code, as somebody typed it
 * @error: return location for a %COXA_CODES_ERROR, or as coxa_handout_request_add()
 *
 * Puts on the sheet what a code stands for.
 *
 * Returns: whether there was something
 */
gboolean
coxa_handout_request_add_code (CoxaHandoutRequest  *self,
                               CoxaAtlas           *atlas,
                               const char          *code,
                               GError             **error)
{
  g_autoptr(CoxaCoded) coded = coxa_codes_read (coxa_atlas_get_codes (atlas), code, error);
  g_autofree char *address = NULL;

  if (coded == NULL)
    return FALSE;
  if (coded->address != NULL)
    {
      address = coxa_address_to_string (coded->address);
      return coxa_handout_request_add (self, atlas, address, error);
    }

  for (guint i = 0; i < coded->items->len; i++)
    {
      const CoxaPresetItem *item = g_ptr_array_index (coded->items, i);

      if (coxa_atlas_get_entry (atlas, item->page, error) == NULL)
        return FALSE;
      coxa_handout_request_add_item (self, coxa_preset_item_new (item->page, item->side, item->is_one_sided, item->preset), NULL,
                                     NULL);
    }
  g_clear_pointer (&self->page, g_free);

  return TRUE;
}
