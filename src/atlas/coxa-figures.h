#pragma once

#include "coxa-address.h"
#include "coxa-practice.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What data/figures/figures.json says. Plain data, read-only once loaded. A picture of a figure is made of groups of one drawing:
 * the scene, one frame or one fault, and in a still the arrow of its key pose: see coxa-figure-drawing.h. */

#define COXA_FIGURES_FILE "figures/figures.json"

/* A pose to stop at. */
typedef struct
{
  int       frame;
  int      *steps;     /* numbers of the page's steps that it shows, from 0 */
  guint     n_steps;
  gboolean  has_arrow;
  char     *caption;   /* prose, where the page has no steps, or NULL */
} CoxaFigureKey;

/* A part of the movement; a hold begins and ends at one frame. */
typedef struct
{
  int    from;         /* frames */
  int    to;
  double seconds;
} CoxaFigureMove;

/* The movement done wrong. */
typedef struct
{
  char *id;            /* group in the drawing */
  guint key;           /* the key pose that it is to be compared with */
  int   fault;         /* number of the page's fault, from 0, or -1 */
  char *caption;       /* prose, where the page has no faults, or NULL */
} CoxaFigureFault;

typedef struct
{
  char            *page;    /* "exercise/clamshell" */
  char            *file;    /* path on disk */
  double           width;   /* user units of a picture */
  double           height;
  char            *body;    /* whose it is, such as "female", or NULL */
  int              n_frames;
  CoxaFigureKey   *keys;    /* one at least */
  guint            n_keys;
  CoxaFigureMove  *moves;   /* one round, which begins anew at its end; none in a still */
  guint            n_moves;
  CoxaFigureFault *faults;
  guint            n_faults;
} CoxaFigure;

typedef struct _CoxaFigures CoxaFigures;

CoxaFigures      *coxa_figures_load        (const char       *folder,
                                            GPtrArray        *problems) G_GNUC_WARN_UNUSED_RESULT;

CoxaFigures      *coxa_figures_ref         (CoxaFigures      *self);

void              coxa_figures_unref       (CoxaFigures      *self);

const char       *coxa_figures_get_credit  (CoxaFigures      *self);

GPtrArray        *coxa_figures_get_all     (CoxaFigures      *self);

const CoxaFigure *coxa_figures_lookup      (CoxaFigures      *self,
                                            const char       *page);

double            coxa_figure_get_duration (const CoxaFigure *self);

int               coxa_figure_get_frame_at (const CoxaFigure *self,
                                            double            seconds);

double            coxa_figure_get_next_change (const CoxaFigure *self,
                                            double            seconds);

guint             coxa_figure_get_key_at   (const CoxaFigure *self,
                                            double            seconds);

double            coxa_figure_get_key_time (const CoxaFigure *self,
                                            guint             key);

guint             coxa_figure_get_next_key (const CoxaFigure *self,
                                            guint             key);

guint             coxa_figure_get_previous_key (const CoxaFigure *self,
                                            guint             key);

gboolean          coxa_figure_has_step     (const CoxaFigure *self,
                                            guint             key,
                                            int               step);

int               coxa_figure_find_key     (const CoxaFigure *self,
                                            int               step);

gboolean          coxa_figure_has_sides    (const CoxaFigure   *self,
                                            const CoxaPractice *practice);

char             *coxa_figure_dup_frame    (int               frame) G_GNUC_WARN_UNUSED_RESULT;

char             *coxa_figure_dup_arrow    (const CoxaFigure *self,
                                            guint             key) G_GNUC_WARN_UNUSED_RESULT;

char             *coxa_figure_dup_caption  (const CoxaFigure   *self,
                                            guint               key,
                                            const CoxaPractice *practice,
                                            CoxaSide            side) G_GNUC_WARN_UNUSED_RESULT;

char             *coxa_figure_dup_fault    (const CoxaFigure   *self,
                                            guint               fault,
                                            const CoxaPractice *practice,
                                            CoxaSide            side) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaFigures, coxa_figures_unref)

G_END_DECLS
