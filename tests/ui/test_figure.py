#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The figure of a page with a keyboard, a pointer and a screen reader: what it does, and what it says it does."""

import json
import os
import shutil
import time
from pathlib import Path

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

import tap  # noqa: E402
from stage import App, Screen, copy_of_data, until  # noqa: E402
from tap import check  # noqa: E402

FIGURES = Path(os.environ['COXA_SOURCE']) / 'tests/page/data/figures'
STEPS = json.loads((Path(os.environ['COXA_DATA']) / 'atlas/exercise/clamshell.json').read_text(encoding='utf-8'))['steps']
PAGE = 'exercise/clamshell/steps'


def data_with_figure():
    """The clamshell with a body that is a red square: it goes from left to right in 0.6 s, and back."""
    folder = copy_of_data()
    listing = json.loads((FIGURES / 'figures.json').read_text(encoding='utf-8'))
    figure = next(f for f in listing['figures'] if f['address'] == 'exercise/raise')
    figure['address'] = 'exercise/clamshell'
    listing['figures'] = [figure]
    shutil.rmtree(folder / 'figures', ignore_errors=True)
    (folder / 'figures').mkdir()
    shutil.copy(FIGURES / figure['file'], folder / 'figures')
    (folder / 'figures/figures.json').write_text(json.dumps(listing), encoding='utf-8')
    return folder


DATA = data_with_figure()


def red(r, g, b):
    return r > 180 and g < 60 and b < 60


def blue(r, g, b):
    return b > 180 and r < 60 and g < 60


def find_figure(app):
    return app.find(role='image', test=lambda n: n.get_name().startswith('Clamshell, ') and 'like this' not in n.get_name())


def is_focused(node):
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def tab_to(app, node):
    """By keyboard, as far as it takes. What has the focus is scrolled to."""
    for _ in range(60):
        if is_focused(node):
            return
        app.key('Tab')
        time.sleep(0.05)
    check(is_focused(node), f'Tab does not come to “{node.get_name()}”')


def open_figure(app):
    app.settle()
    figure = until(lambda: find_figure(app), 'the figure')
    tab_to(app, figure)
    until(lambda: app.box(figure)[1] + app.box(figure)[3] <= app.box(app.frame)[1] + app.box(app.frame)[3],
          'the figure to be scrolled to')
    until(lambda: stays(app, figure), 'the page to come to rest')
    return figure


def stays(app, node):
    before = app.box(node)
    time.sleep(0.4)
    return app.box(node) == before


class Picture:
    """What is to be seen of a figure that stays where it is: two rows of pixels tell it, one of the arrow, one of the body."""

    def __init__(self, app, figure):
        self.screen = Screen()
        self.left, self.top, self.width, self.height = app.box(figure)

    def find(self, colour, row):
        """Where a colour is, 0 … 1, or None."""
        found = self.screen.find((self.left, self.top + self.height * row, self.width, 1), colour)
        return (sum(x for x, _ in found) / len(found) - self.left) / self.width if found else None

    def body(self):
        return self.find(red, 0.6)

    def arrow(self):
        return self.find(blue, 0.15)

    def is_at(self, where):
        here = self.body()
        return here is not None and abs(here - where) < 0.04


def moves_and_says_so_once():
    """The square goes there and back; what describes it stays as it is, so that nobody is talked to all the time."""
    with App(PAGE, data=DATA, animations=True) as app:
        figure = open_figure(app)
        picture = Picture(app, figure)
        check(figure.get_name() == 'Clamshell, moving figure', f'it is called “{figure.get_name()}”')
        said, places = set(), set()
        end = time.monotonic() + 3
        while time.monotonic() < end:
            said.add((figure.get_name(), figure.get_description()))
            here = picture.body()
            places.add(round(here, 1) if here is not None else None)
            check(picture.arrow() is None, 'an arrow shows while it moves')
        check(len(said) == 1, f'it said {said}')
        check({0.2, 0.5, 0.8} <= places, f'it was seen at {places}')
        words = said.pop()[1]
        check('Step 1: ' in words and 'Step 2: ' in words, f'it is described as “{words}”')


def keys_play_and_step():
    with App(PAGE, data=DATA, animations=True) as app:
        figure = open_figure(app)
        picture = Picture(app, figure)
        app.key('space')
        until(lambda: figure.get_name().startswith('Clamshell, picture'), lambda: f'a pause; it is {figure.get_name()}')
        until(lambda: app.find(role='push button', name='Play'), 'a button to play it again')
        app.key('End')
        until(lambda: figure.get_name() == 'Clamshell, picture 2 of 2', lambda: f'the last pose; it is {figure.get_name()}')
        check(figure.get_description() == f'Step 2: {STEPS[1]}', f'it says “{figure.get_description()}”')
        until(lambda: picture.is_at(250 / 300), 'the square at the right')
        until(lambda: picture.arrow() is not None, 'the arrow of a still')
        app.key('Left')
        until(lambda: figure.get_name() == 'Clamshell, picture 1 of 2', 'the pose before')
        until(lambda: picture.is_at(50 / 300), 'the square at the left')
        app.key('Right')
        until(lambda: figure.get_name() == 'Clamshell, picture 2 of 2', 'the pose after')
        app.key('Home')
        until(lambda: figure.get_name() == 'Clamshell, picture 1 of 2', 'the first pose')
        app.key('space')
        until(lambda: figure.get_name() == 'Clamshell, moving figure', 'it to go on')
        check(app.title() == 'Clamshell', f'a key went elsewhere: “{app.title()}”')


def pointer_plays_and_steps():
    with App(PAGE, data=DATA, animations=True) as app:
        figure = open_figure(app)
        app.click_on(figure)
        until(lambda: figure.get_name().startswith('Clamshell, picture'), 'a pause')
        before = figure.get_name()
        button = until(lambda: app.find(role='push button', name='Next pose'), 'a button for the next pose')
        tab_to(app, button)
        time.sleep(0.3)
        app.click_on(button)
        until(lambda: figure.get_name() != before, 'the next pose')
        number = until(lambda: app.find(role='push button', name='Step 1: show it in the figure'), 'the number of a step')
        tab_to(app, number)
        time.sleep(0.3)
        app.click_on(number)
        until(lambda: figure.get_name() == 'Clamshell, picture 1 of 2', 'what the first step looks like')


def less_motion_cuts():
    with App(PAGE, data=DATA, animations=False) as app:
        picture = Picture(app, open_figure(app))
        seen = set()
        end = time.monotonic() + 6
        while time.monotonic() < end:
            here = picture.body()
            if here is not None:
                seen.add(round(here, 2))
        check(len(seen) == 2, f'it was seen at {seen}')


def other_side_is_another_page():
    """Whoever chooses the left side reads of the left side, and keeps the focus."""
    with App(PAGE, data=DATA) as app:
        open_figure(app)
        left = until(lambda: app.find(name='Show the left side'), 'a button for the left side')
        tab_to(app, left)
        time.sleep(0.3)
        app.click_on(left)
        words = STEPS[0].replace('{side}', 'left').replace('{other}', 'right')
        until(lambda: app.find(role='label', name=words), 'the steps of the left side')
        button = until(lambda: app.find(name='Show the left side'), 'the button')
        until(lambda: is_focused(button), 'the focus to come back')
        figure = open_figure(app)
        picture = Picture(app, figure)
        app.key('End')
        until(lambda: figure.get_name() == 'Clamshell, picture 2 of 2', 'the last pose')
        until(lambda: picture.is_at(50 / 300), lambda: f'the square at the left; it is at {picture.body()}')


try:
    tap.run([
        ('a figure moves, and says so once', moves_and_says_so_once),
        ('Space, arrows, Home and End', keys_play_and_step),
        ('a click pauses, a button steps, a number shows its step', pointer_plays_and_steps),
        ('with less motion it cuts', less_motion_cuts),
        ('the other side is another page, mirrored', other_side_is_another_page),
    ], tries=2)
finally:
    shutil.rmtree(DATA)
