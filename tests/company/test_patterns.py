"""`products: [products/*]`: each folder is a product, in an order that no disk decides."""

from pathlib import Path

import pytest

from commitcheck.assessment.configured import siblings
from commitcheck.companies import check_all, load_all
from commitcheck.editing.starter_files import watched_paths
from commitcheck.errors import InputError
from company.repositories import CONFIG, VISION, company, row, write

PATTERN = CONFIG.replace("[products/helio, products/beacon]", "[products/*]")


def names(folder: Path, products: str) -> list[str]:
    write(folder, {"commitcheck.yaml": f"products: {products}\n"})
    return list(load_all(folder).projects)


def refused(folder: Path, products: str) -> str:
    with pytest.raises(InputError) as raised:
        names(folder, products)
    return str(raised.value)


def test_every_folder_is_a_product(tmp_path: Path) -> None:
    """And is judged as if it were listed, but for the order, which is that of the names."""
    rows = row("C-1", "helio", capability="kiosk"), row("C-2", "beacon")
    found = check_all(load_all(company(tmp_path / "a", *rows, config=PATTERN)))
    listed = check_all(load_all(company(tmp_path / "b", *rows)))
    assert [product.name for product in found.products] == ["beacon", "helio"]
    assert {it.name: it.report.verdict for it in found.products} == {
        it.name: it.report.verdict for it in listed.products
    }


def test_files_and_hidden_folders_are_none(tmp_path: Path) -> None:
    place = company(tmp_path, **{"products/README.md": "x", "products/.git-old/vision.yaml": "x"})
    assert names(place, "[products/*]") == ["beacon", "helio"]


def test_what_is_listed_by_itself_is_no_second_product(tmp_path: Path) -> None:
    place = company(tmp_path)
    assert names(place, "[products/*, {path: products/helio, name: sun}]") == ["beacon", "sun"]
    assert names(place, "[products/helio, products/*]") == ["helio", "beacon"]
    assert names(place, "[products/h*, products/*]") == ["helio", "beacon"]


@pytest.mark.parametrize(
    ("products", "said"),
    [
        ("[prod/*]", "commitcheck.yaml:1: no folder matches prod/*"),
        ("[products/**]", "looks into all folders, name the one above the products"),
        ("[{path: products/*, waivers: w.yaml}]", "stands for many products and can say nothing"),
        ("[../*]", "lies outside of"),
        ("[/etc/*]", "lies outside of"),
        ("['*']", "commitcheck.yaml:1: "),
    ],
)
def test_what_no_pattern_can_be_is_refused(tmp_path: Path, products: str, said: str) -> None:
    assert said in refused(company(tmp_path / "repository"), products)


def test_a_folder_without_a_vision_is_named(tmp_path: Path) -> None:
    place = company(tmp_path, **{"products/empty/notes.md": "x"})
    assert "products/empty holds no vision.yaml" in refused(place, "[products/*]")


def test_two_of_one_name_are_named(tmp_path: Path) -> None:
    place = company(tmp_path, **{"old/helio/vision.yaml": VISION.format(name="h", title="H")})
    assert "two products are called helio" in refused(place, "[products/*, old/*]")


def test_links_are_followed_within_the_company_only(tmp_path: Path) -> None:
    place = company(tmp_path / "repository", **{"apps/sun/vision.yaml": VISION.format(
        name="sun", title="Sun")})  # fmt: skip
    link = place / "products/sun"
    link.symlink_to("../apps/sun")
    assert names(place, "[products/*]") == ["beacon", "helio", "sun"]
    link.unlink()
    link.symlink_to("helio")
    assert "sun and helio are one product" in refused(place, "[products/*]")
    link.unlink()
    outside = write(tmp_path / "outside", {"vision.yaml": VISION.format(name="o", title="O")})
    link.symlink_to(outside)
    assert "leads out of" in refused(place, "[products/*]")


@pytest.mark.parametrize("count", [200, 201])
def test_there_are_at_most_two_hundred(tmp_path: Path, count: int) -> None:
    vision = VISION.format(name="n", title="N")
    write(tmp_path, {f"many/p{at}/vision.yaml": vision for at in range(count)})
    write(tmp_path, {"commitcheck.yaml": "products: [many/*]\n"})
    (tmp_path / ".git").mkdir()
    if count == 200:
        assert len(siblings((str(tmp_path),))) == count
    else:
        assert "stands for 201 folders, expected 200" in refused(tmp_path, "[many/*]")


def test_the_workflow_looks_at_folders_that_are_still_to_come(tmp_path: Path) -> None:
    """And at what products, tables and packs need wherever it lies."""
    place = company(
        tmp_path,
        config=PATTERN.replace("  route:", "  preset: ours/columns.yaml\n  route:"),
        **{
            "ours/columns.yaml": "columns: {}\n",
            "products/helio/commitcheck.yaml": "commitments: ../../sales/helio.csv\n",
            "rules/acme101.yaml": "x",
        },
    )
    found = watched_paths(place, place, "ci.yml")
    assert set(found) >= {
        "products/*/**", "exports/deals.csv", "ours/columns.yaml", "sales/helio.csv", "rules/**",
    }  # fmt: skip
    assert not any(path.startswith("products/helio") for path in found)
