#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  COXA_STORE_BOOKMARK,
  COXA_STORE_NOTE,
  COXA_STORE_VISIT,
  COXA_STORE_KINDS
} CoxaStoreKind;

/* Something a person made or did. There is one of a kind of each place. A plain value. */
typedef struct
{
  CoxaStoreKind  kind;
  char          *place;   /* what it is of; for the store any text */
  char          *address; /* where it leads: the place, and how one looked at it */
  char          *title;   /* what the page was called then */
  char          *text;    /* of a note; NULL otherwise */
  gint64         created; /* Unix time in microseconds, UTC */
  gint64         changed; /* likewise */
} CoxaStoreItem;

CoxaStoreItem *coxa_store_item_new  (CoxaStoreKind        kind,
                                     const char          *place,
                                     const char          *address,
                                     const char          *title,
                                     const char          *text,
                                     gint64               now) G_GNUC_WARN_UNUSED_RESULT;

CoxaStoreItem *coxa_store_item_copy (const CoxaStoreItem *self) G_GNUC_WARN_UNUSED_RESULT;

void           coxa_store_item_free (CoxaStoreItem       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaStoreItem, coxa_store_item_free)

G_END_DECLS
