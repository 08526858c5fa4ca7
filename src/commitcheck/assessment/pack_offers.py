"""What sales can promise today, from when, and to whom: never only a no."""

from collections.abc import Iterator

from commitcheck.assessment.pack_values import Offer, Sellable
from commitcheck.model.dates import still_holds
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.vision import Capability, Guardrail, RoadmapItem, Segment
from commitcheck.rules.comparing import as_values, in_order
from commitcheck.rules.context import Context
from commitcheck.rules.promised_capabilities import capability_ids
from commitcheck.rules.vis603_guardrail_breach import bound

_FITS = {
    "target": "promise what is listed here",
    "adjacent": "ask product before anything is promised",
    "excluded": "no promise; say so early",
}


def sellable(context: Context) -> Sellable:
    """Available capabilities, held certifications and limits; dated items of high confidence."""
    return Sellable(
        today=(*_capabilities(context), *_certifications(context)),
        limits=tuple(map(_Limits(context).of, context.vision.guardrails)),
        dated=tuple(_item(context, one) for one in context.vision.roadmap if _is_sure(one)),
        segments=tuple(_segment(one) for one in context.vision.segments),
    )


def _capabilities(context: Context) -> Iterator[Offer]:
    for one in context.vision.capabilities:
        if one.status == "available":
            said = (
                phrase("available until {}", one.sunset_on) if one.sunset_on else words("available")
            )
            yield Offer(one.name or one.id, phrase("{}{}", said, _reserved(context, one)))


def _reserved(context: Context, capability: Capability) -> Phrase:
    """Who holds it exclusively: others of the segment cannot have it."""
    for promise in context.open:
        if promise.kind != "exclusivity" or not promise.is_signed:
            continue
        if not still_holds(promise.until, context.as_of):
            continue
        if capability.id in capability_ids(context, promise):
            where = (
                phrase(" in {}", ident(promise.scope_segment))
                if promise.scope_segment
                else words("")
            )
            return phrase(", but exclusive under {}{}", ident(promise.id), where)
    return words("")


def _certifications(context: Context) -> Iterator[Offer]:
    for one in context.vision.certifications:
        if one.status == "held":
            yield Offer(one.id, words("certification held"))


class _Limits:
    """What may be promised of a dimension: its guardrail, and never beyond what was measured."""

    def __init__(self, context: Context) -> None:
        self._proven = {one.dimension: one for one in context.vision.facts}

    def of(self, guardrail: Guardrail) -> Offer:
        fact = self._proven.get(guardrail.dimension)
        said = bound(guardrail)
        if fact is not None and fact.proven is not None and guardrail.value is not None:
            limits = as_values(guardrail.value)
            pair = in_order(fact.proven, limits[0]) if len(limits) == 1 else None
            if pair and guardrail.op == "max" and fact.better == "higher" and pair[0] < pair[1]:
                said = phrase("at most {}, as measured", fact.proven)
        return Offer(guardrail.dimension, said)


def _is_sure(item: RoadmapItem) -> bool:
    return item.confidence == "high" and item.latest is not None and (
        item.status not in ("shipped", "dropped"))  # fmt: skip


def _item(context: Context, item: RoadmapItem) -> Offer:
    known = context.project.capabilities
    held = [_reserved(context, known[name]) for name in item.capabilities if name in known]
    note = next((one for one in held if one.parts), words(""))
    return Offer(
        item.title or item.id,
        phrase("from {} ({}, high confidence){}", item.latest, ident(item.id), note),
    )


def _segment(one: Segment) -> Phrase:
    return phrase("{}: {}", one.name or one.id, words(_FITS.get(one.fit, one.fit)))
