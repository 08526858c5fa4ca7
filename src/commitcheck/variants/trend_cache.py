"""Points of past commits, remembered by what they were made from.

A point holds numbers only, no word of a user's. Its name is a hash over the commit, the day, the
rules in force and this version of the program, so that nothing is ever out of date; the folder is
readable by the user alone, and `trend --forget` removes it.
"""

import datetime as dt
import os
import shutil
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import msgspec

from commitcheck._version import __version__

if TYPE_CHECKING:
    from commitcheck.variants.trend import Point


class NoCache:
    """Remembers nothing."""

    def get(self, commit: str, day: dt.date) -> "Point | None":
        """Nothing is known."""

    def put(self, commit: str, day: dt.date, point: "Point") -> None:
        """Nothing is kept."""


class TrendCache:
    """Points in a folder of the user's. `rules` says all that decides a point besides its commit
    and day. What cannot be read or written is judged again: a cache never fails a run.
    """

    def __init__(self, folder: Path, rules: str) -> None:
        self._folder = folder
        self._rules = f"{__version__}\0{rules}"

    def get(self, commit: str, day: dt.date) -> "Point | None":
        """The point that was made of this commit on this day."""
        from commitcheck.variants.trend import Point  # noqa: PLC0415 - it knows this module

        with suppress(OSError, msgspec.MsgspecError):
            point = msgspec.json.decode(self._path(commit, day).read_bytes(), type=Point)
            if (point.commit, point.day) == (commit, day):
                return point
        return None

    def put(self, commit: str, day: dt.date, point: "Point") -> None:
        """Keep a point, whole: no other run ever reads half of it."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            with NamedTemporaryFile(dir=self._folder, delete=False) as draft:
                draft.write(msgspec.json.encode(point))
            Path(draft.name).replace(self._path(commit, day))

    def _path(self, commit: str, day: dt.date) -> Path:
        name = sha256(f"{self._rules}\0{commit}\0{day}".encode("utf-8", "surrogatepass"))
        return self._folder / f"{name.hexdigest()}.json"


def cache_folder() -> Path | None:
    """Where this user's points lie; None where the user has no home.

    `XDG_CACHE_HOME` wins everywhere, if it is absolute as its specification demands.
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    if Path(named).is_absolute():
        return Path(named) / "commitcheck" / "trend"
    with suppress(RuntimeError):
        if sys.platform == "win32":
            local = os.environ.get("LOCALAPPDATA")
            return Path(local) / "commitcheck" / "trend" if local else None
        home = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
        return home / "commitcheck" / "trend"
    return None


def forget() -> bool:
    """Remove every remembered point; was there anything?"""
    folder = cache_folder()
    if folder is None or not folder.is_dir():
        return False
    shutil.rmtree(folder, ignore_errors=True)
    return True
