"""The answer to a question of sales for people, on a screen; `-q` is its first line."""

from collections.abc import Iterator

from commitcheck.loading.records.read_block import unclear_of
from commitcheck.model.asked import Against, Asked, Offer, Offers
from commitcheck.model.phrase import counted
from commitcheck.model.reading import ReadPromise
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import DOT, NAME, NOTE, QUOTE, who
from commitcheck.reporting.terminal.ink import Ink, blank, ink, join, padded
from commitcheck.reporting.terminal.page import STYLES, Page, place, quoted, spelt
from commitcheck.reporting.ways_out.words import listed

_INDENT, _LABEL = 2, 10
_READ = ("kind", "capabilities", "roadmap_items", "due", "dimension", "op", "value",
         "certification", "until", "scope_segment", "remedy")  # fmt: skip
_MOODS = {"yes": "bold green", "yes_from": "bold green", "yes_with": "bold yellow"}
_WORDS = {
    "yes": "yes",
    "yes_with": "yes, with other words",
    "no": "no",
    "could_not_be_judged": "could not be judged",
}


def render(asked: Asked, options: RenderOptions) -> str:
    """The page as text."""
    if options.verbosity < 0:
        line = f"{headline(asked)}\n"
        return line if options.unicode else spelt(line)
    page = Page(options.width, unicode=options.unicode)
    page.line(ink(headline(asked), _MOODS.get(asked.answer, "bold red")))
    page.blank()
    answers = [word_of(part) for part in asked.parts] or [""] * len(asked.read)
    for entry, answer in zip(asked.read, answers, strict=True):
        page.hang(_label("read"), join(ink(_read(entry, asked.text)), ink(answer, "bold")))
    for against in asked.against:
        _show_against(page, against)
    for step in asked.changes:
        page.hang(_label("instead"), ink(sentence(step.text)))
        if step.words.new:
            page.hang(_label(""), ink(shorten(step.words.new, QUOTE), "green"))
    if asked.who and not _is_yes(asked):
        page.hang(_label("decides"), ink(_roles(asked)))
    if asked.note:
        page.blank()
        page.line(ink(shorten(asked.note, NOTE), "dim"))
    return page.text(color=options.color)


def headline(asked: Asked) -> str:
    """`yes, from 2027-01-31, if legal agrees: SAP TM connector can be promised for 2027-01-31 or
    later.` Who has to agree is never left out of a yes.
    """
    word = word_of(asked)
    if asked.who and _is_yes(asked):
        word += f", if {_roles(asked)} agree{'s' if len(asked.who) == 1 else ''}"
    if asked.answer == "could_not_be_judged" and asked.why is not None:
        return f"{word}: {sentence(asked.why)}"
    return f"{word}: {shorten(asked.say, QUOTE)}" if asked.say else word


def _is_yes(asked: Asked) -> bool:
    return asked.answer.startswith("yes")


def _roles(asked: Asked) -> str:
    return listed([who(it) for it in asked.who])


def word_of(asked: Asked) -> str:
    """`yes, from 2027-01-31`."""
    return f"yes, from {asked.start}" if asked.answer == "yes_from" else _WORDS[asked.answer]


def render_offers(found: Offers, options: RenderOptions) -> str:
    """What can be promised: today, then by its day."""
    where = f" in {shorten(found.segment, NAME)}" if found.segment else ""
    line = f"{counted(len(found.offers), 'capability', 'capabilities')} can be promised{where}"
    if options.verbosity < 0:
        return f"{line}\n"
    page = Page(options.width, unicode=options.unicode)
    page.line(ink(line, "bold"))
    page.blank()
    page.line(ink(f"to a new customer{DOT}as of {found.as_of}", "dim"))
    today = [offer for offer in found.offers if offer.answer == "yes"]
    later = [offer for offer in found.offers if offer.answer != "yes"]
    for title, offers in (("Today", today), ("From a day on", later)):
        if offers:
            page.heading(title, str(len(offers)))
        for offer in sorted(offers, key=lambda it: (it.start is not None, it.start, it.name)):
            page.hang(*_offer(offer))
    return page.text(color=options.color)


def _offer(offer: Offer) -> tuple[Ink, Ink]:
    label = blank(_INDENT) + padded(ink(str(offer.start or "today"), "cyan"), 12)
    agree = f"if {listed([who(it) for it in offer.who])} agree" if offer.who else ""
    sure = f"{offer.confidence} confidence" if offer.start else ""
    return label, join(ink(shorten(offer.name, NAME), "bold"), ink(sure), ink(agree, "dim"))


def _show_against(page: Page, against: Against) -> None:
    label = padded(ink(against.severity, STYLES[against.severity]), _LABEL)
    page.hang(
        blank(_INDENT) + label, join(ink(against.rule, "bold"), ink(sentence(against.message)))
    )
    for quote in against.quotes:
        page.beside(_label("words"), quoted(quote.text), place(quote.at))


def _read(entry: ReadPromise, text: str) -> str:
    values = ((name, getattr(entry, name)) for name in _READ)
    said = [_said(name, value) for name, value in values if value not in (None, ())]
    return DOT.join([*said, *_left_open(entry, text)])


def _left_open(entry: ReadPromise, text: str) -> Iterator[str]:
    """What the words state and was not used: nobody shall take it for judged."""
    if entry.due_ambiguous:
        yield f"due {' or '.join(map(str, entry.due_ambiguous))}, not used"
    if entry.due_relative:
        yield f"due {entry.due_relative.offset} after {_plain(entry.due_relative.anchor)}, not used"
    for name, words in unclear_of(entry.readings, text).items():
        yield shorten(f"{_plain(name)} left open (“{words}”)", NAME)


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _said(name: str, value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return shorten(f"{_SPOKEN.get(name, '')}{text}", NAME)


_SPOKEN = {"due": "due ", "until": "until ", "scope_segment": "in ", "remedy": "remedy "}


def _label(word: str) -> Ink:
    return blank(_INDENT) + padded(ink(word, "cyan"), _LABEL)
