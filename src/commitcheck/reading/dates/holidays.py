"""The holidays that promises are made for, by name in seven languages, worked out for any year.

A name that another calendar moves, or that means another day in another country, is known to name
a day, and no day is made up for it.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache

from commitcheck.reading.dates.scanner import nth_weekday
from commitcheck.reading.tokens import Terms, each_name

Holiday = Callable[[int], dt.date | None]

_MONDAY, _THURSDAY, _SUNDAY = 0, 3, 6


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


def _fixed(month: int, day: int) -> Holiday:
    return lambda year: dt.date(year, month, day)


def _from_easter(days: int) -> Holiday:
    return lambda year: easter(year) + dt.timedelta(days=days)


def _from_thanksgiving(days: int) -> Holiday:
    return lambda year: nth_weekday(year, 11, _THURSDAY, 4) + dt.timedelta(days=days)


def _from_advent(days: int) -> Holiday:
    """Its first Sunday is the fourth before Christmas."""
    return lambda year: _last(_SUNDAY, dt.date(year, 12, 24)) + dt.timedelta(days=days - 21)


def _of_month(month: int, weekday: int, number: int) -> Holiday:
    return lambda year: nth_weekday(year, month, weekday, number)


def _last(weekday: int, until: dt.date) -> dt.date:
    """The last such day of the week until a day."""
    return until - dt.timedelta(days=(until.weekday() - weekday) % 7)


def _kings_day(year: int) -> dt.date:
    """27 April, and a day earlier where that is a Sunday."""
    day = dt.date(year, 4, 27)
    return day - dt.timedelta(days=day.weekday() == _SUNDAY)


def _unknown(year: int) -> None:  # noqa: ARG001 - the shape of every holiday
    return None


HOLY_WEEK = _from_easter(0)
"""It ends with Easter; what is due before it is due a week earlier."""

_OF_EASTER: Mapping[str, Holiday] = {
    "weiberfastnacht": _from_easter(-52),
    "rosenmontag": _from_easter(-48),
    "shrove tuesday, mardi gras, pancake day, faschingsdienstag, fastnacht, carnaval, carnevale, "
    "martedì grasso, martes de carnaval": _from_easter(-47),
    "ash wednesday, aschermittwoch, mercredi des cendres, miércoles de ceniza, "
    "quarta-feira de cinzas, mercoledì delle ceneri, aswoensdag": _from_easter(-46),
    "palm sunday, palmsonntag, dimanche des rameaux, rameaux, domingo de ramos, "
    "domenica delle palme, palmzondag": _from_easter(-7),
    "maundy thursday, holy thursday, gründonnerstag, jeudi saint, jueves santo, "
    "quinta-feira santa, giovedì santo, witte donderdag": _from_easter(-3),
    "good friday, karfreitag, vendredi saint, viernes santo, sexta-feira santa, venerdì santo, "
    "goede vrijdag": _from_easter(-2),
    "holy saturday, easter saturday, karsamstag, samedi saint, sábado santo, sabato santo":
        _from_easter(-1),
    "easter, ostern, pâques, pascua, páscoa, pasqua, pasen, easter sunday, ostersonntag, "
    "dimanche de pâques, domingo de pascua, domingo de páscoa": _from_easter(0),
    "holy week, karwoche, semaine sainte, semana santa, settimana santa, goede week": HOLY_WEEK,
    "easter monday, ostermontag, lundi de pâques, lunes de pascua, segunda-feira de páscoa, "
    "pasquetta, lunedì dell'angelo, lunedì di pasqua, tweede paasdag, paasmaandag":
        _from_easter(1),
    "ascension, ascension day, christi himmelfahrt, auffahrt, jeudi de l'ascension, "
    "hemelvaart, hemelvaartsdag": _from_easter(39),
    "pentecost, whitsun, whit sunday, pfingsten, pfingstsonntag, pentecôte, pentecostés, "
    "pentecoste, pinksteren": _from_easter(49),
    "whit monday, pentecost monday, pfingstmontag, lundi de pentecôte, lunes de pentecostés, "
    "lunedì di pentecoste, tweede pinksterdag, pinkstermaandag": _from_easter(50),
    "fronleichnam, fête-dieu, corpo de deus": _from_easter(60),
}  # fmt: skip
_CHRISTIAN: Mapping[str, Holiday] = {
    "epiphany, three kings' day, dreikönig, dreikönigstag, heilige drei könige, épiphanie, "
    "día de reyes, reyes magos, epifanía, dia de reis, epifania, befana, driekoningen":
        _fixed(1, 6),
    "candlemas, chandeleur, mariä lichtmess": _fixed(2, 2),
    "st. patrick's day, saint patrick's day": _fixed(3, 17),
    "assumption, mariä himmelfahrt, assomption, ferragosto": _fixed(8, 15),
    "michaelmas": _fixed(9, 29),
    "halloween, reformationstag, reformation day": _fixed(10, 31),
    "all saints, all saints' day, allerheiligen, toussaint, todos los santos, todos os santos, "
    "ognissanti": _fixed(11, 1),
    "all souls' day, allerseelen, dia de finados": _fixed(11, 2),
    "martinmas, st. martin's day, martinstag": _fixed(11, 11),
    "buß- und bettag": _from_advent(-11),
    "totensonntag, ewigkeitssonntag": _from_advent(-7),
    "first advent, first sunday of advent, advent sunday, 1. advent, erster advent, "
    "ersten advent": _from_advent(0),
    "2. advent, zweiter advent, zweiten advent": _from_advent(7),
    "3. advent, dritter advent, dritten advent": _from_advent(14),
    "4. advent, vierter advent, vierten advent": _from_advent(21),
    "sinterklaas, pakjesavond": _fixed(12, 5),
    "st. nicholas day, st. nicholas' day, nikolaustag, saint-nicolas": _fixed(12, 6),
    "inmaculada, día de la inmaculada, immacolata, imaculada conceição, mariä empfängnis":
        _fixed(12, 8),
    "christmas eve, heiligabend, nochebuena, véspera de natal, vigilia di natale, kerstavond":
        _fixed(12, 24),
    "christmas, xmas, x-mas, christmas day, weihnachten, noël, navidad, natal, natale, kerst, "
    "kerstmis, erster weihnachtstag, ersten weihnachtstag, eerste kerstdag": _fixed(12, 25),
    "boxing day, zweiter weihnachtstag, zweiten weihnachtstag, stephanstag, stefanitag, "
    "santo stefano, tweede kerstdag": _fixed(12, 26),
}  # fmt: skip
_CIVIL: Mapping[str, Holiday] = {
    "new year, new years, new year's, new year's day, neujahr, neujahrstag, nouvel an, "
    "jour de l'an, año nuevo, ano novo, capodanno, nieuwjaar": _fixed(1, 1),
    "mlk day, martin luther king day": _of_month(1, _MONDAY, 3),
    "australia day": _fixed(1, 26),
    "valentine's day, valentinstag, saint-valentin, san valentín, san valentino": _fixed(2, 14),
    "presidents day, president's day": _of_month(2, _MONDAY, 3),
    "anzac day, festa della liberazione": _fixed(4, 25),
    "king's day, koningsdag": _kings_day,
    "labour day, may day, tag der arbeit, fête du travail, día del trabajo, día del trabajador, "
    "dia do trabalho, dia do trabalhador, festa dei lavoratori, festa del lavoro, "
    "dag van de arbeid": _fixed(5, 1),
    "bevrijdingsdag": _fixed(5, 5),
    "early may bank holiday, may day bank holiday": _of_month(5, _MONDAY, 1),
    "victoria day": lambda year: _last(_MONDAY, dt.date(year, 5, 24)),
    "memorial day, spring bank holiday, late may bank holiday": _of_month(5, _MONDAY, 0),
    "festa della repubblica": _fixed(6, 2),
    "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1),
    "independence day, fourth of july, 4th of july": _fixed(7, 4),
    "bastille day, quatorze juillet": _fixed(7, 14),
    "swiss national day, bundesfeier, bundesfeiertag": _fixed(8, 1),
    "august bank holiday, summer bank holiday": _of_month(8, _MONDAY, 0),
    "labor day": _of_month(9, _MONDAY, 1),
    "tag der deutschen einheit, german unity day": _fixed(10, 3),
    "columbus day, indigenous peoples' day, canadian thanksgiving": _of_month(10, _MONDAY, 2),
    "día de la hispanidad": _fixed(10, 12),
    "guy fawkes, guy fawkes night, guy fawkes day, bonfire night": _fixed(11, 5),
    "veterans day, remembrance day, armistice day": _fixed(11, 11),
    "thanksgiving": _from_thanksgiving(0),
    "black friday": _from_thanksgiving(1),
    "cyber monday": _from_thanksgiving(4),
    "new year's eve, silvester, nochevieja, saint-sylvestre, réveillon, san silvestro, "
    "oudjaar, oudjaarsdag": _fixed(12, 31),
}  # fmt: skip
_NOT_WORKED_OUT = (
    "chinese new year, lunar new year, vietnamese new year, jewish new year, persian new year, "
    "in the new year, im neuen jahr, islamic new year, thai new year, orthodox new year, "
    "chinesisches neujahr, "
    "chinesischen neujahr, nouvel an chinois, nouvel an lunaire, año nuevo chino, "
    "ano novo chinês, capodanno cinese, chinees nieuwjaar, orthodox easter, greek easter, "
    "orthodoxes ostern, pâques orthodoxes, pascua ortodoxa, pasqua ortodossa, "
    "orthodox christmas, coptic christmas, ramadan, eid al-fitr, eid al-adha, diwali, passover, "
    "rosh hashanah, yom kippur, hanukkah, songkran, mother's day, father's day, "
    "nationalfeiertag, fête nationale, fiesta nacional, national day"
)
"""Days of calendars that are none of ours here, and those that differ by country."""


@cache
def holidays() -> Terms[Holiday]:
    """The holidays by name, to be found in a text."""
    known = {**_OF_EASTER, **_CHRISTIAN, **_CIVIL, _NOT_WORKED_OUT: _unknown}
    return Terms(each_name((day, names) for names, day in known.items()))
