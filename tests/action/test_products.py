"""Several products in one repository: what a pull request promises for any of them is checked."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from action.steps import BAD, GOOD, VISION, WAIVERS, change, repository, step

FILES = {
    "a/vision.yaml": VISION, "a/commitments.csv": GOOD,
    "b/vision.yaml": VISION, "b/commitments.csv": GOOD.replace("C-1", "C-2"),
}  # fmt: skip
FOLDERS = "schema_version: 1\nproducts:\n- a\n- {path: b}\n"
ENTRIES = """\
schema_version: 1
products:
- {name: a, vision: a/vision.yaml, commitments: a/commitments.csv}
- {name: b, vision: b/vision.yaml, commitments: [{file: b/commitments.csv}]}
"""
NEW = {"c/vision.yaml": VISION, "c/commitments.csv": BAD.replace("C-1", "C-3")}
BOTH = pytest.mark.parametrize("config", [FOLDERS, ENTRIES], ids=["folders", "entries"])


def clone_of(tmp_path: Path, config: str) -> Path:
    return repository(tmp_path / "clone", {**FILES, "commitcheck.yaml": config})


@BOTH
def test_a_promise_for_a_product_is_checked(tmp_path: Path, config: str) -> None:
    """However the base lists its products."""
    clone = clone_of(tmp_path, config)
    change(clone, {"a/commitments.csv": BAD})
    ran = step(clone, base_ref="base")
    assert (ran.code, ran.outputs["nonconforming"]) == (1, "1")


@BOTH
def test_a_products_waivers_are_the_bases(tmp_path: Path, config: str) -> None:
    """A pull request does not excuse itself."""
    clone = clone_of(tmp_path, config)
    change(clone, {"a/commitments.csv": BAD, "a/waivers.yaml": WAIVERS})
    ran = step(clone, base_ref="base")
    assert (ran.code, ran.outputs["nonconforming"]) == (1, "1")


@BOTH
@pytest.mark.parametrize(
    ("entry", "more"),
    [
        ("c", {}),
        ("{path: c, name: gamma}", {}),
        ("{name: c, vision: c/vision.yaml, commitments: c/commitments.csv}", {}),
        ("c", {"c/commitments.csv": GOOD, "c/q4.csv": BAD.replace("C-1", "C-3"),
               "c/commitcheck.yaml": "commitments: [commitments.csv, q4.csv]\n"}),
        ("c", {"c/waivers.yaml": WAIVERS.replace("C-1", "C-3")}),
        ("c", {"c/commitcheck.yaml": "ignore: [VIS, COV]\nfail_on: never\n"}),
    ],
    ids=["folder", "named", "files", "own list", "own waivers", "own configuration"],
)  # fmt: skip
def test_a_new_product_is_checked(
    tmp_path: Path, config: str, entry: str, more: dict[str, str]
) -> None:
    """Its vision and its promises; nothing of it that decides."""
    clone = clone_of(tmp_path, config)
    change(clone, {**NEW, **more, "commitcheck.yaml": f"{config}- {entry}\n"})
    ran = step(clone, base_ref="base")
    assert (ran.code, ran.outputs["nonconforming"]) == (1, "1"), ran.log


@BOTH
def test_a_product_that_is_only_listed_otherwise_is_none_twice(tmp_path: Path, config: str) -> None:
    """By its folder or by its vision, and no longer: the base's list holds."""
    clone = clone_of(tmp_path, config)
    change(clone, {"commitcheck.yaml": "schema_version: 1\nproducts:\n- b\n"})
    assert step(clone, base_ref="base").code == 0
    change(clone, {"a/commitments.csv": BAD})
    assert step(clone, base_ref="base").code == 1


def test_another_under_a_known_name_is_not_passed_over(tmp_path: Path) -> None:
    """Nobody could tell the two apart in a report: said, or the end of the run."""
    clone = clone_of(tmp_path, FOLDERS)
    for entry in ("{path: c, name: B}", "{path: c, name: a}"):
        change(clone, {**NEW, "commitcheck.yaml": f"{FOLDERS}- {entry}\n"})
        assert "two products are called" in step(clone, base_ref="base").log


def counts(
    tmp_path: Path, files: Mapping[str, str | None], base: dict[str, str]
) -> tuple[str, ...]:
    """What the outputs say of a change: new, worse, fixed."""
    clone = repository(tmp_path / "clone", base)
    change(clone, files)
    ran = step(clone, base_ref="base", scope="changes")
    return tuple(ran.outputs[name] for name in ("new", "worse", "fixed"))


def test_the_outputs_count_over_all_products(tmp_path: Path) -> None:
    """A product's finding that is gone and another's that is new are one each."""
    bad = {**FILES, "commitcheck.yaml": FOLDERS, "b/commitments.csv": BAD.replace("C-1", "C-2")}
    alone = counts(tmp_path / "one", {"a/commitments.csv": BAD}, bad)
    new, worse, fixed = alone
    assert int(new) > 0
    assert (worse, fixed) == ("0", "0")
    mended = {"a/commitments.csv": BAD, "b/commitments.csv": FILES["b/commitments.csv"]}
    assert counts(tmp_path / "both", mended, bad) == (new, "0", new)


def test_nothing_is_counted_where_nothing_is_compared(tmp_path: Path) -> None:
    clone = clone_of(tmp_path, FOLDERS)
    assert step(clone).outputs["new"] == ""
    assert step(clone, base_ref="base", scope="everything").outputs["new"] == ""


SINGLE = {"vision.yaml": VISION, "commitments.csv": GOOD, "commitcheck.yaml": "fail_on: error\n"}
TWO = "products: [products/helio, products/beacon]\n"
TO_TWO: dict[str, str | None] = {
    "vision.yaml": None, "commitments.csv": None, "commitcheck.yaml": TWO,
    "products/helio/vision.yaml": VISION, "products/helio/commitments.csv": GOOD,
    "products/beacon/vision.yaml": VISION,
    "products/beacon/commitments.csv": GOOD.replace("C-1", "C-2"),
}  # fmt: skip


@pytest.mark.parametrize("scope", ["changes", "everything"])
def test_a_project_that_becomes_several_products_stays_checked(tmp_path: Path, scope: str) -> None:
    """Green where all is good; a bad promise that comes along with it is red."""
    clone = repository(tmp_path / "clone", SINGLE)
    change(clone, TO_TWO)
    good = step(clone, base_ref="base", scope=scope)
    assert good.code == 0, good.log
    change(clone, {"products/beacon/commitments.csv": BAD.replace("C-1", "C-2")})
    ran = step(clone, base_ref="base", scope=scope)
    assert (ran.code, ran.outputs["nonconforming"]) == (1, "1"), ran.log


@pytest.mark.parametrize("scope", ["changes", "everything"])
@pytest.mark.parametrize(("rows", "code"), [(GOOD, 0), (BAD, 1)])
def test_several_products_that_become_one_project_stay_checked(
    tmp_path: Path, scope: str, rows: str, code: int
) -> None:
    """By the change's one vision; what the base says of promises holds for all of them."""
    base = {name: text for name, text in TO_TWO.items() if text is not None}
    clone = repository(tmp_path / "clone", base)
    gone: dict[str, str | None] = dict.fromkeys(name for name in base if "/" in name)
    change(clone, {**SINGLE, **gone, "commitments.csv": rows})
    ran = step(clone, base_ref="base", scope=scope)
    assert ran.code == code, ran.log
    assert "none of the base's products is left" in ran.log


ROUTED = """\
products: [a, b]
commitments: {file: deals.csv, route: {column: product}}
"""
ROWS = "id,customer,title,capability,status,product\nC-1,Alder,Hooks,webhooks,proposed,a\n"
NOBODYS = "C-2,Birch,Hooks,webhooks,proposed,nobody\n"


@pytest.mark.parametrize(
    ("before", "after", "new", "fixed"),
    [
        (ROWS, ROWS + NOBODYS, "1", "0"),
        (ROWS + NOBODYS, ROWS + NOBODYS, "0", "0"),
        (ROWS + NOBODYS, ROWS, "0", "1"),
        (ROWS + NOBODYS, ROWS + NOBODYS.replace("nobody", "nobodies"), "1", "1"),
    ],
)
def test_a_row_of_no_product_is_counted_once(
    tmp_path: Path, before: str, after: str, new: str, fixed: str
) -> None:
    """However many products have met it."""
    base = {"a/vision.yaml": VISION, "b/vision.yaml": VISION, "commitcheck.yaml": ROUTED}
    files = {"deals.csv": after, "README.md": "x"}
    found = counts(tmp_path, files, {**base, "deals.csv": before})
    assert found == (new, "0", fixed)
