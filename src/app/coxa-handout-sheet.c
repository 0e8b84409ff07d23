#include "config.h"

#include "coxa-handout-sheet.h"

#include <glib/gi18n.h>

/**
 * coxa_handout_sheet_take_settings:
 * @request: what is asked for
 *
 * Fills in what does not change from sheet to sheet: clinic, logo, paper, large print and today's date. Where the settings are
 * not installed they are as they come.
 */
void
coxa_handout_sheet_take_settings (CoxaHandoutRequest *request)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE) : NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  g_free (request->date);
  /* Translators: a date on a printed sheet: %-d day, %B month, %Y year */
  request->date = g_date_time_format (now, _("%-d %B %Y"));
  if (schema != NULL)
    {
      g_autoptr(GSettings) settings = g_settings_new_full (schema, NULL, NULL);

      request->clinic = g_settings_get_string (settings, "clinic-name");
      request->logo = g_settings_get_string (settings, "clinic-logo");
      request->paper = (CoxaPaper) g_settings_get_enum (settings, "handout-paper");
      request->is_large = g_settings_get_boolean (settings, "handout-large-print");
    }
}
