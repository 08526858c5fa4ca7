"""baseline.json: whole, sorted, valid, and the same for the same findings."""

import datetime as dt
import json
import random
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from msgspec.structs import replace

import building as b
from commitcheck.editing.baseline_file import baseline_text, updated
from commitcheck.loading.files import FileContent
from commitcheck.loading.records.decisions import baseline_of
from commitcheck.loading.schemas.check import check_content
from commitcheck.model.decision import About, Baseline, BaselineEntry
from reporting.hostile import CORPUS
from reporting.reports import empty_report, sample_report

SCHEMA = Path(__file__).parents[2] / "schemas" / "baseline.schema.json"
NOTHING = b.context(b.vision())
ANY_TEXT = st.text(st.characters(codec=None)) | st.sampled_from(list(CORPUS.values()))


def test_an_empty_one_reads_like_this() -> None:
    """Nothing known is worth writing down too."""
    assert baseline_text(updated(empty_report(), NOTHING, None)) == (
        "{\n"
        '  "schema_version": 2,\n'
        '  "as_of": "2026-08-17",\n'
        '  "dominant_roots": [null],\n'
        '  "entries": []\n'
        "}\n"
    )


def test_it_fits_its_schema() -> None:
    """Editors and other tools read it by that."""
    record = json.loads(baseline_text(updated(sample_report(), NOTHING, None)))
    Draft7Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(record)
    assert record["entries"]


@given(st.randoms(use_true_random=False))
def test_the_order_of_findings_changes_nothing(shuffler: random.Random) -> None:
    """Two people who write it get the same bytes."""
    report = sample_report()
    findings = list(report.findings)
    shuffler.shuffle(findings)
    shuffled = replace(report, findings=tuple(findings))
    assert baseline_text(updated(shuffled, NOTHING, None)) == baseline_text(
        updated(report, NOTHING, None)
    )


def test_waived_findings_and_input_errors_are_no_debt() -> None:
    """The first are decided already, the second hide what there is."""
    report = sample_report()
    kept = {entry.fingerprint for entry in updated(report, NOTHING, None).entries}
    for found in report.findings:
        is_debt = found.waived_by is None and not found.rule.startswith("INP")
        assert (found.fingerprint in kept) is is_debt


def test_the_history_is_kept() -> None:
    """The rung of the diagnosis depends on what dominated before."""
    report = replace(empty_report(), as_of=dt.date(2026, 8, 18))
    before = Baseline(as_of=dt.date(2026, 8, 17), dominant_roots=("R1", "R2"))
    assert updated(report, NOTHING, before).dominant_roots == ("R1", "R2", None)
    same_day = replace(before, as_of=report.as_of)
    assert updated(report, NOTHING, same_day).dominant_roots == ("R1", None)


@given(ANY_TEXT.filter(bool))
def test_any_subject_reads_back(name: str) -> None:
    """The file is read as YAML, which takes fewer characters than JSON does.

    Half a character has no UTF-8 form; the fingerprint beside it was made of the whole name.
    """
    entry = BaselineEntry("0123456789abcdef", "VIS602:excluded", "error", "deal", name)
    written = baseline_text(Baseline((entry,), dt.date(2026, 8, 17), ("R1", None)))
    document = check_content(FileContent("baseline.json", written.encode()), "baseline")
    assert document.problems == ()
    shown = replace(entry, subject_id=re.sub("[\ud800-\udfff]", "\ufffd", name))
    read = baseline_of(document.data)
    assert read == Baseline((shown,), dt.date(2026, 8, 17), ("R1", None))


def test_what_an_entry_is_about_reads_back() -> None:
    """An entry without it stays one without it."""
    whole = About(
        counterparts=("guardrail:GR1",), values=("99.97",), due=dt.date(2026, 9, 30),
        customer="0123456789abcdef", deal="fedcba9876543210", signed="2026-08-01",
    )  # fmt: skip
    for about in (whole, About(), About(signed="yes"), None):
        entry = BaselineEntry("0123456789abcdef", "VIS603", "error", "commitment", "1", about)
        written = baseline_text(Baseline((entry,)))
        document = check_content(FileContent("baseline.json", written.encode()), "baseline")
        assert document.problems == ()
        assert baseline_of(document.data).entries == (entry,)
