#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions, programmes and the diary: from the page to what is kept, by keyboard and by pointer.

COXA_CLOCK_RATE has the clock of a session run; a stall of the machine does not pause it then."""

import shutil
import sqlite3
import tempfile
import time
from pathlib import Path

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

import tap
from stage import App, Atlas, until, xdotool
from tap import check

PAGE = 'exercise/clamshell'
ENTRY = Atlas().entry(PAGE)
TITLE = ENTRY['title']
SLOW, FAST = '1', '20'
CHECKED = Atspi.StateType.CHECKED
FOCUSED = Atspi.StateType.FOCUSED
SENSITIVE = Atspi.StateType.SENSITIVE


class Home:
    """A data folder of its own."""

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix='coxa-home-'))
        self.file = self.folder / 'coxa' / 'coxa.db'
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def app(self, rate, page=PAGE):
        return App(page, environment={'XDG_DATA_HOME': str(self.folder), 'COXA_CLOCK_RATE': rate})

    def rows(self, sql):
        if not self.file.exists():
            return []
        handle = sqlite3.connect(self.file, timeout=10)
        try:
            return handle.execute(sql).fetchall()
        except sqlite3.OperationalError:  # nothing was ever kept
            return []
        finally:
            handle.close()

    def change(self, sql):
        handle = sqlite3.connect(self.file, timeout=10)
        handle.execute(sql)
        handle.commit()
        handle.close()

    def programme(self):
        return [title for title, in self.rows('SELECT title FROM programme_item ORDER BY place')]


def is_in(state, node):
    return node is not None and node.get_state_set().contains(state)


def find(app, role=None, name=None, test=None):
    for node in app.shown():
        if (role is None or node.get_role_name() == role) and (name is None or node.get_name() == name) and \
                (test is None or test(node)):
            return node
    return None


def texts(app):
    return [node.get_name() for node in app.shown() if node.get_role_name() in ('label', 'heading', 'alert')]


def button(app, name):
    return find(app, 'push button', name)


def wait_for(app, name):
    return until(lambda: button(app, name), f'a button “{name}”')


def press(app, name):
    """Presses what is called so, as a screen reader does: where it stands does not matter."""
    check(Atspi.Action.do_action(wait_for(app, name), 0), f'“{name}” cannot be pressed')


def press_if_there(app, name):
    there = button(app, name)
    if there is not None:
        Atspi.Action.do_action(there, 0)
        time.sleep(1)
    return there is not None


def wait_for_text(app, text, patience=None):
    until(lambda: text in texts(app), f'the words “{text}”', patience)


def has_focus(app, name):
    return find(app, None, name, lambda node: is_in(FOCUSED, node)) is not None


def radio(app, name, which=-1):
    found = [node for node in app.shown() if node.get_role_name() == 'radio button' and node.get_name() == name]
    return found[which] if found else None


def choose(app, name):
    """Chooses an answer, which GTK 4.8 lets nobody do but by pointer and keyboard."""
    app.click_on(until(lambda: radio(app, name), f'an answer “{name}”'))


def undo(app):
    node = until(lambda: find(app, 'push button', None, lambda node: node.get_name().endswith('Undo')), 'a way to undo')
    Atspi.Action.do_action(node, 0)


def count(app):
    """What the large count says, in words."""
    node = find(app, 'label', None, lambda node: node.get_name().startswith('Repeat ') or
                node.get_name().endswith(('second left', 'seconds left')))
    return node.get_name() if node is not None else None


def get_ready(app):
    """From the page to the questions, by keyboard."""
    app.settle()
    app.key('ctrl+Return')
    until(lambda: has_focus(app, 'Continue'), 'what is to be read first')


def from_page_to_diary():
    with Home() as home:
        with home.app(FAST) as app:
            get_ready(app)
            said = texts(app)
            for text in ENTRY['stop-signs'] + [text for text in ENTRY['not-for'] if '](' not in text]:
                check(text in said, f'before the start nobody says “{text}”')
            check(button(app, 'Start') is None, 'one can start before that is read')
            app.key('Return')
            until(lambda: is_in(FOCUSED, radio(app, '0, no pain')), 'the question for the pain to have the keyboard')
            app.key('2')
            until(lambda: is_in(CHECKED, radio(app, '2')), 'the answer')
            check(not home.rows('SELECT * FROM diary_session'), 'something is kept before anything was done')
            press(app, 'Start')
            until(lambda: has_focus(app, 'Pause'), 'the session')
            until(lambda: 'Go.' in texts(app) or (count(app) or '').startswith('Repeat '), 'it to begin')
            until(lambda: count(app) and count(app).startswith('Repeat '), 'repeats to be counted')
            wait_for_text(app, 'Well done', 120)
            check(home.rows('SELECT pain_before, pain_after, stopped FROM diary_session') == [(2, None, None)],
                  f'the diary says {home.rows("SELECT * FROM diary_session")}')
            done = home.rows('SELECT side, sets, reps, planned_sets, planned_reps FROM diary_entry ORDER BY side')
            least = ENTRY['dose']['sets'][0], ENTRY['dose']['reps'][0]
            check(done == [(side, least[0], least[0] * least[1], *least) for side in ('left', 'right')],
                  f'what was done is {done}')
            choose(app, '3')
            until(lambda: home.rows('SELECT pain_after FROM diary_session') == [(3,)], 'the last answer in the diary')
            check(any('only on this computer' in text for text in texts(app)), 'nobody says where the diary is kept')
            press(app, 'Open the Diary')
            until(lambda: find(app, role='push button', test=lambda node: node.get_name().endswith('1 session')),
                  'the day in the calendar')
            wait_for_text(app, f'{TITLE}, right side: {least[0]} sets, {least[0] * least[1]} repeats')
            wait_for_text(app, 'Pain: before 2 · after 3')
            app.key('Escape')
            until(lambda: app.heading() == TITLE, 'the page again')
        with home.app(SLOW) as app:
            app.settle()
            check(not any('Pain: ' in text for text in texts(app)), 'the diary shows by itself')


def stop_signs_pause():
    with Home() as home:
        with home.app(SLOW) as app:
            get_ready(app)
            app.key('Return')
            press(app, 'Start')
            until(lambda: has_focus(app, 'Pause'), 'the session')
            before = until(lambda: count(app), 'a count')
            until(lambda: count(app) != before, 'the count to go on')
            app.key('s')
            until(lambda: has_focus(app, 'Back to the Session'), 'the stop signs')
            check(all(text in texts(app) for text in ENTRY['stop-signs']), 'not all stop signs are there')
            seen = count(app)
            time.sleep(1.6)
            check(count(app) == seen, f'the count went on from “{seen}” to “{count(app)}”')
            app.key('Escape')
            until(lambda: has_focus(app, 'Go On'), 'the session, which waits')
            app.key('space')
            until(lambda: count(app) != seen, 'the session to go on')
            app.click_on(wait_for(app, 'Stop Signs'))
            press(app, 'Stop the Session')
            wait_for_text(app, 'Stopped for today')
            check(not home.rows('SELECT * FROM diary_session'), 'nothing was done, and something is kept')


def keys_lead_through():
    with Home() as home:
        with home.app(SLOW) as app:
            get_ready(app)
            app.key('Return')
            press(app, 'Start')
            until(lambda: has_focus(app, 'Pause'), 'the session')
            wait_for_text(app, 'Right side · Set 1 of 2')
            app.key('Right')
            until(lambda: count(app).startswith('Repeat '), 'the set to begin')
            app.key('Right')
            wait_for_text(app, 'Left side · Set 1 of 2')
            app.key('n', 'n')
            wait_for_text(app, 'Right side · Set 2 of 2')
            app.key('Left')
            wait_for_text(app, 'Left side · Set 1 of 2')
            app.key('Page_Down', 'ctrl+d', 'z')
            check(not home.rows("SELECT * FROM kept WHERE kind = 'bookmark'"), 'a page is bookmarked from within a session')
            check(find(app, name='Search the atlas') is None, 'a letter opens the search')
            app.key('Escape')
            until(lambda: find(app, name='Stop the Session?'), 'the question')
            dialog = xdotool('search', '--onlyvisible', '--pid', app.process.pid).split()
            xdotool('windowfocus', '--sync', [window for window in dialog if int(window) != app.window][-1])
            app.key('Escape')
            until(lambda: find(app, name='Stop the Session?') is None, 'the question to go')
            xdotool('windowfocus', '--sync', app.window)
            until(lambda: has_focus(app, 'Pause'), 'the session to go on')


def the_day_after_is_asked():
    with Home() as home:
        with home.app(FAST) as app:
            get_ready(app)
            app.key('Return')
            press(app, 'Start')
            until(lambda: count(app) and count(app).startswith('Repeat 2'), 'a repeat to be done', 60)
            press(app, 'Stop')
            wait_for_text(app, 'Stopped for today')
            choose(app, 'Tired')
            until(lambda: home.rows('SELECT stopped FROM diary_session') == [('tired',)], 'why in the diary')
        day = 86400
        home.change(f"UPDATE diary_session SET started = started - {day * 10**6}, ended = ended - {day * 10**6}, "
                    "day = date(day, '-1 day')")
        with home.app(SLOW) as app:
            get_ready(app)
            app.key('Return')
            wait_for_text(app, 'The day after')
            until(lambda: is_in(FOCUSED, radio(app, '0, no pain', 0)), 'the first question to have the keyboard')
            app.key('8')
            until(lambda: home.rows('SELECT pain_next_day, asked FROM diary_session') == [(8, 1)], 'the answer in the diary')
            # So much pain on the day after is a reason not to begin.
            until(lambda: button(app, 'Start Anyway'), 'the advice to leave it')
            check(button(app, 'Start') is None, 'it is still offered as if nothing were')
        with home.app(SLOW) as app:
            get_ready(app)
            app.key('Return')
            wait_for_text(app, 'Pain now')
            time.sleep(0.5)
            check('The day after' not in texts(app), 'it is asked twice')


def a_programme_is_put_together():
    with Home() as home:
        with home.app(SLOW) as app:
            app.settle()
            app.key('ctrl+e')
            press(app, 'New Programme')
            for name in ('bridge', 'step-up'):
                title = Atlas().title(f'exercise/{name}')
                press(app, 'Add')
                until(lambda: find(app, name='Search what to do'), 'what there is to do')
                time.sleep(0.2)
                xdotool('type', '--delay', '8', title)
                app.key('Return')
                until(lambda: title in home.programme(), f'{title} to be kept')
            first, second = home.programme()
            press(app, f'Move {second} up')
            until(lambda: home.programme() == [second, first], 'the other order')
            press(app, f'Take {second} out')
            until(lambda: home.programme() == [first], 'one to be out')
            undo(app)
            until(lambda: home.programme() == [second, first], 'it to be back where it was')
            name = find(app, name='Name', test=lambda node: node.get_role_name() != 'label')
            app.click_on(name)
            app.key('ctrl+a')
            xdotool('type', '--delay', '8', 'Mornings')
            until(lambda: home.rows('SELECT name FROM programme') == [('Mornings',)], 'the name to be kept')
            press(app, f'Adjust {first}')
            sets = until(lambda: find(app, role='spin button', name='Sets'), 'the number of sets')
            Atspi.Value.set_current_value(sets, 4)
            until(lambda: (4,) in home.rows('SELECT sets FROM programme_item'), 'four sets to be kept')
            press(app, 'Done')
            press(app, 'Delete Mornings')
            until(lambda: not home.programme(), 'it to be gone')
            undo(app)
            until(lambda: home.programme() == [second, first], 'it to be back')
            press(app, 'Duplicate Mornings')
            until(lambda: len(home.programme()) == 4, 'a second one')
        with home.app(SLOW) as app:
            app.settle()
            press(app, 'Add to Programme…')
            wait_for(app, 'Add to Mornings')
            # The list is made anew when the store has been read: a slow screen reader may press a button that is no more.
            until(lambda: TITLE in home.programme() or not press_if_there(app, 'Add to Mornings'), 'the question to be answered')
            until(lambda: TITLE in home.programme(), lambda: f'the page to be in it; there is {texts(app)}')


def a_programme_is_dragged_into_order():
    with Home() as home:
        with home.app(SLOW) as app:
            app.settle()
            app.key('ctrl+e')
            press(app, f'Duplicate {Atlas().title("programme/calm-a-sore-hip")}')
            before = until(home.programme, 'a copy')
            rows = until(lambda: [find(app, name=f'{i + 1}, {title}') for i, title in enumerate(before)], 'its rows')
            until(lambda: app.extents(rows[2]).height > 50, 'them to be laid out')
            x, y, _, _ = app.box(rows[0])
            _, last, _, height = app.box(rows[2])
            app.move(x + 16, y + 16)
            xdotool('mousedown', 1)
            for i in range(21):
                app.move(x + 16 + i, y + 16 + (last + height / 2 - y - 16) * i / 20)
            time.sleep(0.2)
            xdotool('mouseup', 1)
            until(lambda: home.programme() == before[1:3] + before[:1] + before[3:],
                  lambda: f'the first to be third; the order is {home.programme()}')


def a_locked_screen_pauses():
    with Home() as home:
        with home.app(SLOW) as app:
            get_ready(app)
            app.key('Return')
            press(app, 'Start')
            until(lambda: has_focus(app, 'Pause'), 'the session')
            bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
            # The session begins to listen when it begins: a moment is lost.
            until(lambda: bus.emit_signal(None, '/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged',
                                          GLib.Variant('(b)', (True,))) and (time.sleep(0.2) or has_focus(app, 'Go On')),
                  'the session to pause')


def a_bundled_programme_starts():
    with Home() as home:
        with home.app(SLOW, 'programme/calm-a-sore-hip') as app:
            app.settle()
            title = Atlas().title('programme/calm-a-sore-hip')
            press(app, f'Start {title}')
            wait_for_text(app, 'Stop when you notice')
            press(app, 'Not Today')
            until(lambda: app.heading() == title, 'the page again')
            app.key('ctrl+e')
            press(app, f'Duplicate {title}')
            until(lambda: home.programme(), 'a copy')


def all_of_the_diary_goes():
    with Home() as home:
        with home.app(FAST) as app:
            get_ready(app)
            app.key('Return')
            press(app, 'Start')
            until(lambda: home.rows('SELECT * FROM diary_entry'), 'something to be kept', 60)
            press(app, 'Stop')
            press(app, 'Open the Diary')
            press(app, f'Remove {TITLE}')
            until(lambda: not home.rows('SELECT * FROM diary_session'), 'the session to be gone')
            undo(app)
            until(lambda: home.rows('SELECT * FROM diary_session') and home.rows('SELECT * FROM diary_entry'), 'it to be back')
            press(app, 'Delete All…')
            Atspi.Action.do_action(until(lambda: find(app, 'push button', None, lambda node: node.get_name().endswith(' Delete All')),
                                         'the question'), 0)
            until(lambda: not home.rows('SELECT * FROM diary_session') and not home.rows('SELECT * FROM diary_entry'),
                  'all of it to be gone')
            wait_for_text(app, 'Your Diary Begins with the First Session')


tap.run([
    ('from the page to the diary by keyboard', from_page_to_diary),
    ('stop signs are a key away and pause', stop_signs_pause),
    ('keys lead through a session, and none of the atlas gets in', keys_lead_through),
    ('the day after is asked once', the_day_after_is_asked),
    ('a locked screen pauses', a_locked_screen_pauses),
    ('a programme is put together', a_programme_is_put_together),
    ('a programme is dragged into order', a_programme_is_dragged_into_order),
    ('a programme of the atlas is started and duplicated', a_bundled_programme_starts),
    ('all of the diary goes, one comes back', all_of_the_diary_goes),
], tries=2)
