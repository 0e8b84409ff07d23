/* test-figures.c: figures that move: their files, their joints, their frames, and what a body cannot do
 *
 * Reading and posing need no meshes. Where COXA_MESHES is not set, what needs skin is skipped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-figures-draw.h"
#include "coxa-film-check.h"

#include <glib/gstdio.h>
#include <string.h>

/* a whole description: a leg that is lifted while she stands */
#define BODY "\"figure\":\"exercise/test\",\"body\":\"female\",\"size\":[300,400]," \
             "\"camera\":{\"azimuth\":20,\"elevation\":10,\"distance\":7},"
#define START "\"start\":{\"at\":[0,0.87,0],\"float\":true," \
              "\"plant\":{\"foot_l\":{\"at\":[0.12,0,0]},\"foot_r\":{\"at\":[-0.12,0,0]}}}"
#define UP "\"up\":{\"from\":\"start\",\"at\":[0.05,0.875,0],\"free\":[\"foot_r\"]," \
           "\"angles\":{\"thigh_r\":[40,10],\"calf_r\":[60]}}"
#define KEYS "\"keys\":[{\"pose\":\"start\",\"steps\":[1,2]},{\"pose\":\"up\",\"steps\":[3]}],"
#define LOOP "\"loop\":[{\"to\":\"up\",\"seconds\":1},{\"hold\":0.5},{\"to\":\"start\",\"seconds\":0.5},{\"hold\":0.5}]"
#define WHOLE "{" BODY "\"poses\":{" START "," UP "}," KEYS LOOP "}"

#define MOST_FLICKER 0.01 /* of all tones */

static CoxaRig rig;
static char *folder;

static char *
write_file (const char *text)
{
  char *path = g_build_filename (folder, "exercise-test.json", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static CoxaPoseFile *
read_file (const char  *text,
           GError     **error)
{
  g_autofree char *path = write_file (text);

  return coxa_pose_file_load (path, &rig, error);
}

static void
test_reads (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaPoseFile) file = read_file (WHOLE, &error);
  const CoxaKey *key;
  const CoxaNamedPose *up;

  g_assert_no_error (error);
  g_assert_cmpstr (file->address, ==, "exercise/test");
  g_assert_cmpuint (file->poses->len, ==, 2);
  g_assert_cmpuint (file->keys->len, ==, 2);
  g_assert_cmpuint (file->moves->len, ==, 4);
  key = g_ptr_array_index (file->keys, 0);
  g_assert_cmpuint (key->steps->len, ==, 2);
  g_assert_cmpint (g_array_index (key->steps, int, 0), ==, 0);

  /* what a pose starts from stays, what it says anew is changed, what it frees is free */
  up = g_ptr_array_index (file->poses, 1);
  g_assert_true (up->pose.reach[COXA_REACH_FOOT_LEFT].planted);
  g_assert_false (up->pose.reach[COXA_REACH_FOOT_RIGHT].on);
  g_assert_cmpfloat (up->pose.at.x, ==, 0.05);
  g_assert_cmpfloat (up->pose.angles[coxa_rig_find (&rig, "thigh_r")][0], ==, 40);
  g_assert_cmpfloat (up->pose.angles[coxa_rig_find (&rig, "thigh_l")][0], ==, 0);
}

/* what is written instead of what, and what the error says of it: the place, then the remedy */
typedef struct
{
  const char *name;
  const char *was;
  const char *is;
  const char *place;
  const char *remedy;
} Broken;

static const Broken broken[] =
{
  { "no-object", WHOLE, "[]", ": /:", "Write an object here" },
  { "no-figure", "\"figure\":\"exercise/test\",", "", ": /:", "“figure” is missing" },
  { "unknown-word", "\"body\"", "\"bodi\"", ": /:", "“bodi” means nothing here" },
  { "no-such-body", "\"female\"", "\"child\"", ": /:", "female or male" },
  { "size", "[300,400]", "[300]", ": /:", "“size”" },
  { "small", "[300,400]", "[3,4]", ": /size:", "100 to 2000" },
  { "no-camera", "\"azimuth\":20,", "", ": /camera:", "“azimuth” is missing" },
  { "bone", "\"thigh_r\"", "\"thihg_r\"", ": /poses/up/angles:", "There is no bone “thihg_r”" },
  { "angle", "[40,10]", "[40,\"ten\"]", ": /poses/up/angles:", "Item 1 of “thigh_r” is a number" },
  { "angles", "[40,10]", "[1,2,3,4]", ": /poses/up/angles:", "1 to 3 numbers" },
  { "from", "\"from\":\"start\"", "\"from\":\"stand\"", ": /poses/up:", "“stand”, which is no pose" },
  { "circle", "\"from\":\"start\"", "\"from\":\"up\"", ": /poses/up:", "in a circle" },
  { "plant", "\"foot_l\":{\"at\"", "\"hand_l\":{\"at\"", ": /poses/start/plant:", "foot_l or foot_r" },
  { "plant-where", "\"foot_l\":{\"at\":[0.12,0,0]}", "\"foot_l\":{}", ": /poses/start/plant/foot_l:", "“at” is missing" },
  { "free", "[\"foot_r\"]", "[\"foot\"]", ": /poses/up:", "“foot”, which is no bone" },
  { "flat", "\"at\":[0,0.87,0]", "\"up\":[0,0,1]", ": /poses/start:", "point the same way" },
  { "key", "{\"pose\":\"up\",", "{\"pose\":\"down\",", ": /keys/1:", "“down”, which is no pose" },
  { "step", "[3]", "[0]", ": /keys/1:", "the first is 1" },
  { "move", "\"to\":\"up\"", "\"to\":\"down\"", ": /loop/0:", "“down”, which is no pose" },
  { "seconds", "\"seconds\":1}", "\"seconds\":0}", ": /loop/0:", "above 0" },
  { "prop", "\"poses\":", "\"props\":[{\"prop\":\"sofa\"}],\"poses\":", ": /props/0:", "There is no prop “sofa”" },
  { "mat", "\"poses\":", "\"props\":[{\"prop\":\"mat\",\"x\":[1,0],\"z\":[0,1]}],\"poses\":", ": /props/0:", "from the smaller" },
  { "colour", "\"poses\":", "\"bands\":[{\"bone\":\"calf\",\"at\":0.5,\"width\":0.05,\"colour\":\"red\"}],\"poses\":",
    ": /bands/0:",
    "#rrggbb" },
  { "arrow", "\"poses\":", "\"arrows\":[{\"bone\":\"knee\",\"from\":\"start\",\"to\":\"up\"}],\"poses\":", ": /arrows/0:",
    "There is no bone “knee”" },
  { "fault", "\"poses\":", "\"faults\":[{\"beside\":\"up\",\"pose\":{}}],\"poses\":", ": /faults/0:", "“fault”" },
  { "examiner", "\"poses\":", "\"examiner\":{\"poses\":{\"stop\":{}}},\"poses\":", ": /examiner/poses:", "no pose “start”" },
  { "target", "\"free\":[\"foot_r\"]", "\"reach\":{\"hand_l\":{\"to\":[0,0,0],\"of\":\"examiner:nose\"}}",
    ": /poses/up/reach/hand_l:",
    "There is no bone “examiner:nose”" },
};

static void
test_broken (gconstpointer data)
{
  const Broken *wrong = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaPoseFile) file = NULL;
  g_auto(GStrv) parts = g_strsplit (WHOLE, wrong->was, 2);
  g_autofree char *text = NULL;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  text = g_strconcat (parts[0], wrong->is, parts[1], NULL);
  file = read_file (text, &error);
  g_assert_null (file);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "exercise-test.json: "));
  g_assert_nonnull (strstr (error->message, wrong->place));
  g_assert_nonnull (strstr (error->message, wrong->remedy));
}

/* cut short at every byte it is an error, never a crash */
static void
test_cut_short (void)
{
  for (gsize n = 0; n < strlen (WHOLE); n++)
    {
      g_autofree char *text = g_strndup (WHOLE, n);
      g_autoptr(GError) error = NULL;
      g_autoptr(CoxaPoseFile) file = read_file (text, &error);

      g_assert_null (file);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, "exercise-test.json"));
    }
}

/* what is bent is measured again as it was bent */
static void
test_angles (void)
{
  static const double samples[][3] = { { 0, 0, 0 }, { 40, 20, -10 }, { 95, 35, 40 }, { -20, -15, 25 } };

  for (int b = 0; b < rig.n; b++)
    for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
      {
        double out[3] = { 0, 0, 0 };
        CoxaBoneKind kind = rig.bone[b].kind;

        if (kind == COXA_BONE_THUMB)
          continue;
        coxa_rig_unbend (&rig, b, coxa_rig_bend (&rig, b, samples[i]), out);
        for (int k = 0; k < (kind == COXA_BONE_CLAVICLE ? 2 : 3); k++)
          g_assert_cmpfloat_with_epsilon (out[k], samples[i][k], 1e-6);
      }
}

static double
away (CoxaVec a,
      CoxaVec b)
{
  return coxa_vec_length (coxa_vec_sub (a, b));
}

/* Hands get to where they reach, planted feet are flat, and both are so halfway between two poses as well. */
static void
test_reaches (void)
{
  int hand = coxa_rig_find (&rig, "hand_r"), foot = coxa_rig_find (&rig, "foot_l");
  CoxaPose a, b, between;
  CoxaStand stand_a, stand_b, stand;
  CoxaVec to = { -0.3, 1.2, 0.3 };

  coxa_pose_init (&a, &rig);
  coxa_pose_plant (&a, &rig, COXA_REACH_FOOT_LEFT, coxa_vec (0.12, 0, 0), 10, NULL);
  a.reach[COXA_REACH_HAND_RIGHT] = (CoxaReach) { TRUE, COXA_WORLD, FALSE, to, COXA_POLE_NONE, { 0, 0, 0 } };
  coxa_pose_solve (&a, &rig, NULL, coxa_vec (0, 0.86, 0), &stand_a);
  g_assert_cmpfloat (away (stand_a.at[hand], to), <, 1e-6);
  g_assert_cmpfloat (away (stand_a.at[foot], coxa_vec (0.12, rig.bone[foot].head.y, 0)), <, 1e-6);
  g_assert_cmpfloat_with_epsilon (stand_a.axes[foot].m[4], 1, 1e-9);

  b = a;
  coxa_pose_solve (&b, &rig, NULL, coxa_vec (0.05, 0.7, 0.02), &stand_b);
  g_assert_cmpfloat (stand_b.missed[COXA_REACH_FOOT_LEFT], <, 1e-9);
  for (int i = 0; i <= 10; i++)
    {
      coxa_pose_mix (&rig, &a, &stand_a, &b, &stand_b, i / 10.0, &between);
      coxa_pose_solve (&between, &rig, NULL, between.at, &stand);
      g_assert_cmpfloat (away (stand.at[foot], stand_a.at[foot]), <, 1e-6);
      g_assert_cmpfloat (away (stand.at[hand], to), <, 1e-6);
    }

  /* what is too far is said to be missed */
  a.reach[COXA_REACH_HAND_RIGHT].to = coxa_vec (-2, 1.2, 0.3);
  coxa_pose_solve (&a, &rig, NULL, coxa_vec (0, 0.86, 0), &stand);
  g_assert_cmpfloat (stand.missed[COXA_REACH_HAND_RIGHT], >, 0.5);
}

/* a hand turned in the room turns no further than its wrist */
static void
test_wrist (void)
{
  int hand = coxa_rig_find (&rig, "hand_r"), forearm = coxa_rig_find (&rig, "lowerarm_r");
  double angles[3] = { 0, 0, 0 };
  CoxaPose pose;
  CoxaStand stand;

  coxa_pose_init (&pose, &rig);
  pose.orient[hand] = (CoxaOrient) { TRUE, COXA_WORLD, { 0, -1, 0 }, { 0, 0, 1 } };
  coxa_pose_solve (&pose, &rig, NULL, pose.at, &stand);
  coxa_rig_unbend (&rig, hand, coxa_turn_times (coxa_turn_inverse (stand.axes[forearm]), stand.axes[hand]), angles);
  g_assert_cmpfloat (fabs (angles[0]), <, 86);
  g_assert_cmpfloat (fabs (angles[1]), <, 43);
}

static void
test_turns (void)
{
  CoxaTurn a = coxa_turn_about (coxa_vec (0, 1, 0), 20), b = coxa_turn_about (coxa_vec (0, 1, 0), 190);
  CoxaTurn middle = coxa_turn_mix (a, b, 0.5), half = coxa_turn_mix (coxa_turn_none (),
                                                                     coxa_turn_about (coxa_vec (1, 0, 0), 180), 0.5);
  CoxaVec seen = coxa_turn_apply (&middle, coxa_vec (0, 0, 1));

  g_assert_cmpfloat_with_epsilon (atan2 (seen.x, seen.z) * 180 / G_PI, 105, 1e-6);
  g_assert_cmpfloat_with_epsilon (fabs (half.m[7]), 1, 1e-6);
}

/* what stands on a box is pressed up, what leans on it to the side */
static void
test_solid (void)
{
  CoxaSolid solid = { { 0, 0.2, 0 }, { 0.3, 0.2, 0.3 }, coxa_turn_none (), 0.05, "box" };
  CoxaVec out = { 0, 0, 0 };

  g_assert_cmpfloat_with_epsilon (coxa_solid_depth (&solid, coxa_vec (0.1, 0.37, 0), &out), 0.03, 1e-9);
  g_assert_cmpfloat_with_epsilon (out.y, 0.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (coxa_solid_depth (&solid, coxa_vec (0.28, 0.1, 0), &out), 0.02, 1e-9);
  g_assert_cmpfloat_with_epsilon (out.x, 0.3, 1e-9);
  g_assert_cmpfloat (coxa_solid_depth (&solid, coxa_vec (0.4, 0.1, 0), &out), <=, 0);
}

/* all files that are committed can be read */
static void
test_committed (void)
{
  g_autofree char *poses = g_build_filename (g_getenv ("COXA_DATA"), "figures", "poses", NULL);
  g_autoptr(GDir) dir = g_dir_open (poses, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (poses, name, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(CoxaPoseFile) file = NULL;
      g_autofree char *wanted = NULL;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      file = coxa_pose_file_load (path, &rig, &error);
      g_assert_no_error (error);
      wanted = g_strconcat (file->address, ".json", NULL);
      g_assert_cmpstr (name, ==, g_strdelimit (wanted, "/", '-'));
    }
}

/* what all tests with skin share, or NULL and the test is skipped */
static const CoxaSkin *
get_skin (const char *id)
{
  static CoxaSkin *skins[2];
  int i = strcmp (id, "male") == 0;
  const char *meshes = g_getenv ("COXA_MESHES");
  g_autofree char *human = meshes != NULL ? g_build_filename (meshes, "human", NULL) : NULL;
  g_autoptr(GError) error = NULL;

  if (human == NULL || !g_file_test (human, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("COXA_MESHES names no folder that has the base mesh in human/");
      return NULL;
    }
  if (skins[i] == NULL)
    skins[i] = coxa_skin_new (human, id, &error);
  g_assert_no_error (error);

  return skins[i];
}

static CoxaFilm *
open_film (CoxaPoseFile *file,
           CoxaMuscles **muscles)
{
  g_autofree char *hip = NULL;
  g_autoptr(GError) error = NULL;
  const CoxaSkin *skin = get_skin (file->body);
  CoxaFilm *film;

  if (skin == NULL)
    return NULL;
  hip = g_build_filename (g_getenv ("COXA_MESHES"), "hip", NULL);
  *muscles = coxa_muscles_new (hip);
  film = coxa_film_new (file, skin, file->other_body != NULL ? get_skin (file->other_body) : NULL, *muscles, &error);
  g_assert_no_error (error);

  return film;
}

/* what is said of a description in which something is written instead of something else */
static GPtrArray *
complain_of (const char *was,
             const char *is)
{
  g_auto(GStrv) parts = g_strsplit (WHOLE, was, 2);
  g_autofree char *text = g_strconcat (parts[0], is, parts[1], NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaPoseFile) file = read_file (text, &error);
  g_autoptr(CoxaMuscles) muscles = NULL;
  g_autoptr(CoxaFilm) film = NULL;
  GPtrArray *complaints = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  film = open_film (file, &muscles);
  if (film != NULL)
    coxa_film_check (film, complaints);

  return complaints;
}

typedef struct
{
  const char *name;
  const char *was;
  const char *is;
  const char *said[3];
} Impossible;

static const Impossible impossible[] =
{
  { "knee", "\"calf_r\":[60]", "\"calf_r\":[-30]", { "“up”", "calf_r: flexion of -30° is beyond -5°" } },
  { "hip", "\"thigh_r\":[40,10]", "\"thigh_r\":[160]", { "“up”", "thigh_r: flexion of 160° is beyond 135°" } },
  { "abduction", "\"thigh_r\":[40,10]", "\"thigh_r\":[0,65]", { "“up”", "thigh_r: abduction of 65° is beyond 52°" } },
  { "spine", "\"calf_r\":[60]", "\"calf_r\":[60],\"spine\":[120]", { "“up”", "spine: flexion of 120° is beyond 88°" } },
  { "neck", "\"calf_r\":[60]", "\"calf_r\":[60],\"neck\":[0,0,120]", { "“up”", "neck: turn of 120° is beyond 82°" } },
  { "floor", "[0,0.87,0],\"float\":true,\"plant\":{\"foot_l\":{\"at\":[0.12,0,0]}",
    "[0,0.8,0],\"float\":true,\"plant\":{\"foot_l\":{\"at\":[0.12,-0.06,0]}", { "frame 0", "foot_l is ", "below the floor" } },
  { "box", "\"poses\":", "\"props\":[{\"prop\":\"box\",\"at\":[0.12,0,0],\"size\":[0.4,0.1,0.4]}],\"poses\":",
    { "foot_l is ", "within the box", "are allowed" } },
  { "limb", "\"thigh_r\":[40,10],\"calf_r\":[60]", "\"thigh_r\":[0,-24],\"calf_r\":[0]",
    { "calf_r is ", "within calf_l", "allowed" } },
  { "too-far", "\"at\":[0.05,0.875,0]", "\"at\":[0.05,1.2,0]", { "foot_l misses the place where it stands", "move the target" } },
};

static void
test_impossible (gconstpointer data)
{
  const Impossible *wrong = data;
  g_autoptr(GPtrArray) complaints = NULL;
  gboolean found = FALSE;

  if (get_skin ("female") == NULL)
    return;
  complaints = complain_of (wrong->was, wrong->is);
  for (guint i = 0; i < complaints->len; i++)
    {
      const char *text = g_ptr_array_index (complaints, i);
      gboolean all = strstr (text, "exercise-test.json: ") != NULL;

      g_test_message ("%s", text);
      for (int k = 0; k < 3 && wrong->said[k] != NULL; k++)
        all &= strstr (text, wrong->said[k]) != NULL;
      found |= all;
    }
  g_assert_true (found);
}

static void
test_possible (void)
{
  g_autoptr(GPtrArray) complaints = complain_of ("\"free\"", "\"note\":\"as it is\",\"free\"");

  for (guint i = 0; i < complaints->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (complaints, i));
  g_assert_cmpuint (complaints->len, ==, 0);
}

/* Loop to frames: one second there makes 12 frames, the way back uses the same. */
static void
test_frames (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaPoseFile) file = read_file (WHOLE, &error);
  g_autoptr(CoxaMuscles) muscles = NULL;
  g_autoptr(CoxaFilm) film = open_film (file, &muscles);
  static const guint parts[4][2] = { { 0, 12 }, { 12, 12 }, { 12, 0 }, { 0, 0 } };

  if (film == NULL)
    return;
  g_assert_cmpuint (film->frames->len, ==, 13);
  g_assert_cmpuint (film->stretches->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpuint (g_array_index (film->stretches, CoxaStretch, i).from, ==, parts[i][0]);
      g_assert_cmpuint (g_array_index (film->stretches, CoxaStretch, i).to, ==, parts[i][1]);
    }
  g_assert_cmpuint (film->key_frame[0], ==, 0);
  g_assert_cmpuint (film->key_frame[1], ==, 12);
  for (guint f = 1; f < 12; f++)
    g_assert_cmpfloat (g_array_index (film->frames, CoxaFrame, f).t, <, f < 11
                       ? g_array_index (film->frames, CoxaFrame, f + 1).t : 1);
}

/* A ring comes back to where it began by frames of its own; a still has its key frames alone. */
static void
test_rings_and_stills (void)
{
  static const char ring[] = "{" BODY "\"poses\":{" START "," UP ",\"side\":{\"from\":\"up\",\"angles\":{\"thigh_r\":[0,30]}}},"
                             "\"keys\":[{\"pose\":\"start\"},{\"pose\":\"up\"},{\"pose\":\"side\"}],"
                             "\"loop\":[{\"to\":\"up\",\"seconds\":0.5},{\"to\":\"side\",\"seconds\":0.5},"
                             "{\"to\":\"start\",\"seconds\":0.5}]}";
  static const char still[] = "{" BODY "\"poses\":{" START "," UP "}," KEYS "\"loop\":[]}";
  g_autoptr(CoxaMuscles) muscles = NULL;
  g_autoptr(CoxaMuscles) more_muscles = NULL;
  g_autoptr(CoxaPoseFile) file = read_file (ring, NULL);
  g_autoptr(CoxaFilm) film = open_film (file, &muscles);
  g_autoptr(CoxaPoseFile) other_file = read_file (still, NULL);
  g_autoptr(CoxaFilm) other = film != NULL ? open_film (other_file, &more_muscles) : NULL;

  if (film == NULL)
    return;
  g_assert_cmpuint (film->frames->len, ==, 19);
  g_assert_cmpuint (g_array_index (film->stretches, CoxaStretch, 2).from, ==, 12);
  g_assert_cmpuint (g_array_index (film->stretches, CoxaStretch, 2).to, ==, 18);
  g_assert_cmpuint (other->frames->len, ==, 2);
  g_assert_cmpuint (other->stretches->len, ==, 0);
}

/* Drawn twice it is the same, fits its budget, and its tones do not flicker. */
static void
test_drawn (void)
{
  g_autofree char *text = g_strdup ("{" BODY "\"muscles\":[{\"muscle\":\"gluteus-medius\",\"side\":\"both\"}],"
                                    "\"poses\":{" START "," UP "},"
                                    KEYS "\"bands\":[{\"bone\":\"thigh\",\"at\":0.8,\"width\":0.05}],"
                                    "\"arrows\":[{\"bone\":\"calf_r\",\"from\":\"start\",\"to\":\"up\",\"offset\":20}],"
                                    "\"faults\":[{\"fault\":1,\"beside\":\"up\",\"pose\":{\"from\":\"up\"}}]," LOOP "}");
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaPoseFile) file = read_file (text, &error);
  g_autoptr(CoxaMuscles) muscles = NULL;
  g_autoptr(CoxaFilm) film = NULL;
  g_autoptr(CoxaDrawing) once = NULL;
  g_autoptr(CoxaDrawing) again = NULL;
  g_autoptr(JsonNode) row = NULL;
  guint worst = 0;

  g_assert_no_error (error);
  film = open_film (file, &muscles);
  if (film == NULL)
    return;
  once = coxa_drawing_new (film);
  again = coxa_drawing_new (film);
  g_assert_cmpmem (once->svg, once->length, again->svg, again->length);
  g_assert_nonnull (strstr (once->svg, "<g id=\"scene\""));
  g_assert_nonnull (strstr (once->svg, "<g id=\"frame-12\""));
  g_assert_nonnull (strstr (once->svg, "<g id=\"arrow-1\""));
  g_assert_nonnull (strstr (once->svg, "<g id=\"fault-0\""));
  g_assert_null (strstr (once->svg, "<g id=\"frame-13\""));
  for (guint f = 0; f < once->n; f++)
    g_assert_cmpuint (once->measures[f].bytes, <, 60 * 1024);
  g_assert_cmpfloat (coxa_drawing_flicker (once, film, &worst), <, MOST_FLICKER);

  row = coxa_film_describe (film);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (row), "frames"), ==, 13);
}

/* gluteus medius lies from the iliac crest to the trochanter, at the side and behind, and not in front nor on the other side */
static void
test_muscle (void)
{
  const CoxaSkin *skin = get_skin ("female");
  g_autofree char *hip = skin != NULL ? g_build_filename (g_getenv ("COXA_MESHES"), "hip", NULL) : NULL;
  g_autoptr(CoxaMuscles) muscles = skin != NULL ? coxa_muscles_new (hip) : NULL;
  g_autoptr(GError) error = NULL;
  CoxaMuscleField *field;

  if (skin == NULL)
    return;
  field = coxa_muscles_find (muscles, "gluteus-medius", &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (coxa_muscle_field_at (field, skin, coxa_vec (-0.15, 0.97, 0), -1), >, 0.6);
  g_assert_cmpfloat (coxa_muscle_field_at (field, skin, coxa_vec (-0.17, 0.90, -0.02), -1), >, 0.35);
  g_assert_cmpfloat (coxa_muscle_field_at (field, skin, coxa_vec (-0.05, 0.95, 0.10), -1), <, 0.1);
  g_assert_cmpfloat (coxa_muscle_field_at (field, skin, coxa_vec (-0.15, 0.70, 0), -1), <, 0.1);
  g_assert_cmpfloat (coxa_muscle_field_at (field, skin, coxa_vec (0.15, 0.97, 0), -1), <, 0.01);
  g_assert_cmpfloat_with_epsilon (coxa_muscle_field_at (field, skin, coxa_vec (0.15, 0.97, 0), 1),
                                  coxa_muscle_field_at (field, skin, coxa_vec (-0.15, 0.97, 0), -1), 1e-9);
  g_assert_null (coxa_muscles_find (muscles, "gluteus-magnificus", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* every frame of every file that is committed */
static void
test_committed_are_possible (void)
{
  g_autofree char *poses = g_build_filename (g_getenv ("COXA_DATA"), "figures", "poses", NULL);
  g_autoptr(GDir) dir = g_dir_open (poses, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (poses, name, NULL);
      g_autoptr(CoxaMuscles) muscles = NULL;
      g_autoptr(CoxaFilm) film = NULL;
      g_autoptr(CoxaPoseFile) file = g_str_has_suffix (name, ".json") ? coxa_pose_file_load (path, &rig, NULL) : NULL;
      g_autoptr(GPtrArray) complaints = g_ptr_array_new_with_free_func (g_free);

      if (file == NULL)
        continue;
      film = open_film (file, &muscles);
      if (film == NULL)
        return;
      coxa_film_check (film, complaints);
      for (guint i = 0; i < complaints->len; i++)
        g_test_message ("%s", (char *) g_ptr_array_index (complaints, i));
      g_assert_cmpuint (complaints->len, ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *skeleton = NULL;
  g_autofree char *left_over = NULL;
  g_autoptr(GError) error = NULL;
  gboolean slow = g_strcmp0 (g_getenv ("COXA_FIGURES"), "all") == 0;
  int status;

  g_test_init (&argc, &argv, NULL);
  skeleton = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "atelier", "fixtures", "skeleton.txt", NULL);
  if (!coxa_rig_load (&rig, skeleton, &error))
    g_error ("%s", error->message);
  folder = g_dir_make_tmp ("coxa-figures-XXXXXX", NULL);
  g_assert_nonnull (folder);

  if (slow)
    g_test_add_func ("/figures/committed-are-possible", test_committed_are_possible);
  else
    {
      g_test_add_func ("/figures/reads", test_reads);
      for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
        {
          g_autofree char *name = g_strconcat ("/figures/broken/", broken[i].name, NULL);

          g_test_add_data_func (name, &broken[i], test_broken);
        }
      g_test_add_func ("/figures/cut-short", test_cut_short);
      g_test_add_func ("/figures/angles", test_angles);
      g_test_add_func ("/figures/reaches", test_reaches);
      g_test_add_func ("/figures/wrist", test_wrist);
      g_test_add_func ("/figures/turns", test_turns);
      g_test_add_func ("/figures/solid", test_solid);
      g_test_add_func ("/figures/committed", test_committed);
      for (guint i = 0; i < G_N_ELEMENTS (impossible); i++)
        {
          g_autofree char *name = g_strconcat ("/figures/impossible/", impossible[i].name, NULL);

          g_test_add_data_func (name, &impossible[i], test_impossible);
        }
      g_test_add_func ("/figures/possible", test_possible);
      g_test_add_func ("/figures/frames", test_frames);
      g_test_add_func ("/figures/rings-and-stills", test_rings_and_stills);
      g_test_add_func ("/figures/drawn", test_drawn);
      g_test_add_func ("/figures/muscle", test_muscle);
    }
  status = g_test_run ();
  left_over = g_build_filename (folder, "exercise-test.json", NULL);
  g_remove (left_over);
  g_rmdir (folder);
  g_free (folder);

  return status;
}
