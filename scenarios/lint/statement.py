"""Model texts of releases."""

from collections.abc import Iterator

from scenarios.errors import Problem
from scenarios.lint.subject import Subject
from scenarios.vocabulary import MEASURES


def check(subject: Subject) -> Iterator[Problem]:
    """Model texts name measures of the journal, of the scenario's own category.

    规则 measure-known：样稿 measures 写措施代码：preventive、resolve、file_case、discipline、
    force，或 C<类别>-<序号>（如 C1-2），类别要与 truth.category 一致。
    """
    category = subject.scenario.truth.category
    known = [c for c in MEASURES if "-" not in c or c.startswith(f"C{category or ''}")]
    for path, code in subject.at("statements.*.measures.*"):
        if code not in known:
            yield subject.unknown(path, "measure-known", f"措施 {code}", known)
