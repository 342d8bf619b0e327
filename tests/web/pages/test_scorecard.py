import json
import re

import pytest

from scoring.scorecard import score
from simulator.drill import Drill
from simulator.entry import Act
from simulator.reading import read_journal
from tests import library
from tests.web.conftest import PLAN
from web.store.record import Role


@pytest.fixture
def worked(sign_in, conduct, server, wall):
    """A drill of an office: it detects, reports late upwards, and publishes without a chain."""
    person = sign_in("lg01")
    person.record = conduct(person.account, seats=("office",))
    person.card = f"/drills/{person.record.id}/card"
    live = server.live.open(person.record)

    def do(by, act_type, **data):
        return server.live.submit(person.record, Act(by, act_type, data, person.account.id))

    def pass_by(hours):
        for _ in range(2 * hours):
            wall.pass_by(30)
            live.tick()

    server.live.submit(person.record, Act("director", "director.resume", {}))
    pass_by(1)
    posts = [row.data["post"] for row in live.journal.of("sim.post")]
    do("lg_office", "monitor.detect", posts=posts[:1], method="manual")
    do("lg_office", "draft.create", statement="s1", version=1, kind="notice", text="情况通报")
    do("lg_office", "publish", statement="s1", version=1, channels=["website"])
    server.live.submit(person.record, Act("director", "director.note", {"text": "未经审签即发布"}))
    pass_by(1)
    person.live = live
    return person


@pytest.fixture
def ended(worked, server):
    server.live.submit(worked.record, Act("director", "director.end", {}))
    return worked


def findings(page):
    return re.findall(r'<article class="finding" id="([^"]+)"', page)


def test_before_the_end_a_trainee_is_told_to_wait(worked):
    page = worked.get(worked.card).text

    assert "演练尚未结束" in page
    assert findings(page) == []
    assert worked.get(f"/drills/{worked.record.id}/rows/1").status_code == 404


def test_before_the_end_an_evaluator_sees_a_card_so_far(worked, sign_in):
    page = sign_in("pg01", Role.EVALUATOR).get(worked.card).text

    assert "暂计评分" in page
    assert len(findings(page)) >= 48


def test_after_the_end_a_trainee_reads_every_finding(ended):
    page = ended.get(ended.card).text

    card = score(library.pack(PLAN), ended.live.journal)
    assert sorted(findings(page)) == sorted(finding.id for finding in card.findings)
    assert "暂计" not in page


def test_what_caps_the_total_comes_first_with_its_reason(ended):
    page = ended.get(ended.card).text

    assert "触犯一票否决，总分按 59 分封顶" in page
    assert page.index("触犯一票否决") < page.index("分环节") < page.index("逐项评判")
    assert 'href="#NN-BAN-01"' in page


def test_a_finding_leads_to_the_row_that_proves_it_and_back(ended):
    page = ended.get(ended.card).text
    publish = ended.live.journal.of("publish")[0].seq

    link = f"/drills/{ended.record.id}/rows/{publish}?finding=NN-BAN-01"
    assert link in page
    row = ended.get(link).text
    assert f"第 {publish} 条记录：发布" in row
    assert "门户网站" in row
    assert "领导小组办公室（市局办公室）" in row
    assert f'href="{ended.card}#NN-BAN-01"' in row


@pytest.mark.parametrize(
    ("query", "test"),
    [
        ("status=violated", lambda f: f.status == "violated"),
        ("phase=报告", lambda f: f.phase == "报告"),
        ("severity=veto", lambda f: f.severity == "veto"),
        ("status=met&severity=veto", lambda f: (f.status, f.severity) == ("met", "veto")),
    ],
)
def test_filters_are_in_the_address(ended, query, test):
    card = score(library.pack(PLAN), ended.live.journal)

    page = ended.get(f"{ended.card}?{query}").text

    assert sorted(findings(page)) == sorted(f.id for f in card.findings if test(f))


def test_a_filter_that_fits_nothing_says_so(ended):
    assert "没有符合条件的评判" in ended.get(f"{ended.card}?status=nonsense").text


def test_the_directors_notes_are_not_for_trainees(ended, sign_in):
    note = ended.live.journal.of("director.note")[0].seq
    path = f"/drills/{ended.record.id}/rows/{note}"
    neighbour = f"/drills/{ended.record.id}/rows/{note - 1}"

    assert ended.get(path).status_code == 404
    assert "未经审签即发布" not in ended.get(neighbour).text
    assert "未经审签即发布" in sign_in("pg01", Role.EVALUATOR).get(path).text


def test_a_row_that_does_not_exist_is_not_found(ended):
    base = f"/drills/{ended.record.id}/rows"
    wrong = (0, 99_999, "9" * 20, "9" * 5_000)

    assert [ended.get(f"{base}/{n}").status_code for n in wrong] == [404] * len(wrong)


def test_the_downloads_are_the_journal_and_its_scorecard(ended, sign_in):
    evaluator = sign_in("pg01", Role.EVALUATOR)

    journal = evaluator.get(f"/drills/{ended.record.id}/journal.jsonl")
    card = evaluator.get(f"/drills/{ended.record.id}/card.json")

    read = read_journal(journal.data, "download")
    assert list(read) == list(ended.live.journal)
    told = json.loads(card.data)
    assert told["plan"] == PLAN
    assert told["findings"] == score(library.pack(PLAN), read).as_json()["findings"]
    assert "attachment" in journal.headers["Content-Disposition"]


def test_downloads_are_not_for_trainees(ended):
    for name in ("journal.jsonl", "card.json"):
        assert ended.get(f"/drills/{ended.record.id}/{name}").status_code == 403


def test_the_list_has_total_and_grade_of_what_is_over(ended, sign_in):
    card = score(library.pack(PLAN), ended.live.journal)

    for person in (ended, sign_in("pg01", Role.EVALUATOR)):
        page = person.get("/review").text
        assert "秋季联合演练" in page
        assert f'class="number">{float(card.total):g}</td>' in page
        assert ended.card in page


def test_the_list_of_a_stranger_is_empty_and_says_what_will_appear(ended, sign_in):
    page = sign_in("lg02").get("/review").text

    assert ended.record.id not in page
    assert "还没有结束的演练" in page


def test_a_running_drill_is_listed_for_evaluators_only(worked, sign_in):
    assert "查看暂计评分" in sign_in("pg01", Role.EVALUATOR).get("/review").text
    assert worked.record.id not in worked.get("/review").text


def test_the_heat_curve_carries_the_acts_and_has_a_table_behind_it(ended):
    page = ended.get(ended.card).text

    assert "查看热度数据表" in page
    marks = re.search(r"data-heat='([^']+)'", page)[1]
    assert [m["title"] for m in json.loads(marks)["marks"]] == ["登记舆情", "发布"]


def test_each_finding_leads_to_the_manual_of_its_check(ended, sign_in):
    links = set(re.findall(r'href="/help/checks#([a-z]+)"', ended.get(ended.card).text))
    manual = sign_in("pg01", Role.EVALUATOR).get("/help/checks").text

    assert links
    assert [kind for kind in links if f'id="{kind}"' not in manual] == []


def test_a_drill_that_stopped_can_be_read_and_says_why(worked, sign_in):
    worked.live.fault = "情景文件已被修改"

    for person in (worked, sign_in("pg01", Role.EVALUATOR)):
        page = person.get(worked.card).text
        assert "中止：情景文件已被修改" in page
        assert "暂计" not in page
        assert findings(page)


def test_card_of_a_warm_up_gives_no_marks(sign_in, archive):
    story = library.story("warm-up")
    drill = Drill(story, library.pack("nanning-2017"), 3, occupied=["office"])
    drill.advance_to(story.length + 1)
    person = sign_in("lg01")
    record = archive(person.account, journal=drill.journal)

    page = person.read(f"/drills/{record.id}/card")
    listed = person.read("/review")
    assert "热身，不计分" in page
    assert "card-dimensions" not in page
    assert "热身，不计分" in listed
    assert "满分 100。" not in page
    assert 'class="card-number"' not in page
