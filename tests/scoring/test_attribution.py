"""Who a finding is about, and what each role and account comes to."""

import pytest

from scoring.attribution import owing
from scoring.checks import CHECK
from scoring.finding import Status
from scoring.scorecard import score
from tests.scoring.lab import POST, journal
from tests.scoring.test_examiner import DONE, LEAK, UNDONE, obligation, pack

NOTE = "- [30m, legal, monitor.note, {text: 在看}, bob]\n"
BY_ANN = "- [1h, lg_office, notify, {to: [dept], text: 请办}, ann]\n"
BY_HEAD = "- [1h, lg_head, notify, {to: [dept], text: 请办}, ann]\n"
AUTOMATIC = "- [1h, lg_office, notify, {to: [dept], text: 请办}, auto]\n"
NAMELESS = "- [1h, lg_office, notify, {to: [dept], text: 请办}]\n"


def about(one, rows, **holders):
    """The roles and accounts of the only finding."""
    found = score(pack(one), journal(POST + rows), holders=holders).findings[0]
    return found.roles, found.persons


@pytest.mark.parametrize(("rows", "persons"), [(BY_ANN, ("ann",)), (AUTOMATIC, ()), (NAMELESS, ())])
def test_what_was_done_is_about_who_did_it(rows, persons):
    assert about(obligation("A", DONE), NOTE + rows) == (("lg_office",), persons)


def test_of_those_who_acted_only_whose_role_owes_it_counts():
    steps = {"kind": "within", "what": "通报", "row": {"type": "notify"}, "limit": "4h"}
    check = {**steps, "from": {"row": {"type": "monitor.note"}, "name": "记录"}}

    one = obligation("A", check, who=["lg_office"])

    assert about(one, NOTE + BY_ANN) == (("lg_office",), ("ann",))
    assert about({**one, "who": []}, NOTE + BY_ANN) == (("legal", "lg_office"), ("ann", "bob"))


def test_acting_role_counts_as_the_one_that_owes():
    assert about(obligation("A", DONE, who=["lg"]), BY_HEAD) == (("lg_head",), ("ann",))


def test_who_did_what_others_owed_is_named_all_the_same():
    assert about(obligation("A", DONE, who=["dept"]), BY_ANN) == (("lg_office",), ("ann",))


def test_missed_duty_is_about_who_owed_it():
    one = obligation("A", UNDONE, who=["lg_office", "lg"])

    assert about(one, NOTE) == (("lg_office", "lg"), ())
    assert about(one, NOTE + BY_ANN) == (("lg_office", "lg"), ("ann",))
    assert about(one, NOTE + BY_HEAD) == (("lg_office", "lg"), ("ann",))


def test_account_that_never_acted_is_known_by_the_role_it_held():
    one = obligation("A", UNDONE, who=["lg"])

    assert about(one, NOTE, eve=("lg_deputy",), bob=("legal",)) == (("lg",), ("eve",))


def test_missed_duty_that_nobody_is_said_to_owe_is_the_team_s():
    assert about(obligation("A", UNDONE), NOTE) == ((), ())


def test_missed_duty_with_rows_of_evidence_is_not_about_their_authors():
    before = {**UNDONE, "before": {"type": "notify"}}
    one = obligation("A", before, who=["legal"])

    assert about(one, NOTE + BY_ANN) == (("legal",), ("bob",))
    assert about({**one, "who": []}, NOTE + BY_ANN) == (("lg_office",), ("ann",))


def test_broken_ban_is_about_who_broke_it():
    leak = "- [1h, dept, leak, {to: 外人, text: 内部消息}, cid]\n"

    assert about(obligation("A", LEAK, kind="ban"), NOTE + leak) == (("dept",), ("cid",))


def test_what_is_not_judged_is_about_nobody():
    told = obligation("A", {"kind": "info", "what": "说明", "row": {"type": "notify"}}, who=["lg"])

    assert about(told, BY_ANN) == ((), ())


def owed(check, **changes):
    one = pack(obligation("A", check, **changes)).obligations[0]
    return owing(one, CHECK.validate_python(dict(one.check)))


def test_obligation_without_roles_is_owed_by_those_its_check_asks_for():
    row = {"type": "notify", "by": ["lg", "lg_office"]}
    parts = {"kind": "parts", "what": "甲", "of": [{**DONE, "row": row}]}
    each = {
        "kind": "each",
        "what": "甲",
        "over": {"type": "sim.citizen_post", "by": "monitor"},
        "id": "item",
        "label": "留言",
        "check": {**DONE, "row": {"type": "notify", "by": ["$to", "dept"]}},
    }
    other = {**DONE, "before": {"type": "publish", "by": "release_person"}}

    assert owed(parts) == ("lg", "lg_office")
    assert owed(parts, who=["legal"]) == ("legal",)
    assert owed(each) == ("dept",)
    assert owed(other) == ()


def test_role_and_person_and_team_come_to_what_their_findings_say():
    card = score(
        pack(
            obligation("A", DONE),
            obligation("B", UNDONE, who=["lg", "lg_office"]),
            obligation("C", LEAK, kind="ban"),
            obligation("D", {"kind": "info", "what": "说明"}),
            obligation("E", {**DONE, "row": {"type": "monitor.note"}}),
        ),
        journal(POST + NOTE + BY_ANN),
    )

    for keys, tallies in (("roles", card.roles), ("persons", card.persons)):
        for key, tally in tallies.items():
            mine = [one for one in card.findings if key in getattr(one, keys) and one.max]
            assert tally.points == sum(one.points for one in mine)
            assert tally.max == sum(one.max for one in mine)
            assert sum(tally.statuses.values()) == len(mine)
    assert {key: dict(tally.statuses) for key, tally in card.roles.items()} == {
        "legal": {Status.MET: 1},
        "lg": {Status.MISSED: 1},
        "lg_office": {Status.MET: 1, Status.MISSED: 1},
    }
    assert list(card.persons) == ["ann", "bob"]
    assert (card.team.points, card.team.max) == (card.points, 100)
    assert card.team.statuses == {Status.MET: 2, Status.MISSED: 1}


def test_what_automatic_colleagues_do_counts_for_the_team_and_no_person():
    card = score(pack(obligation("A", DONE)), journal(POST + NOTE + AUTOMATIC))

    assert (card.total, card.team.points, card.roles["lg_office"].points) == (100, 100, 100)
    assert card.persons == {}
