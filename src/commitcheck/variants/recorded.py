"""What a report, a diagnosis and the packs say from the history: made once, before the judgement.

The ladder asks which root problem dominated before. Where no baseline remembers it, the ends of
the two calendar months before are judged again.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from commitcheck.errors import InputError
from commitcheck.model.history import History, SinceSigned
from commitcheck.model.project import Project
from commitcheck.variants.difference import JudgeAsOf, judged_alike
from commitcheck.variants.git_history import Commit, commit_of
from commitcheck.variants.past_decisions import past_waivers, with_marks
from commitcheck.variants.record_fields import with_fields
from commitcheck.variants.signing import RECORDED, since_signing
from commitcheck.variants.versions import Past

_MONTHS = 2
"""As many runs before as the ladder looks at."""


def with_history(project: Project, past: Past, judge: JudgeAsOf) -> Project:
    """The project with what git tells, and approvals with a fingerprint where git knows one.

    Raises:
        InputError: the history has no commits.
    """
    history = history_of(project, past, judge)
    line = past.history.first_parents(past.history.commit("HEAD"))
    return with_fields(with_marks(project, past, line), history=history)  # type: ignore[no-any-return]


def history_of(project: Project, past: Past, judge: JudgeAsOf) -> History:
    """What the history tells about a project's signed promises and its root problems before.

    Raises:
        InputError: the history has no commits.
    """
    result = since_signing(project, past, judge)
    line = past.history.first_parents(past.history.commit("HEAD"))
    ends = _month_ends_before(result.report.as_of)
    return History(
        promises=tuple(
            SinceSigned(
                commitment=signed.promise.id,
                outcome=signed.outcome,
                signed_on=signed.promise.signed_on,
                since=signed.since.day if signed.since else None,
            )
            for signed in result.promises
        ),
        dominant_roots=tuple(_dominant(project, past, judge, line, ends)),
        notes=result.notes,
        gaps=tuple(note for note in result.notes if note != RECORDED),
        past_waivers=past_waivers(project, past, judge, line, result.report.as_of),
    )


def _month_ends_before(day: dt.date) -> Sequence[dt.date]:
    """The last days of the months before a day's own, oldest first."""
    ends: list[dt.date] = []
    for _ in range(_MONTHS):
        if day.replace(day=1) == dt.date.min:
            break
        day = day.replace(day=1) - dt.timedelta(days=1)
        ends.insert(0, day)
    return ends


def _dominant(
    newest: Project,
    past: Past,
    judge: JudgeAsOf,
    line: Sequence[Commit],
    days: Sequence[dt.date],
) -> Iterator[str | None]:
    """The dominant root at each day; None where nothing dominated or nothing could be read."""
    for day in days:
        commit = commit_of(line, day)
        if commit is None:
            continue  # there was nothing yet
        try:
            then = past.at(commit).project
        except InputError:
            yield None
            continue
        yield judge(judged_alike(then, newest), day).diagnosis.dominant
