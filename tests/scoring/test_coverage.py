from collections.abc import Sequence

import pytest

from scenarios.document import read
from scenarios.plan import PlanPack, Severity
from scenarios.reading import model_of
from scenarios.scenario import Scenario
from scoring.coverage import Cover, Link, coverage, links
from scoring.deadline import Deadline, deadlines, shown_at
from scoring.finding import Clock, Status
from scoring.scorecard import score
from simulator.drill import Drill
from simulator.journal import Journal
from tests import library
from tests.replays.written import HERE, journal_of
from tests.scenarios.mini import PACK, SCENARIO


def story_of(text: str) -> Scenario:
    story, faults = model_of(Scenario, read(text.encode(), "s"))
    assert story is not None, faults
    return story


def pack_of(*checks: str, text: str = PACK) -> PlanPack:
    """The small pack with obligations NN-1, NN-2 …, each given by its own lines."""
    head = text[: text.index("  - id: NN-1")]
    shared = "clause: 一, phase: 报告, kind: duty, severity: major, dimension: timing, text: 报告"
    many = "".join(f"  - {{id: NN-{n}, {shared}, {one}}}\n" for n, one in enumerate(checks, 1))
    pack, faults = model_of(PlanPack, read((head + many).encode(), "p"))
    assert pack is not None, faults
    return pack


def told(pack: PlanPack, story: str = SCENARIO) -> Sequence[tuple[str, str]]:
    return [(one.cover.value, one.reason) for one in coverage(story_of(story), pack)]


DONE = "{kind: exists, row: {type: report.submit}}"
SOON = "{kind: within, row: {type: publish}, limit: 1h"
LEAKS = "{kind: none, row: {type: leak}}"
INFO = "{kind: info, what: 说明}"


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (f"check: {DONE}", ""),
        (f"category: 1, check: {DONE}", ""),
        (f"category: 2, check: {DONE}", "只适用于第2类事件。"),
        (f"levels: [重大], check: {DONE}", ""),
        (f"who: [legal], check: {DONE}", "没有席位承担：法制机构。"),
        (f"who: [lg_office, legal], check: {DONE}", ""),
        (
            "check: {kind: exists, row: {type: publish}, when: {flag: illegal}, otherwise: 不违法}",
            "不违法",
        ),
        (
            "check: {kind: exists, row: {type: publish}, when: {flag: illegal}}",
            "情景里没有这种情形。",
        ),
        ("check: {kind: exists, row: {type: publish}, when: {flag: casualties}}", ""),
        (
            "check: {kind: each, over: {type: sim.crowd}, check: " + LEAKS + "}",
            "情景里没有“现场聚集”。",
        ),
        (
            (
                "check: {kind: each, over: {type: sim.rumour}, "
                "check: {kind: none, row: {type: leak}, when: {flag: harm}, otherwise: 无害}}"
            ),
            "无害",
        ),
        ("check: {kind: each, over: concerned, check: " + LEAKS + "}", ""),
        (f"check: {{kind: parts, of: [{DONE}, {DONE[:-1]}, when: {{flag: harm}}}}]}}", ""),
        (
            f"check: {{kind: parts, of: [{DONE[:-1]}, when: {{flag: harm}}, otherwise: 无害}}]}}",
            "无害",
        ),
        (
            (
                f"check: {{kind: branch, test: {DONE}, "
                f"yes: {DONE[:-1]}, when: {{flag: harm}}, otherwise: 无害}}}}"
            ),
            "无害",
        ),
        (f"check: {{kind: branch, test: {DONE}}}", ""),
        (
            f"check: {SOON}, from: {{row: {{type: [sim.crowd, sim.leader_instruction]}}}}}}",
            "",
        ),
        (
            f"check: {SOON}, from: {{row: {{type: sim.crowd}}}}}}",
            "情景里没有“现场聚集”。",
        ),
        (
            f"check: {SOON}, from: {{row: {{type: sim.crowd}}, fallback: known}}}}",
            "",
        ),
    ],
)
def test_obligation_is_tested_or_told_why_not(lines: str, reason: str) -> None:
    assert told(pack_of(lines)) == [("untested" if reason else "tested", reason)]


def test_level_that_is_never_reached_leaves_its_obligations_untested() -> None:
    text = PACK.replace("{state: {reposts.microblog: {min: 20}}}", "{seen: {type: sim.crowd}}")

    assert told(pack_of(f"levels: [重大], check: {DONE}", text=text)) == [
        ("untested", "只适用于重大，情景达不到。")
    ]
    crowd = SCENARIO.replace("row: sim.leader_instruction", "row: sim.crowd").replace(
        "data: {tier: city", "data: {place: x, size: 3"
    )
    assert told(pack_of(f"levels: [重大], check: {DONE}", text=text), crowd) == [("tested", "")]


def test_what_nobody_brings_never_comes_unless_it_is_injected() -> None:
    pack = pack_of("check: {kind: each, over: {type: sim.citizen_post}, check: " + LEAKS + "}")
    i, j = SCENARIO.index("citizens:"), SCENARIO.index("reporters:")
    without = SCENARIO[:i] + SCENARIO[j:]
    injected = without.replace("row: sim.leader_instruction", "row: sim.citizen_post")

    assert told(pack) == [("tested", "")]
    assert told(pack, without) == [("untested", "情景里没有“网民留言”。")]
    assert told(pack, injected) == [("tested", "")]


def test_what_only_informs_is_told_and_not_tested() -> None:
    pack = pack_of(f"check: {INFO}", f"weight: 0, check: {DONE}")

    assert told(pack) == [("told", ""), ("tested", "")]
    plain = pack.obligations[1].model_copy(update={"severity": Severity.INFO})
    both = pack.model_copy(update={"obligations": (pack.obligations[0], plain)})
    assert told(both) == [("told", ""), ("told", "")]


def test_rehearsals_outweigh_what_the_documents_promise() -> None:
    pack = pack_of(f"check: {DONE}", f"category: 2, check: {DONE}", f"check: {INFO}")
    played = {
        "NN-1": {Status.NA, Status.NOT_DUE},
        "NN-2": {Status.NA, Status.MET},
        "NN-3": {Status.INFO},
    }

    found = coverage(story_of(SCENARIO), pack, played)

    assert [(one.cover, one.reason) for one in found] == [
        (Cover.UNTESTED, "排练里一次也没有评到。"),
        (Cover.TESTED, ""),
        (Cover.TOLD, ""),
    ]


def test_reason_of_the_documents_stays_where_rehearsals_agree() -> None:
    pack = pack_of(f"category: 2, check: {DONE}")

    (one,) = coverage(story_of(SCENARIO), pack, {"NN-1": {Status.NA}})

    assert one.reason == "只适用于第2类事件。"


def test_cover_has_a_word() -> None:
    assert [one.label for one in Cover] == ["能检验", "检验不到", "只列出，不评"]


def test_obligation_names_its_acts_and_the_injects_aimed_at_it() -> None:
    (one,) = coverage(story_of(SCENARIO), pack_of(f"check: {DONE}"))

    assert (one.acts, one.injects) == (("report.submit",), ("call",))


@pytest.mark.parametrize("folder", ["nanning-by-the-book", "nanning-idle"])
def test_nothing_that_is_judged_in_a_drill_is_told_untested(folder: str) -> None:
    journal = journal_of(HERE / folder)

    assert judged_and_told_untested(journal) == set()


@pytest.mark.slow
@pytest.mark.parametrize("plan", ["jingmen-2024", "network-risk", "taobei"])
def test_nothing_that_is_missed_by_other_plans_is_told_untested(plan: str) -> None:
    story = library.story("lift-accident")
    drill = Drill(story, library.pack(plan), 1)
    drill.advance_to(story.length + 1)

    assert judged_and_told_untested(drill.journal) == set()


def judged_and_told_untested(journal: Journal) -> set[str]:
    pack = library.pack(journal.header.plan)
    judged = {one.id for one in score(pack, journal).findings if one.status.judged}
    found = coverage(library.story(journal.header.scenario), pack)
    return judged & {one.obligation.id for one in found if one.cover is Cover.UNTESTED}


def test_links_of_network_risk_are_all_there_and_a_missing_one_is_a_gap() -> None:
    pack, story = library.pack("network-risk"), library.story("canteen-poisoning")
    found = coverage(story, pack)

    assert [link.title for link in links(pack, found)] == [
        "信息报告", "风险评估", "应急处置", "后期处置",
    ]  # fmt: skip
    assert all(link.obligations for link in links(pack, found))
    without = [one for one in found if "summary.submit" not in one.acts]
    assert links(pack, without)[-1] == Link("后期处置", ())


def test_links_of_the_bureau_are_tested_by_all_plans_together() -> None:
    story = library.story("canteen-poisoning")
    packs = [library.pack(name) for name in story.plans]
    everything = [one for pack in packs for one in coverage(story, pack)]

    found = links(library.pack("bureau-practice"), everything)

    assert [link.title for link in found] == ["监测", "报告", "指挥", "发布", "后评估"]
    assert all(link.obligations for link in found)


def limits(*checks: str, story: str = SCENARIO, text: str = PACK) -> Sequence[Deadline]:
    pack, told_story = pack_of(*checks, text=text), story_of(story)
    return deadlines(told_story, pack, coverage(told_story, pack))


def within(start: str, limit: str = "4h", more: str = "") -> str:
    return f"check: {{kind: within, row: {{type: publish}}, from: {start}, limit: {limit}{more}}}"


def test_limits_run_from_when_the_incident_shows_or_is_known() -> None:
    found = limits(
        within("known"),
        within("visible", "immediate"),
        within("level", "2", ", clock: wd"),
        f"levels: [重大], {within('level')}",
        within("{row: {type: sim.crowd}, fallback: known}", "1h", ", clock: wh"),
        within("{row: {type: publish}}"),
    )

    assert [(d.obligation.id, d.start, d.limit, d.clock, d.vague) for d in found] == [
        ("NN-2", 600, 1_200, Clock.NATURAL, True),
        ("NN-3", 2_400, 2, Clock.WORKING_DAYS, False),
        ("NN-5", 2_400, 3_600, Clock.WORKING_HOURS, False),
        ("NN-1", 2_400, 14_400, Clock.NATURAL, False),
    ]


def test_settings_of_the_scenario_move_the_limits() -> None:
    story = SCENARIO.replace("{immediate: 20m}", "{detect_grace: 5m}")

    (found,) = limits(within("known", "immediate"), story=story)

    assert (found.start, found.limit) == (900, 1_800)


@pytest.mark.parametrize(("channel", "known"), [("phone", 900), ("feed", 2_400)])
def test_who_is_told_on_the_phone_knows_without_a_grace(channel: str, known: int) -> None:
    told = f"""injects:
  - {{id: told, at: 15m, title: 来电, channel: {channel}, text: 出事了, incident: true}}
"""

    (found,) = limits(within("known"), story=SCENARIO.replace("injects:\n", told))

    assert found.start == known


def test_obligation_that_is_not_tested_has_no_limit() -> None:
    assert limits(f"category: 2, {within('known')}") == ()


def test_limits_inside_something_that_comes_many_times_are_not_drawn() -> None:
    each = within("subject").removeprefix("check: ")

    assert limits(f"check: {{kind: each, over: {{type: sim.rumour}}, check: {each}}}") == ()


def test_incident_that_waits_for_a_condition_starts_no_limit() -> None:
    story = SCENARIO.replace("    at: 10m\n", "    when: {after: 1h}\n")

    assert shown_at(story_of(SCENARIO)) == 600
    assert shown_at(story_of(story)) is None
    assert limits(within("known"), story=story) == ()


def test_pack_whose_levels_all_have_criteria_begins_at_its_first() -> None:
    text = PACK.replace("clause: 一, colour: blue}", "clause: 一, colour: blue, when: {after: 0s}}")

    (found,) = limits(f"levels: [一般], {within('level')}", text=text)

    assert found.start == 2_400
