#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at what the repository holds."""

import os
import re
import subprocess
import xml.dom.minidom
from functools import lru_cache
from pathlib import Path

import tap
from tap import Skip, check

SOURCE = Path(os.environ['COXA_SOURCE'])

# Split in two so that this file does not find itself.
MACHINE_PATHS = re.compile('|'.join((
    r'(?<![\w.])/wo' r'rk/', r'(?<![\w.])/tm' r'p/\w', r'(?<![\w.~])/ro' r'ot/', r'(?<![\w.])/ho' r'me/\w')))
PACKAGE_HOSTS = re.compile('|'.join((
    r'deb\.deb' r'ian\.org', r'snapshot\.deb' r'ian', r'npm' r'js\.', r'py' r'pi\.org', r'crates' r'\.io')))
MARKS = re.compile(r'\b(TO' r'DO|FIX' r'ME|XX' r'X)\b')

TOP_LEVEL = {'src', 'data', 'ui', 'icons', 'tests', 'po', 'meson.build', 'meson_options.txt', 'dev', 'README.md',
             'LICENSE', '.ci', '.gitignore'}


@lru_cache(None)
def tracked():
    """What git has, as paths from the top; a source folder without git has nothing to look at."""
    result = subprocess.run(['git', '-c', f'safe.directory={SOURCE}', '-C', str(SOURCE), 'ls-files', '-z'],
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    if result.returncode != 0 or not result.stdout:
        raise Skip('this is not a git work tree')
    return [name for name in result.stdout.split('\0') if name and (SOURCE / name).is_file()]


def texts():
    for name in tracked():
        if name != 'LICENSE' and not name.endswith(('.png', '.svgz')):
            yield name, (SOURCE / name).read_text(encoding='utf-8')


def find(pattern, what):
    for name, text in texts():
        for number, line in enumerate(text.splitlines(), 1):
            check(not pattern.search(line), f'{name}:{number} {what}: {line.strip()[:120]}')


def the_top_level():
    extra = {name.split('/')[0] for name in tracked()} - TOP_LEVEL
    check(not extra, f'these lie at the top and do not belong there: {", ".join(sorted(extra))}')


def the_words_to_translate():
    """po/POTFILES.in names each file with words for a person, and no other."""
    listed = [line for line in (SOURCE / 'po/POTFILES.in').read_text(encoding='utf-8').splitlines()
              if line and not line.startswith('#')]
    check(listed == sorted(listed), 'po/POTFILES.in is not sorted')
    call = re.compile(r'(?<![\w"])(?:_|N_|C_|NC_|ngettext|g_dngettext)\s?\(\s*"')
    wanted = set()
    for name in tracked():
        path = SOURCE / name
        if name.startswith('src/') and name.endswith('.c') and not name.startswith('src/atelier/'):
            if call.search(path.read_text(encoding='utf-8')):
                wanted.add(name)
        elif name.startswith('ui/') and name.endswith('.ui'):
            if 'translatable="' in path.read_text(encoding='utf-8'):
                wanted.add(name)
        elif name.startswith('data/io.github.') and name.endswith(('.in', '.gschema.xml')):
            wanted.add(name)
    missing = sorted(wanted - set(listed))
    too_many = sorted(set(listed) - wanted)
    check(not missing, f'po/POTFILES.in lacks {", ".join(missing)}')
    check(not too_many, f'po/POTFILES.in names without need {", ".join(too_many)}')


def the_words_can_be_extracted():
    names = [line for line in (SOURCE / 'po/POTFILES.in').read_text(encoding='utf-8').splitlines()
             if line and not line.startswith('#')]
    result = subprocess.run(
        ['xgettext', '--from-code=UTF-8', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--output=-', *names],
        cwd=SOURCE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    check(result.returncode == 0, result.stderr)
    check(result.stdout.count('msgid') > len(names), 'hardly a word was found')


def the_readme():
    """Every ./dev command of the README exists, every command is in the help, and every path is there."""
    readme = (SOURCE / 'README.md').read_text(encoding='utf-8')
    script = (SOURCE / 'dev').read_text(encoding='utf-8')
    spoken = set(re.findall(r'\./dev (\w+)', readme))
    defined = set(re.findall(r'^(\w+) \(\)$', script, re.MULTILINE))
    told = subprocess.run([str(SOURCE / 'dev'), 'help'], stdout=subprocess.PIPE, text=True, check=True).stdout
    helped = set(re.findall(r'^\./dev (\w+)', told, re.MULTILINE))
    check({'run', 'check'} <= spoken, 'README.md does not name the two commands')
    check(spoken <= defined, f'README.md names commands that ./dev has not: {spoken - defined}')
    check({'run', 'check', 'bench', 'plates', 'bodymap', 'figures', 'codes', 'screenshots', 'lint', 'install', 'help'} == helped,
          f'./dev help explains {sorted(helped)}')
    check(helped <= defined, f'./dev help explains commands that do not exist: {helped - defined}')
    for path in re.findall(r'(?:\]\(|`)((?:src|data|ui|icons|tests|po|\.ci)/[^)`\s]*)[)`]', readme):
        check('<' in path or '…' in path or (SOURCE / path).exists(), f'README.md names {path}, which is not there')


def the_scripts():
    for name in ('dev', '.ci/run', 'tests/with-display.sh', 'data/assemble.sh'):
        path = SOURCE / name
        check(os.access(path, os.X_OK), f'{name} cannot be run')
        shell = 'bash' if name == '.ci/run' else 'sh'
        result = subprocess.run([shell, '-n', str(path)], stderr=subprocess.PIPE, text=True, check=False)
        check(result.returncode == 0, result.stderr)


def the_drawings():
    """Icons and plates are whole XML without text, raster images or scripts."""
    drawings = [name for name in tracked() if name.endswith('.svg') and name.startswith(('icons/', 'data/'))]
    check(len(drawings) >= 2, 'there are no drawings')
    for name in drawings:
        root = xml.dom.minidom.parse(str(SOURCE / name)).documentElement
        check(root.hasAttribute('viewBox'), f'{name} has no viewBox')
        for element in ('text', 'image', 'script', 'foreignObject'):
            check(not root.getElementsByTagName(element), f'{name} has a <{element}>')


tap.run([
    ('the top level holds what belongs there', the_top_level),
    ('no file names a path of one machine', lambda: find(MACHINE_PATHS, 'names a path of one machine')),
    ('no file names a host of packages', lambda: find(PACKAGE_HOSTS, 'names a host of packages')),
    ('no file puts work off', lambda: find(MARKS, 'puts work off')),
    ('every file with words is in POTFILES.in', the_words_to_translate),
    ('the words can be extracted', the_words_can_be_extracted),
    ('README.md, ./dev and its help agree', the_readme),
    ('the scripts can be run', the_scripts),
    ('the drawings are only drawings', the_drawings),
])
