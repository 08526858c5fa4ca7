"""GitHub annotations of a comparison: on the changed line, with the promise that it breaks.

Where a change of a line of today's files causes a finding, the annotation goes on that line;
else on the finding's own. New ones come before worse ones, the worst first; what is known is
counted, not shown, and so is what is gone.
"""

from collections.abc import Iterator

from commitcheck.model.finding import Severity
from commitcheck.model.location import Location
from commitcheck.reporting import github
from commitcheck.reporting.comparison import words
from commitcheck.reporting.inert import inert, remedy, shorten, statement
from commitcheck.reporting.options import RenderOptions
from commitcheck.variants.comparison import ComparedFinding, Comparison

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Commands, then the counts and what was left out as plain lines."""
    return "".join(f"{line}\n" for line in _lines(comparison, options))


def _lines(comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    left: list[str] = []
    for severity in sorted(Severity, reverse=True):
        level = LEVELS[severity]
        found = [finding for finding in comparison.bad if finding.finding.severity is severity]
        for compared in found[: github.PER_LEVEL]:
            yield annotation(level, compared, comparison, options)
        if len(found) > github.PER_LEVEL:
            left.append(f"{len(found) - github.PER_LEVEL} more of level {level}")
    yield inert(f"commitcheck: {words.headline(comparison)}")
    for line in comparison.unread:
        yield inert(f"not read: {shorten(line, words.VALUE * 4)}")
    if left:
        yield f"not annotated: {', '.join(left)}; the other formats have them"


def annotation(
    level: str, compared: ComparedFinding, comparison: Comparison, options: RenderOptions
) -> str:
    """One workflow command."""
    found = compared.finding
    why = "; ".join(words.causes(comparison, compared))
    text = statement(found)
    text += f"\nBecause: {why}" if why else ""
    text += f"\nTo do: {remedy(found)}"
    word = "new" if compared.then is None else "worse"
    title = f"{word}: {found.code} {shorten(found.subject.id, 60)}"
    return github.command(level, title.rstrip(), place(compared, comparison), text, options)


def place(compared: ComparedFinding, comparison: Comparison) -> Location:
    """The changed line of today's files that causes the finding, else where it stands."""
    changes = [comparison.changes[index] for index in compared.causes]
    here = (change.at for change in changes if change.new is not None and change.at is not None)
    return next(here, compared.finding.at)
