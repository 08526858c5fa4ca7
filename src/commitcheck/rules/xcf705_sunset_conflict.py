"""A promise reaches past the day its capability is switched off.

What: an open `eol_support` promise whose `until` lies after the capability's `sunset_on`; or
any other open promise on that capability that is due after the sunset, or has no due date
while the sunset is past. The sunset day itself is fine.

Why: switching something off is how a product pays for what comes next. One promise to keep it
alive keeps the code, the servers and the people who know it, and the simplification that was
planned never happens.

Bad:
    capabilities: [{id: legacy-reports, status: deprecated, sunset_on: 2026-12-31}]
    promise: {id: K-19, kind: eol_support, capability: legacy-reports, until: 2028-12-31}

Good:
    promise: {id: K-19, kind: eol_support, capability: legacy-reports, until: 2026-12-31}

Resolve: move the sunset openly for everybody, buy the customer out (migrate them), or end the
promise by the sunset.

Configure: `capabilities[].sunset_on` in the vision.

Not checked when: the vision has no `capabilities`; the half about support when the commitments
have no column `until`.
"""

from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Related, Severity
from commitcheck.model.phrase import Phrase, ident, phrase
from commitcheck.model.vision import Capability
from commitcheck.rules.base import Cure, Part, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.promised_capabilities import capability_ids, in_vision
from commitcheck.rules.terms.quoting import joined, promised

INFO = RuleInfo(
    code="XCF705",
    name="sunset-conflict",
    severities=(Severity.ERROR,),
    who="product",
    roots=("R2",),
    cure=Cure.EDIT,
    doc=__doc__,
)

SUPPORT = Part("half about support after the sunset", needs=(column("until"),))


def check(context: Context) -> Iterator[Finding]:
    ending = {
        capability.id: capability
        for capability in context.vision.capabilities
        if capability.sunset_on
    }
    if not ending:
        return
    for promise in context.open:
        if not (promise.capability or promise.roadmap_item):
            continue
        outlived = [
            (ending[name], cause)
            for name in capability_ids(context, promise)
            if name in ending and (cause := _outlives(context, promise, ending[name])) is not None
        ]
        if outlived:
            yield _finding(context, promise, outlived)


def _outlives(context: Context, promise: Commitment, capability: Capability) -> Phrase | None:
    """How the promise reaches past the sunset, if it does."""
    sunset, name = capability.sunset_on, ident(capability.id)
    if sunset is None:
        return None
    if promise.kind == "eol_support" and promise.until is not None:
        if promise.until > sunset:
            said = "is to be supported until {}, but {} ends on {}"
            return phrase(said, promise.until, name, sunset)
        return None
    if promise.due is not None:
        if promise.due > sunset:
            return phrase("is due {}, but {} ends on {}", promise.due, name, sunset)
        return None
    if context.as_of > sunset:
        return phrase("is still open, but {} ended on {}", name, sunset)
    return None


def _finding(
    context: Context, promise: Commitment, outlived: list[tuple[Capability, Phrase]]
) -> Finding:
    first = min(capability.sunset_on for capability, _ in outlived if capability.sunset_on)
    by_until = promise.kind == "eol_support" and promise.until is not None
    return INFO.finding(
        context.subject(promise),
        phrase("{} {}", ident(promise.id), joined(cause for _, cause in outlived)),
        severity=Severity.ERROR,
        at=promise.at("until" if by_until else "due" if promise.due else "capability"),
        quotes=(promised(promise), *in_vision(capability for capability, _ in outlived)),
        related=tuple(
            Related("capability", capability.id, capability.at("sunset_on"), "switched off here")
            for capability, _ in outlived
        ),
        next_step=phrase(
            "end {} by {}, migrate the customer, or move the sunset for everybody",
            ident(promise.id),
            first,
        ),
    )


RULE = Rule(
    INFO,
    check,
    needs=(section("capabilities"), column("capability", "roadmap_item")),
    parts=(SUPPORT,),
    reads=("kind", "capability", "roadmap_item", "status", "until", "due"),
)
