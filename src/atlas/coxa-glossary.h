#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define COXA_GLOSSARY_FILE "atlas/glossary.json"

/* A word that a reader may not know. */
typedef struct
{
  char  *term;  /* "abduction" */
  char **forms; /* other ways it stands in a text, such as "abducts"; never NULL */
  char  *means; /* one or two plain sentences, no markup */
  char  *page;  /* a page that says more, or NULL */
} CoxaTerm;

/* The terms of an atlas. Nothing changes in it after it was loaded, so any thread may read it. */
typedef struct _CoxaGlossary CoxaGlossary;

CoxaGlossary   *coxa_glossary_load      (const char          *folder,
                                         GPtrArray           *problems) G_GNUC_WARN_UNUSED_RESULT;

void            coxa_glossary_free      (CoxaGlossary        *self);

GPtrArray      *coxa_glossary_get_terms (CoxaGlossary        *self);

const CoxaTerm *coxa_glossary_match     (const CoxaGlossary  *self,
                                         const char          *text,
                                         gsize               *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaGlossary, coxa_glossary_free)

G_END_DECLS
