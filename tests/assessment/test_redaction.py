"""Redaction: what may leave the room, and that nothing else does."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from assessment.marked_inputs import MARK, marked_example, planted
from commitcheck import check, load
from commitcheck.assessment.redaction.redact import redacted
from commitcheck.errors import UsageError
from commitcheck.model.report import Report
from commitcheck.reporting import FORMATS, RenderOptions, render
from reporting.reports import planted_report, sample_report

ALL = "customers,people,quotes,money"
LOUD = RenderOptions(verbosity=2, show_waived=True, cap=1000)
DAY = dt.date(2026, 8, 17)


def shown(report: Report) -> Iterator[tuple[str, str]]:
    """Everything that any format writes of it, by the format's name."""
    for name in FORMATS:
        for options in (RenderOptions(), LOUD):
            written = render(report, name, options)
            yield name, _text(written) if isinstance(written, bytes) else written


def _text(content: bytes) -> str:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        # The theme is the library's own: colours and sizes, the same in every workbook.
        names = [name for name in archive.namelist() if "/theme/" not in name]
        return "".join(archive.read(name).decode("utf-8", "replace") for name in names)


def leaks(report: Report, mark: str = MARK) -> list[str]:
    """The first places where the mark stands, with the words around it."""
    found = (
        f"{name}: {match.group()}"
        for name, text in shown(report)
        for match in re.finditer(rf".{{0,60}}{mark}.{{0,30}}", text, re.IGNORECASE)
    )
    return list(islice(found, 5))


@pytest.mark.parametrize("name", ["portfolio", "infancy"])
def test_no_word_of_a_whole_project_is_left(name: str, tmp_path: Path) -> None:
    """A mark on every word of vision, commitments, waivers and file names is in no format."""
    report = check(load(config=str(marked_example(name, tmp_path))), as_of=DAY)
    assert len(report.findings) > 30
    assert leaks(report)
    assert leaks(redacted(report, ALL)) == []


def test_no_word_of_a_field_is_left_however_wrong_it_is(tmp_path: Path) -> None:
    """Every field of every schema holds the mark, also where no text may stand."""
    for kind in ("vision", "commitments", "waivers", "links", "baseline"):
        text = yaml.safe_dump(planted(kind), allow_unicode=True, sort_keys=False)
        (tmp_path / f"{kind} {MARK}.yaml").write_text(text, "utf-8")
    files = {kind: str(tmp_path / f"{kind} {MARK}.yaml") for kind in
             ("vision", "commitments", "waivers", "links", "baseline")}  # fmt: skip
    project = load(files["vision"], files["commitments"], waivers=files["waivers"],
                   links=files["links"], baseline=files["baseline"])  # fmt: skip
    report = check(project, as_of=DAY)
    assert leaks(report)
    assert leaks(redacted(report, ALL)) == []


_GOOD_VISION = """
schema_version: 1
product: {name: Zqx product}
capabilities: [{id: zqx-capability, status: planned}]
non_goals: [{id: zqx-refusal, statement: never zqx, keywords: [zqxword]}]
guardrails: [{id: zqx-guard, dimension: zqx-size, op: max, value: 5}]
stakeholders:
  - {id: zqxsam, role: sales, required: true, decision_role: approver}
positioning: {status: approved, owner: zqxnobody}
"""
_TABLES = {
    "headings": "Zqx account,zqx title,Zqx due,zqx x\nZqx Corp,a zqx,31/12/2026,y\n",
    "no ids": "customer,title,due,status\nZqx Corp,Zqxword for zqx,2026-12-31,signed\n",
    "bad cells": "id,customer,title,due,arr,status,kind\n"
    "zqx1,Zqx Corp,a,zqx day,zqx money,zqx status,zqx kind\nzqx1,,b,2026-13-01,1,signed,\n",
    "deal by name": "deal,customer,title,arr,status\nZqx Corp EU,Zqx Corp,a zqx,5,signed\n"
    "Zqx Corp EU,Zqx Corp,b zqx,6,proposed\n",
    "dangling": "id,customer,title,capability,depends_on,segment,owner,dimension,value\n"
    "zqx1,Zqx,a,zqx-capabilty,zqx9,zqxseg,zqxsm,zqx-size,9\n",
    "currencies": "id,customer,title,arr\nzqx1,Zqx Corp,a,5 ZQX\nzqx2,Zqx Inc,b,\u20ac 7\n",
    "semicolons": "id;customer;title;due\nzqx1;Zqx;a;01/02/2026\nzqx2;Zqx;b\nzqx3;Zqx;c;d;e\n",
}  # fmt: skip


@pytest.mark.parametrize("table", _TABLES)
def test_no_word_of_a_table_is_left(table: str, tmp_path: Path) -> None:
    """Headings, cells, derived ids and file names: valid, doubtful and broken ones."""
    vision, deals = tmp_path / "zqx vision.yaml", tmp_path / "zqx deals.csv"
    vision.write_text(_GOOD_VISION, "utf-8")
    deals.write_text(_TABLES[table], "utf-8")
    report = check(load(str(vision), str(deals)), as_of=DAY)
    assert leaks(report)
    assert leaks(redacted(report, ALL)) == []


@pytest.mark.parametrize(
    "broken",
    [
        "product: {name: zqx",
        "zqx: [zqx\nzqx: }",
        "a zqx: b: c zqx",
        "zqx: 1\nzqx: 2\n",
        "&zqx zqx: *zqy",
        "!!zqx/zqx {}",
        "\tzqx: 1",
        "on: zqx\nzqx: 1.10\n",
        "zqx\x07",
        "product: zqx\ncapabilities: {zqx: zqx}\n",
    ],
)
@pytest.mark.parametrize("role", ["vision", "waivers", "links", "baseline", "config"])
def test_no_word_of_a_broken_file_is_left(role: str, broken: str, tmp_path: Path) -> None:
    """What a parser quotes when it gives up is a user's text too. JSON has all of it."""
    files = {"vision": _GOOD_VISION, role: broken}
    for name, text in files.items():
        (tmp_path / f"{name} zqx.yaml").write_text(text, "utf-8")
    deals = tmp_path / "deals zqx.csv"
    deals.write_text(_TABLES["no ids"], "utf-8")
    named: dict[str, Any] = {role: str(tmp_path / f"{role} zqx.yaml")} if role != "vision" else {}
    report = check(load(str(tmp_path / "vision zqx.yaml"), str(deals), **named), as_of=DAY)
    text = str(render(redacted(report, ALL), "json")).lower()
    assert MARK not in text


def test_no_word_of_a_workbook_is_left(tmp_path: Path) -> None:
    """Its sheets have names too."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "zqx deals"
    for row in (["id", "customer", "title", "due", "zqx"], ["zqx1", "Zqx Corp", "zqx", "zqx", 1]):
        sheet.append(row)
    book.save(tmp_path / "zqx.xlsx")
    (tmp_path / "vision.yaml").write_text(_GOOD_VISION, "utf-8")
    report = check(load(str(tmp_path / "vision.yaml"), str(tmp_path / "zqx.xlsx")), as_of=DAY)
    assert any("zqx deals" in leak for leak in leaks(report, "zqx deals"))
    assert leaks(redacted(report, ALL)) == []


def test_no_word_of_the_governing_files_is_left(tmp_path: Path) -> None:
    """Waivers, links, baseline and configuration name people, promises and columns too."""
    files = {
        "vision.yaml": _GOOD_VISION,
        "deals.csv": "id,customer,Zqx heading,status,capability\n"
        "zqx1,Zqx Corp,zqxword,signed,zqx-capability\n",
        "waivers.yaml": "waivers:\n"
        "- {id: zqxw1, rule: zqxrule, commitment: zqx1, reason: zqx, owner: zqxsam,"
        " approved_by: zqxeve, ticket: 'http://zqx', expires_on: 2026-09-01}\n"
        "- {id: zqxw2, rule: 'VIS601:zqx', deal: zqx2}\n"
        "- {id: zqxw3, rule: VIS601, commitment: zqx1, reason: zqx, owner: zqxsam,"
        " approved_by: zqxsam, approved_on: 2026-01-01, expires_on: 2026-02-01}\n",
        "links.yaml": "links:\n- {commitment: zqx1, item: 'zqxkind:zqxid', by: zqx, text: zqx}\n"
        "- {commitment: zqx9, item: 'capability:zqx-capability', text: zqx}\n",
        "baseline.yaml": "{}",
        "zqx.yaml": "schema_version: 1\nvision: vision.yaml\nwaivers: waivers.yaml\n"
        "links: links.yaml\ncommitments:\n- {file: deals.csv, columns: {title: Zqx heading,"
        " owner: zqx missing}, values: {status: {zqx: signed}}, ignore_rows: {id: [zqx5]}}\n",
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    report = check(load(config=str(tmp_path / "zqx.yaml")), as_of=DAY)
    assert leaks(report)
    assert leaks(redacted(report, ALL)) == []


@settings(max_examples=8, deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=3).map(lambda text: f"zqx{text}zqx"))
def test_no_text_in_a_report_is_left(text: str) -> None:
    """Whatever it is, wherever in the report it stands."""
    assert leaks(redacted(planted_report(text, path=text), ALL)) == []


def test_customers_alone() -> None:
    """Names go wherever they stand; ids, quotes and people stay."""
    report = redacted(sample_report(), "customers")
    assert [(commitment.customer, commitment.deal) for commitment in report.commitments[:3]] == [
        ("Customer A", "Deal 1"), ("Customer B", "Deal 2"), ("Customer C", "Deal 3"),
    ]  # fmt: skip
    text = "".join(words for _, words in shown(report))
    for name in ("Acme", "BlueOcean", "Corvus", "Harbour", "Kite", "D-20", "deals.csv"):
        assert name not in text, name
    assert "K-26" in text
    assert "xena" in text
    assert "Load building and tendering at no additional charge" in text
    assert [source.path for source in report.inputs] == [
        "file-1.yaml", "file-2.yaml", "file-3.csv", "file-4.yaml",
    ]  # fmt: skip
    assert {source.sha256 for source in report.inputs} == {""}


@pytest.mark.parametrize(
    ("what", "gone", "kept"),
    [
        ("people", ["xena"], ["Acme Retail", "Cold chain monitoring"]),
        (
            "quotes",
            ["Cold chain monitoring", "Load building", "shared words"],
            ["Acme Retail", "xena"],
        ),
        ("money", ["540,000", "540000", "1,750,000", "1750000"], ["Acme Retail", "xena"]),
    ],
)
def test_one_kind_alone(what: str, gone: list[str], kept: list[str]) -> None:
    """Each kind goes by itself."""
    text = "".join(words for _, words in shown(redacted(sample_report(), what)))
    assert [word for word in gone if word in text] == []
    assert [word for word in kept if word not in text] == []


def test_the_same_name_is_the_same_codename_everywhere() -> None:
    """A reader can still follow a deal through the report."""
    report = redacted(sample_report(), ALL)
    deals = {deal.id: deal.customer for deal in report.deals}
    assert all(deals[commitment.deal] == commitment.customer for commitment in report.commitments)
    assert len(deals) == 5
    again = redacted(sample_report(), ALL)
    assert again == report


def test_fingerprints_are_of_what_is_shown() -> None:
    """A fingerprint over the real id could be tried out against a list of customers."""
    before, after = sample_report(), redacted(sample_report(), "customers")
    for old, new in zip(before.findings, after.findings, strict=True):
        assert (old.fingerprint == new.fingerprint) is (old.subject.id == new.subject.id)
    assert any(
        old.fingerprint != new.fingerprint
        for old, new in zip(before.findings, after.findings, strict=True)
    )


def test_the_judgement_stays() -> None:
    """Verdict, counts, severities and deals' words are what the redacted report is for."""
    before, after = sample_report(), redacted(sample_report(), ALL)
    assert after.verdict == before.verdict
    assert [finding.severity for finding in after.findings] == [
        finding.severity for finding in before.findings
    ]
    assert [deal.verdict for deal in after.deals] == [deal.verdict for deal in before.deals]
    assert [commitment.answer for commitment in after.commitments] == [
        commitment.answer for commitment in before.commitments
    ]


def test_derived_ids_go_with_what_they_are_made_of(tmp_path: Path) -> None:
    """An id made of customer and title gives both away."""
    (tmp_path / "vision.yaml").write_text(_GOOD_VISION, "utf-8")
    deals = tmp_path / "deals.csv"
    deals.write_text("customer,title\nOslo Freight,Single sign-on\n", "utf-8")
    report = check(load(str(tmp_path / "vision.yaml"), str(deals)), as_of=DAY)
    assert report.commitments[0].commitment.startswith("oslo-freight-single-sign")
    for what in ("customers", "quotes"):
        assert redacted(report, what).commitments[0].commitment == "Promise 1"
    assert redacted(report, "money").commitments[0] == report.commitments[0]


def test_a_narrowed_report_names_the_codename() -> None:
    """`--deal D-207 --redact customers` does not print D-207."""
    project = load(config=str(Path(__file__).parents[2] / "examples/portfolio/commitcheck.yaml"))
    assert redacted(check(project, deal="D-207"), "customers").narrowed_to == "deal Deal 1"
    helix = redacted(check(project, customer="helix chemicals"), "customers")
    assert helix.narrowed_to == "customer Customer A"


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("custmers", "--redact cannot hide custmers; did you mean customers?"),
        (
            "customers,x",
            "--redact cannot hide x, expected some of customers, people, quotes, money",
        ),
        (" , ", "--redact names nothing, expected some of customers, people, quotes, money"),
    ],
)
def test_an_unknown_word_is_refused(what: str, message: str) -> None:
    """Better no report than one that hides less than was meant."""
    with pytest.raises(UsageError) as caught:
        redacted(sample_report(), what)
    assert str(caught.value) == message
