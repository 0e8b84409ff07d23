#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding pages by the words that people use, with the keyboard alone."""

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi

import tap
from stage import App, until, xdotool
from tap import check


def entry_of(app):
    return app.find(name='Search the atlas')


def is_showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def rows_of(app):
    found = app.find(name='Found pages')
    return [node.get_name() for node in app.walk(found) if node.get_role_name() == 'list item'] if found else []


def a_word_opens_its_page():
    with App('region/hip') as app:
        app.settle()
        app.key('ctrl+k')
        until(lambda: entry_of(app), 'the entry')
        until(lambda: app.find(name='Where does it hurt?', role='push button'), 'what helps before a word is typed')
        xdotool('type', 'peeriformis')
        until(lambda: rows_of(app)[:1] == ['Piriformis'], lambda: f'piriformis first; there is {rows_of(app)[:3]}')
        app.key('Return')
        until(lambda: app.title() == 'Piriformis', lambda: f'its page; “{app.title()}” is open')


def letters_typed_anywhere_search():
    with App('muscle/gluteus-minimus?side=left') as app:
        app.settle()
        xdotool('type', 'clamshell')
        until(lambda: 'Clamshell' in rows_of(app)[:1], lambda: f'the clamshell first; there is {rows_of(app)[:3]}')
        app.key('Return')
        until(lambda: app.title() == 'Clamshell', lambda: f'its page; “{app.title()}” is open')
        app.key('alt+Left')
        until(lambda: app.title() == 'Gluteus minimus', 'Back to lead back')
        check(app.find(name='Left hip') is not None, 'the left hip became the right one')


def nothing_found_is_said():
    with App('region/hip') as app:
        app.settle()
        app.key('ctrl+k')
        until(lambda: entry_of(app), 'the entry')
        xdotool('type', 'xqzzqx')
        until(lambda: app.find(test=lambda node: 'Nothing is found' in (node.get_name() or '')), 'that it is said')
        app.key('Escape')
        until(lambda: entry_of(app) is None or not is_showing(entry_of(app)), 'the panel to go')
        check(app.title() == 'The hip', f'“{app.title()}” is open')


tap.run([
    ('a word, though misspelt, opens its page', a_word_opens_its_page),
    ('letters typed anywhere search', letters_typed_anywhere_search),
    ('that nothing is found is said', nothing_found_is_said),
])
