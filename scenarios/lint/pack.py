"""What a plan pack says about itself."""

from collections.abc import Iterator

from scenarios.errors import Problem
from scenarios.lint.subject import Subject
from scenarios.vocabulary import ENTRY_TYPES, MEASURES, Kind, Writer


def check(subject: Subject) -> Iterator[Problem]:
    """Phases, levels, steps, measures and dependencies that a pack names are its own.

    规则 phase-known：义务的 phase 要在 phases 里。规则 level-known：义务和审签流程的 levels 要在
    levels 里。规则 level-base：恰有一个等级不写 when，其余条件都不成立时用它。
    规则 step-known：审签流程的 step 要是审签行动的环节。规则 form-known：forms 的键要是带要素的
    行动，如 report.submit。规则 measure-known：categories 里的措施代码要是通用的措施代码。
    规则 link-known：links 里属于环节的要是席位的操作。
    规则 depends-known：depends_on 要是本预案包的义务。规则 weight-known：用到的轻重都要在 weights
    里有分值，另写了 weight 的除外。
    """
    for route, rule, what, known in _routes(subject):
        for path, name in subject.at(route):
            if name not in known:
                yield subject.unknown(path, rule, f"{what} {name}", known)
    for name in subject.pack.forms:
        if name not in _WITH_FIELDS:
            yield subject.unknown(("forms", name), "form-known", f"行动 {name}", _WITH_FIELDS)
    yield from _base(subject)
    yield from _weights(subject)


_ACTS = tuple(name for name, spec in ENTRY_TYPES.items() if spec.writer is Writer.SEAT)
_WITH_FIELDS = tuple(
    name
    for name, spec in ENTRY_TYPES.items()
    if any(field.kind is Kind.FIELDS for field in spec.fields)
)


def _routes(subject: Subject) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Where names stand in a pack: route, rule, what they are, which there are."""
    pack = subject.pack
    step = ENTRY_TYPES["sign"].field("step")
    assert step is not None  # the vocabulary has it
    levels = tuple(level.id for level in pack.levels)
    yield "obligations.*.phase", "phase-known", "阶段", pack.phases
    yield "obligations.*.levels.*", "level-known", "等级", levels
    yield "chains.*.levels.*", "level-known", "等级", levels
    yield "chains.*.steps.*.step", "step-known", "环节", tuple(dict(step.choices))
    obligations = tuple(one.id for one in pack.obligations)
    yield "obligations.*.depends_on.*", "depends-known", "义务", obligations
    yield "categories.*.measures.*.code", "measure-known", "措施", tuple(MEASURES)
    yield "links.*.*", "link-known", "操作", _ACTS


def _base(subject: Subject) -> Iterator[Problem]:
    base = [n for n, level in enumerate(subject.pack.levels) if level.when is None]
    if not base:
        message = "每个等级都写了 when"
        yield subject.problem(("levels",), "level-base", message, "最低一级不写 when")
    for n in base[1:]:
        message = "已有一个等级不写 when"
        yield subject.problem(("levels", n), "level-base", message, "写明这一等级的条件")


def _weights(subject: Subject) -> Iterator[Problem]:
    pack = subject.pack
    for n, one in enumerate(pack.obligations):
        if one.weight is None and one.severity not in pack.weights:
            path = ("obligations", n, "severity")
            message = f"weights 里没有 {one.severity} 的分值"
            yield subject.problem(path, "weight-known", message, "在 weights 里补上，或写 weight")
