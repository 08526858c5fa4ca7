"""Quarters, halves, years and seasons: which of their days is meant, how surely, by which words.

All texts are written on Monday, 16 March 2026. What is said of a text is each day in it: the field
unless it is `due`, the day, its band, and the very words; or another day.
"""

import pytest

from reading.conftest import Read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO before June 2026", "2026-05-31 likely: June 2026"),
        ("SSO prior to Q3 2026", "2026-06-30 likely: Q3 2026"),
        ("SSO prior to the third quarter of 2026", "2026-06-30 likely: third quarter of 2026"),
        ("SSO ahead of Q3 2026", "2026-06-30 likely: Q3 2026"),
        ("SSO ahead of the summer", "2026-05-31 likely: summer"),
        ("SSO before the summer of 2027", "2027-05-31 likely: summer of 2027"),
        ("SSO before this summer", "2026-05-31 likely: this summer"),
        ("SSO vor dem 3. Quartal 2026", "2026-06-30 likely: 3. Quartal 2026"),
        ("SSO avant le T3 2026", "2026-06-30 likely: T3 2026"),
        ("SSO avant le 3e trimestre 2026", "2026-06-30 likely: 3e trimestre 2026"),
        ("SSO antes del segundo trimestre de 2027", "2027-03-31 likely: segundo trimestre de 2027"),
        ("SSO prima del terzo trimestre 2026", "2026-06-30 likely: terzo trimestre 2026"),
        ("SSO voor het derde kwartaal van 2026", "2026-06-30 likely: derde kwartaal van 2026"),
        ("SSO before the start of May 2026", "2026-04-30 likely: start of May 2026"),
        ("SSO before early May 2026", "2026-04-30 likely: early May 2026"),
        ("SSO before the beginning of Q3 2026", "2026-06-30 likely: beginning of Q3 2026"),
        ("SSO before the end of May 2026", "2026-05-31 clear: end of May 2026"),
        ("SSO before mid May 2026", "2026-05-15 clear: mid May 2026"),
        ("SSO before the quarter is out", "2026-03-31 likely: quarter is out"),
        ("SSO before the quarter", "2026-03-31 likely: quarter"),
        ("SSO before the next quarter", "2026-03-31 likely: next quarter"),
        ("SSO before FY27", "2026-12-31 likely: FY27"),
        ("SSO before CY27", "2026-12-31 likely: CY27"),
        ("SSO before CY27 Q3", "2027-06-30 likely: CY27 Q3"),
        ("SSO before FY27 H2", "2027-06-30 likely: FY27 H2"),
        ("SSO before 2027", "2026-12-31 likely: 2027"),
        ("SSO before 2027 Q4", "2027-09-30 likely: 2027 Q4"),
        ("SSO before H2", "2026-06-30 likely: H2"),
        ("SSO prior to 4 May 2026", "2026-05-04 clear: 4 May 2026"),
        ("SSO due prior to May", "2026-04-30 likely: May"),
        ("SSO is likely to march on", ""),
    ],
)
def test_what_is_before_a_period_is_over_when_it_begins(read: Read, text: str, said: str) -> None:
    """However the two words are joined; a period that runs already is before its own end."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO by end of June 2026", "2026-06-30 clear: end of June 2026"),
        ("SSO by late June 2026", "2026-06-30 clear: late June 2026"),
        ("SSO mid-June 2026", "2026-06-15 clear: mid-June 2026"),
        ("SSO in early June 2026", "2026-06-10 likely: early June 2026"),
        ("SSO start of May 2026", "2026-05-10 likely: start of May 2026"),
        ("SSO mid Q3 2026", "2026-08-15 clear: mid Q3 2026"),
        ("SSO early Q3 2026", "2026-07-31 likely: early Q3 2026"),
        ("SSO mid CY27", "2027-06-30 clear: mid CY27"),
        ("SSO early FY27", "2027-03-31 likely: early FY27"),
        ("SSO mid FY27 Q3", "2027-08-15 clear: mid FY27 Q3"),
        ("SSO mid 2027 Q3", "2027-08-15 clear: mid 2027 Q3"),
        ("SSO early 2027 H1", "2027-02-28 likely: early 2027 H1"),
        ("SSO mid-summer 2027", "2027-07-15 likely: mid-summer 2027"),
        ("SSO early summer 2027", "2027-06-30 likely: early summer 2027"),
        ("SSO by the end of the May 2026", "2026-05-31 clear: end of the May 2026"),
        ("SSO by the end, May 2026", "2026-05-31 clear: end, May 2026"),
        ("SSO end - May 2026", "2026-05-31 clear: May 2026"),
        ("End of May 2026: SSO", "2026-05-31 clear: End of May 2026"),
        ("Early May 2026: SSO", "2026-05-10 likely: Early May 2026"),
        ("Mid 2027: SSO", "2027-06-30 likely: Mid 2027"),
    ],
)
def test_a_part_of_a_period(read: Read, text: str, said: str) -> None:
    """The end and the middle are as sure as the period; early leaves its day open."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO in 2019", ""),
        ("SSO in 2020", "2020-12-31 likely: 2020"),
        ("SSO in 2027", "2027-12-31 likely: 2027"),
        ("SSO in 2069", "2069-12-31 likely: 2069"),
        ("SSO in 2070", ""),
        ("2027: SSO", "2027-12-31 likely: 2027"),
        ("2027| SSO", "2027-12-31 likely: 2027"),
        ("2027 SSO", ""),
        ("SSO\n2027: SCIM", "2027-12-31 likely: 2027"),
        ("SSO, 2027: SCIM", ""),
        ("SSO by the last day of 2027", "2027-12-31 likely: last day of 2027"),
        ("SSO by the day 2027", "2027-12-31 likely: 2027"),
        ("SSO thru '28", "2028-12-31 likely: 28"),
        ("SSO thru \u201928", "2028-12-31 likely: 28"),
        ("SSO thru 28", ""),
        ("SSO thru '99", ""),
        ("SSO '28", ""),
        ("SSO in CY27", "2027-12-31 clear: CY27"),
        ("SSO in CY2027", "2027-12-31 clear: CY2027"),
        ("SSO in CY 27", "2027-12-31 clear: CY 27"),
        ("SSO in CY  27", ""),
        ("SSO in CY270", ""),
        ("SSO in CY100", ""),
        ("CY - 2027 SSO", "2027-12-31 likely: 2027"),
    ],
)
def test_years(read: Read, text: str, said: str) -> None:
    """A year alone needs a word that makes it one, or a place that does."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO in 2027 Q3", "2027-09-30 clear: 2027 Q3"),
        ("SSO in 2027 Q 3", "2027-09-30 clear: 2027 Q 3"),
        ("SSO in 2027, Q3", "2027-09-30 clear: 2027, Q3"),
        ("SSO in 2027 Q5", "2027-12-31 likely: 2027"),
        ("SSO in 2027 H2", "2027-12-31 clear: 2027 H2"),
        ("SSO in 2027 H3", "2027-12-31 likely: 2027"),
        ("SSO in CY27 Q3", "2027-09-30 clear: CY27 Q3"),
        ("SSO in CY27Q3", "2027-09-30 clear: CY27Q3"),
        ("SSO in CY27 H1", "2027-06-30 clear: CY27 H1"),
        ("SSO Q4 2026", "2026-12-31 clear: Q4 2026"),
        ("SSO Q5 2026", ""),
        ("SSO Q 2 2026", "2026-06-30 clear: Q 2 2026"),
        ("SSO Q2 of next year", "2027-06-30 clear: Q2 of next year"),
        ("SSO Q2 27", "2027-06-30 clear: Q2 27"),
        ("SSO H2 2026", "2026-12-31 clear: H2 2026"),
        ("SSO H3 2026", ""),
        ("SSO H 2 2026", ""),
        ("SSO T3 2026", "2026-09-30 clear: T3 2026"),
        ("SSO T3", ""),
        ("SSO pour T3", "2026-09-30 clear: T3"),
        ("SSO S1 2027", "2027-06-30 clear: S1 2027"),
        ("SSO S1", ""),
        ("SSO Q3.2 reply", ""),
        ("SSO Q3,2 reply", ""),
        ("SSO Q3. 2 replies", "2026-09-30 clear: Q3"),
        ("SSO 3rd quarter 2026", "2026-09-30 clear: 3rd quarter 2026"),
        ("SSO 4th quarter 2026", "2026-12-31 clear: 4th quarter 2026"),
        ("SSO 5th quarter 2026", ""),
        ("SSO 2. half 2026", "2026-12-31 clear: 2. half 2026"),
        ("SSO 3. half 2026", ""),
        ("SSO 2° semestre 2026", "2026-12-31 clear: 2° semestre 2026"),
        ("SSO 2 semestre 2026", ""),
        ("SSO in the last quarter", "2026-12-31 clear: last quarter"),
        (
            "SSO in the first calendar quarter of 2027",
            "2027-03-31 clear: first calendar quarter of 2027",
        ),
        (
            "SSO in the first contract quarter of 2027",
            "2027-03-31 clear: first contract quarter of 2027",
        ),
        ("SSO in the fourth half of 2026", ""),
        ("SSO second half of next year", "2027-12-31 clear: second half of next year"),
    ],
)
def test_quarters_and_halves(read: Read, text: str, said: str) -> None:
    """There are four quarters and two halves; letters that mean something else need a year."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO in FY27", "2027-12-31 clear: FY27"),
        ("SSO in FY2027 H1", "2027-06-30 clear: FY2027 H1"),
        ("SSO in FY 27 Q4", "2027-12-31 clear: FY 27 Q4"),
        ("SSO in FY 27 Q5", "2027-12-31 clear: FY 27"),
        ("SSO in FY27 H3", "2027-12-31 clear: FY27"),
        ("SSO in fiscal year 2027", "2027-12-31 clear: fiscal year 2027"),
        ("SSO in fiscal Q3", "2026-09-30 clear: fiscal Q3"),
        ("SSO in fiscal H1 2027", "2027-06-30 clear: fiscal H1 2027"),
        ("SSO in the third fiscal quarter", "2026-09-30 clear: third fiscal quarter"),
        (
            "SSO in the first fiscal quarter of 2027",
            "2027-03-31 clear: first fiscal quarter of 2027",
        ),
        ("SSO by end of fiscal year", "2026-12-31 likely: end of fiscal year"),
        ("SSO by the end of the fiscal year", "2026-12-31 likely: end of the fiscal year"),
        ("SSO by fiscal year", "2026-12-31 likely: fiscal year"),
        ("SSO and fiscal year", ""),
        ("SSO in FY26/27", "2027-12-31 clear: FY26/27"),
        ("SSO in FY26-27", "2027-12-31 clear: FY26-27"),
        ("SSO in FY26/28", "2026-12-31 clear: FY26"),
        ("SSO in FY027", "2026-12-31 likely: FY"),
    ],
)
def test_fiscal_years(read: Read, text: str, said: str) -> None:
    """Without a number it is the running one, where words say that a day is meant."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO by summer 2027", "2027-08-31 likely: summer 2027"),
        ("SSO summer", "2026-08-31 likely: summer"),
        ("SSO summer 27", "2027-08-31 likely: summer 27"),
        ("SSO next summer", "2026-08-31 likely: next summer"),
        ("SSO summer of next year", "2027-08-31 likely: summer of next year"),
        ("SSO by spring", "2026-05-31 likely: spring"),
        ("SSO spring", ""),
        ("SSO next spring", "2026-05-31 likely: next spring"),
        ("SSO spring 2027", "2027-05-31 likely: spring 2027"),
        ("SSO spring 27", "2027-05-31 likely: spring 27"),
        ("SSO spring 27 users", ""),
        ("SSO winter 2026", "2026-02-28 likely: winter 2026"),
        ("SSO by fall", "2026-11-30 likely: fall"),
        ("SSO fall", ""),
        ("SSO in the fall of 2027", "2027-11-30 likely: fall of 2027"),
    ],
)
def test_seasons(read: Read, text: str, said: str) -> None:
    """A season is never sure; one that is another word as well needs a hint."""
    assert read(text) == said
