"""What words promise besides a value: `SCIM by June with 99.9 % uptime` is SCIM too.

A level, a price or a place is judged by its value; the thing beside it may not be there yet.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec.structs import replace

from commitcheck.model.project import Project
from commitcheck.model.reading import Reading, ReadPromise
from commitcheck.reading.values.capabilities import reader_of
from commitcheck.reading.vision_words import words_of_project

OF_THINGS = frozenset(
    ("feature", "integration", "deployment", "custom_development", "roadmap_disclosure",
     "exclusivity", "mfn", "eol_support", "ip_escrow")
)  # fmt: skip
"""Kinds of which the thing itself is judged."""

_TO_COME = frozenset(("planned", "in_progress", "beta", "candidate"))


def with_things(read: Iterable[ReadPromise], text: str, project: Project) -> Iterator[ReadPromise]:
    """The entries, and behind each the things in its words that are not there yet, at their own
    words: a promise of its own beside the one of a value.
    """
    every = tuple(read)
    judged = {id_ for it in every if it.kind in OF_THINGS for id_ in about(it)}
    for entry in every:
        yield entry
        if entry.is_promise and entry.kind not in OF_THINGS:
            found = things_beside(entry, text, judged, project)
            if found:
                judged.update(id_ for it in found for id_ in ids_of(it))
                start, end = min(it.start for it in found), max(it.end for it in found)
                yield replace(thing(entry, found), start=start, end=end)


def about(entry: ReadPromise) -> tuple[str, ...]:
    """The capabilities and roadmap items that it is about."""
    return (*entry.capabilities, *entry.roadmap_items)


def thing(entry: ReadPromise, named: Sequence[Reading]) -> ReadPromise:
    """What is named in an entry's words as a promise of its own, for the entry's day."""
    days = [it for it in entry.readings if it.field in ("due", "due_ambiguous", "due_relative")]

    def of(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id_ for it in named if it.field == field for id_ in ids_of(it)))

    return ReadPromise(
        entry.start,
        entry.end,
        kind="feature",
        modality=entry.modality,
        due=entry.due,
        due_ambiguous=entry.due_ambiguous,
        due_relative=entry.due_relative,
        readings=(said_with("feature", entry), *named, *days),
        capabilities=of("capabilities"),
        roadmap_items=of("roadmap_items"),
    )


def said_with(kind: str, entry: ReadPromise) -> Reading:
    """The kind of what stands in an entry's words besides."""
    return Reading("kind", kind, entry.start, entry.end, "likely", "said with it in one breath")


def things_beside(
    entry: ReadPromise, text: str, judged: Collection[str], project: Project
) -> list[Reading]:
    """What its words name that is not there today, and that no other promise is about."""
    named = reader_of(words_of_project(project)).named(text, entry.start, entry.end)
    return [it for it in named if is_missing(it, entry, judged, project)]


def ids_of(named: Reading) -> tuple[str, ...]:
    """The capabilities or items that a reading names."""
    return tuple(map(str, named.value)) if isinstance(named.value, tuple) else ()


def is_missing(
    named: Reading, entry: ReadPromise, judged: Collection[str], project: Project
) -> bool:
    """Is it a thing that is not there today, and that no other promise is about?"""
    ids = ids_of(named)
    if all(id_ in judged for id_ in ids):
        return False
    if named.field == "roadmap_items":
        items = (project.roadmap[id_] for id_ in ids if id_ in project.roadmap)
        ids = tuple(id_ for item in items for id_ in item.capabilities)
    known = project.capabilities
    statuses = {known[id_].status for id_ in ids if id_ in known}
    return bool(statuses & _TO_COME or ("rejected" in statuses and entry.kind != "services"))
