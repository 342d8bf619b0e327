"""Every element that is found by words: one sentence that has it, one near miss that has not."""

import pytest

from simulator.statement.element import Element
from simulator.statement.reading import content_of


def found(text: str, element: Element) -> list[tuple[str, str]]:
    return [(m.span.quote, m.value) for m in content_of(text).marks if m.element is element]


E = Element


@pytest.mark.parametrize(
    ("element", "text", "quote", "value"),
    [
        (E.SOURCE, "经核查，情况属实", "经核查", "firm"),
        (E.SOURCE, "据栖川市第二人民医院通报", "据栖川市第二人民医院通报", "firm"),
        (E.SOURCE, "监控录像显示", "监控录像显示", "firm"),
        (E.SOURCE, "据网友说", "据网友", "weak"),
        (E.KNOWN, "截至目前，共37人", "截至目前", ""),
        (E.KNOWN, "现已查明三点", "现已查明", ""),
        (E.UNKNOWN, "正在组织专家检验", "正在组织专家检验", ""),
        (E.UNKNOWN, "具体人数尚未核实", "尚未核实", ""),
        (E.UNKNOWN, "待检验结果公布", "待检验", ""),
        (E.UNKNOWN, "尚无定论", "尚无定论", ""),
        (E.BLAME, "由物业承担主要责任", "承担主要责任", ""),
        (E.BLAME, "黑心商家", "黑心商家", ""),
        (E.BLAME, "乘客自身操作不当", "乘客自身操作不当", ""),
        (E.CONCERN, "我们牵挂每一名孩子", "牵挂", "care"),
        (E.CONCERN, "致以诚挚慰问", "诚挚慰问", "care"),
        (E.CONCERN, "对遇难者沉痛哀悼", "哀悼", "mourning"),
        (E.ATTITUDE, "家长的担忧我们十分理解", "担忧我们十分理解", "understanding"),
        (E.ATTITUDE, "感谢社会各界的监督", "感谢社会各界的监督", "thanks"),
        (E.ATTITUDE, "一定依法从严查处", "一定依法从严查处", "resolve"),
        (E.APOLOGY, "我们诚恳道歉", "道歉", ""),
        (E.ACCOUNTABILITY, "对其停职检查", "停职", ""),
        (E.ACCOUNTABILITY, "我局日常检查存在疏漏", "我局日常检查存在疏漏", ""),
        (E.COLD, "无可奉告", "无可奉告", ""),
        (E.COLD, "家属情绪稳定", "家属情绪稳定", ""),
        (E.COLD, "这不属于我局的职责范围", "不属于我局的职责", ""),
        (E.MISFIT, "处置工作圆满成功", "圆满成功", ""),
        (E.MISFIT, "局领导亲自指挥", "领导亲自", ""),
        (E.ABSOLUTE, "食品绝对安全", "绝对安全", ""),
        (E.ABSOLUTE, "保证今后不再发生", "保证今后不再发生", ""),
        (E.MINIMISING, "只有3人受伤", "只有3人", ""),
        (E.MINIMISING, "个别家长的误解", "个别", ""),
        (E.SLOGAN, "举一反三，常抓不懈", "举一反三", ""),
        (E.JARGON, "做好舆情管控", "舆情", ""),
        (E.INTERNAL, "根据市长批示", "市长批示", ""),
        (E.ATTACK, "有人别有用心", "别有用心", ""),
        (E.ATTACK, "将追究转发网民的责任", "追究转发", ""),
        (E.DENIAL, "该消息不属实", "不属实", ""),
        (E.EVIDENCE, "检验报告已公开", "检验报告", ""),
        (E.EXCUSE, "人手不足", "人手不足", ""),
        (E.BOLSTER, "一直以来，监管到位", "监管到位", ""),
        (E.LEGAL, "依据《食品安全法》处罚", "依据《食品安全法》", ""),
        (E.DIALOGUE, "召开座谈会", "座谈会", ""),
        (E.EXPLANATION, "专家解释：", "专家解释", ""),
    ],
)
def test_words_of_an_element_are_found(element: Element, text: str, quote: str, value: str) -> None:
    assert (quote, value) in found(text, element)


@pytest.mark.parametrize(
    ("element", "text"),
    [
        (E.SOURCE, "正在经核查，"),
        (E.UNKNOWN, "已经核实完毕"),
        (E.BLAME, "涉嫌违法行为"),
        (E.BLAME, "是否负主要责任"),
        (E.CONCERN, "没有牵挂"),
        (E.ATTITUDE, "不理解大家的担忧"),
        (E.APOLOGY, "责令商家道歉"),
        (E.APOLOGY, "拒不道歉"),
        (E.ACCOUNTABILITY, "会员退费诉求"),
        (E.ACCOUNTABILITY, "如需退款"),
        (E.COLD, "情绪需要安抚"),
        (E.MISFIT, "未取得成效"),
        (E.ABSOLUTE, "我们不能说市场绝对安全"),
        (E.ABSOLUTE, "没有绝对安全"),
        (E.MINIMISING, "个别谈话"),
        (E.MINIMISING, "绝非个案"),
        (E.INTERNAL, "依法保护举报人信息"),
        (E.ATTACK, "我们不认为网民别有用心"),
        (E.ATTACK, "不会追究发帖人"),
        (E.DENIAL, "不信谣言"),
        (E.DENIAL, "如不属实"),
        (E.EVIDENCE, "等待检验结果"),
        (E.BOLSTER, "未监管到位"),
    ],
)
def test_near_miss_is_not_found(element: Element, text: str) -> None:
    assert found(text, element) == []
