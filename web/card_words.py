"""The Chinese words of a scorecard that the plan does not give."""

from collections.abc import Mapping
from types import MappingProxyType

from scenarios.plan import Basis, Dimension, Severity

DIMENSIONS: Mapping[Dimension, str] = MappingProxyType(
    {
        Dimension.TIMING: "时限",
        Dimension.PROCEDURE: "程序与审批",
        Dimension.CONTENT: "内容要素",
        Dimension.RESPONSE: "回应质量",
        Dimension.REVIEW: "复盘总结",
    }
)
BASES: Mapping[Basis, str] = MappingProxyType(
    {Basis.PLAN: "预案条文", Basis.DRILL_SETTING: "本演练设定", Basis.DOCTRINE: "国家规定"}
)
SEVERITIES: Mapping[Severity, str] = MappingProxyType(
    {
        Severity.VETO: "一票否决",
        Severity.MAJOR: "重要",
        Severity.MINOR: "一般",
        Severity.INFO: "不计分",
    }
)
GATES: Mapping[str, str] = MappingProxyType(
    {"chain": "审批", "authority": "发布权限", "secrecy": "保密", "privacy": "个人信息"}
)
"""The gates of the rubric, by their functions."""
