"""Which policy values are in force, where each comes from, and which rules it decides."""

from collections.abc import Mapping

from commitcheck.model.policy import Policy
from commitcheck.model.report import Threshold

_DECIDES: Mapping[str, tuple[str, ...]] = {
    "max_one_off_share": ("CAP502",),
    "max_committed_share": ("DEB903",),
    "min_strategic_share": ("DEB903",),
    "max_top_arr": ("CAP504",),
    "max_top_effort": ("CAP504",),
    "quarter_end_days": ("DEB902",),
    "quarter_end_min_deals": ("DEB902",),
    "quarter_end_share": ("DEB902",),
    "promise_keeping_floor": ("DEB905",),
    "promise_keeping_error": ("DEB905",),
    "promise_keeping_min_n": ("DEB905",),
    "parallel_people": ("TIM402",),
    "waiver_max_days": ("WVR952",),
    "export_max_age_days": ("INP004",),
    "min_reserve": (),
    "max_target_segments": ("POS102",),
    "fiscal_year_start": ("DEB902",),
    "revenue_checks": ("COM801",),
    "approvals": ("GOV205",),
}


def thresholds(policy: Policy) -> tuple[Threshold, ...]:
    """Every value of the policy, in the order of its page."""
    plain = Policy()
    return tuple(
        Threshold(key, _shown(policy, key), _source(policy, plain, key), rules)
        for key, rules in _DECIDES.items()
    )


def _shown(policy: Policy, key: str) -> str:
    if key == "approvals":
        return "the vision's matrix" if key in policy.overridden else "the default matrix"
    return str(getattr(policy, key))


def _source(policy: Policy, plain: Policy, key: str) -> str:
    if key in policy.overridden:
        return "policy"
    return "default" if getattr(policy, key) == getattr(plain, key) else "stage"
