"""Two versions of the project -> what changed, what follows, and which change caused it."""

import contextlib
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from commitcheck.errors import InputError
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Problem, Severity
from commitcheck.model.phrase import counted
from commitcheck.model.project import Project
from commitcheck.model.report import Answer, Report
from commitcheck.variants.causes import Cause, causes
from commitcheck.variants.changes import Change, changes
from commitcheck.variants.comparing import Compared, Pair, compared
from commitcheck.variants.comparison import (
    ComparedFinding,
    Comparison,
    End,
    Message,
    TouchedDeal,
    TouchedRemedy,
)
from commitcheck.variants.dating import dated
from commitcheck.variants.git import repository_at
from commitcheck.variants.git_history import SHALLOW, History
from commitcheck.variants.record_fields import with_fields
from commitcheck.variants.regrouped import every_product, is_regrouped
from commitcheck.variants.saved_report import read_report
from commitcheck.variants.versions import Past, Readable, Side, Version, side_of
from commitcheck.variants.what_if import assumed, assumptions, latest_safe

FILES = "the files as they are"
_NOT_READ = ("unreadable", "encoding", "empty")
_RULES_OF = ("select", "ignore", "severity", "engine", "language", "as_of", "fail_on",
             "as_read", "packs")  # fmt: skip
"""What of a configuration says how to judge; how to read is each version's own business."""

JudgeAsOf = Callable[[Project, dt.date | None], Report]
"""Judges a project as on a day; None leaves the day to the call, then to the configuration."""


def difference(base: str, head: str | None, readable: Readable, judge: JudgeAsOf) -> Comparison:
    """Compare two sides, each a ref, a folder, a saved report; no head is the files as they are.

    Raises:
        InputError: a side is none of these, or cannot be read.
    """
    sides = side_of(base, readable.folder), side_of(head, readable.folder)
    if any(side.kind == "report" for side in sides):
        return _of_reports(sides, readable, judge)
    with _past(sides, readable) as past:
        now = version_of(sides[1], readable, past)
        then = version_of(sides[0], readable, past)
        return compared_versions(then, now, judge, past)


def compared_versions(
    then: Version, now: Version, judge: JudgeAsOf, past: Past | None = None
) -> Comparison:
    """Compare two versions that were read, both judged by the rules of the newer one."""
    before, after = judged_alike(then.project, now.project), judged_alike(now.project, now.project)
    report = judge(after, None)
    if is_regrouped(then.project, now.project):
        return _of_regrouped(then, now, report, partial(_judged, judge, report.as_of))
    judge_again = partial(_judged, judge, report.as_of)
    earlier = judge_again(before)
    result = compared(earlier.findings, report.findings)
    differences = changes(before, after)
    found = causes((before, earlier), (after, report), differences, judge_again)
    differences, notes = _dated(differences, then, now, past)
    bad = [pair.now for pair in (*result.new, *result.worse)]
    return Comparison(
        base=_end(then),
        head=_end(now),
        report=report,
        changes=differences,
        new=_with_causes(result.new, found[: len(result.new)]),
        worse=_with_causes(result.worse, found[len(result.new) :]),
        gone=result.gone,
        known=tuple(pair.now for pair in result.known),
        deals=deals(report, bad),
        remedies=remedies(after.by_id, bad),
        tell=messages(report, bad),
        unread=tuple(_unread((then, now))),
        fail_on=now.project.config.fail_on or "error",
        notes=tuple(dict.fromkeys((*then.notes, *now.notes, *notes, *_unseen(result, report)))),
    )


def _judged(judge: JudgeAsOf, day: dt.date, project: Project) -> Report:
    return judge(project, day)


def what_if(project: Project, texts: Sequence[str], judge: JudgeAsOf) -> Comparison:
    """Compare the project with itself as it would be.

    Raises:
        UsageError: an assumption names nothing, or two things, or gives a value that does not fit.
    """
    alike = judged_alike(project, project)
    assumption_list = assumptions(alike, texts)
    side = Side("files")
    now = assumed(alike, assumption_list)
    comparison = compared_versions(
        Version(side=side, project=alike), Version(side=side, project=now), judge
    )
    day = comparison.as_of
    safe = latest_safe(alike, judge(alike, day), assumption_list, partial(_judged, judge, day))
    return msgspec.structs.replace(
        comparison,
        assumed=tuple(assumption.text for assumption in assumption_list),
        latest_safe=safe,
    )


def judged_alike(project: Project, newest: Project) -> Project:
    """The project under the rules of the newest version, ours as its configuration chooses them,
    and without a baseline: what is known is the other side of the comparison.
    """
    rules = {name: getattr(newest.config, name) for name in _RULES_OF}
    return with_fields(  # type: ignore[no-any-return]
        project,
        config=with_fields(project.config, baseline=None, **rules),
        baseline=None,
        own_rules=newest.own_rules,
    )


def version_of(side: Side, readable: Readable, past: Past | None) -> Version:
    """Read one side.

    Raises:
        InputError: it cannot be read; the message names the side.
    """
    if side.kind == "files":
        project = readable.current if readable.current is not None else readable.load(())
        return Version(side=side, project=project)
    try:
        if side.kind == "folder":
            return readable.in_folder(side.name)
        return _known(past).version(side.name)
    except InputError as error:
        raise InputError(f"{side.name} cannot be compared", f": {error}") from error


def _known(past: Past | None) -> Past:
    if past is None:
        raise InputError("this folder is in no git repository")
    return past


@contextlib.contextmanager
def _past(sides: tuple[Side, Side], readable: Readable) -> Iterator[Past | None]:
    """The history, where a side is a ref; nothing asks git for folders and reports."""
    refs = [side.name for side in sides if side.kind == "ref"]
    if not refs:
        yield None
        return
    repository = repository_at(readable.folder)
    if repository is None:
        raise InputError(
            f"{refs[0]} is no folder and no saved report, and this folder is in no git repository"
        )
    with readable.past(History(repository)) as past:
        yield past


def _dated(
    differences: tuple[Change, ...], then: Version, now: Version, past: Past | None
) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    if past is None or then.commit is None or now.side.kind not in ("ref", "files"):
        return differences, ()
    newest = now.commit or past.history.commit("HEAD")
    stamped, notes = dated(differences, past, then, newest, now.project)
    if past.history.is_shallow and SHALLOW not in notes:
        notes = (*notes, SHALLOW)
    return stamped, notes


def _of_reports(sides: tuple[Side, Side], readable: Readable, judge: JudgeAsOf) -> Comparison:
    """Findings only: a saved report does not say what it was made from."""
    saved = {side: read_report(_path(side, readable)) for side in sides if side.kind == "report"}
    day = next(iter(saved.values())).as_of
    with _past(sides, readable) as past:
        reports = [
            saved[side] if side in saved
            else judge(version_of(side, readable, past).project, day)
            for side in sides
        ]  # fmt: skip
    then, now = reports
    result = compared(then.findings, now.findings)
    bad = [pair.now for pair in (*result.new, *result.worse)]
    notes = ["a saved report holds findings only: changes and causes are not known"]
    if then.as_of != now.as_of:
        notes.append(f"judged on two days: {then.as_of} and {now.as_of}")
    return Comparison(
        base=End(sides[0].name or FILES),
        head=End(sides[1].name or FILES),
        report=now,
        new=_with_causes(result.new, ()),
        worse=_with_causes(result.worse, ()),
        gone=result.gone,
        known=tuple(pair.now for pair in result.known),
        deals=deals(now, bad),
        tell=messages(now, bad),
        has_changes=False,
        notes=tuple(notes),
    )


def _of_regrouped(
    then: Version, now: Version, report: Report, judge_again: Callable[[Project], Report]
) -> Comparison:
    """Findings only, those of all products together where there were several."""
    before = [judged_alike(project, now.project) for project in every_product(then.project)]
    earlier = [found for project in before for found in judge_again(project).findings]
    result = compared(earlier, report.findings)
    bad = [pair.now for pair in (*result.new, *result.worse)]
    ways = "several products then, one project now", "one project then, several products now"
    note = f"{ways[then.project.config.of_product is None]}: changes and causes are not known"
    return Comparison(
        base=_end(then),
        head=_end(now),
        report=report,
        new=_with_causes(result.new, ()),
        worse=_with_causes(result.worse, ()),
        gone=result.gone,
        known=tuple(pair.now for pair in result.known),
        deals=deals(report, bad),
        remedies=remedies(now.project.by_id, bad),
        tell=messages(report, bad),
        has_changes=False,
        is_regrouped=True,
        unread=tuple(_unread((then, now))),
        fail_on=now.project.config.fail_on or "error",
        notes=(note, *then.notes, *now.notes),
    )


def _path(side: Side, readable: Readable) -> str:
    return str(readable.folder / side.name)


def _with_causes(pairs: tuple[Pair, ...], found: tuple[Cause, ...]) -> tuple[ComparedFinding, ...]:
    if not found:
        return tuple(ComparedFinding(pair.now, pair.then) for pair in pairs)
    return tuple(
        ComparedFinding(pair.now, pair.then, cause.changes, cause.is_smallest)
        for pair, cause in zip(pairs, found, strict=True)
    )


def _end(version: Version) -> End:
    commit = version.commit
    name = version.side.name or FILES
    return End(name, commit.id, commit.day) if commit is not None else End(name)


def _unseen(result: Compared, report: Report) -> Iterator[str]:
    """Rules that did not run on the newer side: what they had found is gone, and not healed."""
    silent = {unchecked.rule for unchecked in report.not_checked}
    counts = Counter(found.rule for found in result.gone if found.rule in silent)
    for rule, count in sorted(counts.items()):
        findings = counted(count, "finding")
        yield f"{rule} did not run, or not on all: {findings} of it may be gone unjudged"


def _unread(versions: tuple[Version, Version]) -> Iterator[str]:
    """Sides whose vision or commitments could not be read at all."""
    for version in versions:
        name = version.side.name or FILES
        for problem in unread_files(version.project):
            yield f"{name}: {problem.at.label}: {problem.message}"
        if version.project.vision is None:
            yield f"{name}: there is no readable vision"


def unread_files(project: Project) -> Iterator[Problem]:
    """What says of a vision or of commitments that they could not be read at all."""
    for problem in project.problems:
        if problem.subject.kind == "file" and problem.variant.startswith(_NOT_READ):
            yield problem


# What hangs on findings that are new or worse: deals, money, remedies, who must be told.

_SUBSTANCE = ("VIS", "XCF", "TIM")


def deals(report: Report, findings: Iterable[Finding]) -> tuple[TouchedDeal, ...]:
    """Deals with such a finding, in the order of the report."""
    names = {deal for found in _grave(findings) for deal in _deals_of(report, found)}
    return tuple(
        TouchedDeal(deal.id, deal.customer, deal.arr, deal.currency)
        for deal in report.deals
        if deal.id in names
    )


def remedies(
    promises: Mapping[str, Commitment], findings: Iterable[Finding]
) -> tuple[TouchedRemedy, ...]:
    """Remedies and payments that hang on promises with such a finding."""
    names = dict.fromkeys(
        found.subject.id for found in _grave(findings) if found.subject.kind == "commitment"
    )
    found = (promises[name] for name in names if name in promises)
    return tuple(
        TouchedRemedy(
            promise.id,
            promise.customer,
            promise.remedy if promise.remedy != "none" else None,
            promise.remedy_cap_pct,
            bool(promise.payment_contingent),
        )
        for promise in found
        if promise.remedy not in (None, "none") or promise.payment_contingent
    )


def messages(report: Report, findings: Iterable[Finding]) -> tuple[Message, ...]:
    """One message a deal, the most urgent first: for a draft before it is signed, else before the
    first of its broken promises is due.
    """
    answers = {answer.commitment: answer for answer in report.commitments}
    gravest: dict[tuple[str, str], tuple[dt.date | None, Finding]] = {}
    for found in _grave(findings):
        answer = answers.get(found.subject.id) if found.subject.kind == "commitment" else None
        if answer is None:
            continue
        key, day = (answer.customer, answer.deal), _day_of(answer)
        known = gravest.get(key)
        if known is None or _urgency(day) < _urgency(known[0]):
            gravest[key] = (day, found)
    every = [
        Message(customer, deal, day, found.message)
        for (customer, deal), (day, found) in gravest.items()
    ]
    return tuple(sorted(every, key=lambda message: _urgency(message.by)))


def _grave(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What a promise may break on: errors, and warnings that it is late or against the vision. An
    input error or a missing estimate is nothing to tell a customer.
    """
    for found in findings:
        family = found.rule[:3]
        is_error = found.severity is Severity.ERROR and family not in ("INP", "WVR", "POS")
        if is_error or (found.severity is Severity.WARNING and family in _SUBSTANCE):
            yield found


def _deals_of(report: Report, found: Finding) -> Iterator[str]:
    if found.subject.kind == "deal":
        yield found.subject.id
    if found.subject.kind == "commitment":
        yield from (a.deal for a in report.commitments if a.commitment == found.subject.id)
    yield from found.deals


def _day_of(answer: Answer) -> dt.date | None:
    return answer.by or answer.due


def _urgency(day: dt.date | None) -> dt.date:
    return day or dt.date.max
