"""What stands in one breath with what was read: `SSO, SCIM and loyalty`, `ISO 27001 and HIPAA`.

A reading is about what its words name for certain. A yes to that alone would be a yes to the rest,
so that a question is judged by each part of a list that is near to something.
"""

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from commitcheck.model.pattern import pattern
from commitcheck.model.project import Project
from commitcheck.model.reading import Reading, ReadPromise
from commitcheck.reading.beside import OF_THINGS, ids_of, is_missing, said_with, thing
from commitcheck.reading.promises.lexicon import lexicon
from commitcheck.reading.values.capabilities import SPOKEN_OF, reader_of
from commitcheck.reading.values.certifications import read_certifications
from commitcheck.reading.vision_words import words_of_project

_AND = r"(?:and|plus|or|und|sowie|oder|et|ou|ainsi que|y|o|e|en|of)\b"
_JOINT = pattern(rf"\s*(?:[,;/+&](?:\s*{_AND})?|\b{_AND})\s*", 2)
_JOINED_BY_A_WORD = pattern(r"\b(?:and|plus|und|sowie|et|ainsi que|y)\s*$", 2)
"""Words that are nothing else in any of the languages, as the Dutch `of` is."""
_LONGEST_JOINT = 16
_MOST_THINGS = 3
_NO_THING = frozenset(
    """
    so more such others other please thanks that this everything all done go bitte mehr weiteres
    anderes alles so usw. plus autres tout más todo altro tutto meer alles
    """.split()  # noqa: SIM905 - a word list
)
_MOST_WORDS = 6
"""So many words or more are no item of a list."""


def other_standards(entry: ReadPromise, text: str, project: Project) -> Iterator[ReadPromise]:
    """Each further certification that its words name."""
    if entry.certification is None:
        return
    told = {entry.certification}
    days = tuple(it for it in entry.readings if it.field in ("due", "due_ambiguous"))
    known = words_of_project(project)
    for reading in read_certifications(text, entry.start, entry.end, known, kind="compliance"):
        named = reading.value
        if reading.band != "unclear" and isinstance(named, str) and named not in told:
            told.add(named)
            kept = (said_with(entry.kind, entry), reading, *days)
            yield replace(
                entry,
                start=reading.start,
                end=reading.end,
                certification=named,
                readings=kept,
            )


def other_things(
    entry: ReadPromise, text: str, judged: Collection[str], project: Project
) -> Iterator[ReadPromise]:
    """The parts of a list that are near to something which is not there, where others are named;
    and what the vision has no word for, which nobody has judged (`SSO, and dark mode?`).
    """
    known = {*judged}
    if entry.kind not in OF_THINGS or not (entry.capabilities or entry.roadmap_items):
        return
    for start, end in _parts(entry, text):
        near = _near(text, start, end, project)
        if not near and _is_unheard_of(text, start, end):
            yield replace(thing(entry, ()), start=start, end=end)
            continue
        found = [it for it in near if is_missing(it, entry, known, project)]
        if found:
            known.update(id_ for it in found for id_ in ids_of(it))
            yield replace(thing(entry, found), start=start, end=end)


def _parts(entry: ReadPromise, text: str) -> Iterator[tuple[int, int]]:
    """The few words right before or behind what is named for certain, a joint between them."""
    told = [it for it in entry.readings if it.field in ("capabilities", "roadmap_items")]
    days = {it.start: it.end for it in entry.readings if it.field == "due"}
    ends, starts = {it.end for it in told}, {it.start for it in told}
    marks = list(_JOINT.finditer(text, entry.start, entry.end))
    stops = [entry.start, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks)]
    for at, mark in enumerate(marks):
        before = (stops[0][at], mark.start())
        behind = (mark.end(), stops[1][at + 1] if at + 1 < len(marks) else entry.end)
        is_word = _JOINED_BY_A_WORD.search(mark[0]) is not None
        for is_listed, (start, until) in (
            (mark.start() in ends or (is_word and mark.start() in days.values()), behind),
            (mark.end() in starts, before),
        ):
            end = min((day for day in days if start < day < until), default=until)
            is_told = any(it.start < end and start < it.end for it in told)
            if is_listed and not is_told and len(text[start:end].split()) in range(1, _MOST_WORDS):
                yield start, end


def _is_unheard_of(text: str, start: int, end: int) -> bool:
    """Does a part behind an `and` name a thing: a few words, none of which says anything else?"""
    opens = _JOINED_BY_A_WORD.search(text, max(0, start - _LONGEST_JOINT), start)
    said = text[start:end].lower().strip(" ?.!").split()
    classes = lexicon()
    function = classes.bit["function"]
    masks = [classes.classes(word) for word in said]
    while masks and masks[-1]:  # `dark theme by`, before a day
        masks.pop()
    said = said[: len(masks)]
    things = [
        word
        for word, mask in zip(said, masks, strict=True)
        if not mask and word.replace("-", "").isalpha()
    ]
    return (
        opens is not None
        and all(mask in (0, function) for mask in masks)
        and 0 < len(things) <= _MOST_THINGS
        and _NO_THING.isdisjoint(said)
    )


def _near(text: str, start: int, end: int, project: Project) -> Sequence[Reading]:
    """What a part is about by itself: by a name, else by a word that is near for certain."""
    part = text[start:end]
    reader = reader_of(words_of_project(project))
    found = reader.named(part, 0, len(part)) or reader.matched(part, 0, len(part))
    return [
        replace(it, start=it.start + start, end=it.end + start)
        for it in found
        if it.band != "unclear" and it.reason != SPOKEN_OF
    ]
