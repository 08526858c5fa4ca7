"""Fill the samples of docs/formats/ from real runs: what stands between two marks of a page.

`pages()` gives `generate.py` every page with its sample anew; the prose around it is by hand.
"""

import json
import os
import re
from collections.abc import Callable, Mapping
from contextlib import chdir
from functools import partial
from pathlib import Path
from typing import Any

from commitcheck import check, load
from commitcheck.model.report import Report
from commitcheck.reporting import RenderOptions, render

DOCS = Path(__file__).parent
EXAMPLE = "examples/minimal/commitcheck.yaml"

_SAMPLE = re.compile(r"(<!-- sample: (\w+) -->\n).*?(<!-- end of sample -->)", re.DOTALL)


def pages() -> Mapping[str, Callable[[], str]]:
    """Path below docs/ -> a function that makes its content."""
    found = sorted((DOCS / "formats").glob("*.md"))
    return {
        path.relative_to(DOCS).as_posix(): partial(_page, path)
        for path in found
        if _SAMPLE.search(path.read_text("utf-8"))
    }


def _page(path: Path) -> str:
    return _SAMPLE.sub(
        lambda match: f"{match[1]}{_fenced(match[2])}{match[3]}", path.read_text("utf-8")
    )


def _fenced(name: str) -> str:
    language, sample = SAMPLES[name]
    fence = "````" if "```" in (text := sample().strip("\n")) else "```"
    return f"{fence}{language}\n{text}\n{fence}\n"


def _written(name: str, **options: Any) -> str:
    """What a run on the example writes, from the top of this repository."""
    text = render(_report(), name, RenderOptions(width=100, **options))
    assert isinstance(text, str)  # noqa: S101 - formats of this page are text
    return text


def _report() -> Report:
    with chdir(DOCS.parent):
        return check(load(config=os.path.relpath(EXAMPLE)))


def _json() -> str:
    record = json.loads(_written("json"))
    shown = {key: record[key] for key in ("format", "version", "tool", "as_of", "verdict")}
    return _pretty({**shown, "findings": record["findings"][:1]})


def _sarif() -> str:
    log = json.loads(_written("sarif"))
    run = log["runs"][0]
    run["tool"]["driver"]["rules"] = ["..."]
    run["invocations"] = ["..."]
    run["results"] = run["results"][:1]
    return _pretty(log)


def _gitlab() -> str:
    return _pretty(json.loads(_written("gitlab"))[:2])


def _pretty(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def _head(name: str, lines: int) -> str:
    return "\n".join(_written(name).splitlines()[:lines])


SAMPLES: Mapping[str, tuple[str, Callable[[], str]]] = {
    "terminal": ("text", partial(_head, "terminal", 34)),
    "quiet": ("text", partial(_written, "terminal", verbosity=-1)),
    "json": ("json", _json),
    "sarif": ("json", _sarif),
    "junit": ("xml", partial(_written, "junit")),
    "github": ("text", partial(_written, "github")),
    "gitlab": ("json", _gitlab),
    "markdown": ("markdown", partial(_head, "markdown", 22)),
}
"""Name in a page's mark -> the language of its block, and what makes it."""
