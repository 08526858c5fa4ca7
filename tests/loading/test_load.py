"""Everything a run reads, as one project."""

import datetime as dt
import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from commitcheck.loading import load
from commitcheck.loading.config_file import read_config
from commitcheck.loading.discovery import InputPaths
from commitcheck.loading.load import load_project
from commitcheck.loading.schemas.subjects import file_subject
from commitcheck.model.config import TableConfig
from commitcheck.model.decision import text_fingerprint
from commitcheck.model.finding import Problem, Severity
from commitcheck.model.project import LostRecord, Project

VISION = """\
schema_version: 1
product: {name: Auditrail}
capabilities:
  - {id: scim, status: planned}
"""
PROMISES = """\
schema_version: 1
exported_on: 2026-03-15
commitments:
  - {id: C-1, customer: Acme, title: SCIM, capability: scim, due: 2026-06-30}
"""
MORE = "id,customer,title,status\nK-1,Bolt,Audit export,signed\nK-2,Bolt,Webhooks,proposed\n"


@pytest.fixture(autouse=True)
def working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(**texts: str) -> None:
    for name, text in texts.items():
        Path(name.replace("__", ".")).write_text(text, encoding="utf-8")


def read(*tables: str, strict: bool = False, **paths: str) -> Project:
    named = {"vision": "vision.yaml", **paths}
    inputs = InputPaths(commitments=tuple(map(TableConfig, tables)), **named)
    return load_project(inputs, strict=strict)


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.at.label} {problem.message}" for problem in problems]


def test_a_whole_project_is_one_value() -> None:
    """Vision, promises, waivers, links, baseline and configuration."""
    write(vision__yaml=VISION, commitments__yaml=PROMISES, commitcheck__yaml="fail_on: never\n")
    write(waivers__yaml="waivers: [{id: W-1, rule: VIS601}]\n")
    write(links__yaml="links: [{commitment: C-1, item: 'non_goal:NG1'}]\n")
    write(baseline__json='{"as_of": "2026-01-31", "entries": []}')
    inputs = InputPaths(
        "vision.yaml", (TableConfig("commitments.yaml"),), "waivers.yaml", "links.yaml",
        "baseline.json",
    )  # fmt: skip
    project = load_project(inputs, read_config("commitcheck.yaml"))

    assert project.problems == ()
    assert project.vision is not None
    assert [promise.id for promise in project.commitments] == ["C-1"]
    assert project.commitments[0].linked == ("non_goal:NG1",)
    assert [waiver.id for waiver in project.waivers] == ["W-1"]
    assert project.baseline is not None
    assert project.baseline.as_of == dt.date(2026, 1, 31)
    assert project.config.fail_on == "never"
    assert [(source.role, source.summary) for source in project.inputs] == [
        ("config", "sets fail_on"),
        ("vision", "Auditrail: 1 capability"),
        ("commitments", "YAML, 1 promise"),
        ("waivers", "1 waiver"),
        ("links", "1 link"),
        ("baseline", "0 known findings"),
    ]
    assert all(len(source.sha256) == 64 for source in project.inputs)


def test_every_record_finds_its_own_place() -> None:
    """In its own file, at its own line and column."""
    write(vision__yaml=VISION, commitments__yaml=PROMISES, deals__csv=MORE)
    project = read("commitments.yaml", "deals.csv")
    assert project.vision is not None
    assert project.vision.capabilities[0].at("status").label == "vision.yaml:4:24"
    assert project.vision.at("capabilities").label == "vision.yaml:4:3"
    assert [promise.at("title").label for promise in project.commitments] == [
        "commitments.yaml:4:38",
        "deals.csv:2:10",
        "deals.csv:3:10",
    ]


def test_several_files_are_one_list_of_promises() -> None:
    """A field counts as named when any of the files names it."""
    write(vision__yaml=VISION, commitments__yaml=PROMISES, deals__csv=MORE)
    project = read("commitments.yaml", "deals.csv")
    assert [promise.id for promise in project.commitments] == ["C-1", "K-1", "K-2"]
    assert project.fields == {"id", "customer", "title", "capability", "due", "status"}


def test_all_problems_of_all_files_come_in_one_run() -> None:
    """Fix them all, run once more."""
    write(vision__yaml=VISION + "  - {id: rbac, status: maybe}\n")
    write(commitments__yaml=PROMISES + "  - {id: C-2, customer: Acme, title: X, due: 2026-02-30}\n")
    write(waivers__yaml="waivers: [{id: W-1}]\n", links__yaml="links: [{item: x}]\n")
    write(baseline__json="{")
    project = read(
        "commitments.yaml", "gone.csv",
        waivers="waivers.yaml", links="links.yaml", baseline="baseline.json",
    )  # fmt: skip
    assert {problem.at.path for problem in project.problems} == {
        "vision.yaml", "commitments.yaml", "gone.csv", "waivers.yaml", "links.yaml",
        "baseline.json",
    }  # fmt: skip
    assert {problem.severity for problem in project.problems} == {Severity.ERROR}
    assert project.commitments[1].unusable == ("due",)
    assert (project.waivers, project.links, project.baseline) == ((), (), None)


def test_a_record_that_cannot_be_used_is_counted_and_its_fields_still_count_as_named() -> None:
    """A silently dropped row is a missed promise."""
    write(vision__yaml=VISION, commitments__yaml=PROMISES + "  - {id: C-2, disclaimer: true}\n")
    project = read("commitments.yaml")
    assert [promise.id for promise in project.commitments] == ["C-1"]
    assert project.lost == (LostRecord("C-2"),)
    assert "disclaimer" in project.fields
    assert project.problems


@pytest.mark.parametrize("text", [None, "", "# nothing\n", "[1, 2]", "a: [", "\0"])
def test_promises_are_read_without_a_vision(text: str | None) -> None:
    """What is wrong with the vision does not hide what is wrong with the promises."""
    write(commitments__yaml=PROMISES)
    if text is not None:
        write(vision__yaml=text)
    project = read("commitments.yaml")
    assert project.vision is None
    assert [promise.id for promise in project.commitments] == ["C-1"]
    assert {problem.at.path for problem in project.problems} == {"vision.yaml"}
    assert project.problems[0].subject == file_subject("vision.yaml")


@pytest.mark.parametrize("name", ["commitments__yaml", "deals__csv"])
def test_an_empty_file_of_commitments_is_a_problem(name: str) -> None:
    """Somebody meant to fill it."""
    write(vision__yaml=VISION, **{name: ""})
    (problem,) = read(name.replace("__", ".")).problems
    assert "empty" in str(problem.message)


def test_empty_files_beside_the_vision_are_none() -> None:
    """An empty waivers file is no waivers."""
    write(vision__yaml=VISION, waivers__yaml="", links__yaml="# none yet\n", baseline__json="")
    project = read(waivers="waivers.yaml", links="links.yaml", baseline="baseline.json")
    assert project.problems == ()
    assert (project.waivers, project.links) == ((), ())


@pytest.mark.parametrize("text", ["[]\n", "commitments: []\n", "commitments:\n", "{}\n"])
def test_a_list_without_promises_is_no_problem_of_reading(text: str) -> None:
    """There was nothing to check: the exit code says so."""
    write(vision__yaml=VISION, commitments__yaml=text)
    project = read("commitments.yaml")
    assert (project.commitments, project.problems, project.lost) == ((), (), ())


def test_the_day_of_an_export_is_the_files_own_else_the_configurations() -> None:
    """An old export is INP004's business; it points at the day where the file has it."""
    write(vision__yaml=VISION, commitments__yaml=PROMISES, deals__csv=MORE)
    day = dt.date(2026, 1, 31)
    tables = (
        TableConfig("commitments.yaml", exported_on=day),
        TableConfig("deals.csv", exported_on=day),
    )
    _, own, configured = load_project(InputPaths("vision.yaml", tables)).inputs
    assert own.exported_on == dt.date(2026, 3, 15)
    assert own.exported_at is not None
    assert own.exported_at.label == "commitments.yaml:2:14"
    assert (configured.exported_on, configured.exported_at) == (day, None)


def test_a_link_is_applied_only_while_its_text_is_the_one_decided_on() -> None:
    """The suspect one stays in the project, to be asked again."""
    write(vision__yaml=VISION, deals__csv=MORE)
    first, second = read("deals.csv").commitments
    lines = [
        f"- {{commitment: K-1, item: 'capability:scim', text: '{text_fingerprint(first)}'}}",
        f"- {{commitment: K-2, item: 'capability:scim', text: '{text_fingerprint(first)}'}}",
    ]
    write(links__yaml="links:\n" + "\n".join(lines) + "\n")
    project = read("deals.csv", links="links.yaml")
    assert project.commitments == (
        first._replace(
            capability=("scim",),
            linked=("capability:scim",),
            where=project.commitments[0].where,
        ),
        second._replace(where=project.commitments[1].where),
    )
    assert len(project.links) == 2


@pytest.mark.parametrize(
    ("name", "shown"), [("deals.csv", "deals.csv"), (None, "<stdin>"), ("d.yaml", "d.yaml")]
)
def test_standard_input_is_read_as_its_name_says(
    name: str | None, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a name it is a table."""
    write(vision__yaml=VISION)
    text = PROMISES if shown == "d.yaml" else MORE
    stdin = SimpleNamespace(buffer=io.BytesIO(text.encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    project = load_project(InputPaths("vision.yaml", (TableConfig("-"),), stdin_filename=name))
    assert project.problems == ()
    assert project.commitments[0].at().path == shown


@pytest.mark.parametrize(("strict", "severity"), [(False, "warning"), (True, "error")])
def test_strict_makes_unknown_fields_errors(*, strict: bool, severity: str) -> None:
    """In YAML and in tables."""
    write(vision__yaml=VISION + "colour: red\n", deals__csv="id,customer,title,Foo\n1,A,B,C\n")
    problems = [
        problem for problem in read("deals.csv", strict=strict).problems if problem.severity > 1
    ]
    assert {problem.at.path for problem in problems} >= {"vision.yaml"}
    assert {problem.severity.label for problem in problems} == {severity}


def test_each_file_is_announced_before_it_is_read() -> None:
    """A progress bar knows what takes so long."""
    write(vision__yaml=VISION, deals__csv=MORE)
    names: list[str] = []
    load_project(InputPaths("vision.yaml", (TableConfig("deals.csv"),)), progress=names.append)
    assert names == ["vision.yaml", "deals.csv"]


def test_the_names_of_unknown_fields_are_those_the_readers_use() -> None:
    """`strict` would pass over a renamed variant in silence."""
    write(vision__yaml=VISION + "colour: red\n", deals__csv="id,customer,title,Foo\n1,A,B,C\n")
    variants = {problem.variant.partition(".")[0] for problem in read("deals.csv").problems}
    assert variants <= {*load.UNKNOWN, "derived_ids"}
