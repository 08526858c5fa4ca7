"""Which rules ran, and what nobody looked at: a promise without findings is called fine only where
everything ran.

A rule ran on a promise if it looked at it, or if the vision has no section for it. One whose
section is there and whose column is missing did not run; neither did one that was left out.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.selection import Settings
from commitcheck.model.commitment import NOTHING_DECIDED, Commitment
from commitcheck.model.finding import Severity
from commitcheck.model.own_rule import RuleCard, Unanswered, UnreadRule
from commitcheck.model.phrase import Phrase, first_names, ident, phrase, words
from commitcheck.model.project import LostRecord, Project
from commitcheck.model.vocabulary import DATED_KINDS
from commitcheck.rules.base import Rule, Unjudged
from commitcheck.rules.context import Context

# What a report says of the rules of a run that are not commitcheck's own: what became of each.

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
    info = rule.info
    card = RuleCard(
        info.code, info.name, info.severities, info.who, info.roots, info.cure.value, info.doc,
        info.variants,
    )  # fmt: skip
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


_SHOWN = 4
"""Codes that are named; of more the number."""

_ASKED_OF_A_YES = ("VIS", "COV", "TIM", "XCF")
"""Families of which every rule must have looked before anybody says sign, or conforms."""

_ALSO_ABOUT_PROMISES = ("INP", "COM", "CAP")
"""Without one of these a promise is judged all the same, but nobody says yes to it."""

NO_DAY = words("a due date, or `due: open` where none was promised")
CHANGED_WORDS = words("another look at what it is about: its words changed since it was decided")
NO_STATUS = words("a column that holds the status of its promises")
IN_BULK = words("a decision of its own about what it says: it was accepted with others at once")
PERSONAL = (NO_DAY, CHANGED_WORDS, NO_STATUS, IN_BULK)
"""What one promise lacks; everything else is missing for all."""


class Coverage(Struct, frozen=True, dict=True):
    """Which rules did not look at the promises: `left_out` by the call or the configuration, in
    `passed_over` those of lesser weight; `unfed` for want of a column, with what that column is.
    """

    left_out: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
    unread: tuple[UnreadRule, ...] = ()
    """The company's own rules of which the files could not be used."""
    unfed: Mapping[str, str] = {}
    without_status: frozenset[str] = frozenset()
    """The tables in which no column holds the status: every promise there counts as proposed."""
    unjudged: Mapping[str, tuple[str, ...]] = {}
    """By promise, the company's own rules that had no answer for it and weigh an error."""

    @property
    def why_not_judged(self) -> Phrase | None:
        """Why no promise was judged by everything that could judge it, or None."""
        if self.left_out:
            return phrase("this run left out {}", words(first_names(self.left_out, _SHOWN)))
        return _unread(rule for rule in self.unread if rule.is_error)

    def missing(self, promise: Commitment, context: Context) -> tuple[Phrase, ...]:
        """What a yes to this promise would rest on and is not there; nothing means a yes."""
        own: list[Phrase] = []
        if promise.kind in DATED_KINDS and promise.due is None and not promise.is_due_open:
            own.append(NO_DAY)
        if self.without_status and promise.where.source.path in self.without_status:
            own.append(NO_STATUS)
        unusable = context.vision.unusable
        if unusable and ("segment", promise.segment) in unusable:
            own.append(phrase("a decision on the segment {}", ident(promise.segment or "")))
        if context.project.links or promise.decided is not NOTHING_DECIDED:
            own += _lacking_decisions(promise, context)
        if codes := self.unjudged.get(promise.id):
            own.append(phrase("what {} needs to judge it", words(first_names(codes, _SHOWN))))
        return (*self._for_all, *own) if own else self._for_all

    @cached_property
    def _for_all(self) -> tuple[Phrase, ...]:
        """Rules that had no column to read, together where they need the same one."""
        groups: dict[str, list[str]] = {}
        for code, needs in self.unfed.items():
            groups.setdefault(needs, []).append(code)
        lacking = tuple(_unfed(needs, codes) for needs, codes in groups.items())
        return (*lacking, *self.unasked)

    @cached_property
    def unasked(self) -> tuple[Phrase, ...]:
        """The rules of lesser weight that nobody asked."""
        said: list[Phrase] = []
        if self.passed_over:
            codes = words(first_names(self.passed_over, _SHOWN))
            said.append(phrase("{}, left out of this run", codes))
        if lighter := _unread(rule for rule in self.unread if not rule.is_error):
            said.append(phrase("its answer: {}", lighter))
        return tuple(said)


def coverage(rules: Sequence[Rule], context: Context, wants: Callable[[str], bool]) -> Coverage:
    """Which of the rules did not look, of those that the run wants whole and those it does not."""
    left_out: list[str] = []
    passed_over: list[str] = []
    unfed: dict[str, str] = {}
    for rule in rules:
        code, family = rule.info.code, rule.info.family
        is_own_error = _is_own_error(rule)
        unmet = [need for need in rule.needs if not need.is_met(context.project)]
        if any(need.sections for need in unmet):
            continue  # the vision says nothing about it
        if not wants(code):
            if not unmet and family in _ASKED_OF_A_YES:
                left_out.append(code)
            elif not unmet and (is_own_error or family in _ALSO_ABOUT_PROMISES):
                passed_over.append(code)
        elif unmet and (is_own_error or family in _ASKED_OF_A_YES):
            unfed[code] = " and ".join(need.words for need in unmet)
    without_status = frozenset(
        problem.at.path for problem in context.project.problems if problem.variant == "no_status"
    )
    return Coverage(
        left_out=tuple(left_out),
        passed_over=tuple(passed_over),
        unread=tuple(
            it for it in context.project.unread_rules if it.code is None or wants(it.code)
        ),
        unfed=unfed,
        without_status=without_status,
        unjudged=_unjudged(rules, context, wants),
    )


def _unread(rules: Iterable[UnreadRule]) -> Phrase | None:
    """Why nobody asked these rules; the first is named."""
    whys = [rule.why for rule in rules]
    if not whys:
        return None
    return phrase("{}, and {} more", whys[0], len(whys) - 1) if whys[1:] else whys[0]


def _is_own_error(rule: Rule) -> bool:
    return rule.info.is_own and Severity.ERROR in rule.info.severities


def _unjudged(
    rules: Iterable[Rule], context: Context, wants: Callable[[str], bool]
) -> Mapping[str, tuple[str, ...]]:
    """By promise, the company's own rules that ran and had no answer for it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for rule in rules:
        if not _is_own_error(rule) or not wants(rule.info.code) or rule.leaves is None:
            continue
        if all(need.is_met(context.project) for need in rule.needs):
            for left in rule.leaves(context):
                for promise in left.promises:
                    found[promise].append(rule.info.code)
    return {promise: tuple(codes) for promise, codes in found.items()}


def _unfed(needs: str, codes: list[str]) -> Phrase:
    return phrase("{} ({})", words(needs), words(first_names(codes, _SHOWN)))


def _lacking_decisions(promise: Commitment, context: Context) -> Iterator[Phrase]:
    if _is_decision_suspect(promise, context):
        yield CHANGED_WORDS
    if promise.decided.in_bulk or _is_linked_in_bulk(promise, context):
        yield IN_BULK


def _is_linked_in_bulk(promise: Commitment, context: Context) -> bool:
    """Does it hang on what was accepted with others at once?"""
    return any(
        link.bulk and link.decision == "accepted" and link.item in promise.linked
        for link in context.links_of(promise.id)
    )


def _is_decision_suspect(promise: Commitment, context: Context) -> bool:
    links = context.links_of(promise.id)
    return bool(promise.decided.in_doubt) or any(
        link.decision == "accepted" and link.item and link.is_suspect(promise) for link in links
    )


# Records that made no promise because they could not be read, by the deals they may belong to.


def deals_in_doubt(project: Project, deals: Collection[str]) -> frozenset[str]:
    """The deals that a lost record belongs to, or may belong to: none of these is known whole."""
    found: set[str] = set()
    for lost in project.lost:
        found.update(_may_be_of(lost, deals))
        if len(found) == len(deals):
            break
    return frozenset(found)


def lost_promises(project: Project, deals: Collection[str]) -> frozenset[str]:
    """The ids of the lost records that belong, or may belong, to any of these deals."""
    return frozenset(lost.id for lost in project.lost if lost.id and _may_be_of(lost, deals))


def _may_be_of(lost: LostRecord, deals: Collection[str]) -> Collection[str]:
    """The one it names, among all its cells where its columns are not known; where nothing says
    which, any of them.
    """
    if lost.deal is not None:
        return (lost.deal,) if lost.deal in deals else ()
    return lost.cells.intersection(deals) if lost.cells else deals
