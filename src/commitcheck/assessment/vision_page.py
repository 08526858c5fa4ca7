"""The vision on one page: the sentence that people agree to, and what it refuses."""

from msgspec import Struct

from commitcheck.model.phrase import Phrase, phrase, words
from commitcheck.model.vision import Guardrail, NonGoal, Positioning, Vision
from commitcheck.rules.vis603_guardrail_breach import bound

_NOUN_FIRST = frozenset(("to", "a", "an", "the", "one", "their", "our", "fewer", "less", "more"))
"""First words of a need after which `who need` reads on as it is; else it is a verb."""


class VisionPage(Struct, frozen=True):
    """What a stakeholder signs off: every text is the vision's own."""

    product: str
    version: str | None
    status: str
    statement: Phrase
    for_segments: tuple[str, ...] = ()
    beside_segments: tuple[str, ...] = ()
    not_for_segments: tuple[str, ...] = ()
    non_goals: tuple[Phrase, ...] = ()
    guardrails: tuple[Phrase, ...] = ()


def vision_page(vision: Vision) -> VisionPage:
    """The page of a vision; a slot that nobody filled in says so."""
    positioning = vision.positioning or Positioning()
    fits = {
        fit: tuple(one.name or one.id for one in positioning.segments if one.fit == fit)
        for fit in ("target", "adjacent", "excluded")
    }
    return VisionPage(
        product=vision.product.name,
        version=positioning.version,
        status=positioning.status,
        statement=statement(vision),
        for_segments=fits["target"],
        beside_segments=fits["adjacent"],
        not_for_segments=fits["excluded"],
        non_goals=tuple(_non_goal(one) for one in vision.non_goals),
        guardrails=tuple(_guardrail(one) for one in vision.guardrails),
    )


def statement(vision: Vision) -> Phrase:
    """Moore's sentence: for whom, who need what, what it is, what it gives, unlike what."""
    positioning = vision.positioning or Positioning()
    need = positioning.need
    need_to = need and need.partition(" ")[0].casefold() not in _NOUN_FIRST
    return phrase(
        "For {} who need {}{}, {} is {}{} that {}. Unlike {}, {}: {}.",
        _slot(positioning.target_customer, "target customer"),
        words("to " if need_to else ""),
        _slot(need, "need"),
        vision.product.name or words("the product"),
        words(_article(positioning.category)),
        _slot(positioning.category, "category"),
        _slot(positioning.key_benefit, "key benefit"),
        _choice([one.name for one in positioning.alternatives if one.name]),
        vision.product.name or words("the product"),
        _claims([one.claim or one.id for one in positioning.differentiators]),
    )


def _slot(text: str | None, name: str) -> str | Phrase:
    return text.rstrip(". ") if text and text.strip() else words(f"({name}: not written yet)")


def _article(noun: str | None) -> str:
    if not noun or noun.casefold().startswith(("a ", "an ", "the ")):
        return ""
    return "an " if noun[0].casefold() in "aeiou" else "a "


def _choice(names: list[str]) -> Phrase:
    if not names:
        return words("(alternatives: not written yet)")
    *first, last = names
    return phrase("{} or {}", first, last) if first else phrase("{}", last)


def _claims(claims: list[str]) -> Phrase:
    if not claims:
        return words("(differentiators: not written yet)")
    template = "; ".join("{}" for _ in claims)
    return phrase(template, *(claim.rstrip(". ") for claim in claims))


def _non_goal(one: NonGoal) -> Phrase:
    until = phrase(" (until {})", one.until) if one.until else words("")
    soft = words(" (soft)" if one.enforcement == "soft" else "")
    return phrase("{}: {}{}{}", one.id, one.statement or words("no statement"), soft, until)


def _guardrail(one: Guardrail) -> Phrase:
    soft = words(", soft" if one.enforcement == "soft" else "")
    who = words(f"{(one.approver or 'product').replace('_', ' ')} may grant an exception{soft}")
    return phrase("{}: {} {} ({})", one.id, one.dimension, bound(one), who)
