"""CAP504: one customer brings too much of the ARR or gets too much one-off work."""

from itertools import permutations
from typing import Any

import pytest
from msgspec.structs import replace

from building import context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.cap504_one_customer_dependence import ARR, EFFORT, RULE, check, top_effort


def worth(customer: str, arr: float | None, **fields: Any) -> Commitment:
    return promise(f"C-{customer}", customer=customer, arr=arr, **{"status": "signed", **fields})


def one_off(customer: str, effort: float, **fields: Any) -> Commitment:
    return promise(
        f"K-{customer}", customer=customer, effort=effort,
        **{"reuse": "one_off", "source": "sow", **fields},
    )  # fmt: skip


def found(*promises: Commitment, **policy: Any) -> list[Finding]:
    return list(check(context(vision(policy=policy), *promises)))


def test_too_much_of_the_arr() -> None:
    """A decision for the executive: what may the roadmap owe them?"""
    rest = [worth(name, 100000, currency="EUR") for name in "BCDE"]
    [finding] = found(worth("Acme", 400000, currency="EUR"), *rest)

    assert str(finding.message) == "Acme brings 400,000 EUR of 800,000 EUR ARR: 50%, more than 30%"
    assert str(finding.next_step) == "decide at the executive level what the roadmap may owe Acme"
    assert finding.code == "CAP504:arr"
    assert finding.subject == ("customer", "Acme", False)
    assert (finding.severity, finding.who, finding.cure) == (
        Severity.WARNING, "executive", "decide",
    )  # fmt: skip
    assert finding.at.field == "arr"
    assert [related.id for related in finding.related] == ["C-Acme"]


def test_too_much_of_the_one_off_work() -> None:
    """The largest piece is where it points."""
    [finding] = found(one_off("Acme", 30), one_off("B", 16), one_off("C", 10))

    assert str(finding.message) == (
        "Acme gets 30 of 56 person-weeks of one-off work: 53.6%, more than 40%"
    )
    assert str(finding.next_step) == (
        "decide at the executive level which one-offs Acme still gets, and at what price"
    )
    assert finding.code == "CAP504:effort"
    assert finding.at.field == "effort"
    assert [(related.id, related.note) for related in finding.related] == [
        ("K-Acme", "one-off, 30 person-weeks")
    ]


@pytest.mark.parametrize(("top", "count"), [(300, 0), (301, 1)])
def test_the_share_of_arr_at_its_threshold_is_fine(top: float, count: int) -> None:
    """30 % exactly is no dependence yet."""
    rest = [worth(name, 175) for name in "BCDE"]

    assert len(found(worth("Acme", top), *rest)) == count


@pytest.mark.parametrize(("top", "count"), [(40, 0), (40.5, 1)])
def test_the_share_of_effort_at_its_threshold_is_fine(top: float, count: int) -> None:
    """40 % exactly is no dependence yet."""
    assert len(found(one_off("Acme", top), one_off("B", 30), one_off("C", 30))) == count


def test_the_policy_decides() -> None:
    """Both thresholds can be moved."""
    promises = [worth("Acme", 400), *(worth(name, 200) for name in "BCD")]

    assert found(*promises, max_top_arr=0.4) == []
    assert len(found(*promises, max_top_arr=0.39)) == 1
    work = [one_off("Acme", 2), one_off("B", 1), one_off("C", 1)]
    assert found(*work, max_top_effort=0.5) == []


def test_two_customers_say_nothing() -> None:
    """One of two always has half; a customer without an ARR cannot be weighed."""
    assert found(worth("Acme", 400), worth("B", 1)) == []
    assert found(worth("Acme", 400), worth("B", 1), worth("C", None)) == []
    assert found(one_off("Acme", 30), one_off("B", 1)) == []


def test_a_third_customer_without_one_offs_makes_them_three() -> None:
    """That only one customer gets special work is the point."""
    assert [
        finding.variant for finding in found(one_off("Acme", 5), worth("B", None), worth("C", None))
    ] == ["effort"]


def test_the_arr_of_a_deal_counts_once() -> None:
    """On several rows, on one that is not open: it is the deal's, and the largest of them."""
    acme = [
        worth("Acme", 300, deal="D-1"),
        promise("C-2", customer="Acme", deal="D-1", arr=300),
        promise("C-3", customer="Acme", deal="D-1", arr=200, status="withdrawn"),
    ]
    rest = [worth(name, 175) for name in "BCDE"]

    assert found(*acme, *rest) == []


def test_the_arr_may_stand_on_a_row_of_somebody_else() -> None:
    """The deal is Acme's, first of two by name; the finding stands where the figure does."""
    partner = worth("Partner", 400000, deal="D-1")
    rest = [worth(name, 1000) for name in "BC"]
    [finding] = found(worth("Acme", None, deal="D-1"), partner, *rest)

    assert finding.subject == ("customer", "Acme", False)
    assert [related.id for related in finding.related] == ["C-Partner"]


@pytest.mark.parametrize(
    ("names", "whose"),
    [(("Partner", "Acme"), "Acme"), (("Acme", "Partner", "Partner"), "Partner")],
)
def test_whose_deal_it_is_does_not_depend_on_the_order_of_its_rows(
    names: tuple[str, ...], whose: str
) -> None:
    """A finding that changes its subject with an export's order would be new in every baseline."""
    rows = [
        promise(f"K-{n}", customer=name, deal="D-1", arr=400000, status="signed")
        for n, name in enumerate(names)
    ]
    rest = [worth(name, 1000) for name in "BC"]

    for ordered in permutations(rows):
        [finding] = found(*ordered, *rest)
        assert finding.subject == ("customer", whose, False)
        assert [related.id for related in finding.related] == [f"K-{n}" for n in range(len(names))]


def test_a_deal_without_an_open_promise_brings_nothing() -> None:
    """What was delivered is not held hostage."""
    assert (
        found(worth("Acme", 900, status="delivered"), *(worth(name, 100) for name in "BCDE")) == []
    )


def test_two_currencies_cannot_be_added_up() -> None:
    """400 of one and 100 of another are no share."""
    rest = [worth(name, 100, currency="USD") for name in "BCD"]

    assert found(worth("Acme", 400, currency="EUR"), *rest) == []
    assert len(found(worth("Acme", 400, currency="USD"), *rest)) == 1


@pytest.mark.parametrize(
    "fields", [{"source": "email"}, {"reuse": "general"}, {"status": "delivered"}]
)
def test_work_that_does_not_count(fields: dict[str, str]) -> None:
    """Not firm, for everybody, or done; a draft counts."""
    others = (one_off("B", 10), one_off("C", 10), one_off("D", 10))

    assert found(one_off("Acme", 90, **fields), *others) == []
    assert len(found(one_off("Acme", 90, status="negotiating"), *others)) == 1


def test_each_half_needs_its_columns() -> None:
    """And the rule needs one of them."""
    seen = {name: context(vision(), fields={name}) for name in ("arr", "effort", "reuse")}

    assert [ARR.runs(given) for given in seen.values()] == [True, False, False]
    assert not EFFORT.runs(seen["effort"])
    assert EFFORT.runs(context(vision(), fields={"effort", "reuse"}))
    assert [RULE.needs[0].is_met(given.project) for given in seen.values()] == [True, True, False]


def test_the_share_is_there_for_the_metrics_too() -> None:
    """Whether or not it is above its threshold."""
    seen = context(vision(), one_off("A", 1), one_off("B", 1), one_off("C", 2))

    assert top_effort(seen) == ("C", (2, 4))


def test_the_largest_pieces_of_work_come_first() -> None:
    """Each where its effort stands."""
    rows = [one_off("Acme", 3), one_off("Acme", 30)._replace(id="K-2"),
            one_off("Acme", 3)._replace(id="K-1")]  # fmt: skip
    [finding] = found(*rows, one_off("B", 16), one_off("C", 10))

    assert finding.subject == ("customer", "Acme", False)
    assert [(related.kind, related.id, related.at.field) for related in finding.related] == [
        ("commitment", "K-2", "effort"),
        ("commitment", "K-1", "effort"),
        ("commitment", "K-Acme", "effort"),
    ]


def test_of_two_equal_customers_the_first_name_is_meant() -> None:
    """Else the order of a file would decide."""
    rest = [worth(name, 100) for name in "CDE"]
    [finding] = found(worth("B", 400), worth("A", 400), *rest)

    assert finding.subject.id == "A"


def test_the_row_with_the_most_arr_comes_first() -> None:
    """Of equal ones the first id; a deal is its first row's customer's."""
    rest = [worth(name, 100, deal=f"D-{name}") for name in "BCDE"]
    rows = [
        worth("Acme", 300, deal="D-1")._replace(id="C-3"),
        worth("Acme", 400, deal="D-2")._replace(id="C-2"),
        worth("Acme", 300, deal="D-3")._replace(id="C-1"),
    ]
    [finding] = found(*rows, *rest)

    assert [related.id for related in finding.related] == ["C-2", "C-1", "C-3"]


def test_a_deal_that_could_not_be_used_is_said_to_be_left_out() -> None:
    """A reader who adds up the header's sum must know why this one is smaller."""
    rows = [worth(name, 100, deal=name) for name in "ABCD"]
    whole = context(vision(), *rows)
    left = replace(whole, skipped=frozenset(["C-D"]))
    [finding] = check(left)
    assert "brings 100 of 300 ARR, 1 deal left out: 33.3%, more than 30%" in str(finding.message)
    assert not list(check(whole))
