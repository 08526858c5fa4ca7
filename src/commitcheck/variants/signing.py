"""Sales or the roadmap: did a signed promise conform on the day it was signed, and since when not?

The vision of a day is that of the last commit of the first parent line at or before its end. The
promises are today's: an export without history is enough. Each is judged on its day beside those
that were signed by then, by the rules that are about the promise itself. A change made on the day
of the signature is never called wrong from the start. Squashed or imported history counts as it
is recorded.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from commitcheck.errors import InputError
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.history import Outcome, counts_of
from commitcheck.model.project import Project
from commitcheck.model.report import Answer, Report
from commitcheck.model.vocabulary import OPEN_STATUSES
from commitcheck.variants.causes import causes
from commitcheck.variants.changes import Change, changes
from commitcheck.variants.comparing import compared
from commitcheck.variants.dating import dated
from commitcheck.variants.difference import JudgeAsOf
from commitcheck.variants.git_history import SHALLOW, Commit, commit_of
from commitcheck.variants.record_fields import with_fields
from commitcheck.variants.versions import Past, Version

LEFT_OUT = ("TIM402", "CAP", "DEB", "GOV203")
"""Rules about today and about the whole portfolio: no word about one promise on one day."""

_UNJUDGED = "could_not_be_judged"
RECORDED = "days are those that the history records: squashing or importing it loses some"


class SignedPromise(msgspec.Struct, frozen=True, kw_only=True):
    """One open signed promise, then and now: `conforms`, `does_not_conform` or
    `could_not_be_judged`, which `why` explains. `since` is the commit from which on it does not
    conform, where it is one of the vision's; `causes` are indexes into the changes. `findings`
    are the errors on it now.
    """

    promise: Commitment
    then: str
    now: str
    outcome: Outcome
    under: Commit | None = None
    """The commit whose vision was in force."""
    since: Commit | None = None
    causes: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    why: str = ""


class SinceSigning(msgspec.Struct, frozen=True, kw_only=True):
    """Every open signed promise of a project against the day of its signature."""

    report: Report
    promises: tuple[SignedPromise, ...] = ()
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()

    def of(self, outcome: Outcome) -> tuple[SignedPromise, ...]:
        """The promises with an outcome."""
        return tuple(signed for signed in self.promises if signed.outcome == outcome)


def since_signing(project: Project, past: Past, judge: JudgeAsOf) -> SinceSigning:
    """Judge every open signed promise of today's project on the day it was signed.

    Raises:
        InputError: the history has no commits.
    """
    now = without_left_out(project)
    report = judge(now, None)
    timeline = _Timeline(past, now, report, judge)
    groups: dict[Commit, list[Commitment]] = {}
    found: dict[str, SignedPromise] = {}
    today = {answer.commitment: _word(answer) for answer in report.commitments}
    for promise in project.commitments:
        if not promise.is_signed or promise.id in found:
            continue
        signed = _on_its_day(timeline, promise, today.get(promise.id, _UNJUDGED))
        found[promise.id] = signed
        if signed.outcome == "broken_since" and signed.under is not None:
            groups.setdefault(signed.under, []).append(promise)
    differences: list[Change] = []
    for commit, promises in groups.items():
        differences += _explained(timeline, commit, promises, found, len(differences))
    notes = [SHALLOW if past.history.is_shallow else RECORDED]
    return SinceSigning(
        report=report,
        promises=tuple(found.values()),
        changes=tuple(differences),
        notes=(*notes, *timeline.notes),
    )


def without_left_out(project: Project) -> Project:
    """The project under rules that are about a promise itself."""
    ignore = (*project.config.ignore, *LEFT_OUT)
    config = with_fields(project.config, ignore=ignore, baseline=None)
    return with_fields(project, config=config, baseline=None)  # type: ignore[no-any-return]


class _Timeline:
    """The visions of the first parent line, read when they are asked for; `report` is on today."""

    def __init__(self, past: Past, now: Project, report: Report, judge: JudgeAsOf) -> None:
        self.past, self.now, self.report, self._judge = past, now, report, judge
        newest = past.history.commit("HEAD")
        self.line: Sequence[Commit] = past.history.first_parents(newest)
        self.notes: list[str] = []
        self._versions: dict[str, Version | None] = {}
        self._answers: dict[tuple[int, dt.date | None], Mapping[str, str]] = {}

    def judge(self, project: Project, day: dt.date | None = None) -> Report:
        """A version of the project, as on a day or on today."""
        return self._judge(project, day or self.report.as_of)

    def commit_of(self, day: dt.date, *, with_day: bool = True) -> Commit | None:
        """The last commit at or before the end of a day, or before the day began."""
        return commit_of(self.line, day, with_day=with_day)

    def version(self, commit: Commit) -> Version | None:
        """The project at a commit, None where its vision cannot be read."""
        if commit.id not in self._versions:
            try:
                version = self.past.at(commit)
            except InputError as error:
                self.notes.append(f"{commit.id[:12]} of {commit.day} is left out: {error}")
                self._versions[commit.id] = None
            else:
                readable = version.project.vision is not None
                if not readable:
                    self.notes.append(
                        f"{commit.id[:12]} of {commit.day} is left out: its vision is not readable"
                    )
                self._versions[commit.id] = version if readable else None
        return self._versions[commit.id]

    def words_by(self, commit: Commit, day: dt.date | None = None) -> Mapping[str, str] | None:
        """What is said of each promise by the vision of a commit: of today's as on today, or of
        those that were signed by a day as on that day. None where that vision cannot be read.
        """
        version = self.version(commit)
        if version is None:
            return None
        key = id(version.project), day
        if key not in self._answers:
            then = version.project
            project = (
                by_vision_of(self.now, then) if day is None else as_signed(self.now, then, day)
            )
            answers = self.judge(project, day).commitments
            self._answers[key] = {answer.commitment: _word(answer) for answer in answers}
        return self._answers[key]


def by_vision_of(now: Project, then: Project) -> Project:
    """Today's promises by another vision, with the waivers that stood beside it."""
    return with_fields(now, vision=then.vision, waivers=then.waivers)  # type: ignore[no-any-return]


def as_signed(now: Project, then: Project, day: dt.date) -> Project:
    """The promises that were signed by a day, as they stood then, by the vision of that day."""
    promises = tuple(
        _undelivered(promise, day)
        for promise in now.commitments
        if promise.signed_on is not None and promise.signed_on <= day
    )
    return with_fields(by_vision_of(now, then), commitments=promises, problems=())  # type: ignore[no-any-return]


def _undelivered(promise: Commitment, day: dt.date) -> Commitment:
    """What was delivered or let go later was still owed on the day."""
    if promise.status in OPEN_STATUSES:
        return promise
    if promise.delivered_on is not None and promise.delivered_on <= day:
        return promise
    return promise._replace(status="signed", delivered_on=None)


def _on_its_day(timeline: _Timeline, promise: Commitment, now: str) -> SignedPromise:
    then, under, why = _then(timeline, promise)
    if _UNJUDGED in (then, now):
        outcome: Outcome = "could_not_be_judged"
        why = why or "it cannot be judged today"
    elif then == now:
        outcome = "held" if now == "conforms" else "wrong_from_the_start"
    else:
        outcome = "healed" if now == "conforms" else "broken_since"
    is_broken = outcome in ("broken_since", "wrong_from_the_start")
    errors = (error for error in _errors(timeline.report) if error.subject.id == promise.id)
    return SignedPromise(
        promise=promise,
        then=then,
        now=now,
        outcome=outcome,
        under=under,
        findings=tuple(errors) if is_broken else (),
        why=why,
    )


def _then(timeline: _Timeline, promise: Commitment) -> tuple[str, Commit | None, str]:
    """The word for a promise on its day, by the vision of which commit, or why there is none."""
    day = promise.signed_on
    if day is None:
        return _UNJUDGED, None, "nothing says when it was signed"
    under = timeline.commit_of(day)
    if under is None:
        is_cut = timeline.past.history.is_shallow
        return _UNJUDGED, None, SHALLOW if is_cut else "it was signed before the first commit"
    words = timeline.words_by(under, day)
    if words is None:
        return _UNJUDGED, under, "the vision of that day cannot be read"
    word = words.get(promise.id, _UNJUDGED)
    before = timeline.commit_of(day, with_day=False)
    if word == "does_not_conform" and before is not None and before != under:
        earlier = timeline.words_by(before, day)
        if earlier is not None and earlier.get(promise.id) == "conforms":
            return "conforms", before, ""  # the change of that very day is not the seller's
    return word, under, "the vision of that day does not say enough" if word == _UNJUDGED else ""


def _explained(
    timeline: _Timeline,
    commit: Commit,
    promises: Sequence[Commitment],
    found: dict[str, SignedPromise],
    offset: int,
) -> tuple[Change, ...]:
    """Say since when and why, for the promises that were signed under one vision."""
    version = timeline.version(commit)
    if version is None:
        return ()
    then = by_vision_of(timeline.now, version.project)
    differences = changes(then, timeline.now)
    names = frozenset(promise.id for promise in promises)
    proven = _causes(timeline, then, differences, names)
    stamped, _ = dated(differences, timeline.past, version, timeline.line[0], timeline.now)
    for promise in promises:
        found[promise.id] = msgspec.structs.replace(
            found[promise.id],
            since=_since(timeline, promise),
            causes=tuple(offset + index for index in proven.get(promise.id, ())),
        )
    return stamped


def _causes(
    timeline: _Timeline, then: Project, differences: Sequence[Change], names: frozenset[str]
) -> Mapping[str, tuple[int, ...]]:
    """The changes that broke each promise: the causes of its new and worse errors together."""

    def judge(project: Project) -> Report:
        return _about(timeline.judge(project), names)

    before, after = judge(then), _about(timeline.report, names)
    result = compared(before.findings, after.findings)
    proven = causes((then, before), (timeline.now, after), differences, judge)
    found: dict[str, dict[int, None]] = {}
    for pair, cause in zip((*result.new, *result.worse), proven, strict=True):
        indexes = dict.fromkeys(cause.changes)
        found.setdefault(pair.now.subject.id, {}).update(indexes)
    return {name: tuple(indexes) for name, indexes in found.items()}


def _about(report: Report, names: frozenset[str]) -> Report:
    """The report with the errors on these promises only."""
    errors = tuple(found for found in _errors(report) if found.subject.id in names)
    return msgspec.structs.replace(report, findings=errors)


def _errors(report: Report) -> Iterator[Finding]:
    return (
        found
        for found in report.unwaived
        if found.severity is Severity.ERROR and found.subject.kind == "commitment"
    )


def _since(timeline: _Timeline, promise: Commitment) -> Commit | None:
    """The commit from which on the promise does not conform, without a day in between; None where
    it is not the vision that changed.
    """
    first: Commit | None = None
    for commit in timeline.line:
        words = timeline.words_by(commit)
        if words is None:
            continue
        if words.get(promise.id) != "does_not_conform":
            return first
        if promise.signed_on is not None and commit.day < promise.signed_on:
            return None
        first = commit
    return None


def counts(result: SinceSigning) -> Mapping[str, int]:
    """How many there are of each outcome that a reader is told."""
    return counts_of(signed.outcome for signed in result.promises)


def _word(answer: Answer) -> str:
    """Whether it held: the rules that are left out here are no reason to doubt it."""
    return (
        "conforms" if answer.is_left_out or answer.answer == "no_conflict_seen" else answer.answer
    )
