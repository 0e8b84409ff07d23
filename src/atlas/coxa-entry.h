#pragma once

#include "coxa-address.h"
#include "coxa-practice.h"

G_BEGIN_DECLS

typedef enum
{
  COXA_LEVEL_PLAIN,
  COXA_LEVEL_CLINICAL
} CoxaLevel;

/* A scene as a section's "scene" member states it: NULL and 0 mean "as derived". */
typedef struct
{
  char  *view;
  int    depth;
  char  *select;    /* page address */
  char **overlays;  /* part ids, NULL-terminated, or NULL */
} CoxaSceneOverride;

typedef struct
{
  char              *id;        /* "origin" */
  char              *title;     /* never NULL: derived from the id where the file has none */
  char              *text[2];   /* Markdown, by CoxaLevel; the other level's text where one is missing, never NULL */
  char              *evidence;  /* "textbook", …, or NULL */
  char              *contested; /* why it is contested, or NULL */
  CoxaSceneOverride *scene;     /* or NULL */
} CoxaSection;

typedef struct
{
  char *id;    /* "roots", "action", "if-it-fails", "nerve", "note" */
  char *title; /* "Nerve roots" */
  char *text;  /* Markdown; roots as "L4 – S1" */
} CoxaFact;

/* A relation as the entry's own file states it. */
typedef struct
{
  char *relation; /* "innervated-by" */
  char *page;     /* "nerve/superior-gluteal" */
} CoxaLink;

typedef struct
{
  char      *page;         /* "muscle/gluteus-minimus" */
  char      *kind;
  char      *slug;
  char      *title;
  char      *latin;        /* or NULL */
  int        ta2;          /* or 0 */
  char      *fma;          /* or NULL */
  char     **synonyms;     /* never NULL */
  gboolean   is_short;
  char      *summary[2];   /* Markdown, by CoxaLevel, never NULL */
  GPtrArray *sections;     /* CoxaSection, never empty: a short entry has an "overview" made from its summary */
  GPtrArray *facts;        /* CoxaFact */
  GPtrArray *links;        /* CoxaLink; ask the atlas for relations, it knows the inverse ones too */
  CoxaPractice *practice;  /* how to do it, or NULL for what is not an exercise, a stretch, a release or a habit */
  char      *reviewed;     /* ISO date, or NULL */
  char      *reviewed_by;  /* or NULL: no clinician yet */
} CoxaEntry;

CoxaEntry   *coxa_entry_load        (const char        *folder,
                                     const char        *page,
                                     GPtrArray         *problems,
                                     GError           **error) G_GNUC_WARN_UNUSED_RESULT;

void         coxa_entry_free        (CoxaEntry         *self);

CoxaSection *coxa_entry_get_section (const CoxaEntry   *self,
                                     const char        *id);

const char * const *coxa_entry_get_kinds (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaEntry, coxa_entry_free)

G_END_DECLS
