"""A way out as Markdown: for a ticket, a mail or a pull request."""

from collections.abc import Iterator

from commitcheck.model.way_out import WayOut
from commitcheck.reporting.markdown.page import Section, page, row
from commitcheck.reporting.markdown.text import cell, escaped
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import NAME, QUOTE, who
from commitcheck.reporting.ways_out import words


def render(found: WayOut, _options: RenderOptions) -> str:
    """What each role has to do first, then the words, then what it costs."""
    opening = [f"## {escaped(words.headline(found))}", ""]
    if found.steps:
        opening += [f"Then: **{escaped(words.after(found))}**; {words.proof(found)}.", ""]
        opening += [f"It keeps {escaped(words.keeps(found))}."]
    return page(opening, _sections(found))


def _sections(found: WayOut) -> Iterator[Section]:
    by = min((step.by for step in found.steps if step.by), default=None)
    yield Section(
        f"Who must do what{f' by {by}' if by else ''}",
        [
            row(cell(who(role), NAME), escaped(words.line_of(steps)))
            for role, steps in words.by_role(found.steps).items()
        ],
        ("who", "what"),
    )
    yield Section(
        "Words for the paper (not legal advice)",
        [
            row(
                cell(step.commitment, NAME),
                cell(step.words.old or step.title, QUOTE),
                cell(step.words.new or "", QUOTE),
                escaped(words.given_up(step)),
            )
            for step in words.redlines(found)
        ],
        ("promise", "old words", "new words", "the customer gives up"),
        note=cell(found.note, QUOTE),
    )
    yield Section(
        "Instead",
        [
            row(str(number), cell(who(role), NAME), escaped(words.line_of(own)))
            for number, steps in enumerate(found.alternatives, 1)
            for role, own in words.by_role(steps).items()
        ],
        ("way", "who", "what"),
        note="Dearer, and somebody else has to move.",
    )
