"""The player who works the plan: step by step, on what can be seen, within every limit.

Each step looks at the desk and says what is to be done now; what was done is on the desk, so
no step is taken twice. The order of the table is the order of urgency. It holds no times of
any story and knows no seed.
"""

from collections.abc import Callable, Iterator

from simulator.entry import Act
from simulator.players.by_the_book import (
    assess,
    finish,
    handle,
    media,
    release,
    report,
    watch,
)
from simulator.players.look import Look, Player

Step = Callable[[Look], Iterator[Act]]

STEPS: tuple[Step, ...] = (
    watch.detect,
    watch.preserve,
    watch.verify,
    assess.risk,
    assess.warn,
    report.upwards_in_house,
    report.in_the_house,
    report.contact,
    assess.judge,
    assess.grade,
    report.as_asked,
    report.superior,
    report.raised,
    assess.activate,
    assess.team,
    handle.track,
    report.neighbours,
    report.gathering,
    release.sign,
    release.publish,
    release.presser,
    media.first_reply,
    media.ask_leave,
    media.answer,
    handle.tasks,
    handle.bodies,
    release.draft,
    release.correct,
    media.reply,
    handle.refer,
    watch.review,
    release.guide,
    watch.classify,
    handle.adopt,
    handle.urge,
    handle.criticise,
    watch.note,
    report.follow_up,
    finish.summarise,
    finish.close,
)
"""Everything the plan asks of the desk, most urgent first."""


BY_THE_CLOCK: frozenset[Step] = frozenset(
    {
        assess.warn,
        assess.grade,
        report.raised,
        report.follow_up,
        release.publish,
        release.presser,
        release.draft,
        media.answer,
        handle.urge,
        watch.review,
        watch.note,
        finish.summarise,
        finish.close,
    }
)
"""Steps that look at the time or at the figures; the others act on what comes to the desk."""


def acts(look: Look) -> Iterator[Act]:
    """What is to be done now, most urgent first."""
    restless = BY_THE_CLOCK if look.own_asks.by_rows else STEPS
    for step in STEPS if look.book.ended is None else _AFTERWARDS:
        yield from step(look) if step in restless else look.memory.once(step, look)


_AFTERWARDS = (finish.summarise,)


PLAYER = Player("by-the-book", acts)
"""The plan, step by step."""
