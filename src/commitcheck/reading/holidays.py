"""The days of holidays that promises are made for, worked out for any year."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache

from commitcheck.reading.terms import Terms

_THURSDAY, _MONDAY = 3, 0
Holiday = Callable[[int], dt.date]


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, as in Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> dt.date:
    """The first, second ... weekday of a month; Monday is 0, a number of 0 is the last one."""
    if number:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    after = dt.date(year, month + 1, 1)
    return after - dt.timedelta(days=(after.weekday() - weekday - 1) % 7 + 1)


def _fixed(month: int, day: int) -> Holiday:
    return lambda year: dt.date(year, month, day)


def _from_easter(days: int) -> Holiday:
    return lambda year: easter(year) + dt.timedelta(days=days)


def _from_thanksgiving(days: int) -> Holiday:
    return lambda year: nth_weekday(year, 11, _THURSDAY, 4) + dt.timedelta(days=days)


_NAMES: Mapping[str, Holiday] = {
    "christmas eve, heiligabend, nochebuena": _fixed(12, 24),
    "christmas, xmas, x-mas, christmas day, weihnachten, noël, navidad, natal, natale, kerst, "
    "kerstmis": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's eve, silvester, nochevieja": _fixed(12, 31),
    "new year, new years, new year's, new year's day, neujahr, nouvel an, año nuevo, ano novo, "
    "capodanno": _fixed(1, 1),
    "valentine's day": _fixed(2, 14),
    "halloween": _fixed(10, 31),
    "independence day, fourth of july, 4th of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "thanksgiving": _from_thanksgiving(0),
    "black friday": _from_thanksgiving(1),
    "cyber monday": _from_thanksgiving(4),
    "labor day": lambda year: nth_weekday(year, 9, _MONDAY, 1),
    "labour day, may day, tag der arbeit": _fixed(5, 1),
    "memorial day": lambda year: nth_weekday(year, 5, _MONDAY, 0),
    "presidents day, president's day": lambda year: nth_weekday(year, 2, _MONDAY, 3),
    "columbus day": lambda year: nth_weekday(year, 10, _MONDAY, 2),
    "veterans day": _fixed(11, 11),
    "mlk day, martin luther king day": lambda year: nth_weekday(year, 1, _MONDAY, 3),
    "good friday, karfreitag": _from_easter(-2),
    "easter, ostern, pâques, pascua, páscoa, pasqua, pasen, easter sunday": _from_easter(0),
    "easter monday, ostermontag": _from_easter(1),
    "ascension, ascension day, christi himmelfahrt, hemelvaart": _from_easter(39),
    "pentecost, whitsun, pfingsten, pentecôte, pentecostés, pinksteren": _from_easter(49),
    "assumption, mariä himmelfahrt, ferragosto": _fixed(8, 15),
    "all saints, allerheiligen, toussaint, todos los santos": _fixed(11, 1),
}


@cache
def holidays() -> Terms[Holiday]:
    """The holidays by name, to be found in a text."""
    return Terms((name, day) for names, day in _NAMES.items() for name in names.split(", "))
