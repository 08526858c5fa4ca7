"""Which of the vision's segments words mean: `other dental groups`, `among forwarders`."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from commitcheck.model.reading import Band, Reading
from commitcheck.reading.glossary import in_english
from commitcheck.reading.tokens import folded, listed, tokens
from commitcheck.reading.vision_words import VisionWords

_SMALL = listed(
    """
    and or of the for other any all in with large small service services company companies group
    groups provider providers operator operators customer customers und oder
    """
)
_STEM = 5
_ENGLISH: Mapping[str, str] = {
    folded(word): english
    for english, spelt in (
        ("dental dentist", "zahnarzt zahnarzte zahnarztgruppe dentaire dentista odontologia"),
        ("hospital clinic", "krankenhaus klinik kliniken hopital hopitaux hospitales clinica"),
        ("bank banks", "banken banque banques bancos banche kreditinstitut"),
        ("insurer insurance", "versicherer versicherung assureur aseguradora seguradora"),
        (
            "retailer retail shop",
            "handler einzelhandler onlinehandler detaillant commerçant minorista",
        ),
        ("forwarder freight", "spediteur spediteure spediteuren spedition transitaire transitario"),
        ("manufacturer manufacturing", "hersteller fabricant fabricante produttore"),
        ("foundry metal", "giesserei giessereien fonderie fundicion"),
        ("food beverage", "lebensmittel agroalimentaire alimentacion"),
        ("chemical", "chemie chimie quimica chimica"),
        ("utility grid energy", "versorger stadtwerke netzbetreiber"),
        ("school university", "schule schulen hochschule ecole universidad escola"),
        ("public authority municipality", "behorde kommune gemeinde commune ayuntamiento"),
        ("marketplace", "marktplatz marktplatze mercado"),
        ("neobank", "neobanque neobanco"),
        ("carrier parcel", "paketdienst transporteur"),
        ("sponsor biotech", "sponsoren promoteur promotor"),
        ("law legal lawyer", "kanzlei kanzleien anwalt cabinet abogado"),
        ("hotel hospitality", "hotels hotellerie"),
        ("logistics", "logistik logistique logistica"),
        ("pharma pharmacy", "apotheke apotheken pharmacie farmacia"),
    )
    for word in spelt.split()
}


class _Segment(NamedTuple):
    id: str
    stems: frozenset[str]


def read_segment(text: str, start: int, end: int, words: VisionWords) -> Reading | None:
    """The one segment that most of these words speak of; None where two do equally or none does.

    `clear` where its whole name or an abbreviation that is its id stands there.
    """
    named = next(
        (found for found in words.names.find(text, start, end) if found.meaning.kind == "segment"),
        None,
    )
    if named:
        return Reading(
            "scope_segment", named.meaning.id, named.start, named.end, "clear", "its name"
        )
    held = [(token, _stem(token.word)) for token in tokens(text, start, end)]
    spoken = {stem for _, stem in held} | _translated(text, start, end)
    scored = sorted(
        (
            (len(segment.stems & spoken) / len(segment.stems) ** 0.5, segment)
            for segment in _segments(words)
        ),
        key=lambda entry: (-entry[0], entry[1].id),
    )
    if not scored or not scored[0][0] or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    best = scored[0][1]
    places = [token for token, stem in held if stem in best.stems]
    first, last = (places[0].start, places[-1].end) if places else (start, end)
    band: Band = "clear" if len(best.stems & spoken) > 1 or len(best.stems) == 1 else "likely"
    if len(scored) > 1 and scored[1][0]:
        band = "likely"
    return Reading("scope_segment", best.id, first, last, band, "words of its name")


def _translated(text: str, start: int, end: int) -> set[str]:
    found = {_ENGLISH[token.word] for token in tokens(text, start, end) if token.word in _ENGLISH}
    english = " ".join((*found, in_english(text, start, end)))
    return {_stem(folded(word)) for word in english.split()}


def _stem(word: str) -> str:
    """The beginning that `retail` and `retailers`, `foundry` and `foundries` share."""
    return word[:_STEM]


@lru_cache(16)
def _segments(words: VisionWords) -> tuple[_Segment, ...]:
    """Each segment with the beginnings of the words that are its alone."""
    listed_segments = words.vision.segments if words.vision else ()
    return tuple(
        _Segment(
            item.id,
            frozenset(
                _stem(token.word)
                for name in (item.name or "", item.id)
                for token in tokens(name, 0, len(name))
                if token.word not in _SMALL and len(token.word) > 2
            ),
        )
        for item in listed_segments
    )
