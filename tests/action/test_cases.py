"""Faults that were found in the step, each with a variant of its kind and a counter-sample."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from action.steps import (
    CONFIG,
    GOOD,
    HEAD,
    PROJECT,
    WAIVERS,
    change,
    repository,
    step,
)

IN_FOLDER = {f"product/{name}": text for name, text in PROJECT.items()}
NEW_ROW = HEAD + "C-9,Alder,Offline,offline-client,proposed\n"
OWNED = "import os, pathlib; pathlib.Path(os.environ['GITHUB_WORKSPACE'], 'owned.txt').touch()\n"


@dataclass(frozen=True)
class Case:
    """A base, what a pull request does to it, the inputs of the step, and what comes of it."""

    base: dict[str, str]
    files: dict[str, str | None]
    code: int
    inputs: dict[str, str] = field(default_factory=dict)
    warned: tuple[str, ...] = ()
    links: dict[str, str] = field(default_factory=dict)


GRANTED = {
    **IN_FOLDER,
    "product/commitcheck.yaml": CONFIG + "waivers: granted.yaml\n",
    "product/granted.yaml": "waivers: []\n",
}
DECOY = {"product/granted.yaml": WAIVERS}
BASE = {"base_ref": "base"}
CONFORMS = {**PROJECT, "commitments.csv": GOOD}
TWO_TABLES = CONFIG.replace("commitments.csv", "[commitments.csv, q4.csv]")
MAPPED = CONFIG.replace("commitments.csv", "[{file: commitments.csv}, {file: exports/late.csv}]")

CASES = {
    "a decoy hides the waivers that the base names": Case(
        GRANTED,
        {**DECOY, "product/commitcheck.yaml": CONFIG + "waivers: decoy.yaml\n"},
        1,
        {**BASE, "vision": "product"},
        ("product/commitcheck.yaml (changed), product/granted.yaml (changed)",),
    ),
    "a decoy in a folder that is not there": Case(
        GRANTED,
        {**DECOY, "product/commitcheck.yaml": CONFIG + "waivers: nowhere/decoy.yaml\n"},
        1,
        {**BASE, "vision": "product"},
    ),
    "neither configuration nor waivers are changed": Case(
        GRANTED,
        {"product/commitments.csv": GOOD, "readme.md": "x"},
        0,
        {**BASE, "vision": "product"},
    ),
    "a folder is called waivers.yaml": Case(
        PROJECT, {"waivers.yaml/keep": "x"}, 1, BASE, ("waivers.yaml (a folder)",)
    ),
    "a folder is called waivers.yml": Case(
        PROJECT, {"waivers.yml/keep": "x"}, 1, BASE, ("waivers.yml (a folder)",)
    ),
    "such a folder where nobody looks": Case(PROJECT, {"old/waivers.yaml/keep": "x"}, 1, BASE),
    "a new export that only the new configuration lists": Case(
        CONFORMS,
        {"commitcheck.yaml": TWO_TABLES, "q4.csv": NEW_ROW},
        1,
        BASE,
        ("commitcheck.yaml (changed)", "q4.csv"),
    ),
    "a new export with a description of how to read it": Case(
        CONFORMS,
        {"commitcheck.yaml": MAPPED, "exports/late.csv": NEW_ROW},
        1,
        BASE,
        ("commitcheck.yaml (changed)", "exports/late.csv"),
    ),
    "nothing that counts is changed": Case(CONFORMS, {"readme.md": "x"}, 0, BASE),
    "a module is called as we are": Case(
        PROJECT, {"commitcheck/__init__.py": "", "commitcheck/__main__.py": OWNED}, 1, BASE
    ),
    "a folder is called as a module": Case(PROJECT, {"json/readme.md": "x"}, 1, BASE),
    "a working directory that is not there": Case(PROJECT, {}, 2, {"working_directory": "nowhere"}),
    "a working directory below a file": Case(
        PROJECT, {}, 2, {"working_directory": "vision.yaml/x"}
    ),
    "a working directory that is there": Case(
        {**PROJECT, **IN_FOLDER}, {}, 1, {"working_directory": "product"}
    ),
    "SARIF through a link": Case(
        PROJECT, {}, 2, {"sarif_file": "check.sarif"}, links={"check.sarif": "../outside"}
    ),
    "the comment through a link": Case(
        PROJECT, {}, 2, {"comment_file": "check.md"}, links={"check.md": "../outside"}
    ),
    "SARIF in a folder of the checkout": Case(
        {**PROJECT, "out/keep": "x"}, {}, 1, {"sarif_file": "out/check.sarif"}
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_step_answers_as_a_person_would(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    outside = tmp_path / "outside"
    outside.write_text("precious", "utf-8")
    clone = repository(tmp_path / "clone", case.base)
    for path, target in case.links.items():
        (clone / path).symlink_to(target)
    change(clone, case.files)

    ran = step(clone, None, **case.inputs)

    assert ran.code == case.code, ran.log
    assert ran.outputs["exit-code"] == str(case.code)
    assert outside.read_text("utf-8") == "precious"
    assert not (clone / "owned.txt").exists()
    assert [words for words in case.warned if words not in ran.warnings] == []
    if not case.warned and case.code != 1:
        assert ran.warnings == ""
    if case.code == 2:
        asked = next(value for value in case.inputs.values())
        assert asked in ran.log
        assert asked in ran.outputs["verdict"]
