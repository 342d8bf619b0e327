from tests.web.desk_view.laid import desk
from web.desk_view.inbox import inbox, log
from web.desk_view.talk import SHOWN, Message, talk, unheard


def say(by, text="收到"):
    return (by, "team.say", {"text": text})


def test_messages_stand_in_order_with_who_said_them():
    seen = desk((60, *say("dept", "报告写好了吗？")), (120, *say("lg_office", "五分钟后报")))

    first, second = talk(seen).messages
    assert first == Message(1, "餐饮科", "报告写好了吗？", first.moment, "9月18日 周五", mine=False)
    assert (second.who, second.mine, second.moment.clock, second.day) == (
        desk().words.role("lg_office"),
        True,
        "16:02",
        "",
    )
    assert talk(seen).newest == 2


def test_every_seat_hears_every_message():
    rows = ((60, *say("dept", "一")), (120, *say("lg_office", "二")))

    for seat in ("office", "head", "dept"):
        assert [one.text for one in talk(desk(*rows, seats=(seat,))).messages] == ["一", "二"]


def test_only_the_latest_messages_are_shown():
    rows = [(n, *say("dept", str(n))) for n in range(SHOWN + 3)]

    assert talk(desk(*rows)).messages[0].text == "3"


def test_nobody_has_said_anything():
    assert (talk(desk()).messages, talk(desk()).newest) == ((), 0)


def test_what_others_said_since_is_unheard():
    seen = desk((60, *say("dept")), (90, *say("lg_office")), (120, *say("dept")))

    assert [unheard(seen, since) for since in (0, 1, 3)] == [2, 1, 0]


def test_messages_are_neither_letters_nor_lines_of_the_log():
    seen = desk((60, *say("dept")))

    assert (inbox(seen), log(seen)) == ((), ())
