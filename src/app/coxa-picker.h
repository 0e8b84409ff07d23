#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row to be picked. A plain value that a list can hold. */
#define COXA_TYPE_PICK (coxa_pick_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPick, coxa_pick, COXA, PICK, GObject)

struct _CoxaPick
{
  GObject   parent_instance;

  char     *title;
  char     *caption; /* or NULL */
  char     *address; /* where it leads */
  char     *letter;  /* what it is filed under, or NULL */
  char     *folded;  /* of title and caption, to be searched */
  gpointer  data;
  GDestroyNotify destroy; /* of data, or NULL */
};

/* A list to pick from: an entry that filters, the list, and words where there is nothing. Keys: Down from the entry into the
 * list, Up from its top back, Enter picks, Delete removes.
 *
 * Signals: "picked" and "removed", with the CoxaPick. */
#define COXA_TYPE_PICKER (coxa_picker_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPicker, coxa_picker, COXA, PICKER, GtkBox)

CoxaPick  *coxa_pick_new           (const char     *title,
                                    const char     *caption,
                                    const char     *address) G_GNUC_WARN_UNUSED_RESULT;

GtkWidget *coxa_picker_new         (const char     *label,
                                    gboolean        can_remove);

void       coxa_picker_set_rows    (CoxaPicker     *self,
                                    GPtrArray      *rows,
                                    const char     *empty_text);

void       coxa_picker_add_tools   (CoxaPicker     *self,
                                    GtkWidget      *tools);

void       coxa_picker_jump        (CoxaPicker     *self,
                                    const char     *letter);

G_END_DECLS
