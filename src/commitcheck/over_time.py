"""The same flow over time, as values: other versions of a project, judged and compared.

    from commitcheck.over_time import diff

    for found in diff("main").new:
        print(found.finding.message, found.causes)

Each takes `Options` by name, as in `diff("main", select="VIS", as_of="2026-08-17")`. As in
`commitcheck.api`, nothing here prints or writes a file of the user's; git only reads,
and nothing is fetched. While a version is read the process stands in a folder of its own.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from os import fspath
from os.path import relpath
from pathlib import Path
from typing import Any, TypedDict, Unpack

import msgspec

from commitcheck.api import PathName, Words, check, load, today
from commitcheck.errors import InputError, UsageError
from commitcheck.loading.files import STDIN
from commitcheck.model.dates import parse_day
from commitcheck.model.project import Project
from commitcheck.variants.comparison import Comparison
from commitcheck.variants.difference import JudgeAsOf, difference
from commitcheck.variants.difference import what_if as assumed_difference
from commitcheck.variants.recorded import with_history as in_report
from commitcheck.variants.regrouped import load_then
from commitcheck.variants.signing import SinceSigning
from commitcheck.variants.signing import since_signing as in_history
from commitcheck.variants.trend import Every, NoCache, Span, Trend, TrendCache, cache_folder
from commitcheck.variants.trend import trend as replayed
from commitcheck.variants.versions import Past, Readable

__all__ = ["Options", "diff", "since_signing", "trend", "what_if", "with_history"]


class Options(TypedDict, total=False):
    """How every version is read and judged: each as `load` or `check` has it, by its name there."""

    paths: Sequence[PathName]
    """What `load` is called with, one by one."""
    config: PathName | None
    waivers: PathName | None
    links: PathName | None
    decisions: PathName | None
    preset: str | None
    sheet: str | None
    product: str | None
    strict: bool
    as_of: dt.date | str | None
    select: Words
    ignore: Words
    use_waivers: bool
    as_read: bool


_FILES = ("config", "waivers", "links", "decisions")
_OF_CHECK = ("as_of", "select", "ignore", "use_waivers", "as_read")


def diff(base: str, head: str | None = None, **options: Unpack[Options]) -> Comparison:
    """Compare two versions of the project in the working directory.

    Both are judged on the same day by the rules that the newer one's configuration chooses. Git
    only reads; nothing is fetched.

    Args:
        base: The older version: a git ref, a folder, or a saved JSON report.
        head: The newer one, likewise; without it the files as they are.
        **options: As `Options` lists them; `paths` are those of the versions that git has and
            of the files as they are.

    Returns:
        What changed, which findings are new, worse or gone, and which change did it.

    Raises:
        InputError: a side is none of these, or cannot be read.
        UsageError: an unknown rule, or standard input, which has no history.
    """
    reading, judging = _parted(options)
    readable = _readable(**reading)

    if head is not None or readable.current is None:
        return difference(base, head, readable, _judge(**judging))

    named = [_from_here(path) for path in reading.pop("paths", ())]
    here = {**reading, **_of_here(reading)}

    def read_then(instead: Sequence[str]) -> Project:
        return load_then(load, instead or named, here, readable.current)

    return difference(
        base, head, msgspec.structs.replace(readable, load=read_then), _judge(**judging)
    )


def since_signing(**options: Unpack[Options]) -> SinceSigning:
    """Say of every open signed promise whether it conformed when it was signed, and since when not.

    Args:
        **options: As `Options` lists them.

    Returns:
        The promises then and now, with the commit and the changes that broke them.

    Raises:
        InputError: there is no project here, or no history of it.
        UsageError: an unknown rule, or standard input, which has no history.
    """
    reading, judging = _parted(options)
    readable = _readable(**reading)
    with readable.past(readable.history()) as past:
        return in_history(_newest(readable, past), past, _judge(**judging))


def with_history(project: Project, **options: Unpack[Options]) -> Project:
    """The project with what git tells about it, for a report, a diagnosis and packs to say.

    Args:
        project: Of the working directory, as `load` gave it.
        **options: As `Options` lists them: those that it was loaded with.

    Returns:
        The same project, whose `history` a check puts into its report.

    Raises:
        InputError: there is no history.
        UsageError: an unknown rule, or standard input, which has no history.
    """
    reading, judging = _parted(options)
    readable = _readable(**reading)
    with readable.past(readable.history()) as past:
        return in_report(project, past, _judge(**judging))


def what_if(assumptions: Words, **options: Unpack[Options]) -> Comparison:
    """Say what a change would break and heal before anyone makes it; no file is touched.

    Args:
        assumptions: What to assume, as `RM04=2027-Q2`, `RM04=dropped`, `cap:scim=rejected`,
            `capacity:2027-Q1=300`, `guardrail:GR3=99.5` or `certification:iso=2027-06-30`.
        **options: As `Options` lists them.

    Returns:
        The files as they are compared with what they would be, and the latest safe days.

    Raises:
        InputError: there is no project here.
        UsageError: an unknown rule, or an assumption that fits nothing.
    """
    reading, judging = _parted(options)
    project = load(*reading.pop("paths", ()), **reading)
    texts = (assumptions,) if isinstance(assumptions, str) else tuple(assumptions)
    return assumed_difference(project, texts, _judge(**judging))


def trend(
    *,
    every: Every = "week",
    first: dt.date | str | None = None,
    use_cache: bool = True,
    **options: Unpack[Options],
) -> Trend:
    """Replay the check over the history.

    Args:
        every: `week`, `month` or `commit`: how far apart the points are.
        first: The first day; without it that of the first commit.
        use_cache: Remember points of past commits in a folder of the user's.
        **options: As `Options` lists them; `as_of` is the last day.

    Returns:
        One point a week, month or commit, and the commits that could not be read.

    Raises:
        InputError: there is no project here, or no history of it.
        UsageError: an unknown rule, or standard input, which has no history.
    """
    reading, judging = _parted(options)
    readable = _readable(**reading)
    with readable.past(readable.history()) as past:
        project = _newest(readable, past)
        last = _day(judging.pop("as_of", None)) or project.config.as_of or today()
        folder = cache_folder() if use_cache else None
        rules = readable.rules(past, [*sorted(reading.items()), *sorted(judging.items())])
        cache = NoCache() if folder is None else TrendCache(folder, rules)
        return replayed(project, past, _judge(**judging), Span(every, last, _day(first)), cache)


def _newest(readable: Readable, past: Past) -> Project:
    """The files as they are; in a bare repository, which has none, its newest commit."""
    if readable.current is None and past.history.repository.top is None:
        return past.version("HEAD").project
    return readable.current or readable.load(())


def _parted(options: Options) -> tuple[dict[str, Any], dict[str, Any]]:
    """What says how to read, and what says how to judge."""
    judging = {name: value for name, value in options.items() if name in _OF_CHECK}
    return {name: value for name, value in options.items() if name not in judging}, judging


def _day(day: dt.date | str | None) -> dt.date | None:
    return parse_day(day) if isinstance(day, str) else day


def _judge(as_of: dt.date | str | None = None, **judging: Any) -> JudgeAsOf:
    """`check` without suggestions, which are no findings."""
    judging = {**judging, "engine": "off"}
    return lambda project, day: check(project, **judging, as_of=day or as_of)


def _readable(paths: Sequence[PathName] = (), **reading: Any) -> Readable:
    """The project in the working directory, to be read at other commits too.

    What is named from the root of the file system is named from here for another version, where
    the same folders stand in another place.
    """
    if STDIN in paths:
        raise UsageError("standard input has no history: name a file")
    here = _of_here(reading)
    named = [_from_here(path) for path in paths]

    def read_then(instead: Sequence[str]) -> Project:
        return load(*(instead or named), **{**reading, **here})

    try:
        current = load(*paths, **reading)
    except InputError:  # a bare repository, or a vision that was moved away
        current = None
    return Readable(folder=Path.cwd(), load=read_then, current=current, names_files=bool(named))


def _of_here(reading: Mapping[str, Any]) -> dict[str, str]:
    """The single files of a call, as they are seen from the working directory."""
    return {name: _from_here(path) for name in _FILES if (path := reading.get(name)) is not None}


def _from_here(path: PathName) -> str:
    """A path as it is seen from the working directory."""
    return relpath(path) if Path(path).is_absolute() else fspath(path)
