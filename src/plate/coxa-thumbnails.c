#include "coxa-thumbnails.h"

struct _CoxaThumbnails
{
  GObject       parent_instance;

  CoxaPainter  *painter;
  GCancellable *cancellable;
  GHashTable   *pictures; /* page → GdkTexture, or NULL while it is painted or where nothing is drawn */
  int           size;     /* device pixels */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaThumbnails, coxa_thumbnails, G_TYPE_OBJECT)

typedef struct
{
  CoxaThumbnails *thumbnails;
  char           *page;
} Wish;

/* A page that is still being painted, or of which nothing is drawn, has no texture. */
static void
clear_texture (gpointer texture)
{
  g_clear_object (&texture);
}

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Wish *wish = user_data;
  g_autoptr(CoxaThumbnails) self = wish->thumbnails;
  GdkTexture *texture = coxa_painter_thumbnail_finish (COXA_PAINTER (source), result, NULL);

  if (texture != NULL)
    {
      g_hash_table_insert (self->pictures, g_strdup (wish->page), texture);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  g_free (wish->page);
  g_free (wish);
}

static void
coxa_thumbnails_dispose (GObject *object)
{
  CoxaThumbnails *self = COXA_THUMBNAILS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->painter);

  G_OBJECT_CLASS (coxa_thumbnails_parent_class)->dispose (object);
}

static void
coxa_thumbnails_finalize (GObject *object)
{
  CoxaThumbnails *self = COXA_THUMBNAILS (object);

  g_hash_table_unref (self->pictures);

  G_OBJECT_CLASS (coxa_thumbnails_parent_class)->finalize (object);
}

static void
coxa_thumbnails_class_init (CoxaThumbnailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = coxa_thumbnails_dispose;
  object_class->finalize = coxa_thumbnails_finalize;

  /**
   * CoxaThumbnails::changed:
   *
   * One more picture has come.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
coxa_thumbnails_init (CoxaThumbnails *self)
{
  self->cancellable = g_cancellable_new ();
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_texture);
}

/**
 * coxa_thumbnails_new:
 * @painter: paints them
 * @size: edge, device pixels
 *
 * Returns: (transfer full): an empty store
 */
CoxaThumbnails *
coxa_thumbnails_new (CoxaPainter *painter,
                     int          size)
{
  CoxaThumbnails *self = g_object_new (COXA_TYPE_THUMBNAILS, NULL);

  self->painter = g_object_ref (painter);
  self->size = size;

  return self;
}

/**
 * coxa_thumbnails_get:
 * @self: thumbnails
 * @page: a page address
 *
 * Asks for a picture. The first call for a page has it painted; "changed" tells when it is there.
 *
 * Returns: (transfer none) (nullable): the picture
 */
GdkPaintable *
coxa_thumbnails_get (CoxaThumbnails *self,
                     const char     *page)
{
  gpointer picture;
  Wish *wish;

  g_return_val_if_fail (COXA_IS_THUMBNAILS (self), NULL);

  if (g_hash_table_lookup_extended (self->pictures, page, NULL, &picture))
    return picture;

  g_hash_table_insert (self->pictures, g_strdup (page), NULL);
  wish = g_new0 (Wish, 1);
  wish->thumbnails = g_object_ref (self);
  wish->page = g_strdup (page);
  coxa_painter_thumbnail_async (self->painter, page, self->size, self->cancellable, painted_cb, wish);

  return NULL;
}
