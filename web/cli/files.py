"""Files that commands are given by name, to read and to write."""

from pathlib import Path
from tempfile import NamedTemporaryFile

from scenarios.errors import DrillError, JournalError, Place
from scenarios.load import load_pack, pack_ids
from scenarios.plan import PlanPack
from simulator.journal import Header
from simulator.lines import shown
from simulator.reading import MAX_BYTES


def content_of(path: Path) -> bytes:
    """The bytes of a file, at most one more than a journal may have.

    Raises:
        JournalError: If it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise JournalError(f"读不出文件（{reason}）", Place(str(path)), "检查路径和权限") from error


def pack_named(header: Header, place: Place) -> PlanPack:
    """The plan that a journal names; an id only, so that a journal opens no other file.

    Raises:
        JournalError: If it is not installed; the place is that of the journal's first line.
    """
    if header.plan not in pack_ids():
        hint = f"已安装的有：{'、'.join(pack_ids())}"
        raise JournalError(f"没有安装预案包 {shown(header.plan)}", place, hint)
    return load_pack(header.plan)


def write_whole(content: bytes, target: Path) -> None:
    """Write a file; it has the whole content or stays as it was.

    What a link points to is written; so is what is no file, such as a device, in place.

    Raises:
        DrillError: If it cannot be written.
    """
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return
        real = target.resolve()
        with NamedTemporaryFile(dir=real.parent, prefix=f".{real.name}.", delete=False) as file:
            draft = Path(file.name)
            try:
                file.write(content)
                file.close()
                draft.chmod(0o644)
                draft.replace(real)
            finally:
                draft.unlink(missing_ok=True)
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise DrillError(f"写不进 {target}（{reason}）", hint="检查目录和权限") from error
