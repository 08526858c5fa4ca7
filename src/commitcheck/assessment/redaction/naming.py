"""The first walk over a report that is to be redacted: who and what appears in it, in order."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from commitcheck.assessment.redaction.words import Codenames
from commitcheck.assessment.selection import known
from commitcheck.model.finding import Finding
from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase, Said
from commitcheck.model.report import Report
from commitcheck.rules import ALL_RULES

_KINDS = {"customer": "customer", "deal": "deal", "person": "stakeholder"}


def named(report: Report, beside: Sequence[Report] = ()) -> Codenames:
    """Codenames for every file, promise, customer, deal, person and other id of the report; the
    same as in the reports `beside` it, whichever of them is redacted.
    """
    codes = Codenames()
    for each in sorted((report, *beside), key=_order) if beside else (report,):
        _name_all(codes, each)
    return codes


def _order(report: Report) -> tuple[str, str]:
    return report.product_id or "", report.product


def _name_all(codes: Codenames, report: Report) -> None:
    for file in report.inputs:
        _file(codes, file.path)
    for answer in report.commitments:
        _deal(codes, answer.deal, answer.customer)
        codes.of("commitment", answer.commitment)
        _place(codes, answer.at)
    for deal in report.deals:
        _deal(codes, deal.id, deal.customer)
    for found in _findings(report):
        _found(codes, found)
    for promise in report.as_read.every if report.as_read else ():
        _deal(codes, promise.deal, promise.customer)
        codes.of("commitment", promise.commitment)
        _place(codes, promise.at)
    for row in report.capacity:
        codes.of("period", row.period)
    for waiver in report.waivers:
        codes.of("waiver", waiver.id)
        if not is_rule(waiver.rule, report):
            codes.of("rule", waiver.rule)
    for phrase in _phrases(report):
        _said(codes, phrase)


def is_rule(name: str, report: Report) -> bool:
    """A rule of this run, bare or with one of its variants."""
    code, colon, variant = name.partition(":")
    there = known(ALL_RULES) | {card.code: card.variants for card in report.own_rules}
    return code in there and (not colon or variant in there[code])


def _found(codes: Codenames, found: Finding) -> None:
    _thing(codes, found.subject.kind, found.subject.id)
    _place(codes, found.at)
    for thing in found.related:
        _thing(codes, thing.kind, thing.id)
        _place(codes, thing.at)
    for deal in found.deals:
        codes.of("deal", deal)


def _said(codes: Codenames, phrase: Phrase) -> None:
    for part in phrase.parts:
        if isinstance(part, Said) and part.kind in _KINDS:
            codes.of(_KINDS[part.kind], part.text)
        elif isinstance(part, Said) and part.kind == "path":
            _file(codes, part.text)


def _thing(codes: Codenames, kind: str, name: str) -> None:
    if kind == "file":
        _file(codes, name)
    else:
        codes.of(kind, name)


def _deal(codes: Codenames, deal: str, customer: str) -> None:
    """A deal that has no id of its own goes by its customer's name."""
    codename = codes.of("customer", customer)
    if deal == customer:
        codes.share("deal", deal, codename)
    else:
        codes.of("deal", deal)


def _place(codes: Codenames, at: Location) -> None:
    _file(codes, at.path)
    if at.sheet is not None:
        codes.of("sheet", at.sheet)


def _file(codes: Codenames, path: str) -> None:
    """A file is known under its path and under its bare name."""
    codes.share("file", PurePath(path).name, codes.of("file", path))


def _findings(report: Report) -> Iterator[Finding]:
    yield from report.findings
    yield from report.as_read.findings if report.as_read else ()


def _phrases(report: Report) -> Iterator[Phrase]:
    for found in _findings(report):
        yield found.message
        yield found.next_step
    for unchecked in report.not_checked:
        yield unchecked.reason
    for deal in report.deals:
        for change in (*deal.changes, *deal.owed):
            yield change.text
