"""What people without a name in the scenario are called on the invented platforms.

The names are drawn from a list of surnames and mean nobody; it decides nothing else.
"""

from faker import Generator
from faker.providers.person.zh_CN import Provider

ADDRESSES = ("女士", "先生", "阿姨", "师傅", "老师", "同学")


def handles(seed: int, count: int) -> tuple[str, ...]:
    """So many handles such as 陈师傅, always the same for a seed.

    The source has a stream of chance of its own, like those of `Chance`.
    """
    source = Generator()
    source.seed_instance(f"{seed}:handles")
    people = Provider(source)
    return tuple(f"{people.last_name()}{people.random_element(ADDRESSES)}" for _ in range(count))
