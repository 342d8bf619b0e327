"""What commands answer at a terminal, and journals under another header."""

import json

from web.cli import main


def run(capsys, *arguments):
    """Exit code, standard output and standard error of `yulian` with these arguments."""
    try:
        main([*map(str, arguments)])
    except SystemExit as leaving:
        code = leaving.code or 0
    out, err = capsys.readouterr()
    return code, out, err


def rewritten(journal, tmp_path, **header):
    """A copy of this journal whose header says these things instead."""
    first, *rest = journal.read_text("utf-8").splitlines()
    file = tmp_path / "run.jsonl"
    told = json.dumps({**json.loads(first), **header}, ensure_ascii=False)
    file.write_text("\n".join([told, *rest]), "utf-8")
    return file
