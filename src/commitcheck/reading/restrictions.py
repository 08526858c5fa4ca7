"""Exclusivity, most-favoured treatment and the end of support: for whom, and until when."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Reading
from commitcheck.reading.dates import RESTRICTING, read_dates
from commitcheck.reading.durations import Duration, duration_at
from commitcheck.reading.segments import read_segment
from commitcheck.reading.tokens import Token, listed, tokens
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
)
FAVOURED = pattern(
    r"\bmfn\b|\bmost[- ]favou?red|\bbest[- ]?(?:price|rate|terms|pricing)|\bmeistbegünstig\w*|"
    r"\bbestpreis\w*|\bmeilleur (?:prix|tarif)|\bmejor precio|\bmelhor preço|\bmiglior prezzo|"
    r"\bbeste prijs|\b(?:lower|better|lesser) (?:unit )?(?:prices?|rates?|fees?|terms?)|"
    r"\b(?:terms|prices?|conditions) (?:no (?:worse|less favou?rable)|at least as "
    r"(?:good|favou?rable))|\bcharged? less\b|\bnever exceed the (?:fee|price|rate)|"
    r"\bgünstigere\w* (?:preis|kondition)\w*|\bcondiciones m[aá]s favorables|"
    r"\bconditions plus favorables",
    2,  # re.IGNORECASE
)
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
)
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
    for kind, wanted, reason in (
        ("mfn", FAVOURED, "no better terms for others"),
        ("exclusivity", EXCLUSIVE, "nobody else gets it"),
        ("eol_support", ENDING, "it stays for a time"),
    ):
        found = wanted.search(text, start, end)
        if found:
            return Reading("kind", kind, found.start(), found.end(), "likely", reason)
    return None


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
