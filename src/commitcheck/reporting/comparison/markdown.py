"""A comparison as Markdown, for pull-request comments and job summaries."""

from collections.abc import Iterator, Sequence

from commitcheck.model.finding import Finding
from commitcheck.reporting.comparison import words
from commitcheck.reporting.inert import decider, statement
from commitcheck.reporting.markdown.page import Section, page, row
from commitcheck.reporting.markdown.text import cell, escaped
from commitcheck.reporting.markdown.text import words as sentence
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import NAME, NOTE, amount, cap
from commitcheck.variants.comparison import ComparedFinding, Comparison

MARKER = "<!-- commitcheck-diff -->"
"""What the sticky comment is found by."""


def render(comparison: Comparison, options: RenderOptions) -> str:
    """What follows first, then what changed, then what hangs on it."""
    return page(_opening(comparison), _sections(comparison, options))


def _opening(comparison: Comparison) -> Iterator[str]:
    yield MARKER
    yield ""
    yield f"## {escaped(words.headline(comparison))}"
    yield ""
    yield f"{escaped(words.sides(comparison))} · as of {comparison.as_of}"
    for line in words.safe_days(comparison):
        yield f"<br>{escaped(line)}"
    for line in comparison.unread:
        yield f"<br>**Not read:** {cell(line, NOTE)}"


def _sections(comparison: Comparison, options: RenderOptions) -> Iterator[Section]:
    yield _findings("New", comparison.new, comparison, options)
    yield _findings("Worse", comparison.worse, comparison, options)
    yield _changes(comparison, options)
    yield _deals(comparison)
    yield _tell(comparison)
    yield _gone(comparison.gone, options)
    yield Section(
        "How it was compared",
        [f"* {cell(line, NOTE)}" for line in comparison.notes],
        is_folded=True,
    )


def _findings(
    title: str, group: Sequence[ComparedFinding], comparison: Comparison, options: RenderOptions
) -> Section:
    listed = sorted(group, key=lambda compared: -compared.finding.severity)
    shown = listed[: 4 * cap(options)]
    left = len(listed) - len(shown)
    return Section(
        f"{title}: {len(group)}",
        [_finding(compared, comparison) for compared in shown],
        ("Finding", "Because", "What to do", "Decides", "Where"),
        more=f"And {left} more." if left else "",
    )


def _finding(compared: ComparedFinding, comparison: Comparison) -> str:
    found = compared.finding
    was = words.was(compared)
    return row(
        f"**{found.severity.label} {found.code}** {escaped(statement(found))}"
        + (f" ({escaped(was)})" if was else ""),
        "<br>".join(escaped(line) for line in words.causes(comparison, compared)),
        sentence(found.next_step, NOTE),
        escaped(decider(found.who)),
        cell(found.at.label, NOTE),
    )


def _changes(comparison: Comparison, options: RenderOptions) -> Section:
    rows: list[str] = []
    limit, left = 4 * cap(options), 0
    for title, indexes in words.sections(comparison.changes):
        left += max(0, len(indexes) - limit)
        for index in indexes[:limit]:
            change = comparison.changes[index]
            rows.append(
                row(title.removeprefix("Changed "), escaped(words.change_words(change)),
                    escaped(words.recorded(change)))
            )  # fmt: skip
    more = f"And {left} more." if left else ""
    return Section("What changed", rows, ("Where", "Change", "Recorded"), more=more)


def _deals(comparison: Comparison) -> Section:
    rows = [
        row(
            cell(deal.id, NAME), cell(deal.customer, NAME), escaped(amount(deal.arr, deal.currency))
        )
        for deal in comparison.deals
    ]
    hanging = "; ".join(escaped(words.remedy_words(remedy)) for remedy in comparison.remedies)
    title = f"At stake: {words.money(comparison)}"
    return Section(escaped(title), rows, ("Deal", "Customer", "ARR"), more=hanging)


def _tell(comparison: Comparison) -> Section:
    rows = [
        row(
            cell(message.customer, NAME),
            cell(message.deal, NAME),
            str(message.by or ""),
            sentence(message.why, NOTE),
        )
        for message in comparison.tell
    ]
    return Section("To be told", rows, ("Customer", "Deal", "By", "Why"))


def _gone(gone: Sequence[Finding], options: RenderOptions) -> Section:
    shown = gone[: 4 * cap(options)]
    left = len(gone) - len(shown)
    return Section(
        f"Gone: {len(gone)}",
        [f"* {found.severity.label} {found.code} {escaped(statement(found))}" for found in shown],
        more=f"And {left} more." if left else "",
        is_folded=True,
    )
