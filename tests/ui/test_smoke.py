#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A short walk through the window that also ends it, so that sanitizers have their say."""

import tap
from stage import App, Atlas, until
from tap import check

atlas = Atlas()


def walk():
    with App(atlas.home) as app:
        app.settle()
        app.click(*app.on_screen(atlas.anchor('gluteus-maximus', 1)))
        until(lambda: app.title() == 'Gluteus maximus', 'gluteus maximus')
        for label in ('Origin', 'Insertion', 'Innervation'):
            app.click_on(until(lambda label=label: app.find(role='page tab', name=label), f'the tab {label}'))
            until(lambda label=label: app.tab() == label, f'the section {label}')
        app.settle()
        app.key('Page_Down', 'Page_Down', 'Page_Up', 'alt+Left', 'alt+Left')
        left, top, width, height = app.box(app.plate)
        for button in (4, 4, 4, 5, 5):
            app.click(left + width / 2, top + height / 2, button)
        app.settle()
        status = app.close()
        check(status == 0, f'the program left with {status}')


tap.run([('the window opens, answers and closes well', walk)])
