"""`route` and `keep: latest`: every row has its product, and none is dropped unseen."""

from pathlib import Path

import pytest

from commitcheck.companies import check_all, load_all
from commitcheck.errors import InputError
from commitcheck.model.company import Company
from company.repositories import CONFIG, HEADER, company, row, write


def judged(folder: Path) -> Company:
    return check_all(load_all(folder))


def ids(found: Company) -> dict[str, list[str]]:
    return {it.name: [a.commitment for a in it.report.commitments] for it in found.products}


def test_each_row_goes_to_its_product(tmp_path: Path) -> None:
    """By a product's own name in any case, or by the word for it."""
    config = CONFIG.replace("Consulting: ~", "Consulting: ~, Sun Edition: helio")
    rows = (row("C-1", "HELIO"), row("C-2", "beacon"), row("C-3", "Sun Edition"))
    found = judged(company(tmp_path, *rows, row("C-4", "Consulting"), config=config))
    assert ids(found) == {"helio": ["C-1", "C-3"], "beacon": ["C-2"]}
    assert found.findings == ()


def test_a_row_that_no_product_takes_is_named_counted_and_an_error(tmp_path: Path) -> None:
    """Each word once, whatever the number of products that met it."""
    rows = (row("C-1", "helio"), row("C-2", "Becon"), row("C-3", "Becon"), row("C-4", ""))
    found = judged(company(tmp_path, *rows))
    assert [str(it.message) for it in found.findings] == [
        "2 rows belong to no product: its product is Becon, did you mean beacon?",
        "1 row belongs to no product: its cell in product is empty",
    ]
    assert {it.severity.label for it in found.findings} == {"error"}
    assert [it.at.line for it in found.findings] == [3, 5]
    unread = {it.rule for product in found.products for it in product.report.unwaived}
    assert "INP001" not in unread


def test_a_column_that_is_not_there_gives_nobody_a_row(tmp_path: Path) -> None:
    config = CONFIG.replace("column: product", "column: Produkt")
    found = judged(company(tmp_path, row("C-1", "helio"), config=config))
    assert ids(found) == {"helio": [], "beacon": []}
    for product in found.products:
        message = next(str(it.message) for it in product.report.unwaived if it.rule == "INP001")
        assert message.startswith("route is mapped to the column Produkt, which is not there")


def test_a_bad_cell_is_its_own_products_only(tmp_path: Path) -> None:
    bad = row("C-2", "beacon").replace("2026-09-30", "soon")
    found = judged(company(tmp_path, row("C-1", "helio"), bad))
    told = [
        [it.subject.id for it in product.report.unwaived if it.rule == "INP001"]
        for product in found.products
    ]
    assert told == [[], ["C-2"]]


def test_days_are_read_by_what_the_whole_column_tells(tmp_path: Path) -> None:
    """Helio's 03/04/2026 alone could be either; Beacon's 25/04/2026 says how the file writes."""
    rows = (
        row("C-1", "helio").replace("2026-09-30", "03/10/2026"),
        row("C-2", "beacon").replace("2026-09-30", "25/10/2026"),
    )
    found = judged(company(tmp_path, *rows))
    assert str(found.products[0].report.commitments[0].signature) == "2026-10-03"


KEEP = CONFIG.replace("exports/deals.csv", "exports/*.csv") + "keep: latest\n"


def test_a_deal_in_two_exports_counts_as_in_the_last(tmp_path: Path) -> None:
    """C-1 was withdrawn from D-1 in August; D-2 stands in July's export only and stays."""
    july = HEADER + row("C-1", "helio") + row("C-2", "helio", deal="D-2")
    august = HEADER + row("C-3", "helio")
    place = company(tmp_path, config=KEEP)
    (place / "exports/deals.csv").unlink()
    write(place, {"exports/deals-2026-07-31.csv": july, "exports/deals-2026-08-14.csv": august})
    assert ids(judged(place))["helio"] == ["C-2", "C-3"]


def test_exports_of_which_nobody_knows_the_day_are_an_error(tmp_path: Path) -> None:
    """Neither is dropped: both stay, and the run is not complete."""
    place = company(tmp_path, row("C-1", "helio"), config=KEEP)
    write(place, {"exports/more.csv": HEADER + row("C-2", "helio")})
    found = judged(place)
    assert ids(found)["helio"] == ["C-1", "C-2"]
    message = next(str(it.message) for it in found.products[0].report.unwaived if "INP" in it.rule)
    assert "nothing says when" in message
    assert "deals.csv" in message
    assert "more.csv" in message


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (
            CONFIG.replace("Consulting: ~", "Sun: hellio"),
            "commitcheck.yaml:4: Sun goes to hellio, which is no product; did you mean helio?",
        ),
        (
            "products: [products/helio]\ncommitments: exports/deals.csv\n",
            "exports/deals.csv is for several products and has no route",
        ),
        (
            "products: [products/helio]\ncommitments: [{file: a.yaml, route: {column: x}}]\n",
            "a.yaml is for several products and is no table",
        ),
    ],
)
def test_a_route_that_leads_nowhere_is_refused(tmp_path: Path, config: str, said: str) -> None:
    with pytest.raises(InputError) as raised:
        load_all(company(tmp_path, row("C-1", "helio"), config=config))
    assert said in str(raised.value)
