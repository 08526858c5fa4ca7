"""The door to matching: the vision goes in as items, what comes out is in the report's words.

Importing it loads the matcher, so it is imported only when there is something to match.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from pathlib import Path

from msgspec.structs import replace

from commitcheck.assessment.selection import Settings
from commitcheck.assessment.suggestions.near import KINDS, Near, TextAnswer
from commitcheck.errors import UsageError
from commitcheck.matching import (
    Band,
    Candidate,
    EngineUnavailable,
    Item,
    ItemKind,
    Matcher,
    UnknownLanguage,
)
from commitcheck.model.commitment import Commitment
from commitcheck.model.dates import still_holds
from commitcheck.model.vision import Vision

_OURS = {ItemKind.ROADMAP: "roadmap_item"}
"""Kinds that matching spells in another way."""


class TextMatcher:
    """The engine over one vision; texts that are the same are matched once.

    Args:
        vision: whose items promises may be about; what is dropped or past counts no more.
        settings: the day, the engine, the stemmer's language, and where a model lies.

    Raises:
        UsageError: the engine is not installed, or the language not known.
    """

    def __init__(self, vision: Vision, settings: Settings) -> None:
        self._answers: dict[tuple[str, str, int], TextAnswer] = {}
        self._ranks: dict[tuple[str, str], tuple[Near, ...]] = {}
        try:
            self._matcher = Matcher(
                items_of(vision, settings.as_of),
                engine=settings.engine,
                language=settings.language,
                model_path=Path(settings.model_path) if settings.model_path else None,
            )
        except EngineUnavailable as error:
            raise UsageError(str(error)) from error
        except UnknownLanguage as error:
            raise UsageError(f"{error}, expected english, german, french and the like") from error

    def answer(self, promise: Commitment, top: int) -> TextAnswer:
        """The `top` nearest items of a promise and its possible conflicts."""
        text = (_prose(promise), promise.title, top)
        found = self._answers.get(text)
        if found is None:
            answer = self._matcher.answer(*text[:2], top=top)
            nearest, conflicts = map(self._near, answer.nearest), map(self._near, answer.conflicts)
            found = TextAnswer(
                tuple(nearest), tuple(conflict for conflict in conflicts if conflict.band != "none")
            )
            self._answers[text] = found
        return found

    def ranked(
        self, promise: Commitment, top: int, kinds: Collection[str] = KINDS
    ) -> tuple[Near, ...]:
        """The `top` nearest items of these kinds; call it with the same `top` and kinds always."""
        text = (_prose(promise), promise.title)
        if text not in self._ranks:
            wanted = tuple(kind for kind in ItemKind if kind_word(kind) in kinds)
            found = self._matcher.rank(*text, top=top, kinds=wanted)
            self._ranks[text] = tuple(map(self._near, found))
        return self._ranks[text]

    def _near(self, candidate: Candidate) -> Near:
        """In the report's words. A possible conflict takes two shared words, or one that is a
        keyword of the non-goal or that nothing else in the vision has (convention): a product's
        everyday word is no conflict.
        """
        near = _near(candidate)
        is_weak = candidate.kind is ItemKind.NON_GOAL and candidate.band is Band.POSSIBLE
        if is_weak and self._matcher.rests_on_a_common_word(candidate):
            return replace(near, band="none")
        return near


def kind_word(kind: ItemKind) -> str:
    """How links.yaml and the outputs spell a kind."""
    return _OURS.get(kind, kind.value)


def items_of(vision: Vision, as_of: dt.date) -> tuple[Item, ...]:
    """What a promise can be about on a day; of two with one kind and id the first."""
    items: dict[tuple[ItemKind, str], Item] = {}
    for item in _items(vision, as_of):
        items.setdefault((item.kind, item.id), item)
    return tuple(items.values())


def _items(vision: Vision, as_of: dt.date) -> Iterator[Item]:
    for cap in vision.capabilities:
        name = cap.name or cap.id
        yield Item(ItemKind.CAPABILITY, cap.id, name, cap.description or "", cap.aliases)
    for work in vision.roadmap:
        if work.status != "dropped":
            yield Item(ItemKind.ROADMAP, work.id, work.title or work.id, work.description or "")
    for theme in vision.themes:
        yield Item(ItemKind.THEME, theme.id, theme.name or theme.id, theme.outcome or "")
    for goal in vision.vision.business_goals if vision.vision else ():
        if goal.id:
            yield Item(ItemKind.GOAL, goal.id, goal.statement or "")
    for no in vision.non_goals:
        if still_holds(no.until, as_of):
            yield Item(ItemKind.NON_GOAL, no.id, no.statement, no.rationale or "", no.keywords)


def _prose(promise: Commitment) -> str:
    """The promise's text behind its title: description and quoted words."""
    return "\n".join(filter(None, (promise.description, promise.quote)))


def _near(candidate: Candidate) -> Near:
    return Near(
        kind_word(candidate.kind),
        candidate.id,
        candidate.score,
        "none" if candidate.band is Band.NONE else candidate.band.value,
        candidate.evidence.words,
        candidate.evidence.field.value if candidate.evidence.field else None,
        candidate.evidence.notes,
    )
