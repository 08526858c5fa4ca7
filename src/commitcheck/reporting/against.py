"""What the vision rules out and promises name all the same: each non-goal with its promises.

Whether anything links a promise to the vision or only its words do, and whether a column says so
or the words as read: a promise stands once under each non-goal, at its worst.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.model.finding import Finding, Quote, Severity
from commitcheck.model.location import Location
from commitcheck.model.phrase import counted
from commitcheck.model.report import Answer, PromiseAsRead, Report
from commitcheck.model.vocabulary import DRAFT_STATUSES
from commitcheck.reporting.summary import arr_of


class Hit(Struct, frozen=True):
    """A promise that a non-goal speaks against: `record` is the id of its row, `words` are what
    it says; `is_given` where it stands without what was read from them.
    """

    finding: Finding
    record: str
    customer: str
    deal: str
    status: str
    words: Quote
    is_given: bool

    @property
    def is_draft(self) -> bool:
        return self.status in DRAFT_STATUSES


class Refusal(Struct, frozen=True):
    """A non-goal, its own words, and the promises that it speaks against, the worst first; `arr`
    is that of their deals, in words.
    """

    id: str
    at: Location
    words: Quote | None
    hits: tuple[Hit, ...]
    arr: str

    def listed(self, carded: Collection[str]) -> tuple[Hit, ...]:
        """Those that have no card; `carded` are the promises that have."""
        return tuple(hit for hit in self.hits if hit.record not in carded)

    def below(self, carded: Collection[str]) -> list[str]:
        """The ids of those that have one."""
        return [hit.record for hit in self.hits if hit.record in carded]


def refusals(report: Report, findings: Sequence[Finding]) -> tuple[Refusal, ...]:
    """The non-goals that `findings` and those as read are against, in the order of the vision."""
    hits: dict[str, dict[str, Hit]] = {}
    goals: dict[str, tuple[Location, Quote | None]] = {}
    for hit in _hits(report, findings):
        for thing, words in _goals(hit.finding):
            goals.setdefault(thing, words)
            known = hits.setdefault(thing, {}).get(hit.record)
            if known is None or hit.finding.severity > known.finding.severity:
                is_given = hit.is_given or (known is not None and known.is_given)
                hits[thing][hit.record] = replace(hit, is_given=is_given)
    return tuple(
        Refusal(
            name,
            *goals[name],
            tuple(sorted(found.values(), key=_worst_first)),
            arr_of(report.deals, {hit.deal for hit in found.values()}),
        )
        for name, found in sorted(hits.items(), key=lambda pair: _place(goals[pair[0]][0]))
    )


def is_against(found: Finding) -> bool:
    """Does it stand under a non-goal that it names?"""
    return found.rule == "VIS601" and any(thing.kind == "non_goal" for thing in found.related)


def against(refused: Sequence[Refusal]) -> str:
    """`5 promises against 3 non-goals, 2 more as read`: each promise counted once."""
    every = {hit.record for refusal in refused for hit in refusal.hits}
    given = {hit.record for refusal in refused for hit in refusal.hits if hit.is_given}
    goals = counted(len(refused), "non-goal")
    if not given:
        return f"{counted(len(every), 'promise')} against {goals} as read"
    more = f", {len(every - given)} more as read" if every - given else ""
    return f"{counted(len(given), 'promise')} against {goals}{more}"


def against_any(report: Report) -> str:
    """The same of a whole report, what a baseline knows too; empty where nothing is against it."""
    refused = refusals(report, report.unwaived)
    return against(refused) if refused else ""


def _hits(report: Report, findings: Sequence[Finding]) -> Iterator[Hit]:
    answer_of: Mapping[str, Answer] = {it.commitment: it for it in reversed(report.commitments)}
    records = report.as_read.record_of if report.as_read else {}
    for found in findings:
        answer = answer_of.get(records.get(found.subject.id, found.subject.id))
        if is_against(found) and answer is not None:
            words = found.quotes[0] if found.quotes else Quote(answer.title, answer.at)
            yield _hit(found, answer, words)
    read = report.as_read
    read_of: Mapping[str, PromiseAsRead] = (
        {it.commitment: it for it in reversed(read.promises)} if read else {}
    )
    for found in read.unwaived if read else ():
        promise = read_of.get(found.subject.id)
        if is_against(found) and promise is not None and promise.record in answer_of:
            words = Quote(promise.words, promise.at)
            yield _hit(found, answer_of[promise.record], words)


def _hit(found: Finding, answer: Answer, words: Quote) -> Hit:
    return Hit(
        finding=found,
        record=answer.commitment,
        customer=answer.customer,
        deal=answer.deal,
        status=answer.status,
        words=words,
        is_given=found.subject.id == answer.commitment and found.basis != "read",
    )


def _goals(found: Finding) -> Iterator[tuple[str, tuple[Location, Quote | None]]]:
    """The non-goals of a finding with their words, which it quotes after those of the promise."""
    goals = [thing for thing in found.related if thing.kind == "non_goal"]
    theirs = found.quotes[1 : len(goals) + 1]
    quotes = theirs if len(theirs) == len(goals) else [None] * len(goals)
    for goal, words in zip(goals, quotes, strict=True):
        yield goal.id, (goal.at, words)


def _worst_first(hit: Hit) -> tuple[object, ...]:
    """Errors first, then what can still be prevented."""
    return (hit.finding.severity is not Severity.ERROR, not hit.is_draft)


def _place(at: Location) -> tuple[object, ...]:
    return (at.path, at.line, at.column)
