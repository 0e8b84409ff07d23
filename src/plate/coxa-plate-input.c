/* How hands reach the plate: pointer, wheel, fingers and keys, turned into what the plate can do. */
#include "coxa-plate-input.h"

#include <math.h>

#define ZOOM_STEP 1.25
#define REGION_ZOOM 2.6
#define PAN_STEP 60         /* logical pixels */
#define DRAG_MIN 6.0        /* logical pixels before a press becomes a pan */
#define NOTCH_PIXELS 40.0   /* of a touchpad, that count as one notch of a wheel */

typedef struct
{
  CoxaPlateView *plate;
  guint          pressed;    /* region */
  gboolean       is_panning;
  double         pan_x;      /* how far the drag has been followed */
  double         pan_y;
  double         pinch_zoom; /* when the pinch began */
  double         pointer_x;
  double         pointer_y;
} Input;

static void
motion_cb (Input  *self,
           double  x,
           double  y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  if (!self->is_panning)
    coxa_plate_view_set_hovered (self->plate, coxa_plate_view_pick_region (self->plate, x, y));
}

static void
leave_cb (Input *self)
{
  coxa_plate_view_set_hovered (self->plate, 0);
}

static void
pressed_cb (Input  *self,
            int     n_press,
            double  x,
            double  y)
{
  self->pressed = coxa_plate_view_pick_region (self->plate, x, y);
  coxa_plate_view_take_focus (self->plate, self->pressed);

  if (n_press == 2 && self->pressed == 0)
    coxa_plate_view_zoom_to_fit (self->plate);
  else if (n_press == 2)
    coxa_plate_view_zoom_at (self->plate, MAX (coxa_plate_view_get_zoom (self->plate), REGION_ZOOM), x, y);
}

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  GdkDevice *device = event != NULL ? gdk_event_get_device (event) : NULL;

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
released_cb (Input      *self,
             int         n_press,
             double      x,
             double      y,
             GtkGesture *click)
{
  guint region = coxa_plate_view_pick_region (self->plate, x, y);

  if (self->is_panning || n_press != 1 || self->pressed == G_MAXUINT)
    return;

  /* A finger rolls as it is lifted: where it is then is what counts, and what it covers. */
  if (is_touch (click) && coxa_plate_view_touch (self->plate, x, y))
    return;
  if (region != self->pressed)
    return;

  if (region == 0)
    coxa_plate_view_let_go (self->plate);
  else
    coxa_plate_view_activate (self->plate, region);
}

/* Held, or with the other button. */
static void
long_pressed_cb (Input  *self,
                 double  x,
                 double  y)
{
  self->pressed = G_MAXUINT; /* letting go chooses nothing */
  coxa_plate_view_ask_here (self->plate, x, y);
}

static void
secondary_cb (Input  *self,
              int     n_press G_GNUC_UNUSED,
              double  x,
              double  y)
{
  coxa_plate_view_ask_here (self->plate, x, y);
}

static void
drag_begin_cb (Input *self)
{
  self->is_panning = FALSE;
  self->pan_x = 0;
  self->pan_y = 0;
}

static void
drag_update_cb (Input          *self,
                double          x,
                double          y,
                GtkGestureDrag *drag)
{
  if (!self->is_panning && hypot (x, y) < DRAG_MIN)
    return;

  if (!self->is_panning)
    {
      self->is_panning = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
      coxa_plate_view_set_hovered (self->plate, 0);
    }
  coxa_plate_view_pan (self->plate, x - self->pan_x, y - self->pan_y);
  self->pan_x = x;
  self->pan_y = y;
}

static void
drag_end_cb (Input *self)
{
  self->is_panning = FALSE;
}

static gboolean
scroll_cb (Input                    *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *scroll)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  gboolean is_touchpad = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE;

  /* A wheel zooms; two fingers on a touchpad pan. Both come as scroll events and differ in their unit alone. */
  if (is_touchpad && !(state & GDK_CONTROL_MASK))
    coxa_plate_view_pan (self->plate, -dx, -dy);
  else
    coxa_plate_view_zoom_at (self->plate,
                             coxa_plate_view_get_zoom (self->plate) * pow (ZOOM_STEP, is_touchpad ? -dy / NOTCH_PIXELS : -dy),
                             self->pointer_x, self->pointer_y);

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (Input *self)
{
  self->pinch_zoom = coxa_plate_view_get_zoom (self->plate);
}

static void
pinch_cb (Input          *self,
          double          scale,
          GtkGestureZoom *pinch)
{
  double x;
  double y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, &y))
    coxa_plate_view_zoom_at (self->plate, self->pinch_zoom * scale, x, y);
}

static void
plate_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  CoxaPlateView *plate = COXA_PLATE_VIEW (widget);
  int dx;
  int dy;

  if (g_str_equal (name, "plate.zoom-in"))
    coxa_plate_view_zoom_by (plate, ZOOM_STEP);
  else if (g_str_equal (name, "plate.zoom-out"))
    coxa_plate_view_zoom_by (plate, 1 / ZOOM_STEP);
  else if (g_str_equal (name, "plate.zoom-fit"))
    coxa_plate_view_zoom_to_fit (plate);
  else if (g_str_equal (name, "plate.let-go"))
    coxa_plate_view_let_go (plate);
  else if (g_str_equal (name, "plate.ask-here"))
    coxa_plate_view_ask_here (plate, -1, -1);
  else if (g_str_equal (name, "plate.first"))
    coxa_plate_view_focus_end (plate, FALSE);
  else if (g_str_equal (name, "plate.last"))
    coxa_plate_view_focus_end (plate, TRUE);
  else
    {
      g_variant_get (parameter, "(ii)", &dx, &dy);
      coxa_plate_view_pan (plate, dx * PAN_STEP, dy * PAN_STEP);
    }
}

/**
 * coxa_plate_input_class_init:
 * @widget_class: the plate's
 *
 * Installs the plate's actions and their keys.
 */
void
coxa_plate_input_class_init (GtkWidgetClass *widget_class)
{
  static const char * const actions[] = {
    "plate.zoom-in", "plate.zoom-out", "plate.zoom-fit", "plate.let-go", "plate.first", "plate.last",
    "plate.ask-here",
  };
  static const struct { guint key; const char *action; } keys[] = {
    { GDK_KEY_plus, "plate.zoom-in" },
    { GDK_KEY_equal, "plate.zoom-in" },
    { GDK_KEY_KP_Add, "plate.zoom-in" },
    { GDK_KEY_minus, "plate.zoom-out" },
    { GDK_KEY_KP_Subtract, "plate.zoom-out" },
    { GDK_KEY_0, "plate.zoom-fit" },
    { GDK_KEY_KP_0, "plate.zoom-fit" },
    { GDK_KEY_Home, "plate.first" },
    { GDK_KEY_End, "plate.last" },
    { GDK_KEY_Escape, "plate.let-go" },
  };
  static const struct { guint key; int dx; int dy; } pans[] = {
    { GDK_KEY_Left, 1, 0 }, { GDK_KEY_Right, -1, 0 }, { GDK_KEY_Up, 0, 1 }, { GDK_KEY_Down, 0, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, plate_action);
  gtk_widget_class_install_action (widget_class, "plate.pan", "(ii)", plate_action);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, "plate.ask-here", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "plate.ask-here", NULL);

  /* The window turns: it knows the ring. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_SHIFT_MASK, "win.turn", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_SHIFT_MASK, "win.turn", "i", 1);

  for (guint i = 0; i < G_N_ELEMENTS (pans); i++)
    gtk_widget_class_add_binding_action (widget_class, pans[i].key, GDK_CONTROL_MASK, "plate.pan", "(ii)",
                                         pans[i].dx, pans[i].dy);
}

/**
 * coxa_plate_input_attach:
 * @plate: a plate
 *
 * Lets pointer, wheel and fingers reach it, for as long as it lives.
 */
void
coxa_plate_input_attach (CoxaPlateView *plate)
{
  GtkWidget *widget = GTK_WIDGET (plate);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  Input *self = g_new0 (Input, 1);

  self->plate = plate;
  g_object_set_data_full (G_OBJECT (plate), "coxa-plate-input", self, g_free);

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (hold, "pressed", G_CALLBACK (long_pressed_cb), self);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);

  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (hold));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (secondary));
}
