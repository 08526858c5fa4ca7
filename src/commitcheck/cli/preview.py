"""`commitcheck preview FILE`: how an export was understood, before anything is checked."""

from typing import Annotated

import typer
from msgspec.structs import replace

from commitcheck.api import today
from commitcheck.assessment.usable_days import with_usable_days
from commitcheck.cli.console import screen
from commitcheck.cli.console.output import write
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.options import declare
from commitcheck.cli.options.declare import command
from commitcheck.cli.options.request import AsOf, Tables
from commitcheck.errors import InputError, UsageError
from commitcheck.loading.config_file import read_config
from commitcheck.loading.discovery import (
    Call,
    find_config,
    find_inputs,
    is_yaml,
    preset_for,
    table_config,
)
from commitcheck.loading.files import STDIN, other_file, read_file, read_stdin
from commitcheck.loading.packs import shared_policy
from commitcheck.loading.records.vision import vision_of
from commitcheck.loading.schemas.check import read_document
from commitcheck.loading.tables.preview import Preview, preview_table, with_promise_column
from commitcheck.model.config import Config, Policy
from commitcheck.model.finding import Problem, Severity
from commitcheck.model.project import Project
from commitcheck.model.vision import Vision
from commitcheck.reading.columns import promise_column, read_columns
from commitcheck.reporting.json.preview import preview_json
from commitcheck.reporting.terminal.preview import preview_text

_FORMATS = {"text": preview_text, "json": preview_json}


class Request(Tables, frozen=True, kw_only=True):
    """What `preview` can be asked."""

    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="An export or a table of promises; - is standard input."
        ),
    ]
    format: Annotated[str, declare.text_or_json("--format")] = "text"
    as_of: AsOf = None


@command
def preview(request: Request) -> int:
    """Show how a table is understood: its columns, what was skipped, and the mapping to paste.

    The same code as the check. Exit codes: 0 understood, 2 the check would refuse it.
    """
    file = request.file
    name = (request.stdin_filename or "") if file == STDIN else file
    if is_yaml(name):
        raise UsageError(f"{name} is YAML, which has no columns; commitcheck validate checks it")
    reading = read_config(request.config or find_config((file,)))
    table = table_config(file, reading.config)
    preset = preset_for(request.preset, reading.config) if request.preset else table.preset
    table = replace(table, preset=preset, sheet=request.sheet or table.sheet)
    content = read_stdin(request.stdin_filename) if file == STDIN else read_file(file)
    if isinstance(content, Problem):
        vision = None
        shown = Preview(file, "unknown", summary="not readable", problems=(content,))
    else:
        vision = _vision(file, reading.config)
        fiscal = (vision.policy if vision else Policy()).fiscal_year
        shown = preview_table(content.path, content.content, table, other_file, fiscal)
    promises = Project(None, shown.promises)
    days = with_usable_days(promises, request.as_of or reading.config.as_of or today()).problems
    shown = replace(shown, problems=(*reading.problems, *shown.problems, *days))
    read = read_columns(shown.texts, vision, reading.config)
    shown = with_promise_column(shown, promise_column(read))
    text = _FORMATS[request.format](shown, read)
    write(STDIN, screen.guarded(text) if request.format == "text" else text)
    refused = any(problem.severity is Severity.ERROR for problem in shown.problems)
    return ExitCode.INPUT if refused else ExitCode.OK


def _vision(file: str, config: Config) -> Vision | None:
    """The vision, where there is one: it says what a fiscal year is, and what words mean."""
    try:
        vision = find_inputs(Call((file,)), config).vision
    except InputError:
        return None
    document = read_document(vision, "vision") if vision else None
    if document is None or not isinstance(document.data, dict):
        return None
    shared = shared_policy(config, document.data.get("policy") or {})
    return vision_of(document.data, document.source, shared=shared.values)
