from tests.scoring.lab import found, verdict

CHECK = """
kind: covers
what: 发布内容
of:
  event_information: 事件信息
  answer_to_doubts: 解答疑虑
  rumour_clarification: {title: 澄清传言, when: {seen: {type: sim.rumour}}}
updates: 1
"""


def release(name: str, covers: str, t: int, kind: str = "notice", more: str = "") -> str:
    return (
        f"- [{t}h, dept, draft.create, {{statement: {name}, version: 1, kind: {kind},"
        f" covers: [{covers}]{more}}}]\n"
        f"- [{t}h, lg_head, sign, {{statement: {name}, version: 1, step: lg, verdict: ok}}]\n"
        f"- [{t}h, lg_office, publish, {{statement: {name}, version: 1, channels: [weiyan]}}]\n"
    )


def test_two_releases_together_cover_everything():
    rows = release("s1", "event_information", 1)
    rows += release("s2", "answer_to_doubts", 2, "progress")

    assert verdict(CHECK, rows) == ("met", 100)


def test_what_is_wanting_is_named_with_the_update():
    finding = found(CHECK, release("s1", "event_information", 1))

    assert (finding.status, int(finding.points), finding.evidence) == ("partial", 33, (4,))
    assert finding.reason == ("发布内容：1次发布合起来缺少解答疑虑、首次发布之后的进展通报。")


def test_element_is_asked_only_where_its_condition_holds():
    rows = release("s1", "event_information", 1)
    rows += release("s2", "answer_to_doubts", 2, "result")
    rumour = "- [3h, world, sim.rumour, {rumour: r1, severe: false}]\n"

    assert verdict(CHECK, rows + rumour) == ("partial", 75)


def test_release_without_approval_covers_nothing():
    rows = "- [1h, lg_office, publish, {statement: s1, version: 1, channels: [weiyan]}]\n"

    assert found(CHECK, rows).status == "na"


def test_release_taken_back_covers_nothing():
    rows = release("s1", "event_information, answer_to_doubts", 1)
    rows += "- [2h, lg_office, retract, {publish: 4, reason: 有误}]\n"

    assert found(CHECK, rows).status == "na"


def test_release_that_says_nothing_of_it_is_missed():
    assert verdict(CHECK, release("s1", "", 1)) == ("missed", 0)


def test_field_of_the_release_may_say_it_and_some_are_enough():
    check = """
    kind: covers
    what: 内容
    of:
      truth: {title: 真相, where: {facts: {filled: true}}}
      handling: 处置
      answers: 答疑
    least: 2
    """
    rows = release("s1", "handling", 1, more=", facts: [f1]")

    assert verdict(check, rows) == ("met", 100)
    assert verdict(check, release("s1", "handling", 1)) == ("partial", 50)
