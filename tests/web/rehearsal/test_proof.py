import pytest

from scenarios.document import read
from scenarios.errors import Place
from scoring.finding import Clock, Status
from simulator.players import PLAYERS
from tests.web.rehearsal.lab import NEVER, REPORT, order, pack
from web.rehearsal.item import items_of
from web.rehearsal.local import Local
from web.rehearsal.outcome import Mark, Outcome
from web.rehearsal.proof import RULES, Fault, faults_of, preview, prove

BEST, IDLE = "by-the-book", "silent"
ORDER = order(tuple(PLAYERS), plans=(pack(S_1=REPORT),))
ALL = tuple(item.key for item in items_of(ORDER.story))


def run(player=BEST, seed=1, **found):
    """A run without any fault, some of it changed."""
    whole = {"total": 100.0 if player == BEST else 0.0, "ended": "time", "came": ALL}
    return Outcome("small-plan", player, seed, **{**whole, **found})


def marked(status, points=0.0, **measured):
    return {"S-1": Mark(status, points, 100.0, **measured)}


LATE = {"limit_s": 3_600, "clock": Clock.NATURAL}


@pytest.mark.parametrize(
    "runs",
    [
        [run(), run(IDLE)],
        [run(total=98.0), run(IDLE, total=10.0)],
        [run(total=None), run(IDLE, total=None)],
        [run(came=ALL[:3]), run(IDLE, came=ALL[3:])],
        [run(marks=marked(Status.LATE)), run(seed=2, marks=marked(Status.MET, 100.0))],
        [run(marks=marked(Status.MISSED)), run("slow", marks=marked(Status.PARTIAL, 1.0))],
        [run(IDLE, marks=marked(Status.MISSED)), run(marks={"S-1": Mark(Status.NA, 0.0, 0.0)})],
        [],
    ],
)
def test_what_somebody_can_do_is_no_fault(runs):
    assert faults_of(ORDER, runs) == ()


@pytest.mark.parametrize(
    ("runs", "rule", "said"),
    [
        ([run(total=97.99)], "best-too-low", "照预案办理最低只得 97.99 分，应不低于 98 分"),
        ([run(IDLE, total=10.01)], "idle-too-high", "什么都不做最高得了 10.01 分"),
        ([run(), run("slow", 2, ended="")], "no-end", "1 次排练没有结束（slow 种子 2）"),
        ([run(), run(fault="历书不够长")], "run-broken", "推演中断：历书不够长"),
        (
            [run(marks=marked(Status.LATE, measured_s=s, **LATE)) for s in (7_200, 3_601)],
            "limit-out-of-reach",
            "义务 S-1（三）的时限照预案办理也赶不上：限 1小时，最快也要 1小时0分1秒",
        ),
        (
            [run(marks=marked(Status.LATE))],
            "limit-out-of-reach",
            "义务 S-1（三）的时限照预案办理也赶不上：1 次都迟延",
        ),
        (
            [run(marks=marked(Status.MISSED)), run(IDLE, marks=marked(Status.MISSED))],
            "mark-out-of-reach",
            "义务 S-1（三）在 2 次排练中无人得分",
        ),
        (
            [run(marks={"S-1": Mark(Status.UNSCORED, 0.0, 0.0)})],
            "mark-undecided",
            "义务 S-1（三）无法判定",
        ),
    ],
)
def test_what_nobody_can_do_is_a_fault_of_its_pack(runs, rule, said):
    (fault,) = faults_of(ORDER, runs)

    assert (fault.rule, fault.plan) == (rule, "small-plan")
    assert fault.message.startswith(said)
    assert rule in RULES


def test_item_that_came_in_no_run_is_a_fault_at_its_place():
    came = tuple(key for key in ALL if key not in ("inject:mayor", "fact:f-meat"))

    assert faults_of(ORDER, [run(came=came)]) == (
        Fault(
            "unreached",
            "注入 mayor「批示」在 1 次排练中从未出现",
            "放宽它的条件、时刻或获知途径，或删去",
            ("injects", 1),
        ),
        Fault(
            "unreached",
            "事实 f-meat「未见过期肉」在 1 次排练中从未出现",
            "放宽它的条件、时刻或获知途径，或删去",
            ("truth", "facts", 1),
        ),
    )


def test_fault_stands_at_its_line_of_the_document():
    document = read(b"scenario: 1\ninjects:\n  - id: a\n  - id: b\n", "s.yaml")

    problem = Fault("unreached", "从未出现", "删去", ("injects", 1), "jm").problem(document)

    assert problem.place == Place("s.yaml", 4, 5)
    assert str(problem) == "s.yaml:4:5: unreached: 按 jm：从未出现; 删去"


@pytest.mark.slow
def test_proving_plays_every_player_by_every_pack():
    class Here(Local):
        """Plays in this process, and notes what."""

        def play(self, chunks):
            asked.extend((c.pack.id, c.players, c.seeds) for c in chunks)
            return enumerate(chunk.play() for chunk in chunks)

    asked = []
    other = pack(S_1=NEVER).model_copy(update={"id": "other"})

    found = prove(ORDER.story, (ORDER.packs[0], other), (1,), Here())

    players = ("silent", "slow", "reckless", "by-the-book")
    assert asked == [("small-plan", players, (1,)), ("other", players, (1,))]
    assert found == ()


def test_preview_shows_nothing_done_and_all_done_under_one_luck():
    class Here(Local):
        """Plays in this process."""

        def play(self, chunks):
            return enumerate(chunk.play() for chunk in chunks)

    idle, best = preview(ORDER.story, ORDER.packs[0], 5, Here())

    assert [(one.player, one.seed, one.total) for one in (idle, best)] == [
        ("silent", 5, 0.0),
        ("by-the-book", 5, 100.0),
    ]
