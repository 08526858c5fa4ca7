"""What sales asks about: the promises in its words, and what else they would promise with them."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase, words
from commitcheck.model.project import Project
from commitcheck.model.reading import Measure, NoPromise, Reading, ReadPromise
from commitcheck.model.vocabulary import Kind
from commitcheck.reading.beside import OF_THINGS, about, ids_of, said_with, thing, things_beside
from commitcheck.reading.numbers.quantities import read_quantities
from commitcheck.reading.numbers.ranges import more_binds
from commitcheck.reading.promises.finder import QUESTION
from commitcheck.reading.read_text import read_asked, read_text
from commitcheck.reading.values.capabilities import reader_of
from commitcheck.reading.values.regions import read_regions
from commitcheck.reading.vision_words import VisionWords, words_of_project
from commitcheck.ways_out.coordinated import other_standards, other_things

_LEAD_IN = "We will provide "
"""Makes a promise of a few words that name a thing: `OTM connector`."""
_NOT_OURS: Mapping[str, Phrase] = {
    "negated": words("it says that something is not so"),
    "competitor": words("it says what somebody else does"),
    "third_party": words("it says what somebody else does"),
    "customer_duty": words("it says what the customer does"),
    "history": words("it says what was"),
}
_OUTSIDE = pattern(
    r"\b(?:outside|au(?:ß|ss)erhalb|hors|fuera|fora|fuori|buiten)\b",
    2,
    needs="outside erhalb hors fuera fora fuori buiten",
)
"""`not outside the EU` is a promise."""
_QUESTIONS: tuple[NoPromise, ...] = ("question",)
_ASKED_FOR: tuple[NoPromise, ...] = ("question", "wish", "requirement", "hypothetical", "internal")
"""What is no promise in a record, and asks for one: `99.99 %, can we sign that?`"""
_WHEN_OR_WHO = (
    r"(?:when|who|whom|whose|why|what|which|how|where|if|wann|wer|wem|warum|wieso|was|welche\w*|"
    r"wie|wo|wenn|falls|quand|qui|pourquoi|quoi|quels?|quelles?|comment|où|si|cuándo|quién|qué|"
    r"cuál\w*|cómo|dónde|quando|quem|qual|como|onde|chi|perché|quale|dove|wanneer|waarom|wat|welke|"
    r"hoe|waar|als)"
)
_TOLD_OF_THEM: tuple[NoPromise, ...] = ("customer_duty", "history")
_ASKS_ELSE = pattern(
    rf"\W*(?:\w+:\s*)?{_WHEN_OR_WHO}\b|[^?]*\b{_WHEN_OR_WHO}\s*\?",
    2,  # re.IGNORECASE
)
"""`SSO is in. Mobile app - when?` asks for nothing more."""
_NEARLY_ALL = 0.8
_OF_LEVELS = frozenset(("performance", "sla", "support", "scale"))
_DATA = pattern(
    r"\b(?:data|host(?:ed|ing)|stored|located|daten\w*|gehostet|gespeichert|données|héberg\w+|"
    r"stock\w+|datos|aloja\w+|dados|hospeda\w+|dati|gegevens)\b",
    2,  # re.IGNORECASE
)


class Understood(Struct, frozen=True):
    """The promises of a question; `why_none` where it speaks of something else altogether."""

    read: tuple[ReadPromise, ...] = ()
    why_none: Phrase | None = None


def understood(text: str, project: Project, as_of: dt.date) -> Understood:
    """The promises in it; of a few words that are none, what they would promise."""
    read = read_text(text, project, written_on=as_of, source=QUESTION)
    ours = tuple(entry for entry in read if entry.is_promise)
    if ours:
        ours += tuple(_asked_besides(read, text, project, as_of))
    elif not (ours := tuple(_owed(text, project, as_of))):
        if (why := _why_none(read, text)) and not _is_name(text, project):
            return Understood(why_none=why)
        asked = read_asked(text, project, as_of, _ASKED_FOR)
        ours = tuple(it for it in asked if _is_meant(it, text, project))
        ours = ours or _led_in(text, project, as_of)
    known = words_of_project(project)
    ours = tuple(_with_its_thing(entry, text, known) for entry in ours)
    return Understood((*ours, *_besides(ours, text, project, known)))


def _with_its_thing(entry: ReadPromise, text: str, known: VisionWords) -> ReadPromise:
    """A level of which nothing tells what it measures is judged by the thing that it is of: `if
    peak forecasts are off by 10 %, the fee is paid back`.
    """
    if entry.kind not in _OF_LEVELS or entry.dimension or _subjects(entry):
        return entry
    named = reader_of(known).named(text, entry.start, entry.end)
    found = tuple(it for it in named if it.field == "capabilities")
    ids = tuple(dict.fromkeys(id_ for it in found for id_ in ids_of(it)))
    return replace(entry, capabilities=ids, readings=(*entry.readings, *found)) if ids else entry


def _owed(text: str, project: Project, as_of: dt.date) -> Iterator[ReadPromise]:
    """What we would owe by what the customer does: `they pay only once it is live`."""
    for entry in read_asked(text, project, as_of, _TOLD_OF_THEM):
        if entry.payment_contingent or entry.remedy not in (None, "none"):
            yield entry


def _is_meant(entry: ReadPromise, text: str, project: Project) -> bool:
    """Does it ask, or name or measure something? That words are like a thing's is small talk."""
    is_told = entry.dimension or entry.certification or entry.remedy or entry.scope_segment
    if is_told or "?" in text[entry.start : entry.end + 1]:
        return True
    return bool(reader_of(words_of_project(project)).named(text, entry.start, entry.end))


def _led_in(text: str, project: Project, as_of: dt.date) -> tuple[ReadPromise, ...]:
    """What a few words that name a thing would promise."""
    led = read_text(_LEAD_IN + text, project, written_on=as_of, source=QUESTION)
    return tuple(_shifted(entry, len(_LEAD_IN)) for entry in led if entry.is_promise)


def _asked_besides(
    read: Sequence[ReadPromise], text: str, project: Project, as_of: dt.date
) -> Iterator[ReadPromise]:
    """What a question beside promises would promise too: `SSO is in. And 99.99 %?`"""
    questions = [
        (it.start, it.end)
        for it in read
        if it.modality == "question"
        and "?" in text[it.start : it.end + 1]
        and not _ASKS_ELSE.match(text, it.start, it.end + 1)
    ]
    told = {value for it in read if it.is_promise for value in _subjects(it)}
    for entry in read_asked(text, project, as_of, _QUESTIONS) if questions else ():
        if (entry.start, entry.end) in questions and told.isdisjoint(_subjects(entry)):
            yield entry


def _subjects(entry: ReadPromise) -> tuple[str, ...]:
    """What it is about: `ISO 22301? Certification by June` is answered."""
    named = (entry.dimension, entry.certification)
    return (*about(entry), *filter(None, named))


def _why_none(read: Sequence[ReadPromise], text: str) -> Phrase | None:
    """Why nearly all of a text is about something else, None where it may be meant as a promise."""
    told = [entry for entry in read if entry.modality in _NOT_OURS]
    length = sum(entry.end - entry.start for entry in told)
    if not told or length < _NEARLY_ALL * len(text.strip()) or _OUTSIDE.search(text):
        return None
    return _NOT_OURS[told[0].modality]


def _is_name(text: str, project: Project) -> bool:
    """Is it what the vision calls a thing, word for word? Then no word of it says more than that
    (`recipe history` speaks of no past).
    """
    asked = text.strip(" .?!").casefold()
    found = words_of_project(project).names.find(text, 0, len(text))
    return any(text[it.start : it.end].casefold() == asked for it in found)


def _shifted(entry: ReadPromise, by: int) -> ReadPromise:
    """The same, with places in the text without the lead-in."""
    readings = tuple(
        replace(it, start=max(0, it.start - by), end=max(0, it.end - by)) for it in entry.readings
    )
    return replace(
        entry, start=max(0, entry.start - by), end=max(0, entry.end - by), readings=readings
    )


def _besides(
    ours: Sequence[ReadPromise], text: str, project: Project, known: VisionWords
) -> Iterator[ReadPromise]:
    """What one promise's words promise too: `SCIM by June with 99.9 % uptime` is SCIM, and `audit
    log, data stored in the US` says where.
    """
    of_things = [entry for entry in ours if entry.kind in OF_THINGS]
    judged = {id_ for it in of_things for id_ in about(it)}
    is_placed = any(entry.kind == "data_residency" for entry in ours)
    told = {(entry.dimension, entry.value) for entry in ours}
    for entry in ours:
        for measured in _more(entry, text, known):
            if (measured.dimension, measured.value) not in told:
                yield measured
        if entry.kind not in OF_THINGS:
            things = things_beside(entry, text, judged, project)
            if things:
                judged |= {str(id_) for it in things for id_ in ids_of(it)}
                yield thing(entry, things)
        for other in other_things(entry, text, judged, project):
            judged |= {*about(other)}
            yield other
        yield from other_standards(entry, text, project)
        if not is_placed and _DATA.search(text, entry.start, entry.end):
            for place in read_regions(text, entry.start, entry.end, known, kind="data_residency"):
                is_placed = True
                yield _measured(entry, place, "data_residency")
                break


def _more(entry: ReadPromise, text: str, known: VisionWords) -> Iterator[ReadPromise]:
    """Of several values for one thing (`10 % in year one, 25 % in year two`) the one that binds us
    more than the one that was read.
    """
    rises = more_binds(entry.dimension, known) if entry.dimension else None
    if rises is None or not isinstance(entry.value, int | float):
        return
    found = read_quantities(text, entry.start, entry.end, known, kind=entry.kind)
    others = [
        (it.value.value, it)
        for it in found
        if isinstance(it.value, Measure)
        and it.value.dimension == entry.dimension
        and isinstance(it.value.value, int | float)
        and it.band != "unclear"
    ]
    if not others:
        return
    value, reading = (max if rises else min)(others, key=lambda other: other[0])
    if (value > entry.value) if rises else (value < entry.value):
        yield _measured(entry, reading)


def _measured(entry: ReadPromise, reading: Reading, kind: Kind | None = None) -> ReadPromise:
    measure = reading.value
    held = (
        {"dimension": measure.dimension, "op": measure.op, "value": measure.value}
        if isinstance(measure, Measure)
        else {}
    )
    return ReadPromise(
        entry.start,
        entry.end,
        kind=kind or entry.kind,
        modality=entry.modality,
        readings=(said_with(kind or entry.kind, entry), reading),
        **held,  # type: ignore[arg-type]
    )
