/* The names of every plate at sizes from a small window to a large screen, and at small to large text: no two overlap, no two
 * lines cross, none leaves the plate, none is cut, and what is chosen has its name. */
#include "coxa-atlas.h"
#include "coxa-label-set.h"
#include "label-geometry.h"

#include <math.h>
#include <pango/pangocairo.h>

#define PICTURE_SCALE 0.6 /* pixels per user unit: enough to know where a region is widest */
#define REACH 40.0        /* logical pixels at the usual text size */

typedef struct
{
  int width;              /* of the plate, logical pixels */
  int height;
  int bottom;             /* what tools take of it */
  int end;
} Size;

static const Size sizes[] = {
  { 600, 260, 12, 96 },   /* 600×500, above the page */
  { 800, 310, 12, 96 },
  { 420, 480, 76, 0 },    /* 860 wide, beside the page */
  { 744, 650, 76, 0 },    /* 1280×800 */
  { 1000, 900, 90, 0 },
  { 1460, 950, 76, 0 },   /* 1920×1080 */
  { 1280, 400, 12, 160 },
  { 3300, 2060, 76, 0 },  /* 3840×2160 */
};
static const double text_scales[] = { 0.75, 1, 1.5, 2 };

static CoxaAtlas *atlas;

static PangoContext *
create_context (double text_scale)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string ("Sans 11");

  pango_context_set_font_description (context, font);
  pango_cairo_context_set_resolution (context, 96 * text_scale);
  pango_font_description_free (font);

  return context;
}

static CoxaPicture *
compose (CoxaStack *stack,
         int        depth)
{
  CoxaView *view = coxa_stack_get_view (stack);
  CoxaPictureRequest request = { .depth = depth, .scale = PICTURE_SCALE, .line = 1 };
  g_autoptr(GError) error = NULL;
  CoxaPicture *picture;

  request.extents.width = (int) ceil (view->width * PICTURE_SCALE);
  request.extents.height = (int) ceil (view->height * PICTURE_SCALE);
  picture = coxa_picture_compose (stack, &request, NULL, &error);
  g_assert_no_error (error);

  return picture;
}

static void
assert_whole (const CoxaLabelSet *set,
              guint               i)
{
  PangoRectangle logical;

  pango_layout_get_extents (set->layouts[i], NULL, &logical);
  g_assert_false (pango_layout_is_ellipsized (set->layouts[i]));
  g_assert_cmpfloat (logical.width / (double) PANGO_SCALE, <=, set->labels[i].width + 1e-6);
  g_assert_cmpfloat (logical.height / (double) PANGO_SCALE, <=, set->labels[i].height + 1e-6);
}

/* Returns how many are shown. */
static guint
assert_sound (const CoxaLabelSet *set,
              const CoxaCamera   *camera)
{
  guint shown = 0;

  for (guint i = 0; i < set->n_labels; i++)
    {
      const CoxaLabel *a = &set->labels[i];

      if (!a->shown)
        continue;
      shown++;
      assert_whole (set, i);
      g_assert_cmpfloat (a->text_x, >=, 0);
      g_assert_cmpfloat (a->text_y, >=, 0);
      g_assert_cmpfloat (a->text_x + a->width, <=, camera->widget_width - camera->inset_end);
      g_assert_cmpfloat (a->text_y + a->height, <=, camera->widget_height - camera->margin_bottom);
      for (guint j = i + 1; j < set->n_labels; j++)
        if (set->labels[j].shown)
          {
            g_assert_false (overlap (a, &set->labels[j]));
            g_assert_false (cross (a, &set->labels[j]));
          }
    }

  return shown;
}

/* The columns stand in their margins, or within reach of the drawing. */
static void
assert_near (const CoxaLabelSet *set,
             const CoxaCamera   *camera,
             const CoxaView     *view,
             double              text_scale)
{
  double left;
  double top;
  double scale = coxa_camera_get_scale (camera);
  double right;

  coxa_camera_get_origin (camera, &left, &top);
  right = left + (view->ink_x + view->ink_width) * scale;
  left += view->ink_x * scale;
  g_assert_cmpfloat (left - set->area.left_end, <=, REACH * MAX (text_scale, 1) + 2);
  g_assert_cmpfloat (set->area.right_start - right, <=, REACH * MAX (text_scale, 1) + 2);
  g_assert_cmpfloat (set->area.left_end, >=, camera->margin_left - 14);
}

/* The name of what is chosen stands clear of all others, inside the plate. */
static void
assert_card (CoxaLabelSet *set,
             PangoContext *context)
{
  graphene_rect_t card;
  g_autoptr(PangoLayout) layout = coxa_label_set_place_name (set, context, set->stray, &card);

  g_assert_cmpfloat (card.origin.x, >=, 0);
  g_assert_cmpfloat (card.origin.x + card.size.width, <=, set->width + 1e-3);
  g_assert_cmpfloat (card.origin.y, >=, 0);
  for (guint i = 0; i < set->n_labels; i++)
    {
      const CoxaLabel *label = &set->labels[i];
      graphene_rect_t text;

      graphene_rect_init (&text, (float) label->text_x, (float) label->text_y, (float) label->width, (float) label->height);
      g_assert_false (label->shown && graphene_rect_intersection (&card, &text, NULL));
    }
}

/* Whatever of the picture is chosen, one of it is named: in a column or, where none has room, beside itself. */
static void
assert_chosen_named (PangoContext     *context,
                     CoxaPicture      *picture,
                     const CoxaCamera *camera,
                     guint             region)
{
  g_autoptr(CoxaLabelSet) set = NULL;
  gboolean named = FALSE;

  picture->request.selected = g_strdup (coxa_stack_get_region (picture->stack, region)->page);
  set = coxa_label_set_new (context, atlas, COXA_SIDE_RIGHT, picture, camera, camera->margin_left);
  assert_sound (set, camera);
  for (guint i = 0; i < set->n_labels; i++)
    if (set->is_chosen[i] && set->labels[i].shown)
      named = TRUE;
  g_assert_true (named != (set->stray != 0));
  if (set->stray != 0)
    assert_card (set, context);
  g_clear_pointer (&picture->request.selected, g_free);
}

static void
assert_size (CoxaPicture *picture,
             const Size  *size,
             double       text_scale)
{
  PangoContext *context = create_context (text_scale);
  const CoxaView *view = coxa_stack_get_view (picture->stack);
  CoxaCamera camera = { .device = 1, .margin_top = 12 };
  double width;

  camera.widget_width = size->width;
  camera.widget_height = size->height;
  camera.margin_bottom = size->bottom;
  camera.inset_end = size->end;
  coxa_camera_look_at (&camera, view, coxa_atlas_get_plates (atlas));
  width = coxa_label_set_measure (context, atlas, COXA_SIDE_RIGHT, picture->stack);
  camera.margin_left = coxa_label_set_get_margin (context, width, size->width - size->end);
  camera.margin_right = camera.margin_left + camera.inset_end;
  g_assert_cmpfloat (camera.margin_left, <=, 0.275 * (size->width - size->end));

  for (int step = 0; step < 3; step++)
    {
      g_autoptr(CoxaLabelSet) set = NULL;
      guint shown;

      if (step > 0)
        coxa_camera_zoom_at (&camera, step == 1 ? 2.6 : 7, size->width * 0.7, size->height * 0.4);
      set = coxa_label_set_new (context, atlas, COXA_SIDE_RIGHT, picture, &camera, camera.margin_left);
      shown = assert_sound (set, &camera);
      if (step == 0 && camera.margin_left > 0)
        {
          assert_near (set, &camera, view, text_scale);
          g_assert_cmpuint (shown, >, 0);
        }
      if (step == 0)
        g_test_message ("%4d×%-4d ×%.2f: %u of %u", size->width, size->height, text_scale, shown, set->n_labels);
      /* Beside the page at the usual size nothing is left out for want of width. */
      for (guint i = 1; step == 0 && size->width >= 744 && text_scale <= 1 && i < set->n_regions; i++)
        if (set->names[i] != NULL && picture->spots[i].radius * coxa_camera_get_scale (&camera) > 3 * PICTURE_SCALE)
          {
            gboolean found = FALSE;

            for (guint j = 0; j < set->n_labels && !found; j++)
              found = set->labels[j].id == i;
            g_assert_true (found);
          }
    }

  camera.zoom = 1;
  coxa_camera_look_at (&camera, view, coxa_atlas_get_plates (atlas));
  for (guint i = 1; i < coxa_stack_get_n_regions (picture->stack); i += 5)
    if (picture->spots[i].area > 0)
      assert_chosen_named (context, picture, &camera, i);
  g_object_unref (context);
}

static void
test_view (gconstpointer data)
{
  CoxaView *view = g_ptr_array_index (coxa_atlas_get_plates (atlas)->views, GPOINTER_TO_UINT (data));
  g_autoptr(CoxaStack) stack = coxa_stack_new (coxa_atlas_get_plates (atlas), view, COXA_SIDE_RIGHT);

  for (int depth = 1; depth <= (coxa_view_has_depths (view) ? COXA_DEPTHS : 1); depth++)
    {
      g_autoptr(CoxaPicture) picture = compose (stack, depth);

      g_test_message ("%s, depth %d", view->id, depth);
      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        for (guint j = 0; j < G_N_ELEMENTS (text_scales); j++)
          assert_size (picture, &sizes[i], text_scales[j]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *views;
  int status;

  g_test_init (&argc, &argv, NULL);
  atlas = coxa_atlas_load (g_getenv ("COXA_DATA"), NULL, &error);
  g_assert_no_error (error);

  views = coxa_atlas_get_plates (atlas)->views;
  for (guint i = 0; i < views->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("/label-views/%s", ((CoxaView *) g_ptr_array_index (views, i))->id);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_view);
    }
  status = g_test_run ();
  g_object_unref (atlas);

  return status;
}
