/* coxa --handout FILE.pdf ADDRESS…: a sheet to take home without a window and without a display. */
#include "config.h"

#include "coxa-handout-command.h"

#include "coxa-handout-pdf.h"
#include "coxa-handout-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

/* Returns: 0, or 1 where the sheet could not be made. */
static int
fail (const GError *error)
{
  g_printerr ("coxa: %s\n", error->message);

  return 1;
}

static gboolean
add (CoxaHandoutRequest  *request,
     CoxaAtlas           *atlas,
     const char          *given,
     GError             **error)
{
  g_autofree char *text = g_utf8_make_valid (given, -1);

  return strchr (text, '/') == NULL ? coxa_handout_request_add_code (request, atlas, text, error)
                                    : coxa_handout_request_add (request, atlas, text, error);
}

/**
 * coxa_handout_command_run:
 * @options: the command line
 *
 * Writes a sheet, and says on stderr why not.
 *
 * Returns: what the program leaves with
 */
int
coxa_handout_command_run (const CoxaOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaAtlas) atlas = coxa_atlas_load (options->data, NULL, &error);
  g_autoptr(CoxaHandoutRequest) request = coxa_handout_request_new ();
  g_autoptr(CoxaHandout) handout = NULL;
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (options->handout);

  if (atlas == NULL)
    return fail (error);

  for (guint i = 0; options->addresses[i] != NULL; i++)
    if (!add (request, atlas, options->addresses[i], &error))
      return fail (error);

  coxa_handout_sheet_take_settings (request);
  if (options->letter)
    request->paper = COXA_PAPER_LETTER;
  request->is_large |= options->large_print;
  request->note = g_strdup (options->note);
  handout = coxa_handout_new (atlas, request, &error);
  if (handout == NULL)
    return fail (error);
  if (!coxa_handout_write (handout, file, NULL, &error))
    {
      if (error->domain == G_IO_ERROR)
        /* Translators: %s is a file */
        g_prefix_error (&error, _("“%s” was not written: "), options->handout);
      return fail (error);
    }
  if (handout->too_long != NULL)
    g_printerr ("coxa: %s\n", handout->too_long);

  return 0;
}
