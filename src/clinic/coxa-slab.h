#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Internal to src/clinic: what is put on paper, before it is known on which page. Lengths are points. */

typedef enum
{
  COXA_PIECE_TEXT,
  COXA_PIECE_LINE,   /* along its top */
  COXA_PIECE_FRAME,  /* round it */
  COXA_PIECE_STOP,   /* the eight-sided sign */
  COXA_PIECE_FIGURE, /* a key pose: index is the exercise's, key the pose's */
  COXA_PIECE_PLATE,
  COXA_PIECE_QR,     /* index is the code's */
  COXA_PIECE_LOGO
} CoxaPieceKind;

/* Something at its place in a slab. */
typedef struct
{
  CoxaPieceKind  kind;
  double         x, y, width, height;
  PangoLayout   *layout; /* of a text */
  const char    *tag;    /* what a PDF calls it: "H1", "P", "LI", "Figure"; or NULL for what is there to be seen only */
  char          *link;   /* address that it leads to, or NULL */
  double         grey;   /* 0 black … 1 white */
  guint          index;
  guint          key;
} CoxaPiece;

/* What stays together on one page. */
typedef struct
{
  GPtrArray *pieces; /* CoxaPiece */
  double     height;
  double     before; /* space above it, except at the top of a page */
  int        group;  /* slabs of one group stay on one page where they can; 0 for none */
} CoxaSlab;

CoxaSlab    *coxa_slab_new          (double          before,
                                     int             group) G_GNUC_WARN_UNUSED_RESULT;

void         coxa_slab_free         (CoxaSlab       *self);

CoxaPiece   *coxa_slab_add          (CoxaSlab       *self,
                                     CoxaPieceKind   kind,
                                     double          x,
                                     double          y,
                                     double          width,
                                     double          height);

CoxaPiece   *coxa_slab_add_text     (CoxaSlab       *self,
                                     PangoContext   *context,
                                     const char     *markup,
                                     double          size,
                                     const char     *tag,
                                     double          x,
                                     double          y,
                                     double          width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaSlab, coxa_slab_free)

G_END_DECLS
