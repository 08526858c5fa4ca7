"""Fingerprints name a finding by rule and subject, however its file is written this week."""

import csv
import datetime as dt
import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from commitcheck.assessment.assess import assess
from commitcheck.assessment.selection import Settings
from commitcheck.loading.config_file import ConfigReading
from commitcheck.loading.discovery import InputPaths
from commitcheck.loading.load import load_project
from commitcheck.model.config import TableConfig
from commitcheck.model.finding import Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import words
from reporting.reports import sample_report

DAY = dt.date(2026, 8, 17)
PORTFOLIO = Path(__file__).parents[2] / "examples" / "portfolio"


@cache
def rows() -> list[list[str]]:
    text = (PORTFOLIO / "commitments.csv").read_text("utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))


def fingerprints(path: Path) -> list[str]:
    inputs = InputPaths(str(PORTFOLIO / "vision.yaml"), (TableConfig(str(path)),))
    report = assess(load_project(inputs, ConfigReading()), Settings(DAY, engine="off"))
    return sorted(found.fingerprint for found in report.findings)


@cache
def of_the_example() -> list[str]:
    return fingerprints(PORTFOLIO / "commitments.csv")


@st.composite
def exports(draw: st.DrawFn) -> tuple[str, bytes]:
    """The same promises as another week's export: a file name and its bytes."""
    header, *records = rows()
    order = draw(st.permutations(range(len(header))))
    shuffler = draw(st.randoms(use_true_random=False))
    shuffler.shuffle(records)
    line_end = draw(st.sampled_from(["\n", "\r\n"]))
    written = io.StringIO()
    writer = csv.writer(
        written,
        delimiter=draw(st.sampled_from(",;\t")),
        quoting=draw(st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])),
        lineterminator=line_end,
    )
    for record in [header, *records]:
        writer.writerow([record[index] for index in order])
        written.write(line_end * draw(st.integers(0, 1)))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    name = draw(st.sampled_from(["commitments.csv", "report1763879012345.csv", "August 2026.csv"]))
    return name, written.getvalue().encode(encoding)


@settings(max_examples=12, deadline=None)
@given(exports())
def test_a_weekly_export_keeps_its_baseline(export: tuple[str, bytes]) -> None:
    """Other order of rows and columns, moved lines, another dialect, another name."""
    name, content = export
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        assert fingerprints(path) == of_the_example()


def test_wording_is_no_part_of_it() -> None:
    """A better message, a moved cell and a corrected title are the same finding."""
    found = sample_report().findings[0]
    moved = replace(
        found, message=words("said otherwise"), at=Location("other.csv", 99, 3), who="legal"
    )
    assert moved.fingerprint == found.fingerprint


def test_rule_variant_and_subject_are() -> None:
    """Each of them makes it another finding."""
    found = sample_report().findings[0]
    kind, name, _ = found.subject
    others = {
        replace(found, rule="XCF701").fingerprint,
        replace(found, variant="other").fingerprint,
        replace(found, subject=Subject(kind, name + "1")).fingerprint,
        replace(found, subject=Subject("theme", name)).fingerprint,
    }
    assert len(others - {found.fingerprint}) == 4
