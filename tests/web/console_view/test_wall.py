"""The wall: what everybody can see, and nothing else."""

from tests.web.desk_view.laid import journal, post, words
from web.console_view.wall import NEWS, wall

ROWS = (
    (60, *post("p1", "孩子都吐了")),
    (
        90,
        "world",
        "sim.metric",
        {"platform": "weiyan", "reposts": 1, "comments": 2, "views": 3, "heat": 4.5},
    ),
    (
        100,
        "world",
        "inject",
        {
            "inject": "i1",
            "channel": "phone",
            "title": "来电",
            "text": "内部情况",
            "to": ["lg_office"],
        },
    ),
    (
        110,
        "lg_office",
        "report.submit",
        {"to": ["upper"], "kind": "first", "form": "phone", "fields": {}},
    ),
    (
        120,
        "world",
        "sim.media_report",
        {"outlet": "wanbao", "tier": "city", "headline": "多名学生就医"},
    ),
    (200, *post("p2", "还没到")),
)


def test_the_wall_shows_what_everybody_can_see_up_to_now_newest_first():
    found = wall(journal(*ROWS), words(), 150)

    assert [item.text for item in found.news] == ["多名学生就医", "孩子都吐了"]
    assert (found.heat.now, found.heat.chart["marks"]) == (4.5, [])


def test_the_wall_holds_so_much_news():
    many = journal(*((60 + n, *post(f"p{n}")) for n in range(NEWS + 5)))

    assert [item.post for item in wall(many, words(), 9_000).news] == [
        f"p{n}" for n in reversed(range(5, NEWS + 5))
    ]
