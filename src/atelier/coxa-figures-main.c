/* coxa-figures-main.c: the draughtsman of figures that move
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-figures-preview.h"

#include <locale.h>
#include <string.h>

static char *human_folder = (char *) "../shared/meshes/human";
static char *muscle_folder = (char *) "../shared/meshes/hip";
static gboolean only_preview;
static gboolean verbose;
static char **arguments;

static const GOptionEntry entries[] =
{
  { "human", 0, 0, G_OPTION_ARG_FILENAME, &human_folder, "Folder with the base mesh (../shared/meshes/human)", "FOLDER" },
  { "muscles", 0, 0, G_OPTION_ARG_FILENAME, &muscle_folder, "Folder with the meshes of muscles (../shared/meshes/hip)",
    "FOLDER" },
  { "preview", 0, 0, G_OPTION_ARG_NONE, &only_preview, "Draw key pictures and mistakes of FILE.json into OUT.png", NULL },
  { "verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose, "Say where joints are and how they are bent", NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, "FILE…" },
  { NULL },
};

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
preview (const char  *in,
         const char  *out,
         GError     **error)
{
  g_autoptr(CoxaMuscles) muscles = coxa_muscles_new (muscle_folder);
  g_autoptr(CoxaPoseFile) file = NULL;
  g_autoptr(CoxaSkin) patient = NULL;
  g_autoptr(CoxaSkin) examiner = NULL;
  g_autoptr(CoxaFilm) film = NULL;
  g_autofree char *skeleton = g_build_filename (human_folder, "skeleton.txt", NULL);
  CoxaRig rig;

  if (!coxa_rig_load (&rig, skeleton, error))
    return FALSE;
  file = coxa_pose_file_load (in, &rig, error);
  if (file == NULL)
    return FALSE;
  patient = coxa_skin_new (human_folder, file->body, error);
  if (patient == NULL)
    return FALSE;
  if (file->other_body != NULL)
    {
      examiner = coxa_skin_new (human_folder, file->other_body, error);
      if (examiner == NULL)
        return FALSE;
    }
  film = coxa_film_new (file, patient, examiner, muscles, error);
  if (film == NULL)
    return FALSE;
  if (verbose)
    tell (film);

  return coxa_figures_preview (film, out, error);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GOptionContext) context = g_option_context_new ("- draw figures that move");
  g_autoptr(GError) error = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("coxa-figures: %s\n", error->message);
      return 2;
    }
  if (!only_preview || arguments == NULL || g_strv_length (arguments) != 2)
    {
      g_printerr ("Usage: coxa-figures --preview FILE.json OUT.png\n");
      return 2;
    }
  if (!preview (arguments[0], arguments[1], &error))
    {
      g_printerr ("coxa-figures: %s\n", error->message);
      return 1;
    }

  return 0;
}
