import pytest

from scenarios.units import duration_text, parse_duration


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0s"), (59, "59s"), (1_800, "30m"), (5_400, "1h30m"), (259_200, "72h"), (3_601, "1h1s")],
)
def test_seconds_are_written_as_they_are_read(seconds, text):
    assert duration_text(seconds) == text
    assert parse_duration(text) == seconds
