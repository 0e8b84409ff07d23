#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plate taken apart and put together: alone, hidden, under glass, the other side, and what lies under a point."""

import tempfile
import time
from pathlib import Path

import tap
from gi.repository import Atspi
from stage import App, Atlas, until, xdotool
from tap import check

atlas = Atlas()
PIRIFORMIS = 'muscle/piriformis?view=back'
MEDIUS = 'muscle/gluteus-medius?view=back'


def names(app):
    return {name.rsplit(',', 1)[0] for name in app.regions()}


def alone_and_back():
    with App(PIRIFORMIS) as app:
        app.settle()
        until(lambda: 'Gluteus minimus' in names(app), 'gluteus minimus beside piriformis')
        app.key('ctrl+i')
        until(lambda: 'Gluteus minimus' not in names(app), 'gluteus minimus to leave')
        check({'Piriformis', 'Femur', 'Sacrum'} <= names(app), f'only {names(app)} is left')
        app.key('ctrl+i')
        until(lambda: 'Gluteus minimus' in names(app), 'all to return')
        app.key('alt+Left')
        until(lambda: 'Gluteus minimus' not in names(app), 'Back to lead to piriformis alone')


def hidden_stays_hidden():
    with App(MEDIUS) as app:
        app.settle()
        until(lambda: 'Gluteus medius' in names(app), 'gluteus medius')
        app.key('ctrl+h')
        until(lambda: 'Gluteus medius' not in names(app), 'gluteus medius to be hidden')
        until(lambda: 'Gluteus minimus' in names(app), 'what it covered')
        app.settle()
        app.key('Page_Up')
        until(lambda: app.depth() == 1, 'the skin side')
        app.settle()
        check('Gluteus medius' not in names(app), 'a hidden muscle came back with another stop')
        app.key('Page_Down')
        until(lambda: app.depth() == 2, 'the middle')
        app.key('ctrl+z')
        until(lambda: 'Gluteus medius' in names(app), 'gluteus medius to be brought back')


def under_glass_is_pointed_through():
    with App(PIRIFORMIS) as app:
        app.settle()
        app.key('ctrl+g')
        time.sleep(0.5)
        app.settle()
        check('Gluteus maximus' not in names(app), 'what is of glass can be pointed at')
        app.click(*app.on_screen(atlas.anchor('gluteus-minimus', 3)))
        until(lambda: app.title() == 'Gluteus minimus', lambda: f'gluteus minimus; “{app.title()}” is open')


def left_is_never_right():
    """On the left hip the femur stands left of the sacrum when seen from the back, and is pointed at there."""
    with App('muscle/gluteus-minimus?view=back&side=left') as app:
        app.settle()
        regions = until(lambda: app.regions(), 'regions')
        femur = next(app.extents(node) for name, node in regions.items() if name.startswith('Femur'))
        sacrum = next(app.extents(node) for name, node in regions.items() if name.startswith('Sacrum'))
        check(femur.x + femur.width / 2 < sacrum.x + sacrum.width / 2, 'the left femur is drawn on the right')
        check(app.find(name='Left hip') is not None, 'nothing says that this is the left hip')
        width = atlas.view['width']
        x, y = atlas.anchor('piriformis', 3)
        app.click(*app.on_screen((width - x, y)))
        until(lambda: app.title() == 'Piriformis', 'the left piriformis under the pointer')


def chosen(app):
    """What a screen reader is told to be chosen."""
    return {name.rsplit(',', 1)[0] for name, node in app.regions().items()
            if node.get_state_set().contains(Atspi.StateType.PRESSED)}


def the_chosen_one_is_pressed():
    """What the outline tells the eye is told to the ear as well."""
    with App(PIRIFORMIS) as app:
        app.settle()
        until(lambda: chosen(app) == {'Piriformis'}, lambda: f'piriformis to be chosen; it is {chosen(app)}')
        app.click(*app.on_screen(atlas.anchor('gluteus-minimus', 3)))
        until(lambda: chosen(app) == {'Gluteus minimus'}, lambda: f'gluteus minimus to be chosen; it is {chosen(app)}')
        app.key('Escape')
        until(lambda: chosen(app) == set(), lambda: f'nothing to be chosen; it is {chosen(app)}')


def what_lies_here():
    with App(f'{atlas.home}?depth=2') as app:
        app.settle()
        app.click(*app.on_screen(atlas.anchor('gluteus-medius', 2)), button=3)
        items = until(lambda: app.find(role='list box') or app.find(role='list', name='What lies here, from the skin side to '
                                                                                     'the bone side'), 'the list')
        rows = until(lambda: [node.get_name() for node in app.walk(items) if node.get_role_name() == 'label'], 'its rows')
        layers = [name for name in rows if name in ('Gluteus maximus', 'Gluteus medius', 'Gluteus minimus', 'Hip bone')]
        check(layers and layers[-1] == 'Hip bone' and 'Gluteus medius' in layers, f'the list says {rows}')
        check(layers.index('Gluteus medius') < layers.index('Hip bone'), f'the order is {rows}')
        # Each row has two labels: the name, and how deep it lies.
        app.key('Home', *['Down'] * (rows.index('Hip bone') // 2), 'Return')
        until(lambda: app.title() == 'Hip bone', lambda: f'the hip bone; “{app.title()}” is open')
        until(lambda: app.depth() == 4, 'the plate to be peeled to the bone')


def exports():
    """The menu leads to a dialog, the dialog to a file with the names and the credit in it."""
    with tempfile.TemporaryDirectory() as folder, App(PIRIFORMIS) as app:
        file = Path(folder) / 'plate.svg'
        app.settle()
        app.key('F10')
        items = until(lambda: [node.get_name() for node in app.walk() if 'menu item' in node.get_role_name() and
                               node.get_state_set().contains(Atspi.StateType.SENSITIVE)], 'the menu')
        app.key(*['Down'] * items.index('Export Plate…'), 'Return')
        dialog = until(lambda: xdotool('search', '--onlyvisible', '--name', 'Export').split(), 'the dialog')
        xdotool('windowfocus', '--sync', dialog[-1])
        until(lambda: app.find(name='Name:'), 'a field for the name')
        app.key('ctrl+a')
        xdotool('type', file)
        app.key('Return')
        text = until(lambda: file.exists() and file.read_text(encoding='utf-8'), 'the file')
        check('Piriformis</text>' in text, 'the file does not name piriformis')
        check('BodyParts3D' in text, 'the file does not say whose it is')


tap.run([
    ('alone with the bones, and Back', alone_and_back),
    ('hidden stays hidden until it is brought back', hidden_stays_hidden),
    ('what is of glass is pointed through', under_glass_is_pointed_through),
    ('left is never right', left_is_never_right),
    ('what is chosen is told to a screen reader', the_chosen_one_is_pressed),
    ('what lies here', what_lies_here),
    ('a plate is exported from the menu', exports),
])
