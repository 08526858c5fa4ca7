"""Something names a thing that does not exist.

What: a promise, waiver or record of the vision refers to a segment, capability, roadmap item,
theme, certification, dimension or stakeholder that the vision does not define, a promise or
waiver to a promise, deal or object that is nowhere in the input, or a waiver to a rule that
there is not. Aliases of a capability count as its id; a dimension is also defined by a guardrail
or a fact about it. One finding a field.

Why: a promise about a thing that does not exist is judged by nobody. Nine times out of ten it
is a slip of the pen, and the finding says what was probably meant.

Bad:
    capabilities: [{id: scim}]
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM, capability: scmi}

Good:
    capabilities: [{id: scim}]
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM, capability: scim}

Resolve: correct the name, or add the thing it names.

Not checked when: the vision has no such section; references into it are then free text.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.phrase import Phrase, Said, deal, did_you_mean, ident, person, phrase, words
from commitcheck.model.project import Project
from commitcheck.model.record_words import record_of_part
from commitcheck.model.vision import Positioning, Vision
from commitcheck.rules.base import Cure, Part, Rule, RuleInfo, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.identified import Identified, reported, subject_names
from commitcheck.rules.terms.quoting import joined

# Which fields refer to which ids, and which ids there are.


class Target(Struct, frozen=True):
    """What a reference points at: a section of the vision and the ids in it.

    `also` are further sections that define such ids: where one of them is there, a name that
    none of them has is unknown.
    """

    noun: str
    section: str
    names: Callable[[Project], Iterable[str]]
    also: tuple[str, ...] = ()


class Reference(Struct, frozen=True):
    """A field that holds ids of a target."""

    field: str
    target: Target


class Referring(Struct, frozen=True):
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


INFO = RuleInfo(
    code="INP003",
    name="dangling-reference",
    severities=(Severity.ERROR,),
    who="product",
    roots=(),
    cure=Cure.DECIDE,
    doc=__doc__,
    waivable=False,
)

_DEFINED = {target: section(target.section, *target.also) for target in TARGETS}
FREE_TEXT = Part("check of names that the vision does not list", tuple(_DEFINED.values()))
_GUESSES = 50
_LIST = "the list of commitments has"


class _Names:
    """The names that a reference may use, and the nearest of them to a wrong one.

    `owner` has them ("the vision has"), `cure` adds one; both are our own words.
    """

    def __init__(self, noun: str, known: Collection[str], owner: str, cure: str) -> None:
        self.known = known
        self.owner = owner
        self._noun = noun
        self._cure = cure
        self._nearest: dict[str, str | None] = {}

    def cause(self, name: str) -> Phrase:
        """`the capability scmi (did you mean scim?)`."""
        said = phrase("the {} {}", words(self._noun), name)
        nearest = self._nearest_to(name)
        if nearest is None:
            return said
        return phrase("{} (did you mean {}?)", said, self._said(nearest))

    def cure(self, names: tuple[str, ...]) -> Phrase:
        nearest = self._nearest_to(names[0])
        if len(names) > 1 or nearest is None:
            return phrase("correct what it names, or {}", words(self._cure))
        return phrase("write {}, or {}", self._said(nearest), words(self._cure))

    def _said(self, name: str) -> Said | str:
        """A known name, in the part that redaction knows it by."""
        says: dict[str, Callable[[str], Said]] = {"stakeholder": person, "deal": deal}
        if self._noun == "object":
            return name
        return says.get(self._noun, ident)(name)

    def _nearest_to(self, name: str) -> str | None:
        # Looking for the nearest is slow, and a wrongly mapped column holds thousands of names.
        if name not in self._nearest and len(self._nearest) < _GUESSES:
            self._nearest[name] = did_you_mean(name, self.known)
        return self._nearest.get(name)


def check(context: Context) -> Iterator[Finding]:
    yield from reported(INFO, context)
    yield from _into_the_vision(context)
    yield from _between_promises(context)
    yield from _of_waivers(context)


def _into_the_vision(context: Context) -> Iterator[Finding]:
    project = context.project
    names = {
        target: _names(target, tuple(target.names(project)))
        for target, need in _DEFINED.items()
        if need.is_met(project)
    }
    for group in references(project):
        for reference in group.references:
            if reference.target in names:
                known = names[reference.target]
                yield from _unknown(context, group.kind, group.records, reference.field, known)
    owner = context.vision.positioning
    if owner is not None and STAKEHOLDER in names:
        yield from _positioning_owner(owner, names[STAKEHOLDER])


def _names(target: Target, known: Collection[str]) -> _Names:
    return _Names(target.noun, known, "the vision has", f"add it to {target.section}")


def _unknown(
    context: Context, kind: str, records: Sequence[Identified], field: str, names: _Names
) -> Iterator[Finding]:
    """The records whose field names something unknown: one finding each, with all its names."""
    unknown = unknown_names(records, field, names.known)
    for record in records if unknown else ():
        bad = tuple(name for name in names_in(getattr(record, field)) if name in unknown)
        if bad:
            yield _finding(_subject(context, kind, record), record, field, names, bad)


def _positioning_owner(positioning: Positioning, names: _Names) -> Iterator[Finding]:
    if positioning.owner and positioning.owner not in names.known:
        subject = Subject("positioning", "positioning.owner")
        yield _finding(subject, positioning, "owner", names, (positioning.owner,))


def _between_promises(context: Context) -> Iterator[Finding]:
    promises = context.project.commitments
    if not any(map(attrgetter("depends_on"), promises)):
        return
    names = _Names("promise", _promised(context), _LIST, "add the promise")
    yield from _unknown(context, "commitment", promises, "depends_on", names)


def _of_waivers(context: Context) -> Iterator[Finding]:
    project = context.project
    rules = _Names("rule", context.known_codes, "commitcheck has", "see `commitcheck rules`")
    for waiver in project.waivers:
        code = waiver.rule.partition(":")[0]
        if code not in rules.known:
            yield _finding(_subject(context, "waiver", waiver), waiver, "rule", rules, (code,))
    if not (project.waivers and project.commitments):
        return
    named = (promise.deal_id for promise in project.commitments)
    deals = dict.fromkeys((*named, *sorted(project.lost_deals)))  # in one order on every machine
    parts = _parts(context)
    promised = dict.fromkeys((*_promised(context), *sorted(parts)))
    targets = {
        "commitment": _Names("promise", promised, _LIST, "delete the waiver"),
        "deal": _Names("deal", deals, _LIST, "delete the waiver"),
        "object": _Names(
            "object", subject_names(project) | parts, "the input has", "delete the waiver"
        ),
    }
    for field, names in targets.items():
        yield from _unknown(context, "waiver", project.waivers, field, names)


def _promised(context: Context) -> Collection[str]:
    """The ids of all promises; of one that could not be read that much is known."""
    project = context.project
    known = (*project.by_id, *sorted(project.lost_ids), *sorted(project.shared_ids))
    return dict.fromkeys(known)


def _parts(context: Context) -> frozenset[str]:
    """The parts of records that waivers name: which there are, their words say."""
    known = _promised(context)
    named = (
        name for waiver in context.project.waivers for name in (waiver.commitment, waiver.object)
    )
    return frozenset(name for name in named if name and record_of_part(name) in known)


def _subject(context: Context, kind: str, record: Identified) -> Subject:
    return context.subject(record) if isinstance(record, Commitment) else Subject(kind, record.id)


def _finding(
    subject: Subject,
    record: Identified | Positioning,
    field: str,
    names: _Names,
    bad: tuple[str, ...],
) -> Finding:
    return INFO.finding(
        subject,
        phrase(
            "{} names {}, but {} none of that name",
            ident(subject.id),
            joined(map(names.cause, bad), " and "),
            words(names.owner),
        ),
        severity=Severity.ERROR,
        variant=field,
        at=record.at(field),
        next_step=names.cure(bad),
    )


RULE = Rule(INFO, check, parts=(FREE_TEXT,))
