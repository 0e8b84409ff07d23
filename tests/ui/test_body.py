#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The map of the body: reached from everywhere, places that hurt picked on it, and what is known for pain there."""

import tap
from stage import App, until
from tap import check


def body_goes_along_with_the_page():
    with App('muscle/gluteus-minimus') as app:
        app.settle()
        app.click_on(until(lambda: app.find(name='Body', role='push button'), 'the button for the body'))
        until(lambda: app.find(name='Body, right side') is not None, 'the body')
        check(app.title() == 'Gluteus minimus', f'“{app.title()}” is open')
        until(lambda: app.tab() == 'Referred pain', lambda: f'its pattern of pain; the tab is {app.tab()}')
        check(app.find(role='slider', name='Depth, from skin side to bone side') is None, 'there is a body to peel')
        app.click_on(app.find(name='Hip', role='push button'))
        until(lambda: app.find(name='Right hip') is not None, 'the hip')
        check(app.title() == 'Gluteus minimus', f'“{app.title()}” is open')


def places_are_picked():
    with App('region/body?view=body-side') as app:
        app.settle()
        regions = until(lambda: app.regions(), 'regions')
        check(not any(name.startswith('Where does it hurt') for name in regions), 'the body as a whole can be pointed at')
        app.click_on(next(node for name, node in regions.items() if name.startswith('Outer hip')))
        until(lambda: app.find(name='Outer hip: take it away') is not None, 'the place among those that were picked')
        until(lambda: app.find(name='First, the warning signs') is not None, 'the warning signs')
        until(lambda: app.find(name='Gluteal tendinopathy', role='link') is not None, 'what is known for pain there')
        check(app.title() == 'Where does it hurt?', f'“{app.title()}” is open')
        app.settle()
        app.click_on(next(node for name, node in app.regions().items() if name.startswith('Lower buttock')))
        until(lambda: app.find(name='Lower buttock: take it away') is not None, 'a second place')
        app.click_on(app.find(name='Outer hip: take it away'))
        until(lambda: app.find(name='Outer hip: take it away') is None, 'the first place to be given up')
        check(app.find(name='Lower buttock: take it away') is not None, 'the second went with the first')
        app.key('alt+Left', 'alt+Left')
        until(lambda: app.find(name='Outer hip: take it away') is not None and
              app.find(name='Lower buttock: take it away') is None, 'Back to lead to the first place alone')


def what_is_known_leads_on():
    with App('region/body?view=body-side&side=left&pick=outer-hip') as app:
        app.settle()
        app.click_on(until(lambda: app.find(name='Gluteal tendinopathy', role='link'), 'a condition'))
        until(lambda: app.title() == 'Gluteal tendinopathy', lambda: f'its page; “{app.title()}” is open')
        check(app.find(name='Left hip') is not None or app.find(name='Body, left side') is not None,
              'the left side became the right one')


tap.run([
    ('the body goes along with the page', body_goes_along_with_the_page),
    ('places are picked and given up', places_are_picked),
    ('what is known leads on, on the same side', what_is_known_leads_on),
])
