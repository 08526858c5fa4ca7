"""The same flow over time, as values: other versions of a project, judged and compared.

    from commitcheck.over_time import diff

    for found in diff("main").new:
        print(found.finding.message, found.causes)

As in `commitcheck.api`, nothing here prints or writes a file of the user's; git only reads, and
nothing is fetched. While a version is read the process stands in a folder of its own.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from os import fspath
from os.path import relpath
from pathlib import Path

from commitcheck.api import PathName, Words, check, load, today
from commitcheck.errors import InputError, UsageError
from commitcheck.loading.files import STDIN
from commitcheck.model.dates import parse_day
from commitcheck.model.project import Project
from commitcheck.variants.comparison import Comparison
from commitcheck.variants.difference import JudgeAsOf, difference
from commitcheck.variants.difference import what_if as assumed_difference
from commitcheck.variants.signing import SinceSigning
from commitcheck.variants.signing import since_signing as in_history
from commitcheck.variants.trend import Every, NoCache, Span, Trend, TrendCache, cache_folder
from commitcheck.variants.trend import trend as replayed
from commitcheck.variants.versions import Readable

__all__ = ["diff", "since_signing", "trend", "what_if"]


def diff(  # noqa: PLR0913 - each is one option of the command line
    base: str,
    head: str | None = None,
    *,
    paths: Sequence[PathName] = (),
    config: PathName | None = None,
    waivers: PathName | None = None,
    links: PathName | None = None,
    preset: str | None = None,
    sheet: str | None = None,
    strict: bool = False,
    as_of: dt.date | str | None = None,
    select: Words = (),
    ignore: Words = (),
    use_waivers: bool = True,
) -> Comparison:
    """Compare two versions of the project in the working directory.

    Both are judged on the same day by the rules that the newer one's configuration chooses. Git
    only reads; nothing is fetched.

    Args:
        base: The older version: a git ref, a folder, or a saved JSON report.
        head: The newer one, likewise; without it the files as they are.
        paths: As for `load`, of the versions that git has and of the files as they are.
        config: As for `load`.
        waivers: As for `load`.
        links: As for `load`.
        preset: As for `load`.
        sheet: As for `load`.
        strict: As for `load`.
        as_of: As for `check`.
        select: As for `check`.
        ignore: As for `check`.
        use_waivers: As for `check`.

    Returns:
        What changed, which findings are new, worse or gone, and which change did it.

    Raises:
        InputError: a side is none of these, or cannot be read.
        UsageError: an unknown rule, or standard input, which has no history.
    """
    files = {"config": config, "waivers": waivers, "links": links}
    readable = _readable(paths, files, partial(load, preset=preset, sheet=sheet, strict=strict))
    return difference(base, head, readable, _judge(as_of, select, ignore, use_waivers=use_waivers))


def since_signing(  # noqa: PLR0913 - each is one option of the command line
    *,
    paths: Sequence[PathName] = (),
    config: PathName | None = None,
    waivers: PathName | None = None,
    links: PathName | None = None,
    preset: str | None = None,
    sheet: str | None = None,
    strict: bool = False,
    as_of: dt.date | str | None = None,
    select: Words = (),
    ignore: Words = (),
    use_waivers: bool = True,
) -> SinceSigning:
    """Say of every open signed promise whether it conformed when it was signed, and since when not.

    Args:
        paths: As for `load`.
        config: As for `load`.
        waivers: As for `load`.
        links: As for `load`.
        preset: As for `load`.
        sheet: As for `load`.
        strict: As for `load`.
        as_of: As for `check`.
        select: As for `check`.
        ignore: As for `check`.
        use_waivers: As for `check`.

    Returns:
        The promises then and now, with the commit and the changes that broke them.

    Raises:
        InputError: there is no project here, or no history of it.
        UsageError: an unknown rule, or standard input, which has no history.
    """
    files = {"config": config, "waivers": waivers, "links": links}
    readable = _readable(paths, files, partial(load, preset=preset, sheet=sheet, strict=strict))
    project = readable.current or readable.load(())
    judge = _judge(as_of, select, ignore, use_waivers=use_waivers)
    with readable.past(readable.history()) as past:
        return in_history(project, past, judge)


def what_if(  # noqa: PLR0913 - each is one option of the command line
    assumptions: Words,
    *,
    paths: Sequence[PathName] = (),
    config: PathName | None = None,
    waivers: PathName | None = None,
    links: PathName | None = None,
    preset: str | None = None,
    sheet: str | None = None,
    strict: bool = False,
    as_of: dt.date | str | None = None,
    select: Words = (),
    ignore: Words = (),
    use_waivers: bool = True,
) -> Comparison:
    """Say what a change would break and heal before anyone makes it; no file is touched.

    Args:
        assumptions: What to assume, as `RM04=2027-Q2`, `RM04=dropped`, `cap:scim=rejected`,
            `capacity:2027-Q1=300`, `guardrail:GR3=99.5` or `certification:iso=2027-06-30`.
        paths: As for `load`.
        config: As for `load`.
        waivers: As for `load`.
        links: As for `load`.
        preset: As for `load`.
        sheet: As for `load`.
        strict: As for `load`.
        as_of: As for `check`.
        select: As for `check`.
        ignore: As for `check`.
        use_waivers: As for `check`.

    Returns:
        The files as they are compared with what they would be, and the latest safe days.

    Raises:
        InputError: there is no project here.
        UsageError: an unknown rule, or an assumption that fits nothing.
    """
    read = partial(load, preset=preset, sheet=sheet, strict=strict)
    project = read(*paths, config=config, waivers=waivers, links=links)
    judge = _judge(as_of, select, ignore, use_waivers=use_waivers)
    texts = (assumptions,) if isinstance(assumptions, str) else tuple(assumptions)
    return assumed_difference(project, texts, judge)


def trend(  # noqa: PLR0913 - each is one option of the command line
    *,
    every: Every = "week",
    first: dt.date | str | None = None,
    use_cache: bool = True,
    paths: Sequence[PathName] = (),
    config: PathName | None = None,
    waivers: PathName | None = None,
    links: PathName | None = None,
    preset: str | None = None,
    sheet: str | None = None,
    strict: bool = False,
    as_of: dt.date | str | None = None,
    select: Words = (),
    ignore: Words = (),
    use_waivers: bool = True,
) -> Trend:
    """Replay the check over the history.

    Args:
        every: `week`, `month` or `commit`: how far apart the points are.
        first: The first day; without it that of the first commit.
        use_cache: Remember points of past commits in a folder of the user's.
        paths: As for `load`.
        config: As for `load`.
        waivers: As for `load`.
        links: As for `load`.
        preset: As for `load`.
        sheet: As for `load`.
        strict: As for `load`.
        as_of: The last day; as for `check`.
        select: As for `check`.
        ignore: As for `check`.
        use_waivers: As for `check`.

    Returns:
        One point a week, month or commit, and the commits that could not be read.

    Raises:
        InputError: there is no project here, or no history of it.
        UsageError: an unknown rule, or standard input, which has no history.
    """
    files = {"config": config, "waivers": waivers, "links": links}
    readable = _readable(paths, files, partial(load, preset=preset, sheet=sheet, strict=strict))
    project = readable.current or readable.load(())
    judge = _judge(None, select, ignore, use_waivers=use_waivers)
    last = _day(as_of) or project.config.as_of or today()
    with readable.past(readable.history()) as past:
        folder = cache_folder() if use_cache else None
        options = (paths, files, preset, sheet, strict, select, ignore, use_waivers)
        cache = NoCache() if folder is None else TrendCache(folder, readable.rules(past, options))
        return replayed(project, past, judge, Span(every, last, _day(first)), cache)


def _day(day: dt.date | str | None) -> dt.date | None:
    return parse_day(day) if isinstance(day, str) else day


def _judge(
    as_of: dt.date | str | None, select: Words, ignore: Words, *, use_waivers: bool
) -> JudgeAsOf:
    """`check` without suggestions, which are no findings."""
    judged = partial(check, select=select, ignore=ignore, use_waivers=use_waivers, engine="off")
    return lambda project, day: judged(project, as_of=day or as_of)


def _readable(
    paths: Sequence[PathName], files: dict[str, PathName | None], read: Callable[..., Project]
) -> Readable:
    """The project in the working directory, to be read at other commits too.

    What is named from the root of the file system is named from here for another version, where
    the same folders stand in another place.
    """
    if STDIN in paths:
        raise UsageError("standard input has no history: name a file")
    then = {name: None if path is None else _from_here(path) for name, path in files.items()}
    named = [_from_here(path) for path in paths]

    def read_then(instead: Sequence[str]) -> Project:
        return read(*(instead or named), **then)

    try:
        current = read(*paths, **files)
    except InputError:  # a bare repository, or a vision that was moved away
        current = None
    return Readable(folder=Path.cwd(), load=read_then, current=current)


def _from_here(path: PathName) -> str:
    """A path as it is seen from the working directory."""
    return relpath(path) if Path(path).is_absolute() else fspath(path)
