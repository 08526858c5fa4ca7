"""Odd pull requests to a repository with several products: what each is worth, and what is said."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from action.steps import change, repository, step
from action.test_a_year_of_changes import (
    BAD,
    BAD_DEAL,
    BASE,
    CONFIG,
    DEBT,
    EXPORT,
    GOOD,
    HEADER,
    ROWS,
    TOP,
    VISION,
    WAIVER,
    WITH_SUN,
    Files,
    deals,
)

HELIO, BEACON = "products/helio", "products/beacon"
LISTED = "[products/helio, products/beacon]"
OF_HELIO = "".join(row for row in ROWS.splitlines(keepends=True) if row.endswith("helio\n"))
OF_BEACON = "".join(row for row in ROWS.splitlines(keepends=True) if row.endswith("beacon\n"))
PARTED: Files = {EXPORT: HEADER + OF_HELIO, f"{BEACON}/commitments.csv": HEADER + OF_BEACON}
TWICE = f"{CONFIG}- {{file: exports/d*.csv, route: {{column: product}}}}\n"
NO_CONFIG = {path: text for path, text in BASE.items() if path != TOP}
SUN = VISION.format(name="Sun")

ODD: dict[str, tuple[Mapping[str, str], Files, int, str]] = {
    "one product's rows move to a file of its own": (BASE, PARTED, 0, ""),
    "they do, with a bad one": (
        BASE,
        {**PARTED, f"{BEACON}/commitments.csv": HEADER + OF_BEACON + BAD.format("")}, 1, "C-9",
    ),
    "two entries mean one export": ({**BASE, TOP: TWICE}, {"README.md": "x"}, 0, ""),
    "they do, and a bad deal comes": ({**BASE, TOP: TWICE}, BAD_DEAL, 1, "C-9"),
    "a change has two entries mean it": (BASE, {TOP: TWICE}, 0, "(changed)"),
    "a word that is no product's": (BASE, deals(GOOD.format("moon")), 2, "belongs to no product"),
    "a cell without a word": (BASE, deals(GOOD.format("")), 2, "its cell in product is empty"),
    "a product goes with its debt": (
        BASE,
        {f"{HELIO}/vision.yaml": None, TOP: CONFIG.replace("products/helio, ", ""),
         EXPORT: HEADER + OF_BEACON}, 0, "products removed by this change: products/helio",
    ),
    "a waiver in another product": (
        {**BASE, f"{BEACON}/waivers.yaml": WAIVER.format(id="C-9")}, BAD_DEAL, 2, "C-9",
    ),
    "a waiver that the base has for it": (
        {**BASE, f"{HELIO}/waivers.yaml": WAIVER.format(id="C-9")}, BAD_DEAL, 0, "",
    ),
    "the export is broken": (BASE, {EXPORT: "\0\0"}, 2, "NUL bytes"),
    "the export is empty": (BASE, {EXPORT: ""}, 2, "the file is empty"),
    "the export is gone": (BASE, {EXPORT: None}, 2, "does not exist"),
    "the export is gone and nobody lists it": (
        BASE, {EXPORT: None, TOP: f"products: {LISTED}\n"}, 3, "removed by this change",
    ),
    "the first configuration": (NO_CONFIG, {TOP: CONFIG}, 1, "commitcheck.yaml (added)"),
    "no product is listed any more": (
        BASE, {TOP: CONFIG.replace(LISTED, "[]"), **BAD_DEAL}, 1, "C-9",
    ),
    "the list is no list any more": (
        BASE, {TOP: CONFIG.replace(LISTED, "~"), **BAD_DEAL}, 1, "C-9",
    ),
    "the base lists none yet": ({**BASE, TOP: "products: []\n"}, {TOP: CONFIG}, 1, "new products"),
    "a product is listed twice": (
        BASE, {TOP: CONFIG.replace("beacon]", "beacon, products/beacon]")}, 2,
        "the verdict would be: commitcheck.yaml:1: two products are called beacon",
    ),
    "one vision is broken": (
        BASE, {f"{HELIO}/vision.yaml": "product: [\n"}, 2, "beacon: commitcheck: ",
    ),
    "it is, and the other has a bad deal": (
        BASE, {f"{HELIO}/vision.yaml": "product: [\n", **deals(BAD.format("beacon"))}, 2, "C-9",
    ),
    "one vision is gone": (BASE, {f"{HELIO}/vision.yaml": None}, 2, "products/helio is no folder"),
    "a bad deal goes from one product to the other": (
        BASE, {EXPORT: HEADER + ROWS.replace(DEBT, DEBT.replace("helio", "beacon"))}, 1, "C-1",
    ),
    "an id that the other product has": (
        BASE, deals(GOOD.format("helio").replace("C-9", "C-2")), 0, "",
    ),
    "a bad deal under an id that the other product has": (
        BASE, deals(BAD.format("beacon").replace("C-9", "C-1")), 1, "C-1",
    ),
    "the change's configuration is no YAML": (
        BASE, {TOP: "products: [\n", **BAD_DEAL}, 2, "cannot be read",
    ),
    "an id becomes shared": (BASE, {TOP: f"{CONFIG}shared: [sso]\n"}, 0, "(changed)"),
    "the last export is to count": (
        BASE, {TOP: f"{CONFIG}keep: latest\n", **BAD_DEAL}, 1, "C-9",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_the_answer_is_the_one_a_person_would_give(tmp_path: Path, name: str) -> None:
    base, files, code, said = ODD[name]
    clone = repository(tmp_path / "clone", base)
    change(clone, files)
    ran = step(clone, base_ref="base", scope="changes")
    assert ran.code == code, ran.log
    assert said in ran.log


def test_a_product_behind_a_link_is_checked(tmp_path: Path) -> None:
    clone = repository(tmp_path / "clone", BASE)
    (clone / "products/sun").symlink_to("../apps/sun")
    files = {TOP: WITH_SUN, "apps/sun/vision.yaml": SUN, **deals(BAD.format("sun"))}
    change(clone, files)
    ran = step(clone, base_ref="base", scope="changes")
    assert ran.code == 1, ran.log
    assert "C-9" in ran.log
