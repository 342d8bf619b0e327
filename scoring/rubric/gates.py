"""The gates: what makes a statement unusable, however well it is written.

Source: doctrine §5.2 (gates); 食品安全法 art. 118; 政府信息公开条例 art. 17.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scoring.release import key_of
from scoring.rubric.line import quoted, spans
from scoring.rubric.publication import Publication
from simulator.statement.element import Element
from simulator.statement.text import Span, Text

_MAJOR = ("重大", "特别重大")
_FOOD = 1
_SECRET_RUN = 8
"""So many characters in a row of a secret fact, and it has been quoted."""


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate: whether a statement passed, why, and the words and rows that decided."""

    id: str
    title: str
    passed: bool
    reason: str
    words: tuple[Span, ...] = ()
    rows: tuple[int, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The gate as the scorecard writes it."""
        return {
            "id": self.id,
            "title": self.title,
            "passed": self.passed,
            "reason": self.reason,
            "words": [span.as_json() for span in self.words],
            "rows": list(self.rows),
        }


def chain(publication: Publication) -> Gate:
    """Ask whether the version was approved, before it went out, as its level demands.

    问什么：发布的这一版在发布前已由预案规定的人审定。审批各环节是否齐全，由预案条款另行评判。
    """
    approved = publication.row.data.get("approved") is True
    reason = "发布前已经审定。" if approved else "发布前，这一版没有经过预案要求的审定。"
    return Gate("chain", "审批", approved, reason, rows=(publication.row.seq,))


def authority(publication: Publication) -> Gate:
    """Ask whether the bureau may announce this at all.

    问什么：重大食品安全事故及其调查处理信息由国家或省级统一公布（食品安全法第一百一十八条）。市、
    县发布此类调查
    结果或认定原因，须有上级同意的记录。
    """
    level = publication.evidence.header.truth.get("emergency_level")
    major = publication.category == _FOOD and level in _MAJOR
    claims = spans(publication.reading.of(Element.CAUSE))
    reading = publication.reading
    oversteps = reading.kind == "result" or reading.asserts_cause is not None or bool(claims)
    if not (major and oversteps):
        return Gate("authority", "发布权限", passed=True, reason="属于本级可以发布的内容。")
    consent = tuple(_consent(publication))
    if consent:
        return Gate("authority", "发布权限", passed=True, reason="已经上级同意。", rows=consent)
    reason = "重大食品安全事故的调查结果应由上级统一公布，发布前没有上级同意的记录。"
    return Gate("authority", "发布权限", passed=False, reason=reason, words=claims)


def _consent(publication: Publication) -> Iterator[int]:
    """Rows in which somebody above agreed to this statement, or to a release at all."""
    statement = publication.row.data.get("statement")
    for row in publication.before("sim.decision"):
        about = row.data.get("statement")
        if row.data.get("verdict") == "approved" and about in (None, statement):
            yield row.seq
    for row in publication.before("sign"):
        mine = key_of(row) == publication.key
        if mine and row.data.get("step") == "upper" and row.data.get("verdict") == "ok":
            yield row.seq


def secrecy(publication: Publication) -> Gate:
    """Ask that nothing secret and nothing internal goes out.

    问什么：没有引用或写出事实台账中标明保密的内容，没有内部文件、会议和举报人信息。
    """
    secrets = [f for f in publication.evidence.ledger.values() if f.get("secret")]
    cited = [f for f in secrets if f["id"] in publication.reading.facts]
    words = spans(publication.reading.of(Element.INTERNAL))
    quotes = tuple(
        span
        for fact in secrets
        if (span := _quotation(publication.reading.text, str(fact.get("text") or "")))
    )
    found = tuple(sorted({*words, *quotes}))
    if not found and not cited:
        return Gate("secrecy", "保密", passed=True, reason="没有涉密和内部内容。")
    said = f"写出了保密或内部内容：{quoted(found)}。" if found else "引用了标明保密的事实。"
    return Gate("secrecy", "保密", passed=False, reason=said, words=found)


def _quotation(raw: str, secret: str) -> Span | None:
    """The first run of a secret text that a statement repeats."""
    text, plain = Text(raw), Text(secret).plain
    for start in range(len(plain) - _SECRET_RUN + 1):
        at = text.plain.find(plain[start : start + _SECRET_RUN])
        if at >= 0:
            return text.span(at, at + _SECRET_RUN)
    return None


def privacy(publication: Publication) -> Gate:
    """Ask that no private person can be found by what is published.

    问什么：没有私人的手机号、身份证号、门牌、账号、车牌，没有当事人、未成年人的全名；
    “张某某”“王女士”可以。
    """
    words = spans(publication.reading.of(Element.PERSONAL))
    reason = f"泄露个人信息：{quoted(words)}。" if words else "没有泄露个人信息。"
    return Gate("privacy", "个人信息", not words, reason, words)


GATES: tuple[Callable[[Publication], Gate], ...] = (chain, authority, secrecy, privacy)
"""All gates, in the order of the card."""
