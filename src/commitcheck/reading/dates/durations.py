"""Durations in a text: `90 days`, `ten (10) Business Days`, `acht Wochen`, `24 mois`, `4h`."""

from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from commitcheck.reading.numbers.numbers import number_at, spoken_number
from commitcheck.reading.tokens import Token, folded_words, listed

_UNITS: Mapping[str, tuple[str, float]] = {
    "MS": ("ms millisecond milliseconds msec millisekunden millisecondes milisegundos "
           "millisecondi milliseconden", 0.001),
    "S": ("s sec secs second seconds sekunde sekunden seconde secondes segundo segundos secondo "
          "secondi seconden sek", 1),
    "MIN": ("min mins minute minutes minuten minuto minutos minuti minuut", 60),
    "H": ("h hr hrs hour hours stunde stunden heure heures hora horas ora ore uur uren std", 3600),
    "D": ("d day days tag tage tagen jour jours dia dias giorno giorni dag dagen", 86_400),
    "WD": ("werktag werktage werktagen arbeitstag arbeitstage arbeitstagen werkdag werkdagen",
           86_400),
    "W": ("w week weeks wk wks woche wochen semaine semaines semana semanas settimana settimane "
          "weken", 604_800),
    "M": ("mo mos month months mth mths monat monate monaten mois mes meses mese mesi maand "
          "maanden", 2_592_000),
    "Y": ("y yr yrs year years jahr jahre jahren an ans annee annees ano anos anno anni jaar "
          "jaren", 31_536_000),
}  # fmt: skip
_WORKING = listed(
    """
    business working work bank ouvres ouvrables habiles laborables uteis lavorativi
    """
)
_BETWEEN = listed(
    """
    calendar full consecutive further volle vollen weitere whole
    """
)
_SHORT = frozenset(("s", "d", "w", "m", "y", "an", "h", "mo"))
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


def duration_at(text: str, found: Sequence[Token], at: int, end: int) -> Duration | None:
    """The duration whose number stands at an index, in digits or in words."""
    number = _number(text, found, at, end)
    if number is None:
        return None
    count, here = number
    is_working = False
    while here < len(found) and here - at < 6:
        word = found[here].word
        gap = text[found[here - 1].end : found[here].start]
        if gap.strip(" -()\u00a0\u202f\n") or len(gap) > 3:
            return None
        if word in _WORKING:
            is_working = True
        elif word not in _BETWEEN:
            break
        here += 1
    if here >= len(found) or (unit := _units().get(found[here].word)) is None:
        return None
    if found[here].word in _SHORT and not _is_unit(text, found, here):
        return None
    here += 1
    if unit == "D" and here < len(found) and found[here].word in _WORKING:
        is_working, here = True, here + 1  # jours ouvrés
    unit = "WD" if is_working and unit == "D" else unit
    return Duration(found[at].start, found[here - 1].end, count, unit, here)


def _is_unit(text: str, found: Sequence[Token], at: int) -> bool:
    """A short unit stands right behind its number (`4h`, `4 h`, but no `4 d`), in lower case."""
    gap = text[found[at - 1].end : found[at].start]
    spelt = text[found[at].start : found[at].end]
    if gap:
        return gap in (" ", "\u00a0") and spelt in ("h", "s", "an")
    return spelt in ("h", "s", "d", "w", "y", "mo", "H", "an")


def _number(text: str, found: Sequence[Token], at: int, end: int) -> tuple[float, int] | None:
    """The number and the index after it; `ten (10)` is one number."""
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
