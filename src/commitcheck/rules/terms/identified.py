"""Everything of a project that has an id, and every name that a finding's subject can have."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Protocol

from msgspec import Struct

from commitcheck.model.approved_parts import POSITIONING_SLOTS
from commitcheck.model.finding import Finding, Subject
from commitcheck.model.location import Location
from commitcheck.model.project import Project
from commitcheck.model.vision import Vision
from commitcheck.rules.base import RuleInfo
from commitcheck.rules.context import Context


class Identified(Protocol):
    """A record with an id that can say where it stands."""

    @property
    def id(self) -> str: ...

    def at(self, name: str | None = None, /) -> Location: ...


class Collection(Struct, frozen=True):
    """One id space: what a record in it is called, one and many."""

    kind: str
    plural: str
    records: Sequence[Identified]


_FIXED = ("positioning", "positioning.owner", "stakeholders", "portfolio")


def collections(project: Project) -> Iterator[Collection]:
    """Every list in which an id may stand only once."""
    yield Collection("commitment", "promises", project.commitments)
    yield Collection("waiver", "waivers", project.waivers)
    if project.vision is not None:
        yield from _of_vision(project.vision)


def _of_vision(vision: Vision) -> Iterator[Collection]:
    if vision.positioning is not None:
        yield Collection("differentiator", "differentiators", vision.positioning.differentiators)
        yield Collection("segment", "segments", vision.positioning.segments)
    yield Collection("theme", "themes", vision.themes)
    yield Collection("non_goal", "non-goals", vision.non_goals)
    yield Collection("tenet", "tenets", vision.tenets)
    yield Collection("guardrail", "guardrails", vision.guardrails)
    yield Collection("dimension", "dimensions", vision.dimensions)
    yield Collection("certification", "certifications", vision.certifications)
    yield Collection("capability", "capabilities", vision.capabilities)
    yield Collection("roadmap_item", "roadmap items", vision.roadmap)
    yield Collection("stakeholder", "stakeholders", vision.stakeholders)
    if vision.capacity is not None:
        yield Collection("period", "capacity periods", vision.capacity.periods)


def subject_names(project: Project) -> frozenset[str]:
    """Every id or name that a waiver's `object` can mean."""
    names = {record.id for collection in collections(project) for record in collection.records}
    for promise in project.commitments:
        names.update((promise.deal_id, promise.customer, *promise.capability))
    if project.vision is not None:
        names.update(fact.dimension for fact in project.vision.facts)
        names.update(_alternatives(project.vision))
    return frozenset(names).union(_FIXED, POSITIONING_SLOTS, _files(project))


def _alternatives(vision: Vision) -> Iterator[str]:
    for alternative in vision.positioning.alternatives if vision.positioning else ():
        if alternative.name:
            yield alternative.name


def _files(project: Project) -> Iterator[str]:
    for file in project.inputs:
        yield from (file.path, PurePath(file.path).name)


# What loading could not read, as findings of the INP rule that a problem names.


def reported(info: RuleInfo, context: Context) -> Iterator[Finding]:
    """The problems that loading filed under this rule, with all they say."""
    for problem in context.project.problems:
        if problem.rule == info.code:
            yield info.finding(
                _subject(context, problem.subject),
                problem.message,
                severity=problem.severity,
                at=problem.at,
                next_step=problem.next_step,
                related=problem.related,
                variant=problem.variant,
            )


def _subject(context: Context, subject: Subject) -> Subject:
    """Loading does not know yet whether a promise is a draft; here it is known."""
    promise = context.project.by_id.get(subject.id) if subject.kind == "commitment" else None
    return subject if promise is None else context.subject(promise)
