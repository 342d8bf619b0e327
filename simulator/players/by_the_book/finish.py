"""Finishing: propose the end after enough quiet, sum up, put the plan right."""

from collections.abc import Iterator

from simulator.entry import Act
from simulator.parameters import PARAMETERS
from simulator.players.by_the_book.desk import (
    HOUR,
    act,
    asked,
    fields,
    heat,
    in_house,
    known,
    units,
)
from simulator.players.by_the_book.media import waiting
from simulator.players.look import Look

AGAIN_AFTER_S = 4 * HOUR
SUM_UP_BEFORE_END_S = 2 * HOUR
CALM_S = 12 * HOUR
"""Quiet for so long, one can sum up; in the night before it was only a pause."""

SUMMED_UP = {
    "cause": "见核查结论",
    "spread_features": "首发于短视频和社交平台，经传言放大，权威发布后回落",
    "handling_result": "已按程序核查处置、统一发布、答复网民",
    "experience": "早发现、早报告、早核查，按程序尽快发布",
    "problems": "夜间核查衔接不够紧密",
    "shortcomings": "对同类风险的日常排查还不够",
    "improvements": "完善值班值守和联动机制，开展专项排查",
    "evaluation": "应对总体及时有序，信息发布口径统一",
    "opinion_on_persons": "待责任认定后依规依纪提出处理意见",
    "review": "从发现到终止全过程记录完整，可供复盘",
    "improvement": "修订联动流程，加强培训演练，防止类似舆情再次出现",
}


def close(look: Look) -> Iterator[Act]:
    """Propose the end once it has been quiet for as long as the plan asks."""
    proposals = look.own("close.propose")
    recent = bool(proposals) and look.t - proposals[-1].t < AGAIN_AFTER_S
    busy = waiting(look) or any(not task.done for task in look.book.tasks.values())
    gathered = any(look.book.crowds.values())
    quiet = _quiet_for(look) >= look.pack.close.quiet
    if known(look) and not recent and not busy and not gathered and quiet:
        yield act(
            look, "close.propose", text="热度持续低位，媒体不再关注，群众情绪平稳，提请终止。"
        )


def summarise(look: Look) -> Iterator[Act]:
    """Sum up when it is over, when the time left is short, or when a plan with a limit is quiet.

    What stirs again or ends after that is summed up again, as only then is everything known.
    """
    ended = look.book.ended
    short = look.t >= look.scenario.length - SUM_UP_BEFORE_END_S
    limited = any(ask.kind == "within" for ask in asked(look, "summary.submit"))
    quiet = _quiet_for(look)
    calm = limited and quiet >= CALM_S
    over = ended is not None or short or calm
    since = ended.t if ended is not None else (look.t - quiet) * calm
    if not known(look) or not over or any(r.t >= since for r in look.own("summary.submit")):
        return
    answers = fields(look, "summary.submit", SUMMED_UP)
    people = in_house(look, "lg_office", "legal", *units(look))
    to = ["lg", "upper"]
    data = {"form": "written", "to": to, "participants": people, "fields": answers}
    yield act(look, "summary.submit", **data)
    if not look.own("plan.revise"):
        change = "明确夜间核查联动的责任人和时限。"
        yield act(look, "plan.revise", problem=SUMMED_UP["problems"], change=change)


def _quiet_for(look: Look) -> int:
    """How long it has been quiet by the readings, in seconds."""
    since = look.memory.kept(_calm_since, look, len(heat(look)))
    return 0 if since is None else int(look.t - since)


def _calm_since(look: Look) -> int | None:
    """When a reading was first below the closing threshold, not having stirred again since."""
    readings = heat(look)
    limit = look.pack.close.threshold * max((row.data["heat"] for row in readings), default=0.0)
    calm = None
    for row in reversed(readings):
        if row.data["heat"] > PARAMETERS.stirs_again * limit:
            break
        calm = row.t if row.data["heat"] < limit else calm
    return calm
