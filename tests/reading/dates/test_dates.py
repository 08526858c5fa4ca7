"""Deadlines in sentences: every form, both sides of what tells it from something else.

All texts are written on Monday, 16 March 2026.
"""

import datetime as dt
from collections.abc import Callable

import pytest

from commitcheck.reading.dates.read import read_dates
from commitcheck.reading.vision_words import vision_words

Ask = Callable[..., str | None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO by 2026-06-30", "2026-06-30"),
        ("SSO by 2026/06/30", "2026-06-30"),
        ("SSO by 2026-06-30T17:00:00Z", "2026-06-30"),
        ("SSO by 30 June 2026", "2026-06-30"),
        ("SSO by the 30th of June 2026", "2026-06-30"),
        ("SSO by the first of July 2026", "2026-07-01"),
        ("SSO on 1st July, 2026", "2026-07-01"),
        ("SSO by June 30, 2026", "2026-06-30"),
        ("SSO by June 30th 2026", "2026-06-30"),
        ("SSO by Jun. 30, 2026", "2026-06-30"),
        ("SSO 30-Jun-26", "2026-06-30"),
        ("SSO 30 Jun 26.", "2026-06-30"),
        ("SSO by 30.06.2026", "2026-06-30"),
        ("SSO by 30.6.26", "2026-06-30"),
        ("SSO by 31/12/2026", "2026-12-31"),
        ("SSO by 12/31/2026", "2026-12-31"),
        ("SSO by june 30 2026", "2026-06-30"),
        ("SSO by JUNE 30", "2026-06-30"),
        ("SSO by Friday, 5 June", "2026-06-05"),
        ("SSO by Friday 5 June 2026", "2026-06-05"),
        ("SSO on 29 February 2028", "2028-02-29"),
    ],
)
def test_a_day_is_read_however_it_is_written(due: Ask, text: str, day: str) -> None:
    assert due(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kickoff on 4 May 2026; SSO kickoff + 2 weeks", "2026-05-18"),
        ("Go-live is 1 June 2026. SSO go-live + 10 days", "2026-06-11"),
        ("SSO within 10 days after 1 May 2026", "2026-05-11"),
        ("SSO 2 weeks before 1 May 2026", "2026-04-17"),
        ("SSO 30 days from today", "2026-04-15"),
        ("SSO from 1 May 2026", "2026-05-01"),
        ("SSO from 1 May 2026 to 30 June 2026", "2026-06-30"),
        ("SSO the week of 4 May 2026", "2026-05-10"),
    ],
)
def test_days_that_are_counted_from_another_day(due: Ask, text: str, day: str) -> None:
    assert due(text) == day


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("SSO by June 27", "MDY", "2026-06-27"),
        ("SSO by June 27", None, "2026-06-27"),
        ("SSO by June 27", "DMY", "2027-06-30"),
        ("SSO by June 27th", "DMY", "2026-06-27"),
        ("SSO by end of April 27", None, "2027-04-30"),
        ("SSO by 1/2/27", "MDY", "2027-01-02"),
        ("SSO by 1/2/27", "DMY", "2027-02-01"),
        ("SSO by 1/2/27", None, "2027-01-02 or 2027-02-01"),
        ("SSO by 1/2/27/5", None, None),
        ("SSO by 30/6/202", None, None),
    ],
)
def test_a_number_behind_a_month_is_its_day_or_the_year(
    due: Ask, text: str, order: str | None, day: str | None
) -> None:
    """As the order of days and months in the files says; three digits are neither."""
    assert (due(text, order=order) or due(text, order=order, field="due_ambiguous")) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO bis 30. Juni 2026", "2026-06-30"),
        ("SSO bis zum 1. Jänner 2027", "2027-01-01"),
        ("SSO bis spätestens 15. März 2027", "2027-03-15"),
        ("SSO ab 1.7.", "2026-07-01"),
        ("SSO bis Ende September", "2026-09-30"),
        ("SSO bis Mitte Mai", "2026-05-15"),
        ("SSO im 3. Quartal 2026", "2026-09-30"),
        ("SSO im zweiten Halbjahr 2026", "2026-12-31"),
        ("SSO bis Jahresende", "2026-12-31"),
        ("SSO in KW 24", "2026-06-14"),
        ("SSO nächste Woche", "2026-03-29"),
        ("SSO ab übermorgen", "2026-03-18"),
        ("SSO bis zum Herbst", "2026-11-30"),
        ("SSO le 1er juillet 2026", "2026-07-01"),
        ("SSO d'ici fin août", "2026-08-31"),
        ("SSO au plus tard le 15 décembre", "2026-12-15"),
        ("SSO au 4e trimestre 2026", "2026-12-31"),
        ("SSO fin T2", "2026-06-30"),
        ("SSO au premier semestre 2027", "2027-06-30"),
        ("SSO avant la fin de l'année", "2026-12-31"),
        ("SSO el mes que viene, el 30 de abril", "2026-04-30"),
        ("SSO a más tardar el 1 de julio de 2026", "2026-07-01"),
        ("SSO en el segundo trimestre de 2026", "2026-06-30"),
        ("SSO a mediados de mayo", "2026-05-15"),
        ("SSO para fin de año", "2026-12-31"),
        ("SSO até 30 de junho de 2026", "2026-06-30"),
        ("SSO até ao fim de setembro", "2026-09-30"),
        ("SSO no próximo mês", "2026-04-30"),
        ("SSO entro il 1º luglio 2026", "2026-07-01"),
        ("SSO entro fine giugno", "2026-06-30"),
        ("SSO uiterlijk 1 maart 2027", "2027-03-01"),
        ("SSO vóór 1 mei", "2026-05-01"),
        ("SSO eind oktober", "2026-10-31"),
    ],
)
def test_other_languages_are_read(due: Ask, text: str, day: str) -> None:
    assert due(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO before Christmas", "2026-12-25"),
        ("SSO bis Weihnachten", "2026-12-25"),
        ("SSO before easter", "2026-04-05"),
        ("SSO by Easter 2027", "2027-03-28"),
        ("SSO by Thanksgiving", "2026-11-26"),
        ("SSO by Black Friday", "2026-11-27"),
        ("SSO by Labor Day", "2026-09-07"),
        ("SSO by Memorial Day", "2026-05-25"),
        ("SSO vor Pfingsten", "2026-05-24"),
        ("SSO avant Noël 2027", "2027-12-25"),
    ],
)
def test_holidays_are_worked_out(due: Ask, text: str, day: str) -> None:
    assert due(text) == day


@pytest.mark.parametrize(
    ("text", "written_on", "day"),
    [
        ("SSO by 16 March", dt.date(2026, 3, 16), "2026-03-16"),
        ("SSO by 15 March", dt.date(2026, 3, 16), "2027-03-15"),
        ("SSO in March", dt.date(2026, 3, 31), "2026-03-31"),
        ("SSO in March", dt.date(2026, 4, 1), "2027-03-31"),
        ("SSO by 30 June", None, None),
        ("SSO by 30 June 2026", None, "2026-06-30"),
        ("SSO next month", None, None),
    ],
)
def test_without_a_year_it_is_the_first_such_day(
    due: Ask, text: str, written_on: dt.date | None, day: str | None
) -> None:
    """On or after the record's own day; where that is not known, it is shown and not used."""
    assert due(text, written_on) == day


@pytest.mark.parametrize(
    ("order", "day"),
    [
        (None, "2027-04-05 or 2027-05-04"),
        ("DMY", "2027-05-04"),
        ("MDY", "2027-04-05"),
    ],
)
def test_a_numeric_day_has_two_readings_unless_the_order_is_known(
    due: Ask, order: str | None, day: str
) -> None:
    assert due("SSO by 04/05/2027", order=order) == day


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("SSO by 13/05/2027", None, "2027-05-13"),
        ("SSO by 05/05/2027", None, "2027-05-05"),
        ("SSO by 04.05.2027", "MDY", "2027-05-04"),
        ("SSO by 4/30", "MDY", "2026-04-30"),
        ("SSO by 30/4", "DMY", "2026-04-30"),
        ("June 27: SSO", "DMY", "2027-06-30"),
        ("June 27: SSO", "MDY", "2026-06-27"),
        ("SSO by June 31", "DMY", "2031-06-30"),
    ],
)
def test_what_an_order_decides(due: Ask, text: str, order: str | None, day: str) -> None:
    assert due(text, order=order) == day


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("SSO by 26/09/30", None, "2026-09-30 or 2030-09-26"),
        ("SSO by 27-01-31", None, "2027-01-31 or 2031-01-27"),
        ("SSO by 26.09.30", None, "2026-09-30 or 2030-09-26"),
        ("SSO by 26/09/30", "DMY", "2030-09-26"),
        ("SSO by 26/09/30", "YMD", "2026-09-30"),
        ("SSO by 27/03/28", None, "2027-03-28 or 2028-03-27"),
        ("SSO bis 27.03.28", None, "2028-03-27"),
        ("SSO by 30/06/27", None, "2027-06-30"),
        ("SSO by 26/06/26", None, "2026-06-26"),
        ("SSO by 28/03/27", None, "2027-03-28"),
        ("SSO by 1/03/27", "DMY", "2027-03-01"),
        ("SSO by 26/09/2030", None, "2030-09-26"),
    ],
)
def test_a_short_day_may_begin_with_its_year(
    due: Ask, text: str, order: str | None, day: str
) -> None:
    """Where that year is nearer; with dots, where it is much nearer."""
    assert due(text, order=order) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO within 90 days of signature", "P90D signature"),
        ("SSO 8 weeks after signing", "P8W signature"),
        ("SSO ten (10) Business Days following the Kick-Off Meeting", "P10WD kickoff"),
        ("SSO acht Wochen nach Projektstart", "P8W kickoff"),
        ("SSO 30 jours après la signature", "P30D signature"),
        ("SSO 2 semanas después de la firma", "P2W signature"),
        ("UAT + 15 business days: SSO", "P15WD uat"),
        ("SSO at go-live", "P0D go_live"),
        ("SSO upon countersignature", "P0D signature"),
        ("SSO two weeks before go-live", "-P2W go_live"),
        ("SSO three months from today", "2026-06-16"),
        ("SSO in 6 weeks", "2026-04-27"),
        ("SSO before your go-live on 1 July 2026", "2026-07-01"),
        ("Signed 2 March 2026. SSO 6 weeks after signature", "2026-04-13"),
        ("Kick-off is 1 June 2026. SSO four weeks after kick-off", "2026-06-29"),
        ("Signed on 2 March 2026, SSO within six weeks of that date", "2026-04-13"),
        ("FPI 22 June. SSO 2 wks before FPI", "2026-06-08"),
        ("Test by 5 June, SSO two weeks later", "2026-06-19"),
        ("Test on 5 June 2026, SSO 2 working days thereafter", "2026-06-09"),
        ("SSO one month after 31 May 2026", "2026-06-30"),
    ],
)
def test_days_that_are_counted_from_another(due: Ask, text: str, day: str) -> None:
    """A day where the text says which one is counted from, else a length and an event."""
    assert due(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO moves from 26 June to 9 July 2026", "2026-07-09"),
        ("SSO on 29 May 2026 instead of 30 April 2026", "2026-05-29"),
        ("SSO not in May but in July", "2026-07-31"),
        ("SSO 30/4 -> 31/5 -> 30/6", "2026-06-30"),
        ("SSO late Aug / early Sept (7 Sept at the outside)", "2026-09-07"),
        ("SSO by 12 June, provided that you send data by 1 May", "2026-06-12"),
        ("Provided you send data by 1 May, SSO is up by 12 June", "2026-06-12"),
        ("If SSO is not there by 12 June, we pay", "2026-06-12"),
        ("SSO on the weekend of 16/17 May", "2026-05-17"),
        ("SSO by 12 June 2026 and a credit on Q3 fees", "2026-06-12"),
    ],
)
def test_of_several_days_the_one_that_holds(due: Ask, text: str, day: str) -> None:
    assert due(text, order="DMY") == day


@pytest.mark.parametrize(
    "text",
    [
        "You may use SSO and may export",
        "We march on with SSO",
        "SSO out of 3 options, set up ago",
        "SSO version 1.2.3 and 10.0.0.1",
        "see section 4.2 on SSO",
        "SSO for 2000 users",
        "24/7 support, 8 to 17 Mon-Fri",
        "SSO was a été livré",
        "Guten Morgen, SSO",
        "8 kW of SSO",
        "1h P1, S1 within 4h",
        "SOC 2 T2 report",
        "Call 030-12-34-56",
        "99.5 uptime, 1.5 s",
        "30 February 2026",
        "31/02/2026",
        "half price in the first tier",
        "two years of history",
        "fall back to the second option",
        "99/100 tests",
    ],
)
def test_what_is_no_day(due: Ask, text: str) -> None:
    assert due(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "field", "day"),
    [
        ("Until 30 June 2028 no other bank gets SSO", "exclusivity", "until", "2028-06-30"),
        ("No other bank gets SSO before 1 July 2028", "exclusivity", "until", "2028-07-01"),
        ("API v1 stays through March 2028", "eol_support", "until", "2028-03-31"),
        ("best price this year", "mfn", "until", "2026-12-31"),
        ("Until 30 June 2028 no other bank gets SSO", "exclusivity", "due", None),
        ("Prices stay until 31 December 2028", "pricing", "due", None),
        ("12 % off if the order comes by 12 June", "pricing", "due", None),
        ("1,000 rps through Black Friday", "performance", "due", None),
        ("120 carriers by summer", "scale", "due", "2026-08-31"),
        ("Hosting in the UK from 1 July", "data_residency", "due", "2026-07-01"),
        ("certified, valid to 2028", "compliance", "due", None),
        ("certified by 2028-01-31", "compliance", "due", "2028-01-31"),
    ],
)
def test_the_kind_says_what_a_day_is_for(
    due: Ask, text: str, kind: str, field: str, day: str | None
) -> None:
    """The end of an exclusivity is no deadline; a running service has one where it begins."""
    said = due(text, kind=kind, field=field)
    assert said == day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SSO by the end of next quarter", "end of next quarter"),
        ("SSO next month", "next month"),
        ("SSO in two weeks", "two weeks"),
        ("SSO by 30 June", "30 June"),
        ("SSO by 31/02/2027", "31/02/2027"),
        ("SSO by 27/28/05", "27/28/05"),
    ],
)
def test_without_the_record_s_day_the_words_of_a_day_are_kept_open(text: str, words: str) -> None:
    (reading,) = read_dates(text, 0, len(text), vision_words(None, None))
    assert (reading.field, reading.value, reading.band) == ("due", words, "unclear")
    assert text[reading.start : reading.end] == words
