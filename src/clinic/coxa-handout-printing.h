#pragma once

#include "coxa-handout-pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *coxa_handout_printing_new (CoxaHandoutPages *pages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
