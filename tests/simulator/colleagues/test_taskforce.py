"""Does the handling group set to work when it is called, and the tracker end with the quiet?"""

from tests.simulator.asking import asking, begun
from tests.simulator.colleagues.house import EVERYBODY, VERIFY, done, office
from tests.simulator.stage import HOUR
from tests.simulator.story import STORY

START = {"plan": "own", "fields": {"matter": "应对"}}
TRACK = {**VERIFY, "task": "t9", "to": "track_person", "purpose": "track"}


def called(act_type, *, t=HOUR, until=2 * HOUR, changes=None, **data):
    drill = begun(asking(), t, **(changes or {}))
    office(drill, act_type, **data)
    drill.advance_to(until)
    return drill


def test_group_begins_when_the_plan_is_started_or_it_is_formed():
    for act_type, data in (
        ("plan.activate", START),
        ("team.form", {"members": ["handle_grp", "dept"], "purpose": "处置"}),
    ):
        told = done(called(act_type, **data), "notify")
        assert [(by, d["to"]) for by, d in told] == [("handle_grp", ["dept", "local"])]


def test_group_that_is_not_called_or_does_not_sit_there_does_nothing():
    other = called("team.form", members=["dept"], purpose="处置")
    nobody = called("plan.activate", changes={"seats": EVERYBODY}, **START)

    assert done(other, "notify") == done(nobody, "notify") == []


def test_group_without_units_tells_the_office():
    seats = [STORY["seats"][0], {"id": "group", "title": "专班", "roles": ["handle_grp"]}]
    drill = called("plan.activate", changes={"seats": seats, "citizens": []}, **START)

    assert [d["to"] for _, d in done(drill, "notify")] == [["lg_office"]]


def test_tracker_notes_that_he_follows_and_reports_when_it_is_quiet():
    small = {"public": {**STORY["public"], "volume": 20}, "length": "3d"}
    drill = called("task.assign", until=72 * HOUR, changes=small, **TRACK)

    notes, ended = done(drill, "monitor.note"), done(drill, "task.feedback")
    assert [by for by, _ in notes] == ["track_person"]
    quiet = drill.journal.of("sim.quiet")[0]
    assert [(by, d["done"]) for by, d in ended] == [("track_person", True)]
    assert drill.journal.of("task.feedback")[0].t > quiet.t


def test_tracking_that_a_person_does_is_left_to_him():
    drill = called("task.assign", **{**TRACK, "to": "monitor"})

    assert done(drill, "monitor.note") == []
