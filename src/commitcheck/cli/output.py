"""The only place that writes report files: atomically, and never over an input."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from commitcheck.errors import OutputError, UsageError


def refuse_inputs(outputs: Iterable[str], inputs: Iterable[str]) -> None:
    """Stop before anything is read when a report would replace one of its own inputs.

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

    Raises:
        OutputError: the disk is full, the folder is missing or may not be written.
    """
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    if path == "-":
        write_out(data)
        return
    target = Path(path)
    if target.is_symlink():
        target = target.resolve()
    if target.exists() and not target.is_file():
        _write_through(target, data)  # a device or pipe, such as /dev/stdout, cannot be replaced
        return
    try:
        _replace(target, data)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {_reason(error)}") from error


def write_out(data: bytes) -> None:
    """Bytes to standard output as they are: UTF-8 on every system, line ends untouched."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _replace(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "it is read-only")
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
    try:
        if target.is_dir():
            raise IsADirectoryError(21, "it is a directory")
        with target.open("wb") as file:
            file.write(data)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {_reason(error)}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _identity(path: str) -> object:
    try:
        status = Path(path).stat()
    except OSError:
        return str(Path(path).resolve())
    return (status.st_dev, status.st_ino)
