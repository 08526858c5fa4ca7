"""Entries of `commitments`: which files of the tree they mean, and how to move them elsewhere."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from posixpath import relpath
from typing import Any

import config_names
from base_commit import Commit
from checkout import is_pattern
from commitcheck.errors import CommitcheckError
from commitcheck.loading.discovery import is_yaml
from commitcheck.loading.patterns import BESIDE, TABLE_ENDINGS, expanded
from config_names import Name
from refusal import RefusalError
from tree import Tree


def files_of(tree: Tree, entries: Iterable[Mapping[str, Any]], folder: str) -> set[str]:
    """The files of the tree that entries of a configuration in `folder` stand for."""
    return {path for entry in entries for path in files_meant(tree, entry["file"], folder)}


def files_meant(tree: Tree, text: str, folder: str) -> list[str]:
    """The files that one path, folder or pattern means, as paths from the top."""
    path = config_names.inside(text, folder)
    here = os.path.relpath(tree.root / path)
    try:
        files = expanded((here,))
    except CommitcheckError:
        return []
    places = (os.path.relpath(os.path.abspath(file), tree.root) for file in files)  # noqa: PTH100
    return [place for place in places if place in tree.files]


def files_in_base(base: Commit, entries: Iterable[Mapping[str, Any]], folder: str) -> set[str]:
    """The files of the base that patterns and folders among the entries mean."""
    found = set()
    for entry in entries:
        path = config_names.inside(entry["file"], folder)
        wanted = [*PurePosixPath(path).parts, *(("*",) if base.has_folder(path) else ())]
        if len(wanted) > 1 or is_pattern(path):
            fits = (file for file in base.files if _means(wanted, PurePosixPath(file).parts))
            found |= {file for file in fits if PurePosixPath(file).suffix.lower() in TABLE_ENDINGS}
    return {file for file in found if not BESIDE.fullmatch(PurePosixPath(file).name)}


def _means(pattern: Sequence[str], parts: Sequence[str]) -> bool:
    """Does a pattern mean this path, folder by folder? `**` is any number of folders."""
    if not pattern or not parts:
        return not pattern and not parts
    if pattern[0] == "**":
        return any(_means(pattern[1:], parts[index:]) for index in range(len(parts)))
    return fnmatchcase(parts[0], pattern[0]) and _means(pattern[1:], parts[1:])


def from_top(tree: Tree, entry: Mapping[str, Any], folder: str) -> dict[str, Any]:
    """How a new table is read, with the other files that it needs; without what it leaves out."""
    kept = {key: value for key, value in entry.items() if key != "ignore_rows"}
    if isinstance(route := entry.get("route"), Mapping):
        kept["route"] = {**route, "values": _sent(tree, route.get("values"))}
    joined, preset = entry.get("join"), entry.get("preset")
    if isinstance(joined, Mapping) and isinstance(joined.get("file"), str):
        kept["join"] = {**joined, "file": config_names.inside(joined["file"], folder)}
    if isinstance(preset, str) and is_yaml(preset):
        kept["preset"] = path = config_names.inside(preset, folder)
        tree.add([Name(path, governs=True)])
        content = tree.checkout.read(path) if tree.checkout.is_tracked(path) else None
        if path not in tree.files and content is not None:
            tree.write(path, content)  # as new as the table
    return kept


def refuse_left_over(tree: Tree, path: str) -> None:
    """Refuse what another step left in the workspace: a key, say, that a report would show.

    What the base or the workflow names may be made by a step before; a pull request may not say so.
    """
    known = path in tree.known or not tree.checkout.has_file(path)
    if not known and not tree.checkout.is_tracked(path):
        raise RefusalError(f"{path} is named by this change and is no file of its commit")


def unchecked_words(entries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The words of routes for rows that nothing checks."""
    for entry in entries:
        route = entry.get("route")
        values = route.get("values") if isinstance(route, Mapping) else None
        if isinstance(values, Mapping):
            yield from (str(word) for word, name in values.items() if name is None)


def _sent(tree: Tree, values: Any) -> dict[str, Any]:
    """The words of a new table's route without those for rows that nothing is to check, but for
    the words of which the base says so.
    """
    if not isinstance(values, Mapping):
        return {}
    known = {word for word in tree.unchecked_words if word in values}
    return {word: name for word, name in values.items() if name is not None or word in known}


def moved(tree: Tree, entry: Mapping[str, Any], folder: str) -> dict[str, Any]:
    """A table of a new product, its paths from the top and without the rows that it leaves out."""
    return {**from_top(tree, entry, folder), "file": config_names.inside(entry["file"], folder)}


def counted_from(where: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """The entry as a configuration in that folder says it."""
    told = {**entry, "file": relpath(entry["file"], where or ".")}
    if isinstance(joined := entry.get("join"), Mapping) and "file" in joined:
        told["join"] = {**joined, "file": relpath(joined["file"], where or ".")}
    if isinstance(preset := entry.get("preset"), str) and is_yaml(preset):
        told["preset"] = relpath(preset, where or ".")
    return told
