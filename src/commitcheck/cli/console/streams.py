"""Standard output and error as they really are: closed, full, or of another encoding."""

import errno
import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from commitcheck.errors import OutputError
from commitcheck.reporting.inert import inert

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_UNUSABLE = frozenset((errno.ENOSPC, errno.EBADF, errno.EIO, errno.EFBIG, errno.EDQUOT))


class _Closed(io.RawIOBase):
    """Stands for a standard output that was closed before we started (`>&-`).

    It says so once: who looks after it at the end of the process has nobody to tell.
    """

    def __init__(self) -> None:
        self._is_told = False

    def writable(self) -> bool:
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        if self._is_told:
            return memoryview(data).nbytes
        self._is_told = True
        raise OSError(errno.EBADF, "it is closed")


def prepare() -> None:
    """Make the standard streams safe to write to: no character is ever refused.

    A closed standard error swallows what is said; a closed standard output fails when
    something is written to it, as a full disk does.
    """
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_Closed()), "utf-8")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - kept open
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(*lines: str) -> None:
    """Lines on standard error, inert; where nobody can read them they are not said."""
    try:
        for line in lines:
            print(inert(line), file=sys.stderr)  # noqa: T201 - the one place that does
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def finish() -> None:
    """Hand over what is still buffered.

    Raises:
        OutputError: it cannot be written.
    """
    write_out(b"")


def flush() -> None:
    """Hand over what is left, wherever it still can be."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()


def write_out(data: bytes) -> None:
    """Bytes to standard output as they are, line ends untouched.

    A reader that has read enough (`| head`) is no failure: the run still ends as it would have.

    Raises:
        OutputError: the disk is full, or standard output is closed.
    """
    try:
        sys.stdout.flush()
        if data:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        _discard(sys.stdout)
    except OSError as error:
        _discard(sys.stdout)
        raise OutputError(f"cannot write standard output: {reason(error)}") from error


def is_output_error(error: OSError) -> bool:
    """Is it a stream that failed, and not a file?"""
    return error.errno in _UNUSABLE and error.filename is None


def discard_output() -> None:
    """From here on what is printed goes nowhere."""
    _discard(sys.stdout)


def reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _discard(stream: object) -> None:
    """Let the interpreter's own last flush succeed, or its end would be another exit code."""
    try:
        number = stream.fileno()  # type: ignore[attr-defined] # any stream; without one, below
    except (OSError, ValueError, AttributeError):
        if stream is sys.stdout:
            sys.stdout = io.TextIOWrapper(io.BytesIO(), "utf-8")
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
