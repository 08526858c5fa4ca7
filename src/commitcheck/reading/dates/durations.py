"""Durations in a text: `90 days`, `ten (10) Business Days`, `acht Wochen`, `24 mois`, `4h`."""

from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.reading.numbers.numbers import number_at, part_at
from commitcheck.reading.numbers.spoken import half_after, number_words, spoken_number
from commitcheck.reading.tokens import Token, folded_words, listed

_UNITS: Mapping[str, tuple[str, float]] = {
    "MS": ("ms millisecond milliseconds msec millisekunden millisecondes milisegundos "
           "millisecondi milliseconden", 0.001),
    "S": ("s sec secs second seconds sekunde sekunden seconde secondes segundo segundos secondo "
          "secondi seconden sek", 1),
    "MIN": ("min mins mn minute minutes minuten minuto minutos minuti minuut", 60),
    "H": ("h hr hrs hour hours stunde stunden heure heures hora horas ora ore uur uren std", 3600),
    "D": ("d day days tag tage tagen jour jours dia dias giorno giorni dag dagen", 86_400),
    "WD": ("werktag werktage werktagen arbeitstag arbeitstage arbeitstagen werkdag werkdagen",
           86_400),
    "W": ("w week weeks wk wks woche wochen semaine semaines semana semanas settimana settimane "
          "weken", 604_800),
    "M": ("mo mos month months mth mths mnth mnths monat monate monaten mois mes meses mese "
          "mesi maand maanden", 2_592_000),
    "Y": ("y yr yrs year years jahr jahre jahren an ans annee annees ano anos anno anni jaar "
          "jaren", 31_536_000),
}  # fmt: skip
_WORKING = listed(
    """
    business bus biz working work bank ouvres ouvrables habiles laborables uteis lavorativi
    """
)
_SHORT_WORKING = frozenset(("bus", "biz", "work"))
_BETWEEN = listed(
    """
    calendar full consecutive further volle vollen weitere whole
    """
)
_SHORT = frozenset(("s", "d", "w", "m", "y", "an", "h", "mo"))
_HALVES = frozenset(
    "half halbe halben halbes halber demi demie media medio meia meio mezza mezzo".split()  # noqa: SIM905 - a word list
)
_SMALLER: Mapping[str, tuple[str, float]] = {
    "Y": ("M", 12), "M": ("D", 30), "D": ("H", 24), "H": ("MIN", 60), "MIN": ("S", 60),
    "S": ("MS", 1000),
}  # fmt: skip
"""The unit that a part of one is told in, and how many of them make it."""
_QUARTERS = frozenset("quarter viertel quart cuarto quarto".split())  # noqa: SIM905 - as above
_OF_AN_HOUR = (("of", "an", "hour"), ("d", "heure"), ("de", "hora"), ("d", "ora"))
_WHOLE_WORDS: Mapping[str, tuple[float, str]] = {
    "viertelstunde": (15, "MIN"), "dreiviertelstunde": (45, "MIN"), "halbestunde": (30, "MIN"),
    "kwartier": (15, "MIN"), "fortnight": (14, "D"), "quinzaine": (15, "D"), "quincena": (15, "D"),
    "quinzena": (15, "D"), "decade": (10, "Y"), "jahrzehnt": (10, "Y"), "decennie": (10, "Y"),
    "decada": (10, "Y"),
}  # fmt: skip
"""Lengths that a word says by itself, `a` before it or a number."""
_ARTICLES = frozenset("a an".split())  # noqa: SIM905 - as above
_BEFORE_AN_ARTICLE = frozenset(
    """
    in within for after about under below than least most over inside until during
    """.split()  # noqa: SIM905 - as above
)
"""Words behind which `a month` is a length, and not what a price is paid for."""
_FROM = frozenset(("from", "after", "post", "before"))
_BEHIND_A_LENGTH = frozenset(
    """
    or and at for of after from on in under over per if when with to before by the a
    """.split()  # noqa: SIM905 - as above
)
_AND = frozenset(("and", "und", "et", "y", "e", "en"))
DAY_SECONDS = 86_400
_MONTHS_A_YEAR = 12


class Duration(Struct, frozen=True):
    """A length of time: `unit` is MS, S, MIN, H, D, WD (working days), W, M or Y.

    `after` is the index of the first word that does not belong to it.
    """

    start: int
    end: int
    amount: float
    unit: str
    after: int

    @property
    def seconds(self) -> float:
        """A month is 30 days and a year 365, a full year's months are years."""
        if self.unit == "M" and self.amount and self.amount % _MONTHS_A_YEAR == 0:
            return self.amount / _MONTHS_A_YEAR * _UNITS["Y"][1]
        return self.amount * _UNITS[self.unit][1]

    @property
    def iso(self) -> str:
        """`P8W`, `P10WD`; a length below a day as `PT4H`."""
        count = int(self.amount) if self.amount == int(self.amount) else self.amount
        if self.unit in ("S", "MIN", "H"):
            return f"PT{count}{self.unit[0]}"
        return f"P{count}{self.unit}"


@cache
def _units() -> Mapping[str, str]:
    return {name: unit for unit, (names, _) in _UNITS.items() for name in folded_words(names)}


@cache
def _openings() -> frozenset[str]:
    """The words that a length can begin with; it is asked for at every word of a text."""
    return frozenset((*number_words(), *_units(), *_WHOLE_WORDS, *_HALVES, *_QUARTERS, *_ARTICLES))


def is_unit(word: str) -> bool:
    """Is this folded word a unit of time, or a word for a percentage?"""
    return word in _units() or word in ("percent", "prozent", "pct", "per", "por", "pour")


def duration_at(text: str, found: Sequence[Token], at: int, end: int) -> Duration | None:
    """The duration that begins at an index, in digits or in words: `4h`, `1h30`, `half a year`,
    `an hour and a half`, `three quarters of an hour`, `a fortnight`.
    """
    word = found[at].word
    if not word.isdecimal() and word not in _openings() and part_at(text, found[at].start) is None:
        return None
    part = _part_of_one(text, found, at) or _word_of_its_own(found, at, 1, at)
    if part:
        return part
    length = _counted(text, found, at, end)
    if length is None:
        return None
    half = half_after(found, length.after)
    if half:
        return _with_half(found, length, half)
    if length.unit == "Y" and length.amount % 1 and length.amount * _MONTHS_A_YEAR % 1 == 0:
        return replace(length, amount=length.amount * _MONTHS_A_YEAR, unit="M")
    return _with_rest(text, found, length, end)


def _counted(text: str, found: Sequence[Token], at: int, end: int) -> Duration | None:
    """A number and its unit; or a unit alone where `and a half` follows or `within a` precedes."""
    number = _number(text, found, at, end) or _of_one(found, at)
    if number is None:
        return None
    count, here = number
    is_working = False
    while at < here < len(found) and here - at < 6:
        word = found[here].word
        gap = text[found[here - 1].end : found[here].start]
        is_short = found[here - 1].word in _SHORT_WORKING and gap == ". "
        if (gap.strip(" -()\u00a0\u202f\n") and not is_short) or len(gap) > 3:
            return None
        if word in _WORKING:
            is_working = True
        elif word not in _BETWEEN:
            break
        here += 1
    own = _word_of_its_own(found, at, count, here)
    if own:
        return own
    if here >= len(found) or (unit := _units().get(found[here].word)) is None:
        return None
    if found[here].word in _SHORT and not _is_unit(text, found, here):
        return None
    here += 1
    if unit == "D" and here < len(found) and found[here].word in _WORKING:
        is_working, here = True, here + 1  # jours ouvrés
    unit = "WD" if is_working and unit == "D" else unit
    return Duration(found[at].start, found[here - 1].end, count, unit, here)


def _of_one(found: Sequence[Token], at: int) -> tuple[float, int] | None:
    """`within a month`, `the day before`, `hora y media`: the number is one, and nobody says it."""
    word, before = found[at].word, found[at - 1].word if at else ""
    after = found[at + 1].word if at + 1 < len(found) else ""
    if word in _ARTICLES and after in _WHOLE_WORDS:
        return 1.0, at + 1
    if word in _ARTICLES and after in _units() and after not in _SHORT:
        behind = found[at + 2].word if at + 2 < len(found) else ""
        if after == "second" and behind and behind not in _BEHIND_A_LENGTH:
            return None  # a second engineer
        is_length = half_after(found, at + 2) or before in _BEFORE_AN_ARTICLE or behind in _FROM
        return (1.0, at + 1) if is_length else None
    if word in _units() and word not in _SHORT and half_after(found, at + 1):
        return 1.0, at
    is_named = any(token.word in _SAY_IT_ALL for token in found[at + 2 : at + 3])
    is_far = not is_named and after in (
        _BESIDE if word in _DAYS else _AFTER if word in _WEEKS else ()
    )
    return (1.0, at) if is_far and before in _THE else None


_SAY_IT_ALL = frozenset("next tomorrow tmrw morgen amanha manana demain".split())  # noqa: SIM905 - as above
"""`the week after next` and `the day after tomorrow` are days themselves."""
_DAYS = frozenset("day tag dia giorno dag".split())  # noqa: SIM905 - as above
_WEEKS = frozenset("week woche semana settimana".split())  # noqa: SIM905 - as above
"""The week before a day ends with it; the week after it begins there."""
_THE = frozenset("the am den der el o il de het".split())  # noqa: SIM905 - as above
_AFTER = frozenset("after nach despue depoi dopo na".split())  # noqa: SIM905 - as above
_BESIDE = _AFTER | frozenset("before vor antes prima voor".split())  # noqa: SIM905 - as above


def _word_of_its_own(found: Sequence[Token], at: int, count: float, here: int) -> Duration | None:
    """`a fortnight`, `two decades`, `Viertelstunde`."""
    known = _WHOLE_WORDS.get(found[here].word) if here < len(found) else None
    if known is None:
        return None
    return Duration(found[at].start, found[here].end, count * known[0], known[1], here + 1)


def _part_of_one(text: str, found: Sequence[Token], at: int) -> Duration | None:
    """`half a year`, `einer halben Stunde`, `a quarter of an hour`, `trois quarts d'heure`."""
    word = found[at].word
    is_digit = word.isdecimal() and len(word) == 1
    number = float(word) if is_digit else number_words().get(word)
    times = number or 1.0
    here = at + (number in (1, 3) or word in _ARTICLES)
    if here >= len(found) or times not in (1, 3):
        return None
    rest = tuple(token.word for token in found[here + 1 : here + 4])
    if found[here].word in _QUARTERS:
        for words in _OF_AN_HOUR:
            if rest[: len(words)] == words:
                last = here + len(words)
                return Duration(found[at].start, found[last].end, 15 * times, "MIN", last + 1)
    if found[here].word not in _HALVES or times != 1:
        return None
    last = here + 1 + (rest[:1] in (("a",), ("an",), ("of",)))
    if last >= len(found):
        return None
    unit = _units().get(found[last].word, "")
    is_plural = found[here].word == "half" and text[found[last].end - 1] == "s"
    if unit not in _SMALLER or found[last].word in _SHORT or is_plural:
        return None
    smaller, count = _SMALLER[unit]
    return Duration(found[at].start, found[last].end, count / 2, smaller, last + 1)


def _with_half(found: Sequence[Token], length: Duration, words: int) -> Duration:
    """`two years and a half`, `une heure et demie`."""
    after = length.after + words
    end = found[after - 1].end
    if length.unit not in _SMALLER:
        return replace(length, amount=length.amount + 0.5, end=end, after=after)
    smaller, count = _SMALLER[length.unit]
    return replace(length, amount=(length.amount + 0.5) * count, unit=smaller, end=end, after=after)


def _with_rest(text: str, found: Sequence[Token], length: Duration, end: int) -> Duration:
    """`1h30`, `1 h 30 min`, `1 year and 6 months`: with what is told in the smaller unit."""
    if length.unit not in _SMALLER or length.after >= len(found):
        return length
    smaller, most = _SMALLER[length.unit]
    here = length.after + (found[length.after].word in _AND)
    if here >= len(found) or not found[here].word.isdecimal() or len(found[here].word) > 2:
        return length
    if text[length.end : found[here].start].strip(" \u00a0").casefold() not in ("", *_AND):
        return length
    rest = _counted(text, found, here, end)
    if rest is None and length.unit == "H" and found[here].start == length.end:
        rest = Duration(found[here].start, found[here].end, int(found[here].word), "MIN", here + 1)
    if rest is None or rest.unit != smaller or rest.amount >= most:
        return length
    amount = length.amount * most + rest.amount
    return Duration(length.start, rest.end, amount, smaller, rest.after)


def _is_unit(text: str, found: Sequence[Token], at: int) -> bool:
    """A short unit stands right behind its number (`4h`, `4 h`, but no `4 d`), in lower case."""
    gap = text[found[at - 1].end : found[at].start]
    spelt = text[found[at].start : found[at].end]
    if gap:
        return gap in (" ", "\u00a0") and spelt in ("h", "s", "an")
    return spelt in ("h", "s", "d", "w", "y", "mo", "H", "an")


def _number(text: str, found: Sequence[Token], at: int, end: int) -> tuple[float, int] | None:
    """The number and the index after it; `ten (10)` is one number."""
    part = part_at(text, found[at].start)
    if part is not None and found[at].end == found[at].start + 1:
        return part, at + 1
    if found[at].word.isdecimal():
        digits = number_at(text, found[at].start, end)
        if digits is None:
            return None
        value, stop = digits
        here = at + 1
        while here < len(found) and found[here].start < stop:
            here += 1
        return value, here
    spoken = spoken_number(found, at)
    if spoken is None:
        return None
    count, here = spoken
    if (
        here + 1 < len(found)
        and found[here].word.isdecimal()
        and int(found[here].word[:9]) == count
    ):
        here += 1
    return float(count), here
