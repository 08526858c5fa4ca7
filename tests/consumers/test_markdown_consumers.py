"""Markdown through GitHub's own fork of cmark."""

import json
import re
from pathlib import Path

import pytest

from consumers.outputs import named
from consumers.tools import program, run

pytestmark = pytest.mark.consumers

_RENDER = """
import json, sys, cmarkgfm
from cmarkgfm.cmark import Options
texts = json.load(sys.stdin)
print(json.dumps([cmarkgfm.github_flavored_markdown_to_html(one, options=Options.CMARK_OPT_UNSAFE)
                  for one in texts]))
"""
_OURS = {"h2", "h3", "p", "br", "table", "thead", "tbody", "tr", "th", "td", "strong", "em",
         "ul", "li", "details", "summary", "code"}  # fmt: skip


def test_github_makes_of_it_what_we_meant(outputs: Path) -> None:
    """Whole tables, our own elements only, no link and no image of a user's making."""
    texts = [path.read_text("utf-8") for path in named(outputs, "markdown")]
    pages = json.loads(run(program("python"), "-c", _RENDER, stdin=json.dumps(texts)))
    assert len(pages) == len(texts)
    for page in pages:
        assert set(re.findall(r"<([a-z][a-z0-9]*)", page)) <= _OURS
        spans = re.findall(r"<code>(.*?)</code>", page, re.DOTALL)
        assert all(span.startswith("commitcheck") for span in spans), "a command of ours, no other"
        for table in re.findall(r"<table>.*?</table>", page, re.DOTALL):
            rows = re.findall(r"<tr>.*?</tr>", table, re.DOTALL)
            assert len({len(re.findall("<t[hd]>", row)) for row in rows}) == 1
