/* coxa-stack.c: the painter's order of a view, and what has to be split for it
 *
 * Whole structures are put into the order in which the fewest pixels disagree with the z-buffers. Where that still shows
 * the wrong structure on more than a few pixels at some stop, the nearer one gets a second layer of what lies in front of
 * the other, and the order is found anew; a few rounds of this leave little to disagree about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-stack.h"
#include "coxa-order.h"

#include <string.h>

#define LEAST_OVERLAP 3   /* pixels at a quarter of the size */
#define LEAST_WRONG 150   /* user units squared that have to be wrong before a structure is split */
#define LEAST_FRONT 600   /* pixels; a smaller part is not worth a layer */
#define SKIN 0.6          /* millimetres; surfaces this close count as one */
#define LEAST_SPOT 240    /* pixels; a smaller spot of such a part is left out */
#define SEAM 12           /* pixels by which a part that comes to the front reaches over what is its own */
#define RIM 4             /* pixels by which it covers the outline of what it comes to the front of */
#define LEVELS 2          /* layers of a structure that come to the front */
#define ROUNDS 8

/* Which pixels of a view are painted with what, and what should be seen there. */
typedef struct
{
  gint16 *painted;   /* a layer's number, -1 for none */
  gint16 *nearest;
  float  *clear;     /* how far it is to where something else is painted, user units */
} Look;

static void
look_clear (Look *look)
{
  g_free (look->painted);
  g_free (look->nearest);
  g_free (look->clear);
}

static void
look_at (Look      *look,
         GPtrArray *layers,
         CoxaView  *view,
         int        stop,
         gboolean   with_nerves)
{
  gsize size = (gsize) view->width * view->height;
  g_autofree float *depth = g_new (float, size);
  g_autofree guint8 *same = g_new (guint8, size);

  look->painted = g_new (gint16, size);
  look->nearest = g_new (gint16, size);
  for (gsize i = 0; i < size; i++)
    {
      look->painted[i] = look->nearest[i] = -1;
      depth[i] = COXA_FAR;
    }
  for (guint k = 0; k < layers->len; k++)
    {
      CoxaLayer *layer = g_ptr_array_index (layers, k);
      CoxaWindow window = layer->window;

      if (layer->body == NULL || layer->depth < stop || (!with_nerves && layer->thing->kind >= COXA_KIND_NERVE))
        continue;
      for (int y = MAX (window.y, 0) / 2; y < MIN (view->height, (window.y + window.height) / 2); y++)
        for (int x = MAX (window.x, 0) / 2; x < MIN (view->width, (window.x + window.width) / 2); x++)
          {
            gsize at = (gsize) y * view->width + x;
            float here;

            if (!coxa_layer_covers (layer, 2 * x + 1, 2 * y + 1))
              continue;
            look->painted[at] = k;
            here = coxa_body_depth_at (layer->body, 2 * x + 1, 2 * y + 1);
            if (here > depth[at])
              {
                depth[at] = here;
                look->nearest[at] = k;
              }
          }
    }

#define THING(k) ((k) < 0 ? NULL : ((CoxaLayer *) g_ptr_array_index (layers, (k)))->thing)
  for (gsize i = 0; i < size; i++)
    same[i] = i % view->width != 0 && i >= (gsize) view->width
              && THING (look->painted[i]) == THING (look->painted[i - 1])
              && THING (look->painted[i]) == THING (look->painted[i - view->width]);
#undef THING
  look->clear = coxa_raster_distance (same, view->width, view->height);
}

/* where a body lies in front of another one, smoothed; 0 there */
static guint8 *
find_front (CoxaBody *body,
            CoxaBody *other,
            guint8   *bare,
            guint8   *quiet)
{
  CoxaWindow window = body->window;
  gsize size = (gsize) window.width * window.height;
  guint8 *front = g_new0 (guint8, size);

  for (int y = MAX (window.y, other->window.y); y < MIN (window.y + window.height, other->window.y + other->window.height); y++)
    for (int x = MAX (window.x, other->window.x); x < MIN (window.x + window.width, other->window.x + other->window.width); x++)
      {
        gsize k = (gsize) (y - window.y) * window.width + x - window.x;
        float depth = coxa_body_depth_at (other, x, y);

        if (!body->mask[k] || depth <= COXA_FAR)
          continue;
        /* an outline only against what is there as long as this body is, or it would stay when the other has gone, and
           only where the other is the nearer */
        if (other->place->depth >= body->place->depth && depth > body->depth[k] - SKIN)
          quiet[k] = 0;
        bare[k] = 0;
        front[k] = body->depth[k] > depth;
      }
  coxa_raster_smooth (front, window.width, window.height, body->thing->kind >= COXA_KIND_NERVE ? 2 : 5);
  for (gsize k = 0; k < size; k++)
    front[k] = !(front[k] && body->mask[k]);

  return front;
}

/* what of a body lies in front of those it passes through, and a little beyond, so that no seam and no ink shows */
static CoxaLayer *
near_layer (CoxaBody   *body,
            GPtrArray  *behind,
            const char *suffix)
{
  CoxaWindow window = body->window;
  gsize size = (gsize) window.width * window.height;
  g_autofree guint8 *bare = g_memdup2 (body->mask, size);
  g_autofree guint8 *quiet = g_memdup2 (body->mask, size);
  g_autofree guint8 *mask = g_new0 (guint8, size);
  g_autofree float *nearest = g_new (float, size);
  gboolean thin = body->thing->kind >= COXA_KIND_NERVE;
  CoxaLayer *layer;
  gsize n = 0;

  for (gsize k = 0; k < size; k++)
    nearest[k] = SEAM;
  for (guint i = 0; i < behind->len; i++)
    {
      CoxaBody *other = g_ptr_array_index (behind, i);
      g_autofree guint8 *front = find_front (body, other, bare, quiet);
      g_autofree float *to_front = coxa_raster_distance (front, window.width, window.height);

      for (gsize k = 0; k < size; k++)
        {
          mask[k] |= !front[k];
          nearest[k] = MIN (nearest[k], to_front[k]);
          /* the other's outline is drawn outside of it */
          if (body->mask[k] && to_front[k] <= RIM
              && coxa_body_depth_at (other, k % window.width + window.x, k / window.width + window.y) <= COXA_FAR)
            mask[k] = 1;
        }
    }
  /* a spot would be seen as a ring of ink */
  coxa_raster_drop_spots (mask, window.width, window.height, thin ? LEAST_SPOT / 4 : LEAST_SPOT);
  for (gsize k = 0; k < size; k++)
    {
      n += mask[k];
      mask[k] |= bare[k] && nearest[k] < SEAM;
    }
  coxa_raster_drop_spots (mask, window.width, window.height, thin ? LEAST_SPOT / 4 : LEAST_SPOT);
  if (n < (thin ? LEAST_FRONT / 4 : LEAST_FRONT))
    return NULL;

  layer = coxa_layer_new (body->thing, body, suffix);
  layer->is_near = TRUE;
  layer->mask = g_steal_pointer (&mask);
  layer->quiet = g_steal_pointer (&quiet);

  return layer;
}

static CoxaLayer *
whole_layer (CoxaBody *body)
{
  CoxaLayer *layer = coxa_layer_new (body->thing, body, "");

  layer->mask = g_memdup2 (body->mask, (gsize) body->window.width * body->window.height);

  return layer;
}

static double
mean_depth (CoxaLayer *layer)
{
  gsize size = (gsize) layer->window.width * layer->window.height;
  double sum = 0;
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    if (layer->mask[i])
      {
        sum += layer->body->depth[i];
        n++;
      }

  return n > 0 ? sum / n : 0;
}

static gboolean
is_named (CoxaLayer  *layer,
          char      **names)
{
  return g_strv_contains ((const char *const *) names, layer->thing->id)
         || g_strv_contains ((const char *const *) names, layer->id);
}

/* whether the description says that a is painted after b */
static gboolean
is_above (CoxaLayer *a,
          CoxaLayer *b)
{
  return a->body != b->body && (is_named (b, a->body->place->above) || is_named (a, b->body->place->below));
}

/* on how many pixels a lies in front of b */
static double
count_front (CoxaLayer *a,
             CoxaLayer *b)
{
  int right = MIN (a->window.x + a->window.width, b->window.x + b->window.width);
  int bottom = MIN (a->window.y + a->window.height, b->window.y + b->window.height);
  double count = 0;

  for (int y = MAX (a->window.y, b->window.y); y < bottom; y += 2)
    for (int x = MAX (a->window.x, b->window.x); x < right; x += 2)
      count += coxa_layer_covers (a, x, y) && coxa_layer_covers (b, x, y)
               && coxa_body_depth_at (a->body, x, y) > coxa_body_depth_at (b->body, x, y);

  return count > LEAST_OVERLAP ? count : 0;
}

static GPtrArray *
sort_layers (GPtrArray *layers)
{
  guint n = layers->len;
  g_autofree double *front = g_new0 (double, n * n + 1);
  g_autofree double *start = g_new0 (double, n + 1);
  g_autofree guint *order = NULL;
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      CoxaLayer *a = g_ptr_array_index (layers, i);

      start[i] = mean_depth (a);
      for (guint j = 0; j < n; j++)
        {
          CoxaLayer *b = g_ptr_array_index (layers, j);

          if (is_above (a, b))
            front[i * n + j] = 1e6;
          else if (is_above (b, a))
            front[i * n + j] = 0;
          else if (a->body == b->body)
            /* the near part of a structure lies over the whole of it */
            front[i * n + j] = a->is_near && !b->is_near ? 1e7 : 0;
          else
            front[i * n + j] = count_front (a, b);
        }
    }

  order = coxa_order_find (front, start, n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (layers, order[i]));

  return sorted;
}

static guint
number_of (GPtrArray *bodies,
           CoxaBody  *body)
{
  guint at = 0;

  g_ptr_array_find (bodies, body, &at);

  return at;
}

/* Adds to what each body has to come to the front of; says whether anything was added. What one layer at one place in the
   order could not put right is left to a second one. */
static gboolean
find_wrongs (GPtrArray  *bodies,
             GPtrArray  *layers,
             CoxaView   *view,
             gboolean    second,
             GPtrArray **behind)
{
  guint n = bodies->len;
  gsize size = (gsize) view->width * view->height;
  gboolean added = FALSE;

  for (int stop = 1; stop <= COXA_STOPS; stop++)
    {
      g_autofree guint *wrong = g_new0 (guint, n * n + 1);
      g_autofree guint *of_layer = g_new (guint, layers->len + 1);
      Look look;

      for (guint k = 0; k < layers->len; k++)
        of_layer[k] = number_of (bodies, ((CoxaLayer *) g_ptr_array_index (layers, k))->body);
      look_at (&look, layers, view, stop, TRUE);
      for (gsize i = 0; i < size; i++)
        if (look.painted[i] >= 0 && of_layer[look.painted[i]] != of_layer[look.nearest[i]])
          {
            CoxaLayer *painted = g_ptr_array_index (layers, look.painted[i]);
            CoxaLayer *nearest = g_ptr_array_index (layers, look.nearest[i]);

            if (look.clear[i] >= 2 && !is_above (painted, nearest))
              wrong[of_layer[look.nearest[i]] * n + of_layer[look.painted[i]]]++;
          }
      look_clear (&look);

      for (guint a = 0; a < n; a++)
        for (guint b = 0; b < n; b++)
          {
            CoxaBody *nearer = g_ptr_array_index (bodies, a);
            CoxaBody *other = g_ptr_array_index (bodies, b);
            double least = (nearer->thing->kind >= COXA_KIND_NERVE ? LEAST_WRONG / 4 : LEAST_WRONG) / view->detail;
            int level = 0;

            while (level < LEVELS && g_ptr_array_find (behind[a * LEVELS + level], other, NULL))
              level++;
            if (level == LEVELS || (level > 0 && !second) || wrong[a * n + b] < least)
              continue;
            g_ptr_array_add (behind[a * LEVELS + level], other);
            added = TRUE;
          }
    }

  return added;
}

/* What is known of a body while the order is sought. */
typedef struct
{
  CoxaLayer *whole;
  CoxaLayer *near[LEVELS];    /* NULL where it never comes to the front */
  guint      made[LEVELS];    /* of how many others each was made */
} Split;

static GPtrArray *
make_layers (GPtrArray  *bodies,
             Split      *splits,
             GPtrArray **behind)
{
  g_autoptr(GPtrArray) layers = g_ptr_array_new ();

  for (guint i = 0; i < bodies->len; i++)
    {
      CoxaBody *body = g_ptr_array_index (bodies, i);
      Split *split = splits + i;

      if (split->whole == NULL)
        split->whole = whole_layer (body);
      g_ptr_array_add (layers, split->whole);
      for (int level = 0; level < LEVELS; level++)
        {
          GPtrArray *others = behind[i * LEVELS + level];

          if (split->made[level] != others->len)
            {
              coxa_layer_free (split->near[level]);
              split->near[level] = near_layer (body, others, level == 0 ? ".near" : ".near-2");
              split->made[level] = others->len;
            }
          if (split->near[level] != NULL)
            g_ptr_array_add (layers, split->near[level]);
        }
    }

  return sort_layers (layers);
}

/**
 * coxa_stack_new:
 * @bodies: (element-type CoxaBody): the structures of a view; must outlive the layers
 * @view: the view
 *
 * Finds the painter's order, and splits structures where they pass through each other.
 *
 * Returns: (transfer full) (element-type CoxaLayer): layers with their masks, the first is painted first
 */
GPtrArray *
coxa_stack_new (GPtrArray *bodies,
                CoxaView  *view)
{
  g_autoptr(GPtrArray) layers = NULL;
  g_autofree Split *splits = g_new0 (Split, bodies->len + 1);
  g_autofree GPtrArray **behind = g_new (GPtrArray *, LEVELS * bodies->len + 1);

  for (guint i = 0; i < LEVELS * bodies->len; i++)
    behind[i] = g_ptr_array_new ();
  for (guint i = 0; i < bodies->len; i++)
    {
      CoxaBody *body = g_ptr_array_index (bodies, i);

      for (guint j = 0; j < bodies->len; j++)
        {
          CoxaBody *other = g_ptr_array_index (bodies, j);

          if (g_strv_contains ((const char *const *) body->place->near, other->thing->id))
            g_ptr_array_add (behind[i * LEVELS], other);
        }
    }
  layers = make_layers (bodies, splits, behind);
  for (int round = 0; round < ROUNDS; round++)
    {
      if (!(round < ROUNDS - 2 && find_wrongs (bodies, layers, view, FALSE, behind))
          && !find_wrongs (bodies, layers, view, TRUE, behind))
        break;
      g_ptr_array_unref (layers);
      layers = make_layers (bodies, splits, behind);
    }
  for (guint i = 0; i < LEVELS * bodies->len; i++)
    g_ptr_array_unref (behind[i]);
  g_ptr_array_set_free_func (layers, (GDestroyNotify) coxa_layer_free);

  return g_steal_pointer (&layers);
}

/**
 * coxa_stack_report:
 * @layers: (element-type CoxaLayer): layers in painter's order
 * @view: the view
 *
 * Prints how far the painted stack agrees with the z-buffers at each stop, on pixels that are not within 2 units of a
 * boundary, nerves and what lies flat on the bones apart; and what disagrees most.
 *
 * Returns: the agreement of the worst stop, 0 … 1
 */
double
coxa_stack_report (GPtrArray *layers,
                   CoxaView  *view)
{
  gsize size = (gsize) view->width * view->height;
  guint n = layers->len;
  double worst = 1;

  for (int stop = 1; stop <= COXA_STOPS; stop++)
    {
      g_autofree guint *pairs = g_new0 (guint, (n + 1) * (n + 1));
      gsize right = 0, all = 0;
      Look look;

      look_at (&look, layers, view, stop, FALSE);
#define THING(k) (((CoxaLayer *) g_ptr_array_index (layers, (k)))->thing)
      for (gsize i = 0; i < size; i++)
        {
          if (look.painted[i] < 0 || look.clear[i] < 2)
            continue;
          all++;
          if (THING (look.painted[i]) == THING (look.nearest[i]))
            right++;
          else
            pairs[look.painted[i] * n + look.nearest[i]]++;
        }
      look_clear (&look);
      g_print ("%s, stop %d: %.2f %% of the pixels show what is nearest\n", view->id, stop, 100.0 * right / MAX (all, 1));
      worst = MIN (worst, (double) right / MAX (all, 1));
      for (guint k = 0; k < n * n; k++)
        if (pairs[k] > 250)
          g_print ("  %s is painted where %s is nearer: %u\n", THING (k / n)->id, THING (k % n)->id, pairs[k]);
#undef THING
    }

  return worst;
}
