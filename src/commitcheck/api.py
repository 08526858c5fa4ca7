"""commitcheck as values: `load` reads files into a Project, `check` judges it into a Report.

    from commitcheck import check, load

    report = check(load("vision.yaml", "deals.csv"), as_of=date(2026, 8, 17))
    for found in report.unwaived:
        print(found.code, found.at.label, found.message)

The command line is this same flow with options in front and a format behind. Nothing here
writes a file or prints; the network is never touched.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from commitcheck.assessment.assess import assess
from commitcheck.assessment.engine import Watch, no_watch, run_rules
from commitcheck.assessment.selection import codes, weights, with_known_rules
from commitcheck.assessment.settings import MATCHED, MATCHED_ON_REQUEST, Settings
from commitcheck.errors import InputError, UsageError
from commitcheck.loading.config_file import ConfigReading, read_config
from commitcheck.loading.discovery import (
    Asked,
    InputPaths,
    find_config,
    find_inputs,
    table_config,
)
from commitcheck.loading.files import STDIN
from commitcheck.loading.load import load_project
from commitcheck.model.finding import Finding
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.rules import ALL_RULES
from commitcheck.rules.context import Context

if TYPE_CHECKING:
    from commitcheck.assessment.why import Why
    from commitcheck.model.reading import ReadPromise
    from commitcheck.variants.comparison import Comparison
    from commitcheck.variants.versions import Readable

__all__ = ["check", "diff", "load", "load_vision", "read_text", "today", "validate", "why"]


def today() -> dt.date:
    """The one place where the day is read; `--as-of` and `as_of` go around it."""
    return dt.datetime.now(tz=dt.UTC).astimezone().date()


def load(  # noqa: PLR0913 - each is one file or the way to read one
    *paths: str,
    config: str | None = None,
    waivers: str | None = None,
    links: str | None = None,
    baseline: str | None = None,
    preset: str | None = None,
    sheet: str | None = None,
    stdin_filename: str | None = None,
    strict: bool = False,
    watch: Watch = no_watch,
) -> Project:
    """Read a vision and commitments, and what stands beside them.

    `paths` are a vision and then commitments, either of which is found when left out, as on
    the command line. What is wrong with a file is in `Project.problems`, never raised.

    Raises:
        InputError: there is no way to tell which files are meant.
    """
    with watch("finding files"):
        reading = with_known_rules(read_config(config or find_config(paths)))
        asked = Asked(
            paths=paths,
            waivers=waivers,
            links=links,
            baseline=baseline,
            preset=preset,
            sheet=sheet,
            stdin_filename=stdin_filename,
        )
        inputs = find_inputs(asked, reading.config)
    project = _read(inputs, reading, watch, strict=strict)
    config_in_force = replace(
        reading.config, baseline=inputs.baseline, commitments=inputs.commitments
    )
    return replace(project, config=config_in_force)


def _read(inputs: InputPaths, reading: ConfigReading, watch: Watch, *, strict: bool) -> Project:
    """One stage for each file; what is made of all of them together counts with the last."""
    with ExitStack() as stage:

        def enter(path: str) -> None:
            stage.close()
            stage.enter_context(watch(f"reading {path}"))

        return load_project(inputs, reading, strict=strict, progress=enter)


def load_vision(path: str | None = None, *, config: str | None = None) -> Project:
    """Read the vision alone, found as `load` finds it.

    Raises:
        InputError: there is no way to tell which file is meant.
    """
    paths = (path,) if path is not None else ()
    reading = read_config(config or find_config(paths))
    inputs = find_inputs(Asked(paths=paths), reading.config)
    return load_project(InputPaths(vision=inputs.vision), reading)


def check(  # noqa: PLR0913 - each is one option of the command line
    project: Project,
    *,
    as_of: dt.date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    use_waivers: bool = True,
    deal: str | None = None,
    customer: str | None = None,
    engine: str | None = None,
    model_path: str | None = None,
    watch: Watch = no_watch,
) -> Report:
    """Judge a project. What is not given comes from its configuration, then the defaults.

    Raises:
        UsageError: an unknown rule, deal, customer or engine; the message says what is near.
    """
    settings = _settings(
        project,
        as_of=as_of,
        select=select,
        ignore=ignore,
        use_waivers=use_waivers,
        deal=deal,
        customer=customer,
        engine=engine,
        model_path=model_path,
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

    `written_on` is the day that relative days hang on, and `source` says where the words stand,
    as in a commitment. Places are counted in code points of `text`. Clauses that look like a
    promise and are none of ours come with a `modality` that says why. Pure: the same text gives
    the same answer.
    """
    from commitcheck.reading.read_text import read_text as read  # noqa: PLC0415 - loads its tables

    return read(text, project, written_on=written_on, source=source)


def diff(  # noqa: PLR0913 - each is one option of the command line
    base: str,
    head: str | None = None,
    *,
    config: str | None = None,
    waivers: str | None = None,
    links: str | None = None,
    preset: str | None = None,
    sheet: str | None = None,
    strict: bool = False,
    as_of: dt.date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    use_waivers: bool = True,
) -> "Comparison":
    """Compare two versions of the project in the working directory: git refs, folders, or saved
    JSON reports; without `head` the files as they are. Both are judged on the same day by the
    rules that the newer one's configuration chooses. Git only reads; nothing is fetched.

    Raises:
        InputError: a side is none of these, or cannot be read.
        UsageError: an unknown rule.
    """
    from commitcheck.variants.difference import difference  # noqa: PLC0415 - a check needs none of it

    judged = partial(
        check,
        select=tuple(select),
        ignore=tuple(ignore),
        use_waivers=use_waivers,
        engine="off",
    )
    read = partial(
        load,
        config=config,
        waivers=waivers,
        links=links,
        preset=preset,
        sheet=sheet,
        strict=strict,
    )
    return difference(
        base, head, _versions(read), lambda project, day: judged(project, as_of=day or as_of)
    )


def _versions(read: Callable[..., Project], *paths: str) -> "Readable":
    """The project in the working directory, to be read at other commits too."""
    from commitcheck.variants.versions import Readable  # noqa: PLC0415 - as above

    if STDIN in paths:
        raise UsageError("standard input has no history: name a file")
    try:
        current = read(*paths)
    except InputError:  # a bare repository, or a vision that was moved away
        current = None
    return Readable(
        folder=Path.cwd(), load=lambda instead: read(*(instead or paths)), current=current
    )


def why(
    project: Project,
    report: Report,
    promise: str,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> "Why":
    """Follow one promise through every rule. `report` is what `check` gave for the project, and
    `select` and `ignore` are what it was given.

    Raises:
        UsageError: there is no such promise; the message says which one is near.
    """
    from commitcheck.assessment.why import why as explain  # noqa: PLC0415 - rarely asked for

    settings = _settings(project, as_of=report.as_of, select=select, ignore=ignore)
    return explain(project, report, settings, promise)


def _settings(  # noqa: PLR0913 - each is one option of the command line
    project: Project,
    *,
    as_of: dt.date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    use_waivers: bool = True,
    deal: str | None = None,
    customer: str | None = None,
    engine: str | None = None,
    model_path: str | None = None,
) -> Settings:
    config = project.config
    return Settings(
        as_of=as_of or config.as_of or today(),
        select=codes(select, "--select") or codes(config.select, "select"),
        ignore=codes(ignore, "--ignore") + codes(config.ignore, "ignore"),
        severity=weights(config.severity, "severity"),
        use_waivers=use_waivers,
        deal=deal,
        customer=customer,
        engine=_engine(engine or config.engine or "default"),
        matched=MATCHED_ON_REQUEST if engine or config.engine else MATCHED,
        model_path=model_path,
        language=config.language or "english",
    )


def _engine(name: str) -> str:
    if name not in ("default", "semantic", "off"):
        raise UsageError(f"the engine is {name}, expected default, semantic or off")
    return name


def validate(*paths: str, strict: bool = False) -> tuple[Finding, ...]:
    """Check the shape of files and their references to each other, nothing else.

    Each path is read for what it holds, a project's folder for all of its files; references
    into a file that is not among them are taken as they are, and a table is understood as a
    configuration among them says. Returns INP findings in the order of their places.

    Raises:
        InputError: a pattern or a folder that holds no file.
    """
    from commitcheck.loading.project_files import named_files  # noqa: PLC0415 - nobody else asks

    projects = [_of_files(files, strict=strict) for files in _sets(named_files(paths))]
    rules = [rule for rule in ALL_RULES if rule.info.code in ("INP001", "INP002", "INP003")]
    day = today()
    runs = [run_rules(rules, Context(one, day), Settings(day)) for one in projects]
    return tuple(sorted((one for run in runs for one in run.findings), key=lambda one: one.at[:3]))


def _sets(paths: Iterable[str]) -> list[dict[str, list[str]]]:
    """Files by their roles; a second vision, or another file of which a project has one, opens
    a set of its own, so that none of them is left unread.
    """
    from commitcheck.loading.roles import role_of  # noqa: PLC0415 - as above

    sets: list[dict[str, list[str]]] = [{}]
    for path in dict.fromkeys(paths):
        role = role_of(path)
        files = next((one for one in sets if role not in one or role == "commitments"), None)
        if files is None:
            sets.append(files := {})
        files.setdefault(role, []).append(path)
    return sets


def _of_files(files: Mapping[str, list[str]], *, strict: bool) -> Project:
    single = {role: paths[0] for role, paths in files.items()}
    reading = with_known_rules(read_config(single.get("config")))
    tables = (table_config(path, reading.config) for path in files.get("commitments", ()))
    inputs = InputPaths(
        vision=single.get("vision"),
        commitments=tuple(tables),
        waivers=single.get("waivers"),
        links=single.get("links"),
        baseline=single.get("baseline"),
    )
    return load_project(inputs, reading, strict=strict)
