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

from collections.abc import Callable, Iterator

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Quote, Related, Severity
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.rule_info import Cure, RuleInfo
from commitcheck.model.vision import Guardrail
from commitcheck.rules.base import Rule, column, section
from commitcheck.rules.comparing import as_values
from commitcheck.rules.context import Context
from commitcheck.rules.terms.guardrail_bounds import Bounds, Breach
from commitcheck.rules.terms.parties import NAMED
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
    told: dict[int, _Told] = {}
    bounds = {name: Bounds(guardrails) for name, guardrails in by_dimension.items()}
    for promise in context.open:
        if promise.dimension in bounds and promise.value is not None:
            breach = bounds[promise.dimension].broken_by(promise)
            if breach is None:
                continue
            if id(breach) not in told:  # bounds keep their breaches, so the id stays theirs
                told[id(breach)] = _told(breach)
            yield _finding(context, promise, breach, told[id(breach)])


class _Told(Struct, frozen=True):
    """What is said of a breach: the same for all that promise the same value."""

    allowed: Phrase
    instead: Phrase
    quotes: tuple[Quote, ...]
    related: tuple[Related, ...]


def _told(breach: Breach) -> _Told:
    return _Told(
        _first_of(breach, _allowed),
        _first_of(breach, bound),
        tuple(_as_written(guardrail) for guardrail in breach.listed[:NAMED]),
        tuple(
            Related("guardrail", guardrail.id, guardrail.at("value"), "allowed here")
            for guardrail in breach.listed
        ),
    )


def _finding(context: Context, promise: Commitment, breach: Breach, told: _Told) -> Finding:
    worst = breach.worst
    approver = worst.approver or INFO.who
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} promises {} {}{}, but {}",
            ident(promise.id),
            ident(promise.dimension or ""),
            words("none of " if promise.op == "not_in" else ""),
            breach.values,
            told.allowed,
        ),
        severity=Severity.ERROR if worst.enforcement == "hard" else Severity.WARNING,
        at=promise.at("value"),
        quotes=(promised(promise), *told.quotes),
        related=told.related,
        next_step=phrase(
            "promise {}, or ask {} for an exception that ends",
            told.instead,
            words(approver.replace("_", " ")),
        ),
        who=approver,
    )


def _first_of(breach: Breach, said: Callable[[Guardrail], Phrase]) -> Phrase:
    """The bounds that are broken; of many the first few, and how many more there are."""
    shown = breach.listed if breach.count <= NAMED + 1 else breach.listed[:NAMED]
    told = joined(map(said, shown), " and ")
    more = breach.count - len(shown)
    return phrase("{} and {} more", told, more) if more else told


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
