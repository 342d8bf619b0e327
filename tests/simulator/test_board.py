from simulator.board import SIZE, Line, backdrop_of, standing
from simulator.entry import Entry
from simulator.journal import Journal
from simulator.reading import read_header
from tests.simulator.stage import DAY, HOUR, drill
from tests.simulator.story import STORY
from tests.strategies import HEADER

TITLES = [f"话题{n}" for n in range(80)]


def journal(*rows, **head) -> Journal:
    filled = Journal(read_header({**HEADER, "background_topics": TITLES, **head}))
    for seq, (t, data) in enumerate(rows, 1):
        filled.append(Entry(seq, t, "world", "sim.hotlist", data))
    return filled


def test_board_has_the_topics_of_the_incident_at_their_ranks():
    filled = journal(
        (20, {"topic": "涉事", "rank": 2, "incident": True}),
        (20, {"topic": "传言", "rank": 2, "incident": True}),
        (30, {"topic": "涉事", "rank": None, "incident": True}),
    )
    others = [line.topic for line in standing(journal(), 25)]

    board, later = standing(filled, 25), standing(filled, 30)

    assert board[:4] == (
        Line(1, others[0], incident=False),
        Line(2, "传言", incident=True),
        Line(3, "涉事", incident=True),
        Line(4, others[1], incident=False),
    )
    assert [line.rank for line in board] == list(range(1, SIZE + 1))
    assert [line.topic for line in later if line.incident] == ["传言"]
    assert [line for line in standing(filled, 5) if line.incident] == []


def test_topic_that_moves_stands_on_one_line_only():
    rows = [(t, {"topic": "涉事", "rank": rank}) for t, rank in ((20, 9), (30, 2))]

    assert [n.rank for n in standing(journal(*rows), 40) if n.incident] == [2]


def test_where_no_platform_has_a_board_none_is_read():
    assert standing(journal(platforms={"duanying": "shortvideo"}), 25) == ()


def test_rank_counts_who_stands_higher_and_own_kind():
    begun = drill(HOUR)
    first, second, third, *_, last = backdrop_of(begun.journal.header).standing(HOUR).levels
    under_first, under_second = (first + second) / 2, (second + third) / 2
    levels = {"c": under_second, "a": under_first + 1e-6, "b": under_first}

    assert begun._board._ranks(levels) == {"a": 2, "b": 3, "c": 5}
    assert begun._board._ranks({"a": last + 1e-6}) == {"a": 50}
    assert begun._board._ranks({"a": last - 1e-6}) == {}
    assert begun._board._ranks({"a": first + 1, "b": last + 1e-6}) == {"a": 1}
    assert begun._board._ranks({}) == {}


def test_small_moves_are_told_only_where_a_place_of_note_is_passed():
    begun = drill(HOUR)
    for before, rank in ((20, 22), (20, 23), (9, 10), (10, 11), (4, 3), (3, 2), (2, 1), (40, None)):
        begun._board._move("matter", f"从{before}", before, rank)

    told = [(row.data["topic"], row.data["rank"]) for row in begun.journal.of("sim.hotlist")]
    assert told == [("从20", 23), ("从10", 11), ("从4", 3), ("从2", 1), ("从40", None)]


LOUD = {**STORY["public"], "volume": 4_000}


def loud(**changes):
    run = drill(DAY, public=LOUD, topics=["甲", "乙"], background_topics=TITLES, **changes)
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


def test_without_a_microblog_there_is_no_board():
    shortvideo = {"duanying": STORY["platforms"]["duanying"]}
    posts = [{**STORY["posts"][0], "platform": "duanying"}]

    filled = drill(DAY, platforms=shortvideo, posts=posts, citizens=[]).journal

    assert filled.of("sim.hotlist") == ()


def test_board_is_full_at_every_moment_of_a_drill():
    filled = loud()

    assert {len(standing(filled, t)) for t in range(0, DAY, 3_600)} == {SIZE}
    assert {len({line.topic for line in standing(filled, t)}) for t in (0, DAY)} == {SIZE}


def test_standing_on_the_board_brings_readers():
    named, unnamed = drill(DAY, topics=["甲"], public=LOUD), drill(DAY, topics=[], public=LOUD)

    assert named.figures["posts"] > unnamed.figures["posts"]
