import pytest

from simulator.board import SIZE, Line, rank_at, standing
from simulator.entry import Entry
from simulator.journal import Journal
from simulator.reading import read_header
from tests.simulator.stage import DAY, drill
from tests.simulator.story import STORY
from tests.strategies import HEADER

TITLES = [f"话题{n}" for n in range(80)]


def journal(*rows) -> Journal:
    filled = Journal(read_header({**HEADER, "background_topics": TITLES}))
    for seq, (t, data) in enumerate(rows, 1):
        filled.append(Entry(seq, t, "world", "sim.hotlist", data))
    return filled


@pytest.mark.parametrize(
    ("heat", "hour", "rank"),
    [
        (10_000_000, 16, 1),
        (250_000 * 5.6, 16, 1),
        (250_000, 16, 20),
        (250_000 * 0.46, 16, 50),
        (250_000 * 0.45, 16, None),
        (30_000, 4, 18),
        (0, 4, None),
    ],
)
def test_rank_follows_from_heat_and_hour(heat, hour, rank):
    assert rank_at(heat, hour) == rank


def test_board_has_the_topics_of_the_incident_at_their_ranks():
    others = {"topic": TITLES[0], "rank": 1, "board": list(range(60))}
    filled = journal(
        (10, others),
        (20, {"topic": "涉事", "rank": 2, "incident": True}),
        (20, {"topic": "传言", "rank": 2, "incident": True}),
        (30, {"topic": "涉事", "rank": None, "incident": True}),
    )

    board = standing(filled, 25)
    later = standing(filled, 30)

    assert board[:4] == (
        Line(1, "话题0", incident=False),
        Line(2, "传言", incident=True),
        Line(3, "涉事", incident=True),
        Line(4, "话题1", incident=False),
    )
    assert [line.rank for line in board] == list(range(1, SIZE + 1))
    assert [line.topic for line in later if line.incident] == ["传言"]
    assert standing(filled, 5) == ()


def test_board_with_few_other_topics_has_gaps_and_still_shows_the_incident():
    filled = journal(
        (10, {"topic": TITLES[0], "rank": 1, "board": [0, 1]}),
        (20, {"topic": "涉事", "rank": 40, "incident": True}),
    )

    assert standing(filled, 25) == (
        Line(1, "话题0", incident=False),
        Line(2, "话题1", incident=False),
        Line(40, "涉事", incident=True),
    )


def loud(**changes):
    public = {**STORY["public"], "volume": 4_000}
    run = drill(DAY, public=public, topics=["甲", "乙"], background_topics=TITLES, **changes)
    return run.journal


def test_loud_incident_gets_on_the_board_and_leaves_it_again():
    own = [row.data for row in loud().of("sim.hotlist") if row.data.get("incident")]

    assert {row["topic"] for row in own} >= {"甲"}
    assert any(row["rank"] is None for row in own)
    assert all(row["rank"] is None or 1 <= row["rank"] <= SIZE for row in own)


def test_rumour_stands_on_the_board_under_its_first_catchword():
    rumours = [{**STORY["rumours"][0], "tags": ["{{ school }}的肉", "肉"]}]

    own = [row.data for row in loud(rumours=rumours).of("sim.hotlist") if row.data.get("incident")]

    assert "澄湾学校的肉" in {row["topic"] for row in own}


def test_scenery_is_written_every_half_hour_and_can_be_read_back():
    filled = loud()

    rows = [row for row in filled.of("sim.hotlist") if "board" in row.data]

    assert [row.t for row in rows] == list(range(1_800, DAY, 1_800))
    assert all(len(set(row.data["board"])) == SIZE for row in rows)
    assert len(standing(filled, DAY)) == SIZE


def test_without_a_microblog_there_is_no_board():
    shortvideo = {"duanying": STORY["platforms"]["duanying"]}
    posts = [{**STORY["posts"][0], "platform": "duanying"}]

    filled = drill(DAY, platforms=shortvideo, posts=posts, citizens=[]).journal

    assert filled.of("sim.hotlist") == ()


def test_without_other_topics_only_the_incident_is_written():
    filled = drill(DAY, background_topics=[]).journal

    assert [row for row in filled.of("sim.hotlist") if "board" in row.data] == []
