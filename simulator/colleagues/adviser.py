"""Those who advise and speak: the legal section, the risk assessor, commentators."""

from collections.abc import Iterator

from simulator.colleagues.crew import Crew, act, addressed
from simulator.entry import Act, Entry

_ASKS = (
    "report.submit",
    "notify",
    "liaise",
    "task.assign",
    "verify.request",
    "assess.preliminary",
    "assess.risk",
    "meeting.convene",
)


class Advisers:
    """What experts of the house give when an act is addressed to them."""

    heeds = _ASKS

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._world = crew.world

    def on(self, entry: Entry) -> None:
        """See whether an adviser was asked."""
        roles = addressed(entry.data)
        if "legal" in roles:
            self._crew.ask("legal", "opinion", self._opinion, entry.seq)
        if "risk_rev" in roles:
            self._crew.ask("risk_rev", "risk", self._risk, entry.seq)
        if "commentator" in roles:
            name = f"guide:{len(self._world.book.releases)}"
            self._crew.ask("commentator", name, self._guide, entry.seq)

    def _opinion(self) -> Iterator[Act]:
        fields = {
            "event_nature": "属本局职责范围内的突发事件，性质以核查结论为准",
            "relation_to_duties": "涉及本局日常监管和依法处置职责",
            "whether_dept_or_cadres_illegal": "目前未发现本局及工作人员违法，监管履职情况一并核查",
            "legal_basis": "《突发事件应对法》《政府信息公开条例》及本领域法律法规和有关司法解释",
        }
        yield act("legal", "assess.legal", fields=fields)

    def _risk(self) -> Iterator[Act]:
        fields = {
            "nature": "突发事件引发的负面舆情",
            "severity": "涉及群众切身利益，关注度高",
            "trend": "若无权威信息，可能继续升温",
            "possible_social_impact": "可能引发群众聚集和谣言传播",
        }
        yield act("risk_rev", "assess.risk", participants=["risk_rev"], fields=fields)

    def _guide(self) -> Iterator[Act]:
        releases = self._world.book.releases
        if releases:
            text = "官方通报已经说明情况，请以通报为准，不信谣、不传谣。"
            yield act(
                "commentator", "guide.post", text=text, cites=releases[-1].seq, identity="official"
            )
