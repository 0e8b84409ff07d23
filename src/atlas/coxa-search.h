#pragma once

#include "coxa-atlas.h"

G_BEGIN_DECLS

/* A page, or a place on one, that answers what was typed. */
typedef struct
{
  char   *address; /* "muscle/piriformis", "muscle/piriformis/origin" */
  char   *title;   /* of the page */
  char   *kind;    /* "muscle" */
  char   *reason;  /* why it is here, a short line for a person */
  double  score;   /* compares with other hits of the same query only; more is better */
} CoxaHit;

#define COXA_TYPE_SEARCH (coxa_search_get_type ())
G_DECLARE_FINAL_TYPE (CoxaSearch, coxa_search, COXA, SEARCH, GObject)

CoxaSearch *coxa_search_new_for_atlas        (CoxaAtlas            *atlas,
                                              GCancellable         *cancellable,
                                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;

void        coxa_search_new_for_atlas_async  (CoxaAtlas            *atlas,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);

CoxaSearch *coxa_search_new_for_atlas_finish (CoxaAtlas            *atlas,
                                              GAsyncResult         *result,
                                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray  *coxa_search_query                (CoxaSearch           *self,
                                              const char           *text,
                                              guint                 max) G_GNUC_WARN_UNUSED_RESULT;

void        coxa_hit_free                    (CoxaHit              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaHit, coxa_hit_free)

G_END_DECLS
