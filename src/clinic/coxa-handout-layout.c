/* A sheet is laid out whole, and where that takes too many pages again by the next of CoxaSheetRule, and so on. An exercise
 * is not torn between pages where it fits on one. */
#include "config.h"

#include "coxa-handout-slabs.h"

#include <glib/gi18n.h>

#define MARGIN (14 * COXA_MM)
#define LEAST_MARGIN (11 * COXA_MM)
#define FOOT   (9 * COXA_MM)  /* page number and date, above the lower margin */

static const struct { double width; double height; } papers[] = { { 210 * COXA_MM, 297 * COXA_MM }, { 612, 792 } };

static void
placed_free (GArray *page)
{
  g_array_unref (page);
}

/**
 * coxa_handout_layout_free:
 * @self: (nullable) (transfer full): a laid out sheet
 *
 * Frees it. On the thread that made it.
 */
void
coxa_handout_layout_free (CoxaHandoutLayout *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->slabs, g_ptr_array_unref);
  g_clear_pointer (&self->qrs, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_free (self->qr_fault);
  g_free (self);
}

/* Pages */

static int
get_group (CoxaHandoutLayout *self,
           guint              number)
{
  return number < self->slabs->len ? ((CoxaSlab *) g_ptr_array_index (self->slabs, number))->group : 0;
}

/* Whether a slab stays with the one after it: within a group all do, or if it may be torn its first two and its last two. */
static gboolean
is_bound (CoxaHandoutLayout *self,
          guint              number,
          gboolean           may_tear)
{
  int group = get_group (self, number);

  if (group == 0 || get_group (self, number + 1) != group)
    return FALSE;

  return !may_tear || number == 0 || get_group (self, number - 1) != group || get_group (self, number + 2) != group;
}

/* What goes on one page from here on. */
static double
measure_bound (CoxaHandoutLayout *self,
               guint              from,
               gboolean           may_tear)
{
  double height = ((CoxaSlab *) g_ptr_array_index (self->slabs, from))->height;

  for (guint i = from; is_bound (self, i, may_tear); i++)
    {
      const CoxaSlab *next = g_ptr_array_index (self->slabs, i + 1);

      height += next->before + next->height;
    }

  return height;
}

/* Returns: how many slabs found a place on as many pages as a sheet may have. */
static guint
break_pages (CoxaHandoutLayout *self,
             gboolean           may_tear)
{
  double room = self->height - 2 * self->margin - FOOT;
  GArray *page = g_array_new (FALSE, FALSE, sizeof (CoxaPlaced));
  double y = 0;

  g_ptr_array_set_size (self->pages, 0);
  g_ptr_array_add (self->pages, page);
  for (guint i = 0; i < self->slabs->len; i++)
    {
      CoxaSlab *slab = g_ptr_array_index (self->slabs, i);
      double before = page->len > 0 ? slab->before : 0;
      double whole = measure_bound (self, i, may_tear);
      gboolean is_begun = i > 0 && is_bound (self, i - 1, may_tear);
      CoxaPlaced placed;

      /* What is bound goes to the next page whole, unless it is too long for any. */
      if (page->len > 0 && ((!is_begun && y + before + whole > room && whole <= room) || y + before + slab->height > room))
        {
          if (self->pages->len == self->max_pages)
            return i;
          page = g_array_new (FALSE, FALSE, sizeof (CoxaPlaced));
          g_ptr_array_add (self->pages, page);
          y = before = 0;
        }
      if (y + before + slab->height > room)
        return i;

      placed.slab = slab;
      placed.y = y + before;
      g_array_append_val (page, placed);
      y = placed.y + slab->height;
    }

  return self->slabs->len;
}

static guint
lay_out (CoxaHandoutLayout *self,
         gboolean           is_together,
         gboolean           may_tear)
{
  self->margin = self->rule == COXA_SHEET_COMPACT ? LEAST_MARGIN : MARGIN;
  g_ptr_array_set_size (self->pages, 0);
  coxa_handout_slabs_make (self, is_together);

  return break_pages (self, may_tear);
}

/* What comes after the exercises stays together, and an exercise on one page, where that costs nothing. */
static guint
shorten (CoxaHandoutLayout *self)
{
  guint n_placed = 0;

  for (guint i = 0; i < COXA_SHEET_N_RULES * 3; i++)
    {
      self->rule = (CoxaSheetRule) (i / 3);
      n_placed = lay_out (self, i % 3 == 0, i % 3 == 2);
      if (n_placed == self->slabs->len)
        break;
    }

  return n_placed;
}

/* Says which exercises found no place, or that what comes after them did not. */
static void
fail_length (CoxaHandoutLayout  *self,
             guint               n_placed,
             GError            **error)
{
  g_autoptr(GString) names = g_string_new (NULL);
  int group = ((CoxaSlab *) g_ptr_array_index (self->slabs, MIN (n_placed, self->slabs->len - 1)))->group;
  guint first = group > 0 && group < COXA_SLABS_END ? (guint) group - 1 : self->handout->exercises->len - 1;

  for (guint i = first; i < self->handout->exercises->len; i++)
    g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "",
                            ((CoxaHandoutExercise *) g_ptr_array_index (self->handout->exercises, i))->title);
  g_set_error (error, COXA_HANDOUT_ERROR, COXA_HANDOUT_ERROR_TOO_LONG,
               /* Translators: %s are names of exercises */
               self->handout->is_large
               ? _("The sheet takes more than four pages, though it was shortened as far as it may be: there is no room for %s. "
                   "Take some off it, make two sheets, or do without large print.")
               : _("The sheet takes more than two pages, though it was shortened as far as it may be: there is no room for %s. "
                   "Take some off it, or make two sheets."), names->str);
}

static void
make_qrs (CoxaHandoutLayout *self)
{
  for (guint i = 0; self->handout->plain[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;
      CoxaQr *qr = coxa_qr_new (self->handout->plain[i], &error);

      if (qr == NULL)
        {
          /* Half a plan is worse than none. */
          g_ptr_array_set_size (self->qrs, 0);
          self->qr_fault = g_strdup (error->message);
          return;
        }
      g_ptr_array_add (self->qrs, qr);
    }
}

static PangoContext *
create_context (const CoxaHandout *handout)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Laid out for paper: a line must not break elsewhere on a screen. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (handout->language));

  return context;
}

/**
 * coxa_handout_layout_new:
 * @handout: the sheet; must outlive the layout
 * @logo_ratio: width of the logo by its height, or 0 for none
 * @marks: (element-type utf8): pages of the muscles that are numbered on the plate; none where there is no plate
 * @error: return location for a %COXA_HANDOUT_ERROR_TOO_LONG
 *
 * Lays a sheet out on at most two pages, shortened by as few rules as are needed; large print takes up to four where two are not
 * enough. Any thread may call it, and then the layout is that thread's.
 *
 * Returns: (transfer full): the sheet, or %NULL with @error set
 */
CoxaHandoutLayout *
coxa_handout_layout_new (const CoxaHandout  *handout,
                         double              logo_ratio,
                         GPtrArray          *marks,
                         GError            **error)
{
  g_autoptr(CoxaHandoutLayout) self = g_new0 (CoxaHandoutLayout, 1);
  guint n_placed = 0;

  self->handout = handout;
  self->width = papers[handout->paper].width;
  self->height = papers[handout->paper].height;
  self->logo_ratio = logo_ratio;
  self->marks = marks;
  self->context = create_context (handout);
  self->slabs = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_slab_free);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) placed_free);
  self->qrs = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_qr_free);
  make_qrs (self);

  for (guint leaves = 1; leaves <= (handout->is_large ? 2 : 1); leaves++)
    {
      self->max_pages = leaves == 1 ? COXA_SHEET_MAX_PAGES : COXA_SHEET_MAX_LARGE_PAGES;
      n_placed = shorten (self);
      if (n_placed == self->slabs->len)
        return g_steal_pointer (&self);
    }

  fail_length (self, n_placed, error);

  return NULL;
}
