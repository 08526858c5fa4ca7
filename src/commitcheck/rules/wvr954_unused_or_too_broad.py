"""A waiver covers no finding, or would cover every one of its rule.

What: a waiver that stands and that no finding needed any more, or whose finding another waiver
took (which is said), or that names a record of which several promises have the finding; or one
that names no promise, deal or object. The latter never applies. A
waiver that is refused for another reason (incomplete, expired, not authorised, naming what is
not there) is not also called unused.

Why: dead suppressions hide new problems. The next finding of that rule in that place would
disappear without anyone having looked at it.

Bad:
    waivers:
      - {id: W-9, rule: VIS601, reason: Agreed, owner: dana, approved_by: raj,
         approved_on: 2026-07-01, expires_on: 2026-09-28}

Good:
    waivers:
      - {id: W-9, rule: VIS601, commitment: K-05, reason: Agreed, owner: dana, approved_by: raj,
         approved_on: 2026-07-01, expires_on: 2026-09-28}

Resolve: delete what is unused (`commitcheck waivers prune`), and give the others the one
promise, deal or object they are for.

Variants:
    unused: it matches no finding, another waiver took it, or it may mean several promises
    too_broad: it names no promise, deal or object

Not checked when: there are no waivers. Cannot be waived itself.
"""

from collections.abc import Iterator, Sequence

from commitcheck.model.decision import Waiver
from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.phrase import first_ids, ident, phrase
from commitcheck.rules.base import Cure, Rule, RuleInfo
from commitcheck.rules.context import Context
from commitcheck.rules.terms.waiver_terms import Refusal, refusals

INFO = RuleInfo(
    code="WVR954",
    name="unused-or-too-broad",
    severities=(Severity.WARNING,),
    who="product",
    roots=(),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("unused", "too_broad"),
    waivable=False,
)


_NAMED = 3
"""Promises named in one message; of the others only their number."""


def check(context: Context) -> Iterator[Finding]:
    dangling = {
        found.subject.id
        for found in context.findings
        if found.rule == "INP003" and found.subject.kind == "waiver"
    }
    for waiver in context.project.waivers:
        refused = refusals(waiver, context)
        if Refusal.UNSCOPED in refused:
            yield _too_broad(waiver)
        elif parts := context.unclear.get(waiver.id):
            yield _unclear(waiver, parts)
        elif not refused and waiver.id not in dangling and _could_match(waiver, context):
            yield _unused(waiver, context.forestalled.get(waiver.id))


def _could_match(waiver: Waiver, context: Context) -> bool:
    """It took nothing, and its rule did look: what did not run cannot show it unused."""
    ran = waiver.rule.partition(":")[0] not in context.silent
    return ran and not context.covered.get(waiver.id)


def _unclear(waiver: Waiver, parts: Sequence[str]) -> Finding:
    """It names a record, and several promises of that record have the finding."""
    names = first_ids(list(parts), _NAMED)
    return INFO.finding(
        Subject("waiver", waiver.id),
        phrase(
            "{} may mean any of {}, which all have {}, so it covers none of them",
            ident(waiver.id),
            names,
            waiver.rule,
        ),
        severity=Severity.WARNING,
        variant="unused",
        at=waiver.at(),
        next_step=phrase("name the one that {} is for: {}", ident(waiver.id), names),
    )


def _unused(waiver: Waiver, forestalled_by: str | None) -> Finding:
    name = ident(waiver.id)
    return INFO.finding(
        Subject("waiver", waiver.id),
        phrase("{} matches no finding of {}", name, waiver.rule)
        if forestalled_by is None
        else phrase(
            "{} covers no finding of {}: another waiver took it, {}",
            name,
            waiver.rule,
            ident(forestalled_by),
        ),
        severity=Severity.WARNING,
        variant="unused",
        at=waiver.at(),
        next_step=phrase("delete {}", ident(waiver.id)),
    )


def _too_broad(waiver: Waiver) -> Finding:
    return INFO.finding(
        Subject("waiver", waiver.id),
        phrase(
            "{} names no promise, deal or object: it would hide every {}, so it covers nothing",
            ident(waiver.id),
            waiver.rule,
        ),
        severity=Severity.WARNING,
        variant="too_broad",
        at=waiver.at(),
        next_step=phrase("name the promise, deal or object that {} is for", ident(waiver.id)),
    )


RULE = Rule(INFO, check, reads=("promised_by",), second_pass=True)
