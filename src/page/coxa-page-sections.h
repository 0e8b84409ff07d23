#pragma once

#include "coxa-entry.h"

G_BEGIN_DECLS

/* The sections a page has tabs for: its file's, and for something to do "steps", made from its practice. Internal to src/page. */
#define COXA_SECTION_STEPS "steps"

GPtrArray         *coxa_page_sections_list     (const CoxaEntry   *entry) G_GNUC_WARN_UNUSED_RESULT;

const CoxaSection *coxa_page_sections_find     (const CoxaEntry   *entry,
                                                const char        *id);

gboolean           coxa_page_sections_is_flag  (const CoxaSection *section);

const CoxaSection *coxa_page_sections_get_flag (const CoxaEntry   *entry,
                                                const CoxaSection *shown,
                                                const char       **title);

G_END_DECLS
