"""A way out for people, on a screen: who must do what, the words for the paper, what is lost."""

from commitcheck.model.way_out import WayOut
from commitcheck.reporting.inert import shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import DOT, NAME, QUOTE, signature, who
from commitcheck.reporting.terminal.ink import Ink, blank, ink, join, padded
from commitcheck.reporting.terminal.page import Page, quoted, spelt, verdict_ink
from commitcheck.reporting.ways_out import words

_INDENT, _LABEL = 2, 18


def render(found: WayOut, options: RenderOptions) -> str:
    """The page as text; `-q` is one line."""
    if options.verbosity < 0:
        line = f"{words.headline(found)}\n"
        return line if options.unicode else spelt(line)
    page = Page(options.width, unicode=options.unicode)
    _opening(page, found)
    if found.steps:
        show_roles(page, found)
        _show_redlines(page, found)
        _show_losses(page, found)
        _show_alternatives(page, found)
    return page.text(color=options.color)


def _opening(page: Page, found: WayOut) -> None:
    mood = "green" if found.after is not None else "red"
    page.line(ink(words.headline(found), f"bold {mood}"))
    page.blank()
    day = signature(found.signature, found.as_of) if found.signature else f"as of {found.as_of}"
    page.line(ink(DOT.join((shorten(found.customer, NAME), day)), "dim"))
    if found.steps:
        now = join(ink("now", "cyan"), verdict_ink(found.before), gap=" ")
        page.line(join(now, join(ink("then", "cyan"), ink(words.after(found), "green"), gap=" ")))
        page.line(ink(words.proof(found), "dim"))


def show_roles(page: Page, found: WayOut) -> None:
    """One line for each role, with everything that it has to do."""
    by = {step.by for step in found.steps if step.by}
    note = f"by {min(by)}" if by else "no day is known"
    page.heading("Who must do what", note)
    for role, steps in words.by_role(found.steps).items():
        page.hang(_label(who(role)), ink(words.line_of(steps)))


def _show_redlines(page: Page, found: WayOut) -> None:
    lines = words.redlines(found)
    if not lines:
        return
    page.heading("Words for the paper", "not legal advice")
    page.line(ink(shorten(found.note, QUOTE), "dim"), _INDENT)
    for step in lines:
        name = shorten(step.commitment, NAME)
        page.hang(_label(name), join(ink("old", "dim"), quoted(step.words.old or step.title)))
        new = shorten(step.words.new or "", QUOTE)
        page.hang(_label(""), join(ink("new", "dim"), ink(new, "green")))


def _show_losses(page: Page, found: WayOut) -> None:
    page.heading("What it costs", f"keeps {words.keeps(found)}")
    lost = [step for step in found.steps if words.given_up(step)]
    for step in lost:
        label = _label(shorten(step.commitment, NAME))
        page.hang(label, ink(f"the customer gives up {words.given_up(step)}"))
    if not lost:
        page.line(ink("nothing that the customer was promised"), _INDENT)


def _show_alternatives(page: Page, found: WayOut) -> None:
    if not found.alternatives:
        return
    page.heading("Instead", "dearer, and somebody else has to move")
    for number, steps in enumerate(found.alternatives, 1):
        for at, (role, own) in enumerate(words.by_role(steps).items()):
            label = padded(ink("" if at else str(number)), 2) + padded(ink(who(role), "cyan"), 16)
            page.hang(blank(_INDENT) + label, ink(words.line_of(own)))


def _label(word: str) -> Ink:
    return blank(_INDENT) + padded(ink(word, "cyan"), _LABEL)
