"""`commitcheck fix`: the way out of a deal, as a user sees it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from cli.calling import call
from commitcheck.reporting.ways_out import FORMATS

ROOT = Path(__file__).parents[2]
PORTFOLIO = ROOT / "examples" / "portfolio"
SCHEMA = json.loads((ROOT / "schemas" / "fix.schema.json").read_text("utf-8"))


@pytest.fixture
def portfolio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(PORTFOLIO, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_d_207_has_a_way_out_of_nine_changes(portfolio: Path) -> None:
    """Two clauses go, one ends, one says another region, and six yeses are needed."""
    called = call("fix", "--deal", "D-207", "--format", "json")
    assert called.code == 0
    record = json.loads(called.out)
    Draft7Validator(SCHEMA).validate(record)
    told = [(it["action"], it["commitment"], it["new"], it["who"]) for it in record["changes"]]
    assert told == [
        ("strike", "K-26", "withdrawn", "product"),
        ("strike", "K-27", "withdrawn", "engineering"),
        ("narrow", "K-28", "2026-09-14", "legal"),
        ("approve", "K-28", "product", "product"),
        ("approve", "K-28", "finance", "finance"),
        ("approve", "K-28", "legal", "legal"),
        ("approve", "K-28", "executive", "executive"),
        ("lower", "K-29", "eu-central", "security"),
        ("approve", "K-29", "legal", "legal"),
    ]
    assert (record["before"], record["after"]) == ("sign_with_changes", "sign")
    assert (record["complete"], record["keeps_arr"]) == (True, 450000)
    assert {it["by"] for it in record["changes"]} == {"2026-08-31"}
    assert record["changes"][7]["words"] == {
        "old": "data stored in Switzerland",
        "new": "Customer Data is stored in eu-central.",
    }
    assert "Not legal advice" in record["note"]
    (cheaper_in_yeses,) = record["alternatives"]
    assert [(it["action"], it["commitment"]) for it in cheaper_in_yeses] == [
        ("strike", "K-26"), ("strike", "K-27"), ("strike", "K-28"), ("lower", "K-29"),
        ("approve", "K-29"),
    ]  # fmt: skip


def test_the_page_says_who_must_do_what(portfolio: Path) -> None:
    shown = call("fix", "--deal", "helix").out
    assert shown.startswith(
        "D-207: 9 changes make it pass, if product, finance, legal and executive"
    )
    assert "\n  legal             approve K-28, K-29; end K-28 on 2026-09-14\n" in shown
    assert "no cheaper set of the" in shown
    assert "the customer gives up ch-north, for eu-central" in shown
    assert "Not legal advice" in " ".join(shown.split())
    assert call("fix", "--deal", "D-207", "-q").out == (
        "D-207: 9 changes make it pass, if product, finance, legal and executive agree\n"
    )


def test_the_patch_makes_what_is_left_a_matter_of_yes_or_no(portfolio: Path) -> None:
    """Applied by git, only approvals are left; nothing else in the file has changed."""
    called = call("fix", "--deal", "D-207", "--patch")
    assert called.code == 0
    assert called.err.splitlines() == [
        "not in the patch: product approves K-28: if agreed",
        "not in the patch: finance approves K-28: if agreed",
        "not in the patch: legal approves K-28: if agreed",
        "not in the patch: executive approves K-28: if agreed",
        "not in the patch: legal approves K-29: if agreed",
    ]
    before = (portfolio / "commitments.csv").read_text("utf-8").splitlines()
    applied = subprocess.run(["git", "apply", "-"], input=called.out, text=True, check=False)
    assert applied.returncode == 0
    after = (portfolio / "commitments.csv").read_text("utf-8").splitlines()
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 4
    left = json.loads(call("check", "--deal", "D-207", "--format", "json").out)["deals"][0]
    assert {change["rule"] for change in left["changes"]} == {"GOV205:missing"}


def test_a_patch_of_yaml_keeps_the_rest_of_the_file(tmp_path: Path) -> None:
    """Comments stay; a promise that has no due date in the file gets none."""
    (tmp_path / "vision.yaml").write_text(VISION, "utf-8")
    (tmp_path / "deals.yaml").write_text(DEALS, "utf-8")
    paths = [str(tmp_path / name) for name in ("vision.yaml", "deals.yaml")]
    called = call("fix", *paths, "--deal", "D-1", "--patch", "--as-of", "2026-01-15")
    changed = [
        line for line in called.out.splitlines() if line[:1] in "+-" and line[1:2] != line[:1]
    ]
    assert changed == [
        "-    due: 2026-06-30  # sales wrote this",
        "+    due: 2026-09-30  # sales wrote this",
    ]


def test_every_format_is_written(portfolio: Path) -> None:
    for name in FORMATS:
        called = call("fix", "--deal", "D-207", "--format", name)
        assert called.code == 0
        assert "K-28" in called.out
    rows = call("fix", "--deal", "D-207", "--format", "csv").out.splitlines()
    assert rows[0].startswith('\ufeff"way","deal","commitment"')
    assert sum(row.startswith('"0"') for row in rows) == 9


def test_a_sound_deal_says_so(portfolio: Path) -> None:
    called = call("fix", "--deal", "D-201")
    assert called.code == 0
    assert called.out.startswith("D-201 is sound as it is: conforms\n")
    record = json.loads(call("fix", "--deal", "D-201", "--format", "json").out)
    assert (record["standing"], record["after"], record["why"]) == ("sound", "conforms", None)


def test_what_is_signed_has_no_way_out(portfolio: Path) -> None:
    called = call("fix", "--deal", "D-202")
    assert called.code == 1
    assert "all of it is signed" in called.out


@pytest.mark.parametrize(
    ("arguments", "code"), [((), 2), (("--deal", "D-999"), 2), (("--deal", "D-207"), 0)]
)
def test_exit_codes(portfolio: Path, arguments: tuple[str, ...], code: int) -> None:
    assert call("fix", *arguments).code == code


def test_what_could_not_be_judged_ends_with_3(tmp_path: Path) -> None:
    """Nothing says what the promise is about: a mapping is missing, and no clause is wrong."""
    (tmp_path / "vision.yaml").write_text(VISION, "utf-8")
    text = DEALS.replace("    capability: scim\n", "").replace("SCIM", "Something else")
    (tmp_path / "deals.yaml").write_text(text, "utf-8")
    paths = [str(tmp_path / name) for name in ("vision.yaml", "deals.yaml")]
    called = call("fix", *paths, "--deal", "D-1", "--as-of", "2026-01-15")
    assert called.code == 3
    assert "could not be judged" in called.out


VISION = """\
schema_version: 1
product: {name: Auditrail}
capabilities:
  - {id: scim, name: SCIM, status: planned}
roadmap:
  - {id: RM3, capabilities: [scim], earliest: 2026-08-01, latest: 2026-09-30, confidence: high}
"""

DEALS = """\
# what sales sent
schema_version: 1
commitments:
  - id: C-1
    deal: D-1
    customer: Meridian Bank
    title: SCIM
    capability: scim
    source: order_form
    due: 2026-06-30  # sales wrote this
"""


def test_what_is_not_judged_leaves_no_proof_and_is_not_called_hopeless(tmp_path: Path) -> None:
    """Of two drafts one is late and one about nobody knows what: the deal's word stands."""
    (tmp_path / "vision.yaml").write_text(VISION, "utf-8")
    unclear = "  - {id: C-2, deal: D-1, customer: Meridian Bank, title: Whatever it takes}\n"
    (tmp_path / "deals.yaml").write_text(DEALS + unclear, "utf-8")
    files = [str(tmp_path / name) for name in ("vision.yaml", "deals.yaml")]
    options = (*files, "--deal", "D-1", "--as-of", "2026-01-15")
    why = (
        "1 promise could not be judged, and no change helps that: decide on C-2 first"
        " (commitcheck confirm)"
    )
    called = call("fix", *options, "--format", "json")
    record = json.loads(called.out)
    assert (called.code, record["before"], record["after"]) == (3, "sign_with_changes", None)
    assert (record["standing"], record["why"]) == ("could_not_be_judged", why)
    assert call("fix", *options, "-q").out == f"D-1 has no proven way out yet: {why}\n"
    shown = " ".join(call("check", *options).out.split())
    assert shown.startswith(f"D-1 sign with changes {why}")
