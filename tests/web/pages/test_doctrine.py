import re

import pytest

from scenarios.plan import Obligation
from scoring.scorecard import score
from tests import library
from tests.web.conftest import PLAN, SCENARIO, by_the_book
from web.judging import cards
from web.review_view.doctrine import UNVERIFIED, overlay
from web.words import Words

DOCTRINE = library.pack("national-doctrine")
RULES = [one for one in DOCTRINE.obligations if not one.id.startswith("X-")]


@pytest.fixture
def opened(sign_in, archive):
    """The page of an archived drill, as a trainee opens it."""
    reader = sign_in("lg01")
    record = archive(reader.account)
    return lambda page: reader.get(f"/drills/{record.id}/{page}").text


def rules_of(page):
    return dict(re.findall(r'<article class="rule" id="([^"]+)">(.*?)</article>', page, re.DOTALL))


def test_every_rule_has_its_document_its_basis_and_how_far_it_was_seen(opened):
    found = rules_of(opened("doctrine"))

    assert sorted(found) == sorted(one.id for one in RULES)
    for one in RULES:
        assert f"<span>国家规定</span><span>{one.clause}</span>" in found[one.id]
        assert f'<span class="label-tag">{one.note[:2]}</span>' in found[one.id]


def test_what_was_only_reported_is_told_as_reported(opened):
    page = opened("doctrine")

    assert "依据公开报道、转载页对文件的转述，没有见到文件全文。" in page
    assert "据公开报道对该文件的转述。" in rules_of(page)["ND-04"]


def test_a_rule_stands_beside_what_the_plan_asks_in_the_same_way(opened):
    found = rules_of(opened("doctrine"))

    assert "重大舆情 24 小时内通过网络发布权威信息" in found["ND-03"]
    assert "#NN-PUB-01" in found["ND-03"]
    assert "预案没有同类的条文。" in found["ND-07"]


def test_rules_that_were_not_asked_for_stand_apart_with_their_reason(opened):
    page = opened("doctrine")

    before, after = page.split("本次演练不适用</h2>")
    assert 'id="ND-03"' in before
    assert 'id="ND-01"' in after
    assert "情景没有设定为重大、特别重大突发事件" in rules_of(page)["ND-01"]


def test_the_card_shows_the_rules_beside_the_plan_and_outside_the_total(opened):
    page = opened("card")
    card = score(library.pack(PLAN), by_the_book())

    assert "不计入总分" in page
    assert "国办发〔2016〕61号" in page
    assert f'<p class="card-number">{float(card.total):g}<span' in page
    assert 'class="finding" id="ND-' not in page


def test_without_the_pack_the_page_says_so_and_the_card_goes_on(opened, monkeypatch):
    monkeypatch.setattr(cards, "DOCTRINE", "no-such-pack")

    assert "没有安装国家要求对照包" in opened("doctrine")
    assert "国家要求对照</h2>" not in opened("card")


def test_a_rule_without_a_known_source_is_told_as_unverified():
    rule = RULES[0].model_dump() | {"note": "印象中是四小时。", "check": dict(RULES[0].check)}
    pack = DOCTRINE.model_copy(update={"obligations": (Obligation(**rule),)})
    journal, plan = by_the_book(), library.pack(PLAN)

    shown = overlay(
        score(pack, journal),
        pack,
        score(plan, journal),
        Words(journal, library.story(SCENARIO), plan),
    )

    (only,) = (*shown.asked, *shown.others)
    assert (only.source, only.note) == (UNVERIFIED, "印象中是四小时。")
