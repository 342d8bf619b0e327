"""Statements: their versions, who signed which, and what was released under which approval.

A signature holds for the version it names. It falls when that version is edited afterwards
or when the same step sends it back. The deciding approval is the last step of the chain; that
of a higher level covers a lower one.

Source: the catalogue, A-12, A-42 and A-46; journal §6.7.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.plan import ChainStep, PlanPack
from scoring.row import Row

RELEASES = ("publish", "presser.hold")
"""Rows with which a statement goes out."""

Key = tuple[Any, Any]
"""Statement and version."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One `sign`, or the answer of a body that names the text."""

    row: Row
    step: str | None
    ok: bool


class Statements:
    """The drafts and signatures of one drill, by statement and version."""

    def __init__(
        self, pack: PlanPack, drafts: Iterable[Row], signs: Iterable[Row], answers: Iterable[Row]
    ) -> None:
        self._rank_of = pack.level_rank
        self._chains = [(max(map(pack.level_rank, one.levels)), one) for one in pack.chains]
        self._drafts: dict[Key, list[Row]] = {}
        self._signatures: dict[Key, list[Signature]] = {}
        for row in drafts:
            self._drafts.setdefault(key_of(row), []).append(row)
        for row in signs:
            ok = row.data.get("verdict") == "ok"
            self._sign(row, Signature(row, row.data.get("step"), ok))
        for row in answers:
            self._sign(row, Signature(row, None, row.data.get("verdict") == "approved"))

    def _sign(self, row: Row, signature: Signature) -> None:
        self._signatures.setdefault(key_of(row), []).append(signature)

    def draft(self, key: Key, before: int) -> Row | None:
        """The text as it stood before this row."""
        rows = [row for row in self._drafts.get(key, ()) if row.seq < before]
        return rows[-1] if rows else None

    def signed(self, key: Key, step: ChainStep, before: int) -> tuple[Row, ...]:
        """The rows that passed a step for the text as released, since it was last sent back."""
        draft = self.draft(key, before)
        since = draft.seq if draft else 0
        passed: list[Row] = []
        for signature in self._signatures.get(key, ()):
            if since < signature.row.seq < before and _counts(signature, step):
                passed = [*passed, signature.row] if signature.ok else []
        return tuple(passed)

    def signers(self, key: Key, before: int) -> tuple[str, ...]:
        """The roles whose last word on the text as released was yes."""
        draft = self.draft(key, before)
        since = draft.seq if draft else 0
        last: dict[str, bool] = {}
        for signature in self._signatures.get(key, ()):
            if since < signature.row.seq < before:
                last.update(dict.fromkeys(_signing(signature), signature.ok))
        return tuple(role for role, ok in last.items() if ok)

    def approval(self, key: Key, level: str, release: Row) -> Row | None:
        """The last row that approved the text for this release at this level, if there is one."""
        steps = self.deciding(level, release.roles)
        rows = (row for step in steps for row in self.signed(key, step, release.seq))
        return max(rows, key=lambda row: row.seq, default=None)

    def deciding(self, level: str, by: Collection[str]) -> tuple[ChainStep, ...]:
        """The last steps of the chains of this level and of higher ones.

        Where some of these chains end in a release by the one who releases, only they count:
        what a county bureau's head approves, the city bureau may not release.
        """
        rank = self._rank_of(level)
        chains = [chain for highest, chain in self._chains if highest >= rank]
        own = [chain for chain in chains if any(role in chain.published_by for role in by)]
        return tuple(chain.steps[-1] for chain in own or chains)


def key_of(row: Row) -> Key:
    """The statement and version that a row names."""
    return row.data.get("statement"), row.data.get("version")


def _signing(signature: Signature) -> Sequence[str]:
    """Who signs: the author, or the body whose answer the world brings."""
    if signature.step is None:
        role: Sequence[str] = signature.row.data.get("role") or ()
        return role
    return signature.row.roles


def _counts(signature: Signature, step: ChainStep) -> bool:
    return signature.step in (None, step.step) and any(
        role in step.by for role in _signing(signature)
    )
