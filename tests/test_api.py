"""commitcheck as values: what the command line does, without a process around it."""

import datetime as dt
import inspect
import socket
from pathlib import Path
from typing import Any

import pytest

import commitcheck
from commitcheck import api, check, load
from commitcheck.errors import InputError, UsageError
from commitcheck.model.finding import Severity

EXAMPLES = Path(__file__).parents[1] / "examples"
PORTFOLIO = EXAMPLES / "portfolio"
DAY = dt.date(2026, 8, 17)


def test_files_become_a_project_and_a_project_a_report() -> None:
    """The README's five lines."""
    project = load(str(PORTFOLIO / "vision.yaml"), str(PORTFOLIO / "commitments.csv"))
    report = check(project, as_of=DAY)
    assert len(project.commitments) == 40
    assert report.verdict.sentence.startswith("There is a problem: 24 of 37 open promises")
    worst = [found for found in report.unwaived if found.severity is Severity.ERROR]
    assert {type(found.at.label) for found in worst} == {str}


def test_a_project_is_judged_as_often_as_one_likes() -> None:
    """Nothing is used up and nothing is remembered: the same question has the same answer."""
    project = load(config=str(PORTFOLIO / "commitcheck.yaml"))
    first = check(project)
    assert check(project, as_of=dt.date(2027, 8, 17)) != first
    assert check(project) == first


def test_options_are_those_of_the_command_line() -> None:
    project = load(config=str(PORTFOLIO / "commitcheck.yaml"))
    only = check(project, select=["VIS"], ignore=["VIS602"])
    assert {found.rule for found in only.findings} <= {"VIS601", "VIS603", "VIS604", "INP001"}
    assert check(project, use_waivers=False).waived == ()
    narrowed = check(project, deal="D-207")
    assert [deal.id for deal in narrowed.deals] == ["D-207"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"deal": "D-2O7"}, "there is no deal D-2O7 among the commitments; did you mean D-207?"),
        ({"customer": "Nobody"}, "there is no customer Nobody"),
        ({"select": ["VIS6O1"]}, "did you mean VIS601?"),
        ({"engine": "gpt"}, "the engine is gpt"),
    ],
)
def test_what_makes_no_sense_is_raised(options: dict[str, str], said: str) -> None:
    """A wrong argument is the caller's; what stands in files never is."""
    project = load(config=str(PORTFOLIO / "commitcheck.yaml"))
    with pytest.raises(UsageError, match=said.replace("?", r"\?")):
        check(project, **options)  # type: ignore[arg-type] # a row of the table


@pytest.mark.parametrize("words", ["VIS", "VIS,COV", "VIS601:explicit, COV"])
def test_a_text_in_place_of_a_list_is_read_as_on_the_command_line(words: str) -> None:
    """Not letter by letter."""
    project = load(config=str(PORTFOLIO / "commitcheck.yaml"))
    listed = words.split(",")
    for option in ("select", "ignore"):
        of_text: Any = {option: words}
        of_list: Any = {option: listed}
        assert check(project, **of_text) == check(project, **of_list)
    report = check(project)
    assert api.why(project, report, "K-05", select=words) == api.why(
        project, report, "K-05", select=listed
    )


def test_paths_and_days_may_be_values_or_text() -> None:
    """What a caller has at hand."""
    project = load(PORTFOLIO / "vision.yaml", PORTFOLIO / "commitments.csv")
    named = load(str(PORTFOLIO / "vision.yaml"), str(PORTFOLIO / "commitments.csv"))
    assert check(project, as_of=DAY) == check(named, as_of=DAY)
    assert load(config=PORTFOLIO / "commitcheck.yaml", waivers=PORTFOLIO / "waivers.yaml").waivers
    assert api.load_vision(PORTFOLIO / "vision.yaml").vision == project.vision
    assert api.validate(PORTFOLIO / "vision.yaml") == ()
    report = check(project, as_of=DAY)
    assert check(project, as_of="2026-08-17") == report
    assert check(project, as_of=dt.datetime(2026, 8, 17, 12, tzinfo=dt.UTC)) == report
    assert check(project, as_of="2026-Q3").as_of == dt.date(2026, 9, 30)


WRONG: Any = ["vision.yaml", 601]
"""Not what the annotations say, as in a call that nobody checks."""


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda project: check(project, as_of="tomorrow"), "as_of is tomorrow, expected a day"),
        (
            lambda project: check(project, select=WRONG[1:]),
            "a rule is 601, expected a code as VIS601",
        ),
        (lambda project: check(project, as_of=WRONG[1]), "as_of is 601, expected a day as 2026"),
        (lambda project: check(project, ignore=WRONG[1]), "a rule is 601, expected a code"),
        (lambda project: check(project, deal=WRONG[1]), "deal is 601, expected a text"),
        (lambda project: check(project, status=WRONG), r"status is \[.*\], expected a text"),
        (lambda _: check(WRONG), r"the project is \[.*\], expected what load gave"),
        (lambda _: check(WRONG[1]), "the project is 601, expected what load gave"),
        (lambda _: load(""), "a path is '', expected a text"),
        (
            lambda project: commitcheck.exit_code(check(project, as_of=DAY), "warn"),
            "fail_on is warn, expected error, warning, preventable or never",
        ),
        (lambda _: load(WRONG), "expected a text or a pathlib.Path"),
        (lambda _: load(config=WRONG[1]), "a path is 601, expected"),
    ],
)
def test_a_value_of_the_wrong_kind_is_said_to_be(call: Any, said: str) -> None:
    project = load(PORTFOLIO / "vision.yaml", PORTFOLIO / "commitments.csv")
    with pytest.raises(UsageError, match=said):
        call(project)


@pytest.mark.parametrize("name", sorted(set(api.__all__) - {"today"}))
def test_every_parameter_of_a_public_function_is_explained(name: str) -> None:
    """`help(commitcheck.check)` is enough to use it."""
    function = getattr(api, name)
    lines = (inspect.getdoc(function) or "").splitlines()
    explained = [line.strip(" *").partition(":")[0] for line in lines if line.startswith("    ")]
    parameters = list(inspect.signature(function).parameters)
    assert [word for word in explained if word in parameters] == parameters
    assert set(api.__all__) - {"today"} >= {name}


def test_what_is_wrong_in_files_is_a_value(tmp_path: Path) -> None:
    """All problems of all files; the rest is there."""
    (tmp_path / "vision.yaml").write_text("product: {name: P}\nthemes: 3\n", "utf-8")
    (tmp_path / "deals.csv").write_text("id,customer,title,due\nC-1,A,T,2026-02-30\n", "utf-8")
    (tmp_path / "commitcheck.yaml").write_text("select: [VIS6O1]\n", "utf-8")
    project = load(
        str(tmp_path / "vision.yaml"),
        str(tmp_path / "deals.csv"),
        config=str(tmp_path / "commitcheck.yaml"),
        waivers=str(tmp_path / "none.yaml"),
    )
    assert {Path(problem.at.path).name for problem in project.problems} == {
        "vision.yaml",
        "deals.csv",
        "commitcheck.yaml",
        "none.yaml",
    }
    assert project.vision is not None
    assert [promise.id for promise in project.commitments] == ["C-1"]
    assert check(project, as_of=DAY).verdict.open == 1


def test_no_way_to_tell_what_is_meant_is_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"found no vision\.yaml"):
        load()


def test_validate_gives_findings() -> None:
    assert api.validate(str(PORTFOLIO / "vision.yaml"), str(PORTFOLIO / "commitments.csv")) == ()
    (found,) = api.validate("nowhere.yaml")
    assert (found.rule, found.at.path) == ("INP001", "nowhere.yaml")


def test_today_is_read_in_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where neither the call nor the configuration names a day."""
    monkeypatch.setattr(api, "today", lambda: dt.date(2031, 5, 6))
    project = load(str(PORTFOLIO / "vision.yaml"), str(PORTFOLIO / "commitments.csv"))
    assert check(project).as_of == dt.date(2031, 5, 6)


def test_nothing_is_written_and_nothing_leaves_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check only reads."""
    monkeypatch.chdir(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("no check opens a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    check(load(config=str(PORTFOLIO / "commitcheck.yaml")))
    assert list(tmp_path.iterdir()) == []


def test_the_package_names_what_is_public() -> None:
    assert commitcheck.check is api.check
    assert commitcheck.load is api.load
    with pytest.raises(AttributeError, match="has no attribute 'chek'"):
        commitcheck.chek  # noqa: B018 - that it raises is the point
