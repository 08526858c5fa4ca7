"""The two sides of a comparison: a commit, a folder, a saved report, or the files as they are."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from posixpath import join, normpath
from typing import Literal

import msgspec

from commitcheck.errors import InputError
from commitcheck.loading.discovery import project_folder
from commitcheck.loading.patterns import is_file, is_folder
from commitcheck.model.digest import sha256_of
from commitcheck.model.project import Project
from commitcheck.variants.git import GitError, repository_at
from commitcheck.variants.git_history import Commit, History, Tree, earlier_path
from commitcheck.variants.past_folder import PastFolder, Plan

Load = Callable[[Sequence[str]], Project]
"""Reads the project that the call means, from where the process stands. The paths are a vision
and commitments to read in place of those that would be found; empty for those.
"""

Kind = Literal["files", "ref", "folder", "report"]


class Side(msgspec.Struct, frozen=True):
    """One side as it was asked for. `name` is empty for the files as they are."""

    kind: Kind
    name: str = ""


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One side, read. `notes` are sentences that a reader of the comparison must know."""

    side: Side
    project: Project
    commit: Commit | None = None
    notes: tuple[str, ...] = ()


class Readable(msgspec.Struct, frozen=True, kw_only=True):
    """Reads versions of the project that stands in `folder`, an absolute path.

    `current` is the project as it is in the files of today, None where there are none (a bare
    repository): it says which files have no history.
    """

    folder: Path
    load: Load
    current: Project | None = None
    names_files: bool = False
    """Does the call itself say which vision and commitments are meant?"""

    def history(self) -> History:
        """The history that the folder is part of.

        Raises:
            InputError: it is in no repository.
        """
        repository = repository_at(self.folder)
        if repository is None:
            raise InputError("this folder is in no git repository, so it has no history")
        return History(repository)

    @contextlib.contextmanager
    def past(self, history: History) -> Iterator["Past"]:
        """The commits of a history, one after another."""
        with PastFolder(history, self.folder, self._kept(history)) as place:
            yield Past(history=history, place=place, readable=self)

    def rules(self, past: "Past", options: object) -> str:
        """All that decides what is read and judged at a commit, besides the commit: the call, the
        folder, today's configuration, and the files that have no history.
        """
        inputs = self.current.inputs if self.current is not None else ()
        own = [file.sha256 for file in inputs if file.role == "rule"]
        rules = (self.current.config if self.current is not None else None, own)
        kept = [sha256_of(Path(path).read_bytes()) for path in self._kept(past.history)]
        git_dir = past.history.repository.git_dir
        return f"{options!r}\0{rules!r}\0{kept!r}\0{self.folder}\0{git_dir}"

    def in_folder(self, name: str) -> Version:
        """The project in a folder.

        Raises:
            InputError: there is no telling which files of it are meant.
        """
        looks_up = self.names_files or self._is_elsewhere(name)
        if not looks_up and project_folder((name,)) is None:
            raise InputError("the folder holds neither a vision.yaml nor a commitcheck.yaml")
        with contextlib.chdir(name):
            project = self.load(() if looks_up else (".",))
        return Version(side=Side("folder", name), project=project)

    def _is_elsewhere(self, name: str) -> bool:
        """Does the folder lie below another top than ours, so that looking upwards from it never
        finds the project itself?
        """
        top = _top_above(Path(name).resolve())
        return top is not None and top != _top_above(self.folder)

    def without_history(self, history: History) -> Iterator[str]:
        """What must be said of files that git does not keep."""
        for path in self._kept(history):
            yield f"{Path(path).name} is not kept in git: it is taken as it is today"

    def _kept(self, history: History) -> Iterator[str]:
        """Files of today's project that the newest commit does not know."""
        top = history.repository.top
        if self.current is None or top is None or not history.has_commits():
            return
        tracked = history.tree(history.commit("HEAD")).files
        for path in files_of(self.current):
            place = Path(normpath(join(self.folder.as_posix(), path)))
            is_kept = place.is_relative_to(top) and _from_top(place, top) in tracked
            if is_file(place) and not is_kept:
                yield str(place)


class Past(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Reads the project at commits of one history; what did not change is read once."""

    history: History
    place: PastFolder
    readable: Readable

    @cached_property
    def _known(self) -> dict[object, tuple[Project, tuple[str, ...]]]:
        return {}

    @cached_property
    def _latest(self) -> dict[str, Plan]:
        return {}

    def content(self, commit: Commit) -> str:
        """A digest over the files that the project is read from at a commit, where they stood.

        Raises:
            InputError: they cannot be had.
        """
        return self.place.content(self._plan(commit))

    def stood_as_it_does(self, commit: Commit) -> bool:
        """Was a commit that was read found where the call names it, and not where it was before?"""
        return self._plan(commit).identity in self._known

    def _plan(self, commit: Commit) -> Plan:
        """Asked of one commit several times, and of another only when that is done with."""
        if commit.id not in self._latest:
            self._latest.clear()
            self._latest[commit.id] = self.place.plan(commit)
        return self._latest[commit.id]

    def version(self, name: str) -> Version:
        """The project at a ref.

        Raises:
            InputError: there is no such ref, or what is there cannot be read.
        """
        return self.at(self.history.commit(name), name)

    def at(self, commit: Commit, name: str = "") -> Version:
        """The project at a commit, followed to where its files stood then.

        Raises:
            InputError: what is there cannot be read.
        """
        project, notes = self._read(commit)
        side = Side("ref", name or commit.id[:12])
        return Version(side=side, project=project, commit=commit, notes=notes)

    def _read(self, commit: Commit) -> tuple[Project, tuple[str, ...]]:
        plan = self._plan(commit)
        if plan.identity in self._known:
            return self._known[plan.identity]
        try:
            with self.place.standing_at(plan):
                project = self.readable.load(())
                notes = (*plan.notes, *_taken_today(project, plan))
        except GitError:
            raise
        except InputError as error:
            if moved := self._moved(commit):
                return self._elsewhere(commit, moved)
            raise InputError("; ".join((*plan.notes, str(error)))) from error
        if not _is_whole(project, self.readable.current):
            moved = self._moved(commit)
            found = self._elsewhere(commit, moved) if moved else (project, notes)
            if plan.notes and not _is_whole(found[0], self.readable.current):
                raise InputError("; ".join(plan.notes))  # what a link hides is not nothing
            if moved:
                return found
        self._known[plan.identity] = project, notes
        return self._known[plan.identity]

    def _elsewhere(self, commit: Commit, moved: Sequence[str]) -> tuple[Project, tuple[str, ...]]:
        """The project with its files where they stood before they were moved."""
        plan = self.place.plan(commit, moved)
        key = (plan.identity, tuple(moved))
        if key not in self._known:
            paths = [_seen_from(self._prefix(), path) for path in moved]
            with self.place.standing_at(plan):
                project = self.readable.load(paths[:1])
                if not project.commitments and not project.lost and paths[1:]:
                    project = self.readable.load(paths)
                notes = (*plan.notes, *_taken_today(project, plan))
            self._known[key] = project, notes
        return self._known[key]

    def _moved(self, commit: Commit) -> Sequence[str]:
        """Where the vision and the commitments of today stood; empty where the vision was not."""
        current, top = self.readable.current, self.history.repository.top
        if current is None or top is None:
            return ()
        then = self.history.tree(commit)
        found = [self._earlier(then, path, top) for path in _by_role(current)]
        return [path for path in found if path is not None] if found and found[0] else ()

    def _earlier(self, then: Tree, path: str, top: str) -> str | None:
        place = Path(normpath(join(self.readable.folder.as_posix(), path)))
        if not place.is_relative_to(top) or not is_file(place):
            return None
        return earlier_path(
            self.history,
            then,
            _from_top(place, top),
            place.read_bytes(),
            lambda other: is_file(Path(top) / other),
        )

    def _prefix(self) -> str:
        top = self.history.repository.top
        return _from_top(self.readable.folder, top) if top else "."


def side_of(name: str | None, folder: Path) -> Side:
    """What a word of the command line means; None is the files as they are.

    Raises:
        InputError: it is a folder and a ref.
    """
    if name is None:
        return Side("files")
    place = Path(folder, name)
    if is_folder(place):
        if _is_ref(name, folder):
            raise InputError(f"{name} is a folder and a ref: write ./{name} or refs/heads/{name}")
        return Side("folder", name)
    is_report = is_file(place) and (name.endswith(".json") or not _is_ref(name, folder))
    return Side("report" if is_report else "ref", name)


def files_of(project: Project) -> Iterator[str]:
    """Every file that was read for a project, joined tables and presets too."""
    yield from (file.path for file in project.inputs if file.path != "<stdin>")
    for table in project.config.commitments:
        yield from (table.join[name] for name in ("file",) if name in table.join)
        if table.preset is not None:
            yield table.preset


def _top_above(folder: Path) -> Path | None:
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)


def _taken_today(project: Project, plan: Plan) -> Iterator[str]:
    """Which files of a project, loaded from where the process stands, have no history."""
    for path in files_of(project):
        if Path(normpath(Path.cwd() / path)) in plan.kept:
            yield f"{path} is not kept in git: it is taken as it is today"


def _by_role(project: Project) -> list[str]:
    """The vision's path, then those of commitments; empty without a vision."""
    paths = {
        role: [file.path for file in project.inputs if file.role == role]
        for role in ("vision", "commitments")
    }
    return [*paths["vision"], *paths["commitments"]] if paths["vision"] else []


def _is_whole(project: Project, current: Project | None) -> bool:
    """Was everything found that there is today?"""
    if project.vision is None:
        return False
    here = any(file.role == "commitments" for file in project.inputs)
    today = current is not None and any(file.role == "commitments" for file in current.inputs)
    return here or not today


def _is_ref(name: str, folder: Path) -> bool:
    if name.startswith((".", "/")) or name.endswith("/"):
        return False
    repository = repository_at(folder)
    if repository is None:
        return False
    try:
        History(repository).commit(name)
    except InputError:
        return False
    return True


def _from_top(place: Path, top: str) -> str:
    return place.relative_to(top).as_posix()


def _seen_from(prefix: str, path: str) -> str:
    """A path from the top, seen from the folder."""
    if prefix == ".":
        return path
    return normpath(join(*[".."] * len(prefix.split("/")), path))
