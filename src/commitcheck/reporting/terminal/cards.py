"""The cards: one promise that does not conform, both sides quoted, what to do, who decides."""

from collections import Counter
from collections.abc import Mapping, Sequence

from commitcheck.model.finding import Finding, Severity
from commitcheck.model.report import Answer, PromiseAsRead, Report
from commitcheck.model.vocabulary import DRAFT_STATUSES
from commitcheck.reporting.cards import Card, other_promise
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.read_words import promises_read
from commitcheck.reporting.spoken import (
    DOT,
    NAME,
    NOTE,
    TITLE,
    cap,
    deadline,
    kind_words,
    more,
    roles,
    signature,
    who,
)
from commitcheck.reporting.terminal.hints import show_hints
from commitcheck.reporting.terminal.ink import Ink, blank, ink, join, padded
from commitcheck.reporting.terminal.page import STYLES, Page, place, quoted, said, severity

_SIDES = {"commitments": "promised", "vision": "vision"}
_INDENT, _LABEL = 2, 10


def show_cards(
    page: Page,
    cards: Sequence[Card],
    report: Report,
    options: RenderOptions,
    limit: int = 1,
    *,
    is_brief: bool = False,
) -> None:
    """One card after the other; of each leading rule so many, the rest by their ids. In brief the
    other findings of a card are named only.
    """
    sides = {path: _SIDES.get(role, role) for path, role in roles(report).items()}
    allowed = limit * cap(options)
    shown: Counter[str] = Counter()
    left: dict[str, list[str]] = {}
    told: set[str] = set()
    for card in cards:
        code = card.headline.rule
        if shown[code] < allowed:
            shown[code] += 1
            page.blank()
            _title(page, card.answer, report, told)
            _card(page, card, report, sides, options, is_brief=is_brief)
        else:
            left.setdefault(code, []).append(card.answer.commitment)
    for code, names in left.items():
        page.blank()
        page.line(ink(more(len(names), f"that {code} leads", options), "dim"))
        page.line(ink(_some(names), "dim"), _INDENT)


def _some(names: Sequence[str], limit: int = 12) -> str:
    listed = ", ".join(shorten(name, NAME) for name in names[:limit])
    return listed if len(names) <= limit else f"{listed}, \N{HORIZONTAL ELLIPSIS}"


def _card(
    page: Page,
    card: Card,
    report: Report,
    sides: Mapping[str, str],
    options: RenderOptions,
    *,
    is_brief: bool,
) -> None:
    found = card.headline
    headline = join(ink(found.code, "bold"), said(found, "bold"))
    page.hang(blank(_INDENT) + padded(severity(found), _LABEL), headline)
    _quotes(page, found, sides, promises_read(report).get(found.subject.id))
    page.hang(_label("do"), ink(sentence(found.next_step, NOTE)))
    by = f", {deadline(card.answer.by, report.as_of)}" if card.answer.by else ""
    page.hang(_label("decides"), ink(who(found.who) + by))
    if options.verbosity > 0:
        _related(page, found)
    _also(page, card, options, is_brief=is_brief)
    show_hints(page, _label("words"), card.hints, options)


def _quotes(
    page: Page, found: Finding, sides: Mapping[str, str], read: PromiseAsRead | None
) -> None:
    """Both sides in their own words, or the place where nobody is quoted."""
    seen: set[str] = set()
    for quote in found.quotes:
        side = sides.get(quote.at.path, "quoted")
        other = other_promise(found, quote) if side in seen else None
        name = ink(shorten(other.id, NAME), "dim") if other else ink("")
        page.beside(
            _label("against" if side in seen else side),
            quoted(quote.text, read),
            join(name, place(quote.at)),
        )
        seen.add(side)
    if not found.quotes:
        page.hang(_label("at"), place(found.at))


def _title(page: Page, answer: Answer, report: Report, told: set[str]) -> None:
    """Whose it is and where it stands; of a deal that is `told` its name is enough."""
    page.hang(
        ink(shorten(answer.commitment, NAME), "bold") + blank(2),
        ink(shorten(answer.title, TITLE), "bold"),
    )
    names = [shorten(answer.customer, NAME)]
    if answer.deal not in ("", answer.customer):
        names.append(shorten(answer.deal, NAME))
    whose = tuple(name for name in names if name)
    if answer.signature and answer.status in DRAFT_STATUSES:
        names += [answer.status, signature(answer.signature, report.as_of)]
    elif answer.signature and answer.status == "signed":
        names.append(f"signed {answer.signature}")
    else:
        names.append(answer.status)
    whole = DOT.join(name for name in names if name)
    page.line(ink(DOT.join(whose) if whole in told else whole, "dim"), _INDENT)
    told.add(whole)


def _label(word: str) -> Ink:
    return blank(_INDENT) + padded(ink(word, "cyan"), _LABEL)


def _related(page: Page, found: Finding) -> None:
    label = "see"
    for thing in found.related[:10]:
        note = join(
            ink(f"{kind_words(thing.kind)} {shorten(thing.id, NAME)}"),
            ink(shorten(thing.note, NOTE)),
        )
        page.beside(_label(label), note, place(thing.at))
        label = ""
    if len(found.related) > 10:  # noqa: PLR2004 - as many as JSON names
        page.hang(_label(""), ink(f"and {len(found.related) - 10} more", "dim"))


def _also(page: Page, card: Card, options: RenderOptions, *, is_brief: bool) -> None:
    """Drafts say the other findings, a line each; signed ones name them until -v."""
    findings = card.also
    if (is_brief or card.answer.status not in DRAFT_STATUSES) and options.verbosity < 1:
        if findings:
            page.hang(_label("also"), _codes(findings))
        return
    label = "also"
    for finding in findings:
        head = _label(label) + padded(severity(finding), 8)
        page.hang(head, join(ink(finding.code), said(finding, is_named=True)))
        label = ""


def _codes(findings: Sequence[Finding]) -> Ink:
    """`error COV303, VIS603 · warning COM801`."""
    groups = []
    for weight in reversed(Severity):
        codes = [finding.code for finding in findings if finding.severity is weight]
        if codes:
            groups.append(join(ink(weight.label, STYLES[weight.label]), ", ".join(codes), gap=" "))
    return join(*groups, gap=DOT)
