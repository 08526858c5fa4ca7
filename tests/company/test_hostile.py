"""What a configuration may not call a product, each with its place and a sentence."""

from pathlib import Path

import pytest

from commitcheck.cli.exit_codes import worst
from commitcheck.companies import check_all, load_all
from commitcheck.errors import InputError
from commitcheck.reporting import FORMATS
from commitcheck.reporting.company import render
from commitcheck.reporting.company.words import rows
from company.repositories import VISION, company, row, write

BEACON = VISION.format(name="beacon", title="Beacon")


def refused(folder: Path) -> str:
    with pytest.raises(InputError) as raised:
        load_all(folder)
    return str(raised.value)


@pytest.mark.parametrize(
    ("products", "said"),
    [
        ("[../other]", "commitcheck.yaml:1: the product ../other lies outside of"),
        ("[products/../../other]", "lies outside of"),
        ("[/etc]", "the product /etc lies outside of"),
        ("[.]", "the product . is the company's own folder"),
        ("[products/hellio]", "is no folder; did you mean helio?"),
        ("[products/helio/vision.yaml]", "is no folder"),
        ("[products/helio, products/helio]", "two products are called helio"),
        ("[products/helio, {name: HELIO, path: products/beacon}]", "two products are called helio"),
        ("[products/helio, {name: sun, path: ./products/helio}]", "sun and helio are one product"),
        ("[{name: sun}]", "a product names neither its path nor its vision"),
        ("[{vision: ../vision.yaml}]", "lies outside of"),
        ("[products]", "holds no vision.yaml"),
    ],
)
def test_what_cannot_be_a_product_is_refused(tmp_path: Path, products: str, said: str) -> None:
    place = company(tmp_path / "repository", config=f"products: {products}\n")
    assert said in refused(place)


def test_a_link_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"vision.yaml": BEACON})
    place = company(tmp_path / "repository", config="products: [products/sun]\n")
    (place / "products/sun").symlink_to(outside)
    assert "leads out of" in refused(place)


def test_a_link_to_another_product_is_that_product(tmp_path: Path) -> None:
    place = company(tmp_path, config="products: [products/helio, products/sun]\n")
    (place / "products/sun").symlink_to(place / "products/helio")
    assert "sun and helio are one product" in refused(place)


def test_products_do_not_nest(tmp_path: Path) -> None:
    """There is no cycle to find, because no product has products."""
    inner = {"products/helio/commitcheck.yaml": "products: [../..]\n"}
    place = company(tmp_path, config="products: [products/helio]\n", **inner)
    assert "commitcheck.yaml:1: products is the company's, not a product's" in refused(place)


@pytest.mark.parametrize("name", ["vision", "waivers", "links", "decisions"])
def test_the_company_has_no_files_of_a_product(tmp_path: Path, name: str) -> None:
    place = company(tmp_path, config=f"products: [products/helio]\n{name}: {name}.yaml\n")
    assert refused(place).endswith(
        f"commitcheck.yaml:2: each product has its own {name}, name it there"
    )


def test_what_is_shared_stands_in_two_visions(tmp_path: Path) -> None:
    config = "products: [products/helio, products/beacon]\nshared: [sso, kiosc]\n"
    found = check_all(load_all(company(tmp_path, config=config)))
    assert [str(it.message) for it in found.findings] == [
        "shared names kiosc, which fewer than two visions have"
    ]
    assert str(found.findings[0].next_step) == "did you mean kiosk?"


def test_two_entries_that_mean_one_export_read_it_once(tmp_path: Path) -> None:
    """Each product's rows stand there once."""
    entry = "- {file: exports/%s.csv, route: {column: product}}\n"
    config = "products: [products/helio, products/beacon]\ncommitments:\n"
    place = company(
        tmp_path, row("C-1", "helio"), row("C-2", "beacon"),
        config=config + entry % "deals" + entry % "d*",
    )  # fmt: skip
    found = check_all(load_all(place))
    assert [len(it.report.commitments) for it in found.products] == [1, 1]
    assert not any(it.severity.label == "error" for each in found.products
                   for it in each.report.findings)  # fmt: skip


def test_one_products_broken_vision_takes_no_report_from_the_other(tmp_path: Path) -> None:
    """Exit code 2, and what could be checked is checked."""
    place = company(tmp_path, row("C-1", "helio"), row("C-2", "beacon", capability="kiosk"))
    (place / "products/helio/vision.yaml").write_text("product: [\n", "utf-8")
    found = check_all(load_all(place))
    helio, beacon = found.products
    assert worst(found) == 2
    assert any(it.rule == "INP001" for it in helio.report.unwaived)
    assert beacon.report.verdict.nonconforming == 1
    for name in FORMATS:
        assert render(found, name)


def test_a_product_whose_export_is_broken_is_not_said_to_have_no_promises(tmp_path: Path) -> None:
    place = company(tmp_path)
    (place / "exports/deals.csv").write_bytes(b"\0")
    says = {row.name: row.says for row in rows(check_all(load_all(place)))}
    assert set(says) == {"helio", "beacon"}
    assert all("input error" in text for text in says.values())
