#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: what needs no display, and pictures of the window."""

import os
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path

import tap
from tap import check

COXA = os.environ['COXA_PROGRAM']
DATA = os.environ['COXA_DATA']
BARE = {name: value for name, value in os.environ.items()
        if name not in ('DISPLAY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS')}
folder = Path(tempfile.mkdtemp(prefix='coxa-pictures-'))


def coxa(*arguments, environment=None):
    return subprocess.run([COXA, *arguments], env=environment or os.environ, text=True, timeout=60,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)


def version():
    result = coxa('--version', environment=BARE)
    check(result.returncode == 0 and os.environ['COXA_VERSION'] in result.stdout, repr(result))


def sound():
    result = coxa('--check', DATA, environment=BARE)
    check(result.returncode == 0, result.stdout + result.stderr)


def unsound():
    broken = folder / 'broken'
    shutil.copytree(DATA, broken, ignore=shutil.ignore_patterns('atlas-index.json'))
    (broken / 'atlas/bone/sacrum.json').write_text('{\n  "kind": "bone",\n  "slug": sacrum\n}\n', encoding='utf-8')
    result = coxa('--check', str(broken), environment=BARE)
    said = result.stdout + result.stderr
    check(result.returncode == 1, f'it left with {result.returncode}')
    check('bone/sacrum.json' in said and '3' in said, f'it does not name file and line: {said}')


def nonsense():
    for arguments in (('--size', '10x10', '--snapshot', 'x.png'), ('--state', 'asleep', '--snapshot', 'x.png'),
                      ('a/b', 'c/d'), ('no address at all',), ('--no-such-option',)):
        result = coxa(*arguments, environment=BARE)
        check(result.returncode != 0, f'{arguments} was taken')
        check(result.stderr.startswith('coxa: '), f'{arguments}: {result.stderr}')


def no_display():
    result = coxa('--data', DATA, environment=BARE)
    check(result.returncode != 0, 'it opened a window without a display')
    check('display' in result.stderr.lower(), f'it does not name what is missing: {result.stderr}')


def pixels(file):
    from gi.repository import GdkPixbuf
    picture = GdkPixbuf.Pixbuf.new_from_file(str(file))
    return picture.get_width(), picture.get_height(), picture.get_pixels()


def snapshot(*arguments, size=None, environment=None):
    file = folder / f'{len(list(folder.iterdir()))}.png'
    options = ('--size', '{}x{}'.format(*size)) if size else ()
    result = coxa('--data', DATA, '--snapshot', str(file), *options, *arguments,
                  environment={**os.environ, **(environment or {})})
    check(result.returncode == 0, result.stderr)
    with open(file, 'rb') as png:
        head = png.read(24)
    check(head[:8] == b'\x89PNG\r\n\x1a\n', 'that is no PNG')
    if size:
        check(struct.unpack('>II', head[16:24]) == size, f'it is {struct.unpack(">II", head[16:24])}, not {size}')
    return file


def no_picture():
    """What cannot be drawn is told, and the program leaves: a script waits for it."""
    empty = folder / 'empty'
    empty.mkdir()
    for arguments in (('--data', str(empty), '--snapshot', str(folder / 'never.png')),
                      ('--data', '/nonexistent', '--snapshot', str(folder / 'never.png')),
                      ('--data', DATA, '--snapshot', '/nonexistent/never.png'),
                      ('--data', DATA, '--snapshot', str(empty)),
                      ('--data', DATA, '--snapshot', str(folder / 'never.png'), '--state', 'hover=nowhere')):
        result = coxa(*arguments)
        check(result.returncode == 1, f'{arguments}: it left with {result.returncode}')
        check(result.stderr.startswith('coxa: ') and 'WARNING' not in result.stderr, f'{arguments}: {result.stderr}')
        check(not (folder / 'never.png').exists(), f'{arguments}: there is a picture')


def sizes():
    for size in ((1440, 900), (800, 600), (600, 880)):
        snapshot('muscle/gluteus-medius', size=size)


def states_differ():
    address = 'region/hip?depth=2'
    pictures = [pixels(snapshot(address))[2],
                pixels(snapshot('--state', 'hover=gluteus-medius', address))[2],
                pixels(snapshot('--state', 'focus=gluteus-medius', address))[2],
                pixels(snapshot(address, environment={'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}))[2],
                pixels(snapshot('region/hip?depth=3'))[2]]
    check(len(set(pictures)) == len(pictures), 'two of the states look the same')


def same_twice():
    check(pixels(snapshot('muscle/gluteus-minimus'))[2] == pixels(snapshot('muscle/gluteus-minimus'))[2],
          'the same address gives two pictures')


def links():
    """What a desktop hands over for x-scheme-handler/coxa."""
    check(pixels(snapshot('coxa:muscle/gluteus-minimus/origin'))[2] == pixels(snapshot('muscle/gluteus-minimus/origin'))[2],
          'coxa:muscle/gluteus-minimus/origin shows something else than the address in it')
    check(pixels(snapshot('coxa:muscle/gluteus-minimus/origin'))[2] != pixels(snapshot('coxa:muscle/gluteus-minimus'))[2],
          'the section of a link is passed over')


try:
    tap.run([
        ('--version needs no display', version),
        ('--check finds the atlas sound without a display', sound),
        ('--check names what is broken', unsound),
        ('nonsense is told and refused', nonsense),
        ('without a display it says so', no_display),
        ('--snapshot leaves when there is nothing to draw', no_picture),
        ('--snapshot has the size that was asked for', sizes),
        ('--snapshot shows each state', states_differ),
        ('a coxa: link opens its page', links),
        ('--snapshot of the same address is the same', same_twice),
    ])
finally:
    shutil.rmtree(folder, ignore_errors=True)
