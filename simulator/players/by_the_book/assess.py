"""Judging: what it is, where it goes, whether to answer; and the grade by the plan."""

from collections.abc import Iterator

from simulator.entry import Act
from simulator.players.by_the_book.desk import act, fields, in_house, known, level, units
from simulator.players.look import Look


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
        participants=in_house(look, "lg_office", "legal", *units(look)),
        to=["lg"],
        judgement="属本局职责范围，事态仍在发展，需立即核查并准备回应。",
        suggestion="启动应对，分派核查，统一口径，按程序尽快发布权威信息，逐项答复网民关切。",
        fields=fields(look, "assess.preliminary", answers),
    )


def grade(look: Look) -> Iterator[Act]:
    """Grade by the plan's criteria, and again when they give a higher level."""
    if not known(look):
        return
    wanted = level(look)
    ranks = look.pack.level_rank
    if look.book.graded is None or ranks(wanted) > ranks(look.book.graded):
        measures = "核查事实，统一发布，回应关切，跟踪动态。"
        yield act(look, "grade.set", level=wanted, measures=measures)
