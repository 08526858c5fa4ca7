"""Fuzzes comparisons: two folders, a saved report, and what a repository says that is not ours.

The first byte chooses. Of a repository the tree and the commit are the input's, as they are
stored; its older side is sound.
"""

import csv
import datetime as dt
import io
import json
import os
import random
import zlib
from hashlib import sha1
from pathlib import Path
from tempfile import mkdtemp

import atheris
import yaml

from commitcheck.api import check, load
from commitcheck.errors import InputError
from commitcheck.over_time import diff, since_signing
from commitcheck.reporting import comparison, render
from commitcheck.variants.comparison import Comparison
from fuzz.fuzzing import fuzz
from fuzz.structure import changed, restructured, written
from soundness.frames import is_inert
from variants.repositories import PROMISES, VISION, auditrail, slipped

BETWEEN = b"\n---\n"
_DAY = "2026-08-17"
_FOLDERS, _REPORT, _REPOSITORY = 0, 1, 2
_KINDS = 3


def run(content: bytes) -> None:
    kind, body = content[0] % _KINDS if content else 0, content[1:]
    try:
        found = (_of_folders, _of_report, _of_repository)[kind](body)
    except InputError as error:
        assert str(error)  # noqa: PT017 - said to the user as it is
        return
    assert found.report.as_of >= dt.date.min
    for name in comparison.FORMATS:
        page = comparison.render(found, name)
        if name == "json":
            json.loads(page)
        elif name == "terminal":
            is_inert(page)


def _of_folders(body: bytes) -> Comparison:
    """The two visions and the two files of promises of two folders."""
    parts = [*body.split(BETWEEN, 3), b"", b"", b"", b""][:4]
    for folder, (vision, promises) in zip("ab", (parts[:2], parts[2:]), strict=True):
        Path(folder, "vision.yaml").write_bytes(vision)
        Path(folder, "commitments.yaml").write_bytes(promises)
    return diff("a", "b", as_of=_DAY)


def _of_report(body: bytes) -> Comparison:
    """A report that was saved, against a folder that is sound; the other way round too."""
    Path("saved.json").write_bytes(body)
    diff("saved.json", "sound", as_of=_DAY)
    return diff("sound", "saved.json", as_of=_DAY)


def _of_repository(body: bytes) -> Comparison:
    """A commit and its tree, put where git keeps objects."""
    commit, _, tree = body.partition(BETWEEN)
    base = Path("repository/base").read_text("ascii")
    with _stored(b"tree", tree) as listed:
        stored = commit.replace(b"{tree}", listed.encode()).replace(b"{base}", base.encode())
        with _stored(b"commit", stored) as made, _within("repository"):
            since = diff(made, base, as_of=_DAY)
            assert since.base.name == made
            Path(".git/refs/heads/main").write_text(f"{made}\n", "ascii")
            since_signing(as_of=_DAY)
            return diff(base, made, as_of=_DAY)


class _stored:  # noqa: N801 - used as a word of the language
    """An object of the repository for a while, by its id."""

    def __init__(self, kind: bytes, content: bytes) -> None:
        whole = b"%s %d\0" % (kind, len(content)) + content
        self._id = sha1(whole).hexdigest()  # noqa: S324 - git's own name for it
        self._path = Path("repository/.git/objects", self._id[:2], self._id[2:]).absolute()
        self._is_new = not self._path.exists()
        if self._is_new:
            self._path.parent.mkdir(exist_ok=True)
            self._path.write_bytes(zlib.compress(whole))

    def __enter__(self) -> str:
        return self._id

    def __exit__(self, *_: object) -> None:
        if self._is_new:
            self._path.unlink()


class _within:  # noqa: N801 - as above
    """Another folder for a while."""

    def __init__(self, folder: str) -> None:
        self._folder, self._back = folder, Path.cwd()

    def __enter__(self) -> None:
        os.chdir(self._folder)

    def __exit__(self, *_: object) -> None:
        os.chdir(self._back)


def mutate(content: bytes, most: int, seed: int) -> bytes:
    """A document changed in what it says; a commit or a tree in its bytes."""
    dice = random.Random(seed)  # noqa: S311 - a fuzzer's dice
    kind, body = content[0] % _KINDS if content else 0, content[1:]
    if kind == _REPOSITORY or dice.random() < 0.15:
        return (content[:1] + bytes(atheris.Mutate(body, most - 1)))[:most]
    try:
        if kind == _REPORT:
            text = json.dumps(changed(json.loads(body), dice)).encode()
        else:
            parts = body.split(BETWEEN, 3)
            which = dice.randrange(len(parts))
            loaded = yaml.load(parts[which], Loader=yaml.CBaseLoader)  # noqa: S506 - text, lists, mappings
            parts[which] = restructured(loaded, dice)
            text = BETWEEN.join(parts)
    except (yaml.YAMLError, UnicodeError, RecursionError, ValueError, TypeError):
        text = bytes(atheris.Mutate(body, most - 1))
    return (content[:1] + text)[:most]


def seeds() -> list[bytes]:
    """Makes the folders that every run stands in, and gives a sound input of each kind."""
    for folder in ("a", "b", "sound"):
        Path(folder).mkdir()
    Path("sound/vision.yaml").write_text(VISION, "utf-8")
    Path("sound/commitments.csv").write_text(PROMISES, "utf-8")
    report = render(check(load("sound"), as_of=_DAY), "json")
    repository = auditrail(Path("repository").absolute())
    late = repository.commit({"vision.yaml": slipped("2026-10-31")}, day="2026-03-05")
    repository.git("checkout", "--quiet", "--detach")
    Path("repository/base").write_text(repository.git("rev-parse", f"{late}~1"), "ascii")
    names = ("vision.yaml", "commitments.csv", "commitcheck.yaml")
    entries = b"".join(
        b"100644 %s\0" % name.encode()
        + bytes.fromhex(repository.git("rev-parse", f"{late}:{name}"))
        for name in sorted(names)
    )
    who = b"Ines <ines@example.com> 1772712000 +0000"
    commit = b"tree {tree}\nparent {base}\nauthor %s\ncommitter %s\n\nx\n" % (who, who)
    both = VISION.encode() + BETWEEN + written(_promises())
    return [
        bytes([_FOLDERS]) + both + BETWEEN + both,
        bytes([_REPORT]) + str(report).encode(),
        bytes([_REPOSITORY]) + commit + BETWEEN + entries,
    ]


def _promises() -> list[dict[str, str]]:
    """Those of the repository, as YAML has them."""
    rows = csv.DictReader(io.StringIO(PROMISES))
    return [{name: value for name, value in row.items() if value} for row in rows]


if __name__ == "__main__":
    os.chdir(mkdtemp())
    fuzz(run, seeds(), mutate, longest=20_000)
