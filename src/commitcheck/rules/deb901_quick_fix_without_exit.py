"""A quick fix has no way out, or its day to be replaced has passed.

What: an open or delivered promise whose `delivery_mode` is workaround, prototype or manual.
Without `hardening_due` or `exit_criteria` it is an error when signed or delivered, and on a
draft a warning that signature alone turns into an error. With a `hardening_due` before today
it is an error at any status. The day itself is fine.

Why: "do something quick and dirty, let's see if that works" is how agile is misread. A quick
fix is legitimate when it is written down how and when it ends; without that it is the product,
and it is paid for with every release from then on.

Bad:
    promise: {id: C-06, status: signed, delivery_mode: prototype, hardening_due: null,
              exit_criteria: null}

Good:
    promise: {id: C-06, status: signed, delivery_mode: prototype, hardening_due: 2026-12-15,
              exit_criteria: replaced by the audit export}

Resolve: write the test that ends the quick fix and the date it is due, and fund the work.

Variants:
    missing: `hardening_due` or `exit_criteria` is not filled in
    overdue: `hardening_due` has passed

Figures: none.

Configure: `severity: {"DEB901:missing": warning}` in commitcheck.yaml.

Not checked when: the commitments have no column `delivery_mode`. That `hardening_due` is
missing is not said when no promise has the field, and so for `exit_criteria`.
"""

from collections.abc import Iterator, Sequence

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.rules.base import Cure, Part, Rule, RuleInfo, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.quoting import by_signature, promised

INFO = RuleInfo(
    code="DEB901",
    name="quick-fix-without-exit",
    severities=(Severity.ERROR, Severity.WARNING),
    who="engineering",
    roots=("R4",),
    cure=Cure.EDIT,
    doc=__doc__,
    variants=("missing", "overdue"),
)

DATE = Part("check for a missing hardening_due", needs=(column("hardening_due"),))
TEST = Part("check for missing exit_criteria", needs=(column("exit_criteria"),))

_QUICK = frozenset(("workaround", "prototype", "manual"))


def check(context: Context) -> Iterator[Finding]:
    needs_date, needs_test = DATE.runs(context), TEST.runs(context)
    for promise in context.commitments:
        if promise.delivery_mode not in _QUICK or not _counts(promise):
            continue
        missing = []
        if needs_date and promise.hardening_due is None:
            missing.append("hardening_due")
        if needs_test and not promise.exit_criteria:
            missing.append("exit_criteria")
        if missing:
            yield _missing(context, promise, missing)
        if promise.hardening_due is not None and promise.hardening_due < context.as_of:
            yield _overdue(context, promise)


def _counts(promise: Commitment) -> bool:
    return promise.is_open or promise.status == "delivered"


def _missing(context: Context, promise: Commitment, fields: Sequence[str]) -> Finding:
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} is to be delivered as {} without {}"
            if promise.status != "delivered"
            else "{} was delivered as {} without {}",
            ident(promise.id),
            words(_mode(promise)),
            words(" and ".join(fields)),
        ),
        severity=Severity.WARNING if promise.is_draft else Severity.ERROR,
        variant="missing",
        at=promise.at("delivery_mode"),
        quotes=(promised(promise),),
        next_step=phrase(
            "write {} of {} {}, and fund the work",
            words(" and ".join(fields)),
            ident(promise.id),
            by_signature(promise, context.as_of),
        ),
        worse_when_signed=promise.is_draft,
    )


def _overdue(context: Context, promise: Commitment) -> Finding:
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} is {} that was to be replaced by {}",
            ident(promise.id),
            words(_mode(promise)),
            promise.hardening_due,
        ),
        severity=Severity.ERROR,
        variant="overdue",
        at=promise.at("hardening_due"),
        quotes=(promised(promise),),
        next_step=phrase(
            "replace what {} delivers now, or fund it and set a new date", ident(promise.id)
        ),
    )


def _mode(promise: Commitment) -> str:
    return {"workaround": "a workaround", "prototype": "a prototype"}.get(
        promise.delivery_mode or "", "manual work"
    )


RULE = Rule(
    INFO,
    check,
    needs=(column("delivery_mode"),),
    parts=(DATE, TEST),
    reads=("delivery_mode", "hardening_due", "exit_criteria", "status"),
)
