"""What commitcheck.yaml can say; the command line wins over it, it wins over the defaults."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from commitcheck.model.vocabulary import SourceKind, Status

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Route(Struct, frozen=True):
    """Which product a row of one export for all belongs to: `column` says it, in their words.

    `values` are their words with our product, None for what is checked nowhere here; a word that
    is a product's name needs no entry. `whose` rows are read, by `takes`, which has every word in
    its folded spelling; without it all are.
    """

    column: str
    values: Mapping[str, str | None] = field(default_factory=dict)
    whose: str | None = None
    takes: Mapping[str, str | None] = field(default_factory=dict)


class TableConfig(Struct, frozen=True):
    """How one commitments file is to be understood; everything but `file` is optional.

    `columns` reads *our field: their column*: a list takes the first non-empty column, and
    `A + B` joins. `values` maps their words to ours, per field. `split` names the separator of
    a list field. `header_row` is 1-based. `dates` is DMY, MDY or YMD; `decimal` is "." or ",".
    `join` (`file`, `key`) brings in the columns of another table by a key. `deal`, `customer`,
    `source`, `status` and `signed_on` say of a document whose it is, what it is, where it stands.
    """

    file: str
    preset: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    split: Mapping[str, str] = field(default_factory=dict)
    dates: str | None = None
    decimal: str | None = None
    currency: str | None = None
    delimiter: str | None = None
    encoding: str | None = None
    ignore_rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exported_on: dt.date | None = None
    join: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    deal: str | None = None
    customer: str | None = None
    source: SourceKind | None = None
    status: Status | None = None
    signed_on: dt.date | None = None
    route: Route | None = None


class ProductEntry(Struct, frozen=True):
    """A product of several: the folder that holds it, or its files; paths as written."""

    name: str | None = None
    path: str | None = None
    vision: str | None = None
    commitments: tuple[TableConfig, ...] = ()
    waivers: str | None = None
    links: str | None = None
    decisions: str | None = None
    baseline: str | None = None


class PackConfig(Struct, frozen=True):
    """A pack: the folder at `path` with its hash, or an installed `package`."""

    path: str | None = None
    sha256: str | None = None
    package: str | None = None


class Config(Struct, frozen=True):
    """commitcheck.yaml. Paths are as the user wrote them, relative to the file's folder."""

    path: str | None = None
    vision: str | None = None
    commitments: tuple[TableConfig, ...] = ()
    waivers: str | None = None
    links: str | None = None
    decisions: str | None = None
    wording: str | None = None
    baseline: str | None = None
    rules: tuple[str, ...] | None = None
    """Files with rules of the company's own; None takes those in `rules/` beside this file."""
    packs: tuple[PackConfig, ...] = ()
    as_of: dt.date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    fail_on: str | None = None
    as_read: bool = False
    history: bool = False
    """Check, diagnose and sync say what git tells too."""
    engine: str | None = None
    language: str | None = None
    company: str | None = None
    products: tuple[ProductEntry, ...] = ()
    shared: tuple[str, ...] = ()
    keep: str | None = None
    of_product: str | None = None
    """Of one product's configuration within its company's: which one."""
    places: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """Where what is left out stands, as `ignore COV305`, where two files have a say."""
    loosens: tuple[tuple[str, str], ...] = ()
    """What the product takes more lightly than its company, each with its place."""
