"""What was not checked: each cause once, with what would switch the rules on.

A small vision and a small table leave most rules silent. Then what to add is said in a line
for the vision and one for the table, and -v lists every rule with its own cause.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import counted
from commitcheck.model.report import Report
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import NAME, NOTE, cap, more
from commitcheck.reporting.terminal.ink import ink, padded
from commitcheck.reporting.terminal.page import Page

_FEW = 6
"""So many causes are simply listed."""

_NAMED = 8
"""So many of what is missing are named without -v."""

_SECTIONS = pattern(r"[\w.]+(?: or [\w.]+)*(?: of what is \w+(?: or \w+)*)? in the vision")
_COLUMNS = pattern(r"(?:a column|one of the columns) \w+(?: or \w+)* in the commitments")

Cause = tuple[str, str]
"""Why rules were not checked, and what it takes to have them checked."""


def show_not_checked(
    page: Page, report: Report, options: RenderOptions, *, is_brief: bool = False
) -> None:
    """The causes; many of them as what to add to the vision and the table, in brief only that."""
    causes: dict[Cause, list[str]] = {}
    for unchecked in report.not_checked:
        rules = causes.setdefault((sentence(unchecked.reason), unchecked.needs), [])
        if unchecked.rule not in rules:
            rules.append(unchecked.rule)
    show_causes(page, causes, options, is_brief=is_brief)


def show_causes(
    page: Page,
    causes: Mapping[Cause, Sequence[str]],
    options: RenderOptions,
    *,
    is_brief: bool = False,
) -> None:
    """The same of rules that were grouped by their cause already."""
    if not causes:
        return
    rules = {rule for alike in causes.values() for rule in alike}
    if options.verbosity > 0 or len(causes) <= _FEW:
        page.heading("Not checked", counted(len(rules), "rule"))
        _list(page, causes, options)
        return
    page.heading("Not checked", f"{counted(len(rules), 'rule')}, whole or in part")
    page.line(
        ink(
            "what would switch them on, the most useful first (-v says which rule needs what)",
            "dim",
        )
    )
    sections, columns, others = _to_add(causes)
    for label, names in (("in the vision", sections), ("columns", columns)):
        if names:
            left = len(names) - _NAMED
            more_names = [f"{left} more"] if left > 0 else []
            named = ", ".join([*names[:_NAMED], *more_names])
            page.hang(padded(ink(label, "cyan"), 15), ink(named))
    if others and not is_brief:
        page.blank()
        _list(page, others, options)


def _list(page: Page, causes: Mapping[Cause, Sequence[str]], options: RenderOptions) -> None:
    limit = 2 * _FEW if options.verbosity < 1 else 4 * cap(options)
    for (reason, needs), rules in list(causes.items())[:limit]:
        names = ", ".join(shorten(rule, NAME) for rule in rules)
        note = ink(", needs ", "cyan") + ink(shorten(needs, NOTE)) if needs else ink("")
        page.hang(ink("- ", "dim"), ink(names, "bold") + ink(": ", "bold") + ink(reason) + note)
    if len(causes) > limit:
        page.line(ink(more(len(causes) - limit, "causes", options), "dim"))


def _to_add(
    causes: Mapping[Cause, Sequence[str]],
) -> tuple[Sequence[str], Sequence[str], dict[Cause, Sequence[str]]]:
    """Sections and columns that would help, the most useful first, and all other causes."""
    sections: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    others: dict[Cause, Sequence[str]] = {}
    for cause, rules in causes.items():
        parts = cause[1].split(" and ")
        if not all(_SECTIONS.fullmatch(part) or _COLUMNS.fullmatch(part) for part in parts):
            others[cause] = rules
            continue
        for part in parts:
            names = sections if _SECTIONS.fullmatch(part) else columns
            names.update(dict.fromkeys(_bare(part), len(rules)))
    return _most_first(sections), _most_first(columns), others


def _bare(need: str) -> Iterable[str]:
    """`a column arr or effort in the commitments` is `arr or effort`."""
    kept = r"^a column |^one of the columns |(?: of what is .*)? in the (?:vision|commitments)$"
    yield re.sub(kept, "", need)


def _most_first(names: Counter[str]) -> Sequence[str]:
    return [name for name, _ in names.most_common()]
