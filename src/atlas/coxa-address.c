/* An address names what is to be shown:
 *
 *   [coxa:]KIND/SLUG[/SECTION][?KEY=VALUE[&KEY=VALUE …]]
 *
 *   KIND, SLUG, SECTION  small letters, digits and inner hyphens
 *   side                 right (the default) or left
 *   view                 id of a view
 *   depth                1 … 4
 *   mode                 isolate or ghost
 *   show                 nerves, vessels, ligaments, bursae, with commas between; or none
 *   hide                 region ids with commas between
 *   pick                 places of the body with commas between, such as outer-hip
 *   sides                one: of something to do, that side alone
 *   dose                 gentle, middle or full: of something to do, how much of the dose that its page gives
 *
 * A key stands at most once and in any order; writing puts them in the order above and leaves defaults out. Values may be
 * percent-encoded. "coxa://" and "coxa:///" are read like "coxa:", because desktops rewrite addresses that way.
 */

#include "coxa-address.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_BYTES 1024
#define MAX_SLUG  80

G_DEFINE_QUARK (coxa-address-error-quark, coxa_address_error)

static gboolean
is_slug (const char *text,
         gsize       length)
{
  if (length == 0 || length > MAX_SLUG)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '-')
        {
          if (i == 0 || i == length - 1)
            return FALSE;
        }
      else if (!g_ascii_islower (text[i]) && !g_ascii_isdigit (text[i]))
        {
          return FALSE;
        }
    }

  return TRUE;
}

/* Shows a stranger's text in a message: valid, printable and short. */
static char *
quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, MIN (strlen (text), 200));
  g_autofree char *head = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), 60));

  for (char *p = head; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        *p = ' ';
    }

  return g_strconcat (head, strlen (head) < strlen (text) ? "…" : "", NULL);
}

static gboolean
parse_path (CoxaAddress  *self,
            const char   *path,
            const char   *text,
            GError      **error)
{
  g_auto(GStrv) parts = g_strsplit (path, "/", 5);
  guint count = g_strv_length (parts);

  for (guint i = 0; i < count; i++)
    {
      if (!coxa_address_is_slug (parts[i]))
        count = 0;
    }

  if (count < 2 || count > 3)
    {
      g_autofree char *shown = quote (text);

      g_set_error (error, COXA_ADDRESS_ERROR, COXA_ADDRESS_ERROR_SYNTAX,
                   /* Translators: %s is what somebody gave as an address */
                   _("“%s” is not an address. Write kind/name or kind/name/section in small letters, digits and hyphens, "
                     "such as muscle/gluteus-minimus/origin."),
                   shown);
      return FALSE;
    }

  self->kind = g_strdup (parts[0]);
  self->slug = g_strdup (parts[1]);
  self->section = g_strdup (parts[2]);

  return TRUE;
}

static gboolean
parse_side (CoxaAddress *self,
            const char  *value)
{
  if (g_str_equal (value, "left"))
    self->side = COXA_SIDE_LEFT;
  else if (!g_str_equal (value, "right"))
    return FALSE;

  return TRUE;
}

static gboolean
parse_view (CoxaAddress *self,
            const char  *value)
{
  if (!coxa_address_is_slug (value))
    return FALSE;

  self->view = g_strdup (value);

  return TRUE;
}

static gboolean
parse_depth (CoxaAddress *self,
             const char  *value)
{
  if (value[0] < '1' || value[0] > '0' + COXA_DEPTHS || value[1] != '\0')
    return FALSE;

  self->depth = value[0] - '0';

  return TRUE;
}

static gboolean
parse_mode (CoxaAddress *self,
            const char  *value)
{
  if (g_str_equal (value, "isolate"))
    self->mode = COXA_MODE_ISOLATE;
  else if (g_str_equal (value, "ghost"))
    self->mode = COXA_MODE_GHOST;
  else
    return FALSE;

  return TRUE;
}

static const struct { const char *name; CoxaShow flag; } shows[] = {
  { "nerves", COXA_SHOW_NERVES },
  { "vessels", COXA_SHOW_VESSELS },
  { "ligaments", COXA_SHOW_LIGAMENTS },
  { "bursae", COXA_SHOW_BURSAE },
  { "none", COXA_SHOW_NONE },
};

static gboolean
parse_show (CoxaAddress *self,
            const char  *value)
{
  g_auto(GStrv) names = g_strsplit (value, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint known = 0;

      while (known < G_N_ELEMENTS (shows) && !g_str_equal (names[i], shows[known].name))
        known++;
      if (known == G_N_ELEMENTS (shows))
        return FALSE;
      self->show |= shows[known].flag;
    }
  /* What is the default anyway is not kept. */
  if (self->show == COXA_SHOW_DEFAULT)
    self->show = 0;

  return (self->show & COXA_SHOW_NONE) == 0 || self->show == COXA_SHOW_NONE;
}

/* A list of names with commas between, each once; NULL where one of them is none. */
static char **
parse_list (const char *value,
            gboolean  (*is_name) (const char *text))
{
  g_auto(GStrv) ids = g_strsplit (value, ",", -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!is_name (ids[i]))
        return NULL;
      if (g_hash_table_add (seen, ids[i]))
        g_strv_builder_add (builder, ids[i]);
    }

  return g_hash_table_size (seen) > 0 ? g_strv_builder_end (builder) : NULL;
}

static gboolean
parse_hide (CoxaAddress *self,
            const char  *value)
{
  self->hide = parse_list (value, coxa_address_is_region);

  return self->hide != NULL;
}

static gboolean
parse_pick (CoxaAddress *self,
            const char  *value)
{
  self->pick = parse_list (value, coxa_address_is_slug);

  return self->pick != NULL;
}

static gboolean
parse_sides (CoxaAddress *self,
             const char  *value)
{
  self->is_one_sided = g_str_equal (value, "one");

  return self->is_one_sided;
}

static const char * const presets[COXA_N_PRESETS] = { NULL, "gentle", "middle", "full" };

static gboolean
parse_dose (CoxaAddress *self,
            const char  *value)
{
  for (guint i = 1; i < COXA_N_PRESETS; i++)
    if (g_str_equal (value, presets[i]))
      self->preset = (CoxaPreset) i;

  return self->preset != COXA_PRESET_PAGE;
}

static const struct
{
  const char *name;
  gboolean  (*parse) (CoxaAddress *self,
                      const char  *value);
  const char *remedy;
} keys[] = {
  { "side", parse_side, N_("Write side=right or side=left.") },
  { "view", parse_view, N_("Write the name of a view, such as view=back.") },
  { "depth", parse_depth, N_("Write a whole number from depth=1 (skin side) to depth=4 (bone).") },
  { "mode", parse_mode, N_("Write mode=isolate or mode=ghost.") },
  { "show", parse_show, N_("Write nerves, vessels, ligaments, bursae with commas between, or show=none.") },
  { "hide", parse_hide, N_("Write region names with commas between, such as hide=gluteus-maximus,piriformis.") },
  { "pick", parse_pick, N_("Write places of the body with commas between, such as pick=outer-hip,groin.") },
  { "sides", parse_sides, N_("Write sides=one, or leave it out.") },
  { "dose", parse_dose, N_("Write dose=gentle, dose=middle or dose=full.") },
};

static gboolean
parse_pair (CoxaAddress  *self,
            const char   *pair,
            guint        *seen,
            GError      **error)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *name = equals != NULL ? g_strndup (pair, equals - pair) : g_strdup (pair);
  g_autofree char *shown = quote (pair);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = NULL;

      if (!g_str_equal (name, keys[i].name))
        continue;

      if (*seen & (1u << i))
        {
          g_set_error (error, COXA_ADDRESS_ERROR, COXA_ADDRESS_ERROR_VALUE,
                       /* Translators: %s is a word such as "depth" */
                       _("“%s” stands twice in the address. Keep one of them."), name);
          return FALSE;
        }
      *seen |= 1u << i;

      if (equals != NULL)
        value = g_uri_unescape_string (equals + 1, NULL);

      if (value == NULL || !keys[i].parse (self, value))
        {
          g_set_error (error, COXA_ADDRESS_ERROR, COXA_ADDRESS_ERROR_VALUE,
                       /* Translators: the first %s is such as "depth=9", the second a sentence that says what to write */
                       _("The address says “%s”, which cannot be shown. %s"), shown, _(keys[i].remedy));
          return FALSE;
        }

      return TRUE;
    }

  g_set_error (error, COXA_ADDRESS_ERROR, COXA_ADDRESS_ERROR_VALUE,
               /* Translators: %s is a part of an address such as "zoom=3" */
               _("The address says “%s”, but an address knows only side, view, depth, mode, show, hide, pick, sides "
                     "and dose. Remove it."),
               shown);
  return FALSE;
}

/**
 * coxa_address_parse:
 * @text: an address, with or without "coxa:", at most 1024 bytes
 * @error: return location for a %COXA_ADDRESS_ERROR
 *
 * Reads an address. The text may come from anywhere.
 *
 * Returns: (transfer full): the address, or %NULL with @error set
 */
CoxaAddress *
coxa_address_parse (const char  *text,
                    GError     **error)
{
  g_autoptr(CoxaAddress) self = NULL;
  g_autofree char *path = NULL;
  g_auto(GStrv) pairs = NULL;
  const char *start, *query;
  guint seen = 0;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (strlen (text) > MAX_BYTES)
    {
      g_set_error (error, COXA_ADDRESS_ERROR, COXA_ADDRESS_ERROR_SYNTAX,
                   _("The address has %" G_GSIZE_FORMAT " bytes, and %d are allowed. Shorten it."),
                   strlen (text), MAX_BYTES);
      return NULL;
    }

  start = text;
  if (g_ascii_strncasecmp (start, "coxa:", 5) == 0)
    {
      start += 5;
      if (g_str_has_prefix (start, "///"))
        start += 3;
      else if (g_str_has_prefix (start, "//"))
        start += 2;
    }

  self = g_new0 (CoxaAddress, 1);
  query = strchr (start, '?');
  path = query != NULL ? g_strndup (start, query - start) : g_strdup (start);
  if (!parse_path (self, path, text, error))
    return NULL;

  if (query == NULL)
    return g_steal_pointer (&self);

  /* g_strsplit() makes nothing of nothing: an empty query is an empty pair too. */
  pairs = g_strsplit (query[1] != '\0' ? query + 1 : "&", "&", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      if (!parse_pair (self, pairs[i], &seen, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * coxa_address_copy:
 * @self: (nullable): an address
 *
 * Copies an address.
 *
 * Returns: (transfer full) (nullable): the copy
 */
CoxaAddress *
coxa_address_copy (const CoxaAddress *self)
{
  CoxaAddress *copy;

  if (self == NULL)
    return NULL;

  copy = g_new0 (CoxaAddress, 1);
  copy->kind = g_strdup (self->kind);
  copy->slug = g_strdup (self->slug);
  copy->section = g_strdup (self->section);
  copy->side = self->side;
  copy->view = g_strdup (self->view);
  copy->depth = self->depth;
  copy->mode = self->mode;
  copy->show = self->show;
  copy->hide = g_strdupv (self->hide);
  copy->pick = g_strdupv (self->pick);
  copy->is_one_sided = self->is_one_sided;
  copy->preset = self->preset;

  return copy;
}

/**
 * coxa_address_free:
 * @self: (nullable) (transfer full): an address
 *
 * Frees an address.
 */
void
coxa_address_free (CoxaAddress *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self->slug);
  g_free (self->section);
  g_free (self->view);
  g_strfreev (self->hide);
  g_strfreev (self->pick);
  g_free (self);
}

/**
 * coxa_address_equal:
 * @a: (nullable): an address
 * @b: (nullable): another
 *
 * Says whether two addresses are the same in every part; the order of hidden regions counts.
 *
 * Returns: whether they are the same
 */
gboolean
coxa_address_equal (const CoxaAddress *a,
                    const CoxaAddress *b)
{
  if (a == b)
    return TRUE;

  if (a == NULL || b == NULL)
    return FALSE;

  if ((a->hide == NULL) != (b->hide == NULL) || (a->pick == NULL) != (b->pick == NULL))
    return FALSE;

  return g_str_equal (a->kind, b->kind) &&
         g_str_equal (a->slug, b->slug) &&
         g_strcmp0 (a->section, b->section) == 0 &&
         a->side == b->side &&
         g_strcmp0 (a->view, b->view) == 0 &&
         a->depth == b->depth &&
         a->mode == b->mode &&
         a->show == b->show &&
         a->is_one_sided == b->is_one_sided &&
         a->preset == b->preset &&
         (a->hide == NULL || g_strv_equal ((const char * const *) a->hide, (const char * const *) b->hide)) &&
         (a->pick == NULL || g_strv_equal ((const char * const *) a->pick, (const char * const *) b->pick));
}

static void
append_pair (GString    *string,
             gboolean   *has_query,
             const char *name,
             const char *value)
{
  g_string_append_printf (string, "%c%s=%s", *has_query ? '&' : '?', name, value);
  *has_query = TRUE;
}

/**
 * coxa_address_to_string:
 * @self: an address
 *
 * Writes an address with "coxa:" in front; only what differs from the default is written. Parsing it again gives an
 * equal address.
 *
 * Returns: (transfer full): such as "coxa:muscle/gluteus-minimus/origin?side=left"
 */
char *
coxa_address_to_string (const CoxaAddress *self)
{
  g_autoptr(GString) string = NULL;
  gboolean has_query = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  string = g_string_new ("coxa:");
  g_string_append_printf (string, "%s/%s", self->kind, self->slug);
  if (self->section != NULL)
    g_string_append_printf (string, "/%s", self->section);

  if (self->side == COXA_SIDE_LEFT)
    append_pair (string, &has_query, "side", "left");

  if (self->view != NULL)
    append_pair (string, &has_query, "view", self->view);

  if (self->depth != 0)
    {
      char depth[] = { '0' + self->depth, '\0' };

      append_pair (string, &has_query, "depth", depth);
    }

  if (self->mode != COXA_MODE_WHOLE)
    append_pair (string, &has_query, "mode", self->mode == COXA_MODE_ISOLATE ? "isolate" : "ghost");

  if (self->show != 0)
    {
      g_autoptr(GString) names = g_string_new (NULL);

      for (guint i = 0; i < G_N_ELEMENTS (shows); i++)
        if (self->show & shows[i].flag)
          g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "", shows[i].name);
      append_pair (string, &has_query, "show", names->str);
    }

  if (self->hide != NULL && self->hide[0] != NULL)
    {
      g_autofree char *hide = g_strjoinv (",", self->hide);

      append_pair (string, &has_query, "hide", hide);
    }

  if (self->pick != NULL && self->pick[0] != NULL)
    {
      g_autofree char *pick = g_strjoinv (",", self->pick);

      append_pair (string, &has_query, "pick", pick);
    }

  if (self->is_one_sided)
    append_pair (string, &has_query, "sides", "one");

  if (self->preset != COXA_PRESET_PAGE)
    append_pair (string, &has_query, "dose", presets[self->preset]);

  return g_string_free (g_steal_pointer (&string), FALSE);
}

/**
 * coxa_address_toggle_pick:
 * @self: an address
 * @place: slug of a place of the body
 *
 * Makes an address with one more place that hurts, or with one less where it was among them.
 *
 * Returns: (transfer full): the address
 */
CoxaAddress *
coxa_address_toggle_pick (const CoxaAddress *self,
                          const char        *place)
{
  CoxaAddress *copy = coxa_address_copy (self);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gboolean was_picked = FALSE;
  guint n = 0;

  for (guint i = 0; self->pick != NULL && self->pick[i] != NULL; i++)
    {
      if (g_str_equal (self->pick[i], place))
        {
          was_picked = TRUE;
          continue;
        }
      g_strv_builder_add (builder, self->pick[i]);
      n++;
    }
  if (!was_picked)
    {
      g_strv_builder_add (builder, place);
      n++;
    }
  g_clear_pointer (&copy->pick, g_strfreev);
  if (n > 0)
    copy->pick = g_strv_builder_end (builder);

  return copy;
}

/**
 * coxa_address_dup_page:
 * @self: an address
 *
 * Gives the page alone, without scheme, section and query.
 *
 * Returns: (transfer full): such as "muscle/gluteus-minimus"
 */
char *
coxa_address_dup_page (const CoxaAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strconcat (self->kind, "/", self->slug, NULL);
}

/**
 * coxa_address_is_slug:
 * @text: (nullable): a text
 *
 * Says whether a text may name a kind, an entry, a section or a view: 1 to 80 small letters, digits and inner hyphens.
 * Such a text is always safe as a file's name.
 *
 * Returns: whether it is one
 */
gboolean
coxa_address_is_slug (const char *text)
{
  return text != NULL && is_slug (text, strlen (text));
}

/**
 * coxa_address_is_region:
 * @text: (nullable): a text
 *
 * Says whether a text may name a region of a view or one part of it: a slug, or two with a dot between.
 *
 * Returns: whether it is such as "gluteus-minimus" or "gluteus-minimus.origin"
 */
gboolean
coxa_address_is_region (const char *text)
{
  const char *dot;

  if (text == NULL)
    return FALSE;

  dot = strchr (text, '.');
  if (dot == NULL)
    return is_slug (text, strlen (text));

  return is_slug (text, dot - text) && is_slug (dot + 1, strlen (dot + 1));
}
