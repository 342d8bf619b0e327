from simulator.journal import Journal
from tests.web.conftest import by_the_book
from web.store.record import Role


def test_who_may_read_the_review_walks_through_it(archive, sign_in):
    trainee, stranger = sign_in("chen"), sign_in("li")
    address = f"/drills/{archive(trainee.account).id}/hot-wash"

    page = trainee.get(f"{address}?n=2").text

    assert 'rel="prev"' in page
    assert 'rel="next"' in page
    assert "2 / 10" in page
    assert "预案怎么说" in page
    assert stranger.get(address).status_code == 404
    assert f'href="{address}"' in trainee.get(address.replace("hot-wash", "limits")).text


def test_a_running_drill_is_for_those_who_conduct_and_evaluate(conduct, sign_in):
    trainee, evaluator = sign_in("chen"), sign_in("ping", Role.EVALUATOR)
    address = f"/drills/{conduct(trainee.account).id}/hot-wash"

    assert trainee.get(address).status_code == 404
    assert evaluator.get(address).status_code == 200


def test_nothing_to_talk_about_is_said(archive, sign_in):
    evaluator = sign_in("ping", Role.EVALUATOR)
    book = by_the_book()
    record = archive(journal=Journal(book.header, list(book)[:1]))

    page = evaluator.get(f"/drills/{record.id}/hot-wash").text

    assert "没有可以讲评的" in page
