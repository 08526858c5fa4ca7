"""`commitcheck check`: what it prints, where it writes, and how it ends."""

import json
import shutil
from pathlib import Path

import pytest

from cli.calling import call

EXAMPLES = Path(__file__).parents[2] / "examples"
PORTFOLIO = ("--config", str(EXAMPLES / "portfolio" / "commitcheck.yaml"))
ONE_LINE = "24 of 37 promises do not conform, 5 preventable"


@pytest.fixture
def minimal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of examples/minimal to work in."""
    for name in ("commitcheck.yaml", "vision.yaml", "commitments.csv"):
        shutil.copy(EXAMPLES / "minimal" / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_findings_fail_the_run_unless_told_otherwise() -> None:
    """`--fail-on never` is for a first look."""
    assert call("check", *PORTFOLIO, "-q").code == 1
    assert call("check", *PORTFOLIO, "-q", "--fail-on", "never").code == 0
    assert call("check", *PORTFOLIO, "-q", "--fail-on", "warning").code == 1


def test_q_is_one_line_and_v_says_more() -> None:
    quiet, plain, more, most = (
        call("check", *PORTFOLIO, *flags).out for flags in (["-q"], [], ["-v"], ["-vv"])
    )
    assert ONE_LINE in quiet
    assert quiet.count("\n") == 1
    assert len(quiet) < len(plain) < len(more) <= len(most)
    assert call("check", *PORTFOLIO, "-vvv").out == most


def test_colour_is_asked_for_or_not_there() -> None:
    """Nothing of it in a pipe, unless `--color always`."""
    assert "\x1b[" not in call("check", *PORTFOLIO).out
    assert "\x1b[" in call("check", *PORTFOLIO, "--color", "always").out
    assert "\x1b[" not in call("check", *PORTFOLIO, "--color", "never").out


def test_a_stream_without_our_characters_gets_plain_ones(minimal: Path) -> None:
    """What ASCII lacks is drawn with what it has; a customer's name is escaped, not lost."""
    table = minimal / "commitments.csv"
    table.write_text(table.read_text("utf-8").replace("Birch", "Bj\xf6rk"), "utf-8")
    plain = call("check", encoding="ascii")
    assert plain.err == ""
    assert plain.out.isascii()
    assert "Bj\\xf6rk Foods" in plain.out
    assert "\N{MIDDLE DOT}" in call("check").out
    assert "Bj\xf6rk" in call("check", encoding="latin-1").out


def test_json_goes_to_a_file_and_nothing_to_the_screen(minimal: Path) -> None:
    called = call("check", "--format", "json", "-o", "report.json")
    assert (called.code, called.out, called.err) == (1, "", "")
    assert json.loads((minimal / "report.json").read_text("utf-8"))["product"] == "Papertrail"


def test_json_is_utf_8_whatever_the_screen_is(minimal: Path) -> None:
    """It is for a machine at the other end of the pipe."""
    assert json.loads(call("check", "--format", "json", encoding="ascii").out)["version"] == 2


def test_several_reports_come_out_of_one_run(minimal: Path) -> None:
    reports = ("json=a.json", "sarif=a.sarif", "junit=a.xml", "markdown=a.md", "html=a.html")
    asked = [word for report in reports for word in ("--report", report)]
    called = call("check", "-q", *asked)
    assert called.out.startswith("Papertrail: ")
    for report in reports:
        assert (minimal / report.partition("=")[2]).stat().st_size > 100, report


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("id,customer,title,capability,status,due\nC-1,Acme,SSO,sso,singed,\n", 2),
        ("id,customer,title,capability,status,due\n", 3),
        ("id,customer,title,capability,status,due\nC-1,Acme,X,on-premises,signed,\n", 1),
    ],
)
def test_reports_are_written_however_the_run_ends(minimal: Path, table: str, code: int) -> None:
    """A requested report that is silently not written would be a trap."""
    (minimal / "commitments.csv").write_text(table, "utf-8")
    called = call("check", "-q", "--report", "json=a.json", "--report", "sarif=a.sarif")
    assert called.code == code
    assert json.loads((minimal / "a.json").read_text("utf-8"))["format"] == "commitcheck/report"
    assert json.loads((minimal / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_one_report_that_cannot_be_written_does_not_lose_the_others(minimal: Path) -> None:
    """The run ends with 2 and names it."""
    (minimal / "no").write_text("a file", "utf-8")
    called = call("check", "-q", "--report", "json=no/a.json", "--report", "sarif=a.sarif")
    assert called.code == 2
    assert called.err == "commitcheck: cannot write no/a.json: not a directory\n"
    assert (minimal / "a.sarif").exists()
    assert called.out.startswith("Papertrail: ")


def test_a_narrow_and_a_wide_screen(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS decides; below 40 nothing could be read."""
    for columns, widest in (("20", 40), ("60", 60), ("160", 160)):
        monkeypatch.setenv("COLUMNS", columns)
        assert max(map(len, call("check").out.splitlines())) <= widest


def test_timings_name_the_rules_beside_the_report(minimal: Path) -> None:
    called = call("check", "-q", "--timings", "--select", "VIS601")
    assert called.out.count("\n") == 1
    lines = called.err.splitlines()
    assert any(line.endswith(" ms  VIS601") for line in lines)
    assert lines[-1].endswith(" ms  in all")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "jsn"), "there is no format jsn; did you mean json?"),
        (("--report", "sarifx=a"), "there is no format sarifx; did you mean sarif?"),
        (("--report", "sarif"), "--report is sarif, expected FORMAT=FILE"),
        (("--report", "sarif="), "--report is sarif=, expected FORMAT=FILE"),
        (("--select", "VIS6O1"), "--select names VIS6O1, which is no rule; did you mean VIS601?"),
        (("--ignore", "VIS601:keywrd"), "no variant keywrd; did you mean VIS601:keyword?"),
        (("--ignore", "TIM999"), "--ignore names TIM999, which is no rule; `commitcheck rules`"),
        (("--deal", "Alder Bnk"), "there is no deal Alder Bnk among the commitments; did you mean"),
        (("--customer", "Birch"), "there is no customer Birch among the commitments"),
        (
            ("--fail-on", "errors"),
            "--fail-on is errors, expected error, warning, preventable or never",
        ),
        (("--color", "yes"), "--color is yes, expected auto, always or never"),
        (("--engine", "gpt"), "--engine is gpt, expected default, semantic or off"),
        (("--as-of", "tomorrow"), "--as-of is tomorrow, expected a day as 2026-08-17"),
        (("--as-of", "03/04/2026"), "--as-of is 03/04/2026, expected a day as 2026-08-17"),
        (("--as-of", "2026-02-30"), "--as-of is 2026-02-30, expected a day as 2026-08-17"),
        (("--as-of", ""), "--as-of is , expected a day as 2026-08-17"),
        (("--deal", ""), "--deal is empty, expected a name; is a variable not set?"),
        (("",), "a path is empty, expected a name; is a variable not set?"),
        (("-o", ""), "the file of a report is empty"),
        (("--format", "json", "--report", "sarif=-"), "json and sarif cannot both go to standard"),
    ],
)
def test_a_call_that_makes_no_sense_says_why(
    minimal: Path, arguments: tuple[str, ...], said: str
) -> None:
    """Exit 2, one sentence, and nothing was checked or written."""
    called = call("check", *arguments)
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith("commitcheck: ")
    assert said in called.err


def test_unknown_rules_in_the_configuration_do_not_stop_the_check(minimal: Path) -> None:
    """They are told at their place; everything else is checked as if they were not there."""
    with (minimal / "commitcheck.yaml").open("a", encoding="utf-8") as file:
        file.write("ignore: [VIS6O1, POS101]\nseverity: {COM83: info}\nfial_on: never\n")
    called = call("check")
    assert called.code == 2
    assert "commitcheck.yaml:6:10" in called.out
    assert "did you mean VIS601?" in called.out
    assert "did you mean COM803?" in called.out
    assert "did you mean fail_on?" in called.out
    assert "POS101:absent" not in called.out
    assert "VIS601" in called.out


def test_a_minimal_input_gives_a_quiet_and_useful_report(
    minimal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One warning about the vision itself; what it cannot judge is said once, by what it needs."""
    monkeypatch.setenv("COLUMNS", "100")
    report = json.loads(call("check", "--format", "json").out)
    about_the_vision = [
        finding
        for finding in report["findings"]
        if finding["subject"]["kind"] not in ("commitment", "deal")
    ]
    assert [(finding["rule"], finding["severity"]) for finding in about_the_vision] == [
        ("POS101", "warning")
    ]
    answers = {promise["id"]: promise["answer"] for promise in report["commitments"]}
    assert answers == {
        "C-1": "no_conflict_seen",
        "C-2": "no_conflict_seen",
        "C-3": "does_not_conform",
        "C-4": "no_conflict_seen",
    }
    page = call("check").out
    assert page.count("Not checked") == 1
    assert "what would switch them on" in page
    assert len(page.splitlines()) < 75


def test_a_file_that_is_not_there_is_three_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing could be read, what was not checked is everything; -v lists it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    called = call("check", "nope.yaml")
    assert (called.code, called.err) == (2, "")
    assert called.out == (
        "There are no promises to check. 1 input error left part of it not checked.\n"
        "error   INP001:unreadable  nope.yaml does not exist\n"
        "        check the path  product \N{MIDDLE DOT} nope.yaml:1:1\n"
    )
    assert "Not checked" in call("check", "nope.yaml", "-v").out


def test_the_file_of_an_input_error_is_named_where_no_page_names_it(minimal: Path) -> None:
    """On one line, and where the report goes to a file."""
    (minimal / "commitments.csv").write_text("one,two\n1,2\n", "utf-8")
    quiet = call("check", "-q")
    assert quiet.code == 2
    assert quiet.out.count("\n") == 1
    assert quiet.err.startswith("commitcheck: commitments.csv:1:1: ")
    assert quiet.err.count("\n") == 1
    away = call("check", "-o", "reports/today/report.md", "--format", "md")
    assert (away.code, away.out, away.err) == (2, "", quiet.err)
    assert (
        (minimal / "reports" / "today" / "report.md")
        .read_text("utf-8")
        .startswith("<!-- commitcheck")
    )
    assert call("check").err == ""


def test_a_clean_quiet_check_says_nothing_more(minimal: Path) -> None:
    """Findings are no input errors."""
    assert call("check", "-q").err == ""


@pytest.mark.parametrize("word", ["markdown", "md"])
def test_a_format_is_known_by_the_usual_end_of_its_files_too(minimal: Path, word: str) -> None:
    assert call("check", "-q", "--report", f"{word}=out.md").code == 1
    assert (minimal / "out.md").read_text("utf-8").startswith("<!-- commitcheck")
    assert call("check", "-q", "--report", "xml=out.xml").code == 1
    assert (minimal / "out.xml").read_text("utf-8").startswith("<?xml")


def test_an_end_that_several_formats_have_is_none(minimal: Path) -> None:
    """GitHub's annotations and the terminal's page are both txt."""
    called = call("check", "-q", "--report", "txt=out.txt")
    assert called.code == 2
    assert called.err.startswith("commitcheck: there is no format txt")


def test_a_deal_is_found_by_its_customer() -> None:
    """Where the customer has only one; the page says which deal it is."""
    called = call("check", *PORTFOLIO, "--deal", "BlueOcean")
    assert (called.code, "shown here: deal D-202 only" in called.out) == (1, True)
