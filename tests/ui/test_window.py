#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Peel, zoom, page and plate together, what is remembered, and a data folder that is broken."""

import json
import shutil
import time

import tap
from stage import App, Atlas, Screen, copy_of_data, until
from tap import check

atlas = Atlas()
home_title = atlas.title(atlas.home)


def names(app):
    return {name.rsplit(',', 1)[0] for name in app.regions()}


def red(r, g, b):
    """The origin's red, #c8382c, on any tone of bone below it."""
    return r > 150 and g < 100 and b < 95 and r - g > 75


def blue(r, g, b):
    """The insertion's blue, #2f5fc4."""
    return b > 140 and r < 130 and b - r > 60


def yellow(r, g, b):
    """The nerve's yellow, #d9a514."""
    return r > 185 and 130 < g < 215 and b < 110 and r - b > 90


def peels_by_keys():
    """With its motion, as a person sees it: what was covered can be reached, what covered it cannot."""
    with App(f'{atlas.home}?depth=1', animations=True) as app:
        app.settle()
        check('Gluteus maximus' in names(app), 'gluteus maximus is not there at the start')
        for depth in (2, 3, 4):
            app.key('Page_Down')
            until(lambda depth=depth: app.depth() == depth, f'depth {depth}')
        app.key('Page_Down')
        time.sleep(0.2)
        check(app.depth() == 4, 'there is something below the bone')
        until(lambda: not {'Gluteus maximus', 'Piriformis'} & names(app), 'the muscles to leave the bone')
        check({'Femur', 'Sacrum', 'Hip bone'} <= names(app), f'the bones are not all there: {names(app)}')
        for depth in (3, 2, 1):
            app.key('Page_Up')
            until(lambda depth=depth: app.depth() == depth, f'depth {depth}')
        until(lambda: 'Gluteus maximus' in names(app), 'gluteus maximus to return')


def peels_by_slider():
    with App(f'{atlas.home}?depth=1') as app:
        app.settle()
        left, top, width, height = app.box(app.find(role='slider'))
        app.click(left + width / 2, top + height - 4)
        until(lambda: app.depth() > 1, lambda: f'the slider to move; depth {app.depth()}')
        until(lambda: 'Gluteus maximus' not in names(app), 'gluteus maximus to leave')


def zooms_to_the_pointer():
    with App(f'{atlas.home}?depth=2') as app:
        app.settle()
        anchor = atlas.anchor('gluteus-medius', 2)
        x, y = app.on_screen(anchor)
        before = app.places[-1][3]
        app.move(x, y)
        for _ in range(6):
            app.click(x, y, button=4)
        until(lambda: app.places[-1][3] > before * 1.3, 'the plate to grow')
        app.settle()
        at_x, at_y = app.on_screen(anchor)
        # The pointer stands on a whole pixel, up to half a pixel beside the point; that half has grown too.
        slack = 1 + 0.6 * app.places[-1][3] / before
        check(abs(at_x - x) < slack and abs(at_y - y) < slack,
              f'what was under the pointer has moved by {at_x - x:.1f}, {at_y - y:.1f} pixels')

        app.click(x, y)
        until(lambda: app.title() == 'Gluteus medius', lambda: f'gluteus medius; “{app.title()}” is open')


def zooms_by_keys():
    with App(f'{atlas.home}?depth=2') as app:
        fit = app.settle()[2]
        x, y = app.on_screen(atlas.anchor('gluteus-medius', 2))
        app.click(x, y)
        until(lambda: app.title() == 'Gluteus medius', 'gluteus medius')
        app.settle()
        before = app.places[-1][3]
        app.key('plus')
        until(lambda: app.places[-1][3] > before * 1.05, 'the plate to grow')
        app.key('minus', 'minus')
        app.key('0')
        app.settle()
        until(lambda: abs(app.places[-1][3] - fit) < fit * 0.02, lambda: f'the whole plate; the scale is {app.places[-1]}')


def paper_lets_go():
    """A click on paper, and Escape, let go of what was chosen."""
    with App(f'{atlas.home}?depth=2') as app:
        app.settle()
        app.click(*app.on_screen(atlas.anchor('gluteus-medius', 2)))
        until(lambda: app.title() == 'Gluteus medius', 'gluteus medius')
        app.settle()
        app.key('Escape')
        time.sleep(0.2)
        check(app.process.poll() is None, 'Escape closed the program')
        left, top, _width, _height = app.box(app.plate)
        app.click(left + 12, top + 12)
        time.sleep(0.2)
        app.click(*app.on_screen(atlas.anchor('gluteus-medius', 2)))
        until(lambda: app.title() == 'Gluteus medius', 'gluteus medius again')


def look_at_section(label, wanted, part_name, other, view='back'):
    """Opens a section of gluteus minimus with the pointer; the plate shows the part in its colour."""
    with App('muscle/gluteus-minimus') as app:
        app.settle()
        screen = Screen()
        tab = until(lambda: app.find(role='page tab', name=label), f'the tab {label}')
        app.click_on(tab)
        until(lambda: app.tab() == label, lambda: f'the section {label}; {app.tab()} is chosen')
        app.settle()

        def colours():
            x, y, width, height = atlas.part(part_name, view)['bounds']
            left, top = app.on_screen((x, y))
            right, bottom = app.on_screen((x + width, y + height))
            box = (left, top, right - left, bottom - top)
            return len(screen.find(box, wanted)), len(screen.find(box, other))

        until(lambda: colours()[0] > 60 and colours()[0] > colours()[1],
              lambda: f'{part_name} in its colour; (its own, the other) pixels: {colours()}')
        check(app.depth() >= 3, f'gluteus minimus is covered at depth {app.depth()}')


def section_address_shows_the_same():
    """coxa muscle/gluteus-minimus/origin opens where the tab leads."""
    with App('muscle/gluteus-minimus/origin') as app:
        app.settle()
        check(app.heading() == 'Gluteus minimus', f'the page is {app.heading()}')
        until(lambda: app.tab() == 'Origin', lambda: f'the section Origin; {app.tab()} is chosen')


def link_leads_on():
    """A link in the page is a place that the pointer can go to."""
    with App('muscle/gluteus-medius/innervation') as app:
        app.settle()
        link = until(lambda: app.find(role='link', name='Superior gluteal nerve'), 'a link to the nerve')
        left, top, width, height = app.box(link)
        frame = app.box(app.frame)
        if top + height > frame[1] + frame[3]:
            link.get_component_iface().grab_focus()
            app.settle()
        app.click_on(link)
        until(lambda: app.title() == 'Superior gluteal nerve', lambda: f'the nerve; “{app.title()}” is open')


def level_is_remembered():
    with App() as app:
        app.settle()
        app.click_on(app.find(role='push button', name='Clinical') or app.find(name='Clinical'))
        time.sleep(0.3)
        clinical = until(lambda: page_text(app), 'words')
        check(app.close() == 0, 'the program did not leave well')
    with App() as app:
        app.settle()
        check(page_text(app) == clinical, 'the reading level was forgotten')


def page_text(app):
    return [n.get_name() for n in app.walk(app.find(role='scroll pane')) if n.get_role_name() == 'label']


def a_broken_folder_opens():
    """Broken JSON costs its page alone, and one banner says so."""
    folder = copy_of_data()
    try:
        (folder / 'atlas/atlas-index.json').unlink(missing_ok=True)
        (folder / 'atlas/bone/sacrum.json').write_text('{ "kind": "bone", ', encoding='utf-8')
        plates = json.loads((folder / 'plates/plates.json').read_text(encoding='utf-8'))
        plates['views'][0]['parts'].append({'id': 'nowhere', 'region': 'nowhere', 'address': 'muscle/nowhere'})
        (folder / 'plates/plates.json').write_text(json.dumps(plates), encoding='utf-8')
        with App(data=folder) as app:
            app.settle()
            banners = [n for n in app.walk() if n.get_role_name() == 'label' and 'could not be read' in n.get_name()]
            check(len(banners) == 1, f'{len(banners)} banners')
            app.click(*app.on_screen(atlas.anchor('gluteus-maximus', 1)))
            until(lambda: app.title() == 'Gluteus maximus', 'what is sound to open')
            app.click_on(app.find(role='push button', name='Close this message'))
            time.sleep(0.4)
            app.click_on(until(lambda: app.find(role='push button', name='Back'), 'the back button'))
            until(lambda: app.title() == home_title, 'the way back')
    finally:
        shutil.rmtree(folder)


def a_folder_without_plates_opens():
    folder = copy_of_data()
    try:
        shutil.rmtree(folder / 'plates')
        with App(data=folder) as app:
            until(lambda: app.title() == home_title, 'the first page')
            until(lambda: any('could not be read' in n.get_name() for n in app.walk()), 'a banner')
    finally:
        shutil.rmtree(folder)


tap.run([
    ('Page Down and Page Up peel', peels_by_keys),
    ('the slider peels', peels_by_slider),
    ('the wheel zooms to the pointer, and a click finds the region there', zooms_to_the_pointer),
    ('keys zoom and fit', zooms_by_keys),
    ('Escape and paper let go', paper_lets_go),
    ('Origin shows the origin in red', lambda: look_at_section('Origin', red, 'gluteus-minimus.origin', blue)),
    ('Insertion shows the insertion in blue', lambda: look_at_section('Insertion', blue, 'gluteus-minimus.insertion', red, 'side')),
    ('Innervation lights the nerve', lambda: look_at_section('Innervation', yellow, 'superior-gluteal-nerve', blue)),
    ('an address opens its section', section_address_shows_the_same),
    ('a link leads to its page', link_leads_on),
    ('the reading level is remembered', level_is_remembered),
    ('a broken data folder opens with one banner', a_broken_folder_opens),
    ('a folder without plates opens', a_folder_without_plates_opens),
])
