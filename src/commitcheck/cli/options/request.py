"""The options that commands share, each declared once: its flag, help, kind and default.

A command takes the smallest of these that it needs, adds what only it has, and gets the whole
as one value. The value goes to `commitcheck.api` whole too (`options` below): a parameter there
takes the option of the same name, so that a new option is its field here and its use there.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Annotated, Any, get_args, get_type_hints, is_typeddict

import msgspec

from commitcheck.api import check, load
from commitcheck.cli.console.ending import kept
from commitcheck.cli.console.screen import Stages
from commitcheck.cli.exit_codes import FAIL_ON
from commitcheck.cli.options import completion, declare
from commitcheck.cli.options.declare import Floor, Target
from commitcheck.errors import InputError
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.model.vocabulary import SourceKind, Status

AsOf = Annotated[
    dt.date | None, declare.day("--as-of", help="Judge as on this day; default today.")
]
ConfigPath = Annotated[
    str | None, declare.text("--config", metavar="FILE", help="A commitcheck.yaml.")
]
ProductName = Annotated[
    str | None,
    declare.text(
        "--product", metavar="NAME", help="Which one of several products; see docs/products.md."
    ),
]
Strict = Annotated[bool, declare.flag("--strict", help="Unknown fields are errors.")]
History = Annotated[
    bool,
    declare.flag(
        "--history", help="Say from git which signed promises held when they were signed."
    ),
]
Timings = Annotated[bool, declare.flag("--timings", help="Say what took how long.")]
ModelPath = Annotated[
    str | None,
    declare.text("--model-path", metavar="FILE", help="The semantic model, if not installed."),
]


class Tables(msgspec.Struct, frozen=True, kw_only=True):
    """How tables are to be read."""

    config: ConfigPath = None
    preset: Annotated[
        str | None,
        declare.text("--preset", metavar="NAME", help="How the export names its columns."),
    ] = None
    sheet: Annotated[
        str | None, declare.text("--sheet", metavar="NAME", help="The sheet of a workbook to read.")
    ] = None
    stdin_filename: Annotated[
        str | None,
        declare.text("--stdin-filename", metavar="NAME", help="Gives standard input its format."),
    ] = None


class Sources(Tables, frozen=True, kw_only=True):
    """Which files are a project, and the day on which they are looked at."""

    paths: Annotated[
        tuple[str, ...],
        declare.paths(
            metavar="[VISION] [COMMITMENTS]...",
            help="vision.yaml, then exports, YAML or documents (DOCX, PDF, ...) of commitments:"
            " files, folders, patterns; - is standard input. Both are found by commitcheck.yaml or"
            " by name when left out.",
        ),
    ] = ()
    waivers: Annotated[
        str | None, declare.text("--waivers", metavar="FILE", help="A waivers.yaml.")
    ] = None
    links: Annotated[str | None, declare.text("--links", metavar="FILE", help="A links.yaml.")] = (
        None
    )
    decisions: Annotated[
        str | None, declare.text("--decisions", metavar="FILE", help="A decisions.yaml.")
    ] = None
    product: ProductName = None
    strict: Strict = False
    as_of: AsOf = None


class Judging(Sources, frozen=True, kw_only=True):
    """How the project is judged as a whole, and how the screen takes the answer."""

    baseline: Annotated[
        str | None,
        declare.text(
            "--baseline", metavar="FILE", help="Known debt: fail only on what is new or worse."
        ),
    ] = None
    no_waivers: Annotated[
        bool, declare.flag("--no-waivers", help="Judge as if there were none.")
    ] = False
    redact: Annotated[
        str | None,
        declare.text(
            "--redact", metavar="WHAT", help="customers,people,quotes,money as codenames."
        ),
    ] = None
    output: Annotated[
        str,
        declare.text(
            "-o", "--output", metavar="FILE", help="Where to write it; - is the screen.",
            empty="the file of a report",
        ),
    ] = "-"  # fmt: skip
    color: Annotated[
        str,
        declare.choice(
            "--color", words=("auto", "always", "never"), metavar="WHEN",
            help="auto (default), always or never.",
        ),
    ] = "auto"  # fmt: skip

    @property
    def use_waivers(self) -> bool:
        """As `check` of the api names it."""
        return not self.no_waivers


class Request(Judging, frozen=True, kw_only=True):
    """Everything that `check` can be asked."""

    deal: Annotated[
        str | None,
        declare.text(
            "--deal", metavar="DEAL",
            help="Show and decide on one deal only; a document in the call is bound to it.",
            complete=completion.deals,
        ),
    ] = None  # fmt: skip
    customer: Annotated[
        str | None,
        declare.text(
            "--customer", metavar="NAME",
            help="Show and decide on one customer only; also whose a document in the call is.",
            complete=completion.customers,
        ),
    ] = None  # fmt: skip
    source: Annotated[
        str | None,
        declare.choice(
            "--source", words=get_args(SourceKind), metavar="KIND",
            help="What a document is, as order_form.",
        ),
    ] = None  # fmt: skip
    status: Annotated[
        str | None,
        declare.choice(
            "--status", words=get_args(Status), metavar="STATUS",
            help="Show and decide on promises that stand so; also where a document's stand.",
        ),
    ] = None  # fmt: skip
    owner: Annotated[
        str | None,
        declare.text(
            "--owner", metavar="NAME", help="Show and decide on one owner's promises only.",
            complete=completion.owners,
        ),
    ] = None  # fmt: skip
    theme: Annotated[
        str | None,
        declare.text("--theme", metavar="ID", help="Show and decide on one theme's promises only."),
    ] = None
    capability: Annotated[
        str | None,
        declare.text(
            "--capability", metavar="ID",
            help="Show and decide on promises about one capability only.",
        ),
    ] = None  # fmt: skip
    signed_on: Annotated[
        dt.date | None, declare.day("--signed-on", help="When a document was signed.")
    ] = None
    since: Annotated[
        str | None,
        declare.text(
            "--since", metavar="REF", help="Set apart, and fail only on, what is new since then."
        ),
    ] = None
    promise: Annotated[
        str | None,
        declare.text(
            "--promise", metavar="ID", help="Why one promise is judged so: rule by rule.",
            complete=completion.promises,
        ),
    ] = None  # fmt: skip
    select: Annotated[
        tuple[str, ...],
        declare.codes("--select", help="Run only these rules or families, as VIS601,COV."),
    ] = ()
    ignore: Annotated[
        tuple[str, ...], declare.codes("--ignore", help="Leave these rules or families out.")
    ] = ()
    fail_on: Annotated[
        str | None,
        declare.choice(
            "--fail-on", words=FAIL_ON, metavar="WHAT",
            help="error (default), warning, preventable (errors before signature) or never.",
        ),
    ] = None  # fmt: skip
    fail_under: Annotated[
        tuple[Floor, ...],
        declare.floor(
            "--fail-under", help="Fail below a share in percent: coverage=80, promise_keeping=90."
        ),
    ] = ()
    history: History = False
    as_read: Annotated[
        bool,
        declare.flag("--as-read", help="What rests on clear words decides like given values."),
    ] = False
    format: Annotated[
        str,
        declare.format_name("--format", help="How to print the report; default terminal."),
    ] = "terminal"
    report: Annotated[
        tuple[Target, ...], declare.report("--report", help="One more report; may be repeated.")
    ] = ()
    engine: Annotated[
        str | None,
        declare.choice(
            "--engine", words=("default", "semantic", "off"), metavar="NAME",
            help="Text matching: default, semantic or off.",
        ),
    ] = None  # fmt: skip
    model_path: ModelPath = None
    summary: Annotated[
        bool,
        declare.flag("--summary", help="Of a Markdown report what it says first: two pages."),
    ] = False
    show_waived: Annotated[
        bool, declare.flag("--show-waived", help="Unfold the waived findings.")
    ] = False
    explain_selection: Annotated[
        bool,
        declare.flag("--explain-selection", help="Say which rules would run, and why; no check."),
    ] = False
    timings: Timings = False
    quiet: Annotated[bool, declare.flag("-q", "--quiet", help="One line.")] = False
    verbose: Annotated[
        int,
        declare.count(
            "-v",
            "--verbose",
            help="Every promise and what its answer rests on; -vv how each was judged.",
        ),
    ] = 0

    @property
    def reports(self) -> tuple[Target, ...]:
        """Every report that is to be written, the one of --format and --output first."""
        return (Target(self.format, self.output), *self.report)

    @property
    def verbosity(self) -> int:
        """-1 for one line, to 2 for everything."""
        return -1 if self.quiet else min(self.verbose, 2)


# A request goes to `commitcheck.api` whole: a parameter takes the option of the same name.


def read(request: Sources, stages: Stages, **instead: Any) -> Project:
    """The project that a request names; `instead` are values in place of its own."""
    project = load(*request.paths, **{**options(load, request), **instead}, watch=stages.watch)
    return kept(told_by_git(request, project, stages))


def told_by_git(request: Sources, project: Project, stages: Stages, **instead: Any) -> Project:
    """The project with its history, where the request or its configuration wants that said.

    Raises:
        InputError: there is no history; what a configuration wants is never left out in silence.
    """
    asked = getattr(request, "history", None)
    if not asked and (asked is None or not project.config.history):
        return project
    from commitcheck.over_time import with_history  # noqa: PLC0415 - rarely asked for

    try:
        with stages.watch("history"):
            return with_history(project, **{**options(with_history, request), **instead})
    except InputError as error:
        if asked:
            raise
        raise InputError(f"{project.config.path} has history: true, but {error}") from error


def judge(request: Sources, project: Project, stages: Stages, **instead: Any) -> Report:
    """The report on it, redacted where that was asked for."""
    report = kept(check(project, **{**options(check, request), **instead}, watch=stages.watch))
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
    """What a function of the api takes of a request: whatever has the name of a parameter, or of
    a key where it takes its options as one (`Unpack`).
    """
    parts = (part for kind in function.__annotations__.values() for part in get_args(kind))
    keys = (name for part in parts if is_typeddict(part) for name in get_type_hints(part))
    names = (*(function.__kwdefaults__ or ()), *keys)
    return {name: getattr(request, name) for name in names if hasattr(request, name)}
