"""A clause of a document as typed promises, with the readers of short texts."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from commitcheck.model.document import Clause
from commitcheck.model.reading import Reading, ReadPromise
from commitcheck.reading.promises.clauses import Clause as TextClause
from commitcheck.reading.promises.clauses import clauses
from commitcheck.reading.promises.composing import Composer
from commitcheck.reading.promises.finder import THRESHOLD, probabilities, table, vision_marks
from commitcheck.reading.promises.lexicon import Word, classed_words, lexicon
from commitcheck.reading.promises.modality import no_promise
from commitcheck.reading.promises.shape import Scene
from commitcheck.reading.vision_words import VisionWords

_VALUES = ("dimension", "due", "due_relative", "certification", "capabilities", "until")
_DENYING = frozenset(("question", "customer_duty", "competitor", "third_party", "hypothetical"))


class TypedPart(msgspec.Struct, frozen=True):
    """A promise whose places count in the clause's text.

    `likely` is what the finder of short texts thinks of it; `is_measured` that its kind rests on
    a value that was read, which says more than the words around it.
    """

    promise: ReadPromise
    likely: float
    is_measured: bool


class ClauseTyper:
    """Types the clauses of one project's documents."""

    def __init__(self, words: VisionWords) -> None:
        self._lexicon = lexicon()
        self._marks = vision_marks(words.vision, self._lexicon)
        self._composer = Composer(words, self._lexicon)

    def parts(self, clause: Clause, written_on: dt.date | None, source: str) -> Iterator[TypedPart]:
        """One promise over the whole clause, or one a part where parts have values of their own."""
        before = _context(clause)
        text = before + clause.text
        found = classed_words(text, self._lexicon, self._marks)
        scene = Scene(text, found, clauses(text, found, self._lexicon), written_on, source)
        likely = probabilities(scene, self._lexicon, table())
        inside = [at for at, part in enumerate(scene.clauses) if part.start >= len(before)]
        sure = [at for at in inside if likely[at] >= THRESHOLD]
        typed = [(self._composer.promise(scene, at, likely[at]), likely[at]) for at in sure]
        valued = [(promise, size) for promise, size in typed if _has_value(promise)]
        if len(valued) > 1:
            for promise, size in valued:
                yield _part(promise, len(before), size)
            return
        entire = self._entire(scene, found, len(before))
        best = max((likely[at] for at in inside), default=0.0)
        promise = self._composer.promise(entire, 0, best)
        if best < THRESHOLD and inside:
            said = no_promise(entire, 0, self._lexicon)
            if said and said.what in _DENYING:
                best = 0.0
        yield _part(promise, len(before), best)

    @staticmethod
    def _entire(scene: Scene, found: list[Word], start: int) -> Scene:
        """The scene with the clause of the document as its only one."""
        first = next((n for n, word in enumerate(found) if word.start >= start), len(found))
        whole = TextClause(start, len(scene.text), first, len(found), "sentence")
        return scene._replace(clauses=[whole])


def _context(clause: Clause) -> str:
    """What the words hang on: the question above an answer, the line above a list."""
    if clause.lead_in:
        return f"{clause.lead_in}\n- "
    return f"{clause.heading}\n" if clause.heading.endswith("?") else ""


def _has_value(promise: ReadPromise) -> bool:
    return any(getattr(promise, name) for name in _VALUES)


def _part(promise: ReadPromise, offset: int, likely: float) -> TypedPart:
    """With places counted from the clause's own start; what stands before it has none."""
    readings = tuple(
        _shifted(reading, offset) for reading in promise.readings if reading.end > offset
    )
    moved = msgspec.structs.replace(
        promise,
        start=max(0, promise.start - offset),
        end=promise.end - offset,
        readings=readings,
    )
    measured = any(_decides_kind(reading) for reading in readings)
    return TypedPart(moved, likely, measured)


def _decides_kind(reading: Reading) -> bool:
    """A value says what a promise is about; so does a capability that is named."""
    if reading.field == "capabilities":
        return reading.band == "clear"
    return reading.field in ("value", "certification", "until", "remedy")


def _shifted(reading: Reading, offset: int) -> Reading:
    return msgspec.structs.replace(
        reading, start=max(0, reading.start - offset), end=reading.end - offset
    )
