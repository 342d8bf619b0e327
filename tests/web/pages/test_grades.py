import re

import pytest

from web.store import grades
from web.store.record import Role


@pytest.fixture
def admin(sign_in):
    return sign_in("gl01", Role.ADMIN)


def put(admin, excellent="92", good="82", passed="62"):
    return admin.post("/admin/grades", excellent=excellent, good=good, passed=passed)


def test_thresholds_that_were_set_hold_and_are_kept(admin, wall):
    put(admin)
    wall.pass_by(86_400)
    put(admin, "90", "75", "60")

    page = admin.get("/admin/grades").text
    shown = re.findall(r"优 \d+ 分起，良 \d+ 分起，中 \d+ 分起", page)
    assert shown == ["优 90 分起，良 75 分起，中 60 分起", "优 92 分起，良 82 分起，中 62 分起"]
    assert "2026年11月23日" in page
    assert re.findall(r'name="\w+" value="(\d+)"', page) == ["90", "75", "60"]


WRONG = [
    (("101", "80", "60"), "请填写 1 到 100 的整数。"),
    (("90", "80", "0"), "请填写 1 到 100 的整数。"),
    (("90", "80", "-5"), "请填写 1 到 100 的整数。"),
    (("90", "八十", "60"), "请填写 1 到 100 的整数。"),
    (("90", "", "60"), "请填写 1 到 100 的整数。"),
    (("90", "80.5", "60"), "请填写 1 到 100 的整数。"),
    (("90", "90", "60"), "“良”应低于“优”的 90 分。"),
    (("90", "60", "61"), "“中（合格）”应低于“良”的 60 分。"),
]


def test_thresholds_that_cannot_hold_come_back_with_the_reason(admin):
    for typed, words in WRONG:
        answer = put(admin, *typed)
        assert answer.status_code == 422
        assert words in answer.text
        assert f'value="{typed[0]}"' in answer.text
    assert grades.history() == []


def test_a_bureau_without_thresholds_is_told_what_holds(admin):
    page = admin.get("/admin/grades").text

    assert "还没有设定本局的标准" in page
    assert re.findall(r'name="\w+" value="(\d+)"', page) == ["90", "80", "60"]


def test_the_card_says_which_thresholds_hold_and_where_they_come_from(admin, sign_in, archive):
    reader = sign_in("lg01")
    put(admin, "100", "99", "98")
    record = archive(reader.account)

    page = reader.get(f"/drills/{record.id}/card").text

    assert "优 100 分起，良 99 分起，中 98 分起" in page
    assert "本局标准，2026年11月22日设定" in page


def test_a_drill_keeps_the_thresholds_of_the_day_it_ended(admin, sign_in, archive, wall):
    reader = sign_in("lg01")
    record = archive(reader.account)
    before = reader.read(f"/drills/{record.id}/card")
    wall.pass_by(60)
    put(admin, "100", "99", "98")

    assert reader.read(f"/drills/{record.id}/card") == before
    assert "优 90 分起，良 80 分起，中 60 分起" in before
    assert "（预案包的标准）" in before
    later = archive(reader.account)
    assert "本局标准" in reader.get(f"/drills/{later.id}/card").text
