"""What a statement can contain, and one place where it contains it."""

from dataclasses import dataclass
from enum import StrEnum

from simulator.statement.text import Span


class Element(StrEnum):
    """Something that words of a statement do; in brackets the values its marks can have."""

    TIME = "time"
    """When (`exact`, `vague`)."""
    PLACE = "place"
    SUBJECT = "subject"
    """Whom it concerns (`named`, `vague`, `claim` for a rumour that is quoted)."""
    SOURCE = "source"
    """Whence it is known (`firm`, `weak`)."""
    KNOWN = "known"
    UNKNOWN = "unknown"
    """Says that something is not yet known or is being found out."""
    CAUSE = "cause"
    """Says why it happened (`asserted`, `hedged`, `excluded`)."""
    BLAME = "blame"
    """Says whose fault it is, or gives it a name in law."""
    CONCERN = "concern"
    """Feels with those who suffer (`care`, `mourning`)."""
    ATTITUDE = "attitude"
    """Where the organisation stands towards the public (`thanks`, `understanding`, `resolve`)."""
    APOLOGY = "apology"
    ACCOUNTABILITY = "accountability"
    """Answers for its own fault, or makes good the harm."""
    COLD = "cold"
    """Turns people away."""
    MISFIT = "misfit"
    """A feeling that does not fit the harm: praise, success, calm."""
    ADVICE = "advice"
    """What the reader should do."""
    HOTLINE = "hotline"
    PROMISE = "promise"
    """That there will be more (`timed`, `untimed`)."""
    ABSOLUTE = "absolute"
    MINIMISING = "minimising"
    SLOGAN = "slogan"
    JARGON = "jargon"
    PERSONAL = "personal"
    """Personal data (`phone`, `identity`, `address`, `name`, `account`, `plate`)."""
    INTERNAL = "internal"
    """Quotes what is not for the public."""
    ATTACK = "attack"
    """Turns against those who ask or criticise."""
    DENIAL = "denial"
    EVIDENCE = "evidence"
    EXCUSE = "excuse"
    BOLSTER = "bolster"
    """Praises the own work."""
    LEGAL = "legal"
    DIALOGUE = "dialogue"
    EXPLANATION = "explanation"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One place where an element stands."""

    span: Span
    element: Element
    value: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """A number of people, complaints or yuan, and what it counts.

    `topics` are words of `counts.TOPICS`; `most` is None where the text gives no upper end
    (「超过 30 人」), `part` marks a part of a whole (「其中 4 人」).
    """

    span: Span
    topics: tuple[str, ...]
    least: int
    most: int | None
    part: bool = False

    def agrees(self, other: "Count") -> bool:
        """Whether both can be true at once."""
        below = other.most is None or self.least <= other.most
        above = self.most is None or other.least <= self.most
        return below and above


@dataclass(frozen=True, slots=True, order=True)
class Measure:
    """Something that was done or will be: the words for it, who does it, and when."""

    span: Span
    actor: Span | None
    time: Span | None
