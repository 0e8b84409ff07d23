/* coxa-figures-main.c: the draughtsman of figures that move
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-figures-draw.h"
#include "coxa-figures-list.h"
#include "coxa-figures-preview.h"
#include "coxa-film-check.h"

#include <locale.h>
#include <string.h>

#define MOST_KEY (60 * 1024)     /* bytes of a key picture */
#define MOST_PACKED (600 * 1024) /* bytes of a figure, packed */

static char *human_folder = (char *) "../shared/meshes/human";
static char *muscle_folder = (char *) "../shared/meshes/hip";
static gboolean only_preview;
static gboolean only_check;
static gboolean anyway;
static gboolean verbose;
static char **arguments;

static const GOptionEntry entries[] =
{
  { "human", 0, 0, G_OPTION_ARG_FILENAME, &human_folder, "Folder with the base mesh (../shared/meshes/human)", "FOLDER" },
  { "muscles", 0, 0, G_OPTION_ARG_FILENAME, &muscle_folder, "Folder with the meshes of muscles (../shared/meshes/hip)",
    "FOLDER" },
  { "preview", 0, 0, G_OPTION_ARG_NONE, &only_preview, "Draw key pictures and mistakes of FILE.json into OUT.png", NULL },
  { "check", 0, 0, G_OPTION_ARG_NONE, &only_check, "Only say what a body could not do in the files that are named", NULL },
  { "anyway", 0, 0, G_OPTION_ARG_NONE, &anyway, "Draw even what a body could not do", NULL },
  { "verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose, "Say where joints are, how they are bent, and how steady the tones are",
    NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, NULL },
  { NULL },
};

/* what all figures share; persons are made when they are first needed */
typedef struct
{
  CoxaRig      rig;
  CoxaMuscles *muscles;
  CoxaSkin    *skin[2];
} Studio;

static gboolean
studio_open (Studio  *self,
             GError **error)
{
  g_autofree char *skeleton = g_build_filename (human_folder, "skeleton.txt", NULL);

  memset (self, 0, sizeof *self);
  self->muscles = coxa_muscles_new (muscle_folder);

  return coxa_rig_load (&self->rig, skeleton, error);
}

static void
studio_close (Studio *self)
{
  for (int i = 0; i < 2; i++)
    coxa_skin_free (self->skin[i]);
  coxa_muscles_free (self->muscles);
}

static int
find_person (Studio      *self,
             const char  *body,
             GError     **error)
{
  int i = strcmp (body, "male") == 0;

  if (self->skin[i] == NULL)
    self->skin[i] = coxa_skin_new (human_folder, body, error);

  return self->skin[i] != NULL ? i : -1;
}

static CoxaFilm *
open_film (Studio        *self,
           CoxaPoseFile  *file,
           GError       **error)
{
  int patient = find_person (self, file->body, error);
  int examiner = patient >= 0 && file->other_body != NULL ? find_person (self, file->other_body, error) : patient;

  if (patient < 0 || examiner < 0)
    return NULL;

  return coxa_film_new (file, self->skin[patient], self->skin[examiner], self->muscles, error);
}

/* Says what a body could not do. */
static gboolean
check (const CoxaFilm *film)
{
  g_autoptr(GPtrArray) complaints = g_ptr_array_new_with_free_func (g_free);

  coxa_film_check (film, complaints);
  for (guint i = 0; i < complaints->len; i++)
    g_printerr ("%s\n", (char *) g_ptr_array_index (complaints, i));

  return complaints->len == 0;
}

static void
tell (const CoxaFilm *film)
{
  static const char * const shown[] =
  {
    "pelvis", "spine_03", "head", "upperarm_l", "lowerarm_l", "hand_l", "upperarm_r", "lowerarm_r", "hand_r",
    "thigh_l", "calf_l", "foot_l", "thigh_r", "calf_r", "foot_r",
  };

  for (guint i = 0; i < film->file->poses->len; i++)
    for (int p = 0; p < 2 && film->skin[p] != NULL; p++)
      {
        const CoxaRig *rig = &film->skin[p]->rig;
        const CoxaStand *stand = &film->settled[i][p];

        g_printerr ("%s%s\n", ((CoxaNamedPose *) g_ptr_array_index (film->file->poses, i))->name, p ? " (examiner)" : "");
        for (guint k = 0; k < G_N_ELEMENTS (shown); k++)
          {
            int b = coxa_rig_find (rig, shown[k]);
            int parent = rig->bone[b].parent;
            double angles[3] = { 0, 0, 0 };

            coxa_rig_unbend (rig, b, parent < 0 ? stand->axes[b]
                             : coxa_turn_times (coxa_turn_inverse (stand->axes[parent]), stand->axes[b]), angles);
            g_printerr ("  %-11s at %7.3f %7.3f %7.3f   angles %6.1f %6.1f %6.1f\n", shown[k], stand->at[b].x, stand->at[b].y,
                        stand->at[b].z, angles[0], angles[1], angles[2]);
          }
        for (int j = 0; j < COXA_N_REACHES; j++)
          if (stand->missed[j] > 0.005)
            g_printerr ("  %s misses its target by %.3f m\n", rig->bone[rig->limb[j][2]].name, stand->missed[j]);
      }
}

static gboolean
preview (Studio      *self,
         const char  *in,
         const char  *out,
         GError     **error)
{
  g_autoptr(CoxaPoseFile) file = coxa_pose_file_load (in, &self->rig, error);
  g_autoptr(CoxaFilm) film = NULL;

  if (file == NULL)
    return FALSE;
  film = open_film (self, file, error);
  if (film == NULL)
    return FALSE;
  if (verbose)
    tell (film);
  check (film);

  return coxa_figures_preview (film, out, error);
}

/* all files, and whether all are well */
static gboolean
check_files (Studio  *self,
             GError **error)
{
  gboolean fine = TRUE;

  for (guint i = 0; arguments[i] != NULL; i++)
    {
      g_autoptr(CoxaPoseFile) file = coxa_pose_file_load (arguments[i], &self->rig, error);
      g_autoptr(CoxaFilm) film = file != NULL ? open_film (self, file, error) : NULL;

      if (film == NULL)
        return FALSE;
      fine = check (film) && fine;
    }
  if (!fine)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "A body could not do this. Mend the poses that are named above.");

  return fine;
}

static gboolean
fits (const CoxaFilm     *film,
      const CoxaDrawing  *drawing,
      gsize               packed,
      GError            **error)
{
  for (guint k = 0; k < film->file->keys->len; k++)
    if (drawing->measures[film->key_frame[k]].bytes > MOST_KEY)
      {
        g_set_error (error,
                     G_IO_ERROR, G_IO_ERROR_NO_SPACE, "%s: key %u has %" G_GSIZE_FORMAT " bytes; at most %d. Make the picture"
                     " smaller.", film->file->path, k + 1, drawing->measures[film->key_frame[k]].bytes, MOST_KEY);
        return FALSE;
      }
  if (packed > MOST_PACKED)
    {
      g_set_error (error,
                   G_IO_ERROR, G_IO_ERROR_NO_SPACE, "%s: packed it has %" G_GSIZE_FORMAT " bytes; at most %d. Make its moves"
                   " shorter, so that there are fewer frames.", film->file->path, packed, MOST_PACKED);
      return FALSE;
    }

  return TRUE;
}

static gboolean
draw (Studio      *self,
      const char  *in,
      const char  *folder,
      GHashTable  *rows,
      GError     **error)
{
  g_autoptr(CoxaPoseFile) file = coxa_pose_file_load (in, &self->rig, error);
  g_autoptr(CoxaFilm) film = file != NULL ? open_film (self, file, error) : NULL;
  g_autoptr(CoxaDrawing) drawing = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  guint worst = 0;
  double flicker;
  gsize packed;

  if (film == NULL)
    return FALSE;
  if (!check (film) && !anyway)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   "%s: a body could not do this. Mend the poses that are named above.", in);
      return FALSE;
    }
  drawing = coxa_drawing_new (film);
  flicker = coxa_drawing_flicker (drawing, film, &worst);
  name = coxa_film_dup_name (film, ".svgz");
  path = g_build_filename (folder, name, NULL);
  if (!coxa_drawing_save (drawing, path, &packed, error) || !fits (film, drawing, packed, error))
    return FALSE;
  g_hash_table_insert (rows, g_strdup (file->address), coxa_film_describe (film));
  g_print ("%s: %u frames, %.0f KB (%.0f KB a frame), tones jump by %.2f %% at frame %u\n", name, drawing->n, packed / 1024.0,
           drawing->length / 1024.0 / (drawing->n + film->file->faults->len), 100 * flicker, worst);

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static GPtrArray *
list_files (const char  *folder,
            GError     **error)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, error);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - strlen (".json")));
  g_ptr_array_sort (names, compare_names);

  return names;
}

/* a figure is named by its address or by its file */
static gboolean
is_wanted (const char *name,
           char      **wanted)
{
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      g_autofree char *as_file = g_strdelimit (g_strdup (wanted[i]), "/", '-');

      if (strcmp (as_file, name) == 0)
        return TRUE;
    }

  return wanted[0] == NULL;
}

static gboolean
draw_files (Studio  *self,
            GError **error)
{
  const char *folder = arguments[1];
  g_autofree char *listing = g_build_filename (folder, "figures.json", NULL);
  g_autoptr(GHashTable) rows = coxa_figures_list_load (listing);
  g_autoptr(GPtrArray) names = list_files (arguments[0], error);
  g_autoptr(GError) local = NULL;
  guint n = 0, failed = 0;

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = g_strconcat (g_ptr_array_index (names, i), ".json", NULL);
      g_autofree char *path = g_build_filename (arguments[0], name, NULL);

      if (!is_wanted (g_ptr_array_index (names, i), arguments + 2))
        continue;
      /* one that cannot be drawn costs that one alone */
      if (!draw (self, path, folder, rows, &local))
        {
          g_printerr ("coxa-figures: %s\n", local->message);
          g_clear_error (&local);
          failed++;
        }
      n++;
    }
  if (n == 0)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: there is no such figure. Name one by its file there, such as"
                     " exercise-clamshell, or by its address.", arguments[0]);
      return FALSE;
    }

  if (!coxa_figures_list_save (listing, rows, error))
    return FALSE;
  if (failed > 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%u of %u figures were not drawn. Mend what is named above.", failed, n);

  return failed == 0;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GOptionContext) context = g_option_context_new ("POSES OUT [FIGURE…] - draw figures that move");
  g_autoptr(GError) error = NULL;
  gboolean fine = FALSE;
  guint n;
  Studio studio;

  setlocale (LC_ALL, "C.UTF-8");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("coxa-figures: %s\n", error->message);
      return 2;
    }
  n = arguments != NULL ? g_strv_length (arguments) : 0;
  if (n < (only_check ? 1 : 2) || (only_preview && n != 2))
    {
      g_printerr ("Usage: coxa-figures POSES OUT [FIGURE…]\n       coxa-figures --preview FILE.json OUT.png\n"
                  "       coxa-figures --check FILE.json…\n");
      return 2;
    }

  if (studio_open (&studio, &error))
    {
      if (only_preview)
        fine = preview (&studio, arguments[0], arguments[1], &error);
      else
        fine = only_check ? check_files (&studio, &error) : draw_files (&studio, &error);
    }
  if (error != NULL)
    g_printerr ("coxa-figures: %s\n", error->message);
  studio_close (&studio);

  return fine ? 0 : 1;
}
