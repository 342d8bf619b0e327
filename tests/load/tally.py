"""What the trainees of a load run saw."""

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Everything that is counted; times are seconds of the performance clock."""

    filed: list[str] = field(default_factory=list)
    """The texts of the acts that the server took."""
    errors: list[str] = field(default_factory=list)
    act_s: list[float] = field(default_factory=list)
    page_s: list[float] = field(default_factory=list)
    _sent: dict[tuple[str, int], tuple[str, float]] = field(default_factory=dict)
    _since: dict[str, float] = field(default_factory=dict)
    _heard: dict[str, list[tuple[str, int, float]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def listen(self, trainee: str, at: float) -> None:
        """A trainee's stream is open."""
        self._since[trainee] = at

    def file(self, drill: str, seq: int, trainee: str, sent: float) -> None:
        """An act became a row of a drill."""
        self._sent[drill, seq] = trainee, sent

    def hear(self, drill: str, trainee: str, seq: int, at: float) -> None:
        """A trainee was told that there are rows up to this one."""
        self._heard[drill].append((trainee, seq, at))

    def push_s(self) -> list[float]:
        """For each act and each other seat that listened, how long until it was told."""
        return [
            delay
            for (drill, seq), (author, sent) in self._sent.items()
            for delay in self._delays(drill, seq, author, sent)
        ]

    def _delays(self, drill: str, seq: int, author: str, sent: float) -> list[float]:
        first: dict[str, float] = {}
        for trainee, told, at in self._heard[drill]:
            if told >= seq and trainee != author and self._since[trainee] < sent:
                first[trainee] = min(first.get(trainee, at), at)
        return [at - sent for at in first.values()]
