#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define COXA_STORE_ERROR (coxa_store_error_quark ())

typedef enum
{
  COXA_STORE_ERROR_READ_ONLY, /* the file or its folder may not be written, or is of a newer version */
  COXA_STORE_ERROR_BUSY,      /* another program has it locked */
  COXA_STORE_ERROR_FULL,      /* no room on the disk */
  COXA_STORE_ERROR_BROKEN,    /* what is in the file makes no sense */
  COXA_STORE_ERROR_FAILED     /* anything else */
} CoxaStoreError;

GQuark coxa_store_error_quark (void);

void   coxa_store_set_error   (sqlite3  *handle,
                               GError  **error);

G_END_DECLS
