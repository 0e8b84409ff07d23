#pragma once

#include "coxa-store-item.h"

#include <glib.h>

G_BEGIN_DECLS

/* Recent pages beyond these are forgotten. */
#define COXA_DATABASE_VISITS_MAX 200

/* The file in which things are kept. Every call blocks on the disk; one thread at a time. What has returned TRUE is on the disk:
 * neither a kill nor a power cut undoes it. */
typedef struct _CoxaDatabase CoxaDatabase;

CoxaDatabase  *coxa_database_open         (const char           *path,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;

void           coxa_database_free         (CoxaDatabase         *self);

const char    *coxa_database_get_remark   (CoxaDatabase         *self);

gboolean       coxa_database_is_read_only (CoxaDatabase         *self);

GPtrArray     *coxa_database_list         (CoxaDatabase         *self,
                                           CoxaStoreKind         kind,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;

CoxaStoreItem *coxa_database_put          (CoxaDatabase         *self,
                                           const CoxaStoreItem  *item,
                                           gint64                known,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean       coxa_database_remove       (CoxaDatabase         *self,
                                           CoxaStoreKind         kind,
                                           const char           *place,
                                           GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaDatabase, coxa_database_free)

G_END_DECLS
