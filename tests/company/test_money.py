"""A company's ARR over its products, and where its configuration may stand."""

from pathlib import Path

import pytest

from commitcheck.companies import check_all, load_all
from commitcheck.errors import InputError
from company.repositories import HEADER, company, row, write

COLUMNS = HEADER.replace("\n", ",arr,currency\n")


def money(folder: Path, *lines: tuple[str, str, str, str]) -> list[tuple[object, ...]]:
    """What both metrics say, of promises with a product, a capability, a deal and their money."""
    rows = "".join(
        row(f"C-{at}", product, capability=capability, deal=deal).replace("\n", f",{arr}\n")
        for at, (product, capability, deal, arr) in enumerate(lines)
    )
    files = {"exports/deals.csv": COLUMNS + rows}
    found = check_all(load_all(write(company(folder), files)))
    return [(it.name, it.value, it.unit, it.reason) for it in found.metrics]


def test_a_deal_of_two_products_has_its_arr_once_and_the_larger_one(tmp_path: Path) -> None:
    assert money(
        tmp_path,
        ("helio", "sso", "D-1", "100,EUR"),
        ("beacon", "sso", "d-1", "150,EUR"),
        ("beacon", "sso", "D-2", "20,EUR"),
    ) == [("arr_in_conflict", 0, "EUR", None), ("arr_total", 170, "EUR", None)]


def test_a_promise_that_does_not_conform_brings_its_whole_deal_into_conflict(
    tmp_path: Path,
) -> None:
    assert money(
        tmp_path,
        ("helio", "kiosk", "D-1", "100,EUR"),
        ("beacon", "sso", "D-1", "150,EUR"),
        ("beacon", "sso", "D-2", "20,EUR"),
    ) == [("arr_in_conflict", 150, "EUR", None), ("arr_total", 170, "EUR", None)]


def test_two_currencies_cannot_be_added_up(tmp_path: Path) -> None:
    reason = "EUR and USD cannot be added up"
    assert money(
        tmp_path, ("helio", "sso", "D-1", "100,EUR"), ("beacon", "sso", "D-2", "20,USD")
    ) == [("arr_in_conflict", None, "EUR", reason), ("arr_total", None, "EUR", reason)]


def test_without_any_arr_nothing_is_added_up(tmp_path: Path) -> None:
    reason = "no deal says its ARR"
    assert money(tmp_path, ("helio", "sso", "D-1", ",")) == [
        ("arr_in_conflict", None, "money", reason),
        ("arr_total", None, "money", reason),
    ]


def test_without_a_currency_it_is_money(tmp_path: Path) -> None:
    assert money(tmp_path, ("helio", "sso", "D-1", "100,")) == [
        ("arr_in_conflict", 0, "money", None),
        ("arr_total", 100, "money", None),
    ]


def test_the_configuration_is_named_or_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From anywhere by its name; without one it is looked for where one is."""
    folder = company(tmp_path / "company", row("C-1", "helio"))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / ".git").mkdir()
    monkeypatch.chdir(elsewhere)
    assert list(load_all(config=folder / "commitcheck.yaml").projects) == ["helio", "beacon"]
    with pytest.raises(InputError, match=r"no commitcheck\.yaml here lists products"):
        load_all()
    monkeypatch.chdir(folder)
    assert list(load_all().projects) == ["helio", "beacon"]
