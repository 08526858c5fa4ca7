"""The files of one commit in a private folder, where the ordinary loader reads them.

Only what a check of that commit could read is written: what its configuration names, and the
files beside the vision that have the usual names. A symbolic link is never followed; it is named.
The folder stands where the user's own stands, seen from the repository's top, so that every
relative path means the same. What git does not keep (an export that nobody commits) is taken as
it is today, and that is said.
"""

import contextlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from posixpath import join, normpath
from typing import Any, Self

import msgspec

from commitcheck.errors import InputError
from commitcheck.loading.discovery import CONFIG_NAMES
from commitcheck.loading.own_rules.files import BESIDE
from commitcheck.loading.packs import PARTS
from commitcheck.loading.patterns import PAPER_ENDINGS, is_file
from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.variants.git_history import Commit, History, Tree

_OURS = frozenset((".yaml", ".yml", ".json"))
_TABLES = (*_OURS, ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_MAGIC = frozenset("*?[")
_MOST_FILES = 5_000
"""Files of one commit; a configuration that names more of them is a mistake."""


class PastFolder:
    """Shows one commit after another; what is the same in two of them is written once.

    `folder` is where the user stands, `kept` are absolute paths of files of the user's that may
    have no history. Use it with `with`: the folder is gone afterwards.
    """

    def __init__(self, history: History, folder: Path, kept: Iterable[str] = ()) -> None:
        self.history = history
        top = history.repository.top
        self._top = Path(top) if top is not None else folder
        self._prefix = folder.relative_to(self._top).as_posix() if top is not None else "."
        self._kept = tuple(kept)
        self._written: dict[Path, str] = {}
        self._root = Path()

    def __enter__(self) -> Self:
        self._root = Path(tempfile.mkdtemp(prefix="commitcheck-")).resolve()
        place = self._mirror(self._top)
        place.mkdir(parents=True, exist_ok=True)
        (place / ".git").mkdir()  # where a search upwards ends
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._root, ignore_errors=True)

    def plan(self, commit: Commit, also: Iterable[str] = ()) -> "Plan":
        """Which files the commit is read from. `also` are paths from the top that are wanted
        besides, with what lies beside them.

        Raises:
            InputError: the commit's files cannot be had.
        """
        tree = self.history.tree(commit)
        wanted = _Wanted.of(self.history, tree, self._prefix, also)
        if len(wanted.paths) > _MOST_FILES:
            raise InputError(f"more than {_MOST_FILES:,} files of it could be meant")
        sources = {self._mirror(self._top / path): tree.files[path] for path in wanted.paths}
        kept = {self._mirror(Path(path)): path for path in (*self._kept, *self._outside(wanted))}
        kept = {place: path for place, path in kept.items() if place not in sources}
        return Plan(sources, kept, wanted.notes)

    @contextlib.contextmanager
    def standing_at(self, plan: "Plan") -> Iterator[None]:
        """Stand in the folder as a plan has it.

        The working directory is the process's own: nothing else may read files meanwhile.

        Raises:
            InputError: the files are not all in this clone, or cannot be written.
        """
        contents = self.history.contents(plan.sources.values())
        place = self._mirror(self._top / self._prefix)
        try:
            self._write(plan, contents)
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"its files cannot be written out: {error.strerror}") from error
        with contextlib.chdir(place):
            yield

    def content(self, plan: "Plan") -> str:
        """A digest over what a plan reads, and from where; the same in every run."""
        whole = sha256()
        for place, id_ in sorted(plan.sources.items()):
            name = place.relative_to(self._root).as_posix()
            whole.update(f"{name}\0{id_}\0".encode("utf-8", "surrogateescape"))
        return whole.hexdigest()

    def _outside(self, wanted: "_Wanted") -> Iterator[str]:
        """Files that a configuration names above the repository's top."""
        for path in wanted.outside:
            place = Path(normpath(join(self._top.as_posix(), path)))
            if is_file(place):
                yield str(place)

    def _write(self, plan: "Plan", contents: Mapping[str, bytes]) -> None:
        """Write what is wanted now, remove what was before."""
        today = {place: f"today {path}" for place, path in plan.kept.items()}
        now = {**plan.sources, **today}
        for place in self._written.keys() - now.keys():
            place.unlink()
        self._written = {place: key for place, key in self._written.items() if place in now}
        for place, key in now.items():
            if self._written.get(place) == key:
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            if place in plan.kept:
                shutil.copyfile(plan.kept[place], place)
            else:
                place.write_bytes(contents[key])
            self._written[place] = key

    def _mirror(self, path: Path) -> Path:
        """Where the private folder has the file that stands at an absolute path."""
        return self._root.joinpath(*path.parts[1:])


class Plan(msgspec.Struct, frozen=True):
    """The files of one commit: `sources` by the id of their content, `kept` as they are today."""

    sources: Mapping[Path, str]
    kept: Mapping[Path, str] = {}
    notes: tuple[str, ...] = ()

    @property
    def identity(self) -> frozenset[tuple[Path, str]]:
        """Two commits with the same are read as the same project."""
        return frozenset(self.sources.items())


class _Wanted(msgspec.Struct, frozen=True):
    """Which files of a tree a check may read. `outside` are paths above the top."""

    paths: frozenset[str]
    outside: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, history: History, tree: Tree, prefix: str, also: Iterable[str]) -> "_Wanted":
        folders = {"" if place == "." else place for place in _upwards(prefix)}
        configs = _configs(history, tree, prefix)
        named = (*also, *(name for names in configs.values() for name in names))
        paths = set(configs)
        for name in named:
            if name in tree.files:
                paths.add(name)
                folders.add(_parent(name))
            elif not _MAGIC.isdisjoint(name):
                paths |= _below(tree, name)
            else:
                folders.add(name)
                paths |= _pack(tree, name)
        paths |= {path for path in tree.files if _parent(path) in folders and _is_ours(path)}
        paths |= {path for path in tree.files if _parent(path) in named and _is_table(path)}
        outside = tuple(name for name in named if name.startswith(".."))
        return cls(frozenset(paths), outside, tuple(_refused(tree, named, folders)))


def _upwards(prefix: str) -> tuple[str, ...]:
    """The folder and those above it; the top is `.`."""
    place = PurePosixPath(prefix)
    return tuple(path.as_posix() for path in (place, *place.parents))


def _configs(history: History, tree: Tree, prefix: str) -> dict[str, tuple[str, ...]]:
    """Every configuration that may have a say, with what it names: those of the folder and above
    it, and those of the folders that these name as products.
    """
    found: dict[str, tuple[str, ...]] = {}
    for config in _configs_in(tree, _upwards(prefix)):
        found[config] = _named(history, tree, config)
    for config in _configs_in(tree, [name for names in found.values() for name in names]):
        if config not in found:
            found[config] = _named(history, tree, config)
    return found


def _configs_in(tree: Tree, folders: Iterable[str]) -> Iterator[str]:
    places = (normpath(join(folder, name)) for folder in folders for name in CONFIG_NAMES)
    return (place for place in places if place in tree.files)


def _named(history: History, tree: Tree, config: str) -> tuple[str, ...]:
    """Every text of a configuration, read as a path from where it stands."""
    id_ = tree.files[config]
    data = read_yaml(config, history.contents((id_,))[id_]).data
    texts = (*_texts(data), *_OWN_RULES)  # rules beside it are read without being named
    return tuple(dict.fromkeys(normpath(join(_parent(config), text)) for text in texts if text))


_OWN_RULES = (f"{BESIDE}/*.yaml", f"{BESIDE}/*.yml")


def _pack(tree: Tree, folder: str) -> set[str]:
    """Every file of a folder that holds what a pack does: its hash is over all of them."""
    files = {path for path in tree.files if path.startswith(f"{folder}/")}
    parts = (path.removeprefix(f"{folder}/").partition("/")[0] for path in files)
    return files if any(part in PARTS for part in parts) else set()


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield str(data)
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)


def _below(tree: Tree, pattern: str) -> set[str]:
    """Tables below the folder in which a pattern begins to be one."""
    start: list[str] = []
    for part in pattern.split("/"):
        if not _MAGIC.isdisjoint(part):
            break
        start.append(part)
    folder = "/".join(start)
    return {
        path for path in tree.files
        if (not folder or path.startswith(f"{folder}/")) and _is_table(path)
    }  # fmt: skip


def _refused(tree: Tree, named: Iterable[str], folders: Iterable[str]) -> Iterator[str]:
    """Links where a file of ours was expected."""
    wanted = {*named, *folders} - {""}
    for link in sorted(tree.links):
        is_ours = _parent(link) in folders and _is_ours(link)
        if is_ours or any(name == link or name.startswith(f"{link}/") for name in wanted):
            yield f"{link} is a symbolic link or a submodule there: it is not followed"


def _parent(path: str) -> str:
    parent = PurePosixPath(path).parent.as_posix()
    return "" if parent == "." else parent


def _is_ours(path: str) -> bool:
    name = PurePosixPath(path)
    return name.suffix.lower() in _OURS or name.stem.lower() == "commitments"


def _is_table(path: str) -> bool:
    ending = PurePosixPath(path).suffix.lower()
    return ending in _TABLES or ending in PAPER_ENDINGS
