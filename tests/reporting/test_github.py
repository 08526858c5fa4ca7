"""GitHub annotations, read back with the runner's own rules."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commitcheck.model.finding import Subject
from commitcheck.model.location import Location
from commitcheck.model.report import Loosened, Report
from commitcheck.reporting import render
from reporting.findings import W, a_finding, deals_csv
from reporting.golden import assert_golden
from reporting.hostile import ALL_AT_ONCE, CORPUS
from reporting.reports import clean_report, empty_report, planted_report, sample_report

Annotation = tuple[str, dict[str, str], str]


def written(report: Report) -> str:
    text = render(report, "github")
    assert isinstance(text, str)
    assert text.encode()
    return text


LEFT_OUT = 2
"""What a planted report leaves out: all but one deal, and a loosened rule."""


def annotations(report: Report) -> list[Annotation]:
    """What the runner makes of it; whatever it would drop or misunderstand fails."""
    found = []
    for line in written(report).split("\n"):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", line)
        assert "##[" not in line
        if line.lstrip().startswith("::"):
            command, text = line.lstrip()[2:].split("::", 1)
            level, named = command.split(" ", 1)
            values = dict(name.split("=", 1) for name in named.split(","))
            found.append((level, {k: unescaped(v) for k, v in values.items()}, unescaped(text)))
        else:
            assert "::" not in line
    for level, properties, text in found:
        assert level in ("error", "warning", "notice")
        assert set(properties) <= {"title", "file", "line", "col"}
        assert not properties.get("file", "").startswith(("/", "./"))
        assert len(text) <= 4096
    assert all(number <= 10 for number in Counter(level for level, _, _ in found).values())
    return found


def unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_golden() -> None:
    """The worst first, and what can still be prevented before what is signed."""
    annotations(sample_report())
    assert_golden("github.txt", written(sample_report()))


def test_nothing_found_is_one_plain_line() -> None:
    """So that a log shows that the check ran."""
    assert written(clean_report()) == (
        "commitcheck: No conformance problem found in 2 open promises (0 waived).\n"
    )
    assert written(empty_report()) == "commitcheck: There are no promises to check.\n"


def test_ten_of_a_level_and_the_rest_in_words() -> None:
    """The runner drops the eleventh in silence."""
    many = tuple(
        a_finding("COV301", Subject("commitment", f"K-{n}"), "x", deals_csv(n), severity=W)
        for n in range(1, 14)
    )
    report = replace(clean_report(), findings=many)
    assert len(annotations(report)) == 10
    assert written(report).splitlines()[-1] == (
        "not annotated: 3 more of level warning; the summary and the other reports have them"
    )


def test_signed_debt_of_the_baseline_is_counted_not_shown() -> None:
    """A pull request is annotated with what it adds."""
    signed = a_finding("TIM401", Subject("commitment", "K-1"), "x", deals_csv(1), in_baseline=True)
    draft = replace(signed, subject=Subject("commitment", "K-2", unsigned=True))
    report = replace(clean_report(), findings=(signed, draft))
    ((_, properties, _),) = annotations(report)
    assert properties["title"] == "TIM401 K-2"
    assert "not annotated: 1 known to the baseline; " in written(report)


def test_the_first_notice_counts_what_is_against_the_vision() -> None:
    """Whatever else is said; none where nothing is."""
    (level, properties, text), *_ = annotations(sample_report())
    assert (level, properties["title"]) == ("notice", "commitcheck: against the vision")
    assert text == "1 promise against 1 non-goal"
    assert "against the vision" not in written(clean_report())


def test_percent_colon_and_comma_survive() -> None:
    """Escaped as the runner unescapes them."""
    at = Location("a,b:c%.csv", 3, 7)
    found = a_finding("VIS601:explicit", Subject("commitment", "K,1"), "50%, 1:2", at)
    ((level, properties, text),) = annotations(replace(clean_report(), findings=(found,)))
    assert level == "error"
    assert properties == {
        "title": "VIS601:explicit K,1", "file": "a,b:c%.csv", "line": "3", "col": "7"
    }  # fmt: skip
    assert text.startswith("K,1: 50%, 1:2\nTo do: ")


def test_a_cell_of_a_workbook_is_named_in_the_text() -> None:
    """A workbook has no lines to annotate."""
    at = Location("deals.xlsx", 12, 3, "due", "Q3", "C12")
    found = a_finding("TIM401", Subject("commitment", "K-1"), "K-1 is late", at)
    ((_, properties, text),) = annotations(replace(clean_report(), findings=(found,)))
    assert properties == {"title": "TIM401 K-1", "file": "deals.xlsx"}
    assert text.startswith("Q3!C12: K-1 is late\n")


@pytest.mark.parametrize("name", CORPUS)
def test_hostile_text_commands_nothing(name: str) -> None:
    """The same annotations, whatever the text."""
    assert len(annotations(planted_report(CORPUS[name], path=CORPUS[name] or "x"))) == 7 + LEFT_OUT


@given(st.text(st.characters(codec=None)))
def test_no_text_becomes_a_command(said: str) -> None:
    """Any text, in a name or as a file's name."""
    assert len(annotations(planted_report(said, path=said or "x"))) == 7 + LEFT_OUT


def test_everything_at_once() -> None:
    """The whole corpus in one name."""
    assert len(annotations(planted_report(ALL_AT_ONCE))) == 7 + LEFT_OUT


def test_what_was_left_out_is_a_notice_and_leaves_room_for_findings() -> None:
    """Nothing loosened, no notice; a policy is the product's own and loosens nothing here."""
    told = tuple(Loosened(f"VIS60{at} is ignored", "commitcheck.yaml") for at in range(7))
    assert annotations(replace(clean_report(), loosened=told[:1])) == [
        ("notice", {"title": "commitcheck: left out"}, "VIS600 is ignored (commitcheck.yaml)")
    ]
    assert "2 more things left out" in written(replace(clean_report(), loosened=told))
    policy = Loosened("the policy sets min_reserve to 0.1", "the vision", is_policy=True)
    assert annotations(replace(clean_report(), loosened=(policy,))) == []
