"""What a deal desk wants first of one deal: the word, what makes it pass, who acts, by when.

The same for a screen, for Markdown and for a page; how each shows it is its own.
"""

from shlex import quote

from msgspec import Struct

from commitcheck.model.report import Report
from commitcheck.model.way_out import WayOut
from commitcheck.reporting.inert import shorten
from commitcheck.reporting.spoken import NAME, signature, who
from commitcheck.reporting.ways_out import words


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
