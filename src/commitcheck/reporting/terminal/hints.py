"""Promises that could not be judged, and what the words of a promise may be about."""

from collections.abc import Sequence

from commitcheck.model.phrase import counted
from commitcheck.model.report import Report, Suggestion
from commitcheck.reporting.cards import Unclear, Unjudged
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import BANDS, NAME, TITLE, cap, kind_words, more
from commitcheck.reporting.terminal.ink import Ink, blank, ink, join, padded
from commitcheck.reporting.terminal.page import Page, place, quoted, said, severity

_MOST = 10
_NAMED = 5


def show_unclear(page: Page, groups: Sequence[Unjudged], options: RenderOptions) -> None:
    """Promises that could not be judged, by what would make them judgeable."""
    if not groups:
        return
    count = sum(len(group.promises) for group in groups)
    page.heading("Could not be judged", counted(count, "promise"))
    for group in groups:
        page.blank()
        page.line(because(group))
        shown = group.promises[: 2 * cap(options)]
        width = max(len(shorten(card.answer.commitment, NAME)) for card in shown)
        for card in shown:
            _unclear(page, card, width, options)
        if len(group.promises) > len(shown):
            left = len(group.promises) - len(shown)
            page.line(ink(more(left, "promises", options), "dim"))


def because(group: Unjudged) -> Ink:
    """`12 promises: nothing links them to the vision; ...`."""
    count = counted(len(group.promises), "promise")
    return ink(f"{count}: ", "bold") + ink(sentence(group.why))


def _unclear(page: Page, unclear: Unclear, width: int, options: RenderOptions) -> None:
    answer, margin = unclear.answer, blank(width + 2)
    name = padded(ink(shorten(answer.commitment, NAME), "bold"), width) + blank(2)
    page.beside(name, ink(shorten(answer.title, TITLE)), place(answer.at))
    for found in unclear.findings:
        head = margin + padded(severity(found), 8)
        page.hang(head, join(ink(found.code), said(found, is_named=True)))
    show_hints(page, margin, unclear.hints, options)


def show_elsewhere(page: Page, suggestions: Sequence[Suggestion], options: RenderOptions) -> None:
    """Promises whose words point at something else than what they are linked to."""
    if not suggestions:
        return
    page.heading("Worth a look", "what the words of a promise are close to; never a finding")
    shown = suggestions[: cap(options)]
    for suggestion in shown:
        show_hints(
            page,
            ink(shorten(suggestion.commitment, NAME), "bold") + blank(2),
            (suggestion,),
            options,
        )
    if len(suggestions) > len(shown):
        page.line(ink(more(len(suggestions) - len(shown), "of them", options), "dim"))


def show_hints(page: Page, label: Ink, hints: Sequence[Suggestion], options: RenderOptions) -> None:
    """A line each; a possible conflict with both texts, everything else with them at -v.

    Items without a confident match share a line: they say where to look, no more.
    """
    margin = blank(label.width)
    near = [hint for hint in hints if hint.why == "unlinked" and hint.band not in BANDS]
    for hint in [hint for hint in hints if hint not in near][:_MOST]:
        page.hang(label, _hint(hint))
        label = margin
        for words in hint.quotes if options.verbosity > 0 or hint.why == "non_goal" else ():
            page.beside(margin, quoted(words.text), place(words.at))
    if near:
        named = join(*(_thing(suggestion) + _shared(suggestion) for suggestion in near), gap=", ")
        page.hang(label, ink("no confident match; the nearest: ") + named)


def conflicts(report: Report) -> str:
    """`3 possible conflicts in the text, look at: K-1, K-7`; nothing where there are none."""
    found = [
        suggestion.commitment for suggestion in report.suggestions if suggestion.why == "non_goal"
    ]
    if not found:
        return ""
    names = [shorten(name, NAME) for name in dict.fromkeys(found)]
    rest = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    count = counted(len(found), "possible conflict")
    return f"{count} in the text, look at: {', '.join(names[:_NAMED])}{rest}"


def _hint(suggestion: Suggestion) -> Ink:
    thing = _thing(suggestion)
    match suggestion.why:
        case "suspect":
            text = ink("was linked to ") + thing
        case "non_goal":
            text = ink("possible conflict with ", "yellow") + thing
        case "elsewhere":
            text = ink("fits ") + thing + ink(" far better than what it is linked to")
        case _:
            text = ink(f"{BANDS[suggestion.band]} ") + thing
    text += _shared(suggestion)
    if suggestion.note:
        text += ink("; ", "dim")
        text += ink(sentence(suggestion.note), "dim")
    return text


def _thing(suggestion: Suggestion) -> Ink:
    return ink(f"{kind_words(suggestion.kind)} {shorten(suggestion.id, NAME)}")


def _shared(suggestion: Suggestion) -> Ink:
    shared = ", ".join(shorten(word, NAME) for word in suggestion.evidence[:6])
    return ink(f" (shared words: {shared})", "dim") if shared else Ink()
