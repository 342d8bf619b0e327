"""Whether a text has been proved: rehearsed by every plan it fits, and nothing was found.

A proof is about one text, by its digest. Who changes a letter needs another.
It is not bound to the packs or the engine: after an upgrade that changes either, the rehearsal
that was played before it still proves the text, so such a text is better rehearsed anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.document import read
from scenarios.errors import Problem
from scenarios.load import scenario_in
from web.rehearsal.proof import SEEDS, faults_of
from web.rehearsing import order_for, outcomes_of
from web.store import rehearsals
from web.store.record import RehearsalRecord, RehearsalState, Version


@dataclass(frozen=True, slots=True)
class Proof:
    """How far the proof of a text is.

    Attributes:
        words: What keeps the text from being published, empty where it is proved.
        problems: What the rehearsal found, each at its place in the text.
        rehearsal: The id of the rehearsal that tells, empty where one has to be ordered.
    """

    words: str
    problems: Sequence[Problem] = ()
    rehearsal: str = ""


def proof_of(version: Version, text: str) -> Proof:
    """The proof of a version's text, which has no fault.

    Raises:
        DrillError: If a pack it was rehearsed by is gone or does not fit any more.
    """
    plans = set(scenario_in(text.encode("utf-8"), version.scenario).plans)
    known = [one for one in rehearsals.of_text(version.digest) if _counts(one, plans)]
    done = next((one for one in known if one.state is RehearsalState.DONE), None)
    if done is not None:
        return _told(done, text)
    waiting = next((one for one in known if one.state is RehearsalState.WAITING), None)
    if waiting is not None:
        share = f"{waiting.played} / {waiting.order.runs} 次"
        return Proof(f"排练还没有完成（{share}），完成后再发布", rehearsal=waiting.id)
    least = f"适用的预案都要选，每名自动参演者至少 {len(SEEDS)} 次"
    return Proof(f"这份文本还没有排练过，排练没有发现问题才能发布（{least}）")


def _counts(record: RehearsalRecord, plans: set[str]) -> bool:
    return plans <= set(record.order.plans) and record.order.seeds >= len(SEEDS)


def _told(record: RehearsalRecord, text: str) -> Proof:
    document = read(text.encode("utf-8"), "")
    found = faults_of(order_for(record.order), outcomes_of(record.id))
    problems = tuple(sorted(one.problem(document) for one in found))
    words = f"排练发现 {len(problems)} 处问题，改正并重新排练后才能发布" if problems else ""
    return Proof(words, problems, record.id)
