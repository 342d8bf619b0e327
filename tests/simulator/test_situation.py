import pytest

from scenarios.condition import Condition
from scenarios.pattern import Pattern
from scenarios.scenario import Truth
from simulator.entry import Entry
from simulator.journal import Journal
from simulator.reading import read_header
from simulator.situation import Ledger, WorldSituation, asks_clock, fits
from tests.strategies import HEADER

TRUTH = Truth(locus="bureau", category=1, flags=("casualties",))
REPORTS = Pattern.model_validate({"type": "report.submit", "where": {"to": "upper"}})


def journal(*rows) -> Journal:
    filled = Journal(read_header(HEADER))
    for seq, (t, by, row_type, data) in enumerate(rows, 1):
        filled.append(Entry(seq, t, by, row_type, data, auto=by == "legal"))
    return filled


def situation(filled: Journal, t: int = 1_000, **figures) -> WorldSituation:
    return WorldSituation(t, Ledger(filled), figures.get, TRUTH)


def test_rows_and_latest_look_at_matching_rows_only():
    filled = journal(
        (10, "lg_office", "report.submit", {"to": ["lg_head"]}),
        (20, "lg_office", "report.submit", {"to": ["upper"]}),
        (30, "lg_office", "report.submit", {"to": ["upper", "prop"]}),
    )
    now = situation(filled)

    assert (now.rows(REPORTS), now.rows(REPORTS, 21), now.rows(REPORTS, 31)) == (2, 1, 0)
    assert now.latest(REPORTS) == 30
    assert now.latest(Pattern.model_validate({"type": "publish"})) is None


def test_ledger_goes_on_with_rows_that_come_later():
    filled = journal((10, "lg_office", "report.submit", {"to": ["upper"]}))
    ledger = Ledger(filled)

    before = ledger.count(REPORTS, 0)
    filled.append(Entry(2, 40, "lg_office", "report.submit", {"to": ["upper"]}))

    assert (before, ledger.count(REPORTS, 0)) == (1, 2)


def test_pattern_over_two_types_keeps_the_order_of_time():
    either = Pattern.model_validate({"type": ["notify", "liaise"]})
    filled = journal((10, "lg_office", "liaise", {"to": "prop"}), (20, "lg_office", "notify", {}))
    now = situation(filled)

    assert (now.rows(either, 15), now.latest(either)) == (1, 20)


def test_pattern_can_ask_for_colleagues_or_for_people():
    row = Entry(1, 5, "legal", "assess.legal", {}, auto=True)

    assert [
        fits(Pattern.model_validate({"type": "assess.legal", "auto": auto}), row)
        for auto in (True, False, None)
    ] == [True, False, True]


def test_truth_answers_its_parts_but_not_the_facts():
    now = situation(journal())

    assert now.truth("flags") == ("casualties",)
    assert (now.truth("category"), now.truth("facts"), now.truth("model_fields")) == (1, None, None)


def test_reasons_name_the_rows_and_figures_a_condition_looks_at():
    filled = journal(
        (10, "world", "sim.media_report", {"tier": "city"}),
        (20, "lg_office", "report.submit", {"to": ["upper"]}),
    )
    condition = Condition.model_validate(
        {
            "any": [
                {"state": {"heat": {"min": 1}}},
                {
                    "all": [
                        {"seen": {"type": "sim.media_report"}},
                        {"not": {"seen": {"row": {"type": "report.submit"}, "count": 2}}},
                        {"seen": {"type": "publish"}},
                    ]
                },
            ]
        }
    )

    assert situation(filled, heat=7.5).reasons(condition) == {
        "rows": [1, 2],
        "state": {"heat": 7.5},
    }


@pytest.mark.parametrize(
    ("raw", "asks"),
    [
        ({"seen": {"type": "publish"}}, False),
        ({"not": {"flag": "casualties"}}, False),
        ({"seen": {"type": "sim.metric"}}, True),
        ({"seen": {"row": {"type": "publish"}, "since": "1h"}}, True),
        ({"any": [{"truth": {"category": 1}}, {"after": "1h"}]}, True),
        ({"absent": {"row": {"type": "publish"}, "by": "1h"}}, True),
        ({"state": {"heat": {"min": 50}}}, True),
    ],
    ids=str,
)
def test_condition_on_time_or_figures_may_change_without_a_row(raw, asks):
    assert asks_clock(Condition.model_validate(raw)) is asks
