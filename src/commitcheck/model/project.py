"""Everything that was read, in one value: what loading hands up and the rules look at."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct, field

from commitcheck.model.commitment import Commitment
from commitcheck.model.config import Config
from commitcheck.model.decision import ApprovalDecision, Baseline, Link, ReadingDecision, Waiver
from commitcheck.model.digest import DigestOf
from commitcheck.model.finding import Problem
from commitcheck.model.history import History
from commitcheck.model.location import Location, SourceTable
from commitcheck.model.own_rule import OwnRule, UnreadRule
from commitcheck.model.record_words import record_of_part
from commitcheck.model.vision import (
    Capability,
    Certification,
    RoadmapItem,
    Segment,
    Stakeholder,
    Theme,
    Vision,
)


class InputFile(Struct, frozen=True):
    """A file that was read. `role` is vision, commitments, waivers, links, baseline or config;
    `summary` says in one line how it was understood. `exported_on` is the day that a file of
    commitments says it was exported, standing at `exported_at`.
    """

    path: str
    role: str
    summary: str = ""
    digest: str | DigestOf = ""
    exported_on: dt.date | None = None
    exported_at: Location | None = None

    @property
    def sha256(self) -> str:
        """64 hex digits of what it held when it was read."""
        return self.digest if isinstance(self.digest, str) else self.digest.settled()


class LostRecord(Struct, frozen=True):
    """A record that made no promise, and what of it could be read; None is not known.

    `deal` is the customer where a record names none. `cells` are all that is known of a row
    whose columns nobody can tell apart.
    """

    id: str | None = None
    customer: str | None = None
    deal: str | None = None
    cells: frozenset[str] = frozenset()


class Project(Struct, frozen=True, dict=True):
    """Vision, promises and what stands beside them.

    `vision` is None when the vision could not be read. `fields` are the commitment fields that
    at least one record of the input names (a CSV column, a YAML key, null too): a rule about a
    field's absence does not run when nobody could have filled it in. `lost` are
    records that could not be read; each has its problem.
    """

    vision: Vision | None
    commitments: tuple[Commitment, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    links: tuple[Link, ...] = ()
    decisions: tuple[ApprovalDecision, ...] = ()
    """What decisions.yaml records; its approvals are in the promises too."""
    readings: tuple[ReadingDecision, ...] = ()
    """What people decided about words that were read; what they accepted is in the promises."""
    no_promises: tuple[Commitment, ...] = ()
    """Records whose words a person found to be no promise of ours: they are not judged."""
    undecided: Mapping[str, Commitment] = field(default_factory=dict)
    """By id, the records that people's decisions changed, as they were before."""
    undecided_fields: frozenset[str] = frozenset()
    """The fields that the input names without any decision; of use where something is undecided."""
    split_rows: tuple[Commitment, ...] = ()
    """Records whose promises, all answered, stand in their place."""
    baseline: Baseline | None = None
    history: History | None = None
    """What git tells of its signed promises, where that was asked for."""
    fields: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    inputs: tuple[InputFile, ...] = ()
    lost: tuple[LostRecord, ...] = ()
    config: Config = field(default_factory=Config)
    others: Mapping[str, "Project"] = field(default_factory=dict)
    """The company's other products by name, where this is one of several."""
    fields_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By path, the fields that a file of promises names itself, whatever people decided since."""
    papers: Mapping[str, tuple[Commitment, ...]] = field(default_factory=dict)
    """By a row's id, the promises of documents that are its paper; not among `commitments`."""
    own_rules: tuple[OwnRule, ...] = ()
    """The company's own rules, in the order of their codes."""
    unread_rules: tuple[UnreadRule, ...] = ()
    """Those of them about promises of which the files could not be used."""
    tables: tuple[SourceTable, ...] = ()
    """The files of promises as they came, for the formats that hand them back."""

    @cached_property
    def exported_on(self) -> Mapping[str, dt.date]:
        """By path, when the files were exported, of those that say so."""
        return {file.path: file.exported_on for file in self.inputs if file.exported_on}

    @cached_property
    def has_kind_column(self) -> bool:
        """Does the input itself say kinds? One that a person confirmed says its own record's."""
        confirmed = (promise.decided.confirmed for promise in self.commitments)
        return "kind" in self.fields and not any("kind" in names for names in confirmed)

    @cached_property
    def lost_ids(self) -> frozenset[str]:
        """The ids of the promises that could not be read, where at least those could."""
        return frozenset(record.id for record in self.lost if record.id)

    @cached_property
    def shared_ids(self) -> frozenset[str]:
        """The ids that several rows had before their words told them apart (`ID~1a2b3c`)."""
        ids = (promise.id for promise in self.commitments if "~" in promise.id)
        return frozenset(record for id_ in ids if (record := record_of_part(id_)) != id_)

    @cached_property
    def record_of(self) -> Mapping[str, str]:
        """By the id that its words give a row (`ID~1a2b3c`), the id that several rows had."""
        shared = self.shared_ids
        return {
            promise.id: record_of_part(promise.id)
            for promise in (self.commitments if shared else ())
            if record_of_part(promise.id) in shared
        }

    @cached_property
    def lost_deals(self) -> frozenset[str]:
        """The deals that they name."""
        return frozenset(record.deal for record in self.lost if record.deal)

    @cached_property
    def capabilities(self) -> Mapping[str, Capability]:
        """By id and by alias; an id wins over an alias."""
        found: dict[str, Capability] = {}
        for capability in self.vision.capabilities if self.vision else ():
            found.setdefault(capability.id, capability)
        for capability in self.vision.capabilities if self.vision else ():
            for alias in capability.aliases:
                found.setdefault(alias, capability)
        return found

    @cached_property
    def roadmap(self) -> Mapping[str, RoadmapItem]:
        return {item.id: item for item in reversed(self.vision.roadmap)} if self.vision else {}

    @cached_property
    def segments(self) -> Mapping[str, Segment]:
        return (
            {segment.id: segment for segment in reversed(self.vision.segments)}
            if self.vision
            else {}
        )

    @cached_property
    def themes(self) -> Mapping[str, Theme]:
        return {theme.id: theme for theme in reversed(self.vision.themes)} if self.vision else {}

    @cached_property
    def certifications(self) -> Mapping[str, Certification]:
        return (
            {
                certification.id: certification
                for certification in reversed(self.vision.certifications)
            }
            if self.vision
            else {}
        )

    @cached_property
    def stakeholders(self) -> Mapping[str, Stakeholder]:
        return (
            {stakeholder.id: stakeholder for stakeholder in reversed(self.vision.stakeholders)}
            if self.vision
            else {}
        )

    @cached_property
    def by_id(self) -> Mapping[str, Commitment]:
        """The first promise of each id; a second one of the same id is INP002's business."""
        return {promise.id: promise for promise in reversed(self.commitments)}
