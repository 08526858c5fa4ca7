"""The whole judgement, in the order of its one sentence: rules, waivers, answers, Report."""

from msgspec.structs import replace

from commitcheck._version import __version__
from commitcheck.assessment.answers import answers
from commitcheck.assessment.deals import deal_answers
from commitcheck.assessment.diagnosis import diagnose
from commitcheck.assessment.engine import (
    Watch,
    fields_read,
    in_order,
    no_watch,
    run_rules,
    without_vision,
)
from commitcheck.assessment.evidence import Evidence
from commitcheck.assessment.figures import FiguresOf
from commitcheck.assessment.loosening import loosened
from commitcheck.assessment.narrowing import narrow
from commitcheck.assessment.settings import Settings
from commitcheck.assessment.suggest import suggest
from commitcheck.assessment.thresholds import thresholds
from commitcheck.assessment.verdict import verdict
from commitcheck.assessment.waiving import waive
from commitcheck.model.finding import Finding
from commitcheck.model.project import Project
from commitcheck.model.report import BaselineSummary, NotChecked, Report
from commitcheck.rules import ALL_RULES
from commitcheck.rules.codes import ALL_CODES
from commitcheck.rules.context import Context

_FIRST = tuple(rule for rule in ALL_RULES if not rule.second_pass)
_SECOND = tuple(rule for rule in ALL_RULES if rule.second_pass)


def assess(project: Project, settings: Settings, watch: Watch = no_watch) -> Report:
    """Judge a project as on `settings.as_of`.

    Raises:
        UsageError: `settings.deal` or `settings.customer` is not in the project.
    """
    unjudged: tuple[NotChecked, ...] = ()
    if project.vision is None and project.waivers and settings.use_waivers:
        unjudged = (without_vision("waivers"),)
    if project.vision is None or not settings.use_waivers:
        project = replace(project, waivers=())
    context = Context(project, settings.as_of)
    first = run_rules(_FIRST, context, settings, watch)
    with watch("waivers"):
        waiving = waive(context, first.findings)
    unseen = first.silent if settings.use_waivers else frozenset(ALL_CODES)
    seeing = replace(
        context,
        findings=waiving.findings,
        covered=waiving.covered,
        forestalled=waiving.forestalled,
        silent=unseen,
    )
    second = run_rules(_SECOND, seeing, settings, watch)
    findings = in_order(waiving.findings + second.findings)
    silent = first.silent | second.silent
    findings, known = _against_baseline(context, findings, silent, settings)
    evidence = Evidence(
        context,
        tuple(found for found in findings if found.waived_by is None),
        silent,
        tuple(found for found in findings if found.waived_by is not None),
    )
    not_checked = _not_read(project) + first.not_checked + second.not_checked + unjudged
    with watch("report"):
        report = _report(evidence, settings, findings, not_checked)
    with watch("suggestions"):
        report = suggest(context, report, settings)
    report = replace(report, waivers=waiving.uses, baseline=known)
    return narrow(report, settings, project)


def _report(
    evidence: Evidence,
    settings: Settings,
    findings: tuple[Finding, ...],
    not_checked: tuple[NotChecked, ...],
) -> Report:
    context = evidence.context
    project = context.project
    answered = answers(context, findings, fields_read(ALL_RULES, settings))
    before = project.baseline.dominant_roots if project.baseline else ()
    return Report(
        version=__version__,
        product=context.vision.product.name,
        product_id=context.vision.product.id,
        as_of=settings.as_of,
        verdict=verdict(answered, findings, settings.as_of, len(answered)),
        inputs=project.inputs,
        findings=findings,
        commitments=answered,
        deals=deal_answers(context, findings, answered),
        figures=FiguresOf(evidence, answered),
        not_checked=not_checked,
        diagnosis=diagnose(evidence, before),
        loosened=loosened(settings, project),
        thresholds=thresholds(context.policy),
        tables=project.tables,
    )


def _not_read(project: Project) -> tuple[NotChecked, ...]:
    """What loading left out without losing anything."""
    return tuple(
        NotChecked(one.at.label, one.message, str(one.next_step))
        for one in project.problems
        if not one.rule
    )


def _against_baseline(
    context: Context, findings: tuple[Finding, ...], silent: frozenset[str], settings: Settings
) -> tuple[tuple[Finding, ...], BaselineSummary | None]:
    """An entry of a rule that did not run is not called gone: nobody looked."""
    project = context.project
    baseline = project.baseline
    if baseline is None:
        return findings, None
    from commitcheck.assessment.baseline import mark_known, summary  # noqa: PLC0415 - few have one

    marked = mark_known(findings, baseline, context)
    unseen = {
        entry.rule
        for entry in baseline.entries
        if entry.rule.partition(":")[0] in silent
        or not settings.keeps_code(entry.rule)
        or (entry.rule.startswith("WVR") and not settings.use_waivers)
    }
    path = project.config.baseline or ""
    return marked.findings, summary(path, baseline, marked, unseen, project.lost_ids)
