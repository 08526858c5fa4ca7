"""Several products in one repository: what a pull request promises for any of them is checked."""

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
