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


class Pandas:
    """As much of a data frame as is asked for."""

    columns = ("id",)

    def to_dict(self, orient: str) -> list[dict[str, Any]]:
        assert orient == "records"
        return ROWS


class Polars:
    """Likewise."""

    def to_dicts(self) -> list[dict[str, Any]]:
        return ROWS


@pytest.mark.parametrize("rows", [ROWS, iter(ROWS), Pandas(), Polars()])
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
