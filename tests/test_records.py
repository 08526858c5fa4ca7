"""Promises from memory: records and data frames go the way of a file with the same columns."""

import datetime as dt
import inspect
import pickle
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import commitcheck
from commitcheck import Project, check, exit_code, load, render
from commitcheck.errors import UsageError
from commitcheck.rules.own import with_own

DOCS = Path(__file__).parents[1] / "docs"
VISION = {"product": {"name": "Helio"}, "capabilities": [{"id": "scim", "status": "planned"}]}
ROWS: list[dict[str, Any]] = [
    {"id": "C-1", "customer": 'A; "B", C', "title": "two\nlines", "due": dt.date(2026, 9, 1),
     "capability": ["scim"], "arr": 1000.5, "disclaimer": True,
     "approvals": [{"role": "product", "date": dt.date(2026, 1, 2)}]},
    {"id": "C-2", "customer": "D", "title": "other", "arr": float("nan"), "due": None},
]  # fmt: skip


class Index:
    def __init__(self, *names: str | None) -> None:
        self.names = names


class Pandas:
    """As much of a data frame as is asked for; pandas and polars themselves were tried by hand."""

    def __init__(self, columns: tuple[str, ...] = ("id",), index: str | None = None) -> None:
        self.columns = columns
        self.index = Index(index)

    def to_dict(self, orient: str) -> list[dict[str, Any]]:
        assert orient == "records"
        kept = {*ROWS[0], *ROWS[1]} - {self.index.names[0]}
        return [{name: value for name, value in row.items() if name in kept} for row in ROWS]

    def reset_index(self) -> "Pandas":
        return Pandas((str(self.index.names[0]), *self.columns))


class Polars:
    """Likewise."""

    def to_dicts(self) -> list[dict[str, Any]]:
        return ROWS


@pytest.mark.parametrize(
    "rows", [ROWS, iter(ROWS), Pandas(), Pandas(("title",), index="id"), Polars()]
)
def test_values_mean_what_they_mean_in_a_file(rows: Any) -> None:
    project = Project.from_records(VISION, rows)
    first, second = project.commitments
    assert project.problems == ()
    assert (first.customer, first.due, first.arr) == ('A; "B", C', dt.date(2026, 9, 1), 1000.5)
    assert (first.capability, first.disclaimer) == (("scim",), True)
    assert [(it.role, it.date) for it in first.approvals] == [("product", dt.date(2026, 1, 2))]
    assert (second.arr, second.due) == (None, None)


def test_the_report_is_the_one_of_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "vision.yaml").write_text("schema_version: 1\nproduct: {name: Helio}\n", "utf-8")
    (tmp_path / "deals.csv").write_text("id,customer,title,due\nC-1,A,B,2026-09-01\n", "utf-8")
    file = check(load(tmp_path / "vision.yaml", tmp_path / "deals.csv"), as_of="2026-03-16")
    rows = [{"id": "C-1", "customer": "A", "title": "B", "due": "2026-09-01"}]
    memory = check(Project.from_records(tmp_path / "vision.yaml", rows), as_of="2026-03-16")
    assert [(it.code, it.subject) for it in memory.findings] == [
        (it.code, it.subject) for it in file.findings
    ]


def test_a_bad_value_is_a_problem_at_its_row() -> None:
    project = Project.from_records(VISION, [*ROWS, {"id": "C-3", "customer": "E", "title": "F",
                                                    "due": "soon"}])  # fmt: skip
    (problem,) = project.problems
    assert (problem.at.path, problem.subject.id, problem.at.field) == ("records.csv", "C-3", "due")


class Array:
    """A number or a list of numpy's, which cannot be compared with itself as a truth value."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def tolist(self) -> Any:
        return self.value

    def __ne__(self, other: object) -> Any:
        raise ValueError("ambiguous")

    __hash__ = None  # type: ignore[assignment] # as numpy's


class NotThere:
    """NA of pandas: whether it equals anything has no answer."""

    def __ne__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise TypeError("ambiguous")

    __hash__ = None  # type: ignore[assignment] # nobody looks it up


def test_the_kinds_of_values_that_frames_hold() -> None:
    row = {
        "id": 7.0, "customer": "A", "title": "B", "arr": Array(2.5), "disclaimer": Array(True),
        "depends_on": Array(["C-1", "C-2"]), "supports": {"b", "a"}, "effort": NotThere(),
    }  # fmt: skip
    (promise,) = Project.from_records(VISION, [row]).commitments
    assert (promise.id, promise.arr, promise.disclaimer) == ("7", 2.5, True)
    assert (promise.depends_on, promise.supports) == (("C-1", "C-2"), ("a", "b"))
    assert promise.effort is None


class Lazy:
    def collect(self) -> Polars:
        return Polars()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (Pandas(("id", "title", "title")), "2 columns called title"),
        (Pandas(("id", "title"), index="title"), "2 columns called title"),
        (Lazy(), r"collect\(\) it"),
    ],
)
def test_a_frame_of_which_something_would_be_lost_is_refused(rows: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        Project.from_records(VISION, rows)


def test_no_rows_are_nothing_to_check() -> None:
    report = check(Project.from_records(VISION, []), as_of="2026-03-16")
    assert exit_code(report) == 3


@pytest.mark.parametrize(
    "make",
    [
        lambda: Project.from_records(3, ROWS),
        lambda: Project.from_records(VISION, "deals.csv"),
        lambda: Project.from_records(VISION, {"id": "C-1"}),
        lambda: Project.from_records(VISION, [1]),
    ],
)
def test_what_is_nothing_of_the_kind_is_refused(make: Callable[[], Any]) -> None:
    with pytest.raises(UsageError, match="expected"):
        make()


def test_a_report_is_rendered_ended_and_pickled() -> None:
    report = check(Project.from_records(VISION, ROWS), as_of="2026-03-16")
    assert '"2.1.0"' in str(render(report, "sarif"))
    assert exit_code(report, "never") in (0, 3)
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own


def test_a_rule_in_python_is_run() -> None:
    rule = with_own(())[0]
    with pytest.raises(UsageError, match="two rules"):
        check(Project.from_records(VISION, ROWS), rules=[rule])


@pytest.mark.parametrize("name", ["check", "load", "read_text", "render", "exit_code"])
def test_every_parameter_is_explained(name: str) -> None:
    function = getattr(commitcheck, name)
    text = inspect.getdoc(function) or ""
    assert [it for it in inspect.signature(function).parameters if f"{it}: " not in text] == []


def test_the_example_of_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = runpy.run_path(str(DOCS / "api_example.py"))
    assert (tmp_path / "commitcheck.sarif").is_file()
    assert "TIM401 K-1" in capsys.readouterr().out
    assert ran["code"] == 1
    assert (DOCS / "api_example.py").read_text("utf-8").strip() in (DOCS / "api.md").read_text(
        "utf-8"
    )
