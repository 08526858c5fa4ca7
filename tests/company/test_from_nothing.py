"""From nothing to a green default branch and checked pull requests, in three commands."""

from pathlib import Path

import pytest
import yaml

from action.steps import change, commit, git, step
from cli.calling import call
from commitcheck.editing.starter_files import PLACES, installed_from
from company.repositories import VISION, write

HEADER = (
    "Promise Id,Account Name,Opportunity,Product Line,Promised Feature,kind,capability,Stage,"
    "Close Date\n"
)
LINES = {"helio": "Helio Enterprise", "beacon": "Beacon"}


def row(number: int, product: str, capability: str, status: str) -> str:
    line = LINES.get(product, product)
    head = f"P-{number},Customer {number},O-{number},{line},{capability},feature"
    return f"{head},{capability},{status},2026-09-30\n"


def old_debt() -> str:
    """Thirty promises of what the visions rule out, ten of them drafts, and what is fine."""
    rows = [
        row(at, ("helio", "beacon")[at % 2], "kiosk", "proposed" if at < 10 else "signed")
        for at in range(30)
    ]
    rows += [row(50 + at, "helio", "sso", "proposed") for at in range(3)]
    return HEADER + "".join(rows) + row(90, "Consulting", "sso", "proposed")


@pytest.fixture
def adopted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository after the three commands; only the visions were written by hand."""
    place = tmp_path / "clone"
    place.mkdir()
    git(place, "init", "-q", "-b", "trunk")
    monkeypatch.chdir(place)
    files = {
        "products/helio/vision.yaml": VISION.format(name="helio", title="Helio"),
        "products/beacon/vision.yaml": VISION.format(name="beacon", title="Beacon"),
        "sales/opportunities.csv": old_debt(),
    }
    write(place, files)
    products = ("--product", "products/helio", "--product", "products/beacon")
    first = call("init", *products, "--from", "sales/opportunities.csv")
    assert first.code == 0, first.err
    assert "Product Line says whose a row is" in first.out
    assert "1 row of Consulting: nothing checks them, as it says" in first.out
    words = ("--as-of", "2026-08-17", "--drafts-until", "2026-12-31")
    second = call("baseline", "write", "baseline.json", *words)
    assert second.code == 0, second.err
    assert int(second.out.split("wrote baseline.json: ")[1].split()[0]) >= 60
    assert "about drafts: accepted until 2026-12-31" in second.out
    third = call("init", "--ci", "github")
    assert third.code == 0, third.err
    commit(place)
    git(place, "branch", "base")
    return place


def test_the_default_branch_is_green_and_the_debt_is_in_sight(adopted: Path) -> None:
    ran = step(adopted, scope="changes")
    assert ran.code == 0, ran.log
    assert "accepted until 2026-12-31" in ran.log
    assert int(ran.outputs["nonconforming"]) == 30


def test_the_workflow_looks_at_the_export_outside_of_both(adopted: Path) -> None:
    """It installs the commit that wrote it, and runs after merges into the branch that is here."""
    workflow = yaml.safe_load((adopted / PLACES["github"]).read_text("utf-8"))
    push = workflow[True]["push"]
    assert push["branches"] == ["trunk"]
    assert {"sales/opportunities.csv", "products/helio/**", "baseline.json"} <= set(push["paths"])
    uses = workflow["jobs"]["commitcheck"]["steps"][2]["uses"]
    assert uses == f"commitcheck/commitcheck@{installed_from()}"


def test_a_pull_request_answers_for_itself(adopted: Path) -> None:
    """An innocent one is green beside all the debt, a new promise of a kiosk is red."""
    export = "sales/opportunities.csv"
    change(adopted, {export: old_debt() + row(100, "beacon", "sso", "proposed")})
    assert step(adopted, base_ref="base", scope="changes").code == 0
    change(adopted, {export: old_debt() + row(101, "beacon", "kiosk", "proposed")})
    ran = step(adopted, base_ref="base", scope="changes")
    assert ran.code == 1
    errors = [line for line in ran.log.splitlines() if line.startswith("::error title=new")]
    assert errors
    assert all("P-101" in line for line in errors)


def test_nothing_is_written_over(adopted: Path) -> None:
    assert adopted.exists()
    done = call("init", "--product", "products/helio", "--from", "sales/opportunities.csv")
    assert done.code == 2
    assert "commitcheck.yaml already there in .; nothing was written" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--product", "helio"), "--product needs --from EXPORT"),
        (("--product", "helio", "--from", "none.csv"), "none.csv does not exist"),
        (("--product", "sun", "--from", "deals.csv"), "no column of deals.csv names sun"),
    ],
)
def test_what_cannot_be_told_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(write(tmp_path, {"deals.csv": "id,customer,title,product\n1,A,B,Helio\n"}))
    done = call("init", *words)
    assert done.code == 2
    assert said in done.err
    assert not (tmp_path / "commitcheck.yaml").exists()


def test_a_commit_to_install_may_be_named(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert call("init", str(tmp_path), "--ci", "gitlab", "--ref", "v9.9.9").code == 0
    assert 'COMMITCHECK_REF: "v9.9.9"' in (tmp_path / PLACES["gitlab"]).read_text("utf-8")
    assert call("init", str(tmp_path / "b"), "--ci", "github", "--ref", "$(x)").code == 2


def test_the_hooks_are_green_on_what_was_written(adopted: Path) -> None:
    """As pre-commit calls them: in the repository's top, without names of files."""
    assert adopted == Path.cwd()
    assert call("check", "--as-of", "2026-08-17", "-q").code == 0
    assert call("validate", ".").code == 0
