"""What the promises' texts may be about: suggestions, never findings.

An unlinked promise gets its nearest items; any promise whose text comes near a non-goal gets a
possible conflict; a linked one whose text fits another item far better, and one whose words
changed since its link was decided, get a second look. Nothing else asks for matching, and
this does only when there is something to match: loading the matcher takes its time.
"""

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from commitcheck.assessment.asking import Asking
from commitcheck.assessment.engine import run_rules, without_vision
from commitcheck.assessment.near import KINDS, Ranked, TextAnswer
from commitcheck.assessment.settings import Settings
from commitcheck.model.commitment import Commitment
from commitcheck.model.counting import counted
from commitcheck.model.phrase import phrase, words
from commitcheck.model.report import NotChecked, Report, Suggestion
from commitcheck.rules.context import Context
from commitcheck.rules.vis601_non_goal_hit import RULE as NON_GOAL_HIT

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
    from commitcheck.assessment.match_items import TextMatcher  # noqa: PLC0415 - dear to import

    matcher = TextMatcher(context.vision, settings)
    for promise in context.commitments:
        yield Ranked(promise.id, promise.title, matcher.ranked(promise, top, kinds))


def _suggestions(
    context: Context, asking: Asking, worth: Sequence[Commitment], settings: Settings
) -> tuple[Suggestion, ...]:
    """About the promises worth matching, and about links that count no more in all others."""
    found: list[Suggestion] = []
    if worth:
        from commitcheck.assessment.match_items import TextMatcher  # noqa: PLC0415 - dear to import

        matcher = TextMatcher(context.vision, settings)
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
    return (NotChecked("suggestions", reason, "commitcheck match, which does all"),)


def _set_aside(asking: Asking) -> tuple[NotChecked, ...]:
    """Text is not looked at, but a link that counts no more must not vanish without a word."""
    aside = len(asking.suspect())
    if not aside:
        return ()
    who = words(counted(aside, "promise"))
    reason = phrase("links of {} do not count, the words having changed", who)
    return (NotChecked("suggestions", reason, "commitcheck match --review"),)
