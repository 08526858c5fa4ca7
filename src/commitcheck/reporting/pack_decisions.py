"""The second part of a sync pack: what only this role can decide, each with its ways out."""

from collections.abc import Iterator, Sequence

from commitcheck.assessment.pack_values import Decision, Pack
from commitcheck.reporting.markdown_page import row
from commitcheck.reporting.markdown_text import cell, words

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
    before = sum(one.finding.preventable for one in pack.decisions)
    count = len(pack.decisions)
    first = _for_the_meeting(pack.decisions)
    rest = [one for one in pack.decisions if one not in first]
    yield f"{count} in all, {before} of them before a signature." + (
        f" These {len(first)} are for the meeting." if rest and len(first) > 1 else ""
    )
    for number, one in enumerate(first, 1):
        yield from _in_full(number, one)
    if rest:
        yield ""
        yield "**The others, in this order; what is proposed is option A**"
        yield ""
        yield from _table(rest[:LISTED])
        if len(rest) > LISTED:
            yield ""
            yield f"And {len(rest) - LISTED} more: commitcheck check lists them all."


def _for_the_meeting(decisions: Sequence[Decision]) -> list[Decision]:
    """What can still be prevented, then one of each kind: the others of a kind follow from it."""
    chosen: list[Decision] = []
    kinds: set[str] = set()
    for one in decisions:
        if one.finding.preventable or one.finding.code not in kinds:
            chosen.append(one)
        kinds.add(one.finding.code)
    return chosen[:IN_MEETING]


def listed(pack: Pack) -> Iterator[str]:
    """What is on the role's agenda and for others to decide."""
    if not pack.agenda:
        return
    yield ""
    yield "**On your agenda, decided by others**"
    yield ""
    for one in pack.agenda[:AGENDA]:
        yield f"- {one.code}: {words(one.message)} ({_who(one.who)})"
    if len(pack.agenda) > AGENDA:
        yield f"- and {len(pack.agenda) - AGENDA} more"


def _in_full(number: int, one: Decision) -> Iterator[str]:
    yield ""
    yield f"### 2.{number} {_heading(one)}"
    yield ""
    yield f"{one.finding.code}: {words(one.finding.message)}."
    if one.quote is not None:
        source = f", {cell(one.source_ref, _TITLE)}" if one.source_ref else ""
        yield ""
        yield f"> “{cell(one.quote.text, _QUOTE)}”{source}"
    else:
        yield ""
        yield f"What helps: {words(one.finding.next_step)}."
    yield ""
    if one.options:
        yield row("", "Option", "Date", "Capacity", "ARR")
        yield "|---|---|---|---|---|"
        for letter, option in zip("ABC", one.options, strict=False):
            yield row(
                letter,
                words(option.text),
                words(option.date),
                words(option.capacity),
                words(option.arr),
            )
    else:
        yield f"To do: {words(one.finding.next_step)}."
    if one.also:
        yield ""
        yield f"Also on it: {', '.join(one.also)}."
    yield ""
    yield f"**Decide by {one.by}**, the expected signature." if one.by else "**Decide now.**"


def _heading(one: Decision) -> str:
    parts = [_about(one), cell(one.title, _TITLE)]
    named = " ".join(part for part in parts if part)
    about = [cell(one.customer, _TITLE), cell(one.deal, _TITLE)]
    known = [part for part in dict.fromkeys(about) if part and part not in parts]
    return named + (f" ({', '.join(known)})" if known else "")


def _about(one: Decision) -> str:
    """A promise or deal by its id; anything else also by what it is."""
    subject = one.finding.subject
    name = cell(subject.id, _TITLE)
    if subject.id in _CALLED:
        return _CALLED[subject.id]
    if subject.kind in ("commitment", "deal", subject.id):
        return name
    return f"{subject.kind.replace('_', ' ')} {name}"


def _table(decisions: Sequence[Decision]) -> Iterator[str]:
    yield row("About", "ARR", "Conflict", "The words", "Option A", "By")
    yield "|---|---|---|---|---|---|"
    for one in decisions:
        said = f"“{cell(one.quote.text, _TITLE)}”" if one.quote else ""
        source = f" {cell(one.source_ref, 40)}" if one.source_ref else ""
        step = one.options[0].text if one.options else one.finding.next_step
        also = f", also {', '.join(one.also)}" if one.also else ""
        yield row(
            _about(one),
            words(one.arr) if one.arr else "",
            f"{one.finding.code}: {words(one.finding.message)}{also}",
            said + source,
            words(step),
            str(one.by or "now"),
        )


def _who(role: str) -> str:
    return cell(role.replace("_", " "), 40)
