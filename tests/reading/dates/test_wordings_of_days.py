"""More ways to say a day, and days that stand beside the deadline and are none.

All texts are written on Monday, 16 March 2026.
"""

import pytest

from reading.conftest import Ask


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO EOQ2", "2026-06-30"),
        ("SSO EOQ2 27", "2027-06-30"),
        ("SSO by EOQ", "2026-03-31"),
        ("SSO EO May", "2026-05-31"),
        ("SSO this coming May", "2026-05-31"),
        ("SSO by Easter next year", "2027-03-28"),
        ("SSO on the last day of May", "2026-05-31"),
        ("SSO by the last day of the quarter", "2026-03-31"),
        ("SSO on the first day of Q3", "2026-07-01"),
        ("SSO on the first day of May", "2026-05-01"),
        ("SSO a month from now", "2026-04-16"),
        ("SSO Anfang nächsten Jahres", "2027-03-31"),
        ("SSO im Mai nächsten Jahres", "2027-05-31"),
        ("SSO bis Kalenderwoche 20", "2026-05-17"),
        ("SSO 20. KW", "2026-05-17"),
        ("SSO 2T 2027", "2027-06-30"),
        ("SSO 1S 2027", "2027-06-30"),
        ("SSO el 1.er trimestre de 2027", "2027-03-31"),
        ("SSO 1.º semestre de 2027", "2027-06-30"),
        ("SSO ai primi di giugno", "2026-06-10"),
        ("SSO la prima settimana di giugno", "2026-06-07"),
        ("SSO prima di giugno", "2026-05-31"),
        ("SSO na primeira semana de junho", "2026-06-07"),
        ("SSO half juni", "2026-06-15"),
        ("SSO in the first half, June at the latest", "2026-06-30"),
        ("SSO après-demain", "2026-03-18"),
        ("SSO pasado mañana", "2026-03-18"),
        ("SSO dopodomani", "2026-03-18"),
        ("SSO depois de amanhã", "2026-03-18"),
        ("SSO mañana", "2026-03-17"),
        ("SSO na próxima terça", "2026-03-17"),
        ("SSO na próxima sexta-feira", "2026-03-20"),
        ("SSO slips from April to May", "2026-05-31"),
        ("Roadmap 2027 | H1: SSO", "2027-06-30"),
        ("Roadmap 2027\nQ3: SSO", "2027-09-30"),
        ("Feuille de route 2027 : SSO au T2", "2027-06-30"),
        ("Release plan 2027: SSO in May", "2027-05-31"),
        ("Release plan 2027: SSO in May 2028", "2028-05-31"),
        ("Roadmap 2027: SSO on 3 May", "2026-05-03"),
        ("Roadmap 2025: SSO in Q2", "2026-06-30"),
        ("Your plan 2027 is ready. SSO in Q2", "2026-06-30"),
        ("What is next | Q2 27: SSO", "2027-06-30"),
        ("SSO next Q2", "2026-06-30"),
    ],
)
def test_wordings_of_days(due: Ask, text: str, day: str) -> None:
    assert due(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO on 1 May; contract ends 31 December 2029", "2026-05-01"),
        ("SSO on 1 May for the term until 31 December 2029", "2026-05-01"),
        ("SSO on 1 May (Vertrag bis 31.12.2029)", "2026-05-01"),
        ("SSO on 1 May (order of 3 June 2026)", "2026-05-01"),
        ("SSO on 1 May as per amendment of 3 March 2026", "2026-05-01"),
        ("SSO on 1 May, missing in version 3.2 in June 2025", "2026-05-01"),
        ("SSO on 1 May, promised 3 March 2026", "2026-05-01"),
        ("Following up on Thursday: SSO on 1 May", "2026-05-01"),
        ("Following up on Thursday: SSO comes", None),
        ("Further to Tuesday, SSO on 1 May", "2026-05-01"),
        ("SSO on 1 May, approved by the CEO on 3 September", "2026-05-01"),
        ("SSO am 1. Mai, genehmigt durch Frau Alt am 3. September", "2026-05-01"),
        ("Following up: SSO on Thursday", "2026-03-19"),
        ("SSO signed by 1 May", "2026-05-01"),
        ("SSO was due on 3 March 2026", "2026-03-03"),
        ("SSO ends 1 May", "2026-05-01"),
        ("SSO with the contract from 1 May", "2026-05-01"),
        ("SSO in the new year", None),
        ("SSO by the new year", "2027-01-01"),
        ("SSO a year", None),
        ("quarta of four", None),
    ],
)
def test_days_beside_the_deadline(due: Ask, text: str, day: str | None) -> None:
    """The end of the contract, the day of a paper, one that is past where another is to come."""
    assert due(text) == day


def test_the_end_of_the_term_is_until_when_an_exclusivity_holds(due: Ask) -> None:
    text = "exclusive for the term until 31 December 2029"
    assert due(text, kind="exclusivity", field="until") == "2029-12-31"
