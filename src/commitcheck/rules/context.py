"""The one thing a rule is given, and the derived terms of the rules.

Terms that need the whole context are worked out once, however many rules and numbers ask.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from functools import cached_property, wraps
from operator import attrgetter
from typing import Any, TypeVar

from msgspec import Struct, field

from commitcheck.model.commitment import Commitment
from commitcheck.model.config import Policy
from commitcheck.model.decision import Link
from commitcheck.model.finding import Finding, Subject
from commitcheck.model.location import Where
from commitcheck.model.project import Project
from commitcheck.model.vision import Capability, Positioning, Product, RoadmapItem, Vision
from commitcheck.model.vocabulary import DELIVERABLE_KINDS, OPEN_STATUSES
from commitcheck.rules.catalogue import CODES

_Names = tuple[tuple[str, ...], tuple[str, ...]]
"""The capabilities and the roadmap items that a promise names."""

_NO_VISION = Vision(product=Product(name=""))


class Context(Struct, frozen=True, dict=True):
    """Project, day and thresholds; in the second pass also the findings and the waivers' use.

    `covered` maps a waiver's id to how many findings it took, `forestalled` one that took none
    to the one that took its finding first; `silent` are the rules that did not run; `skipped`
    are ids of promises that this rule must not judge because a cell it reads could not be used.
    """

    project: Project
    as_of: dt.date
    findings: tuple[Finding, ...] = ()
    covered: Mapping[str, int] = field(default_factory=dict)
    forestalled: Mapping[str, str] = field(default_factory=dict)
    unclear: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By a waiver that took nothing, the parts of a record that it may mean, several of them."""
    silent: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    known_codes: tuple[str, ...] = CODES
    """Every rule of this run, the company's own too: what a waiver may name."""
    papers: tuple[tuple[Commitment, tuple[Commitment, ...]], ...] = ()
    """Rows with the promises of documents that are their paper, where words are judged as read."""

    @cached_property
    def vision(self) -> Vision:
        """The vision; an empty one where none could be read."""
        return self.project.vision or _NO_VISION

    @property
    def policy(self) -> Policy:
        return self.vision.policy

    @cached_property
    def positioning(self) -> Positioning | None:
        """The positioning; one with nothing in it where the section is there and empty."""
        vision = self.vision
        if vision.positioning is None and vision.has("positioning"):
            return Positioning(where=Where(vision.where.source, ("positioning",)))
        return vision.positioning

    @cached_property
    def commitments(self) -> tuple[Commitment, ...]:
        """Every promise this rule may judge, in file order."""
        every = self.project.commitments
        return tuple(c for c in every if c.id not in self.skipped) if self.skipped else every

    @cached_property
    def open(self) -> tuple[Commitment, ...]:
        """Proposed, negotiating or signed: what a rule looks at unless its page says otherwise."""
        return tuple([c for c in self.commitments if c.status in OPEN_STATUSES])

    @cached_property
    def deliverables(self) -> tuple[Commitment, ...]:
        """Open promises of kinds D."""
        return tuple([c for c in self.open if c.kind in DELIVERABLE_KINDS])

    @cached_property
    def future(self) -> tuple[Commitment, ...]:
        """Open promises about functionality that is not available today."""
        return tuple(c for c in self.open if self.is_future(c))

    @cached_property
    def by_deal(self) -> Mapping[str, tuple[Commitment, ...]]:
        """Every promise of each deal, deals in order of their first promise."""
        groups: defaultdict[str, list[Commitment]] = defaultdict(list)
        for promise in self.commitments:
            groups[promise.deal or promise.customer].append(promise)
        return {deal: tuple(promises) for deal, promises in groups.items()}

    def values_of(self, name: str) -> frozenset[Any]:
        """What the promises of this rule give in a field, each value once: a long table repeats
        the same few, and of a column without anything nothing need be asked row by row.
        """
        found = self._values.get(name)
        if found is None:
            found = frozenset(map(attrgetter(name), self.commitments))
            self._values[name] = found
        return found

    def links_of(self, promise: str) -> tuple[Link, ...]:
        """What people decided about the promise of this id."""
        return self._links.get(promise, ()) if self.project.links else ()

    def capabilities_of(self, promise: Commitment) -> tuple[Capability, ...]:
        """The capabilities a promise names, dangling names left out, aliases resolved."""
        names = promise.capability
        if not names:
            return ()
        found = self._capabilities.get(names)
        if found is None:
            known = self.project.capabilities
            found = tuple(known[name] for name in names if name in known)
            self._capabilities[names] = found
        return found

    def is_future(self, promise: Commitment) -> bool:
        """About functionality that is not generally available today (`beta` is not).

        A promise that nothing maps is not judged here: it is COV302's business.
        """
        if not (promise.is_deliverable or promise.kind == "roadmap_disclosure"):
            return False
        if promise.capability:
            known = self.project.capabilities
            for name in promise.capability:  # plain, because it is asked of every promise
                if name in known and known[name].status != "available":
                    return True
            return False
        if promise.kind == "custom_development":
            return True
        items = [self.project.roadmap.get(name) for name in promise.roadmap_item]
        return any(item is not None and item.status != "shipped" for item in items)

    def is_dangling(self, promise: Commitment) -> bool:
        """Does it name a capability or an item that the vision, which lists them, does not?

        INP003 says so; what stands behind the promise is unknown then, and no rule that needs
        to know may judge it.
        """
        names = promise.capability, promise.roadmap_item
        found = self._dangling.get(names)
        if found is None:
            project, has = self.project, self.vision.has
            unlisted = any(name not in project.capabilities for name in promise.capability)
            unplanned = any(name not in project.roadmap for name in promise.roadmap_item)
            found = (unlisted and has("capabilities")) or (unplanned and has("roadmap"))
            self._dangling[names] = found
        return found

    def backing(self, promise: Commitment) -> tuple[RoadmapItem, ...]:
        """The planned work that stands behind a promise, one item per thing it names.

        The roadmap items it names unless dropped; otherwise, for each of its capabilities, the
        item of `backing_of`. Where the vision lists no capabilities, the word counts as written.
        """
        names = promise.capability, promise.roadmap_item
        found = self._backings.get(names)
        if found is None:
            items = map(self.backing_of, self._backed_names(promise))
            found = self._named_items(promise) or tuple(
                dict.fromkeys(item for item in items if item is not None)
            )
            self._backings[names] = found
        return found

    def unbacked(self, promise: Commitment) -> tuple[Capability, ...]:
        """Capabilities of a promise that are not there yet and that no planned work delivers."""
        names = promise.capability, promise.roadmap_item
        found = self._unbacked.get(names)
        if found is None:
            found = tuple(
                cap
                for cap in (() if self._named_items(promise) else self.capabilities_of(promise))
                if cap.status not in ("available", "rejected", "deprecated")
                and self.backing_of(cap.id) is None
            )
            self._unbacked[names] = found
        return found

    def awaited(self, promise: Commitment) -> tuple[RoadmapItem, ...]:
        """The backing that still has to land: without shipped items, and without those behind
        capabilities that are available already.
        """
        names = promise.capability, promise.roadmap_item
        found = self._awaited.get(names)
        if found is None:
            known = self.project.capabilities
            items = self._named_items(promise) or tuple(
                item
                for name in self._backed_names(promise)
                if not (name in known and known[name].status == "available")
                and (item := self.backing_of(name)) is not None
            )
            found = tuple(dict.fromkeys(item for item in items if item.status != "shipped"))
            self._awaited[names] = found
        return found

    def doubts(self, promise: Commitment) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What the promise stands on in the vision and cannot be used: record ids, their fields."""
        unusable = self.vision.unusable
        if not unusable:
            return ()
        things = [("capability", capability.id) for capability in self.capabilities_of(promise)]
        things += [("roadmap_item", item.id) for item in self.backing(promise)]
        things += [("roadmap_item", name) for name in promise.roadmap_item]
        return tuple((id_, unusable[kind, id_]) for kind, id_ in things if (kind, id_) in unusable)

    def backing_of(self, capability_id: str) -> RoadmapItem | None:
        """The non-dropped item that delivers a capability with the earliest `latest`."""
        return self._backing_by_capability.get(capability_id)

    def subject(self, promise: Commitment) -> Subject:
        return Subject("commitment", promise.id, promise.is_draft)

    def deal_subject(self, deal_id: str) -> Subject:
        """A deal is unsigned, and its findings preventable, while a draft is among its rows."""
        drafts = any(c.is_draft for c in self.by_deal.get(deal_id, ()))
        return Subject("deal", deal_id, drafts)

    def _backed_names(self, promise: Commitment) -> tuple[str, ...]:
        """Its capabilities by the names that `backing_of` knows; free text has no other name."""
        if not self.vision.has("capabilities"):
            return promise.capability
        return tuple(cap.id for cap in self.capabilities_of(promise))

    def _named_items(self, promise: Commitment) -> tuple[RoadmapItem, ...]:
        if not promise.roadmap_item:
            return ()
        items = (self.project.roadmap.get(name) for name in promise.roadmap_item)
        return tuple(item for item in items if item is not None and item.status != "dropped")

    @cached_property
    def derived(self) -> dict[Hashable, Any]:
        """What the functions marked with `derived` worked out already."""
        return {}

    @cached_property
    def _links(self) -> Mapping[str, tuple[Link, ...]]:
        groups: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self.project.links:
            groups[link.commitment].append(link)
        return {promise: tuple(links) for promise, links in groups.items()}

    # What was worked out already: a long table names the same few things again and again.

    @cached_property
    def _capabilities(self) -> dict[tuple[str, ...], tuple[Capability, ...]]:
        return {}

    @cached_property
    def _values(self) -> dict[str, frozenset[Any]]:
        return {}

    @cached_property
    def _dangling(self) -> dict[_Names, bool]:
        return {}

    @cached_property
    def _backings(self) -> dict[_Names, tuple[RoadmapItem, ...]]:
        return {}

    @cached_property
    def _unbacked(self) -> dict[_Names, tuple[Capability, ...]]:
        return {}

    @cached_property
    def _awaited(self) -> dict[_Names, tuple[RoadmapItem, ...]]:
        return {}

    @cached_property
    def _backing_by_capability(self) -> Mapping[str, RoadmapItem]:
        best: dict[str, RoadmapItem] = {}
        for item in self.vision.roadmap:
            if item.status == "dropped":
                continue
            for name in item.capabilities:
                capability = self.project.capabilities.get(name)
                key = capability.id if capability else name
                if key not in best or _lands(item) < _lands(best[key]):
                    best[key] = item
        return best


def _lands(item: RoadmapItem) -> dt.date:
    """When an item is there at the latest; one without a date lands after all others."""
    return item.latest or dt.date.max


Term = TypeVar("Term")


def derived(work_out: Callable[[Context], Term]) -> Callable[[Context], Term]:
    """A function of nothing but the context, remembered with it; what it gives is not changed."""

    @wraps(work_out)
    def once(context: Context) -> Term:
        known = context.derived
        if work_out not in known:
            known[work_out] = work_out(context)
        found: Term = known[work_out]
        return found

    return once
