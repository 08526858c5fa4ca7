"""The third and fourth part of a sync pack: what can be sold, is to be signed, and is owed."""

from collections.abc import Iterator

from commitcheck.assessment.packs.facts import Clause, Offer, Pack, Signing
from commitcheck.assessment.packs.signing import ROLES
from commitcheck.reporting.demand_words import WHY, worth
from commitcheck.reporting.markdown.page import row
from commitcheck.reporting.markdown.text import cell, escaped, words
from commitcheck.reporting.spoken import verdict_word, who
from commitcheck.reporting.ways_out import words as ways

DEALS, _OWED, _PROBLEMS = 8, 12, 3
"""What 25 minutes can hold: deals, promises that fall due, problems of one clause."""

_TEXT, _QUOTE, _TITLE = 1000, 240, 80


def offers(pack: Pack) -> Iterator[str]:
    """What sales can promise today, from when, and to whom."""
    offer = pack.sellable
    if offer is None:
        return
    yield "**What you can sell today**"
    yield ""
    yield from _offers(offer.today, "Nothing is marked as available in the vision.")
    yield ""
    yield "**With a date that can be written down**"
    yield ""
    yield from _offers(offer.dated, "Nothing: no planned work has a date of high confidence.")
    if offer.limits:
        yield ""
        yield "**Within these limits**"
        yield ""
        yield from _offers(offer.limits, "")
    if offer.segments:
        yield ""
        yield "**To whom**"
        yield ""
        yield from (f"- {words(segment)}" for segment in offer.segments)
    yield ""


def signing(pack: Pack) -> Iterator[str]:
    """The drafts, the nearest signature first."""
    if pack.role not in ROLES:
        yield "Nothing: this role signs no paper. Drafts that wait for you stand in part 2."
        return
    if not pack.signings:
        yield "No draft is on the table."
        return
    for signing in pack.signings[:DEALS]:
        yield from _deal(signing, 1 if pack.role == "executive" else _PROBLEMS)
    if len(pack.signings) > DEALS:
        yield ""
        yield f"And {len(pack.signings) - DEALS} more deals: commitcheck check --deal ID."
    if any(clause.wording for signing in pack.signings for clause in signing.clauses):
        yield ""
        yield f"Replacement wording: {cell(pack.wording_note, _TEXT)}"


def unanswered(pack: Pack) -> Iterator[str]:
    """What customers want and nothing in the vision answers, what most of them share first."""
    groups = pack.demand.groups if pack.demand else ()
    if not groups:
        return
    yield ""
    yield "**Promised, and answered by nothing in the vision**"
    yield ""
    yield row("What", "Why", "Customers", "ARR", "First due")
    yield "|---|---|---|---|---|"
    for group in groups[:DEALS]:
        yield row(
            cell(group.name, _TITLE),
            WHY[group.why],
            cell(", ".join(group.customers), _QUOTE),
            escaped(", ".join(worth(group))) or "not known",
            str(group.first_due or "no day"),
        )
    yield ""
    yield (
        "Each is a capability, a roadmap item or a non-goal to decide on;"
        " `commitcheck diagnose --demand` has the words."
    )


def owing(pack: Pack) -> Iterator[str]:
    """Overdue first, then what falls due, each with its owner."""
    if not pack.owed:
        yield "Nothing that is signed falls due."
        return
    yield row("Due", "Promise", "Customer", "How it stands", "Owner")
    yield "|---|---|---|---|---|"
    for debt in pack.owed[:_OWED]:
        late = "**" if debt.due < pack.as_of else ""
        yield row(
            f"{late}{debt.due}{late}",
            f"{cell(debt.commitment, _TITLE)} {cell(debt.title, _TITLE)}",
            cell(debt.customer, _TITLE),
            words(debt.state),
            cell(debt.owner, _TITLE) if debt.owner else "nobody named",
        )
    if len(pack.owed) > _OWED:
        yield ""
        yield f"And {len(pack.owed) - _OWED} more."
    if pack.role == "customer_success":
        yield from _asking(pack)


def _asking(pack: Pack) -> Iterator[str]:
    """What to ask the customers for, and where to record the answer."""
    if any(debt.due < pack.as_of and not debt.is_delivered for debt in pack.owed):
        yield ""
        yield (
            "For each that is overdue: tell the customer a date that holds, or ask to be released"
            " from it; record the day as released or as the new due."
        )
    if any(debt.is_delivered for debt in pack.owed):
        yield ""
        yield (
            "For each that is delivered and not accepted: ask the customer whether it is what was"
            " promised; record the day of the yes as accepted_on."
        )


def _offers(offers: tuple[Offer, ...], nothing: str) -> Iterator[str]:
    if not offers:
        yield nothing
    yield from (f"- **{cell(offer.name, _TITLE)}**: {words(offer.said)}" for offer in offers)


def _deal(signing: Signing, problems: int) -> Iterator[str]:
    when = f"signature {signing.on}" if signing.on else "no day of signature"
    verdict = verdict_word(signing.verdict).text
    yield ""
    yield f"### {cell(signing.deal, _TITLE)} {cell(signing.customer, _TITLE)}: {verdict}"
    yield ""
    yield f"{when}, {words(signing.arr)}"
    yield ""
    yield from _way_out(signing)
    for clause in signing.clauses:
        yield from _clause(clause, problems)


def _way_out(signing: Signing) -> Iterator[str]:
    """What would make it pass, a line for each role; nothing where it is fine or nobody looked."""
    found = signing.way_out
    if found is None or found.standing == "sound":
        return
    yield f"**{escaped(ways.headline(found).partition(': ')[2])}**"
    yield ""
    for role, steps in ways.by_role(found.steps).items():
        yield f"- {who(role)}: {escaped(ways.line_of(steps))}"
    if found.steps:
        yield ""


def _clause(clause: Clause, problems: int) -> Iterator[str]:
    title = f"**{cell(clause.commitment, _TITLE)} {cell(clause.title, _TITLE)}**"
    yield f"- {title}: “{cell(clause.quote.text, _QUOTE)}”"
    if not clause.problems:
        yield "  - can be signed as it stands"
        return
    for problem in clause.problems[:problems]:
        yield f"  - {words(problem)}"
    if len(clause.problems) > problems:
        yield f"  - and {len(clause.problems) - problems} more"
    if clause.wording is not None:
        yield f"  - instead: “{cell(clause.wording, _TEXT)}”"
