"""A promised value lies outside a guardrail.

What: an open promise has the dimension of a guardrail, and its value is not what the guardrail
allows: above its `max`, below its `min`, not `in` its list, in its `not_in` list, other than its
`eq`. The bound itself is allowed. Numbers compare as numbers, days as days, words without
regard to case; where a bound and a value are neither both numbers nor both days, `max` and
`min` have nothing to compare, and INP001 says so. Error for a hard guardrail, warning for a soft
one.

Why: ceilings exist because the people who run the product set them. 99.9 % allows 44 minutes
of downtime a month, 99.99 % allows 4: the difference is an architecture, not a digit.

Bad:
    guardrails:
      - {id: GR3, dimension: uptime_pct, op: max, value: 99.9, enforcement: hard}
    commitments:
      - {id: C-3, customer: Meridian, title: Uptime, kind: sla, dimension: uptime_pct, value: 99.99}

Good:
    guardrails:
      - {id: GR3, dimension: uptime_pct, op: max, value: 99.9, enforcement: hard}
    commitments:
      - {id: C-3, customer: Meridian, title: Uptime, kind: sla, dimension: uptime_pct, value: 99.9}

Resolve: use the fallback wording with a value that the guardrail allows, or ask its approver
for an exception that ends.

Figures: 99.9 % = 43.8 minutes a month, 99.99 % = 4.4 (gremlin.group, "What your SLA actually
guarantees"). The bounds are your own.

Configure: `guardrails[].enforcement` and `approver`.

Not checked when: the vision has no `guardrails`, or the commitments have no `dimension` or no
`value`.
"""

from collections.abc import Iterator
from functools import partial

from commitcheck.model.commitment import Commitment, Scalar
from commitcheck.model.finding import Finding, Quote, Related, Severity
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.rule_info import Cure, RuleInfo
from commitcheck.model.vision import Guardrail
from commitcheck.rules.base import Rule, column, section
from commitcheck.rules.comparing import are_equal, as_values, beyond, in_order
from commitcheck.rules.context import Context
from commitcheck.rules.terms.quoting import joined, promised, stated

INFO = RuleInfo(
    code="VIS603",
    name="guardrail-breach",
    severities=(Severity.ERROR, Severity.WARNING),
    who="product",
    roots=("R2",),
    cure=Cure.EDIT,
    doc=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    by_dimension: dict[str, list[Guardrail]] = {}
    for guardrail in context.vision.guardrails:
        if guardrail.dimension and guardrail.value is not None:
            by_dimension.setdefault(guardrail.dimension, []).append(guardrail)
    for promise in context.open:
        if promise.dimension is None or promise.value is None:
            continue
        breached = [
            (guardrail, values)
            for guardrail in by_dimension.get(promise.dimension, ())
            if (values := _outside(promise, guardrail))
        ]
        if breached:
            yield _finding(context, promise, breached)


def _outside(promise: Commitment, guardrail: Guardrail) -> tuple[Scalar, ...]:
    """The promised values that the guardrail does not allow."""
    if promise.op != "not_in":
        return beyond(promise, partial(_allows, guardrail))
    allowed = as_values(guardrail.value) if guardrail.op in ("in", "eq") else ()
    refused = as_values(promise.value)
    is_left = any(not any(are_equal(one, other) for other in refused) for one in allowed)
    return refused if allowed and not is_left else ()


def _allows(guardrail: Guardrail, value: Scalar) -> bool:
    bounds = as_values(guardrail.value)
    match guardrail.op:
        case "max" | "min":
            pairs = [pair for bound in bounds if (pair := in_order(value, bound)) is not None]
            return all(
                one <= bound if guardrail.op == "max" else one >= bound for one, bound in pairs
            )
        case "not_in":
            return not any(are_equal(value, bound) for bound in bounds)
        case _:
            return any(are_equal(value, bound) for bound in bounds)


def _finding(
    context: Context,
    promise: Commitment,
    breached: list[tuple[Guardrail, tuple[Scalar, ...]]],
) -> Finding:
    worst = min((one for one, _ in breached), key=lambda one: one.enforcement != "hard")
    approver = worst.approver or INFO.who
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} promises {} {}{}, but {}",
            ident(promise.id),
            ident(promise.dimension or ""),
            words("none of " if promise.op == "not_in" else ""),
            dict.fromkeys(value for _, values in breached for value in values),
            joined((_allowed(one) for one, _ in breached), " and "),
        ),
        severity=Severity.ERROR if worst.enforcement == "hard" else Severity.WARNING,
        at=promise.at("value"),
        quotes=(promised(promise), *(_as_written(one) for one, _ in breached)),
        related=tuple(
            Related("guardrail", one.id, one.at("value"), "allowed here") for one, _ in breached
        ),
        next_step=phrase(
            "promise {}, or ask {} for an exception that ends",
            joined((bound(one) for one, _ in breached), " and "),
            words(approver.replace("_", " ")),
        ),
        who=approver,
    )


def _allowed(guardrail: Guardrail) -> Phrase:
    return phrase("{} allows {}", ident(guardrail.id), bound(guardrail))


def bound(guardrail: Guardrail) -> Phrase:
    """What a guardrail allows: `at most 99.95`, `only eu-central, us-east`."""
    template = {
        "max": "at most {}",
        "min": "at least {}",
        "in": "only {}",
        "not_in": "anything but {}",
    }.get(guardrail.op, "exactly {}")
    return phrase(template, as_values(guardrail.value))


def _as_written(guardrail: Guardrail) -> Quote:
    """Why there is a bound; the bound itself is in the message."""
    if guardrail.rationale:
        return stated(guardrail.rationale, guardrail, "rationale")
    return stated(guardrail.id, guardrail, "id")


RULE = Rule(
    INFO,
    check,
    needs=(section("guardrails"), column("dimension"), column("value")),
    reads=("dimension", "op", "value", "status"),
)
