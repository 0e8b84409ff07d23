#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Internal to src/atlas: one JSON file of a data folder, and getters that look before they take. What is wrong is reported with
 * file, line and pointer, and the getter then gives nothing; a missing member is wrong only with COXA_NEED_REQUIRED. */

typedef struct _CoxaJson CoxaJson;

typedef enum
{
  COXA_NEED_OPTIONAL,
  COXA_NEED_REQUIRED
} CoxaNeed;

#define COXA_JSON_MAX_BYTES (2 * 1024 * 1024)

/* Lengths of texts in bytes: absurd beyond. */
#define COXA_JSON_NAME  300
#define COXA_JSON_PROSE 20000

CoxaJson   *coxa_json_load          (const char          *folder,
                                     const char          *file,
                                     GPtrArray           *problems,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

void        coxa_json_free          (CoxaJson            *self);

JsonObject *coxa_json_get_root      (CoxaJson            *self);

void        coxa_json_set_problems  (CoxaJson            *self,
                                     GPtrArray           *problems);

int         coxa_json_find_line     (CoxaJson            *self,
                                     const char          *pointer);

void        coxa_json_report        (CoxaJson            *self,
                                     const char          *pointer,
                                     const char          *remedy,
                                     const char          *format,
                                     ...) G_GNUC_PRINTF (4, 5);

char       *coxa_json_join          (const char          *pointer,
                                     const char          *name) G_GNUC_WARN_UNUSED_RESULT;

char       *coxa_json_join_index    (const char          *pointer,
                                     guint                index) G_GNUC_WARN_UNUSED_RESULT;

void        coxa_json_check_members (CoxaJson            *self,
                                     JsonObject          *object,
                                     const char          *pointer,
                                     const char * const  *known);

void        coxa_json_check_format  (CoxaJson            *self);

const char *coxa_json_get_string    (CoxaJson            *self,
                                     JsonObject          *object,
                                     const char          *pointer,
                                     const char          *name,
                                     CoxaNeed             need,
                                     gsize                max_bytes);

const char *coxa_json_get_slug      (CoxaJson            *self,
                                     JsonObject          *object,
                                     const char          *pointer,
                                     const char          *name,
                                     CoxaNeed             need);

int         coxa_json_get_choice    (CoxaJson            *self,
                                     JsonObject          *object,
                                     const char          *pointer,
                                     const char          *name,
                                     CoxaNeed             need,
                                     const char * const  *choices);

gboolean    coxa_json_get_number    (CoxaJson            *self,
                                     JsonObject          *object,
                                     const char          *pointer,
                                     const char          *name,
                                     CoxaNeed             need,
                                     double               min,
                                     double               max,
                                     double              *value);

gboolean    coxa_json_get_int       (CoxaJson            *self,
                                     JsonObject          *object,
                                     const char          *pointer,
                                     const char          *name,
                                     CoxaNeed             need,
                                     int                  min,
                                     int                  max,
                                     int                 *value);

gboolean    coxa_json_get_boolean   (CoxaJson            *self,
                                     JsonObject          *object,
                                     const char          *pointer,
                                     const char          *name);

JsonObject *coxa_json_get_object    (CoxaJson            *self,
                                     JsonObject          *object,
                                     const char          *pointer,
                                     const char          *name,
                                     CoxaNeed             need);

JsonArray  *coxa_json_get_array     (CoxaJson            *self,
                                     JsonObject          *object,
                                     const char          *pointer,
                                     const char          *name,
                                     CoxaNeed             need,
                                     guint                max_items);

JsonObject *coxa_json_get_item      (CoxaJson            *self,
                                     JsonArray           *array,
                                     const char          *pointer,
                                     guint                index);

char      **coxa_json_dup_strings   (CoxaJson            *self,
                                     JsonObject          *object,
                                     const char          *pointer,
                                     const char          *name,
                                     CoxaNeed             need,
                                     guint                max_items) G_GNUC_WARN_UNUSED_RESULT;

char      **coxa_json_dup_texts     (CoxaJson            *self,
                                     JsonObject          *object,
                                     const char          *pointer,
                                     const char          *name,
                                     CoxaNeed             need,
                                     guint                max_items,
                                     gsize                max_bytes) G_GNUC_WARN_UNUSED_RESULT;

gboolean    coxa_json_get_numbers   (CoxaJson            *self,
                                     JsonObject          *object,
                                     const char          *pointer,
                                     const char          *name,
                                     CoxaNeed             need,
                                     guint                count,
                                     double              *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaJson, coxa_json_free)

G_END_DECLS
