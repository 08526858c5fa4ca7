"""Since signing as Markdown, for pull-request comments and job summaries."""

from collections.abc import Iterator

from commitcheck.reporting.markdown.page import Section, page, row
from commitcheck.reporting.markdown.text import cell, escaped
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.signing import words
from commitcheck.reporting.spoken import NAME, NOTE, TITLE
from commitcheck.variants.signing import SinceSigning

MARKER = "<!-- commitcheck-since-signing -->"
"""What the sticky comment is found by."""


def render(result: SinceSigning, _options: RenderOptions) -> str:
    """A table for each list."""
    opening = (
        MARKER,
        "",
        f"## {escaped(words.headline(result))}",
        "",
        f"as of {result.report.as_of}",
    )
    return page(opening, _sections(result))


def _sections(result: SinceSigning) -> Iterator[Section]:
    for outcome, title in words.TITLES:
        rows = [
            row(
                f"**{cell(signed.promise.id, NAME)}** {cell(signed.promise.title, TITLE)}",
                cell(signed.promise.customer, NAME),
                "<br>".join(escaped(line) for line in words.story(result, signed)),
            )
            for signed in result.of(outcome)
        ]
        yield Section(f"{title}: {len(rows)}", rows, ("Promise", "Customer", "What happened"))
    notes = [f"* {cell(note, NOTE)}" for note in result.notes]
    yield Section("How it was compared", notes, is_folded=True)
