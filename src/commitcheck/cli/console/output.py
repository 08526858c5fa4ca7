"""The only place that writes report files: atomically, and never over an input."""

import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from commitcheck.cli.console import screen, streams
from commitcheck.cli.console.streams import reason, write_out
from commitcheck.cli.options.declare import Target
from commitcheck.errors import OutputError, UsageError
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import counted
from commitcheck.model.report import Report
from commitcheck.reporting import Content, RenderOptions
from commitcheck.reporting.inert import inert, sentence

_BUFFER = 1 << 20
"""Bytes; a report is written in as many small pieces as it has lines."""


def refuse_inputs(outputs: Iterable[str], inputs: Iterable[str]) -> None:
    """Stop before anything is written when a report would replace one of its own inputs.

    Links are followed: `-o report.csv` where report.csv is a link to the export is refused too.

    Raises:
        UsageError: an output is an input, or two outputs are one file.
    """
    taken = {_identity(path): path for path in inputs if path != "-"}
    for output in outputs:
        if output == "-":
            continue
        identity = _identity(output)
        if identity in taken:
            raise UsageError(
                f"the report {output} would overwrite {taken[identity]}; choose another name"
            )
        taken[identity] = f"the other report {output}"


def write(path: str, content: Content) -> None:
    """Put a whole report at `path`, or leave what was there; `-` is standard output.

    A reader never sees half a file, and two runs that write one report leave one of the two.
    A folder that is missing is made.

    Raises:
        OutputError: the disk is full, the folder cannot be made or may not be written.
    """
    data = _encoded(content)
    if path == "-":
        write_out(b"".join(data))  # whole, so that nobody reads half a report
        return
    if "\0" in path:
        raise OutputError(f"cannot write {path}: a NUL is no part of a file's name")
    try:
        target = Path(os.path.realpath(path))  # the file itself is replaced, not a link to it
        if target.exists() and not target.is_file():
            _write_through(target, data)  # a device or pipe, such as /dev/null, is no file
        else:
            if not target.parent.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
            _replace(target, data)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {reason(error)}") from error


def _encoded(content: Content) -> Iterable[bytes]:
    if isinstance(content, bytes):
        return (content,)
    pieces = (content,) if isinstance(content, str) else content
    return (piece.encode("utf-8", "backslashreplace") for piece in pieces)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are missing.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make {folder}: {(error.strerror or '').lower()}") from error


def repository_top(folder: Path) -> str:
    """The nearest folder above that holds `.git`, with forward slashes; empty without one.

    Reports name files from there, as platforms do.
    """
    for above in (folder, *folder.parents):
        if (above / ".git").exists():
            return above.as_posix()
    return ""


def _replace(target: Path, data: Iterable[bytes]) -> None:
    """Put the new file in the place of the old; where that would change whose it is, what it may
    be used for or what another of its names shows, the old one is filled anew.
    """
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "it is read-only")
    import tempfile  # noqa: PLC0415 - most runs write to the screen

    before = target.stat() if target.exists() else None
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb", _BUFFER) as file:
            file.writelines(data)
            file.flush()
            os.fsync(file.fileno())
        if before is None:
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(target)
        elif _stands_for(temporary, target, before):
            temporary.replace(target)
        else:
            _fill(target, temporary)
    finally:
        temporary.unlink(missing_ok=True)


def _stands_for(temporary: Path, target: Path, before: os.stat_result) -> bool:
    """Give the new file the owner, group and mode of the old. False where it cannot have all of
    them, where the old one has other names, or attributes such as an access list.
    """
    if before.st_nlink > 1 or _attributes(target) != _attributes(temporary):
        return False
    own = temporary.stat()
    if (own.st_uid, own.st_gid) != (before.st_uid, before.st_gid):
        try:
            os.chown(temporary, before.st_uid, before.st_gid)
        except (OSError, AttributeError):
            return False
    temporary.chmod(stat.S_IMODE(before.st_mode))
    return True


def _attributes(path: Path) -> dict[str, bytes]:
    """Extended attributes, of which an access list is one; none where the system has none."""
    try:
        return {name: os.getxattr(path, name) for name in os.listxattr(path)}
    except (OSError, AttributeError):
        return {}


def _fill(target: Path, whole: Path) -> None:
    """Write into the file itself; that the disk has room for it was seen before."""
    with target.open("r+b") as file, whole.open("rb") as source:
        shutil.copyfileobj(source, file, _BUFFER)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _write_through(target: Path, data: Iterable[bytes]) -> None:
    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    with target.open("wb", _BUFFER) as file:
        file.writelines(data)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _identity(path: str) -> object:
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return os.path.realpath(path)
    return (status.st_dev, status.st_ino)


# What could not be read, said beside the output of a command that is about something else.

_SHOWN = 10


def input_errors(report: Report) -> list[Finding]:
    """Errors of the input, which leave part of it not checked."""
    return [
        found
        for found in report.unwaived
        if found.rule.startswith("INP") and found.severity is Severity.ERROR
    ]


def say_input_errors(report: Report) -> bool:
    """Say on standard error how many there are, and which; False without any."""
    errors = input_errors(report)
    if not errors:
        return False
    streams.say(f"commitcheck: {counted(len(errors), 'input error')} left part of it not checked")
    streams.say(*(f"    {_said(found)}" for found in errors[:_SHOWN]))
    if len(errors) > _SHOWN:
        streams.say(f"    and {len(errors) - _SHOWN} more; commitcheck check has all")
    return True


def say_first_input_error(report: Report) -> None:
    """Name the file and the place of the first one in a line on standard error."""
    errors = input_errors(report)
    if errors:
        more = counted(len(errors) - 1, "more input error")
        others = f" (and {more})" if len(errors) > 1 else ""
        streams.say(f"commitcheck: {_said(errors[0])}{others}")


def _said(found: Finding) -> str:
    return f"{inert(found.at.label)}: {sentence(found.message)}"


# How a page is written where it goes: as the screen takes it, or plain and 100 wide in a file.

_READ_ON_SCREEN = (Target("terminal", "-"), Target("markdown", "-"))
"""What people read there, in the screen's own encoding."""

_WIDTH_OF_FILES = 100


class Shown(Protocol):
    """What a call says of how it wants a page."""

    @property
    def color(self) -> str:
        """auto, always or never."""

    @property
    def verbosity(self) -> int:
        """-1 for one line, to 2 for everything."""


def refuse_two_on_screen(targets: Iterable[Target]) -> None:
    """Only one report may go to the screen.

    Raises:
        UsageError: several would; the message names their formats.
    """
    on_screen = [target.format for target in targets if target.path == "-"]
    if len(on_screen) > 1:
        raise UsageError(f"{' and '.join(on_screen)} cannot both go to standard output")


def render_options(request: Shown, target: Target) -> RenderOptions:
    """What the target can show, and how much the call wants to see."""
    on_screen = target.path == "-"
    folder = Path.cwd()
    return RenderOptions(
        width=screen.width() if on_screen else _WIDTH_OF_FILES,
        color=on_screen and screen.use_colour(request.color),
        unicode=not on_screen or screen.takes_unicode(),
        verbosity=request.verbosity,
        root=repository_top(folder),
        folder=folder.as_posix(),
    )


def as_shown(page: Content, target: Target) -> Content:
    """The page in the screen's own encoding where people read it there, else as it is."""
    if target in _READ_ON_SCREEN and isinstance(page, str):
        return screen.encoded(screen.guarded(page))
    return page
