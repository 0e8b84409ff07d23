#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bookmarks, notes, recent pages and the index: kept, found again, told, and never lost."""

import os
import shutil
import signal
import sqlite3
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

PAGE = 'muscle/gluteus-minimus'
TITLE = Atlas().title(PAGE)
PRESSED = Atspi.StateType.PRESSED


class Home:
    """A data folder of its own."""

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix='coxa-home-'))
        self.file = self.folder / 'coxa' / 'coxa.db'
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def app(self, *arguments):
        return App(*arguments, environment={'XDG_DATA_HOME': str(self.folder)})

    def kept(self, kind):
        """place → (title, text) of what is in the file."""
        if not self.file.exists():
            return {}
        handle = sqlite3.connect(self.file, timeout=10)
        try:
            rows = handle.execute('SELECT place, title, text FROM kept WHERE kind = ?', (kind,)).fetchall()
        except sqlite3.OperationalError:  # the file is there a moment before its tables
            rows = []
        finally:
            handle.close()
        return {place: (title, text) for place, title, text in rows}


def type_text(text):
    xdotool('type', '--delay', '8', text)


def star(app):
    return until(lambda: app.find(role='push button', name='Bookmark this page'), 'the star')


def is_pressed(node):
    return node.get_state_set().contains(PRESSED)


def open_over(app, key, name):
    """Opens a window over the atlas and gives it the keyboard: there is no window manager that would."""
    app.key(key)
    until(lambda: app.find(name=name), f'the window {name}')
    window = until(lambda: xdotool('search', '--onlyvisible', '--name', f'^{name}$').split(), 'it on the display')[-1]
    xdotool('windowfocus', '--sync', window)
    time.sleep(0.2)


def undo_button(app):
    return app.find(role='push button', test=lambda node: node.get_name().endswith('Undo'))


def labels(app):
    return [node.get_name() for node in app.walk() if node.get_role_name() in ('label', 'alert')]


def a_bookmark_is_kept():
    with Home() as home:
        with home.app(PAGE) as app:
            app.settle()
            check(not is_pressed(star(app)), 'a page is bookmarked by itself')
            app.key('ctrl+d')
            until(lambda: is_pressed(star(app)), 'the star to say that it is pressed')
            until(lambda: f'{TITLE} is bookmarked' in labels(app), 'words that tell it')
            check(list(home.kept('bookmark')) == [f'coxa:{PAGE}'], f'the file holds {home.kept("bookmark")}')
        with home.app(PAGE) as app:
            app.settle()
            until(lambda: is_pressed(star(app)), 'the bookmark to be there again')
            app.click_on(star(app))
            until(lambda: not is_pressed(star(app)), 'the star to let go')
            until(lambda: not home.kept('bookmark'), 'the bookmark to leave the file')


def a_note_survives():
    """Typed and killed; typed and closed at once; shown on its page and on no other."""
    with Home() as home:
        with home.app(PAGE) as app:
            app.settle()
            star(app)
            app.key('ctrl+shift+n')
            until(lambda: app.find(name=f'Your note on {TITLE}', role='text'), 'the text')
            type_text('Tender on the left')
            until(lambda: home.kept('note').get(PAGE, ('', ''))[1] == 'Tender on the left', 'the note in the file')
            app.process.send_signal(signal.SIGKILL)
            app.process.wait()
        with home.app(PAGE) as app:
            app.settle()
            until(lambda: 'Tender on the left' in labels(app), 'the note on its page')
            app.key('ctrl+shift+n')
            time.sleep(0.3)
            type_text(', better')
            # within the delay
            app.process.terminate()
            app.process.wait(15)
            check(home.kept('note')[PAGE][1] == 'Tender on the left, better', f'the file holds {home.kept("note")}')
        with home.app('muscle/piriformis') as app:
            app.settle()
            star(app)
            check(not any('Tender' in text for text in labels(app)), 'a note of another page')
            check(app.find(name='Add a note to this page'), 'no way to write one')


def an_emptied_note_goes():
    with Home() as home:
        with home.app(PAGE) as app:
            app.settle()
            star(app)
            app.key('ctrl+shift+n')
            time.sleep(0.3)
            type_text('x')
            until(lambda: home.kept('note'), 'the note in the file')
            app.key('BackSpace', 'Escape')
            until(lambda: not home.kept('note'), 'the note to leave the file')
            until(lambda: 'Add a note' in labels(app), 'the offer to write one')


def the_library():
    """Lists, filters, opens, removes and brings back, all by keys."""
    with Home() as home:
        with home.app(PAGE) as app:
            app.settle()
            star(app)
            app.key('ctrl+d')
            until(lambda: home.kept('bookmark'), 'the bookmark')
            open_over(app, 'ctrl+shift+b', 'Library')
            until(lambda: TITLE in labels(app), 'the bookmark in the list')
            type_text('nothing like it')
            until(lambda: any('Nothing here matches' in text for text in labels(app)), 'words for no match')
            app.key('ctrl+a', 'BackSpace')
            time.sleep(0.4)
            app.key('Down', 'Delete')
            until(lambda: not home.kept('bookmark'), 'the bookmark to go')
            undo = until(lambda: undo_button(app), 'a way back')
            undo.get_action_iface().do_action(0)
            until(lambda: home.kept('bookmark'), 'the bookmark to come back')
            app.key('Escape')
            until(lambda: not undo_button(app), 'the window to close')


def recent_pages():
    with Home() as home:
        with home.app(PAGE) as app:
            app.settle()
            until(lambda: list(home.kept('visit')) == [PAGE], 'the page to be recent')


def the_index():
    with Home() as home:
        with home.app() as app:
            app.settle()
            star(app)
            open_over(app, 'alt+i', 'A to Z')
            until(lambda: app.find(role='push button', name='G'), 'the letters')
            app.find(role='push button', name='G').get_action_iface().do_action(0)
            until(lambda: any(text.startswith('G') for text in labels(app)), 'what begins with G')
            type_text('smallest glut')
            until(lambda: f'see {TITLE}' in labels(app), 'another name, and where to look')
            time.sleep(0.3)
            app.key('Return')
            until(lambda: app.title() == TITLE, lambda: f'its page; “{app.title()}” is open')


def a_damaged_file_is_set_aside():
    with Home() as home:
        home.file.parent.mkdir()
        home.file.write_bytes(b'what is this? ' * 400)
        with home.app(PAGE) as app:
            app.settle()
            until(lambda: any('set aside' in text for text in labels(app)), 'the banner')
            app.key('ctrl+d')
            until(lambda: home.kept('bookmark'), 'a new file')
            aside = list(home.file.parent.glob('coxa-damaged-*.db'))
            check(len(aside) == 1 and aside[0].read_bytes() == b'what is this? ' * 400, f'aside lies {aside}')
        with home.app(PAGE) as app:
            app.settle()
            until(lambda: is_pressed(star(app)), 'the bookmark')
            check(not any('set aside' in text for text in labels(app)), 'it is said twice')


def what_cannot_be_kept_is_said():
    with Home() as home:
        (home.folder / 'coxa').write_text('in the way', encoding='utf-8')
        with home.app(PAGE) as app:
            app.settle()
            star(app)
            app.key('ctrl+d')
            until(lambda: any('could not be kept' in text for text in labels(app)), 'the banner')
            check(not is_pressed(star(app)), 'the star says that it is kept')


def a_picture_is_no_visit():
    with Home() as home:
        subprocess.run([COXA, '--data', str(DATA), '--snapshot', str(home.folder / 'x.png'), PAGE],
                       env={**os.environ, 'XDG_DATA_HOME': str(home.folder)}, check=True)
        check(not home.file.exists(), 'a picture left a trace')


tap.run([
    ('a bookmark is kept, and told', a_bookmark_is_kept),
    ('a note survives a kill and a quick end', a_note_survives),
    ('an emptied note goes', an_emptied_note_goes),
    ('the library lists, filters, removes and brings back', the_library),
    ('a page that was read is recent', recent_pages),
    ('the index leads by other names', the_index),
    ('a damaged file is set aside, and said once', a_damaged_file_is_set_aside),
    ('what cannot be kept is said', what_cannot_be_kept_is_said),
    ('a picture leaves no trace', a_picture_is_no_visit),
])
