#include "config.h"

#include "coxa-handout-preview.h"

#include <glib/gi18n.h>

#define PIXELS_A_POINT 1.35 /* logical; a page is then 800 wide */

struct _CoxaHandoutPreview
{
  AdwBin            parent_instance;

  GtkWidget        *stack;
  GtkWidget        *list;        /* of pages */
  GtkWidget        *problem;
  CoxaHandoutPages *pages;       /* or NULL */
  GCancellable     *drawing;     /* or NULL */
};

enum { DRAWN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaHandoutPreview, coxa_handout_preview, ADW_TYPE_BIN)

/* The pages, and what is seen of them: made together off the main thread. */
typedef struct
{
  CoxaHandout      *handout;
  double            scale;
  CoxaHandoutPages *pages;
  GPtrArray        *textures; /* GdkTexture */
} Job;

static void
job_free (Job *job)
{
  coxa_handout_free (job->handout);
  g_clear_pointer (&job->pages, coxa_handout_pages_unref);
  g_ptr_array_unref (job->textures);
  g_free (job);
}

static void
draw_thread (GTask        *task,
             gpointer      source G_GNUC_UNUSED,
             gpointer      data,
             GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  job->pages = coxa_handout_pages_new (job->handout, cancellable, &error);
  if (job->pages == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < job->pages->n_pages; i++)
    {
      cairo_surface_t *picture = coxa_handout_pages_make_picture (job->pages, i, job->scale);
      int height = cairo_image_surface_get_height (picture), stride = cairo_image_surface_get_stride (picture);
      g_autoptr(GBytes) bytes = NULL;

      cairo_surface_flush (picture);
      bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (picture), (gsize) height * (gsize) stride,
                                          (GDestroyNotify) cairo_surface_destroy, picture);
      g_ptr_array_add (job->textures, gdk_memory_texture_new (cairo_image_surface_get_width (picture), height,
                                                              GDK_MEMORY_DEFAULT, bytes, (gsize) stride));
    }
  g_task_return_boolean (task, TRUE);
}

static void
clear_list (CoxaHandoutPreview *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
}

static void
fill_list (CoxaHandoutPreview *self,
           const Job          *job)
{
  clear_list (self);
  for (guint i = 0; i < job->textures->len; i++)
    {
      GtkWidget *picture = gtk_picture_new_for_paintable (g_ptr_array_index (job->textures, i));
      g_autofree char *name = g_strdup_printf (_("Page %u of the sheet"), i + 1);

      gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_add_css_class (picture, "paper");
      gtk_box_append (GTK_BOX (self->list), picture);
    }
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data G_GNUC_UNUSED)
{
  CoxaHandoutPreview *self = COXA_HANDOUT_PREVIEW (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_clear_object (&self->drawing);
          coxa_handout_preview_refuse (self, error->message);
        }
      return;
    }

  g_clear_object (&self->drawing);
  g_clear_pointer (&self->pages, coxa_handout_pages_unref);
  self->pages = coxa_handout_pages_ref (job->pages);
  fill_list (self, job);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "pages");
  g_signal_emit (self, signals[DRAWN], 0);
}

static void
stop (CoxaHandoutPreview *self)
{
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
}

static void
coxa_handout_preview_dispose (GObject *object)
{
  CoxaHandoutPreview *self = COXA_HANDOUT_PREVIEW (object);

  stop (self);
  g_clear_pointer (&self->pages, coxa_handout_pages_unref);

  G_OBJECT_CLASS (coxa_handout_preview_parent_class)->dispose (object);
}

static void
coxa_handout_preview_class_init (CoxaHandoutPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_handout_preview_dispose;

  signals[DRAWN] = g_signal_new ("drawn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "handoutpreview");
}

static void
coxa_handout_preview_init (CoxaHandoutPreview *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  self->stack = gtk_stack_new ();
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->list, "papers");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  /* As high as the pages want to be, not as low as they can. */
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), self->list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), viewport);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "pages");
  self->problem = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->problem), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->problem), _("No Sheet Yet"));
  gtk_widget_add_css_class (self->problem, "compact");
  gtk_stack_add_named (GTK_STACK (self->stack), self->problem, "problem");
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

GtkWidget *
coxa_handout_preview_new (void)
{
  return g_object_new (COXA_TYPE_HANDOUT_PREVIEW, NULL);
}

/**
 * coxa_handout_preview_show:
 * @self: a preview
 * @handout: (transfer full): what is to be shown
 *
 * Draws a sheet off the main thread; the last one stays on show until it is done.
 */
void
coxa_handout_preview_show (CoxaHandoutPreview *self,
                           CoxaHandout        *handout)
{
  g_autoptr(GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  stop (self);
  self->drawing = g_cancellable_new ();
  job->handout = handout;
  job->scale = PIXELS_A_POINT * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  job->textures = g_ptr_array_new_with_free_func (g_object_unref);
  task = g_task_new (self, self->drawing, drawn_cb, NULL);
  g_task_set_source_tag (task, coxa_handout_preview_show);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, draw_thread);
}

/**
 * coxa_handout_preview_refuse:
 * @self: a preview
 * @reason: why there is no sheet, sentences
 *
 * Says that in place of a sheet.
 */
void
coxa_handout_preview_refuse (CoxaHandoutPreview *self,
                             const char         *reason)
{
  stop (self);
  g_clear_pointer (&self->pages, coxa_handout_pages_unref);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->problem), reason);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
  g_signal_emit (self, signals[DRAWN], 0);
}

/**
 * coxa_handout_preview_get_pages:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): the sheet that is on show, or %NULL
 */
CoxaHandoutPages *
coxa_handout_preview_get_pages (CoxaHandoutPreview *self)
{
  return self->pages;
}
