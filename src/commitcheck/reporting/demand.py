"""Demand for people and for machines: each group with customers, money, days and their words."""

from typing import Any

from commitcheck._version import __version__
from commitcheck.model.figures import Demand, Group, Wish
from commitcheck.reporting.comparison.json import line, rows
from commitcheck.reporting.demand_words import WHY, choice, facts, headline
from commitcheck.reporting.html.report import style, template
from commitcheck.reporting.inert import shorten
from commitcheck.reporting.json import wire
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import DOT, NAME, TITLE
from commitcheck.reporting.terminal.ink import blank, ink, join, padded
from commitcheck.reporting.terminal.page import Page, place, quoted

_LABEL = 12
"""So wide is the column of names, unless one of a group is longer."""


def render(found: Demand, options: RenderOptions) -> str:
    """The page as text. Nothing is left out of it."""
    page = Page(options.width, unicode=options.unicode)
    page.line(ink(headline(found), "bold"))
    page.blank()
    page.line(ink(f"as of {found.as_of}", "dim"))
    for group in found.groups:
        page.heading(shorten(group.name, TITLE), WHY[group.why])
        page.line(ink(DOT.join(facts(group))), 2)
        names = [shorten(wish.commitment, NAME) for wish in group.wishes]
        width = max(_LABEL, *(len(name) + 2 for name in names))
        for name, wish in zip(names, group.wishes, strict=True):
            label = blank(2) + padded(ink(name, "cyan"), width)
            page.hang(label, join(ink(shorten(wish.customer, NAME)), quoted(wish.words),
                                  place(wish.at)))  # fmt: skip
        page.hang(blank(2) + padded(ink("decide", "cyan"), width), ink(choice(group)))
    return page.text(color=options.color)


def render_json(found: Demand) -> str:
    """The record, one group a line."""
    sections = (
        line("format", "commitcheck-demand"),
        line("version", 1),
        line("tool", {"name": "commitcheck", "version": __version__}),
        line("as_of", found.as_of.isoformat()),
        rows("groups", map(_wire, found.groups)),
    )
    return "{\n" + ",\n".join(sections) + "\n}\n"


def render_html(found: Demand) -> str:
    """The same as a page that needs no network and no script."""
    groups = [
        {
            "name": group.name,
            "why": WHY[group.why],
            "facts": DOT.join(facts(group)),
            "choice": choice(group),
            "wishes": group.wishes,
        }
        for group in found.groups
    ]
    page = template("demand.html.j2").render(
        headline=headline(found), as_of=found.as_of.isoformat(), groups=groups, style=style()
    )
    return f"{page}\n"


def _wire(group: Group) -> dict[str, Any]:
    return {
        "name": group.name,
        "capability": group.capability,
        "why": group.why,
        "customers": group.customers,
        "money": [{"arr": it.amount, "currency": it.currency or None} for it in group.money],
        "first_due": None if group.first_due is None else group.first_due.isoformat(),
        "wishes": [_wish(wish) for wish in group.wishes],
    }


def _wish(wish: Wish) -> dict[str, Any]:
    return {
        "commitment": wish.commitment,
        "customer": wish.customer,
        "deal": wish.deal,
        "status": wish.status,
        "due": None if wish.due is None else wish.due.isoformat(),
        "words": wish.words,
        "location": wire.location(wish.at),
    }
