"""commitcheck as values: `load` reads files into a Project, `check` judges it into a Report.

    from commitcheck import check, load

    report = check(load("vision.yaml", "deals.csv"), as_of=date(2026, 8, 17))
    for found in report.unwaived:
        print(found.code, found.at.label, found.message)

The command line is this same flow with options in front and a format behind. Nothing here
writes a file or prints; the network is never touched.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from functools import partial
from os import PathLike, fspath
from types import NoneType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from commitcheck.assessment.assess import assess
from commitcheck.assessment.configured import configuration, siblings
from commitcheck.assessment.engine import Watch, no_watch
from commitcheck.assessment.selection import MATCHED, MATCHED_ON_REQUEST, settings_for
from commitcheck.assessment.shape import Shape, shape_of
from commitcheck.errors import UsageError, must_be
from commitcheck.loading.config_file import ConfigReading
from commitcheck.loading.discovery import Call, InputPaths, find_inputs
from commitcheck.loading.load import load_project
from commitcheck.loading.own_rules.files import read_own_rules, with_own_rules
from commitcheck.loading.tables.exports import Exports
from commitcheck.model.config import Config
from commitcheck.model.dates import parse_day
from commitcheck.model.document import Paper, PaperPromises
from commitcheck.model.finding import Finding
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.model.vision import Vision
from commitcheck.model.vocabulary import SourceKind, Status
from commitcheck.rules.base import Rule

if TYPE_CHECKING:
    from commitcheck.assessment.why import Why
    from commitcheck.model.reading import ReadPromise

PathName = str | PathLike[str]
Words = str | Iterable[str]
"""A list, or a text in which commas part its entries, as on the command line."""

__all__ = ["check", "load", "load_vision", "read_text", "today", "validate", "why"]


def today() -> dt.date:
    """The one place where the day is read; `--as-of` and `as_of` go around it."""
    return dt.datetime.now(tz=dt.UTC).astimezone().date()


def load(  # noqa: PLR0913 - each is one file or the way to read one
    *paths: PathName,
    config: PathName | None = None,
    waivers: PathName | None = None,
    links: PathName | None = None,
    decisions: PathName | None = None,
    baseline: PathName | None = None,
    preset: str | None = None,
    sheet: str | None = None,
    product: str | None = None,
    stdin_filename: str | None = None,
    deal: str | None = None,
    customer: str | None = None,
    source: SourceKind | None = None,
    status: Status | None = None,
    signed_on: dt.date | None = None,
    strict: bool = False,
    watch: Watch = no_watch,
) -> Project:
    """Read a vision and commitments, and what stands beside them.

    What is wrong with a file is in `Project.problems`, never raised.

    Args:
        *paths: A vision, then commitments: files, folders and patterns (`deals/*.csv`), or a
            project's folder alone. Without a vision, or without any path, files are found by the
            configuration or by their names, as on the command line. `-` is standard input.
        config: A commitcheck.yaml; without it the nearest one, from the folder of the call up to
            the top of the repository.
        waivers: A waivers.yaml in place of the one that the configuration names or that stands
            beside the vision.
        links: A links.yaml, likewise.
        decisions: A decisions.yaml, likewise.
        baseline: A baseline of known debt, as `commitcheck baseline write` makes it.
        preset: How the commitments' table names its columns: a preset's name (`salesforce`) or a
            file of your own; without it the columns decide.
        sheet: The sheet of a workbook to read; without it the one that holds the promises.
        product: Which one of several products, where the configuration lists several.
        stdin_filename: A name for standard input, which gives it its format (`deals.csv`).
        deal: The deal that the documents among `paths` belong to, where the configuration does not
            say it; without it the number that a document's own head names.
        customer: Their customer, likewise.
        source: What kind of paper they are, as in a commitment (`order_form`).
        status: Where their promises stand; without it a dated signature block makes them signed.
        signed_on: The day on which they were signed.
        strict: Fields that no schema knows are errors, not warnings.
        watch: Called with the name of each stage, gives a context manager to do its work in.

    Returns:
        The project as it was read, with the configuration in force.

    Raises:
        InputError: there is no way to tell which files, or which product, are meant.
        UsageError: a path is no path, or a product none.
    """
    files = _names(paths)
    config = _name(config)
    call = Call(
        paths=files,
        waivers=_name(waivers),
        links=_name(links),
        decisions=_name(decisions),
        baseline=_name(baseline),
        preset=preset,
        sheet=sheet,
        stdin_filename=stdin_filename,
        deal=deal,
        customer=customer,
        source=source,
        status=status,
        signed_on=signed_on,
    )
    once = partial(load_project, strict=strict, read_papers=_promises_of_papers, exports=Exports())
    read = partial(_read_product, call, config, watch, once)
    project = read(product)
    mine = project.config.of_product
    if mine is None:
        return project
    others = {name: read(name) for name in siblings(files, config) if name != mine}
    return replace(project, others=others)


def _read_product(
    call: Call,
    config: str | None,
    watch: Watch,
    files: Callable[..., Project],
    product: str | None,
) -> Project:
    """The only project of a call, or one product, with the configuration in force."""
    with watch("finding files"):
        reading = configuration(call.paths, config, product)
        inputs = find_inputs(call, reading.config)
    project = _read(inputs, reading, watch, files)
    project = with_own_rules(project, read_own_rules(reading.config))
    in_force = replace(reading.config, baseline=inputs.baseline, commitments=inputs.commitments)
    return replace(project, config=in_force)


def _name(path: PathName | None) -> str | None:
    """A path as the text it is spoken of by."""
    if path is None or (isinstance(path, str) and path):
        return path
    if isinstance(path, PathLike):
        return fspath(path)
    raise UsageError(
        f"a path is {path!r}, expected a text or a pathlib.Path; several are given one by one"
    )


def _names(paths: Iterable[PathName]) -> tuple[str, ...]:
    return tuple(name for path in paths if (name := _name(path)) is not None)


def _read(
    inputs: InputPaths, reading: ConfigReading, watch: Watch, files: Callable[..., Project]
) -> Project:
    """One stage for each file; what is made of all of them together counts with the last."""
    with ExitStack() as stage:

        def enter(path: str) -> None:
            stage.close()
            stage.enter_context(watch(f"reading {path}"))

        return files(inputs, reading, progress=enter)


def _promises_of_papers(
    papers: Sequence[Paper], vision: Vision | None, config: Config
) -> Sequence[PaperPromises]:
    """Reading loads its tables, so that only a run with documents meets it."""
    from commitcheck.reading.documents.commitments import promises_of_papers  # noqa: PLC0415

    return promises_of_papers(papers, vision, config)


def load_vision(path: PathName | None = None, *, config: PathName | None = None) -> Project:
    """Read the vision alone, found as `load` finds it.

    Args:
        path: The vision, or a project's folder.
        config: A commitcheck.yaml, as for `load`.

    Raises:
        InputError: there is no way to tell which file is meant.
        UsageError: a path is no path.
    """
    files = _names((path,) if path is not None else ())
    reading = configuration(files, _name(config))
    inputs = find_inputs(Call(paths=files), reading.config)
    return load_project(InputPaths(vision=inputs.vision), reading)


def check(  # noqa: PLR0913 - each is one option of the command line
    project: Project,
    *,
    as_of: dt.date | str | None = None,
    select: Words = (),
    ignore: Words = (),
    use_waivers: bool = True,
    rules: Sequence[Rule] = (),
    deal: str | None = None,
    customer: str | None = None,
    owner: str | None = None,
    status: Status | None = None,
    theme: str | None = None,
    capability: str | None = None,
    as_read: bool = False,
    engine: str | None = None,
    model_path: PathName | None = None,
    watch: Watch = no_watch,
) -> Report:
    """Judge a project. What is left out comes from its configuration, then the defaults.

    The same project and options give the same report; nothing is read, written or remembered.

    Args:
        project: What `load` read.
        as_of: The day on which promises are looked at, as a date or as text (`2026-08-17`, or
            `2026-Q3` for its last day); default today.
        select: Run only these rules (`VIS601`), families (`VIS`) or variants
            (`VIS601:keyword`): a list, or a text in which commas part them; default all.
        ignore: Leave these out, likewise. What could not be read is said all the same.
        use_waivers: False judges as if there were no waivers.
        rules: Rules of your own in Python, beside ours and those that `project` brought; see
            `commitcheck.rules.base.Rule`. Their codes begin with letters of your own.
        deal: Show and decide on this deal only, while everything is checked: its id, or its
            customer or a part of either, where only one deal has it.
        customer: Show and decide on the deals of this customer only.
        owner: Show and decide on the promises of this owner only.
        status: Likewise, on those that stand so.
        theme: Likewise, on those whose capability or roadmap item is of this theme.
        capability: Likewise, on those about this capability.
        as_read: Let findings that rest on words whose meaning is `clear` decide like given ones;
            they are in `Report.findings` then. A yes is never earned by words.
        engine: How texts are matched: `default`, `semantic` (with the extra of that name) or
            `off`.
        model_path: The semantic model as a file, where it is not installed.
        watch: As for `load`.

    Returns:
        The report: verdict, findings, answers by promise and deal, and what was not checked.
        `commitcheck.reporting.render` writes it.

    Raises:
        UsageError: an unknown rule, deal, customer or engine, or no day; the message says what
            is near.
    """
    must_be(Project, project, "the project", "what load gave")
    named = {"deal": deal, "customer": customer, "owner": owner, "theme": theme, "engine": engine}
    for name, text in {**named, "status": status, "capability": capability}.items():
        must_be((str, NoneType), text, name, "a text")
    settings = replace(
        settings_for(
            project, day_of(as_of) or project.config.as_of or today(), select, ignore, rules
        ),
        use_waivers=use_waivers,
        deal=deal,
        customer=customer,
        owner=owner,
        status=status,
        theme=theme,
        capability=capability,
        engine=_engine(engine or project.config.engine or "default"),
        matched=MATCHED_ON_REQUEST if engine or project.config.engine else MATCHED,
        model_path=_name(model_path),
        as_read=as_read or project.config.as_read,
    )
    return assess(project, settings, watch)


def read_text(
    text: str,
    project: Project,
    *,
    written_on: dt.date | None = None,
    source: str = "unspecified",
) -> "tuple[ReadPromise, ...]":
    """Read the promises that a text states, as the words of the project's vision let them be read.

    Clauses that look like a promise and are none of ours come with a `modality` that says why.
    Pure: the same text gives the same answer.

    Args:
        text: The words of a cell, a mail, a call's notes; markup or not.
        project: What `load` or `load_vision` read; its promises are not looked at.
        written_on: The day that relative days hang on.
        source: Where the words stand, as in a commitment (`email`, `contract`).

    Returns:
        The promises in the order of the text; places are counted in its code points.
    """
    from commitcheck.reading.read_text import read_text as read  # noqa: PLC0415 - loads its tables

    return read(text, project, written_on=written_on, source=source)


def why(
    project: Project,
    report: Report,
    promise: str,
    *,
    select: Words = (),
    ignore: Words = (),
    rules: Sequence[Rule] = (),
) -> "Why":
    """Follow one promise through every rule.

    Args:
        project: What `load` read.
        report: What `check` gave for this project.
        promise: The promise's id.
        select: What `check` was called with.
        ignore: What `check` was called with.
        rules: What `check` was called with.

    Returns:
        The promise's answer, what it counts as, and a step for every rule: what came of it, and
        why.

    Raises:
        UsageError: there is no such promise; the message says which one is near.
    """
    from commitcheck.assessment.why import why as explain  # noqa: PLC0415 - rarely asked for

    settings = settings_for(project, report.as_of, select, ignore, rules)
    return explain(project, report, settings, promise)


def day_of(day: dt.date | str | None) -> dt.date | None:
    if isinstance(day, dt.datetime):
        return day.date()
    if day is None or isinstance(day, dt.date):
        return day
    must_be(str, day, "as_of", "a day as 2026-08-17")
    try:
        return parse_day(day, end=True)
    except ValueError as error:
        raise UsageError(f"as_of is {day}, expected a day as 2026-08-17") from error


def _engine(name: str) -> str:
    if name not in ("default", "semantic", "off"):
        raise UsageError(f"the engine is {name}, expected default, semantic or off")
    return name


def validate(*paths: PathName, strict: bool = False) -> tuple[Finding, ...]:
    """Check the shape of files and their references to each other, nothing else.

    Each path is read for what it holds, a project's folder for all of its files; references
    into a file that is not among them are taken as they are, and a table is understood as a
    configuration among them says.

    Args:
        *paths: Files, folders and patterns, in any order.
        strict: Fields that no schema knows are errors, not warnings.

    Returns:
        INP findings in the order of their places.

    Raises:
        InputError: a pattern or a folder that holds no file.
        UsageError: a path is no path.
    """
    return shape(*paths, strict=strict).findings


def shape(*paths: PathName, strict: bool = False) -> Shape:
    """As `validate`, with the files that were looked at."""

    def product(folder: str, name: str) -> Project:
        return load(folder, product=name, strict=strict)

    return shape_of(_names(paths), today(), product, _promises_of_papers, strict=strict)
