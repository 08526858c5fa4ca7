"""The positioning is not approved, or its review date has passed.

What: the positioning's status is not approved (error), or `review_by` lies before today
(warning). On the day itself it is still in force.

Why: while a draft circulates people argue from different versions, and every refusal can be met
with "that is not decided yet". A positioning that nobody has looked at since its review date is
the same thing in slow motion.

Bad:
    positioning: {version: "1.1", status: draft, review_by: 2026-04-20}

Good:
    positioning: {version: "1.1", status: approved, review_by: 2026-04-20}

Resolve: have it approved, or review it and set the next `review_by`.

Variants:
    not_approved: the status is draft, proposed, superseded or unset
    review_overdue: the review date has passed

Figures: none; a quarterly review is the usual advice for a vision board.

Configure: `positioning.review_by`; `severity: {GOV204: warning}` in commitcheck.yaml changes its
weight everywhere.

Not checked when: the vision has no `positioning`.
"""

from collections.abc import Iterator

from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.vision import Positioning
from commitcheck.rules.base import Cure, Rule, RuleInfo, section
from commitcheck.rules.context import Context

INFO = RuleInfo(
    code="GOV204",
    name="positioning-not-in-force",
    severities=(Severity.ERROR, Severity.WARNING),
    who="product",
    roots=("R1", "R3"),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("not_approved", "review_overdue"),
)

_SUBJECT = Subject("positioning", "positioning")


def check(context: Context) -> Iterator[Finding]:
    positioning = context.positioning
    if positioning is None:
        return
    if positioning.status != "approved":
        yield INFO.finding(
            _SUBJECT,
            phrase("{} is {}, expected approved", _named(positioning), words(positioning.status)),
            variant="not_approved",
            severity=Severity.ERROR,
            at=positioning.at("status"),
            next_step="have the positioning approved, and set status and approved_on",
        )
    if positioning.review_by is not None and positioning.review_by < context.as_of:
        yield INFO.finding(
            _SUBJECT,
            phrase(
                "{} was to be reviewed by {}, expected a later date",
                _named(positioning),
                positioning.review_by,
            ),
            variant="review_overdue",
            severity=Severity.WARNING,
            at=positioning.at("review_by"),
            next_step="review the positioning and set the next review_by",
        )


def _named(positioning: Positioning) -> Phrase:
    if positioning.version is None:
        return phrase("the positioning")
    return phrase("the positioning's version {}", ident(positioning.version))


RULE = Rule(INFO, check, needs=(section("positioning"),))
