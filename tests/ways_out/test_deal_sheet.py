"""The deal sheet: `check --deal` answers first, and the sync packs say what makes a deal pass."""

import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from cli.calling import call

ROOT = Path(__file__).parents[2]
PORTFOLIO = ROOT / "examples" / "portfolio"
SCHEMA = json.loads((ROOT / "schemas" / "report.schema.json").read_text("utf-8"))
SHEET = """\
D-207  sign with changes  9 changes make it pass, if product, finance, legal and
executive agree
  product           approve K-28; strike K-26
  engineering       strike K-27
  legal             approve K-28, K-29; end K-28 on 2026-09-14
  finance           approve K-28
  executive         approve K-28
  security          promise eu-central in place of ch-north in K-29
                    (data_region)
  signature 2026-08-31, in 14 days - commitcheck fix --deal D-207 has the words

There is a problem: 4 of 4 open promises do not conform;"""


@pytest.fixture(autouse=True)
def portfolio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(PORTFOLIO, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_opens_the_report_on_one_deal() -> None:
    """Verdict, what makes it pass, a line for each role, the day; the evidence after that."""
    assert call("check", "--deal", "D-207").out.replace("·", "-").startswith(SHEET)
    assert call("check", "--deal", "D-208").out.startswith(
        "D-208  sign with changes  1 change makes it pass\n  security          strike K-31\n"
    )


def test_other_reports_open_as_they_did() -> None:
    """On all deals, on one that is signed, and where nobody may be named."""
    for arguments in ((), ("--deal", "D-202"), ("--deal", "D-207", "--redact", "customers")):
        assert call("check", *arguments).out.startswith("There is a problem: ")


def test_it_opens_markdown_and_html() -> None:
    """The same lines, in the forms that are sent around."""
    page = call("check", "--deal", "D-207", "--format", "markdown").out
    opening, _, rest = page.partition("## There is a problem: ")
    assert rest
    assert opening.splitlines()[2:11] == [
        "## D-207: sign with changes",
        "",
        "**9 changes make it pass, if product, finance, legal and executive agree**",
        "",
        "| who | what |",
        "|---|---|",
        "| product | approve K-28; strike K-26 |",
        "| engineering | strike K-27 |",
        "| legal | approve K-28, K-29; end K-28 on 2026-09-14 |",
    ]
    assert "signature 2026-08-31, in 14 days" in opening
    page = call("check", "--deal", "D-207", "--format", "html").out
    sheet = page.partition('<div class="sheet">')[2].partition("<h1>")[0]
    for said in ("<b>D-207</b>", "sign with changes", "9 changes make it pass",
                 "approve K-28, K-29; end K-28 on 2026-09-14", "in 14 days",
                 "<code>commitcheck fix --deal D-207</code>"):  # fmt: skip
        assert said in sheet
    assert 'class="sheet"' not in call("check", "--format", "html").out


def test_json_has_the_way_out_beside_the_deal() -> None:
    """As `fix` has it; null in a report on all deals, and where nobody may be named."""
    whole = json.loads(call("check", "--format", "json", "--fail-on", "never").out)
    narrow = call("check", "--deal", "D-207", "--format", "json")
    hidden = call("check", "--deal", "D-207", "--format", "json", "--redact", "customers")
    assert narrow.code == 1
    for record in (whole, json.loads(narrow.out), json.loads(hidden.out)):
        Draft7Validator(SCHEMA).validate(record)
    assert json.loads(hidden.out)["deals"][0]["way_out"] is None
    (deal,) = json.loads(narrow.out)["deals"]
    found = deal["way_out"]
    assert {**deal, "way_out": None} == next(it for it in whole["deals"] if it["id"] == "D-207")
    fixed = json.loads(call("fix", "--deal", "D-207", "--format", "json").out)
    assert found == {name: fixed[name] for name in found}
    assert len(found["changes"]) == 9


def test_the_sync_packs_say_what_makes_a_draft_pass(portfolio: Path) -> None:
    call("sync")
    page = (portfolio / "sync" / "sync-legal.md").read_text("utf-8")
    told = "**9 changes make it pass, if product, finance, legal and executive agree**"
    assert told in page
    assert "- legal: approve K-28, K-29; end K-28 on 2026-09-14" in page
