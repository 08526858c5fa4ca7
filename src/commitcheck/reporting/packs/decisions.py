"""The second part of a sync pack: what only this role can decide, each with its ways out."""

import datetime as dt
from collections.abc import Iterator, Sequence

from commitcheck.assessment.packs.facts import Decision, Option, Pack
from commitcheck.reporting.markdown.page import row
from commitcheck.reporting.markdown.text import cell, words
from commitcheck.reporting.spoken import away

IN_MEETING, LISTED, AGENDA = 5, 20, 8
"""Decisions that 25 minutes can hold, rows of those that follow, and of what others decide."""

_QUOTE, _TITLE = 240, 80
_CALLED = {
    "portfolio": "all deals together",
    "stakeholders": "who decides",
    "positioning": "the positioning",
    "positioning.owner": "the owner of the positioning",
}


def decided(pack: Pack) -> Iterator[str]:
    """The first decisions in full, the others as a table to go through in writing."""
    if not pack.decisions:
        yield "None today."
        return
    before = sum(decision.finding.preventable for decision in pack.decisions)
    count = len(pack.decisions)
    first = _for_the_meeting(pack.decisions)
    rest = [decision for decision in pack.decisions if decision not in first]
    yield f"{count} in all, {before} of them before a signature." + (
        f" These {len(first)} are for the meeting." if rest and len(first) > 1 else ""
    )
    for number, decision in enumerate(first, 1):
        yield from _in_full(number, decision, pack.as_of)
    if rest:
        yield ""
        yield "**The others, in this order; what is proposed is option A**"
        yield ""
        yield from _table(rest[:LISTED], pack.as_of)
        if len(rest) > LISTED:
            yield ""
            yield f"And {len(rest) - LISTED} more: commitcheck check lists them all."


def _for_the_meeting(decisions: Sequence[Decision]) -> list[Decision]:
    """What can still be prevented, then one of each kind: the others of a kind follow from it."""
    chosen: list[Decision] = []
    kinds: set[str] = set()
    for decision in decisions:
        if decision.finding.preventable or decision.finding.code not in kinds:
            chosen.append(decision)
        kinds.add(decision.finding.code)
    return chosen[:IN_MEETING]


def listed(pack: Pack) -> Iterator[str]:
    """What is on the role's agenda and for others to decide."""
    if not pack.agenda:
        return
    yield ""
    yield "**On your agenda, decided by others**"
    yield ""
    for finding in pack.agenda[:AGENDA]:
        yield f"- {finding.code}: {words(finding.message)} ({_who(finding.who)})"
    if len(pack.agenda) > AGENDA:
        yield f"- and {len(pack.agenda) - AGENDA} more"


def _in_full(number: int, decision: Decision, as_of: dt.date) -> Iterator[str]:
    yield ""
    yield f"### 2.{number} {_heading(decision)}"
    yield ""
    yield f"{decision.finding.code}: {words(decision.finding.message)}."
    if decision.quote is not None:
        source = f", {cell(decision.source_ref, _TITLE)}" if decision.source_ref else ""
        yield ""
        yield f"> “{cell(decision.quote.text, _QUOTE)}”{source}"
    else:
        yield ""
        yield f"What helps: {words(decision.finding.next_step)}."
    yield ""
    if decision.options:
        yield from _options(decision.options)
    else:
        yield f"To do: {words(decision.finding.next_step)}."
    if decision.also:
        yield ""
        yield f"Also on it: {', '.join(decision.also)}."
    yield ""
    yield _deadline(decision, as_of)


def _deadline(decision: Decision, as_of: dt.date) -> str:
    """A day that has passed is no deadline any more."""
    if decision.by is None:
        return "**Decide now.**"
    if decision.by < as_of:
        late = away(decision.by, as_of)
        return f"**Decide now**: it was due before the signature on {decision.by}, {late}."
    return f"**Decide by {decision.by}**, the expected signature."


_DIFFERS = (
    ("Date", "date"),
    ("Capacity", "capacity"),
    ("ARR", "arr"),
)


def _options(options: Sequence[Option]) -> Iterator[str]:
    """The ways out; what is the same of all of them is said once, below."""
    told = {title: [words(getattr(it, name)) for it in options] for title, name in _DIFFERS}
    differs = [title for title, cells in told.items() if len({*cells}) > 1]
    yield row("", "Option", *differs)
    yield f"|---|---{'|---' * len(differs)}|"
    for at, (letter, option) in enumerate(zip("ABC", options, strict=False)):
        yield row(letter, words(option.text), *(told[title][at] for title in differs))
    same = [
        cells[0] if title == "ARR" else f"{title.lower()}: {cells[0]}"
        for title, cells in told.items()
        if title not in differs
    ]
    if same:
        yield ""
        yield f"Whichever of them: {'; '.join(same)}."


def _heading(decision: Decision) -> str:
    parts = [_about(decision), cell(decision.title, _TITLE)]
    named = " ".join(part for part in parts if part)
    about = [cell(decision.customer, _TITLE), cell(decision.deal, _TITLE)]
    known = [part for part in dict.fromkeys(about) if part and part not in parts]
    return named + (f" ({', '.join(known)})" if known else "")


def _about(decision: Decision) -> str:
    """A promise or deal by its id; anything else also by what it is."""
    subject = decision.finding.subject
    name = cell(subject.id, _TITLE)
    if subject.id in _CALLED:
        return _CALLED[subject.id]
    if subject.kind in ("commitment", "deal", subject.id):
        return name
    return f"{subject.kind.replace('_', ' ')} {name}"


def _table(decisions: Sequence[Decision], as_of: dt.date) -> Iterator[str]:
    yield row("About", "ARR", "Conflict", "The words", "Option A", "By")
    yield "|---|---|---|---|---|---|"
    for decision in decisions:
        said = f"“{cell(decision.quote.text, _TITLE)}”" if decision.quote else ""
        source = f" {cell(decision.source_ref, 40)}" if decision.source_ref else ""
        step = decision.options[0].text if decision.options else decision.finding.next_step
        also = f", also {', '.join(decision.also)}" if decision.also else ""
        yield row(
            _about(decision),
            words(decision.arr) if decision.arr else "",
            f"{decision.finding.code}: {words(decision.finding.message)}{also}",
            said + source,
            words(step),
            str(decision.by) if decision.by and decision.by >= as_of else "now",
        )


def _who(role: str) -> str:
    return cell(role.replace("_", " "), 40)
