"""Places as the platforms name them."""

import pytest

from commitcheck.model.location import Location
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.repository_paths import artifact_uri, place, plain_path, repository_path

IN_SUB = RenderOptions(root="/home/ci/repo", folder="/home/ci/repo/sub")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("deals.csv", "sub/deals.csv"),
        ("./deals.csv", "sub/deals.csv"),
        ("../vision.yaml", "vision.yaml"),
        ("/home/ci/repo/vision.yaml", "vision.yaml"),
        ("q3\\deals.csv", "sub/q3/deals.csv"),
        ("/elsewhere/deals.csv", "elsewhere/deals.csv"),
        ("../../other/deals.csv", "../../other/deals.csv"),
    ],
)
def test_paths_start_at_the_top_of_the_repository(path: str, expected: str) -> None:
    """Wherever in the repository the run stands, and however the file was named."""
    assert repository_path(path, IN_SUB) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [("./a/../deals.csv", "deals.csv"), ("/deals.csv", "deals.csv"), ("/", "file"), ("", ".")],
)
def test_without_a_repository_paths_stay_as_given(path: str, expected: str) -> None:
    """Never absolute, never empty, no `./`."""
    assert repository_path(path, RenderOptions()) == expected


def test_a_plain_path_holds_nothing_that_acts() -> None:
    """A CI runner reads every line."""
    assert plain_path("\x1b[31m/##[error]\u2028\ud800 \u00dc.csv", RenderOptions()) == (
        "?[31m/#?[error]?? \u00dc.csv"
    )


def test_a_uri_is_percent_encoded() -> None:
    """Blanks, colons, brackets and letters of any script; half a character becomes a `?`."""
    uri = artifact_uri("Ü b:[x]#?%\ud800.csv", RenderOptions())
    assert uri == "%C3%9C%20b%3A%5Bx%5D%23%3F%25%3F.csv"


def test_a_place_names_line_and_column_or_the_cell() -> None:
    """As every format writes it, from the top of the repository."""
    assert place(Location("deals.csv", 3, 7), IN_SUB) == "sub/deals.csv:3:7"
    cell = Location("deals.xlsx", 3, 7, sheet="Q3", cell="G3")
    assert place(cell, IN_SUB) == "sub/deals.xlsx Q3!G3"
