import re

import pytest

from scoring.finding import Status
from web.authoring.drafting import text_of
from web.rehearsal.outcome import Mark, Outcome
from web.rehearsing import Rehearser
from web.store import rehearsals, versions
from web.store.record import NewRehearsal, Role


class Played:
    """An engine in whose runs one obligation is met and another never comes."""

    def play(self, chunks, is_wanted):
        marks = {"NN-RPT-06": Mark(Status.MET, 1.0, 1.0), "NN-RPT-05": Mark(Status.NA, 0.0, 0.0)}
        for place, chunk in enumerate(chunks):
            assert is_wanted()
            yield place, (Outcome(chunk.pack.id, chunk.players[0], 1, marks=marks),)


@pytest.fixture
def author(sign_in):
    return sign_in("dd01", Role.INSTRUCTOR)


def covers(page: str) -> dict[str, str]:
    """By obligation, the word of its cover."""
    rows = re.findall(r"<code>([\w.-]+)</code></p></th>.*?</svg>(.*?)</span>", page, re.DOTALL)
    return {name: re.sub(r"<[^>]+>", "", word).strip() for name, word in rows}


def test_page_tells_what_a_scenario_tests_of_the_chosen_plan(author):
    page = author.get("/studio/lift-accident/0/coverage?plan=jingmen-2024").text

    found = covers(page)
    assert (found["JM-C2-1"], found["JM-C1-1"]) == ("能检验", "检验不到")
    assert "只适用于第1类事件。" in page
    assert list(found.values()).index("能检验") == list(found.values()).count("检验不到")
    assert "由文本得出" in page


def test_unknown_plan_means_the_first(author):
    page = author.get("/studio/lift-accident/0/coverage?plan=<b>").text

    assert 'href="?plan=jingmen-2024" aria-current="page"' in page


def test_calendar_has_the_holiday_and_the_make_up_day(author):
    page = author.get("/studio/lift-accident/0/coverage?plan=nanning-2017").text

    days = re.findall(r'<li class="day-(\w+)"><strong>([^<]+)</strong>', page)
    assert days == [
        ("holiday", "10月7日"),
        ("workday", "10月8日"),
        ("workday", "10月9日"),
        ("make_up", "10月10日"),
        ("weekend", "10月11日"),
    ]
    assert "<code>NN-DSC-01</code></span>" in page


def test_links_of_a_drill_are_told_and_a_gap_is_named(author):
    whole = author.get("/studio/lift-accident/0/coverage").text

    assert all(
        f">{link}</th>" in whole for link in ("信息报告", "风险评估", "应急处置", "后期处置")
    )
    assert "缺少“" not in whole


def test_version_leads_to_its_coverage(author):
    assert 'href="/studio/lift-accident/0/coverage"' in author.get("/studio/lift-accident/0").text


@pytest.mark.parametrize(
    "path", ["nothing/0", "lift-accident/9", "lift-accident/x", "lift-accident/" + "9" * 5000]
)
def test_what_is_not_there_is_not_found(author, path):
    assert author.get(f"/studio/{path}/coverage").status_code == 404


def test_faulty_draft_is_to_be_mended_first(author):
    author.post("/studio/new", ref="faulty", title="试写", source="template")
    text = text_of("faulty", 1).replace("length: 24h", "length: 很久")
    author.post("/studio/faulty/1", text=text, seen=seen(author))

    answer = author.get("/studio/faulty/1/coverage")

    assert answer.status_code == 409
    assert "情景还有 1 处问题" in answer.text


def seen(author):
    page = author.get("/studio/faulty/1").text
    return re.search(r'name="seen" value="([^"]+)"', page)[1]


def test_rehearsals_of_the_same_text_are_taken_in(author, server, wall):
    digest = versions.keep(text_of("lift-accident", 0))
    new = NewRehearsal(
        "lift-accident", 0, digest, ("nanning-2017",), 1, 1, 1, author.account.id, "token-of-form"
    )
    rehearsals.create(new, server.wall.now())
    Rehearser(wall, Played()).round()

    page = author.get("/studio/lift-accident/0/coverage?plan=nanning-2017").text

    found = covers(page)
    assert "已计入这份文本的 1 次排练" in page
    assert (found["NN-RPT-06"], found["NN-RPT-05"]) == ("能检验", "检验不到")
    assert "排练里一次也没有评到。" in page
