import json
import re
from functools import cached_property
from urllib.parse import quote

import pytest

from scoring.finding import Status
from scoring.override import Override
from scoring.scorecard import score
from simulator.entry import Act
from tests import library
from tests.web.conftest import PLAN, by_the_book
from web.store import notes
from web.store.record import NewNote, NoteKind, Role

FINDING = "NN-PUB-01"
CARD = score(library.pack(PLAN), by_the_book())
FOUND = next(one for one in CARD.findings if one.id == FINDING)
STATEMENT = CARD.statements[0]
LINE = next(one for one in STATEMENT.lines if one.outcome.points)
LINE_KEY = f"{STATEMENT.statement}#{STATEMENT.version}#{LINE.item.id}"


def article(page, name):
    return re.search(rf'<article class="[^"]+" id="{name}">.*?</article>', page, re.DOTALL)[0]


class Room:
    """An archived drill of a trainee, reviewed by evaluators and an administrator."""

    def __init__(self, sign_in, archive):
        self._sign_in = sign_in
        self.trainee = sign_in("lg01")
        self.first = sign_in("pg01", Role.EVALUATOR)
        self.record = archive(self.trainee.account)
        self.base = f"/drills/{self.record.id}"

    @cached_property
    def second(self):
        return self._sign_in("pg02", Role.EVALUATOR)

    @cached_property
    def admin(self):
        return self._sign_in("gl01", Role.ADMIN)

    def rule(self, person, **form):
        sent = {"about": FINDING, "status": "partial", "reason": "口头已先报。", **form}
        return person.post(f"{self.base}/rulings", **sent)

    def read_again(self, person, note, **form):
        return person.post(f"{self.base}/rulings/{note}/second", **form)

    def object_to(self, person, **form):
        sent = {"about": FINDING, "text": "有电话记录。", **form}
        return person.post(f"{self.base}/objections", **sent)

    def answer(self, person, note, **form):
        sent = {"outcome": "kept", "text": "没有留痕。", **form}
        return person.post(f"{self.base}/objections/{note}/answer", **sent)

    def kinds(self):
        return [note.kind for note in notes.of_drill(self.record.id)]

    def finding(self, person):
        return article(person.get(f"{self.base}/card").text, FINDING)

    def told(self):
        return json.loads(self.first.get(f"{self.base}/card.json").data)


@pytest.fixture
def room(sign_in, archive):
    return Room(sign_in, archive)


def test_an_override_changes_finding_total_and_grade_and_keeps_the_original(room):
    before = room.told()

    answer = room.rule(room.first)

    assert (answer.status_code, answer.location) == (302, f"{room.base}/rulings")
    told = room.told()
    finding = next(one for one in told["findings"] if one["id"] == FINDING)
    assert (finding["status"], finding["original"]["status"]) == ("partial", "met")
    assert told["total"] == pytest.approx(before["total"] - float(FOUND.max) / 2, abs=0.006)
    assert [one["reason"] for one in told["overrides"]] == ["口头已先报。"]


def test_the_trainee_sees_the_new_result_the_reason_and_what_it_was(room):
    room.rule(room.first, reason="口头已先报。<b>注</b>")

    shown = room.finding(room.trainee)

    assert "outcome-partial" in shown
    assert "人工改判：口头已先报。&lt;b&gt;注&lt;/b&gt;" in shown
    assert f"原为符合 {float(FOUND.points):g} 分" in shown
    assert "pg01同志" in shown
    assert "待复核" in shown
    assert "rulings/new" not in shown
    page = room.trainee.get(f"{room.base}/card").text
    assert "含 1 处" in page
    assert f"系统评判 {float(CARD.total):g} 分，等次 {CARD.grade}" in page


def test_a_line_of_the_rubric_is_overridden_with_points(room):
    room.rule(room.first, about=LINE_KEY, points="0.5", status="")

    page = room.trainee.get(f"{room.base}/statements/{STATEMENT.release}").text
    line = re.search(
        rf'<article class="rubric-line" id="{LINE.item.id}">.*?</article>', page, re.DOTALL
    )[0]
    assert "<strong>0.5</strong>" in line
    assert f"原为{float(LINE.outcome.points):g} 分" in line


WRONG = [
    ({"reason": "  "}, "改判必须写明理由。"),
    ({"reason": "长" * 501}, "不能超过 500 个字，现在有 501 个字。"),
    ({"status": "na"}, "请选择改判结果。"),
    ({"status": "nonsense"}, "请选择改判结果。"),
    ({"points": "-1"}, "不能作得分"),
    ({"points": "1/3"}, "不能作得分"),
    ({"points": "九"}, "不能作得分"),
    ({"points": "99"}, "99 分超出范围"),
    ({"status": "met", "points": "0"}, "“符合”的得分是"),
    ({"replaces": "7"}, "没有第 7 号改判"),
    ({"replaces": "x"}, "没有第 0 号改判"),
    ({"status": "restore"}, "没有可撤回的改判"),
    ({"about": LINE_KEY, "status": ""}, "请填写改判后的得分。"),
    ({"about": LINE_KEY, "points": "16"}, "超出范围"),
]


def test_what_is_wrong_with_an_override_is_said_and_nothing_is_kept(room):
    answers = [(room.rule(room.first, **form), words) for form, words in WRONG]

    assert [a.status_code for a, _ in answers] == [422] * len(WRONG)
    assert [words for answer, words in answers if words not in answer.text] == []
    assert room.kinds() == []


def test_what_was_typed_stays_in_a_form_that_came_back(room):
    page = room.rule(room.first, points="99", reason="保留这句话").text

    assert 'value="99"' in page
    assert ">保留这句话</textarea>" in page
    assert re.search(r'value="partial"[^>]* checked', page)


def test_an_override_that_was_not_seen_is_not_overwritten(room):
    room.rule(room.first)

    assert "已有第 1 号改判" in room.rule(room.second, status="late").text
    assert room.rule(room.second, status="late", replaces="1").status_code == 302
    assert room.told()["overrides"][1]["replaces"] == 1


def test_the_form_knows_the_override_that_holds_and_can_give_the_own_result_back(room):
    fresh = room.first.get(f"{room.base}/rulings/new?about={FINDING}").text
    room.rule(room.first)

    page = room.second.get(f"{room.base}/rulings/new?about={FINDING}").text
    room.rule(room.second, status="restore", replaces="1", reason="理由不足。")

    assert "恢复系统评判" not in fresh
    assert '<input type="hidden" name="replaces" value="1">' in page
    assert "恢复系统评判" in page
    assert room.told()["total"] == float(CARD.total)
    assert "恢复系统评判" in room.trainee.get(f"{room.base}/rulings").text


def test_the_same_form_twice_is_one_override(room):
    for _ in range(2):
        room.rule(room.first, once="ruling-token-01")

    assert room.kinds() == [NoteKind.OVERRIDE]


def test_there_is_no_form_for_what_is_not_on_the_card(room):
    long = f"s1#{'9' * 5000}#S3"
    for about in ("NN-NO-99", "", "s1#1#S99", "s9#1#S3", long, "../x", "<b>"):
        address = f"{room.base}/rulings/new?about={quote(about)}"
        assert room.first.get(address).status_code == 404
        assert room.rule(room.first, about=about).status_code == 404
        assert room.object_to(room.trainee, about=about).status_code == 404
    assert room.kinds() == []


def test_what_was_not_judged_cannot_be_overridden(room):
    name = next(one.id for one in CARD.findings if not one.status.judged)

    page = room.first.get(f"{room.base}/rulings/new?about={name}").text

    assert "这一项没有计分，不能改判。" in page
    assert "不能改判" in room.rule(room.first, about=name).text


def test_only_evaluators_and_administrators_rule(room, sign_in):
    director = sign_in("dt01", Role.INSTRUCTOR)

    for person in (room.trainee, director):
        assert room.rule(person).status_code == 403
        assert room.read_again(person, 1, agrees="yes").status_code == 403
        assert room.answer(person, 1).status_code == 403
    assert room.rule(room.admin).status_code == 302
    assert room.kinds() == [NoteKind.OVERRIDE]


def test_nothing_is_ruled_on_while_the_drill_runs(room, conduct, server):
    record = conduct(room.trainee.account)
    server.live.submit(record, Act("director", "director.resume", {}))

    for path in ("rulings/new?about=NN-PUB-01", "objections/new?about=NN-PUB-01"):
        person = room.first if path.startswith("rulings") else room.trainee
        assert person.get(f"/drills/{record.id}/{path}").status_code == 404
    sent = room.first.post(
        f"/drills/{record.id}/rulings", about=FINDING, status="met", reason="早了"
    )
    assert sent.status_code == 404
    assert notes.of_drill(record.id) == []


def test_another_evaluator_confirms(room):
    room.rule(room.first)

    assert room.read_again(room.second, 1, agrees="yes").status_code == 302

    assert "复核同意" in room.finding(room.trainee)
    assert "其中" not in room.trainee.get(f"{room.base}/card").text


def test_who_disagrees_says_why_and_the_own_result_is_back(room):
    room.rule(room.first)

    refused = room.read_again(room.second, 1, agrees="no")
    room.read_again(room.second, 1, agrees="no", text="记录在后。")

    assert "不同意的，请写明理由。" in refused.text
    assert room.told()["total"] == float(CARD.total)
    assert "人工改判" not in room.finding(room.trainee)
    page = room.trainee.get(f"{room.base}/rulings").text
    assert "复核不同意，已恢复系统评判" in page
    assert "记录在后。" in page
    assert "口头已先报。" in page


def test_nobody_reads_the_own_override_again(room):
    room.rule(room.first)

    assert "自己的改判要由另一位评估人员复核。" in room.read_again(room.first, 1, agrees="yes").text
    assert "复核这次改判" not in room.first.get(f"{room.base}/rulings").text
    assert "复核这次改判" in room.second.get(f"{room.base}/rulings").text


def test_an_override_is_read_again_once(room):
    room.rule(room.first)
    room.read_again(room.second, 1, agrees="yes")

    assert "已经复核过" in room.read_again(room.admin, 1, agrees="no", text="晚了").text
    assert room.kinds() == [NoteKind.OVERRIDE, NoteKind.SECOND]


def test_a_second_reading_agrees_or_disagrees(room):
    room.rule(room.first)

    for verdict in ("", "maybe"):
        assert "请选择同意或不同意。" in room.read_again(room.second, 1, agrees=verdict).text


def test_a_trainee_objects_once_and_is_answered(room):
    room.object_to(room.trainee)
    again = room.object_to(room.trainee)
    waiting = room.finding(room.trainee)
    room.answer(room.second, 1)

    assert "每人每项可以申诉一次" in again.text
    assert "申诉待答复" in waiting
    assert "申诉后维持" in room.finding(room.trainee)
    page = room.trainee.get(f"{room.base}/rulings").text
    assert "有电话记录。" in page
    assert "没有留痕。" in page
    assert room.kinds() == [NoteKind.OBJECTION, NoteKind.ANSWER]


def test_an_answer_that_it_was_changed_needs_an_override_after_the_objection(room):
    room.rule(room.first)
    room.object_to(room.trainee)

    early = room.answer(room.second, 2, outcome="changed")
    room.rule(room.first, status="late", replaces="1")
    room.answer(room.second, 2, outcome="changed")

    assert "申诉之后还没有改判。" in early.text
    assert "申诉后已改判" in room.finding(room.trainee)


def test_an_objection_is_answered_once_with_a_reason_and_an_outcome(room):
    room.object_to(room.trainee)

    assert "请写明答复的理由。" in room.answer(room.first, 1, text="").text
    assert "请选择答复结果。" in room.answer(room.first, 1, outcome="x").text
    assert room.answer(room.first, 1).status_code == 302
    assert "这件申诉已经答复。" in room.answer(room.second, 1).text


def test_an_objection_needs_words(room):
    answer = room.object_to(room.trainee, text="")

    assert answer.status_code == 422
    assert "请写明对哪一点有异议、依据是什么。" in answer.text


def test_trainees_read_their_own_objections_only(room, sign_in, archive):
    other = sign_in("lg02")
    record = archive(room.trainee.account, other.account, seats=("office", "dept"))
    path = f"/drills/{record.id}"
    room.trainee.post(f"{path}/objections", about=FINDING, text="只给评估人员看。")

    assert "只给评估人员看。" not in other.get(f"{path}/rulings").text
    assert "只给评估人员看。" in room.trainee.get(f"{path}/rulings").text
    assert "只给评估人员看。" in room.first.get(f"{path}/rulings").text
    assert other.post(f"{path}/objections", about=FINDING, text="我也有。").status_code == 302


def test_the_drills_of_others_are_closed(room, sign_in):
    stranger = sign_in("lg09")

    for path in ("rulings", f"objections/new?about={FINDING}", "statements", "doctrine"):
        assert stranger.get(f"{room.base}/{path}").status_code == 404
    assert room.object_to(stranger).status_code == 404
    assert room.kinds() == []


def test_forged_numbers_of_notes_are_not_found(room):
    room.object_to(room.trainee)

    for note in (0, 2, 99_999):
        assert room.read_again(room.first, note, agrees="yes").status_code == 404
        assert room.answer(room.first, note).status_code == 404
    assert room.read_again(room.first, 1, agrees="yes").status_code == 404


def test_evaluators_do_not_object_and_see_no_link_to_it(room):
    assert room.object_to(room.first).status_code == 403
    assert "objections/new" not in room.finding(room.first)
    assert f"rulings/new?about={FINDING}" in room.finding(room.first)
    assert f"objections/new?about={FINDING}" in room.finding(room.trainee)


def test_overrides_that_no_longer_fit_are_left_out_with_a_warning(room):
    at = room.record.created_at
    gone = Override("NN-GONE-01", "x", at.isoformat(), "旧版条目", Status.LATE).as_json()
    kept = NewNote(NoteKind.OVERRIDE, room.first.account.id, at, gone, "old-form-0001")
    notes.add(room.record.id, kept, lambda _: None)

    page = room.trainee.get(f"{room.base}/card").text

    assert "人工改判与现在的评分表不符，没有计入" in page
    assert f'<p class="card-number">{float(CARD.total):g}<span' in page
    assert "现在的评分表上没有这一项。" in room.trainee.get(f"{room.base}/rulings").text


@pytest.mark.parametrize("note", [99, "9" * 20, "9" * 5_000])
def test_what_was_never_said_is_not_found(room, note):
    assert room.read_again(room.first, note, agrees="yes").status_code == 404
    assert room.answer(room.first, note).status_code == 404
    assert room.kinds() == []
