"""Judging: what it is and how grave; then warning, grading and starting by the plan."""

from collections.abc import Iterator

from simulator.entry import Act
from simulator.players.by_the_book.desk import (
    act,
    asked,
    doer,
    fields,
    foreseen,
    highest,
    in_house,
    known,
    level,
    met,
    units,
)
from simulator.players.look import Look

CONCERNED = ("concerned",)
"""How a plan names the units concerned."""


def judge(look: Look) -> Iterator[Act]:
    """Give a first judgement and ask the legal section in."""
    if not known(look) or look.own("assess.preliminary"):
        return
    answers = {
        "nature": "涉及本局职责的突发事件舆情，关系群众切身利益",
        "trend": "正在扩散，若无权威信息可能继续升温",
        "need_to_respond": "需要应对",
        "degree_of_response": "核实后由办公室统一发布权威信息，滚动通报",
    }
    yield act(
        look,
        "assess.preliminary",
        participants=_judges(look),
        to=["lg"],
        judgement="属本局职责范围，事态仍在发展，需立即核查并准备回应。",
        suggestion="启动应对，分派核查，统一口径，按程序尽快发布权威信息，逐项答复网民关切。",
        fields=fields(look, "assess.preliminary", answers),
    )


def _judges(look: Look) -> list[str]:
    """The house, and whom the plan wants to join in: one of each group that it names."""
    house = in_house(look, "lg_office", "legal", *units(look))
    asks = foreseen(look, "assess.preliminary")
    groups = [group for ask in asks for group in ask.among("participants")]
    joining = [group[0] for group in groups if group != CONCERNED and not {*group} & {*house}]
    return [*house, *joining]


def risk(look: Look) -> Iterator[Act]:
    """Assess the risk where the plan asks it of the player."""
    asks = asked(look, "assess.risk")
    if not known(look) or not asks or look.own("assess.risk"):
        return
    by = doer(look, asks[0])
    groups = [group for ask in asks for group in ask.among("participants")]
    chosen = ([*in_house(look, *group), *group][0] for group in groups)
    answers = {
        "nature": "涉及本局职责的突发事件，关系群众切身利益",
        "severity": "有人身伤害的反映，影响面较大",
        "trend": "正在扩散，若无权威信息可能继续升温",
        "possible_social_impact": "可能引发群众担忧、聚集和传言",
    }
    people = list(dict.fromkeys((by, *chosen)))
    form = fields(look, "assess.risk", answers)
    yield act(look, "assess.risk", by, participants=people, fields=form)


def warn(look: Look) -> Iterator[Act]:
    """Warn the units concerned, by the plan's grading of warnings; again when it rises."""
    asks = asked(look, "warn.issue")
    if not known(look) or not asks or not units(look):
        return
    grading = look.pack.warnings or look.pack.levels
    last = next((row.data["level"] for row in reversed(look.own("warn.issue"))), None)
    wanted = highest(look, grading, last)
    if wanted != last:
        yield act(look, "warn.issue", doer(look, asks[0]), level=wanted, to=units(look))


def activate(look: Look) -> Iterator[Act]:
    """Start the plans that are to be started at the level that was set."""
    if look.book.graded is None:
        return
    for ask in asked(look, "plan.activate"):
        plan = (*ask.values("plan"), "own")[0]
        if any(row.data["plan"] == plan for row in look.seen("plan.activate")):
            continue
        answers = {
            "matter": look.scenario.title,
            "level": look.book.graded,
            "period": "至响应终止",
            "measures": "核查事实，控制风险，统一发布，回应关切，跟踪动态",
        }
        form = fields(look, "plan.activate", answers)
        yield act(look, "plan.activate", doer(look, ask), plan=plan, fields=form)


def team(look: Look) -> Iterator[Act]:
    """Form the working group that the plan asks for."""
    for ask in asked(look, "team.form"):
        if known(look) and not met(look, ask):
            members = in_house(look, "handle_grp", "lg_office", "legal", *units(look))
            purpose = "统筹核查处置、信息发布和舆论引导"
            yield act(look, "team.form", doer(look, ask), members=members, purpose=purpose)


def may_grade(look: Look) -> bool:
    """Tell whether the plan leaves the grading to the player, or says nothing of it."""
    asks = look.asks.of("grade.set")
    return not asks or any(ask.allows(role) for ask in asks for role in look.roles)


def grade(look: Look) -> Iterator[Act]:
    """Grade by the plan's criteria, and again when they give a higher level."""
    if not known(look) or not may_grade(look):
        return
    wanted = level(look)
    ranks = look.pack.level_rank
    if look.book.graded is None or ranks(wanted) > ranks(look.book.graded):
        measures = "核查事实，统一发布，回应关切，跟踪动态。"
        yield act(look, "grade.set", level=wanted, measures=measures)
