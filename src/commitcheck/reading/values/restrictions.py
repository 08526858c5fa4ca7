"""Exclusivity, most-favoured treatment and the end of support: for whom, and until when.

Whom they are for may be a segment of the vision: `other dental groups`, `among forwarders`.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Band, Reading
from commitcheck.reading.dates.durations import Duration, duration_at
from commitcheck.reading.dates.read import RESTRICTING, read_dates
from commitcheck.reading.tokens import Token, folded, folded_words, listed, tokens
from commitcheck.reading.values.best_terms import best_terms
from commitcheck.reading.values.glossary import in_english
from commitcheck.reading.vision_words import VisionWords

EXCLUSIVE = pattern(
    r"\bexclusiv\w*\b(?<!ly)|\bexclusively\b(?! (?:in|on|within|at)\b)|\bexklusiv\w*|"
    r"\besclusiv\w*|\bexclusif\w*|"
    r"\bsole(?:ly)? (?:use|right|access|customer)|\bnobody else\b|\bother than (?:the )?customer\b|"
    r"\bno (?:other|one else)\b[^.;]{0,60}\b(?:gets?|granted|given|access|use|offered|supplied|"
    r"licen[sc]ed)|"
    r"\bnot (?:\w+ )?(?:sell|supply|offer|licen[sc]e|provide|make available|grant|"
    r"market)\b[^.;]{0,80}"
    r"\b(?:to )?(?:any )?(?:other|another|competitor)|"
    r"\brefrain\w* from (?:\w+ )?(?:sell|supply|offer|licen[sc]|provid|grant)\w*|"
    r"\bkeine[rmn]? ander\w+|\ballein (?:dem|der) kund\w+|\baucun autre\b|\bning[uú]n otro\b|"
    r"\bnenhum outro\b|\bnessun altro\b|\bgeen andere\b",
    2,  # re.IGNORECASE
    needs=(
        "xclusi xklusi sclusi sole else other competitor refrain ander kund autre otro outro altro"
    ),
)

ALONE = pattern(
    r"(?:\b(?:you|they|customer|client)(?:['’](?:re|d be|ll be)|\s+(?:(?:will|shall|would) )?"
    r"(?:be|become|remains?|stays?|are|is))|\b(?:will|shall|would) be)\s+(?:the|our)\s+only\s+"
    r"(?!thing|way|one of|exception|module|feature|change|option|open|vendor|provider|supplier|"
    r"product|platform|solution|system|tool|company|team|cost|fee|price|charge|date)"
    r"[\w-]+(?:\s+[\w-]+){0,4}?\s+(?:with|who|to (?:have|get|use|receive|run))\b|"
    r"\byou(?:rs)? alone\b|\bnobody but you\b|\breserved (?:for|to) you\b|"
    r"\bonly you (?:will|get|have|can)\b|\bnur (?:für )?Sie (?:bekomm|erhalt|haben)\w*|"
    r"\ballein für Sie\b|\bvous seule?s?\b|\b(?:sólo|solo|solamente) (?:para )?ustedes\b|"
    r"\bsolo (?:per )?voi\b|\b(?:só|apenas) (?:para )?vocês\b",
    2,  # re.IGNORECASE
    needs="only alone nobody reserved nur allein seul ustedes voi vocês",
)
"""`you will be the only port with it`, and not `we are the only vendor`"""

ENDING = pattern(
    r"\b(?:remains?|stays?|continues?|kept|keep|keeping)\b[^.;]{0,40}\b(?:supported|available|"
    r"alive|"
    r"callable|running|usable)\b|\bstays? (?:up|on|alive)\b|\bstays?\b[^.;]{0,20}\b(?:till|"
    r"through)\b|"
    r"\bcontinued\b[^.;]{0,30}\b(?:until|through|till)\b|"
    r"\b(?:support\w*|maintain\w*)\b[^.;]{0,30}\b(?:until|through|till|up to)\b|"
    r"\bend[- ]of[- ](?:life|support)|\bsunset|"
    r"\bnot (?:\w+ )?(?:switch off|shut down|retire|discontinue|sunset|decommission)|"
    r"\b(?:weiterhin|bleibt)\b[^.;]{0,40}\b(?:unterstützt|verfügbar|nutzbar)|\bweiter unterstützt|"
    r"\brest\w* (?:disponible|pris en charge|support\w*)|\bseguirá\b|\bcontinuará\b|\bresterà\b",
    2,  # re.IGNORECASE
    needs=(
        "remain stay continu kept keep support maintain life sunset switch shut "
        "retire commission weiter bleibt disponible charge seguir rester"
    ),
)

GOING_ON = pattern(
    r"\bnot (?:\w+ )?(?:switch|turn|shut)\b[^;\n]{0,40}\boff\b|"
    r"\b(?:go on|keep on|keep|still) us(?:e|ing)\b|"
    r"\b(?:läuft|laufen)\b[^;\n]{0,40}\bweiter\b|\bweiter ?betr(?:ie|ei)b\w*|"
    r"\bbleib(?:t|en)\b[^;\n]{0,40}\b(?:in betrieb|bestehen|erhalten|online|aktiv)\b|"
    r"\bschalt\w*\b[^;\n]{0,40}\bnicht\b[^;\n]{0,40}\bab\b|\bnicht\b[^;\n]{0,40}\babgeschaltet\b|"
    r"\brest\w* (?:en service|en ligne|actif\w*|active\w*|accessible\w*)|"
    r"\bmainten(?:ons|u\w*) (?:l[eae'’]|votre|en)|\bmaintiendrons (?:l[eae'’]|votre)|"
    r"\bmant(?:end?remos|enemos) (?:el|la|los|las|su)\b|"
    r"\bsigue (?:activ|disponible|en )|\bpermanece\w*\b|"
    r"\bman(?:teniamo|terremo) (?:il|la|lo|l['’]|i|gli|le)\b|"
    r"\b(?:resta|rimane|rimarrà)\b[^;\n]{0,20}\b(?:attiv|disponibil|in servizio)|"
    r"\bmant(?:er)?emos [oa]s?\b|\bcontinua(?:rá)? (?:ativ|dispon)|"
    r"\b(?:blijft|blijven|houden)\b[^;\n]{0,40}\b(?:beschikbaar|actief|in de lucht|draaien)\b",
    2,  # re.IGNORECASE
)
"""Asked only where a day is named until which it goes on."""
_UNTIL = (
    "until", "till", "through", "before", "bis", "vor", "jusqu", "hasta", "fino", "até", "tot",
)  # fmt: skip

_FOR = listed(
    """
    for during fur wahrend pendant durante por per gedurende voor over of
    """
)

_FROM = listed(
    """
    from after ab nach following of post seit depuis desde dal vanaf
    """
)

_WEEK = 7 * 86_400


def read_restrictions(
    text: str,
    start: int,
    end: int,
    words: VisionWords,
    written_on: dt.date | None = None,
    *,
    kind: str | None = None,
) -> tuple[Reading, ...]:
    """`kind`, `scope_segment`, `until` and `until_duration` of a promise that restricts us.

    Where `kind` is not known, the words must say that it is one: exclusivity, mfn or eol_support.
    """
    said = None if kind in RESTRICTING else _kind(text, start, end)
    if kind not in RESTRICTING and (kind is not None or said is None):
        return ()
    kind = kind or (str(said.value) if said else None)
    found = [said] if said else []
    segment = read_segment(text, start, end, words) if kind != "eol_support" else None
    if segment:
        found.append(segment)
    days = read_dates(text, start, end, words, written_on, kind=kind)
    until = [day for day in days if day.field == "until"]
    found += until or _lasting(text, start, end)
    return tuple(sorted(found, key=lambda reading: reading.start))


def _kind(text: str, start: int, end: int) -> Reading | None:
    """What the words themselves call it; the price of others before the use by others."""
    for kind, search, reason in (
        ("mfn", best_terms, "no better terms for others"),
        ("exclusivity", EXCLUSIVE.search, "nobody else gets it"),
        ("exclusivity", ALONE.search, "nobody else gets it"),
        ("eol_support", ENDING.search, "it stays for a time"),
    ):
        found = search(text, start, end)
        if found:
            return Reading("kind", kind, found.start(), found.end(), "likely", reason)
    low = text[start:end].casefold()
    if any(word in low for word in _UNTIL) and (found := GOING_ON.search(text, start, end)):
        reason = "it stays for a time"
        return Reading("kind", "eol_support", found.start(), found.end(), "likely", reason)
    return None


_UNTIL_A_DAY = pattern(
    r"\b(?:until|till|thru|through|up to|(?:extended|supported|moved|kept|running) to|"
    r"bis(?: zum)?|jusqu\S*|hasta|até|fino|tot)\s+(?:(?:the|end|of|den|zum|ende|au|à|fin|le|el|"
    r"al|alla|fine|o|ao|eind|mid|late|q[1-4]|h[12]|summer|spring|autumn)[\s-]+){0,4}"
    r"(?:\d|fy|jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])",
    2,  # re.IGNORECASE
    needs="until till thru through up extended moved kept running bis jusqu hasta até fino tot",
)


def lasts_until(text: str, start: int, end: int) -> Reading | None:
    """That what ends anyway is kept until a day, however the words say so."""
    found = _UNTIL_A_DAY.search(text, start, end)
    if found is None or best_terms(text, start, end) or EXCLUSIVE.search(text, start, end):
        return None
    reason = "it is to end, and stays until a day"
    return Reading("kind", "eol_support", found.start(), found.end(), "likely", reason)


def _lasting(text: str, start: int, end: int) -> list[Reading]:
    """`for 18 months from the Effective Date`, `12 months from go-live`."""
    held = tokens(text, 0, len(text))
    at = bisect_left(held, start, key=lambda token: token.start)
    while at < len(held) and held[at].start < end:
        length = duration_at(text, held, at, end)
        if length and length.end <= end:
            if length.seconds >= _WEEK and _is_a_term(held, at, length):
                reason = "a length of time, its first day is not known"
                return [
                    Reading("until_duration", length.iso, length.start, length.end, "clear", reason)
                ]
            at = length.after
            continue
        at += 1
    return []


def _is_a_term(held: Sequence[Token], at: int, length: Duration) -> bool:
    before = held[at - 1].word if at else ""
    after = held[length.after].word if length.after < len(held) else ""
    return before in _FOR or after in _FROM


_SMALL = listed(
    """
    and or of the for other any all in with large small service services company companies group
    groups provider providers operator operators customer customers und oder
    """
)

_STEM = 5

_ENGLISH: Mapping[str, str] = {
    word: english
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
    for word in folded_words(spelt)
}


class _Segment(Struct, frozen=True):
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
    return (word[:-2] + "y" if word.endswith("ie") else word)[:_STEM]


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
