"""What can be set: thresholds, in the vision's `policy`, and what commitcheck.yaml can say; the
command line wins over that, it wins over the defaults.
"""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field

from commitcheck.model.dates import FiscalYear
from commitcheck.model.vocabulary import Role, SourceKind, Stage, Status, YearName

# Every threshold: its default by product stage, and what the vision's `policy` overrides.
#
# Only the concentration and promise-keeping bands lean on a published figure (the rules' pages
# name it); the rest is convention, so each is overridable and printed where it decided something.

DEFAULT_APPROVALS: Mapping[str, tuple[Role, ...]] = MappingProxyType(
    {
        "feature": ("product", "engineering"),
        "integration": ("product", "engineering"),
        "custom_development": ("product", "engineering", "finance"),
        "deployment": ("product", "engineering", "executive"),
        "sla": ("product", "engineering"),
        "support": ("product", "engineering"),
        "performance": ("product", "engineering"),
        "scale": ("product", "engineering"),
        "eol_support": ("product", "engineering"),
        "data_residency": ("security", "legal"),
        "data_retention": ("security", "legal"),
        "compliance": ("security",),
        "pricing": ("finance", "legal"),
        "mfn": ("finance", "legal", "executive"),
        "exclusivity": ("product", "finance", "legal", "executive"),
        "ip_escrow": ("legal", "engineering", "executive"),
        "roadmap_disclosure": ("product",),
        "services": ("product",),
        "other": ("product",),
    }
)
"""Roles that must say yes to a firm promise of a kind; finance and legal are added by GOV205
for firm promises of future functionality, and a promise that is not firm needs product only."""


class WaiverBudget(Struct, frozen=True):
    """How many exceptions a quarter may have, and the ARR of the deals they are for."""

    count: int | None = None
    arr: float | None = None

    @property
    def words(self) -> str:
        """`3 waivers and 250000 ARR a quarter`; `no limit` where neither is set."""
        parts = [] if self.count is None else [f"{self.count} waivers"]
        parts += [] if self.arr is None else [f"{self.arr:g} ARR"]
        return f"{' and '.join(parts)} a quarter" if parts else "no limit"


class Shared(Struct, frozen=True):
    """A threshold as a pack sets it, and the folder of the pack."""

    value: Any
    pack: str


_NO_PACKS: Mapping[str, Shared] = MappingProxyType({})


class Policy(Struct, frozen=True):
    """Thresholds in force. Shares are fractions of 1, durations days."""

    max_one_off_share: float = 0.20
    max_committed_share: float = 0.70
    min_strategic_share: float = 0.50
    max_top_arr: float = 0.30
    max_top_effort: float = 0.40
    quarter_end_days: int = 10
    quarter_end_min_deals: int = 5
    quarter_end_share: float = 0.50
    promise_keeping_floor: float = 0.80
    promise_keeping_error: float = 0.60
    promise_keeping_min_n: int = 5
    parallel_people: float = 3
    accept_within_days: int = 30
    waiver_max_days: int = 90
    max_waivers: WaiverBudget = WaiverBudget()
    export_max_age_days: int = 14
    min_reserve: float = 0.20
    max_target_segments: int = 4
    fiscal_year_start: int = 1
    fiscal_year_named_by: YearName = "end"
    revenue_checks: str = "error"
    approvals: Mapping[str, tuple[Role, ...]] = field(default_factory=lambda: DEFAULT_APPROVALS)
    overridden: frozenset[str] = frozenset()
    """Keys that the vision sets; not a field of the input."""
    from_packs: Mapping[str, Shared] = field(default_factory=lambda: _NO_PACKS)
    """Keys that packs set, by their names: the vision's own stand over them; no field either."""

    @property
    def is_set(self) -> frozenset[str]:
        """Keys that somebody set: the vision or a pack."""
        return self.overridden | self.from_packs.keys()

    @property
    def fiscal_year(self) -> FiscalYear:
        """When fiscal years begin and which number they have."""
        is_said = "fiscal_year_named_by" in self.is_set
        return FiscalYear(self.fiscal_year_start, self.fiscal_year_named_by, is_said)

    @classmethod
    def of(
        cls, stage: Stage, overrides: Mapping[str, Any], shared: Mapping[str, Shared] = _NO_PACKS
    ) -> "Policy":
        """The stage's defaults, what packs share on top, and the vision's `policy` over both.

        `overrides` is already validated; `approvals` in it replaces whole kinds.
        """
        packs = {key: it.value for key, it in shared.items()}
        values = {**_STAGE_DEFAULTS.get(stage, {}), **packs, **overrides}
        every = (DEFAULT_APPROVALS, packs.get("approvals", {}), overrides.get("approvals", {}))
        values["approvals"] = MappingProxyType(
            {kind: roles for matrix in every for kind, roles in matrix.items()}
        )
        return cls(**values, overridden=frozenset(overrides), from_packs=shared)


_STAGE_DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "infancy": {"max_target_segments": 2},
    "mature": {"max_one_off_share": 0.15},
}


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
