"""`--deal`, `--owner`, `--promise` and the like: one part of the report, with its own counts."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.as_read.judge import sentence_of
from commitcheck.assessment.as_read.parts import worth_reading
from commitcheck.assessment.coverage import lost_promises
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.verdict import verdict
from commitcheck.errors import UsageError
from commitcheck.model.commitment import Commitment
from commitcheck.model.document import NO_DEAL
from commitcheck.model.figures import KnownFigures
from commitcheck.model.finding import Finding
from commitcheck.model.history import History
from commitcheck.model.phrase import did_you_mean
from commitcheck.model.project import Project
from commitcheck.model.report import (
    Answer,
    AsRead,
    BaselineSummary,
    Diagnosis,
    PromiseAsRead,
    Report,
)
from commitcheck.model.spelling import folded
from commitcheck.rules.context import Context

# `--owner`, `--status`, `--theme` and `--capability`: which promises a report shows.

Filters = tuple[tuple[str, str], ...]
"""What is asked for, as `(("owner", "pm"), ("theme", "TH1"))`, in the vision's own spelling."""

FILTERS = ("owner", "status", "theme", "capability")


def in_words(filters: Filters) -> str:
    """`owner pm, theme TH1`."""
    return ", ".join(f"{name} {value}" for name, value in filters)


def filtered(context: Context, settings: Settings) -> tuple[Filters, frozenset[str]]:
    """What is asked for in its own spelling, and the ids of the promises that are all of it.

    Raises:
        UsageError: no promise has such an owner, or the vision has no such theme or capability.
    """
    filters: list[tuple[str, str]] = []
    promises = context.project.commitments
    for name in FILTERS:
        wanted = getattr(settings, name)
        if wanted is not None:
            value, fits = _READERS[name](context, wanted)
            filters.append((name, value))
            promises = tuple(filter(fits, promises))
    return tuple(filters), frozenset(promise.id for promise in promises)


Fits = Callable[[Commitment], bool]
Reader = Callable[[Context, str], tuple[str, Fits]]


def _owner(context: Context, wanted: str) -> tuple[str, Fits]:
    names = {folded(it.owner): it.owner for it in context.project.commitments if it.owner}
    owner = _in_use(wanted, names, "owner", "among the commitments")
    return owner, lambda promise: folded(promise.owner or "") == folded(owner)


def _status(_: Context, wanted: str) -> tuple[str, Fits]:
    return wanted, lambda promise: promise.status == wanted


def _theme(context: Context, wanted: str) -> tuple[str, Fits]:
    themes = context.vision.themes
    names = {folded(name): it.id for it in themes for name in (it.name or it.id, it.id)}
    theme = _in_use(wanted, names, "theme", "in the vision")

    def fits(promise: Commitment) -> bool:
        themes = [capability.theme for capability in context.capabilities_of(promise)]
        return theme in (*themes, *(item.theme for item in context.backing(promise)))

    return theme, fits


def _capability(context: Context, wanted: str) -> tuple[str, Fits]:
    named = context.project.capabilities
    names = {folded(name): capability.id for name, capability in named.items()}
    found = _in_use(wanted, names, "capability", "in the vision")
    return found, lambda promise: any(it.id == found for it in context.capabilities_of(promise))


_READERS: Mapping[str, Reader] = {
    "owner": _owner,
    "status": _status,
    "theme": _theme,
    "capability": _capability,
}


def _in_use(wanted: str, names: Mapping[str, str], noun: str, where: str) -> str:
    """What a name stands for, whatever its case.

    Raises:
        UsageError: for nothing; it says what is near.
    """
    if (found := names.get(folded(wanted))) is not None:
        return found
    hint = _hint(did_you_mean(wanted, names.values()), names.values())
    raise UsageError(f"there is no {noun} {wanted} {where}", hint)


_VALUES_NAMED = 5


def _hint(near: str | None, names: Iterable[str]) -> str:
    every = tuple(dict.fromkeys(names))
    if near:
        return f"; did you mean {near}?"
    return f"; there are {', '.join(every)}" if 0 < len(every) <= _VALUES_NAMED else ""


_OFFERED = 3
"""Names offered for one that is only a part of them."""


class _Part(Struct, frozen=True):
    """What is to be shown: the promises of `promises` that belong to one of `deals`.

    `lost` are the ids of those that could not be read and may be meant; `read` those of all
    promises whose words were read.
    """

    deals: frozenset[str]
    promises: frozenset[str]
    lost: frozenset[str]
    filters: Filters
    read: frozenset[str]
    words: str


def narrow(report: Report, settings: Settings, context: Context) -> Report:
    """Only the deals and promises of a report that `settings` asks for.

    Raises:
        UsageError: there is no such deal, customer, owner, theme or capability; it says what is
            near.
    """
    is_by_deal = settings.deal is not None or settings.customer is not None
    answers, project = report.commitments, context.project
    meant = settings.deal and _meant(settings.deal, answers, project)
    _ask_for_deal(project, {folded(name) for it in answers for name in (it.deal, it.customer)},
                  [settings.deal, settings.customer])  # fmt: skip
    deals = frozenset(answer.deal for answer in answers)
    parts = []
    if settings.deal is not None:
        named = meant or settings.deal
        names = [(answer.deal, answer.deal) for answer in answers]
        deals &= _known(named, names, [record.deal for record in project.lost], "deal")
        parts.append(f"deal {named}")
    if settings.customer is not None:
        names = [(answer.customer, answer.deal) for answer in answers]
        unread = [record.customer for record in project.lost]
        deals &= _known(settings.customer, names, unread, "customer")
        parts.append(f"customer {settings.customer}")
    filters, promises = filtered(context, settings)
    lost = lost_promises(project, deals) if is_by_deal else project.lost_ids
    part = _Part(
        deals=deals,
        promises=promises,
        lost=lost,
        filters=filters,
        read=frozenset(record.id for record in worth_reading(project)),
        words=", ".join(filter(None, (" of ".join(parts), in_words(filters)))),
    )
    return _narrowed(report, part)


def _ask_for_deal(project: Project, known: set[str], wanted: Iterable[str | None]) -> None:
    """A document that the call could not be bound to is what is missing, not the name.

    Raises:
        UsageError: a name is not known, and a document says not which deal or customer it has.
    """
    unbound = next((found for found in project.problems if found.variant == NO_DEAL), None)
    if unbound and any(name and folded(name) not in known for name in wanted):
        raise UsageError(naming=f"{unbound.message}; {unbound.next_step}")


def of_promise(report: Report, promise: str) -> Report:
    """The report as one promise's answer, so that it ends with that promise's exit code."""
    answers = tuple(answer for answer in report.commitments if answer.commitment == promise)
    own = _with_parts(frozenset((promise,)), report.as_read)
    findings = tuple(filter(_belongs(frozenset(), own), report.findings))
    return replace(
        report,
        verdict=verdict(answers, findings, report.as_of, len(answers)),
        findings=findings,
        commitments=answers,
    )


def _meant(wanted: str, answers: Sequence[Answer], project: Project) -> str | None:
    """The deal that is meant where none has the id: the only one that a customer has, or whose
    id or customer has these whole words. A record that was lost counts as a deal of its own.

    Raises:
        UsageError: several deals are meant; it says which.
    """
    rows = [(answer.deal, answer.customer) for answer in answers]
    lost = [(record.deal, record.customer, *record.cells) for record in project.lost]
    name = folded(wanted)
    if any(name == folded(deal) for deal, *_ in (*rows, *lost) if deal):
        return None
    words = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    for holds in (name.__eq__, words.search):
        found = [row[0] for row in (*rows, *lost) if any(map(holds, _folded(row)))]
        deals = list(dict.fromkeys(found))
        if len(deals) == 1:
            return deals[0]
        if deals:
            known = [deal for deal in deals if deal][:_OFFERED]
            hint = f"; did you mean {' or '.join(known)}?" if known else ""
            raise UsageError(f"{wanted} is no deal, and may be several", hint)
    return None


def _folded(row: Iterable[str | None]) -> Iterable[str]:
    return (folded(name) for name in row if name)


def _known(
    wanted: str, names: Sequence[tuple[str, str]], lost: Sequence[str | None], noun: str
) -> frozenset[str]:
    """The deals behind a name, whatever its case, out of all names with the deals behind them;
    `lost` are the names in records that could not be read.
    """
    found = frozenset(deal for name, deal in names if folded(name) == folded(wanted))
    if found:
        return found
    if folded(wanted) in (folded(name) for name in lost if name):
        raise UsageError(
            f"nothing that names the {noun} {wanted} could be read;"
            f" check without --{noun} to see why"
        )
    near = _near(wanted, (name for name, _ in names))
    hint = f"; did you mean {near}?" if near else ""
    raise UsageError(f"there is no {noun} {wanted} among the commitments", hint)


def _near(wanted: str, names: Iterable[str]) -> str:
    """`Acme Retail` for `Acme`; where several names hold the word, the first of them."""
    names = tuple(dict.fromkeys(names))
    holding = [name for name in names if wanted.casefold() in name.casefold()][:_OFFERED]
    return did_you_mean(wanted, names) or " or ".join(holding)


def _narrowed(report: Report, part: _Part) -> Report:
    """The report of this part only, with the input errors that touch it.

    Portfolio sections (diagnosis, metrics, themes) are left out: they are not the part's. Of a
    deal with promises that were not asked for the word is still the whole deal's.
    """
    answers = tuple(
        answer
        for answer in report.commitments
        if answer.deal in part.deals and answer.commitment in part.promises
    )
    promises = frozenset(answer.commitment for answer in answers)
    deals = frozenset(answer.deal for answer in answers) if part.filters else part.deals
    others = (
        frozenset(answer.commitment for answer in report.commitments) - promises
        if part.filters
        else frozenset()
    )
    own = _with_parts(promises, report.as_read)
    belongs = _belongs(deals, own | part.lost, others)
    findings = tuple(filter(belongs, report.findings))
    return replace(
        report,
        verdict=verdict(answers, findings, report.as_of, len(answers)),
        findings=findings,
        commitments=answers,
        deals=tuple(deal for deal in report.deals if deal.id in deals),
        suggestions=tuple(
            suggestion for suggestion in report.suggestions if suggestion.commitment in promises
        ),
        figures=KnownFigures(
            timeline=tuple(row for row in report.timeline if row.commitment in promises),
            capacity=report.capacity if any(row.tips in deals for row in report.capacity) else (),
        ),
        diagnosis=Diagnosis(),
        baseline=_baseline(report.baseline, findings),
        as_read=_words_of(report.as_read, deals, own, others, part.read & promises),
        narrowed_to=part.words,
        history=_history(report.history, promises),
        filters=part.filters,
    )


def _history(history: History | None, promises: frozenset[str]) -> History | None:
    """What git tells of these promises."""
    if history is None:
        return None
    own = tuple(signed for signed in history.promises if signed.commitment in promises)
    return replace(history, promises=own, dominant_roots=())


def _with_parts(promises: frozenset[str], read: AsRead | None) -> frozenset[str]:
    """The ids of these promises, and of the promises that were read from their words."""
    record_of = read.record_of if read else {}
    return promises | {part for part, record in record_of.items() if record in promises}


def _words_of(
    as_read: AsRead | None,
    deals: frozenset[str],
    own: frozenset[str],
    others: frozenset[str],
    read: frozenset[str],
) -> AsRead | None:
    """What was read from the words of these deals' promises, but for the `others`; `read` are
    those of them that have words to read. None where there are none.
    """
    if as_read is None:
        return None

    def of_these(promises: Iterable[PromiseAsRead]) -> tuple[PromiseAsRead, ...]:
        return tuple(
            promise
            for promise in promises
            if promise.deal in deals and others.isdisjoint((promise.commitment, promise.record))
        )

    belongs = _belongs(deals, own, others)
    shown = replace(
        as_read,
        findings=tuple(filter(belongs, as_read.findings)),
        promises=of_these(as_read.promises),
        deals=tuple(pair for pair in as_read.deals if pair[0] in deals),
        deciding=tuple(filter(belongs, as_read.deciding)),
        no_promises=of_these(as_read.no_promises),
    )
    records = read | {promise.record for promise in shown.every}
    if not records and not shown.findings:
        return None
    return replace(shown, sentence=sentence_of(shown.findings, shown.deciding, len(records)))


def _baseline(
    known: BaselineSummary | None, findings: tuple[Finding, ...]
) -> BaselineSummary | None:
    """The debt among these findings; which entries are gone is the portfolio's to say."""
    if known is None:
        return None
    here = sum(found.in_baseline and found.waived_by is None for found in findings)
    own = {f"{found.code} {found.subject.id}" for found in findings}
    return BaselineSummary(
        known.path,
        here,
        worse=tuple(entry for entry in known.worse if entry.finding in own),
        uncompared=min(here, known.uncompared),
        accepted=sum(found.accepted_until is not None for found in findings),
        drafts_until=known.drafts_until,
    )


def _belongs(
    deals: frozenset[str], promises: frozenset[str], others: frozenset[str] = frozenset()
) -> Callable[[Finding], bool]:
    """What is about these, and what could not be read of files, the vision and waivers; nothing
    that is about one of the `others` itself.
    """

    def belongs(found: Finding) -> bool:
        subject = found.subject
        is_common = subject.kind not in ("commitment", "deal")
        if subject.kind == "commitment" and subject.id in others:
            return False
        return (
            (is_common and found.rule.startswith("INP"))
            or (subject.kind == "commitment" and subject.id in promises)
            or (subject.kind == "deal" and subject.id in deals)
            or not deals.isdisjoint(found.deals)
        )

    return belongs
