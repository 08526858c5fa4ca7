"""Every threshold: its default by product stage, and what the vision's `policy` overrides.

Only the concentration and promise-keeping bands lean on a published figure (the rules' pages
name it); the rest is convention, so each is overridable and printed where it decided something.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field

from commitcheck.model.dates import FiscalYear
from commitcheck.model.vocabulary import Role, Stage, YearName

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
