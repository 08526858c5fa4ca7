"""Every format, whatever it is: listed, lazy, pure, and able to write any report."""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from commitcheck.errors import UsageError
from commitcheck.model.report import Loosened, Report
from commitcheck.reporting import FORMATS, RenderOptions, pieces, render
from reporting.reports import clean_report, empty_report, hostile_report, sample_report

MAKERS = [sample_report, clean_report, empty_report, hostile_report]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("make", MAKERS)
def test_every_format_writes_every_report(name: str, make: Callable[[], Report]) -> None:
    """Text is UTF-8, bytes are announced, and two runs write the same."""
    written = render(make(), name)
    assert isinstance(written, bytes) is FORMATS[name].is_binary
    if isinstance(written, str):
        assert written.encode()
    assert render(make(), name) == written


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("make", MAKERS)
def test_written_as_it_is_made_a_report_is_the_same(name: str, make: Callable[[], Report]) -> None:
    """The record and SARIF come in lines, so that they are never held whole; the others whole."""
    content = pieces(make(), name, RenderOptions())
    assert isinstance(content, str | bytes) is (name not in ("json", "sarif"))
    whole = content if isinstance(content, str | bytes) else "".join(content)
    assert whole == render(make(), name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_describes_itself(name: str) -> None:
    """Help and documentation are made from the table."""
    format_ = FORMATS[name]
    assert format_.name == name
    assert format_.description
    assert format_.extension
    assert not format_.extension.startswith(".")


def test_the_table_of_formats_imports_none_of_them() -> None:
    """A run pays only for what it writes."""
    code = (
        "import sys; import commitcheck.reporting; "
        "sys.exit(any(name in sys.modules for name in "
        "('rich', 'jinja2', 'json', 'xlsxwriter', 'junitparser')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


SEEDED = """
import sys
sys.path[:0] = ["tests"]
from hashlib import sha256
from reporting.reports import sample_report
from commitcheck.reporting import FORMATS, render
for name in FORMATS:
    out = render(sample_report(), name)
    print(name, sha256(out if isinstance(out, bytes) else out.encode()).hexdigest())
"""


def test_the_seed_of_hashes_changes_nothing() -> None:
    """No set decides an order, in any format."""
    first, second = (
        subprocess.run(
            [sys.executable, "-c", SEEDED], check=True, capture_output=True, text=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        ).stdout.splitlines()
        for seed in ("1", "2")
    )  # fmt: skip
    assert first == second
    assert [line.split()[0] for line in first] == list(FORMATS)


def test_an_unknown_format_is_refused() -> None:
    """The command line checks first; the library says so too."""
    with pytest.raises(UsageError, match="there is no format pdf, expected one of terminal, json"):
        render(empty_report(), "pdf", RenderOptions())


SILENCED = (Loosened("VIS601 is ignored", "commitcheck.yaml"),)


@pytest.mark.parametrize("verbosity", [-1, 0])
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_was_silenced_and_by_which_file(name: str, verbosity: int) -> None:
    """A clean verdict of a check that somebody silenced looks like one; the whole one does not."""
    options = RenderOptions(verbosity=verbosity)
    whole = replace(clean_report(), tables=())
    assert "VIS601" not in as_text(render(whole, name, options))

    silenced = as_text(render(replace(whole, loosened=SILENCED), name, options))

    assert "VIS601 is ignored" in silenced
    assert "commitcheck.yaml" in silenced


def as_text(written: str | bytes) -> str:
    """A workbook's texts are in the parts of its archive."""
    if isinstance(written, str):
        return written
    if not written.startswith(b"PK"):
        return written.decode("utf-8-sig")
    with ZipFile(BytesIO(written)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())
