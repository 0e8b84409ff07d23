/* Who cites a source is known once all pages were read, which a thread does when it is first asked for. The list is empty until
 * then; the table stays with the atlas. */

#include "coxa-source-claims.h"

#include "coxa-claims.h"

#include <glib/gi18n.h>
#include <string.h>

#define TABLE      "coxa-claims"
#define HEIGHT_MAX 180 /* pixels of a list before it scrolls */

typedef struct
{
  GWeakRef         list;  /* goes with its popover */
  GWeakRef         atlas;
  char            *key;
  char            *page;
  CoxaPageContext  context; /* valid as long as the list is */
} Request;

static void
request_free (Request *self)
{
  g_weak_ref_clear (&self->list);
  g_weak_ref_clear (&self->atlas);
  g_free (self->key);
  g_free (self->page);
  g_free (self);
}

/* One line a page, which leads to the first of its sections that cites the source. */
static char *
dup_markdown (const Request *self,
              CoxaAtlas     *atlas,
              GPtrArray     *places,
              guint         *n_pages)
{
  g_autoptr(GString) markdown = g_string_new (NULL);
  g_autofree char *last = g_strdup (self->page);

  for (guint i = 0; i < places->len; i++)
    {
      const char *place = g_ptr_array_index (places, i);
      g_autofree char *page = g_strndup (place, (gsize) (strrchr (place, '/') - place));
      const CoxaIndexRow *row = coxa_atlas_lookup (atlas, page);

      if (row == NULL || g_str_equal (page, last) || g_str_equal (page, self->page))
        continue;

      g_string_append_printf (markdown, "- [%s](%s)\n", row->title, place);
      g_free (last);
      last = g_steal_pointer (&page);
      (*n_pages)++;
    }

  return g_string_free (g_steal_pointer (&markdown), FALSE);
}

static void
fill (Request    *self,
      GtkWidget  *list,
      CoxaAtlas  *atlas,
      GHashTable *claims)
{
  GPtrArray *places = g_hash_table_lookup (claims, self->key);
  guint n_pages = 0;
  g_autofree char *markdown = places != NULL ? dup_markdown (self, atlas, places, &n_pages) : NULL;
  g_autofree char *title = NULL;
  g_autoptr(GPtrArray) citations = g_ptr_array_new ();
  CoxaPageContext context = self->context;

  if (n_pages == 0)
    return;

  title = g_strdup_printf (ngettext ("Also cited on %u page", "Also cited on %u pages", n_pages), n_pages);
  context.citations = citations;
  context.proses = NULL;
  gtk_box_append (GTK_BOX (list), coxa_page_heading_new (title, 3, "claims-title"));
  gtk_box_append (GTK_BOX (list), g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                                "hscrollbar-policy", GTK_POLICY_NEVER,
                                                "propagate-natural-height", TRUE,
                                                "max-content-height", HEIGHT_MAX,
                                                "child", coxa_page_prose_new (&context, markdown, "claims"),
                                                NULL));
}

static void
gathered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Request *self = user_data;
  g_autoptr(GHashTable) claims = coxa_claims_gather_finish (result, NULL);
  g_autoptr(GtkWidget) list = g_weak_ref_get (&self->list);
  g_autoptr(CoxaAtlas) atlas = g_weak_ref_get (&self->atlas);

  if (claims != NULL && atlas != NULL)
    g_object_set_data_full (G_OBJECT (atlas), TABLE, g_hash_table_ref (claims), (GDestroyNotify) g_hash_table_unref);
  if (claims != NULL && atlas != NULL && list != NULL && gtk_widget_get_parent (list) != NULL)
    fill (self, list, atlas, claims);
  request_free (self);
}

/**
 * coxa_source_claims_new:
 * @context: the page on show
 * @key: a source's
 * @page: the page on show, which is left out
 *
 * Returns: (transfer floating): a list of the pages that cite the source, which may fill a little later
 */
GtkWidget *
coxa_source_claims_new (const CoxaPageContext *context,
                        const char            *key,
                        const char            *page)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GHashTable *claims = g_object_get_data (G_OBJECT (context->atlas), TABLE);
  Request *request = g_new0 (Request, 1);

  gtk_widget_add_css_class (list, "source-claims");
  g_weak_ref_init (&request->list, list);
  g_weak_ref_init (&request->atlas, context->atlas);
  request->key = g_strdup (key);
  request->page = g_strdup (page);
  request->context = *context;

  if (claims == NULL)
    {
      coxa_claims_gather_async (coxa_atlas_get_folder (context->atlas), NULL, gathered_cb, request);
      return list;
    }

  fill (request, list, context->atlas, claims);
  request_free (request);

  return list;
}
