/* coxa-sketch-arrow.c: the arrow along a movement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-sketch.h"

#include <string.h>

#define ARROW "#1e88a8"
#define UNITS 4      /* whole numbers a picture unit in a path */
#define POINTS 25
#define HEAD 11.0    /* picture units */
#define SHORTEST 4.0 /* picture units; below that no arrow is drawn */

/* where a bone is on its way between two poses */
static void
follow (const CoxaFilm  *film,
        const CoxaArrow *arrow,
        double         (*at)[2])
{
  CoxaFilm between = *film;
  CoxaFrame frame = { arrow->from, arrow->to, 0 };

  between.frames = g_array_new (FALSE, FALSE, sizeof (CoxaFrame));
  g_array_append_val (between.frames, frame);
  for (int i = 0; i < POINTS; i++)
    {
      const CoxaRig *rig = &film->skin[0]->rig;
      CoxaPose poses[2];
      CoxaStand stands[2];
      CoxaVec seen;

      g_array_index (between.frames, CoxaFrame, 0).t = arrow->trim[0] + (arrow->trim[1] - arrow->trim[0]) * i / (POINTS - 1);
      coxa_film_pose (&between, 0, poses, stands);
      seen = arrow->tail ? coxa_stand_carry (&stands[0], rig, arrow->bone, rig->bone[arrow->bone].tail)
          : stands[0].at[arrow->bone];
      seen = coxa_camera_project (&film->camera, seen);
      at[i][0] = seen.x;
      at[i][1] = seen.y;
    }
  g_array_unref (between.frames);
}

/* to the side, so that it does not hide the limb */
static void
shift (double (*at)[2],
       double   offset)
{
  double moved[POINTS][2];

  for (int i = 0; i < POINTS; i++)
    {
      int before = MAX (i - 1, 0), after = MIN (i + 1, POINTS - 1);
      double x = at[after][0] - at[before][0], y = at[after][1] - at[before][1];
      double length = hypot (x, y) + 1e-9;

      moved[i][0] = at[i][0] + y / length * offset;
      moved[i][1] = at[i][1] - x / length * offset;
    }
  memcpy (at, moved, sizeof moved);
}

#define U(value) (int) lrint ((value) * UNITS)

/**
 * coxa_sketch_arrow:
 * @self: paper
 * @arrow: an arrow
 *
 * Draws an arrow along the way of a bone.
 *
 * Returns: (transfer full): a group, empty if the way is too short to be seen
 */
char *
coxa_sketch_arrow (const CoxaPaper *self,
                   const CoxaArrow *arrow)
{
  GString *out = g_string_new (NULL);
  double at[POINTS][2], length = 0, x, y, away;
  int last = POINTS - 1, neck = last - 1;

  follow (self->film, arrow, at);
  for (int i = 1; i < POINTS; i++)
    length += hypot (at[i][0] - at[i - 1][0], at[i][1] - at[i - 1][1]);
  if (length < SHORTEST)
    return g_string_free (out, FALSE);

  shift (at, arrow->offset);
  while (neck > 0 && hypot (at[neck][0] - at[last][0], at[neck][1] - at[last][1]) < 1.3 * HEAD)
    neck--;
  x = at[last][0] - at[neck][0];
  y = at[last][1] - at[neck][1];
  away = hypot (x, y) + 1e-9;
  x /= away;
  y /= away;
  g_string_append_printf (out, "<g transform=\"scale(%g)\">\n", 1.0 / UNITS);
  for (int pass = 0; pass < 2; pass++)
    {
      const char *class = pass ? "arrow" : "halo";
      const char *colour = pass ? ARROW : "#fff";

      g_string_append_printf (out, "<path class=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%g\" stroke-linecap=\"round\""
                              " stroke-linejoin=\"round\" d=\"M%d %dL", class, colour, (pass ? 4.6 : 8.6) * UNITS,
                              U (at[0][0]), U (at[0][1]));
      for (int i = 1; i <= MAX (neck, 1); i++)
        g_string_append_printf (out, "%s%d %d", i > 1 ? " " : "", U (at[i][0]), U (at[i][1]));
      g_string_append_printf (out,
                              "\"/>\n<path class=\"%s head\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%g\""
                              " stroke-linejoin=\"round\" d=\"M%d %dL%d %d %d %dz\"/>\n", class, colour, colour,
                              (pass ? 2 : 6.0) * UNITS,
                              U (at[last][0]), U (at[last][1]),
                              U (at[last][0] - HEAD * (1.5 * x + 0.85 * y)), U (at[last][1] - HEAD * (1.5 * y - 0.85 * x)),
                              U (at[last][0] - HEAD * (1.5 * x - 0.85 * y)), U (at[last][1] - HEAD * (1.5 * y + 0.85 * x)));
    }
  g_string_append (out, "</g>\n");

  return g_string_free (out, FALSE);
}
