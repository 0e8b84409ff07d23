#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""data/atlas/COVERAGE.tsv, both ways: each row leads to a section that is there, and each fact of the ledger has a row.

The ledger lies beside the repository, not in it. COXA_SOURCE is the source tree.
"""

import csv
import json
import os
from collections import Counter
from pathlib import Path

import tap
from tap import Skip, check

SOURCE = Path(os.environ['COXA_SOURCE'])
ATLAS = SOURCE / 'data/atlas'
LEDGER = SOURCE / '../shared/content/ledger.tsv'


def rows(path):
    with path.open(encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE))


def is_there(address):
    """Whether an address is a page, a section of one, or (reference/KEY) a source."""
    parts = address.split('/')
    if parts[0] == 'reference':
        return parts[1] in json.loads((ATLAS / 'sources.json').read_text(encoding='utf-8'))['sources']
    file = ATLAS / parts[0] / f'{parts[1]}.json'
    if not file.is_file():
        return False
    entry = json.loads(file.read_text(encoding='utf-8'))
    places = {'summary', 'facts', *entry, *(section['id'] for section in entry.get('sections', []))}
    return len(parts) == 2 or parts[2] in places


def every_row_leads_somewhere():
    lost = [f"{row['id']} {row['address']}" for row in rows(ATLAS / 'COVERAGE.tsv') if not is_there(row['address'])]
    check(not lost, f'nothing is at: {", ".join(lost)}')


def no_row_twice():
    counts = Counter((row['id'], row['address']) for row in rows(ATLAS / 'COVERAGE.tsv'))
    twice = [f'{fact} {address}' for (fact, address), count in counts.items() if count > 1]
    check(not twice, f'these stand twice: {", ".join(twice)}')


def every_fact_has_a_row():
    if not LEDGER.is_file():
        raise Skip('the ledger is not beside this folder')
    have = {row['id'] for row in rows(ATLAS / 'COVERAGE.tsv')}
    known = {row['id'] for row in rows(LEDGER)}
    check(not known - have, f'no page has: {", ".join(sorted(known - have))}')
    check(not have - known, f'the ledger does not know: {", ".join(sorted(have - known))}')


tap.run([
    ('every row leads somewhere', every_row_leads_somewhere),
    ('no row stands twice', no_row_twice),
    ('every fact has a row', every_fact_has_a_row),
])
