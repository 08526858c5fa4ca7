"""What a question names that the vision says no to.

One way only, because a guess would be a no that nobody said: the very thing that a non-goal says
is not made. `A meter for the ovens` is what `We do not build meters`
speaks of; `a meter import`, `25,000 meters` and `a meter from Siemens` are not.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import takewhile
from operator import eq

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.model.dates import still_holds
from commitcheck.model.pattern import pattern
from commitcheck.model.vision import NonGoal, Vision
from commitcheck.reading.tokens import folded

_KINDS = frozenset(("feature", "integration", "custom_development"))
"""Kinds of things that are made."""

_NOT_MADE = pattern(
    r"\W*(?:(?:we (?:do not|don['\u2019]t|never|will not|won['\u2019]t)|no)\s+"
    r"(?:(?:build|make|manufacture|produce|sell|ship|develop|supply|provide|offer|design|rent)"
    r"(?:,? (?:or|and|nor) |, )?)+"
    r"|wir (?:(?:bauen|machen|produzieren|verkaufen|liefern|entwickeln|vertreiben|vermieten|bieten)"
    r"(?: (?:oder|und) |, )?)+ keine?[nmrs]?"
    r"|nous ne (?:fabriquons|construisons|vendons|livrons|développons|fournissons|proposons)"
    r" (?:pas|jamais) d(?:e |['\u2019]))\s*(.+)",
    2,  # re.IGNORECASE
    needs="we no wir",
)
_PHRASE = pattern(
    r"\b(?:an?|one|(?:our|their|his|her|your)(?: own)?|own|eine?[nmrs]?|eigene[nmrs]?"
    r"|unsere?[nmrs]?|une?|notre|wir (?:bauen|liefern|entwickeln)"
    r"|(?:will|shall|to|we|and) (?:build|make|produce|deliver|supply|ship|develop|provide|offer))"
    r"\s+((?:[^\W\d_][\w'\u2019-]*\s+){0,4}?[^\W\d_][\w'\u2019-]*)"
    r"(?=\s+(?:for|to|of|in|by|with|at|on|that|which|and|or|before|until|as|per|when|if|next|this|"
    r"is|are|will|can|built|made|für|zum|zur|bis|im|am|an|mit|und|oder|vor|ab|der|die|das|pour|"
    r"avant|avec|et|ou|dès|fin|en|au|sur|qui)\b|\s*(?:[.,;:!?()]|$|\d|Q\d))",
    2,  # re.IGNORECASE
)
"""The thing of a few words behind an article or a verb of making, up to what is said of it."""
_ANOTHERS = pattern(
    r"\s+(?:from|von|de|by)\s+(?!(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu"
    r"|Fri|Sat|Sun|Easter|Christmas|New Year|End|Mid|Early|Late|Spring|Summer|Autumn|Winter|FY"
    r"|[QH]\d))[A-Z]"
)
"""Of Siemens, and not by May."""

_AND = pattern(r",|\b(?:or|and|nor|oder|und|ou|et|ni)\b")
_OURS = frozenset(
    """
    own new custom bespoke simple small proprietary eigene eigenen eigener neue neuen neuer
    kleine kleinen propre nouveau petit
    """.split()  # noqa: SIM905 - a word list
)
_BRANDED = ("branded", "label", "labelled", "labeled", "made")


class _Thing(Struct, frozen=True):
    """A thing by the last of its words, and those before it that narrow it."""

    head: str
    narrower: frozenset[str]


def refused(draft: Commitment, vision: Vision, as_of: dt.date) -> NonGoal | None:
    """The non-goal in force that a promise of something to be made runs into.

    Where a thing of the vision was read, it has to be said in the non-goal's very words: `a ticket
    machine` is none of `Ticket export`.
    """
    if draft.kind not in _KINDS:
        return None
    is_meant = eq if draft.capability or draft.roadmap_item else _is_kind_of
    goals = [goal for goal in vision.non_goals if still_holds(goal.until, as_of)]
    asked = tuple(_things(draft.title, vision.product.name)) if goals else ()
    for goal in goals if asked else ():
        if any(is_meant(thing, made) for made in _not_made(goal) for thing in asked):
            return goal
    return None


def _things(text: str, product: str) -> Iterator[_Thing]:
    """`a Voltkeep-branded meter` is a meter: whose it is narrows nothing."""
    for found in _PHRASE.finditer(text):
        if not _ANOTHERS.match(text, found.end()):
            thing = _thing(found[1])
            whose = {*_OURS, *_BRANDED, *map(folded, product.split())}
            yield _Thing(thing.head, thing.narrower - whose)


def _not_made(goal: NonGoal) -> Iterator[_Thing]:
    said = _NOT_MADE.match(goal.statement or "")
    if said:
        for part in _AND.split(said[1]):
            if part.strip(" ."):
                yield _thing(part)


def _thing(phrase: str) -> _Thing:
    *before, head = [folded(word) for word in phrase.replace("-", " ").strip(" .").split()]
    behind_article = list(takewhile(lambda word: word not in _ARTICLES, reversed(before)))
    return _Thing(head, frozenset(behind_article))


_ARTICLES = frozenset(
    "a an the any our own you them ein eine einen einer einem ihnen un une la le les".split()  # noqa: SIM905
)


def _is_kind_of(asked: _Thing, made: _Thing) -> bool:
    """A bar's till is a restaurant till; a bike lock may be no door lock."""
    if asked.head != made.head:
        return False
    return not asked.narrower or not asked.narrower.isdisjoint(made.narrower)
