"""The only place that writes report files: atomically, and never over an input."""

import os
from collections.abc import Iterable
from pathlib import Path

from commitcheck.cli.console.streams import reason, write_out
from commitcheck.errors import OutputError, UsageError


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


def write(path: str, content: str | bytes) -> None:
    """Put a whole report at `path`, or leave what was there; `-` is standard output.

    A reader never sees half a file, and two runs that write one report leave one of the two.
    A folder that is missing is made.

    Raises:
        OutputError: the disk is full, the folder cannot be made or may not be written.
    """
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    if path == "-":
        write_out(data)
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


def _replace(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "it is read-only")
    import tempfile  # noqa: PLC0415 - most runs write to the screen

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _write_through(target: Path, data: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    with target.open("wb") as file:
        file.write(data)


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
