from dataclasses import replace

from simulator.journal import Journal
from tests.web.counterfactual.short import HOUR, NOTE, STORY, original, played, seq_of
from web.counterfactual.change import Add, Drop, Move
from web.counterfactual.course import MEASURES, Original, course_of, deeds_of, digest_of

ORIGINAL = original()
JOURNAL = ORIGINAL.journal
SEQ = seq_of("publish")
SEED = JOURNAL.header.seed


def changed(*changes, seed=SEED):
    return course_of(ORIGINAL, deeds_of(JOURNAL, changes), seed)


def test_the_same_acts_under_the_same_luck_give_the_figures_of_the_drill():
    course = changed()

    assert course.refusals == ()
    assert course.sha256 == digest_of(JOURNAL, ORIGINAL.times[-1])
    assert {len(values) for values in course.figures.values()} == {len(ORIGINAL.times)}
    assert {name: values[-1] for name, values in course.figures.items()} == {
        name: played().figures[name] for name in MEASURES
    }


def test_refused_acts_are_left_out_and_changes_keep_the_order_of_time():
    deeds = deeds_of(JOURNAL, [Move(SEQ, 1), Drop(seq_of("draft.create")), Add(HOUR, NOTE)])

    assert [(deed.t, deed.act.type, deed.seq is None) for deed in deeds] == [
        (1, "publish", False),
        (HOUR, "monitor.note", False),
        (HOUR, "monitor.note", True),
        (2 * HOUR, "measure.do", False),
        (3 * HOUR, "monitor.review_effect", False),
        (4 * HOUR, "director.end", False),
    ]


def test_nothing_differs_before_the_change():
    dropped, before = changed(Drop(SEQ)).figures, changed().figures

    same = sum(t < 2 * HOUR for t in ORIGINAL.times)
    for name in MEASURES:
        assert dropped[name][:same] == before[name][:same]
        assert dropped[name][-1] != before[name][-1]


def test_an_act_that_has_become_impossible_is_told_with_its_reason():
    course = changed(Drop(SEQ))

    assert [(r.deed.act.type, r.reason) for r in course.refusals] == [
        ("monitor.review_effect", f"所针对的第 {SEQ} 条记录“发布”这时还没有或不再发生")
    ]


def test_an_act_before_what_it_needs_is_told_with_its_reason():
    course = changed(Move(SEQ, HOUR))

    reasons = {refusal.deed.act.type: refusal.reason for refusal in course.refusals}
    assert reasons["publish"] == "没有稿件 s1 第 1 版"
    assert reasons["monitor.review_effect"].startswith(f"所针对的第 {SEQ} 条记录")


def test_rows_that_acts_name_are_found_again_where_they_have_other_numbers():
    earlier = [Add(60 + place, NOTE) for place in range(3)]

    assert changed(*earlier).refusals == ()


def test_a_row_of_the_world_is_the_one_that_is_as_manieth_of_its_kind():
    (row,) = JOURNAL.of("monitor.review_effect")
    metric = JOURNAL.of("sim.metric")[2]
    about = row._replace(
        type="director.note", by="director", data={"text": "看", "about": metric.seq}
    )
    told = Journal(JOURNAL.header, [about if one is row else one for one in JOURNAL])

    def refused(seed):
        return course_of(Original(STORY, ORIGINAL.pack, told), deeds_of(told), seed).refusals

    assert (refused(SEED), refused(SEED + 1)) == ((), ())


def test_seats_are_those_of_the_header_or_else_those_that_acted():
    raw = {key: value for key, value in JOURNAL.header.raw.items() if key != "occupied"}
    untold = Journal(replace(JOURNAL.header, raw=raw), list(JOURNAL))
    silent = Journal(untold.header, list(JOURNAL)[:5])

    seats = [Original(STORY, ORIGINAL.pack, one).seats for one in (JOURNAL, untold, silent)]

    assert seats == [{"office"}, {"office"}, set()]


def test_figures_are_taken_every_hour_in_three_days_and_more_often_in_a_short_drill():
    whole = played().scenario.length
    last = JOURNAL[len(JOURNAL)]._replace(t=whole)
    long = Journal(JOURNAL.header, [*list(JOURNAL)[:-1], last])

    assert ORIGINAL.times == range(0, 4 * HOUR + 1, 600)
    assert Original(STORY, ORIGINAL.pack, long).times == range(0, whole + 1, HOUR)
    assert Original(STORY, ORIGINAL.pack, Journal(JOURNAL.header)).times == range(0, 1, 600)
