#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *key;
  char *type;      /* "book", "article", "website" */
  char *authors;
  int   year;
  char *title;
  char *container; /* journal or publisher, or NULL */
  char *edition;   /* or NULL */
  char *volume;    /* or NULL */
  char *pages;     /* or NULL */
  char *doi;       /* or NULL */
  char *isbn;      /* or NULL */
  char *checked;
} CoxaSource;

void  coxa_source_free      (CoxaSource       *self);

char *coxa_source_dup_text  (const CoxaSource *self) G_GNUC_WARN_UNUSED_RESULT;

char *coxa_source_dup_short (const CoxaSource *self) G_GNUC_WARN_UNUSED_RESULT;

/* Reads atlas/sources.json: a table from key to CoxaSource. */
GHashTable *coxa_sources_load (const char  *folder,
                               GPtrArray   *problems,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
