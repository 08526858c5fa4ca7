"""Since signing, for people on a screen: the three lists, each promise with what broke it."""

from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.signing import words
from commitcheck.reporting.spoken import DOT, NAME, NOTE, TITLE
from commitcheck.reporting.terminal.ink import blank, ink, join
from commitcheck.reporting.terminal.page import Page, spelt
from commitcheck.variants.signing import SignedPromise, SinceSigning


def render(result: SinceSigning, options: RenderOptions) -> str:
    """The page as text; `-q` is one line."""
    if options.verbosity < 0:
        line = f"{words.headline(result)}\n"
        return line if options.unicode else spelt(line)
    page = Page(options.width, unicode=options.unicode)
    page.line(ink(words.headline(result), "bold"))
    page.blank()
    page.line(ink(f"as of {result.report.as_of}", "dim"))
    for outcome, title in words.TITLES:
        signed = result.of(outcome)
        if signed:
            page.heading(title, str(len(signed)))
            for promise in signed:
                _promise(page, result, promise)
    if result.notes:
        page.heading("How it was compared")
        for note in result.notes:
            page.hang(blank(2), ink(shorten(note, NOTE), "dim"))
    return page.text(color=options.color)


def _promise(page: Page, result: SinceSigning, signed: SignedPromise) -> None:
    promise = signed.promise
    names = dict.fromkeys((shorten(promise.customer, NAME), shorten(promise.deal_id, NAME)))
    page.hang(
        blank(2) + ink(shorten(promise.id, NAME), "bold") + blank(2),
        join(ink(shorten(promise.title, TITLE)), ink(DOT.join(names), "dim")),
    )
    for line in words.story(result, signed):
        page.line(ink(line), 6)
    for found in signed.findings:
        page.line(join(ink(found.code, "red"), ink(sentence(found.message), "dim")), 6)
    page.blank()
