#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_pointing.py DEPTH: a pointer at each region that is to be seen opens its page."""

import sys

import tap
from stage import App, Atlas, Screen, until
from tap import check

DEPTH = int(sys.argv[1])
atlas = Atlas()
home = f'{atlas.home}?depth={DEPTH}'


def accent(red, green, blue):
    """The colour of what is pointed at, #0f7a6d, and its neighbours at an edge."""
    return red < 70 and 85 < green < 165 and 75 < blue < 150 and green - red > 60


def titles_at(address, anchor):
    """The page of what is pointed at; on bare bone also that of a landmark that lies there."""
    titles = {atlas.title(address)}
    for part in atlas.parts:
        left, top, width, height = part['bounds']
        if DEPTH == 4 and part['role'] == 'landmark' and left <= anchor[0] <= left + width and \
                top <= anchor[1] <= top + height:
            titles.add(atlas.title(part['address']))
    return titles


def points_at(app, screen, region, address, anchor):
    titles = titles_at(address, anchor)
    check(app.depth() == DEPTH, f'the plate is at depth {app.depth()}, not {DEPTH}')

    x, y = app.on_screen(anchor)
    bounds = next(part['bounds'] for part in atlas.parts if part['region'] == region)
    left, top = app.on_screen(bounds[:2])
    right, bottom = app.on_screen((bounds[0] + bounds[2], bounds[1] + bounds[3]))
    box = (left - 3, top - 3, right - left + 6, bottom - top + 6)
    before = screen.find(box, accent)
    app.move(x, y)
    until(lambda: len(screen.find(box, accent) - before) > 8, f'{region} to lift under the pointer')

    app.click(x, y)
    until(lambda: app.title() in titles, lambda: f'one of the pages {titles}; “{app.title()}” is open')
    check(app.heading() == app.title(), f'the window is called {app.title()}, the page {app.heading()}')

    app.key('alt+Left')
    until(lambda: app.title() == atlas.title(atlas.home), lambda: f'the way back; “{app.title()}” is open')
    app.move(2, 450)
    app.settle()


def the_reader_knows_all(app, rows):
    """Each region that the plates say is seen is told to a screen reader, with its bounds."""
    # The kind follows the name, "Femur, bone", unless the name says it: "Hip bone, left side".
    shown = {form: widget for name, widget in app.regions().items() for form in (name, name.rsplit(',', 1)[0])}
    for region, address, _anchor in rows:
        name = next((p['name'] for p in atlas.parts if p['region'] == region and 'name' in p), atlas.title(address))
        name = name.replace('{side}', 'right').replace('{other}', 'left')
        check(name in shown, f'{region} ({name}) is not among the plate’s regions: {", ".join(shown)}')
        widget = shown[name]
        check(widget.get_description(), f'{name} has no description')
        check(app.extents(widget).width > 0 and app.extents(widget).height > 0, f'{name} has no bounds')


rows = atlas.structures(DEPTH)
with App(home) as window:
    window.settle()
    sight = Screen()
    window.move(2, 450)
    tap.run([('there are regions to point at', lambda: check(len(rows) > 3, f'only {len(rows)}')),
             ('each region is told to a screen reader', lambda: the_reader_knows_all(window, rows))] +
            [(f'{region} at depth {DEPTH}', lambda row=row: points_at(window, sight, *row))
             for row in rows for region in row[:1]])
