#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench.py BUILD_FOLDER [NAME...]: runs the benches and lays their numbers beside the budgets.

Leaves with 1 when a bench could not run. A budget that was missed is told,
not failed: a machine that does ten other things is no judge.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def measure(program, build, *parts, renderer=None):
    """Returns (rows, remarks) of one bench or of parts of it, or None when it failed."""
    arguments = [str(program)]
    environment = os.environ | ({'GSK_RENDERER': renderer} if renderer else {})
    if program.name == 'bench-start':
        arguments += [str(build / 'tests/bench/empty-window'), str(build / 'src/app/coxa')]
    arguments += [str(build / 'data/coxa'), *parts]

    result = subprocess.run(arguments, stdout=subprocess.PIPE, text=True, timeout=900, check=False, env=environment)
    if result.returncode != 0:
        return None

    lines = result.stdout.splitlines()
    rows = [line.split('\t') for line in lines if line.count('\t') == 3]
    return rows, [line[1:].strip() for line in lines if line.startswith('#')]


def verdict(measured, limit):
    if limit == '-':
        return ''
    return 'ok' if float(measured) <= float(limit) else 'OVER'


def main(build, wanted):
    build = Path(build).resolve()
    os.environ['GSETTINGS_SCHEMA_DIR'] = str(build / 'data')
    os.environ['GSETTINGS_BACKEND'] = 'memory'
    os.environ['COXA_DATA'] = str(build / 'data/coxa')
    os.environ['XDG_DATA_DIRS'] = f'{ROOT}:' + os.environ.get('XDG_DATA_DIRS', '/usr/local/share:/usr/share')

    programs = sorted(p for p in (build / 'tests/bench').glob('bench-*') if p.is_file() and os.access(p, os.X_OK))
    programs = [p for p in programs if not wanted or p.name.removeprefix('bench-') in wanted]
    if not programs:
        sys.exit('bench: there is no such bench')

    broken = []
    head = ('budget', 'measured', 'limit', 'unit', '')
    print(f'{head[0]:<64} {head[1]:>10} {head[2]:>8} {head[3]:<6}')
    for program in programs:
        result = measure(program, build)
        if result is None:
            broken.append(program.name)
            continue
        rows, remarks = result
        for what, measured, limit, unit in rows:
            print(f'{what:<64} {measured:>10} {limit:>8} {unit:<6} {verdict(measured, limit)}')
        for remark in remarks:
            print(f'    {remark}')
        sys.stdout.flush()
        # On a display without hardware this is GL made by the processor: told, and held to nothing.
        for part in ['turn', 'script'] if program.name == 'bench-plate' else []:
            rows, _ = measure(program, build, part, renderer='gl') or ([], [])
            for what, measured, _, unit in rows:
                print(f'{"gl: " + what:<64} {measured:>10} {"-":>8} {unit:<6}')

    for name in broken:
        print(f'bench: {name} failed; what it said stands above', file=sys.stderr)
    return 1 if broken else 0


if __name__ == '__main__':
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
