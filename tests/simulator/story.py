"""A small story and a small plan for tests of the simulator; enough of each part to matter."""

from typing import Any

from scenarios.plan import PlanPack
from scenarios.scenario import Scenario

STORY: dict[str, Any] = {
    "scenario": 1,
    "id": "small",
    "title": "小演练",
    "summary": "一所学校的食堂",
    "plans": ["small-plan"],
    "starts_at": "2026-09-18T16:00:00+08:00",
    "length": "24h",
    "slots": {"school": "澄湾学校", "cases": 12},
    "truth": {
        "category": 1,
        "locus": "bureau",
        "flags": ["casualties"],
        "concerned": ["dept"],
        "facts": [
            {
                "id": "f-cases",
                "kind": "casualties",
                "text": "{{ cases }}人就诊",
                "value": 12,
                "at": "1h",
            },
            {
                "id": "f-meat",
                "kind": "fact",
                "text": "未见过期肉",
                "learned": [
                    {
                        "after": {"type": "verify.request", "where": {"unit": "dept"}},
                        "delay": {"least": "1h", "most": "2h"},
                    }
                ],
            },
            {
                "id": "f-cause",
                "kind": "cause",
                "text": "常温存放过久",
                "learned": [
                    {
                        "after": {"type": "verify.request", "where": {"unit": "expert"}},
                        "delay": {"least": "6h", "most": "7h"},
                        "to": ["dept"],
                    }
                ],
            },
        ],
    },
    "seats": [
        {"id": "office", "title": "办公室", "roles": ["lg_office", "monitor"], "solo": True},
        {"id": "head", "title": "局长", "roles": ["lg_head", "lg"]},
        {"id": "dept", "title": "科室", "roles": ["dept", "dept_head"]},
    ],
    "platforms": {
        "weiyan": {"title": "微言", "kind": "microblog", "share": 3},
        "duanying": {"title": "短影", "kind": "shortvideo"},
    },
    "outlets": [
        {"id": "wanbao", "title": "晚报", "tier": "city", "headlines": ["{{ school }}多人不适"]},
        {"id": "dahao", "title": "大号", "tier": "kol", "headlines": ["又是食堂"]},
    ],
    "public": {"population": 500_000, "volume": 100, "gap": 0.7, "quiet_background": 10},
    "posts": [
        {
            "id": "p1",
            "at": "10m",
            "platform": "weiyan",
            "author": "阿宁",
            "stance": "victim",
            "text": "{{ school }}好多孩子吐了",
            "key": True,
            "class": "ask",
        },
        {
            "id": "p2",
            "at": "40m",
            "platform": "duanying",
            "author": "路人",
            "stance": "rumour",
            "text": "听说是过期肉",
            "rumour": "r-meat",
            "removed_after": "2h",
        },
    ],
    "rumours": [
        {"id": "r-meat", "at": "40m", "text": "过期肉", "refuted_by": ["f-meat"], "severe": True}
    ],
    "injects": [
        {
            "id": "call",
            "at": "30m",
            "title": "来电",
            "text": "{{ school }}有学生就诊",
            "channel": "phone",
            "to": ["lg_office"],
            "incident": True,
        },
        {
            "id": "mayor",
            "when": {"absent": {"row": {"type": "publish"}, "by": "5h"}},
            "title": "批示",
            "text": "转来批示",
            "channel": "letter",
            "row": "sim.leader_instruction",
            "data": {"tier": "city", "text": "{{ school }}一事抓紧"},
        },
    ],
    "citizens": [
        {
            "id": "c1",
            "at": "2h",
            "platform": "weiyan",
            "text": "该去哪看",
            "needs_procedure": False,
            "to": ["lg_office", "dept"],
            "answer": "请到正规医院就诊",
        }
    ],
    "reporters": [
        {
            "id": "q1",
            "at": "1h",
            "outlet": "wanbao",
            "question": "多少人就诊",
            "waits": "3h",
            "to": ["lg_office"],
            "headline": "{{ school }}一事未获回应",
        }
    ],
    "answers": [
        {
            "id": "a1",
            "on": {"type": "report.submit", "where": {"to": "upper"}},
            "role": "upper",
            "verdict": "instructed",
            "text": "收到",
            "delay": {"least": "10m", "most": "20m"},
            "requires": {"fields.time": {"filled": True}},
            "otherwise": "请补齐时间",
        }
    ],
    "statements": [
        {
            "id": "notice",
            "kind": "notice",
            "text": "{{ cases }}人就诊，均为轻症",
            "facts": ["f-cases"],
            "addresses": ["r-meat"],
            "attitude": "我们牵挂每一名孩子",
            "measures": ["C1-2"],
            "next_update": "4h",
        }
    ],
    "chatter": [
        {"stance": "anger", "texts": ["又这样", "说好的监管呢"]},
        {"stance": "support", "texts": ["等通报吧"]},
    ],
    "topics": ["{{ school }}食堂"],
    "background_topics": ["老街夜市", "桂花开了"],
}

PLAN: dict[str, Any] = {
    "pack": 1,
    "id": "small-plan",
    "title": "小预案",
    "short": "小",
    "nature": "测试用",
    "phases": ["报告", "回应"],
    "roles": {"lg_office": "办公室", "dept": "餐饮科"},
    "levels": [
        {"id": "一般", "clause": "一", "colour": "yellow"},
        {
            "id": "重大",
            "clause": "二",
            "colour": "red",
            "when": {
                "any": [
                    {"state": {"reposts.microblog": {"min": 20}}},
                    {"seen": {"type": "sim.media_report", "where": {"tier": ["province", "city"]}}},
                ]
            },
        },
    ],
    "settings": {},
    "detect_grace": "30m",
    "forms": {},
    "chains": [
        {
            "levels": ["一般"],
            "clause": "四",
            "drafted_by": ["lg_office", "dept"],
            "steps": [{"step": "legal", "by": ["legal"], "title": "法制审核"}],
            "published_by": ["lg_office"],
        },
        {
            "levels": ["重大"],
            "clause": "四",
            "drafted_by": ["lg_office", "dept"],
            "steps": [
                {"step": "dept_head", "by": ["dept_head"], "title": "科室审核"},
                {"step": "lg", "by": ["lg", "lg_head"], "title": "领导小组审定"},
            ],
            "published_by": ["lg_office"],
        },
    ],
    "close": {
        "clause": "五",
        "proposed_by": ["lg_office"],
        "approved_by": ["lg", "lg_head"],
        "quiet": "6h",
    },
    "weights": {"veto": 0, "major": 3, "minor": 1, "info": 0},
    "obligations": [
        {
            "id": "S-1",
            "clause": "三",
            "phase": "报告",
            "kind": "duty",
            "severity": "major",
            "dimension": "timing",
            "text": "及时报告",
            "check": {"kind": "exists"},
        }
    ],
}


def scenario(**changes: Any) -> Scenario:
    """The small story, with some of its top-level keys changed."""
    return Scenario.model_validate({**STORY, **changes})


def plan(**changes: Any) -> PlanPack:
    """The small plan, with some of its top-level keys changed."""
    return PlanPack.model_validate({**PLAN, **changes})
