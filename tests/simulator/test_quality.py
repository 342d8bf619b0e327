from simulator.quality import Quality, assess

GOOD = {
    "kind": "notice",
    "text": "37 名学生就诊，我们牵挂每一名孩子。",
    "facts": ["f1"],
    "attitude": "牵挂",
    "measures": [3],
    "next_update": "2026-09-18T20:00:00+08:00",
    "addresses": ["r1"],
}


def test_whole_statement_has_full_quality():
    assert assess(GOOD, {"f1"}, harm=True) == Quality(1.0, premature=False, faults=(), advice=())


def test_unknown_fact_is_premature_and_sent_back():
    found = assess({**GOOD, "facts": ["f1", "f2"]}, {"f1"}, harm=True)

    assert found == Quality(0.675, premature=True, faults=("引用的情况尚未查实：f2",), advice=())


def test_cause_before_it_is_found_is_premature_and_sent_back():
    found = assess({**GOOD, "asserts_cause": "f9"}, {"f1"}, harm=True)

    assert found == Quality(0.8, premature=True, faults=("原因尚未查明，不宜认定",), advice=())


def test_known_cause_may_be_named():
    assert assess({**GOOD, "asserts_cause": "f1"}, {"f1"}, harm=True).score == 1.0


def test_harm_asks_for_a_word_of_concern():
    cold = {**GOOD, "attitude": "", "text": "37 名学生就诊。"}

    assert assess(cold, {"f1"}, harm=True).faults == ("涉及人身伤害，缺少关切的态度表述",)
    assert assess(cold, {"f1"}, harm=True).score == 0.85
    assert assess(cold, {"f1"}, harm=False).score == 1.0


def test_empty_notice_gets_advice_on_what_is_missing():
    found = assess({"kind": "notice"}, (), harm=False)

    assert found == Quality(
        0.35,
        premature=False,
        faults=(),
        advice=("建议写明已查实的事实", "建议写明已采取的措施", "建议说明下一步何时公布"),
    )


def test_reply_needs_neither_facts_nor_measures_nor_a_word_of_concern():
    found = assess({"kind": "reply"}, (), harm=True)

    assert (found.faults, found.advice) == ((), ())


def test_final_text_needs_no_next_time():
    result = {"kind": "result", "measures": [1], "facts": ["f"]}

    assert assess(result, {"f"}, harm=False).advice == ()


def test_secret_fact_is_sent_back_however_well_known():
    found = assess(GOOD, {"f1"}, harm=True, secret={"f1"})

    assert (found.score, found.faults) == (1.0, ("涉及不宜公开的情况：f1",))


def test_attitude_that_is_only_declared_is_worth_half():
    declared = {**GOOD, "text": "37 名学生就诊。"}
    found = assess(declared, {"f1"}, harm=True)

    assert found == Quality(0.925, premature=False, faults=(), advice=("建议把关切写进正文",))


def test_cause_in_the_words_is_premature_until_one_is_known():
    text = {**GOOD, "text": f"{GOOD['text']}系肉变质所致。"}
    early = assess(text, {"f1"}, harm=True, causes={"f9"})

    assert early == Quality(
        0.8, premature=True, faults=("原因尚未查明，不宜认定：“系肉变质所致”",), advice=()
    )
    assert assess(text, {"f1", "f9"}, harm=True, causes={"f9"}).score == 1.0


def test_cause_may_be_ruled_out_by_a_verified_fact_only():
    text = {**GOOD, "text": f"{GOOD['text']}与食堂无关。"}

    assert not assess(text, {"f1"}, harm=True).premature
    assert assess({**text, "facts": []}, {"f1"}, harm=True).premature


def test_names_and_attacks_are_sent_back_and_cost_trust():
    text = {**GOOD, "text": f"{GOOD['text']}伤者陈晓岚已出院。有人别有用心。"}
    found = assess(text, {"f1"}, harm=True)

    assert found == Quality(
        0.8,
        premature=False,
        faults=("含有个人信息：陈晓岚", "指责质疑者：别有用心"),
        advice=("建议改换用语：别有用心、陈晓岚",),
    )


def test_cold_words_cost_up_to_four_slips():
    text = "无可奉告，后果自负，绝对安全，万无一失，只有3人不适。"
    harmed = assess({**GOOD, "text": text}, {"f1"}, harm=True)
    unharmed = assess({**GOOD, "text": text[:5]}, {"f1"}, harm=False)

    assert (harmed.score, unharmed.score) == (0.525, 0.9)
    assert assess({"kind": "notice", "text": text}, (), harm=True).score == 0.0
