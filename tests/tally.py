#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what meson's tests in one or more build folders came to.

Ends with one line, "N passed, N failed" (", N skipped" when there are any),
and leaves with 1 if anything failed or nothing ran. A test that speaks TAP
counts each of its points. A folder without a log did not build: one failure.
"""

import json
import re
import sys
from pathlib import Path

POINT = re.compile(r'^(not )?ok\b([^#]*)(?:#\s*(SKIP|TO' r'DO)\b\s*(.*))?', re.IGNORECASE)
BAD = {'FAIL', 'ERROR', 'TIMEOUT', 'INTERRUPT', 'UNEXPECTEDPASS'}


def count(test):
    """Returns (passed, failed, skipped, reasons) of one line of the log."""
    passed = failed = skipped = 0
    reasons = []

    for line in test.get('stdout', '').splitlines():
        point = POINT.match(line)
        if point is None:
            continue
        wrong, name, directive, why = point.groups()
        if directive:
            skipped += 1
            reasons.append(why or name.strip(' -'))
        elif wrong:
            failed += 1
        else:
            passed += 1

    if passed + failed + skipped == 0:
        # Not TAP, or it was over before its first point.
        if test['result'] == 'SKIP':
            why = (test.get('stdout', '') + test.get('stderr', '')).strip()
            return 0, 0, 1, [why.splitlines()[-1] if why else 'no reason given']
        return (0, 1, 0, []) if test['result'] in BAD else (1, 0, 0, [])

    # All points were good and yet the program crashed, or said too few.
    if test['result'] in BAD and failed == 0:
        failed = 1
    return passed, failed, skipped, reasons


def main(folders):
    total = [0, 0, 0]

    for folder in folders:
        log = Path(folder) / 'meson-logs' / 'testlog.json'
        if not log.is_file():
            print(f'{folder}: did not build, so none of its tests ran')
            total[1] += 1
            continue
        for line in log.read_text(encoding='utf-8', errors='replace').splitlines():
            test = json.loads(line)
            *numbers, reasons = count(test)
            total = [a + b for a, b in zip(total, numbers)]
            if numbers[1]:
                print(f'{folder}: {test["name"]}: failed ({test["result"].lower()})')
            for why in reasons:
                print(f'{folder}: {test["name"]}: skipped: {why}')

    passed, failed, skipped = total
    print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
    return 1 if failed or passed == 0 else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
