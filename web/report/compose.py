"""A scorecard becomes a paper: the after-action report (演练评估报告), section by section."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scenarios.units import duration_words
from scenarios.vocabulary import MODES
from scoring.finding import Status
from scoring.override import Override, RubricLine
from scoring.scorecard import CAP, Scorecard
from scoring.sums import Tally
from web.card_view import finding_view, hint_view, points
from web.card_words import DIMENSIONS
from web.desk_view.heat import heat
from web.grade_view import scale_words
from web.report.finding import COLUMNS, RESULT, cells
from web.report.paper import MARK, Block, Paper, Section, heading, plain, table, text
from web.report.statement import statement_blocks
from web.review_view.doctrine import Overlay
from web.row_view import statement_name
from web.words import Words

_NUMERALS = "一二三四五六七八九十"
_SCORE = (("项目", 30), ("得分", 14), ("满分", 14), ("评判", 42))
_OVERRIDE = (("条目", 16), ("原判", 22), ("改判", 14), ("理由", 28), ("改判人和时间", 20))
_RULE = (("编号和依据", 20), ("要求", 30), ("结果", 12), ("说明", 38))
_HEAT = (("时间", 30), ("热度", 16), ("当时的行动", 54))
_FIGURES = (("平台", 40), ("转发", 20), ("评论", 20), ("阅读", 20))
_HINT = (("时间", 26), ("义务", 18), ("内容", 44), ("扣分", 12))


@dataclass(frozen=True, slots=True)
class Report:
    """What a report tells about.

    Attributes:
        card: The scorecard, with overrides.
        words: The names and times of the drill.
        title: What the drill was called.
        names: The name that others see, by account id.
        doctrine: The national rules beside the plan; None without.
    """

    card: Scorecard
    words: Words
    title: str
    names: Mapping[str, str]
    doctrine: Overlay | None


def paper_of(report: Report) -> Paper:
    """Compose the report."""
    parts = (
        ("总体评价", "总评", _verdict(report)),
        ("分项、环节和人员得分", "得分", _scores(report)),
        ("逐项评判", "逐项评判", _findings(report)),
        ("人工改判", "人工改判", _overrides(report)),
        ("回应质量（单列，不计入总分）", "回应质量", _statements(report)),
        ("国家要求对照（不计分）", "国家要求", _doctrine(report)),
        ("热度（供参考，不计分）", "热度", _heat(report)),
        ("说明", "说明", _closing(report)),
    )
    return Paper(
        title="舆情应急演练评估报告",
        subtitle=plain(f"（{MARK}）{report.title}"),
        facts=tuple((label, plain(said)) for label, said in _facts(report) if said),
        sections=tuple(
            Section(f"{_NUMERALS[n]}、{title}", name, tuple(blocks))
            for n, (title, name, blocks) in enumerate(parts)
        ),
        footer=f"{MARK}材料　情节、单位、人员均为虚构",
    )


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    words, card = report.words, report.card
    header, journal = words.header, words.journal
    last = journal[len(journal)].t if len(journal) else 0
    yield "情景", f"{words.scenario.title}（{header.scenario}）"
    yield "评判依据", words.pack.title
    yield "演练形式", MODES[header.mode]
    yield "演练开始", f"{header.starts_at.year}年{words.moment(0).text}"
    yield "演练历时", duration_words(last)
    people = dict.fromkeys(row.user for row in journal if row.user and not row.auto)
    yield "参演人员", "、".join(report.names.get(one, one) for one in people)
    yield "等次标准", scale_words(card.grades)
    yield "节假日安排", card.calendar
    yield "演练记录校验值", card.journal_sha256


def _verdict(report: Report) -> Iterator[Block]:
    card = report.card
    total = "没有可评的内容" if card.total is None else f"总分 {points(card.total)} 分"
    yield text(f"{total}，等次：{card.grade}。", strong=True)
    if card.capped_by:
        told = f"触犯一票否决，总分不超过 {CAP} 分；封顶前累计 {points(card.points)} 分："
        yield text(told, strong=True)
    for one in card.findings:
        if one.vetoes:
            yield text(f"{one.id}　{one.clause}　{one.reason}")
    counts = Counter(finding.status for finding in card.findings)
    told = "、".join(f"{one.label} {counts[one]} 项" for one in Status if counts[one])
    yield text(f"共评判 {len(card.findings)} 项：{told}。")
    if card.hints:
        yield text(f"网络练兵中索取提示 {len(card.hints)} 次，扣 {points(card.deduction)} 分。")
        views = [hint_view(hint, report.words) for hint in card.hints]
        yield table(
            _HINT,
            ((v.row.moment.text, v.obligation, v.row.summary, f"−{v.cost}") for v in views),
        )
    if card.overrides:
        yield text(f"含人工改判 {len(card.overrides)} 次，原判和理由见“人工改判”。")
    for warning in card.warnings:
        yield text(warning)


def _scores(report: Report) -> Iterator[Block]:
    card, words = report.card, report.words
    dimensions = {DIMENSIONS[key]: one for key, one in card.dimensions.items()}
    for title, sums in (("分项", dimensions), ("环节", card.phases)):
        yield heading(title)
        yield table(
            _SCORE[:3],
            ((name, points(one.points), points(one.max)) for name, one in sums.items() if one.max),
        )
    seats = {words.role(role): tally for role, tally in card.roles.items()}
    people = {report.names.get(one, one): tally for one, tally in card.persons.items()}
    for title, tallies in (("席位（角色）", seats), ("参演人员", people)):
        if tallies:
            yield heading(title)
            yield text("涉及几个席位或几个人的评判，在每个席位、每个人名下都全数计入。")
            yield table(_SCORE, _tally_rows(tallies))


def _tally_rows(tallies: Mapping[str, Tally]) -> Iterator[Sequence[str]]:
    for name, tally in tallies.items():
        counts = "、".join(f"{one.label} {n}" for one, n in tally.statuses.items())
        yield name, points(tally.points), points(tally.max), counts


def _findings(report: Report) -> Iterator[Block]:
    for phase, part in report.card.phases.items():
        found = [one for one in report.card.findings if one.phase == phase]
        if found:
            reached = f"　{points(part.points)} / {points(part.max)} 分" if part.max else ""
            yield heading(f"{phase}{reached}")
            yield table(
                COLUMNS,
                (cells(finding_view(one, report.words), one) for one in found),
                tuple(one.status.value for one in found),
                RESULT,
            )


def _overrides(report: Report) -> Iterator[Block]:
    if not report.card.overrides:
        yield text("没有人工改判。")
        return
    yield table(_OVERRIDE, (_override(one, report) for one in report.card.overrides))


def _override(one: Override, report: Report) -> Sequence[str]:
    now = (one.status.label if one.status else "", _points(one))
    about = one.about
    name = about if isinstance(about, str) else _line_name(about)
    by = report.names.get(one.by, one.by)
    change = "恢复系统评判" if one.withdraws else " ".join(filter(None, now))
    moment = one.at[:16].replace("T", " ")
    return name, _original(about, report.card), change, one.reason, f"{by}\n{moment}"


def _points(one: Override) -> str:
    return "" if one.points is None else f"{points(one.points)} 分"


def _line_name(about: RubricLine) -> str:
    return f"{statement_name(about.statement)} 第 {about.version} 版 {about.line}"


def _original(about: str | RubricLine, card: Scorecard) -> str:
    """The examiner's own result, where an override holds; else it stands in the findings."""
    if isinstance(about, str):
        found = next((one.original for one in card.findings if one.id == about), None)
        told = f"{found.status.label} " if found else ""
        return f"{told}{points(found.points)} 分：{found.reason}" if found else "见逐项评判"
    lines = (
        line.original
        for one in card.statements
        if (one.statement, one.version) == (about.statement, about.version)
        for line in one.lines
        if line.item.id == about.line and line.original
    )
    marked = next(lines, None)
    return f"{points(marked.points)} 分：{marked.reason}" if marked else "见回应质量"


def _statements(report: Report) -> Iterator[Block]:
    if not report.card.statements:
        yield text("没有发布稿件。")
    for one in report.card.statements:
        yield from statement_blocks(one, report.words)


def _doctrine(report: Report) -> Iterator[Block]:
    found = report.doctrine
    if found is None or not found.asked:
        yield text("没有安装国家规定的预案包，或本次演练没有涉及。")
        return
    yield text(found.nature)
    views = [rule.finding for rule in found.asked]
    yield table(
        _RULE,
        ((f"{v.id}\n{v.clause}", v.text, v.label, v.reason) for v in views),
        tuple(v.status for v in views),
        RESULT,
    )


def _heat(report: Report) -> Iterator[Block]:
    journal = report.words.journal
    found = heat(
        journal.of("sim.metric"), [row for row in journal if row.by != "world"], report.words
    )
    if found.peak is None:
        yield text("涉事内容没有传播开来。")
        return
    yield text(f"最高热度 {found.peak:g}，演练结束时 {found.now:g}（0 至 100）。")
    yield table(_FIGURES, ((f.platform, f.reposts, f.comments, f.views) for f in found.figures))
    yield table(
        _HEAT,
        ((h.moment.text, f"{h.heat:g}", "、".join(dict.fromkeys(h.acts))) for h in found.hours),
    )


def _closing(report: Report) -> Iterator[Block]:
    yield text(report.words.pack.nature)
    yield text(
        "“时限”是预案或本演练设定的期限，“实测”是从起算到完成经过的时间，依据列出演练记录的序号、时间、经办和事项。"
    )
    yield text("本报告由演练记录和预案包算出，可用同一份记录重新评分核对。")
