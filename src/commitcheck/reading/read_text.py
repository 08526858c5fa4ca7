"""The one way in: a text and a project's words to promises, and to what is no promise and why."""

import datetime as dt
from collections.abc import Collection, Iterator
from functools import lru_cache

from msgspec.structs import replace

from commitcheck.model.project import Project
from commitcheck.model.reading import NoPromise, ReadPromise
from commitcheck.reading.beside import with_things
from commitcheck.reading.plain import signatures, words_only
from commitcheck.reading.promises.answers import asked_before, grants_best_terms
from commitcheck.reading.promises.classing import classed_words
from commitcheck.reading.promises.clauses import clauses
from commitcheck.reading.promises.composing import Composer
from commitcheck.reading.promises.finder import (
    QUESTION,
    THRESHOLD_OF_A_CLAIM,
    THRESHOLD_OF_NOTHING,
    Table,
    probabilities,
    says_who_does_it,
    table,
    threshold,
    vision_marks,
)
from commitcheck.reading.promises.lexicon import lexicon
from commitcheck.reading.promises.lists import joined
from commitcheck.reading.promises.modality import Said, no_promise
from commitcheck.reading.promises.not_ours import not_ours
from commitcheck.reading.promises.shape import Scene
from commitcheck.reading.visible import as_it_came, visible
from commitcheck.reading.vision_words import VisionWords, words_of_project

__all__ = ["Reader", "read_asked", "read_text", "with_things"]


def read_text(
    text: str,
    project: Project,
    *,
    written_on: dt.date | None = None,
    source: str = "unspecified",
) -> tuple[ReadPromise, ...]:
    """What a text promises, clause by clause in its order, typed, each with the words it rests on.

    Args:
        text: of a cell, a mail, a call's notes; any length, any script, markup or not.
        project: whose vision and configuration give the words, the order of dates and the
            fiscal year. Its promises are not looked at.
        written_on: the day of the record; relative days hang on it.
        source: where the record says that the words stand, as in `Commitment.source`.

    Returns:
        Promises, and clauses that look like one but are none of ours (their `modality` says
        why). `start` and `end` count the code points of `text`. Small talk gives nothing.
    """
    return tuple(_reader(words_of_project(project)).read(text, written_on, source))


def read_asked(
    text: str, project: Project, written_on: dt.date, reasons: Collection[NoPromise]
) -> tuple[ReadPromise, ...]:
    """What a question would promise where it promises nothing: the clauses that are none for one of
    these reasons, or for none that could be told, with what they name or measure.
    """
    return tuple(_reader(words_of_project(project)).asked(text, written_on, reasons))


@lru_cache(4)
def _reader(words: VisionWords) -> "Reader":
    return Reader(words)


class Reader:
    """Reads the texts of one project; `weights` are those that come with the program."""

    def __init__(self, words: VisionWords, weights: Table | None = None) -> None:
        self._weights = weights or table()
        self._lexicon = lexicon()
        self._marks = vision_marks(words.vision, self._lexicon)
        self._composer = Composer(words, self._lexicon)

    def read(self, text: str, written_on: dt.date | None, source: str) -> Iterator[ReadPromise]:
        """The promises of a text, and what is none, in its order."""
        shown = visible(text)
        if shown.places:
            yield from as_it_came(self._read(shown.text, written_on, source), shown)
        else:
            yield from self._read(text, written_on, source)

    def asked(
        self, text: str, written_on: dt.date, reasons: Collection[NoPromise]
    ) -> Iterator[ReadPromise]:
        """As `read_asked` says."""
        plain, _ = words_only(text)
        scene = self._scene(plain, written_on, QUESTION)
        said_so = replace(scene, text=plain.replace("?", "."))
        for at, likely in enumerate(probabilities(scene, self._lexicon, self._weights)):
            said = self._why_not(scene, at, likely)
            if said is None or said.what in reasons:
                promise = self._composer.promise(said_so, at, likely)
                if promise.is_about_something and not self._promise(scene, at, likely):
                    yield promise

    def _read(self, text: str, written_on: dt.date | None, source: str) -> list[ReadPromise]:
        plain, older = words_only(text)
        entries = list(self._entries(plain, written_on, source))
        quoted, signed = "it stands in an older, quoted mail", "it stands in a mail's signature"
        others: list[tuple[int, int, NoPromise, str]] = [
            *((start, end, "history", quoted) for start, end in older),
            *((start, end, "boilerplate", signed) for start, end in signatures(text, older)),
        ]
        entries += [
            ReadPromise(start, end, modality=what, reason=why)
            for start, end, what, why in others
            if text[start:end].strip(" \t\r\n>-")
        ]
        return sorted(entries, key=lambda entry: (entry.start, entry.end))

    def _entries(
        self, plain: str, written_on: dt.date | None, source: str
    ) -> Iterator[ReadPromise]:
        scene = self._scene(plain, written_on, source)
        for at, likely in enumerate(probabilities(scene, self._lexicon, self._weights)):
            promise = self._promise(scene, at, likely)
            if promise is not None:
                yield promise
            elif self._is_answered(scene, at):
                continue  # its answer says what comes of it
            elif said := self._why_not(scene, at, likely):
                clause = scene.clauses[at]
                yield ReadPromise(clause.start, clause.end, modality=said.what, reason=said.why)

    def _scene(self, plain: str, written_on: dt.date | None, source: str) -> Scene:
        found = classed_words(plain, self._lexicon, self._marks)
        cut = joined(clauses(plain, found, self._lexicon), plain, found, self._lexicon)
        return Scene(plain, found, cut, written_on, source)

    def _is_answered(self, scene: Scene, at: int) -> bool:
        """Is it the question, or the short no behind it, of a promise that follows?"""
        behind = (
            asked_before(scene, at + 1, self._lexicon),
            asked_before(scene, at + 2, self._lexicon),
        )
        return any(question is not None and question <= at for question in behind)

    def _why_not(self, scene: Scene, at: int, likely: float) -> Said | None:
        was_asked = likely >= THRESHOLD_OF_A_CLAIM
        by_shape = None if was_asked else not_ours(scene, at, self._lexicon)
        return by_shape or no_promise(scene, at, self._lexicon)

    def _promise(self, scene: Scene, at: int, likely: float) -> ReadPromise | None:
        """The promise of a clause, where it is likely enough for what is known of it."""
        if not likely or likely < threshold(scene, at, self._lexicon):
            return None  # 0 is what somebody else says or does, however outright
        promise = self._composer.promise(scene, at, likely)
        is_told = promise.is_about_something or says_who_does_it(scene, at, self._lexicon)
        if not promise.is_about_something and promise.due is None and _leads_in(scene, at):
            return None  # what it leads to is promised
        is_told = is_told or grants_best_terms(scene, at, self._lexicon)
        return promise if is_told or likely >= THRESHOLD_OF_NOTHING else None


def _leads_in(scene: Scene, at: int) -> bool:
    """`Supplier will deliver:` and the list that follows it."""
    clause = scene.clauses[at]
    return scene.text[clause.start : clause.end + 1].rstrip().endswith(":")
