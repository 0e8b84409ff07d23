/* coxa-order.h: what is painted over what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint *coxa_order_find (const double *front,
                        const double *start,
                        guint         n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
