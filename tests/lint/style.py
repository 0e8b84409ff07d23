#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the layout of the C files: style.py [FILE...].

Why not clang-format: the layout is GTK's, where the names of parameters and
fields stand in a column, and a prototype's opening bracket lines up with that of
its neighbours. clang-format 14 knows no option for either and would undo both. So
this looks for what a reader trips over and leaves the columns to whoever writes.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_LINE = 130
LONGEST_FILE = 800

STRINGS_AND_COMMENTS = re.compile(
    r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
CALL = re.compile(r'\b([A-Za-z_]\w*)\(')
# GObject writes these without a space.
TIGHT = re.compile(r'^(g_auto\w*|G_\w+|GTK_\w+|ADW_\w+|_|N_|C_|NC_|defined|COXA_\w+|MIN|MAX|CLAMP|ABS)$')


def blank(match):
    """Takes the words out of a string or comment, and keeps its lines and its length."""
    return re.sub(r'[^\n]', ' ', match.group())


def look(path):
    """Yields (line, what is wrong) of one file."""
    text = path.read_text(encoding='utf-8')
    lines = text.split('\n')

    if not text.endswith('\n') or text.endswith('\n\n'):
        yield len(lines), 'a file ends in exactly one line end'
    if len(lines) > LONGEST_FILE:
        yield len(lines), f'more than {LONGEST_FILE} lines: this file holds more than one thing'
    if path.suffix == '.h' and '#pragma once' not in text:
        yield 1, 'a header begins with #pragma once'

    code = STRINGS_AND_COMMENTS.sub(blank, text).split('\n')
    in_macro = False
    for number, (line, bare) in enumerate(zip(lines, code), 1):
        is_macro = in_macro or bare.lstrip().startswith('#')
        in_macro = is_macro and line.endswith('\\')

        if '\t' in line:
            yield number, 'a tab; the layout uses spaces'
        if line != line.rstrip():
            yield number, 'a space at the end of the line'
        if len(line) > LONGEST_LINE:
            yield number, f'{len(line)} characters; at most {LONGEST_LINE}'
        if is_macro:
            continue
        if re.search(r'^\s*(?:}\s*)?(?:if|else|for|while|switch|do)\b.*\{\s*$', bare):
            yield number, 'an opening brace stands on a line of its own'
        elif re.search(r'\)\s*\{\s*$', bare):
            yield number, 'an opening brace stands on a line of its own'
        if re.search(r'^\s*}\s*else\b', bare):
            yield number, 'else stands on a line of its own'
        for call in CALL.finditer(bare):
            if not TIGHT.match(call.group(1)):
                yield number, f'a space before the bracket of {call.group(1)} ('
        if re.search(r'\b(?:g(?:char|int|double|float|long|short))\b', bare):
            yield number, 'plain char, int, double'
        if re.match(r'^(?:static\s+)?[A-Za-z_][\w ]*[ *]+[a-z]\w* \([^;]*\)?$', bare) and not bare.startswith('typedef'):
            if not re.match(r'^(?:return|else|extern)\b', bare) and not is_prototype(code, number):
                yield number, "a function's name begins its line, below what it returns"


def is_prototype(code, number):
    """Whether what begins on this line ends in a semicolon before any brace."""
    for line in code[number - 1:number + 20]:
        if ';' in line:
            return True
        if line.startswith('{'):
            return False
    return True


def main(arguments):
    paths = [Path(argument) for argument in arguments] or \
        sorted(path for room in ('src', 'tests') for path in (ROOT / room).rglob('*.[ch]'))
    wrong = 0
    for path in paths:
        for number, what in look(path):
            name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
            print(f'{name}:{number}: {what}')
            wrong += 1
    if not paths:
        print('style: there is no C file to look at')
    return 1 if wrong or not paths else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
