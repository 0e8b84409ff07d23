#pragma once

#include "coxa-codes.h"
#include "coxa-advice.h"
#include "coxa-entry.h"
#include "coxa-figures.h"
#include "coxa-glossary.h"
#include "coxa-plates.h"
#include "coxa-problem.h"
#include "coxa-scene.h"
#include "coxa-source.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define COXA_ATLAS_ERROR (coxa_atlas_error_quark ())

typedef enum
{
  COXA_ATLAS_ERROR_MISSING, /* a file or an entry that is not there */
  COXA_ATLAS_ERROR_BROKEN   /* there, but it cannot be read */
} CoxaAtlasError;

/* One line of atlas-index.json. */
typedef struct
{
  char  *page;     /* "muscle/gluteus-minimus" */
  char  *kind;
  char  *title;
  char  *latin;    /* or NULL */
  char **synonyms; /* never NULL */
  char  *summary;  /* one plain line, no markup */
} CoxaIndexRow;

#define COXA_TYPE_ATLAS (coxa_atlas_get_type ())
G_DECLARE_FINAL_TYPE (CoxaAtlas, coxa_atlas, COXA, ATLAS, GObject)

GQuark              coxa_atlas_error_quark   (void);

CoxaAtlas          *coxa_atlas_load          (const char    *folder,
                                              GCancellable  *cancellable,
                                              GError       **error) G_GNUC_WARN_UNUSED_RESULT;

const char         *coxa_atlas_get_folder    (CoxaAtlas     *self);

const char         *coxa_atlas_get_home      (CoxaAtlas     *self);

const char      *coxa_atlas_get_title    (CoxaAtlas         *self,
                                          const char        *page);

void             coxa_atlas_set_figure   (CoxaAtlas         *self,
                                          const char        *figure);

const char      *coxa_atlas_get_figure   (CoxaAtlas         *self);

const char         *coxa_atlas_get_credit    (CoxaAtlas     *self);

CoxaPlates         *coxa_atlas_get_plates    (CoxaAtlas     *self);

GPtrArray          *coxa_atlas_get_problems  (CoxaAtlas     *self);

GPtrArray          *coxa_atlas_list_pages    (CoxaAtlas     *self) G_GNUC_WARN_UNUSED_RESULT;

const CoxaIndexRow *coxa_atlas_lookup        (CoxaAtlas     *self,
                                              const char    *page);

CoxaEntry          *coxa_atlas_get_entry     (CoxaAtlas     *self,
                                              const char    *page,
                                              GError       **error);

const CoxaSource   *coxa_atlas_get_source    (CoxaAtlas     *self,
                                              const char    *key);

CoxaGlossary       *coxa_atlas_get_glossary  (CoxaAtlas     *self);

CoxaAdviceBook     *coxa_atlas_get_advice    (CoxaAtlas     *self);

CoxaFigures        *coxa_atlas_get_figures   (CoxaAtlas     *self);

CoxaCodes          *coxa_atlas_get_codes     (CoxaAtlas     *self);

GPtrArray          *coxa_atlas_list_related  (CoxaAtlas     *self,
                                              const char    *page,
                                              const char    *relation) G_GNUC_WARN_UNUSED_RESULT;

const char * const *coxa_atlas_get_relations (void);

const char         *coxa_relation_get_title  (const char    *relation);

G_END_DECLS
