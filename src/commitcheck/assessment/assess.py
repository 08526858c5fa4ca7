"""The whole judgement, in the order of its one sentence: rules, waivers, answers, Report.

Every report says what the configuration or the command line ignores or loosens, since whoever can
change these in the same pull request can silence the check. It also says which policy values are
in force, where each comes from and which rules it decides. Numbers that only some formats show
are worked out when they are first read.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec.structs import replace

from commitcheck._version import __version__
from commitcheck.assessment.across import with_others
from commitcheck.assessment.answers import answers, by_commitment
from commitcheck.assessment.as_read.judge import as_read, reads_words
from commitcheck.assessment.as_read.parts import on_record
from commitcheck.assessment.confirmed_basis import with_basis
from commitcheck.assessment.coverage import coverage, own_cards
from commitcheck.assessment.deals import deal_answers
from commitcheck.assessment.diagnosis.diagnose import diagnose
from commitcheck.assessment.diagnosis.metrics import Evidence, metrics
from commitcheck.assessment.engine import (
    Watch,
    fields_read,
    in_order,
    no_watch,
    run_rules,
    without_vision,
)
from commitcheck.assessment.pictures import capacity, themes, timeline
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.suggestions.suggest import suggest
from commitcheck.assessment.usable_days import with_usable_days
from commitcheck.assessment.verdict import is_judged, verdict
from commitcheck.assessment.waiving import Waiving, waive
from commitcheck.model.config import Policy
from commitcheck.model.figures import CapacityRow, KnownFigures, Metric, ThemeRow, TimelineRow
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.late import Late
from commitcheck.model.phrase import first_ids, phrase
from commitcheck.model.project import Project
from commitcheck.model.report import (
    Answer,
    AsRead,
    BaselineSummary,
    Loosened,
    NotChecked,
    Report,
    Threshold,
)
from commitcheck.rules.base import Rule
from commitcheck.rules.context import Context

_NAMED = 6
"""Records named in one line; of the others only their number."""


def assess(project: Project, settings: Settings, watch: Watch = no_watch) -> Report:
    """Judge a project as on `settings.as_of`.

    Raises:
        UsageError: what `settings` would have shown alone is not in the project.
    """
    project = with_usable_days(project, settings.as_of)
    unjudged: tuple[NotChecked, ...] = ()
    if project.vision is None and project.waivers and settings.use_waivers:
        unjudged = (without_vision("waivers"),)
    if project.vision is None or not settings.use_waivers:
        project = replace(project, waivers=())
    every = tuple(rule.info.code for rule in settings.rules)
    context = Context(project, settings.as_of, known_codes=every)
    first = with_others(
        run_rules(_of_pass(settings, second=False), context, settings, watch), context, settings
    )
    with watch("reading"):
        words = as_read(context, first.findings, settings)
    deciding = words.deciding if words else ()
    with watch("waivers"):
        waiving = _waived(context, first.findings, words, settings)
    unseen = first.silent if settings.use_waivers else frozenset(every)
    seeing = replace(
        context,
        findings=waiving.findings + deciding,
        covered=waiving.covered,
        forestalled=waiving.forestalled,
        unclear=waiving.unclear,
        silent=unseen,
    )
    second = run_rules(_of_pass(settings, second=True), seeing, settings, watch)
    silent = first.silent | second.silent
    findings = with_basis(_with(waiving.findings, second.findings), context, settings)
    findings, known = _against_baseline(context, findings, words, silent, settings)
    findings = _with(findings, deciding)
    on_records = _on_records(findings, words)
    evidence = Evidence(
        context,
        tuple(found for found in on_records if found.waived_by is None),
        silent,
        tuple(found for found in on_records if found.waived_by is not None),
    )
    not_checked = _not_read(project) + first.not_checked + second.not_checked + unjudged
    with watch("report"):
        report = _report(evidence, settings, findings, not_checked, words)
    with watch("suggestions"):
        report = suggest(context, report, settings)
    report = replace(report, waivers=waiving.uses, baseline=known)
    if not settings.shows_a_part:
        return report
    from commitcheck.assessment.narrowing import narrow  # noqa: PLC0415 - most calls ask for all

    return narrow(report, settings, context)


def _with(findings: tuple[Finding, ...], more: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Both in their order; findings that nothing is added to have theirs already."""
    return in_order(findings + more) if more else findings


def _waived(
    context: Context, findings: tuple[Finding, ...], words: AsRead | None, settings: Settings
) -> Waiving:
    """Where a run reads no words, they are read for waivers alone that cover nothing else: one of
    what is read is not called unused because nobody looked.
    """
    waiving = waive(context, findings, words)
    if reads_words(settings) or all(use.state != "unused" for use in waiving.uses):
        return waiving
    return waive(context, findings, as_read(context, findings, replace(settings, engine="lexical")))


def _report(
    evidence: Evidence,
    settings: Settings,
    findings: tuple[Finding, ...],
    not_checked: tuple[NotChecked, ...],
    words: AsRead | None,
) -> Report:
    context = evidence.context
    project = context.project
    rules = settings.rules
    looked = coverage(rules, context, settings.wants_whole)
    on_records = _on_records(findings, words)
    answered = answers(context, on_records, fields_read(rules, settings), looked)
    history = project.history
    remembered = project.baseline.dominant_roots if project.baseline else ()
    before = remembered or (history.dominant_roots if history else ())
    return Report(
        version=__version__,
        product=context.vision.product.name,
        product_id=context.vision.product.id,
        as_of=settings.as_of,
        verdict=verdict(answered, on_records, settings.as_of, len(answered)),
        inputs=project.inputs,
        findings=findings,
        commitments=answered,
        deals=deal_answers(context, on_records, answered, dict(words.deals) if words else {}),
        as_read=words,
        figures=FiguresOf(evidence, answered),
        not_checked=not_checked,
        diagnosis=diagnose(evidence, before, is_judged=is_judged(answered)),
        loosened=loosened(settings, project),
        thresholds=thresholds(context.policy),
        history=history,
        tables=project.tables,
        own_rules=own_cards(settings, context, evidence.silent),
        silent=evidence.silent,
    )


def _of_pass(settings: Settings, *, second: bool) -> tuple[Rule, ...]:
    return tuple(rule for rule in settings.rules if rule.second_pass is second)


def _on_records(findings: tuple[Finding, ...], words: AsRead | None) -> tuple[Finding, ...]:
    """The findings with records as their subjects: those as read may be about a part of one."""
    if words is None or not words.deciding:
        return findings
    record_of = words.record_of
    return tuple(on_record(found, record_of) for found in findings)


def _not_read(project: Project) -> tuple[NotChecked, ...]:
    """What loading left out without losing anything, and what a person decided to be no promise."""
    said = tuple(
        NotChecked(problem.at.label, problem.message, str(problem.next_step))
        for problem in project.problems
        if not problem.rule
    )
    said += tuple(
        NotChecked(rule.code or "own rules", rule.why, "a rule that can be read and asked")
        for rule in project.unread_rules
    )
    if not project.no_promises:
        return said
    ids = first_ids(sorted(promise.id for promise in project.no_promises), _NAMED)
    message = phrase("somebody decided that these hold no promise: {}", ids)
    return (*said, NotChecked("decisions", message, "another decision, where one of them is one"))


def _against_baseline(
    context: Context,
    findings: tuple[Finding, ...],
    read: AsRead | None,
    silent: frozenset[str],
    settings: Settings,
) -> tuple[tuple[Finding, ...], BaselineSummary | None]:
    """Most projects know of no debt, and wait for nothing."""
    baseline = context.project.baseline
    if baseline is None:
        return findings, None
    from commitcheck.assessment.debt import against_baseline  # noqa: PLC0415 - as it says

    return against_baseline(baseline, context, findings, read, silent, settings)


_LIGHTER_THAN_ERRORS = ("preventable", "never")


def loosened(settings: Settings, project: Project) -> tuple[Loosened, ...]:
    """One line per rule left out or weighed less, and per policy key that somebody sets."""
    file = project.config.path or "configuration"
    places = project.config.places
    found = [
        Loosened(
            f"{name} is ignored",
            places.get(f"ignore {name}", file) if name in project.config.ignore else "--ignore",
        )
        for name in settings.ignore
    ]
    found += [Loosened(what, place) for what, place in project.config.loosens]
    if settings.select:
        own = places.get(f"select {settings.select[0]}", file)
        by = own if settings.select == project.config.select else "--select"
        found.append(Loosened(f"only {', '.join(settings.select)} ran", by))
    if not settings.use_waivers:
        found.append(Loosened("waivers are not applied", "--no-waivers"))
    fails_on = project.config.fail_on
    is_told = any(f" fails on {fails_on}," in what for what, _ in project.config.loosens)
    if fails_on in _LIGHTER_THAN_ERRORS and not is_told:  # of a product, beside its company's
        found.append(Loosened(f"fail_on is {fails_on}", file))
    found += [
        Loosened(f"{name} counts as {weight.label}", places.get(f"severity {name}", file))
        for name, weight in settings.severity.items()
        if weight < _heaviest(name, settings.rules)
    ]
    policy = project.vision.policy if project.vision else Policy()
    found += [
        Loosened(
            f"the policy sets {key}{_to(getattr(policy, key))}", _by(policy, key), is_policy=True
        )
        for key in sorted(policy.is_set)
    ]
    return tuple(found)


def _by(policy: Policy, key: str) -> str:
    """Who sets a key, and which pack would set it otherwise."""
    shared = policy.from_packs.get(key)
    if key not in policy.overridden:
        return f"the pack {shared.pack}" if shared else ""
    if shared is None or shared.value == getattr(policy, key):
        return "the vision"
    return f"the vision; the pack {shared.pack} sets it{_to(shared.value) or ' otherwise'}"


def _heaviest(name: str, rules: Iterable[Rule]) -> Severity:
    """What a rule, or the heaviest rule of a family, weighs at most by its own card."""
    code = name.partition(":")[0]
    return max(max(it.info.severities) for it in rules if it.info.code.startswith(code))


def _to(value: object) -> str:
    """A plain value in words; a matrix is named, not printed."""
    return f" to {value}" if isinstance(value, str | int | float) else ""


_DECIDES: Mapping[str, tuple[str, ...]] = {
    "max_one_off_share": ("CAP502",),
    "max_committed_share": ("DEB903",),
    "min_strategic_share": ("DEB903",),
    "max_top_arr": ("CAP504",),
    "max_top_effort": ("CAP504",),
    "quarter_end_days": ("DEB902",),
    "quarter_end_min_deals": ("DEB902",),
    "quarter_end_share": ("DEB902",),
    "promise_keeping_floor": ("DEB905",),
    "promise_keeping_error": ("DEB905",),
    "promise_keeping_min_n": ("DEB905",),
    "parallel_people": ("TIM402",),
    "accept_within_days": (),
    "waiver_max_days": ("WVR952",),
    "max_waivers": ("WVR955",),
    "export_max_age_days": ("INP004",),
    "min_reserve": (),
    "max_target_segments": ("POS102",),
    "fiscal_year_start": ("DEB902",),
    "revenue_checks": ("COM801",),
    "approvals": ("GOV205",),
}


def thresholds(policy: Policy) -> tuple[Threshold, ...]:
    """Every value of the policy, in the order of its page."""
    plain = Policy()
    return tuple(
        Threshold(key, _shown(policy, key), _source(policy, plain, key), rules)
        for key, rules in _DECIDES.items()
    )


def _shown(policy: Policy, key: str) -> str:
    if key == "approvals":
        source = _source(policy, Policy(), key)
        whose = {"policy": "the vision's", "pack": "the pack's"}.get(source, "the default")
        return f"{whose} matrix"
    if key == "max_waivers":
        return policy.max_waivers.words
    return str(getattr(policy, key))


def _source(policy: Policy, plain: Policy, key: str) -> str:
    if key in policy.overridden:
        return "policy"
    if key in policy.from_packs:
        return "pack"
    return "default" if getattr(policy, key) == getattr(plain, key) else "stage"


class FiguresOf(Late):
    """Of the whole portfolio: `answers` tell which deals are in conflict."""

    def __init__(self, evidence: Evidence, answers: tuple[Answer, ...]) -> None:
        self._evidence = evidence
        self._answers = answers

    @cached_property
    def timeline(self) -> tuple[TimelineRow, ...]:
        return timeline(self._evidence.context, by_commitment(self._evidence.findings))

    @cached_property
    def capacity(self) -> tuple[CapacityRow, ...]:
        return capacity(self._evidence.context)

    @cached_property
    def themes(self) -> tuple[ThemeRow, ...]:
        return themes(self._evidence.context)

    @cached_property
    def metrics(self) -> tuple[Metric, ...]:
        return metrics(self._evidence, self._answers)

    def settled(self) -> KnownFigures:
        return KnownFigures(self.timeline, self.capacity, self.themes, self.metrics)
