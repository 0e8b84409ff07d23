#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  COXA_SIDE_RIGHT,
  COXA_SIDE_LEFT
} CoxaSide;

/* How much of a view is to be seen. */
typedef enum
{
  COXA_MODE_WHOLE,
  COXA_MODE_ISOLATE, /* what is chosen and the bones, nothing else */
  COXA_MODE_GHOST    /* what covers what is chosen is of glass */
} CoxaMode;

/* What lies in a view besides muscles and bones. */
typedef enum
{
  COXA_SHOW_NERVES = 1 << 0,
  COXA_SHOW_VESSELS = 1 << 1,
  COXA_SHOW_LIGAMENTS = 1 << 2,
  COXA_SHOW_BURSAE = 1 << 3,
  COXA_SHOW_NONE = 1 << 4, /* said outright: none of these */
} CoxaShow;

#define COXA_SHOW_DEFAULT COXA_SHOW_NERVES

/* Which part of the dose that a page gives; each stays within it. The numbers are part of printed codes: never change one. */
typedef enum
{
  COXA_PRESET_PAGE = 0,   /* the whole range: the person chooses */
  COXA_PRESET_GENTLE = 1, /* least work, longest rest */
  COXA_PRESET_MIDDLE = 2,
  COXA_PRESET_FULL = 3    /* most work, shortest rest */
} CoxaPreset;

#define COXA_N_PRESETS 4

/* coxa:muscle/gluteus-minimus/origin?side=right&view=back&depth=2&mode=isolate&show=nerves,vessels&hide=a,b&pick=c
 * coxa:exercise/clamshell?side=left&sides=one&dose=gentle
 * A plain value: fill it by parsing, never by hand; unset means "the default". */
typedef struct
{
  char     *kind;    /* "muscle" */
  char     *slug;    /* "gluteus-minimus" */
  char     *section; /* "origin", or NULL for the page's first */
  CoxaSide  side;
  char     *view;    /* "back", or NULL for the scene's own */
  int       depth;   /* 1 skin side … COXA_DEPTHS bone, or 0 for the scene's own */
  CoxaMode  mode;
  CoxaShow  show;    /* 0: the default */
  char    **hide;    /* region ids, NULL-terminated, or NULL */
  char    **pick;    /* slugs of places of the body that hurt, NULL-terminated, or NULL */
  gboolean  is_one_sided; /* of something to do: this side alone, also where the page does both */
  CoxaPreset preset; /* of something to do: how much */
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

CoxaAddress *coxa_address_toggle_pick   (const CoxaAddress  *self,
                                         const char         *place) G_GNUC_WARN_UNUSED_RESULT;

char        *coxa_address_dup_page      (const CoxaAddress  *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean     coxa_address_is_slug       (const char         *text);

gboolean     coxa_address_is_region     (const char         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaAddress, coxa_address_free)

G_END_DECLS
