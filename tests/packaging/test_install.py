#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs into an empty folder and looks at what lies there."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import tap
from tap import check

SOURCE = Path(os.environ['COXA_SOURCE'])
BUILD = Path(os.environ['COXA_BUILD'])
PREFIX = os.environ['COXA_PREFIX'].lstrip('/')
ID = 'io.github.coxa.Coxa'
FOR_WRITERS = ('COVERAGE.tsv', 'README.md', 'courses.json', 'patterns.json', 'poses', 'scene.json')

target = Path(tempfile.mkdtemp(prefix='coxa-install-'))
root = target / PREFIX
shown = root / 'share/coxa'


def install():
    environment = {**os.environ, 'DESTDIR': str(target)}
    result = subprocess.run(['meson', 'install', '-C', str(BUILD), '--no-rebuild'], env=environment,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    check(result.returncode == 0, result.stdout)


def what_a_desktop_looks_for():
    for name in (
        'bin/coxa',
        f'share/applications/{ID}.desktop',
        f'share/metainfo/{ID}.metainfo.xml',
        f'share/glib-2.0/schemas/{ID}.gschema.xml',
        f'share/icons/hicolor/scalable/apps/{ID}.svg',
        f'share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg',
    ):
        check((root / name).is_file(), f'{name} was not installed')
    check(os.access(root / 'bin/coxa', os.X_OK), 'bin/coxa cannot be run')


def every_page_and_plate():
    for folder in ('atlas', 'plates', 'figures'):
        sources = [f for f in (SOURCE / 'data' / folder).rglob('*') if f.suffix in ('.json', '.svg', '.svgz', '.md')]
        sources = [f for f in sources if f.name not in FOR_WRITERS and f.parent.name not in FOR_WRITERS]
        check(sources, f'data/{folder} is empty')
        for file in sources:
            there = shown / file.relative_to(SOURCE / 'data')
            check(there.is_file(), f'{there.relative_to(root)} was not installed')
            check(there.read_bytes() == file.read_bytes(), f'{there.relative_to(root)} is not what the source has')


def the_index_names_every_entry():
    index = (shown / 'atlas/atlas-index.json').read_text(encoding='utf-8')
    json.loads(index)
    for file in (f for f in (shown / 'atlas').glob('*/*.json') if f.parent.name != 'schema'):
        address = f'{file.parent.name}/{file.stem}'
        check(address in index, f'the index does not name {address}')


def nothing_else():
    for file in root.rglob('*'):
        if not file.is_file():
            continue
        name = str(file.relative_to(root))
        check(name == 'bin/coxa' or name.startswith(('share/coxa/', 'share/locale/')) or ID in name,
              f'{name} has no business there')
    check(not (root / 'bin/coxa-atelier').exists(), 'the draughtsman was installed')
    for name in FOR_WRITERS:
        check(not list(shown.rglob(name)), f'{name} is for those who write and draw, not for readers')


def the_program_says_its_version():
    environment = {name: value for name, value in os.environ.items() if name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
    said = subprocess.run([str(root / 'bin/coxa'), '--version'], env=environment,
                          stdout=subprocess.PIPE, text=True, check=True).stdout
    check(os.environ['COXA_VERSION'] in said, f'it said {said!r}')


def the_program_finds_the_data_sound():
    result = subprocess.run([str(root / 'bin/coxa'), '--check', str(shown)],
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    check(result.returncode == 0, result.stdout)


def the_desktop_file_starts_it():
    text = (root / f'share/applications/{ID}.desktop').read_text(encoding='utf-8')
    for line in ('Exec=coxa %u', 'MimeType=x-scheme-handler/coxa;', f'Icon={ID}'):
        check(line in text.splitlines(), f'the desktop file has no line {line}')


try:
    tap.run([
        ('it installs', install),
        ('what a desktop looks for is there', what_a_desktop_looks_for),
        ('every page and plate is there', every_page_and_plate),
        ('the index names every entry', the_index_names_every_entry),
        ('nothing else is there', nothing_else),
        ('the desktop file starts the program', the_desktop_file_starts_it),
        ('the program says its version without a display', the_program_says_its_version),
        ('the program finds the data sound', the_program_finds_the_data_sound),
    ])
finally:
    shutil.rmtree(target, ignore_errors=True)
