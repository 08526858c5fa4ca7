"""What a report says of the rules of a run that are not commitcheck's own: what became of each."""

from collections.abc import Collection

from msgspec.structs import replace

from commitcheck.assessment.selection import Settings
from commitcheck.model.own_rule import RuleCard, Unanswered
from commitcheck.rules.base import Rule, Unjudged
from commitcheck.rules.context import Context
from commitcheck.rules.own import card_of

_LISTED = 20
"""Records without an answer that a report lists of a rule; of all of them the number."""


def own_cards(
    settings: Settings, context: Context, silent: Collection[str]
) -> tuple[RuleCard, ...]:
    """A card for every rule of the company's own, in the order of their codes; `silent` are the
    rules that did not run.
    """
    own = (rule for rule in settings.rules if rule.info.is_own)
    return tuple(_card(rule, settings, context, silent) for rule in own)


def _card(rule: Rule, settings: Settings, context: Context, silent: Collection[str]) -> RuleCard:
    card = card_of(rule)
    if not settings.wants(card.code):
        return replace(card, state="left_out")
    if card.code in silent:
        unmet = (need.words for need in rule.needs if not need.is_met(context.project))
        return replace(card, state="could_not_run", needs=" and ".join(unmet))
    left = list(rule.leaves(context)) if rule.leaves is not None else []
    records = [record for unjudged in left for record in _records(unjudged, context)]
    needs = " and ".join(unjudged.needs for unjudged in left)
    return replace(
        card, needs=needs, unanswered=tuple(records[:_LISTED]), unanswered_count=len(records)
    )


def _records(left: Unjudged, context: Context) -> tuple[Unanswered, ...]:
    """A rule in Python may name promises only."""
    if left.records or not left.promises:
        return left.records
    there = context.project.by_id
    return tuple(
        Unanswered(context.subject(there[id_]).kind, id_, there[id_].at("id"))
        for id_ in left.promises
        if id_ in there
    )
