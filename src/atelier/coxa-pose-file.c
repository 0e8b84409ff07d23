/* coxa-pose-file.c: the description that a moving figure is drawn from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-pose-file.h"

#include "coxa-pose-words.h"

#include <string.h>

#define MOST_CHAIN 20 /* poses that start from another, which starts from another, … */
#define DISTANCE 7.0  /* metres */
#define MARGIN 0.06
#define LOOP_COLOUR "#f2a33a"

static const struct { const char *name; CoxaPropKind kind; const char *allowed; } prop_kinds[] =
{
  { "mat", COXA_PROP_MAT, "prop x z colour" },
  { "box", COXA_PROP_BOX, "prop at size yaw colour" },
  { "wall", COXA_PROP_WALL, "prop x z height colour" },
  { "ball", COXA_PROP_BALL, "prop at radius colour" },
  { "roller", COXA_PROP_ROLLER, "prop at axis length radius colour" },
  { "chair", COXA_PROP_CHAIR, "prop at yaw seat colour" },
  { "couch", COXA_PROP_COUCH, "prop x z height colour" },
  { "pillow", COXA_PROP_PILLOW, "prop at size yaw colour" },
  { "cable", COXA_PROP_CABLE, "prop from to colour" },
};

static void
named_free (gpointer data)
{
  CoxaNamedPose *self = data;

  g_free (self->name);
  g_free (self);
}

static void
key_free (gpointer data)
{
  CoxaKey *self = data;

  g_array_unref (self->steps);
  g_free (self->caption);
  g_array_unref (self->props);
  g_free (self);
}

static void
fault_free (gpointer data)
{
  CoxaFault *self = data;

  g_free (self->caption);
  g_free (self);
}

static void
tint_clear (gpointer data)
{
  g_free (((CoxaTint *) data)->muscle);
}

/* calls a function for each object of a list that need not be there */
static gboolean
read_list (CoxaWords   *words,
           JsonObject  *root,
           const char  *place,
           const char  *name,
           gboolean     needed,
           gboolean   (*read) (CoxaWords  *words,
                               JsonObject *object,
                               const char *place,
                               gpointer    data),
           gpointer     data)
{
  JsonNode *node;
  JsonArray *array;

  if (!coxa_words_member (words, root, place, name, needed, &node))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return coxa_words_fail (words, place, "“%s” is a list: […].", name);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *here = g_strdup_printf ("%s/%s/%u", place, name, i);
      JsonObject *object = coxa_words_object (words, json_array_get_element (array, i), here);

      if (object == NULL || !read (words, object, here, data))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_span (CoxaWords  *words,
           JsonObject *object,
           const char *place,
           CoxaProp   *prop)
{
  if (!coxa_words_numbers (words, object, place, "x", TRUE, 2, 2, prop->x)
      || !coxa_words_numbers (words, object, place, "z", TRUE, 2, 2, prop->z))
    return FALSE;

  return (prop->x[0] < prop->x[1] && prop->z[0] < prop->z[1])
         || coxa_words_fail (words, place, "“x” and “z” go from the smaller number to the larger.");
}

static gboolean
read_prop_sizes (CoxaWords  *words,
                 JsonObject *object,
                 const char *place,
                 CoxaProp   *prop)
{
  const char *to = NULL;

  switch (prop->kind)
    {
    case COXA_PROP_MAT:
      return read_span (words, object, place, prop);
    case COXA_PROP_WALL:
    case COXA_PROP_COUCH:
      prop->height = prop->kind == COXA_PROP_WALL ? 2 : 0.65;
      return read_span (words, object, place, prop) && coxa_words_number (words, object, place, "height", FALSE, &prop->height);
    case COXA_PROP_BOX:
    case COXA_PROP_PILLOW:
      return coxa_words_vec (words, object, place, "at", TRUE, &prop->at)
             && coxa_words_vec (words, object, place, "size", TRUE, &prop->size)
             && coxa_words_number (words, object, place, "yaw", FALSE, &prop->yaw);
    case COXA_PROP_BALL:
      return coxa_words_vec (words, object, place, "at", TRUE, &prop->at)
             && coxa_words_number (words, object, place, "radius", TRUE, &prop->radius);
    case COXA_PROP_ROLLER:
      return coxa_words_vec (words, object, place, "at", TRUE, &prop->at)
             && coxa_words_vec (words, object, place, "axis", TRUE, &prop->axis)
             && coxa_words_number (words, object, place, "length", TRUE, &prop->length)
             && coxa_words_number (words, object, place, "radius", TRUE, &prop->radius);
    case COXA_PROP_CHAIR:
      prop->height = 0.45;
      return coxa_words_vec (words, object, place, "at", TRUE, &prop->at)
             && coxa_words_number (words, object, place, "yaw", FALSE, &prop->yaw)
             && coxa_words_number (words, object, place, "seat", FALSE, &prop->height);
    case COXA_PROP_CABLE:
    default:
      return coxa_words_vec (words, object, place, "from", TRUE, &prop->at)
             && coxa_words_text (words, object, place, "to", TRUE, &to) && coxa_words_of (words, to, place, &prop->to)
             && (prop->to != COXA_WORLD || coxa_words_fail (words, place, "A cable goes “to” a bone, such as foot_r."));
    }
}

static gboolean
read_prop (CoxaWords  *words,
           JsonObject *object,
           const char *place,
           gpointer    data)
{
  CoxaProp prop = { 0, };
  const char *name = NULL;
  guint i = 0;

  if (!coxa_words_text (words, object, place, "prop", TRUE, &name))
    return FALSE;
  while (i < G_N_ELEMENTS (prop_kinds) && strcmp (prop_kinds[i].name, name) != 0)
    i++;
  if (i == G_N_ELEMENTS (prop_kinds))
    return coxa_words_fail (words, place, "There is no prop “%s”. Known are mat, box, wall, ball, roller, chair, couch, pillow"
                            " and cable.", name);
  prop.kind = prop_kinds[i].kind;
  if (!coxa_words_only (words, object, place, prop_kinds[i].allowed) || !read_prop_sizes (words, object, place, &prop)
      || !coxa_words_colour (words, object, place, prop.colour))
    return FALSE;
  g_array_append_val ((GArray *) data, prop);

  return TRUE;
}

static gboolean
read_loop (CoxaWords  *words,
           JsonObject *object,
           const char *place,
           gpointer    data)
{
  CoxaLoop loop = { .colour = LOOP_COLOUR };
  const char *bone = NULL;
  char left[24];

  if (!coxa_words_only (words, object, place, "bone at width colour")
      || !coxa_words_text (words, object, place, "bone", TRUE, &bone)
      || !coxa_words_number (words, object, place, "at", TRUE, &loop.at)
      || !coxa_words_number (words, object, place, "width", TRUE, &loop.width)
      || !coxa_words_colour (words, object, place, loop.colour))
    return FALSE;
  g_snprintf (left, sizeof left, "%s_l", bone);
  if (coxa_rig_find (words->rig, left) < 0)
    return coxa_words_fail (words, place, "A band goes round both legs: its “bone” is thigh, calf or foot.");
  g_strlcpy (loop.bone, bone, sizeof loop.bone);
  g_array_append_val ((GArray *) data, loop);

  return TRUE;
}

static gboolean
read_tint (CoxaWords  *words,
           JsonObject *object,
           const char *place,
           gpointer    data)
{
  CoxaTint tint = { NULL, -1, 1 };
  const char *muscle = NULL, *side = "right";

  if (!coxa_words_only (words, object, place, "muscle side strength")
      || !coxa_words_text (words, object, place, "muscle", TRUE, &muscle)
      || !coxa_words_text (words, object, place, "side", FALSE, &side)
      || !coxa_words_number (words, object, place, "strength", FALSE, &tint.strength))
    return FALSE;
  if (strcmp (side, "right") != 0 && strcmp (side, "left") != 0 && strcmp (side, "both") != 0)
    return coxa_words_fail (words, place, "“side” is right, left or both.");
  tint.side = *side == 'r' ? -1 : *side == 'l' ? 1 : 0;
  tint.muscle = g_strdup (muscle);
  g_array_append_val ((GArray *) data, tint);

  return TRUE;
}

/* A pose starts from the one it names, and that from another. */
static gboolean
read_pose (CoxaWords  *words,
           JsonObject *all,
           JsonObject *object,
           const char *place,
           guint       depth,
           CoxaPose   *pose)
{
  const char *from = NULL;

  if (depth > MOST_CHAIN)
    return coxa_words_fail (words, place, "These poses start “from” one another in a circle. Let one start from none.");
  if (!coxa_words_text (words, object, place, "from", FALSE, &from))
    return FALSE;
  if (from == NULL)
    coxa_pose_init (pose, words->rig);
  else
    {
      g_autofree char *there = g_strdup_printf ("/poses/%s", from);
      JsonNode *node = json_object_get_member (all, from);

      if (node == NULL)
        return coxa_words_fail (words, place, "“from” names “%s”, which is no pose of this file.", from);
      if (coxa_words_object (words, node, there) == NULL
          || !read_pose (words, all, json_node_get_object (node), there, depth + 1, pose))
        return FALSE;
    }

  return coxa_words_pose (words, object, place, pose);
}

static guint
find_pose (CoxaPoseFile *self,
           const char   *name)
{
  guint i = 0;

  while (i < self->poses->len && g_strcmp0 (((CoxaNamedPose *) g_ptr_array_index (self->poses, i))->name, name) != 0)
    i++;

  return i;
}

static gboolean
name_pose (CoxaWords    *words,
           CoxaPoseFile *self,
           JsonObject   *object,
           const char   *place,
           const char   *member,
           guint        *pose)
{
  const char *name = NULL;

  if (!coxa_words_text (words, object, place, member, TRUE, &name))
    return FALSE;
  *pose = find_pose (self, name);

  return *pose < self->poses->len || coxa_words_fail (words, place, "“%s” names “%s”, which is no pose of this file.", member,
                                                      name);
}

/* The examiner's pose of the same name, or the one that the subject's starts from, or "start". */
static gboolean
read_other (CoxaWords  *words,
            JsonObject *poses,
            JsonObject *others,
            const char *name,
            const char *from,
            CoxaPose   *pose)
{
  for (guint depth = 0; name != NULL && !json_object_has_member (others, name) && depth < MOST_CHAIN; depth++)
    {
      JsonNode *node = json_object_get_member (poses, name);

      name = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
             ? json_object_get_string_member_with_default (json_node_get_object (node), "from", NULL) : NULL;
    }
  if (name == NULL)
    name = from != NULL && json_object_has_member (others, from) ? from : "start";
  if (!json_object_has_member (others, name))
    return coxa_words_fail (words, "/examiner/poses", "The examiner has no pose “%s”. Add one, or one named “start”.", name);

  {
    g_autofree char *place = g_strdup_printf ("/examiner/poses/%s", name);
    JsonObject *object = coxa_words_object (words, json_object_get_member (others, name), place);

    return object != NULL && read_pose (words, others, object, place, 0, pose);
  }
}

static JsonObject *
get_others (CoxaWords    *words,
            CoxaPoseFile *self,
            JsonObject   *root)
{
  JsonNode *node = json_object_get_member (root, "examiner");
  JsonObject *object = coxa_words_object (words, node, "/examiner");
  const char *body = "male";

  if (object == NULL || !coxa_words_only (words, object, "/examiner", "body poses")
      || !coxa_words_text (words, object, "/examiner", "body", FALSE, &body)
      || !coxa_words_member (words, object, "/examiner", "poses", TRUE, &node))
    return NULL;
  g_free (self->other_body);
  self->other_body = g_strdup (body);

  return coxa_words_object (words, node, "/examiner/poses");
}

static gboolean
read_poses (CoxaWords    *words,
            CoxaPoseFile *self,
            JsonObject   *root)
{
  JsonNode *node;
  JsonObject *all, *others = NULL;
  JsonObjectIter iter;
  const char *name;

  if (!coxa_words_member (words, root, "", "poses", TRUE, &node))
    return FALSE;
  all = coxa_words_object (words, node, "/poses");
  if (all == NULL)
    return FALSE;
  if (json_object_has_member (root, "examiner"))
    {
      others = get_others (words, self, root);
      if (others == NULL)
        return FALSE;
    }
  json_object_iter_init_ordered (&iter, all);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *place = g_strdup_printf ("/poses/%s", name);
      CoxaNamedPose *named;

      if (strcmp (name, "note") == 0)
        continue;
      named = g_new0 (CoxaNamedPose, 1);
      named->name = g_strdup (name);
      g_ptr_array_add (self->poses, named);
      if (coxa_words_object (words, node, place) == NULL
          || !read_pose (words, all, json_node_get_object (node), place, 0, &named->pose)
          || (others != NULL && !read_other (words, all, others, name, NULL, &named->other)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_steps (CoxaWords  *words,
            JsonObject *object,
            const char *place,
            CoxaKey    *key)
{
  JsonNode *node = json_object_get_member (object, "steps");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (node != NULL && array == NULL)
    return coxa_words_fail (words, place, "“steps” is a list of the page's steps, the first is 1.");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      int step = JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_INT64 ? json_node_get_int (item) - 1
          : -1;

      if (step < 0)
        return coxa_words_fail (words, place, "“steps” is a list of the page's steps, the first is 1.");
      g_array_append_val (key->steps, step);
    }

  return TRUE;
}

static gboolean
read_key (CoxaWords  *words,
          JsonObject *object,
          const char *place,
          gpointer    data)
{
  CoxaPoseFile *self = data;
  CoxaKey *key = g_new0 (CoxaKey, 1);
  const char *caption = NULL;

  key->steps = g_array_new (FALSE, FALSE, sizeof (int));
  key->props = g_array_new (FALSE, FALSE, sizeof (CoxaProp));
  g_ptr_array_add (self->keys, key);
  if (!coxa_words_only (words, object, place, "pose steps caption props")
      || !name_pose (words, self, object, place, "pose", &key->pose)
      || !coxa_words_text (words, object, place, "caption", FALSE, &caption) || !read_steps (words, object, place, key)
      || !read_list (words, object, place, "props", FALSE, read_prop, key->props))
    return FALSE;
  key->caption = g_strdup (caption);

  return TRUE;
}

static gboolean
read_move (CoxaWords  *words,
           JsonObject *object,
           const char *place,
           gpointer    data)
{
  CoxaPoseFile *self = data;
  CoxaMove move = { -1, 0 };
  guint pose;

  if (!coxa_words_only (words, object, place, "to seconds hold"))
    return FALSE;
  if (json_object_has_member (object, "hold"))
    {
      if (!coxa_words_number (words, object, place, "hold", TRUE, &move.seconds))
        return FALSE;
    }
  else
    {
      if (!name_pose (words, self, object, place, "to", &pose)
          || !coxa_words_number (words, object, place, "seconds", TRUE, &move.seconds))
        return FALSE;
      move.to = pose;
    }
  if (move.seconds <= 0 || move.seconds > 60)
    return coxa_words_fail (words, place, "A part of the loop lasts from above 0 to 60 seconds.");
  g_array_append_val (self->moves, move);

  return TRUE;
}

static gboolean
read_arrow (CoxaWords  *words,
            JsonObject *object,
            const char *place,
            gpointer    data)
{
  CoxaPoseFile *self = data;
  CoxaArrow arrow = { .trim = { 0.1, 0.88 } };
  const char *bone = NULL;
  JsonNode *tail;

  if (!coxa_words_only (words, object, place, "bone from to offset tail trim")
      || !coxa_words_text (words, object, place, "bone", TRUE, &bone)
      || !name_pose (words, self, object, place, "from", &arrow.from) || !name_pose (words, self, object, place, "to", &arrow.to)
      || !coxa_words_number (words, object, place, "offset", FALSE, &arrow.offset)
      || !coxa_words_numbers (words, object, place, "trim", FALSE, 2, 2, arrow.trim)
      || !coxa_words_member (words, object, place, "tail", FALSE, &tail))
    return FALSE;
  arrow.tail = tail != NULL && JSON_NODE_HOLDS_VALUE (tail) && json_node_get_boolean (tail);
  arrow.bone = coxa_rig_find (words->rig, bone);
  if (arrow.bone < 0)
    return coxa_words_fail (words, place, "There is no bone “%s”. Write one such as calf_r.", bone);
  g_array_append_val (self->arrows, arrow);

  return TRUE;
}

typedef struct
{
  CoxaPoseFile *file;
  JsonObject   *poses;
  JsonObject   *others;
} FaultReader;

static gboolean
read_fault (CoxaWords  *words,
            JsonObject *object,
            const char *place,
            gpointer    data)
{
  FaultReader *reader = data;
  CoxaPoseFile *self = reader->file;
  CoxaFault *fault = g_new0 (CoxaFault, 1);
  g_autofree char *here = g_strdup_printf ("%s/pose", place);
  const char *caption = NULL, *beside = NULL;
  double number = 0;
  JsonNode *node;
  guint pose;

  g_ptr_array_add (self->faults, fault);
  if (!coxa_words_only (words, object, place, "fault caption beside pose")
      || !coxa_words_number (words, object, place, "fault", FALSE, &number)
      || !coxa_words_text (words, object, place, "caption", FALSE, &caption)
      || !name_pose (words, self, object, place, "beside", &pose)
      || !coxa_words_member (words, object, place, "pose", TRUE, &node) || coxa_words_object (words, node, here) == NULL
      || !read_pose (words, reader->poses, json_node_get_object (node), here, 0, &fault->pose))
    return FALSE;
  if ((number < 1) == (caption == NULL))
    return coxa_words_fail (words, place, "Give “fault”, the number of the page's fault from 1, or else a “caption”.");
  fault->fault = (int) number - 1;
  fault->caption = g_strdup (caption);
  beside = ((CoxaNamedPose *) g_ptr_array_index (self->poses, pose))->name;
  while (fault->key < self->keys->len && ((CoxaKey *) g_ptr_array_index (self->keys, fault->key))->pose != pose)
    fault->key++;
  if (fault->key == self->keys->len)
    return coxa_words_fail (words, place, "“beside” names “%s”, which is no key. Name the pose of a key.", beside);

  return reader->others == NULL || read_other (words, reader->poses, reader->others, beside, NULL, &fault->other);
}

static gboolean
read_faults (CoxaWords    *words,
             CoxaPoseFile *self,
             JsonObject   *root)
{
  FaultReader reader = { self, json_object_get_object_member (root, "poses"), NULL };

  if (self->other_body != NULL)
    reader.others = json_object_get_object_member (json_object_get_object_member (root, "examiner"), "poses");

  return read_list (words, root, "", "faults", FALSE, read_fault, &reader);
}

static gboolean
read_view (CoxaWords    *words,
           CoxaPoseFile *self,
           JsonObject   *root)
{
  double size[2] = { 600, 400 };
  JsonNode *node;
  JsonObject *object;

  if (!coxa_words_numbers (words, root, "", "size", TRUE, 2, 2, size)
      || !coxa_words_number (words, root, "", "margin", FALSE, &self->margin)
      || !coxa_words_member (words, root, "", "camera", TRUE, &node))
    return FALSE;
  self->width = size[0];
  self->height = size[1];
  if (size[0] < 100 || size[1] < 100 || size[0] > 2000 || size[1] > 2000)
    return coxa_words_fail (words, "/size", "A picture is 100 to 2000 units wide and high.");
  object = coxa_words_object (words, node, "/camera");
  if (object == NULL || !coxa_words_only (words, object, "/camera", "azimuth elevation distance")
      || !coxa_words_number (words, object, "/camera", "azimuth", TRUE, &self->azimuth)
      || !coxa_words_number (words, object, "/camera", "elevation", TRUE, &self->elevation)
      || !coxa_words_number (words, object, "/camera", "distance", FALSE, &self->distance))
    return FALSE;
  node = json_object_get_member (root, "look");
  if (node == NULL)
    return TRUE;
  object = coxa_words_object (words, node, "/look");

  return object != NULL && coxa_words_only (words, object, "/look", "at width")
         && coxa_words_vec (words, object, "/look", "at", TRUE, &self->look)
         && coxa_words_number (words, object, "/look", "width", TRUE, &self->look_width)
         && (self->look_width > 0 || coxa_words_fail (words, "/look", "“width” is above 0 metres."));
}

static gboolean
read_all (CoxaWords    *words,
          CoxaPoseFile *self,
          JsonObject   *root)
{
  const char *address = NULL, *body = "female";

  if (!coxa_words_only (words, root, "", "figure body size camera look margin muscles props bands poses examiner keys loop arrows"
                        " faults")
      || !coxa_words_text (words, root, "", "figure", TRUE, &address) || !coxa_words_text (words, root, "", "body", TRUE, &body))
    return FALSE;
  self->address = g_strdup (address);
  self->body = g_strdup (body);
  if (!read_view (words, self, root) || !read_list (words, root, "", "muscles", FALSE, read_tint, self->tints)
      || !read_list (words, root, "", "props", FALSE, read_prop, self->props)
      || !read_list (words, root, "", "bands", FALSE, read_loop, self->loops) || !read_poses (words, self, root)
      || !read_list (words, root, "", "keys", TRUE, read_key, self) || !read_list (words, root, "", "loop", FALSE, read_move,
                                                                                   self)
      || !read_list (words, root, "", "arrows", FALSE, read_arrow, self) || !read_faults (words, self, root))
    return FALSE;
  for (int i = 0; i < 2; i++)
    {
      const char *id = i ? self->other_body : self->body;

      if (id != NULL && strcmp (id, "female") != 0 && strcmp (id, "male") != 0)
        return coxa_words_fail (words, i ? "/examiner" : "", "“body” is female or male.");
    }
  if (self->keys->len < 1 || self->keys->len > 4)
    return coxa_words_fail (words, "/keys", "A figure has 1 to 4 keys.");

  return TRUE;
}

/**
 * coxa_pose_file_load:
 * @path: a file of data/figures/poses
 * @rig: a skeleton, whose bones it names
 * @error: return location, #GIOErrorEnum or #JsonParserError domain
 *
 * Reads a description.
 *
 * Returns: (transfer full) (nullable): the description, or %NULL with @error set, which names the file, the place in it as a
 *   JSON pointer, and the remedy
 */
CoxaPoseFile *
coxa_pose_file_load (const char     *path,
                     const CoxaRig  *rig,
                     GError        **error)
{
  g_autoptr(CoxaPoseFile) self = g_new0 (CoxaPoseFile, 1);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) local = NULL;
  CoxaWords words = { path, rig, &local };
  JsonObject *root;

  self->path = g_strdup (path);
  self->distance = DISTANCE;
  self->margin = MARGIN;
  self->tints = g_array_new (FALSE, FALSE, sizeof (CoxaTint));
  g_array_set_clear_func (self->tints, tint_clear);
  self->props = g_array_new (FALSE, FALSE, sizeof (CoxaProp));
  self->loops = g_array_new (FALSE, FALSE, sizeof (CoxaLoop));
  self->poses = g_ptr_array_new_with_free_func (named_free);
  self->keys = g_ptr_array_new_with_free_func (key_free);
  self->moves = g_array_new (FALSE, FALSE, sizeof (CoxaMove));
  self->arrows = g_array_new (FALSE, FALSE, sizeof (CoxaArrow));
  self->faults = g_ptr_array_new_with_free_func (fault_free);

  if (!json_parser_load_from_file (parser, path, &local))
    g_prefix_error (&local, "%s: ", path);
  else
    {
      root = coxa_words_object (&words, json_parser_get_root (parser), "");
      if (root != NULL && read_all (&words, self, root))
        return g_steal_pointer (&self);
    }
  g_propagate_error (error, g_steal_pointer (&local));

  return NULL;
}

/**
 * coxa_pose_file_free:
 * @self: (transfer full) (nullable): a description
 *
 * Frees it.
 */
void
coxa_pose_file_free (CoxaPoseFile *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->address);
  g_free (self->body);
  g_free (self->other_body);
  g_array_unref (self->tints);
  g_array_unref (self->props);
  g_array_unref (self->loops);
  g_ptr_array_unref (self->poses);
  g_ptr_array_unref (self->keys);
  g_array_unref (self->moves);
  g_array_unref (self->arrows);
  g_ptr_array_unref (self->faults);
  g_free (self);
}
