"""The vision cannot say no.

What: a vision without any non-goal, any excluded segment and any guardrail (error); and a
non-goal without capabilities, kinds or keywords, which nothing can be tested against (warning).

Why: a positioning that excludes nothing conflicts with nothing. Then every promise conforms, and
a clean report means nothing.

Bad:
    non_goals: [{id: NG1, statement: We do not ship an on-premises edition}]

Good:
    non_goals: [{id: NG1, statement: We do not ship an on-premises edition,
                 capabilities: [onprem-install], keywords: [on-prem, self-hosted]}]

Resolve: write three refusals, of which at least one has already cost you a deal. Give each the
capabilities, the kinds of promise or the words by which it is recognised.

Variants:
    excludes_nothing: no non-goal, no excluded segment, no guardrail
    untestable: a non-goal with nothing to recognise it by

Figures: three is convention.

Configure: `severity: {POS104: warning}` in commitcheck.yaml changes its weight everywhere.

Not checked when: no vision could be read.
"""

from collections.abc import Iterator

from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.phrase import ident, phrase
from commitcheck.model.vision import NonGoal, Vision
from commitcheck.rules.base import Cure, Rule, RuleInfo
from commitcheck.rules.context import Context
from commitcheck.rules.terms.quoting import stated

INFO = RuleInfo(
    code="POS104",
    name="cannot-say-no",
    severities=(Severity.ERROR, Severity.WARNING),
    who="product",
    roots=("R1",),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("excludes_nothing", "untestable"),
)


def check(context: Context) -> Iterator[Finding]:
    if context.project.vision is None:
        return
    if not _excludes_something(context.vision):
        yield _excludes_nothing(context)
    for non_goal in context.vision.non_goals:
        if not (non_goal.capabilities or non_goal.kinds or non_goal.keywords):
            yield _untestable(non_goal)


def _excludes_something(vision: Vision) -> bool:
    if vision.non_goals or vision.guardrails:
        return True
    return any(segment.fit == "excluded" for segment in vision.segments)


def _excludes_nothing(context: Context) -> Finding:
    positioning = context.positioning
    return INFO.finding(
        Subject("positioning", "positioning"),
        phrase("the vision has no non-goal, no excluded segment and no guardrail, expected one"),
        variant="excludes_nothing",
        severity=Severity.ERROR,
        at=positioning.at() if positioning else context.vision.at(),
        next_step="write three refusals as non_goals, with the capabilities or keywords they mean",
    )


def _untestable(non_goal: NonGoal) -> Finding:
    statement = non_goal.statement
    return INFO.finding(
        Subject("non_goal", non_goal.id),
        phrase(
            "{} names no capabilities, kinds or keywords, expected one to recognise it by",
            ident(non_goal.id),
        ),
        variant="untestable",
        severity=Severity.WARNING,
        at=non_goal.at(),
        quotes=(stated(statement, non_goal, "statement"),) if statement else (),
        next_step=phrase(
            "give {} the capabilities, kinds or keywords it excludes", ident(non_goal.id)
        ),
    )


RULE = Rule(INFO, check)
