"""The product's own side: vision, positioning, what it can do, will do and will not do."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any

from msgspec import Struct, field

from commitcheck.model.config import Policy
from commitcheck.model.location import NOWHERE, Location, Where
from commitcheck.model.vocabulary import Better, CapabilityStatus, Enforcement, Role, Scalar, Stage


class Record(Struct, frozen=True, kw_only=True):
    """What stands at one place of vision.yaml and can say where each of its fields stands.

    Two that say the same are equal and print alike, wherever they stand.
    """

    where: Where = NOWHERE

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        said = _said_of(self.__class__)
        return bool(said(self) == said(other))

    def __hash__(self) -> int:
        return hash(_said_of(self.__class__)(self))

    def __repr__(self) -> str:
        said = (f"{name}={getattr(self, name)!r}" for name in said_names(self.__class__))
        return f"{self.__class__.__name__}({', '.join(said)})"

    def at(self, name: str | None = None) -> Location:
        return self.where.at(name)


def said_names(record: type[Record]) -> tuple[str, ...]:
    """The fields that say something: all but the place."""
    return tuple(name for name in record.__struct_fields__ if name != "where")


@cache
def _said_of(record: type[Record]) -> Callable[[Record], Any]:
    return attrgetter(*said_names(record))


class Product(Record, frozen=True):
    name: str
    id: str | None = None
    stage: Stage = "growth"


class BusinessGoal(Record, frozen=True):
    id: str | None = None
    statement: str | None = None
    metric: str | None = None
    target: Scalar | None = None
    due: dt.date | None = None


class VisionStatement(Record, frozen=True):
    statement: str | None = None
    horizon: dt.date | None = None
    business_goals: tuple[BusinessGoal, ...] = ()


class Alternative(Record, frozen=True):
    name: str | None = None
    kind: str | None = None


class Differentiator(Record, frozen=True):
    id: str
    claim: str | None = None
    theme: str | None = None
    capabilities: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


class Segment(Record, frozen=True):
    id: str
    name: str | None = None
    fit: str = "target"
    decided: bool = True


class Positioning(Record, frozen=True):
    """Moore's slots and Dunford's components; sign-off is per `version`."""

    version: str | None = None
    status: str = "draft"
    owner: str | None = None
    approved_on: dt.date | None = None
    review_by: dt.date | None = None
    target_customer: str | None = None
    need: str | None = None
    category: str | None = None
    key_benefit: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    differentiators: tuple[Differentiator, ...] = ()
    segments: tuple[Segment, ...] = ()
    named: frozenset[str] = frozenset()
    """Its keys that the file names, null ones too."""


class Theme(Record, frozen=True):
    id: str
    name: str | None = None
    outcome: str | None = None


class NonGoal(Record, frozen=True):
    id: str
    statement: str = ""
    enforcement: Enforcement = "hard"
    capabilities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    until: dt.date | None = None
    rationale: str | None = None


class Tenet(Record, frozen=True):
    id: str
    statement: str = ""


class Guardrail(Record, frozen=True):
    """A bound on a dimension. `value` is a tuple for `in` and `not_in`, else one scalar."""

    id: str
    dimension: str = ""
    op: str = "eq"
    value: Scalar | tuple[Scalar, ...] | None = None
    enforcement: Enforcement = "hard"
    approver: Role | None = None
    rationale: str | None = None


class Dimension(Record, frozen=True):
    """`words` are everyday words for its values: {ch-north: (Switzerland, Swiss, Zurich)}."""

    id: str
    type: str | None = None
    scope: str | None = None
    better: Better | None = None
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Fact(Record, frozen=True):
    """What was measured: a promise beyond `proven` is VIS604."""

    dimension: str
    proven: Scalar | None = None
    better: Better = "higher"
    as_of: dt.date | None = None
    source: str | None = None


class Certification(Record, frozen=True):
    id: str
    status: str | None = None
    expected_on: dt.date | None = None


class Capability(Record, frozen=True):
    """A word of the vocabulary both sides share; `rejected` is how "we said no" is remembered."""

    id: str
    name: str | None = None
    description: str | None = None
    aliases: tuple[str, ...] = ()
    status: CapabilityStatus = "planned"
    theme: str | None = None
    depends_on: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    sunset_on: dt.date | None = None
    reason: str | None = None
    """Why it was rejected."""
    decided: bool = True


class RoadmapItem(Record, frozen=True):
    """Planned work: an interval, not a date. `effort` in person-weeks; a quarter has become
    its first day in `earliest` and its last in `latest`.
    """

    id: str
    title: str | None = None
    description: str | None = None
    capabilities: tuple[str, ...] = ()
    horizon: str | None = None
    status: str = "planned"
    earliest: dt.date | None = None
    latest: dt.date | None = None
    confidence: str = "medium"
    effort: float | None = None
    theme: str | None = None
    reason: str | None = None
    """Why it was dropped."""
    has_earliest: bool = False
    """The file gives `earliest`; without it that day is `latest`, and moves with it."""


class Period(Record, frozen=True):
    """Capacity between two days, both included, in person-weeks."""

    id: str
    start: dt.date | None = None
    end: dt.date | None = None
    total: float = 0
    reserved: float = 0

    @property
    def available(self) -> float:
        return self.total - self.reserved


class Capacity(Record, frozen=True):
    unit: str = "person_weeks"
    periods: tuple[Period, ...] = ()


class SignOff(Record, frozen=True):
    """A stakeholder's answer to one version; `fingerprint` is one hash per part agreed to."""

    version: str | None = None
    decision: str | None = None
    date: dt.date | None = None
    note: str | None = None
    fingerprint: Mapping[str, str] = field(default_factory=dict)


class Stakeholder(Record, frozen=True):
    id: str
    role: Role | None = None
    required: bool = False
    decision_role: str = "informed"
    signoff: SignOff | None = None
    last_synced_on: dt.date | None = None
    goals: tuple[str, ...] = ()


class Governance(Record, frozen=True):
    sync_cadence_days: int = 30


class Vision(Record, frozen=True):
    """All of vision.yaml. `named` holds the top-level keys the file names, empty ones too:
    an absent section switches rules off, an empty one is judged.
    """

    product: Product
    schema_version: int = 1
    vision: VisionStatement | None = None
    positioning: Positioning | None = None
    themes: tuple[Theme, ...] = ()
    non_goals: tuple[NonGoal, ...] = ()
    tenets: tuple[Tenet, ...] = ()
    guardrails: tuple[Guardrail, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    facts: tuple[Fact, ...] = ()
    certifications: tuple[Certification, ...] = ()
    capabilities: tuple[Capability, ...] = ()
    roadmap: tuple[RoadmapItem, ...] = ()
    capacity: Capacity | None = None
    stakeholders: tuple[Stakeholder, ...] = ()
    governance: Governance = Governance()
    policy: Policy = field(default_factory=Policy)
    named: frozenset[str] = frozenset()
    unusable: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """Fields that are filled but could not be used, by the kind and id of their record."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        return self.positioning.segments if self.positioning else ()

    def has(self, section: str) -> bool:
        """Does the file name this section? `segments` and other parts of the positioning count."""
        if self.positioning is not None and section in self.positioning.named:
            return True
        return section in self.named
