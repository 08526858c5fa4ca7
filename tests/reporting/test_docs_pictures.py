"""The pictures of the documentation: made by a script, small, and complete in themselves."""

import importlib.util
import re
from pathlib import Path
from xml.etree import ElementTree as ET

from reporting.reports import sample_report

DOCS = Path(__file__).parents[2] / "docs"


def test_the_terminal_picture_loads_nothing_and_repeats() -> None:
    """A repository's page shows it without a font from elsewhere."""
    spec = importlib.util.spec_from_file_location("pictures", DOCS / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    pictures = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pictures)
    drawn = pictures.terminal(sample_report())
    assert drawn == pictures.terminal(sample_report())
    for svg in (drawn, (DOCS / "images" / "report-terminal.svg").read_text(encoding="utf-8")):
        root = ET.fromstring(svg)  # noqa: S314 - drawn by us
        assert "There is a problem" in "".join(root.itertext()).replace("\xa0", " ")
        assert not re.search(r"@font-face|@import|url\((?!#)|href", svg)


def test_the_picture_of_the_contract_marks_the_words_that_were_read() -> None:
    svg = (DOCS / "images" / "contract-terminal.svg").read_text(encoding="utf-8")
    said = "".join(ET.fromstring(svg).itertext()).replace("\xa0", " ")  # noqa: S314 - drawn by us
    assert "order-form.pdf --deal D-207" in said
    assert "as read: do not sign" in said or "As read from the words of 9 promises" in said
    assert "underline" in svg


def test_no_picture_is_heavy() -> None:
    """Nobody waits for a README."""
    sizes = {path.name: path.stat().st_size for path in (DOCS / "images").iterdir()}
    assert {"report-terminal.svg", "report-html.png", "contract-terminal.svg"} <= sizes.keys()
    assert max(sizes.values()) <= 300_000
