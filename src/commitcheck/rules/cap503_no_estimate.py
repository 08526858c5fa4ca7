"""A firm promise of something still to be built has no estimate.

What: an open firm promise about future functionality with no `effort` of its own and none on
the roadmap item behind it: the one it names unless that was dropped, shipped or not.

Why: every capacity number is then a lower bound. A plan that looks feasible may only look so
because nobody has asked how large the promise is.

Bad:
    promise: {id: C-02, kind: deployment, capability: onprem-install, source: side_letter}

Good:
    promise: {id: C-02, kind: deployment, capability: onprem-install, source: side_letter,
              effort: 25}

Resolve: put a scoping gate before the commitment: engineering says days, weeks or months, and
the answer is recorded as `effort` on the promise or on the roadmap item.

Configure: `severity: {CAP503: info}` in commitcheck.yaml.

Not checked when: the commitments have no column `effort`.
"""

from collections.abc import Iterator

from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import ident, phrase
from commitcheck.rules.base import Cure, Rule, RuleInfo, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.parties import named
from commitcheck.rules.terms.quoting import by_signature, promised
from commitcheck.rules.terms.work_units import unestimated

INFO = RuleInfo(
    code="CAP503",
    name="no-estimate",
    severities=(Severity.WARNING,),
    who="engineering",
    roots=("R4",),
    cure=Cure.DECIDE,
    doc=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    for promise, gaps in unestimated(context):
        unknown = phrase("its effort is not known")
        if gaps:
            names = named([ident(name) for name in gaps])
            unknown = phrase("neither its own effort nor that of {} is known", names)
        yield INFO.finding(
            context.subject(promise),
            phrase("{} is firm and still to be built, but {}", ident(promise.id), unknown),
            severity=Severity.WARNING,
            at=promise.at("effort"),
            quotes=(promised(promise),),
            next_step=phrase(
                "have engineering scope {} {} and record its effort",
                ident(promise.id),
                by_signature(promise, context.as_of),
            ),
        )


RULE = Rule(
    INFO,
    check,
    needs=(column("effort"),),
    reads=("kind", "capability", "roadmap_item", "status", "source", "binding", "effort"),
)
