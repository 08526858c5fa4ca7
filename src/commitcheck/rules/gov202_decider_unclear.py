"""Nobody, or more than one, decides about the positioning.

What: the stakeholders hold no approver or several (error); the positioning has no owner, or its
owner's role is not product (error); the one approver's role is not product (info).

Why: where everybody can promise, nobody can refuse. One name decides, one name from product
carries the positioning, and the others contribute. That the approver sits outside product is
common and no fault; it tells you where a refusal has to come from.

Bad:
    positioning: {version: "1.1", owner: marcus}
    stakeholders:
      - {id: elena, role: executive, decision_role: approver}
      - {id: marcus, role: sales, decision_role: approver}

Good:
    positioning: {version: "1.1", owner: priya}
    stakeholders:
      - {id: priya, role: product, decision_role: approver}
      - {id: marcus, role: sales, decision_role: contributor}

Resolve: name one approver and make the others contributors; name an owner from product.

Variants:
    approvers: no approver, or more than one
    owner: no owner, or one who is not from product
    outside_product: the one approver is not from product

Figures: none. One driver and ideally one approver is how DACI is described in practice.

Configure: `decision_role` of the stakeholders; `severity: {GOV202: info}` in commitcheck.yaml
changes its weight everywhere.

Not checked when: the vision has no `stakeholders`; its owner half needs `positioning`. An owner
whom the vision does not list is INP003.
"""

from collections.abc import Iterator

from commitcheck.model.finding import Finding, Related, Severity, Subject
from commitcheck.model.phrase import Phrase, person, phrase, words
from commitcheck.model.vision import Positioning, Stakeholder
from commitcheck.rules.base import Cure, Part, Rule, RuleInfo, section
from commitcheck.rules.context import Context

INFO = RuleInfo(
    code="GOV202",
    name="decider-unclear",
    severities=(Severity.ERROR, Severity.INFO),
    who="executive",
    roots=("R3",),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("approvers", "owner", "outside_product"),
)
OWNER = Part("owner half", (section("positioning"),))

_EVERYONE = Subject("stakeholders", "stakeholders")


def check(context: Context) -> Iterator[Finding]:
    approvers = [
        stakeholder
        for stakeholder in context.vision.stakeholders
        if stakeholder.decision_role == "approver"
    ]
    if len(approvers) != 1:
        yield _approvers(context, approvers)
    elif approvers[0].role != "product":
        yield _outside_product(approvers[0])
    if OWNER.runs(context) and context.positioning is not None:
        yield from _owner(context, context.positioning)


def _approvers(context: Context, approvers: list[Stakeholder]) -> Finding:
    who: Phrase = words("no stakeholder is an approver")
    if approvers:
        who = phrase("{} are approvers", [person(approver.id) for approver in approvers])
    related = (
        Related("stakeholder", approver.id, approver.at("decision_role"), "an approver")
        for approver in approvers
    )
    return INFO.finding(
        _EVERYONE,
        phrase("{}, expected exactly one", who),
        variant="approvers",
        severity=Severity.ERROR,
        at=context.vision.at("stakeholders"),
        related=tuple(related),
        next_step="name one approver and make the others contributors",
    )


def _outside_product(approver: Stakeholder) -> Finding:
    return INFO.finding(
        _EVERYONE,
        phrase(
            "the approver {} has role {}, expected product",
            person(approver.id),
            words(approver.role or "none"),
        ),
        variant="outside_product",
        severity=Severity.INFO,
        at=approver.at("decision_role"),
        related=(Related("stakeholder", approver.id, approver.at("role"), "the approver"),),
        next_step="agree with the approver who may refuse a promise, or let product approve",
    )


def _owner(context: Context, positioning: Positioning) -> Iterator[Finding]:
    related: tuple[Related, ...] = ()
    if positioning.owner is None:
        message = phrase("the positioning has no owner, expected a stakeholder from product")
    else:
        owner = context.project.stakeholders.get(positioning.owner)
        if owner is None or owner.role == "product":  # an unknown name is INP003's business
            return
        message = phrase(
            "the positioning's owner {} has role {}, expected product",
            person(owner.id),
            words(owner.role or "none"),
        )
        related = (Related("stakeholder", owner.id, owner.at("role"), "the owner"),)
    yield INFO.finding(
        Subject("positioning", "positioning.owner"),
        message,
        variant="owner",
        severity=Severity.ERROR,
        at=positioning.at("owner"),
        related=related,
        next_step="name an owner of the positioning whose role is product",
    )


RULE = Rule(INFO, check, needs=(section("stakeholders"),), parts=(OWNER,))
