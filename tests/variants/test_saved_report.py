"""A report that was saved as JSON: every field that a comparison needs, and why a file is none."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from commitcheck.errors import InputError
from commitcheck.model.finding import Finding, Quote, Related, Severity, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase, Said, words
from commitcheck.model.report import Answer, DealAnswer, KnownOrigin, Report, Verdict
from commitcheck.variants import saved_report
from commitcheck.variants.saved_report import read_report


def place(line: Any, **more: Any) -> dict[str, Any]:
    return {"path": "deals.xlsx", "line": line, "column": 2, **more}


FINDING = {
    "rule": "VIS601", "variant": "near", "severity": "warning",
    "subject": {"kind": "commitment", "id": "K-1"}, "preventable": True,
    "message": "K-1 hits NG1",
    "location": place(3, field="title", sheet="Open", cell="B3"),
    "next_step": "renegotiate it",
    "quotes": [{"text": "no phones", "location": place(4)}],
    "related": [{"kind": "non_goal", "id": "NG1", "location": place(5), "note": "what it hits"}],
    "who": "sales", "cure": "strike", "roots": ["R1"], "deals": ["D-1", 7],
    "if_signed": "error", "waived_by": "W-1", "lapsed_waiver": "W-0", "baseline": 1,
}  # fmt: skip
BARE = {
    **FINDING, "severity": "error", "preventable": False, "message": "", "next_step": "",
    "quotes": [], "related": [], "roots": [], "deals": [], "if_signed": None, "waived_by": None,
    "lapsed_waiver": None, "baseline": False, "location": place(9),
}  # fmt: skip
ANSWER = {
    "id": "K-1", "customer": "Acme", "deal": "D-1", "title": "SSO", "status": "signed",
    "answer": "conforms", "location": place(3), "headline": "VIS601", "by": "2026-05-01",
    "due": "2026-06-01", "signature": "2026-04-01",
}  # fmt: skip
DEAL = {
    "id": "D-1", "customer": "Acme", "verdict": "sign", "signature": "2026-04-01", "arr": 5.5,
    "currency": "EUR",
}  # fmt: skip
DOCUMENT: dict[str, Any] = {
    "format": "commitcheck/report",
    "tool": {"version": "0.1"},
    "product": "Auditrail",
    "as_of": "2026-04-01",
    "verdict": {"sentence": "all is well"},
    "findings": [FINDING, BARE],
    "commitments": [ANSWER, {**ANSWER, "by": None, "due": None, "signature": None}],
    "deals": [DEAL, {**DEAL, "signature": None, "arr": None, "currency": None}],
    "narrowed_to": "deal D-1",
}


@pytest.fixture
def saved(tmp_path: Path) -> Any:
    def write(document: Any = None, **more: Any) -> str:
        path = tmp_path / "report.json"
        path.write_text(json.dumps({**DOCUMENT, **more} if document is None else document))
        return str(path)

    return write


def said(text: str) -> Phrase:
    return Phrase((Said("value", text),))


def test_what_is_read_of_it(saved: Any) -> None:
    found = Finding(
        rule="VIS601",
        variant="near",
        severity=Severity.WARNING,
        subject=Subject("commitment", "K-1", True),
        message=said("K-1 hits NG1"),
        at=Location("deals.xlsx", 3, 2, "title", "Open", "B3"),
        next_step=said("renegotiate it"),
        quotes=(Quote("no phones", Location("deals.xlsx", 4, 2)),),
        related=(Related("non_goal", "NG1", Location("deals.xlsx", 5, 2), "what it hits"),),
        who="sales",
        cure="strike",
        roots=("R1",),
        deals=("D-1", "7"),
        worse_when_signed=True,
        waived_by="W-1",
        lapsed_waiver="W-0",
        in_baseline=True,
    )
    bare = Finding(
        rule="VIS601",
        variant="near",
        severity=Severity.ERROR,
        subject=Subject("commitment", "K-1", False),
        message=words(""),
        at=Location("deals.xlsx", 9, 2),
        next_step=words(""),
        quotes=(),
        related=(),
        who="sales",
        cure="strike",
        roots=(),
    )
    day = dt.date(2026, 4, 1)
    origin = KnownOrigin(Location("deals.xlsx", 3, 2))
    named = ("K-1", "Acme", "D-1", "SSO", "signed", "conforms")
    later: dict[str, Any] = {
        "by": dt.date(2026, 5, 1),
        "due": dt.date(2026, 6, 1),
        "signature": day,
    }
    assert read_report(saved()) == Report(
        version="0.1",
        product="Auditrail",
        as_of=day,
        verdict=Verdict("all is well"),
        findings=(found, bare),
        commitments=(
            Answer(*named, origin, headline="VIS601", **later),
            Answer(*named, origin, headline="VIS601"),
        ),
        deals=(
            DealAnswer("D-1", "Acme", "sign", signature=day, arr=5.5, currency="EUR"),
            DealAnswer("D-1", "Acme", "sign"),
        ),
        narrowed_to="deal D-1",
    )


def test_an_older_name_of_the_format_is_known(saved: Any) -> None:
    whole = {name: it for name, it in DOCUMENT.items() if name != "narrowed_to"}
    assert read_report(saved({**whole, "format": "commitcheck-report"})).narrowed_to is None


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"format": "other"}, " is no report of commitcheck's (write one with --format json)"),
        (
            {"cut": 3},
            (
                " does not list all of its findings (cut): compare reports of single deals or"
                " customers, or the files themselves"
            ),
        ),
        ({"as_of": "soon"}, " is a damaged report: ValueError("),
        ({"as_of": None}, " is a damaged report: TypeError("),
        ({"tool": {}}, " is a damaged report: KeyError('version')"),
        ({"findings": [{**FINDING, "severity": "x"}]}, " is a damaged report: KeyError('x')"),
        ({"findings": [{**FINDING, "location": place("x")}]}, " is a damaged report: "),
        ({"deals": 3}, " is a damaged report: TypeError("),
        ({"commitments": [3]}, " is a damaged report: "),
    ],
)  # fmt: skip
def test_why_a_file_is_no_report(saved: Any, more: dict[str, Any], why: str) -> None:
    path = saved(**more)
    with pytest.raises(InputError) as refused:
        read_report(path)
    assert str(refused.value).startswith(f"{path}{why}")


def test_other_files(saved: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "other.json"
    for text in ("[]", '"text"', "null"):
        path.write_text(text)
        with pytest.raises(InputError) as refused:
            read_report(str(path))
        assert str(refused.value) == (
            f"{path} is no report of commitcheck's (write one with --format json)"
        )
    path.write_text("{")
    with pytest.raises(InputError) as refused:
        read_report(str(path))
    assert str(refused.value).startswith(
        f"{path} is neither a ref nor a JSON report of commitcheck's: "
    )
    with pytest.raises(InputError) as refused:
        read_report(str(tmp_path / "gone.json"))
    assert (
        str(refused.value) == f"{tmp_path / 'gone.json'} cannot be read: no such file or directory"
    )
    report = saved()
    size = Path(report).stat().st_size
    monkeypatch.setattr(saved_report, "MAX_BYTES", size)
    assert read_report(report).product == "Auditrail"
    monkeypatch.setattr(saved_report, "MAX_BYTES", size - 1)
    with pytest.raises(InputError) as refused:
        read_report(report)
    assert str(refused.value) == f"{report} is larger than 0 MB"
