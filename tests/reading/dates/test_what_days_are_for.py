"""What a day is for: a deadline, an end, or neither; and what a company's own year makes of it.

All texts are written on Monday, 16 March 2026.
"""

import pytest

from reading.conftest import Read

AT_THE_END = {"fiscal_year_start": 4}
AT_THE_START = {"fiscal_year_start": 4, "fiscal_year_named_by": "start"}


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("SSO until 30 June 2027", "feature", "2027-06-30 clear: 30 June 2027"),
        ("SSO until 30 June 2027", None, "until 2027-06-30 clear: 30 June 2027"),
        (
            "SSO until 12 June 2026 and until 3 July 2026",
            None,
            "other 2026-06-12 + until 2026-07-03 likely: 3 July 2026",
        ),
        ("SSO to 30 June 2027", None, "2027-06-30 clear: 30 June 2027"),
        ("SSO valid to 30 June 2027", None, "until 2027-06-30 clear: 30 June 2027"),
        ("SSO valid 30 June 2027", None, "until 2027-06-30 clear: 30 June 2027"),
        ("SSO until 04/05/2027", None, "until 2027-05-04 unclear: 04/05/2027"),
        ("SSO until 30 June 2027", "exclusivity", "until 2027-06-30 clear: 30 June 2027"),
        ("SSO from 30 June 2027", "exclusivity", "2027-06-30 clear: 30 June 2027"),
        (
            "SSO until 30 June 2027, told to all 3 July 2027",
            "exclusivity",
            "until 2027-06-30 clear: 30 June 2027 + other 2027-07-03",
        ),
        ("SSO by 30 June 2027", "exclusivity", "until 2027-06-30 clear: 30 June 2027"),
        ("30 June 2027", "exclusivity", "until 2027-06-30 clear: 30 June 2027"),
        ("SSO 04/05/2027", "exclusivity", "until 2027-05-04 unclear: 04/05/2027"),
        ("SSO 8 weeks after signature", "exclusivity", ""),
        ("We can't deliver SSO before June 2027", "feature", "other 2027-05-31"),
        ("We cannot deliver SSO before June 2027", "feature", "other 2027-05-31"),
        ("We won't deliver SSO before June 2027", "feature", "other 2027-05-31"),
        ("Kein SSO vor Juni 2027", "feature", "other 2027-05-31"),
        ("Aucun SSO avant juin 2027", "feature", "other 2027-05-31"),
        ("We deliver SSO before June 2027", "feature", "2027-05-31 likely: June 2027"),
        ("SSO until 30 June 2027", "mfn", "until 2027-06-30 clear: 30 June 2027"),
        ("SSO until 30 June 2027", "eol_support", "until 2027-06-30 clear: 30 June 2027"),
        ("SSO until 30 June 2027", "sla", "other 2027-06-30"),
        ("SSO bis 30 June 2027", "feature", "2027-06-30 clear: 30 June 2027"),
        ("SSO bis 30 June 2027", "sla", "other 2027-06-30"),
        ("SSO by 30 June 2027", "sla", "2027-06-30 clear: 30 June 2027"),
        ("SSO from 30 June 2027", "sla", "2027-06-30 clear: 30 June 2027"),
        ("SSO since 30 June 2027", "support", "other 2027-06-30"),
        ("30 June 2027 SSO", "support", "other 2027-06-30"),
        ("SSO 04/05/2027", "sla", "due_ambiguous 2027-04-05 or 2027-05-04 clear: 04/05/2027"),
        ("SSO in 6 weeks", "sla", ""),
        ("SSO 6 weeks after 1 May 2026", "sla", "2026-06-12 likely: 6 weeks after 1 May 2026"),
        (
            "SSO 8 weeks after signature",
            "sla",
            "due_relative P8W signature clear: 8 weeks after signature",
        ),
        ("SSO by 30 June 2027", "pricing", "other 2027-06-30"),
        ("SSO from 30 June 2027", "pricing", "other 2027-06-30"),
        ("SSO 8 weeks after signature", "pricing", ""),
    ],
)
def test_the_kind_and_the_words_before_a_day_say_what_it_is_for(
    read: Read, text: str, kind: str | None, said: str
) -> None:
    """What restricts ends on its day, a service begins on it, and a price has no deadline."""
    assert read(text, kind=kind) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "SSO from 26 February 2027 to 9 April 2027",
            "other 2027-02-26 + 2027-04-09 clear: 9 April 2027",
        ),
        (
            "SSO from 26 February 2027 - 9 April 2027",
            "other 2027-02-26 + 2027-04-09 clear: 9 April 2027",
        ),
        (
            "SSO from 26 February 2027 auf den 9 April 2027",
            "other 2027-02-26 + 2027-04-09 clear: 9 April 2027",
        ),
        (
            "SSO from 26 February 2027, 9 April 2027",
            "other 2027-02-26 + 2027-04-09 likely: 9 April 2027",
        ),
        (
            "SSO from 26 February 2027 and then again 9 April 2027",
            "other 2027-02-26 + 2027-04-09 likely: 9 April 2027",
        ),
        ("SSO starting 26 February 2027", "2027-02-26 clear: 26 February 2027"),
        ("SSO dated 26 February 2027", "other 2027-02-26"),
        ("SSO dated of 26 February 2027", "other 2027-02-26"),
        ("SSO instead of 26 February 2027", "other 2027-02-26"),
        ("SSO rather than 26 February 2027", "other 2027-02-26"),
        ("SSO rather 26 February 2027", "2027-02-26 clear: 26 February 2027"),
        ("SSO not 26 February 2027", "other 2027-02-26"),
        ("SSO previously 26 February 2027", "other 2027-02-26"),
        ("SSO previously announced for 26 February 2027", "2027-02-26 clear: 26 February 2027"),
        ("SSO by Q3 2027 fees", "other 2027-09-30"),
        ("SSO by Q3 2027's fees", "other 2027-09-30"),
        ("SSO by Q3 2027 monthly fees", "other 2027-09-30"),
        ("SSO by Q3 2027 invoicing", "2027-09-30 clear: Q3 2027"),
        ("SSO comes if you sign by 12 June 2026", "other 2026-06-12"),
        ("SSO comes if all of you want it by 12 June 2026", "2026-06-12 clear: 12 June 2026"),
        (
            "If data comes by 1 May 2026, SSO by 12 June 2026",
            "other 2026-05-01 + 2026-06-12 clear: 12 June 2026",
        ),
        (
            "SSO by 12 June 2026 provided data comes by 1 May 2026",
            "2026-06-12 clear: 12 June 2026 + other 2026-05-01",
        ),
        (
            "SSO by 12 June 2026 and by 3 July 2026 and by 4 August 2026",
            "other 2026-06-12 + other 2026-07-03 + 2026-08-04 likely: 4 August 2026",
        ),
        (
            "SSO by the end of the quarter after go-live",
            "end of the quarter unclear: end of the quarter",
        ),
        (
            "SSO by the end of the quarter following go-live",
            "end of the quarter following unclear: end of the quarter following",
        ),
        ("SSO by 30 June 2027 after go-live", "2027-06-30 clear: 30 June 2027"),
        ("SSO 8 weeks after signature by 30 June 2027", "2027-06-30 clear: 30 June 2027"),
    ],
)
def test_days_that_do_not_hold(read: Read, text: str, said: str) -> None:
    """A day that was replaced, of money, of a condition, or counted from what follows."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "at_the_end", "at_the_start"),
    [
        ("SSO in FY26/27", "2027-03-31 clear: FY26/27", "2027-03-31 clear: FY26/27"),
        ("SSO in FY 27", "2027-03-31 clear: FY 27", "2028-03-31 clear: FY 27"),
        ("SSO in FY2027", "2027-03-31 clear: FY2027", "2028-03-31 clear: FY2027"),
        (
            "SSO in the third fiscal quarter of 2027",
            "2026-12-31 clear: third fiscal quarter of 2027",
            "2027-12-31 clear: third fiscal quarter of 2027",
        ),
        ("SSO in fiscal H2", "2026-03-31 clear: fiscal H2", "2026-03-31 clear: fiscal H2"),
        (
            "SSO in fiscal Q1 2027",
            "2026-06-30 clear: fiscal Q1 2027",
            "2027-06-30 clear: fiscal Q1 2027",
        ),
        (
            "SSO by the end of the fiscal year",
            "2026-03-31 likely: end of the fiscal year",
            "2026-03-31 likely: end of the fiscal year",
        ),
        ("SSO early FY27", "2026-06-30 likely: early FY27", "2027-06-30 likely: early FY27"),
        ("SSO mid FY27 H1", "2026-06-30 clear: mid FY27 H1", "2027-06-30 clear: mid FY27 H1"),
        ("SSO in FY27 Q3", "2026-12-31 clear: FY27 Q3", "2027-12-31 clear: FY27 Q3"),
        ("SSO in FY27, Q3", "2026-12-31 clear: FY27, Q3", "2027-12-31 clear: FY27, Q3"),
        (
            "SSO in FY27 and Q3 2027",
            "other 2027-03-31 + 2027-09-30 likely: Q3 2027",
            "other 2028-03-31 + 2027-09-30 likely: Q3 2027",
        ),
        ("SSO in Q3 of FY27", "2026-12-31 clear: Q3 of FY27", "2027-12-31 clear: Q3 of FY27"),
        ("SSO Q3", "2026-09-30 clear: Q3", "2026-09-30 clear: Q3"),
    ],
)
def test_a_fiscal_year_from_april_has_the_number_of_its_end_or_of_its_start(
    read: Read, text: str, at_the_end: str, at_the_start: str
) -> None:
    assert read(text, policy=AT_THE_END) == at_the_end
    assert read(text, policy=AT_THE_START) == at_the_start
