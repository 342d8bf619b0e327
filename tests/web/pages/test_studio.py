"""The studio: writing, checking, reviewing and publishing scenarios."""

import io
import re

import openpyxl
import pytest

from scenarios.load import content_of, scenario_ids, starter
from simulator.entry import Act
from tests.web.conftest import SCENARIO
from tests.web.rehearsed import rehearse
from tests.web.zips import zipped
from web.store import versions
from web.store.record import Deed, RehearsalState, Role, VersionState


@pytest.fixture
def author(sign_in):
    return sign_in("author", Role.INSTRUCTOR)


@pytest.fixture
def other(sign_in):
    return sign_in("other", Role.INSTRUCTOR)


def begin(person, ref="fair", source="template", title="集市上的秤"):
    """Begin a scenario; its first version."""
    answer = person.post("/studio/new", ref=ref, title=title, source=source)
    assert answer.status_code == 302, answer.text
    assert answer.location == f"/studio/{ref}/1"
    return versions.get(ref, 1)


def text_of(version):
    return versions.text_of(version.digest)


def save(person, version, text):
    return person.post(f"/studio/fair/{version.number}", text=text, seen=version.digest)


def step(person, deed, number=1, **form):
    """Do something with a version as it is now."""
    path = f"steps/{deed}" if deed not in ("approve", "return") else deed
    seen = versions.get("fair", number).digest
    return person.post(f"/studio/fair/{number}/{path}", seen=seen, **form)


def publish(author, reviewer):
    rehearse(versions.get("fair", 1), author.account)
    for person, deed in ((author, "submit"), (reviewer, "approve"), (author, "publish")):
        assert step(person, deed).status_code == 302


def reviewed(author, other):
    """A version that was passed."""
    version = begin(author)
    step(author, "submit")
    step(other, "approve")
    return version


def test_the_template_is_a_sound_scenario_under_its_new_name(author):
    version = begin(author)

    assert text_of(version) == starter().decode().replace(
        "id: market-scale\ntitle: 农贸市场电子秤投诉", "id: fair\ntitle: 集市上的秤"
    )
    assert "没有发现问题" in author.get("/studio/fair/1").text


def test_a_copy_differs_from_its_original_in_id_and_title_alone(author):
    version = begin(author, source=f"{SCENARIO}/0")

    original = content_of("scenario", SCENARIO).decode()
    assert text_of(version) == original.replace(f"id: {SCENARIO}\n", "id: fair\n").replace(
        "title: 校园食堂学生呕吐腹泻事件\n", "title: 集市上的秤\n"
    )
    assert "复制自 canteen-poisoning" in author.get("/studio/fair/1").text


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"ref": "Fair 1"}, "编号用 2 到 40 个小写字母"),
        ({"ref": SCENARIO}, "这个编号已经有情景使用"),
        ({"ref": "new"}, "这个编号已经有情景使用"),
        ({"title": ""}, "名称不能为空"),
        ({"title": "甲" * 61}, "名称不能为空，不超过 60 个字"),
        ({"source": "nothing/0"}, "请选择一个情景作为基础"),
        ({"source": "canteen-poisoning/" + "9" * 5000}, "请选择一个情景作为基础"),
    ],
)
def test_a_new_scenario_needs_an_id_a_title_and_a_base(author, form, said):
    answer = author.post(
        "/studio/new", **{"ref": "fair", "title": "甲", "source": "template"} | form
    )

    assert answer.status_code == 422
    assert said in answer.text
    assert versions.everything() == []


def test_the_same_id_is_not_given_twice(author, other):
    begin(author)

    assert other.post("/studio/new", ref="fair", title="乙", source="template").status_code == 422


def test_an_id_that_was_taken_while_it_was_given_is_said(author, wall, monkeypatch):
    def overtaken():
        """The moment in which the draft is made; another server is a little faster."""
        versions.create("fair", "id: fair\n", base="", account=author.account.id, now=wall.start)
        return wall.start

    monkeypatch.setattr(wall, "now", overtaken)
    answer = author.post("/studio/new", ref="fair", title="乙", source="template")

    assert answer.status_code == 422
    assert "这个编号已经有情景使用" in answer.text


def test_the_list_finds_by_words_tag_and_state(author):
    begin(author)
    page = author.get("/studio").text
    assert f"共 {len(scenario_ids()) + 1} 个情景" in page
    assert 0 < page.index("集市上的秤") < page.index("校园食堂学生呕吐腹泻事件")

    def found(**asked):
        query = "&".join(f"{key}={value}" for key, value in asked.items())
        return re.findall(r'class="studio-name"[^>]*>([^<]+)<', author.get(f"/studio?{query}").text)

    assert found(q="集市 秤") == ["集市上的秤"]
    assert "列出 1 个，共" in author.get("/studio?q=集市").text
    assert found(q="FAIR") == ["集市上的秤"]
    assert found(tag="校园供餐") == ["校园食堂学生呕吐腹泻事件"]
    assert "/studio?tag=%E6%A0%A1%E5%9B%AD%E4%BE%9B%E9%A4%90" in page
    offered = page.split('aria-label="按标签查看"')[1].split("</nav>")[0]
    assert ("谣言" in offered, "校园供餐" in offered) == (True, False)
    assert found(state="draft") == ["集市上的秤"]
    assert found(state="draft", q="校园") == []
    assert found(state="published") == []
    assert "没有符合的情景" in author.get("/studio?q=没有这样的").text


def test_faults_are_told_at_their_line_while_one_writes(author):
    version = begin(author)
    text = text_of(version).replace("at: 20m", "at: 20x")

    told = author.post("/studio/read", ref="fair", text=text).json

    line = text.split("\n").index("    at: 20x") + 1
    assert told["lines"] == [line]
    assert f"第 {line} 行第 9 列" in told["faults"]
    assert f'data-line="{line}" data-column="9"' in told["faults"]
    assert "不是时刻" in told["faults"]
    assert "写开始后的时长" in told["faults"]


def test_another_id_than_that_of_the_scenario_is_a_fault(author):
    text = text_of(begin(author)).replace("id: fair\n", "id: other\n")

    told = author.post("/studio/read", ref="fair", text=text).json

    assert told["lines"] == [3]
    assert "编号应是 fair" in told["faults"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: [",
        "\t",
        "&a *a",
        "pack: 1",
        "🙂" * 9999,
        "- " * 3000,
        "a: " + "9" * 5000,
        "<script>alert(1)</script>",
    ],
)
def test_any_text_gives_faults(author, text):
    told = author.post("/studio/read", ref="fair", text=text)

    assert told.status_code == 200
    assert told.json["lines"]
    assert "<script>" not in told.json["faults"]


def test_of_a_text_of_too_many_parts_the_first_are_shown(author):
    text = "injects:\n" + "- b\n" * 20_000
    told = author.post("/studio/read", ref="fair", text=text, view="script").json

    assert told["lines"] == [20_000]
    assert "内容超过 20000 项" in told["faults"]
    assert "还有 19848 项没有显示，请在文本中改" in told["view"]
    assert len(told["view"]) < 2_000_000


def test_a_text_with_a_null_byte_is_no_text(author):
    version = begin(author)

    assert author.post("/studio/read", ref="fair", text="a\x00b").status_code == 400
    assert save(author, version, "a\x00b").status_code == 400


def test_a_draft_is_saved_as_it_was_written(author):
    version = begin(author)

    answer = save(author, version, "title: 甲\r\n\r\n\r\n")

    assert answer.location == "/studio/fair/1"
    assert text_of(versions.get("fair", 1)) == "title: 甲\n"
    assert "草稿已保存。" in author.get("/studio/fair/1").text


def test_who_saves_second_sees_both_texts_and_overwrites_nothing(author, other):
    version = begin(author)
    text = text_of(version)
    save(author, version, text.replace("volume: 20", "volume: 30"))

    answer = save(other, version, text.replace("title: 集市上的秤", "title: 集市上的事"))

    assert answer.status_code == 409
    page = answer.text
    assert "没有被覆盖" in page
    assert "title: 集市上的<mark>秤</mark>" in page
    assert "title: 集市上的<mark>事</mark>" in page
    assert "volume: <mark>3</mark>0}" in page
    assert "volume: 30" in text_of(versions.get("fair", 1))
    now = versions.get("fair", 1)
    merged = text_of(now).replace("title: 集市上的秤", "title: 集市上的事")
    assert f'name="seen" value="{now.digest}"' in page
    assert save(other, now, merged).status_code == 302
    assert text_of(versions.get("fair", 1)) == merged


def test_who_saves_after_submission_keeps_what_was_written(author, other):
    version = begin(author)
    step(author, "submit")

    answer = save(other, version, "title: 我写的\n")

    assert answer.status_code == 409
    assert "不能再写入" in answer.text
    assert "title: 我写的" in answer.text
    assert versions.get("fair", 1).state is VersionState.REVIEW


def test_a_version_goes_from_draft_to_the_drills(author, other):
    begin(author)
    publish(author, other)

    assert versions.get("fair", 1).state is VersionState.PUBLISHED
    assert "集市上的秤" in author.get("/console/new").text
    assert "集市上的秤" in author.get("/lobby").text
    steps = [(s.deed, s.account) for s in versions.get("fair", 1).steps]
    assert steps == [
        (Deed.CREATE, author.account.id),
        (Deed.SUBMIT, author.account.id),
        (Deed.APPROVE, other.account.id),
        (Deed.PUBLISH, author.account.id),
    ]


@pytest.mark.parametrize("role", [Role.EVALUATOR, Role.ADMIN])
def test_evaluators_and_administrators_review(author, sign_in, role):
    begin(author)
    step(author, "submit")

    assert step(sign_in("reader", role), "approve").status_code == 302
    assert versions.get("fair", 1).state is VersionState.REVIEWED


def test_nobody_reviews_what_they_wrote(author, other):
    version = begin(author)
    save(other, version, text_of(version) + "# 补充\n")
    step(author, "submit")

    for writer in (author, other):
        answer = step(writer, "approve")
        assert (answer.status_code, "审核人不能是写过这一版的人" in answer.text) == (409, True)
        assert "等待另一名人员审核" in writer.get("/studio/fair/1").text
    assert versions.get("fair", 1).state is VersionState.REVIEW


def test_what_is_given_back_says_why(author, other):
    begin(author)
    step(author, "submit")

    assert "请写明要改什么" in step(other, "return").text
    step(other, "return", note="第二条注入的时间不对")

    assert versions.get("fair", 1).state is VersionState.DRAFT
    assert "第二条注入的时间不对" in author.get("/studio/fair/1").text


@pytest.mark.parametrize("deed", ["submit", "publish"])
def test_a_text_with_faults_does_not_go_on(author, other, deed):
    version = begin(author)
    wrong = text_of(version).replace("at: 20m", "at: 20x")
    save(author, version, wrong)
    if deed == "publish":
        seen = versions.get("fair", 1)
        for one in (Deed.SUBMIT, Deed.APPROVE):
            seen = versions.move(seen, one, other.account.id, other.account.created_at)

    answer = step(author, deed)

    line = wrong.split("\n").index("    at: 20x") + 1
    assert answer.status_code == 409
    assert "还有 1 处问题，改正后才能继续" in answer.text
    assert f'href="/studio/fair/1#L{line}"' in answer.text
    assert versions.get("fair", 1).state is not VersionState.PUBLISHED


def test_a_text_that_was_not_rehearsed_is_not_published(author, other):
    reviewed(author, other)

    answer = step(author, "publish")

    assert answer.status_code == 409
    assert "这份文本还没有排练过" in answer.text
    assert 'href="/rehearsals/new?scenario=fair/1"' in answer.text
    assert versions.get("fair", 1).state is VersionState.REVIEWED


@pytest.mark.parametrize(
    "short", [{"seeds": 2}, {"state": RehearsalState.CANCELLED}, {"state": RehearsalState.FAILED}]
)
def test_a_rehearsal_that_is_too_short_proves_nothing(author, other, short):
    rehearse(reviewed(author, other), author.account, **short)

    assert "这份文本还没有排练过" in step(author, "publish").text


def test_a_rehearsal_of_another_text_proves_nothing(author, other):
    version = begin(author)
    rehearse(version, author.account)
    save(author, version, text_of(version) + "# 改过\n")
    step(author, "submit")
    step(other, "approve")

    assert "这份文本还没有排练过" in step(author, "publish").text


def test_a_rehearsal_under_way_has_to_be_waited_for(author, other):
    version = reviewed(author, other)
    rehearsal = rehearse(version, author.account, state=RehearsalState.WAITING)

    answer = step(author, "publish")

    assert "排练还没有完成（6 / 6 次）" in answer.text
    assert f'href="/rehearsals/{rehearsal}"' in answer.text


def test_what_the_prover_found_stands_at_its_line(author, other):
    version = reviewed(author, other)
    rehearse(version, author.account, came=())

    answer = step(author, "publish")

    line = text_of(version).split("\n").index("  - id: p-scale") + 1
    assert answer.status_code == 409
    assert "改正并重新排练后才能发布" in answer.text
    assert f'href="/studio/fair/1#L{line}"' in answer.text
    assert "从未出现" in answer.text
    assert versions.get("fair", 1).state is VersionState.REVIEWED


def test_every_plan_that_fits_is_asked(author, other):
    version = begin(author)
    text = text_of(version).replace("plans: [nanning-2017]", "plans: [nanning-2017, taobei]")
    save(author, version, text)
    now = versions.get("fair", 1)
    step(author, "submit")
    step(other, "approve")
    rehearse(now, author.account, plans=("nanning-2017",))
    assert "这份文本还没有排练过" in step(author, "publish").text

    rehearse(now, author.account)
    assert step(author, "publish").status_code == 302


def test_what_was_reviewed_is_what_is_published(author, other):
    begin(author)
    step(author, "submit")
    seen = versions.get("fair", 1)
    step(author, "withdraw")
    save(author, seen, text_of(seen) + "# 之后加的\n")
    step(author, "submit")

    answer = other.post("/studio/fair/1/approve", seen=seen.digest)

    assert answer.status_code == 409
    assert "已被他人改动" in answer.text
    assert versions.get("fair", 1).state is VersionState.REVIEW


def test_a_published_version_is_revised_in_the_next(author, other):
    begin(author)
    publish(author, other)

    assert author.post("/studio/fair/1/revise").location == "/studio/fair/2"
    assert "以第 1 版为基础" in author.get("/studio/fair/2").text
    assert other.post("/studio/fair/1/revise").location == "/studio/fair"
    assert author.get("/studio/fair").location == "/studio/fair/2"
    assert [one.number for one in versions.of_scenario("fair")] == [1, 2]


def test_an_archived_version_is_gone_from_the_drills_and_kept(author, other):
    begin(author)
    publish(author, other)
    step(author, "archive")

    assert "集市上的秤" not in author.get("/console/new").text
    assert "集市上的秤" not in author.get("/studio").text
    assert "集市上的秤" in author.get("/studio?state=archived").text
    assert author.get("/studio/fair/1").status_code == 200


def test_versions_are_compared_line_by_line(author, other):
    begin(author)
    publish(author, other)
    author.post("/studio/fair/1/revise")
    second = versions.get("fair", 2)
    save(author, second, text_of(second).replace("length: 24h", "length: 26h"))

    page = author.get("/studio/fair/compare?old=1&new=2").text

    assert "length: 2<mark>4</mark>h" in page
    assert "length: 2<mark>6</mark>h" in page
    assert "左侧减少 1 行，右侧增加 1 行" in page
    history = author.get("/studio/fair/history").text
    assert re.findall(r"<td data-label=\"步骤\">([^<]+)<", history) == [
        "保存草稿",
        "新建",
        "发布",
        "审核通过",
        "提交审核",
        "新建",
    ]


def test_the_text_is_exported_as_it_is(author):
    version = begin(author)

    answer = author.get("/studio/fair/1/scenario.yaml")

    assert answer.data.decode() == text_of(version)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="fair-v1.yaml"'
    original = author.get(f"/studio/{SCENARIO}/0/scenario.yaml")
    assert original.data == content_of("scenario", SCENARIO)


def upload(person, content, name="scenario.yaml"):
    answer = person.client.post(
        "/studio/import",
        data={"csrf_token": person.token(), "file": (io.BytesIO(content), name)},
        content_type="multipart/form-data",
    )
    answer.request.environ["wsgi.input"].close()  # a large one is a file on the disk
    return answer


def test_an_exported_scenario_is_imported_under_a_free_id(author):
    answer = upload(author, content_of("scenario", SCENARIO))

    assert answer.location == f"/studio/{SCENARIO}-2/1"
    assert "已导入为草稿，没有发现问题。" in author.get(answer.location).text
    text = text_of(versions.get(f"{SCENARIO}-2", 1))
    assert text.count(f"id: {SCENARIO}-2\n") == 1


def test_a_faulty_file_becomes_a_draft_that_can_be_mended(author):
    answer = upload(author, starter().replace(b"at: 20m", b"at: 20x"))

    assert answer.location == "/studio/market-scale/1"
    assert "还有 1 处问题要改" in author.get(answer.location).text


@pytest.mark.parametrize(
    "content", [b"", b"a: [1", b"[1, 2]", b"id: {}", "id: 编号".encode(), b"\xef\xbb\xbfid: x1"]
)
def test_any_text_can_be_imported(author, content):
    answer = upload(author, content)

    assert answer.status_code == 302
    assert author.get(answer.location).status_code == 200


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "不是 UTF-8 编码"),
        (b"a: \x07", "控制字符"),
        (b"a" * 2_000_001, "上限 2000000"),
        (b"PK\x03\x04\x00\x00", "不是 .zip 文件，或文件已损坏"),
        (zipped({"scenario.yaml": b"\xff"}), "不是 UTF-8 编码"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_their_place(author, content, said):
    answer = upload(author, content)

    assert answer.status_code == 422
    assert said in answer.text
    assert versions.everything() == []


def test_an_import_needs_a_file(author):
    assert "请选择一个 .yaml 或 .zip 文件" in author.post("/studio/import").text


@pytest.mark.parametrize(
    "path",
    [
        "/studio/nothing",
        "/studio/fair/9",
        "/studio/fair/x",
        "/studio/fair/" + "9" * 5000,
        "/studio/nothing/0",
        "/studio/nothing/history",
        "/studio/fair/compare?old=1",
        "/studio/fair/compare?old=1&new=7",
    ],
)
def test_what_is_not_there_is_not_found(author, path):
    begin(author)

    assert author.get(path).status_code == 404


def test_an_unknown_step_is_not_found(author):
    begin(author)

    assert step(author, "explode").status_code == 404
    assert author.post(f"/studio/{SCENARIO}/0", text="a", seen="").status_code == 404


def test_an_original_is_read_only(author):
    page = author.get(f"/studio/{SCENARIO}").location

    text = author.get(page).text
    assert page == f"/studio/{SCENARIO}/0"
    assert "随程序提供的原版，只读；要修改请复制" in text
    assert "readonly" in text
    assert "保存草稿" not in text.split('id="text"')[0].split("studio-head")[1]


def test_evaluators_read_and_do_not_write(author, sign_in):
    begin(author)
    reader = sign_in("reader", Role.EVALUATOR)

    page = reader.get("/studio/fair/1").text
    assert "readonly" in page
    assert "提交审核" not in page
    assert reader.get("/studio").status_code == 200
    assert save(reader, versions.get("fair", 1), "a").status_code == 403


def test_what_can_only_be_read_has_no_open_field(author, sign_in):
    begin(author)
    page = sign_in("reader", Role.EVALUATOR).get("/studio/fair/1?view=script").text

    assert "data-add" not in page
    assert "data-drop" not in page
    assert page.count("<fieldset disabled>") > 0
    assert 'aria-disabled="true"' in page


def test_trainees_never_see_the_studio(author, sign_in):
    begin(author)
    trainee = sign_in("trainee")

    assert trainee.get("/studio/fair/1").status_code == 403
    assert "情景工坊" not in trainee.get("/lobby").text


def sheet_with(content, change):
    """An exported events list after somebody worked in it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book["事件清单"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def lay(person, content, seen):
    answer = person.client.post(
        "/studio/fair/1/msel",
        data={
            "csrf_token": person.token(),
            "seen": seen,
            "file": (io.BytesIO(content), "msel.xlsx"),
        },
        content_type="multipart/form-data",
    )
    answer.request.environ["wsgi.input"].close()
    return answer


def test_the_events_list_goes_out_to_excel_and_back_in(author):
    version = begin(author, source=f"{SCENARIO}/0")
    content = author.get("/studio/fair/1/msel.xlsx").data

    assert lay(author, content, version.digest).location == "/studio/fair/1"
    assert text_of(versions.get("fair", 1)) == text_of(version)

    def rename(sheet):
        sheet["G2"] = "医院第二次来电"

    assert lay(author, sheet_with(content, rename), version.digest).status_code == 302
    assert text_of(versions.get("fair", 1)) == text_of(version).replace(
        "title: 医院来电", "title: 医院第二次来电"
    )


def test_faults_of_the_events_list_are_told_by_row_and_column(author):
    version = begin(author, source=f"{SCENARIO}/0")
    content = author.get("/studio/fair/1/msel.xlsx").data

    def spoil(sheet):
        sheet["D3"] = "飞鸽"

    answer = lay(author, sheet_with(content, spoil), version.digest)
    assert answer.status_code == 422
    assert "第 3 行“渠道”列" in answer.text
    assert "飞鸽" in answer.text
    assert versions.get("fair", 1) == version


def test_an_events_list_does_not_overwrite_what_somebody_saved(author, other):
    version = begin(author, source=f"{SCENARIO}/0")
    content = author.get("/studio/fair/1/msel.xlsx").data
    save(other, version, text_of(version) + "# 另一人\n")

    assert lay(author, content, version.digest).status_code == 409
    assert text_of(versions.get("fair", 1)).endswith("# 另一人\n")


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"a,b,c", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_is_no_events_list_is_refused(author, content):
    version = begin(author)

    answer = lay(author, content, version.digest)
    assert (answer.status_code, "文件没有导入" in answer.text) == (422, True)


def test_a_faulty_text_has_no_events_list_yet(author):
    version = begin(author)
    save(author, version, text_of(version).replace("at: 20m", "at: 20x"))

    answer = author.get("/studio/fair/1/msel.xlsx")
    assert (answer.status_code, "情景还有 1 处问题；先在文本中逐处改正" in answer.text) == (
        409,
        True,
    )


def test_the_scorecard_of_a_drill_names_the_inject_as_it_was_edited(
    author, other, conduct, server, wall
):
    version = begin(author)
    save(author, version, text_of(version).replace("title: 投诉电话", "title: 集市办来电"))
    publish(author, other)
    record = conduct(scenario="fair")
    start, end = (Act("director", f"director.{deed}", {}, user="d1") for deed in ("resume", "end"))
    server.live.submit(record, start)
    for _ in range(40):  # of a minute each, until the inject came
        wall.pass_by(1)
        server.live.round()
    server.live.submit(record, end)

    assert "情景注入“集市办来电”" in author.get(f"/drills/{record.id}/card").text
