"""The Markdown report, read back as GitHub reads it: tables, but nothing of a user's making."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from commitcheck.model.finding import Quote, Subject
from commitcheck.model.report import Report
from commitcheck.reporting import RenderOptions, render
from commitcheck.reporting.markdown.text import escaped
from reporting.findings import a_finding, deals_csv
from reporting.golden import assert_golden
from reporting.hostile import ALL_AT_ONCE, CORPUS, MEGABYTE
from reporting.reports import clean_report, empty_report, planted_report, sample_report

GFM = MarkdownIt("commonmark").enable("table").enable("strikethrough")
_OURS = {"<!-- commitcheck-report -->", "<br>", "<details>", "</details>"}


def written(report: Report, options: RenderOptions | None = None) -> str:
    text = render(report, "markdown", options)
    assert isinstance(text, str)
    assert text.encode()
    return text


def tokens(text: str) -> list[Token]:
    flat = []
    for token in GFM.parse(text):
        flat.append(token)
        flat += token.children or ()
    return flat


def shape(text: str) -> list[str]:
    """Blocks and inline marks in order, without the words: what a text could change."""
    kinds = [token.type for token in tokens(text)]
    return [kind for kind in kinds if kind not in ("text", "softbreak")]


def assert_inert(text: str) -> None:
    for token in tokens(text):
        if token.type.startswith("html"):
            for tag in re.findall(r"<[^>]*>", token.content):
                assert tag in _OURS or tag in ("<summary>", "</summary>"), tag
        assert token.type not in ("link_open", "image", "code_inline", "fence", "s_open", "hr")
    shown = "\n".join(token.content for token in tokens(text) if token.type == "text")
    assert not re.search(r"@\w|#\d|://|www\.|GH-\d|[^\d]:[a-z_]+:", shown)
    assert "$" not in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_golden() -> None:
    """What a reader of the pull request sees, to the byte."""
    assert_golden("markdown.md", written(sample_report()))
    assert_golden("markdown_clean.md", written(clean_report()))


def test_the_marker_comes_first() -> None:
    """A bot finds its own comment by it."""
    for report in (clean_report(), empty_report()):
        assert written(report).startswith("<!-- commitcheck-report -->\n\n## ")


def test_a_run_with_a_baseline_says_first_how_it_stands_to_it() -> None:
    text = written(sample_report())
    assert text.startswith(
        "<!-- commitcheck-report -->\n\n**12 new, 1 known, 1 gone**\n\n## There is a problem"
    )


def test_the_summary_is_the_report_without_its_details() -> None:
    """What a comment shows unfolded is what a person prints."""
    text = written(sample_report(), RenderOptions(summary=True))
    assert "<details>" not in text
    assert written(sample_report()).startswith(text)
    assert "| D-207 Harbour Foods | do not sign | 2026-08-31 | 220,000 EUR |" in text


def test_the_summary_of_many_promises_is_two_pages() -> None:
    """Ten of each, the rest counted."""
    some = sample_report().commitments[0]
    answers = tuple(replace(some, commitment=f"K-{n}", status="proposed") for n in range(1, 400))
    findings = tuple(
        a_finding("TIM401", Subject("commitment", it.commitment, unsigned=True), "late", it.at)
        for it in answers
    )
    report = replace(
        sample_report(),
        commitments=tuple(replace(it, answer="does_not_conform") for it in answers),
        findings=findings,
        deals=tuple(
            replace(sample_report().deals[0], verdict="conflicts", id=f"D-{n}") for n in range(99)
        ),
    )
    text = written(report, RenderOptions(summary=True))
    assert len(text.splitlines()) < 60
    assert "And 389 more promises." in text
    assert "And 89 more deals." in text


def test_an_empty_report_is_the_verdict_and_the_files() -> None:
    """Sections that have nothing to say are left out."""
    assert written(empty_report()) == (
        "<!-- commitcheck-report -->\n"
        "\n"
        "## There are no promises to check.\n"
        "\n"
        "Portline · as of 2026-08-17\n"
        "\n"
        "<details>\n"
        "<summary>How it was checked</summary>\n"
        "\n"
        "* read vision.yaml as vision, 16 sections\n"
        "* read deals.csv as commitments, 0 rows\n"
        "\n"
        "</details>\n"
    )


def test_every_loosened_rule_is_printed() -> None:
    """Whoever silences the check in the same pull request is seen."""
    text = written(sample_report())
    assert "* loosened: COM803 is ignored (commitcheck.yaml)\n" in text
    assert "* waiver W-2 for VIS603 is expired, covers 0: it expired 16 days ago\n" in text


def test_a_rule_is_capped_and_the_rest_named() -> None:
    """Twenty of a kind help nobody to read."""
    some = sample_report().commitments[2]
    answers = tuple(replace(some, commitment=f"K-{n}") for n in range(1, 9))
    findings = tuple(
        a_finding("TIM401", Subject("commitment", answer.commitment), "late", answer.at)
        for answer in answers
    )
    text = written(replace(clean_report(), commitments=answers, findings=findings))
    assert text.count("**error TIM401**") == 5
    assert "And 3 more: K-6, K-7, K-8." in text


def test_a_long_report_is_cut_between_two_rows() -> None:
    """A comment holds 65,536 characters."""
    some = sample_report().commitments[2]
    answers = tuple(replace(some, commitment=f"K-{n}", title="x" * 99) for n in range(1, 400))
    findings = tuple(
        a_finding("TIM401", Subject("commitment", answer.commitment), "late", answer.at,
                  quotes=(Quote("words " * 46, deals_csv(1)),) * 2)
        for answer in answers
    )  # fmt: skip
    text = written(replace(sample_report(), commitments=answers, findings=findings),
                   RenderOptions(verbosity=2))  # fmt: skip
    assert 58_000 < len(text) <= 60_000
    ending = re.search(
        r"_Cut here, .*: (\d+) more of this table and (\d+) more sections? are", text
    )
    assert ending
    assert text.count("**error TIM401**") == 100 - int(ending[1])
    assert_table_rows_are_whole(text)


def assert_table_rows_are_whole(text: str) -> None:
    for row in re.findall(r"^\|.*", text, re.MULTILINE):
        assert row.endswith("|")


def test_folded_sections_are_closed() -> None:
    """An open <details> would swallow what follows."""
    text = written(sample_report())
    assert text.count("<details>") == text.count("</details>") > 1


@pytest.mark.parametrize("name", CORPUS)
def test_hostile_text_is_inert(name: str) -> None:
    """No markup, no link, no mention: the same blocks as for a harmless name."""
    text = written(planted_report(CORPUS[name], path=CORPUS[name] or "x"))
    assert_inert(text)
    assert shape(text) == shape(written(planted_report("x", path="x"))) or not CORPUS[name].strip()


@given(st.text(st.characters(codec=None)))
def test_no_text_leaves_its_cell(said: str) -> None:
    """Any text, in a name or as a file's name."""
    assert_inert(written(planted_report(said, path=said or "x")))


@pytest.mark.parametrize("text", [ALL_AT_ONCE, MEGABYTE[:100_000]])
def test_long_names_stay_within_a_comment(text: str) -> None:
    """Each is shortened."""
    page = written(planted_report(text))
    assert_inert(page)
    assert len(page) <= 60_000


def test_a_command_of_ours_stays_a_command() -> None:
    """Between ticks, to be copied; ticks of anybody else's are only letters."""
    assert escaped("run `commitcheck check --deal` and `rm`") == (
        "run `commitcheck check --deal` and \\`rm\\`"
    )
