"""Real platforms, firms, outlets and places, of which nothing invented may bear the name."""

from faker.providers.address.zh_CN import Provider

from tests.house import ROOT


def _listed() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (ROOT / "tests/data/real-names.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            kind = line.removeprefix("# ")
            found[kind] = []
        else:
            found[kind] += line.split()
    found["place"] += sorted({*Provider.provinces, *Provider.cities} - set(found["place"]))
    return found


REAL = _listed()
"""The names by kind."""
