#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  COXA_SIDE_RIGHT,
  COXA_SIDE_LEFT
} CoxaSide;

/* coxa:muscle/gluteus-minimus/origin?side=right&view=back&depth=2&hide=a,b
 * A plain value: fill it by parsing, never by hand; unset means "the default". */
typedef struct
{
  char     *kind;    /* "muscle" */
  char     *slug;    /* "gluteus-minimus" */
  char     *section; /* "origin", or NULL for the page's first */
  CoxaSide  side;
  char     *view;    /* "back", or NULL for the scene's own */
  int       depth;   /* 1 skin side … COXA_DEPTHS bone, or 0 for the scene's own */
  char    **hide;    /* region ids, NULL-terminated, or NULL */
} CoxaAddress;

#define COXA_DEPTHS 4

#define COXA_ADDRESS_ERROR (coxa_address_error_quark ())

typedef enum
{
  COXA_ADDRESS_ERROR_SYNTAX, /* not an address at all */
  COXA_ADDRESS_ERROR_VALUE   /* an address, but a value in it is out of range */
} CoxaAddressError;

GQuark       coxa_address_error_quark   (void);

CoxaAddress *coxa_address_parse         (const char         *text,
                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;

CoxaAddress *coxa_address_copy          (const CoxaAddress  *self) G_GNUC_WARN_UNUSED_RESULT;

void         coxa_address_free          (CoxaAddress        *self);

gboolean     coxa_address_equal         (const CoxaAddress  *a,
                                         const CoxaAddress  *b);

char        *coxa_address_to_string     (const CoxaAddress  *self) G_GNUC_WARN_UNUSED_RESULT;

char        *coxa_address_dup_page      (const CoxaAddress  *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean     coxa_address_is_slug       (const char         *text);

gboolean     coxa_address_is_region     (const char         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaAddress, coxa_address_free)

G_END_DECLS
