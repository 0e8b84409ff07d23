#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""data/atlas/codes.tsv: every page has a number, and a number that was given is never given anew.

COXA_SOURCE is the source tree.
"""

import hashlib
import os
import subprocess
from pathlib import Path

import tap
from tap import Skip, check

SOURCE = Path(os.environ['COXA_SOURCE'])
FILE = 'data/atlas/codes.tsv'

# How many lines were given out, and their SHA-256. Add a row at a release; never change one.
GIVEN = (
    (224, 'a22024e8c71c664cf60b6ae72ad10e518bf3f86b7bcab9466a30b0a91313df61'),
)


def lines_of(text):
    return [line for line in text.splitlines() if line and not line.startswith('#')]


def lines():
    return lines_of((SOURCE / FILE).read_text(encoding='utf-8'))


def git(*arguments):
    result = subprocess.run(['git', '-c', f'safe.directory={SOURCE}', '-C', str(SOURCE), *arguments],
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return result.stdout if result.returncode == 0 else ''


def every_page_has_one():
    pages = {f'{file.parent.name}/{file.stem}' for file in (SOURCE / 'data/atlas').glob('*/*.json')
             if file.parent.name != 'schema'}
    numbered = {line.split('\t')[1] for line in lines()}
    check(not pages - numbered, f'./dev codes gives these a number: {", ".join(sorted(pages - numbered))}')


def none_stands_twice():
    numbers = [line.split('\t')[0] for line in lines()]
    pages = [line.split('\t')[1] for line in lines()]
    check(numbers == [str(n) for n in range(1, len(numbers) + 1)], 'the numbers do not run from 1 without a gap')
    check(len(set(pages)) == len(pages), 'a page stands twice')


def what_was_given_stays():
    for count, digest in GIVEN:
        text = ''.join(f'{line}\n' for line in lines()[:count])
        check(hashlib.sha256(text.encode()).hexdigest() == digest,
              f'one of the first {count} lines has changed: put it back; printed sheets hold its number')


def what_was_committed_stays():
    commits = git('log', '--format=%H', '--', FILE).split()
    if not commits:
        raise Skip('there is no history here')
    now = lines()
    for commit in commits:
        before = lines_of(git('show', f'{commit}:{FILE}'))
        check(now[:len(before)] == before, f'a line of {commit[:10]} has changed or gone')


tap.run([
    ('every page has a number', every_page_has_one),
    ('no number and no page stands twice', none_stands_twice),
    ('numbers that were given out stay', what_was_given_stays),
    ('numbers that were committed stay', what_was_committed_stays),
])
