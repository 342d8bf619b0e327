import re

import pytest

from scoring.scorecard import score
from simulator.journal import Journal
from tests import library
from tests.web.conftest import PLAN, by_the_book

HOSTILE = "经查，系个别人员操作不当<script>alert(1)</script>引起，绝对安全。&amp;\"'><b>谣言</b>"


def saying(text, **data):
    """The drill by the book, but its first statement says this."""
    journal = by_the_book()
    first = next(row for row in journal if row.type == "draft.create")
    rows = [
        row._replace(data={**row.data, "text": text, **data}) if row.seq == first.seq else row
        for row in journal
    ]
    return Journal(journal.header, rows)


@pytest.fixture
def reader(sign_in):
    return sign_in("lg01")


@pytest.fixture
def opened(reader, archive):
    """The first statement of an archived drill, as a trainee opens it."""

    def of(journal, query=""):
        record = archive(reader.account, journal=journal)
        first = score(library.pack(PLAN), journal).statements[0]
        address = f"/drills/{record.id}/statements/{first.release}"
        return first, reader.get(f"{address}{query}")

    return of


def plain(html):
    """The text of a piece of a page, without the names of items behind words."""
    told = re.sub(r"<[^>]+>", "", re.sub(r"<sup.*?</sup>", "", html))
    named = {"&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&amp;": "&"}
    return re.sub("|".join(named), lambda found: named[found[0]], told)


def marked_text(page):
    return re.search(r'<div class="marked" lang="zh-CN">(.*?)</div>', page, re.DOTALL)[1]


def test_every_statement_that_went_out_is_listed_with_its_mark(reader, archive):
    record = archive(reader.account)

    page = reader.get(f"/drills/{record.id}/statements").text

    for one in score(library.pack(PLAN), by_the_book()).statements:
        assert f"/drills/{record.id}/statements/{one.release}" in page
        assert f"{float(one.mark):g}</td>" in page


def test_a_drill_without_statements_says_what_will_appear(reader, archive):
    journal = by_the_book()
    end = journal.of("sim.end")[0]._replace(seq=4)
    silent = Journal(journal.header, [*list(journal)[:3], end])
    record = archive(reader.account, journal=silent)

    assert "没有发布过稿件" in reader.get(f"/drills/{record.id}/statements").text
    assert "没有发布过稿件" in reader.get(f"/drills/{record.id}/card").text


def test_the_card_leads_to_the_statements(reader, archive):
    record = archive(reader.account)
    first = score(library.pack(PLAN), by_the_book()).statements[0]

    page = reader.get(f"/drills/{record.id}/card").text

    assert f"/drills/{record.id}/statements/{first.release}" in page


def test_every_line_has_its_points_reason_and_manual(opened):
    first, answer = opened(saying(HOSTILE))

    for line in first.lines:
        part = re.search(
            rf'<article class="[^"]+" id="{line.item.id}">.*?</article>', answer.text, re.DOTALL
        )[0]
        assert f"{line.item.title}</h3>" in part
        assert plain(line.outcome.reason) in plain(part)
        assert f'href="/help/checks#{line.item.id}"' in part
        if line.outcome.points is not None:
            assert f"<strong>{float(line.outcome.points):g}</strong>" in part
    assert f"适用各行得 {float(first.points):g} 分，满分 {first.max} 分" in answer.text


def test_the_words_that_decided_stand_in_the_text(opened):
    first, answer = opened(saying(HOSTILE))

    text = marked_text(answer.text)
    boundary = next(line for line in first.lines if line.item.id == "S3")
    assert [span.quote for span in boundary.outcome.lost] == ["系个别人员操作不当"]
    assert '<mark class="word-lost">' in text
    assert '<span class="visually-hidden">失分</span>S3－</sup>' in text
    assert '<span class="visually-hidden">得分</span>S2＋</sup>' in text


def test_a_hostile_text_is_shown_letter_by_letter(opened):
    _, answer = opened(saying(HOSTILE))

    assert "<script>alert" not in answer.text
    assert "<b>" not in marked_text(answer.text)
    assert plain(marked_text(answer.text)) == HOSTILE
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
    assert re.findall(r'\sstyle="|\son\w+="', answer.text) == []


def test_one_line_alone_can_be_shown_in_the_text(opened):
    _, answer = opened(saying(HOSTILE), "?item=S3")

    tags = set(re.findall(r"</span>(S\d+)[＋－]</sup>", marked_text(answer.text)))
    assert tags == {"S3"}
    assert "只标出 S3 的话" in answer.text


def test_a_line_that_does_not_exist_shows_all(opened):
    _, answer = opened(saying(HOSTILE), "?item=S99%22%3E")

    assert "只标出" not in re.sub("只标出这一行的话", "", answer.text)


def test_a_gate_that_was_not_passed_comes_first_with_its_words(opened):
    first, answer = opened(saying("学生张小明（手机13800138000）已出院。"))

    assert [gate.id for gate in first.gates if not gate.passed] == ["privacy"]
    assert answer.text.index("未过底线：个人信息") < answer.text.index("逐行评判")
    assert "个人信息－</sup>" in marked_text(answer.text)


def test_a_row_that_is_no_release_has_no_card(reader, archive):
    record = archive(reader.account)
    wrong = (0, 1, 99_999, "9" * 20, "9" * 5_000)

    answers = [reader.get(f"/drills/{record.id}/statements/{seq}") for seq in wrong]

    assert [answer.status_code for answer in answers] == [404] * len(wrong)


def test_before_the_end_statements_are_not_for_trainees(reader, conduct):
    record = conduct(reader.account)

    assert reader.get(f"/drills/{record.id}/statements").status_code == 404
    assert reader.get(f"/drills/{record.id}/statements/1").status_code == 404
