from scoring.rubric.gates import Gate, authority, chain, privacy, secrecy
from simulator.statement.text import Span
from tests.scoring.rubric.press import POST, Row, notice, release, released

MAJOR = {"emergency_level": "重大"}
SECRET = {"id": "f9", "kind": "fact", "text": "线人已潜入该厂的地下仓库", "secret": True}


def test_approved_version_passes_and_another_does_not() -> None:
    assert chain(notice("通报")) == Gate(
        "chain", "审批", passed=True, reason="发布前已经审定。", rows=(4,)
    )
    draft, _, publish = release("通报")
    [bare] = released(POST, draft, publish)
    assert chain(bare) == Gate(
        "chain", "审批", passed=False, reason="发布前，这一版没有经过预案要求的审定。", rows=(3,)
    )


def test_result_of_a_major_food_accident_needs_consent_from_above() -> None:
    free = Gate("authority", "发布权限", passed=True, reason="属于本级可以发布的内容。")

    assert authority(notice("系毒素所致。", truth=MAJOR)) == Gate(
        "authority",
        "发布权限",
        passed=False,
        reason="重大食品安全事故的调查结果应由上级统一公布，发布前没有上级同意的记录。",
        words=(Span(0, 5, "系毒素所致"),),
    )
    assert not authority(notice("结果", truth=MAJOR, kind="result")).passed
    assert not authority(notice("通报", truth=MAJOR, asserts_cause="f1")).passed
    assert authority(notice("正在调查。", truth=MAJOR)) == free
    assert authority(notice("系毒素所致。")) == free
    assert authority(notice("系毒素所致。", truth={**MAJOR, "category": 2})) == free


def test_consent_from_above_opens_the_gate() -> None:
    answer = {"request": 1, "verdict": "approved", "role": "upper", "text": "同意"}
    said: Row = (700, "world", "sim.decision", answer)
    refused: Row = (700, "world", "sim.decision", {**answer, "verdict": "refused"})
    other: Row = (700, "world", "sim.decision", {**answer, "statement": "s2"})
    sign = {"statement": "s1", "version": 1, "step": "upper", "verdict": "ok"}
    signed: Row = (3599, "upper", "sign", sign)
    rejected: Row = (3599, "upper", "sign", {**sign, "verdict": "reject"})

    text = "系毒素所致。"
    agreed = Gate("authority", "发布权限", passed=True, reason="已经上级同意。", rows=(2,))
    assert authority(notice(text, said, truth=MAJOR)) == agreed
    assert authority(notice(text, signed, truth=MAJOR)) == agreed
    assert [
        authority(notice(text, row, truth=MAJOR)).passed for row in (refused, other, rejected)
    ] == [False, False, False]


def test_secret_fact_may_be_neither_cited_nor_quoted() -> None:
    truth = {"facts": [SECRET]}

    assert secrecy(notice("通报", truth=truth)) == Gate(
        "secrecy", "保密", passed=True, reason="没有涉密和内部内容。"
    )
    assert secrecy(notice("通报", truth=truth, facts=["f9"])) == Gate(
        "secrecy", "保密", passed=False, reason="引用了标明保密的事实。"
    )
    assert secrecy(notice("我局 线人已潜入 该厂的库房", truth=truth)) == Gate(
        "secrecy",
        "保密",
        passed=False,
        reason="写出了保密或内部内容：“线人已潜入 该厂的”。",
        words=(Span(3, 12, "线人已潜入 该厂的"),),
    )
    assert secrecy(notice("线人已潜入", truth=truth)).passed


def test_internal_words_do_not_go_out() -> None:
    assert secrecy(notice("根据市长批示，已到场。")).words == (Span(2, 6, "市长批示"),)


def test_personal_data_do_not_go_out() -> None:
    assert privacy(notice("伤者陈晓岚已出院。")) == Gate(
        "privacy",
        "个人信息",
        passed=False,
        reason="泄露个人信息：“陈晓岚”。",
        words=(Span(2, 5, "陈晓岚"),),
    )
    assert privacy(notice("伤者陈某已出院。")) == Gate(
        "privacy", "个人信息", passed=True, reason="没有泄露个人信息。"
    )


def test_gate_writes_itself_as_json() -> None:
    assert privacy(notice("伤者陈晓岚已出院。")).as_json() == {
        "id": "privacy",
        "title": "个人信息",
        "passed": False,
        "reason": "泄露个人信息：“陈晓岚”。",
        "words": [{"start": 2, "end": 5, "quote": "陈晓岚"}],
        "rows": [],
    }
