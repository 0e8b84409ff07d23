#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_keyboard.py DEPTH: what the pointer can do, the keyboard can."""

import sys
import time

import tap
from stage import App, Atlas, until
from tap import check

DEPTH = int(sys.argv[1])
ARROWS = ('Left', 'Right', 'Up', 'Down')
atlas = Atlas()
ways = {}  # where each arrow leads from each region, as far as it was tried


def press(app, key):
    """Presses a key within the plate and returns the region that has the keyboard then."""
    app.key(key)
    before = object()
    end = time.monotonic() + 3
    while time.monotonic() < end:
        time.sleep(0.05)
        now = app.focused()
        # Twice the same: a machine that is slow has not just been caught between two regions.
        if now is not None and now == before:
            return now
        before = now
    return app.focused()


def enter_plate(app):
    """Tab goes round the window; the plate is one stop on its way."""
    for _ in range(40):
        if app.focused() is not None:
            return app.focused()
        app.key('Tab')
        time.sleep(0.04)
    raise AssertionError('Tab never came to the plate')


def the_plate_is_one_stop(app):
    check(enter_plate(app) is not None, 'no region has the keyboard')
    app.key('Tab')
    time.sleep(0.1)
    check(app.focused() is None, f'a second Tab stays in the plate, on {app.focused()}')
    app.key('shift+Tab')
    until(app.focused, 'the keyboard to come back to the plate', 3)


def path(ways, here, is_there):
    """The shortest way along the arrows that were tried, from here to where is_there (name, key) holds."""
    queue = [(here, [])]
    seen = {here}
    while queue:
        place, keys = queue.pop(0)
        for key in ARROWS:
            to = ways[place].get(key)
            if is_there(to, key):
                return keys + [key]
            if to is not None and to not in seen:
                seen.add(to)
                queue.append((to, keys + [key]))
    return None


def arrows_reach_every_region(app):
    """Follows every arrow from every region, as far as keys lead."""
    enter_plate(app)
    here = press(app, 'Home')
    wanted = set(app.regions())
    ways.clear()
    ways[here] = {}

    while set(ways) != wanted:
        keys = path(ways, here, lambda to, key: to is None)
        if keys is None:
            break
        for key in keys:
            place = here
            here = press(app, key)
            check(here is not None, f'{key} on {place} leads out of the plate')
            ways[place][key] = here
            ways.setdefault(here, {})
    check(set(ways) == wanted, f'no arrow leads to {", ".join(sorted(wanted - set(ways)))}')


def home_and_end(app):
    enter_plate(app)
    first = press(app, 'Home')
    last = press(app, 'End')
    check(first != last, f'Home and End both lead to {first}')
    check(press(app, 'Home') == first, 'Home leads elsewhere the second time')


def enter_opens(app, title):
    """Enter on the focused region opens its page, and Alt+Left leads back."""
    enter_plate(app)
    here = press(app, 'Home')
    if here.rsplit(',', 1)[0] != title:
        keys = path(ways, here, lambda to, key: to is not None and to.rsplit(',', 1)[0] == title)
        check(keys, f'the arrows did not come by {title}')
        for key in keys:
            here = press(app, key)
    check(here is not None and here.rsplit(',', 1)[0] == title, f'the arrows ended on {here} on the way to {title}')
    app.key('Return')
    until(lambda: app.title() == title, lambda: f'the page “{title}”; “{app.title()}” is open')
    check(app.heading() == title, f'the page is called {app.heading()}')
    app.key('alt+Left')
    until(lambda: app.title() == atlas.title(atlas.home), 'the way back')
    app.key('alt+Right')
    until(lambda: app.title() == title, 'the way forward')
    app.key('alt+Left')
    until(lambda: app.title() == atlas.title(atlas.home), 'the way back again')


aim = {1: 'Gluteus maximus', 2: 'Gluteus medius', 3: 'Piriformis', 4: 'Sacrum'}[DEPTH]
with App(f'{atlas.home}?depth={DEPTH}') as window:
    window.settle()
    tap.run([
        ('the plate is one Tab stop', lambda: the_plate_is_one_stop(window)),
        ('Home and End lead to the first and the last region', lambda: home_and_end(window)),
        ('arrows reach every region', lambda: arrows_reach_every_region(window)),
        (f'Enter opens {aim}, Alt+Left and Alt+Right lead back and forth', lambda: enter_opens(window, aim)),
    ])
