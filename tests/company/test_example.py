"""examples/company: two products and one export, against what a person worked out by hand."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from commitcheck.companies import check_all, load_all
from commitcheck.model.company import Company

FOLDER = Path(__file__).parents[2] / "examples" / "company"


@cache
def judged() -> Company:
    return check_all(load_all(FOLDER))


def expected() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text("utf-8"))
    return found


def test_the_sentence_counts_every_promise_once() -> None:
    assert judged().verdict.sentence == expected()["verdict"]
    assert judged().findings == ()


@pytest.mark.parametrize("name", ["helio", "beacon"])
def test_each_product_has_its_own_promises_and_errors(name: str) -> None:
    """Helio signed the exclusivity and the price protection; what breaks them is Beacon's."""
    report = next(product.report for product in judged().products if product.name == name)
    wanted = expected()["products"][name]
    bad = [it.commitment for it in report.commitments if it.answer == "does_not_conform"]
    errors = [[it.rule, it.subject.id] for it in report.unwaived if it.severity.label == "error"]
    assert report.verdict.open == wanted["open"]
    assert bad == wanted["nonconforming"]
    assert sorted(errors) == wanted["errors"]


def test_a_deal_of_two_products_has_its_arr_once() -> None:
    """O-11 is worth 80,000 in Helio's row and in Beacon's: of 305,000 it is 80,000."""
    money = {metric.name: metric.value for metric in judged().metrics}
    assert money == {name: expected()[name] for name in ("arr_in_conflict", "arr_total")}
    alone = [
        next(it.value for it in product.report.metrics if it.name == "arr_total")
        for product in judged().products
    ]
    assert sum(value for value in alone if value) == 305_000 + 80_000


def test_a_deal_of_two_products_has_both_words() -> None:
    found = {deal.id: dict(deal.words) for deal in judged().deals_in_several}
    assert found == expected()["deals_in_several"]


def test_the_other_product_is_named_with_its_place() -> None:
    beacon = judged().products[1].report
    found = next(it for it in beacon.unwaived if it.rule == "XCF701")
    assert "helio/P-1" in str(found.message)
    assert found.related[0].at.path.endswith("exports/opportunities-2026-08-14.csv")


def test_the_later_export_counts_and_both_are_named() -> None:
    """P-2 was a kiosk in July; P-9 is in July's export only, and its deal is in August's."""
    beacon = judged().products[1].report
    assert "P-9" not in {answer.commitment for answer in beacon.commitments}
    told = " ".join(str(it.reason) for it in judged().products[0].report.not_checked)
    assert "opportunities-2026-07-31.csv" in told
    assert "the one of 2026-08-14 counts" in told


def test_what_a_product_takes_more_lightly_is_said_with_its_place() -> None:
    beacon = judged().products[1]
    assert beacon.fail_on == "warning"
    assert [(it.what, it.by.rpartition("company/")[2]) for it in beacon.report.loosened] == [
        ("COV305 counts as info", "products/beacon/commitcheck.yaml:3")
    ]
