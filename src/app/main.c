#include "config.h"

#include "coxa-application.h"
#include "coxa-checker.h"
#include "coxa-handout-command.h"
#include "coxa-options.h"
#include "coxa-problem.h"
#include "coxa-search.h"
#include "coxa-startup.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <unistd.h>

/* Lines that --search prints at most. */
#define MAX_HITS 20

/* Returns: what the program leaves with: 1 where there is something to mend, so that a script need not read. */
static int
check (const char *folder,
       gboolean    as_json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) problems = coxa_checker_run (folder, NULL, &error);

  if (problems == NULL)
    {
      g_printerr ("coxa: %s\n", error->message);
      return 1;
    }

  if (as_json)
    {
      g_autofree char *json = coxa_problems_to_json (problems);

      g_print ("%s", json);
      return problems->len == 0 ? 0 : 1;
    }

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = coxa_problem_to_string (g_ptr_array_index (problems, i));

      g_print ("%s\n", line);
    }
  if (problems->len == 0)
    g_print (_("“%s” is sound.\n"), folder);
  else
    g_print (ngettext ("%u problem.\n", "%u problems.\n", problems->len), problems->len);

  return problems->len == 0 ? 0 : 1;
}

/* A line a hit, "address TAB title TAB reason". Returns: 1 where nothing was found, as grep has it. */
static int
search (const char *folder,
        const char *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaAtlas) atlas = coxa_atlas_load (folder, NULL, &error);
  g_autoptr(CoxaSearch) found = atlas != NULL ? coxa_search_new_for_atlas (atlas, NULL, &error) : NULL;
  g_autoptr(GPtrArray) hits = NULL;

  if (found == NULL)
    {
      g_printerr ("coxa: %s\n", error->message);
      return 2;
    }

  hits = coxa_search_query (found, words, MAX_HITS);
  for (guint i = 0; i < hits->len; i++)
    {
      const CoxaHit *hit = g_ptr_array_index (hits, i);

      g_print ("%s\t%s\t%s\n", hit->address, hit->title, hit->reason);
    }
  if (hits->len == 0)
    g_printerr (_("coxa: No page has anything on “%s”. Try fewer words, or other ones.\n"), words);

  return hits->len > 0 ? 0 : 1;
}

/* A page's code becomes its address. A plan's is passed on as an address of its own, which a window that is open understands. */
static gboolean
take_code (CoxaOptions  *options,
           GError      **error)
{
  g_autoptr(CoxaCodes) codes = coxa_codes_load (options->data, NULL);
  g_autoptr(CoxaCoded) coded = coxa_codes_read (codes, options->code, error);
  g_autofree char *address = NULL;

  /* What cannot be a code was meant as an address. */
  if (g_error_matches (*error, COXA_CODES_ERROR, COXA_CODES_ERROR_NOT_ONE) && !coxa_codes_looks_like (options->code))
    {
      g_clear_error (error);
      return (options->address = coxa_address_parse (options->code, error)) != NULL;
    }
  if (coded == NULL)
    return FALSE;
  if (coded->address != NULL)
    {
      options->address = g_steal_pointer (&coded->address);
      return TRUE;
    }

  address = coxa_codes_dup_address (options->code);
  options->address = coxa_address_parse (address, error);

  return options->address != NULL;
}

static gboolean
has_hardware_gl (void)
{
  g_autoptr(GDir) dir = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/dev/dri", name, NULL);

      if (g_str_has_prefix (name, "renderD") && g_access (path, R_OK | W_OK) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Where nothing but the processor draws, GL only costs: opening it takes a third of the start and half the memory, and llvmpipe
 * draws a window in 45 to 90 ms that cairo draws in a fraction. Whoever chose a renderer keeps it. */
static void
choose_renderer (void)
{
  const char *debug = g_getenv ("GDK_DEBUG");

  if (g_getenv ("GSK_RENDERER") != NULL || has_hardware_gl ())
    return;

  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  if (debug == NULL || *debug == '\0')
    {
      g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
    }
  else
    {
      g_autofree char *both = g_strconcat (debug, ",gl-disable", NULL);

      g_setenv ("GDK_DEBUG", both, TRUE);
    }
}

/* GTK would leave with words of its own. Returns: whether a window can be opened, or one that is open be sent the address. */
static gboolean
find_display (GApplication *application)
{
  const char *x11 = g_getenv ("DISPLAY");
  const char *wayland = g_getenv ("WAYLAND_DISPLAY");
  GApplicationFlags flags = g_application_get_flags (application);
  g_autoptr(GDBusConnection) bus = NULL;
  const char *name = wayland != NULL && *wayland != '\0' ? wayland : x11;

  if (gtk_init_check ())
    return TRUE;

  /* A launcher only passes on; without a bus GLib would take it for the first of its kind. */
  bus = (flags & G_APPLICATION_NON_UNIQUE) == 0 ? g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL) : NULL;
  if (bus != NULL)
    {
      g_application_set_flags (application, flags | G_APPLICATION_IS_LAUNCHER);
      if (g_application_register (application, NULL, NULL))
        return TRUE;
    }

  if (name != NULL && *name != '\0')
    g_printerr (_("coxa: The display “%s” does not answer, so no window can be opened: start Coxa from a desktop session.\n"),
                name);
  else
    g_printerr (_("coxa: There is no display to open a window on: start Coxa from a desktop session.\n"));

  return FALSE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaOptions) options = NULL;
  g_autoptr(CoxaApplication) application = NULL;
  g_autoptr(CoxaAtlas) atlas = NULL;
  g_autoptr(CoxaPainter) painter = NULL;
  g_autoptr(CoxaPicture) picture = NULL;
  g_autofree char *address = NULL;
  CoxaStartup *startup;
  char *rest[3] = { argv[0], NULL, NULL };
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  options = coxa_options_parse (&argc, &argv, &error);
  if (options == NULL)
    {
      g_printerr ("coxa: %s\n", error->message);
      return 2;
    }
  if (options->version)
    {
      g_print ("Coxa %s\n", PACKAGE_VERSION);
      return 0;
    }
  if (options->check != NULL)
    return check (options->check, options->json);
  if (options->handout != NULL)
    return coxa_handout_command_run (options);
  if (options->search != NULL)
    return search (options->data, options->search);

  if (options->code != NULL && !take_code (options, &error))
    {
      g_printerr ("coxa: %s\n", error->message);
      return 2;
    }

  choose_renderer ();
  startup = coxa_startup_begin (options->data, options->address);
  application = coxa_application_new (options, startup);
  if (!find_display (G_APPLICATION (application)))
    {
      coxa_startup_finish (startup, &atlas, &painter, &picture, NULL);
      return 1;
    }

  /* An open window is sent the address; a new one has it from the options. */
  if (options->address != NULL)
    {
      g_autofree char *text = coxa_address_to_string (options->address);

      address = g_str_has_prefix (text, "coxa:") ? g_strdup (text) : g_strconcat ("coxa:", text, NULL);
      rest[1] = address;
    }
  status = g_application_run (G_APPLICATION (application), rest[1] != NULL ? 2 : 1, rest);

  return status != 0 ? status : coxa_application_get_exit_status (application);
}
