#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schemas in data/atlas/schema and the checker agree on what a schema can see.

COXA_SOURCE is the source tree, COXA_PROGRAM the program.
"""

import json
import os
import re
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path
from shutil import copytree

import tap
from tap import Skip, check

try:
    from jsonschema import Draft202012Validator
except ImportError:
    Draft202012Validator = None

SOURCE = Path(os.environ['COXA_SOURCE'])
FIXTURES = SOURCE / 'tests/fixtures'
SCHEMAS = SOURCE / 'data/atlas/schema'
# file:line: /pointer: what is wrong …; line and pointer may be missing
LINE = re.compile(r'(?P<file>.+?\.json)(?::\d+)?: (?P<pointer>/.*?(?=: ))?')


@lru_cache(None)
def validators():
    if Draft202012Validator is None:
        raise Skip('python3-jsonschema is not installed')
    schemas = {name: json.loads((SCHEMAS / f'{name}.schema.json').read_text(encoding='utf-8'))
               for name in ('advice', 'entry', 'glossary', 'manifest', 'sources')}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    return {name: Draft202012Validator(schema) for name, schema in schemas.items()}


def files(pack, kinds):
    """Yields (path in the pack, name of its schema) of each file that has one."""
    for path, schema in (('atlas/advice.json', 'advice'), ('atlas/atlas.json', 'manifest'), ('atlas/glossary.json', 'glossary'),
                         ('atlas/sources.json', 'sources')):
        if (pack / path).is_file():
            yield path, schema
    for kind in kinds:
        for file in sorted((pack / 'atlas' / kind).glob('*.json')):
            # Whatever is called otherwise is no entry.
            if re.fullmatch(r'[a-z0-9-]+', file.stem):
                yield str(file.relative_to(pack)), 'entry'


def to_pointer(path):
    return ''.join('/' + str(step).replace('~', '~0').replace('/', '~1') for step in path)


def look(pack):
    """What the schemas find: a set of (file, pointer). What is no JSON at all is not theirs to find."""
    known = validators()
    found = set()
    for path, schema in files(pack, known['entry'].schema['properties']['kind']['enum']):
        try:
            value = json.loads((pack / path).read_text(encoding='utf-8'))
        except (ValueError, RecursionError):
            continue
        found |= {(path, to_pointer(error.absolute_path)) for error in known[schema].iter_errors(value)}
    return found


def run_checker(folder):
    result = subprocess.run([os.environ['COXA_PROGRAM'], '--check', str(folder), '--json'],
                            stdout=subprocess.PIPE, text=True, check=False)
    problems = json.loads(result.stdout)
    check(result.returncode == (1 if problems else 0), f'it left with {result.returncode}')
    for problem in problems:
        check(set(problem) == {'file', 'line', 'pointer', 'what', 'remedy'}, f'{problem}')
    return problems


def lay_over(folder, target, without):
    copytree(FIXTURES / 'good', target, dirs_exist_ok=True)
    copytree(folder, target, dirs_exist_ok=True)
    for file in without:
        (target / file).unlink()


def is_near(one, other):
    """A schema reports an unknown member at the object that has it, the checker at the member."""
    return one == other or one.startswith(other + '/') or other.startswith(one + '/')


def the_good_pack():
    found = look(FIXTURES / 'good')
    check(not found, f'{sorted(found)}')
    check(run_checker(FIXTURES / 'good') == [], 'the checker finds something')


def every_broken_pack():
    seen = 0
    for folder in sorted((FIXTURES / 'broken').iterdir()):
        lines = (folder / 'expected.txt').read_text(encoding='utf-8').splitlines()
        without = [line[len('without: '):] for line in lines if line.startswith('without: ')]
        expected = [LINE.match(line) for line in lines if not line.startswith(('schema: ', 'without: '))]
        expected = {(match['file'], match['pointer'] or '') for match in expected if match}
        with tempfile.TemporaryDirectory(prefix='coxa-schema-') as target:
            lay_over(folder, Path(target), without)
            found = look(Path(target))
        if 'schema: blind' in lines:
            check(not found, f'{folder.name}: the schema sees {sorted(found)}')
            continue
        seen += 1
        check(found, f'{folder.name}: the schema sees nothing')
        for file, pointer in found:
            check(any(file == other and is_near(pointer, place) for other, place in expected),
                  f'{folder.name}: the schema finds {file} {pointer}, the checker {sorted(expected)}')
    check(seen >= 60, f'only {seen} packs are for the schema')


def names_that_are_known():
    """The checker's remedies list what may stand in a place; the schema has the same names there."""
    entry = validators()['entry'].schema
    places = {
        'key-unknown': entry['properties'],
        'section-key-unknown': entry['$defs']['section']['properties'],
        'scene-key-unknown': entry['$defs']['section']['properties']['scene']['properties'],
        'fact-unknown': entry['properties']['facts']['properties'],
        'dose-key-unknown': entry['$defs']['dose']['properties'],
        'manifest-key-unknown': validators()['manifest'].schema['properties'],
        'source-key-unknown': validators()['sources'].schema['$defs']['source']['properties'],
    }
    for name, properties in places.items():
        text = (FIXTURES / 'broken' / name / 'expected.txt').read_text(encoding='utf-8')
        names = re.search(r'to one of: (.*)\.$', text, re.MULTILINE).group(1).split(', ')
        check(set(names) == set(properties), f'{name}: {sorted(set(names) ^ set(properties))}')


def the_atlas():
    """Whatever page the checker lets pass, the schemas let pass."""
    broken = {problem['file'] for problem in run_checker(SOURCE / 'data')}
    found = {(file, pointer) for file, pointer in look(SOURCE / 'data') if file not in broken}
    check(not found, f'{sorted(found)}')


tap.run([
    ('the good pack', the_good_pack),
    ('every broken pack', every_broken_pack),
    ('names that are known', names_that_are_known),
    ('the atlas', the_atlas),
])
