"""Calls the command line in this process, as a user would in a shell."""

import io
import sys
from typing import NamedTuple
from unittest import mock

from commitcheck.cli.main import run


class Called(NamedTuple):
    """How a call ended and what it printed."""

    code: int
    out: str
    err: str


def call(*arguments: str, stdin: str = "", encoding: str = "utf-8") -> Called:
    """`commitcheck ARGUMENTS... <<< STDIN`, with plain streams of an encoding."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding, write_through=True) for _ in range(2))
    with (
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")),
        mock.patch.object(sys, "argv", ["commitcheck", *arguments]),
        mock.patch.object(sys, "stdout", out),
        mock.patch.object(sys, "stderr", err),
    ):
        code = run()
    return Called(int(code), *(_written(stream) for stream in (out, err)))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    held = stream.buffer
    assert isinstance(held, io.BytesIO)
    return held.getvalue().decode(stream.encoding)
