"""What every page for people says beside its lists: the money at stake, what a deal desk wants
first of one deal, and the command that comes next.
"""

import re
from collections.abc import Collection, Iterable
from math import fsum
from posixpath import dirname
from shlex import quote

from msgspec import Struct

from commitcheck.assessment.answers import UNLINKED
from commitcheck.model.finding import Severity
from commitcheck.model.pattern import pattern
from commitcheck.model.report import DealAnswer, Report
from commitcheck.model.vocabulary import OPEN_STATUSES
from commitcheck.model.way_out import WayOut
from commitcheck.reporting.inert import inert, shorten
from commitcheck.reporting.spoken import BANDS, NAME, NO_CURRENCY, joined, signature, who
from commitcheck.reporting.ways_out import words

# What is at stake, in money: ARR of the deals with open promises, and of which in conflict.
#
# A deal counts once, with its own ARR. Currencies are not added up: each has its own sum.

_CURRENCY = 8


def at_stake(report: Report) -> str:
    """`ARR 3,190,000 EUR: 2,620,000 EUR in conflict, 90,000 EUR more as its words read`.

    Nothing where no deal says its ARR. Every deal counts in one part only: in conflict, else
    with words that speak against it, else not judged; what is left over has no conflict.
    """
    still_open = {it.deal for it in report.commitments if it.status in OPEN_STATUSES}
    deals = [deal for deal in report.deals if deal.id in still_open and deal.arr is not None]
    if not deals:
        return ""
    bad = _in_conflict(report)
    doubted = {deal.id for deal in deals if deal.as_read is not None} | _by_word(report)
    unclear = {deal.id for deal in deals if deal.verdict == "could_not_be_judged"}
    parts = [f"{arr_of(deals, bad) or 'nothing'} in conflict"]
    if more := arr_of(deals, doubted - bad):
        parts.append(f"{more} {'more ' if bad else ''}where words speak against it")
    if unknown := arr_of(deals, unclear - doubted - bad):
        parts.append(f"{unknown} not judged")
    return f"ARR {_sum(deals, is_whole=True)}: {', '.join(parts)}"


def arr_of(deals: Iterable[DealAnswer], ids: Collection[str]) -> str:
    """The ARR of those deals that have one of the ids, in words; empty where none names any."""
    return _sum([deal for deal in deals if deal.id in ids and deal.arr is not None])


def _in_conflict(report: Report) -> set[str]:
    """Deals with an open promise that does not conform, or with an error of their own."""
    answers = (it for it in report.commitments if it.status in OPEN_STATUSES)
    promises = {it.deal for it in answers if it.answer == "does_not_conform"}
    return promises | {
        found.subject.id
        for found in report.unwaived
        if found.subject.kind == "deal"
        and found.severity is Severity.ERROR
        and not found.rule.startswith("INP")
    }


def _by_word(report: Report) -> set[str]:
    """Deals with a promise that a non-goal speaks against."""
    refused = {found.subject.id for found in report.unwaived if found.rule == "VIS601"}
    deal_of = {it.commitment: it.deal for it in report.commitments if it.commitment in refused}
    return {*deal_of.values()}


def _sum(deals: Iterable[DealAnswer], *, is_whole: bool = False) -> str:
    """`1,330,000 EUR and 20,000 USD`; the whole says where nobody named a currency, and how much
    of it is of deals without one where the only currency that there is counts for all.
    """
    sums: dict[str, list[float]] = {}
    for deal in deals:
        sums.setdefault(shorten(deal.currency or "", _CURRENCY), []).append(deal.arr or 0)
    named = [name for name in sums if name]
    if len(named) == 1:  # the only currency that anybody named is that of all
        bare = fsum(sums.get("", ())) if is_whole else 0
        whole = f"{fsum(arr for each in sums.values() for arr in each):,.0f} {named[0]}"
        return f"{whole}, {bare:,.0f} of it without a currency" if bare else whole
    missing = f" {NO_CURRENCY}" if is_whole else ""
    return joined(
        f"{fsum(each):,.0f}{f' {name}' if name else missing}" for name, each in sums.items()
    )


# What a deal desk wants first of one deal: the word, what makes it pass, who acts, by when.
#
# The same for a screen, for Markdown and for a page; how each shows it is its own.


class DealSheet(Struct, frozen=True):
    """`verdict` is a name of the record; `passes` is empty where the deal is sound. `roles` have a
    line each with everything that they decide; `then` is what a plain yes needs besides. `words`
    is the command that has the words for the paper, where something of it has to change.
    """

    deal: str
    verdict: str
    passes: str
    roles: tuple[tuple[str, str], ...]
    then: str
    deadline: str
    words: str


def deal_sheet(report: Report) -> DealSheet | None:
    """Of a report on one deal whose way out is known; of any other none."""
    deal = report.deals[0] if len(report.deals) == 1 else None
    found = None if deal is None else deal.way_out
    if deal is None or found is None:
        return None
    is_open = deal.signature is not None and found.standing != "sound"
    name = shorten(deal.id, NAME)
    steps = words.by_role(found.steps)
    return DealSheet(
        deal=name,
        verdict=deal.verdict,
        passes=_passes(found),
        roles=tuple((who(role), words.line_of(own)) for role, own in steps.items()),
        then=words.after(found) if found.steps and found.missing else "",
        deadline=signature(deal.signature, report.as_of) if is_open and deal.signature else "",
        words=f"commitcheck fix --deal {quote(name)}" if found.steps else "",
    )


def _passes(found: WayOut) -> str:
    """`9 changes make it pass, if legal agrees`, or why nothing does."""
    if found.standing == "way_out":
        return words.makes_it_pass(found)
    return "" if found.standing == "sound" else words.headline(found).partition(": ")[2]


# The command that comes next, where there is one: preview -> map -> check -> confirm -> sync.

_TABLE = pattern(r"\.(?:csv|tsv|txt|xlsx|xlsm|xls|ods)$", re.IGNORECASE)


def next_command(report: Report) -> str:
    """`commitcheck confirm vision.yaml export.csv`, or nothing where nothing is left to do."""
    if report.narrowed_to is not None:
        return ""
    if table := _unread_table(report):
        return f"commitcheck preview {_quoted(table)}"
    if _is_to_confirm(report):
        return _with_files("commitcheck confirm", report)
    unlinked = any(answer.why == UNLINKED for answer in report.commitments)
    if unlinked and (table := _first_table(report)):
        return f"commitcheck preview {_quoted(table)}"
    is_to_decide = any(found.subject.kind == "commitment" for found in report.unwaived)
    is_judged = report.verdict.could_not_be_judged < report.verdict.open
    return _with_files("commitcheck sync", report) if is_to_decide and is_judged else ""


def _unread_table(report: Report) -> str | None:
    """A table of which nobody knows what its columns mean."""
    if report.commitments:
        return None
    return next((it.at.path for it in report.unwaived
                 if it.rule == "INP001" and _TABLE.search(it.at.path)), None)  # fmt: skip


def _is_to_confirm(report: Report) -> bool:
    """Is there something that a person's word would make judgeable, or binding?"""
    if report.as_read is not None and report.as_read.unwaived:
        return True
    unclear = {it.commitment for it in report.commitments if it.answer == "could_not_be_judged"}
    return any(
        hint.commitment in unclear and hint.why == "unlinked" and hint.band in BANDS
        for hint in report.suggestions
    )


def _first_table(report: Report) -> str | None:
    tables = (file.path for file in report.inputs if file.role == "commitments")
    return next((path for path in tables if _TABLE.search(path)), None)


def _with_files(command: str, report: Report) -> str:
    """The command on the files of this run: those that its configuration names need no naming."""
    config = next((file.path for file in report.inputs if file.role == "config"), None)
    if config is not None:
        return f"{command} --config {_quoted(config)}" if dirname(config) else command
    files = [file.path for file in report.inputs if file.role in ("vision", "commitments")]
    return " ".join([command, *map(_quoted, files)])


def _quoted(path: str) -> str:
    return quote(inert(path))
