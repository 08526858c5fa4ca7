"""Nothing on the page can act, whatever stands in the files it is made from."""

import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from commitcheck.model.phrase import words
from commitcheck.model.report import Report
from commitcheck.reporting.html.text import finished, short, visible
from reporting.document import read
from reporting.hostile import CORPUS, MEGABYTE
from reporting.page import sample, shown, written
from reporting.reports import (
    clean_report,
    empty_report,
    hostile_report,
    planted_report,
    sample_report,
)


@pytest.mark.parametrize("make", [sample_report, clean_report, empty_report, hostile_report])
def test_the_page_can_do_nothing(make: object) -> None:
    """No script, no address outside, no event; the policy would stop them too."""
    assert callable(make)
    page = shown(make())
    policy = page.only("meta", **{"http-equiv": "Content-Security-Policy"})
    assert policy.attributes["content"] == (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )
    ids = [element.attributes["id"] for element in page.walk() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    for element in page.walk():
        assert element.tag not in ("script", "img", "iframe", "form", "object", "link", "base")
        assert not [name for name in element.attributes if name.startswith("on") or name == "style"]
        if "href" in element.attributes:
            assert element.attributes["href"][:1] == "#"
            assert element.attributes["href"][1:] in ids
        for reference in element.attributes.get("aria-labelledby", "").split():
            assert reference in ids
    style = page.only("style").inside
    assert "url(h" not in str(style)
    assert "@import" not in str(style)


@cache
def _benign() -> set[tuple[str, str]]:
    return {
        (element.tag, name)
        for element in shown(planted_report("x")).walk()
        for name in (*element.attributes, "")
    } | {("details", "open"), ("span", "class"), ("q", "")}


_ACTS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff]"
)
"""Controls, line ends but our own, directions, and what HTML forbids."""


def is_inert(report: Report) -> None:
    """The same kinds of elements and attributes as a page with harmless words, nothing else."""
    page = written(report)
    tree = read(page)
    kinds = {(element.tag, name) for element in tree.walk() for name in (*element.attributes, "")}
    assert kinds <= _benign() | {(element.tag, name) for element in sample().walk()
                               for name in (*element.attributes, "")}  # fmt: skip
    body = page[page.index("</style>") :]
    assert not _ACTS.search(body)
    assert "::" not in body
    assert not re.search(r"##\w*\[", body)


@pytest.mark.parametrize("name", CORPUS)
def test_hostile_text_stays_text(name: str) -> None:
    """Each of the corpus, in every place where a user's words stand."""
    is_inert(planted_report(CORPUS[name]))


@given(st.text(max_size=60))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_makes_an_element_or_an_attribute(text: str) -> None:
    """Whatever stands in a cell, the page keeps its shape."""
    is_inert(planted_report(text))


def test_a_word_from_a_file_reads_as_it_was_written() -> None:
    """Markup and runners' commands are shown, not swallowed; what acts is spelt out."""
    report = replace(clean_report(), product='<b>"A&B"</b> ::x ##[y]\x1b[1m')
    assert shown(report).only("header").all("b")[0].text == '<b>"A&B"</b> ::x ##[y]\\x1b[1m'


def test_a_megabyte_in_a_cell_is_shortened() -> None:
    """One cell cannot make the page unreadable."""
    assert len(written(planted_report(MEGABYTE))) < 150_000


def test_what_is_forbidden_in_html_is_spelt_out() -> None:
    """Noncharacters and private characters too, which a validator refuses."""
    assert visible("a\ufffeb\U0010ffff\ue000") == "a\\ufffeb\\U0010ffff\\ue000"
    assert short("many words " * 20, 24) == "many words many words m\N{HORIZONTAL ELLIPSIS}"


def test_a_template_cannot_print_nothing() -> None:
    """An absent value on the page is a mistake of ours, and loud."""
    with pytest.raises(TypeError, match="prints a NoneType"):
        finished(None)
    assert finished(words("<i>")) == "&lt;i&gt;"
    assert finished(7) == "7"
