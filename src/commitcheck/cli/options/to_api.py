"""A request goes to `commitcheck.api` whole: a parameter takes the option of the same name."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from commitcheck.api import check, load
from commitcheck.cli.console.progress import Stages
from commitcheck.cli.options.request import Sources
from commitcheck.model.project import Project
from commitcheck.model.report import Report


def read(request: Sources, stages: Stages, **instead: Any) -> Project:
    """The project that a request names; `instead` are values in place of its own."""
    return load(*request.paths, **{**options(load, request), **instead}, watch=stages.watch)


def judge(request: Sources, project: Project, stages: Stages, **instead: Any) -> Report:
    """The report on it, redacted where that was asked for."""
    report = check(project, **{**options(check, request), **instead}, watch=stages.watch)
    words = getattr(request, "redact", None)
    if words is None:
        return report
    from commitcheck.assessment.redaction.redact import redacted  # noqa: PLC0415 - rarely asked for

    return redacted(report, words)


def files_of(project: Project) -> Iterator[str]:
    """Every file that belongs to a project, readable or not, joined tables and presets too."""
    yield from (file.path for file in project.inputs)
    yield from (problem.at.path for problem in project.problems)
    for table in project.config.commitments:
        yield table.file
        yield from (table.join[name] for name in ("file",) if name in table.join)
        if table.preset is not None:
            yield table.preset


def options(function: Callable[..., Any], request: msgspec.Struct) -> dict[str, Any]:
    """What a function of the api takes of a request: whatever has the name of a parameter."""
    names = function.__kwdefaults__ or {}
    return {name: getattr(request, name) for name in names if hasattr(request, name)}
