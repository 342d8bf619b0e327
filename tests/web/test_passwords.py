import re

import pytest
from argon2.profiles import CHEAPEST

from web.passwords import Passwords, fault_of, generate_password


def test_the_right_password_is_right():
    passwords = Passwords(CHEAPEST)
    known = passwords.hash("correct horse")

    assert known.startswith("$argon2id$")
    assert passwords.verify(known, "correct horse")
    assert not passwords.verify(known, "incorrect horse")


def test_equal_passwords_have_different_hashes():
    passwords = Passwords(CHEAPEST)

    assert passwords.hash("correct horse") != passwords.hash("correct horse")


@pytest.mark.parametrize("known", [None, "", "nonsense", "$argon2id$broken"])
def test_without_a_sound_hash_every_password_is_wrong(known):
    assert not Passwords(CHEAPEST).verify(known, "")


def test_generated_passwords_are_long_readable_and_good_enough():
    made = {generate_password() for _ in range(50)}

    assert len(made) == 50
    assert all(re.fullmatch(r"([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}", one) for one in made)
    assert [one for one in made if fault_of(one)] == []


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("123456789", "密码至少 10 个字符"),
        ("1234567890", None),
        ("x1y2" * 32, None),
        ("x1y2" * 32 + "z", "密码不超过 128 个字符"),
        ("abcabcabcabc", "密码至少要有 4 个不同的字符"),
        ("汉字也可以做密码的哦", None),
    ],
)
def test_what_is_wrong_with_a_password(password, fault):
    assert fault_of(password) == fault
