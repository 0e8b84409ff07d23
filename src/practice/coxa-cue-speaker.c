#include "coxa-cue-speaker.h"

#include "coxa-canberra.h"
#include "coxa-ssip.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CoxaCueSpeaker
{
  GObject   parent_instance;

  gboolean  speaks;
  gboolean  sounds;
  CoxaSsip *ssip; /* NULL until something was said */
};

enum
{
  PROP_0,
  PROP_SPEAKS,
  PROP_SOUNDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CoxaCueSpeaker, coxa_cue_speaker, G_TYPE_OBJECT)

/* Of freedesktop.org's sound naming specification. What is only counted or paused needs no sound of its own. */
static const char *
get_sound (CoxaCueKind kind)
{
  switch (kind)
    {
    case COXA_CUE_COUNT:
    case COXA_CUE_REP:
      return "audio-volume-change";
    case COXA_CUE_START:
      return "message-new-instant";
    case COXA_CUE_HALF_WAY:
    case COXA_CUE_REST:
    case COXA_CUE_CHANGE_SIDE:
      return "message";
    case COXA_CUE_DONE:
      return "complete";
    case COXA_CUE_READY:
    case COXA_CUE_PAUSE:
    case COXA_CUE_RESUME:
    default:
      return NULL;
    }
}

/* The language that the texts are in: that of the messages, as far as they are translated. */
static char *
dup_language (void)
{
  /* Translators: the two-letter code of the language into which you translate: it tells the voice how to read it aloud */
  return g_strdup (C_("voice", "en"));
}

static void
set_speaks (CoxaCueSpeaker *self,
            gboolean        speaks)
{
  if (self->speaks == speaks)
    return;

  self->speaks = speaks;
  if (!speaks)
    coxa_cue_speaker_hush (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPEAKS]);
}

static void
set_sounds (CoxaCueSpeaker *self,
            gboolean        sounds)
{
  if (self->sounds == sounds)
    return;

  self->sounds = sounds;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOUNDS]);
}

static void
coxa_cue_speaker_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CoxaCueSpeaker *self = COXA_CUE_SPEAKER (object);

  switch (prop_id)
    {
    case PROP_SPEAKS:
      g_value_set_boolean (value, self->speaks);
      break;
    case PROP_SOUNDS:
      g_value_set_boolean (value, self->sounds);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
coxa_cue_speaker_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CoxaCueSpeaker *self = COXA_CUE_SPEAKER (object);

  switch (prop_id)
    {
    case PROP_SPEAKS:
      set_speaks (self, g_value_get_boolean (value));
      break;
    case PROP_SOUNDS:
      set_sounds (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
coxa_cue_speaker_dispose (GObject *object)
{
  CoxaCueSpeaker *self = COXA_CUE_SPEAKER (object);

  if (self->ssip != NULL)
    g_object_run_dispose (G_OBJECT (self->ssip));
  g_clear_object (&self->ssip);

  G_OBJECT_CLASS (coxa_cue_speaker_parent_class)->dispose (object);
}

static void
coxa_cue_speaker_class_init (CoxaCueSpeakerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = coxa_cue_speaker_get_property;
  object_class->set_property = coxa_cue_speaker_set_property;
  object_class->dispose = coxa_cue_speaker_dispose;
  properties[PROP_SPEAKS] = g_param_spec_boolean ("speaks", NULL, NULL, FALSE, flags);
  properties[PROP_SOUNDS] = g_param_spec_boolean ("sounds", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
coxa_cue_speaker_init (CoxaCueSpeaker *self)
{
}

/**
 * coxa_cue_speaker_new:
 *
 * Returns: (transfer full): a speaker that is silent as yet
 */
CoxaCueSpeaker *
coxa_cue_speaker_new (void)
{
  return g_object_new (COXA_TYPE_CUE_SPEAKER, NULL);
}

/**
 * coxa_cue_speaker_can_speak:
 *
 * Returns: whether there is something that speaks, as far as one can see without waiting
 */
gboolean
coxa_cue_speaker_can_speak (void)
{
  return coxa_ssip_is_available ();
}

/**
 * coxa_cue_speaker_can_sound:
 *
 * Returns: whether there is something that plays sounds
 */
gboolean
coxa_cue_speaker_can_sound (void)
{
  return coxa_canberra_is_available ();
}

/**
 * coxa_cue_speaker_play:
 * @self: a speaker
 * @cue: of a session
 *
 * Says and sounds a cue, as far as that is switched on and possible.
 */
void
coxa_cue_speaker_play (CoxaCueSpeaker *self,
                       const CoxaCue  *cue)
{
  const char *sound;

  g_return_if_fail (COXA_IS_CUE_SPEAKER (self));
  g_return_if_fail (cue != NULL);

  sound = get_sound (cue->kind);
  if (self->sounds && sound != NULL)
    coxa_canberra_play (sound);
  if (!self->speaks)
    return;

  if (self->ssip == NULL)
    {
      g_autofree char *language = dup_language ();

      self->ssip = coxa_ssip_new (language);
    }
  coxa_ssip_speak (self->ssip, cue->text);
}

/**
 * coxa_cue_speaker_hush:
 * @self: a speaker
 *
 * Says no more of what was said last.
 */
void
coxa_cue_speaker_hush (CoxaCueSpeaker *self)
{
  g_return_if_fail (COXA_IS_CUE_SPEAKER (self));

  if (self->ssip != NULL)
    coxa_ssip_hush (self->ssip);
}
