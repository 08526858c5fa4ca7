"""Draw the pictures of docs/images/ from real runs on the portfolio and the contract examples.

`python docs/pictures.py` draws all, `--only terminal` needs no browser. The terminal's pictures
are the same on every machine; the page's is a screenshot, and changes with the browser's fonts.
"""

import argparse
import contextlib
import io
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from commitcheck.api import check, load
from commitcheck.model.report import Report
from commitcheck.reporting import RenderOptions, render

DOCS = Path(__file__).parent
IMAGES = DOCS / "images"
EXAMPLE = DOCS.parent / "examples" / "portfolio"
CONTRACT = DOCS.parent / "examples" / "contract"

COLUMNS, LINES = 100, 48
PAGE = (1200, 1226)
"""Pixels of the page's picture: the verdict and two cards."""

LARGEST = 300_000
"""Bytes of a picture that a reader of the repository should have to load at most."""

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")

_INK = TerminalTheme(
    (22, 27, 34),
    (205, 213, 223),
    [
        (72, 79, 88), (255, 123, 114), (126, 211, 139), (227, 179, 65),
        (121, 192, 255), (210, 168, 255), (110, 203, 214), (205, 213, 223),
    ],
    [
        (110, 118, 129), (255, 161, 152), (86, 211, 100), (242, 204, 96),
        (165, 214, 255), (226, 197, 255), (143, 222, 232), (240, 246, 252),
    ],
)  # fmt: skip

_SVG = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>The report of commitcheck in a terminal</title>
<style>
.{unique_id}-matrix {{
font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
font-size: {char_height}px;
line-height: {line_height}px;
white-space: pre;
}}
.{unique_id}-title {{ font: bold 18px system-ui, "Segoe UI", Arial, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""Rich's own frame without its web font: a picture in a repository loads nothing."""


def contract() -> Report:
    """The order form of the example, as README.md says to check it."""
    with contextlib.chdir(CONTRACT):
        project = load("vision.yaml", "order-form.pdf", deal="D-207")
    return check(project, as_of="2026-11-30", deal="D-207")


def terminal(report: Report, title: str = "commitcheck check") -> str:
    """The first screenful as SVG, cut between two cards."""
    written = render(report, "terminal", RenderOptions(width=COLUMNS, color=True))
    lines = str(written).splitlines()
    end = max(index for index, line in enumerate(lines[: LINES + 1]) if not line)
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True,
        color_system="standard", legacy_windows=False,
    )  # fmt: skip
    console.print(Text.from_ansi("\n".join(lines[:end])))
    drawn = console.export_svg(title=title, theme=_INK, code_format=_SVG, unique_id="report")
    return "\n".join(line.rstrip() for line in drawn.splitlines()) + "\n"


def page(report: Report, browser: str) -> bytes:
    """The upper part of the HTML report as a browser shows it, as PNG."""
    with tempfile.TemporaryDirectory() as name:
        source, picture = Path(name) / "report.html", Path(name) / "report.png"
        source.write_text(str(render(report, "html")), encoding="utf-8")
        command = [
            browser, "--headless", "--disable-gpu", "--hide-scrollbars",
            f"--window-size={PAGE[0]},{PAGE[1]}", f"--screenshot={picture}", source.as_uri(),
        ]  # fmt: skip
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # the browser refuses its sandbox to root
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return picture.read_bytes()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("terminal", "html"))
    parser.add_argument("--browser", help="a Chromium; found by its usual names when left out")
    asked = parser.parse_args()
    with contextlib.chdir(EXAMPLE):  # paths in the picture are those a user would see
        report = check(load(config="commitcheck.yaml"))
    if asked.only != "html":
        _keep("report-terminal.svg", terminal(report).encode())
        command = "commitcheck check vision.yaml order-form.pdf --deal D-207"
        _keep("contract-terminal.svg", terminal(contract(), command).encode())
    if asked.only != "terminal":
        browser = asked.browser or next(filter(None, map(shutil.which, _BROWSERS)), None)
        if browser is None:
            parser.error("no Chromium was found; name one with --browser, or use --only terminal")
        _keep("report-html.png", page(report, browser))


def _keep(name: str, picture: bytes) -> None:
    if len(picture) > LARGEST:
        raise SystemExit(f"{name} has {len(picture)} bytes, expected at most {LARGEST}")
    IMAGES.mkdir(exist_ok=True)
    (IMAGES / name).write_bytes(picture)


if __name__ == "__main__":
    main()
