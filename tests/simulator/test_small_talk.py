from simulator.small_talk import _TITLES, title_of

LOCAL = [f"本地{n}" for n in range(60)]


def test_every_title_comes_before_any_comes_again():
    titles = [title_of(number) for number in range(len(_TITLES))]

    assert len(set(titles)) == len(titles) > 2_000
    assert title_of(len(_TITLES)) == titles[0]


def test_one_topic_in_ten_is_of_the_place():
    titles = [title_of(number, LOCAL) for number in range(600)]

    assert sum(title in LOCAL for title in titles) == 60
    assert {title for title in titles if title in LOCAL} == set(LOCAL)


def test_few_local_topics_come_rarely():
    titles = [title_of(number, LOCAL[:2]) for number in range(1_200)]

    assert [number for number, title in enumerate(titles) if title in LOCAL] == [0, 300, 600, 900]
