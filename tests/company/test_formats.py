"""Every format holds all products, a section each, and stays what its reader takes."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from cli.calling import call
from commitcheck.assessment.redaction.company import redacted_company
from commitcheck.companies import check_all, load_all
from commitcheck.model.company import Company
from commitcheck.reporting import FORMATS, RenderOptions
from commitcheck.reporting import render as render_one
from commitcheck.reporting.company import render
from company.repositories import company, row
from reporting.code_quality import faults

EXAMPLE = Path(__file__).parents[2] / "examples" / "company"
HOSTILE = "Helio</h2><script>::error::x"


@cache
def example() -> Company:
    return check_all(load_all(EXAMPLE))


def page(name: str, found: Company | None = None) -> str:
    """What stands in a format, of a workbook every cell on a line of its own."""
    content = content_of(name, found)
    if isinstance(content, str):
        return content
    if name == "csv":
        return content.decode("utf-8-sig")
    return "\n".join(cell for cells in sheets(content).values() for row in cells for cell in row)


def content_of(name: str, found: Company | None = None) -> str | bytes:
    return render(found or example(), name, RenderOptions())


def sheets(content: bytes) -> dict[str, list[tuple[str, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        sheet.title: [tuple(str(cell or "") for cell in row) for row in sheet.values]
        for sheet in book.worksheets
    }


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_every_product_and_its_findings(name: str) -> None:
    """A table of promises alone has no findings about a vision."""
    text = page(name)
    for word in ("XCF701", "XCF704", "P-3", "P-5", *(() if name == "csv" else ("POS101",))):
        assert word in text
    assert content_of(name) == content_of(name)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_gives_an_export_back_as_it_came(tmp_path: Path) -> None:
    """Each row once and in its place, with its product; those of nobody and what nothing checks
    are not lost on the way.
    """
    rows = [
        row("C-1", "helio", capability="kiosk"), row("C-1", "beacon"), row("C-3", "Consulting"),
        row("C-4", "hellio"), row("C-5", "helio").replace("2026-09-30", "soon"),
        row("C-6", "beacon"),
    ]  # fmt: skip
    found = check_all(load_all(company(tmp_path, *rows)))
    answered = rows_of(page("csv", found))
    assert [it["id"] for it in answered] == ["C-1", "C-1", "C-3", "C-4", "C-5", "C-6"]
    assert [it["commitcheck_product"] for it in answered] == [
        "helio", "beacon", "", "", "helio", "beacon",
    ]  # fmt: skip
    words = [it["commitcheck_answer"] for it in answered]
    assert words[0] == "does not conform"
    assert words[2:4] == ["not checked", "not checked"]


def test_what_csv_gave_back_is_read_as_the_export_was(tmp_path: Path) -> None:
    rows = [row("C-1", "helio", capability="kiosk"), row("C-2", "beacon"), row("C-3", "Consulting")]
    place = company(tmp_path, *rows)
    first = check_all(load_all(place))
    answered = content_of("csv", first)
    assert isinstance(answered, bytes)
    (place / "exports/deals.csv").write_bytes(answered)
    again = check_all(load_all(place))
    assert [it.report.verdict for it in again.products] == [
        it.report.verdict for it in first.products
    ]
    assert content_of("csv", again) == answered


def test_a_column_that_one_product_needs_stands_in_all_rows(tmp_path: Path) -> None:
    """Helio's promise is against a non-goal, beacon leaves a rule out: both columns are there."""
    more = {"products/beacon/commitcheck.yaml": "ignore: [POS101]\n"}
    rows = row("C-1", "helio", capability="kiosk"), row("C-2", "beacon")
    helio, beacon = rows_of(page("csv", check_all(load_all(company(tmp_path, *rows, **more)))))
    assert (helio["commitcheck_against"], beacon["commitcheck_against"]) == ("NG1", "")
    assert helio["commitcheck_left_out"] == ""
    assert "POS101" in beacon["commitcheck_left_out"]


def test_a_workbook_has_a_sheet_for_each_file_and_names_the_product_everywhere() -> None:
    content = content_of("xlsx")
    assert isinstance(content, bytes)
    found = sheets(content)
    *files, findings, summary = found
    assert files == ["opportunities-2026-07-31", "opportunities-2026-08-14"]
    assert (findings, summary) == ("commitcheck findings", "commitcheck summary")
    for cells in found.values():
        assert "commitcheck_product" in cells[0]
    whole = [line for line in found[summary] if line[1] == "verdict"]
    assert [line[0] for line in whole] == ["", "helio", "beacon"]
    assert whole[0][2] == example().verdict.sentence
    about = {line[0] for line in found[findings][1:]}
    assert about == {"helio", "beacon"}


def test_a_company_without_promises_has_an_empty_table(tmp_path: Path) -> None:
    found = check_all(load_all(company(tmp_path, config="products: [products/helio]\n")))
    assert rows_of(page("csv", found)) == []
    assert "commitcheck_product" in page("csv", found)


@pytest.mark.parametrize("name", ["terminal", "markdown", "html", "json"])
def test_what_people_read_opens_with_the_company(name: str) -> None:
    text = page(name)
    whole, helio = "2 of 6 open promises do not conform", "No conformance problem found in 3"
    assert 0 < text.index(whole) < text.index(helio)
    assert "Northgate Software" in text
    assert "305,000" in text or "305000" in text


def test_the_front_says_that_one_deal_is_one_deal() -> None:
    """Helio alone would sign O-11, and nobody signs half of it."""
    said = " ".join(page("terminal").split())
    assert "deal O-11 is one deal, and its worst word counts: sign in helio, sign with" in said


def test_sarif_has_a_run_for_each_product() -> None:
    """Apart by their automation id: what is fixed in one product closes nothing of another."""
    runs = json.loads(page("sarif"))["runs"]
    ids = [run["automationDetails"]["id"] for run in runs]
    assert ids == ["commitcheck/helio/", "commitcheck/beacon/"]
    rules = [[rule["id"] for rule in run["tool"]["driver"]["rules"]] for run in runs]
    for run, names in zip(runs, rules, strict=True):
        assert all(names[it["ruleIndex"]] == it["ruleId"] for it in run["results"])


def test_junit_counts_what_it_holds_and_tells_products_apart() -> None:
    root = ET.fromstring(page("junit"))  # noqa: S314 - our own
    cases = root.findall(".//testcase")
    assert int(root.get("tests", "0")) == len(cases)
    assert int(root.get("failures", "0")) == len(root.findall(".//failure"))
    assert {suite.get("name", "").split(":")[0] for suite in root} == {"helio", "beacon"}
    names = [(case.get("classname"), case.get("name")) for case in cases]
    assert len(names) == len(set(names))


def test_a_product_that_fails_on_warnings_does_so_in_junit_too() -> None:
    """Beacon is stricter than its company: POS101, a warning, is a failure there only."""
    root = ET.fromstring(page("junit"))  # noqa: S314 - our own
    failed = [case.get("classname", "") for case in root.iter("testcase")
              if any("POS101" in (it.text or "") for it in case.iter("failure"))]  # fmt: skip
    assert failed
    assert all(name.startswith("beacon") for name in failed)


def test_gitlab_has_no_fingerprint_twice() -> None:
    """POS101 stands in both visions, with the same rule and subject."""
    entries = json.loads(page("gitlab"))
    assert faults(entries) == []
    marks = [entry["fingerprint"] for entry in entries]
    assert [entry["check_name"] for entry in entries].count("POS101:absent") == 2
    assert len(marks) == len(set(marks))


@pytest.mark.parametrize("rows", [(), (row("C-1", "nobody"),), (row("C-1", "helio"),) * 2])
def test_gitlab_takes_what_is_found_in_shared_files(tmp_path: Path, rows: tuple[str, ...]) -> None:
    """Of an export without rows, with a row of nobody and with one that stands twice, also where
    both products know the same debt and leave out the same.
    """
    more = {
        f"products/{name}/commitcheck.yaml": "ignore: [POS102]\n" for name in ("helio", "beacon")
    }
    found = check_all(load_all(company(tmp_path, *rows, **more)))
    assert faults(json.loads(page("gitlab", found))) == []


def test_github_shows_ten_of_a_level_whoever_they_are_about(tmp_path: Path) -> None:
    """One product's twenty conflicts do not hide the one of the other."""
    rows = [row(f"C-{at}", "helio", capability="kiosk", deal=f"D-{at}") for at in range(20)]
    place = company(tmp_path, *rows, row("B-1", "beacon", capability="kiosk", deal="D-99"))
    lines = page("github", check_all(load_all(place))).splitlines()
    errors = [line for line in lines if line.startswith("::error ")]
    assert len(errors) == 10
    assert any("B-1" in line for line in errors)
    assert any(line.startswith("not annotated: ") for line in lines)


def test_markdown_fits_into_a_comment_and_names_what_did_not(tmp_path: Path) -> None:
    rows = [row(f"C-{at}", name, capability="kiosk", deal=f"D-{name}-{at}")
            for at in range(400) for name in ("helio", "beacon")]  # fmt: skip
    found = check_all(load_all(company(tmp_path, *rows)))
    text = render(found, "markdown", RenderOptions(cap=500))
    assert isinstance(text, str)
    assert len(text) < 65_000
    assert text.startswith("<!-- commitcheck-report -->\n")
    assert text.count("<!-- commitcheck-report -->") == 1
    assert "_Left out, because a comment holds no more" in text


def test_html_has_no_two_regions_of_one_name() -> None:
    """Each product's page has the same sections; a screen reader tells them apart."""
    text = page("html")
    assert isinstance(text, str)
    labels = re.findall(r'aria-label="([^"]*)"', text)
    labels += re.findall(r'<section[^>]*aria-labelledby="([^"]*)"', text)
    assert len(labels) > 10
    assert len(set(labels)) == len(labels)
    own = re.findall(r'<section id="p(\d)-\w+" aria-labelledby="([^"]*)"', text)
    assert all(names.endswith(f" product-{number}-name") for number, names in own)


def test_html_is_one_page_in_which_every_place_stands_once() -> None:
    text = page("html")
    places = re.findall(r'\bid="([^"]+)"', text)
    assert len(places) == len(set(places))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(places)
    named = re.findall(r'aria-labelledby="([^"]+)"', text)
    assert {name for names in named for name in names.split()} <= set(places)
    assert (text.count("<main>"), text.count("<h1>"), text.count("</main>")) == (1, 1, 1)
    assert "<script" not in text


def test_a_products_own_report_stands_in_it_unchanged() -> None:
    written = json.loads(page("json"))
    for product, found in zip(example().products, written["products"], strict=True):
        assert found["name"] == product.name
        alone = render_one(product.report, "json", RenderOptions())
        assert found["report"] == json.loads(alone)


@pytest.mark.parametrize("name", FORMATS)
def test_a_hostile_name_stays_inert(name: str, tmp_path: Path) -> None:
    config = f'company: "{HOSTILE}"\nproducts: [{{name: "{HOSTILE}", path: products/helio}}]\n'
    text = page(name, check_all(load_all(company(tmp_path, config=config))))
    assert "<script" not in text or name in (
        "json",
        "sarif",
        "github",
        "terminal",
        "junit",
        "csv",
        "xlsx",
    )
    assert not any(line.lstrip().startswith("::error::x") for line in text.splitlines())
    assert "::error::x" not in text or name == "html"


def test_a_redacted_company_has_one_codename_for_a_customer_in_all_products() -> None:
    hidden = redacted_company(example(), "customers,people,quotes,money")
    text = "".join(page(name, hidden) for name in FORMATS)
    for word in ("Norvik Logistics", "Harbour One", "Dunmore", "Ines", "305,000", "80,000", "O-11"):
        assert word not in text
    helio, beacon = ({deal.customer for deal in it.report.deals} for it in hidden.products)
    assert helio & beacon == {"Customer A"}
    assert len(helio | beacon) == 4


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_tables_have_the_words_that_a_product_has_alone(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those with which a draft would conform."""
    rows = [row("C-1", "helio", capability="kiosk"), row("C-2", "beacon"), row("C-3", "helio")]
    monkeypatch.chdir(company(tmp_path, *rows))
    whole, helio = (_words(form), _words(form, "--product", "helio"))
    assert whole["C-1"] == helio["C-1"] != ""
    assert whole["C-2"] == ""
    assert _words(form, "--redact", "customers").keys() == set()


def _words(form: str, *how: str) -> dict[str, str]:
    """By its id, what is said for the paper of each promise; nothing without the column."""
    call("check", "--report", f"{form}=told.{form}", *how)
    content = Path(f"told.{form}").read_bytes()
    if form == "csv":
        header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    else:
        header, *rows = map(list, next(iter(sheets(content).values())))
    told = [dict(zip(header, cells, strict=False)) for cells in rows]
    return {it["id"]: it["commitcheck_wording"] for it in told if "commitcheck_wording" in it}


def test_a_page_has_the_demand_that_a_product_has_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wish = row("C-3", "beacon").replace(",sso,feature,sso,", ",SCIM for contractors,feature,,")
    monkeypatch.chdir(company(tmp_path, wish, row("C-1", "helio")))
    whole, beacon, helio = (
        call("check", "--format", "html", *how).out.count(">Demand<")
        for how in ((), ("--product", "beacon"), ("--product", "helio"))
    )
    assert (beacon > 0, helio, whole) == (True, 0, beacon)
