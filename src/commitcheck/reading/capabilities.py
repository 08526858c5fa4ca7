"""Which capability or roadmap item a promise is about: by its name, else by the matcher."""

from collections.abc import Iterator
from functools import cached_property

from commitcheck.matching import Band as MatchBand
from commitcheck.matching import Item, ItemKind, Matcher
from commitcheck.model.reading import Band, Reading
from commitcheck.model.vision import Capability
from commitcheck.reading.lexicon import split
from commitcheck.reading.vision_words import VisionWords

_MOST = 6
"""More capabilities than this are a list of the product, not a promise."""


class CapabilityReader:
    """Finds them in the texts of one vision."""

    def __init__(self, words: VisionWords) -> None:
        self._words = words
        self._by_id: dict[str, Capability] = {}
        for item in words.vision.capabilities if words.vision else ():
            self._by_id.setdefault(item.id, item)

    def named(self, text: str, start: int, end: int) -> tuple[Reading, ...]:
        """Those whose name, alias or id stands in this part of a text, in its order."""
        found: dict[str, Reading] = {}
        for hit in self._words.names.find(text, start, end):
            named = hit.meaning
            if named.kind == "segment" or named.id in found:
                continue
            field = "capabilities" if named.kind == "capability" else "roadmap_items"
            band: Band = "likely" if named.how == "id" else "clear"
            reason = f"its {named.how} stands there"
            found[named.id] = Reading(field, (named.id,), hit.start, hit.end, band, reason)
        return tuple(found.values())[:_MOST]

    def matched(self, text: str, start: int, end: int) -> tuple[Reading, ...]:
        """The nearest one, where the matcher says that it is near enough."""
        if self._matcher is None:
            return ()
        nearest = self._matcher.rank(text[start:end], top=1, kinds=(ItemKind.CAPABILITY,))
        if not nearest or nearest[0].band is MatchBand.NONE:
            return ()
        best = nearest[0]
        shared = ", ".join(f"“{word}”" for word in best.evidence.words[:4])
        reason = f"{shared} speak of it" if shared else "the nearest in meaning"
        band: Band = "likely" if best.band is MatchBand.MATCH else "unclear"
        return (Reading("capabilities", (best.id,), start, end, band, reason),)

    def is_rejected(self, capability: str) -> bool:
        """Did the vision say no to it?"""
        known = self._by_id.get(capability)
        return known is not None and known.status == "rejected"

    def name_words(self, capability: str) -> frozenset[str]:
        """The words of its name, else of its id; none for one that the vision does not have."""
        known = self._by_id.get(capability)
        return frozenset(split(known.name or known.id)) if known else frozenset()

    @cached_property
    def _matcher(self) -> Matcher | None:
        items = tuple(self._items())
        return Matcher(items) if items else None

    def _items(self) -> Iterator[Item]:
        for item in self._by_id.values():
            name = item.name or item.id
            yield Item(ItemKind.CAPABILITY, item.id, name, item.description or "", item.aliases)
