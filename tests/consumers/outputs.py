"""The reports that consumers must take: the examples, nothing at all, and the hostile corpus."""

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from commitcheck import check, load
from commitcheck.companies import check_all, load_all
from commitcheck.model.company import Company
from commitcheck.model.report import Report
from commitcheck.reporting import FORMATS, RenderOptions, render
from commitcheck.reporting.company import render as render_company
from company.repositories import company, row
from consumers.tools import ROOT
from reporting.hostile import ALL_AT_ONCE, CORPUS, MEGABYTE
from reporting.reports import hostile_report, planted_report, sample_report

EXAMPLES = ("minimal", "infancy", "portfolio")


def reports(scratch: Path) -> Iterator[tuple[str, Report]]:
    """Each under the name that its files begin with."""
    with chdir(ROOT):
        for name in EXAMPLES:
            yield name, check(load(config=f"examples/{name}/commitcheck.yaml"))
        (scratch / "commitments.csv").write_text("id,customer,title\n", "utf-8")
        vision = "examples/minimal/vision.yaml"
        empty = load(vision, os.path.relpath(scratch / "commitments.csv"))
        yield "empty", check(empty, as_of=dt.date(2026, 8, 17))
    yield "sample", sample_report()
    yield "hostile", hostile_report()
    yield "hostile-path", planted_report(CORPUS["html"], path=ALL_AT_ONCE[:300])
    yield "megabyte", planted_report(MEGABYTE)
    for number, text in enumerate(CORPUS.values()):
        yield f"corpus-{number}", planted_report(text, path=text or "x")


def companies(scratch: Path) -> Iterator[tuple[str, Company]]:
    """The example of several products, and one whose names and texts are hostile."""
    with chdir(ROOT):
        yield "company", check_all(load_all("examples/company"))
    hostile = CORPUS["html"].replace("\n", " ").replace("'", "")
    config = f"company: '{hostile}'\nproducts: [{{name: '{hostile}', path: products/helio}}]\n"
    place = company(scratch / "hostile-company", row("C-1", hostile), config=config)
    yield "company-hostile", check_all(load_all(place), as_of=dt.date(2026, 8, 17))


def write_all(folder: Path) -> None:
    """Every report in every format but the terminal's, as `name.format`."""
    options = RenderOptions(verbosity=1, show_waived=True)
    for name, report in reports(folder):
        for format_ in FORMATS:
            if format_ != "terminal":
                written = render(report, format_, options)
                content = written.encode() if isinstance(written, str) else written
                (folder / f"{name}.{format_}").write_bytes(content)
    for name, found in companies(folder):
        for format_ in FORMATS:
            if format_ != "terminal":
                written = render_company(found, format_, options)
                content = written.encode() if isinstance(written, str) else written
                (folder / f"{name}.{format_}").write_bytes(content)


def named(folder: Path, kind: str, *, corpus: bool = True) -> list[Path]:
    """The files of one format; without the corpus only one of each kind of report."""
    found = sorted(folder.glob(f"*.{kind}"))
    assert found, f"no {kind} was written"
    return [finding for finding in found if corpus or not finding.name.startswith("corpus-")]
