"""A promise is something that the vision says we do not do.

What: an open promise meets a non-goal that is in force (no `until`, or `until` not past). It
meets it explicitly when the non-goal lists one of its capabilities (its own, or those of the
roadmap items it names) or its kind, or when a person accepted a link between the two: error for
a hard non-goal, warning for a soft one. It meets it by keyword when one of the non-goal's
keywords stands in its title, description or quote, as whole words in any case; blanks and
hyphens between words are alike. A keyword is always a warning, because only a person can tell
"no on-premises edition needed" from the opposite.

Why: a non-goal is a decision that was made once, with everybody in the room. A promise against
it reopens that decision with nobody in the room, and the product pays for both answers.

Bad:
    non_goals:
      - {id: NG1, statement: We do not ship an on-premises edition, capabilities: [onprem-install]}
    commitments:
      - {id: C-2, customer: Meridian Bank, title: On-premises install, capability: onprem-install}

Good:
    non_goals:
      - {id: NG1, statement: We do not ship an on-premises edition, capabilities: [onprem-install]}
    commitments:
      - {id: C-2, customer: Meridian Bank, title: Single sign-on, capability: sso-saml}

Resolve: strike the promise, or change the vision openly: drop the non-goal, make it soft or
give it an `until`, and have the positioning signed off again. For a keyword that misleads, map
the promise and waive `VIS601:keyword`, or sharpen the keyword.

Variants:
explicit: a capability, a kind or an accepted link says so
keyword: only the words say so

Configure: `non_goals[].enforcement` and `until`.

Not checked when: the vision has no `non_goals`.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.model.dates import still_holds
from commitcheck.model.finding import Finding, Quote, Related, Severity
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.rule_info import Cure, RuleInfo
from commitcheck.model.vision import NonGoal
from commitcheck.rules.base import Rule, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.keywords import KeywordIndex, Mention
from commitcheck.rules.terms.promised_capabilities import capability_ids
from commitcheck.rules.terms.quoting import joined, promised, stated

INFO = RuleInfo(
    code="VIS601",
    name="non-goal-hit",
    severities=(Severity.ERROR, Severity.WARNING),
    who="product",
    roots=("R2",),
    cure=Cure.STRIKE,
    doc=__doc__,
    variants=("explicit", "keyword"),
)


class _Hit(Struct, frozen=True):
    non_goal: NonGoal
    cause: Phrase
    field: str


class _Refusals(Struct, frozen=True):
    """The non-goals in force by what they rule out."""

    by_capability: Mapping[str, tuple[NonGoal, ...]]
    by_kind: Mapping[str, tuple[NonGoal, ...]]
    by_link: Mapping[str, tuple[NonGoal, ...]]


def check(context: Context) -> Iterator[Finding]:
    in_force = [goal for goal in context.vision.non_goals
                if still_holds(goal.until, context.as_of)]  # fmt: skip
    if not in_force:
        return
    refusals = _refusals(context, in_force)
    mentioned = KeywordIndex(in_force).mentions(context.open)
    for position, promise in enumerate(context.open):
        hits = list(_explicit(context, promise, refusals))
        if hits:
            yield _finding(context, promise, hits, "explicit")
        if position in mentioned:
            known = {id(hit.non_goal) for hit in hits}
            by_word = [
                mention for mention in mentioned[position] if id(mention.non_goal) not in known
            ]
            if by_word:
                yield _finding(
                    context, promise, [_mention(mention) for mention in by_word], "keyword"
                )


def _refusals(context: Context, in_force: list[NonGoal]) -> _Refusals:
    known = context.project.capabilities
    by_capability: dict[str, tuple[NonGoal, ...]] = {}
    by_kind: dict[str, tuple[NonGoal, ...]] = {}
    by_link: dict[str, tuple[NonGoal, ...]] = {}
    for non_goal in in_force:
        for name in non_goal.capabilities:
            key = known[name].id if name in known else name
            by_capability[key] = (*by_capability.get(key, ()), non_goal)
        for kind in non_goal.kinds:
            by_kind[kind] = (*by_kind.get(kind, ()), non_goal)
        by_link[f"non_goal:{non_goal.id}"] = (*by_link.get(f"non_goal:{non_goal.id}", ()), non_goal)
    return _Refusals(by_capability, by_kind, by_link)


def _explicit(context: Context, promise: Commitment, refusals: _Refusals) -> Iterator[_Hit]:
    field = "capability" if promise.capability else "roadmap_item"
    for name in capability_ids(context, promise) if refusals.by_capability else ():
        for non_goal in refusals.by_capability.get(name, ()):
            cause = phrase("is about {}, which {} rules out", ident(name), ident(non_goal.id))
            yield _Hit(non_goal, cause, field)
    for non_goal in refusals.by_kind.get(promise.kind, ()):
        kind = words(promise.kind.replace("_", " "))
        cause = phrase("is of the kind {}, which {} rules out", kind, ident(non_goal.id))
        yield _Hit(non_goal, cause, "kind")
    for link in promise.linked:
        for non_goal in refusals.by_link.get(link, ()):
            cause = phrase("is linked to {}, which rules it out", ident(non_goal.id))
            yield _Hit(non_goal, cause, "title")


def _mention(mention: Mention) -> _Hit:
    cause = phrase(
        'says "{}" in its {}, a keyword of {}',
        mention.keyword,
        words(mention.field),
        ident(mention.non_goal.id),
    )
    return _Hit(mention.non_goal, cause, mention.field)


def _finding(context: Context, promise: Commitment, hits: list[_Hit], variant: str) -> Finding:
    non_goals = tuple({id(hit.non_goal): hit.non_goal for hit in hits}.values())
    names = [ident(goal.id) for goal in non_goals]
    is_hard = variant == "explicit" and any(goal.enforcement == "hard" for goal in non_goals)
    return INFO.finding(
        context.subject(promise),
        phrase("{} {}", ident(promise.id), joined(hit.cause for hit in hits)),
        severity=Severity.ERROR if is_hard else Severity.WARNING,
        variant=variant,
        at=promise.at(hits[0].field),
        quotes=(promised(promise), *(_refusal(goal) for goal in non_goals)),
        related=tuple(
            Related("non_goal", goal.id, goal.at("statement"), "ruled out here")
            for goal in non_goals
        ),
        next_step=phrase("strike the promise, or amend {} openly in the vision", names)
        if variant == "explicit"
        else phrase("read it against {}: strike it, or map it to what it is about", names),
        cure=Cure.STRIKE if is_hard else Cure.DECIDE,
    )


def _refusal(non_goal: NonGoal) -> Quote:
    if non_goal.statement:
        return stated(non_goal.statement, non_goal, "statement")
    return stated(non_goal.id, non_goal, "id")


RULE = Rule(
    INFO,
    check,
    needs=(section("non_goals"),),
    reads=("kind", "capability", "roadmap_item", "status", "description", "quote"),
)
