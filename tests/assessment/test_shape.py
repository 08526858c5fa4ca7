"""`validate` reads each file for what it holds: what is wrong with any of them is found there."""

from pathlib import Path

import pytest

from commitcheck.api import shape, validate
from company.repositories import company, row

VISION = "schema_version: 1\nproduct: {name: P}\ncapabilities: [{id: scim}]\n"
PROMISES = (
    "schema_version: 1\ncommitments:\n  - {id: C-1, customer: A, title: T, capability: scim}\n"
)
FILES = {
    "vision.yaml": VISION,
    "deals.yaml": PROMISES,
    "waivers.yaml": "schema_version: 1\nwaivers: [{id: W-1, rule: VIS601, commitment: C-1}]\n",
    "links.yaml": "schema_version: 1\nlinks: [{commitment: C-1, item: 'capability:scim'}]\n",
    "decisions.yaml": (
        "schema_version: 1\napprovals: [{commitment: C-1, role: legal}]\n"
        "readings: [{commitment: C-1, field: due, value: 2027-03-31, decision: accepted}]\n"
    ),
    "commitcheck.yaml": "fail_on: error\n",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*names: str) -> list[str]:
    return [f"{it.code} {it.at.path}:{it.at.line}" for it in validate(*names)]


def test_nothing_is_wrong_with_a_whole_project() -> None:
    assert found(*FILES) == []
    assert {*shape(*FILES).files} == {*FILES}


@pytest.mark.parametrize("name", FILES)
def test_a_field_that_no_schema_knows_is_found_in_every_kind_of_file(
    folder: Path, name: str
) -> None:
    """And nothing is said of the others, together or alone."""
    text = FILES[name]
    (folder / name).write_text(f"{text}surprise: 1\n", "utf-8")
    line = text.count("\n") + 1
    (every,) = found(*FILES)
    assert every.startswith("INP001:unknown_field")
    assert every.endswith(f" {name}:{line}")
    assert found(name) == [every]


@pytest.mark.parametrize(
    ("name", "wrong", "code"),
    [
        ("waivers.yaml", FILES["waivers.yaml"].replace("C-1", "C-9"), "INP003:commitment"),
        ("links.yaml", FILES["links.yaml"].replace("scim", "scmi"), "INP003:"),
        ("decisions.yaml", FILES["decisions.yaml"].replace("C-1, r", "C-9, r"),
         "INP001:unknown_value.commitment"),
        ("decisions.yaml", FILES["decisions.yaml"].replace("C-1, f", "C-9, f"),
         "INP001:unknown_value.commitment"),
        ("deals.yaml", PROMISES.replace("capability: scim", "capability: scmi"),
         "INP003:capability"),
        ("deals.yaml", PROMISES + "  - {id: C-1, customer: B, title: U}\n", "INP002"),
    ],
)  # fmt: skip
def test_references_are_held_against_the_files_beside(
    folder: Path, name: str, wrong: str, code: str
) -> None:
    """A file by itself may name what it likes."""
    (folder / name).write_text(wrong, "utf-8")
    told = found(*FILES)
    assert len(told) == 1
    assert told[0].startswith(code)
    assert (found(name) == []) == (code != "INP002")


def test_of_a_company_every_product_is_looked_at(tmp_path: Path) -> None:
    """In its folder, each finding once, in the order of the places."""
    repo = company(tmp_path / "repo", row("C-1", "helio"), row("C-2", "beacon", capability="x"))
    (repo / "products/helio/vision.yaml").write_text(VISION + "surprise: 1\n", "utf-8")
    told = [f"{it.code} {Path(it.at.path).name}" for it in validate(str(repo))]
    assert any(it.startswith("INP001:unknown_field") for it in told)
    assert any(it.startswith("INP003:capability") for it in told)
    every = validate(str(repo))
    assert len(every) == len({*every})
    assert [it.at[:3] for it in every] == sorted(it.at[:3] for it in every)
