"""The order form in examples/contract: made by its script, and read as a person reads it."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from commitcheck import api
from commitcheck.loading.documents.read import read_document_file
from commitcheck.model.document import DocumentReading, PaperDocument
from commitcheck.reading.documents.naming import customer_of, deal_of, source_of
from commitcheck.reading.documents.promises import DocumentReader

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "examples" / "contract"
WHOLE = json.loads((FOLDER / "expected.json").read_text("utf-8"))
EXPECTED = WHOLE["promises"]


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("example", ROOT / "docs" / "contract_example.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reading(name: str) -> DocumentReading:
    document = read_document_file(str(FOLDER / name))
    assert isinstance(document, PaperDocument)
    project = api.load_vision(FOLDER / "vision.yaml")
    return DocumentReader(project.vision, project.config).read(document, source="order_form")


@pytest.mark.parametrize("name", ["order-form.docx", "order-form.pdf"])
def test_the_promises_are_those_that_a_person_sees(name: str) -> None:
    """Word for word, with their days and with what of the vision they meet; both files alike."""
    found = [
        {
            "quote": item.quote,
            "due": item.promise.due and item.promise.due.isoformat(),
            "meets": list(item.touches),
        }
        for item in reading(name).promises
    ]
    assert found == EXPECTED


def test_both_files_say_the_same() -> None:
    word, printed = (reading(name) for name in ("order-form.docx", "order-form.pdf"))
    assert [item.id for item in word.promises] == [item.id for item in printed.promises]
    assert all(item.promise.modality == "firm" for item in word.promises)


def test_the_paper_names_itself() -> None:
    document = reading("order-form.pdf").document
    assert customer_of(document.clauses) == "Helix Logistics Ltd"
    assert deal_of(document.clauses) == "OF-2031"
    assert source_of(document) == "order_form"


def test_the_files_are_as_the_script_makes_them() -> None:
    made = script()
    assert made.printed() == (FOLDER / "order-form.pdf").read_bytes()
    assert made.word() == (FOLDER / "order-form.docx").read_bytes()


@pytest.mark.parametrize(
    ("name", "place"), [("order-form.docx", "paragraph"), ("order-form.pdf", "page")]
)
def test_a_check_says_what_of_it_does_not_conform(name: str, place: str) -> None:
    """Both files alike, each finding as read, with clause and page."""
    project = api.load(FOLDER / "vision.yaml", FOLDER / name, deal="D-207", customer="Helix")
    report = api.check(project, as_of="2026-11-30", deal="D-207")
    assert report.as_read is not None
    by_clause = {
        (found.code, (found.at.clause or "").partition(",")[0]) for found in report.as_read.findings
    }
    assert {
        ("COV303", "§ 1.2 (c)"),
        ("VIS601:explicit", "§ 1.2 (c)"),
        ("VIS603", "§ 1.3"),
        ("VIS604:certification", "§ 3.1"),
    } <= by_clause
    assert "TIM401" in {found.code for found in report.as_read.findings}
    assert all(
        place in (p.at.clause or "") or "table" in (p.at.clause or "")
        for p in report.as_read.promises
    )
    assert dict(report.as_read.deals) == {"D-207": "do_not_sign"}


def said(name: str) -> dict[str, Any]:
    """What a check of the order form comes to, without places: these are the file's own."""
    project = api.load(FOLDER / "vision.yaml", FOLDER / name, deal="D-207", customer="Helix")
    report = api.check(project, as_of="2026-11-30", deal="D-207")
    assert report.as_read is not None
    (deal,) = report.deals
    words = {promise.commitment: promise.words for promise in report.as_read.promises}
    found = sorted(report.as_read.findings, key=lambda finding: (finding.subject.id, finding.code))
    return {
        "as_read": report.as_read.sentence,
        "deal": {"verdict": deal.verdict, "as_read": deal.as_read},
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.label,
                "basis": finding.basis,
                "words": words[finding.subject.id],
                "message": str(finding.message),
                "next_step": str(finding.next_step),
            }
            for finding in found
        ],
    }


@pytest.mark.parametrize("name", ["order-form.docx", "order-form.pdf"])
def test_the_report_is_the_expected_one(name: str) -> None:
    """Sentence for sentence, from the file in Word as from the printed one."""
    assert said(name) == WHOLE["report"]
