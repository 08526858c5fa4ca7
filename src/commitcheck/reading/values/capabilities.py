"""Which capabilities and roadmap items the words of a promise are about.

A name or an alias in the words is `clear`; an id that is a word, a word that one name only has,
the matcher's nearest or what was named just before are `likely`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

import msgspec

from commitcheck.matching import Band as MatchBand
from commitcheck.matching import Item, ItemKind, Matcher
from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Band, Reading
from commitcheck.model.vision import Capability
from commitcheck.reading.context import is_denied, with_question
from commitcheck.reading.numbers.spoken import number_words
from commitcheck.reading.promises.lexicon import split
from commitcheck.reading.tokens import Token, folded, listed, tokens
from commitcheck.reading.values.glossary import in_english
from commitcheck.reading.vision_words import VisionWords

MATCHED_KINDS = frozenset(
    ("feature", "integration", "roadmap_disclosure", "exclusivity", "eol_support")
)
"""Kinds whose words name something to be built or to be kept: there the matcher is asked."""
_TOLD_KINDS = frozenset(("custom_development", "deployment", "scale", "ip_escrow", "services"))
_REFUSED_KINDS = frozenset(("custom_development", "deployment"))
_WITHOUT = frozenset(("data_retention", "data_residency", "sla", "support", "mfn", "compliance"))
"""Kinds whose words may name what the data or the service belongs to, and promise none of it."""
_MOST = 6
"""More capabilities than this are a list of the product, not a promise."""
_LONGEST_MATCHED = 600
_SPOKEN_OF = 300
_SHORTEST_ABBREVIATION = 3
_LONG_WORD = 11
_GENERIC = listed(
    "api sms pdf csv xml json html http rest url app application information integration"
)


def read_capabilities(
    text: str,
    start: int,
    end: int,
    words: VisionWords,
    written_on: dt.date | None = None,  # noqa: ARG001 - the shape of every reader
    *,
    kind: str | None = None,
) -> tuple[Reading, ...]:
    """A reading `capabilities` (one id) or `roadmap_items` for each that is named, surest first."""
    if kind in _WITHOUT:
        return ()
    reader = reader_of(words)
    is_matched = kind is None or kind in MATCHED_KINDS
    first = with_question(text, start, end) if is_matched else start
    named = reader.named(text, start, end) or reader.named(text, first, start)
    sure = tuple(reading for reading in named if reading.band == "clear")
    if sure:
        return (*sure, *reader.joined(text, sure, end))
    is_refused = kind in _REFUSED_KINDS and any(map(reader.is_refused, named))
    if named and (kind == "deployment" or is_refused):
        return named
    if not is_matched:
        by_word = reader.by_one_word(text, start, end) if kind in _TOLD_KINDS else ()
        return by_word or (reader.refused(text, start, end) if kind in _REFUSED_KINDS else ())
    found = reader.matched(text, start, end)
    if found and found[0].reason != SPOKEN_OF and found[0].band == "likely":
        return found
    return named or found


_LEAD = pattern(r"[^:\n]{3,60}:\s", needs=":")
_BETWEEN = pattern(r"\s*(?:,|;|\b(?:and|und|et|y|e|en)\b)\s*", 2)
_JOIN = pattern(r"\s*(?:[,;/+&]|\b(?:and|plus|und|sowie|et|y|e|en|con|mit)\b)\s*", 2)
SPOKEN_OF = "named just before these words"


class CapabilityReader:
    """Finds them in the texts of one vision."""

    def __init__(self, words: VisionWords) -> None:
        self._words = words
        self._by_id: dict[str, Capability] = {}
        for item in words.vision.capabilities if words.vision else ():
            self._by_id.setdefault(item.id, item)
        self._nearest = lru_cache(4)(self._nearest_of)  # asked before the kind is known, and after

    def named(self, text: str, start: int, end: int) -> tuple[Reading, ...]:
        """Those whose name, alias or id stands in this part of a text, in its order."""
        found: dict[str, Reading] = {}
        for hit in self._words.names.find(text, start, end):
            named = hit.meaning
            if named.kind == "segment" or _is_a_company(text, hit.start, hit.end):
                continue
            if is_denied(text, start, hit.start):
                continue
            field = "capabilities" if named.kind == "capability" else "roadmap_items"
            band: Band = "likely" if named.how in ("id", "keyword") else "clear"
            whose = "a keyword of what rules it out" if named.how == "keyword" else None
            reason = f"{whose or f'its {named.how}'} stands there"
            reading = Reading(field, (named.id,), hit.start, hit.end, band, reason)
            known = found.get(named.id)
            if known is None or (known.band, band) == ("likely", "clear"):
                found[named.id] = reading
        return tuple(found.values())[:_MOST]

    def matched(self, text: str, start: int, end: int) -> tuple[Reading, ...]:
        """What words that hold no name are about: the surest of what they say and stand behind."""
        first = with_question(text, start, end)
        by_word = self._listed(text, start, end) or self.by_one_word(text, first, end)
        if by_word:
            return by_word
        nearest = self._nearest(text, first, end)
        if nearest and nearest[0].band == "likely":
            return nearest
        return self._spoken_of(text, first) or nearest

    def _listed(self, text: str, start: int, end: int) -> tuple[Reading, ...]:
        """Of a list behind a colon each by itself, where every part is about something."""
        lead = _LEAD.match(text, start, end)
        if lead is None:
            return ()
        found: list[Reading] = []
        at = lead.end()
        for mark in (*_BETWEEN.finditer(text, at, end), None):
            stop = mark.start() if mark else end
            nearest = self._nearest(text, at, stop) if text[at:stop].strip() else ()
            if not nearest or nearest[0].band != "likely":
                return ()
            found += nearest
            at = mark.end() if mark else end
        values = {reading.value for reading in found}
        return tuple(found) if 1 < len(found) == len(values) <= _MOST else ()

    def by_one_word(self, text: str, start: int, end: int) -> tuple[Reading, ...]:
        """By an abbreviation or a long word that stands in the names of one capability only."""
        for token in tokens(text, start, end):
            if token.word in self._telling:
                value = (self._telling[token.word],)
                reason = "a word that only its name has"
                return (Reading("capabilities", value, token.start, token.end, "likely", reason),)
        return ()

    def joined(self, text: str, named: Sequence[Reading], end: int) -> Iterator[Reading]:
        """What stands in one breath behind those that are named, by a word that only its name has:
        `eCRF + ePRO`.
        """
        known = {reading.value for reading in named}
        for reading in named:
            join = _JOIN.match(text, reading.end, end)
            told = self.by_one_word(text, join.end(), end) if join else ()
            if join and told and told[0].start == join.end() and told[0].value not in known:
                known.add(told[0].value)
                yield told[0]

    def refused(self, text: str, start: int, end: int) -> tuple[Reading, ...]:
        """What the vision said no to and is promised all the same, as custom work or hosting."""
        nearest = self._nearest(text, start, end)
        is_near = bool(nearest) and nearest[0].band == "likely"
        return nearest if is_near and self.is_refused(nearest[0]) else ()

    def _nearest_of(self, text: str, start: int, end: int) -> tuple[Reading, ...]:
        """The matcher's nearest for these words, those of other languages in English."""
        if self._matcher is None:
            return ()
        clause = text[start:end][:_LONGEST_MATCHED]
        english = in_english(text, start, start + len(clause))
        prose = f"{clause} {english}" if english else clause
        found = self._matcher.rank(prose, prose, top=1, kinds=(ItemKind.CAPABILITY,))
        if not found:
            return ()
        best = found[0]
        shared = ", ".join(f"“{word}”" for word in best.evidence.words[:4])
        reason = f"{shared} speak of it" if shared else "the nearest in meaning"
        is_said = any(_tells(text, start, end, word) for word in best.evidence.words)
        is_near = best.band is not MatchBand.NONE and (is_said or not best.evidence.words)
        band: Band = "likely" if is_near else "unclear"
        return (Reading("capabilities", (best.id,), start, start + len(clause), band, reason),)

    def _spoken_of(self, text: str, start: int) -> tuple[Reading, ...]:
        """What was named last before words that name nothing (`New date: 19 March`)."""
        before = self.named(text, max(0, start - _SPOKEN_OF), start)
        if not before:
            return ()
        last = max(before, key=lambda reading: reading.start)
        return (msgspec.structs.replace(last, band="likely", reason=SPOKEN_OF),)

    def is_refused(self, named: Reading) -> bool:
        """Is it a thing that the vision said no to?"""
        ids = named.value if isinstance(named.value, tuple) else ()
        return any(self.is_rejected(str(id_)) for id_ in ids)

    def is_rejected(self, capability: str) -> bool:
        """Did the vision say no to it?"""
        known = self._by_id.get(capability)
        return known is not None and known.status == "rejected"

    def is_ending(self, named: Iterable[Reading]) -> bool:
        """Does one of those that are named have its end announced in the vision?"""
        known = (self._by_id.get(str(it.value[0])) for it in named if isinstance(it.value, tuple))
        return any(item is not None and item.status == "deprecated" for item in known)

    def name_words(self, capability: str) -> frozenset[str]:
        """The words of its name, else of its id; none for one that the vision does not have."""
        known = self._by_id.get(capability)
        return frozenset(split(known.name or known.id)) if known else frozenset()

    @cached_property
    def _telling(self) -> Mapping[str, str]:
        owners: dict[str, set[str]] = {}
        spelt: dict[str, str] = {}
        for capability in self._by_id.values():
            for name in (capability.name or "", *capability.aliases):
                for token in tokens(name, 0, len(name)):
                    owners.setdefault(token.word, set()).add(capability.id)
                    spelt.setdefault(token.word, name[token.start : token.end])
        return {
            word: next(iter(ids))
            for word, ids in owners.items()
            if len(ids) == 1 and word not in _GENERIC and _is_telling(spelt[word])
        }

    @cached_property
    def _matcher(self) -> Matcher | None:
        items = tuple(self._items())
        return Matcher(items) if items else None

    def _items(self) -> Iterator[Item]:
        for item in self._by_id.values():
            name = item.name or item.id
            yield Item(ItemKind.CAPABILITY, item.id, name, item.description or "", item.aliases)


@lru_cache(16)
def reader_of(words: VisionWords) -> CapabilityReader:
    """The reader for a vision's words, made once."""
    return CapabilityReader(words)


_EVERYDAY = listed(
    """
    signed signing hour hours day days week weeks month months year years
    minute minutes call calls called loss contract contracts customer customers client clients
    """
)
"""Words of any deal: alone they say nothing about the capability whose name has one of them."""


def _tells(text: str, start: int, end: int, word: str) -> bool:
    """Does a word that a name shares speak of the capability, rather than of the deal, or of
    things of the customer's that are counted (`your three labs`)?
    """
    said = folded(word)
    if said in _EVERYDAY:
        return False
    held = tokens(text, start, end)
    places = [at for at, token in enumerate(held) if token.word == said]
    if said == "sign" and not any(_is_a_login(held[at + 1 : at + 2]) for at in places):
        return False  # Sign before May and it is free
    if said in _COMPANIES:
        places = [at for at in places if not _is_a_company(text, held[at].start, held[at].end)]
        if not places:
            return False
    return not places or any(
        at == 0 or not (held[at - 1].word.isdecimal() or _is_several(held[at - 1].word))
        for at in places
    )


_COMPANIES = listed("group gruppe groupe grupo gruppo groep")
_LONGEST_NAME, _LONGEST_ARTICLE = 40, 3


def _is_a_company(text: str, start: int, end: int) -> bool:
    """Is it what a name before it is: `the Lindner group`?"""
    if folded(text[start:end]) not in _COMPANIES:
        return False
    before = text[max(0, start - _LONGEST_NAME) : start].rstrip(" -").split()[-1:]
    return any(word[0].isupper() and len(word) > _LONGEST_ARTICLE for word in before)


def _is_a_login(after: Sequence[Token]) -> bool:
    return any(token.word in ("on", "in", "up") for token in after)


def _is_several(word: str) -> bool:
    return number_words().get(word, 0) > 1


def _is_telling(spelt: str) -> bool:
    """An abbreviation (SOAP, CTMS, ePRO, MedDRA) or a word of many letters."""
    capitals = sum(char.isupper() for char in spelt)
    return (capitals > 1 and len(spelt) >= _SHORTEST_ABBREVIATION) or len(spelt) >= _LONG_WORD
