"""Days in figures and with the name of their month: which they are, how surely, by which words.

All texts are written on Monday, 16 March 2026. What is said of a text is each day in it: the field
unless it is `due`, the day, its band, and the very words; or another day.
"""

import pytest

from reading.conftest import Read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO by 2026-06-30", "2026-06-30 clear: 2026-06-30"),
        ("SSO by 2026/06/30", "2026-06-30 clear: 2026/06/30"),
        ("SSO by 2026.06.30", "2026-06-30 clear: 2026.06.30"),
        ("SSO by 2026-6-3", "2026-06-03 clear: 2026-6-3"),
        ("SSO by 2026-06/30", ""),
        ("SSO by 2026-13-30", "2026-13-30 unclear: 2026-13-30"),
        ("SSO by 2026-02-30 or later", "2026-02-30 unclear: 2026-02-30"),
        ("SSO by 2026 06 30", "2026-12-31 likely: 2026"),
        ("SSO by 2026-06", "2026-06-30 clear: 2026-06"),
        ("SSO mid 2026-06", "2026-06-15 clear: mid 2026-06"),
        ("SSO by 2026-12", "2026-12-31 clear: 2026-12"),
        ("SSO by 2019-06", ""),
        ("SSO section 2026-06", ""),
        ("SSO 12-2026-06", ""),
        ("SSO in 2026-27", "2027-12-31 likely: 2026-27"),
        ("SSO in 2026/27", "2027-12-31 likely: 2026/27"),
    ],
)
def test_year_month_and_day(read: Read, text: str, said: str) -> None:
    """The same mark stands twice; a year and a month are that month, and no other day."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "order", "said"),
    [
        ("SSO by 04/05/2027", None, "due_ambiguous 2027-04-05 or 2027-05-04 clear: 04/05/2027"),
        ("SSO by 04/05/2027", "DMY", "2027-05-04 clear: 04/05/2027"),
        ("SSO by 04/05/27", "MDY", "2027-04-05 clear: 04/05/27"),
        ("SSO by 04/05/27", "YMD", "due_ambiguous 2027-04-05 or 2027-05-04 clear: 04/05/27"),
        ("SSO by 13/05/2027", None, "2027-05-13 clear: 13/05/2027"),
        ("SSO by 5/13/2027", None, "2027-05-13 clear: 5/13/2027"),
        ("SSO by 13/05/2027", "MDY", "2027-05-13 clear: 13/05/2027"),
        ("SSO by 13/13/2027", None, "13/13/2027 unclear: 13/13/2027"),
        ("SSO by 05/05/2027", None, "2027-05-05 clear: 05/05/2027"),
        ("SSO by 29/02/2027", None, "29/02/2027 unclear: 29/02/2027"),
        ("SSO by 29/02/2028", None, "2028-02-29 clear: 29/02/2028"),
        ("SSO by 24/7/2027", None, "2027-07-24 clear: 24/7/2027"),
        ("SSO by 12-05-2027", "DMY", "2027-05-12 clear: 12-05-2027"),
        ("SSO by 12-05-27", "DMY", "2027-05-12 clear: 12-05-27"),
        ("SSO by 12.05-2027", "DMY", ""),
        ("SSO by 12.05.127", "DMY", ""),
        ("SSO by 12.05.7", "DMY", ""),
        ("SSO by 1.2.3.4", None, ""),
        ("SSO by 1-2-3-4", None, ""),
        ("SSO by 3.4.2027.1", None, "3.4.2027 unclear: 3.4.2027"),
        (
            "SSO by 04/05/2027, or 06/07/2027",
            None,
            "other 2027-05-04 + due_ambiguous 2027-06-07 or 2027-07-06 clear: 06/07/2027",
        ),
        (
            "SSO by 04/05/2027 or 30 June 2027",
            None,
            "other 2027-05-04 + 2027-06-30 likely: 30 June 2027",
        ),
        (
            "SSO by 30 June 2027 or 04/05/2027",
            None,
            "other 2027-06-30 + due_ambiguous 2027-04-05 or 2027-05-04 clear: 04/05/2027",
        ),
        (
            "31/02/2027 and 30 June 2027: SSO",
            None,
            "31/02/2027 unclear: 31/02/2027 + 2027-06-30 clear: 30 June 2027",
        ),
    ],
)
def test_three_numbers(read: Read, text: str, order: str | None, said: str) -> None:
    """A mark that changes, a third number of one or three digits, or a fourth are no day."""
    assert read(text, order) == said


@pytest.mark.parametrize(
    ("text", "order", "said"),
    [
        ("SSO by 04/05", None, "due_ambiguous 2026-04-05 or 2026-05-04 clear: 04/05"),
        ("SSO by 04/05", "DMY", "2026-05-04 clear: 04/05"),
        ("SSO by 04/05", "MDY", "2026-04-05 clear: 04/05"),
        ("SSO by 05/05", None, "2026-05-05 likely: 05/05"),
        ("SSO by 25/04", "DMY", "2026-04-25 clear: 25/04"),
        ("SSO by 24/7", None, ""),
        ("SSO by 7/24", None, ""),
        ("SSO by 24/8", None, "2026-08-24 likely: 24/8"),
        ("SSO on 0/12", None, ""),
        ("SSO on 29/02", None, "2028-02-29 likely: 29/02"),
        ("SSO by 12-05", "DMY", ""),
        ("SSO 12.05.", None, "2026-05-12 clear: 12.05"),
        ("SSO 12.05", None, ""),
        ("SSO by 12.05", None, "2026-05-12 clear: 12.05"),
        ("SSO by 12.05.", None, "2026-05-12 clear: 12.05"),
        ("SSO on 12.05%", None, ""),
        ("SSO on 12.05 €", None, ""),
        ("SSO on 12.05 $", None, ""),
        ("SSO on 12.05. $", None, "2026-05-12 clear: 12.05"),
        ("SSO section 12.05.", None, ""),
        ("SSO in section 12.05.", None, ""),
        ("SSO by 12.005.", None, ""),
        ("SSO on 16/17 January", None, "2027-01-17 clear: 17 January"),
    ],
)
def test_two_numbers(read: Read, text: str, order: str | None, said: str) -> None:
    """With a dot they need another behind them, or a word that makes them a day."""
    assert read(text, order) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO 1 June", "2026-06-01 clear: 1 June"),
        ("SSO 31 June", "31 June unclear: 31 June"),
        ("SSO 31 June 2026", "31 June 2026 unclear: 31 June 2026"),
        ("SSO 32 June", "2026-06-30 clear: June"),
        ("SSO the 1st of June", "2026-06-01 clear: 1st of June"),
        ("SSO the 1-st June", "2026-06-01 clear: 1-st June"),
        ("SSO the 2nd of the June", "2026-06-02 clear: 2nd of the June"),
        ("SSO 3 of the of June", "2026-06-30 clear: June"),
        ("SSO 3 June, 2027", "2027-06-03 clear: 3 June, 2027"),
        ("SSO 3 June '27", "2027-06-03 clear: 3 June '27"),
        ("SSO 3 June'27", "2027-06-03 clear: 3 June'27"),
        ("SSO 3 June 27", "2027-06-03 clear: 3 June 27"),
        ("SSO 3 June 27 users", "2026-06-03 clear: 3 June"),
        ("SSO 3 June 99", "2026-06-03 clear: 3 June"),
        ("SSO 3 June of 2027", "2027-06-03 clear: 3 June of 2027"),
        ("SSO 3 June of next year", "2027-06-03 clear: 3 June of next year"),
        ("SSO the first of June", "2026-06-01 clear: first of June"),
        ("SSO the first June 2027", "2027-06-01 clear: first June 2027"),
        ("SSO the first of the June next year", "2027-06-01 clear: first of the June next year"),
        ("SSO the second of June", "2026-06-30 clear: June"),
        ("SSO erster Juni", "2026-06-01 clear: erster Juni"),
        ("SSO 3 de agosto", "2026-08-03 clear: 3 de agosto"),
    ],
)
def test_a_day_and_its_month(read: Read, text: str, said: str) -> None:
    """Small words and the ending of an ordinal may stand between, and a year behind."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "order", "said"),
    [
        ("SSO June 12", None, "2026-06-12 clear: June 12"),
        ("SSO June 12th", None, "2026-06-12 clear: June 12th"),
        ("SSO June 12 th", None, "2026-06-12 clear: June 12"),
        ("SSO June. 12", None, "2026-06-12 clear: June. 12"),
        ("SSO June, 12", None, "2026-06-30 clear: June"),
        ("SSO June 0", None, "2026-06-30 clear: June"),
        ("SSO June 12:30", None, "2026-06-30 clear: June"),
        ("SSO June 12%", None, "2026-06-30 clear: June"),
        ("SSO June 12€", None, "2026-06-30 clear: June"),
        ("SSO June 12, 2027", None, "2027-06-12 clear: June 12, 2027"),
        ("SSO June 12 2027", None, "2027-06-12 clear: June 12 2027"),
        ("SSO June 31, 2027", None, "June 31, 2027 unclear: June 31, 2027"),
        ("SSO June 24", None, "2026-06-24 clear: June 24"),
        ("SSO June 25", None, "2026-06-25 likely: June 25"),
        ("SSO June 26", "MDY", "2026-06-26 clear: June 26"),
        ("SSO June 26", None, "2026-06-26 likely: June 26"),
        ("SSO June 27th", None, "2026-06-27 clear: June 27th"),
        ("SSO June 7", "DMY", "2026-06-07 clear: June 7"),
        ("SSO June 27", "DMY", "2027-06-30 clear: June 27"),
        ("SSO end of June 27", None, "2027-06-30 clear: end of June 27"),
    ],
)
def test_a_month_and_its_day(read: Read, text: str, order: str | None, said: str) -> None:
    """What is behind the number can make it something else: a time, a share, money."""
    assert read(text, order) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO June 2027", "2027-06-30 clear: June 2027"),
        ("SSO June '27", "2027-06-30 clear: June '27"),
        ("SSO June/27", "2027-06-30 clear: June/27"),
        ("SSO June-27", "2027-06-30 clear: June-27"),
        ("SSO June of this year", "2026-06-30 clear: June of this year"),
        ("SSO June of next year", "2027-06-30 clear: June of next year"),
        ("SSO June next year", "2027-06-30 clear: June next year"),
        ("SSO June last year", "2026-06-30 clear: June"),
        ("SSO EOM April", "2026-04-30 clear: April"),
        ("EOM Feb: SSO", "2027-02-28 clear: Feb"),
    ],
)
def test_a_month(read: Read, text: str, said: str) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO 3 may", ""),
        ("SSO on 3 may", ""),
        ("SSO 3 May", "2026-05-03 clear: 3 May"),
        ("SSO 3 may 2027", "2027-05-03 clear: 3 may 2027"),
        ("SSO 3 march", ""),
        ("SSO by 3 march", "2027-03-03 clear: 3 march"),
        ("SSO 3 Set", ""),
        ("SSO 3 de set", "2026-09-03 clear: 3 de set"),
        ("SSO 3 set 2026", "2026-09-03 clear: 3 set 2026"),
        ("SSO 3 Out", ""),
        ("SSO 3 ago", ""),
        ("SSO 3 Ago", "2026-08-03 clear: 3 Ago"),
        ("SSO may 12", ""),
        ("SSO by may 12", "2026-05-12 clear: may 12"),
        ("SSO May 12", "2026-05-12 clear: May 12"),
        ("SSO march 12", ""),
        ("SSO by march 12", "2027-03-12 clear: march 12"),
        ("SSO Sept", "2026-09-30 clear: Sept"),
        ("SSO sep", ""),
        ("SSO by sep", "2026-09-30 clear: sep"),
        ("SSO may", ""),
        ("SSO by may", ""),
        ("SSO May", ""),
        ("SSO by May", "2026-05-31 clear: May"),
        ("SSO may 2027", "2027-05-31 clear: may 2027"),
        ("SSO march", ""),
        ("SSO by march", "2026-03-31 clear: march"),
        ("SSO March", ""),
        ("SSO by out", ""),
        ("SSO by Out", "2026-10-31 clear: Out"),
    ],
)
def test_a_month_that_is_another_word(read: Read, text: str, said: str) -> None:
    """In small letters it is one only with a word that makes it a month."""
    assert read(text) == said
