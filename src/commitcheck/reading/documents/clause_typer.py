"""A clause of a document as typed promises, with the readers of short texts."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.model.document import Clause
from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Measure, Modality, Reading, ReadPromise
from commitcheck.reading.promises.classing import classed_words
from commitcheck.reading.promises.clauses import Clause as TextClause
from commitcheck.reading.promises.clauses import clauses
from commitcheck.reading.promises.composing import Composer
from commitcheck.reading.promises.finder import THRESHOLD, probabilities, table, vision_marks
from commitcheck.reading.promises.lexicon import Word, lexicon
from commitcheck.reading.promises.modality import no_promise
from commitcheck.reading.promises.shape import Scene
from commitcheck.reading.vision_words import VisionWords

_VALUES = ("dimension", "due", "due_relative", "certification", "capabilities", "until")
_DENYING = frozenset(("question", "customer_duty", "competitor", "third_party", "hypothetical"))


class TypedPart(Struct, frozen=True):
    """A promise whose places count in the clause's text.

    `likely` is what the finder of short texts thinks of it; `is_measured` that its kind rests on
    a value or a name of the vision, which says more than the words around it.
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
        self._dimensions = frozenset(item.id for item in words.dimensions)
        self._certifications = frozenset(
            item.id for item in (words.vision.certifications if words.vision else ())
        )

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
                yield self._part(promise, len(before), size)
            return
        entire = self._entire(scene, found, len(before))
        best = max((likely[at] for at in inside), default=0.0)
        promise = self._composer.promise(entire, 0, best)
        if best < THRESHOLD and inside:
            said = no_promise(entire, 0, self._lexicon)
            if said and said.what in _DENYING:
                best = 0.0
        yield self._part(promise, len(before), best)

    def _part(self, promise: ReadPromise, offset: int, likely: float) -> TypedPart:
        """With places counted from the clause's own start; what stands before it has none."""
        readings = tuple(
            _shifted(reading, offset) for reading in promise.readings if reading.end > offset
        )
        moved = replace(
            promise,
            start=max(0, promise.start - offset),
            end=promise.end - offset,
            readings=readings,
        )
        return TypedPart(moved, likely, any(map(self._decides_kind, readings)))

    def _decides_kind(self, reading: Reading) -> bool:
        """A value of the vision says what a promise is about; so does a capability that it names or
        speaks of.
        """
        value = reading.value
        if isinstance(value, Measure):
            return value.dimension in self._dimensions
        if reading.field == "certification":
            return value in self._certifications
        return reading.field in ("until", "remedy") or (
            reading.field == "capabilities" and reading.band != "unclear"
        )

    @staticmethod
    def _entire(scene: Scene, found: list[Word], start: int) -> Scene:
        """The scene with the clause of the document as its only one."""
        first = next((n for n, word in enumerate(found) if word.start >= start), len(found))
        whole = TextClause(start, len(scene.text), first, len(found), "sentence")
        return replace(scene, clauses=[whole])


def _context(clause: Clause) -> str:
    """What the words hang on: the question above an answer, the line above a list."""
    if clause.lead_in:
        return f"{clause.lead_in}\n- "
    return f"{clause.heading}\n" if clause.heading.endswith("?") else ""


def _has_value(promise: ReadPromise) -> bool:
    return any(getattr(promise, name) for name in _VALUES)


def _shifted(reading: Reading, offset: int) -> Reading:
    return replace(reading, start=max(0, reading.start - offset), end=reading.end - offset)


# How a document's promise binds: firm, efforts, intent, or negated (it says what is not given).
#
# Contracts choose such words with care, so that fewer count here than in mails and notes: "support
# efforts" are no efforts clause, and "will not disclose" is a firm promise to refrain.

_IGNORE_CASE = 2
_EFFORTS = pattern(
    r"\b(?:(?:reasonable|best|good[- ]faith) efforts?|efforts to|endeavou?rs?|attempts? to|"
    r"(?:try|tries) to|as (?:quickly|soon) as (?:we|it) can|ideally|strives?|seeks? to|"
    r"(?:where|wherever|when|whenever|as \w+(?: and \w+)? as|to the extent) (?:is )?"
    r"(?:reasonably )?(?:possible|practical|practicable|feasible))\b",
    _IGNORE_CASE,
)
_INTENT = pattern(
    r"\b(?:(?:is|are|be|being) (?:expected|anticipated|planned|targeted|intended)|plans? to|"
    r"planned (?:for|to)|aims? to|intends? to|expects? to|hopes? to|target (?:uptime|response)|"
    r"(?:our|the)(?: current)? (?:goal|objective|target) (?:is|of|with)|(?:would|['’]d) like to|"
    r"(?:we|our team) (?:also )?(?:want|wish|intend) to|(?:could|may|might|possibly) (?:also )?"
    r"includ(?:e|ing)|working to|coming soon|on (?:the|our) roadmap)\b|~\s?\d",
    _IGNORE_CASE,
)
_NEGATED = pattern(
    r"\b(?:(?:do|does|did)(?:n['’]t| not) (?:currently )?(?:provide|support|offer|include|have|"
    r"hold|perform|accept|allow|require|guarantee|grant|apply|encrypt|store|train)|"
    r"(?:is|are|was|were)(?:n['’]t| not) (?:currently |yet )?(?:\w+ly )?(?:provided|supported|"
    r"offered|included|available|required|performed|encrypted|certified|possible|"
    r"part of|covered|accepted|needed|guaranteed)|there (?:will|shall) be no|"
    r"(?:has|have)(?:n['’]t| not) (?:yet )?(?:completed|been|undergone)|"
    r"(?:will|shall) not (?:\w+ )?(?:include|provide|support|"
    r"offer|be (?:provided|supported|available|included|"
    r"required|responsible|acting))|no longer (?:be )?(?:available|supported|provided)|unencrypted|"
    r"in lieu of|cannot be guaranteed)\b|^(?:no|not)\b",
    _IGNORE_CASE,
)
_LEAD_NEGATED = pattern(
    r"\b(?:not|cannot|excluded|out of scope|exclusions?)\b|n['’]t\b", _IGNORE_CASE
)


class Binding(NamedTuple):
    """What the words are, and which words made it so."""

    modality: Modality
    why: str


def binding_of(clause: Clause, quote: str) -> Binding:
    """Of a promise's words; the line above a list speaks for its items too."""
    if clause.lead_in and _LEAD_NEGATED.search(clause.lead_in):
        return Binding("negated", "the line above the list says that it is not so")
    if said := _NEGATED.search(quote):
        return Binding("negated", f"“{said[0]}” says that it is not so")
    for text in (quote, clause.lead_in):
        if said := _EFFORTS.search(text):
            return Binding("efforts", f"“{said[0]}” is no more than an effort")
        if said := _INTENT.search(text):
            return Binding("intent", f"“{said[0]}” says what is meant to be")
    return Binding("firm", "nothing softens it")
