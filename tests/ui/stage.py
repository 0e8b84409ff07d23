# SPDX-License-Identifier: GPL-3.0-or-later
"""A stage for the real window: a pointer, a keyboard, eyes and a screen reader's ears.

Runs inside tests/with-display.sh, which brings a display, a session bus and with
it the accessibility bus. The program is started with COXA_TEST=1: after each
settled layout it prints "coxa-plate X Y SCALE", where the plate's user-unit
origin lies in the window and how many pixels a unit takes.
"""

import json
import mmap
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

from tap import check  # noqa: E402

COXA = os.environ['COXA_PROGRAM']
DATA = Path(os.environ['COXA_DATA'])
# How long whatever must happen may take, in seconds. Long, for slow machines; waiting ends as soon as it has happened.
PATIENCE = float(os.environ.get('COXA_PATIENCE', '15'))

# Whoever ends a test ends the program with it.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def until(look, what, patience=None):
    """Waits until look() is true and returns what it returned; fails with what was waited for."""
    end = time.monotonic() + (patience or PATIENCE)
    while True:
        try:
            seen = look()
        except GLib.Error:  # what was looked at has gone meanwhile
            seen = None
        if seen:
            return seen
        if time.monotonic() > end:
            raise AssertionError(f'waited in vain for {what() if callable(what) else what}')
        time.sleep(0.02)


def xdotool(*arguments):
    return subprocess.run(['xdotool', *map(str, arguments)], stdout=subprocess.PIPE, text=True,
                          check=arguments[0] != 'search').stdout


class Screen:
    """What is on the display, pixel for pixel: Xvfb's frame buffer, an XWD file."""

    def __init__(self):
        self.file = open(os.environ['COXA_FRAMEBUFFER'], 'rb')
        self.map = mmap.mmap(self.file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack('>25I', self.map[:100])
        self.start = header[0] + header[19] * 12
        self.width, self.height, self.stride = header[4], header[5], header[12]

    def pixel(self, x, y):
        at = self.start + int(y) * self.stride + int(x) * 4
        blue, green, red = self.map[at:at + 3]
        return red, green, blue

    def find(self, box, wanted):
        """The pixels of (x, y, width, height) that fulfil wanted (red, green, blue), as a set of (x, y)."""
        left, top, width, height = map(int, box)
        found = set()
        for y in range(max(0, top), min(self.height, top + height)):
            at = self.start + y * self.stride
            row = self.map[at:at + self.width * 4]
            for x in range(max(0, left), min(self.width, left + width)):
                if wanted(row[x * 4 + 2], row[x * 4 + 1], row[x * 4]):
                    found.add((x, y))
        return found


class App:
    """The program, started anew, with one window."""

    def __init__(self, *arguments, data=DATA, animations=False, environment=None):
        settings = Path(os.environ['XDG_CONFIG_HOME']) / 'gtk-4.0' / 'settings.ini'
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(f'[Settings]\ngtk-enable-animations={int(animations)}\n', encoding='utf-8')

        self.places = []
        self.said = []
        self.process = subprocess.Popen(
            [COXA, '--data', str(data), *arguments], stdout=subprocess.PIPE, text=True,
            env={**os.environ, 'COXA_TEST': '1', **(environment or {})})
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

        try:
            self._meet()
        except BaseException:
            self.end()
            raise

    def _meet(self):
        """Waits until the program shows its window, and finds it on the accessibility bus."""
        Atspi.init()
        self.accessible = until(self._find_program, 'the program on the accessibility bus')
        self.accessible.set_cache_mask(Atspi.Cache.NONE)
        self.frame = until(lambda: self.find(role='frame'), 'a window')
        self.window = int(until(lambda: xdotool('search', '--onlyvisible', '--pid', self.process.pid).split(),
                                'a window on the display')[-1])
        # There is no window manager; someone has to say who has the keyboard.
        xdotool('windowfocus', '--sync', self.window)
        self.plate = until(lambda: self.find(name='Plate'), 'the plate')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _read(self):
        for line in self.process.stdout:
            words = line.split()
            if words[:1] == ['coxa-plate']:
                self.places.append((time.monotonic(), *map(float, words[1:4])))
            else:
                self.said.append(line)

    def _find_program(self):
        check(self.process.poll() is None, f'the program left with {self.process.returncode}')
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            try:
                child = desktop.get_child_at_index(i)
                if child is not None and child.get_process_id() == self.process.pid and child.get_child_count() > 0:
                    return child
            except GLib.Error:  # a program that has left and is still listed
                continue
        return None

    # -- what a screen reader is told --

    def walk(self, start=None):
        stack = [start or self.accessible]
        while stack:
            node = stack.pop()
            yield node
            try:
                children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
            except GLib.Error:
                continue
            stack.extend(child for child in reversed(children) if child is not None)

    def shown(self):
        """What can be seen, in its order: GTK 4.8 still lists what lies in something hidden."""
        stack = [self.accessible]
        while stack:
            node = stack.pop()
            yield node
            try:
                children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
            except GLib.Error:
                continue
            stack.extend(child for child in reversed(children) if child is not None and
                         (node == self.accessible or child.get_state_set().contains(Atspi.StateType.VISIBLE)))

    def find(self, role=None, name=None, under=None, test=None):
        for node in self.walk(under):
            if (role is None or node.get_role_name() == role) and (name is None or node.get_name() == name) and \
                    (test is None or test(node)):
                return node
        return None

    def title(self):
        return self.frame.get_name().removesuffix(' — Coxa')

    def heading(self):
        """The page's own title, as it is read out."""
        node = self.find(role='heading')
        return node.get_name() if node is not None else None

    def tab(self):
        """The section that is chosen."""
        node = self.find(role='page tab', test=lambda n: n.get_state_set().contains(Atspi.StateType.SELECTED))
        return node.get_name() if node is not None else None

    def regions(self):
        """The plate's regions by name; of several of one name the later ones are numbered."""
        regions = {}
        for i in range(self.plate.get_child_count()):
            child = self.plate.get_child_at_index(i)
            if child is None or child.get_role_name() != 'push button':
                continue
            name = child.get_name()
            same = sum(1 for other in regions if other.split(' #')[0] == name)
            regions[f'{name} #{same + 1}' if same else name] = child
        return regions

    def depth(self):
        return round(Atspi.Value.get_current_value(self.find(role='slider')))

    def focused(self):
        """Name of the region that has the keyboard, or None."""
        for name, region in self.regions().items():
            if region.get_state_set().contains(Atspi.StateType.FOCUSED):
                return name
        return None

    # -- where things are --

    def border(self):
        """What the window draws round itself where there is no window manager, in pixels."""
        box = self.extents(self.frame)
        shown = dict(line.split('=') for line in xdotool('getwindowgeometry', '--shell', self.window).split())
        return (int(shown['X']) + (int(shown['WIDTH']) - box.width) / 2,
                int(shown['Y']) + (int(shown['HEIGHT']) - box.height) / 2)

    @staticmethod
    def extents(node):
        return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)

    def box(self, node):
        """(x, y, width, height) on the screen."""
        extents = self.extents(node)
        dx, dy = self.border()
        return extents.x + dx, extents.y + dy, extents.width, extents.height

    def settle(self, quiet=0.25):
        """Waits until the plate has told its place, and has nothing to add to it for a while."""
        until(lambda: self.places and time.monotonic() - self.places[-1][0] > quiet, 'the plate to settle')
        return self.places[-1][1:]

    def on_screen(self, point):
        """Where a point of the plate, in user units, lies on the screen."""
        x, y, scale = self.places[-1][1:]
        dx, dy = self.border()
        return dx + x + point[0] * scale, dy + y + point[1] * scale

    # -- what a person does --

    def move(self, x, y):
        # Two steps: a pointer that was there already would not move.
        xdotool('mousemove', round(x) + 1, round(y), 'mousemove', round(x), round(y))
        time.sleep(0.04)

    def click(self, x, y, button=1):
        self.move(x, y)
        xdotool('click', button)

    def click_on(self, node):
        x, y, width, height = self.box(node)
        self.click(x + width / 2, y + height / 2)

    def key(self, *names):
        for name in names:
            xdotool('key', '--clearmodifiers', name)
            time.sleep(0.02)

    def close(self):
        """Closes the window as a person does; returns the exit status."""
        self.click_on(until(lambda: self.find(role='push button', name='Close'), 'the close button'))
        return self.process.wait(PATIENCE)


class Atlas:
    """What the data folder says, read without the program."""

    def __init__(self, data=DATA):
        self.data = Path(data)
        plates = json.loads((self.data / 'plates/plates.json').read_text(encoding='utf-8'))
        self.views = {view['id']: view for view in plates['views']}
        self.view = plates['views'][0]
        self.parts = self.view['parts']
        self.home = json.loads((self.data / 'atlas/atlas.json').read_text(encoding='utf-8'))['home']

    def entry(self, address):
        kind, slug = address.split('/')[:2]
        return json.loads((self.data / 'atlas' / kind / f'{slug}.json').read_text(encoding='utf-8'))

    def title(self, address):
        return self.entry(address)['title']

    def structures(self, depth):
        """(region, address, anchor) of each structure that is to be seen at this depth, one row a region."""
        rows = {}
        for part in self.parts:
            anchor = part.get('anchors', {}).get(str(depth))
            if part['role'] in ('structure', 'nerve') and anchor is not None:
                rows[part['region']] = (part['region'], part['address'], anchor)
        return list(rows.values())

    def part(self, name, view='back'):
        found = [part for part in self.views[view]['parts'] if part['id'] == name]
        check(found, f'the view has no part {name}')
        return found[0]

    def anchor(self, region, depth):
        found = [anchor for name, _, anchor in self.structures(depth) if name == region]
        check(found, f'{region} is not to be seen at depth {depth}')
        return found[0]


def copy_of_data():
    """A copy of the data folder that a test may spoil; the caller removes it."""
    folder = Path(tempfile.mkdtemp(prefix='coxa-data-'))
    for name in ('atlas', 'plates'):
        shutil.copytree(DATA / name, folder / name)
    return folder
