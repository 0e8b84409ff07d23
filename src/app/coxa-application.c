#include "config.h"

#include "coxa-application.h"

#include "coxa-handout-action.h"
#include "coxa-snapshot.h"
#include "coxa-window.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

struct _CoxaApplication
{
  AdwApplication  parent_instance;

  CoxaOptions    *options;
  CoxaStartup    *startup;     /* NULL once it is finished */
  CoxaAtlas      *atlas;
  CoxaPainter    *painter;
  CoxaStore      *store;
  CoxaPicture    *picture;     /* the first one, until a window has it */
  int             exit_status;
};

G_DEFINE_FINAL_TYPE (CoxaApplication, coxa_application, ADW_TYPE_APPLICATION)

/* Without an atlas there is nothing to show but why. */
static void
show_failure (CoxaApplication *self,
              const GError    *error)
{
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *status;

  g_printerr ("coxa: %s\n", error->message);
  self->exit_status = 1;
  /* Who wants a picture waits for the program to leave. */
  if (self->options->snapshot != NULL)
    return;

  window = adw_application_window_new (GTK_APPLICATION (self));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  status = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("The Atlas Could Not Be Opened"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), error->message);
  gtk_widget_set_vexpand (status, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), status);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 420);
  gtk_window_present (GTK_WINDOW (window));
}

static void
snapshot_done_cb (const GError *error,
                  gpointer      user_data)
{
  CoxaApplication *self = user_data;

  if (error != NULL)
    {
      g_printerr ("coxa: %s\n", error->message);
      self->exit_status = 1;
    }
  g_application_quit (G_APPLICATION (self));
}

/* Tells a test where the sheet lies: what a pointer must know to be moved to a region. */
static void
tell_place_cb (CoxaWindow    *window,
               CoxaPlateView *plate)
{
  double x;
  double y;
  double scale;
  graphene_point_t in_window;

  coxa_plate_view_get_transform (plate, &x, &y, &scale);
  if (gtk_widget_compute_point (GTK_WIDGET (plate), GTK_WIDGET (window), &GRAPHENE_POINT_INIT ((float) x, (float) y), &in_window))
    {
      g_print ("coxa-plate %.2f %.2f %.5f\n", in_window.x, in_window.y, scale);
      fflush (stdout);
    }
}

/* What ./dev bench waits for: a frame without the plate is none. */
static void
first_frame_cb (GdkFrameClock *clock,
                CoxaWindow    *window)
{
  if (coxa_plate_view_get_picture (coxa_window_get_plate (window)) == NULL)
    return;

  g_print ("coxa-bench first-frame\n");
  fflush (stdout);
  g_signal_handlers_disconnect_by_func (clock, first_frame_cb, window);
  g_application_quit (g_application_get_default ());
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (first_frame_cb), window);
}

static CoxaWindow *
create_window (CoxaApplication *self)
{
  CoxaWindow *window = coxa_window_new (ADW_APPLICATION (self), self->atlas, self->painter, self->store);

  if (self->options->width > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), self->options->width, self->options->height);
  if (g_getenv ("COXA_TEST") != NULL)
    g_signal_connect_object (coxa_window_get_plate (window), "settled", G_CALLBACK (tell_place_cb), window, G_CONNECT_SWAPPED);
  if (g_strcmp0 (g_getenv ("COXA_BENCH"), "start") == 0)
    g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), NULL);

  return window;
}

static CoxaWindow *
get_window (CoxaApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return COXA_IS_WINDOW (window) ? COXA_WINDOW (window) : NULL;
}

/* The one place that opens an address, wherever it comes from. */
static void
go (CoxaApplication   *self,
    const CoxaAddress *address)
{
  CoxaWindow *window = get_window (self);
  gboolean is_new = window == NULL;
  gboolean is_code;
  g_autofree char *code = NULL;
  g_autoptr(CoxaAddress) home = NULL;

  if (self->atlas == NULL)
    return;

  is_code = address != NULL && g_str_equal (address->kind, COXA_CODES_KIND);
  if (is_code)
    code = g_strdup (address->slug);
  /* A code is no page: below what it opens the window shows its first. */
  if (is_new && (address == NULL || is_code))
    {
      home = coxa_address_parse (coxa_atlas_get_home (self->atlas), NULL);
      address = home;
    }
  if (is_new)
    window = create_window (self);
  if (address != NULL && (is_new || !is_code))
    coxa_window_follow (window, address);
  if (self->picture != NULL)
    coxa_window_set_first_picture (window, g_steal_pointer (&self->picture));

  gtk_window_present (GTK_WINDOW (window));
  if (is_code)
    coxa_handout_action_open (window, code);
  if (is_new && self->options->snapshot != NULL)
    coxa_snapshot_take (window, self->options, snapshot_done_cb, self);
}

static void
go_action (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaAddress) address = coxa_address_parse (g_variant_get_string (parameter, NULL), &error);

  if (address != NULL)
    go (user_data, address);
  else
    g_printerr ("coxa: %s\n", error->message);
}

static void
home_action (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter G_GNUC_UNUSED,
             gpointer       user_data)
{
  CoxaApplication *self = user_data;
  g_autoptr(CoxaAddress) address = self->atlas != NULL ? coxa_address_parse (coxa_atlas_get_home (self->atlas), NULL) : NULL;

  if (address != NULL)
    go (self, address);
}

static void
about_action (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter G_GNUC_UNUSED,
              gpointer       user_data)
{
  CoxaApplication *self = user_data;
  GtkWidget *about = adw_about_window_new ();
  const char *developers[] = { _("The Coxa project"), NULL };

  g_object_set (about,
                "transient-for", gtk_application_get_active_window (GTK_APPLICATION (self)),
                "modal", TRUE,
                "application-name", "Coxa",
                "application-icon", APPLICATION_ID,
                "version", PACKAGE_VERSION,
                "developer-name", _("The Coxa project"),
                "developers", developers,
                "comments", _("An atlas of the hip: what lies where, what it does, and why it can hurt. "
                              "It is a reference, not medical advice."),
                "license-type", GTK_LICENSE_GPL_3_0,
                NULL);
  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (about), _("Drawings and texts"), NULL, GTK_LICENSE_CUSTOM,
                                      _("CC BY-SA 4.0. Drawn from BodyParts3D release 4.0 (its files say CC BY-SA 2.1 Japan, the "
                                        "archive today CC BY 4.0), © The Database Center for Life Science, modified."));
  gtk_window_present (GTK_WINDOW (about));
}

static void
quit_action (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter G_GNUC_UNUSED,
             gpointer       user_data)
{
  CoxaWindow *window = get_window (user_data);

  if (window != NULL)
    coxa_window_remember (window);
  g_application_quit (user_data);
}

static void
set_keys (CoxaApplication *self)
{
  static const struct { const char *action; const char *keys[4]; } table[] = {
    { "app.quit", { "<Control>q", NULL } },
    { "app.home", { "<Alt>Home", NULL } },
    { "win.back", { "<Alt>Left", "Back", NULL } },
    { "win.forward", { "<Alt>Right", "Forward", NULL } },
    { "win.deeper", { "Page_Down", NULL } },
    { "win.shallower", { "Page_Up", NULL } },
    { "win.search", { "<Control>k", "<Control>f", NULL } },
    { "win.labels", { "<Control>l", NULL } },
    { "win.bookmark", { "<Control>d", NULL } },
    { "win.handout", { "<Control>p", NULL } },
    { "win.note", { "<Control><Shift>n", NULL } },
    { "win.library", { "<Control><Shift>b", NULL } },
    { "win.index", { "<Alt>i", NULL } },
    { "win.exercises", { "<Control>e", NULL } },
    { "win.diary", { "<Control><Shift>e", NULL } },
    { "win.start-session::", { "<Control>Return", "<Control>KP_Enter", NULL } },
    { "win.mode::isolate", { "<Control>i", NULL } },
    { "win.mode::ghost", { "<Control>g", NULL } },
    { "win.hide", { "<Control>h", NULL } },
    { "win.show-all", { "<Control><Shift>h", NULL } },
    { "win.undo-hide", { "<Control>z", NULL } },
    { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add", NULL } },
    { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract", NULL } },
    { "win.zoom-fit", { "<Control>0", "<Control>KP_0", NULL } },
    { "win.switch-side", { "F6", NULL } },
    { "win.fullscreen", { "F11", NULL } },
    { "win.show-help-overlay", { "F1", "<Control>question", NULL } },
    { "window.close", { "<Control>w", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), table[i].action, (const char **) table[i].keys);
}

/* What was typed a moment ago must not be lost when the desktop ends us: the shelf saves it on shutdown. */
static gboolean
terminate_cb (gpointer user_data)
{
  g_application_quit (user_data);

  return G_SOURCE_CONTINUE;
}

static void
coxa_application_startup (GApplication *application)
{
  CoxaApplication *self = COXA_APPLICATION (application);
  g_autoptr(GError) error = NULL;
  const GActionEntry actions[] = {
    { .name = "go", .activate = go_action, .parameter_type = "s" },
    { .name = "home", .activate = home_action },
    { .name = "about", .activate = about_action },
    { .name = "quit", .activate = quit_action },
  };

  G_APPLICATION_CLASS (coxa_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_keys (self);
  g_unix_signal_add (SIGTERM, terminate_cb, self);
  g_unix_signal_add (SIGHUP, terminate_cb, self);
  if (!coxa_startup_finish (g_steal_pointer (&self->startup), &self->atlas, &self->painter, &self->picture, &error))
    show_failure (self, error);
}

static void
coxa_application_activate (GApplication *application)
{
  CoxaApplication *self = COXA_APPLICATION (application);

  go (self, get_window (self) == NULL ? self->options->address : NULL);
}

static void
coxa_application_open (GApplication  *application,
                       GFile        **files,
                       int            n_files,
                       const char    *hint G_GNUC_UNUSED)
{
  CoxaApplication *self = COXA_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);
      g_autoptr(GError) error = NULL;
      g_autoptr(CoxaAddress) address = coxa_address_parse (uri, &error);

      if (address == NULL)
        g_printerr ("coxa: %s\n", error->message);
      go (self, address);
    }
}

static void
coxa_application_shutdown (GApplication *application)
{
  coxa_store_close (COXA_APPLICATION (application)->store);

  G_APPLICATION_CLASS (coxa_application_parent_class)->shutdown (application);
}

static void
coxa_application_finalize (GObject *object)
{
  CoxaApplication *self = COXA_APPLICATION (object);

  g_clear_pointer (&self->picture, coxa_picture_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->painter);
  g_clear_object (&self->atlas);

  G_OBJECT_CLASS (coxa_application_parent_class)->finalize (object);
}

static void
coxa_application_class_init (CoxaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = coxa_application_finalize;
  application_class->startup = coxa_application_startup;
  application_class->activate = coxa_application_activate;
  application_class->open = coxa_application_open;
  application_class->shutdown = coxa_application_shutdown;
}

static void
coxa_application_init (CoxaApplication *self G_GNUC_UNUSED)
{
}

/**
 * coxa_application_new:
 * @options: the command line; must outlive the application
 * @startup: (transfer full): what began before GTK did
 *
 * Returns: (transfer full): an application
 */
CoxaApplication *
coxa_application_new (CoxaOptions *options,
                      CoxaStartup *startup)
{
  GApplicationFlags flags = G_APPLICATION_HANDLES_OPEN;
  CoxaApplication *self;
  g_autofree char *path = NULL;

  /* A picture is a run of its own, and another atlas is not what the open window shows. */
  if (options->snapshot != NULL || options->own_data || g_getenv ("COXA_BENCH") != NULL)
    flags |= G_APPLICATION_NON_UNIQUE;

  self = g_object_new (COXA_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", flags,
                       "resource-base-path", "/io/github/coxa/Coxa",
                       NULL);
  self->options = options;
  self->startup = startup;
  /* A picture is of the atlas, not of who takes it. */
  path = options->snapshot == NULL ? coxa_store_dup_path () : NULL;
  self->store = coxa_store_new (path);

  return self;
}

/**
 * coxa_application_get_exit_status:
 *
 * Returns: 0, or 1 when what was asked for could not be done
 */
int
coxa_application_get_exit_status (CoxaApplication *self)
{
  g_return_val_if_fail (COXA_IS_APPLICATION (self), 1);

  return self->exit_status;
}
