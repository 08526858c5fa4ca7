"""Products that become one project, one that becomes several, products under other names: what is
only put elsewhere is green with its debt in sight, and nothing slips through on the way.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from action.steps import change, repository, step
from action.test_a_year_of_changes import (
    BAD,
    BASE,
    CONFIG,
    EXPORT,
    GOOD,
    HEADER,
    HELIO,
    ROWS,
    SUN,
    TOP,
    VISIONS,
    WAIVER,
    WITH_SUN,
    Files,
    deals,
)

GONE: Files = dict.fromkeys(VISIONS)
ONE = {
    "vision.yaml": HELIO,
    "commitments.csv": HEADER + ROWS,
    TOP: "commitments: commitments.csv\n",
}
ONE_IN_PLACE = {"vision.yaml": HELIO, TOP: "vision: vision.yaml\ncommitments: exports/deals.csv\n"}
TO_ONE: Files = {**GONE, EXPORT: None, **ONE}
TO_SEVERAL: Files = {"vision.yaml": None, "commitments.csv": None, **BASE}
LOOSE = {TOP: f"{ONE[TOP]}ignore: [VIS, COV]\nfail_on: never\n"}

NAMED = CONFIG.replace("Consulting: ~", "Consulting: ~, Helio Enterprise: helio")
WITH_WORDS = {**BASE, TOP: NAMED, EXPORT: HEADER + ROWS.replace(",helio", ",Helio Enterprise")}
OF_BEACON = {
    EXPORT: HEADER + "".join(it for it in ROWS.splitlines(keepends=True) if "beacon" in it)
}
WITHOUT_HELIO = {
    "products/helio/vision.yaml": None, TOP: CONFIG.replace("products/helio, ", ""),
}  # fmt: skip
RENAMED: Files = {
    "products/helio/vision.yaml": None, "products/sun/vision.yaml": HELIO,
    TOP: NAMED.replace("products/helio", "products/sun").replace("e: helio", "e: sun"),
}  # fmt: skip
ANOTHER = {**RENAMED, "products/sun/vision.yaml": HELIO.replace("name: Helio", "name: Sun")}

BY_PATTERN = {**BASE, TOP: CONFIG.replace("[products/helio, products/beacon]", "[products/*]")}

DRAWN: dict[str, tuple[Mapping[str, str], Files, int, str]] = {
    "all products become one": (BASE, TO_ONE, 0, "checked as one project, by vision.yaml"),
    "they do with their export": (BASE, {**GONE, **ONE_IN_PLACE}, 0, "checked as one project"),
    "they do without a configuration": (BASE, {**TO_ONE, TOP: None}, 0, "checked as one project"),
    "they do with a bad deal": (
        BASE, {**TO_ONE, "commitments.csv": HEADER + ROWS + BAD.format("helio")}, 1, "C-9",
    ),
    "they do with a bad deal in the export": (
        BASE, {**GONE, **ONE_IN_PLACE, **deals(BAD.format("beacon"))}, 1, "C-9",
    ),
    "they do with a row that nothing checks": (
        BASE, {**GONE, **ONE_IN_PLACE, **deals(BAD.format("Consulting"))}, 0, "",
    ),
    "they do and the rules are left out": (
        BASE, {**TO_ONE, **LOOSE, "commitments.csv": HEADER + ROWS + BAD.format("helio")}, 1, "C-9",
    ),
    "they do with a waiver": (
        BASE,
        {**TO_ONE, "waivers.yaml": WAIVER.format(id="C-9"),
         "commitments.csv": HEADER + ROWS + BAD.format("helio")}, 1, "waivers.yaml (added)",
    ),
    "they do and bring no vision": (BASE, {**GONE, TOP: ONE[TOP]}, 2, "no folder"),
    "one of them stays beside the one project": (
        BASE, {**ONE, "products/beacon/vision.yaml": None, EXPORT: None}, 1, "vision.yaml",
    ),
    "one project becomes several": (ONE, TO_SEVERAL, 0, "new products"),
    "it does without a configuration before": (
        {name: text for name, text in ONE.items() if name != TOP}, TO_SEVERAL, 0, "new products",
    ),
    "it does where the base names its files": (
        {**ONE_IN_PLACE, EXPORT: HEADER + ROWS}, {"vision.yaml": None, **VISIONS, TOP: CONFIG}, 0,
        "new products",
    ),
    "it does with a bad deal": (ONE, {**TO_SEVERAL, **deals(BAD.format("helio"))}, 1, "C-9"),
    "it does and a route hides the bad deal": (
        ONE, {**TO_SEVERAL, **deals(BAD.format("Consulting"))}, 2, "belongs to no product",
    ),
    "it does and a product ignores": (
        ONE, {**TO_SEVERAL, **deals(BAD.format("helio")),
              "products/helio/commitcheck.yaml": "ignore: [VIS, COV]\n"}, 1, "C-9",
    ),
    "it does and leaves its table behind": (
        {**ONE_IN_PLACE, EXPORT: HEADER + ROWS},
        {"vision.yaml": None, **VISIONS, TOP: CONFIG.replace("deals", "new"),
         "exports/new.csv": HEADER}, 2, "exports/deals.csv is for several products",
    ),
    "a product under another name": (WITH_WORDS, RENAMED, 0, "products/sun"),
    "another product in its place": (WITH_WORDS, ANOTHER, 1, "sun is new"),
    "a product with words is given up": (
        WITH_WORDS, {**WITHOUT_HELIO, **OF_BEACON}, 0, "products removed by this change",
    ),
    "it is and its rows stay": (WITH_WORDS, WITHOUT_HELIO, 2, "2 rows belong to no product"),
    "it is and a note stays": (
        {**WITH_WORDS, "products/helio/README.md": "x"}, {**WITHOUT_HELIO, **OF_BEACON}, 0,
        "products removed by this change: products/helio",
    ),
    "it is and its promises stay": (
        {**WITH_WORDS, "products/helio/commitments.csv": HEADER}, {**WITHOUT_HELIO, **OF_BEACON}, 2,
        "holds no vision.yaml",
    ),
    "a table that only the product's own new list has": (
        BASE, {"products/helio/commitcheck.yaml": "commitments: [q4.csv]\n",
               "products/helio/q4.csv": HEADER + BAD.format("")}, 1, "C-9",
    ),
    "a table that only the new entry has": (
        BASE,
        {TOP: CONFIG.replace("products/helio,", "{path: products/helio, commitments: q4.csv},"),
         "q4.csv": HEADER + BAD.format("")}, 1, "C-9",
    ),
    "a pattern, and nothing new": (BY_PATTERN, {"README.md": "again\n"}, 0, ""),
    "a pattern finds a new product": (
        BY_PATTERN, {**SUN, **deals(GOOD.format("sun"))}, 0, "new products",
    ),
    "it does with a bad deal and all that excuses it": (
        BY_PATTERN,
        {**SUN, **deals(BAD.format("sun")), "products/sun/waivers.yaml": WAIVER.format(id="C-9"),
         "products/sun/commitcheck.yaml": "ignore: [VIS, COV]\n"}, 1, "C-9",
    ),
    "it does with a list of its own": (
        BY_PATTERN,
        {**SUN, "products/sun/q.csv": HEADER + BAD.format(""),
         "products/sun/commitcheck.yaml": "commitments: q.csv\n"}, 1, "C-9",
    ),
    "a product of a pattern is given up": (
        BY_PATTERN, {"products/helio/vision.yaml": None, **OF_BEACON}, 0, "products removed",
    ),
    "it is and its promises stay where they were": (
        {**BY_PATTERN, "products/beacon/commitments.csv": HEADER},
        {"products/beacon/vision.yaml": None}, 2, "holds no vision.yaml",
    ),
    "a pattern becomes a list that misses one": (
        BY_PATTERN, {TOP: CONFIG.replace(", products/beacon", ""), **deals(BAD.format("beacon"))},
        1, "C-9",
    ),
    "a list becomes a pattern": (BASE, {TOP: BY_PATTERN[TOP]}, 0, ""),
    "it does, with a new product and a bad deal": (
        BASE, {TOP: BY_PATTERN[TOP], **SUN, **deals(BAD.format("sun"))}, 1, "C-9",
    ),
    "a folder of the pattern is no product": (
        BY_PATTERN, {"products/docs/notes.md": "x"}, 2, "products/docs holds no vision.yaml",
    ),
    "an unknown key beside a new product": (
        BASE, {**SUN, TOP: f"{WITH_SUN}prodcts: [x]\n", **deals(GOOD.format("sun"))}, 2,
        "sun is new",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DRAWN)
def test_the_answer_is_the_one_a_person_would_give(tmp_path: Path, name: str) -> None:
    base, files, code, said = DRAWN[name]
    clone = repository(tmp_path / "clone", base)
    change(clone, files)
    ran = step(clone, base_ref="base", scope="changes")
    assert ran.code == code, ran.log
    assert said in ran.log + ran.summary
    assert "not read, the base's own vision counts" not in ran.log


def test_what_is_only_put_elsewhere_is_known_and_counted_once(tmp_path: Path) -> None:
    """Two visions that say nothing of their positioning become one that does not, and back."""
    for name, base, files in (("one", BASE, {**GONE, **ONE_IN_PLACE}), ("two", ONE, TO_SEVERAL)):
        clone = repository(tmp_path / name, base)
        change(clone, files)
        ran = step(clone, base_ref="base", scope="changes")
        assert (ran.outputs["new"], ran.outputs["worse"]) == ("0", "0")
        assert "::error title=known" in ran.log


def test_a_linked_product_is_followed_within_the_commit_only(tmp_path: Path) -> None:
    moon = {"apps/moon/vision.yaml": HELIO.replace("name: Helio", "name: Moon")}
    inside = repository(tmp_path / "inside", BY_PATTERN)
    (inside / "products/moon").symlink_to("../apps/moon")
    change(inside, {**moon, **deals(BAD.format("moon"))})
    ran = step(inside, base_ref="base", scope="changes")
    assert ran.code == 1, ran.log
    outside = repository(tmp_path / "outside", BY_PATTERN)
    (outside / "products/moon").symlink_to("/etc")
    change(outside, {})
    ran = step(outside, base_ref="base", scope="changes")
    assert ran.code == 2
    assert "products/moon is a link out of the repository" in ran.log
