#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal to src/atlas: numbers as short texts that can be read out, typed and checked. */

#define COXA_CODE_BASE 23

/* Characters of a code with its check character, by what it holds. No two differ by one, so that a character too many or too few
 * is always noticed. */
typedef enum
{
  COXA_CODE_PAGE = 5,   /* a page with a side */
  COXA_CODE_PLAN_1 = 7, /* a plan of one exercise */
  COXA_CODE_PLAN_2 = 9,
  COXA_CODE_PLAN_3 = 12
} CoxaCodeLength;

#define COXA_CODE_MAX_LENGTH COXA_CODE_PLAN_3

guint64  coxa_code_count     (CoxaCodeLength   length);

void     coxa_code_write     (guint64          value,
                              CoxaCodeLength   length,
                              char            *text);

gboolean coxa_code_read      (const char      *text,
                              guint64         *value);

gboolean coxa_code_is_length (gsize            length);

char    *coxa_code_normalise (const char      *typed,
                              char           **stranger) G_GNUC_WARN_UNUSED_RESULT;

char    *coxa_code_dup_shown (const char      *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
