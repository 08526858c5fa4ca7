"""What the promises' texts may be about: suggestions, never findings. The only caller of matching.

An unlinked promise gets its nearest items; any promise whose text comes near a non-goal gets a
possible conflict; a linked one whose text fits another item far better, and one whose words
changed since its link was decided, get a second look.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from commitcheck.assessment.answers import is_linked
from commitcheck.assessment.match_items import items_of, stated_text
from commitcheck.assessment.settings import Settings
from commitcheck.errors import UsageError
from commitcheck.matching import (
    Answer,
    Band,
    Candidate,
    EngineUnavailable,
    ItemKind,
    Matcher,
    UnknownLanguage,
)
from commitcheck.model.commitment import Commitment
from commitcheck.model.links_text import text_fingerprint
from commitcheck.model.phrase import phrase, words
from commitcheck.model.report import NotChecked, Report, Suggestion
from commitcheck.rules.context import Context
from commitcheck.rules.quoting import promised

LIMIT = 2000
"""Promises matched in a check, nearest signature first; `commitcheck match` does all."""

NEAREST = 3
_LOOKED_AT = 8
"""Candidates asked for, so that three of the right kind and the promise's own are among them."""

_FAR_BETTER = 0.2
"""By how much another item must outscore the promise's own to be worth saying."""

_HOMES = (ItemKind.CAPABILITY, ItemKind.ROADMAP)


def suggest(context: Context, report: Report, settings: Settings) -> Report:
    """The report with its suggestions, or with the reason why there are none.

    Raises:
        UsageError: the engine that was asked for is not installed, or the language unknown.
    """
    if settings.engine == "off":
        return report
    items = items_of(context.vision)
    queue = sorted(context.open, key=lambda one: one.expected_signature or dt.date.max)
    if not items or not queue:
        return report
    matcher = matcher_for(context, settings)
    told = _Told(context, report)
    answered: dict[tuple[str, str], Answer] = {}
    found: list[Suggestion] = []
    for promise in queue[:LIMIT]:
        text = (prose(promise), promise.title)
        answer = answered.get(text) or matcher.answer(*text, top=_LOOKED_AT)
        answered[text] = answer
        found += told.about(promise, answer)
    return replace(
        report, suggestions=tuple(found), not_checked=report.not_checked + _beyond(len(queue))
    )


def matcher_for(context: Context, settings: Settings) -> Matcher:
    """The engine over this vision's items."""
    try:
        return Matcher(items_of(context.vision), engine=settings.engine, language=settings.language)
    except (EngineUnavailable, UnknownLanguage) as error:
        raise UsageError(str(error)) from error


def prose(promise: Commitment) -> str:
    """The promise's text behind its title: description and quoted words."""
    return "\n".join(filter(None, (promise.description, promise.quote)))


class _Told:
    """Turns answers into suggestions, knowing what is decided or said already."""

    def __init__(self, context: Context, report: Report) -> None:
        self._context = context
        self._decided = {
            (link.commitment, link.item): link for link in context.project.links if link.item
        }
        self._homeless = {
            link.commitment for link in context.project.links if link.decision == "none"
        }
        self._hits = {
            (found.subject.id, other.id)
            for found in report.findings
            if found.rule == "VIS601"
            for other in found.related
        }
        self._texts = stated_text(context.vision)

    def about(self, promise: Commitment, answer: Answer) -> Iterator[Suggestion]:
        yield from self._suspect(promise)
        for candidate in answer.conflicts[:NEAREST]:
            if (promise.id, candidate.id) not in self._hits and self._is_new(promise, candidate):
                yield self._suggestion(promise, candidate, "non_goal")
        homes = [one for one in answer.nearest if one.kind in _HOMES]
        if not is_linked(promise):
            if promise.id not in self._homeless:
                for candidate in homes[:NEAREST]:
                    if self._is_new(promise, candidate):
                        yield self._suggestion(promise, candidate, "unlinked")
        elif promise.capability or promise.roadmap_item:
            yield from self._elsewhere(promise, homes)

    def _elsewhere(self, promise: Commitment, homes: list[Candidate]) -> Iterator[Suggestion]:
        own = self._own(promise)
        best = max((one.score for one in homes if (one.kind, one.id) in own), default=0.0)
        for candidate in homes[:1]:
            elsewhere = (candidate.kind, candidate.id) not in own
            far = candidate.band is Band.MATCH and candidate.score - best >= _FAR_BETTER
            if elsewhere and far and self._is_new(promise, candidate):
                yield self._suggestion(promise, candidate, "elsewhere")

    def _own(self, promise: Commitment) -> set[tuple[ItemKind, str]]:
        """What the promise is linked to, the items behind its capabilities included."""
        capabilities = {cap.id for cap in self._context.capabilities_of(promise)}
        items = {item.id for item in self._context.backing(promise)} | {*promise.roadmap_item}
        items |= {
            item.id
            for item in self._context.vision.roadmap
            if capabilities.intersection(item.capabilities)
        }
        for item in self._context.vision.roadmap:
            if item.id in promise.roadmap_item:
                capabilities.update(item.capabilities)
        return {(ItemKind.CAPABILITY, one) for one in capabilities} | {
            (ItemKind.ROADMAP, one) for one in items
        }

    def _suspect(self, promise: Commitment) -> Iterator[Suggestion]:
        for (commitment, item), link in self._decided.items():
            if commitment != promise.id or link.text in (None, text_fingerprint(promise)):
                continue
            kind, _, name = (item or "").partition(":")
            note = words("the promise's words changed since this link was decided")
            yield Suggestion(
                promise.id, kind, name, "suspect", 0.0, "suspect", (), note, (promised(promise),)
            )

    def _is_new(self, promise: Commitment, candidate: Candidate) -> bool:
        """Nobody decided about this pair yet."""
        return (promise.id, f"{candidate.kind}:{candidate.id}") not in self._decided

    def _suggestion(self, promise: Commitment, candidate: Candidate, why: str) -> Suggestion:
        notes = candidate.evidence.notes
        return Suggestion(
            commitment=promise.id,
            kind=str(candidate.kind),
            id=candidate.id,
            band=str(candidate.band),
            score=candidate.score,
            why=why,
            evidence=candidate.evidence.words,
            note=phrase("{}", list(notes)) if notes else None,
            quotes=(promised(promise), self._texts[str(candidate.kind), candidate.id]),
        )


def _beyond(queue: int) -> tuple[NotChecked, ...]:
    if queue <= LIMIT:
        return ()
    reason = phrase(
        "the text of {} promises was not matched, only the first {}", queue - LIMIT, LIMIT
    )
    return (NotChecked("suggestions", reason, "commitcheck match, which does all"),)
