"""`--if` equals editing the file: drawn projects, written, loaded, and edited by hand."""

import datetime as dt
import random
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commitcheck.api import load
from commitcheck.model.project import Project
from commitcheck.variants.what_if import assumed, assumptions
from properties.strategies import Fields, Portfolio, examples, portfolios
from properties.written import write

days = st.dates(dt.date(2025, 1, 1), dt.date(2028, 12, 31)).map(dt.date.isoformat)


def loaded(drawn: Portfolio, seed: int) -> Project:
    with TemporaryDirectory() as folder:
        return load(*write(drawn, Path(folder), random.Random(seed))[:2])  # noqa: S311 - any order will do


def edited(drawn: Portfolio, section: str, index: int, **values: Any) -> Portfolio:
    """The same documents but for these keys of one entry."""
    entries: list[Fields] = [dict(entry) for entry in drawn.vision[section]]
    entries[index] = {**entries[index], **values}
    return Portfolio({**drawn.vision, section: entries}, drawn.promises, drawn.waivers, drawn.as_of)


@given(portfolios, days, st.integers(0, 99))
@examples(24)
def test_moving_an_item_equals_editing_its_days(drawn: Portfolio, day: str, seed: int) -> None:
    """`latest` is the day; `earliest` the lesser of the two where the file has one."""
    items = drawn.vision.get("roadmap") or ()
    before = loaded(drawn, seed)
    for index, item in enumerate(items):
        values = {"latest": day}
        if item.get("earliest"):
            earliest = before.roadmap[item["id"]].earliest
            assert earliest is not None
            values["earliest"] = min(earliest.isoformat(), day)
        after = loaded(edited(drawn, "roadmap", index, **values), seed)
        made = assumptions(before, [f"item:{item['id']}={day}"])

        assert assumed(before, made).vision == after.vision


@given(portfolios, st.sampled_from(("available", "rejected", "planned")), st.integers(0, 99))
@examples(18)
def test_a_status_equals_editing_it(drawn: Portfolio, status: str, seed: int) -> None:
    before = loaded(drawn, seed)
    for index, capability in enumerate(drawn.vision.get("capabilities") or ()):
        after = loaded(edited(drawn, "capabilities", index, status=status), seed)
        made = assumptions(before, [f"cap:{capability['id']}={status}"])

        assert assumed(before, made).vision == after.vision
