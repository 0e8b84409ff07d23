#pragma once

#include "coxa-preset.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define COXA_CODES_FILE "atlas/codes.tsv"
#define COXA_CODES_MAX_PLAN 3 /* exercises that a code can hold */
#define COXA_CODES_KIND "code" /* of the address of a code: "code/4kw7r" */

#define COXA_CODES_ERROR (coxa_codes_error_quark ())

typedef enum
{
  COXA_CODES_ERROR_NOT_ONE, /* it cannot be a code at all: by its length, or by a character that no code has */
  COXA_CODES_ERROR_WRONG,   /* it was a code before somebody made a mistake */
  COXA_CODES_ERROR_UNKNOWN  /* a sound code that this atlas has nothing for */
} CoxaCodesError;

/* What a code stands for: one of the two. */
typedef struct
{
  CoxaAddress *address; /* a page with its side, or NULL */
  GPtrArray   *items;   /* CoxaPresetItem, or NULL */
} CoxaCoded;

/* Which number a page has, for ever. Nothing changes in it after it was loaded, so any thread may read it. */
typedef struct _CoxaCodes CoxaCodes;

GQuark     coxa_codes_error_quark (void);

CoxaCodes *coxa_codes_load        (const char  *folder,
                                   GPtrArray   *problems) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_codes_free        (CoxaCodes   *self);

guint      coxa_codes_get_number  (CoxaCodes   *self,
                                   const char  *page);

char      *coxa_codes_dup_for_page (CoxaCodes  *self,
                                   const char  *page,
                                   CoxaSide     side) G_GNUC_WARN_UNUSED_RESULT;

char      *coxa_codes_dup_for_plan (CoxaCodes  *self,
                                   GPtrArray   *items) G_GNUC_WARN_UNUSED_RESULT;

CoxaCoded *coxa_codes_read        (CoxaCodes   *self,
                                   const char  *typed,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean   coxa_codes_looks_like  (const char  *typed);

char      *coxa_codes_dup_address (const char  *typed) G_GNUC_WARN_UNUSED_RESULT;

char      *coxa_codes_dup_shown   (const char  *code) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_coded_free        (CoxaCoded   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaCodes, coxa_codes_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaCoded, coxa_coded_free)

G_END_DECLS
