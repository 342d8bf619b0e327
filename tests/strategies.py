"""What property tests draw: rows and journals of every type the vocabulary knows."""

from hypothesis import strategies as st

from scenarios.vocabulary import AUTHORS, ENTRY_TYPES, ROLES, Kind, Writer
from simulator.entry import Entry
from simulator.journal import Journal
from simulator.reading import read_header

HEADER = {
    "journal": 1,
    "scenario": "canteen-poisoning",
    "plan": "nanning-2017",
    "seed": 1,
    "starts_at": "2026-09-18T15:40:00+08:00",
    "mode": "practice",
    "platforms": {"weiyan": "microblog", "duanying": "shortvideo"},
}

names = st.sampled_from(["p1", "p2", "甲", "f1", "weiyan", "s1"])
roles = st.sampled_from(sorted(ROLES))
seqs = st.integers(1, 40)
texts = st.text(max_size=20)

_VALUES = {
    Kind.TEXT: names,
    Kind.LONG_TEXT: texts,
    Kind.TEXTS: st.lists(names, max_size=3),
    Kind.ROLE: roles,
    Kind.ROLES: st.lists(roles, max_size=3),
    Kind.SEQ: seqs,
    Kind.SEQS: st.lists(seqs, max_size=3),
    Kind.POST: names,
    Kind.POSTS: st.lists(names, max_size=3),
    Kind.FACTS: st.lists(names, max_size=3),
    Kind.FACT: st.none() | names,
    Kind.COUNT: st.integers(0, 10**6),
    Kind.NUMBER: st.floats(0, 100),
    Kind.RANK: st.none() | st.integers(1, 50),
    Kind.YES_NO: st.booleans(),
    Kind.TIME: st.none() | st.just("2026-09-19T12:00:00+08:00"),
    Kind.FIELDS: st.dictionaries(names, texts, max_size=3),
    Kind.OBJECT: st.dictionaries(names, texts, max_size=3),
    Kind.CHANNELS: st.lists(names, max_size=3),
    Kind.JSON: texts,
}


def value_of(field):
    """Values of a field of the vocabulary, of its kind."""
    if field.kind is Kind.CHOICE:
        return st.sampled_from([value for value, _ in field.choices])
    return _VALUES[field.kind]


def data_of(row_type):
    """The data of a row of a type: all required fields, any of the others."""
    spec = ENTRY_TYPES[row_type]
    return st.fixed_dictionaries(
        {f.name: value_of(f) for f in spec.fields if f.required},
        optional={f.name: value_of(f) for f in spec.fields if not f.required},
    )


@st.composite
def rows(draw):
    """A row without its place in a journal: (seconds since the row before, by, type, data)."""
    row_type = draw(st.sampled_from(sorted(ENTRY_TYPES)))
    writer = ENTRY_TYPES[row_type].writer
    by = draw(roles) if writer is Writer.SEAT else AUTHORS[writer is Writer.DIRECTOR]
    return draw(st.integers(0, 600)), by, row_type, draw(data_of(row_type))


@st.composite
def journals(draw, max_size=40):
    """A journal of well-formed rows in order of time; it need not make sense as a story."""
    journal = Journal(read_header(HEADER))
    t = 0
    for seq, (wait, by, row_type, data) in enumerate(draw(st.lists(rows(), max_size=max_size)), 1):
        t += wait
        journal.append(Entry(seq, t, by, row_type, data))
    return journal


_PHRASES = """
经核查， 据医院通报 网传“ ”不属实 我局 责令停业 封存留样 原因是 系肉变质所致 正在调查 9月18日 13时许
栖川市澄湾实验学校 学生 就诊 无死亡 牵挂 绝对安全 个别 请拨打12315 将于明日公布 家长王建国
13912345678 造成3人受伤 是否 如 不 ， 。 、 ； 死亡
"""


def statements():
    """Texts of statements: phrases of real notices in any order, mixed with any characters."""
    phrases = st.sampled_from([*_PHRASES.split(), " ", "\n", "\u200b", "37 名", "9 月"])
    return st.lists(phrases | st.text(max_size=6), max_size=30).map("".join)
