"""The words that values were read from: marked for people, and nothing else of the text is."""

import datetime as dt
import unicodedata

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.api import check
from commitcheck.model.report import PromiseAsRead, Report
from commitcheck.reporting import RenderOptions, render
from commitcheck.reporting.spoken import pieces
from reporting.hostile import CORPUS

TODAY = dt.date(2026, 10, 1)
LATE = "Nice call. We will deliver the  shift planner by 31 March 2027."


def judged(title: str = LATE, *, as_read: bool = False) -> Report:
    vision = b.vision(
        capabilities=[{"id": "shift-plan", "name": "Shift planner", "status": "planned"}],
        roadmap=[{"id": "RM4", "title": "Shift planner", "capabilities": ["shift-plan"],
                  "horizon": "next", "status": "planned", "earliest": "2027-04-01",
                  "latest": "2027-06-30"}],
    )  # fmt: skip
    promise = b.promise("C-1", deal="D-1", title="A call", quote=title)
    fields = frozenset(("id", "customer", "title", "quote", "deal", "status"))
    return check(b.project(vision, [promise], fields), as_of=TODAY, as_read=as_read)


def the_promise(report: Report) -> PromiseAsRead:
    assert report.as_read is not None
    (promise,) = report.as_read.promises
    return promise


def marked(text: str, promise: PromiseAsRead, limit: int = 600) -> list[str]:
    return [part for part, is_read in pieces(text, promise, limit) if is_read]


def test_the_words_of_each_value_are_marked() -> None:
    promise = the_promise(judged())
    assert marked(LATE, promise) == ["shift planner", "31 March 2027"]
    assert "".join(part for part, _ in pieces(LATE, promise, 600)) == LATE.replace("  ", " ")


def test_other_words_hold_no_mark() -> None:
    assert marked("On the board: shift planner, 31 March 2027", the_promise(judged())) == []


@pytest.mark.parametrize(
    ("limit", "found"),
    [
        (len(LATE), ["shift planner", "31 March 2027"]),
        (30, []),
        (60, ["shift planner", "31 March"]),
    ],
)
def test_a_long_text_is_cut_and_its_marks_with_it(limit: int, found: list[str]) -> None:
    assert [part[:8] for part in marked(LATE, the_promise(judged()), limit)] == [
        part[:8] for part in found
    ]
    assert pieces(LATE, the_promise(judged()), 30)[-1][0].endswith("\N{HORIZONTAL ELLIPSIS}")


def test_what_is_a_command_for_a_runner_is_not_taken_apart() -> None:
    promise = the_promise(judged())
    at = promise.words.index("31 March")
    said = promise.words[:at] + "::" + promise.words[at + 2 :]
    moved = [
        replace(it, start=promise.start + at + 1) if it.field == "due" else it
        for it in promise.read.readings
    ]
    broken = replace(promise, words=said, read=replace(promise.read, readings=tuple(moved)))
    assert not any(part.startswith(":") for part, is_read in pieces(said, broken, 600) if is_read)


@pytest.mark.parametrize("as_read", [False, True])
def test_people_see_them_marked(as_read: bool) -> None:  # noqa: FBT001 - a case's value
    report = judged(as_read=as_read)
    page = render(report, "html", RenderOptions())
    assert isinstance(page, str)
    assert "by <mark>31 March 2027</mark>" in page
    screen = render(report, "terminal", RenderOptions(color=True))
    assert isinstance(screen, str)
    assert "\x1b[3;4m31 March 2027" in screen


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "github", "junit", "csv", "markdown"])
def test_every_format_says_what_a_finding_rests_on(name: str) -> None:
    written = render(judged(as_read=True), name, RenderOptions())
    text = written if isinstance(written, str) else written.decode()
    assert '"basis": "read"' in text or "as read from its words" in text


@pytest.mark.parametrize("text", CORPUS.values(), ids=CORPUS.keys())
def test_words_that_were_read_stay_inert_in_every_format(text: str) -> None:
    """Whatever stands beside a promise, and between its words: it is shown and does nothing."""
    report = judged(f"{text} We will deliver {text} shift planner by 31 March 2027 {text}")
    for name in ("terminal", "markdown", "html", "github", "json"):
        written = render(report, name, RenderOptions(verbosity=2, color=False))
        assert isinstance(written, str)
        acting = [char for char in written if unicodedata.category(char) == "Cc" and char != "\n"]
        assert acting == [], name
        assert "<script" not in written or name not in ("html", "markdown")
        assert not any(line.startswith(("::error file=", "##[")) for line in written.split("\n"))


@pytest.mark.parametrize("format_name", ["terminal", "markdown", "html"])
def test_what_is_no_promise_of_ours_is_named_with_its_reason(format_name: str) -> None:
    """Every page for people says it; nothing that was read is dropped in silence."""
    report = judged("Can you ship an audit export by May 2027?")
    page = str(render(report, format_name, RenderOptions(width=200, verbosity=1)))
    assert "no promise of ours" in page
    assert "question" in page
    assert "Can you ship" in page
    assert "no promise of ours" not in str(render(judged(LATE), format_name))


@pytest.mark.parametrize("format_name", ["markdown", "html"])
def test_a_deal_that_was_not_judged_takes_no_one_knows_what(format_name: str) -> None:
    page = str(render(judged("Can you ship an audit export by May 2027?"), format_name))
    assert "not known before it is judged" in page
