#include "coxa-diary-record.h"

/**
 * coxa_diary_session_new:
 * @address: (nullable): the page that is followed
 * @programme: (nullable): id of the programme of the person's own that is followed
 * @title: what it is called
 * @now: when and where it begins
 *
 * Returns: (transfer full): a session that has begun, with an id of its own
 */
CoxaDiarySession *
coxa_diary_session_new (const char *address,
                        const char *programme,
                        const char *title,
                        GDateTime  *now)
{
  CoxaDiarySession *self = g_new0 (CoxaDiarySession, 1);

  g_return_val_if_fail (title != NULL && now != NULL, NULL);

  self->id = g_uuid_string_random ();
  self->address = g_strdup (address);
  self->programme = g_strdup (programme);
  self->title = g_strdup (title);
  self->started = g_date_time_to_unix (now) * G_USEC_PER_SEC + g_date_time_get_microsecond (now);
  self->utc_offset = (int) (g_date_time_get_utc_offset (now) / G_USEC_PER_SEC);
  self->pain_before = COXA_PAIN_UNKNOWN;
  self->pain_during = COXA_PAIN_UNKNOWN;
  self->pain_after = COXA_PAIN_UNKNOWN;
  self->pain_next_day = COXA_PAIN_UNKNOWN;

  return self;
}

/**
 * coxa_diary_session_copy:
 * @self: a session
 *
 * Returns: (transfer full): the same
 */
CoxaDiarySession *
coxa_diary_session_copy (const CoxaDiarySession *self)
{
  CoxaDiarySession *copy = g_new (CoxaDiarySession, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->address = g_strdup (self->address);
  copy->programme = g_strdup (self->programme);
  copy->title = g_strdup (self->title);
  copy->stopped = g_strdup (self->stopped);

  return copy;
}

/**
 * coxa_diary_session_free:
 * @self: (nullable) (transfer full): a session
 */
void
coxa_diary_session_free (CoxaDiarySession *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->address);
  g_free (self->programme);
  g_free (self->title);
  g_free (self->stopped);
  g_free (self);
}

/**
 * coxa_diary_session_dup_start:
 * @self: a session
 *
 * Returns: (transfer full): when it began, by the clock of the place where that was
 */
GDateTime *
coxa_diary_session_dup_start (const CoxaDiarySession *self)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (self->started / G_USEC_PER_SEC);
  g_autoptr(GTimeZone) zone = g_time_zone_new_offset (self->utc_offset);

  /* A file that somebody has changed may hold any number. */
  return utc != NULL ? g_date_time_to_timezone (utc, zone) : g_date_time_new_from_unix_utc (0);
}

/**
 * coxa_diary_entry_new:
 * @session: to which it belongs
 * @position: which item of the plan it is, from 0
 * @address: the page
 * @title: what it is called
 * @side: COXA_SIDES_NONE, COXA_SIDES_LEFT or COXA_SIDES_RIGHT
 *
 * Returns: (transfer full): an entry in which nothing is done yet
 */
CoxaDiaryEntry *
coxa_diary_entry_new (const CoxaDiarySession *session,
                      int                     position,
                      const char             *address,
                      const char             *title,
                      CoxaSides               side)
{
  CoxaDiaryEntry *self = g_new0 (CoxaDiaryEntry, 1);

  self->session = g_strdup (session->id);
  self->position = position;
  self->address = g_strdup (address);
  self->title = g_strdup (title);
  self->side = side;

  return self;
}

/**
 * coxa_diary_entry_copy:
 * @self: an entry
 *
 * Returns: (transfer full): the same
 */
CoxaDiaryEntry *
coxa_diary_entry_copy (const CoxaDiaryEntry *self)
{
  CoxaDiaryEntry *copy = g_new (CoxaDiaryEntry, 1);

  *copy = *self;
  copy->session = g_strdup (self->session);
  copy->address = g_strdup (self->address);
  copy->title = g_strdup (self->title);

  return copy;
}

/**
 * coxa_diary_entry_free:
 * @self: (nullable) (transfer full): an entry
 */
void
coxa_diary_entry_free (CoxaDiaryEntry *self)
{
  if (self == NULL)
    return;

  g_free (self->session);
  g_free (self->address);
  g_free (self->title);
  g_free (self);
}
