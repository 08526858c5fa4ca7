"""Where a file was before: by its path, its content, its name, or most of its lines."""

from collections.abc import Iterable, Mapping
from typing import cast

import pytest

from commitcheck.variants.git_history import History, Tree, earlier_path

HERE = "sales/deals.csv"


class Kept:
    """A history in which the id of a content is the content itself."""

    def contents(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        return {name: name.encode() for name in ids}


def text(changed: int = 0, lines: int = 10) -> str:
    """Ten lines, of which the first ones are other ones."""
    return "".join(f"{'was' if at < changed else 'line'} {at}\n" for at in range(lines))


def was(then: dict[str, str], *here: str) -> str | None:
    history = cast(History, Kept())
    return earlier_path(history, Tree(then), HERE, text().encode(), lambda other: other in here)


@pytest.mark.parametrize(
    ("then", "path"),
    [
        ({}, None),
        ({HERE: "x", "old.csv": text()}, HERE),
        ({"old.csv": text(), "b/deals.csv": text(9)}, "old.csv"),
        ({"old.csv": text(1), "b/deals.csv": text(9)}, "b/deals.csv"),
        ({"b/deals.csv": "nothing of it"}, "b/deals.csv"),
        ({"b/deals.csv": text(9), "c/deals.csv": text(3)}, "c/deals.csv"),
        ({"b/deals.csv": text(9), "c/deals.csv": text(8)}, None),
        ({"one.csv": text(6), "two.csv": text(4)}, "two.csv"),
        ({"one.csv": text(7)}, "one.csv"),
        ({"one.csv": text(8)}, None),
        ({"one.csv": text(0, 34)}, None),
        ({"one.csv": text(0, 33)}, "one.csv"),
        ({"old.yaml": text()}, None),
        ({"old.csv": text() + "\n\n  \n"}, "old.csv"),
    ],
)
def test_the_path_that_a_file_had(then: dict[str, str], path: str | None) -> None:
    """The same content goes before the same name, and that before three tenths of the lines."""
    assert was(then) == path


def test_what_is_still_there_was_no_other_file() -> None:
    assert was({"old.csv": text()}, "old.csv") is None
    assert was({"old.csv": text(), "b/deals.csv": text(5)}, "old.csv") == "b/deals.csv"


def test_only_so_many_files_are_looked_into() -> None:
    many = {f"a{at:02}.csv": "nothing of it" for at in range(49)}
    assert was({**many, "z.csv": text()}) == "z.csv"
    assert was({**many, "a99.csv": "nothing of it", "z.csv": text()}) is None
