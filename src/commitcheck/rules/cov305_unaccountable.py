"""A signed promise cannot be delivered or disputed for want of a record.

What: a signed, firm promise lacks its owner, its quote, its source or where in it to look
(`source_ref`), or, for a feature, integration, custom development or deployment, its due date.

Why: when the customer says "you promised", somebody must be able to open the paper and say who
delivers it and by when. Without a record, the loudest memory wins.

Bad:
    commitments:
      - {id: C-2, customer: Meridian Bank, title: SCIM, status: signed, signed_on: 2026-02-27,
         source: order_form, capability: scim}

Good:
    commitments:
      - {id: C-2, customer: Meridian Bank, title: SCIM, status: signed, signed_on: 2026-02-27,
         source: order_form, source_ref: OF-100 section 4.2, capability: scim, due: 2026-09-30,
         owner: ines, quote: Vendor will deliver SCIM by 30 September 2026.}

Resolve: complete the record from the signed paper, and name who answers for delivery.

Configure: `severity: {COV305: info}` in commitcheck.yaml changes its weight everywhere.

Not checked when: the commitments have none of these columns; each on its own when they lack it.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.rules.base import Cure, Part, Rule, RuleInfo, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.quoting import promised

INFO = RuleInfo(
    code="COV305",
    name="unaccountable",
    severities=(Severity.WARNING,),
    who="sales",
    roots=("R3",),
    cure=Cure.DECIDE,
    doc=__doc__,
)

_FIELDS = ("owner", "quote", "source_ref", "source", "due")
PARTS = {name: Part(f"search for a missing {name}", (column(name),)) for name in _FIELDS}


def check(context: Context) -> Iterator[Finding]:
    fields = [name for name in _FIELDS if PARTS[name].runs(context)]
    for promise in context.open:
        if promise.is_signed and not _says_all(promise, fields) and promise.is_firm:
            missing = [name for name in fields if _lacks(promise, name)]
            if missing:
                yield _finding(context, promise, missing)


def _says_all(promise: Commitment, fields: Iterable[str]) -> bool:
    """Is every field filled? Nearly always, and then none is looked at more closely."""
    return promise.source != "unspecified" and all(map(partial(getattr, promise), fields))


def _lacks(promise: Commitment, name: str) -> bool:
    if name == "source":
        return promise.source == "unspecified"
    if name == "due" and not promise.is_deliverable:
        return False
    return not getattr(promise, name)


def _finding(context: Context, promise: Commitment, missing: list[str]) -> Finding:
    fields = words(", ".join(missing))
    return INFO.finding(
        context.subject(promise),
        phrase("{} is signed and firm, but has no {}", ident(promise.id), fields),
        severity=Severity.WARNING,
        at=promise.at(missing[0]),
        quotes=(promised(promise),),
        next_step=phrase("complete its {} from the signed paper", fields),
    )


RULE = Rule(
    INFO,
    check,
    needs=(column(*_FIELDS),),
    parts=tuple(PARTS.values()),
    reads=("status", "binding", "kind", *_FIELDS),
)
