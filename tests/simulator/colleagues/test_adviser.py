from tests.simulator.colleagues.house import done, house, office
from tests.simulator.stage import DAY, HOUR, NOTICE


def test_legal_and_risk_give_their_opinion_once_when_asked():
    begun = house(HOUR)
    office(begun, "notify", to=["legal", "risk_rev"], text="请研究")
    office(begun, "liaise", to="legal", purpose="advice")
    begun.advance_to(3 * HOUR)

    ((legal, opinion),) = done(begun, "assess.legal")
    assert (legal, all(opinion["fields"].values())) == ("legal", True)
    assert [by for by, _ in done(begun, "assess.risk")] == ["risk_rev"]


def test_commentators_cite_what_was_published_and_wait_for_it():
    begun = house(HOUR)
    office(begun, "notify", to=["commentator"], text="请引导")
    office(begun, "draft.create", **NOTICE)
    release = office(begun, "publish", statement="s1", version=1, channels=["website"])
    begun.advance_to(3 * HOUR)
    office(begun, "notify", to=["commentator"], text="请引导")
    begun.advance_to(6 * HOUR)

    guides = done(begun, "guide.post")
    assert {by for by, _ in guides} == {"commentator"}
    assert {d["cites"] for _, d in guides} == {release.seq}


def test_without_a_release_there_is_nothing_to_cite():
    begun = house(HOUR)
    office(begun, "notify", to=["commentator"], text="请引导")
    begun.advance_to(DAY)

    assert done(begun, "guide.post") == []
