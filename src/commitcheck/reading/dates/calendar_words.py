"""The words of the calendar in seven languages, and what surrounds a date in a sentence.

Every table is keyed by folded words (`tokens.folded`), so accents and case do not matter.
"""

from collections.abc import Mapping
from functools import cache

from commitcheck.model.dates import MONTH_NAMES
from commitcheck.reading.tokens import folded, listed

_ALSO_WRITTEN = {1: "janner", 2: "febr"}
"""In sentences; a table's cell is not read so."""

_MONTHS = tuple(
    f"{names} {_ALSO_WRITTEN.get(month, '')}" for month, names in enumerate(MONTH_NAMES, 1)
)
_WEEKDAYS = (
    "monday mon montag lundi lunes lunedi maandag segunda",
    "tuesday tue tues dienstag mardi martes martedi dinsdag",
    "wednesday wed mittwoch mercredi miercoles mercoledi woensdag",
    "thursday thu thur thurs donnerstag jeudi jueves giovedi donderdag",
    "friday fri freitag vendredi viernes venerdi vrijdag",
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
    wed ete estate lente fall segunda spring second
    """
)
"""Months, weekdays and seasons that are other words as well: alone they need a hint."""

_CATEGORIES: Mapping[str, str] = {
    "quarter": "quarter quartal trimestre trimester kwartaal qtr",
    "half": "half halbjahr semestre semester halfjaar hj",
    "year": "year jahr annee ano anno jaar yr",
    "month": "month monat mois mes mese maand",
    "week": "week kw cw wk woche semaine semana settimana wc",
    "weekend": "weekend wochenende",
    "year end": "eoy jahresende jahreswechsel yearend",
    "quarter end": "eoq quartalsende",
    "month end": "eom monatsende",
    "week end": "eow",
    "tomorrow": "tomorrow tmrw tmr morgen demain manana amanha domani",
    "day after tomorrow": "ubermorgen uebermorgen overmorgen",
    "fiscal": "fy fiscal gj geschaftsjahr exercice",
    "calendar year": "cy",
}
_MODIFIERS: Mapping[str, str] = {
    "end": "end late ende spat fin fine fim final einde eind finale finales outgoing by-end",
    "mid": "mid middle mitte mi mediado meado meta medio halverwege",
    "early": "early beginning start anfang debut inicio principio inizio begin frueh fruh",
}
_ORDINALS = {
    1: "first erster erste ersten erstes premier premiere primer primera primero "
    "primeiro primo prima eerste",
    2: "second zweiter zweite zweiten zweites deuxieme seconde segundo segunda secondo "
    "seconda tweede",
    3: "third dritter dritte dritten drittes troisieme tercer tercero terceiro terzo derde",
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

ORDINAL_ENDINGS = frozenset(map(folded, ("st", "nd", "rd", "th", "er", "º", "ª", "e", "eme", "o")))


@cache
def months() -> Mapping[str, int]:
    return {folded(name): at for at, names in enumerate(_MONTHS, 1) for name in names.split()}


@cache
def weekdays() -> Mapping[str, int]:
    return {folded(name): at for at, names in enumerate(_WEEKDAYS) for name in names.split()}


@cache
def seasons() -> Mapping[str, int]:
    """The last month of each season."""
    return {folded(name): month for month, names in _SEASONS.items() for name in names.split()}


@cache
def categories() -> Mapping[str, str]:
    return {folded(name): kind for kind, names in _CATEGORIES.items() for name in names.split()}


@cache
def modifiers() -> Mapping[str, str]:
    return {folded(name): kind for kind, names in _MODIFIERS.items() for name in names.split()}


@cache
def ordinals() -> Mapping[str, int]:
    return {folded(name): at for at, names in _ORDINALS.items() for name in names.split()}


@cache
def needs_hint(word: str) -> bool:
    """Is this folded word something else as well (may, out, fall)?"""
    return word in {folded(name) for name in _NOT_ALONE}
