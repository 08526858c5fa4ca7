"""Which column holds the promises' words, by what a sample of each states."""

import pytest

from commitcheck.model.config import Config
from commitcheck.reading.columns import ColumnReading, promise_column, read_columns


def column(name: str, promising: int, texts: int = 10) -> ColumnReading:
    return ColumnReading(name, texts, promising, ())


@pytest.mark.parametrize(
    ("columns", "chosen"),
    [
        ([column("A", 2), column("B", 6)], "B"),
        ([column("Contract Text", 5), column("B", 7)], "Contract Text"),  # its name tells
        ([column("Beschreibung", 4), column("B", 7)], "B"),  # too few for that
        ([column("A", 2)], None),  # under three in ten
        ([column("A", 3)], "A"),
        ([column("A", 1, 1)], None),  # one cell says nothing
        ([column("A", 2, 2)], "A"),
        ([], None),
    ],
)
def test_the_column_in_which_most_cells_state_a_promise(
    columns: list[ColumnReading], chosen: str | None
) -> None:
    assert promise_column(columns) == chosen


def test_the_example_with_the_most_values_is_shown_first() -> None:
    cells = (
        "We will deliver SSO by 31 March 2027.",
        "We guarantee an uptime of 99.95 % from 1 May 2027.",
        "Nice call.",
    )
    (read,) = read_columns({"Notes": cells, "Owner": ("Ana Lima Roth",)}, None, Config())
    assert (read.name, read.promising, read.texts) == ("Notes", 2, 3)
    assert [example.values for example in read.examples] == [
        ("uptime_pct 99.95", "due 2027-05-01"),
        ("due 2027-03-31",),
    ]
