"""A clause that is a promise, put together: its values, its kind, how it binds, how sure it is.

A promise is clear when its words leave no other meaning, whatever its score.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Band, Measure, Reading, ReadPromise
from commitcheck.reading.context import with_question
from commitcheck.reading.promises.answers import asked_before, claims_a_standard
from commitcheck.reading.promises.clauses import Clause
from commitcheck.reading.promises.finder import QUESTION
from commitcheck.reading.promises.kinds import kind_of
from commitcheck.reading.promises.lexicon import Lexicon, Word
from commitcheck.reading.promises.matter import Matter
from commitcheck.reading.promises.modality import Said, binding
from commitcheck.reading.promises.others import without_what_is_not_ours
from commitcheck.reading.promises.shape import Scene, first_deed
from commitcheck.reading.promises.withholding import withheld
from commitcheck.reading.values.capabilities import read_capabilities, reader_of
from commitcheck.reading.values.deployments import read_deployments
from commitcheck.reading.values.read import Part, not_counted, read_values
from commitcheck.reading.values.restrictions import lasts_until
from commitcheck.reading.vision_words import VisionWords

_SETTLED = frozenset(("kind", "capabilities", "roadmap_items"))
"""Read for good when the kind is known."""

_NAMED_ONLY = frozenset(
    ("pricing", "mfn", "sla", "support", "data_retention", "data_residency", "scale", "performance",
     "compliance", "ip_escrow")
)  # fmt: skip
"""Kinds that are about a capability only where they name it."""


_OF_THINGS = frozenset(("feature", "integration", "custom_development"))
"""Kinds of what can be run in one way or another."""


class Composer:
    """Puts promises together for one project."""

    def __init__(self, words: VisionWords, lexicon: Lexicon) -> None:
        self._words = words
        self._lexicon = lexicon
        self._capabilities = reader_of(words)
        self._of_names = lexicon.of("capability", "capability_word", "build", "function")

    def promise(self, scene: Scene, at: int, likely: float) -> ReadPromise:
        """The promise that a clause of a text states; `likely` is that it is one."""
        clause = scene.clauses[at]
        text = without_what_is_not_ours(scene.text, clause.start, clause.end)
        scene = scene if text is scene.text else replace(scene, text=text)
        question = asked_before(scene, at, self._lexicon)
        start = clause.start if question is None else scene.clauses[question].start
        said = binding(scene, at, self._lexicon)
        part = (scene.text, start, clause.end)
        values = self._named(Part(*part, self._words, scene.written_on))
        by_words = self._kind(scene, at, values, said)
        told = read_values(*part, self._words, scene.written_on, by_words, is_named=bool(values))
        read = tuple(it for it in told if not _is_of_a_name(it, values))
        values += read
        kind = self._kind(scene, at, values, said) if read else by_words
        if kind in _OF_THINGS and not _measured(values):
            run = read_deployments(*part, self._words)
            run = tuple(it for it in run if not any(_holds(named, it) for named in values))
            values += run
            kind = self._kind(scene, at, values, said) if run else kind
        is_open = kind not in _NAMED_ONLY or (kind == "scale" and not _measured(values))
        if is_open and not any(r.field == "capabilities" for r in values):
            text = _without(scene.text, values, "remedy", "service_credit")
            if matched := self._capabilities.matched(text, clause.start, clause.end):
                values += matched
                kind = self._kind(scene, at, values, said)
        values = self._with_things(scene, (start, clause), values, kind)
        values = [reading for reading in values if not _is_answered_no(reading, scene.text)]
        values.sort(key=lambda reading: (reading.start, reading.end))
        answer = 0 if question is None else clause.start
        known = (scene.text, likely, scene.source, self._words)
        values = list(withheld(values, *known, answered_to=answer))
        if scene.source == QUESTION and _has_a_number_left(scene.text[start : clause.end], values):
            values = _with_things_in_doubt(values, _UNTOLD)
        values = _of_one_name(values, kind)
        entire = (
            _kind_reading(clause, kind, values),
            Reading("modality", said.what, clause.start, clause.end, "clear", said.why),
        )
        sure = sureness(scene, at, likely, self._lexicon)
        every = (*entire, *values)
        readings = every if sure.is_clear else tuple(map(_no_more_than_likely, every))
        return ReadPromise(
            start,
            clause.end,
            kind=kind,
            modality=said.what,
            reason=sure.reason,
            readings=readings,
            **_fields(values),
        )

    def _with_things(
        self, scene: Scene, part: tuple[int, Clause], values: Sequence[Reading], kind: str
    ) -> list[Reading]:
        """The values, with what the promise is about now that its kind is known."""
        start, clause = part
        spoken_of = [it for it in values if it.field == "capabilities" and it.band == "likely"]
        kept = [
            reading
            for reading in values
            if reading.field not in _SETTLED and not (kind == "services" and _is_number(reading))
        ]
        about = self._about(scene, clause, kept, kind)
        is_taken_over = kind == "services" and _TAKEN_OVER.search(scene.text, start, clause.end)
        return [*kept, *(about or (spoken_of if is_taken_over else ()))]

    def _about(
        self, scene: Scene, clause: Clause, values: Sequence[Reading], kind: str
    ) -> Sequence[Reading]:
        """What it is about; what is run somehow for a day (`SSO by Q3, shared instance`) is what
        the other words name.
        """
        text = _without(scene.text, values, "remedy", "service_credit")
        found = read_capabilities(text, clause.start, clause.end, self._words, kind=kind)
        is_dated = any(reading.field == "due" for reading in values)
        if found or kind != "deployment" or not is_dated:
            return found
        rest = _without(text, values, "value")
        nearest = self._capabilities.matched(rest, clause.start, clause.end)
        return nearest if nearest and nearest[0].band == "likely" else ()

    def _named(self, part: Part) -> list[Reading]:
        """The capabilities by name, and that one which is to end anyway is kept until a day."""
        named = self._capabilities.named(*part[:3])
        values = not_counted(named, part) if named else []
        if self._capabilities.is_ending(values) and (lasting := lasts_until(*part[:3])):
            values.append(lasting)
        return values

    def _kind(self, scene: Scene, at: int, values: Sequence[Reading], said: Said) -> Any:
        restricting = next((reading for reading in values if reading.field == "kind"), None)
        if restricting:
            return restricting.value
        clause = scene.clauses[at]
        start = with_question(scene.text, clause.start, clause.end)
        first = clause.first
        while first and scene.found[first - 1].start >= start:
            first -= 1
        named = [r for r in values if r.field == "capabilities" and r.band == "clear"]
        inside = [
            replace(word, classes=word.classes & self._of_names)
            if any(name.start <= word.start and word.end <= name.end for name in named)
            else word
            for word in scene.found[first : clause.last]
        ]
        mask = 0
        for word in inside:
            mask |= word.classes
        fields = _fields(values)
        capabilities = fields.get("capabilities", ())
        matter = Matter(
            inside,
            mask,
            fields.get("dimension"),
            fields.get("certification"),
            self._capabilities.name_words(capabilities[0]) if capabilities else frozenset(),
            bool(capabilities) and self._capabilities.is_rejected(capabilities[0]),
            said.what,
            scene.source,
        )
        return kind_of(matter, self._lexicon)


_TAKEN_OVER = pattern(
    r"\b(?:import\w*|übernahme|reprise|importaci[oó]n|importação|importazione)\b",
    2,
    needs="import übernahme reprise",
)
_NO = pattern(r"\s*[:?]\s*(?:no|nein|non|não|nee)\b(?=\s*[.;,|\n]|\s*$)", 2, needs=": ?")


def _is_answered_no(reading: Reading, text: str) -> bool:
    """`Credit scoring: No. Sanctions screening: roadmap`: of the first one nothing is promised."""
    return reading.field == "capabilities" and bool(_NO.match(text, reading.end))


def _without(text: str, values: Sequence[Reading], field: str, value: str = "") -> str:
    """The text with blanks for the words of a value: a `credit` names no credit scoring."""
    for reading in values:
        if reading.field == field and value in ("", reading.value):
            blank = " " * (reading.end - reading.start)
            text = text[: reading.start] + blank + text[reading.end :]
    return text


_MEASURED = pattern(
    r"\d\s?(?:%|percent|prozent|pour cent|por ciento|por cento|(?:ms|s|min|h|hours?|minutes?|days?|"
    r"weeks?|months?|stunden?|minuten|tagen?|heures?|jours?|horas?|minutos?|d[ií]as?)\b)",
    2,  # re.IGNORECASE
)


_UNTOLD = "beside a number of which nothing tells what it measures"


def _has_a_number_left(words: str, values: Sequence[Reading]) -> bool:
    """Is there a quantity of which nothing tells what it measures? To answer the rest alone would
    be a yes to the number too.
    """
    told = any(it.field in ("due", "due_relative", "until", "until_duration") for it in values)
    return not told and not _measured(values) and bool(_MEASURED.search(words))


def _is_of_a_name(reading: Reading, named: Sequence[Reading]) -> bool:
    """The `eIDAS` of the capability `eIDAS login` is no standard that we are certified for."""
    return reading.field == "certification" and any(_holds(name, reading) for name in named)


def _holds(outer: Reading, inner: Reading) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _of_one_name(values: list[Reading], kind: str) -> list[Reading]:
    """The day of a fact names what goes on: a likeness to a capability is no second name for it."""
    if kind != "eol_support" or not _measured(values):
        return values
    return _with_things_in_doubt(values, "a fact of the vision names what goes on")


def _with_things_in_doubt(values: list[Reading], reason: str) -> list[Reading]:
    """Shown and not used, for this reason: the capabilities that are no more than likely."""
    return [
        replace(it, band="unclear", reason=reason)
        if it.field == "capabilities" and it.band != "clear"
        else it
        for it in values
    ]


def _measured(values: Sequence[Reading]) -> bool:
    return any(isinstance(reading.value, Measure) for reading in values)


_TELLING = frozenset(("capabilities", "value", "certification", "scope_segment", "until"))


def _kind_reading(clause: Clause, kind: str, values: Sequence[Reading]) -> Reading:
    """Clear where a value says so as well; a kind by words alone is likely."""
    is_told = any(reading.field in _TELLING and reading.band == "clear" for reading in values)
    band: Band = "clear" if is_told else "likely"
    return Reading("kind", kind, clause.start, clause.end, band, "by its words and values")


def _is_number(reading: Reading) -> bool:
    return isinstance(reading.value, Measure) and isinstance(reading.value.value, int | float)


def _no_more_than_likely(reading: Reading) -> Reading:
    if reading.band != "clear":
        return reading
    return replace(reading, band="likely")


_SHOWN_ONLY = frozenset(("other_day", "kind", "modality"))


def _fields(values: Sequence[Reading]) -> dict[str, Any]:
    """The attributes of a promise: of each field the first that is more than unclear."""
    fields: dict[str, Any] = {}
    for reading in values:
        if reading.band == "unclear" or reading.field in _SHOWN_ONLY:
            continue
        value = reading.value
        if isinstance(value, Measure):
            if "dimension" not in fields:
                fields |= {"dimension": value.dimension, "op": value.op, "value": value.value}
        elif reading.field in ("capabilities", "roadmap_items"):
            known = fields.get(reading.field, ())
            fields[reading.field] = (*known, *(item for item in value if item not in known))  # type: ignore[union-attr]
        else:
            fields.setdefault(reading.field, value)
    if isinstance(fields.get("due"), dt.date):
        fields.pop("due_ambiguous", None)
        fields.pop("due_relative", None)
    return fields


_SCORE = 0.65

_SCORE_WITHOUT_DEED = 0.85


class Sure(Struct, frozen=True):
    """Is it clear that this is a promise of ours, and what speaks for it, in words?"""

    is_clear: bool
    reason: str


_DOUBT = (
    "not", "neg", "want", "ask", "question", "hypo", "competitor", "third", "past", "done",
    "internal", "require", "definition", "told", "talk", "would", "may", "feel", "send",
)  # fmt: skip

_OTHERS = ("customer", "they", "third", "competitor")

_DEED = ("shall", "will", "future", "commit", "include", "deliver", "state")

_THING = (
    "capability", "certification", "standard", "place_name", "model", "price", "sla", "support",
    "speed", "scale", "keep", "host", "capability_word", "serve", "life", "exclusive", "parity",
    "escrow",
)  # fmt: skip

_VALUE = (
    "day_number", "month", "period", "season", "count", "number", "certification",
    "standard", "place_name", "model",
)  # fmt: skip

_STATED = ("commit", "deliver", "will", "shall")

_TALK = frozenset(("chat",))


def sureness(scene: Scene, at: int, likely: float, words: Lexicon) -> Sure:
    """Clear where a deed, a thing and a value stand in one clause and nothing speaks against it:
    no doubt in its words, nobody else as its subject, no loose talk as its source.
    """
    clause = scene.clauses[at]
    inside = scene.found[clause.first : clause.last]
    mask = 0
    for word in inside:
        mask |= word.classes
    said = [
        next(word.word for word in inside if word.classes & words.of(*names))
        for names in (_DEED, _THING, _VALUE)
        if mask & words.of(*names)
    ]
    is_deed = bool(mask & words.of(*_DEED))
    is_sure = likely >= _SCORE_WITHOUT_DEED or claims_a_standard(scene, at, words)
    needs_deed = not is_sure or clause.opening == "part"
    wanted = 3 if is_deed or needs_deed else 2
    is_whole = len(said) >= wanted and not mask & words.of(*_DOUBT)
    is_ours = not first_deed(inside, words).subject & words.of(*_OTHERS)
    is_ours = is_ours and not _is_a_strangers(inside, words)
    is_ours = is_ours and not _holds_two_values(inside, mask, words)
    is_clear = is_whole and is_ours and likely >= _SCORE and scene.source not in _TALK
    beside = ", ".join(f"“{word}”" for word in dict.fromkeys(said)) or "its shape"
    return Sure(is_clear, f"{beside} read as a promise ({likely:.2f})")


_OFFERS = frozenset(
    """
    offers provides gives has holds charges supports hosts bietet liefert hat kostet propose offre
    livre héberge ofrece tiene oferece tem ha biedt heeft
    """.split()  # noqa: SIM905 - a word list
)


def _holds_two_values(inside: Sequence[Word], mask: int, words: Lexicon) -> bool:
    """Two numbers without a day or a remedy, or a place and a way to run it: two promises?"""
    counts = sum(1 for word in inside if word.classes & words.bit["count"])
    if counts > 1 and not mask & words.of("month", "period", "day_number", "penalty", "breach"):
        return True
    return bool(mask & words.bit["place_name"] and mask & words.bit["model"])


def _is_a_strangers(inside: Sequence[Word], words: Lexicon) -> bool:
    """Does it begin with a name that nobody knows, and what that one does?"""
    return bool(inside[0].classes & words.bit["name"]) and any(
        word.classes & words.of(*_STATED) or word.word in _OFFERS for word in inside[1:3]
    )
