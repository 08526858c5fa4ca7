"""Blocks become clauses: headings and lead-ins are carried down, paragraphs cut into sentences."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from commitcheck.loading.documents.block import Block
from commitcheck.model.dates import month_number
from commitcheck.model.document import Clause
from commitcheck.model.pattern import pattern

# Where a sentence of a contract ends: not at "No. 4", "e.g.", "U.S. law", "(a)" or "v2.1".

_END = pattern(
    r"(?:[.!?]+|…)[\"'”\u2019)\]]*(?=\s+[\"'“\u2018(\[]*(?:[A-Z0-9À-ÞА-Я•●$€£{<_]|[a-z]+(?:\.[a-z]{2}|[A-Z]|\d))|\s*$)|[。\uff01\uff1f]"
)
_ABBREVIATIONS = frozenset((
    "no", "nos", "art", "arts", "sec", "secs", "par", "para", "paras", "cl", "fig", "figs",
    "ex", "exh", "ver", "v", "vs", "approx", "e.g", "i.e", "eg", "ie", "etc", "cf", "al",
    "inc", "ltd", "corp", "llc", "co", "plc", "gmbh", "mr", "mrs", "ms", "dr", "prof", "st",
    "jr", "sr", "u.s", "u.k", "u.n", "e.u", "d.c", "a.m", "p.m", "am", "pm", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "dept", "gov",
    "gen", "rep", "sen", "hon", "ed", "eds", "vol", "pp", "pg", "p", "app", "appx", "attn",
    "est", "tel", "ext", "incl", "excl", "max", "min", "avg", "op", "ref", "resp", "std",
    "tech", "viz", "nr", "bzw", "z.b", "d.h", "ca", "ggf", "usw", "inkl", "zzgl", "abs",
    "ziff", "s.a", "c.f.r", "u.s.c", "ph.d", "b.v", "n.v", "s.p.a",
))  # fmt: skip
_ENDS_ANYWAY = frozenset((
    "inc", "ltd", "corp", "llc", "co", "plc", "etc", "p.m", "a.m", "u.s", "u.k", "gmbh", "pm", "am",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "min",
    "max", "incl", "excl", "std",
))  # fmt: skip
_WORD = pattern(r"([^\s(\[\"“*_]*)$")
_OPENERS = frozenset((
    "the", "a", "an", "this", "that", "these", "those", "if", "in", "on", "for", "upon",
    "when", "we", "you", "our", "your", "it", "all", "each", "any", "no", "such", "provider",
    "customer", "supplier", "vendor", "company", "either", "both", "neither", "nothing",
    "however", "unless", "during", "subject", "except", "notwithstanding",
))  # fmt: skip
_NEXT = pattern(r"\s+[\"'“\u2018(\[]*(\w+)")
_STARTING_NUMBER = pattern(r"(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)])$")

_COUNTED = frozenset("quartal halbjahr tag werktag monat kalendertag kalenderwoche q h".split())  # noqa: SIM905 - as text
_ENGLISH = frozenset(("may", "set", "out", "ago"))
"""Names of months in some language that begin English sentences."""
_DIGITS_OF_A_YEAR = 4

LONGEST = 3_000
"""Characters of a clause; the longest of a real contract has half of it. What reads clauses may
take time that grows with the square of their length, so that nobody may choose it."""


def clause_texts(text: str) -> list[str]:
    """The sentences of a paragraph; one without an end is cut, at white space where it has any."""
    return [part for piece in _pieces(text) for part in sentences(piece)]


def _pieces(text: str) -> Iterator[str]:
    """The text itself, if it is no longer than a clause may be."""
    while len(text) > LONGEST:
        cut = text.rfind(". ", 0, LONGEST) + 1 or text.rfind(" ", 0, LONGEST)
        cut = cut if cut > 0 else LONGEST
        yield text[:cut].strip()
        text = text[cut:].lstrip()
    yield text


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, in order; joined by spaces they give the paragraph."""
    found, start = [], 0
    for match in _END.finditer(text):
        if match.end() < len(text) and not _ends(text, start, match):
            continue
        sentence = text[start : match.end()].strip()
        if sentence:
            found.append(sentence)
        start = match.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop at a match ends the sentence that began at `start`."""
    before = text[start : match.start()]
    if match[0][0] != ".":
        return True
    word = _word_before(before)
    lowered = word.casefold()
    after = _NEXT.match(text, match.end())
    follower = after[1] if after else ""
    if before.strip() == word and _STARTING_NUMBER.match(word + "."):
        return False  # "4." and "B." at the start are the clause's own number
    if word.isdigit() and len(word) < _DIGITS_OF_A_YEAR and _counts(follower):
        return False  # "15. November" and "3. Quartal"
    if lowered in _ABBREVIATIONS:
        return lowered in _ENDS_ANYWAY and follower.casefold() in _OPENERS
    if len(word) == 1 and word.isalpha():
        return follower.casefold() in _OPENERS and word not in "ABCDEFGH"
    return True


def _counts(word: str) -> bool:
    """Does a number with a stop before this word count it, as in German?"""
    lowered = word.casefold()
    is_month = month_number(word) is not None and lowered not in _ENGLISH
    return is_month or lowered in _COUNTED


def _word_before(text: str) -> str:
    found = _WORD.search(text[-40:])
    return found[1] if found else ""


_NUMBER = pattern(
    r"((?:§+\s?|(?:section|article|clause)\s)?"
    r"(?:\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}[.)]|\((?:\d{1,2}|[a-zA-Z]|[ivxl]{1,5})\)|[a-zA-Z]\)|[A-Z]\."
    r"|[a-z]\.))\s+(?=\S)",
    re.IGNORECASE,
)
_OF_A_HEADING = -1
_SUB_NUMBER = pattern(r"\([a-zA-Z]{1,5}\)|[a-zA-Z]\)|[a-z]\.")
_ROMAN = pattern(r"[ivx]{1,5}")
_LETTER = pattern(r"\([a-h]\)|\b[a-h]\)")
_NO_NUMBER = pattern(
    r"\d{1,3}\.\d{3}\s|\d{1,3}(?:\.\d{1,3})?\s(?i:%|percent|per cent|v\. ?H\.|prozent)|"
    r"9\d\.\d{1,3}\s(?![A-Z])"
)
"""What counts or measures begins like a section's number: 1.200 users, 99.95 % uptime."""
_FIRST_WORD = pattern(r"\w+")
_HEADING_NUMBER = pattern(r"((?:§+\s?)?\d{1,3}(?:\.\d{1,3}){0,5}\.?|[A-Z]\.|[IVX]{1,5}\.)\s+(?=\S)")
_RECORD_CELLS = 3
_RECORD_WORDS = 60
_LABEL_LENGTH = 120


class _Context(msgspec.Struct):
    """What stands above the block at hand."""

    headings: list[tuple[int, str]] = []
    leads: list[tuple[int, str]] = []
    numbers: list[tuple[int, str]] = []


def clauses_of(blocks: Iterable[Block]) -> tuple[Clause, ...]:
    """The clauses of a document, in order. Headings are clauses of layout `heading`."""
    context = _Context()
    return tuple(
        clause
        for position, block in enumerate(blocks)
        for clause in _clauses(block, position, context)
    )


def _clauses(block: Block, position: int, context: _Context) -> Iterator[Clause]:
    if block.layout == "heading":
        yield _heading(block, position, context)
    elif block.layout == "row":
        context.leads.clear()
        yield from _row(block, position, context)
    else:
        yield from _paragraph(block, position, context)


def _heading(block: Block, position: int, context: _Context) -> Clause:
    context.leads.clear()
    context.numbers.clear()
    while context.headings and context.headings[-1][0] >= block.level:
        context.headings.pop()
    above = tuple(text for _, text in context.headings)
    number, text = block.number, block.text
    if not number and (found := _HEADING_NUMBER.match(text)):
        number = found[1]
    number = number.rstrip(".")
    context.headings.append((block.level, text))
    if number:
        context.numbers.append((_OF_A_HEADING, number))
    return Clause(
        text=text,
        place=block.place,
        page=block.page,
        number=number,
        heading=above[-1] if above else "",
        headings=above,
        layout="heading",
        block=position,
    )


def _paragraph(block: Block, position: int, context: _Context) -> Iterator[Clause]:
    """A paragraph's or list item's sentences; the last one may begin a list below it."""
    number, text = block.number, block.text
    if not number and (found := _number(text)):
        number, text = found[1], text[found.end() :]
    level = block.level if block.layout == "li" else _level_of(number, context)
    while context.leads and context.leads[-1][0] > level:
        context.leads.pop()
    lead = context.leads[-1][1] if context.leads and level else ""
    above = tuple(heading for _, heading in context.headings)
    parts = clause_texts(text)
    cut, at = len(block.text) - len(text), 0
    for part in parts:
        at = text.find(part, at)
        page = _page(block, cut + at)
        yield Clause(
            text=part,
            place=block.place if page == block.page else f"page {page}",
            page=page,
            number=_full_number(number, level, context),
            heading=above[-1] if above else "",
            headings=above,
            layout=block.layout,
            lead_in=lead,
            block=position,
        )
        at += len(part)
    if parts and parts[-1].endswith((":", ": -", "—")):
        context.leads.append((level + 1, parts[-1]))
    elif not level:
        context.leads.clear()


def _number(text: str) -> re.Match[str] | None:
    """The number that a paragraph begins with; none where it counts what follows."""
    found = _NUMBER.match(text)
    if found is None or _NO_NUMBER.match(text):
        return None
    follower = _FIRST_WORD.match(text, found.end())
    return None if found[1].rstrip(".").isdigit() and follower and _counts(follower[0]) else found


def _page(block: Block, at: int) -> int | None:
    """The page on which the words at a place in a block stand."""
    return next((page for turn, page in reversed(block.turns) if at >= turn), block.page)


def _level_of(number: str, context: _Context) -> int:
    """Of a paragraph that stands in no list by its layout: "(a)" below "Provider will:" is an item,
    "(i)" below "(a)" one of a list in it.
    """
    if not context.leads or not _SUB_NUMBER.fullmatch(number.strip()):
        return 0
    is_roman = _ROMAN.fullmatch(number.strip().strip("().").lower()) is not None
    return 2 if is_roman and any(_LETTER.search(name) for _, name in context.numbers) else 1


def _full_number(number: str, level: int, context: _Context) -> str:
    """Give "(b)" below "4.2" as "4.2 (b)"; what counts from the top stays as it is."""
    number = number.strip().rstrip(".")
    if not number:
        while not level and context.numbers and not _is_section(context.numbers[-1]):
            context.numbers.pop()
        return context.numbers[-1][1] if context.numbers else ""
    while context.numbers and context.numbers[-1][0] >= max(level, 1):
        context.numbers.pop()
    if not number[0].isdigit() and number[0] != "§" and context.numbers and level:
        number = f"{context.numbers[-1][1]} {number}"
    if not level and number[0].isdigit():
        del context.numbers[bool(context.numbers and context.numbers[0][0] == _OF_A_HEADING) :]
    context.numbers.append((level, number))
    return number


def _is_section(number: tuple[int, str]) -> bool:
    """A paragraph without a number belongs to section 4.2 above it, not to item 3 of a list."""
    level, text = number
    return level == _OF_A_HEADING or "." in text or "§" in text


def _is_record(cells: list[tuple[int, tuple[str, ...]]]) -> bool:
    """A line of a table, as opposed to a label with a text beside it."""
    if len(cells) >= _RECORD_CELLS:
        return all(sum(len(text.split()) for text in cell) <= _RECORD_WORDS for _, cell in cells)
    texts = cells[1:] or cells
    return all(len(cell) == 1 and len(clause_texts(cell[0])) == 1 for _, cell in texts)


def _row(block: Block, position: int, context: _Context) -> Iterator[Clause]:
    """A row is one clause, unless a cell of it is a text of its own below the row's label; an empty
    one is none.
    """
    above = tuple(heading for _, heading in context.headings)
    cells = [(index, cell) for index, cell in enumerate(block.cells, 1) if any(cell)]
    if not cells:
        return

    def clause(text: str, layout: str, heading: str, place: str, lead: str = "") -> Clause:
        return Clause(
            text=text,
            place=place,
            page=block.page,
            heading=heading,
            headings=above,
            layout=layout,
            lead_in=lead,
            block=position,
        )

    if _is_record(cells):
        text = " | ".join(" ".join(cell) for _, cell in cells)
        yield clause(text, "row", above[-1] if above else "", block.place)
        return
    label = " ".join(cells[0][1])
    labelled = len(cells) > 1 and len(label) <= _LABEL_LENGTH
    heading = label if labelled else (above[-1] if above else "")
    for index, cell in cells[1:] if labelled else cells:
        lead = ""
        place = f"{block.place} column {index}" if len(cells) > 1 else block.place
        for paragraph in cell:
            parts = clause_texts(paragraph)
            for part in parts:
                yield clause(part, "cell", heading, place, lead)
            if parts and parts[-1].endswith(":"):
                lead = parts[-1]
