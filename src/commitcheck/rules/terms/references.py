"""Which fields refer to which ids, and which ids there are."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from commitcheck.model.project import Project
from commitcheck.model.vision import Vision
from commitcheck.rules.terms.identified import Identified


class Target(NamedTuple):
    """What a reference points at: a section of the vision and the ids in it.

    `also` are further sections that define such ids: where one of them is there, a name that
    none of them has is unknown.
    """

    noun: str
    section: str
    names: Callable[[Project], Iterable[str]]
    also: tuple[str, ...] = ()


class Reference(NamedTuple):
    """A field that holds ids of a target."""

    field: str
    target: Target


class Referring(NamedTuple):
    """Records of one kind and the fields in which they refer to something."""

    kind: str
    records: Sequence[Identified]
    references: tuple[Reference, ...]


SEGMENT = Target("segment", "segments", lambda project: project.segments)
CAPABILITY = Target("capability", "capabilities", lambda project: project.capabilities)
ITEM = Target("roadmap item", "roadmap", lambda project: project.roadmap)
THEME = Target("theme", "themes", lambda project: project.themes)
CERTIFICATION = Target("certification", "certifications", lambda project: project.certifications)
STAKEHOLDER = Target("stakeholder", "stakeholders", lambda project: project.stakeholders)
DIMENSION = Target(
    "dimension",
    "dimensions",
    lambda project: _dimensions(project.vision),
    also=("guardrails", "facts"),
)
TARGETS = (SEGMENT, CAPABILITY, ITEM, THEME, CERTIFICATION, STAKEHOLDER, DIMENSION)

_OF_A_PROMISE = (
    Reference("segment", SEGMENT),
    Reference("scope_segment", SEGMENT),
    Reference("capability", CAPABILITY),
    Reference("roadmap_item", ITEM),
    Reference("supports", THEME),
    Reference("certification", CERTIFICATION),
    Reference("owner", STAKEHOLDER),
    Reference("dimension", DIMENSION),
)


def references(project: Project) -> Iterator[Referring]:
    """Every reference into the vision."""
    yield Referring("commitment", project.commitments, _OF_A_PROMISE)
    yield Referring("waiver", project.waivers, (Reference("owner", STAKEHOLDER),))
    if project.vision is not None:
        yield from _of_vision(project.vision)


def _of_vision(vision: Vision) -> Iterator[Referring]:
    theme, capabilities = Reference("theme", THEME), Reference("capabilities", CAPABILITY)
    if vision.positioning is not None:
        yield Referring("differentiator", vision.positioning.differentiators, (theme, capabilities))
    yield Referring("non_goal", vision.non_goals, (capabilities,))
    needs, excludes = Reference("depends_on", CAPABILITY), Reference("excludes", CAPABILITY)
    yield Referring("capability", vision.capabilities, (theme, needs, excludes))
    yield Referring("roadmap_item", vision.roadmap, (capabilities, theme))


def names_in(value: Any) -> tuple[str, ...]:
    """The ids that a field holds: none, one or several."""
    if isinstance(value, tuple):
        return value
    return (value,) if value else ()


def unknown_names(
    records: Sequence[Identified], field: str, known: Iterable[str]
) -> frozenset[str]:
    """The names that records use and nobody defines, worked out over distinct values."""
    values = set(map(attrgetter(field), records))
    return frozenset(name for value in values for name in names_in(value)).difference(known)


def _dimensions(vision: Vision | None) -> Mapping[str, None]:
    """A guardrail and a fact define their dimension as much as a line under `dimensions` does."""
    if vision is None:
        return {}
    return dict.fromkeys(
        (
            *(dimension.id for dimension in vision.dimensions),
            *(guardrail.dimension for guardrail in vision.guardrails),
            *(fact.dimension for fact in vision.facts),
        )
    )
