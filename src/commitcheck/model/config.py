"""What commitcheck.yaml can say; the command line wins over it, it wins over the defaults."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from commitcheck.model.vocabulary import SourceKind, Status

_NOTHING: Mapping[str, str] = MappingProxyType({})


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
    as_of: dt.date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    fail_on: str | None = None
    as_read: bool = False
    engine: str | None = None
    language: str | None = None
