/* coxa-layer.c: one group of a view's SVG
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-layer.h"

/**
 * coxa_layer_new:
 * @thing: what it shows; must outlive the layer
 * @body: (nullable): the structure in the view; must outlive the layer
 * @suffix: what the group's id has behind the structure's, such as ".near"
 *
 * Begins a layer; its mask and its paths are the caller's to fill in.
 *
 * Returns: (transfer full): the layer
 */
CoxaLayer *
coxa_layer_new (CoxaThing  *thing,
                CoxaBody   *body,
                const char *suffix)
{
  CoxaLayer *self = g_new0 (CoxaLayer, 1);

  self->thing = thing;
  self->body = body;
  self->id = g_strconcat (thing->id, suffix, NULL);
  self->depth = body != NULL ? body->place->depth : COXA_STOPS;
  self->svg = g_string_new (NULL);
  if (body != NULL)
    self->window = body->window;

  return self;
}

/**
 * coxa_layer_free:
 * @self: (transfer full) (nullable): a layer
 *
 * Frees a layer.
 */
void
coxa_layer_free (CoxaLayer *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->mask);
  g_free (self->quiet);
  g_string_free (self->svg, TRUE);
  g_free (self);
}
