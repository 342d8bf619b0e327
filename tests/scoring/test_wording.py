import pytest

from scoring.wording import listed, moment, span
from simulator.reading import read_header
from tests.scoring.lab import HEADER


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0秒"),
        (59, "59秒"),
        (1_800, "30分"),
        (14_401, "4小时0分1秒"),
        (86_400, "24小时"),
        (259_199, "71小时59分59秒"),
        (259_200, "3天"),
        (263_000, "3天1小时3分20秒"),
    ],
)
def test_spans(seconds, text):
    assert span(seconds) == text


def test_moments_show_seconds_only_where_there_are_some():
    header = read_header(HEADER)

    assert moment(header, 300) == "9月18日16:05"
    assert moment(header, 28_801) == "9月19日00:00:01"


def test_names_are_listed_once():
    assert listed(["甲", "乙", "甲"]) == "甲、乙"
