"""What a report, a diagnosis and the packs say from the history: made once, before the judgement.

The ladder asks which root problem dominated before. Where no baseline remembers it, the ends of
the two calendar months before are judged again.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from commitcheck.errors import InputError
from commitcheck.model.approved_parts import approved_parts
from commitcheck.model.commitment import Approval, Commitment
from commitcheck.model.decision import Waiver
from commitcheck.model.history import History, PastWaiver, SinceSigned
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.variants.difference import JudgeAsOf, judged_alike
from commitcheck.variants.git_history import Commit, commit_of
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


# What people decided earlier, as the history has it: of which words an approval is that has no
# fingerprint, and which waivers were taken out of the file.
#
# An approval is of the words that stood beside it when it was first recorded: git knows those.

_YEAR = 366
"""Days; so far back waivers are looked for; the rule counts twelve months."""


def with_marks(project: Project, past: Past, line: Sequence[Commit]) -> Project:
    """The project whose approvals without a fingerprint have that of the words they were recorded
    with. What has no history stays as it is.
    """
    open_ = {
        promise.id: promise.approvals
        for promise in project.commitments
        if any(not approval.fingerprint for approval in promise.approvals)
    }
    marks: dict[tuple[str, Approval], tuple[tuple[str, str], ...]] = {}
    pending = {(id_, approval) for id_, approvals in open_.items() for approval in approvals}
    for commit in line:
        if not pending:
            break
        then = _read(past, commit)
        if then is None:
            continue
        pending = {known for known in pending if _is_recorded(then, *known)}
        for id_, approval in pending:
            marks[id_, approval] = tuple(sorted(approved_parts(then.by_id[id_]).items()))
    if not marks:
        return project
    return replace(project, commitments=tuple(_marked(it, marks) for it in project.commitments))


def _is_recorded(then: Project, id_: str, approval: Approval) -> bool:
    promise = then.by_id.get(id_)
    return promise is not None and approval in promise.approvals


def _marked(
    promise: Commitment, marks: dict[tuple[str, Approval], tuple[tuple[str, str], ...]]
) -> Commitment:
    if all(approval.fingerprint for approval in promise.approvals):
        return promise
    return promise._replace(
        approvals=tuple(
            approval
            if approval.fingerprint
            else replace(approval, fingerprint=marks.get((promise.id, approval), ()))
            for approval in promise.approvals
        )
    )


def past_waivers(
    newest: Project, past: Past, judge: JudgeAsOf, line: Sequence[Commit], today: dt.date
) -> tuple[PastWaiver, ...]:
    """The waivers of the last year that are not in the file any more, the latest first, each with
    what it was for: known from the findings that it took while it stood.
    """
    times = _Times(newest.waivers)
    found: dict[int, PastWaiver] = {}
    for commit in line:
        if commit.day > today:
            continue
        if today.toordinal() - commit.day.toordinal() > _YEAR:
            break
        then = _read(past, commit)
        if then is None or not then.waivers:
            continue
        fresh = [waiver for waiver in then.waivers if times.is_another(waiver)]
        found |= {len(found) + at: PastWaiver(waiver) for at, waiver in enumerate(fresh)}
        unclear = [at for at, it in found.items() if not it.things and _is_in(it, then.waivers)]
        if unclear:
            report = judge(judged_alike(then, newest), commit.day)
            found |= {at: _explained(found[at], report, then) for at in unclear}
    return tuple(waiver for waiver in found.values() if waiver.stood)


class _Times:
    """The times that waivers were granted, walked back: each is counted once, where somebody counts
    `renewals` in place too.
    """

    def __init__(self, newest: Sequence[Waiver]) -> None:
        self._seen: set[tuple[str, dt.date | None]] = set()
        self._counted: dict[str, int] = {}
        for waiver in newest:
            self.is_another(waiver)

    def is_another(self, waiver: Waiver) -> bool:
        """Is it a time that no later waiver of its id stands for?"""
        if (waiver.id, waiver.approved_on) in self._seen:
            return False
        self._seen.add((waiver.id, waiver.approved_on))
        if self._counted.get(waiver.id, 0) > 0:
            self._counted[waiver.id] -= 1
            return False
        self._counted[waiver.id] = waiver.renewals
        return True


def _is_in(past: PastWaiver, waivers: Sequence[Waiver]) -> bool:
    return any(
        (waiver.id, waiver.approved_on) == (past.waiver.id, past.waiver.approved_on)
        for waiver in waivers
    )


def _explained(past: PastWaiver, report: Report, then: Project) -> PastWaiver:
    """What it took of the findings of that day."""
    name = past.waiver.id
    taken = [found for found in report.findings if found.waived_by == name]
    stands = {use.id for use in report.waivers if use.state in ("active", "expiring", "unused")}
    return PastWaiver(
        waiver=past.waiver,
        stood=past.stood or name in stands,
        things=tuple({(other.kind, other.id): None for it in taken for other in it.related}),
        deals=tuple(
            dict.fromkeys(
                then.by_id[it.subject.id].deal_id for it in taken if it.subject.id in then.by_id
            )
        ),
    )


def _read(past: Past, commit: Commit) -> Project | None:
    """The project at a commit, None where it cannot be read: it is named elsewhere."""
    try:
        return past.at(commit).project
    except InputError:
        return None
