from scoring.finding import Clock
from scoring.scorecard import Outlook
from tests.simulator import story
from tests.web.desk_view import laid
from tests.web.desk_view.test_limits import desk, finding
from web.desk_view.desk import desk_of
from web.desk_view.hints import Given, Hints, hints, next_hint
from web.desk_view.limits import limits
from web.words import Words

FIRST = {
    "obligation": "S-2",
    "text": (
        "预案三要求：及时报告（2小时）。9月18日 周五 18:30 前完成，剩 1 小时 30 分。"
        "在操作中用“报告”办理，要素有发生时间、发生地点。"
    ),
    "cost": 2,
}


def asked(*data, seats=("office",)):
    """The desk of the limits, after hints were given."""
    base = desk(seats=seats)
    rows = [(1_800 + n, "lg_office", "hint.ask", one) for n, one in enumerate(data)]
    journal = laid.journal(*rows)
    words = Words(journal, base.words.scenario, base.words.pack)
    return desk_of(words, journal, seats, 3_600)


def running(seen):
    return limits(seen, Outlook((finding(1, 14_400), finding(2, 7_200), finding(3))))


def test_the_next_hint_is_on_what_runs_out_first():
    found = next_hint(asked(), running(asked()))

    assert found == {**FIRST, "text": found["text"]}
    assert found["text"].startswith(FIRST["text"][:44])
    assert "在操作中用“报告”办理" in found["text"]


def test_what_was_hinted_at_is_passed_over_and_what_has_no_limit_comes_last():
    third = {**FIRST, "obligation": "S-1"}
    seen = asked(FIRST, third)

    found = next_hint(seen, running(seen))

    assert found["obligation"] == "S-3"
    assert "没有规定时限" in found["text"]
    assert next_hint(asked(FIRST, third, {**FIRST, "obligation": "S-3"}), running(seen)) is None


def test_what_others_have_to_do_is_no_hint():
    seen = asked(seats=("head",))

    assert next_hint(seen, running(seen)) is None


def test_hints_add_up():
    seen = asked(FIRST, {**FIRST, "obligation": "S-1", "text": "另一条", "cost": 3})
    found = hints(seen, running(seen))

    first = Given(1, seen.words.moment(1_800), FIRST["text"], 2)
    second = Given(2, seen.words.moment(1_801), "另一条", 3)
    assert found == Hints((second, first), spent=5, cost=2, more=True)


def test_an_obligation_without_an_act_has_no_way_to_tell():
    plan = story.plan(
        obligations=[{**story.PLAN["obligations"][0], "id": "S-1", "who": ["lg_office"],
                      "check": {"kind": "info"}}]
    )  # fmt: skip
    journal = laid.journal()
    seen = desk_of(Words(journal, story.scenario(), plan), journal, ("office",), 3_600)

    found = next_hint(seen, limits(seen, Outlook((finding(1, 5, Clock.WORKING_DAYS),))))

    assert found["text"].endswith("。")
    assert "在操作中" not in found["text"]
