from tests.scoring.lab import found, verdict

CHECK = """
kind: each
what: 事项
over: {type: sim.citizen_post}
id: item
label: 事项
check: {kind: day, what: 当日回复, row: {type: reply.opinion, where: {item: $item}}, from: subject}
"""
ASKED = "- [1h, world, sim.citizen_post, {item: c1, to: [dept]}]\n"


def reply(t: str) -> str:
    return f"- [{t}, dept, reply.opinion, {{item: c1, text: 已受理}}]\n"


def test_last_second_of_the_day_is_in_time():
    finding = found(CHECK, ASKED + reply("7h59m59s"))

    assert (finding.status, finding.limit_s, finding.measured_s, finding.clock) == (
        "met",
        23_400,
        23_399,
        "cal",
    )


def test_midnight_is_the_next_day():
    assert verdict(CHECK, ASKED + reply("8h")) == ("late", 40)


def test_later_days_earn_less_and_then_nothing():
    assert verdict(CHECK, ASKED + reply("32h")) == ("late", 20)
    assert verdict(CHECK, ASKED + reply("56h")) == ("late", 0)


def test_no_answer_is_missed_when_the_day_is_over():
    finding = found(CHECK, ASKED, ends=None)
    later = found(CHECK, ASKED)

    assert (finding.status, later.status) == ("not_due", "missed")
    assert later.stretch == (5_400, 259_200)


def test_late_evening_is_noted():
    asked = "- [6h, world, sim.citizen_post, {item: c1, to: [dept]}]\n"

    assert "起算时已近午夜" in found(CHECK, asked + reply("7h")).reason


def test_without_a_start_it_is_out_of_place():
    check = """
    kind: day
    what: 办结当日回复
    row: {type: reply.final}
    from: {row: {type: task.feedback}, name: 办结}
    otherwise: 尚未办结
    """

    assert found(check, "").reason == "尚未办结。"
