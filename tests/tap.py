# SPDX-License-Identifier: GPL-3.0-or-later
"""The little of TAP that the tests in Python need."""

import sys
import traceback


class Skip(Exception):
    """Raised by a test that cannot be run here; says why."""


def check(condition, message):
    """Like assert, but it stays when Python optimises, and always says what was wrong."""
    if not condition:
        raise AssertionError(message)


def attempt(function, tries):
    while tries > 1:
        try:
            return function()
        except AssertionError as error:
            tries -= 1
            print(f'# tried again: {error}', flush=True)
    return function()


def run(tests, tries=1):
    """Runs (name, function) pairs, prints TAP and leaves. What depends on how fast the machine is may be tried again, and says so."""
    tests = list(tests)
    failed = False
    print('TAP version 13')
    print(f'1..{len(tests)}', flush=True)
    for number, (name, function) in enumerate(tests, 1):
        try:
            attempt(function, tries)
        except Skip as why:
            print(f'ok {number} - {name} # SKIP {why}', flush=True)
        except Exception as error:  # whatever goes wrong is this test's failure
            failed = True
            print(f'not ok {number} - {name}')
            where = '' if isinstance(error, AssertionError) else traceback.format_exc()
            for line in f'{type(error).__name__}: {error}\n{where}'.splitlines():
                print(f'# {line}')
            sys.stdout.flush()
        else:
            print(f'ok {number} - {name}', flush=True)
    sys.exit(1 if failed else 0)
