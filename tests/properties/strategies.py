"""Whole valid projects, drawn, and how often a property is tried on them.

What is drawn are plain documents as a file would hold them; `built` makes a Project of them
through the factories of the tests, `written.write` makes files.
"""

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from building import project, promise, vision, waiver
from commitcheck.api import check
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.rules import ALL_RULES
from properties.promises import promise_lists
from properties.visions import visions
from properties.words import DEALS, PEOPLE, THEMES, days, mornings, one_of, titles

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
Fields = Mapping[str, Any]


def examples(quick: int) -> settings:
    """How often a property is tried; `HYPOTHESIS_PROFILE=thorough` makes it thirty times that."""
    return settings(max_examples=quick * 30 if THOROUGH else quick, deadline=None)


@dataclass(frozen=True)
class Portfolio:
    """A vision, promises and waivers as documents, and the day they are looked at."""

    vision: Fields
    promises: tuple[Fields, ...]
    waivers: tuple[Fields, ...]
    as_of: dt.date

    def built(self) -> Project:
        """As a Project; a promise stands at the line of its id's number, wherever it comes."""
        return project(
            vision(**self.vision),
            [
                promise(line=int(fields["id"].removeprefix("C-")), **fields)
                for fields in self.promises
            ],
            waivers=[waiver(**fields) for fields in self.waivers],
        )

    def checked(self, **options: Any) -> Report:
        """Judged on its day, without suggestions unless told otherwise."""
        return check(self.built(), **{"as_of": self.as_of, "engine": "off", **options})

    def with_promises(self, promises: Sequence[Fields]) -> "Portfolio":
        return replace(self, promises=tuple(promises))


waiver_lists = st.lists(
    st.fixed_dictionaries(
        {"rule": st.sampled_from([rule.info.code for rule in ALL_RULES])},
        optional={
            "commitment": one_of("C-1", "C-2", "C-3"),
            "deal": one_of(*DEALS),
            "object": one_of(*PEOPLE, *THEMES, "portfolio"),
            "reason": titles,
            "owner": one_of("ines"),
            "approved_by": one_of("priya", "dana"),
            "approved_on": days,
            "expires_on": days,
            "ticket": titles,
            "renewals": st.integers(0, 2),
        },
    ),
    max_size=3,
).map(lambda bodies: tuple({"id": f"W-{i}", **body} for i, body in enumerate(bodies, 1)))
portfolios = st.builds(
    Portfolio, visions, promise_lists, waiver_lists, mornings.map(dt.date.fromisoformat)
)
