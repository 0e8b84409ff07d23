#include "fixture.h"

#include "coxa-problem.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

static void
copy_tree (GFile *from,
           GFile *to)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileEnumerator) children = NULL;
  GFileInfo *info;
  GFile *child;

  g_file_make_directory_with_parents (to, NULL, NULL);
  children = g_file_enumerate_children (from, "standard::name,standard::type", G_FILE_QUERY_INFO_NONE, NULL, &error);
  g_assert_no_error (error);

  while (g_file_enumerator_iterate (children, &info, &child, NULL, &error) && info != NULL)
    {
      g_autoptr(GFile) target = g_file_get_child (to, g_file_info_get_name (info));

      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        copy_tree (child, target);
      else
        g_file_copy (child, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }

  g_rmdir (path);
}

/**
 * fixture_set_up:
 * @self: a fixture
 * @data: unused
 *
 * Copies good/ to a folder of its own.
 */
void
fixture_set_up (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *good = g_test_build_filename (G_TEST_DIST, "atlas", "good", NULL);
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("coxa-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture_lay_over (self, good);
}

/**
 * fixture_lay_over:
 * @self: a fixture
 * @folder: another folder
 *
 * Copies all that lies in a folder over what there is.
 */
void
fixture_lay_over (Fixture    *self,
                  const char *folder)
{
  g_autoptr(GFile) from = g_file_new_for_path (folder);
  g_autoptr(GFile) to = g_file_new_for_path (self->folder);

  copy_tree (from, to);
}

/**
 * fixture_tear_down:
 * @self: a fixture
 * @data: unused
 *
 * Removes the copy.
 */
void
fixture_tear_down (Fixture       *self,
                   gconstpointer  data)
{
  remove_tree (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

/**
 * fixture_read:
 * @self: a fixture
 * @file: path in the folder
 * @length: (out) (optional): bytes read
 *
 * Reads a file of the copy.
 *
 * Returns: (transfer full): its bytes
 */
char *
fixture_read (Fixture    *self,
              const char *file,
              gsize      *length)
{
  g_autofree char *path = g_build_filename (self->folder, file, NULL);
  g_autoptr(GError) error = NULL;
  char *bytes;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);

  return bytes;
}

/**
 * fixture_write:
 * @self: a fixture
 * @file: path in the folder
 * @bytes: what it is to hold
 * @length: number of bytes, or -1 for all up to a NUL
 *
 * Writes a file of the copy; folders are made as needed.
 */
void
fixture_write (Fixture    *self,
               const char *file,
               const char *bytes,
               gssize      length)
{
  g_autofree char *path = g_build_filename (self->folder, file, NULL);
  g_autofree char *dir = g_path_get_dirname (path);
  gsize size = length < 0 ? strlen (bytes) : (gsize) length;
  FILE *stream;

  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  /* Not g_file_set_contents(): it waits for the disk, and some tests write thousands of times. */
  stream = g_fopen (path, "wb");
  g_assert_nonnull (stream);
  g_assert_cmpuint (fwrite (bytes, 1, size, stream), ==, size);
  g_assert_cmpint (fclose (stream), ==, 0);
}

/**
 * fixture_replace:
 * @self: a fixture
 * @file: path in the folder
 * @from: text that stands in the file
 * @to: text to put in its first place
 *
 * Changes one thing in a file of the copy.
 */
void
fixture_replace (Fixture    *self,
                 const char *file,
                 const char *from,
                 const char *to)
{
  g_autofree char *text = fixture_read (self, file, NULL);
  g_autoptr(GString) string = g_string_new (text);

  g_assert_nonnull (strstr (text, from));
  g_string_replace (string, from, to, 1);
  fixture_write (self, file, string->str, string->len);
}

/**
 * fixture_remove:
 * @self: a fixture
 * @file: path in the folder
 *
 * Removes a file of the copy.
 */
void
fixture_remove (Fixture    *self,
                const char *file)
{
  g_autofree char *path = g_build_filename (self->folder, file, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

/**
 * fixture_new_problems:
 *
 * Makes an empty list of problems.
 *
 * Returns: (transfer full): the list
 */
GPtrArray *
fixture_new_problems (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
}

/**
 * fixture_has_problem:
 * @problems: (element-type CoxaProblem): problems
 * @file: the file that one must name
 * @pointer: (nullable): the JSON pointer that it must name
 * @words: words that its message must hold
 *
 * Looks for a problem, which must come with a remedy and show all of it when it is written out.
 *
 * Returns: whether there is such a problem
 */
gboolean
fixture_has_problem (GPtrArray  *problems,
                     const char *file,
                     const char *pointer,
                     const char *words)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const CoxaProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *text = coxa_problem_to_string (problem);

      if (!g_str_equal (problem->file, file) || strstr (problem->message, words) == NULL ||
          (pointer != NULL && g_strcmp0 (problem->pointer, pointer) != 0))
        continue;

      g_assert_true (g_str_has_prefix (text, file));
      g_assert_nonnull (strstr (text, problem->message));
      g_assert_cmpstr (problem->remedy, !=, "");
      g_assert_nonnull (strstr (text, problem->remedy));
      if (pointer != NULL && pointer[0] != '\0')
        g_assert_nonnull (strstr (text, pointer));

      return TRUE;
    }

  return FALSE;
}

/**
 * fixture_print:
 * @problems: (element-type CoxaProblem): problems
 *
 * Shows problems in the test's log.
 */
void
fixture_print (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = coxa_problem_to_string (g_ptr_array_index (problems, i));

      g_test_message ("%s", text);
    }
}
