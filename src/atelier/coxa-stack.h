/* coxa-stack.h: the painter's order of a view, and what has to be split for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-layer.h"

G_BEGIN_DECLS

GPtrArray *coxa_stack_new    (GPtrArray *bodies,
                              CoxaView  *view) G_GNUC_WARN_UNUSED_RESULT;

double     coxa_stack_report (GPtrArray *layers,
                              CoxaView  *view);

G_END_DECLS
