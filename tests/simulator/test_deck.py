import pytest

from scenarios.vocabulary import BLUE_CARDS
from simulator.deck import CARDS, MOST, REGAIN_S, START, Hand, hand_after
from simulator.entry import Entry

HOUR = 3_600


def played(*cards):
    """Rows of cards, each with its time."""
    return [
        Entry(seq, t, "director", "director.card", {"card": card})
        for seq, (t, card) in enumerate(cards, start=1)
    ]


def test_every_card_of_the_vocabulary_has_a_price():
    assert set(CARDS) == set(BLUE_CARDS)
    assert all(0 < card.cost <= START and card.rest_s > 0 for card in CARDS.values())


def test_nothing_rests_at_first_and_everything_can_be_paid():
    hand = hand_after([], 0)

    assert hand == Hand(START, {})
    assert hand.playable() == tuple(CARDS)


@pytest.mark.parametrize(
    ("t", "points"), [(REGAIN_S - 1, START), (REGAIN_S, START + 1), (100 * REGAIN_S, MOST)]
)
def test_points_come_back_with_time_up_to_a_limit(t, points):
    assert hand_after([], t).points == points


def test_a_card_costs_points_and_rests():
    rows = played((HOUR, "leak_video"), (HOUR, "topic_drift"))

    assert hand_after(rows, HOUR) == Hand(2, {"leak_video": 6 * HOUR, "topic_drift": 4 * HOUR})
    assert hand_after(rows, 5 * HOUR).resting == {"leak_video": 2 * HOUR}


def test_time_towards_a_point_is_not_lost_by_playing():
    rows = played((REGAIN_S - 1, "topic_drift"))

    assert hand_after(rows, REGAIN_S - 1).points == START - 1
    assert hand_after(rows, REGAIN_S).points == START


def test_what_cannot_be_played_says_why():
    hand = hand_after(played((0, "leak_video"), (0, "topic_drift")), 61)

    assert hand.refusal("leak_video") == "“泄露视频”还要 359 分钟才能再用"
    assert hand.refusal("forged_document") == "“伪造红头文件”要 4 点，现在只有 2 点"
    assert hand.refusal("rumour") == ""
    assert hand.playable() == ("hostile_interview", "rumour")


def test_a_vetoed_card_can_be_paid_and_cannot_be_played():
    hand = Hand(START, {}, frozenset({"rumour"}))

    assert hand.refusal("rumour") == "“散布谣言”已被导调否决"
    assert hand.playable() == tuple(card for card in CARDS if card != "rumour")
