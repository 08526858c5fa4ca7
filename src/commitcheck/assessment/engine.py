"""Runs the rules: which can run, on what, and in which order their findings come out."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.answers import JUDGES, with_usable_standards
from commitcheck.assessment.selection import Settings
from commitcheck.loading.records.vision import UNDECIDED
from commitcheck.model.finding import Finding, Severity, family_of
from commitcheck.model.phrase import Phrase, Value, first_ids, ident, phrase, words
from commitcheck.model.report import NotChecked
from commitcheck.rules.base import Need, Rule
from commitcheck.rules.context import Context

_TIES = ("capability", "roadmap_item")
_OF_WORDS = "VIS601"
"""Looks at the words of a promise too, which rest on nothing that is only proposed."""

_NAMED = 3
"""Promises and fields named in one line; of the others only their number."""

_ABOUT: Mapping[str, tuple[str, ...]] = {
    "POS": ("slot", "differentiator", "non_goal", "segment"),
    "GOV": ("stakeholder",),
    "CAP": ("period",),
    "DEB": ("theme",),
}
"""Records of the vision that a family has findings about."""

Watch = Callable[[str], AbstractContextManager[object]]
"""Called with the name of a stage or rule around its work; `--timings` passes a stopwatch."""


def no_watch(_name: str) -> AbstractContextManager[None]:
    return nullcontext()


class RulesRun(Struct, frozen=True):
    """What a pass over the rules gave: findings in their total order, and what did not run.

    `silent` are the rules that did not run at all, whether they could not or were not asked.
    """

    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    silent: frozenset[str]


class _Doubtful(Struct, frozen=True):
    """A promise of which something could not be used: fields of its own, and what it stands on."""

    promise: str
    unusable: frozenset[str]
    below: tuple[str, ...]
    undecided: tuple[str, ...] = ()
    """What it stands on that is only proposed; its words count against a non-goal all the same."""


def run_rules(
    rules: Iterable[Rule], context: Context, settings: Settings, watch: Watch = no_watch
) -> RulesRun:
    """Run each rule that was asked for and can run; say of the others why not."""
    findings: list[Finding] = []
    not_checked: list[NotChecked] = []
    silent: set[str] = set()
    doubtful = _doubtful(context)
    for rule in rules:
        is_wanted = settings.wants(rule.info.code)
        missing = _missing(rule, context) if is_wanted else None
        if missing or not is_wanted:
            silent.add(rule.info.code)
            not_checked += [missing] if missing else []
            continue
        not_checked += _missing_parts(rule, context)
        skipped = _unusable_for(rule, doubtful)
        not_checked += _skips(rule, skipped)
        with watch(rule.info.code):
            usable = with_usable_standards(rule.info.code, context)
            found = rule.check(replace(usable, skipped=frozenset(skipped)) if skipped else usable)
            findings += [
                _weighed(finding, settings)
                for finding in found
                if settings.keeps(finding) and _is_sure(rule, finding, context)
            ]
        not_checked += _doubts(rule, context)
        not_checked += _left_open(rule, context)
    return RulesRun(in_order(findings), tuple(not_checked), frozenset(silent))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the total order of every output."""
    return tuple(sorted(findings, key=lambda finding: finding.sort_key))


def fields_read(rules: Iterable[Rule], settings: Settings) -> frozenset[str]:
    """Commitment fields that some rule of this run looks at."""
    return frozenset(
        name for rule in rules if settings.wants(rule.info.code) for name in rule.reads
    )


def without_vision(what: str) -> NotChecked:
    """What cannot be judged where no vision could be read: a rule, the waivers, the texts."""
    return NotChecked(what, words("there is no vision to check against"), "a readable vision")


def _missing(rule: Rule, context: Context) -> NotChecked | None:
    code = rule.info.code
    if context.project.vision is None and code[:3] != "INP":
        return without_vision(code)
    unmet = _unmet(rule.needs, context)
    return _said(code, words("the input does not have what it reads"), unmet) if unmet else None


def _missing_parts(rule: Rule, context: Context) -> list[NotChecked]:
    return [
        _said(rule.info.code, phrase("its {} did not run", words(part.name)), unmet)
        for part in rule.parts
        if (unmet := _unmet(part.needs, context))
    ]


def _unmet(needs: Iterable[Need], context: Context) -> list[Need]:
    return [need for need in needs if not need.is_met(context.project)]


def _said(code: str, reason: Phrase, unmet: list[Need]) -> NotChecked:
    return NotChecked(code, reason, " and ".join(need.words for need in unmet))


def _doubtful(context: Context) -> tuple[_Doubtful, ...]:
    """Looked for once for all rules: nearly every promise is none of them."""
    blurred = bool(context.vision.unusable)
    if not blurred and not any(map(attrgetter("unusable"), context.project.commitments)):
        return ()
    return tuple(
        _Doubtful(
            promise.id,
            frozenset(promise.unusable),
            tuple(
                f"{name} of {id_}" for id_, names in below if names != UNDECIDED for name in names
            ),
            tuple(f"decision on {id_}" for id_, names in below if names == UNDECIDED),
        )
        for promise in context.project.commitments
        if (below := context.doubts(promise) if blurred else ()) or promise.unusable
    )


def _unusable_for(rule: Rule, doubtful: Iterable[_Doubtful]) -> dict[str, tuple[str, ...]]:
    """The promises this rule must leave alone, and what of them or below them it cannot use.

    A rule that reads what a promise is about also reads the capability and the work behind it.
    """
    reads = frozenset(rule.reads)
    reads_below = not reads.isdisjoint(_TIES)
    found: dict[str, tuple[str, ...]] = {}
    for promise in doubtful:
        below = promise.below if rule.info.code == _OF_WORDS else promise.below + promise.undecided
        bad = (*sorted(reads & promise.unusable), *(below if reads_below else ()))
        if bad:
            found[promise.promise] = bad
    return found


def _skips(rule: Rule, skipped: Mapping[str, tuple[str, ...]]) -> list[NotChecked]:
    """One line a rule, however many promises it had to leave alone."""
    if not skipped:
        return []
    fields = dict.fromkeys(name for names in skipped.values() for name in names)
    return [_left_alone(rule, first_ids(list(skipped), _NAMED), list(fields)[:_NAMED])]


def _doubts(rule: Rule, context: Context) -> list[NotChecked]:
    """What the rule may have had to say about such a record was left out, and is said to be."""
    kinds = JUDGES.get(rule.info.code) or _ABOUT.get(rule.info.family, ())
    return [
        _left_alone(rule, ident(name), names)
        for (kind, name), names in context.vision.unusable.items()
        if kind in kinds and names != UNDECIDED
    ]


def _left_open(rule: Rule, context: Context) -> list[NotChecked]:
    if rule.leaves is None:
        return []
    return [NotChecked(rule.info.code, left.reason, left.needs) for left in rule.leaves(context)]


def _left_alone(rule: Rule, what: Value, fields: Iterable[str]) -> NotChecked:
    reason = phrase("it left {} alone: what it reads there could not be used", what)
    return NotChecked(rule.info.code, reason, f"a usable {', '.join(fields)}")


def _is_sure(rule: Rule, found: Finding, context: Context) -> bool:
    """Not about a record of the vision that has a field which could not be used."""
    unusable = context.vision.unusable
    return not unusable or rule.info.family == "INP" or found.subject[:2] not in unusable


def _weighed(found: Finding, settings: Settings) -> Finding:
    if not settings.severity:
        return found
    if found.rule == "INP001" and found.severity is Severity.ERROR:
        return found  # what could not be read does not become readable by a setting
    names = (found.code, found.rule, family_of(found.rule))
    weight = next((settings.severity[name] for name in names if name in settings.severity), None)
    return found if weight is None else replace(found, severity=weight)
