/* Jobs go to the thread by one queue and come back by another. They come back in the order in which they went, so that what is in
 * memory is what is on the disk, a moment later. */
#include "coxa-store-private.h"

typedef struct _Job Job;

/* Runs in the store's thread. */
typedef gboolean (*JobFunc) (CoxaDatabase  *database,
                             Job           *job,
                             GError       **error);

struct _Job
{
  GTask         *task;     /* holds the store */
  GSource       *source;   /* brings it back */
  JobFunc        run;      /* NULL: the last one */
  CoxaStoreKind  kind;
  CoxaStoreItem *item;     /* to be kept */
  gint64         known;
  char          *place;    /* to be removed, or NULL */
  const CoxaStoreCallType *type; /* of a call, or NULL */
  gpointer       data;     /* of a call */

  GPtrArray     *lists[COXA_STORE_KINDS]; /* what was read, or NULL */
  char          *remark;
  CoxaStoreItem *kept;     /* what was written, or NULL */
  gpointer       result;   /* of a call */
  GError        *error;
};

struct _CoxaStore
{
  GObject       parent_instance;

  char         *path;
  GMainContext *context;
  GThread      *thread;    /* NULL until there is something to do, and after the end */
  GAsyncQueue  *jobs;
  GAsyncQueue  *done;
  char         *remark;
  GPtrArray    *items[COXA_STORE_KINDS]; /* of CoxaStoreItem, what was changed last first */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaStore, coxa_store, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  if (job->source != NULL)
    g_source_destroy (job->source);
  g_clear_pointer (&job->source, g_source_unref);
  g_clear_object (&job->task);
  if (job->type != NULL && job->type->free_data != NULL)
    g_clear_pointer (&job->data, job->type->free_data);
  if (job->type != NULL && job->type->free_result != NULL)
    g_clear_pointer (&job->result, job->type->free_result);
  coxa_store_item_free (job->item);
  coxa_store_item_free (job->kept);
  for (guint i = 0; i < COXA_STORE_KINDS; i++)
    g_clear_pointer (&job->lists[i], g_ptr_array_unref);
  g_clear_error (&job->error);
  g_free (job->remark);
  g_free (job->place);
  g_free (job);
}

/* In the thread */

static gboolean
run_open (CoxaDatabase  *database,
          Job           *job,
          GError       **error)
{
  job->remark = g_strdup (coxa_database_get_remark (database));
  for (guint i = 0; i < COXA_STORE_KINDS; i++)
    {
      job->lists[i] = coxa_database_list (database, (CoxaStoreKind) i, error);
      if (job->lists[i] == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
run_put (CoxaDatabase  *database,
         Job           *job,
         GError       **error)
{
  job->kept = coxa_database_put (database, job->item, job->known, error);

  return job->kept != NULL;
}

static gboolean
run_remove (CoxaDatabase  *database,
            Job           *job,
            GError       **error)
{
  return coxa_database_remove (database, job->kind, job->place, error);
}

static gboolean
run_call (CoxaDatabase  *database,
          Job           *job,
          GError       **error)
{
  job->result = job->type->call (database, job->data, error);

  return job->result != NULL;
}

static gboolean deliver_cb (gpointer user_data);

/* The source lives no longer than the job, whose task holds the store; under the lock, so that it does not fire before the job is
 * there. Not g_main_context_invoke(): while no loop runs that would deliver in this thread. */
static void
hand_back (CoxaStore *self,
           Job       *job)
{
  g_async_queue_lock (self->done);
  job->source = g_idle_source_new ();
  g_source_set_priority (job->source, G_PRIORITY_DEFAULT);
  g_source_set_callback (job->source, deliver_cb, self, NULL);
  g_source_attach (job->source, self->context);
  g_async_queue_push_unlocked (self->done, job);
  g_async_queue_unlock (self->done);
}

/* What could not be opened is tried again by the next job: the cause may be gone. */
static gpointer
work (gpointer user_data)
{
  CoxaStore *self = user_data;
  g_autoptr(CoxaDatabase) database = NULL;
  Job *job;

  while ((job = g_async_queue_pop (self->jobs))->run != NULL)
    {
      if (database == NULL && self->path != NULL)
        database = coxa_database_open (self->path, &job->error);
      if (database != NULL)
        job->run (database, job, &job->error);
      hand_back (self, job);
    }
  job_free (job);

  return NULL;
}

/* In the main thread */

static guint
find (GPtrArray  *items,
      const char *place)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((CoxaStoreItem *) g_ptr_array_index (items, i))->place, place))
      return i;

  return G_MAXUINT;
}

static void
forget (CoxaStore     *self,
        CoxaStoreKind  kind,
        const char    *place)
{
  GPtrArray *items = self->items[kind];
  guint at = place != NULL ? find (items, place) : G_MAXUINT;

  if (place == NULL)
    g_ptr_array_set_size (items, 0);
  else if (at != G_MAXUINT)
    g_ptr_array_remove_index (items, at);
}

/* What comes back from a removal is put where it was: the list is by time. */
static void
remember (CoxaStore     *self,
          CoxaStoreItem *item)
{
  GPtrArray *items = self->items[item->kind];
  guint at = 0;

  forget (self, item->kind, item->place);
  while (at < items->len && ((CoxaStoreItem *) g_ptr_array_index (items, at))->changed > item->changed)
    at++;
  g_ptr_array_insert (items, (int) at, item);
  if (item->kind == COXA_STORE_VISIT && items->len > COXA_DATABASE_VISITS_MAX)
    g_ptr_array_set_size (items, COXA_DATABASE_VISITS_MAX);
}

static void
take (CoxaStore *self,
      Job       *job)
{
  for (guint i = 0; i < COXA_STORE_KINDS; i++)
    if (job->lists[i] != NULL)
      {
        g_ptr_array_unref (self->items[i]);
        self->items[i] = g_steal_pointer (&job->lists[i]);
      }
  if (job->remark != NULL)
    {
      g_free (self->remark);
      self->remark = g_steal_pointer (&job->remark);
    }
  if (job->kept != NULL)
    remember (self, g_steal_pointer (&job->kept));
  if (job->run == run_remove)
    forget (self, job->kind, job->place);
}

static void
deliver (CoxaStore *self)
{
  Job *job;

  g_object_ref (self);
  while ((job = g_async_queue_try_pop (self->done)) != NULL)
    {
      if (job->error == NULL && job->type != NULL)
        {
          if (job->type->changes)
            g_signal_emit (self, signals[CHANGED], 0);
          g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->type->free_result);
        }
      else if (job->error == NULL)
        {
          take (self, job);
          g_signal_emit (self, signals[CHANGED], 0);
          g_task_return_boolean (job->task, TRUE);
        }
      else
        {
          g_task_return_error (job->task, g_steal_pointer (&job->error));
        }
      job_free (job);
    }
  g_object_unref (self);
}

static gboolean
deliver_cb (gpointer user_data)
{
  deliver (user_data);

  return G_SOURCE_REMOVE;
}

static void
push (CoxaStore           *self,
      Job                 *job,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data,
      gpointer             tag)
{
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, tag);
  if (self->thread == NULL)
    self->thread = g_thread_new ("store", work, self);
  g_async_queue_push (self->jobs, job);
}

static void
coxa_store_dispose (GObject *object)
{
  coxa_store_close (COXA_STORE (object));

  G_OBJECT_CLASS (coxa_store_parent_class)->dispose (object);
}

static void
coxa_store_finalize (GObject *object)
{
  CoxaStore *self = COXA_STORE (object);

  g_async_queue_unref (self->jobs);
  g_async_queue_unref (self->done);
  g_main_context_unref (self->context);
  for (guint i = 0; i < COXA_STORE_KINDS; i++)
    g_ptr_array_unref (self->items[i]);
  g_free (self->remark);
  g_free (self->path);

  G_OBJECT_CLASS (coxa_store_parent_class)->finalize (object);
}

static void
coxa_store_class_init (CoxaStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = coxa_store_dispose;
  object_class->finalize = coxa_store_finalize;
  signals[CHANGED] = g_signal_new ("changed", COXA_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
coxa_store_init (CoxaStore *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->jobs = g_async_queue_new ();
  self->done = g_async_queue_new ();
  for (guint i = 0; i < COXA_STORE_KINDS; i++)
    self->items[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_store_item_free);
}

/**
 * coxa_store_new:
 * @path: (nullable): the file, which need not be there; %NULL for a store that keeps nothing and says nothing of it
 *
 * Makes a store. It touches no disk until something is asked of it.
 *
 * Returns: (transfer full): a store
 */
CoxaStore *
coxa_store_new (const char *path)
{
  CoxaStore *self = g_object_new (COXA_TYPE_STORE, NULL);

  self->path = g_strdup (path);

  return self;
}

/**
 * coxa_store_dup_path:
 *
 * Returns: (transfer full): the file in the folder of whoever runs the program
 */
char *
coxa_store_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "coxa", "coxa.db", NULL);
}

/**
 * coxa_store_open_async:
 * @self: a store
 * @cancellable: (nullable): a #GCancellable
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 *
 * Reads what there is.
 */
void
coxa_store_open_async (CoxaStore           *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (COXA_IS_STORE (self));

  job->run = run_open;
  push (self, job, cancellable, callback, user_data, coxa_store_open_async);
}

/**
 * coxa_store_open_finish:
 * @self: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: whether it could be read; a file that is not there could
 */
gboolean
coxa_store_open_finish (CoxaStore     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * coxa_store_get_remark:
 * @self: a store that was opened
 *
 * Returns: (transfer none) (nullable): a sentence that the reader must be shown, because not all is as they left it
 */
const char *
coxa_store_get_remark (CoxaStore *self)
{
  g_return_val_if_fail (COXA_IS_STORE (self), NULL);

  return self->remark;
}

/**
 * coxa_store_lookup:
 * @self: a store
 * @kind: of which kind
 * @place: of what
 *
 * Returns: (transfer none) (nullable): what there is; valid until the next change
 */
const CoxaStoreItem *
coxa_store_lookup (CoxaStore     *self,
                   CoxaStoreKind  kind,
                   const char    *place)
{
  guint at;

  g_return_val_if_fail (COXA_IS_STORE (self) && kind < COXA_STORE_KINDS && place != NULL, NULL);

  at = find (self->items[kind], place);

  return at != G_MAXUINT ? g_ptr_array_index (self->items[kind], at) : NULL;
}

/**
 * coxa_store_list:
 * @self: a store
 * @kind: of which kind
 *
 * Returns: (transfer full) (element-type CoxaStoreItem): copies of all there are, what was changed last first
 */
GPtrArray *
coxa_store_list (CoxaStore     *self,
                 CoxaStoreKind  kind)
{
  GPtrArray *items;

  g_return_val_if_fail (COXA_IS_STORE (self) && kind < COXA_STORE_KINDS, NULL);

  items = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_store_item_free);
  for (guint i = 0; i < self->items[kind]->len; i++)
    g_ptr_array_add (items, coxa_store_item_copy (g_ptr_array_index (self->items[kind], i)));

  return items;
}

/**
 * coxa_store_put_async:
 * @self: a store
 * @item: what to keep
 * @known: see coxa_database_put()
 * @callback: (nullable): called when it is on the disk, or could not be put there
 * @user_data: for @callback
 *
 * Keeps something.
 */
void
coxa_store_put_async (CoxaStore           *self,
                      const CoxaStoreItem *item,
                      gint64               known,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  Job *job;

  g_return_if_fail (COXA_IS_STORE (self) && item != NULL);

  job = g_new0 (Job, 1);
  job->run = run_put;
  job->kind = item->kind;
  job->item = coxa_store_item_copy (item);
  job->known = known;
  push (self, job, NULL, callback, user_data, coxa_store_put_async);
}

/**
 * coxa_store_put_finish:
 * @self: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: whether it is kept; what exactly is kept coxa_store_lookup() tells
 */
gboolean
coxa_store_put_finish (CoxaStore     *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * coxa_store_remove_async:
 * @self: a store
 * @kind: of which kind
 * @place: (nullable): of what; %NULL for all of the kind
 * @callback: (nullable): called when it is gone from the disk, or could not be removed
 * @user_data: for @callback
 *
 * Removes something.
 */
void
coxa_store_remove_async (CoxaStore           *self,
                         CoxaStoreKind        kind,
                         const char          *place,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Job *job;

  g_return_if_fail (COXA_IS_STORE (self) && kind < COXA_STORE_KINDS);

  job = g_new0 (Job, 1);
  job->run = run_remove;
  job->kind = kind;
  job->place = g_strdup (place);
  push (self, job, NULL, callback, user_data, coxa_store_remove_async);
}

/**
 * coxa_store_remove_finish:
 * @self: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: whether it is gone
 */
gboolean
coxa_store_remove_finish (CoxaStore     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * coxa_store_call_async:
 * @self: a store
 * @type: what to call, and what comes of it; it must stay
 * @data: (transfer full): for the call
 * @cancellable: (nullable): a #GCancellable
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 *
 * Calls a function in the store's thread. Where the store keeps nothing it is not called.
 */
void
coxa_store_call_async (CoxaStore               *self,
                       const CoxaStoreCallType *type,
                       gpointer                 data,
                       GCancellable            *cancellable,
                       GAsyncReadyCallback      callback,
                       gpointer                 user_data)
{
  Job *job;

  g_return_if_fail (COXA_IS_STORE (self));

  job = g_new0 (Job, 1);
  job->run = run_call;
  job->type = type;
  job->data = data;
  push (self, job, cancellable, callback, user_data, (gpointer) type);
}

/**
 * coxa_store_call_finish:
 * @self: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): what the call returned; %NULL without an error too where the store keeps nothing
 */
gpointer
coxa_store_call_finish (CoxaStore     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * coxa_store_change_finish:
 * @self: a store
 * @result: as the callback of a call has it that returns nothing to be freed
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: whether it went well
 */
gboolean
coxa_store_change_finish (CoxaStore     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autoptr(GError) failure = NULL;

  if (coxa_store_call_finish (self, result, &failure) != NULL || failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/**
 * coxa_store_close:
 * @self: a store
 *
 * Waits until everything that was asked for is on the disk, and closes the file. What is asked for later opens it again.
 */
void
coxa_store_close (CoxaStore *self)
{
  g_return_if_fail (COXA_IS_STORE (self));

  if (self->thread != NULL)
    {
      g_async_queue_push (self->jobs, g_new0 (Job, 1));
      g_clear_pointer (&self->thread, g_thread_join);
    }
  deliver (self);
}
