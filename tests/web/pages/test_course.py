import re

import pytest

from simulator.journal import Journal
from tests.web.counterfactual.short import played, seq_of
from web.judging.comparing import LUCKS
from web.store.record import Role

SEQ = seq_of("publish")


@pytest.fixture
def trainee(sign_in):
    return sign_in("chen")


@pytest.fixture
def address(archive, trainee):
    """The page of a drill that the trainee took part in."""
    return f"/drills/{archive(trainee.account, journal=played().journal).id}/course"


def test_the_four_curves_stand_with_a_table_behind_them(trainee, address):
    page = trainee.get(address).text

    assert [page.count(f"<strong>{title}</strong>") for title in ("热度", "累计发帖")] == [1, 1]
    assert page.count("data-course=") == 4
    assert '"release": true' in page
    assert "9月18日 周五 17:30" in page
    assert "hx-trigger" not in page
    assert f'value="{SEQ}" selected' in page


def test_a_change_comes_bit_by_bit_and_says_that_it_is_a_model(trainee, address):
    asked = f"{address}?seq={SEQ}&how=drop&by=60"

    pages = [trainee.get(asked).text for _ in range(2 * LUCKS)]

    assert f"第 {SEQ} 条记录“发布”不做" in pages[0]
    assert "模型推演，不计分" in pages[0]
    assert f"正在推演 1 / {2 * LUCKS}" in pages[0]
    assert "hx-trigger" in pages[0]
    assert f"在 {LUCKS} 组随机条件下" in pages[-1]
    assert "hx-trigger" not in pages[-1]
    assert "改变之后不能再做的行动" in pages[-1]
    assert re.search(r"改变后 \d+（\d+ 至 \d+）", pages[-1])


@pytest.mark.parametrize(
    ("how", "by", "told"),
    [
        ("earlier", "30", "由 9月18日 周五 17:30 改到 9月18日 周五 17:00"),
        ("later", "120", "由 9月18日 周五 17:30 改到 9月18日 周五 19:30"),
        ("earlier", "720", "由 9月18日 周五 17:30 改到 9月18日 周五 15:30"),
        ("later", "7", "由 9月18日 周五 17:30 改到 9月18日 周五 18:30"),
    ],
)
def test_an_act_is_moved_but_never_before_the_start(trainee, address, how, by, told):
    page = trainee.get(f"{address}?seq={SEQ}&how={how}&by={by}").text

    assert told in page


@pytest.mark.parametrize(
    "query",
    [
        "seq=1&how=drop",
        f"seq={SEQ}&how=twice",
        f"seq={'9' * 5000}&how=drop",
        "seq=%00&how=drop",
        "seq=-1&how=drop&by=-60",
        "seq={{7*7}}&how=drop",
    ],
)
def test_what_is_no_change_of_an_act_shows_the_actual_course(trainee, address, query):
    answer = trainee.get(f"{address}?{query}")

    assert answer.status_code == 200
    assert "不计分" not in answer.text


def test_strangers_and_running_drills_have_no_course(sign_in, conduct, address):
    stranger, evaluator = sign_in("li"), sign_in("ping", Role.EVALUATOR)
    running = conduct(stranger.account)

    assert stranger.get(address).status_code == 404
    assert stranger.get(f"/drills/{running.id}/course").status_code == 404
    assert "演练还在进行" in evaluator.get(f"/drills/{running.id}/course").text


def test_a_drill_by_hand_says_that_it_does_not_run_the_same_again(trainee, archive):
    written = archive(trainee.account)

    page = trainee.get(f"/drills/{written.id}/course").text

    assert "与当时的记录有出入" in page


def test_a_drill_without_acts_says_so(trainee, archive):
    journal = played().journal
    end = journal[len(journal)]._replace(seq=6)
    idle = Journal(journal.header, [*list(journal)[:5], end])

    page = trainee.get(f"/drills/{archive(trainee.account, journal=idle).id}/course").text

    assert "没有可以改的行动" in page
    assert page.count("data-course=") == 4


def test_the_row_of_an_act_leads_to_its_change(trainee, address):
    rows = address.replace("course", "rows")

    assert f"/course?seq={SEQ}#change" in trainee.get(f"{rows}/{SEQ}").text
    assert "/course?seq=" not in trainee.get(f"{rows}/1").text
