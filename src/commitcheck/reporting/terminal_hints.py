"""Promises that cannot be told, and what the words of a promise may be about."""

from collections.abc import Sequence

from rich.text import Text

from commitcheck.model.report import Suggestion
from commitcheck.reporting.cards import Unclear
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.terminal_page import Page, ink, join, padded
from commitcheck.reporting.terminal_words import (
    NAME,
    TITLE,
    cap,
    counted,
    kind_words,
    more,
    place,
    quoted,
    said,
    severity,
)

_BANDS = {"match": "is probably about", "possible": "may be about"}


def show_unclear(page: Page, unclear: Sequence[Unclear], options: RenderOptions) -> None:
    """Promises that nothing links to the vision, and what would."""
    if not unclear:
        return
    page.heading("Cannot tell", counted(len(unclear), "promise"))
    shown = unclear[: 2 * cap(options)]
    width = max(len(shorten(one.answer.commitment, NAME)) for one in shown)
    for one in shown:
        _unclear(page, one, width, options)
    if len(unclear) > len(shown):
        page.line(ink(more(len(unclear) - len(shown), "promises", options), "dim"))


def _unclear(page: Page, one: Unclear, width: int, options: RenderOptions) -> None:
    answer, margin = one.answer, Text(" " * (width + 2))
    name = padded(ink(shorten(answer.commitment, NAME), "bold"), width) + Text("  ")
    page.beside(name, ink(shorten(answer.title, TITLE)), place(answer.at))
    if answer.why:
        page.hang(margin, ink(sentence(answer.why)))
    for found in one.findings:
        head = margin + padded(severity(found), 8)
        page.hang(head, join(ink(found.code), said(found, is_named=True)))
    show_hints(page, margin, one.hints, options)


def show_elsewhere(page: Page, suggestions: Sequence[Suggestion], options: RenderOptions) -> None:
    """Promises whose words point at something else than what they are linked to."""
    if not suggestions:
        return
    page.heading("Worth a look", "what the words of a promise are close to; never a finding")
    shown = suggestions[: cap(options)]
    for one in shown:
        show_hints(page, ink(shorten(one.commitment, NAME), "bold") + Text("  "), (one,), options)
    if len(suggestions) > len(shown):
        page.line(ink(more(len(suggestions) - len(shown), "of them", options), "dim"))


def show_hints(
    page: Page, label: Text, hints: Sequence[Suggestion], options: RenderOptions
) -> None:
    """The three nearest, a line each; with -v ten, and both texts beside them."""
    margin = Text(" " * label.cell_len)
    for one in hints[: 10 if options.verbosity > 0 else 3]:
        page.hang(label, _hint(one))
        label = margin
        for words in one.quotes if options.verbosity > 0 else ():
            page.beside(margin, quoted(words.text), place(words.at))


def _hint(one: Suggestion) -> Text:
    thing = f"{kind_words(one.kind)} {shorten(one.id, NAME)}"
    if one.why == "suspect":
        text = ink(f"is linked to {thing}")
    elif one.band in _BANDS:
        text = ink(f"{_BANDS[one.band]} {thing}")
    else:
        text = ink(f"no confident match; the nearest is {thing}")
    shared = ", ".join(shorten(word, NAME) for word in one.evidence[:6])
    if shared:
        text.append(ink(f" (shared words: {shared})", "dim"))
    if one.note:
        text.append("; ", "dim")
        text.append(ink(sentence(one.note), "dim"))
    return text
