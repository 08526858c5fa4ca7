"""Conflicts of pairs: no promise is held against every other, and none is missed."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.rules import xcf701_exclusivity_violated as xcf701
from commitcheck.rules import xcf704_mfn_collision as xcf704
from commitcheck.rules.terms.parties import ASKED, Rivals, lateness
from rules.test_linear import steps

DAYS = st.sampled_from([None, "2026-06-30", "2026-09-30", "2026-12-31"])
SEGMENTS = st.sampled_from([None, "s", "t"])
ROWS = st.lists(
    st.tuples(st.sampled_from("AB"), st.booleans(), DAYS, SEGMENTS, st.integers(1, 3)), max_size=8
)


@given(ROWS)
def test_the_parties_of_an_exclusivity_are_those_that_holding_all_against_all_gives(
    rows: list[Any],
) -> None:
    """By customer, segment and day."""
    promises = [
        promise(f"C-{at}", customer=who, kind="exclusivity" if claims else "feature",
                capability="scim", until=day if claims else None, due=None if claims else day,
                scope_segment=part if claims else None, segment=None if claims else part)
        for at, (who, claims, day, part, _) in enumerate(rows)
    ]  # fmt: skip
    expected: dict[str, set[str]] = {}
    for mine in promises:
        for other in promises:
            if mine.kind != "exclusivity" or other.kind != "feature":
                continue
            in_scope = not mine.scope_segment or mine.scope_segment == other.segment
            in_time = mine.until is None or other.due is None or other.due <= mine.until
            if mine.customer != other.customer and in_scope and in_time:
                later, earlier = sorted((mine, other), key=lateness, reverse=True)
                expected.setdefault(later.id, set()).add(earlier.id)
    found = xcf701.check(context(vision(capabilities=["scim"]), *promises))
    assert {finding.subject.id: {it.id for it in finding.related} for finding in found} == expected


@given(ROWS, st.sampled_from(["higher", "lower"]))
def test_the_parties_of_a_price_clause_are_those_that_holding_all_against_all_gives(
    rows: list[Any], better: str
) -> None:
    """By customer, segment and value."""
    promises = [
        promise(f"C-{at}", customer=who, kind="mfn" if clause else "pricing", dimension="price",
                value=value, scope_segment=part if clause else None,
                segment=None if clause else part)
        for at, (who, clause, _, part, value) in enumerate(rows)
    ]  # fmt: skip
    expected: dict[str, set[str]] = {}
    for mine in promises:
        for other in promises:
            if mine.kind != "mfn" or other.kind != "pricing":
                continue
            in_scope = not mine.scope_segment or mine.scope_segment == other.segment
            values = (float(str(mine.value)), float(str(other.value)))
            is_better = values[1] > values[0] if better == "higher" else values[1] < values[0]
            if mine.customer != other.customer and in_scope and is_better:
                later, earlier = sorted((mine, other), key=lateness, reverse=True)
                expected.setdefault(later.id, set()).add(earlier.id)
    seen = context(vision(dimensions=[{"id": "price", "better": better}]), *promises)
    assert {
        finding.subject.id: {it.id for it in finding.related} for finding in xcf704.check(seen)
    } == expected


@pytest.mark.parametrize("count", [ASKED - 1, ASKED, ASKED + 1])
def test_one_customer_s_many_do_not_crowd_out_another_s(count: int) -> None:
    """Whoever asks leaves out its own, and still finds the one that is not."""
    rivals = Rivals()
    rivals.add(1, promise("C-0", customer="B"))
    for at in range(count):
        rivals.add(0, promise(f"C-{at + 1}", customer="A"))
    asking = promise("C-999", customer="A")
    assert [it.id for it in rivals.beside(asking, lambda _: True)] == ["C-0"]
    assert len(list(rivals.beside(promise(customer="D"), lambda _: True))) == min(count + 1, ASKED)


FULL = ASKED // 5
"""A list that is full after a fifth of the rows needs a fifth of them."""


def exclusive(at: int, customer: str) -> Commitment:
    kind = "exclusivity" if at % 2 else "feature"
    return promise(f"C-{at}", customer=customer, kind=kind, capability="scim")


def favoured(at: int, customer: str) -> Commitment:
    kind = "mfn" if at % 2 else "pricing"
    return promise(
        f"C-{at}", customer=customer, kind=kind, dimension="price", value=at % (2 * FULL)
    )


@pytest.mark.parametrize("is_alone", [True, False])
@pytest.mark.parametrize(("rule", "row"), [(xcf701, exclusive), (xcf704, favoured)])
def test_as_many_clauses_as_promises_are_no_product(
    monkeypatch: pytest.MonkeyPatch,
    rule: Any,
    row: Callable[[int, str], Commitment],
    *,
    is_alone: bool,
) -> None:
    """Every second row is a clause; of one customer or of as many."""
    monkeypatch.setattr("commitcheck.rules.terms.parties.ASKED", FULL)

    def taken(count: int) -> int:
        rows = [row(at, "A" if is_alone else f"Firm {at}") for at in range(count)]
        seen = context(vision(capabilities=["scim"], dimensions=["price"]), *rows)
        return steps(lambda: list(rule.check(seen)))

    taken(10)
    # the lists fill up on the way; a product takes four times the work
    assert taken(160) <= 2.5 * taken(80)
