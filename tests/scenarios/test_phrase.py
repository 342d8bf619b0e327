from scenarios.phrase import phrase_of


def test_phrase_says_its_choices_and_words():
    phrase = phrase_of("<娃|孩子>在<place>吃的，<|吐了>")

    assert phrase.words == ("place",)
    assert phrase.variants == 4
    assert phrase.fill({"place": "学校"}, lambda _: 0) == "娃在学校吃的，"
    assert phrase.fill({"place": "学校"}, lambda count: count - 1) == "孩子在学校吃的，吐了"


def test_plain_text_is_a_phrase():
    assert phrase_of("严查").fill({}, lambda _: 0) == "严查"
    assert phrase_of("严查").variants == 1


def test_text_behind_the_last_part_is_said():
    assert phrase_of("问<place>呢").fill({"place": "它"}, lambda _: 0) == "问它呢"
    assert phrase_of("<place>").fill({"place": "它"}, lambda _: 0) == "它"
