"""The cards: one promise that does not conform, both sides quoted, what to do, who decides."""

from collections import Counter
from collections.abc import Mapping, Sequence

from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import counted
from commitcheck.model.report import Answer, PromiseAsRead, Report, Suggestion
from commitcheck.model.vocabulary import DRAFT_STATUSES
from commitcheck.reporting.cards import Card, Unclear, Unjudged, other_promise
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import (
    BANDS,
    DOT,
    NAME,
    NOTE,
    TITLE,
    cap,
    deadline,
    kind_words,
    more,
    promises_read,
    roles,
    signature,
    who,
)
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
    deals: set[str] = set()
    for card in cards:
        code = card.headline.rule
        if shown[code] < allowed:
            shown[code] += 1
            page.blank()
            _title(page, card.answer, report, deals)
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


def _title(page: Page, answer: Answer, report: Report, deals: set[str]) -> None:
    """Whose it is and where it stands; of a deal that is `deals` its name is enough."""
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
    page.line(ink(DOT.join(whose) if whole in deals else whole, "dim"), _INDENT)
    deals.add(whole)


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


# Promises that could not be judged, and what the words of a promise may be about.

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
