/* What of libcanberra the program uses: it writes the sound's name into a file, and may take its time. */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int ca_context_create (void **context);
int ca_context_play   (void *context, uint32_t id, ...);

int
ca_context_create (void **context)
{
  static int something;

  *context = &something;

  return 0;
}

int
ca_context_play (void *context, uint32_t id, ...)
{
  const char *log = getenv ("COXA_FAKE_CANBERRA");
  const char *name;
  va_list args;

  (void) context;
  (void) id;
  va_start (args, id);
  while ((name = va_arg (args, const char *)) != NULL)
    {
      const char *value = va_arg (args, const char *);
      FILE *file = strcmp (name, "event.id") == 0 && log != NULL ? fopen (log, "a") : NULL;

      if (file == NULL)
        continue;

      fprintf (file, "%s\n", value);
      fclose (file);
    }
  va_end (args);
  if (getenv ("COXA_FAKE_CANBERRA_HANGS") != NULL)
    usleep (200000);

  return 0;
}
