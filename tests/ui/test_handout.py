#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet to take home in the window: put together, shown, saved, and opened again by its code."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

import tap
from stage import COXA, DATA, App, Atlas, until, xdotool
from tap import check

CLAMSHELL = 'exercise/clamshell'
TITLE = Atlas().title(CLAMSHELL)
SENSITIVE = Atspi.StateType.SENSITIVE
folder = Path(tempfile.mkdtemp(prefix='coxa-handout-'))


def dialog(app):
    return until(lambda: app.find(name='Hand-out', test=lambda n: n.get_role_name() in ('frame', 'dialog')), 'the dialog')


def open_dialog(app):
    app.settle()
    until(lambda: app.find(role='push button', name='Hand-out'), 'the button')
    app.key('ctrl+p')
    window = dialog(app)
    focus_dialog(app)
    sheet(app, window)
    return window


def focus_dialog(app):
    windows = until(lambda: [w for w in xdotool('search', '--onlyvisible', '--pid', app.process.pid).split()
                             if int(w) != app.window], 'the window of the dialog')
    xdotool('windowfocus', '--sync', windows[-1])


def button(app, under, name):
    return until(lambda: app.find(role='push button', name=name, under=under), f'the button {name}')


def is_on(node):
    return node.get_state_set().contains(SENSITIVE)


def sheet(app, under):
    """Waits until there is a sheet that can be printed."""
    until(lambda: is_on(button(app, under, 'Print…')), 'a sheet')
    return until(lambda: app.find(name='Page 1 of the sheet', under=under), 'its picture')


def press(node):
    Atspi.Action.do_action(node, 0)


def rows(app, under):
    found = []
    for node in app.walk(app.find(name='On the sheet', under=under)):
        if node.get_role_name() == 'list item':
            found.append(node.get_name())
    return found


def coxa(*arguments):
    environment = {name: value for name, value in os.environ.items() if name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
    return subprocess.run([COXA, '--data', str(DATA), *map(str, arguments)], env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=60, check=False)


def code_of(*addresses):
    file = folder / 'plan.txt'
    result = coxa('--handout', file, *addresses)
    check(result.returncode == 0, result.stderr)
    return file.read_text(encoding='utf-8').rsplit('Coxa code: ', 1)[1].strip()


def puts_together():
    with App(CLAMSHELL) as app:
        window = open_dialog(app)
        check(rows(app, window) == [TITLE], rows(app, window))
        press(button(app, window, f'Remove: {TITLE}'))
        until(lambda: not rows(app, window), 'the list to be empty')
        until(lambda: not is_on(button(app, window, 'Print…')), 'nothing to print')
        until(lambda: app.find(name='No Sheet Yet', under=window), 'a word about it')


def adds_and_moves():
    with App(CLAMSHELL) as app:
        window = open_dialog(app)
        add = until(lambda: app.find(role='push button', name='Add…', under=window), 'Add…')
        press(add)
        time.sleep(0.5)
        xdotool('type', '--delay', '20', 'bridge')
        time.sleep(0.5)
        app.key('Return')
        until(lambda: rows(app, window) == [TITLE, 'Bridge'], lambda: f'two on the sheet: {rows(app, window)}')
        press(button(app, window, 'Move Up: Bridge'))
        until(lambda: rows(app, window) == ['Bridge', TITLE], lambda: f'the other order: {rows(app, window)}')
        sheet(app, window)


def has_no_sheet_where_nothing_is_done():
    with App('bone/hip-bone') as app:
        app.settle()
        time.sleep(0.5)
        found = app.find(role='push button', name='Hand-out')
        check(found is None or not found.get_state_set().contains(Atspi.StateType.SHOWING), 'a bone has a hand-out')


def a_programme_of_ones_own():
    home = folder / 'home'
    with App('region/hip', environment={'XDG_DATA_HOME': str(home)}) as app:
        app.settle()
        press(button(app, None, 'Exercises'))
        press(button(app, None, 'Duplicate Calm a sore hip'))
        name = 'Hand-out of Calm a sore hip, mine'
        press(button(app, None, 'Done'))
        press(button(app, None, name))
        window = dialog(app)
        until(lambda: rows(app, window) == ['Isometric wall push', 'Bridge', 'Sit to stand'], lambda: rows(app, window))
        sheet(app, window)


def a_page_by_its_code():
    code = code_of(f'{CLAMSHELL}?side=left')
    with App(code.lower()) as app:
        until(lambda: app.heading() == TITLE, 'the page')
        app.settle()
        app.key('ctrl+k')
        until(lambda: app.find(name='Search the atlas'), 'the entry')
        until(lambda: app.find(name='Where does it hurt?', role='push button'), 'the entry to be ready')
        xdotool('type', '--delay', '20', code_of('exercise/bridge'))
        until(lambda: app.find(test=lambda n: n.get_name() == 'Bridge, right'), 'what the code opens')
        app.key('Return')
        until(lambda: app.heading() == 'Bridge', lambda: f'the page of the code, not {app.heading()}')


def a_plan_by_its_code():
    code = code_of(f'{CLAMSHELL}?side=left&dose=gentle', 'exercise/bridge', 'exercise/step-up?dose=full')
    check(len(code.replace('-', '')) <= 12, code)
    with App(code) as app:
        window = dialog(app)
        until(lambda: len(rows(app, window)) == 3, 'three on the sheet')
        check(rows(app, window)[:2] == [TITLE, 'Bridge'], rows(app, window))
        sheet(app, window)


def a_wrong_code():
    code = code_of(CLAMSHELL)
    wrong = code[:-1] + ('2' if code[-1] != '2' else '3')
    result = coxa(wrong)
    check(result.returncode == 2 and code in result.stderr and 'character' in result.stderr, repr(result))
    with App('region/hip') as app:
        app.settle()
        app.key('ctrl+k')
        until(lambda: app.find(name='Search the atlas'), 'the entry')
        until(lambda: app.find(name='Where does it hurt?', role='push button'), 'the entry to be ready')
        xdotool('type', '--delay', '20', f'2{wrong[1:]}' if not any(c.isdigit() for c in wrong) else wrong)
        until(lambda: app.find(test=lambda n: 'is not right' in (n.get_name() or '')), 'what is wrong')


try:
    tap.run([
        ('a sheet is opened, and emptied', puts_together),
        ('exercises are added and moved', adds_and_moves),
        ('a page with nothing to do has none', has_no_sheet_where_nothing_is_done),
        ('a programme of one’s own is printed', a_programme_of_ones_own),
        ('a code opens its page, from the command line and the search', a_page_by_its_code),
        ('a code opens its plan', a_plan_by_its_code),
        ('a wrong code says what may be wrong', a_wrong_code),
    ])
finally:
    shutil.rmtree(folder, ignore_errors=True)
