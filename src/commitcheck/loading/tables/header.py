"""Header cells: when two names are the same name, and which row of a file is the header."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from functools import cache
from operator import or_

from commitcheck.loading.tables.cells import clean
from commitcheck.loading.tables.table import Row
from commitcheck.model.commitment import RECORD_FIELDS
from commitcheck.model.dates import is_written_in_full
from commitcheck.model.pattern import pattern

OWN_FIELDS = frozenset(RECORD_FIELDS)
ANSWER_COLUMNS = frozenset(
    (
        "commitcheck_answer", "commitcheck_finding", "commitcheck_next_step", "commitcheck_by",
        "commitcheck_source", "commitcheck_product", "commitcheck_left_out", "commitcheck_against",
        "commitcheck_wording", "commitcheck_baseline", "commitcheck_as_read", "commitcheck_missing",
        "commitcheck_read_kind", "commitcheck_read_due", "commitcheck_read_value",
        "commitcheck_read_certification", "commitcheck_read_capability",
    )
)  # fmt: skip
"""Columns that our own writer adds for sales: known on the way back in, and ignored."""

KNOWN_NAMES = 2
"""Fewer known names than this make no header."""

_REQUIRED = ("id", "customer", "title")
_MOSTLY = 0.6
_LONGEST_NAME = 1000
"""Longer than any column's name: such a cell is not looked at as one."""
_WRAPPED = pattern(
    r"(?:custom field|benutzerdefiniertes feld|campo personalizado|champ personnalise"
    r"|campo personalizzato|aangepast veld) \((.*)\)",
    re.IGNORECASE,
    needs="(",
)
_PREFIX = pattern(
    r"^\((?:do not modify|nicht andern)\)\s*|^(?:deal|opportunity|lead) ?(?:- |: )\s*|^custom\.\s*",
    re.IGNORECASE,
    needs="(do (nicht deal opportunity lead custom.",
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NULLS = ("\\N", "[NULL]")
_VALUE = pattern(
    r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?:[ T].*)?"
    r"|[-+]?(?!(?:19|20)\d\d$)\d{1,3}(?:[.,' ]?\d{3})*(?:[.,]\d+)?"
)
"""A cell of a record holds such a number or day, or a database's null, and a name never is one; a
year may well be a column's name.
"""

_UNIT = pattern(
    r"\s*\([^()]*\)\s*$",
    needs="(",
)
_CAMEL = pattern(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_CUSTOM = pattern(
    r"__[a-z]$",
    re.IGNORECASE,
    needs="__",
)


@cache
def normal(name: str) -> str:
    """A header cell without case, accents, punctuation, decoration and camel case.

    `Custom field (Target end)`, `TargetEnd__c` and `target_end*` are all `target end`.
    """
    spaced = name.replace("_", " ")
    is_plain = spaced.isascii() and spaced.islower() and spaced.replace(" ", "").isalnum()
    if is_plain and "__" not in name:
        return " ".join(spaced.split())
    plain = unicodedata.normalize("NFKD", name.strip("\ufeff \t\r\n\xa0"))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    wrapped = _WRAPPED.fullmatch(plain)
    plain = _PREFIX.sub("", wrapped[1] if wrapped else plain)
    plain = _CAMEL.sub(" ", _CUSTOM.sub("", _UNIT.sub("", plain) or plain))
    words = "".join(char if char.isalnum() else " " for char in plain.casefold())
    return " ".join(words.split())


OWN_NAMES = {normal(name): name for name in RECORD_FIELDS}


def is_own(header: Sequence[str]) -> bool:
    """Is this our own table, with our names exactly as we write them?

    `id` and `title` alone are in many a table: then most of the other names must be ours too.
    """
    names = {cell.strip() for cell in header if cell.strip()}
    required = sum(name in names for name in _REQUIRED)
    if required == len(_REQUIRED):
        return True
    return required == KNOWN_NAMES and len(names & OWN_FIELDS) > len(names) * _MOSTLY


def known_in(row: Sequence[str], names: Collection[str]) -> int:
    """How many different known names (normalised) the row holds."""
    short = (cell for cell in row if cell and len(cell) <= _LONGEST_NAME)
    return len(set(map(normal, short)).intersection(names))


def find_header(head: Sequence[tuple[int, Row]], names: Collection[str]) -> int | None:
    """The line of the row that holds the most known names, the first of equals; None below two."""
    scores = [
        (known, -index)
        for index, (_, row) in enumerate(head)
        if not _is_data(row, known := known_in(row, names))
    ]
    if not scores or (best := max(scores))[0] < KNOWN_NAMES:
        return None
    return head[-best[1]][0]


def holds_data(row: Sequence[str]) -> bool:
    """Do numbers, days or a database's nulls stand where a header has names?"""
    return any(map(_is_value, row))


def _is_value(cell: str) -> bool:
    text = cell.strip()
    if text[:1].isalpha() or not any(map(str.isdecimal, text)):
        return text in _NULLS
    if text.isdecimal():
        return len(text) != len("2026") or text[:2] not in ("19", "20")
    return is_written_in_full(text) or _VALUE.fullmatch(text) is not None


def _is_data(row: Sequence[str], known: int) -> bool:
    return holds_data(row) and known * 2 < sum(bool(cell.strip()) for cell in row)


def likely_header(head: Sequence[tuple[int, Row]]) -> int:
    """The row that looks most like a header when no name is known: full, and all of it words."""

    def score(row: Row) -> int:
        filled = [cell for cell in row if cell.strip()]
        return len({*filled}) - 2 * sum(any(map(str.isdigit, cell[:4])) for cell in filled)

    best = max(range(len(head)), key=lambda index: (score(head[index][1]), -index))
    return head[best][0]


# A second header: rows below the first that name the columns once more, for a machine or in words.
#
# Survey tools and databases write them: field names in snake case, types, JSON with an import id,
# and between them the questions that the columns answer.

Known = Callable[[], Collection[str]]
"""The names of columns that are known, worked out when they are asked for."""

_LOOKED_AT = 3
_LEAST = 2
_SHARE = 0.6
_FIELD_NAME = pattern(
    r"[a-z][a-z0-9]*(?:_+[a-z0-9]+)+|[a-z][a-z0-9]*(?:[A-Z][a-z0-9]+)+(?:__c)?"
    r"|[A-Za-z]\w*(?:\.[A-Za-z]\w*)+"
)
_CODE = pattern(r"[A-Za-z][\w.]*")
_NUMBERED = pattern(r".*(?:\d|[\W_][a-z])", re.IGNORECASE)
"""`customer_1` and `promise_b` are names that somebody hid, and no columns; `x__c` is one."""
_IN_BRACKETS = pattern(r"\([^()]+\)|\[[^\[\]]+\]|<[^<>]+>|\{[^{}]+\}")
_ASKS = ("?", "\uff1f")
_IMPORT_ID = pattern(
    r"\{\s*[\"']?[A-Za-z]+[\"']?\s*:.*\}",
    needs="{",
)
_TYPE_WORDS = """
    string text longtext textarea varchar nvarchar char number numeric decimal double float int
    integer bigint bool boolean date datetime timestamp currency money picklist reference lookup
    email url phone id enum percent list dropdown freetext required optional mandatory pflicht
    pflichtfeld freitext auswahl auswahlliste datum zahl betrag währung obligatoire facultatif texte
    textelibre liste nombre montant devise obligatorio opcional texto textolibre lista fecha número
    importe moneda obbligatorio facoltativo testo data numero obrigatório verplicht optioneel tekst
    keuze getal response open-endedresponse 文字列 テキスト 数値 日付 文本 数字 日期 必填
"""
_TYPES = frozenset(_TYPE_WORDS.split())
_DAY_LETTERS = frozenset("dmyjtga")
_DAY_FORMAT = len("dd.mm.yyyy")


def _is_type(text: str) -> bool:
    """`varchar(255)`, `(Pflicht)`, `TT.MM.JJJJ`: what a column may hold, and no value of it."""
    bare = text.casefold().strip("()[]<> ")
    if bare[:1] in _DAY_LETTERS and len(bare) == _DAY_FORMAT:
        parts = bare.replace("/", "-").replace(".", "-").split("-")
        if len(parts) == len("dmy") and all(_DAY_LETTERS.issuperset(part) for part in parts):
            return True
    name, _, size = bare.partition("(")
    return "".join(name.split()) in _TYPES and not size.strip("0123456789, ")


def second_header(
    head: Sequence[tuple[int, Row]], header_line: int, names: Sequence[str], known: Known
) -> frozenset[int]:
    """The lines of the first rows below the header that are no records but names."""
    below = [(line, row) for line, row in head if line > header_line][:_LOOKED_AT]
    last, is_import = -1, False
    for place, (_, row) in enumerate(below):
        cells = _cells(row, len(names))
        imports = len(cells) >= _LEAST and all(map(_IMPORT_ID.fullmatch, cells.values()))
        if imports or _names_columns(cells, names, known):
            last, is_import = place, is_import or imports
    if last < 0 or not (is_import or _all_name(below[:last], names, known)):
        return frozenset()
    return frozenset(line for line, _ in below[: last + 1])


def _all_name(rows: Sequence[tuple[int, Row]], names: Sequence[str], known: Known) -> bool:
    """Is every row before it a header too, or a row of questions?"""
    return all(
        _names_columns(cells := _cells(row, len(names)), names, known)
        or all(text.endswith("?") for text in cells.values())
        for _, row in rows
    )


def _cells(row: Row, width: int) -> dict[int, str]:
    return {index: text for index, cell in enumerate(row[:width]) if (text := clean(cell))}


def _names_columns(cells: dict[int, str], names: Sequence[str], known: Known) -> bool:
    if len(cells) < _LEAST:
        return False
    texts = list(cells.values())
    if max(map(len, texts)) > _LONGEST_NAME:
        return False
    if all(map(_says_what_it_holds, texts)) or _counts_columns(texts):
        return True
    if len(texts) > _LEAST and all(text.endswith(_ASKS) for text in texts):
        return True
    same = sum(normal(text) == normal(names[index]) for index, text in cells.items())
    if same >= _LEAST and same >= len(cells) * _SHARE:
        return True
    if holds_data(texts):
        return False
    is_named = [bool(_FIELD_NAME.fullmatch(text)) for text in texts]
    is_related = [_is_code_of(text, names[index]) for index, text in cells.items()]
    if any(is_related) and all(map(or_, is_named, is_related)) and len({*texts}) == len(texts):
        return not any(_NUMBERED.fullmatch(text.removesuffix("__c")) for text in texts)
    if len({*texts}) < len(texts):
        return False
    is_known = all(normal(text) in known() for text in texts)
    return is_known and (same > 0 or any(is_named) or len(texts) > _LEAST)


def _says_what_it_holds(text: str) -> bool:
    """A type, or any words in brackets: a form's hint, and no value."""
    return _is_type(text) or _IN_BRACKETS.fullmatch(text) is not None


def _counts_columns(texts: Sequence[str]) -> bool:
    """`1, 2, 3` or `A, B, C`, as a form numbers its columns."""
    count = len(texts)
    numbers, letters = [str(at + 1) for at in range(count)], list(_LETTERS[:count])
    return count > _LEAST and list(texts) in (numbers, letters)


def _is_code_of(text: str, name: str) -> bool:
    """Is it a code with a word of the column's name in it, as `new_duedate` below `Due Date`?"""
    said = text.casefold()
    return bool(_CODE.fullmatch(text)) and any(
        word in said for word in normal(name).split() if len(word) > _LEAST
    )
