"""Where a sentence of a contract ends: not at "No. 4", "e.g.", "U.S. law", "(a)" or "v2.1"."""

import re
from collections.abc import Iterator

from commitcheck.model.pattern import pattern

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
_ENDS_ANYWAY = frozenset(("inc", "ltd", "corp", "llc", "co", "plc", "etc", "p.m", "a.m", "u.s",
                          "u.k", "gmbh", "pm", "am"))  # fmt: skip
_WORD = pattern(r"([^\s(\[\"“*_]*)$")
_OPENERS = frozenset((
    "the", "a", "an", "this", "that", "these", "those", "if", "in", "on", "for", "upon",
    "when", "we", "you", "our", "your", "it", "all", "each", "any", "no", "such", "provider",
    "customer", "supplier", "vendor", "company", "either", "both", "neither", "nothing",
    "however", "unless", "during", "subject", "except", "notwithstanding",
))  # fmt: skip
_NEXT = pattern(r"\s+[\"'“\u2018(\[]*(\w+)")
_NUMBER = pattern(r"(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)])$")


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
    lowered = word.casefold().rstrip(".")
    after = _NEXT.match(text, match.end())
    follower = after[1] if after else ""
    if before.strip() == word and _NUMBER.match(word + "."):
        return False  # "4." and "B." at the start are the clause's own number
    if lowered in _ABBREVIATIONS:
        return lowered in _ENDS_ANYWAY and follower.casefold() in _OPENERS
    if len(word) == 1 and word.isalpha():
        return follower.casefold() in _OPENERS and word not in "ABCDEFGH"
    return True


def _word_before(text: str) -> str:
    found = _WORD.search(text[-40:])
    return found[1] if found else ""
