"""What the writers for sales write, the readers read back equal; a second round changes nothing."""

import csv
import datetime as dt
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from commitcheck.assessment.assess import assess
from commitcheck.assessment.selection import Settings
from commitcheck.loading.config_file import ConfigReading
from commitcheck.loading.discovery import InputPaths
from commitcheck.loading.load import load_project
from commitcheck.model.commitment import RECORD_FIELDS
from commitcheck.model.config import TableConfig
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.reporting import render
from reporting.hostile import CORPUS

EXAMPLES = Path(__file__).parents[2] / "examples"
VISION = str(EXAMPLES / "minimal" / "vision.yaml")
DAY = dt.date(2026, 8, 17)

NO_HALVES = st.characters(codec="utf-8", exclude_characters="\0\ufffe\uffff")
TEXTS = st.text(NO_HALVES, max_size=12) | st.sampled_from(
    [text for name, text in CORPUS.items() if name not in ("lone surrogates", "null",
                                                           "noncharacter")]
)  # fmt: skip


def read(path: Path) -> Project:
    return load_project(InputPaths(VISION, (TableConfig(str(path)),)), ConfigReading())


def judged(project: Project) -> Report:
    return assess(project, Settings(DAY, engine="off"))


def values(project: Project) -> list[tuple[object, ...]]:
    """The promises without their places."""
    return [commitment[: len(RECORD_FIELDS)] for commitment in project.commitments]


def handed_back(report: Report) -> list[list[str]]:
    """The table for sales. Which of two unusable cells is told first depends on their places,
    so that the next step is left out.
    """
    written = render(report, "csv")
    assert isinstance(written, bytes)
    rows = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))
    return [[*row[:-2], row[-1]] for row in rows]


def fingerprints(report: Report) -> list[str]:
    """Of everything but the files: how old an export is stands in YAML only."""
    return sorted(
        finding.fingerprint for finding in report.findings if finding.subject.kind != "file"
    )


@st.composite
def exports(draw: st.DrawFn) -> bytes:
    """A table with columns of ours and of theirs, in some dialect, with hostile words in it."""
    columns = ["id", "customer", "title", "deal", "description", "quote", "due", "capability"]
    theirs = draw(st.lists(TEXTS.filter(str.strip), max_size=2, unique=True))
    header = draw(st.permutations([*columns, *theirs]))
    out = io.StringIO(newline="")
    writer = csv.writer(
        out,
        delimiter=draw(st.sampled_from(",;\t")),
        quoting=draw(st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])),
        lineterminator=draw(st.sampled_from(["\n", "\r\n"])),
    )
    writer.writerow(header)
    for number in range(draw(st.integers(1, 4))):
        ours = {
            "id": f"C-{number}",
            "customer": draw(TEXTS) or "Acme",
            "title": draw(TEXTS) or "A promise",
            "due": draw(st.sampled_from(["", "2026-12-31", "2026-Q4", "31.12.2026", "soon"])),
            "capability": draw(st.sampled_from(["", "sso", "audit-log;sso"])),
        }
        writer.writerow([ours[name] if name in ours else draw(TEXTS) for name in header])
    return out.getvalue().encode(draw(st.sampled_from(["utf-8", "utf-8-sig"])))


A_LINE_END_OF_ITS_OWN = (
    b"id,description,title,quote,due,capability,\r0,deal,customer\nC-0,,A promise,,,,,,Acme\n"
)
"""A carriage return without quotes ends the header early, so that the row has too many cells."""


@settings(max_examples=60, deadline=None)
@example(A_LINE_END_OF_ITS_OWN, "csv")
@given(exports(), st.sampled_from(["csv", "xlsx"]))
def test_what_is_written_reads_back_equal(content: bytes, name: str) -> None:
    """The same promises, in both formats; handed back once more, the table is the same."""
    with TemporaryDirectory() as folder:
        first = Path(folder) / "deals.csv"
        first.write_bytes(content)
        project = read(first)
        assume(project.commitments)
        # in a sheet every row is as wide as any other: a row of too many cells cannot stay one
        assume(name == "csv" or not any(lost.cells for lost in project.lost))
        written = render(judged(project), name)
        assert isinstance(written, bytes)
        second = Path(folder) / f"back.{name}"
        second.write_bytes(written)
        again = read(second)
        assert values(again) == values(project)
        assert handed_back(judged(again)) == handed_back(judged(project))


@pytest.mark.parametrize("name", ["portfolio", "infancy", "minimal"])
@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_the_examples_read_back_equal(name: str, extension: str, tmp_path: Path) -> None:
    """A whole portfolio of forty promises, and one kept in YAML, become tables and stay equal."""
    vision = str(EXAMPLES / name / "vision.yaml")
    source = next((EXAMPLES / name).glob("commitments.*"))
    first = load_project(InputPaths(vision, (TableConfig(str(source)),)), ConfigReading())
    report = judged(first)
    path = tmp_path / f"back.{extension}"
    written = render(report, extension)
    assert isinstance(written, bytes)
    path.write_bytes(written)
    again = load_project(InputPaths(vision, (TableConfig(str(path)),)), ConfigReading())
    assert values(again) == values(first)
    assert fingerprints(judged(again)) == fingerprints(report)
    assert all("commitcheck_" not in str(problem.message) for problem in again.problems)


def test_several_exports_become_one_table(tmp_path: Path) -> None:
    """The union of their columns, with the file of each row; read back it is all of them."""
    (tmp_path / "a.csv").write_text("id,customer,title,Region\nA-1,Acme,SSO,EMEA\n", "utf-8")
    (tmp_path / "b.csv").write_text("id,title,customer,Owner\nB-1,Audit,Birch,kim\n", "utf-8")
    tables = tuple(TableConfig(str(tmp_path / name)) for name in ("a.csv", "b.csv"))
    report = judged(load_project(InputPaths(VISION, tables), ConfigReading()))
    written = render(report, "csv")
    assert isinstance(written, bytes)
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    assert rows[0][:6] == ["id", "customer", "title", "Region", "Owner", "commitcheck_source"]
    assert [row[:6] for row in rows[1:]] == [
        ["A-1", "Acme", "SSO", "EMEA", "", str(tmp_path / "a.csv")],
        ["B-1", "Birch", "Audit", "", "kim", str(tmp_path / "b.csv")],
    ]
    (tmp_path / "both.csv").write_bytes(written)
    again = read(tmp_path / "both.csv")
    assert [commitment.id for commitment in again.commitments] == ["A-1", "B-1"]
    back = render(judged(again), "csv")
    assert isinstance(back, bytes)
    assert b"commitcheck_source" not in back
