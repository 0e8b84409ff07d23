#pragma once

#include "coxa-options.h"
#include "coxa-startup.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define COXA_TYPE_APPLICATION (coxa_application_get_type ())
G_DECLARE_FINAL_TYPE (CoxaApplication, coxa_application, COXA, APPLICATION, AdwApplication)

CoxaApplication *coxa_application_new             (CoxaOptions     *options,
                                                   CoxaStartup     *startup);

int              coxa_application_get_exit_status (CoxaApplication *self);

G_END_DECLS
