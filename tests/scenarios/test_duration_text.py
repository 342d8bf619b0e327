import pytest

from scenarios.units import duration_text, duration_words, parse_duration


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0s"), (59, "59s"), (1_800, "30m"), (5_400, "1h30m"), (259_200, "72h"), (3_601, "1h1s")],
)
def test_seconds_are_written_as_they_are_read(seconds, text):
    assert duration_text(seconds) == text
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 秒"),
        (59, "59 秒"),
        (3600, "1 小时"),
        (4800, "1 小时 20 分"),
        (14_401, "4 小时 1 秒"),
        (180_000, "2 天 2 小时"),
    ],
)
def test_words_name_only_what_is_not_nought(seconds, text):
    assert duration_words(seconds) == text
