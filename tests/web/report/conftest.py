from dataclasses import replace

import pytest

from scoring.finding import Status
from scoring.override import Override
from scoring.revision import revise
from scoring.scorecard import score
from tests import library
from tests.replays.written import HERE, journal_of
from web.report.compose import Report
from web.review_view.doctrine import overlay
from web.words import Words

HOSTILE = "{{ 7*7 }}{% raw %} #text(red)[*粗*] $x$ =1+1 <b>&amp; \x07\ud800\ufffe\x0b 甲\r\n乙"
SHOWN = "{{ 7*7 }}{% raw %} #text(red)[*粗*] $x$ =1+1 <b>&amp;  甲\n乙"


@pytest.fixture(scope="session")
def report() -> Report:
    """A drill of the catalogue with a veto, a statement and an override, under a hostile title."""
    journal = journal_of(HERE / "nanning-by-the-book")
    pack = library.pack("nanning-2017")
    words = Words(journal, library.story(journal.header.scenario), pack)
    card = score(pack, journal, journal_sha256="0" * 64)
    met = next(one for one in card.findings if one.max)
    change = Override(met.id, "u9", "2026-09-22T10:00:00+08:00", HOSTILE, Status.PARTIAL)
    doctrine = library.pack("national-doctrine")
    beside = overlay(score(doctrine, journal), doctrine, card, words)
    card = replace(revise(card, [change]), warnings=(HOSTILE,))
    return Report(card, words, HOSTILE, {"u9": "=评估员"}, beside)
