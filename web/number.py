"""Whole numbers as addresses and forms bring them."""

_MOST_DIGITS = 12


def whole(text: str, digits: int = _MOST_DIGITS) -> int | None:
    """A whole number from 0; None where the text is anything else, or longer than `digits`."""
    text = text.strip()
    is_number = text.isascii() and text.isdecimal() and len(text) <= digits
    return int(text) if is_number else None
