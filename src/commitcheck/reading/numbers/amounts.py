"""The numbers of a text with their units: percent, times, multiples, fractions, or bare ones."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from msgspec import Struct

from commitcheck.model.pattern import pattern
from commitcheck.reading.dates.durations import duration_at
from commitcheck.reading.dates.read import calendar_of
from commitcheck.reading.numbers.numbers import MULTIPLES, number_at
from commitcheck.reading.numbers.spoken import spoken_number
from commitcheck.reading.tokens import Token, folded_words, listed, tokens
from commitcheck.reading.vision_words import VisionWords

_PERCENT = listed("percent pct prozent procent percento porciento vh")
_PERCENT_TWO = {("per", "cent"), ("pour", "cent"), ("por", "ciento"), ("por", "cento"),
                ("per", "cento"), ("v", "h"), ("vom", "hundert")}  # fmt: skip
_MONEY_MARKS = frozenset("€$£¥")
_MONEY = listed("eur euro euros usd gbp chf keur teur dollar dollars pound")
_REFERENCES = listed(
    """
    section clause see article annex version v item req ziffer abschnitt artikel nr no schedule
    exhibit appendix line q tier level class phase lot stage table part amendment order sev
    severity
    """
)
_FRACTIONS = {
    word: value
    for value, spelt in (
        (50.0, "half halben halber halve moitie mitad metade meta"),
        (33.33, "third drittel tiers tercio terco terzo"),
        (25.0, "quarter viertel quart cuarta quarto kwart"),
        (20.0, "fifth funftel cinquieme quinto quinta vijfde"),
        (10.0, "tenth zehntel dixieme decimo decima tiende"),
    )
    for word in folded_words(spelt)
}
_PER = frozenset(("per", "pour", "por", "pro"))
_LARGE = 10
"""From here on words are numbers of things; small ones are often none (`one of them`)."""
_LONGEST_PLAIN = 12
_SERVICE_HOURS = pattern(
    r"\d{1,2}\s?(?:[x×*/]\s?\d{1,2}|h\s?[/x×]\s?(?:24|[5-7]))(?:[x×*/]365)?\b(?![\d/.,])",
    needs="x × * /",
)
"""`24/7`, `8x5`, `24h/24`: when somebody is there, and no number of anything."""
_OF_A_THIRD = frozenset(("un", "le", "du", "deux"))
"""Before the French `tiers`; without one it is a tier of prices."""


class Amount(Struct, frozen=True):
    """A number with its unit: `%`, a unit of `durations`, `fraction` (percent of a whole), `nines`,
    `money`, `hours` (24/7), or "" where none stands there. `after` is the index of the next word.
    """

    start: int
    end: int
    number: float
    unit: str
    after: int


@lru_cache(16)
def amounts_in(text: str, words: VisionWords, written_on: dt.date | None) -> tuple[Amount, ...]:
    """Every number of a text that is no part of a date, a name or a reference, in order."""
    days = calendar_of(text, words, written_on).days
    starts = [day.start for day in days]
    found, amounts, at = tokens(text, 0, len(text)), [], 0
    while at < len(found):
        place = bisect_right(starts, found[at].start) - 1
        if place >= 0 and found[at].start < days[place].end:
            at += 1
            continue
        amount = _amount(text, found, at)
        if amount:
            amounts.append(amount)
        at = max(amount.after, at + 1) if amount else at + 1
    return tuple(amounts)


def beginning_within(every: Sequence[Amount], start: int, end: int) -> Sequence[Amount]:
    """Those that begin in a part of the text."""
    place = attrgetter("start")
    return every[bisect_left(every, start, key=place) : bisect_left(every, end, key=place)]


def _amount(text: str, found: tuple[Token, ...], at: int) -> Amount | None:
    if found[at].word.isdecimal():
        return _digits(text, found, at)
    return _spelt(text, found, at)


_NAME_BEFORE = pattern(r"(?<!\d)[^\W\d_]-$")


def _digits(text: str, found: tuple[Token, ...], at: int) -> Amount | None:
    token = found[at]
    before = text[token.start - 1 : token.start] if token.start else ""
    if before.isalnum() or len(token.word) > _LONGEST_PLAIN:
        return None
    if before and before in ".,:/·" and text[token.start - 2 : token.start - 1].isdigit():
        return None
    if before == "-" and _NAME_BEFORE.search(text, max(0, token.start - 3), token.start):
        return None  # ONC-11 is a name, and 100k-200k a range
    is_reference = at > 0 and found[at - 1].word in _REFERENCES
    if is_reference and not text[found[at - 1].end : token.start].strip(" .#\u00a0"):
        return None
    hours = _SERVICE_HOURS.match(text, token.start)
    if hours:
        after = _index_behind(found, at, hours.end())
        return Amount(token.start, hours.end(), int(token.word), "hours", after)
    number = number_at(text, token.start, len(text))
    if number is None:
        return None
    value, stop = number
    after = _index_behind(found, at, stop)
    rest = text[stop : stop + 3].lstrip(" \u00a0\u202f")
    if rest[:1] == "%":
        return Amount(token.start, text.index("%", stop) + 1, value, "%", after)
    two_before = text[max(0, token.start - 2) : token.start]
    if any(mark in two_before for mark in _MONEY_MARKS):
        return Amount(token.start, stop, value, "money", after)
    if (rest and rest[0] in _MONEY_MARKS) or (at and found[at - 1].word in _MONEY):
        return Amount(token.start, stop, value, "money", after)
    return _with_word(text, found, at, after, value, stop)


def _index_behind(found: tuple[Token, ...], at: int, place: int) -> int:
    """Of the first token that starts at a place or behind it."""
    after = at + 1
    while after < len(found) and found[after].start < place:
        after += 1
    return after


def _with_word(
    text: str, found: tuple[Token, ...], at: int, after: int, value: float, stop: int
) -> Amount:
    """What the word behind a number makes of it."""
    start = found[at].start
    if after < len(found) and found[after].start - stop <= 1:
        word = found[after].word
        if word in _PERCENT:
            return Amount(start, found[after].end, value, "%", after + 1)
        if after + 1 < len(found) and (word, found[after + 1].word) in _PERCENT_TWO:
            return Amount(start, found[after + 1].end, value, "%", after + 2)
        if word in _MONEY:
            return Amount(start, found[after].end, value, "money", after + 1)
        if word == "m" and found[after].start == stop:  # 30m: minutes or millions
            return Amount(start, found[after].end, value, "m", after + 1)
        is_k = word == "k" and after + 1 < len(found) and found[after + 1].word.isalpha()
        if word in MULTIPLES and (len(word) > 1 or found[after].start == stop or is_k):
            big = value * MULTIPLES[word]
            return _money_or_plain(text, found, start, after, big)
        if _is_nines(text, found, after):
            return _nines(found, start, value, after)
    length = duration_at(text, found, at, len(text))
    if length:
        return Amount(length.start, length.end, length.amount, length.unit, length.after)
    return Amount(start, stop, value, "", after)


def _is_nines(text: str, found: tuple[Token, ...], at: int) -> bool:
    """`nines`, `9s`"""
    token = found[at]
    return token.word in ("nine", "neuner") or text[token.start : token.end + 1] == "9s"


def _nines(found: tuple[Token, ...], start: int, value: float, after: int) -> Amount:
    """`three nines`, and `three nines five`; `after` is the word itself."""
    after += found[after].word == "9"  # its s is a word of its own
    has_five = after + 1 < len(found) and found[after + 1].word in ("five", "5", "fünf", "cinq")
    last = after + has_five
    return Amount(start, found[last].end, value + has_five / 2, "nines", last + 1)


def _money_or_plain(
    text: str, found: tuple[Token, ...], start: int, after: int, value: float
) -> Amount:
    end = found[after].end
    is_money = text[end : end + 2].lstrip()[:1] in _MONEY_MARKS or (
        after + 1 < len(found) and found[after + 1].word in _MONEY
    )
    return Amount(start, end, value, "money" if is_money else "", after + 1)


_MANY = frozenset("hundred thousand million".split())  # noqa: SIM905 - a word list
_SOME = listed(
    """
    of several few many some couple mehrere einige quelques plusieurs vario alguno alguns alcune
    enkele
    """
)


def _is_some(text: str, found: tuple[Token, ...], at: int) -> bool:
    """`hundreds of users`, `a couple of hundred`: how many is not said."""
    word = found[at].word
    if word in _MANY and at > 1 and found[at - 2].word == "half":
        return True  # half a thousand
    is_plural = word in _MANY and text[found[at].end - 1] in "sS"
    return is_plural or (
        word in MULTIPLES.keys() | _MANY and at > 0 and found[at - 1].word in _SOME
    )


def _spelt(text: str, found: tuple[Token, ...], at: int) -> Amount | None:
    """`three percent`, `two hours`, `four nines`, `one fifth`, `a quarter of an hour`."""
    word = found[at].word
    length = duration_at(text, found, at, len(text))
    if length:
        return Amount(length.start, length.end, length.amount, length.unit, length.after)
    if word in _FRACTIONS and (word != "tier" or (at and found[at - 1].word in _OF_A_THIRD)):
        return Amount(found[at].start, found[at].end, _FRACTIONS[word], "fraction", at + 1)
    spoken = spoken_number(found, at)
    if spoken is None or _is_some(text, found, at):
        return None
    value, after = spoken
    if after < len(found):
        follower = found[after].word
        if _is_nines(text, found, after):
            return _nines(found, found[at].start, value, after)
        is_percent = follower in _PERCENT
        two = after + 1 < len(found) and (follower, found[after + 1].word) in _PERCENT_TWO
        if is_percent or two:
            stop = after + 1 + two
            return Amount(found[at].start, found[stop - 1].end, float(value), "%", stop)
        if follower in _FRACTIONS and value == 1:
            return None  # the fraction itself is next
    is_per = at > 0 and found[at - 1].word in _PER  # users per cent
    if value >= _LARGE and not value % 1 and not is_per:
        return Amount(found[at].start, found[after - 1].end, value, "", after)
    return None
