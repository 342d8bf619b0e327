"""`yulian run`: a drill without pages, from documents and a seed to a journal.

With `--from` it is a conducted drill with its acts changed, compared with itself.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from scenarios.errors import DrillError
from scenarios.load import digest_of, load_pack, load_scenario
from scenarios.scenario import Scenario
from scenarios.units import parse_duration
from simulator.drill import Drill, solo_seats
from simulator.entry import Act
from simulator.header import Digests
from simulator.headless import enact, play
from simulator.journal import write_journal
from simulator.players import PLAYERS
from simulator.script import read_acts
from web.cli.compare import MOST_SEEDS, SEEDS, compare
from web.cli.files import write_whole
from web.counterfactual.change import HOW

_FILE = click.Path(path_type=Path, dir_okay=False)
_SEEDS_HELP = f"对比推演：在多少组随机条件下推演，默认 {SEEDS}。"
_NOT_WITH_FROM = "不能再写 --seed、--acts、--player、--until、--out"


class _Length(click.ParamType[int]):
    """A duration such as `72h`, as seconds."""

    name = "duration"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        try:
            return parse_duration(value)
        except ValueError:
            self.fail(f"{value} 不是时长，写 30m、2h、72h 或 3d", param, ctx)


@click.command()
@click.argument("scenario", required=False)
@click.option("--plan", help="预案包编号或路径；默认为情景的第一个预案包。")
@click.option("--seed", type=int, show_default="1", help="随机种子。")
@click.option("--acts", type=_FILE, help="行动文件，JSON Lines。")
@click.option("--player", type=click.Choice(sorted(PLAYERS)), help="自动参演者。")
@click.option("--until", type=_Length(), help="推演到开始后多久，默认到情景结束。")
@click.option("--out", show_default="-", help="过程记录写到哪里，默认标准输出。")
@click.option("--from", "journal", type=_FILE, help="对比推演：一场演练的过程记录。")
@click.option("--change", "changes", multiple=True, help=f"对比推演：一项改动。{HOW}。")
@click.option("--seeds", type=click.IntRange(1, MOST_SEEDS), help=_SEEDS_HELP)
@click.option("--json", "as_json", is_flag=True, help="对比推演：输出 JSON。")
def run(  # noqa: PLR0913 -- one parameter per option
    scenario: str | None,
    *,
    plan: str | None,
    seed: int | None,
    acts: Path | None,
    player: str | None,
    until: int | None,
    out: str | None,
    journal: Path | None,
    changes: tuple[str, ...],
    seeds: int | None,
    as_json: bool,
) -> None:
    """不开网页，跑完一场演练，写出过程记录；或把一场演练换一种做法，对比推演。"""
    if journal is not None:
        if any(one is not None for one in (seed, acts, player, until, out)):
            raise click.UsageError(f"--from 用记录里的行动和种子，{_NOT_WITH_FROM}")
        compare(journal, changes, seeds or SEEDS, scenario=scenario, plan=plan, as_json=as_json)
        return
    if changes or seeds or as_json:
        raise click.UsageError("--change、--seeds、--json 要和 --from 一起写")
    if scenario is None:
        raise click.UsageError("没有写情景：写编号或路径")
    if acts is not None and player is not None:
        raise click.UsageError("--acts 和 --player 只能选一个")
    story = load_scenario(scenario)
    script = _script(acts, story)
    chance = 1 if seed is None else seed
    drill = _drill(story, scenario, plan or story.plans[0], chance, _seats(story, script))
    end = story.length + 1 if until is None else until
    if player is None:
        refused = enact(drill, script, end)
    else:
        refused = play(drill, PLAYERS[player], _seats(story, script), end)
    _write(write_journal(drill.journal), out or "-")
    click.echo(f"{len(drill.journal)} 条记录，{refused} 次操作未予受理", err=True)


def _drill(story: Scenario, ref: str, plan: str, seed: int, seats: frozenset[str]) -> Drill:
    pack = load_pack(plan)
    if pack.id not in story.plans:
        raise DrillError(
            f"情景 {story.id} 不适用预案包 {pack.id}",
            hint=f"可选：{'、'.join(story.plans)}",
        )
    digests = Digests(digest_of("scenario", ref), digest_of("plan", plan))
    return Drill(story, pack, seed, occupied=seats, digests=digests)


def _script(acts: Path | None, story: Scenario) -> tuple[tuple[int, Act], ...]:
    if acts is None:
        return ()
    try:
        content = acts.read_bytes()
    except OSError as error:
        raise DrillError(f"读不出 {acts}（{error.strerror}）", hint="检查路径和权限") from error
    return read_acts(content, str(acts), story.starts_at)


def _seats(story: Scenario, script: Iterable[tuple[int, Act]]) -> frozenset[str]:
    """The seats whose roles act in a script; without any, the seat for practising alone."""
    roles = {act.by for _, act in script}
    taken = frozenset(seat.id for seat in story.seats if roles.intersection(seat.roles))
    return taken or frozenset(solo_seats(story))


def _write(text: str, out: str) -> None:
    content = text.encode("utf-8")
    if out == "-":
        sys.stdout.buffer.write(content)
    else:
        write_whole(content, Path(out))
