"""What a product's configuration says of its company's, and what it has from it."""

from pathlib import Path

import pytest

from commitcheck.companies import check_all, load_all
from company.repositories import CONFIG, company, row

OWN = "products/helio/commitcheck.yaml"


@pytest.mark.parametrize(
    ("above", "own", "holds"),
    [
        ("", None, False),
        ("as_read: true\n", None, True),
        ("as_read: true\n", "ignore: [POS101]\n", True),
        ("", "as_read: true\n", True),
        ("as_read: true\n", "as_read: false\n", False),
        ("as_read: false\n", "as_read: true\n", True),
    ],
)
def test_as_read_is_the_companys_unless_a_product_says_otherwise(
    tmp_path: Path, *, above: str, own: str | None, holds: bool
) -> None:
    more = {} if own is None else {OWN: own}
    products = load_all(company(tmp_path, config=CONFIG + above, **more)).projects
    assert products["helio"].config.as_read is holds
    assert products["beacon"].config.as_read is ("true" in above)


def test_letting_words_not_decide_is_said_with_its_place(tmp_path: Path) -> None:
    """It is the lighter of the two."""
    more = {OWN: "fail_on: error\nas_read: false\n"}
    place = company(tmp_path, row("C-1", "helio"), config=f"{CONFIG}as_read: true\n", **more)
    helio, beacon = check_all(load_all(place)).products
    (told,) = helio.report.loosened
    assert told.what == "helio lets no words decide as read, the company does"
    assert told.by.endswith("products/helio/commitcheck.yaml:2")
    assert beacon.report.loosened == ()


@pytest.mark.parametrize(("own", "holds"), [(None, True), ("history: false\n", False)])
def test_history_is_the_companys_unless_a_product_says_otherwise(
    tmp_path: Path, *, own: str | None, holds: bool
) -> None:
    more = {} if own is None else {OWN: own}
    products = load_all(company(tmp_path, config=f"{CONFIG}history: true\n", **more)).projects
    assert products["helio"].config.history is holds


@pytest.mark.parametrize(
    ("own", "path"),
    [(None, "ours.yaml"), ("fail_on: error\n", "../../ours.yaml"), ("wording: w.yaml\n", "w.yaml")],
)
def test_the_companys_sentences_are_a_products_too(
    tmp_path: Path, own: str | None, path: str
) -> None:
    """Counted from whichever configuration holds for it."""
    more = {} if own is None else {OWN: own}
    products = load_all(company(tmp_path, config=f"{CONFIG}wording: ours.yaml\n", **more)).projects
    assert products["helio"].config.wording == path
