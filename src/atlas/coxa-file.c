#include "coxa-file.h"

#include "coxa-atlas.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/**
 * coxa_file_fail:
 * @problems: (nullable): where the problem is appended
 * @error: return location for the same as a #CoxaAtlasError
 * @code: a #CoxaAtlasError
 * @file: path relative to the data folder
 * @line: 1 or more, or 0
 * @pointer: (nullable): JSON pointer
 * @remedy: what to do
 * @message: what is wrong
 *
 * Reports what makes a whole file unusable, both as a problem and as an error.
 */
void
coxa_file_fail (GPtrArray   *problems,
                GError     **error,
                int          code,
                const char  *file,
                int          line,
                const char  *pointer,
                const char  *remedy,
                const char  *message)
{
  g_autoptr(CoxaProblem) problem = coxa_problem_new (file, line, pointer, remedy, "%s", message);
  g_autofree char *text = coxa_problem_to_string (problem);

  g_set_error_literal (error, COXA_ATLAS_ERROR, code, text);
  if (problems != NULL)
    g_ptr_array_add (problems, g_steal_pointer (&problem));
}

static void
fail_open (GPtrArray   *problems,
           GError     **error,
           const char  *file,
           int          reason)
{
  g_autofree char *message = NULL;

  if (reason == ENOENT || reason == ENOTDIR)
    {
      coxa_file_fail (problems, error, COXA_ATLAS_ERROR_MISSING, file, 0, NULL,
                      _("Put the file there, or remove what refers to it."), _("The file is missing."));
      return;
    }

  /* Translators: %s is the system's own words, such as "Permission denied" */
  message = g_strdup_printf (_("The file cannot be read: %s."), g_strerror (reason));
  coxa_file_fail (problems, error, COXA_ATLAS_ERROR_BROKEN, file, 0, NULL,
                  _("Make it an ordinary file that you may read."), message);
}

static char *
read_bytes (int    fd,
            gsize  size,
            gsize *length)
{
  g_autofree char *bytes = g_malloc (size + 1);
  gsize done = 0;

  while (done < size)
    {
      gssize got = read (fd, bytes + done, size - done);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return NULL;
      if (got == 0)
        break;
      done += got;
    }

  bytes[done] = '\0';
  *length = done;

  return g_steal_pointer (&bytes);
}

/**
 * coxa_file_read:
 * @folder: the data folder
 * @file: path of a file in it; its parts must have been checked to be plain names
 * @max_bytes: the largest size that is read
 * @problems: (nullable): where a problem is appended when it cannot be read
 * @length: (out): bytes read
 * @error: return location for a %COXA_ATLAS_ERROR
 *
 * Reads a whole file. Only ordinary files are read, so that a pipe or a device in a stranger's folder cannot hold the
 * program up, and never more than @max_bytes, whatever the file grows to meanwhile.
 *
 * Returns: (transfer full): the bytes with a NUL behind them, or %NULL with @error set
 */
char *
coxa_file_read (const char  *folder,
                const char  *file,
                gsize        max_bytes,
                GPtrArray   *problems,
                gsize       *length,
                GError     **error)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *bytes = NULL;
  struct stat info;
  int fd, reason;

  fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  if (fd < 0)
    {
      fail_open (problems, error, file, errno);
      return NULL;
    }

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      close (fd);
      fail_open (problems, error, file, EINVAL);
      return NULL;
    }

  if ((guint64) info.st_size > max_bytes)
    {
      g_autofree char *size = g_format_size (info.st_size);
      g_autofree char *limit = g_format_size (max_bytes);
      /* Translators: both are sizes such as "2 MB" */
      g_autofree char *message = g_strdup_printf (_("The file has %s; at most %s are read."), size, limit);

      close (fd);
      coxa_file_fail (problems, error, COXA_ATLAS_ERROR_BROKEN, file, 0, NULL,
                      _("Split it or make it smaller."), message);
      return NULL;
    }

  bytes = read_bytes (fd, info.st_size, length);
  reason = errno;
  close (fd);
  if (bytes == NULL)
    fail_open (problems, error, file, reason);

  return g_steal_pointer (&bytes);
}
