#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean coxa_pdf_mark (GByteArray *pdf,
                        const char *language);

G_END_DECLS
