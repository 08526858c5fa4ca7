"""The text of a cell, cleaned: blanks and null words gone, our own guard taken off again."""

NULLS = frozenset(
    (
        "#N/A", "N/A", "n/a", "NULL", "null", "(null)", "<null>", "NaN", "nan", "NaT",
        "-", "--", "\u2013", "\u2014", "$-", "$ -", "0000-00-00", "00/00/0000",
    )
)  # fmt: skip
ERRORS = frozenset(
    ("#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
)
"""What a spreadsheet shows where a formula failed: no value, and worth a warning."""

_GUARDED = ("=", "+", "-", "@", "\t", "\r")


def unguarded(text: str) -> str:
    """Without the one `'` that our own writer put there."""
    return text[1:] if text[:1] == "'" and text[1:2] in _GUARDED else text


def clean(text: str, nulls: frozenset[str] = NULLS) -> str:
    """The cell without surrounding blanks; a null word or a spreadsheet's error is empty.

    Our CSV and XLSX writers put `'` before what a spreadsheet would run as a formula: exactly
    that one is taken off. Nothing else is: a leading `=` is text, a leading `-` a bullet.
    """
    text = unguarded(text).strip()
    return "" if text in nulls or text in ERRORS else text


class CellCache(dict[str, str]):
    """Raw text to clean text. Equal texts become one object: a million rows share their words."""

    def __init__(self, nulls: frozenset[str] = NULLS) -> None:
        super().__init__({"": ""})
        self._nulls = nulls

    def __missing__(self, raw: str) -> str:
        text = clean(raw, self._nulls)
        self[raw] = text = self.setdefault(text, text) if text != raw else text
        return text
