#pragma once

#include "coxa-address.h"

G_BEGIN_DECLS

/* What the command line asks for. */
typedef struct
{
  gboolean     version;
  char        *check;         /* folder, or NULL */
  gboolean     json;          /* what is wrong in it as JSON */
  char        *handout;       /* PDF file to write, or NULL */
  char       **addresses;     /* what is to stand on it, as it was given; or NULL */
  gboolean     large_print;
  gboolean     letter;        /* US Letter in place of A4 */
  char        *note;          /* text for the sheet, or NULL */
  char        *search;        /* words to look for, or NULL */
  char        *data;          /* folder with the atlas, never NULL after parsing */
  gboolean     own_data;      /* it was named on the command line */
  char        *snapshot;      /* file, or NULL */
  int          width;         /* of the window in a snapshot, or 0 */
  int          height;
  char        *state_kind;    /* "hover", "focus", or NULL */
  char        *state_region;
  char        *code;          /* a short code, as it was given, or NULL */
  CoxaAddress *address;       /* or NULL */
} CoxaOptions;

CoxaOptions *coxa_options_parse (int           *argc,
                                 char        ***argv,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

void         coxa_options_free  (CoxaOptions   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaOptions, coxa_options_free)

G_END_DECLS
