"""What a vision calls its things, made ready to be found in a text."""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

import msgspec

from commitcheck.model.config import Config
from commitcheck.model.dates import CALENDAR_YEARS, FiscalYear
from commitcheck.model.vision import Vision
from commitcheck.reading.dimensions import STANDARD_IDS, Concept, Dimension, dimension_of
from commitcheck.reading.terms import Terms


class Named(NamedTuple):
    """A capability, roadmap item or segment by one of its names.

    `how` is `name`, `alias` or `id`: an id is often an everyday word and says less.
    """

    kind: Literal["capability", "roadmap_item", "segment"]
    id: str
    how: Literal["name", "alias", "id"]


class VisionWords(msgspec.Struct, frozen=True, eq=False, dict=True):
    """The vision and what the configuration says about dates, as the readers need them.

    `date_order` is DMY, MDY, YMD or None.
    """

    vision: Vision | None
    date_order: str | None = None
    fiscal: FiscalYear = CALENDAR_YEARS

    @cached_property
    def product(self) -> str:
        """The product's name, "" without a vision."""
        return self.vision.product.name if self.vision else ""

    @cached_property
    def dimensions(self) -> tuple[Dimension, ...]:
        """Those that the vision names anywhere, in its order."""
        if self.vision is None:
            return ()
        kinds: dict[str, str | None] = {item.id: item.type for item in self.vision.dimensions}
        for name in _bounded(self.vision):
            kinds.setdefault(name, None)
        return tuple(dimension_of(name, kind) for name, kind in kinds.items())

    def dimension(self, concept: Concept, percentile: str | None = None) -> Dimension | None:
        """The vision's dimension for what is measured, else the standard one; None for a latency
        or a count that the vision does not know.
        """
        known = [item for item in self.dimensions if item.concept == concept]
        exact = [item for item in known if item.percentile == percentile]
        if exact or known:
            return (exact or known)[0]
        return dimension_of(STANDARD_IDS[concept]) if concept in STANDARD_IDS else None

    @cached_property
    def names(self) -> Terms[Named]:
        """Capabilities, roadmap items and segments by name, alias and id."""
        return Terms(_names(self.vision)) if self.vision else Terms(())


def vision_words(vision: Vision | None, config: Config | None = None) -> VisionWords:
    """The words of a project; files that write their dates in different orders tell none."""
    orders = {table.dates for table in config.commitments if table.dates} if config else set()
    return VisionWords(
        vision,
        date_order=orders.pop() if len(orders) == 1 else None,
        fiscal=vision.policy.fiscal_year if vision else CALENDAR_YEARS,
    )


def _bounded(vision: Vision) -> Iterator[str]:
    """The dimensions of guardrails and facts."""
    yield from (bound.dimension for bound in vision.guardrails if bound.dimension)
    yield from (fact.dimension for fact in vision.facts if fact.dimension)


def _names(vision: Vision) -> Iterator[tuple[str, Named]]:
    """Names win over aliases, and both over ids that spell the same."""
    capabilities, roadmap, segments = vision.capabilities, vision.roadmap, vision.segments
    yield from ((item.name or "", Named("capability", item.id, "name")) for item in capabilities)
    for item in capabilities:
        yield from ((alias, Named("capability", item.id, "alias")) for alias in item.aliases)
    yield from ((work.title or "", Named("roadmap_item", work.id, "name")) for work in roadmap)
    yield from ((kind.name or "", Named("segment", kind.id, "name")) for kind in segments)
    yield from ((item.id, Named("capability", item.id, "id")) for item in capabilities)
    yield from ((work.id, Named("roadmap_item", work.id, "id")) for work in roadmap)
    yield from ((kind.id, Named("segment", kind.id, "id")) for kind in segments)
