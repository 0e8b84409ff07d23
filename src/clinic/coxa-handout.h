#pragma once

#include "coxa-atlas.h"

G_BEGIN_DECLS

#define COXA_HANDOUT_ERROR (coxa_handout_error_quark ())

typedef enum
{
  COXA_HANDOUT_ERROR_EMPTY,    /* nothing to do was chosen */
  COXA_HANDOUT_ERROR_NOT_ONE,  /* a page with nothing to do */
  COXA_HANDOUT_ERROR_TOO_LONG, /* more pages than a sheet may have, or than two QR codes */
  COXA_HANDOUT_ERROR_LOGO,     /* the logo cannot be shown */
  COXA_HANDOUT_ERROR_NAME      /* a file's name that does not say what to write */
} CoxaHandoutError;

typedef enum
{
  COXA_PAPER_A4,
  COXA_PAPER_LETTER
} CoxaPaper;

/* One thing to do, as it is asked for. */
typedef struct
{
  CoxaPresetItem *item;
  CoxaDose       *dose; /* in place of the page's and the preset, or NULL; its source is not looked at */
  char           *note; /* one line of who put the list together, or NULL */
} CoxaHandoutItem;

/* What is asked for. */
typedef struct
{
  char      *title;       /* or NULL: made from what is in it */
  char      *page;        /* address of what it was made from, such as a programme; or NULL */
  CoxaSide   side;        /* of @page */
  GPtrArray *items;       /* CoxaHandoutItem */
  CoxaPaper  paper;
  gboolean   is_large;    /* large print */
  char      *note;        /* text of one's own, several lines, or NULL: room is left to write */
  char      *clinic;      /* name, or NULL */
  char      *logo;        /* path of a PNG or SVG file, or NULL */
  char      *date;        /* as it is printed */
} CoxaHandoutRequest;

/* One exercise of a sheet, in words. */
typedef struct
{
  char             *page;
  char             *title;
  CoxaSide          side;
  char             *sides;     /* "Both sides, left first", or NULL where the page knows none */
  char             *dose;      /* sentences, or NULL */
  char             *tempo;     /* a sentence, or NULL */
  char             *needs;     /* equipment, a line, or NULL */
  char             *easier;    /* a sentence or two, or NULL */
  char             *note;      /* or NULL */
  char            **steps;
  char            **stop_signs; /* those that do not hold for every exercise of the sheet */
  char            **not_for;    /* likewise */
  const CoxaFigure *figure;    /* or NULL */
} CoxaHandoutExercise;

/* A line of when to get help: how soon, and for what. */
typedef struct
{
  char *when;
  char *what;
} CoxaHandoutHelp;

/* A sheet to take home, in words, before it is laid out. Plain data: nothing in it changes, and any thread may read it. */
typedef struct
{
  char        *title;
  char        *clinic;      /* or NULL */
  char        *logo;        /* path, or NULL */
  char        *date;
  char        *note;        /* or NULL */
  CoxaPaper    paper;
  gboolean     is_large;
  GPtrArray   *exercises;   /* CoxaHandoutExercise */
  char       **stop_signs;  /* of all of them */
  char       **not_for;     /* of all of them */
  GPtrArray   *help;        /* CoxaHandoutHelp */
  CoxaFigures *figures;     /* keeps the exercises' figures alive */
  CoxaPlates  *plates;
  CoxaScene   *scene;       /* the plate with the muscles marked, or NULL */
  GPtrArray   *muscles;     /* char *, their names as they stand under the plate */
  GHashTable  *names;       /* page → title, of those muscles */
  char        *address;     /* "exercise/clamshell", or NULL where the sheet is no page's */
  char        *code;        /* as it is printed, or NULL */
  char        *language;    /* "en" */
  char       **credits;
  char       **plain;       /* the plan as plain text: one or two, each fits a QR code; empty where it does not fit */
  char        *too_long;    /* what did not fit into the QR codes, a sentence, or NULL */
} CoxaHandout;

GQuark              coxa_handout_error_quark  (void);

CoxaHandoutRequest *coxa_handout_request_new  (void) G_GNUC_WARN_UNUSED_RESULT;

gboolean            coxa_handout_request_add  (CoxaHandoutRequest        *self,
                                               CoxaAtlas                 *atlas,
                                               const char                *address,
                                               GError                   **error);

gboolean            coxa_handout_request_add_code (CoxaHandoutRequest    *self,
                                               CoxaAtlas                 *atlas,
                                               const char                *code,
                                               GError                   **error);

void                coxa_handout_request_add_item (CoxaHandoutRequest    *self,
                                               CoxaPresetItem            *item,
                                               CoxaDose                  *dose,
                                               const char                *note);

void                coxa_handout_request_free (CoxaHandoutRequest        *self);

void                coxa_handout_item_free    (CoxaHandoutItem           *self);

CoxaHandout        *coxa_handout_new          (CoxaAtlas                 *atlas,
                                               const CoxaHandoutRequest  *request,
                                               GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

void                coxa_handout_free         (CoxaHandout               *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaHandoutRequest, coxa_handout_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaHandout, coxa_handout_free)

G_END_DECLS
