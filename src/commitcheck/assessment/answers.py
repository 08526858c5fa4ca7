"""What is said of each promise, and which finding its card leads with.

A record of the vision that cannot be used leaves the promises held against it undecided.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.coverage import Coverage
from commitcheck.loading.records.vision import UNDECIDED
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Quote, Severity
from commitcheck.model.late import Late
from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.report import Answer, KnownOrigin
from commitcheck.rules.context import Context
from commitcheck.rules.inp004_contradictory_record import (
    capability_cycles,
    promise_cycles,
    round_about,
)
from commitcheck.rules.terms.promised_capabilities import Cycle, capability_ids
from commitcheck.rules.terms.quoting import promised

_PRECEDENCE: tuple[str, ...] = (
    "VIS", "XCF", "COM806", "TIM", "COV", "CAP", "COM", "DEB", "GOV", "POS", "WVR", "INP",
)  # fmt: skip
"""Which finding leads a promise's card, whatever its severity."""

_UNLINKED_IS_FINE: frozenset[str] = frozenset(
    ("custom_development", "services", "pricing", "mfn", "ip_escrow", "other")
)
"""Kinds that a vision need not have a word for; every other kind needs a link to be judged."""

NO_VISION = words("there is no vision to judge it by")

UNLINKED = words("nothing links it to the vision")
"""Why a promise without any tie to the vision could not be judged."""


class OriginOf(Late):
    """Looked up in the promise's file when it is read: finding the words in a row of a table takes
    longer than judging it. There is one for every row, so it is as small as can be.
    """

    __slots__ = ("_at", "_promise", "_quote")

    def __init__(self, promise: Commitment) -> None:
        self._promise = promise
        self._at: Location | None = None
        self._quote: Quote | None = None

    @property
    def at(self) -> Location:
        if self._at is None:
            self._at = self._promise.at()
        return self._at

    @property
    def quote(self) -> Quote:
        if self._quote is None:
            self._quote = promised(self._promise)
        return self._quote

    def settled(self) -> KnownOrigin:
        return KnownOrigin(self.at, self.quote)


_EACH_ITS_OWN: Mapping[str, str] = MappingProxyType({})


def by_commitment(
    findings: Sequence[Finding], record_of: Mapping[str, str] = _EACH_ITS_OWN
) -> Mapping[str, tuple[Finding, ...]]:
    """Findings by the promise that is their subject; with `record_of` those about a promise that
    was read from a record's words stand with the record.
    """
    groups: defaultdict[str, list[Finding]] = defaultdict(list)
    for found in findings:
        kind, name, _ = found.subject
        if kind == "commitment":
            groups[record_of.get(name, name)].append(found)
    return {promise: tuple(found) for promise, found in groups.items()}


def answers(
    context: Context, findings: tuple[Finding, ...], needed: frozenset[str], coverage: Coverage
) -> tuple[Answer, ...]:
    """One answer per promise, in file order; `needed` are the fields that some rule reads,
    `coverage` says which rules did not look.
    """
    left_out = coverage.why_not_judged
    groups = by_commitment(tuple(found for found in findings if found.waived_by is None))
    said = {name: _summed_up(found) for name, found in groups.items()}
    circle = _Circles(context)
    return tuple(
        _answer(
            promise,
            summary,
            _why_not(promise, summary, context, needed) or circle.around(promise),
            coverage.missing(promise, context) if promise.is_open else coverage.unasked,
            left_out,
        )
        for promise in context.project.commitments
        for summary in (said.get(promise.id, _NOTHING),)
    )


class _Circles:
    """The dependencies that go round in a circle, and the promises that stand in one: their own,
    or that of a capability they are about. Who merely needs a member is judged.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._promises = _ways(promise_cycles(context))
        self._capabilities = _ways(capability_cycles(context))

    def around(self, promise: Commitment) -> Phrase | None:
        """Why such a promise could not be judged."""
        if not self._promises and not self._capabilities:
            return None
        if promise.id in self._promises:
            return _in_doubt(self._promises[promise.id])
        names = capability_ids(self._context, promise) if self._capabilities else ()
        met = [name for name in names if name in self._capabilities]
        if not met:
            return None
        return phrase("what it promises is in doubt: {}", self._capabilities[min(met)])


def _ways(cycles: Sequence[Cycle]) -> Mapping[str, Phrase]:
    """The way round for each member."""
    return {name: round_about(cycle.way) for cycle in cycles for name in cycle.members}


class _Summary(Struct, frozen=True):
    """What the findings of one id come to: looked at once, however many rows share the id."""

    leading: Finding | None = None
    is_conflict: bool = False
    in_doubt: Phrase | None = None


_NOTHING = _Summary()


def _summed_up(findings: tuple[Finding, ...]) -> _Summary:
    first, *more = findings
    if not more and first.rule[:3] != "INP":  # as of most promises that have any
        return _Summary(first, _is_conflict(first))
    unread = [it for it in findings if it.rule[:3] == "INP" and it.severity is Severity.ERROR]
    worst = min(unread, key=_code, default=None)  # whatever the layout of the file
    return _Summary(
        headline(findings),
        any(map(_is_conflict, findings)),
        None if worst is None else _in_doubt(worst.message),
    )


def _code(found: Finding) -> str:
    return found.code


def headline(findings: tuple[Finding, ...]) -> Finding | None:
    """The finding that leads: by family precedence, then the worst, then by its code."""
    if len(findings) == 1:
        return findings[0]
    return min(findings, key=leading_first, default=None)


def leading_first(found: Finding) -> tuple[int, int, str]:
    """The order in which findings of a promise lead. An error of the company's own, of which no
    precedence is known, never stands behind a warning of ours.
    """
    rank = _rank(found.rule)
    if rank == len(_PRECEDENCE) and found.severity is Severity.ERROR:
        rank = 0
    return (rank, -found.severity, found.code)


def _answer(
    promise: Commitment,
    summary: _Summary,
    why: Phrase | None,
    missing: tuple[Phrase, ...],
    left_out: Phrase | None,
) -> Answer:
    leading, is_draft = summary.leading, promise.is_draft
    word = "does_not_conform" if summary.is_conflict else _word(why or left_out, missing)
    return Answer(
        commitment=promise.id,
        customer=promise.customer,
        deal=promise.deal_id,
        title=promise.title,
        status=promise.status,
        answer=word,
        origin=OriginOf(promise),
        headline=leading.code if leading else None,
        why=(why or left_out) if word == "could_not_be_judged" else None,
        is_left_out=word == "could_not_be_judged" and why is None,
        missing=missing if word == "no_conflict_seen" else (),
        next_step=leading.next_step if leading else None,
        by=promise.expected_signature if is_draft else None,
        due=promise.due,
        signature=promise.expected_signature if is_draft else promise.signed_on,
    )


def _word(why: Phrase | None, missing: tuple[Phrase, ...]) -> str:
    """The word for a promise that nothing speaks against."""
    if why:
        return "could_not_be_judged"
    return "no_conflict_seen" if missing else "conforms"


def _is_conflict(found: Finding) -> bool:
    return found.severity is Severity.ERROR and found.rule[:3] != "INP"


def _why_not(
    promise: Commitment,
    summary: _Summary,
    context: Context,
    needed: frozenset[str],
) -> Phrase | None:
    """Why a promise could not be judged, or None when it can."""
    if context.project.vision is None:
        return NO_VISION
    if summary.in_doubt is not None:
        return summary.in_doubt
    if context.vision.unusable:
        for name, fields in context.doubts(promise) + doubtful_standards(context, promise):
            if fields == UNDECIDED:
                said = "{} is only proposed in the vision: nobody decided on it"
                return phrase(said, ident(name))
            return phrase("{} of {} could not be used", words(", ".join(fields)), ident(name))
    if promise.unusable and (lost := [name for name in promise.unusable if name in needed]):
        return phrase("its {} could not be used", words(", ".join(lost)))
    if promise.is_open and not is_linked(promise):
        return UNLINKED
    return None


def _in_doubt(message: Phrase) -> Phrase:
    return phrase("its record is in doubt: {}", message)


def is_linked(promise: Commitment) -> bool:
    """Does anything tie the promise to the vision, or is it of a kind that needs no tie?"""
    return bool(
        promise.kind in _UNLINKED_IS_FINE
        or promise.capability
        or promise.roadmap_item
        or promise.dimension
        or promise.certification
        or promise.linked
    )


@cache
def _rank(code: str) -> int:
    return next(
        (index for index, prefix in enumerate(_PRECEDENCE) if code.startswith(prefix)),
        len(_PRECEDENCE),
    )


JUDGES: Mapping[str, tuple[str, ...]] = {
    "VIS601": ("non_goal",),
    "VIS603": ("guardrail",),
    "VIS604": ("fact", "certification"),
    "COM806": ("certification",),
}
"""Which records a rule holds promises against."""

_SECTIONS: Mapping[str, str] = {
    "non_goal": "non_goals",
    "guardrail": "guardrails",
    "fact": "facts",
    "certification": "certifications",
}


def with_usable_standards(code: str, context: Context) -> Context:
    """The context for one rule, without the records that have a field nobody could read.

    A guardrail with a misspelt `op` would be taken for one with the default, and a promise
    judged by what the vision does not say.
    """
    vision = context.vision
    kinds = [
        kind for kind in JUDGES.get(code, ()) if any(kind == bad for bad, _ in vision.unusable)
    ]
    if not kinds:
        return context
    usable: dict[str, Any] = {
        _SECTIONS[kind]: tuple(
            record
            for record in getattr(vision, _SECTIONS[kind])
            if (kind, _name(kind, record)) not in vision.unusable
        )
        for kind in kinds
    }
    return replace(context, project=replace(context.project, vision=replace(vision, **usable)))


def doubtful_standards(
    context: Context, promise: Commitment
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the promise is measured by and cannot be used: names of records, and their fields."""
    unusable = context.vision.unusable
    if not unusable:
        return ()
    bounds = (
        guardrail.id
        for guardrail in context.vision.guardrails
        if guardrail.dimension == promise.dimension
    )
    things = [("guardrail", name) for name in bounds] if promise.dimension else []
    things += [("fact", promise.dimension or ""), ("certification", promise.certification or "")]
    return tuple((name, unusable[kind, name]) for kind, name in things if (kind, name) in unusable)


def _name(kind: str, record: Any) -> str:
    return str(record.dimension if kind == "fact" else record.id)
