"""The page under the W3C's checker, html-validate and axe in a real Chromium."""

import json
import shutil
from pathlib import Path

import pytest

from consumers.outputs import named
from consumers.tools import module, run

pytestmark = pytest.mark.consumers

HERE = Path(__file__).parent


def _checker() -> Path:
    return module("vnu-jar/build/dist/vnu.jar")


def test_the_w3c_checker_finds_nothing(outputs: Path) -> None:
    """Not even a warning; it knows the policy of the page too."""
    run("java", "-jar", _checker(), "--Werror", *named(outputs, "html", corpus=False))


def test_the_w3c_checker_finds_no_error_in_any_text(outputs: Path) -> None:
    """Its warnings are about the texts: a name of blanks only, a language it thinks it sees."""
    run("java", "-jar", _checker(), "--errors-only", *named(outputs, "html"))


def test_html_validate_finds_nothing(outputs: Path) -> None:
    """With its presets for documents and accessibility; a title may be long in entities only."""
    run(module(".bin/html-validate"), "--preset", "recommended,a11y,document",
        "--rule", "long-title:off", *named(outputs, "html", corpus=False))  # fmt: skip


def test_axe_finds_nothing_in_a_browser(outputs: Path) -> None:
    """WCAG 2.2 AA, light and dark, wide and as a phone; no request, no complaint, no overflow."""
    pages = [path.as_uri() for path in named(outputs, "html", corpus=False)]
    chromium = shutil.which("chromium")
    assert chromium, "chromium is not installed"
    printed = run("node", HERE / "axe.mjs", chromium, module("playwright-core/index.mjs").as_uri(),
                  module("axe-core/axe.min.js"), *pages)  # fmt: skip
    seen = [json.loads(line) for line in printed.splitlines()]
    assert len(seen) == 4 * len(pages)
    assert [result for result in seen if result["wrong"]] == []
    assert all(result["passes"] > 10 for result in seen)
