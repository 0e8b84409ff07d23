#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Speaks by speech-dispatcher, over its socket (the Speech Synthesis Interface Protocol, described in its manual). Nothing here
 * waits: a sentence that cannot be handed over at once waits alone, and gives way to the next one. Where there is no
 * speech-dispatcher it is started once; where that fails, silence. */
#define COXA_TYPE_SSIP (coxa_ssip_get_type ())
G_DECLARE_FINAL_TYPE (CoxaSsip, coxa_ssip, COXA, SSIP, GObject)

CoxaSsip *coxa_ssip_new          (const char  *language) G_GNUC_WARN_UNUSED_RESULT;

char     *coxa_ssip_dup_path     (void) G_GNUC_WARN_UNUSED_RESULT;

gboolean  coxa_ssip_is_available (void);

void      coxa_ssip_speak        (CoxaSsip    *self,
                                  const char  *text);

void      coxa_ssip_hush         (CoxaSsip    *self);

G_END_DECLS
