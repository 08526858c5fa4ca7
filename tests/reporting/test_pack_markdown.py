"""A sync pack as Markdown: seven parts, and no text of a user that acts."""

import datetime as dt
import re
import unicodedata
from itertools import cycle
from pathlib import Path

import pytest
from msgspec.structs import replace

from commitcheck import check, load
from commitcheck.assessment.packs.facts import Pack
from commitcheck.assessment.packs.packs import packs
from commitcheck.assessment.packs.wordings import read_wordings
from commitcheck.model.project import Project
from commitcheck.reporting.packs.page import MARK, render
from reporting.golden import assert_golden
from reporting.hostile import CORPUS

EXAMPLES = Path(__file__).parents[2] / "examples"
PARTS = (
    "## 1. The one-line truth",
    "## 2. Decisions only you can take",
    "## 3. What you are about to sign",
    "## 4. What we already owe in your area, next 90 days",
    "## 5. The vision on one page",
    "## 6. Stop, start, continue",
    "## 7. Next sync",
)


def project(name: str) -> Project:
    return load(config=str(EXAMPLES / name / "commitcheck.yaml"))


def made(read: Project) -> tuple[Pack, ...]:
    """Without the rules that read free text: other words must not be other findings here."""
    report = check(read, engine="off", ignore=("COM805", "VIS601:keyword"))
    return packs(read, report, read_wordings())


def test_the_page_for_sales_to_the_letter() -> None:
    """What somebody reads in 25 minutes."""
    page = next(pack for pack in made(project("infancy")) if pack.role == "sales")
    assert_golden("pack_sales.md", render(page))


@pytest.mark.parametrize("name", ["infancy", "portfolio"])
def test_every_page_has_exactly_the_seven_parts(name: str) -> None:
    for pack in made(project(name)):
        lines = render(pack).splitlines()
        assert tuple(line for line in lines if line.startswith("## ")) == PARTS
        assert lines[0] == MARK


@pytest.mark.parametrize("name", ["infancy", "portfolio"])
def test_who_made_a_promise_is_on_no_page(name: str) -> None:
    """A missing gate is named, never a person."""
    read = project(name)
    hidden = tuple(commitment._replace(promised_by="Zebedee") for commitment in read.commitments)
    pages = [render(pack) for pack in made(replace(read, commitments=hidden))]
    assert not any("Zebedee" in page for page in pages)


def test_only_the_vacant_role_reads_that_nobody_holds_it() -> None:
    vacant = [pack.role for pack in made(project("infancy")) if "Nobody in" in render(pack)]
    assert vacant == ["security", "marketing"]


@pytest.mark.parametrize("name", ["infancy", "portfolio"])
def test_a_page_has_five_decisions_in_full_and_a_line_for_each_other(name: str) -> None:
    """What 25 minutes hold."""
    for pack in made(project(name)):
        page = render(pack)
        in_full = re.findall(r"^### 2\.\d", page, re.MULTILINE)
        assert len(in_full) <= 5
        rest = page.partition("**The others")[2].partition("## 3.")[0]
        lines = [line for line in rest.splitlines() if line.startswith("| ")]
        assert len(lines[1:]) == min(20, len(pack.decisions) - len(in_full))


def test_a_deadline_that_passed_is_no_deadline_any_more() -> None:
    """Nobody can decide by last summer."""
    read = project("portfolio")
    report = check(read, as_of=dt.date(2026, 12, 1), engine="off")
    pages = [render(pack) for pack in packs(read, report, read_wordings())]
    late = "**Decide now**: it was due before the signature on 2026-08-31, 92 days ago."
    assert sum(page.count(late) for page in pages) > 3
    assert not any("Decide by 2026-08" in page or "| 2026-08-31 |" in page for page in pages)


def test_what_is_the_same_of_all_ways_out_is_said_once() -> None:
    """A column of equal cells decides nothing."""
    page = next(render(pack) for pack in made(project("portfolio")) if pack.role == "product")
    part = page.partition("K-20 Event schema")[2].partition("**Decide")[0]
    assert "|  | Option |\n|---|---|\n| A | take the value of K-13 |" in part
    assert "Whichever of them: date: no date in it; capacity: no change; ARR 260,000 of" in part


def said_by(read: Project, texts: tuple[str, ...]) -> dict[str, str]:
    """The pages where the files' words are these, in turn, in every field that is free text."""
    rows = tuple(
        promise._replace(title=text, customer=text, quote=text, source_ref=text, owner=text)
        for promise, text in zip(read.commitments, cycle(texts), strict=False)
    )
    return {promise.role: render(promise) for promise in made(replace(read, commitments=rows))}


def shape(page: str) -> list[str]:
    """How each line begins: what makes headings, rows, lists and quotes."""
    return [line.lstrip()[:2] for line in page.split("\n")]


@pytest.mark.parametrize("start", range(0, len(CORPUS), 3))
def test_no_text_of_a_user_can_leave_its_place(start: int) -> None:
    """Hostile titles, customers, quotes and owners add no line, no row, no link, no markup."""
    read = project("infancy")
    texts = tuple(corpu for corpu in CORPUS.values() if corpu.strip())[start : start + 3] or ("x",)
    pages, calm = said_by(read, texts), said_by(read, ("a", "b", "c")[: len(texts)])
    for role, page in pages.items():
        assert shape(page) == shape(calm[role])
        assert "<" not in page.removeprefix(MARK)
        assert not re.search(r"(?<!\\)\]\(", page)
        assert all(
            unicodedata.category(character) not in ("Cc", "Cs") or character == "\n"
            for character in page
        )
