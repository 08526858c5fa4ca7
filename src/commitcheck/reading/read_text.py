"""The one way in: a text and a project's words to promises, and to what is no promise and why."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from commitcheck.model.config import Config
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise
from commitcheck.model.vision import Vision
from commitcheck.reading.plain import words_only
from commitcheck.reading.promises.clauses import clauses
from commitcheck.reading.promises.composing import Composer
from commitcheck.reading.promises.finder import THRESHOLD, Table, probabilities, table, vision_marks
from commitcheck.reading.promises.lexicon import classed_words, lexicon
from commitcheck.reading.promises.modality import no_promise
from commitcheck.reading.promises.shape import Scene
from commitcheck.reading.vision_words import vision_words


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
    reader = _reader(_Same(project.vision), _Same(project.config))
    return tuple(reader.read(text, written_on, source))


class _Same(NamedTuple("_Same", [("value", object)])):
    """A value that is equal only to itself: visions are large, and compared by what they hold."""

    __slots__ = ()

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __ne__(self, other: object) -> bool:
        return not self == other


@lru_cache(4)
def _reader(vision: _Same, config: _Same) -> "Reader":
    return Reader(
        vision.value if isinstance(vision.value, Vision) else None,
        config.value if isinstance(config.value, Config) else None,
    )


class Reader:
    """Reads the texts of one project; `weights` are those that come with the program."""

    def __init__(
        self, vision: Vision | None, config: Config | None, weights: Table | None = None
    ) -> None:
        self._weights = weights or table()
        self._lexicon = lexicon()
        self._marks = vision_marks(vision, self._lexicon)
        self._composer = Composer(vision_words(vision, config), self._lexicon)

    def read(self, text: str, written_on: dt.date | None, source: str) -> Iterator[ReadPromise]:
        """The promises of a text, and what is none, in its order."""
        plain, older = words_only(text)
        entries = list(self._entries(plain, written_on, source))
        entries += [
            ReadPromise(start, end, modality="history", reason="it stands in an older, quoted mail")
            for start, end in older
            if text[start:end].strip(" \t\r\n>")
        ]
        yield from sorted(entries, key=lambda entry: (entry.start, entry.end))

    def _entries(
        self, plain: str, written_on: dt.date | None, source: str
    ) -> Iterator[ReadPromise]:
        found = classed_words(plain, self._lexicon, self._marks)
        scene = Scene(plain, found, clauses(plain, found, self._lexicon), written_on, source)
        for at, likely in enumerate(probabilities(scene, self._lexicon, self._weights)):
            if likely >= THRESHOLD:
                yield self._composer.promise(scene, at, likely)
            elif said := no_promise(scene, at, self._lexicon):
                clause = scene.clauses[at]
                yield ReadPromise(clause.start, clause.end, modality=said.what, reason=said.why)
