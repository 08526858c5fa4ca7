"""Days that name no month or no day of their own: `by the 30th`, `Friday of next week`, `3Q27`.

All texts are written on Monday, 16 March 2026.
"""

import pytest

from reading.conftest import Ask


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO by the 30th", "2026-03-30"),
        ("SSO on the 16th", "2026-03-16"),
        ("SSO on the 15th", "2026-04-15"),
        ("SSO by the 31st, at the latest", "2026-03-31"),
        ("SSO is yours on the 20th and free", "2026-03-20"),
        ("SSO between the 20th and the 25th", "2026-03-25"),
        ("SSO by the 5th of next month", "2026-04-05"),
        ("SSO on the 20th of this month", "2026-03-20"),
        ("In May we ship SSO, on the 15th", "2026-05-15"),
        ("SSO bis zum 30.", "2026-03-30"),
        ("SSO am 20. gehen wir live", "2026-03-20"),
        ("SSO bis zum 5. des nächsten Monats", "2026-04-05"),
        ("SSO livré le 20", "2026-03-20"),
        ("SSO livré le 5 du mois prochain", "2026-04-05"),
        ("SSO el día 20", "2026-03-20"),
        ("SSO el 5 del mes que viene", "2026-04-05"),
        ("SSO entro il 20", "2026-03-20"),
        ("SSO entro il 5 del mese prossimo", "2026-04-05"),
        ("SSO op de 20e", "2026-03-20"),
        ("SSO no dia 5 do próximo mês", "2026-04-05"),
    ],
)
def test_a_day_by_its_number(due: Ask, text: str, day: str) -> None:
    assert due(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "SSO at the 30th percentile",
        "SSO on the 5th floor",
        "SSO by the 3rd release",
        "SSO in the 2nd",
        "10 % on the 2nd invoice with SSO",
        "SSO reviewed on the 5th of each month",
        "SSO am 15. Standort",
        "SSO bis 8.000 Zimmer",
        "SSO: le 2 utilisateurs",
        "SSO: el 15 % menos",
    ],
)
def test_a_number_that_is_no_day(due: Ask, text: str) -> None:
    assert due(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO Friday next week", "2026-03-27"),
        ("SSO on Friday of next week", "2026-03-27"),
        ("SSO next week Friday", "2026-03-27"),
        ("SSO am Freitag nächster Woche", "2026-03-27"),
        ("SSO vendredi de la semaine prochaine", "2026-03-27"),
        ("SSO el viernes de la próxima semana", "2026-03-27"),
        ("SSO on Friday", "2026-03-20"),
        ("SSO Friday, next week the rest", "2026-03-29"),
        ("SSO in the second half of May", "2026-05-31"),
        ("SSO in the first half of May 2027", "2027-05-15"),
        ("SSO deuxième quinzaine de mai", "2026-05-31"),
        ("SSO in der ersten Hälfte Mai", "2026-05-15"),
        ("SSO seconda metà di maggio", "2026-05-31"),
        ("SSO a metà maggio", "2026-05-15"),
        ("SSO in the second half of 2027", "2027-12-31"),
        ("SSO May 15-17", "2026-05-17"),
        ("SSO May 15-17, 2027", "2027-05-17"),
        ("SSO May 15 - 300 users", "2026-05-15"),
        ("SSO in 3Q27", "2027-09-30"),
        ("SSO 1H28", "2028-06-30"),
        ("SSO 2027-W12", "2027-03-28"),
        ("SSO 2027W53", None),
        ("SSO takes 1h28", None),
        ("SSO within the next two months", "2026-05-16"),
        ("SSO in den nächsten zwei Wochen", "2026-03-30"),
        ("SSO tra tre settimane", "2026-04-06"),
        ("SSO daqui a três semanas", "2026-04-06"),
        ("SSO next fiscal year", "2027-12-31"),
        ("SSO by the end of our fiscal year", "2026-12-31"),
    ],
)
def test_days_of_weeks_and_parts_of_months(due: Ask, text: str, day: str | None) -> None:
    assert due(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO stays 30 June, confirmed in Monday's mail", "2026-06-30"),
        ("SSO on 12 April (see mail of 5 March 2025)", "2026-04-12"),
        ("SSO am 12. April (Mail vom 5. März 2025)", "2026-04-12"),
        ("SSO on 12 April, as agreed on Friday", "2026-04-12"),
        ("We agreed on 12 April for SSO", "2026-04-12"),
        ("SSO with Friday's release", "2026-03-20"),
        ("SSO mailed to you on Friday", "2026-03-20"),
    ],
)
def test_the_day_on_which_it_was_said_is_no_deadline(due: Ask, text: str, day: str) -> None:
    assert due(text) == day
