"""What a workbook says about the cells of a sheet and its reader does not pass on."""

from dataclasses import dataclass, field

from commitcheck.loading.tables.cells import NEVER_CALCULATED

Cell = tuple[int, int]
"""Row and column, both from 0."""


@dataclass(slots=True)
class SheetLook:
    """Cells of a sheet that mean something else than the number that is stored in them.

    `percents` hold a fraction and show a hundred times as much. `unusable` says for a cell that
    has no value of its own (an error, a formula that nobody calculated) what stands in its place.
    `cells` is the area up to the last filled cell, `text` how many characters all cells hold.
    """

    percents: list[Cell] = field(default_factory=list)
    unusable: dict[Cell, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    cells: int = 0
    text: int = 0

    def never_calculated(self, cell: Cell) -> None:
        """A formula without a stored value."""
        name = f"{column_letters(cell[1] + 1)}{cell[0] + 1}"
        self.unusable[cell] = f"{NEVER_CALCULATED} {name}"

    def shows_error(self, cell: Cell, error: str) -> None:
        """A cell that shows an error like `#REF!`; `#N/A` is no missing word here, it failed."""
        self.unusable[cell] = "#N/A!" if error == "#N/A" or not error.startswith("#") else error


def column_number(letters: str) -> int:
    """A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_at(name: str) -> Cell | None:
    """`B12` is row 11, column 1; None for what is no cell's name."""
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    if not (letters.isascii() and letters.isalpha() and digits) or len(name) > _LONGEST_NAME:
        return None
    return int(digits) - 1, column_number(letters.upper()) - 1


_LONGEST_NAME = 16
