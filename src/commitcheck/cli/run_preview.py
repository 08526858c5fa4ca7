"""One `preview` from options to exit code: read a table as the check would, and show how."""

from msgspec.structs import replace

from commitcheck.cli import screen
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.output import write
from commitcheck.errors import InputError, UsageError
from commitcheck.loading.config_file import ConfigReading, read_config
from commitcheck.loading.discovery import Asked, find_config, find_inputs, is_yaml, table_config
from commitcheck.loading.files import STDIN, other_file, read_file, read_stdin
from commitcheck.loading.tables.table_preview import Preview, preview_table
from commitcheck.loading.vision_records import vision_of
from commitcheck.loading.yaml_document import read_document
from commitcheck.model.config import Config
from commitcheck.model.policy import Policy
from commitcheck.model.problem import Problem
from commitcheck.model.severity import Severity
from commitcheck.reporting.preview_json import preview_json
from commitcheck.reporting.preview_text import preview_text

_FORMATS = {"text": preview_text, "json": preview_json}


def run_preview(
    file: str,
    format_: str,
    preset: str | None,
    sheet: str | None,
    config: str | None,
    stdin_filename: str | None,
) -> int:
    """Show how a table is understood.

    Raises:
        CommitcheckError: the call does not make sense.
    """
    if format_ not in _FORMATS:
        raise UsageError(f"--format is {format_}, expected text or json")
    name = (stdin_filename or "") if file == STDIN else file
    if is_yaml(name):
        raise UsageError(f"{name} is YAML, which has no columns; commitcheck validate checks it")
    reading = read_config(config or find_config((file,)))
    table = table_config(file, reading.config)
    table = replace(table, preset=preset or table.preset, sheet=sheet or table.sheet)
    content = read_stdin(stdin_filename) if file == STDIN else read_file(file)
    if isinstance(content, Problem):
        shown = Preview(file, "unknown", summary="not readable", problems=(content,))
    else:
        month = _fiscal_year_start(file, reading.config)
        shown = preview_table(content.path, content.content, table, other_file, month)
    shown = _with_config_problems(shown, reading)
    text = _FORMATS[format_](shown)
    write(STDIN, screen.guarded(text) if format_ == "text" else text)
    refused = any(one.severity is Severity.ERROR for one in shown.problems)
    return ExitCode.INPUT if refused else ExitCode.OK


def _with_config_problems(shown: Preview, reading: ConfigReading) -> Preview:
    return replace(shown, problems=(*reading.problems, *shown.problems))


def _fiscal_year_start(file: str, config: Config) -> int:
    """The month that bare quarters count from: the vision's, where there is one."""
    try:
        vision = find_inputs(Asked((file,)), config).vision
    except InputError:
        return Policy().fiscal_year_start
    document = read_document(vision, "vision") if vision else None
    if document is None or not isinstance(document.data, dict):
        return Policy().fiscal_year_start
    return vision_of(document.data, document.source).policy.fiscal_year_start
