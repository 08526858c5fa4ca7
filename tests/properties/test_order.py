"""In which order the rows come changes nothing but positions."""

import random
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commitcheck.model.finding import Finding
from commitcheck.model.report import DealAnswer, Report
from properties.strategies import Portfolio, examples, portfolios

chance = st.randoms(use_true_random=False)


@given(portfolios, chance)
@examples(30)
def test_rows_in_another_order_give_the_same_report(
    drawn: Portfolio, chance: random.Random
) -> None:
    """Every finding, answer, metric and picture, to the last word."""
    drawn = coherent(drawn)

    assert contents(shuffled(drawn, chance).checked()) == contents(drawn.checked())


@given(portfolios, chance)
@examples(6)
def test_suggestions_do_not_depend_on_it_either(drawn: Portfolio, chance: random.Random) -> None:
    before = drawn.checked(engine="default")
    after = shuffled(drawn, chance).checked(engine="default")

    assert set(after.suggestions) == set(before.suggestions)


def shuffled(drawn: Portfolio, chance: random.Random) -> Portfolio:
    rows = list(drawn.promises)
    chance.shuffle(rows)
    return drawn.with_promises(rows)


def coherent(drawn: Portfolio) -> Portfolio:
    """With one customer and one currency to a deal, and no promise that waits for itself.

    Where rows contradict each other, the first one is what the report goes by, and a circle
    is reported on its first member: there the order does say something.
    """
    rows: list[Mapping[str, Any]] = []
    for row in drawn.promises:
        first = next((earlier for earlier in rows if earlier.get("deal") == row.get("deal")), row)
        customer = first["customer"] if row.get("deal") else row["customer"]
        earlier = [name for name in row.get("depends_on", ()) if name < row["id"]]
        rows.append({**row, "customer": customer, "currency": "EUR", "depends_on": earlier})
    return drawn.with_promises(rows)


def contents(report: Report) -> dict[str, Any]:
    """All that a report says, without places and without the order of promises and deals."""
    return {
        "verdict": report.verdict,
        "findings": {unplaced(found) for found in report.findings},
        "promises": {commitment.commitment: commitment for commitment in report.commitments},
        "deals": {deal.id: unordered(deal) for deal in report.deals},
        "timeline": set(report.timeline),
        "capacity": report.capacity,
        "themes": [(theme.theme, set(theme.promises), theme.items) for theme in report.themes],
        "not_checked": set(report.not_checked),
        "metrics": report.metrics,
        "diagnosis": report.diagnosis,
        "waivers": report.waivers,
    }


def unplaced(found: Finding) -> object:
    """An ARR that stands on several rows is shown where it stands first: that is a place too."""
    shown = () if found.code == "INP004:arr" else found.related
    related = {(thing.kind, thing.id, thing.note) for thing in shown}
    nowhere = found.at._replace(path="", line=1)
    return replace(found, at=nowhere, related=()), frozenset(related)


def unordered(deal: DealAnswer) -> object:
    return replace(deal, changes=(), owed=()), set(deal.changes), set(deal.owed)
