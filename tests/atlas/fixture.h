#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A copy of the small sound data folder good/ that a test may spoil. */
typedef struct
{
  char *folder;
} Fixture;

void     fixture_set_up       (Fixture       *self,
                               gconstpointer  data);

void     fixture_tear_down    (Fixture       *self,
                               gconstpointer  data);

void     fixture_lay_over     (Fixture       *self,
                               const char    *folder);

char    *fixture_read         (Fixture       *self,
                               const char    *file,
                               gsize         *length) G_GNUC_WARN_UNUSED_RESULT;

void     fixture_write        (Fixture       *self,
                               const char    *file,
                               const char    *bytes,
                               gssize         length);

void     fixture_replace      (Fixture       *self,
                               const char    *file,
                               const char    *from,
                               const char    *to);

void     fixture_remove       (Fixture       *self,
                               const char    *file);

gboolean fixture_has_problem  (GPtrArray     *problems,
                               const char    *file,
                               const char    *pointer,
                               const char    *words);

void     fixture_print        (GPtrArray     *problems);

GPtrArray *fixture_new_problems (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
