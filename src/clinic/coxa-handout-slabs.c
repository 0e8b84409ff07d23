/* From the top: who it is from, what it is, when to stop and who should ask first; the exercises; where it works and when to get
 * help; room for notes, and the plan as QR codes with its short code; whose the pictures are. */
#include "config.h"

#include "coxa-handout-slabs.h"

#include <glib/gi18n.h>
#include <string.h>

#define MODULE (0.5 * COXA_MM) /* of a QR code, at least */
#define QUIET  0.32            /* grey of what is less than the rest */

typedef struct
{
  double body;
  double small;
  double h1;
  double h2;
  double credit;
  double gap;     /* between slabs */
  double picture; /* height of a picture in a strip */
} Style;

/* What is being laid out, while it is. */
typedef struct
{
  CoxaHandoutLayout *layout;
  const CoxaHandout *handout;
  Style              style;
  double             width; /* of what is printed */
  int                group;
  int                end;   /* group of what comes after the exercises, or 0: it need not stay together */
} Maker;

static CoxaSlab *
add_slab (Maker  *self,
          double  before,
          int     group)
{
  CoxaSlab *slab = coxa_slab_new (before, group);

  g_ptr_array_add (self->layout->slabs, slab);

  return slab;
}

/* Text below what the slab has. Returns: where it ends. */
static double
put (Maker      *self,
     CoxaSlab   *slab,
     const char *markup,
     double      size,
     const char *tag,
     double      x,
     double      y,
     double      width)
{
  return y + coxa_slab_add_text (slab, self->layout->context, markup, size, tag, x, y, width)->height;
}

static double
put_plain (Maker      *self,
           CoxaSlab   *slab,
           const char *text,
           double      size,
           double      x,
           double      y,
           double      width)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return put (self, slab, markup, size, "P", x, y, width);
}

/* A line that begins with a word in bold. */
static double
put_named (Maker      *self,
           CoxaSlab   *slab,
           const char *name,
           const char *text,
           double      size,
           double      x,
           double      y,
           double      width)
{
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b> %s", name, text);

  return put (self, slab, markup, size, "P", x, y, width);
}

static double
put_points (Maker     *self,
            CoxaSlab  *slab,
            char     **texts,
            double     size,
            double     x,
            double     y,
            double     width)
{
  double indent = size * 0.9;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *markup = g_markup_escape_text (texts[i], -1);

      coxa_slab_add_text (slab, self->layout->context, "•", size, "Lbl", x, y, indent);
      y = put (self, slab, markup, size, "LBody", x + indent, y, width - indent) + size * 0.15;
    }

  return y;
}

/* The head */

static void
add_head (Maker *self)
{
  const CoxaHandout *handout = self->handout;
  const Style *style = &self->style;
  CoxaSlab *slab = add_slab (self, 0, 0);
  double logo_height = style->h2 * 2.1;
  double logo_width = self->layout->logo_ratio * logo_height;
  double x = 0, y = 0, bottom;

  if (logo_width > self->width * 0.4)
    {
      logo_width = self->width * 0.4;
      logo_height = logo_width / self->layout->logo_ratio;
    }
  if (logo_width > 0)
    {
      coxa_slab_add (slab, COXA_PIECE_LOGO, 0, 0, logo_width, logo_height);
      x = logo_width + style->gap;
    }
  if (handout->clinic != NULL)
    {
      g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>", handout->clinic);

      y = put (self, slab, markup, style->h2, "P", x, logo_width > 0 ? MAX (0, (logo_height - style->h2 * 1.3) / 2) : 0,
               self->width - x);
    }
  y = MAX (y, logo_width > 0 ? logo_height : 0);
  if (y > 0)
    {
      y += style->gap * 0.5;
      coxa_slab_add (slab, COXA_PIECE_LINE, 0, y, self->width, 0);
      y += style->gap * 0.6;
    }

  {
    g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>", handout->title);
    CoxaPiece *name, *date;
    PangoRectangle extents;
    double date_width = self->width * 0.26;

    bottom = put (self, slab, markup, style->h1, "H1", 0, y, self->width - date_width);
    date = coxa_slab_add_text (slab, self->layout->context, handout->date, style->body, "P", self->width - date_width,
                               y + style->h1 * 0.35, date_width);
    pango_layout_set_alignment (date->layout, PANGO_ALIGN_RIGHT);
    y = bottom + style->gap * 0.5;
    name = coxa_slab_add_text (slab, self->layout->context, _("Name:"), style->body, "P", 0, y, self->width);
    pango_layout_get_extents (name->layout, NULL, &extents);
    x = extents.width / (double) PANGO_SCALE + 6;
    coxa_slab_add (slab, COXA_PIECE_LINE, x, y + name->height * 0.85, self->width * 0.6 - x, 0)->grey = 0.5;
  }
}

/* Before one starts */

static double
put_stop (Maker    *self,
          CoxaSlab *slab,
          double    x,
          double    y,
          double    width)
{
  const Style *style = &self->style;
  double mark = style->h2 * 1.15;
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>", _("STOP when you notice"));

  coxa_slab_add (slab, COXA_PIECE_STOP, x, y + 1, mark, mark);
  put (self, slab, markup, style->body + 1, "H2", x + mark + 6, y + (mark - style->body * 1.35) / 2, width - mark - 6);

  return put_points (self, slab, self->handout->stop_signs, style->body, x, y + mark + 5, width);
}

static double
put_ask (Maker    *self,
         CoxaSlab *slab,
         double    x,
         double    y,
         double    width)
{
  const Style *style = &self->style;
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>", _("Not for you, or ask first"));
  double mark = style->h2 * 1.15;

  put (self, slab, markup, style->body + 1, "H2", x, y + (mark - style->body * 1.35) / 2, width);

  return put_points (self, slab, self->handout->not_for, style->small, x, y + mark + 5, width);
}

static void
add_safety (Maker *self)
{
  const CoxaHandout *handout = self->handout;
  double pad = self->style.gap * 0.8;
  double inner = self->width - 2 * pad;
  gboolean has_stop = handout->stop_signs[0] != NULL, has_ask = handout->not_for[0] != NULL;
  /* In large print a column would be a few words wide. */
  gboolean has_columns = has_stop && has_ask && !handout->is_large;
  double column = has_columns ? (inner - 2 * pad) / 2 : inner;
  CoxaSlab *slab;
  double y = pad, end;

  if (!has_stop && !has_ask)
    return;

  slab = add_slab (self, self->style.gap, 0);
  end = has_stop ? put_stop (self, slab, pad, y, column) : y;
  if (has_columns)
    end = MAX (end, put_ask (self, slab, pad + column + 2 * pad, y, column));
  else if (has_ask)
    end = put_ask (self, slab, pad, has_stop ? end + pad * 0.6 : y, column);
  coxa_slab_add (slab, COXA_PIECE_FRAME, 0, 0, self->width, end + pad * 0.6);
}

/* Exercises */

static guint
count_pictures (const Maker               *self,
                const CoxaHandoutExercise *exercise)
{
  guint n = exercise->figure != NULL ? exercise->figure->n_keys : 0;

  if (self->layout->rule == COXA_SHEET_TWO_PICTURES)
    return MIN (n, 2);

  return self->layout->rule >= COXA_SHEET_ONE_PICTURE ? MIN (n, 1) : n;
}

/* Which key pose the nth of so many pictures shows: the first is where one begins, the last is what one does. A single picture is
 * of what one does. */
static guint
choose_key (const CoxaFigure *figure,
            guint             n,
            guint             n_pictures)
{
  if (n_pictures == figure->n_keys)
    return n;

  for (guint i = 0; i < figure->n_keys && (n_pictures == 1 || n == 1); i++)
    if (figure->keys[i].has_arrow)
      return i;

  return n_pictures == 1 || n == 1 ? MIN (1, figure->n_keys - 1) : 0;
}

/* Which key pose a step belongs to: the first that shows it, or that of the step before. */
static guint
find_key (const CoxaFigure *figure,
          guint             step)
{
  for (int s = (int) step; s >= 0; s--)
    {
      int key = coxa_figure_find_key (figure, s);

      if (key >= 0)
        return (guint) key;
    }

  return 0;
}

static double
put_step (Maker                     *self,
          CoxaSlab                  *slab,
          const CoxaHandoutExercise *exercise,
          guint                      step,
          double                     x,
          double                     y,
          double                     width)
{
  const Style *style = &self->style;
  g_autofree char *number = g_strdup_printf ("<b>%u</b>", step + 1);
  g_autofree char *markup = g_markup_escape_text (exercise->steps[step], -1);
  double indent = style->body * 1.15;

  coxa_slab_add_text (slab, self->layout->context, number, style->body, "Lbl", x, y, indent);

  return put (self, slab, markup, style->body, "LBody", x + indent, y, width - indent) + style->body * 0.2;
}

static void
add_figure (CoxaSlab *slab,
            guint     exercise,
            guint     key,
            double    x,
            double    y,
            double    width,
            double    height)
{
  CoxaPiece *piece = coxa_slab_add (slab, COXA_PIECE_FIGURE, x, y, width, height);

  piece->index = exercise;
  piece->key = key;
}

/* Pictures in a row, with the steps that each shows below it; in large print two in a row. */
static void
add_strip (Maker                     *self,
           const CoxaHandoutExercise *exercise,
           guint                      index)
{
  const CoxaFigure *figure = exercise->figure;
  const Style *style = &self->style;
  guint n = count_pictures (self, exercise);
  guint n_steps = g_strv_length (exercise->steps);
  guint per_row = MIN (n, self->handout->is_large ? 2 : 4);
  double gutter = style->gap * 1.2;
  guint step = 0;

  for (guint row = 0; row < n; row += per_row)
    {
      CoxaSlab *slab = add_slab (self, style->gap * 0.5, self->group);
      guint count = MIN (per_row, n - row);
      double column = (self->width - (per_row - 1) * gutter) / per_row;
      double height = MIN (style->picture, column * figure->height / figure->width);

      for (guint i = 0; i < count; i++)
        {
          guint picture = row + i;
          double x = i * (column + gutter), y = height + 4;

          add_figure (slab, index, choose_key (figure, picture, n), x, 0, column, height);
          for (; step < n_steps; step++)
            {
              if (picture + 1 < n && find_key (figure, step) >= choose_key (figure, picture + 1, n))
                break;
              y = put_step (self, slab, exercise, step, x, y, column);
            }
        }
    }
}

static void
add_beside (Maker                     *self,
            const CoxaHandoutExercise *exercise,
            guint                      index)
{
  const CoxaFigure *figure = exercise->figure;
  const Style *style = &self->style;
  gboolean is_compact = self->layout->rule == COXA_SHEET_COMPACT;
  CoxaSlab *slab = add_slab (self, style->gap * 0.4, self->group);
  guint n = count_pictures (self, exercise);
  double shape = n > 0 ? figure->width / figure->height : 0;
  double picture = MIN (self->width * (is_compact ? 0.18 : self->handout->is_large ? 0.36 : 0.29), style->picture * shape);
  double x = n > 0 ? picture + style->gap : 0, y = 0;

  if (n > 0)
    add_figure (slab, index, choose_key (figure, 0, 1), 0, 0, picture, picture / shape);
  if (is_compact)
    {
      g_autoptr(GString) markup = g_string_new (NULL);

      for (guint i = 0; exercise->steps[i] != NULL; i++)
        {
          g_autofree char *text = g_markup_escape_text (exercise->steps[i], -1);

          g_string_append_printf (markup, "%s<b>%u.</b> %s", i > 0 ? " " : "", i + 1, text);
        }
      put (self, slab, markup->str, style->body, "P", x, y, self->width - x);
      return;
    }
  for (guint i = 0; exercise->steps[i] != NULL; i++)
    y = put_step (self, slab, exercise, i, x, y, self->width - x);
}

static void
add_exercise_head (Maker                     *self,
                   const CoxaHandoutExercise *exercise,
                   guint                      index)
{
  const Style *style = &self->style;
  CoxaSlab *slab = add_slab (self, style->gap * 1.2, self->group);
  g_autofree char *number = self->handout->exercises->len > 1 ? g_strdup_printf ("%u  ", index + 1) : g_strdup ("");
  gboolean is_title = g_str_equal (exercise->title, self->handout->title);
  /* The head of the sheet says it already. */
  g_autofree char *title = !is_title ? g_markup_printf_escaped ("<b>%s%s</b>", number, exercise->title) : NULL;
  g_autofree char *sides = exercise->sides != NULL ? g_markup_printf_escaped ("<b>%s</b>", exercise->sides) : NULL;
  g_autoptr(GString) markup = g_string_new (title);
  double y = style->gap * 0.5;

  coxa_slab_add (slab, COXA_PIECE_LINE, 0, 0, self->width, 0)->grey = 0.55;
  if (sides != NULL)
    g_string_append_printf (markup, "%s<span size=\"82%%\">%s</span>", is_title ? "" : "  ·  ", sides);
  if (markup->len > 0)
    y = put (self, slab, markup->str, style->h2, "H2", 0, y, self->width) + 1;
  if (exercise->dose != NULL)
    {
      g_autofree char *dose = g_markup_printf_escaped ("<b>%s</b>%s%s", exercise->dose, exercise->tempo != NULL ? " " : "",
                                                       exercise->tempo != NULL ? exercise->tempo : "");

      y = put (self, slab, dose, style->body, "P", 0, y, self->width) + 1;
    }
  if (exercise->note != NULL)
    y = put_plain (self, slab, exercise->note, style->body, 0, y, self->width) + 1;
  if (exercise->needs != NULL && self->layout->rule < COXA_SHEET_NO_PLATE)
    y = put_named (self, slab, _("You need:"), exercise->needs, style->small, 0, y, self->width);
}

static void
put_foot_in_one (Maker                     *self,
                 CoxaSlab                  *slab,
                 const CoxaHandoutExercise *exercise)
{
  g_autofree char *signs = g_strjoinv (" ", exercise->stop_signs);
  g_autofree char *texts = g_strjoinv (" ", exercise->not_for);
  g_autoptr(GString) markup = g_string_new (NULL);
  g_autofree char *stop = g_markup_printf_escaped ("<b>%s</b> %s ", _("Stop also for:"), signs);
  g_autofree char *ask = g_markup_printf_escaped ("<b>%s</b> %s", _("Not for you, or ask first:"), texts);

  if (*signs != '\0')
    g_string_append (markup, stop);
  if (*texts != '\0')
    g_string_append (markup, ask);
  put (self, slab, markup->str, self->style.small, "P", 0, 0, self->width);
}

static void
add_exercise_foot (Maker                     *self,
                   const CoxaHandoutExercise *exercise)
{
  const Style *style = &self->style;
  CoxaSlab *slab = NULL;
  double y = 0;

  if (exercise->stop_signs[0] == NULL && exercise->not_for[0] == NULL &&
      (exercise->easier == NULL || self->layout->rule >= COXA_SHEET_TWO_PICTURES))
    return;

  slab = add_slab (self, style->gap * 0.3, self->group);
  if (self->layout->rule == COXA_SHEET_COMPACT)
    {
      put_foot_in_one (self, slab, exercise);
      return;
    }
  if (exercise->stop_signs[0] != NULL)
    {
      g_autofree char *signs = g_strjoinv (" ", exercise->stop_signs);

      y = put_named (self, slab, _("Stop also for:"), signs, style->body, 0, y, self->width);
    }
  if (exercise->not_for[0] != NULL)
    {
      g_autofree char *texts = g_strjoinv (" ", exercise->not_for);

      y = put_named (self, slab, _("Not for you, or ask first:"), texts, style->small, 0, y, self->width);
    }
  if (exercise->easier != NULL && self->layout->rule < COXA_SHEET_TWO_PICTURES)
    put_named (self, slab, _("To make it easier:"), exercise->easier, style->small, 0, y, self->width);
}

static void
add_exercises (Maker *self)
{
  for (guint i = 0; i < self->handout->exercises->len; i++)
    {
      const CoxaHandoutExercise *exercise = g_ptr_array_index (self->handout->exercises, i);

      self->group++;
      add_exercise_head (self, exercise, i);
      if (exercise->figure != NULL && self->layout->rule < COXA_SHEET_ONE_PICTURE)
        add_strip (self, exercise, i);
      else
        add_beside (self, exercise, i);
      add_exercise_foot (self, exercise);
    }
}

/* Where it works, and when to get help */

/* As they are numbered on the plate; a single one needs no number. */
static char *
dup_muscles (const CoxaHandoutLayout *layout)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const char *name = g_hash_table_lookup (layout->handout->names, g_ptr_array_index (layout->marks, i));

      if (layout->marks->len > 1)
        g_string_append_printf (text, "%s%u\u00a0%s", i > 0 ? ", " : "", i + 1, name);
      else
        g_string_append (text, name);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static double
put_help (Maker    *self,
          CoxaSlab *slab,
          double    x,
          double    width)
{
  const Style *style = &self->style;
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>", _("When to get help"));
  double y = put (self, slab, markup, style->h2 * 0.9, "H2", x, 0, width) + 2;

  for (guint i = 0; i < self->handout->help->len; i++)
    {
      const CoxaHandoutHelp *help = g_ptr_array_index (self->handout->help, i);
      g_autofree char *when = g_strconcat (help->when, ":", NULL);

      y = put_named (self, slab, when, help->what, style->body, x, y, width) + style->body * 0.25;
    }

  return y;
}

static void
add_help (Maker *self)
{
  const CoxaHandout *handout = self->handout;
  const Style *style = &self->style;
  const CoxaView *view = handout->scene != NULL ? coxa_plates_get_view (handout->plates, handout->scene->view) : NULL;
  gboolean has_plate = view != NULL && self->layout->marks->len > 0 && self->layout->rule < COXA_SHEET_NO_PLATE;
  CoxaSlab *slab;
  double width = self->width * 0.34, height;

  if (!has_plate && handout->help->len == 0)
    return;

  slab = add_slab (self, style->gap * 1.4, self->end);
  if (has_plate)
    {
      g_autofree char *muscles = dup_muscles (self->layout);

      height = MIN (width * view->ink_height / view->ink_width, style->body * 15);
      coxa_slab_add (slab, COXA_PIECE_PLATE, 0, 0, width, height);
      put_named (self, slab, handout->scene->side == COXA_SIDE_LEFT ? _("Where it acts, left:") : _("Where it acts, right:"),
                 muscles, style->small, 0, height + 3, width);
    }
  width = has_plate ? width + style->gap * 1.5 : 0;
  put_help (self, slab, width, self->width - width);
}

/* Notes, and the plan for a phone */

static void
put_notes (Maker    *self,
           CoxaSlab *slab,
           double    x,
           double    width,
           double    height)
{
  const Style *style = &self->style;
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>", _("Notes"));
  double pad = style->gap * 0.6;
  double line = style->body * 2;
  double y = put (self, slab, markup, style->body, "P", x + pad, pad * 0.7, width - 2 * pad);

  if (self->handout->note != NULL)
    y = put_plain (self, slab, self->handout->note, style->body, x + pad, y + 2, width - 2 * pad);
  height = MAX (height, y + (self->handout->note != NULL ? pad : (self->layout->rule == COXA_SHEET_COMPACT ? 1.3 : 2.3) * line));
  for (y += line; y < height - pad; y += line)
    coxa_slab_add (slab, COXA_PIECE_LINE, x + pad, y, width - 2 * pad, 0)->grey = 0.7;
  coxa_slab_add (slab, COXA_PIECE_FRAME, x, 0, width, height)->grey = 0.5;
}

static double
put_code (Maker    *self,
          CoxaSlab *slab,
          double    x,
          double    y,
          double    width)
{
  const CoxaHandout *handout = self->handout;
  const Style *style = &self->style;

  if (handout->code != NULL)
    {
      g_autofree char *markup = g_markup_printf_escaped ("%s\n<b><span size=\"120%%\" letter_spacing=\"1024\">%s</span></b>",
                                                         _("Or type in Coxa:"), handout->code);

      y = put (self, slab, markup, style->body, "P", x, y, width);
    }
  if (handout->address != NULL)
    {
      g_autofree char *markup = g_markup_escape_text (handout->address, -1);
      CoxaPiece *piece = coxa_slab_add_text (slab, self->layout->context, markup, style->small, "P", x, y, width);

      piece->link = g_strdup (handout->address);
      piece->grey = QUIET;
      y += piece->height;
    }

  return y;
}

/* The codes in a row, then words about them, then the notes; what has no room beside them comes below. */
static void
add_notes (Maker *self)
{
  const Style *style = &self->style;
  CoxaSlab *slab = add_slab (self, style->gap * 1.2, self->end);
  gboolean has_words = self->layout->qrs->len > 0 || self->handout->code != NULL || self->handout->address != NULL;
  guint n = self->layout->qrs->len;
  double x = 0, y = 0, side = 0, words = 53 * COXA_MM * style->body / 11, quiet = COXA_QR_QUIET * MODULE;

  for (guint i = 0; i < n; i++)
    side = MAX (side, coxa_qr_get_width (g_ptr_array_index (self->layout->qrs, i)) * MODULE);
  side = n > 0 ? MAX (side, 36 * COXA_MM) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *caption = n > 1 ? g_strdup_printf ("<b>%u/%u</b>", i + 1, n) : NULL;

      coxa_slab_add (slab, COXA_PIECE_QR, x, 0, side, side)->index = i;
      if (caption != NULL)
        put (self, slab, caption, style->small, "P", x + quiet, side - quiet * 0.5, side);
      x += side;
    }
  if (has_words && self->width - x < words)
    {
      x = 0;
      y = slab->height + 2;
      words = self->width;
    }
  if (n > 0)
    y = put_plain (self, slab, n > 1 ? _("Your plan for a phone: point its camera at each. It needs no internet.")
                                     : _("Your plan for a phone: point its camera here. It needs no internet."),
                   style->small, x + (y > 0 ? quiet : 0), y > 0 ? y : quiet, words - quiet) + 4;
  if (has_words)
    {
      put_code (self, slab, x + (x == 0 && n > 0 ? quiet : 0), y, words - quiet);
      x += words;
    }

  if (x > 0 && self->width - x > 55 * COXA_MM)
    put_notes (self, slab, x, self->width - x, slab->height);
  else
    put_notes (self, add_slab (self, style->gap, self->end), 0, self->width, 0);
}

static void
add_credits (Maker *self)
{
  CoxaSlab *slab = add_slab (self, self->style.gap, self->end);
  double y = 0;

  if (self->handout->too_long != NULL || self->layout->qr_fault != NULL)
    y = put_plain (self, slab, self->handout->too_long != NULL ? self->handout->too_long : self->layout->qr_fault,
                   self->style.small, 0, y, self->width);
  for (guint i = 0; self->handout->credits[i] != NULL; i++)
    {
      y = put_plain (self, slab, self->handout->credits[i], self->style.credit, 0, y, self->width);
      ((CoxaPiece *) g_ptr_array_index (slab->pieces, slab->pieces->len - 1))->grey = QUIET;
    }
}

static Style
choose_style (const CoxaHandout *handout,
              CoxaSheetRule      rule)
{
  Style style = handout->is_large ? (Style) { 16, 14.5, 28, 21, 9, 12, 150 } : (Style) { 11, 10, 22, 15, 7.5, 9, 108 };

  if (rule == COXA_SHEET_TWO_PICTURES)
    style.picture *= 0.65;
  if (rule == COXA_SHEET_COMPACT)
    style = handout->is_large ? (Style) { 14, 14, 22, 17, 8, 8, 110 } : (Style) { 10, 10, 18, 12.5, 7, 6, 80 };

  return style;
}

/**
 * coxa_handout_slabs_make:
 * @layout: a sheet; its slabs are made anew, by its rule
 * @is_together: whether what comes after the exercises is to stay on one page
 *
 * Puts a sheet into slabs.
 */
void
coxa_handout_slabs_make (CoxaHandoutLayout *layout,
                         gboolean           is_together)
{
  Maker maker = { layout, layout->handout, choose_style (layout->handout, layout->rule), layout->width - 2 * layout->margin, 0,
                  is_together ? COXA_SLABS_END : 0 };

  g_ptr_array_set_size (layout->slabs, 0);
  add_head (&maker);
  add_safety (&maker);
  add_exercises (&maker);
  add_help (&maker);
  add_notes (&maker);
  add_credits (&maker);
}
