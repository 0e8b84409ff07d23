#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A file as it was found. */
typedef struct
{
  sqlite3 *handle;       /* NULL: there is no file yet */
  char    *remark;       /* what the reader must be told, or NULL */
  gboolean is_newer;     /* made by a newer Coxa: may be read, not written */
  gboolean is_read_only; /* may not be written, for this reason or another */
} CoxaStoreFile;

gboolean coxa_store_file_open   (CoxaStoreFile  *self,
                                 const char     *path,
                                 GError        **error);

gboolean coxa_store_file_create (CoxaStoreFile  *self,
                                 const char     *path,
                                 GError        **error);

void     coxa_store_file_close  (CoxaStoreFile  *self);

G_END_DECLS
