"""Replacement wording from a file that the user can replace: a library, never legal advice.

Beside it, the vision on one page: the sentence that people agree to, and what it refuses.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from commitcheck.errors import InputError
from commitcheck.loading.wording_file import read_wording_file
from commitcheck.model.phrase import Phrase, phrase, words
from commitcheck.model.vision import Guardrail, NonGoal, Positioning, Vision
from commitcheck.rules.vis603_guardrail_breach import bound

DEFAULT = Path(__file__).parent / "wording" / "fallback.yaml"

_LISTS = ("rules", "kinds", "dimensions")


class Wording(Struct, frozen=True):
    """One text to offer instead. It fits a finding by its rule or `code:variant`, and by the
    promise's kind and dimension where it names any.
    """

    id: str
    text: str
    rules: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()

    def fits(self, code: str, kind: str, dimension: str | None) -> bool:
        return (
            (code in self.rules or code.partition(":")[0] in self.rules)
            and (not self.kinds or kind in self.kinds)
            and (not self.dimensions or dimension in self.dimensions)
        )


class WordingLibrary(Struct, frozen=True):
    """The texts in order of preference, and what the file says of itself."""

    note: str
    wordings: tuple[Wording, ...] = ()


def read_wordings(path: str | None = None) -> WordingLibrary:
    """The library of a file; the one of the package where none is named.

    Raises:
        InputError: it cannot be read, or has another shape; the message names the place.
    """
    file = read_wording_file(path or str(DEFAULT), "wording", "id, rules and text")
    return WordingLibrary(
        note="Not legal advice." if file.note is None else file.note,
        wordings=tuple(_wording(entry, place) for entry, place in file.entries),
    )


def _wording(entry: Any, place: str) -> Wording:
    if not isinstance(entry, Mapping):
        raise InputError(f"{place}: expected an entry of id, rules and text")
    unknown = [str(key) for key in entry if key not in ("id", "text", *_LISTS)]
    if unknown:
        raise InputError(f"{place}: {unknown[0]} is no field of a wording")
    lists = {name: _names(entry.get(name), name, place) for name in _LISTS}
    texts = {name: entry.get(name) for name in ("id", "text")}
    for name, value in texts.items():
        if not isinstance(value, str) or not value.strip():
            raise InputError(f"{place}: {name} is missing, expected a text")
    if not lists["rules"]:
        raise InputError(f"{place}: rules is empty, expected codes as VIS603")
    return Wording(str(texts["id"]), " ".join(str(texts["text"]).split()), **lists)


def _names(value: Any, name: str, place: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise InputError(f"{place}: {name} is no list of words")
    return tuple(map(str, value))


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
        fit: tuple(
            segment.name or segment.id for segment in positioning.segments if segment.fit == fit
        )
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
        non_goals=tuple(_non_goal(goal) for goal in vision.non_goals),
        guardrails=tuple(_guardrail(guardrail) for guardrail in vision.guardrails),
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
        _choice([alternative.name for alternative in positioning.alternatives if alternative.name]),
        vision.product.name or words("the product"),
        _claims(
            [
                differentiator.claim or differentiator.id
                for differentiator in positioning.differentiators
            ]
        ),
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


def _non_goal(goal: NonGoal) -> Phrase:
    until = phrase(" (until {})", goal.until) if goal.until else words("")
    soft = words(" (soft)" if goal.enforcement == "soft" else "")
    return phrase("{}: {}{}{}", goal.id, goal.statement or words("no statement"), soft, until)


def _guardrail(guardrail: Guardrail) -> Phrase:
    soft = words(", soft" if guardrail.enforcement == "soft" else "")
    who = words(
        f"{(guardrail.approver or 'product').replace('_', ' ')} may grant an exception{soft}"
    )
    return phrase("{}: {} {} ({})", guardrail.id, guardrail.dimension, bound(guardrail), who)
