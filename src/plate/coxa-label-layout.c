/* Labels in two columns, with straight lines that never cross.
 *
 * The labels that go left all point at places left of those that go right, so lines of the two columns cannot meet unless a
 * column lies over what is pointed at. Within a column the labels stand in order of what they point at; as long as two lines
 * cross, their labels change places, which for labels of one height makes the lines' total length smaller each time, so it ends.
 * What crosses even so, as labels of several heights may, leaves: the less important of the two. */
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

/* Gives each label the place nearest to what it points at: neighbours that would overlap are merged into a block that sits at
 * the mean of their wishes (pool adjacent violators), then the column is pushed inside its ends. */
static void
place_column (GPtrArray           *column,
              const CoxaLabelArea *area)
{
  guint n = column->len;
  g_autofree double *before = g_new (double, n + 1); /* what those above take */
  g_autofree double *mean = g_new (double, n);
  g_autofree guint *count = g_new (guint, n);
  guint blocks = 0;
  guint k = 0;

  before[0] = 0;
  for (guint i = 0; i < n; i++)
    {
      CoxaLabel *label = g_ptr_array_index (column, i);

      before[i + 1] = before[i] + label->height + area->gap;
      mean[blocks] = CLAMP (label->y - label->height / 2, area->top, area->bottom - label->height) - before[i];
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
        double top = MAX (mean[b] + before[k], area->top + before[k]);

        label->text_y = MIN (top, area->bottom - (before[n] - area->gap - before[k]));
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

/* Two labels of a column change places. What stands between them moves by the difference of their heights; all others stay. */
static void
swap_places (GPtrArray *column,
             guint      upper,
             guint      lower)
{
  CoxaLabel *a = g_ptr_array_index (column, upper);
  CoxaLabel *b = g_ptr_array_index (column, lower);
  double top = a->text_y;
  double bottom = b->text_y + b->height;

  for (guint i = upper + 1; i < lower; i++)
    {
      CoxaLabel *between = g_ptr_array_index (column, i);

      between->text_y += b->height - a->height;
      between->port_y = between->text_y + between->height / 2;
    }
  b->text_y = top;
  a->text_y = bottom - a->height;
  a->port_y = a->text_y + a->height / 2;
  b->port_y = b->text_y + b->height / 2;
  column->pdata[upper] = b;
  column->pdata[lower] = a;
}

static gboolean
uncross_once (GPtrArray *column)
{
  gboolean any = FALSE;

  for (guint i = 0; i < column->len; i++)
    for (guint j = i + 1; j < column->len; j++)
      if (lines_cross (g_ptr_array_index (column, i), g_ptr_array_index (column, j)))
        {
          swap_places (column, i, j);
          any = TRUE;
        }

  return any;
}

static void
lay_out_column (GPtrArray           *column,
                const CoxaLabelArea *area,
                gboolean             on_left)
{
  if (column->len == 0)
    return;

  g_ptr_array_sort (column, compare_y);
  place_column (column, area);
  for (guint i = 0; i < column->len; i++)
    {
      CoxaLabel *label = g_ptr_array_index (column, i);

      label->shown = TRUE;
      label->on_left = on_left;
      label->port_y = label->text_y + label->height / 2;
      label->port_x = on_left ? area->left_end + PORT_SPACE : area->right_start - PORT_SPACE;
      label->text_x = on_left ? area->left_end - label->width : area->right_start;
    }

  /* Ends by itself where all are of one height; the bound is for the others, and for rounding at places that coincide. */
  for (guint round = 0; round < 2 * column->len + 4 && uncross_once (column); round++)
    ;
}

/* Of two lines that cross, the less important goes. Most important first, so that one label does not cost several. */
static void
drop_crossing (GPtrArray *chosen)
{
  g_ptr_array_sort (chosen, compare_importance);
  for (guint i = 0; i < chosen->len; i++)
    for (guint j = 0; j < i; j++)
      {
        CoxaLabel *label = g_ptr_array_index (chosen, i);
        const CoxaLabel *other = g_ptr_array_index (chosen, j);

        if (label->shown && other->shown && lines_cross (label, other))
          label->shown = FALSE;
      }
}

/* How many of the labels, in order of x, go left: as many as lie in the left half, but never so many that a column overflows
 * while the other has room, and both sides get a fair share. Returns FALSE where they do not fit at all. */
static gboolean
count_left (GPtrArray           *chosen,
            const CoxaLabelArea *area,
            guint               *n_left)
{
  double room = area->bottom - area->top + area->gap;
  double middle = (area->left_end + area->right_start) / 2;
  double total = 0;
  double before = 0;
  guint n = chosen->len;
  guint wanted = 0;
  guint least = G_MAXUINT;
  guint most = 0;

  for (guint i = 0; i < n; i++)
    {
      const CoxaLabel *label = g_ptr_array_index (chosen, i);

      total += label->height + area->gap;
      wanted += label->x < middle;
    }
  for (guint i = 0; i <= n; i++)
    {
      if (before <= room)
        most = i;
      if (total - before <= room && least == G_MAXUINT)
        least = i;
      if (i < n)
        before += ((CoxaLabel *) g_ptr_array_index (chosen, i))->height + area->gap;
    }
  if (least > most)
    return FALSE;

  wanted = CLAMP (wanted, n / 3, n - n / 3);
  *n_left = CLAMP (wanted, least, most);

  return TRUE;
}

static void
drop_least_important (GPtrArray *chosen)
{
  guint least = 0;

  for (guint i = 1; i < chosen->len; i++)
    if (compare_importance (&chosen->pdata[least], &chosen->pdata[i]) < 0)
      least = i;
  g_ptr_array_remove_index (chosen, least);
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
  double width = MIN (area->left_end - area->left_start, area->right_end - area->right_start);
  guint n_left = 0;

  for (guint i = 0; i < n_labels; i++)
    {
      labels[i].shown = FALSE;
      if (width > 0 && labels[i].width <= width && labels[i].height <= area->bottom - area->top)
        g_ptr_array_add (chosen, &labels[i]);
    }

  g_ptr_array_sort (chosen, compare_x);
  while (chosen->len > 0 && !count_left (chosen, area, &n_left))
    drop_least_important (chosen);
  for (guint i = 0; i < chosen->len; i++)
    g_ptr_array_add (i < n_left ? left : right, g_ptr_array_index (chosen, i));

  lay_out_column (left, area, TRUE);
  lay_out_column (right, area, FALSE);
  drop_crossing (chosen);
}
