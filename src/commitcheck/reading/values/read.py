"""All that the readers of one kind of value find in a part of a text."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Measure, Reading
from commitcheck.model.vocabulary import SourceKind
from commitcheck.reading.dates.read import RESTRICTING, read_dates
from commitcheck.reading.numbers.amounts import amounts_in
from commitcheck.reading.numbers.counts import count_of
from commitcheck.reading.numbers.dimensions import dimension_of
from commitcheck.reading.numbers.quantities import KIND_CONCEPTS, read_quantities
from commitcheck.reading.tokens import tokens
from commitcheck.reading.values.certifications import read_certifications
from commitcheck.reading.values.deployments import read_deployments
from commitcheck.reading.values.regions import read_regions
from commitcheck.reading.values.remedies import read_remedies
from commitcheck.reading.values.restrictions import read_restrictions
from commitcheck.reading.vision_words import VisionWords

_PLACED = frozenset(("data_residency", "deployment"))
_PLACELESS = frozenset(KIND_CONCEPTS) | RESTRICTING
_RUNS = pattern(
    r"server|install|host|\brun|operat|software|data ?cent|instan|betrieb|betreib|rechenzentrum|"
    r"serveur|héberg|aloja|servid|ospita|esegui",
    2,  # re.IGNORECASE
    needs="server install host run operat software data instan betr rechenzentrum serveur héberg "
    "aloja servid ospita esegui",
)
"""Without these people come to the customer's premises, and nothing is run there."""
_KIND_OF_CONCEPT: Mapping[str, str] = {
    "availability": "sla", "rpo": "sla", "rto": "sla", "response": "support",
    "resolution": "support", "retention": "data_retention", "discount": "pricing",
    "price_increase": "pricing", "latency": "performance", "share": "performance",
}  # fmt: skip


class Part(NamedTuple):
    """A part of a text to be read, with what reading it needs."""

    text: str
    start: int
    end: int
    words: VisionWords
    written_on: dt.date | None


def read_values(
    text: str,
    start: int,
    end: int,
    words: VisionWords,
    written_on: dt.date | None,
    kind: str,
    *,
    is_named: bool,
) -> tuple[Reading, ...]:
    """Every value of this part of a text, reader by reader; one `Measure` at most, the surest.

    `kind` is what the words alone say, and `is_named` that they name a capability. What is
    measured says more than words: the days are read for the kind that it belongs to. A reading
    `kind` says that the words restrict us (exclusivity, mfn, eol_support) where `kind` did not.
    """
    part = Part(text, start, end, words, written_on)
    measures = _measures(part, kind, is_named=is_named)
    measured = _kind_of(measures, words)
    is_restricting = kind in RESTRICTING
    restriction = (
        () if measured and not is_restricting else read_restrictions(*part, kind=_restricting(kind))
    )
    said = next((str(reading.value) for reading in restriction if reading.field == "kind"), None)
    held_kind = kind if is_restricting else measured or said or kind
    days = read_dates(*part, kind=held_kind)
    if held_kind in RESTRICTING:
        measures = _ends_of_a_dimension(part, days) or measures
    if held_kind == "mfn" and measured == "pricing":
        measures = tuple(m for m in measures if not _is_a_freeze(m))  # it is of others' prices
    certified = "compliance" if held_kind == "compliance" else None
    standards = read_certifications(*part, kind=certified) if held_kind not in KIND_CONCEPTS else ()
    terms = (reading for reading in restriction if reading.field != "until")
    if standards:  # a certified data centre in Germany is a certification
        measures = tuple(reading for reading in measures if measured)
    return (*days, *terms, *standards[:1], *measures[:1], *read_remedies(*part))


def not_counted(named: Sequence[Reading], part: Part) -> list[Reading]:
    """Less the capabilities whose name is what a number counts: `up to 80 analysers`."""
    return [reading for reading in named if not _is_counted(reading, part)]


def _is_counted(reading: Reading, part: Part) -> bool:
    text, words = part.text, part.words
    every = amounts_in(text, words, part.written_on)
    at = bisect_right(every, reading.start, key=attrgetter("end")) - 1
    if at < 0 or every[at].unit != "" or reading.start - every[at].end > 1:
        return False
    found = count_of(text, every[at], words, part.start, part.end)
    return found is not None and found.dimension.per is None and found.distance <= 1


def _restricting(kind: str) -> str | None:
    return kind if kind in RESTRICTING else None


def _kind_of(measures: Sequence[Reading], words: VisionWords) -> str | None:
    """The kind of promise that a measure belongs to, unless it counts things."""
    value = measures[0].value if measures else None
    if not isinstance(value, Measure):
        return None
    known = next((item for item in words.dimensions if item.id == value.dimension), None)
    return _KIND_OF_CONCEPT.get((known or dimension_of(value.dimension)).concept)


def _is_plain_count(measures: Sequence[Reading], part: Part) -> bool:
    """A number of things, and no rate: what a promise is for rather than what it promises."""
    value = measures[0].value
    known = {item.id: item for item in part.words.dimensions}
    held = known.get(value.dimension) if isinstance(value, Measure) else None
    return held is not None and held.concept == "count" and held.per is None


def _measures(part: Part, kind: str, *, is_named: bool) -> tuple[Reading, ...]:
    """Numbers that their own words explain, then those that the kind does, then places."""
    clear = [reading for reading in read_quantities(*part) if reading.band == "clear"]
    if clear and not (is_named and kind not in KIND_CONCEPTS and _is_plain_count(clear, part)):
        return tuple(clear)
    known = kind if kind in KIND_CONCEPTS or is_named else None
    numbers = read_quantities(*part, kind=known)
    if not numbers and known in _OTHERWISE:
        numbers = _by_itself(part)
    if numbers or kind in _PLACELESS:
        return numbers
    if kind == "services" and not _RUNS.search(part.text, part.start, part.end):
        return ()
    place = kind if kind in _PLACED else None
    if place is None and is_named:
        return ()
    models, regions = read_deployments(*part, kind=place), read_regions(*part, kind=place)
    return regions or models if kind == "data_residency" else models or regions


_OTHERWISE = frozenset(("pricing", "support"))
"""Kinds that words alone say wrongly: `99.9 % in your contract`, `calls answered in 200 ms`."""


def _by_itself(part: Part) -> tuple[Reading, ...]:
    """A share or a time that can only be an availability or a latency, whatever stands around."""
    return tuple(
        reading
        for reading in read_quantities(*part)
        if _kind_of((reading,), part.words) in ("sla", "performance")
    )


def _is_a_freeze(reading: Reading) -> bool:
    return isinstance(reading.value, Measure) and reading.value.value == 0


def _ends_of_a_dimension(part: Part, days: Sequence[Reading]) -> tuple[Reading, ...]:
    """`API v1 stays until 30 September`: the value of `api_v1_available_until`."""
    until = next((day for day in days if day.field == "until"), None)
    if until is None or not isinstance(until.value, dt.date):
        return ()
    held = {token.word for token in tokens(part.text, part.start, part.end)}
    for dimension in part.words.dimensions:
        is_meant = dimension.nouns and all(noun in held for noun in dimension.nouns)
        if dimension.concept == "until" and is_meant:
            measure = Measure(dimension.id, "eq", until.value.isoformat())
            reason = "the day until which it is there"
            return (Reading("value", measure, until.start, until.end, until.band, reason),)
    return ()


# Where words say that a promise was made: `security form: ...`, `told over lunch`, `by mail`.

_PLACES: tuple[tuple[SourceKind, re.Pattern[str]], ...] = (
    (
        "side_letter",
        pattern(
            r"side[ -]?letter|side agreement|nebenabrede|lettre annexe",
            2,  # re.IGNORECASE
            needs="letter agreement nebenabrede lettre",
        ),
    ),
    (
        "security_questionnaire",
        pattern(
            r"(?:security|vendor|supplier|infosec)[ -](?:form|questionnaire|assessment|review)|"
            r"(?:sicherheits)?fragebogen|questionnaire de sécurité|cuestionario de seguridad|"
            r"questionário de segurança|\bcaiq\b",
            2,
            needs="security vendor supplier infosec fragebogen questionnaire cuestionario "
            "questionário caiq",
        ),
    ),
    (
        "rfp_response",
        pattern(
            r"(?:rf[pi]|tender)[ -](?:answer|response|reply)|(?:our|the) (?:rf[pi]|tender)\b|"
            r"ausschreibungsantwort|réponse à l'appel d'offres|respuesta a la licitación",
            2,
            needs="rfp rfi tender ausschreibung offres licitaci",
        ),
    ),
    ("demo", pattern(r"(?:in|at|during) (?:the|a|our) demo|in der demo", 2, needs="demo")),
    (
        "email",
        pattern(
            r"(?:per|by|in|via|cover|his|her|my|our|last) e?-?mail\b|\be-?mailed\b|"
            r"par (?:e-?)?mail|por correo|por e-?mail",
            2,
            needs="mail correo",
        ),
    ),
    (
        "chat",
        pattern(
            r"(?:on|in|via|per|over) (?:slack|teams|whatsapp|chat)\b",
            2,
            needs="slack teams whatsapp chat",
        ),
    ),
    (
        "call",
        pattern(
            r"\bverbal(?:ly)?\b|\borally\b|over (?:lunch|dinner|coffee|the phone)|"
            r"on the (?:phone|call)|"
            r"\bmündlich\w*|am telefon\b|telefonisch\w*|au téléphone|oralement|por teléfono|"
            r"verbalmente|por telefone",
            2,
            needs="verbal oral lunch dinner coffee phone call mündlich telefon teléfono",
        ),
    ),
)
_ON_PAPER = pattern(
    r"\border form\b|\bcontract\w*|\bsow\b|statement of work|\bvertrag\w*|auftragsbestätigung|"
    r"bon de commande|\bcontra(?:t|to)\b|\bamendment\b",
    2,
    needs="order contra sow statement vertrag auftrag commande amendment",
)
_DENIED = pattern(r"\b(?:no|not|without|never|kein\w*|ohne|nicht|sans|sin|sem)\s+(?:\w+\s+)?$", 2)


def where_said(words: str) -> SourceKind | None:
    """The source that a promise's words name; None where they name none, say that it was not
    there, or name a paper as well.
    """
    if _ON_PAPER.search(words):
        return None
    for source, expression in _PLACES:
        found = expression.search(words)
        if found and not _DENIED.search(words, 0, found.start()):
            return source
    return None
