#pragma once

#include "coxa-atlas.h"
#include "coxa-grade.h"
#include "coxa-json.h"

G_BEGIN_DECLS

/* Internal to src/atlas: the parts of the checker. One looks at what a page says about others, one at how it is written, one at
 * how all of them hang together. */

typedef struct
{
  CoxaJson  *json;
  CoxaEntry *entry;
  GPtrArray *leads_to;   /* CoxaCheckedPage, not owned: pages that this one links to */
  gboolean   has_way;    /* something leads here */
  gboolean   is_reached; /* … from where a reader can be */
} CoxaCheckedPage;

typedef struct
{
  const char      *folder;
  GPtrArray       *problems; /* CoxaProblem */
  GPtrArray       *pages;    /* CoxaCheckedPage */
  GHashTable      *by_page;  /* page → CoxaCheckedPage */
  GHashTable      *sources;  /* key → CoxaSource, or NULL */
  GHashTable      *cited;    /* keys that some page cites */
  CoxaPlates      *plates;
  CoxaGrader      *grader;   /* knows the names of all structures */
  CoxaCheckedPage *page;     /* which is being checked */
} CoxaChecker;

void       coxa_checker_check_page  (CoxaChecker     *self,
                                     CoxaCheckedPage *page);

void       coxa_checker_check_texts (CoxaChecker     *self,
                                     CoxaCheckedPage *page);

void       coxa_checker_check_advice (CoxaChecker    *self);

void       coxa_checker_check_figures (CoxaChecker   *self);

void       coxa_checker_check_whole (CoxaChecker     *self,
                                     const char      *home);

void       coxa_checker_check_sides (CoxaJson        *json,
                                     const char      *pointer,
                                     const char      *words);

char      *coxa_checker_dup_fault   (CoxaChecker     *self,
                                     const char      *text) G_GNUC_WARN_UNUSED_RESULT;

CoxaCheckedPage *coxa_checker_find_page (CoxaChecker *self,
                                         const char  *text);

/* Members that the readers have reported already where they are something else. */
JsonArray  *coxa_checker_get_array  (JsonObject      *object,
                                     const char      *name);

const char *coxa_checker_get_text   (JsonObject      *object,
                                     const char      *name);

G_END_DECLS
