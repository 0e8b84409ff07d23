#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window with text twice as large as usual: nothing lies on something else, and nothing outside.

COXA_TEXT_SCALE, which with-display.sh reads, says how large."""

import os
import time

import tap
from stage import App, Atspi, Atlas, until, xdotool
from tap import check

atlas = Atlas()
SCALE = float(os.environ['COXA_TEXT_SCALE'])
# What holds nothing else and is read or pressed.
LEAVES = ('label', 'push button', 'toggle button', 'page tab', 'link', 'heading', 'slider')


def is_on_page(app, node):
    """Whether it lies in what scrolls: only that may reach beyond the window, and only downwards."""
    while node is not None:
        if node.get_role_name() == 'scroll pane':
            return True
        node = node.get_parent()
    return False


def is_part_of(node, other):
    while node is not None:
        if node == other:
            return True
        node = node.get_parent()
    return False


def boxes(app):
    """(name, node, box) of what is shown; the plate's regions overlap as muscles do, and are left out."""
    regions = list(app.regions().values())
    found = []
    for node in app.shown():
        if node.get_role_name() not in LEAVES or node in regions or \
                not node.get_state_set().contains(Atspi.StateType.VISIBLE):
            continue
        box = app.extents(node)
        if box.width > 0 and box.height > 0:
            found.append((f'{node.get_role_name()} “{node.get_name()[:40]}”', node, box))
    return found


def overlap(a, b):
    return min(a.x + a.width, b.x + b.width) - max(a.x, b.x) > 1 and \
        min(a.y + a.height, b.y + b.height) - max(a.y, b.y) > 1


def check_layout(app, frame=None):
    """That nothing lies on something else, and nothing outside."""
    frame = frame or app.extents(app.frame)
    found = boxes(app)
    for name, node, box in found:
        check(box.x >= frame.x - 1 and box.x + box.width <= frame.x + frame.width + 1,
              f'{name} reaches from {box.x} to {box.x + box.width}, the window from {frame.x} to {frame.x + frame.width}')
        if not is_on_page(app, node):
            check(box.y >= frame.y - 1 and box.y + box.height <= frame.y + frame.height + 1,
                  f'{name} reaches down to {box.y + box.height}, the window to {frame.y + frame.height}')
    for i, (name, node, box) in enumerate(found):
        for other_name, other, other_box in found[i + 1:]:
            if overlap(box, other_box) and not is_part_of(other, node) and \
                    is_on_page(app, node) == is_on_page(app, other):
                raise AssertionError(f'{name} and {other_name} lie on each other')
    return found


def look(address, width, height):
    with App(address) as app:
        app.settle()
        xdotool('windowsize', '--sync', app.window, width, height)
        frame = until(lambda: abs(app.extents(app.frame).width - width) < 40 and app.extents(app.frame),
                      lambda: f'a window of {width}×{height}; it is {app.extents(app.frame).width} wide')
        app.settle(0.5)
        found = check_layout(app, frame)
        check(len(found) > 20, f'only {len(found)} things are shown')
        check(min(box.height for name, _, box in found if name.startswith('heading')) > 15 * SCALE, 'the text is not large')


def look_at_session(width, height):
    """Every screen of a session: what is to be read and pressed lies beside each other, and inside."""
    with App('exercise/clamshell') as app:
        app.settle()
        xdotool('windowsize', '--sync', app.window, width, height)
        until(lambda: abs(app.extents(app.frame).width - width) < 40, 'the window')
        app.key('ctrl+Return')
        for name in ('Continue', 'Start', 'Pause'):
            button = until(lambda: next((node for node in app.shown() if node.get_name() == name and
                                         node.get_role_name() == 'push button'), None), name)
            time.sleep(0.6)
            check_layout(app)
            check(app.extents(button).height >= 44, f'{name} is {app.extents(button).height} pixels high')
            Atspi.Action.do_action(button, 0)


tap.run([
    ('a muscle in a wide window', lambda: look('muscle/gluteus-medius', 1440, 900)),
    ('a muscle in a narrow window', lambda: look('muscle/gluteus-medius', 800, 600)),
    ('the first page in a narrow window', lambda: look(atlas.home, 800, 600)),
    ('a session in a narrow window', lambda: look_at_session(800, 600)),
    ('a session in a high window', lambda: look_at_session(700, 880)),
])
