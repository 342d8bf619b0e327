from simulator.entry import Act
from simulator.headless import ACTS_PER_POLL, POLL_S, enact, play
from simulator.players.look import Player
from tests.simulator.stage import HOUR, act, drill

NOTE = act("lg_office", "monitor.note", text="看")
SUMMARY = act("lg_office", "summary.submit", form="written", to=["lg"], participants=[], fields={})


def player(acts, lag_s=0):
    return Player("test", acts, lag_s)


def notes(begun):
    return [row.t for row in begun.journal.of("monitor.note")]


def test_acts_are_entered_at_their_times_in_whatever_order_they_stand():
    begun = drill()

    refused = enact(begun, [(600, NOTE), (60, NOTE), (60, act("lg_office", "leak"))], HOUR)

    assert (refused, notes(begun), begun.now) == (1, [60, 600], HOUR)


def test_acts_at_or_after_the_end_are_left_out():
    begun = drill()

    enact(begun, [(HOUR - 1, NOTE), (HOUR, NOTE)], HOUR)

    assert notes(begun) == [HOUR - 1]


def test_player_looks_up_every_five_minutes_and_does_a_few_things():
    begun = drill()

    play(begun, player(lambda _look: [NOTE] * 9), ["office"], 2 * POLL_S)

    assert notes(begun) == [0] * ACTS_PER_POLL + [POLL_S] * ACTS_PER_POLL


def test_player_does_not_try_again_what_was_refused():
    begun = drill()
    wrong = Act("lg_office", "urge", {"task": "t9", "text": "快"})

    refused = play(begun, player(lambda _look: [wrong, NOTE]), ["office"], 3 * POLL_S)

    assert (refused, len(begun.journal.of("refused"))) == (1, 1)
    assert notes(begun) == [0, POLL_S, 2 * POLL_S]


def test_player_sees_what_others_do_only_after_its_lag():
    seen = []

    def look_on(look):
        seen.append((look.t, [row.data["post"] for row in look.seen("sim.post")]))
        return [NOTE] if look.t == 900 and not look.own("monitor.note") else []

    begun = drill()
    play(begun, player(look_on, lag_s=600), ["office"], 1_801)

    assert [t for t, posts in seen if "p1" in posts] == [1_200, 1_500, 1_800]


def test_player_sees_only_what_its_roles_may_see():
    seen = {}

    def look_on(look):
        seen["inject"] = [row.data for row in look.seen("inject")]
        seen["level"] = list(look.seen("sim.level"))
        return []

    begun = drill(taken=("dept",))
    play(begun, player(look_on), ["dept"], HOUR)

    assert seen == {"inject": [], "level": []}


def test_player_looks_once_more_when_the_drill_is_over():
    looks = []

    def sum_up(look):
        looks.append(look.t)
        return [SUMMARY] if look.book.ended else []

    begun = drill()
    length = begun.scenario.length
    refused = play(begun, player(sum_up), ["office"], length + 1)

    assert looks[-2:] == [length, begun.now]
    assert (refused, [row.t for row in begun.journal.of("summary.submit")]) == (0, [begun.now])
