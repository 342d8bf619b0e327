"""Pictures: attached in the studio, kept for ever, and shown to those who may see the drill."""

from io import BytesIO

import pytest

from scenarios.load import image_name, library_image, load_scenario, starter
from simulator.entry import Entry
from simulator.journal import Journal
from tests.web.conftest import by_the_book
from tests.web.test_image import made
from tests.web.zips import zipped
from web.config import MAX_BODY, MAX_LONG_BODY
from web.image import encoded
from web.store import images, versions
from web.store.record import Role

TEXT = starter().decode()
FORGED = next(load_scenario("canteen-poisoning").images).file
POST = {
    "post": "p-forged",
    "platform": "weiyan",
    "author": "截图君丶",
    "stance": "rumour",
    "text": "网友投稿",
}
INJECT = {"inject": "forged-notice", "title": "截图", "channel": "feed", "text": "监测截屏"}
ROWS = (("sim.post", POST), ("inject", {**INJECT, "to": ["lg_office"]}))


def upload(person, content, route="injects/0/images", text=TEXT):
    form = {"csrf_token": person.token(), "text": text, "ref": "market-scale", "route": route}
    return person.client.post(
        "/studio/upload",
        data={**form, "view": "script", "file": (BytesIO(content), "a.png")},
        content_type="multipart/form-data",
        headers={"Accept": "application/json"},
    )


def bring_in(person, content):
    answer = person.client.post(
        "/studio/import",
        data={"csrf_token": person.token(), "file": (BytesIO(content), "a.zip")},
        content_type="multipart/form-data",
    )
    answer.request.environ["wsgi.input"].close()  # a large one is a file on the disk
    return answer


@pytest.fixture
def author(sign_in):
    return sign_in("author", Role.INSTRUCTOR)


@pytest.fixture
def forged(archive):
    """A drill in which the forged notice was posted and then reported."""

    def keep(*members, rows=ROWS):
        entries = [
            Entry(n, 60 * n, "lg_office" if "evidence" in kind else "world", kind, data)
            for n, (kind, data) in enumerate(rows, 1)
        ]
        return archive(*members, journal=Journal(by_the_book().header, entries))

    return keep


def test_an_uploaded_picture_is_named_in_the_text_and_served(author):
    found = upload(author, made("JPEG")).get_json()

    name = encoded(made("JPEG")).name
    assert f"{{file: {name}, alt: 请写明图中是什么}}" in found["text"]
    assert found["lines"] == []
    assert f'src="/studio/images/{name}"' in found["view"]
    answer = author.get(f"/studio/images/{name}")
    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.data == images.content_of(name)


@pytest.mark.parametrize("route", ["injects/0/title", "injects/99/images", "", "images"])
def test_a_picture_that_goes_nowhere_is_not_kept(author, route):
    answer = upload(author, made("PNG"), route)

    assert answer.status_code == 409
    assert "没有这一处" in answer.get_json()["error"]["message"]
    assert not images.is_kept(encoded(made("PNG")).name)


def test_what_is_no_picture_is_refused_with_its_reason(author):
    answer = upload(author, b"<svg/>")

    assert answer.status_code == 422
    assert "不是图片，或图片已损坏" in answer.get_json()["error"]["message"]


def test_a_picture_that_was_never_uploaded_is_a_fault(author):
    text = upload(author, made("PNG")).get_json()["text"]
    missing = text.replace(encoded(made("PNG")).name, "0123456789abcdef.png")
    found = author.post("/studio/read", text=missing, ref="market-scale", view="script").get_json()

    assert "找不到图片 0123456789abcdef.png" in found["faults"]
    assert author.get("/studio/images/0123456789abcdef.png").status_code == 404


def test_who_sits_at_the_desk_sees_the_picture_with_the_mark_of_the_drill(sign_in, forged):
    clerk = sign_in("p1")
    desk = f"/drills/{forged(clerk.account).id}"
    address = f"{desk}/images/{FORGED}"

    page = clerk.get(f"{desk}/desk").text
    shown = f'src="{address}" alt="落款“栖川市市场监督管理局办公室”'
    assert [part.count(shown) for part in page.split('id="pane-work"')] == [1, 1]
    assert page.count("图片为演练制作，内容虚构") == len(ROWS)
    answer = clerk.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert answer.data == library_image(FORGED)
    assert "private" in answer.headers["Cache-Control"]


def test_preserved_posts_show_their_pictures(sign_in, forged):
    clerk = sign_in("p1")
    evidence = {"posts": ["p-forged"], "sha256": "0" * 64}
    record = forged(clerk.account, rows=(*ROWS, ("evidence.preserve", evidence)))

    page = clerk.get(f"/drills/{record.id}/desk?view=custody").text
    assert page.split("custody-name")[1].count(f"/images/{FORGED}") == len(("link", "picture"))


def test_who_conducts_sees_the_pictures_in_the_script_the_log_and_on_the_wall(sign_in, forged):
    director = sign_in("lead", Role.INSTRUCTOR)
    record = forged()

    def shown(path):
        return director.get(path).text.count(f'src="/drills/{record.id}/images/{FORGED}"')

    assert shown(f"/console/{record.id}/parts/msel") == len(("forged-notice",))
    assert shown(f"/console/{record.id}/parts/log?by=world") == len(("inject",))
    assert shown(f"/console/{record.id}/wall") == len(("sim.post",))


def test_pictures_are_shown_where_a_drill_is_reviewed(sign_in, forged):
    judge = sign_in("judge", Role.EVALUATOR)
    evidence = {"posts": ["p-forged"], "sha256": "0" * 64}
    note = {"text": "看图", "about": 1}
    rows = (*ROWS, ("evidence.preserve", evidence), ("director.note", note))
    record = forged(rows=rows)

    pages = [judge.get(f"/drills/{record.id}/rows/{seq}").text for seq in range(1, len(rows) + 1)]
    source = f'src="/drills/{record.id}/images/{FORGED}"'
    assert [page.count(source) for page in pages] == [1, 1, 1, 0]


def test_a_trainee_sees_in_the_review_what_did_not_come_to_the_own_desk(sign_in, forged):
    clerk = sign_in("p1")
    end = ("sim.end", {"reason": "到时"})
    record = forged(clerk.account, rows=(("inject", {**INJECT, "to": ["legal"]}), end))
    address = f"/drills/{record.id}/images/{FORGED}"

    assert address not in clerk.get(f"/drills/{record.id}/desk").text
    assert address in clerk.get(f"/drills/{record.id}/rows/1").text
    assert clerk.get(address).status_code == 200


def test_a_picture_is_seen_by_nobody_else_and_not_before_it_came(sign_in, forged):
    clerk, stranger = sign_in("p1"), sign_in("p2")
    shown, earlier = forged(clerk.account), forged(clerk.account, rows=ROWS[:0])
    judge = sign_in("judge", Role.EVALUATOR)

    def status(person, record, name=FORGED):
        return person.get(f"/drills/{record.id}/images/{name}").status_code

    assert (status(clerk, shown), status(stranger, shown), status(clerk, earlier)) == (
        200,
        404,
        404,
    )
    assert (status(judge, shown), status(judge, earlier)) == (200, 200)
    assert status(clerk, shown, "0123456789abcdef.png") == 404
    assert status(clerk, shown, "..%2fscenario.yaml") == 404


def test_a_drill_keeps_the_pictures_it_began_with(conduct):
    assert not images.is_kept(FORGED)

    conduct()

    assert images.content_of(FORGED) == library_image(FORGED)


def test_a_picture_that_is_gone_is_not_found(sign_in, forged, monkeypatch):
    clerk = sign_in("p1")
    record = forged(clerk.account)
    monkeypatch.setattr("web.gallery.library_image", lambda _: None)

    assert clerk.get(f"/drills/{record.id}/images/{FORGED}").status_code == 404


def test_a_scenario_goes_out_with_its_pictures_and_comes_back(author):
    page = author.get("/studio/canteen-poisoning/0").text
    assert "/studio/canteen-poisoning/0/scenario.zip" in page
    assert "导出情景（含 1 张图片）" in page

    answer = author.get("/studio/canteen-poisoning/0/scenario.zip")
    name = 'attachment; filename="canteen-poisoning-v0.zip"'
    assert answer.headers["Content-Disposition"] == name
    brought = bring_in(author, answer.data)

    assert brought.location == "/studio/canteen-poisoning-2/1"
    page = author.get(brought.location).text
    assert "已导入为草稿，没有发现问题。" in page
    assert "导出情景（含 1 张图片）" in page


def test_pictures_of_another_server_are_kept_under_their_new_names(author):
    photo = made("JPEG", quality=30)
    name, kept = image_name(photo, "jpg"), encoded(photo)
    text = TEXT.replace("    title:", f"    images: [{{file: {name}, alt: 秤}}]\n    title:")
    parts = {"秤/scenario.yaml": text.encode(), f"秤/images/{name}": photo}
    brought = bring_in(author, zipped(parts))

    page = author.get(brought.location).text
    assert "没有发现问题" in page
    assert text.replace(name, kept.name) == versions.text_of(versions.get("market-scale", 1).digest)
    assert images.content_of(kept.name) == kept.content
    assert not images.is_kept(name)


def test_a_copy_keeps_the_pictures(author):
    form = {"ref": "copy", "title": "副本", "source": "canteen-poisoning/0"}
    author.post("/studio/new", **form)

    page = author.get("/studio/copy/1?view=script").text
    assert "没有发现问题" in page
    assert "导出情景（含 1 张图片）" in page
    assert "/studio/copy/1/scenario.zip" in author.get("/studio/copy/history").text


def test_a_picture_in_the_file_that_is_none_is_refused_with_its_name(author):
    name = image_name(b"<svg/>", "png")
    parts = {"scenario.yaml": f"images: {name}".encode(), f"images/{name}": b"<svg/>"}
    answer = bring_in(author, zipped(parts))

    assert answer.status_code == 422
    at_field = answer.text.split('id="file-error"')[1].split("</p>")[0]
    assert f"图片 {name}：不是图片，或图片已损坏" in at_field
    assert versions.everything() == []


def test_only_instructors_bring_files_longer_than_forms(author, sign_in):
    long = zipped({"scenario.yaml": TEXT.encode(), "x": bytes(MAX_BODY)}, packed=0)

    assert bring_in(author, long).status_code == 302
    assert bring_in(author, long + bytes(MAX_LONG_BODY)).status_code == 413
    assert bring_in(sign_in("clerk"), long).status_code == 413


def test_pictures_too_large_for_one_file_are_not_exported(author, monkeypatch):
    monkeypatch.setattr("web.authoring.bundle.MAX_BYTES", 1)
    answer = author.get("/studio/canteen-poisoning/0/scenario.zip")

    assert answer.status_code == 422
    assert "情景没有导出" in answer.text
    assert "1 张图片共" in answer.text
