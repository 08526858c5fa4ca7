"""One export for all is read once, and every product has of it what it would have alone."""

from pathlib import Path
from typing import Any

import pytest

from commitcheck import api, load
from commitcheck.companies import check_all, load_all
from commitcheck.loading.tables.exports import Exports
from commitcheck.loading.tables.open_table import open_table
from commitcheck.reporting.company import render
from company.repositories import VISION, company, row

ROWS = (
    row("C-1", "helio", capability="kiosk"), row("C-2", "beacon"), row("", "helio"),
    row("C-4", "beacon").replace("2026-09-30", "09/30/2026"), row("C-5", "nobody"),
    row("C-6", "helio").replace("2026-09-30", "soon"),
)  # fmt: skip


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tables that are opened, in their order."""
    found: list[str] = []

    def noted(path: str, *rest: Any) -> Any:
        found.append(Path(path).name)
        return open_table(path, *rest)

    monkeypatch.setattr("commitcheck.loading.tables.reading.open_table", noted)
    return found


def test_two_products_open_it_once(tmp_path: Path, opened: list[str]) -> None:
    load_all(company(tmp_path, *ROWS))
    assert opened == ["deals.csv"]


def test_another_fiscal_year_is_another_reading(tmp_path: Path, opened: list[str]) -> None:
    """What a quarter of the year is, each vision says for its product."""
    fiscal = VISION.format(name="beacon", title="Beacon") + "policy: {fiscal_year_start: 4}\n"
    load_all(company(tmp_path, *ROWS, **{"products/beacon/vision.yaml": fiscal}))
    assert opened == ["deals.csv", "deals.csv"]


def test_a_table_of_a_products_own_is_read_for_it(tmp_path: Path, opened: list[str]) -> None:
    more = {"products/helio/commitments.csv": "id,customer,title\nH-1,Acme,Sign-on\n"}
    load_all(company(tmp_path, *ROWS, **more))
    assert sorted(opened) == ["commitments.csv", "deals.csv"]


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], ROWS[1:2], ()], ids=["all", "a", "b", "none"])
def test_nothing_of_the_report_tells_the_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: tuple[str, ...]
) -> None:
    """To the last place and quotation; also where all rows are of one product."""
    place = company(tmp_path, *rows)
    shared = check_all(load_all(place))
    monkeypatch.setattr(Exports, "once", lambda _, __, make: make())
    alone = check_all(load_all(place))
    for name in ("json", "csv", "sarif", "terminal"):
        assert render(shared, name) == render(alone, name)


def test_a_broken_export_is_broken_for_each(tmp_path: Path) -> None:
    place = company(tmp_path)
    (place / "exports/deals.csv").write_bytes(b"\0\0\0")
    products = load_all(place).projects.values()
    assert all(any("deals.csv" in it.at.path for it in each.problems) for each in products)


def test_nothing_is_kept_between_two_loads(tmp_path: Path, opened: list[str]) -> None:
    place = company(tmp_path, *ROWS)
    load(place, product="helio")
    (place / "exports/deals.csv").write_text(
        (place / "exports/deals.csv").read_text("utf-8") + row("C-9", "helio"), "utf-8"
    )
    again = api.load(place, product="helio")
    assert "C-9" in {promise.id for promise in again.commitments}
    assert opened == ["deals.csv"] * 2
