"""The product's own side: vision, positioning, what it can do, will do and will not do."""

import datetime as dt
from collections.abc import Mapping

from commitcheck.model.commitment import Scalar
from commitcheck.model.frozen import field, frozen
from commitcheck.model.location import NOWHERE, Location, Where
from commitcheck.model.policy import Policy
from commitcheck.model.vocabulary import Better, CapabilityStatus, Enforcement, Role, Stage


@frozen(kw_only=True)
class Record:
    """What stands at one place of vision.yaml and can say where each of its fields stands."""

    where: Where = field(default=NOWHERE, compare=False, repr=False)

    def at(self, name: str | None = None) -> Location:
        return self.where.at(name)


@frozen
class Product(Record):
    name: str
    id: str | None = None
    stage: Stage = "growth"


@frozen
class BusinessGoal(Record):
    id: str | None = None
    statement: str | None = None
    metric: str | None = None
    target: Scalar | None = None
    due: dt.date | None = None


@frozen
class VisionStatement(Record):
    statement: str | None = None
    horizon: dt.date | None = None
    business_goals: tuple[BusinessGoal, ...] = ()


@frozen
class Alternative(Record):
    name: str | None = None
    kind: str | None = None


@frozen
class Differentiator(Record):
    id: str
    claim: str | None = None
    theme: str | None = None
    capabilities: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@frozen
class Segment(Record):
    id: str
    name: str | None = None
    fit: str = "target"


@frozen
class Positioning(Record):
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
    named: frozenset[str] = field(default=frozenset(), compare=False)
    """Its keys that the file names, null ones too."""


@frozen
class Theme(Record):
    id: str
    name: str | None = None
    outcome: str | None = None


@frozen
class NonGoal(Record):
    id: str
    statement: str = ""
    enforcement: Enforcement = "hard"
    capabilities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    until: dt.date | None = None
    rationale: str | None = None


@frozen
class Tenet(Record):
    id: str
    statement: str = ""


@frozen
class Guardrail(Record):
    """A bound on a dimension. `value` is a tuple for `in` and `not_in`, else one scalar."""

    id: str
    dimension: str = ""
    op: str = "eq"
    value: Scalar | tuple[Scalar, ...] | None = None
    enforcement: Enforcement = "hard"
    approver: Role | None = None
    rationale: str | None = None


@frozen
class Dimension(Record):
    """`words` are everyday words for its values: {ch-north: (Switzerland, Swiss, Zurich)}."""

    id: str
    type: str | None = None
    scope: str | None = None
    better: Better | None = None
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@frozen
class Fact(Record):
    """What was measured: a promise beyond `proven` is VIS604."""

    dimension: str
    proven: Scalar | None = None
    better: Better = "higher"
    as_of: dt.date | None = None
    source: str | None = None


@frozen
class Certification(Record):
    id: str
    status: str | None = None
    expected_on: dt.date | None = None


@frozen
class Capability(Record):
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


@frozen
class RoadmapItem(Record):
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


@frozen
class Period(Record):
    """Capacity between two days, both included, in person-weeks."""

    id: str
    start: dt.date | None = None
    end: dt.date | None = None
    total: float = 0
    reserved: float = 0

    @property
    def available(self) -> float:
        return self.total - self.reserved


@frozen
class Capacity(Record):
    unit: str = "person_weeks"
    periods: tuple[Period, ...] = ()


@frozen
class SignOff(Record):
    """A stakeholder's answer to one version; `fingerprint` is one hash per part agreed to."""

    version: str | None = None
    decision: str | None = None
    date: dt.date | None = None
    note: str | None = None
    fingerprint: Mapping[str, str] = field(default_factory=dict)


@frozen
class Stakeholder(Record):
    id: str
    role: Role | None = None
    required: bool = False
    decision_role: str = "informed"
    signoff: SignOff | None = None
    last_synced_on: dt.date | None = None
    goals: tuple[str, ...] = ()


@frozen
class Governance(Record):
    sync_cadence_days: int = 30


@frozen
class Vision(Record):
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
    named: frozenset[str] = field(default=frozenset(), compare=False)
    unusable: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, compare=False)
    """Fields that are filled but could not be used, by the kind and id of their record."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        return self.positioning.segments if self.positioning else ()

    def has(self, section: str) -> bool:
        """Does the file name this section? `segments` and other parts of the positioning count."""
        if self.positioning is not None and section in self.positioning.named:
            return True
        return section in self.named
