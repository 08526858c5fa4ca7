"""What a vision calls its things and the values of its enums, made ready to be found in a text."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any, Literal

import msgspec
from msgspec import Struct

from commitcheck.model.config import Config
from commitcheck.model.dates import CALENDAR_YEARS, FiscalYear
from commitcheck.model.project import Project
from commitcheck.model.vision import Vision
from commitcheck.reading.numbers.dimensions import STANDARD_IDS, Concept, Dimension, dimension_of
from commitcheck.reading.tokens import Terms


class Named(Struct, frozen=True):
    """A capability, roadmap item or segment by one of its names.

    `how` is `name`, `alias`, `id` or `keyword`: an id is often an everyday word and says less. A
    keyword is that of a non-goal which rules out one rejected capability: it calls it so.
    """

    kind: Literal["capability", "roadmap_item", "segment"]
    id: str
    how: Literal["name", "alias", "id", "keyword"]


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


class _Same:
    """A value that is equal only to itself: visions are large, and compared by what they hold."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value


def words_of_project(project: Project) -> VisionWords:
    """The words of a project, made once: all that is read for it shares them."""
    return _words_of(_Same(project.vision), _Same(project.config))


@lru_cache(4)
def _words_of(vision: _Same, config: _Same) -> VisionWords:
    return vision_words(vision.value, config.value)


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
    yield from _keywords(vision)


def _keywords(vision: Vision) -> Iterator[tuple[str, Named]]:
    rejected = {item.id for item in vision.capabilities if item.status == "rejected"}
    for goal in vision.non_goals:
        if len(goal.capabilities) == 1 and rejected.issuperset(goal.capabilities):
            refused = Named("capability", goal.capabilities[0], "keyword")
            yield from ((word, refused) for word in goal.keywords)


class EnumValue(Struct, frozen=True):
    """A value of a dimension of the vision."""

    dimension: str
    value: str


def usual_value(words: VisionWords, concept: Concept, value: str) -> EnumValue:
    """A value of a concept's dimension that the vision has no name for; nor maybe a dimension."""
    dimension = words.dimension(concept)
    return EnumValue(dimension.id if dimension else STANDARD_IDS[concept], value)


@lru_cache(64)
def enum_terms(words: VisionWords, concept: Concept) -> Terms[EnumValue]:
    """The everyday words for the values of the dimension that is a concept's, and the values."""
    if words.vision is None:
        return Terms(())
    names = {item.id for item in words.dimensions if item.concept == concept}
    return Terms(_entries(words.vision, names))


def values_of(words: VisionWords, concept: Concept) -> tuple[EnumValue, ...]:
    """Every value that the vision names for a concept's dimension, in its order."""
    if words.vision is None:
        return ()
    names = {item.id for item in words.dimensions if item.concept == concept}
    return tuple(dict.fromkeys(value for _, value in _entries(words.vision, names)))


def _entries(vision: Vision, names: set[str]) -> Iterator[tuple[str, EnumValue]]:
    for dimension in vision.dimensions:
        if dimension.id in names:
            for value, spelt in dimension.words.items():
                yield from ((word, EnumValue(dimension.id, value)) for word in spelt)
    for dimension in vision.dimensions:
        if dimension.id in names:
            yield from ((value, EnumValue(dimension.id, value)) for value in dimension.words)
    for bound in vision.guardrails:
        if bound.dimension in names:
            listed = bound.value if isinstance(bound.value, tuple) else (bound.value,)
            yield from (
                (value, EnumValue(bound.dimension, value))
                for value in listed
                if isinstance(value, str)
            )
