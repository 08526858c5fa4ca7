"""What sales ask about is read as what they would promise: sooner, and with doubt where a number
hangs in the air.
"""

import datetime as dt

import pytest

import building as b
from commitcheck import read_text
from commitcheck.model.reading import ReadPromise
from commitcheck.reading.promises.finder import QUESTION

VISION = b.vision(
    capabilities=[{"id": "alerts", "name": "Ratio alerts"}],
    dimensions=[{"id": "uptime_pct", "type": "number"}],
)
DAY = dt.date(2026, 11, 30)


def read(text: str, source: str = QUESTION) -> list[ReadPromise]:
    found = read_text(text, b.project(VISION), written_on=DAY, source=source)
    return [entry for entry in found if entry.is_promise]


def about(text: str, source: str = QUESTION) -> list[str]:
    return [
        f"{it.band}: {it.reason}"
        for entry in read(text, source)
        for it in entry.readings
        if it.field == "capabilities"
    ]


DOUBT = "unclear: beside a number of which nothing tells what it measures"
SPEAK = "likely: \u201calerts\u201d, \u201cratios\u201d speak of it"


@pytest.mark.parametrize(
    ("text", "asked", "said"),
    [
        ("We will deliver alerts on ratios within 40 ms.", DOUBT, SPEAK),
        ("We will deliver alerts on ratios with 3 % error.", DOUBT, SPEAK),
        ("We will deliver alerts on ratios for 40 GB.", SPEAK, SPEAK),
        ("We will deliver alerts on ratios by May 2027.", SPEAK, SPEAK),
        ("We will deliver alerts on ratios.", SPEAK, SPEAK),
    ],
)
def test_a_number_that_nothing_tells_the_meaning_of_leaves_the_rest_in_doubt(
    text: str, asked: str, said: str
) -> None:
    """To answer the rest alone would be a yes to the number too; in a mail it is none of that."""
    assert about(text) == [asked]
    assert about(text, "email") == [said]


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("We will deliver the ratio alerts.", True),
        ("maybe ratio alerts", False),
        ("The ratio alerts could come in May", False),
    ],
)
def test_a_question_that_doubts_is_none(text: str, *, is_read: bool) -> None:
    assert bool(read(text)) is is_read
