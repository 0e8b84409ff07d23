#pragma once

#include "coxa-options.h"
#include "coxa-window.h"

G_BEGIN_DECLS

/* Told when the picture is on disk, or what went wrong. */
typedef void (*CoxaSnapshotFunc) (const GError *error,
                                  gpointer      user_data);

void coxa_snapshot_take (CoxaWindow        *window,
                         const CoxaOptions *options,
                         CoxaSnapshotFunc   done,
                         gpointer           user_data);

G_END_DECLS
