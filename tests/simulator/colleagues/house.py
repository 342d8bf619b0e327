"""A house full of people in which the seats that nobody took are played by colleagues."""

from tests.simulator.stage import HOUR, NOTICE, act, drill
from tests.simulator.story import STORY

EVERYBODY = [
    *STORY["seats"],
    {"id": "legal", "title": "法制科", "roles": ["legal"]},
    {"id": "publicity", "title": "分管副局长", "roles": ["pub_leader"]},
    {"id": "business", "title": "分管业务副局长", "roles": ["biz_leader"]},
    {"id": "commentator", "title": "网评员", "roles": ["commentator"]},
    {"id": "local", "title": "分局", "roles": ["local", "local_head"]},
    {"id": "risk", "title": "风险评估", "roles": ["risk_rev"]},
]
VERIFY = {"task": "t1", "to": "dept", "requirements": "查", "purpose": "verify", "deadline": None}
HANDLE = {**VERIFY, "task": "t2", "purpose": "handle"}


def house(t=0, taken=("office",), **changes):
    """A drill with a full house in which only these seats are taken."""
    return drill(t, taken=taken, **{"seats": EVERYBODY, **changes})


def done(begun, act_type):
    """What colleagues entered of one type: role and data."""
    return [(row.by, dict(row.data)) for row in begun.journal.of(act_type) if row.auto]


def signs(begun):
    return [(by, d["step"], d["version"], d["verdict"]) for by, d in done(begun, "sign")]


def office(begun, act_type, **data):
    return begun.submit(act("lg_office", act_type, **data))


def drafted(t=HOUR + 60, **changes):
    """A grave matter with a draft on the table."""
    begun = house(t, **changes)
    office(begun, "grade.set", level="重大")
    office(begun, "draft.create", **NOTICE)
    return begun
