import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarios.load import path_of
from tests.scenarios.mini import PACK, SCENARIO
from web.cli import yulian

LIBRARY = path_of("scenario", "canteen-poisoning")
NANNING = path_of("plan", "nanning-2017")
STORY = SCENARIO.replace("mini-plan", "nanning-2017").replace("NN-1", "NN-RPT-05")

NASTY = {
    "nothing": b"",
    "binary": bytes(range(256)),
    "utf-16": SCENARIO.encode("utf-16"),
    "latin-1": "title: caf\xe9".encode("latin-1"),
    "nul": b"scenario: 1\0",
    "escape": b'scenario: "\\u0007"',
    "surrogate": b'scenario: "\\ud800"',
    "tab": b"scenario: 1\n\ttitle: x",
    "python tag": b"scenario: !!python/object/apply:os.system ['true']",
    "binary tag": b"scenario: !!binary aGk=",
    "timestamp": b"scenario: 1\nstarts_at: 2026-13-45T99:99:99+99:99",
    "date out of range": b"scenario: 1\nstarts_at: 99999-01-01T00:00:00+08:00",
    "unix time": b"scenario: 1\nstarts_at: 1e300",
    "billion laughs": b"a: &a [x, x]\nb: &b [*a, *a]\nscenario: [*b, *b]",
    "alias to itself": b"scenario: &a [*a]",
    "merge key": b"scenario: 1\n<<: {a: 1}",
    "deep lists": b"scenario: " + b"[" * 50_000,
    "deep mappings": b"scenario: " + b"{a: " * 50_000,
    "deep blocks": b"- " * 50_000,
    "deep keys": b"? " * 50_000,
    "huge number": b"scenario: " + b"9" * 100_000,
    "huge exponent": b"scenario: 1e999999999",
    "hexadecimal": b"scenario: 0x" + b"F" * 100_000,
    "not a number": b"scenario: .nan",
    "infinite": b"scenario: -.inf",
    "number as key": b"scenario: 1\n2: x",
    "list as key": b"scenario: 1\n[a, b]: x",
    "null as key": b"scenario: 1\n~: x",
    "mapping as key": b"scenario: 1\n{a: 1}: x",
    "two documents": b"scenario: 1\n---\npack: 1",
    "directive": b"%YAML 3.0\n---\nscenario: 1",
    "double keys": b"scenario: 1\nscenario: 1",
    "long line": b"scenario: " + b"x" * 500_000,
    "many lines": b"scenario:\n" + b"- x\n" * 300_000,
    "too large": b"#" * 3_000_000,
    "pack of nothing": b"pack: 1",
    "pack of lists": b"pack: 1\nlevels: []\nobligations: {}\nroles: [a]",
    "condition in conditions": b"scenario: 1\ninjects: [{when: " + b"{not: " * 30 + b"{after: 1}",
    "long duration": SCENARIO.replace("24h", "9999d99999h").encode(),
    "year ten thousand": SCENARIO.replace("2026-09-18T", "9999-12-31T").encode(),
    "year one": SCENARIO.replace("2026-09-18T", "0001-01-01T").encode(),
    "template bomb": SCENARIO.replace("不实", '"{{ 9**9**9 }}"').encode(),
    "template nesting": SCENARIO.replace("不实", f"'{'{{' + '(' * 1900}'").encode(),
}


def checked(*files):
    return CliRunner().invoke(yulian, ["check", *map(str, files)])


def test_sound_files_are_counted():
    result = checked(LIBRARY, NANNING)

    assert (result.exit_code, result.output) == (0, "检查 2 个文件，没有错误\n")


def test_every_fault_is_a_line_and_the_exit_code_is_1(tmp_path):
    story, plan = tmp_path / "s.yaml", tmp_path / "p.yaml"
    story.write_text(STORY.replace("24h", "soon").replace("kind: microblog", "kind: x"), "utf-8")
    plan.write_text(
        PACK.replace("who: [lg_office]", "who: [office]").replace("row:", "raw:"), "utf-8"
    )

    result = checked(story, LIBRARY, plan)

    assert result.exit_code == 1
    assert [line.split("; ")[0] for line in result.output.splitlines()] == [
        f"{story}:7:9: duration: “soon” 不是时长",
        f"{story}:28:29: choice: 不认识 “x”",
        f"{plan}:31:11: role-known: 没有角色 office",
        f"{plan}:33:12: missing-key: 缺少 row",
        f"{plan}:33:27: unknown-key: 这里没有 raw 这个键",
    ]


def test_missing_file_is_a_fault_like_others(tmp_path):
    result = checked(tmp_path / "none.yaml")

    assert result.exit_code == 1
    assert result.output.startswith(f"{tmp_path}/none.yaml: unreadable: 读不出文件")


@pytest.mark.parametrize("name", NASTY)
def test_nasty_file_ends_in_faults(name, tmp_path):
    file = tmp_path / "nasty.yaml"
    file.write_bytes(NASTY[name])

    result = checked(file)

    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert all(line.startswith(f"{file}:") for line in result.output.splitlines())


def sliced(text):
    """The bytes of a text with a piece cut out, doubled or exchanged."""
    content = text.encode()
    cuts = st.tuples(st.integers(0, len(content)), st.integers(0, 60))
    piece = st.binary(max_size=6) | st.sampled_from(
        [b": ", b"\n", b"- ", b"{", b"]", b"'", b"null", b"-1", b"{{", b"%}", b"&a", b"*a", b"!x "]
    )
    return st.builds(
        lambda cut, new: content[: cut[0]] + new + content[cut[0] + cut[1] :], cuts, piece
    )


@pytest.mark.slow
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | sliced(STORY) | sliced(PACK))
def test_any_bytes_end_in_lines_and_never_in_a_traceback(tmp_path, content):
    file = tmp_path / "any.yaml"
    file.write_bytes(content)

    result = checked(file)

    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code in {0, 1}
    assert result.output.splitlines()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sliced(LIBRARY.read_text("utf-8")) | sliced(NANNING.read_text("utf-8")))
def test_library_with_a_piece_exchanged_ends_in_lines(tmp_path, content):
    file = tmp_path / "any.yaml"
    file.write_bytes(content)

    result = checked(file)

    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.output.splitlines()
