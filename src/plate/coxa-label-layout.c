/* Labels in two columns, with straight lines that never cross.
 *
 * The labels that go left all point at places left of those that go right, so lines of the two columns cannot meet. Within a
 * column the labels sit in slots; as long as two lines cross, their labels change slots, which makes the lines' total length
 * smaller each time, so it ends. */
#include "coxa-label-layout.h"

#include <math.h>

#define PORT_SPACE 8.0 /* between text and line */

static int
compare_importance (gconstpointer a,
                    gconstpointer b)
{
  const CoxaLabel *one = *(CoxaLabel * const *) a;
  const CoxaLabel *two = *(CoxaLabel * const *) b;

  return one->importance != two->importance ? two->importance - one->importance : (int) one->id - (int) two->id;
}

static int
compare_x (gconstpointer a,
           gconstpointer b)
{
  const CoxaLabel *one = *(CoxaLabel * const *) a;
  const CoxaLabel *two = *(CoxaLabel * const *) b;

  return one->x < two->x ? -1 : one->x > two->x ? 1 : (int) one->id - (int) two->id;
}

static int
compare_y (gconstpointer a,
           gconstpointer b)
{
  const CoxaLabel *one = *(CoxaLabel * const *) a;
  const CoxaLabel *two = *(CoxaLabel * const *) b;

  return one->y < two->y ? -1 : one->y > two->y ? 1 : (int) one->id - (int) two->id;
}

/* How many labels of this height a column holds. */
static guint
get_capacity (const CoxaLabelArea *area,
              double               height)
{
  double room = area->bottom - area->top + area->gap;

  return room > 0 && height > 0 ? (guint) (room / (height + area->gap)) : 0;
}

/* Gives each label the place nearest to what it points at: neighbours that would overlap are merged into a block that sits at
 * the mean of their wishes (pool adjacent violators), then the column is pushed inside its ends. */
static void
place_column (GPtrArray           *column,
              const CoxaLabelArea *area,
              double               height)
{
  guint n = column->len;
  double step = height + area->gap;
  g_autofree double *wish = g_new (double, n);
  g_autofree double *mean = g_new (double, n);
  g_autofree guint *count = g_new (guint, n);
  guint blocks = 0;
  guint k = 0;

  for (guint i = 0; i < n; i++)
    {
      CoxaLabel *label = g_ptr_array_index (column, i);

      wish[i] = CLAMP (label->y - height / 2, area->top, area->bottom - height) - i * step;
      mean[blocks] = wish[i];
      count[blocks] = 1;
      blocks++;
      while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1])
        {
          mean[blocks - 2] = (mean[blocks - 2] * count[blocks - 2] + mean[blocks - 1] * count[blocks - 1]) /
                             (count[blocks - 2] + count[blocks - 1]);
          count[blocks - 2] += count[blocks - 1];
          blocks--;
        }
    }

  for (guint b = 0; b < blocks; b++)
    for (guint j = 0; j < count[b]; j++, k++)
      {
        CoxaLabel *label = g_ptr_array_index (column, k);
        double top = mean[b] + k * step;

        top = MAX (top, area->top + k * step);
        top = MIN (top, area->bottom - height - (n - 1 - k) * step);
        label->text_y = top;
      }
}

static double
cross (double ax,
       double ay,
       double bx,
       double by)
{
  return ax * by - ay * bx;
}

static gboolean
lines_cross (const CoxaLabel *a,
             const CoxaLabel *b)
{
  double ax = a->x - a->port_x, ay = a->y - a->port_y;
  double bx = b->x - b->port_x, by = b->y - b->port_y;
  double b_from = cross (ax, ay, b->port_x - a->port_x, b->port_y - a->port_y);
  double b_to = cross (ax, ay, b->x - a->port_x, b->y - a->port_y);
  double a_from = cross (bx, by, a->port_x - b->port_x, a->port_y - b->port_y);
  double a_to = cross (bx, by, a->x - b->port_x, a->y - b->port_y);

  return ((b_from > 0) != (b_to > 0)) && ((a_from > 0) != (a_to > 0));
}

static void
swap_slots (CoxaLabel *a,
            CoxaLabel *b)
{
  double text_y = a->text_y;
  double port_y = a->port_y;

  a->text_y = b->text_y;
  a->port_y = b->port_y;
  b->text_y = text_y;
  b->port_y = port_y;
}

static void
uncross (GPtrArray *column)
{
  gboolean again = TRUE;

  /* Ends by itself; the bound only guards against rounding at places that coincide. */
  for (guint round = 0; again && round < 4 * column->len * column->len + 4; round++)
    {
      again = FALSE;
      for (guint i = 0; i < column->len; i++)
        for (guint j = i + 1; j < column->len; j++)
          {
            CoxaLabel *a = g_ptr_array_index (column, i);
            CoxaLabel *b = g_ptr_array_index (column, j);

            if (lines_cross (a, b))
              {
                swap_slots (a, b);
                again = TRUE;
              }
          }
    }
}

static void
lay_out_column (GPtrArray           *column,
                const CoxaLabelArea *area,
                double               height,
                gboolean             on_left)
{
  if (column->len == 0)
    return;

  g_ptr_array_sort (column, compare_y);
  place_column (column, area, height);
  for (guint i = 0; i < column->len; i++)
    {
      CoxaLabel *label = g_ptr_array_index (column, i);

      label->shown = TRUE;
      label->on_left = on_left;
      label->port_y = label->text_y + height / 2;
      label->port_x = on_left ? area->left_end + PORT_SPACE : area->right_start - PORT_SPACE;
      label->text_x = on_left ? area->left_end - label->width : area->right_start;
    }
  uncross (column);
}

/* How many of the labels, in order of x, go left: as many as lie in the left half, but never so many that a column overflows
 * while the other has room, and both sides get a fair share. */
static guint
count_left (GPtrArray *chosen,
            double     middle,
            guint      left_capacity,
            guint      right_capacity)
{
  guint n = chosen->len;
  guint left = 0;
  guint least;
  guint most;

  for (guint i = 0; i < n; i++)
    if (((CoxaLabel *) g_ptr_array_index (chosen, i))->x < middle)
      left++;

  least = MAX (n / 3, n > right_capacity ? n - right_capacity : 0);
  most = MIN (n - n / 3, left_capacity);
  left = MAX (left, least);

  return MIN (left, most);
}

/**
 * coxa_label_layout:
 * @labels: (array length=n_labels): what to place; the second half of each is filled
 * @n_labels: how many
 * @area: where labels may be
 *
 * Places labels beside a picture. Lines end where the labels say, never cross, and no two texts overlap. What finds no room,
 * or is wider than its column, is not shown; the least important go first.
 */
void
coxa_label_layout (CoxaLabel           *labels,
                   guint                n_labels,
                   const CoxaLabelArea *area)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr(GPtrArray) left = g_ptr_array_new ();
  g_autoptr(GPtrArray) right = g_ptr_array_new ();
  double left_width = area->left_end - area->left_start;
  double right_width = area->right_end - area->right_start;
  double height = 0;
  guint left_capacity;
  guint right_capacity;
  guint n_left;

  for (guint i = 0; i < n_labels; i++)
    {
      labels[i].shown = FALSE;
      if (labels[i].width > MIN (left_width, right_width))
        continue;
      height = MAX (height, labels[i].height);
      g_ptr_array_add (chosen, &labels[i]);
    }

  left_capacity = left_width > 0 ? get_capacity (area, height) : 0;
  right_capacity = right_width > 0 ? get_capacity (area, height) : 0;
  g_ptr_array_sort (chosen, compare_importance);
  if (chosen->len > left_capacity + right_capacity)
    g_ptr_array_set_size (chosen, left_capacity + right_capacity);

  g_ptr_array_sort (chosen, compare_x);
  n_left = count_left (chosen, (area->left_end + area->right_start) / 2, left_capacity, right_capacity);
  for (guint i = 0; i < chosen->len; i++)
    g_ptr_array_add (i < n_left ? left : right, g_ptr_array_index (chosen, i));

  lay_out_column (left, area, height, TRUE);
  lay_out_column (right, area, height, FALSE);
}
