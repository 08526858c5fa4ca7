"""What changed since somebody was last in sync: by the dates in the files, and by a baseline."""

import datetime as dt
from collections.abc import Iterable, Iterator

from commitcheck.model.counting import counted
from commitcheck.model.finding import Finding
from commitcheck.model.phrase import Phrase, first_ids, phrase, words
from commitcheck.model.report import Report
from commitcheck.model.vocabulary import WORK_KINDS
from commitcheck.rules.context import Context

_LISTED = 6


def changes(
    context: Context, report: Report, last: dt.date | None, mine: Iterable[Finding]
) -> tuple[Phrase, ...]:
    """`last` is the day of the sync before; `mine` are the findings this role decides."""
    return (*_by_dates(context, last), *_by_baseline(context, report, list(mine)))


def _by_dates(context: Context, last: dt.date | None) -> Iterator[Phrase]:
    if last is None:
        return
    promises, now = context.project.commitments, context.as_of
    for said, found in (
        ("signed", [c.id for c in promises if c.is_signed and _since(c.signed_on, last, now)]),
        ("delivered", [c.id for c in promises if _since(c.delivered_on, last, now)]),
        ("due and not delivered", [
            c.id for c in promises
            if c.is_signed and c.kind in WORK_KINDS and c.due and last <= c.due < now
        ]),
    ):  # fmt: skip
        if found:
            yield phrase(
                "{}: {}",
                words(f"{counted(len(found), 'promise')} {said}"),
                first_ids(found, _LISTED),
            )
    answers = [
        one.id
        for one in context.vision.stakeholders
        if one.signoff and _since(one.signoff.date, last, now)
    ]
    if answers:
        yield words(f"{len(answers)} new answers to the positioning"
                    if len(answers) > 1 else "1 new answer to the positioning")  # fmt: skip


def _by_baseline(context: Context, report: Report, mine: list[Finding]) -> Iterator[Phrase]:
    baseline = context.project.baseline
    if baseline is None or report.baseline is None:
        return
    new = [one for one in report.unwaived if not one.in_baseline and one.rule[:3] != "INP"]
    own = [one for one in mine if not one.in_baseline]
    since = (
        phrase("the baseline of {}", baseline.as_of) if baseline.as_of else words("the baseline")
    )
    if not new and not report.baseline.gone:
        yield phrase("nothing new and nothing gone since {}", since)
        return
    named = (
        phrase(": {}", first_ids([f"{one.subject.id} {one.code}" for one in own], _LISTED))
        if own
        else words("")
    )
    yield phrase(
        "{} new since {}, {} of them for you{}", words(_findings(len(new))), since, len(own), named
    )
    gone = report.baseline.gone
    if gone:
        yield phrase("{} gone: {}", words(_findings(len(gone))), first_ids(list(gone), _LISTED))


def _since(day: dt.date | None, last: dt.date, now: dt.date) -> bool:
    return day is not None and last < day <= now


def _findings(number: int) -> str:
    return f"{number} {'finding' if number == 1 else 'findings'}"
