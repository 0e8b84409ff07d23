#pragma once

#include "coxa-database.h"
#include "coxa-own-programme.h"

G_BEGIN_DECLS

/* Programmes of one's own in the file. Every call blocks on the disk; coxa-own-programmes.h has the same without waiting. */

GPtrArray  *coxa_own_table_list         (CoxaDatabase            *database,
                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean    coxa_own_table_put          (CoxaDatabase            *database,
                                         const CoxaOwnProgramme  *programme,
                                         GError                 **error);

gboolean    coxa_own_table_move         (CoxaDatabase            *database,
                                         const char              *id,
                                         guint                    to,
                                         GError                 **error);

gboolean    coxa_own_table_remove       (CoxaDatabase            *database,
                                         const char              *id,
                                         GError                 **error);

GHashTable *coxa_own_table_list_choices (CoxaDatabase            *database,
                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean    coxa_own_table_put_choice   (CoxaDatabase            *database,
                                         const char              *place,
                                         CoxaSides                sides,
                                         const CoxaAmount        *amount,
                                         GError                 **error);

G_END_DECLS
