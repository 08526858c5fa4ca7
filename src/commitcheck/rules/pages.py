"""A rule's page in text and Markdown: made from its docstring and its identity card alone."""

import json
from collections.abc import Iterable

from commitcheck.rules.base import Rule

_ROOTS = {
    "R1": "positioning weak or without buy-in",
    "R2": "vision sidelined",
    "R3": "product manager not in charge",
    "R4": "agile misread",
}


def page_text(rule: Rule) -> str:
    """The page as `explain` prints it."""
    info = rule.info
    return f"{info.code} {info.name}\n\n{info.doc.strip()}\n\n{_card(rule)}\n"


def page_markdown(rule: Rule) -> str:
    """The page as docs/rules.md holds it: headings for sections, fences around examples."""
    info = rule.info
    lines = [f"## {info.code} {info.name}", ""]
    body = info.doc.strip().split("\n")
    in_example = False
    for line in body:
        indented = line.startswith("    ")
        if indented and not in_example:
            lines += ["", "```yaml"] if lines[-1] else ["```yaml"]
            in_example = True
        elif not indented and line.strip() and in_example:
            _close(lines)
            in_example = False
        lines.append(line[4:] if in_example and indented else _bold(line))
    if in_example:
        _close(lines)
    return "\n".join([*lines, "", *(f"* {one}" for one in _card(rule).split("\n")), ""])


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
            "severities": [one.label for one in rule.info.severities],
            "who": rule.info.who,
            "roots": list(rule.info.roots),
            "cure": rule.info.cure.value,
            "variants": list(rule.info.variants),
            "waivable": rule.info.waivable,
            "since": rule.info.since,
        }
        for rule in rules
    ]
    return json.dumps(cards, indent=1, ensure_ascii=False) + "\n"


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
    lines.append(f"Since: {info.since}")
    return "\n".join(lines)


def _severities(rule: Rule) -> str:
    return "/".join(one.label for one in sorted(rule.info.severities, reverse=True))


def _bold(line: str) -> str:
    """`Why: text` as `**Why:** text`."""
    head, colon, rest = line.partition(":")
    if colon and head and head[0].isupper() and not line.startswith(" ") and head.count(" ") <= 3:  # noqa: PLR2004 - section names are a few words
        return f"**{head}:**{rest}"
    return line


def _close(lines: list[str]) -> None:
    while lines and not lines[-1].strip():
        lines.pop()
    lines += ["```", ""]
