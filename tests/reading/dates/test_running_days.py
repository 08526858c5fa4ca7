"""Days that hang on the day of the record: holidays, weekdays, weeks and what is next.

All texts are written on Monday, 16 March 2026. What is said of a text is each day in it: the field
unless it is `due`, the day, its band, and the very words; or another day.
"""

import pytest

from reading.conftest import Read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO by Christmas", "2026-12-25 likely: Christmas"),
        ("SSO by Christmas 2027", "2027-12-25 likely: Christmas 2027"),
        ("SSO by Christmas 27", "2027-12-25 likely: Christmas 27"),
        ("SSO by Christmas '27", "2027-12-25 likely: Christmas '27"),
        ("SSO by Christmas 27 users", "2026-12-25 likely: Christmas"),
        ("SSO by New Year's Eve 28, all of it", "2028-12-31 likely: New Year's Eve 28"),
        ("SSO by New Year 2027", "2027-01-01 likely: New Year 2027"),
        ("SSO by Easter Monday 2027", "2027-03-29 likely: Easter Monday 2027"),
        ("SSO by Good Friday", "2026-04-03 likely: Good Friday"),
        ("SSO by Easter 2038", "2038-04-25 likely: Easter 2038"),
        ("SSO by Easter 2011", "2011-04-24 likely: Easter 2011"),
        ("SSO by independence day", "2026-07-04 likely: independence day"),
        ("SSO by Labour Day", "2026-05-01 likely: Labour Day"),
        ("SSO by Labor Day 2027", "2027-09-06 likely: Labor Day 2027"),
        ("SSO by MLK Day 2027", "2027-01-18 likely: MLK Day 2027"),
        ("SSO by Memorial Day 2027", "2027-05-31 likely: Memorial Day 2027"),
        ("SSO by Presidents' Day 2027", "2027-02-15 likely: Presidents' Day 2027"),
        ("SSO by Columbus Day 2027", "2027-10-11 likely: Columbus Day 2027"),
        ("SSO by Thanksgiving 2027", "2027-11-25 likely: Thanksgiving 2027"),
        ("SSO by Cyber Monday 2026", "2026-11-30 likely: Cyber Monday 2026"),
        ("SSO by Ascension 2027", "2027-05-06 likely: Ascension 2027"),
        ("SSO vor Pfingsten 2027", "2027-05-16 likely: Pfingsten 2027"),
    ],
)
def test_holidays(read: Read, text: str, said: str) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO by Friday", "2026-03-20 likely: Friday"),
        ("SSO by Monday", "2026-03-23 likely: Monday"),
        ("SSO by Sunday", "2026-03-22 likely: Sunday"),
        ("SSO Friday, 5 June", "other 2026-03-20 + 2026-06-05 likely: 5 June"),
        ("SSO on Friday 5 June 2026", "2026-06-05 clear: 5 June 2026"),
        ("SSO on Friday: 5 users", "2026-03-20 likely: Friday"),
        ("SSO Mon-Fri", ""),
        ("SSO on Mon Fri", ""),
        ("SSO every Friday", ""),
        ("SSO last Friday", ""),
        ("SSO since Friday", ""),
        ("SSO sun", ""),
        ("SSO Sun", "2026-03-22 likely: Sun"),
        ("SSO by sun", "2026-03-22 likely: sun"),
        ("SSO on friday", "2026-03-20 likely: friday"),
    ],
)
def test_weekdays(read: Read, text: str, said: str) -> None:
    """The next one after today; hours of service and days that are over are none."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO in week 22", "2026-05-31 likely: week 22"),
        ("SSO in week 1", "2027-01-10 likely: week 1"),
        ("SSO in week 11", "2027-03-21 likely: week 11"),
        ("SSO in week 0", ""),
        ("SSO in week 53", "2027-01-03 likely: week 53"),
        ("SSO in week 54", ""),
        ("SSO in week 10 of 2027", "2027-03-14 likely: week 10 of 2027"),
        ("SSO in week 53 of 2027", "week 53 of 2027 unclear: week 53 of 2027"),
        ("SSO in KW 22", "2026-05-31 likely: KW 22"),
        ("SSO in kW 22", ""),
        ("SSO in weeks 22", ""),
        ("SSO in the week of 1 June", "2026-06-07 likely: week of 1 June"),
        ("SSO in the week of 7 June", "2026-06-07 likely: week of 7 June"),
        ("SSO in the week of June 1", "2026-06-07 likely: week of June 1"),
        ("SSO in the week of June", "2026-06-30 clear: June"),
        ("SSO week commencing 1 June 2027", "2027-06-06 likely: week commencing 1 June 2027"),
        ("SSO w/c 1 June", "2026-06-07 likely: w/c 1 June"),
        ("SSO w/b 1 June", "2026-06-07 likely: w/b 1 June"),
        ("SSO w/e 1 June", "2026-06-01 clear: 1 June"),
        ("SSO w/o 1 June", "2026-06-01 clear: 1 June"),
        ("SSO next week", "2026-03-29 likely: next week"),
        ("SSO this week", "2026-03-22 likely: this week"),
        ("SSO before the week is over", "2026-03-22 likely: week is over"),
    ],
)
def test_weeks(read: Read, text: str, said: str) -> None:
    """A week ends on its Sunday."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO next month", "2026-04-30 likely: next month"),
        ("SSO end of next month", "2026-04-30 likely: end of next month"),
        ("SSO this month", "2026-03-31 likely: this month"),
        ("SSO by the end of the month", "2026-03-31 likely: end of the month"),
        ("SSO within the month", ""),
        ("SSO month end", "2026-03-31 likely: month end"),
        ("SSO month-end", "2026-03-31 likely: month-end"),
        ("SSO the month, end", ""),
        ("SSO EOM", "2026-03-31 likely: EOM"),
        ("SSO this quarter", "2026-03-31 likely: this quarter"),
        ("SSO next quarter", "2026-06-30 likely: next quarter"),
        ("SSO this half", "2026-06-30 likely: this half"),
        ("SSO next half", "2026-12-31 likely: next half"),
        ("SSO this year", "2026-12-31 likely: this year"),
        ("SSO next year", "2027-12-31 likely: next year"),
        ("SSO the year", ""),
        ("SSO year end", "2026-12-31 likely: year end"),
        ("SSO by the turn of the year", "2026-12-31 likely: year"),
        ("SSO el próximo mes", "2026-04-30 likely: próximo mes"),
        ("SSO el mes próximo", "2026-04-30 likely: mes próximo"),
        ("SSO la semaine prochaine", "2026-03-29 likely: semaine prochaine"),
        ("SSO before the weekend", "2026-03-20 likely: weekend"),
        ("SSO the weekend", "2026-03-20 likely: weekend"),
        ("SSO the weekend of 16 May", "2026-05-16 clear: 16 May"),
        ("SSO tomorrow", "2026-03-17 clear: tomorrow"),
        ("SSO the day after tomorrow", "2026-03-18 clear: tomorrow"),
        ("SSO übermorgen", "2026-03-18 clear: übermorgen"),
        ("SSO morgen", "2026-03-17 clear: morgen"),
        ("Guten morgen, SSO", ""),
        ("SSO am Morgen", ""),
        ("SSO por la manana", ""),
        ("SSO manana", "2026-03-17 clear: manana"),
    ],
)
def test_the_next_and_the_running_one(read: Read, text: str, said: str) -> None:
    assert read(text) == said
