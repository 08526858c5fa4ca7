"""A sync pack as Markdown: seven parts, 25 minutes, every text of a user inert."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from commitcheck.assessment.packs.facts import Decision, Option, Pack
from commitcheck.assessment.packs.wordings import VisionPage
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase
from commitcheck.model.report import Diagnosis
from commitcheck.reporting.inert import inert
from commitcheck.reporting.markdown.page import row
from commitcheck.reporting.markdown.text import cell, escaped, words
from commitcheck.reporting.packs.paper import offers, owing, signing, unanswered
from commitcheck.reporting.spoken import away

MARK = "<!-- commitcheck sync pack: written by the tool, replaced at the next sync -->"
"""The first line of every pack: only a file that starts so is ever replaced."""

_TEXT = 2000
_TYPED = pattern(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")
"""An id that stands in a command as it is, to be copied from the file or from the page."""


def render(pack: Pack) -> str:
    """The whole page; it ends in one line end."""
    parts = (
        _opening(pack),
        _part(1, "The one-line truth", _truth(pack)),
        _part(2, "Decisions only you can take", (*decided(pack), *listed(pack))),
        _part(3, "What you are about to sign", (*offers(pack), *signing(pack), *unanswered(pack))),
        _part(4, f"What we already owe in your area, next {pack.owed_days} days", owing(pack)),
        _part(5, "The vision on one page", _vision(pack)),
        _part(6, "Stop, start, continue", _habits(pack)),
        _part(7, "Next sync", (f"**{pack.next_sync}**, {pack.cadence_days} days from today.",)),
    )
    lines: list[str] = []
    for line in (line for part in parts for line in part):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines) + "\n"


def role_words(role: str) -> str:
    return role.replace("_", " ")


def _part(number: int, title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield f"## {number}. {title}"
    yield ""
    yield from lines


def _opening(pack: Pack) -> Iterator[str]:
    yield MARK
    yield f"# Sync with {role_words(pack.role)}: {cell(pack.product, 80)}, {pack.as_of}"
    yield ""
    if pack.holders:
        yield f"For {', '.join(cell(holder, 80) for holder in pack.holders)}. 25 minutes."
    else:
        yield (
            "**Nobody in the vision holds this role**, and what stands here waits for it: name a"
            " stakeholder, or say in the meeting who speaks for it."
        )


def _truth(pack: Pack) -> Iterator[str]:
    yield f"**{cell(pack.truth, _TEXT)}**"
    yield ""
    if pack.changes:
        when = f"your last sync on {pack.last_synced}" if pack.last_synced else "the baseline"
        yield f"Since {when}:"
        yield ""
        yield from (f"- {words(change)}" for change in pack.changes)
    elif pack.last_synced:
        yield f"Your last sync was on {pack.last_synced}; by the dates in the files nothing moved."
    if pack.holders and pack.last_synced is None:
        yield "This is the first sync on record: nothing to compare with."
    if pack.numbers:
        yield ""
        yield "In numbers:"
        yield ""
        yield from (f"- {words(number)}" for number in pack.numbers)
    if pack.diagnosis is not None:
        yield from _diagnosis(pack.diagnosis)


def _diagnosis(diagnosis: Diagnosis) -> Iterator[str]:
    """The root problems with the evidence for and against each that is there."""
    if not any(root.level in ("present", "watch") for root in diagnosis.roots):
        return
    yield ""
    yield "What kind of problem it is, with the signs for and against:"
    yield ""
    for root in diagnosis.roots:
        level = root.level.replace("_", " ")
        main = ", dominant" if root.id == diagnosis.dominant else ""
        yield f"- **{root.id} {root.name}**: {level}{main}"
        for label, wanted in (("for", True), ("against", False)):
            signs = [words(signal.text) for signal in root.signals if signal.lit is wanted]
            if signs and root.level in ("present", "watch"):
                yield f"  - {label}: {'; '.join(signs)}"
    if diagnosis.remedy:
        yield ""
        remedy = escaped(inert(diagnosis.remedy))
        yield f"Smallest next step: **{remedy}** (rung {diagnosis.rung} of 6)."
    if diagnosis.next_remedy:
        yield f"After that: {escaped(inert(diagnosis.next_remedy))}."


def _vision(pack: Pack) -> Iterator[str]:
    page = pack.vision
    yield f"> {words(page.statement, _TEXT)}"
    yield ""
    for label, names in (
        ("For", page.for_segments),
        ("By exception", page.beside_segments),
        ("Not for", page.not_for_segments),
    ):
        if names:
            yield f"- **{label}**: {', '.join(cell(name, 80) for name in names)}"
    yield from _listed("We do not", page.non_goals)
    yield from _listed("Within these guardrails", page.guardrails)
    yield ""
    yield from _sign_off(pack, page)


def _sign_off(pack: Pack, page: VisionPage) -> Iterator[str]:
    if page.version is None:
        yield "The positioning has no version yet: there is nothing to sign off."
        return
    yield from (f"- {words(off)}" for off in pack.sign_offs)
    yield ""
    name = next((holder for holder in pack.holders[:1] if _TYPED.fullmatch(holder)), "STAKEHOLDER")
    version = cell(page.version, 40)
    yield f"**I agree / agree with reservation / disagree with version {version}:** ____________"
    yield ""
    yield (
        f"To record the answer: `commitcheck signoff {name} --decision approved`,"
        " or `approved_with_reservations`, or `rejected`."
    )


def _listed(title: str, items: tuple[Phrase, ...]) -> Iterator[str]:
    if items:
        yield f"- **{title}**"
        yield from (f"  - {words(item, _TEXT)}" for item in items)


def _habits(pack: Pack) -> Iterator[str]:
    yield f"- **Stop** {words(pack.habits.stop)}"
    yield f"- **Start** {words(pack.habits.start)}"
    yield f"- **Continue** {words(pack.habits.keep)}"


# The second part of a sync pack: what only this role can decide, each with its ways out.

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
    columns = {title: [words(getattr(it, name)) for it in options] for title, name in _DIFFERS}
    differs = [title for title, cells in columns.items() if len({*cells}) > 1]
    yield row("", "Option", *differs)
    yield f"|---|---{'|---' * len(differs)}|"
    for at, (letter, option) in enumerate(zip("ABC", options, strict=False)):
        yield row(letter, words(option.text), *(columns[title][at] for title in differs))
    same = [
        cells[0] if title == "ARR" else f"{title.lower()}: {cells[0]}"
        for title, cells in columns.items()
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
