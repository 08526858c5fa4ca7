"""The names and words that drawn projects are made of: few, so that they meet."""

import re
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from commitcheck.loading.tables.cells import NULLS, says_nothing

SEGMENTS = ("saas", "bank", "army")
CAPABILITIES = ("sso", "scim", "rbac", "search", "onprem", "legacy")
ALIASES = ("single sign-on", "user provisioning")
ITEMS = ("RM1", "RM2", "RM3", "RM4")
THEMES = ("TH1", "TH2", "TH3")
PEOPLE = ("priya", "marcus", "dana", "ines")
CUSTOMERS = ("Acme", "Born & Söhne", "Čapek, a.s.", "=Delta")
DEALS = ("D-1", "D-2", "D-3")
NOWHERE = "nowhere"
"""A name that nothing has: a reference to it dangles."""


def is_sound(text: str) -> bool:
    """No spreadsheet error, word for nothing or broken accent: of those a reader says something."""
    return not re.search(r"#[A-Z]|[âÃÂï\ufffd]", text) and text.strip() not in NULLS


texts = st.one_of(
    st.sampled_from(
        [
            "SCIM provisioning",
            "On-premises install, air-gapped",
            "We guarantee unlimited uptime: best efforts",
            "the best solution",
            "cuts audit preparation from 6 weeks to 5 days",
            '"quoted", with a # sign',
            "it's two\nlines\n",
            "- dash",
            "[b]old: {x}",
            "Lösung für Größe — ok",
        ]
    ),
    st.text(
        st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=12
    ).filter(is_sound),
)
"""Words of people: with signs that YAML, CSV and reports could trip over, or nothing."""
titles = texts.filter(lambda text: bool(text.strip()) and not says_nothing(text.strip()))
_DAYS = (
    "2025-06-30", "2025-12-31", "2026-01-31", "2026-03-01", "2026-03-15", "2026-03-16",
    "2026-03-17", "2026-03-31", "2026-05-15", "2026-Q2", "2026-Q3", "2026-12-31", "2027-06-30",
)  # fmt: skip
days = st.sampled_from((None, *_DAYS))
mornings = st.sampled_from(("2026-01-01", "2026-03-16", "2026-04-01", "2026-10-01", "2028-01-01"))
efforts = st.sampled_from((None, 0, 2, 6.5, 41))
shares = st.sampled_from((0, 0.2, 0.5, 1))
UPTIMES = (99, 99.5, 99.9, 99.99)
REGIONS = ("eu", "us", "EU")


def some(*names: str, dangling: bool = True) -> st.SearchStrategy[list[str]]:
    """A few of these names, now and then one that is nowhere."""
    pool = (*names, NOWHERE) if dangling else names
    return st.lists(st.sampled_from(pool), max_size=2, unique=True)


def one_of(*names: str) -> st.SearchStrategy[str]:
    return st.sampled_from((*names, *names, NOWHERE))


def optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


def records(
    key: str, names: Sequence[str], /, **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[list[dict[str, Any]]]:
    """A record for some of these names, in any order, with some of these fields."""
    chosen = st.lists(st.sampled_from(names), unique=True, max_size=len(names))
    rest = optional(**fields)

    @st.composite
    def drawn(draw: st.DrawFn) -> list[dict[str, Any]]:
        return [{key: name, **draw(rest)} for name in draw(chosen)]

    return drawn()
