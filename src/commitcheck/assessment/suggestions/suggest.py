"""What the promises' texts may be about: suggestions, never findings.

An unlinked promise gets its nearest items; any promise whose text comes near a non-goal gets a
possible conflict; a linked one whose text fits another item far better, and one whose words
changed since its link was decided, get a second look. Nothing else asks for matching, and
this does only when there is something to match: loading the matcher takes its time.

Links that people decided on are not asked about again, unless what they were decided on has
changed. A suggestion quotes the vision's own words.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from commitcheck.assessment.answers import is_linked
from commitcheck.assessment.engine import run_rules, without_vision
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.suggestions.near import KINDS, Near, Ranked, TextAnswer
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import Link
from commitcheck.model.finding import Finding, Quote
from commitcheck.model.phrase import Phrase, counted, phrase, words
from commitcheck.model.project import Project
from commitcheck.model.report import NotChecked, Report, Suggestion
from commitcheck.model.vision import Record, Vision
from commitcheck.rules.context import Context
from commitcheck.rules.terms.quoting import promised, stated
from commitcheck.rules.vis601_non_goal_hit import RULE as NON_GOAL_HIT

if TYPE_CHECKING:
    from commitcheck.assessment.suggestions.items import TextMatcher


class Asking:
    """What may be suggested about promises, knowing the rules' findings and people's decisions."""

    def __init__(self, context: Context, findings: Iterable[Finding]) -> None:
        self._context = context
        self._decided = Decided(context.project)
        self._non_goals = _non_goals_against(findings)
        self._words = VisionWords(context.vision)
        vision = context.vision
        self._plans = bool(vision.capabilities or vision.roadmap)
        self._refuses = bool(vision.non_goals)
        self._says_anything = self._words.has_any

    def worth_matching(self) -> tuple[Commitment, ...]:
        """Open promises whose text can lead to a suggestion, nearest signature first."""
        promises = self._context.open
        some = promises if self._refuses else filter(self._can_tell, promises)
        return tuple(sorted(some, key=_signature))

    def suspect(self) -> tuple[Commitment, ...]:
        """Open promises with a link that counts no more, nearest signature first."""
        if not self._context.project.links:
            return ()
        found = (promise for promise in self._context.open if self._decided.suspects(promise))
        return tuple(sorted(found, key=_signature))

    def top(self, promise: Commitment) -> int:
        """How many items to ask for, so that three are left without what findings name."""
        non_goals = self._non_goals.get(promise.id, ())
        return NEAREST + len(self._decided.items(promise)) + len(non_goals)

    def about(self, promise: Commitment, answer: TextAnswer) -> Iterator[Suggestion]:
        """Every suggestion for a promise: suspect links, conflicts, then where it belongs."""
        quoted = promised(promise)
        said = {*self._decided.items(promise), *self._non_goals.get(promise.id, ())}
        for why, near in self._worth_saying(promise, answer, said):
            said.add(near.item)
            stated = self._words.quote(near.item)
            yield Suggestion(
                commitment=promise.id,
                kind=near.kind,
                id=near.id,
                band=near.band,
                score=near.score,
                why=why,
                evidence=near.words,
                note=_note(near, why),
                quotes=(quoted,) if stated is None else (quoted, stated),
            )

    def _worth_saying(
        self, promise: Commitment, answer: TextAnswer, said: set[str]
    ) -> Iterator[tuple[str, Near]]:
        """Pairs of why and what; `said` grows while they are taken."""
        by_name = {conflict.item: conflict for conflict in (*answer.conflicts, *answer.nearest)}
        for item in self._decided.suspects(promise):
            kind, _, name = item.partition(":")
            yield "suspect", by_name.get(item) or Near(kind, name, 0.0, "none")
        for near in answer.conflicts[:NEAREST]:
            if near.item not in said:
                yield "non_goal", near
        if is_linked(promise):
            for near in self._elsewhere(promise, answer.nearest):
                if near.item not in said:
                    yield "elsewhere", near
        elif not self._decided.is_none(promise):
            new = [near for near in answer.nearest if near.item not in said]
            yield from (("unlinked", near) for near in confident(new[:NEAREST]))

    def _elsewhere(self, promise: Commitment, nearest: Sequence[Near]) -> Sequence[Near]:
        """The item that the words of a linked promise fit far better than what it is linked to."""
        if not _names_something(promise):
            return ()
        best = next((near for near in nearest if near.kind in _HOMES), None)
        if best is None or best.band != "match" or best.item in (own := self._own(promise)):
            return ()
        # What is not among the nearest scores at most what the last of them does.
        scores = [near.score for near in nearest if near.item in own] or [nearest[-1].score]
        return (best,) if best.score - max(scores) >= FAR_BETTER else ()

    def _own(self, promise: Commitment) -> frozenset[str]:
        """What the promise is linked to, and what plans it or is planned by it."""
        context = self._context
        capabilities = {cap.id for cap in context.capabilities_of(promise)}
        work = {*promise.roadmap_item, *(item.id for item in context.backing(promise))}
        for item in context.vision.roadmap:
            named = {known.id for known in map(context.project.capabilities.get, item.capabilities)
                     if known is not None}  # fmt: skip
            if item.id in promise.roadmap_item:
                capabilities |= named
            elif not capabilities.isdisjoint(named):
                work.add(item.id)
        return frozenset(f"capability:{capability}" for capability in capabilities).union(
            f"roadmap_item:{item}" for item in work
        )

    def _can_tell(self, promise: Commitment) -> bool:
        """Can its text lead to a suggestion at all where nothing is refused? Else matching it would
        be a waste.
        """
        if is_linked(promise):
            return self._plans and _names_something(promise)
        return self._says_anything and not self._decided.is_none(promise)


_NOTHING = TextAnswer((), ())


def suggest(context: Context, report: Report, settings: Settings) -> Report:
    """The report with its suggestions, or with the reason why there are none.

    Raises:
        UsageError: the engine that was asked for is not installed, or the language unknown.
    """
    if context.project.vision is None:
        said = () if settings.engine == "off" else (without_vision("suggestions"),)
        return replace(report, not_checked=report.not_checked + said)
    asking = Asking(context, report.findings)
    if settings.engine == "off":
        return replace(report, not_checked=report.not_checked + _set_aside(asking))
    worth = asking.worth_matching()
    return replace(
        report,
        suggestions=_suggestions(context, asking, worth[: settings.matched], settings),
        not_checked=report.not_checked + _beyond(len(worth), settings.matched),
    )


def all_suggestions(context: Context, settings: Settings) -> tuple[Suggestion, ...]:
    """The suggestions of a check without its limit, for a person to go through.

    Raises:
        UsageError: as above.
    """
    asking = Asking(context, run_rules((NON_GOAL_HIT,), context, settings).findings)
    return _suggestions(context, asking, asking.worth_matching(), settings)


def ranking(
    context: Context, settings: Settings, top: int, kinds: Collection[str] = KINDS
) -> Iterator[Ranked]:
    """Every promise, whatever its state, with the items nearest to its text, in file order.

    Raises:
        UsageError: as above.
    """
    matcher = _matcher(context, settings)
    for promise in context.commitments:
        yield Ranked(promise.id, promise.title, matcher.ranked(promise, top, kinds))


def _matcher(context: Context, settings: Settings) -> "TextMatcher":
    from commitcheck.assessment.suggestions.items import TextMatcher  # noqa: PLC0415 - dear to import

    return TextMatcher(context.vision, settings)


def _suggestions(
    context: Context, asking: Asking, worth: Sequence[Commitment], settings: Settings
) -> tuple[Suggestion, ...]:
    """About the promises worth matching, and about links that count no more in all others."""
    found: list[Suggestion] = []
    if worth:
        matcher = _matcher(context, settings)
        for promise in worth:
            found += asking.about(promise, matcher.answer(promise, asking.top(promise)))
    matched = {promise.id for promise in worth}
    for promise in asking.suspect():
        if promise.id not in matched:
            found += asking.about(promise, _NOTHING)
    return tuple(found)


def _beyond(worth: int, limit: int) -> tuple[NotChecked, ...]:
    """The nearest signatures come first; of the rest it is said how to look at them."""
    if worth <= limit:
        return ()
    left = words(counted(worth - limit, "promise"))
    reason = phrase("the text of {} was not matched, only that of the first {}", left, limit)
    return (NotChecked("suggestions", reason, "commitcheck confirm --list, which does all"),)


def _set_aside(asking: Asking) -> tuple[NotChecked, ...]:
    """Text is not looked at, but a link that counts no more must not vanish without a word."""
    aside = len(asking.suspect())
    if not aside:
        return ()
    who = words(counted(aside, "promise"))
    reason = phrase("links of {} do not count, the words having changed", who)
    return (NotChecked("suggestions", reason, "commitcheck confirm"),)


class Decided:
    """The links of a project, by promise.

    A decision holds as long as the promise's words are those it was made on: afterwards an
    accepted link is suspect, and a rejected one or a `none` is as if nobody had decided.
    """

    def __init__(self, project: Project) -> None:
        links: defaultdict[str, list[Link]] = defaultdict(list)
        for link in project.links:
            links[link.commitment].append(link)
        self._links: Mapping[str, Sequence[Link]] = links

    def items(self, promise: Commitment) -> frozenset[str]:
        """The items that are accepted or rejected for a promise, as `kind:id`."""
        return frozenset(link.item for link in self._in_force(promise) if link.item)

    def is_none(self, promise: Commitment) -> bool:
        """Did somebody decide that nothing in the vision is meant?"""
        return any(link.decision == "none" for link in self._in_force(promise))

    def suspects(self, promise: Commitment) -> tuple[str, ...]:
        """Accepted items that the promise is no longer linked to, its words having changed."""
        links = self._links.get(promise.id)
        if links is None:
            return ()
        return tuple(
            link.item
            for link in links
            if link.item and link.decision == "accepted" and link.is_suspect(promise)
        )

    def _in_force(self, promise: Commitment) -> Sequence[Link]:
        links = self._links.get(promise.id, ())
        return [link for link in links if not link.is_suspect(promise)] if links else ()


NEAREST = 3
"""Items listed for a promise."""

FAR_BETTER = 0.2
"""By how much another item must outscore the promise's own to be worth saying (convention)."""

_HOMES = ("capability", "roadmap_item")

_CHANGED = words("the promise's words changed since this link was decided")


def confident(nearest: Sequence[Near]) -> Sequence[Near]:
    """Those in a band; where none is, all of them, to say where to look."""
    return [near for near in nearest if near.band != "none"] or nearest


def _non_goals_against(findings: Iterable[Finding]) -> Mapping[str, tuple[str, ...]]:
    """By promise the non-goals that VIS601 holds against it already, as `non_goal:id`."""
    non_goals: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for found in findings:
        if found.rule == "VIS601":
            non_goals[found.subject.id] += tuple(
                f"{thing.kind}:{thing.id}" for thing in found.related
            )
    return dict(non_goals)


def _signature(promise: Commitment) -> dt.date:
    """Drafts by the day they are to be signed; what is signed can wait."""
    expected = promise.expected_signature if promise.is_draft else None
    return expected or dt.date.max


def _names_something(promise: Commitment) -> bool:
    return bool(promise.capability or promise.roadmap_item)


def _note(near: Near, why: str) -> Phrase | None:
    notes = phrase("{}", near.notes) if near.notes else None
    if why != "suspect":
        return notes
    return _CHANGED if notes is None else phrase("{}; {}", _CHANGED, notes)


class VisionWords:
    """Quotes by `kind:id`, each located when it is first asked for."""

    def __init__(self, vision: Vision) -> None:
        self._texts: dict[str, tuple[str, Record, str]] = {}
        for item, text, record, field in _vision_texts(vision):
            self._texts.setdefault(item, (text, record, field))
        self.has_any = bool(self._texts)
        self.quote = cache(self._quote)

    def _quote(self, item: str) -> Quote | None:
        """The words, or None where the vision has no such item any more."""
        return stated(*self._texts[item]) if item in self._texts else None


def _vision_texts(vision: Vision) -> Iterator[tuple[str, str, Record, str]]:
    for cap in vision.capabilities:
        yield f"capability:{cap.id}", cap.name or cap.id, cap, "name" if cap.name else "id"
    for work in vision.roadmap:
        field = "title" if work.title else "id"
        yield f"roadmap_item:{work.id}", work.title or work.id, work, field
    for theme in vision.themes:
        yield f"theme:{theme.id}", theme.name or theme.id, theme, "name" if theme.name else "id"
    for goal in vision.vision.business_goals if vision.vision else ():
        if goal.id:
            yield f"goal:{goal.id}", goal.statement or "", goal, "statement"
    for no in vision.non_goals:
        yield f"non_goal:{no.id}", no.statement, no, "statement"
