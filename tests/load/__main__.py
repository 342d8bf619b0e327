"""`make load`: 40 drills of five trainees for five minutes; prints one figure a line.

When all have signed in, a trainee files an act every 20 s, is told by the stream what others did,
and asks for what the page asks for. The server is a process of its own; the trainees run beside it
on the same machine.

`act_p95_ms` is the time from sending an act to its answer, when it is on disk; `push_p95_ms` from
sending it to the moment at which another seat of the drill was told of a row as new. `errors`
counts answers that are none and acts that were refused, `lost_acts` and `doubled_acts` what the
store holds otherwise than it was filed. `server_cpu_s` is the time of the processor that the server
took from its start to its end, with everybody signing in.
"""

import asyncio
import resource
import tempfile
from pathlib import Path

import click

from tests.bench.measure import Figure, p95_ms
from tests.load.school import School, rows_of
from tests.load.tally import Tally
from tests.load.trainee import Bell, Watch, work
from tests.web.served import served


@click.command()
@click.option("--drills", default=40, show_default=True, help="Drills that run side by side.")
@click.option("--seats", default=5, show_default=True, help="Trainees in each.")
@click.option("--seconds", default=300, show_default=True, help="How long they work.")
def main(drills: int, seats: int, seconds: int) -> None:
    """Print the figures of a server under load."""
    with tempfile.TemporaryDirectory(prefix="yulian-load-") as folder:
        data = Path(folder)
        school = School.founded(data, drills, seats)
        tally = Tally()
        with served(data, "serve") as server:
            asyncio.run(_everyone(school, server.address, seconds, tally))
            server.stop()
        for figure in _figures(tally, rows_of(data, school)):
            click.echo(figure)
        child = resource.getrusage(resource.RUSAGE_CHILDREN)
        click.echo(Figure("server_cpu_s", child.ru_utime + child.ru_stime, "s"))


async def _everyone(school: School, address: str, seconds: int, tally: Tally) -> None:
    pupils = len(school.places)
    bell = Bell(pupils)
    async with asyncio.TaskGroup() as group:
        for number, place in enumerate(school.places):
            watch = Watch(bell, number / pupils, seconds)
            group.create_task(work(place, address, watch, tally))


def _figures(tally: Tally, saved: dict[str, int]) -> list[Figure]:
    return [
        Figure("acts", len(tally.filed), "acts"),
        Figure("act_p95_ms", p95_ms(tally.act_s), "ms"),
        Figure("page_p95_ms", p95_ms(tally.page_s), "ms"),
        Figure("push_p95_ms", p95_ms(tally.push_s()), "ms"),
        Figure("errors", len(tally.errors), "errors"),
        Figure("lost_acts", sum(saved.get(text, 0) == 0 for text in tally.filed), "acts"),
        Figure("doubled_acts", sum(count > 1 for count in saved.values()), "acts"),
    ]


if __name__ == "__main__":
    main()
