"""What a director does to a drill: its pace, its injects, notes and hints. Each becomes a row."""

from collections.abc import Mapping
from types import MappingProxyType

from scenarios.errors import ActionRefused, DrillError
from scenarios.vocabulary import BLUE_CARDS, BLUE_STRENGTHS, INJECT_CHANNELS, LEADER_TIERS
from simulator.entry import Act, Entry
from web.clock import SPEEDS
from web.conducting.replanning import asked, restored
from web.forms.once import token_of
from web.forms.sent import clean
from web.forms.typed import LONGEST_TEXT, LONGEST_TITLE, Form, choice_of, roles_of, text_of
from web.number import whole
from web.running.live import LiveDrills
from web.store.record import Account, DrillRecord

PACES = ("pause", "resume", "speed", "step", "end")
"""What may be done to the pace of a drill."""

TIERS: Mapping[str, str] = MappingProxyType(dict(LEADER_TIERS))
"""From where an inject comes that is a leader's instruction."""


class Director:
    """Somebody who conducts one drill; every method says in Chinese what was done.

    All raise `DrillError` where a deed is not possible and `StoreError` where it was not saved.
    """

    def __init__(self, live: LiveDrills, record: DrillRecord, account: Account) -> None:
        self._live = live
        self._record = record
        self._account = account

    def set_pace(self, deed: str, form: Form) -> str:
        """Pause, resume, set the speed, step to the next event, or end.

        Raises:
            KeyError: If there is no such deed.
        """
        deeds = {
            "pause": self._pause,
            "resume": self._resume,
            "speed": self._speed,
            "step": self._step,
            "end": self._end,
        }
        return deeds[deed](form)

    def fire(self, inject: str, form: Form) -> str:
        """Let a planned inject happen now."""
        self._do("inject", {"inject": inject}, form)
        return "已触发"

    def skip(self, inject: str, form: Form) -> str:
        """Take a planned inject out of the story."""
        self._do("skip", {"inject": inject}, form)
        return "已跳过"

    def replan(self, inject: str, form: Form, to: list[str]) -> str:
        """Change when a planned inject comes or what it says; what stays as it was is no change."""
        live = self._live.open(self._record)
        self._do("replan", asked(live.documents.scenario, live.journal, inject, form, to), form)
        return "注入已修改"

    def restore_inject(self, inject: str, form: Form) -> str:
        """Put a planned inject back to what the scenario has."""
        live = self._live.open(self._record)
        self._do("replan", restored(live.documents.scenario, live.journal, inject), form)
        return "注入已恢复原样"

    def add(self, form: Form, to: list[str]) -> str:
        """Put an inject of one's own to some roles, or to all."""
        data: dict[str, object] = {
            "inject": f"adhoc-{self._count('director.inject') + 1}",
            "channel": choice_of(form, "channel", INJECT_CHANNELS, "渠道"),
            "title": text_of(form, "title", "标题", LONGEST_TITLE),
            "text": text_of(form, "text", "内容", LONGEST_TEXT),
        }
        if form.get("tier"):
            data["tier"] = choice_of(form, "tier", TIERS, "批示级别")
        if to:
            data["to"] = roles_of(to)
        self._do("inject", data, form)
        return "已注入"

    def note(self, form: Form) -> str:
        """Write down something for the evaluation, about a row if one is named."""
        data: dict[str, object] = {"text": text_of(form, "text", "内容", LONGEST_TEXT)}
        if form.get("about", "").strip():
            data["about"] = self._row(form["about"])
        self._do("note", data, form)
        return "已记录"

    def hint(self, form: Form, to: list[str]) -> str:
        """Tell something to some roles, or to all at the table."""
        seats = self._live.open(self._record).documents.scenario.seats
        everybody = [role for seat in seats for role in seat.roles]
        text = text_of(form, "text", "内容", LONGEST_TEXT)
        self._do("hint", {"to": roles_of(to or everybody), "text": text}, form)
        return "已提示" if to else "已提示全体"

    def show_limits(self, form: Form) -> str:
        """Let the seats see the running limits, or no longer."""
        shown = form.get("shown") == "yes"
        self._do("limits", {"shown": shown}, form)
        return "时限已向参演席公布" if shown else "时限已收起"

    def play(self, form: Form) -> str:
        """Play a card of the blue cell."""
        card = choice_of(form, "card", BLUE_CARDS, "牌")
        self._do("card", {"card": card}, form)
        return f"已出牌：{BLUE_CARDS[card]}"

    def veto(self, form: Form) -> str:
        """Keep a card from being played, or let it be played again."""
        card = choice_of(form, "card", BLUE_CARDS, "牌")
        vetoed = form.get("vetoed") == "yes"
        self._do("veto", {"card": card, "vetoed": vetoed}, form)
        return f"{'已否决' if vetoed else '已恢复'}：{BLUE_CARDS[card]}"

    def oppose(self, form: Form) -> str:
        """Let the blue cell play by itself at a strength, or no longer."""
        strength = choice_of(form, "strength", BLUE_STRENGTHS, "自动蓝军的强度")
        self._do("opponent", {"strength": strength}, form)
        return f"自动蓝军：{BLUE_STRENGTHS[strength]}"

    def _pause(self, form: Form) -> str:
        if self._live.open(self._record).moment().running:
            self._do("pause", {}, form)
        return "已暂停"

    def _resume(self, form: Form) -> str:
        if self._record.mode == "tabletop":
            raise DrillError("桌面推演中情景时钟不走", hint="请用“到下一事件”逐步推进")
        if not self._live.open(self._record).moment().running:
            self._do("resume", {}, form)
        return "已继续推演"

    def _speed(self, form: Form) -> str:
        wanted = form.get("speed", "")
        if wanted not in map(str, SPEEDS):
            raise DrillError("没有这个推演速度", hint=f"可选 {'、'.join(map(str, SPEEDS))} 倍")
        self._do("speed", {"factor": int(wanted)}, form)
        return f"推演速度已调为 {wanted} 倍"

    def _step(self, _form: Form) -> str:
        return "已到下一事件" if self._live.step(self._record) else "演练已经结束"

    def _end(self, form: Form) -> str:
        reason = clean(form.get("reason", ""))[:LONGEST_TEXT]
        self._do("end", {"reason": reason} if reason else {}, form)
        return "演练已结束"

    def _row(self, typed: str) -> int:
        """The seq of a row that exists."""
        seq, rows = whole(typed), len(self._live.open(self._record).journal)
        if seq is None or not 1 <= seq <= rows:
            raise DrillError("没有这一条记录", hint=f"填写 1 到 {rows} 的编号，或留空")
        return seq

    def _count(self, row_type: str) -> int:
        return len(self._live.open(self._record).journal.of(row_type))

    def _do(self, deed: str, data: Mapping[str, object], form: Form) -> Entry:
        act = Act("director", f"director.{deed}", data, user=self._account.id)
        try:
            return self._live.submit(self._record, act, token_of(form))
        except ActionRefused as error:
            raise DrillError(error.message, hint=error.hint) from error
