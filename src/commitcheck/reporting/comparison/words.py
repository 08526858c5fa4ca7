"""How comparisons say things, for every format that people read. Plain text, inert."""

from collections.abc import Iterator, Sequence

from commitcheck.model.phrase import counted
from commitcheck.reporting.inert import shorten
from commitcheck.reporting.spoken import NAME, amount, kind_words, severities, who
from commitcheck.variants.changes import Change, Plain
from commitcheck.variants.comparison import ComparedFinding, Comparison, End, TouchedRemedy

VALUE = 60
"""Characters of an old or a new value."""

PROMISES = ("commitment",)
BESIDE = ("waiver", "link", "file", "problem", "column")
_NAMELESS = ("vision", "positioning", "capacity", "governance", "policy", "product")


def headline(comparison: Comparison) -> str:
    """`3 new findings, 1 worse, 2 gone, 94 known`; one sentence where nothing changed."""
    new, worse = len(comparison.new), len(comparison.worse)
    if not (comparison.bad or comparison.gone):
        what = "nothing changed" if not comparison.changes and comparison.has_changes else ""
        return f"{what or 'no finding is new, worse or gone'}, {len(comparison.known)} known"
    parts = [counted(new, "new finding"), f"{worse} worse", f"{len(comparison.gone)} gone"]
    return ", ".join([*parts, f"{len(comparison.known)} known"])


def end(side: End) -> str:
    """`main (2026-03-05, 1a2b3c4)`."""
    name = shorten(side.name, NAME)
    return f"{name} ({side.day}, {side.commit[:7]})" if side.commit else name


def sides(comparison: Comparison) -> str:
    """`main (2026-03-05, 1a2b3c4) to the files as they are`, `if RM04=2027-Q2`."""
    if comparison.assumed:
        return f"if {shorten(', '.join(comparison.assumed), VALUE * 2)}"
    return f"{end(comparison.base)} to {end(comparison.head)}"


def safe_days(comparison: Comparison) -> Iterator[str]:
    """`RM04 may slip to 2026-11-30 without breaking anything more`."""
    for id_, day in comparison.latest_safe.items():
        until = f"may slip to {day} without" if day else "may slip to any day without"
        yield f"{shorten(id_, NAME)} {until} breaking anything more"


def sections(changes: Sequence[Change]) -> Iterator[tuple[str, list[int]]]:
    """The changes that people are shown, as indexes: of the vision, the promises, and the rest."""
    groups: dict[str, list[int]] = {
        "Changed in the vision": [],
        "Changed in the promises": [],
        "Changed beside them": [],
    }
    names = list(groups)
    for index, change in enumerate(changes):
        if change.is_shown:
            kind = change.key.kind
            groups[names[1 if kind in PROMISES else 2 if kind in BESIDE else 0]].append(index)
    yield from ((title, indexes) for title, indexes in groups.items() if indexes)


def change_words(change: Change) -> str:
    """`RM04 latest: 2027-01-31 -> 2027-03-31`, `K-09 added: Region pinning`."""
    name = change_name(change)
    if change.key.field is None:
        text = change.new if change.old is None else change.old
        what = "added" if change.old is None else "gone"
        return (
            f"{name} {what}: {value(text)}"
            if text not in (None, change.key.id)
            else f"{name} {what}"
        )
    field = change.key.field.replace("_", " ")
    arrow = "\N{RIGHTWARDS ARROW}"
    return f"{name} {field}: {value(change.old)} {arrow} {value(change.new)}"


def change_name(change: Change) -> str:
    """What changed, with its kind where the id does not say it."""
    kind, id_ = change.key.kind, change.key.id
    if not id_ or kind in _NAMELESS:
        return kind_words(kind)
    if kind == "problem":
        return "input"
    shown = shorten(id_, NAME)
    return (
        shown if kind in ("commitment", "roadmap_item", "waiver") else f"{kind_words(kind)} {shown}"
    )


def recorded(change: Change) -> str:
    """`2026-03-05, 1a2b3c4`; empty where nothing is known."""
    if change.commit is None:
        return ""
    return f"{change.day}, {change.commit[:7]}"


def value(said: Plain) -> str:
    """A value as a person writes it; `nothing` where there is none."""
    match said:
        case None:
            return "nothing"
        case bool():
            return "yes" if said else "no"
        case list():
            return shorten(", ".join(map(value, said)), VALUE) if said else "none"
        case dict():
            return shorten(", ".join(f"{key} {value(part)}" for key, part in said.items()), VALUE)
        case float() if said == int(said):
            return str(int(said))
        case _:
            return shorten(str(said), VALUE) or "empty"


def causes(comparison: Comparison, found: ComparedFinding) -> Iterator[str]:
    """The changes that caused a finding, in words; what must be said where none was found."""
    if not comparison.has_changes:
        return
    for index in found.causes:
        change = comparison.changes[index]
        when = recorded(change)
        yield change_words(change) + (f" ({when})" if when else "")
    if not found.causes:
        yield "no single change was found in time" if not found.is_smallest else "not known"
    elif not found.is_smallest:
        yield "fewer of them may suffice: the search was cut short"


def was(found: ComparedFinding) -> str:
    """How a finding became worse: `was a warning`, `was still preventable`."""
    then = found.then
    if then is None:
        return ""
    if then.severity < found.finding.severity:
        article = "an" if then.severity.label[0] in "aeio" else "a"
        return f"was {article} {then.severity.label}"
    return "could still be prevented before"


def money(comparison: Comparison) -> str:
    """`4 deals, ARR 1,250,000 EUR`; empty where no deal is touched."""
    if not comparison.deals:
        return ""
    sums = [amount(total, currency) for currency, total in sorted(comparison.arr.items())]
    silent = sum(deal.arr is None for deal in comparison.deals)
    parts = [counted(len(comparison.deals), "deal"), *(sums or [])]
    if silent:
        parts.append(f"{silent} without an amount")
    return ", ".join(parts)


def remedy_words(remedy: TouchedRemedy) -> str:
    """`K-07 (Acme Retail): service credit up to 10 %, payment depends on it`."""
    parts = [remedy.remedy.replace("_", " ")] if remedy.remedy else []
    if parts and remedy.cap_pct is not None:
        parts[0] += f" up to {remedy.cap_pct:g} %"
    if remedy.payment_contingent:
        parts.append("payment depends on it")
    name = f"{shorten(remedy.commitment, NAME)} ({shorten(remedy.customer, NAME)})"
    return f"{name}: {', '.join(parts)}"


def deciders(found: ComparedFinding) -> str:
    """Who decides on it."""
    return who(found.finding.who)


def weights(comparison: Comparison) -> str:
    """`2 errors, 1 warning` of what is new or worse."""
    return severities([found.finding for found in comparison.bad])
