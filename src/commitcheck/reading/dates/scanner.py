"""The words of a text under a finger: what those who read dates need to look at and to work out."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from commitcheck.model.dates import MONTH_NAMES, last_day_of_month
from commitcheck.reading.tokens import Token, folded, folded_words, listed, tokens
from commitcheck.reading.vision_words import VisionWords

# The words of the calendar in seven languages, and what surrounds a date in a sentence.
#
# Every table is keyed by folded words (`tokens.folded`), so accents and case do not matter.

_ALSO_WRITTEN = {1: "janner", 2: "febr"}
"""In sentences; a table's cell is not read so."""

_MONTHS = tuple(
    f"{names} {_ALSO_WRITTEN.get(month, '')}" for month, names in enumerate(MONTH_NAMES, 1)
)
_WEEKDAYS = (
    "monday mon montag lundi lunes lunedi maandag segunda",
    "tuesday tue tues dienstag mardi martes martedi dinsdag terca",
    "wednesday wed mittwoch mercredi miercoles mercoledi woensdag quarta",
    "thursday thu thur thurs donnerstag jeudi jueves giovedi donderdag quinta",
    "friday fri freitag vendredi viernes venerdi vrijdag sexta",
    "saturday sat samstag sonnabend samedi sabado sabato zaterdag",
    "sunday sun sonntag dimanche domingo domenica zondag",
)
_SEASONS = {
    5: "spring fruhling fruhjahr fruehjahr printemps primavera lente voorjaar",
    8: "summer sommer ete verano verao estate zomer sommerpause",
    11: "autumn herbst automne otono outono autunno herfst fall",
    2: "winter hiver invierno inverno",
}
_NOT_ALONE = listed(
    """
    may mar march jan dec sep ago set out gen mag mai mei lug ott okt dic ene abr mon sat sun
    wed ete estate lente fall segunda terca quarta quinta sexta spring second
    """
)
"""Months, weekdays and seasons that are other words as well: alone they need a hint."""

_CATEGORIES: Mapping[str, str] = {
    "quarter": "quarter quartal trimestre trimester kwartaal qtr",
    "half": "half halbjahr semestre semester halfjaar hj",
    "year": "year jahr jahres annee ano anno jaar yr",
    "month": "month monat mois mes mese maand",
    "week": "week kw cw wk woche kalenderwoche semaine semana settimana wc",
    "weekend": "weekend wochenende",
    "year end": "eoy jahresende jahreswechsel yearend",
    "quarter end": "eoq quartalsende",
    "month end": "eom monatsende",
    "week end": "eow",
    "tomorrow": "tomorrow tmrw tmr morgen demain manana amanha domani",
    "day after tomorrow": "ubermorgen uebermorgen overmorgen dopodomani",
    "fiscal": "fy fiscal gj geschaftsjahr exercice",
    "calendar year": "cy",
}
_MODIFIERS: Mapping[str, str] = {
    "end": "end late ende spat fin fine fim final einde eind finale finales outgoing by-end eo",
    "mid": "mid middle mitte mi mediado meado meta medio halverwege",
    "early": "early beginning start anfang debut inicio principio inizio begin frueh fruh primi",
}
_ORDINALS = {
    1: "first erster erste ersten erstes premier premiere primer primera primero "
    "primeiro primeira primo prima eerste",
    2: "second zweiter zweite zweiten zweites deuxieme seconde segundo segunda secondo "
    "seconda tweede",
    3: "third dritter dritte dritten drittes troisieme tercer tercero terceiro terceira "
    "terzo terza derde",
    4: "fourth vierter vierte vierten viertes quatrieme cuarto quarto vierde last letzte "
    "letzten dernier ultimo",
}  # fmt: skip
LINKS = listed(
    """
    of the de du des del di do da dell della von vom van la le el o im in den dem der die das
    het l d this current
    """
)  # fmt: skip
"""Small words that stand between the parts of one date."""

DAY_WORDS = listed("day tag jour dia giorno dag")
"""As in `the last day of May`."""

ORDINAL_ENDINGS = frozenset(map(folded, ("st", "nd", "rd", "th", "er", "º", "ª", "e", "eme", "o")))


@cache
def months() -> Mapping[str, int]:
    return {name: at for at, names in enumerate(_MONTHS, 1) for name in folded_words(names)}


@cache
def weekdays() -> Mapping[str, int]:
    return {name: at for at, names in enumerate(_WEEKDAYS) for name in folded_words(names)}


@cache
def seasons() -> Mapping[str, int]:
    """The last month of each season."""
    return {name: month for month, names in _SEASONS.items() for name in folded_words(names)}


@cache
def categories() -> Mapping[str, str]:
    return {name: kind for kind, names in _CATEGORIES.items() for name in folded_words(names)}


@cache
def modifiers() -> Mapping[str, str]:
    return {name: kind for kind, names in _MODIFIERS.items() for name in folded_words(names)}


@cache
def ordinals() -> Mapping[str, int]:
    return {name: at for at, names in _ORDINALS.items() for name in folded_words(names)}


@cache
def needs_hint(word: str) -> bool:
    """Is this folded word something else as well (may, out, fall)?"""
    return word in {folded(name) for name in _NOT_ALONE}


Precision = Literal["day", "week", "month", "quarter", "half", "season", "year"]
YearDay = Callable[[int], dt.date | None]

HINTS = listed(
    """
    by in until till til for from before prior since through thru during next this around about
    approx latest on after ahead come within planned expected scheduled target due ready live
    promised committed said ab bis im zum am zur vor spatestens ca fur seit geplant courant vers
    avant pour en au dici ici des depuis prevu cet cette jusque jusqu para hasta antes desde por
    previsto ate no na em desde entro per dal dall fino nel previsto voor vanaf tot uiterlijk
    eom roadmap rollout release kommenden nachsten
    """
)
"""Words before which a word that is also a month or a year is one."""

_FIRST_YEAR, _LAST_YEAR = 2000, 2079
_SOONEST, _LATEST = 1, 15
_FULL_YEAR = 4
_MONTHS_A_YEAR = 12


class Part(Struct, frozen=True):
    """What was understood: the tokens up to `after` (not included) name a day of every year.

    `months` is the length of a period, so that its middle can be told; `other` is the second
    reading of a numeric day.
    """

    after: int
    precision: Precision
    in_year: YearDay
    year: int | None = None
    is_sure: bool = True
    months: int = 0
    other: YearDay | None = None


class Scanner:
    """The words of a part of a text, by index; outside of the part there are none."""

    def __init__(
        self, text: str, start: int, end: int, words: VisionWords, written_on: dt.date | None
    ) -> None:
        self.text = text
        self.tokens: Sequence[Token] = tokens(text, start, end)
        self.words = words
        self.written_on = written_on
        self.start, self.end = start, end

    def word(self, at: int) -> str:
        """The folded word at an index."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def spelt(self, at: int) -> str:
        """The word as the text has it."""
        if 0 <= at < len(self.tokens):
            return self.text[self.tokens[at].start : self.tokens[at].end]
        return ""

    def number(self, at: int, digits: int = 2) -> int | None:
        """The number at an index if it has at most so many digits."""
        word = self.word(at)
        return int(word) if word.isdecimal() and len(word) <= digits else None

    def gap(self, at: int) -> str:
        """What stands between the word at an index and the one after it, to the text's end."""
        if not 0 <= at < len(self.tokens):
            return "\n"
        after = self.tokens[at + 1].start if at + 1 < len(self.tokens) else self.end
        return self.text[self.tokens[at].end : after]

    def is_near(self, at: int, most: int = 2) -> bool:
        """Does the next word follow with hardly anything between (a space, a dot, a slash)?"""
        gap = self.gap(at)
        return (
            at + 1 < len(self.tokens)
            and len(gap) <= most
            and not gap.strip(" .,-/'’ʼº°\u00a0\u202f\u2011\u2013")
        )

    def has_hint(self, at: int) -> bool:
        """Does a word stand before that makes a day likely here (`by May`, `prior to May`)?"""
        if self.word(at - 1) == "to":
            before = self.word(at - 2)  # from March to May
            return before == "prior" or before in months() or before.isdecimal()
        for back in (at - 1, at - 2):
            if self.word(back) in HINTS | DAY_WORDS or self.word(back) in modifiers():
                return True
            if self.word(back) not in LINKS:
                return False
        return False

    def is_modified(self, at: int) -> bool:
        """Does `end of`, `mid` or the like stand before the word at an index?"""
        back = at - 1
        while self.word(back) in LINKS and at - back <= 3:
            back -= 1
        return self.word(back) in modifiers()

    def year_after(self, at: int, *, short: bool) -> tuple[int, int] | None:
        """The year that follows the word at an index, and the index after it.

        A year of two digits counts after an apostrophe, a slash or a hyphen; after a space only
        if `short`, it is a year to come, and nothing follows that it could count.
        """
        here = at + 1
        while self.word(here) in LINKS and here - at <= 2 and not self.gap(here - 1).strip(" ,"):
            here += 1
        if not self.is_near(here - 1, 3):
            return None
        fiscal = self.number(here, _FULL_YEAR)
        if fiscal is not None and len(self.word(here)) == _FULL_YEAR:
            is_year = _FIRST_YEAR <= fiscal <= _LAST_YEAR
            return (fiscal, here + 1) if is_year else None
        if here != at + 1 or fiscal is None or len(self.word(here)) != 2:
            return None
        gap = self.gap(at).strip()
        if gap in ("'", "’", "ʼ", "/", "-"):
            return 2000 + fiscal, here + 1
        if short and not gap.strip(".,") and self._ends_at(here) and self.is_to_come(2000 + fiscal):
            return 2000 + fiscal, here + 1
        return None

    def is_to_come(self, year: int) -> bool:
        """Is it a year that one promises something for?"""
        now = self.written_on.year if self.written_on else _FIRST_YEAR
        return now - _SOONEST <= year <= now + _LATEST

    def _ends_at(self, at: int) -> bool:
        gap = self.gap(at)
        return not gap or gap[0] in ",;:)!?\n|]" or gap[:2] in (". ", ".", " -", " –", " (", " |")

    def relative_year(self, at: int) -> tuple[int, int] | None:
        """`(of) next year`, `this year` after the word at an index."""
        here = at + 1
        while self.word(here) in LINKS - {"thi"} and here - at <= 2:
            here += 1
        offset = NEXT_OR_THIS.get(self.word(here))
        if offset is None or categories().get(self.word(here + 1)) != "year" or not self.written_on:
            return None
        return self.written_on.year + offset, here + 2

    def fiscal_end(self, year: int, months: int) -> dt.date | None:
        """The last day of so many months of a fiscal year."""
        return self.words.fiscal.last_day(year, months)

    def upcoming(self, in_year: YearDay) -> dt.date | None:
        """The first such day on or after the record's own; None where that is not known."""
        if self.written_on is None:
            return None
        for year in range(self.written_on.year - 1, self.written_on.year + 9):
            day = in_year(year)
            if day and day >= self.written_on:
                return day
        return None


NEXT_OR_THIS = {
    word: offset
    for offset, spelt in (
        (0, "this dieses diesem diese cette ce cet este esta questo questa quest dit deze current "
            "laufenden"),
        (1, "next following nächstes nächsten nächste nächster kommenden kommendes prochain "
            "prochaine próximo próxima prossimo prossima volgend volgende coming"),
        (2, "übernächste übernächsten übernächster übernächstes"),
    )
    for word in folded_words(spelt)
}  # fmt: skip
"""Folded: words for the running period (0) and for the one after it (1)."""


def month_end(year: int, month: int) -> dt.date | None:
    """The last day of a month; months beyond twelve count on into the next years."""
    year, month = year + (month - 1) // _MONTHS_A_YEAR, (month - 1) % _MONTHS_A_YEAR + 1
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return last_day_of_month(year, month)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> dt.date:
    """The first, second ... weekday of a month; Monday is 0, a number of 0 is the last one."""
    if number:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    after = dt.date(year, month + 1, 1)
    return after - dt.timedelta(days=(after.weekday() - weekday - 1) % 7 + 1)
