"""When a change was recorded: the commit of the first parent line that made it."""

from collections.abc import Iterable

import msgspec

from commitcheck.errors import InputError
from commitcheck.model.project import Project
from commitcheck.variants.changes import Change, Key, changes
from commitcheck.variants.git_history import SHALLOW, Commit
from commitcheck.variants.versions import Past, Version

MOST_COMMITS = 300
"""Commits that are looked at, the newest ones; older changes stay without a day."""


def dated(
    made: Iterable[Change], past: Past, base: Version, newest: Commit, now: Project
) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """The changes with commit and day, and what must be said about them.

    What is in `now` and not yet in `newest` has neither. A change made in a branch counts for
    the merge that brought it.
    """
    line, start, notes = _line(past, base, newest)
    when: dict[Key, Commit] = {}
    before = start
    for commit in line:
        try:
            project = past.at(commit).project
        except InputError as error:
            notes.append(f"{commit.id[:12]} of {commit.day} is left out: {error}")
            continue
        if project is before:
            continue
        if project.vision is None:
            notes.append(
                f"{commit.id[:12]} of {commit.day} is left out: its vision is not readable"
            )
            continue
        when.update(dict.fromkeys((change.key for change in changes(before, project)), commit))
        before = project
    pending = {change.key for change in changes(before, now)}
    return tuple(_stamped(change, when, pending) for change in made), tuple(notes)


def _line(past: Past, base: Version, newest: Commit) -> tuple[list[Commit], Project, list[str]]:
    """The commits after the base, oldest first, and the project before the first of them."""
    history = past.history
    ours = history.first_parents(newest)
    ids = [commit.id for commit in ours]
    notes: list[str] = []
    root = base.commit
    if root is not None and root.id not in ids:
        root = history.merge_base(root, newest)
        if root is None or root.id not in ids:
            notes.append(SHALLOW if history.is_shallow else "the two have no history in common")
            return [], base.project, notes
    count = ids.index(root.id) if root is not None else len(ids)
    kept = min(count, MOST_COMMITS)
    if kept < count:
        notes.append(f"changes older than the newest {MOST_COMMITS} commits have no day")
    is_base = root == base.commit and kept == count
    start = base.project if is_base else past.at(ours[kept]).project
    return list(reversed(ours[:kept])), start, notes


def _stamped(change: Change, when: dict[Key, Commit], pending: set[Key]) -> Change:
    key = change.key
    if key in pending:
        return change
    commit = when.get(key) or when.get(Key(key.kind, key.id, key.number))
    if commit is None:
        return change
    return msgspec.structs.replace(change, commit=commit.id, day=commit.day)
