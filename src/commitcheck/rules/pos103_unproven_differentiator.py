"""A differentiator has no proof, or nothing behind it today.

What: a differentiator without evidence (warning), or with evidence but without a capability
behind it that is available (info: it is aspirational).

Why: what is claimed is sold as existing. A claim without proof cannot be told from the
competitor's, and one that describes the roadmap becomes a promise in the first demo.

Bad:
    positioning:
      differentiators:
        - {id: DF1, claim: Auditors self-serve, capabilities: [audit-export]}

Good:
    positioning:
      differentiators:
        - {id: DF1, claim: Auditors self-serve, capabilities: [audit-export],
           evidence: ["2026-01 pilot: 3 of 3 auditors"]}

Resolve: add the proof (a measurement, a customer, a benchmark) or drop the claim; say "planned"
until the capability is there.

Variants:
    unproven: no evidence
    aspirational: evidence, but no capability behind it is available

Figures: none.

Configure: `severity: {POS103: info}` in commitcheck.yaml changes its weight everywhere.

Not checked when: the vision has no `positioning`; whether a capability is available needs
`capabilities`, and one that the vision does not list is INP003.
"""

from collections.abc import Iterator

from commitcheck.model.finding import Finding, Related, Severity, Subject
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.vision import Capability, Differentiator
from commitcheck.rules.base import Cure, Part, Rule, RuleInfo, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.quoting import stated

INFO = RuleInfo(
    code="POS103",
    name="unproven-differentiator",
    severities=(Severity.WARNING, Severity.INFO),
    who="marketing",
    roots=("R1",),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("unproven", "aspirational"),
)
ASPIRATIONAL = Part("aspirational half", (section("capabilities"),))


def check(context: Context) -> Iterator[Finding]:
    if context.positioning is None:
        return
    judge_capabilities = ASPIRATIONAL.runs(context)
    for differentiator in context.positioning.differentiators:
        if not any(text.strip() for text in differentiator.evidence):
            yield _unproven(differentiator)
        elif judge_capabilities:
            yield from _aspirational(context, differentiator)


def _unproven(differentiator: Differentiator) -> Finding:
    return _finding(
        differentiator,
        "unproven",
        phrase("{} has no evidence, expected at least one proof", ident(differentiator.id)),
        "add a measurement, a customer or a benchmark as evidence, or drop the claim",
    )


def _aspirational(context: Context, differentiator: Differentiator) -> Iterator[Finding]:
    known = context.project.capabilities
    behind = [known[name] for name in differentiator.capabilities if name in known]
    if any(capability.status == "available" for capability in behind):
        return
    if differentiator.capabilities and not behind:  # dangling names are INP003's business
        return
    yield _finding(
        differentiator,
        "aspirational",
        phrase(
            "{} stands on {}, expected an available capability",
            ident(differentiator.id),
            _standing(behind),
        ),
        "say that it is planned until it is there, or name the capability that proves it",
        tuple(
            Related("capability", capability.id, capability.at("status"), "behind it")
            for capability in behind
        ),
    )


def _standing(behind: list[Capability]) -> Phrase:
    if not behind:
        return words("no capability")
    return phrase(
        "{}",
        [
            phrase("{} ({})", ident(capability.id), words(capability.status))
            for capability in behind
        ],
    )


def _finding(
    differentiator: Differentiator,
    variant: str,
    message: Phrase,
    next_step: str,
    related: tuple[Related, ...] = (),
) -> Finding:
    proven = variant == "aspirational"
    claim = differentiator.claim
    return INFO.finding(
        Subject("differentiator", differentiator.id),
        message,
        variant=variant,
        severity=Severity.INFO if proven else Severity.WARNING,
        at=differentiator.at("capabilities" if proven else "evidence"),
        quotes=(stated(claim, differentiator, "claim"),) if claim else (),
        related=related,
        next_step=next_step,
    )


RULE = Rule(INFO, check, needs=(section("positioning"),), parts=(ASPIRATIONAL,))
