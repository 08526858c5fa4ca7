"""A deal comes from a segment that the positioning does not build for.

What: a deal with open promises whose segment is `excluded` (error), or `adjacent` while product
has not approved each of its open promises (warning). One finding a deal. A promise without a
segment belongs to the segment of its deal's other promises.

Why: the first customers of a segment write its roadmap. A deal outside the target is a choice
about the product's future that is made one signature at a time.

Bad:
    positioning:
      segments: [{id: government, fit: excluded}]
    commitments:
      - {id: C-8, deal: D-9, customer: Metro Transit, title: Tracking, segment: government}

Good:
    positioning:
      segments: [{id: midmarket-saas, fit: target}]
    commitments:
      - {id: C-8, deal: D-9, customer: Metro Transit, title: Tracking, segment: midmarket-saas}

Resolve: walk away, or run it as a pilot under a waiver with an end date. For an adjacent
segment, have product approve each promise before signature.

Variants:
    excluded: the segment is not for us
    adjacent: the segment needs product's approval

Configure: `positioning.segments[].fit`.

Not checked when: the vision has no `segments`, or the commitments have no `segment`; the
adjacent half also when they have no `approvals`.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from operator import attrgetter

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Quote, Related, Severity
from commitcheck.model.phrase import ident, phrase
from commitcheck.model.vision import Segment
from commitcheck.rules.base import Cure, Part, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.parties import approved_roles, as_related, named_ids
from commitcheck.rules.terms.quoting import by_signature, deal_name, promised, stated

INFO = RuleInfo(
    code="VIS602",
    name="segment-conflict",
    severities=(Severity.ERROR, Severity.WARNING),
    who="sales",
    roots=("R2",),
    cure=Cure.STRIKE,
    doc=__doc__,
    variants=("excluded", "adjacent"),
)

ADJACENT = Part("adjacent half", (column("approvals"),))


def check(context: Context) -> Iterator[Finding]:
    outside = {
        segment.id: segment
        for segment in context.vision.segments
        if segment.fit != "target" and segment.decided
    }
    for deal_id in dict.fromkeys(c.deal_id for c in context.open if c.segment in outside):
        rows = sorted((c for c in context.by_deal[deal_id] if c.is_open), key=attrgetter("id"))
        excluded = _of_fit("excluded", rows, outside)
        adjacent = _of_fit("adjacent", rows, outside)
        if excluded:
            yield _excluded(context, excluded[0], outside[excluded[0].segment or ""])
        elif adjacent and ADJACENT.runs(context):
            of_deal = [c for c in rows if c.segment is None or c.segment in outside]
            unapproved = [c for c in of_deal if "product" not in approved_roles(c)]
            if unapproved:
                segment = outside[adjacent[0].segment or ""]
                yield _adjacent(context, adjacent[0], unapproved, segment)


def _of_fit(fit: str, rows: list[Commitment], outside: Mapping[str, Segment]) -> list[Commitment]:
    return [c for c in rows if c.segment in outside and outside[c.segment or ""].fit == fit]


def _excluded(context: Context, first: Commitment, segment: Segment) -> Finding:
    return INFO.finding(
        context.deal_subject(first.deal_id),
        phrase(
            "the deal {} is in {}, a segment that the positioning excludes",
            deal_name(first),
            ident(segment.id),
        ),
        severity=Severity.ERROR,
        variant="excluded",
        at=first.at("segment"),
        quotes=(promised(first), _named(segment)),
        related=(Related("segment", segment.id, segment.at("fit"), "excluded here"),),
        next_step="walk away, or run it as a pilot under a waiver with an end date",
        cure=Cure.STRIKE,
    )


def _adjacent(
    context: Context, first: Commitment, unapproved: list[Commitment], segment: Segment
) -> Finding:
    ids = named_ids(unapproved)
    return INFO.finding(
        context.deal_subject(first.deal_id),
        phrase(
            "the deal {} is in the adjacent segment {}, and product has not approved {}",
            deal_name(first),
            ident(segment.id),
            ids,
        ),
        severity=Severity.WARNING,
        variant="adjacent",
        at=first.at("segment"),
        quotes=(promised(unapproved[0]), _named(segment)),
        related=(
            Related("segment", segment.id, segment.at("fit"), "adjacent here"),
            *as_related(unapproved, "not approved by product"),
        ),
        next_step=phrase(
            "get product's approval of {} {}, or run a pilot under a waiver with an end date",
            ids,
            by_signature(min(unapproved, key=_urgency), context.as_of),
        ),
        cure=Cure.DECIDE,
    )


def _urgency(promise: Commitment) -> tuple[bool, dt.date]:
    """Drafts first, the nearest signature before the others."""
    return (not promise.is_draft, promise.expected_signature or dt.date.max)


def _named(segment: Segment) -> Quote:
    if segment.name:
        return stated(segment.name, segment, "name")
    return stated(segment.id, segment, "id")


RULE = Rule(
    INFO,
    check,
    needs=(section("segments"), column("segment")),
    parts=(ADJACENT,),
    reads=("segment", "approvals", "status"),
)
