#pragma once

#include "coxa-atlas.h"
#include "coxa-json.h"

G_BEGIN_DECLS

/* Internal to src/atlas: the part of the checker that looks at what pages say. */

typedef struct
{
  CoxaJson  *json;
  CoxaEntry *entry;
} CoxaCheckedPage;

typedef struct
{
  const char *folder;
  GPtrArray  *problems; /* CoxaProblem */
  GPtrArray  *pages;    /* CoxaCheckedPage */
  GHashTable *by_page;  /* page → CoxaCheckedPage */
  GHashTable *sources;  /* key → CoxaSource, or NULL */
  CoxaPlates *plates;
} CoxaChecker;

void       coxa_checker_check_page  (CoxaChecker     *self,
                                     CoxaCheckedPage *page);

void       coxa_checker_check_sides (CoxaJson        *json,
                                     const char      *pointer,
                                     const char      *words);

char      *coxa_checker_dup_fault   (CoxaChecker     *self,
                                     const char      *text) G_GNUC_WARN_UNUSED_RESULT;

/* Members that the readers have reported already where they are something else. */
JsonArray  *coxa_checker_get_array  (JsonObject      *object,
                                     const char      *name);

const char *coxa_checker_get_text   (JsonObject      *object,
                                     const char      *name);

G_END_DECLS
