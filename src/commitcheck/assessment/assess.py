"""The whole judgement, in the order of its one sentence: rules, waivers, answers, Report."""

from dataclasses import replace

from commitcheck._version import __version__
from commitcheck.assessment.answers import answers, by_commitment
from commitcheck.assessment.baseline import mark_known, summary
from commitcheck.assessment.capacity import capacity
from commitcheck.assessment.deals import deal_answers
from commitcheck.assessment.diagnosis import diagnose
from commitcheck.assessment.engine import Watch, fields_read, no_watch, run_rules
from commitcheck.assessment.evidence import Evidence
from commitcheck.assessment.loosening import loosened
from commitcheck.assessment.metrics import metrics
from commitcheck.assessment.narrowing import narrow
from commitcheck.assessment.pictures import themes, timeline
from commitcheck.assessment.settings import Settings
from commitcheck.assessment.suggest import suggest
from commitcheck.assessment.thresholds import thresholds
from commitcheck.assessment.verdict import verdict
from commitcheck.assessment.waiving import Waiving, waive
from commitcheck.model.finding import Finding
from commitcheck.model.project import Project
from commitcheck.model.report import BaselineSummary, NotChecked, Report
from commitcheck.rules import ALL_RULES
from commitcheck.rules.context import Context

_FIRST = tuple(rule for rule in ALL_RULES if not rule.second_pass)
_SECOND = tuple(rule for rule in ALL_RULES if rule.second_pass)


def assess(project: Project, settings: Settings, watch: Watch = no_watch) -> Report:
    """Judge a project as on `settings.as_of`.

    Raises:
        UsageError: `settings.deal` or `settings.customer` is not in the project.
    """
    context = Context(project, settings.as_of)
    first = run_rules(_FIRST, context, settings, watch)
    with watch("waivers"):
        waiving = waive(context, first.findings, settings)
    second = run_rules(_SECOND, _seeing(context, waiving), settings, watch)
    findings = _in_order(waiving.findings + second.findings)
    findings, known = _against_baseline(project, findings)
    evidence = Evidence(
        context,
        tuple(found for found in findings if found.waived_by is None),
        first.silent | second.silent,
    )
    not_checked = _not_read(project) + first.not_checked + second.not_checked
    with watch("report"):
        report = _report(evidence, settings, findings, not_checked)
    with watch("suggestions"):
        report = suggest(context, report, settings)
    report = replace(report, waivers=waiving.uses, baseline=known)
    return narrow(report, settings)


def _report(
    evidence: Evidence,
    settings: Settings,
    findings: tuple[Finding, ...],
    not_checked: tuple[NotChecked, ...],
) -> Report:
    context = evidence.context
    project = context.project
    answered = answers(project, findings, fields_read(ALL_RULES, settings))
    before = project.baseline.dominant_roots if project.baseline else ()
    return Report(
        version=__version__,
        product=context.vision.product.name,
        as_of=settings.as_of,
        verdict=verdict(answered, findings, settings.as_of, len(answered)),
        inputs=project.inputs,
        findings=findings,
        commitments=answered,
        deals=deal_answers(context, findings, answered),
        timeline=timeline(context, by_commitment(evidence.findings)),
        capacity=capacity(context),
        themes=themes(context),
        not_checked=not_checked,
        metrics=metrics(evidence, answered),
        diagnosis=diagnose(evidence, before),
        loosened=loosened(settings, project),
        thresholds=thresholds(context.policy),
    )


def _seeing(context: Context, waiving: Waiving) -> Context:
    """The second pass sees the findings and which waiver took how many."""
    return replace(context, findings=waiving.findings, covered=waiving.covered)


def _not_read(project: Project) -> tuple[NotChecked, ...]:
    """What loading left out without losing anything."""
    return tuple(
        NotChecked(one.at.label, one.message, str(one.next_step))
        for one in project.problems
        if not one.rule
    )


def _in_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: one.sort_key))


def _against_baseline(
    project: Project, findings: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], BaselineSummary | None]:
    if project.baseline is None:
        return findings, None
    marked = mark_known(findings, project.baseline)
    return marked, summary(project.config.baseline or "", project.baseline, marked)
