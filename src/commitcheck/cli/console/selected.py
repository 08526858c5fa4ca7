"""`check --explain-selection`: which rules run on this project, which do not, and why."""

import typer

from commitcheck.api import today
from commitcheck.assessment.selection import Settings, settings_for
from commitcheck.cli.options.request import Request
from commitcheck.model.finding import family_of
from commitcheck.model.project import Project
from commitcheck.reporting.inert import inert
from commitcheck.rules.base import Rule


def explain(request: Request, project: Project) -> int:
    """Print a line a rule, nothing is judged."""
    config = project.config
    day = request.as_of or config.as_of or today()
    settings = settings_for(project, day, request.select, request.ignore)
    for rule in settings.rules:
        typer.echo(inert(f"{rule.info.code:8} {_fate(rule, project, settings, request)}"))
    return 0


def _fate(rule: Rule, project: Project, settings: Settings, request: Request) -> str:
    info = rule.info
    names = (info.code, info.family)
    file = project.config.path or "the configuration"
    if not settings.wants(info.code):
        ignored = next((name for name in names if name in settings.ignore), None)
        if ignored is not None:
            by = file if ignored in project.config.ignore else "--ignore"
            return f"left out: {by} ignores {ignored}"
        by = "--select" if request.select else f"select in {file}"
        return f"left out: {by} names {', '.join(settings.select)}"
    needs = [need.words for need in rule.needs if not need.is_met(project)]
    if needs:
        return f"cannot run: needs {' and '.join(needs)}"
    weight = next((settings.severity[name] for name in names if name in settings.severity), None)
    parts = [name for name in settings.ignore if ":" in name and family_of(name) == info.family]
    said = ["runs", *([f"weighs {weight.label} by {file}"] if weight is not None else [])]
    left = [name for name in parts if name.startswith(f"{info.code}:")]
    return ", ".join([*said, *([f"without {', '.join(left)}"] if left else [])])
