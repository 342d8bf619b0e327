"""The grades of a scorecard: from which total on they are given, as a bureau sets them.

A plan pack may hold thresholds, and a bureau may keep a document of its own:

    grades: 1
    bureau: 澄湾市市场监督管理局
    thresholds: {excellent: 92, good: 80, passed: 60}

Source: doctrine §4.2 for the defaults.
"""

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from scenarios.model import Part


class Grades(Part):
    """The least total of each grade; what is below `passed` is 差."""

    excellent: int = Field(90, ge=0, le=100)
    good: int = Field(80, ge=0, le=100)
    passed: int = Field(60, ge=0, le=100)
    """0 where the plan only informs: then nobody fails by it."""

    @model_validator(mode="after")
    def _falling(self) -> "Grades":
        if not self.excellent > self.good > self.passed:
            raise PydanticCustomError(
                "grades_order", "excellent, good and passed must fall; write 90, 80, 60"
            )
        return self

    def of(self, total: float, *, best: bool = True) -> str:
        """The grade of a total; 优 only where `best` allows it."""
        for least, name in ((self.excellent, "优"), (self.good, "良"), (self.passed, "中")):
            if total >= least and (best or name != "优"):
                return name
        return "差"

    def for_plan(self, plan: "Grades") -> "Grades":
        """These thresholds for a plan with its own; a plan that only informs still fails nobody."""
        return self if plan.passed else self.model_copy(update={"passed": 0})


class GradeScale(Part):
    """A bureau's own thresholds, as a document."""

    grades: Literal[1]
    bureau: str = ""
    thresholds: Grades
