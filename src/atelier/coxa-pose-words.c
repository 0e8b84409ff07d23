/* coxa-pose-words.c: reads the words of a description, and says where one is wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-pose-words.h"

#include <string.h>

/**
 * coxa_words_fail:
 * @self: a reader
 * @place: a JSON pointer
 * @format: what is wrong and what to write instead
 * @...: for @format
 *
 * Sets the error.
 *
 * Returns: %FALSE
 */
gboolean
coxa_words_fail (CoxaWords  *self,
                 const char *place,
                 const char *format,
                 ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (self->error == NULL || *self->error == NULL)
    g_set_error (self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s: %s", self->path, *place == '\0' ? "/" : place, what);

  return FALSE;
}

/**
 * coxa_words_only:
 * @self: a reader
 * @object: an object
 * @place: its JSON pointer
 * @allowed: names with spaces between; "note" may stand everywhere
 *
 * Looks for words that nobody knows.
 *
 * Returns: whether there are none
 */
gboolean
coxa_words_only (CoxaWords  *self,
                 JsonObject *object,
                 const char *place,
                 const char *allowed)
{
  g_auto(GStrv) names = g_strsplit (allowed, " ", -1);
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    if (strcmp (name, "note") != 0 && !g_strv_contains ((const char *const *) names, name))
      return coxa_words_fail (self, place, "“%s” means nothing here. Known are: %s.", name, allowed);

  return TRUE;
}

/**
 * coxa_words_object:
 * @self: a reader
 * @node: (nullable): a node
 * @place: its JSON pointer
 *
 * Returns: (transfer none) (nullable): the object it is, or %NULL with the error set
 */
JsonObject *
coxa_words_object (CoxaWords  *self,
                   JsonNode   *node,
                   const char *place)
{
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  coxa_words_fail (self, place, "Write an object here: {…}.");

  return NULL;
}

/**
 * coxa_words_member:
 * @self: a reader
 * @object: an object
 * @place: its JSON pointer
 * @name: of a member
 * @needed: whether it must be there
 * @node: (out) (nullable): the member, or %NULL
 *
 * Looks for a member.
 *
 * Returns: whether it is there or need not be
 */
gboolean
coxa_words_member (CoxaWords   *self,
                   JsonObject  *object,
                   const char  *place,
                   const char  *name,
                   gboolean     needed,
                   JsonNode   **node)
{
  *node = json_object_get_member (object, name);
  if (*node == NULL && needed)
    return coxa_words_fail (self, place, "“%s” is missing. Add it.", name);

  return TRUE;
}

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node)
         && (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

/**
 * coxa_words_number:
 * @self: a reader
 * @object: an object
 * @place: its JSON pointer
 * @name: of a member
 * @needed: whether it must be there
 * @out: (inout): the number; stays as it is where there is none
 *
 * Reads a number.
 *
 * Returns: whether it is well
 */
gboolean
coxa_words_number (CoxaWords  *self,
                   JsonObject *object,
                   const char *place,
                   const char *name,
                   gboolean    needed,
                   double     *out)
{
  JsonNode *node;

  if (!coxa_words_member (self, object, place, name, needed, &node))
    return FALSE;
  if (node != NULL && !is_number (node))
    return coxa_words_fail (self, place, "“%s” is a number.", name);
  if (node != NULL)
    *out = json_node_get_double (node);

  return TRUE;
}

/**
 * coxa_words_numbers:
 * @self: a reader
 * @object: an object
 * @place: its JSON pointer
 * @name: of a member
 * @needed: whether it must be there
 * @least: so many numbers at least
 * @most: so many at most
 * @out: (inout): room for @most numbers; those that are not given stay as they are
 *
 * Reads a list of numbers.
 *
 * Returns: whether it is well
 */
gboolean
coxa_words_numbers (CoxaWords  *self,
                    JsonObject *object,
                    const char *place,
                    const char *name,
                    gboolean    needed,
                    guint       least,
                    guint       most,
                    double     *out)
{
  JsonNode *node;
  JsonArray *array;

  if (!coxa_words_member (self, object, place, name, needed, &node))
    return FALSE;
  if (node == NULL)
    return TRUE;
  array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  if (array == NULL || json_array_get_length (array) < least || json_array_get_length (array) > most)
    return coxa_words_fail (self, place, "Write “%s” as a list of %u%s%.0u numbers.", name, least, least < most ? " to " : "",
                            least < most ? most : 0);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!is_number (json_array_get_element (array, i)))
        return coxa_words_fail (self, place, "Item %u of “%s” is a number.", i, name);
      out[i] = json_array_get_double_element (array, i);
    }

  return TRUE;
}

/**
 * coxa_words_vec:
 * @self: a reader
 * @object: an object
 * @place: its JSON pointer
 * @name: of a member
 * @needed: whether it must be there
 * @out: (inout): the point; stays as it is where there is none
 *
 * Reads a point or direction.
 *
 * Returns: whether it is well
 */
gboolean
coxa_words_vec (CoxaWords  *self,
                JsonObject *object,
                const char *place,
                const char *name,
                gboolean    needed,
                CoxaVec    *out)
{
  double three[3] = { out->x, out->y, out->z };

  if (!coxa_words_numbers (self, object, place, name, needed, 3, 3, three))
    return FALSE;
  *out = coxa_vec (three[0], three[1], three[2]);

  return TRUE;
}

/**
 * coxa_words_text:
 * @self: a reader
 * @object: an object
 * @place: its JSON pointer
 * @name: of a member
 * @needed: whether it must be there
 * @out: (inout): the text, which belongs to @object
 *
 * Reads a text.
 *
 * Returns: whether it is well
 */
gboolean
coxa_words_text (CoxaWords   *self,
                 JsonObject  *object,
                 const char  *place,
                 const char  *name,
                 gboolean     needed,
                 const char **out)
{
  JsonNode *node;

  if (!coxa_words_member (self, object, place, name, needed, &node))
    return FALSE;
  if (node != NULL && (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING))
    return coxa_words_fail (self, place, "“%s” is a text: \"…\".", name);
  if (node != NULL)
    *out = json_node_get_string (node);

  return TRUE;
}

/**
 * coxa_words_colour:
 * @self: a reader
 * @object: an object
 * @place: its JSON pointer
 * @out: (inout): room for "#rrggbb"
 *
 * Reads “colour”.
 *
 * Returns: whether it is well
 */
gboolean
coxa_words_colour (CoxaWords  *self,
                   JsonObject *object,
                   const char *place,
                   char       *out)
{
  const char *text = NULL;

  if (!coxa_words_text (self, object, place, "colour", FALSE, &text))
    return FALSE;
  if (text == NULL)
    return TRUE;
  if (strlen (text) != 7 || text[0] != '#' || strspn (text + 1, "0123456789abcdefABCDEF") != 6)
    return coxa_words_fail (self, place, "“%s” is no colour. Write it as \"#rrggbb\".", text);
  g_strlcpy (out, text, 8);

  return TRUE;
}

/**
 * coxa_words_of:
 * @self: a reader
 * @name: "world", a bone, or a bone behind "examiner:" or "patient:"
 * @place: a JSON pointer
 * @out: (out): as in #CoxaReach
 *
 * Finds what a target is given in.
 *
 * Returns: whether it is known
 */
gboolean
coxa_words_of (CoxaWords  *self,
               const char *name,
               const char *place,
               int        *out)
{
  const char *bone = strchr (name, ':');
  int b = coxa_rig_find (self->rig, bone != NULL ? bone + 1 : name);

  if (strcmp (name, "world") == 0)
    *out = COXA_WORLD;
  else if (b >= 0 && bone == NULL)
    *out = b;
  else if (b >= 0 && (g_str_has_prefix (name, "examiner:") || g_str_has_prefix (name, "patient:")))
    *out = COXA_OTHER_PERSON + b;
  else
    return coxa_words_fail (self, place, "There is no bone “%s”. Write world, a bone such as thigh_r, or examiner: or patient:"
                            " before a bone.", name);

  return TRUE;
}

static gboolean
find_limb (CoxaWords  *self,
           const char *name,
           const char *place,
           gboolean    only_feet,
           int        *limb)
{
  for (int j = only_feet ? COXA_REACH_FOOT_LEFT : 0; j < COXA_N_REACHES; j++)
    if (strcmp (self->rig->bone[self->rig->limb[j][2]].name, name) == 0)
      {
        *limb = j;
        return TRUE;
      }

  return coxa_words_fail (self, place, "“%s” cannot be placed. Write %sfoot_l or foot_r.", name,
                          only_feet ? "" : "hand_l, hand_r, ");
}

static gboolean
read_angles (CoxaWords  *self,
             const char *name,
             JsonObject *all,
             const char *place,
             CoxaPose   *pose)
{
  double angles[3] = { 0, 0, 0 };

  if (!coxa_words_numbers (self, all, place, name, TRUE, 1, 3, angles))
    return FALSE;

  return coxa_pose_bend (pose, self->rig, name, angles)
         || coxa_words_fail (self, place, "There is no bone “%s”. Write one such as thigh_r, or thigh for both sides.", name);
}

static gboolean
read_plant (CoxaWords  *self,
            const char *name,
            JsonObject *all,
            const char *place,
            CoxaPose   *pose)
{
  g_autofree char *here = g_strdup_printf ("%s/%s", place, name);
  JsonObject *object = coxa_words_object (self, json_object_get_member (all, name), here);
  CoxaVec at = { 0, 0, 0 }, pole = { 0, 0, 0 };
  double yaw = 0;
  int limb = 0;

  if (object == NULL || !find_limb (self, name, place, TRUE, &limb) || !coxa_words_only (self, object, here, "at yaw pole")
      || !coxa_words_vec (self, object, here, "at", TRUE, &at) || !coxa_words_number (self, object, here, "yaw", FALSE, &yaw)
      || !coxa_words_vec (self, object, here, "pole", FALSE, &pole))
    return FALSE;
  coxa_pose_plant (pose, self->rig, limb, at, yaw, json_object_has_member (object, "pole") ? &pole : NULL);

  return TRUE;
}

static gboolean
read_reach (CoxaWords  *self,
            const char *name,
            JsonObject *all,
            const char *place,
            CoxaPose   *pose)
{
  g_autofree char *here = g_strdup_printf ("%s/%s", place, name);
  JsonObject *object = coxa_words_object (self, json_object_get_member (all, name), here);
  const char *of = "world";
  CoxaReach reach = { .on = TRUE };
  int limb = 0;

  if (object == NULL || !find_limb (self, name, place, FALSE, &limb)
      || !coxa_words_only (self, object, here, "to of pole world-pole")
          || !coxa_words_vec (self, object, here, "to", TRUE, &reach.to)
      || !coxa_words_text (self, object, here, "of", FALSE, &of) || !coxa_words_of (self, of, here, &reach.of)
      || !coxa_words_vec (self, object, here, "pole", FALSE, &reach.pole)
      || !coxa_words_vec (self, object, here, "world-pole", FALSE, &reach.pole))
    return FALSE;
  if (json_object_has_member (object, "world-pole"))
    reach.pole_kind = COXA_POLE_WORLD;
  else if (json_object_has_member (object, "pole"))
    reach.pole_kind = COXA_POLE_BONE;
  pose->reach[limb] = reach;

  return TRUE;
}

static gboolean
read_orient (CoxaWords  *self,
             const char *name,
             JsonObject *all,
             const char *place,
             CoxaPose   *pose)
{
  g_autofree char *here = g_strdup_printf ("%s/%s", place, name);
  JsonObject *object = coxa_words_object (self, json_object_get_member (all, name), here);
  const char *of = "world";
  CoxaOrient orient = { .on = TRUE };
  int b = coxa_rig_find (self->rig, name);

  if (b < 0)
    return coxa_words_fail (self, place, "There is no bone “%s”. Write one such as hand_r.", name);
  if (object == NULL || !coxa_words_only (self, object, here, "of up front")
      || !coxa_words_text (self, object, here, "of", FALSE, &of) || !coxa_words_of (self, of, here, &orient.of)
      || !coxa_words_vec (self, object, here, "up", TRUE, &orient.up)
      || !coxa_words_vec (self, object, here, "front", TRUE, &orient.front))
    return FALSE;
  if (coxa_vec_length (coxa_vec_cross (orient.up, orient.front)) < 1e-3)
    return coxa_words_fail (self, here, "“up” and “front” point the same way. Turn one of them.");
  pose->orient[b] = orient;

  return TRUE;
}

static gboolean
read_each (CoxaWords   *self,
           JsonObject  *object,
           const char  *place,
           const char  *name,
           gboolean   (*read) (CoxaWords  *self,
                               const char *name,
                               JsonObject *all,
                               const char *place,
                               CoxaPose   *pose),
           CoxaPose    *pose)
{
  g_autofree char *here = g_strdup_printf ("%s/%s", place, name);
  JsonNode *node = json_object_get_member (object, name);
  JsonObject *all;
  JsonObjectIter iter;
  const char *member;

  if (node == NULL)
    return TRUE;
  all = coxa_words_object (self, node, here);
  if (all == NULL)
    return FALSE;
  json_object_iter_init_ordered (&iter, all);
  while (json_object_iter_next_ordered (&iter, &member, NULL))
    if (strcmp (member, "note") != 0 && !read (self, member, all, here, pose))
      return FALSE;

  return TRUE;
}

static gboolean
read_free (CoxaWords  *self,
           JsonObject *object,
           const char *place,
           CoxaPose   *pose)
{
  JsonNode *node = json_object_get_member (object, "free");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (node != NULL && array == NULL)
    return coxa_words_fail (self, place, "“free” is a list of bones, such as [\"foot_l\"].");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      const char *name = JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_STRING
                         ? json_node_get_string (item) : "";
      int b = coxa_rig_find (self->rig, name);

      if (b < 0)
        return coxa_words_fail (self, place, "“free” names “%s”, which is no bone.", name);
      pose->orient[b].on = FALSE;
      for (int j = 0; j < COXA_N_REACHES; j++)
        if (self->rig->limb[j][2] == b)
          pose->reach[j].on = FALSE;
    }

  return TRUE;
}

static gboolean
read_ground (CoxaWords  *self,
             JsonObject *object,
             const char *place,
             CoxaPose   *pose)
{
  g_autofree char *here = g_strdup_printf ("%s/ground", place);
  JsonNode *node = json_object_get_member (object, "ground");
  JsonObject *ground;
  JsonArray *bones = NULL;

  if (node == NULL)
    return TRUE;
  ground = coxa_words_object (self, node, here);
  pose->ground = COXA_GROUND_REST;
  pose->height = 0;
  pose->n_grounds = 0;
  if (ground == NULL || !coxa_words_only (self, ground, here, "height bones")
      || !coxa_words_number (self, ground, here, "height", FALSE, &pose->height)
      || !coxa_words_member (self, ground, here, "bones", FALSE, &node))
    return FALSE;
  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
    return coxa_words_fail (self, here, "“bones” is a list, such as [\"pelvis\"].");
  bones = node != NULL ? json_node_get_array (node) : NULL;
  for (guint i = 0; bones != NULL && i < json_array_get_length (bones); i++)
    {
      JsonNode *item = json_array_get_element (bones, i);
      const char *name = JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_STRING
                         ? json_node_get_string (item) : "";
      int b = coxa_rig_find (self->rig, name);

      if (b < 0 || pose->n_grounds == COXA_MOST_GROUNDS)
        return coxa_words_fail (self, here, "“%s” is no bone, or one too many. Write up to %d bones such as pelvis.", name,
                                COXA_MOST_GROUNDS);
      pose->grounds[pose->n_grounds++] = b;
    }

  return TRUE;
}

static gboolean
read_pin (CoxaWords  *self,
          JsonObject *object,
          const char *place,
          CoxaPose   *pose)
{
  g_autofree char *here = g_strdup_printf ("%s/pin", place);
  JsonNode *node = json_object_get_member (object, "pin");
  const char *bone = NULL;
  JsonObject *pin;

  if (node == NULL)
    return TRUE;
  pin = coxa_words_object (self, node, here);
  if (pin == NULL || !coxa_words_only (self, pin, here, "bone x z")
      || !coxa_words_text (self, pin, here, "bone", TRUE, &bone)
      || !coxa_words_number (self, pin, here, "x", TRUE, &pose->pin_x)
          || !coxa_words_number (self, pin, here, "z", TRUE, &pose->pin_z))
    return FALSE;
  pose->pin = coxa_rig_find (self->rig, bone);

  return pose->pin >= 0 || coxa_words_fail (self, here, "There is no bone “%s”. Write one such as foot_l.", bone);
}

/**
 * coxa_words_pose:
 * @self: a reader
 * @object: a pose
 * @place: its JSON pointer
 * @pose: (inout): what it starts from, changed by what is written
 *
 * Reads a pose.
 *
 * Returns: whether it is well
 */
gboolean
coxa_words_pose (CoxaWords  *self,
                 JsonObject *object,
                 const char *place,
                 CoxaPose   *pose)
{
  if (!coxa_words_only (self, object, place, "from up front ground sink angles plant reach orient free at float pin")
      || !read_free (self, object, place, pose)
      || !coxa_words_vec (self, object, place, "up", FALSE, &pose->up)
      || !coxa_words_vec (self, object, place, "front", FALSE, &pose->front)
      || !coxa_words_vec (self, object, place, "at", FALSE, &pose->at)
      || !coxa_words_number (self, object, place, "sink", FALSE, &pose->sink))
    return FALSE;
  if (coxa_vec_length (coxa_vec_cross (pose->up, pose->front)) < 1e-3)
    return coxa_words_fail (self, place, "“up” and “front” point the same way. Turn one of them.");
  if (json_object_has_member (object, "float"))
    pose->ground = COXA_GROUND_FLOAT;

  return read_ground (self, object, place, pose) && read_pin (self, object, place, pose)
         && read_each (self, object, place, "angles", read_angles, pose)
         && read_each (self, object, place, "plant", read_plant, pose)
         && read_each (self, object, place, "reach", read_reach, pose)
         && read_each (self, object, place, "orient", read_orient, pose);
}
