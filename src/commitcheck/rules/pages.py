"""A rule's page in text and Markdown: made from its docstring and its identity card alone."""

import textwrap
from collections.abc import Iterable

from msgspec import json

from commitcheck.rules.base import Rule

_ROOTS = {
    "R1": "positioning weak or without buy-in",
    "R2": "vision sidelined",
    "R3": "product manager not in charge",
    "R4": "agile misread",
}
_EXAMPLES = {"Bad": "yaml", "Good": "yaml", "Condition": "cel"}
"""Blocks of a page, each with its language."""

_SECTIONS = (
    "What", "Why", *_EXAMPLES, "Resolve", "Variants", "Figures", "Configure", "Not checked when",
)  # fmt: skip
_GENERATED = "Made from the rules' own docstrings by `python docs/generate.py`; edit them there."


def page_text(rule: Rule) -> str:
    """The page as `explain` prints it."""
    info = rule.info
    return f"{info.code} {info.name}\n\n{info.doc.strip()}\n\n{_card(rule)}\n"


def page_markdown(rule: Rule) -> str:
    """The page as docs/rules.md holds it: bold section names, fences around examples."""
    info = rule.info
    blocks = [_block(text) for text in info.doc.strip().split("\n\n")]
    card = "\n".join(f"* {line}" for line in _card(rule).split("\n"))
    return "\n\n".join([f"## {info.code} {info.name}", *blocks, card]) + "\n"


def catalogue_markdown(rules: Iterable[Rule]) -> str:
    """docs/rules.md: a table of contents and every page."""
    every = list(rules)
    rows = [
        f"| [{r.info.code}](#{r.info.code.lower()}-{r.info.name}) | {_severities(r)} |"
        f" {r.info.who} | {r.info.summary.rstrip('.')} |"
        for r in every
    ]
    head = [
        "# Rules",
        "",
        _GENERATED,
        "",
        "| code | severity | who decides | detects |",
        "|---|---|---|---|",
    ]
    return "\n".join([*head, *rows, "", "\n".join(page_markdown(rule) for rule in every)])


def catalogue_text(rules: Iterable[Rule]) -> str:
    """One line a rule: code, severities, who decides, summary."""
    rows = [(r.info.code, _severities(r), r.info.who, r.info.summary) for r in rules]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "".join(
        f"{code:{widths[0]}}  {severity:{widths[1]}}  {who:{widths[2]}}  {summary}\n"
        for code, severity, who, summary in rows
    )


def catalogue_json(rules: Iterable[Rule]) -> str:
    """The catalogue for machines: a list of identity cards."""
    cards = [
        {
            "code": rule.info.code,
            "name": rule.info.name,
            "summary": rule.info.summary,
            "severities": [severity.label for severity in rule.info.severities],
            "who": rule.info.who,
            "roots": list(rule.info.roots),
            "cure": rule.info.cure.value,
            "variants": list(rule.info.variants),
            "waivable": rule.info.waivable,
            "since": rule.info.since,
        }
        for rule in rules
    ]
    return json.format(json.encode(cards), indent=1).decode() + "\n"


def _card(rule: Rule) -> str:
    info = rule.info
    roots = ", ".join(f"{root} ({_ROOTS[root]})" for root in info.roots) or "none"
    lines = [
        f"Severity: {_severities(rule)}",
        f"Who decides: {info.who}",
        f"Cure: {info.cure.value}",
        f"Evidence for: {roots}",
    ]
    needs = [need.words for need in rule.needs]
    if needs:
        lines.append(f"Needs: {' and '.join(needs)}")
    lines += [
        f"Its {part.name} needs: {' and '.join(need.words for need in part.needs)}"
        for part in rule.parts
    ]
    if info.variants:
        lines.append(f"Waive as: {', '.join(f'{info.code}:{name}' for name in info.variants)}")
    if not info.waivable:
        lines.append("Not waivable")
    if not info.is_own:
        lines.append(f"Since: {info.since}")
    return "\n".join(lines)


def _severities(rule: Rule) -> str:
    return "/".join(severity.label for severity in sorted(rule.info.severities, reverse=True))


def _block(text: str) -> str:
    """One paragraph, example or list of variants of a page."""
    head, *rest = text.split("\n")
    if not rest or not all(line.startswith("    ") for line in rest):
        return "\n".join([_bold(head), *rest])
    body = textwrap.dedent("\n".join(rest))
    if language := _EXAMPLES.get(head.rstrip(":")):
        return f"{_bold(head)}\n\n```{language}\n{body}\n```"
    items = [
        f"* `{name}`:{meaning}" for name, _, meaning in (s.partition(":") for s in body.split("\n"))
    ]
    return "\n".join([_bold(head), "", *items])


def _bold(line: str) -> str:
    """`Why: text` as `**Why:** text`; a sentence without a section's name stays."""
    head, colon, rest = line.partition(":")
    return f"**{head}:**{rest}" if colon and head in _SECTIONS else line
