#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""coxa --handout: what lies on paper, seen with the eyes of poppler and ZBar.

COXA_PROGRAM is the program, COXA_SHOWN the data folder as it is installed.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import tap
from tap import Skip, check

COXA = os.environ['COXA_PROGRAM']
DATA = Path(os.environ['COXA_SHOWN'])
BARE = {name: value for name, value in os.environ.items()
        if name not in ('DISPLAY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS')}
MM = 72 / 25.4
folder = Path(tempfile.mkdtemp(prefix='coxa-paper-'))

ONE = ['exercise/clamshell?side=left']
THREE = ['exercise/clamshell', 'exercise/side-lying-hip-abduction?side=left&dose=gentle',
         'exercise/isometric-wall-push?side=left&sides=one']
SIX = ['exercise/clamshell', 'exercise/lateral-step-up', 'exercise/bridge', 'exercise/sit-to-stand', 'stretch/figure-four',
       'exercise/step-up']
SHEETS = {
    'one': (ONE, []),
    'three': (THREE, []),
    'six': (SIX, []),
    'letter': (THREE, ['--letter']),
    'large': (ONE + ['exercise/bridge'], ['--large-print']),
    'large-letter': (ONE, ['--large-print', '--letter', '--note', 'Come again in two weeks.\nWear flat shoes – é.']),
    'habit': (['habit/sitting-and-standing'], []),
}


def run(*arguments):
    return subprocess.run(arguments, env=BARE, timeout=120, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)


def tool(name, *arguments):
    if not shutil.which(name):
        raise Skip(f'{name} is not installed')
    result = run(name, *map(str, arguments))
    check(result.returncode == 0, f'{name}: {result.stderr.decode()}')
    return result.stdout.decode()


def coxa(file, addresses, *options):
    return run(COXA, '--data', str(DATA), '--handout', str(file), *options, *addresses)


def sheet(name):
    """Makes a sheet once. Returns: its file, and the texts that its QR codes hold."""
    addresses, options = SHEETS[name]
    pdf, txt = folder / f'{name}.pdf', folder / f'{name}.txt'
    if not pdf.exists():
        for file in (pdf, txt):
            result = coxa(file, addresses, *options)
            check(result.returncode == 0, f'{name}: {result.stderr.decode()}')
            check(not result.stderr, f'{name}: {result.stderr.decode()}')
    return pdf, txt.read_bytes().split(b'\f')


def entry(address):
    return json.loads((DATA / 'atlas' / f'{address.split("?")[0]}.json').read_text(encoding='utf-8'))


def words(text):
    """As one line, and a hyphen at the end of a line as it is elsewhere."""
    return re.sub(r'\s+', ' ', text)


def resolve(text, address):
    left = 'side=left' in address
    text = re.sub(r'\[([^]@]*)\]\([^)]*\)', r'\1', text)
    return text.replace('{side}', 'left' if left else 'right').replace('{other}', 'right' if left else 'left')


def names_everything():
    """Every exercise, its steps, its stop signs and whom it is not for."""
    for name, (addresses, _) in SHEETS.items():
        text = words(tool('pdftotext', '-raw', sheet(name)[0], '-'))
        for address in addresses:
            page = entry(address)
            for what in [page['title'], *page['steps'], *page['stop-signs'], *page['not-for']]:
                # a number stands between two steps that run on
                check(words(resolve(what, address)) in text, f'{name} lacks “{resolve(what, address)}”')


def in_order():
    """A screen reader meets the head, when to stop, the exercises with their steps, and when to get help."""
    for name in ('three', 'large', 'six'):
        text = words(tool('pdftotext', '-raw', sheet(name)[0], '-'))
        marks = ['Your exercises', 'STOP when you notice', 'Not for you, or ask first']
        for address in SHEETS[name][0]:
            page = entry(address)
            marks += [page['title'], *(resolve(step, address) for step in page['steps'])]
        marks += ['When to get help', 'Your plan for a phone', 'Texts: Coxa']
        at = 0
        for mark in marks:
            found = text.find(words(mark), at)
            check(found >= 0, f'{name}: “{mark}” does not come after what it should')
            at = found


def says_how_much():
    text = words(tool('pdftotext', '-raw', sheet('three')[0], '-'))
    for what in ('2–3 sets of 8–15 repeats. Rest 45–60 seconds between sets. 2–3 days a week.',
                 'Count 2 there, hold 1, 3 back.', '2 sets of 8 repeats. Rest 90 seconds between sets. 2 days a week.',
                 '3–6 times. Hold each one for 30 seconds. Rest 30–60 seconds between. Every day.',
                 'Both sides, right first', 'Both sides, left first', 'Left side only',
                 'At once: you are numb between the legs', 'Today:', 'Soon:',
                 'Drawings CC BY-SA 4.0, made from BodyParts3D release 4.0'):
        check(what in text, f'it lacks “{what}”')
    text = words(tool('pdftotext', '-raw', sheet('large-letter')[0], '-'))
    check('Come again in two weeks. Wear flat shoes – é.' in text, 'it lacks the note')
    check('coxa:exercise/clamshell?side=left' in text.replace(' ', ''), 'it lacks its address')
    check(re.search(r'Or type in Coxa: [2-9ACEFHJKMNPRTWXY]{5}\b', text), 'it lacks its code')


def fonts_are_in():
    for name in SHEETS:
        lines = tool('pdffonts', sheet(name)[0]).splitlines()[2:]
        check(lines, f'{name} has no text')
        for line in lines:
            emb, sub, uni = line.split()[-5:-2]
            check((emb, uni) == ('yes', 'yes'), f'{name}: {line}')
            check('Type 3' not in line, f'{name}: {line}')


def only_outlines():
    for name in SHEETS:
        lines = tool('pdfimages', '-list', sheet(name)[0]).splitlines()[2:]
        check(not lines, f'{name} holds pixels: {lines}')


def size_and_paper():
    for name, (_, options) in SHEETS.items():
        pdf = sheet(name)[0]
        info = dict(line.split(':', 1) for line in tool('pdfinfo', pdf).splitlines() if ':' in line)
        check(int(info['Pages']) in (1, 2), f'{name} has {info["Pages"]} pages')
        check(('letter' if '--letter' in options else 'A4') in info['Page size'], f'{name}: {info["Page size"]}')
        check(info['Tagged'].strip() == 'yes', f'{name} has no structure')
        check(info['Author'].strip() == 'Coxa' and 'Coxa' in info['Creator'] and info['Title'].strip(), f'{name}: {info}')
        check(pdf.stat().st_size <= 1000 * 1000, f'{name} has {pdf.stat().st_size} bytes')
        check(b'/Lang (en)' in pdf.read_bytes(), f'{name} does not say its language')


def in_structure():
    text = tool('pdfinfo', '-struct', sheet('three')[0])
    kinds = set(re.findall(r'^\s*(\w+)', text, re.MULTILINE))
    for kind in ('H1', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Figure'):
        check(kind in kinds, f'there is no {kind}: {sorted(kinds)}')


def codes_can_be_read():
    """From the paper at 200 dots an inch, and on it each module is half a millimetre or more."""
    for name in SHEETS:
        pdf, texts = sheet(name)
        tool('pdftoppm', '-r', '200', '-gray', pdf, folder / name)
        pages = sorted(folder.glob(f'{name}-*.pgm'))
        read = []
        for page in pages:
            result = run('zbarimg', '--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', str(page)) \
                if shutil.which('zbarimg') else None
            if result is None:
                raise Skip('zbarimg is not installed')
            read.append(result.stdout)
        read = b''.join(read)
        for text in texts:
            check(text + b'\n' in read, f'{name}: the code is not the text:\n{read.decode()}\n--\n{text.decode()}')
        check(len(read) == sum(len(text) + 1 for text in texts), f'{name}: more codes than texts')


def plain_text_is_the_plan():
    for name, (addresses, _) in SHEETS.items():
        text = b'\n'.join(sheet(name)[1]).decode()
        for address in addresses:
            page = entry(address)
            check(page['title'] in text, f'{name} lacks {page["title"]}')
            for sign in page['stop-signs']:
                check(resolve(sign, address).replace('’', "'") in text, f'{name} lacks “{sign}”')
    texts = sheet('six')[1]
    check(len(texts) == 2 and b'(1/2)' in texts[0] and b'(2/2)' in texts[1], 'six exercises are not split in two')


def prints_in_grey():
    """What is marked is told from what is not without colour: there is dark and there is light, and no grey sheet."""
    tool('pdftoppm', '-r', '50', '-gray', sheet('three')[0], folder / 'grey')
    page = sorted(folder.glob('grey-*.pgm'))[0].read_bytes()
    pixels = page[page.index(b'255\n') + 4:]
    light = sum(1 for value in pixels if value > 250) / len(pixels)
    check(0.7 < light < 0.99, f'{light:.0%} of the paper is white')


def with_clinic():
    """Name and logo stand at the head; a raster logo is the only raster."""
    keys = folder / 'config'
    logo = folder / 'logo.svg'
    logo.write_text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 10'><rect width='30' height='10' fill='#333'/></svg>",
                    encoding='utf-8')
    for file, status in ((logo, 0), (folder / 'none.png', 1)):
        (keys / 'glib-2.0/settings').mkdir(parents=True, exist_ok=True)
        (keys / 'glib-2.0/settings/keyfile').write_text(
            f"[io/github/coxa/Coxa]\nclinic-name='Hip & Run <Clinic>'\nclinic-logo='{file}'\n", encoding='utf-8')
        environment = {**BARE, 'GSETTINGS_BACKEND': 'keyfile', 'XDG_CONFIG_HOME': str(keys)}
        result = subprocess.run([COXA, '--data', str(DATA), '--handout', str(folder / 'clinic.pdf'), *ONE], env=environment,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
        check(result.returncode == status, f'it left with {result.returncode}: {result.stderr}')
    check('none.png' in result.stderr and 'logo' in result.stderr, result.stderr)
    text = tool('pdftotext', folder / 'clinic.pdf', '-')
    check('Hip & Run <Clinic>' in text, text[:200])
    check('Author:          Hip & Run <Clinic>' in tool('pdfinfo', folder / 'clinic.pdf'), 'the author is not the clinic')


def by_code():
    """A sheet's own code makes the same sheet."""
    text = words(tool('pdftotext', '-raw', sheet('three')[0], '-'))
    code = re.search(r'Or type in Coxa: ([2-9A-Y-]{14})', text)
    check(code, 'there is no code')
    file = folder / 'again.txt'
    result = coxa(file, [code.group(1).lower().replace('-', ' ')])
    check(result.returncode == 0, result.stderr.decode())
    check(file.read_bytes() == b'\f'.join(sheet('three')[1]), 'the code makes another plan')


def clear_refusals():
    for arguments, says in (
            (['x.pdf'], 'behind the file'),
            (['', *ONE], '--handout'),
            (['x.doc', *ONE], '.pdf'),
            (['x.pdf', 'bone/hip-bone'], 'bone/hip-bone'),
            (['x.pdf', 'exercise/no-such'], 'exercise/no-such'),
            (['x.pdf', 'exercise/bridge?dose=x'], 'dose=gentle'),
            (['x.pdf', '2345'], 'characters'),
            (['x.pdf', '2345O'], '“O”'),
            (['x.pdf', 'muscle/gluteus-medius', 'muscle/gluteus-maximus'], 'two pages'),
            ([str(folder / 'no/such/folder/x.pdf'), *ONE], 'no/such/folder')):
        arguments[0] = str(folder / arguments[0]) if arguments[0].startswith('x') else arguments[0]
        result = run(COXA, '--data', str(DATA), '--handout', *arguments)
        check(result.returncode != 0, f'{arguments} was taken')
        said = result.stderr.decode()
        check(said.startswith('coxa: ') and says in said, f'{arguments}: {said}')
        check(not (folder / 'x.pdf').exists(), f'{arguments}: a file was written')
    result = run(COXA, '--large-print', 'exercise/bridge')
    check(result.returncode != 0 and b'--handout' in result.stderr, result.stderr.decode())


def programmes():
    for file in sorted((DATA / 'atlas/programme').glob('*.json')):
        programme = json.loads(file.read_text(encoding='utf-8'))
        for options, most in (([], 2), (['--large-print'], 4)):
            pdf = folder / f'programme-{file.stem}.pdf'
            result = coxa(pdf, [f'programme/{file.stem}'] + options)
            check(result.returncode == 0, f'{file.stem}: {result.stderr.decode()}')
            check(int(re.search(r'Pages:\s*(\d+)', tool('pdfinfo', pdf))[1]) <= most, f'{file.stem} {options} takes too many pages')
            text = words(tool('pdftotext', '-raw', pdf, '-'))
            for item in programme['items']:
                for what in (entry(item['address'])['title'], item.get('note', '')):
                    check(words(what) in text, f'{file.stem} {options} lacks {what}')
            for what in programme['stop-signs'] + programme['not-for']:
                check(words(resolve(what, '')) in text, f'{file.stem} {options} lacks {what}')
            pdf.unlink()


try:
    tap.run([
        ('every exercise, step, stop sign and warning stands on it', names_everything),
        ('it is read in a sensible order', in_order),
        ('dose, side, help, note, code and credits stand on it', says_how_much),
        ('fonts are in the file', fonts_are_in),
        ('there are outlines, and no pixels', only_outlines),
        ('one or two pages of the right paper, at most 1 MB, with title and language', size_and_paper),
        ('a PDF reader finds headings, lists and figures', in_structure),
        ('the QR codes on the paper hold the plan, byte for byte', codes_can_be_read),
        ('the plain text is the plan', plain_text_is_the_plan),
        ('it prints in grey', prints_in_grey),
        ('a clinic has its name and logo on it', with_clinic),
        ('the short code makes the same sheet', by_code),
        ('what cannot be done is refused with a reason', clear_refusals),
        ('every programme fits, in large print on a second leaf', programmes),
    ])
finally:
    shutil.rmtree(folder, ignore_errors=True)
