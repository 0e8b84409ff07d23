/* coxa-film.c: a figure's frames
 *
 * The frames between two poses stand in a row, and the way back uses the same ones. Where the loop closes a ring the pose it
 * comes
 * back to is there twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-film.h"

#include "coxa-touch.h"

#include <string.h>

#define FLATTENED 0.04 /* of the depth that is left where the body lies on the floor */

typedef struct
{
  guint a;
  guint b;
  guint first;
  guint last;
} Run;

static CoxaNamedPose *
get_pose (const CoxaFilm *self,
          guint           i)
{
  return g_ptr_array_index (self->file->poses, i);
}

static gboolean
looks_at_other (const CoxaPose *pose,
                const CoxaRig  *rig)
{
  for (int j = 0; j < COXA_N_REACHES; j++)
    if (pose->reach[j].on && pose->reach[j].of >= COXA_OTHER_PERSON)
      return TRUE;
  for (int b = 0; b < rig->n; b++)
    if (pose->orient[b].on && pose->orient[b].of >= COXA_OTHER_PERSON)
      return TRUE;

  return FALSE;
}

/* The subject, then the examiner who holds him, and once more where he holds on to the examiner. Hands are moved in the poses
 * where
 * they would go through something. */
static void
settle (const CoxaFilm *self,
        CoxaPose       *poses,
        CoxaStand      *stands)
{
  coxa_skin_settle (self->skin[0], &poses[0], NULL, &stands[0]);
  if (self->skin[1] != NULL)
    {
      coxa_skin_settle (self->skin[1], &poses[1], &stands[0], &stands[1]);
      if (looks_at_other (&poses[0], &self->skin[0]->rig))
        {
          coxa_skin_settle (self->skin[0], &poses[0], &stands[1], &stands[0]);
          coxa_skin_settle (self->skin[1], &poses[1], &stands[0], &stands[1]);
        }
    }
  coxa_touch (self->skin, self->stage, poses, stands, 0);
  if (self->skin[1] != NULL)
    coxa_touch (self->skin, self->stage, poses, stands, 1);
}

static double
ease (double t)
{
  return t * t * (3 - 2 * t);
}

/* how long the slowest move between two poses takes */
static double
find_slowest (CoxaPoseFile *file,
              guint         a,
              guint         b)
{
  guint at = ((CoxaKey *) g_ptr_array_index (file->keys, 0))->pose;
  double slowest = 0;

  for (guint i = 0; i < file->moves->len; i++)
    {
      const CoxaMove *move = &g_array_index (file->moves, CoxaMove, i);

      if (move->to < 0)
        continue;
      if ((at == a && (guint) move->to == b) || (at == b && (guint) move->to == a))
        slowest = MAX (slowest, move->seconds);
      at = move->to;
    }

  return slowest;
}

static void
add_frame (CoxaFilm *self,
           guint     from,
           guint     to,
           double    t)
{
  CoxaFrame frame = { from, to, t };

  g_array_append_val (self->frames, frame);
}

static void
add_stretch (CoxaFilm *self,
             guint     from,
             guint     to,
             double    seconds)
{
  CoxaStretch stretch = { from, to, seconds };

  g_array_append_val (self->stretches, stretch);
}

static Run
add_run (CoxaFilm *self,
         guint     a,
         guint     b)
{
  guint n = MAX (1, (guint) ceil (COXA_FRAMES_A_SECOND * find_slowest (self->file, a, b) - 1e-9));
  const CoxaFrame *last = &g_array_index (self->frames, CoxaFrame, self->frames->len - 1);
  Run run = { a, b, 0, 0 };

  if (last->from != last->to || last->from != a)
    add_frame (self, a, a, 0);
  run.first = self->frames->len - 1;
  for (guint i = 1; i < n; i++)
    add_frame (self, a, b, ease ((double) i / n));
  add_frame (self, b, b, 0);
  run.last = self->frames->len - 1;

  return run;
}

static void
plan (CoxaFilm *self)
{
  CoxaPoseFile *file = self->file;
  g_autoptr(GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  guint pose = ((CoxaKey *) g_ptr_array_index (file->keys, 0))->pose;
  guint at = 0;

  add_frame (self, pose, pose, 0);
  for (guint i = 0; i < file->moves->len; i++)
    {
      const CoxaMove *move = &g_array_index (file->moves, CoxaMove, i);
      guint r = 0;
      Run run;

      if (move->to < 0 || (guint) move->to == pose)
        {
          add_stretch (self, at, at, move->seconds);
          continue;
        }
      while (r < runs->len && !((g_array_index (runs, Run, r).a == pose && g_array_index (runs, Run, r).b == (guint) move->to)
                                || (g_array_index (runs, Run, r).b == pose
                                    && g_array_index (runs, Run, r).a == (guint) move->to)))
        r++;
      if (r == runs->len)
        {
          run = add_run (self, pose, move->to);
          g_array_append_val (runs, run);
        }
      run = g_array_index (runs, Run, r);
      if (run.a == pose)
        add_stretch (self, run.first, run.last, move->seconds);
      else
        add_stretch (self, run.last, run.first, move->seconds);
      at = run.a == pose ? run.last : run.first;
      pose = move->to;
    }

  self->key_frame = g_new0 (guint, file->keys->len);
  for (guint k = 0; k < file->keys->len; k++)
    {
      guint wanted = ((CoxaKey *) g_ptr_array_index (file->keys, k))->pose;
      guint f = 0;

      while (f < self->frames->len && !(g_array_index (self->frames, CoxaFrame, f).from == wanted
                                        && g_array_index (self->frames, CoxaFrame, f).to == wanted))
        f++;
      if (f == self->frames->len)
        add_frame (self, wanted, wanted, 0);
      self->key_frame[k] = f;
    }
}

static void
grow_box (double  *box,
          CoxaVec  p)
{
  box[0] = MIN (box[0], p.x);
  box[1] = MAX (box[1], p.x);
  box[2] = MIN (box[2], p.y);
  box[3] = MAX (box[3], p.y);
}

static void
grow_to_actors (const CoxaFilm  *self,
                const CoxaStand *stands,
                double          *box)
{
  for (int p = 0; p < 2 && self->skin[p] != NULL; p++)
    {
      g_autofree CoxaVec *points = g_new (CoxaVec, self->skin[p]->n);

      coxa_skin_follow (self->skin[p], &stands[p], points);
      for (guint v = 0; v < self->skin[p]->n; v++)
        grow_box (box, coxa_camera_project (&self->camera, points[v]));
    }
}

static void
grow_to_stage (const CoxaFilm *self,
               double         *box)
{
  g_autoptr(CoxaStage) stage = coxa_stage_new ();

  for (guint i = 0; i < self->file->props->len; i++)
    {
      const CoxaProp *prop = &g_array_index (self->file->props, CoxaProp, i);

      if (prop->kind != COXA_PROP_WALL)
        coxa_stage_add_prop (stage, prop, NULL, FALSE);
    }
  for (guint i = 0; i < stage->facets->len; i++)
    for (int k = 0; k < 3; k++)
      grow_box (box, coxa_camera_project (&self->camera, g_array_index (stage->facets, CoxaFacet, i).p[k]));
}

/* one scale for all frames and mistakes */
static void
aim (CoxaFilm *self)
{
  CoxaPoseFile *file = self->file;
  CoxaCamera *camera = &self->camera;
  double box[4] = { 1e9, -1e9, 1e9, -1e9 };
  double width = file->width * (1 - 2 * file->margin), height = file->height * (1 - 2 * file->margin);

  coxa_camera_init (camera, file->azimuth, file->elevation, file->distance);
  if (file->look_width > 0)
    {
      camera->at = file->look;
      camera->scale = file->width / file->look_width;
      camera->x = file->width / 2;
      camera->y = file->height / 2;
      return;
    }

  {
    g_autofree CoxaVec *points = g_new (CoxaVec, self->skin[0]->n);
    CoxaVec sum = { 0, 0, 0 };

    coxa_skin_follow (self->skin[0], &self->settled[((CoxaKey *) g_ptr_array_index (file->keys, 0))->pose][0], points);
    for (guint v = 0; v < self->skin[0]->n_body; v++)
      sum = coxa_vec_add (sum, points[v]);
    camera->at = coxa_vec_scale (sum, 1.0 / self->skin[0]->n_body);
  }
  for (guint f = 0; f < self->frames->len; f++)
    {
      const CoxaFrame *frame = &g_array_index (self->frames, CoxaFrame, f);
      CoxaPose poses[2];
      CoxaStand stands[2];

      if (frame->from != frame->to && f % 4 != 0)
        continue;
      coxa_film_pose (self, f, poses, stands);
      grow_to_actors (self, stands, box);
    }
  for (guint i = 0; i < file->faults->len; i++)
    grow_to_actors (self, self->settled[file->poses->len + i], box);
  grow_to_stage (self, box);
  camera->scale = MIN (width / (box[1] - box[0]), height / (box[3] - box[2]));
  camera->x = file->width / 2 - camera->scale * (box[0] + box[1]) / 2;
  camera->y = file->height / 2 - camera->scale * (box[2] + box[3]) / 2;
}

/**
 * coxa_film_new:
 * @file: (transfer none): a description
 * @patient: the subject
 * @examiner: (nullable): the examiner
 * @muscles: where muscles lie
 * @error: return location
 *
 * Plans all frames of a figure.
 *
 * Returns: (transfer full) (nullable): the frames, or %NULL with @error set
 */
CoxaFilm *
coxa_film_new (CoxaPoseFile    *file,
               const CoxaSkin  *patient,
               const CoxaSkin  *examiner,
               CoxaMuscles     *muscles,
               GError         **error)
{
  g_autoptr(CoxaFilm) self = g_new0 (CoxaFilm, 1);

  self->file = file;
  self->skin[0] = patient;
  self->skin[1] = file->other_body != NULL ? examiner : NULL;
  self->stage = coxa_stage_new ();
  self->frames = g_array_new (FALSE, FALSE, sizeof (CoxaFrame));
  self->stretches = g_array_new (FALSE, FALSE, sizeof (CoxaStretch));
  self->fields = g_new0 (CoxaMuscleField *, file->tints->len + 1);
  for (guint i = 0; i < file->tints->len; i++)
    {
      self->fields[i] = coxa_muscles_find (muscles, g_array_index (file->tints, CoxaTint, i).muscle, error);
      if (self->fields[i] == NULL)
        {
          g_prefix_error (error, "%s: /muscles/%u: ", file->path, i);
          return NULL;
        }
    }
  for (guint i = 0; i < file->props->len; i++)
    {
      const CoxaProp *prop = &g_array_index (file->props, CoxaProp, i);

      if (prop->kind != COXA_PROP_CABLE)
        coxa_stage_add_prop (self->stage, prop, NULL, FALSE);
    }
  self->settled = g_malloc0_n (file->poses->len + file->faults->len, sizeof *self->settled);
  for (guint i = 0; i < file->poses->len; i++)
    {
      CoxaPose poses[2] = { get_pose (self, i)->pose, get_pose (self, i)->other };

      settle (self, poses, self->settled[i]);
    }
  for (guint i = 0; i < file->faults->len; i++)
    {
      const CoxaFault *fault = g_ptr_array_index (file->faults, i);

      CoxaPose poses[2] = { fault->pose, fault->other };

      settle (self, poses, self->settled[file->poses->len + i]);
    }
  plan (self);
  aim (self);

  return g_steal_pointer (&self);
}

/**
 * coxa_film_free:
 * @self: (transfer full) (nullable): frames
 *
 * Frees it.
 */
void
coxa_film_free (CoxaFilm *self)
{
  if (self == NULL)
    return;

  coxa_stage_free (self->stage);
  g_free (self->settled);
  g_array_unref (self->frames);
  g_array_unref (self->stretches);
  g_free (self->key_frame);
  g_free (self->fields);
  g_free (self);
}

/**
 * coxa_film_pose:
 * @self: frames
 * @frame: number of a frame
 * @poses: (out): two poses, the second only if there is an examiner
 * @stands: (out): these, worked out
 *
 * Finds how everybody stands in a frame.
 */
void
coxa_film_pose (const CoxaFilm *self,
                guint           frame,
                CoxaPose       *poses,
                CoxaStand      *stands)
{
  const CoxaFrame *f = &g_array_index (self->frames, CoxaFrame, frame);
  const CoxaNamedPose *a = get_pose (self, f->from), *b = get_pose (self, f->to);

  if (f->from == f->to)
    {
      poses[0] = a->pose;
      poses[1] = a->other;
      memcpy (stands, self->settled[f->from], sizeof self->settled[0]);
      return;
    }
  for (int p = 0; p < 2 && self->skin[p] != NULL; p++)
    coxa_pose_mix (&self->skin[p]->rig, p ? &a->other : &a->pose, &self->settled[f->from][p],
                   p ? &b->other : &b->pose, &self->settled[f->to][p], f->t, &poses[p]);
  settle (self, poses, stands);
}

/**
 * coxa_film_fault:
 * @self: frames
 * @fault: number of a mistake
 * @poses: (out): two poses
 * @stands: (out): these, worked out
 *
 * Finds how everybody stands in a mistake.
 */
void
coxa_film_fault (const CoxaFilm *self,
                 guint           fault,
                 CoxaPose       *poses,
                 CoxaStand      *stands)
{
  const CoxaFault *f = g_ptr_array_index (self->file->faults, fault);

  poses[0] = f->pose;
  poses[1] = f->other;
  memcpy (stands, self->settled[self->file->poses->len + fault], sizeof self->settled[0]);
}

/* Where the body lies on a thing it is pressed flat. */
static void
press (const CoxaFilm *self,
       const CoxaSkin *skin,
       CoxaVec        *points)
{
  for (guint v = 0; v < skin->n; v++)
    {
      for (guint i = 0; i < self->stage->solids->len; i++)
        {
          const CoxaSolid *solid = &g_array_index (self->stage->solids, CoxaSolid, i);
          CoxaVec out;

          if (coxa_solid_depth (solid, points[v], &out) > 0)
            points[v] = coxa_vec_mix (out, points[v], FLATTENED);
        }
      if (points[v].y < 0)
        points[v].y *= FLATTENED;
    }
}

/**
 * coxa_film_act:
 * @self: frames
 * @stands: how everybody stands
 * @actors: (out): two persons, to be cleared with coxa_actors_clear()
 *
 * Gives everybody a skin.
 */
void
coxa_film_act (const CoxaFilm  *self,
               const CoxaStand *stands,
               CoxaActor       *actors)
{
  memset (actors, 0, 2 * sizeof *actors);
  for (int p = 0; p < 2 && self->skin[p] != NULL; p++)
    {
      const CoxaSkin *skin = self->skin[p];
      CoxaActor *actor = &actors[p];

      actor->skin = skin;
      actor->stand = stands[p];
      actor->points = g_new (CoxaVec, skin->n);
      actor->normals = g_new (CoxaVec, skin->n);
      coxa_skin_follow (skin, &stands[p], actor->points);
      coxa_skin_mend (skin, actor->points);
      press (self, skin, actor->points);
      coxa_skin_face (skin, &stands[p], actor->points, actor->normals);
    }
}

/**
 * coxa_actors_clear:
 * @actors: two persons
 *
 * Frees what coxa_film_act() has given them.
 */
void
coxa_actors_clear (CoxaActor *actors)
{
  for (int p = 0; p < 2; p++)
    {
      g_clear_pointer (&actors[p].points, g_free);
      g_clear_pointer (&actors[p].normals, g_free);
    }
}

static const GArray *
get_key_props (const CoxaFilm *self,
               guint           pose)
{
  for (guint k = 0; k < self->file->keys->len; k++)
    {
      const CoxaKey *key = g_ptr_array_index (self->file->keys, k);

      if (key->pose == pose)
        return key->props;
    }

  return NULL;
}

static CoxaProp
mix_props (const CoxaProp *a,
           const CoxaProp *b,
           double          t)
{
  CoxaProp prop = *a;

  prop.at = coxa_vec_mix (a->at, b->at, t);
  prop.size = coxa_vec_mix (a->size, b->size, t);
  prop.axis = coxa_vec_mix (a->axis, b->axis, t);
  prop.yaw = a->yaw + t * (b->yaw - a->yaw);
  for (int k = 0; k < 2; k++)
    {
      prop.x[k] = a->x[k] + t * (b->x[k] - a->x[k]);
      prop.z[k] = a->z[k] + t * (b->z[k] - a->z[k]);
    }

  return prop;
}

/**
 * coxa_film_stage:
 * @self: frames
 * @frame: a frame
 * @actors: the persons in it
 * @stage: (inout): an empty stage
 *
 * Puts what moves on a stage: things of a key, between keys on their way; bands and cables.
 */
void
coxa_film_stage (const CoxaFilm  *self,
                 const CoxaFrame *frame,
                 const CoxaActor *actors,
                 CoxaStage       *stage)
{
  const GArray *from = get_key_props (self, frame->from), *to = get_key_props (self, frame->to);

  /* numbers of objects follow those of what does not move */
  g_array_set_size (stage->objects, 0);
  g_array_append_vals (stage->objects, self->stage->objects->data, self->stage->objects->len);
  for (guint i = 0; i < self->file->props->len; i++)
    {
      const CoxaProp *prop = &g_array_index (self->file->props, CoxaProp, i);

      if (prop->kind == COXA_PROP_CABLE)
        coxa_stage_add_prop (stage, prop, actors, TRUE);
    }
  for (guint i = 0; from != NULL && i < from->len; i++)
    {
      const CoxaProp *a = &g_array_index (from, CoxaProp, i);
      const CoxaProp *b = to != NULL && i < to->len ? &g_array_index (to, CoxaProp, i) : a;
      CoxaProp prop = mix_props (a, b->kind == a->kind ? b : a, frame->t);

      coxa_stage_add_prop (stage, &prop, actors, TRUE);
    }
  for (guint i = 0; i < self->file->loops->len; i++)
    coxa_stage_add_loop (stage, &g_array_index (self->file->loops, CoxaLoop, i), &actors[0]);
}
