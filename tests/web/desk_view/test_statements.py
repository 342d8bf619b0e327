from tests.web.desk_view.laid import desk, draft, sign
from web.desk_view.statements import statements
from web.row_view import Detail

DRAFTS = [(0, *draft("s1", 1, "甲。乙。")), (60, *draft("s1", 2, "甲。丙。", attitude="关切"))]
LEVEL = ("lg_office", "grade.set", {"level": "重大"})


def one(*rows, seats=("office",)):
    return statements(desk(*rows, seats=seats))[0]


def test_the_latest_version_stands_in_front_of_earlier_ones():
    found = one(*DRAFTS)

    assert (found.name, found.kind, found.latest.number) == ("稿件 1", "情况通报", 2)
    assert [v.number for v in found.earlier] == [1]
    assert found.latest.details == (Detail("类型", "情况通报"), Detail("态度表述", "关切"))


def test_the_chain_is_that_of_the_level_the_team_has_set():
    assert [(s.step, s.state) for s in one(*DRAFTS).steps] == [("legal", "waiting")]
    assert one(*DRAFTS, (61, *LEVEL)).missing == ("科室审核", "领导小组审定")


def test_a_signature_counts_for_its_version_alone():
    rows = [*DRAFTS[:1], (30, *sign("s1", 1, "legal", "legal", note="可")), *DRAFTS[1:]]

    found = one(*rows)

    assert found.missing == ("法制审核",)
    assert [(s.title, s.ok, s.note) for s in found.earlier[0].signatures] == [
        ("法制审核", True, "可")
    ]


def test_a_rejected_step_stays_missing_until_it_is_signed():
    rejected = [*DRAFTS, (70, *sign("s1", 2, "legal", "legal", "reject"))]
    signed = [*rejected, (80, *sign("s1", 2, "legal", "legal"))]

    assert (one(*rejected).state, one(*rejected).missing) == ("已退回", ("法制审核",))
    assert (one(*signed).state, one(*signed).missing) == ("审签齐备", ())


def test_a_step_of_a_role_held_here_can_be_signed_here():
    rows = [*DRAFTS, (61, *LEVEL)]

    assert [s.mine for s in one(*rows, seats=["dept"]).steps] == [True, False]
    assert [s.mine for s in one(*rows, seats=["head"]).steps] == [False, True]
    signed = [*rows, (70, *sign("s1", 2, "dept_head", "dept_head"))]
    assert [s.mine for s in one(*signed, seats=["dept"]).steps] == [False, False]


def test_a_release_is_told_with_channels_and_whether_it_was_retracted():
    publish = {"statement": "s1", "version": 2, "channels": ["website", "weiyan"]}
    out = [*DRAFTS, (90, "lg_office", "publish", publish)]
    back = [*out, (99, "lg_office", "retract", {"publish": 3, "reason": "有误"})]

    assert [(r.channels, r.retracted) for r in one(*out).releases] == [("门户网站、微言", False)]
    assert one(*out).state == "已发布"
    assert one(*back).state == "已撤回"


def test_a_press_conference_is_a_release_to_the_press():
    presser = {"statement": "s1", "version": 2, "questions": []}

    assert (
        one(*DRAFTS, (90, "lg_office", "presser.hold", presser)).releases[0].channels
        == "新闻发布会"
    )


def test_a_new_version_after_the_release_begins_anew():
    publish = {"statement": "s1", "version": 1, "channels": ["website"]}

    assert one(DRAFTS[0], (30, "lg_office", "publish", publish), DRAFTS[1]).state == "待法制审核"


def test_the_statement_begun_last_comes_first():
    rows = [*DRAFTS, (99, *draft("s2", 1, "丁"))]

    assert [s.id for s in statements(desk(*rows))] == ["s2", "s1"]


def test_a_step_the_plan_does_not_name_has_its_general_title():
    rows = [*DRAFTS, (70, *sign("s1", 2, "upper", "upper"))]

    assert [s.title for s in one(*rows).latest.signatures] == ["上级审批"]
