"""commitcheck.yaml as a Config."""

import datetime as dt
import re
from pathlib import Path

import pytest

from commitcheck.loading.config_file import ConfigReading, read_config
from commitcheck.loading.tables.csv.body import dialect_named
from commitcheck.loading.tables.mapping.preset import parse
from commitcheck.model.config import Config, TableConfig


def read(folder: Path, text: str) -> ConfigReading:
    path = folder / "commitcheck.yaml"
    path.write_text(text, encoding="utf-8")
    return read_config(str(path))


def test_without_a_file_everything_is_at_its_default() -> None:
    """Nothing is listed among the inputs either."""
    assert read_config(None) == ConfigReading()
    assert read_config(None).config == Config()


def test_every_key_arrives(tmp_path: Path) -> None:
    """One of each, as the specification spells them."""
    reading = read(
        tmp_path,
        """
schema_version: 1
vision: product/vision.yaml
commitments: exports/*.csv
waivers: w.yaml
links: l.yaml
baseline: known.json
as_of: 2026-03-16
select: [VIS, TIM401]
ignore: [COM801]
severity: {COM803: info}
fail_on: warning
engine: semantic
language: german
""",
    )
    assert reading.problems == ()
    assert reading.config == Config(
        path=str(tmp_path / "commitcheck.yaml"),
        vision="product/vision.yaml",
        commitments=(TableConfig("exports/*.csv"),),
        waivers="w.yaml",
        links="l.yaml",
        baseline="known.json",
        as_of=dt.date(2026, 3, 16),
        select=("VIS", "TIM401"),
        ignore=("COM801",),
        severity={"COM803": "info"},
        fail_on="warning",
        engine="semantic",
        language="german",
    )


def test_a_table_is_described_in_full(tmp_path: Path) -> None:
    """`our field: their column`, their words to ours, and the rare knobs."""
    reading = read(
        tmp_path,
        """
commitments:
  - deals.yaml
  - file: exports/report.csv
    preset: salesforce
    sheet: Opportunities
    header_row: 6
    columns:
      customer: Account Name
      title: [Promised Feature, Summary + Description]
      due:
    values:
      status: {Closed Won: signed}
    split: {capability: ","}
    dates: DMY
    decimal: ","
    currency: EUR
    delimiter: ";"
    encoding: cp1252
    ignore_rows: {Stage: [Closed Lost, Dead], Region: Test}
    exported_on: 2026-03-15
    join: {file: accounts.csv, key: Account ID}
""",
    )
    assert reading.problems == ()
    assert reading.config.commitments == (
        TableConfig("deals.yaml"),
        TableConfig(
            "exports/report.csv",
            preset="salesforce",
            sheet="Opportunities",
            header_row=6,
            columns={
                "customer": ("Account Name",),
                "title": ("Promised Feature", "Summary + Description"),
            },
            values={"status": {"Closed Won": "signed"}},
            split={"capability": ","},
            dates="DMY",
            decimal=",",
            currency="EUR",
            delimiter=";",
            encoding="cp1252",
            ignore_rows={"Stage": ("Closed Lost", "Dead"), "Region": ("Test",)},
            exported_on=dt.date(2026, 3, 15),
            join={"file": "accounts.csv", "key": "Account ID"},
        ),
    )


def test_one_table_may_stand_without_a_list(tmp_path: Path) -> None:
    """As in the smallest example of the guide."""
    config = read(tmp_path, "commitments: {file: deals.csv, dates: MDY}").config
    assert config.commitments == (TableConfig("deals.csv", dates="MDY"),)


def test_all_problems_are_told_at_their_places_and_the_rest_holds(tmp_path: Path) -> None:
    """A slip in the configuration does not hide what else it says."""
    reading = read(tmp_path, "visoin: v.yaml\nfail_on: never\nas_of: 2026-02-30\nignore: COM801\n")
    told = {
        (problem.at.line, problem.at.column): str(problem.message) for problem in reading.problems
    }
    assert [line for line, _ in sorted(told)] == [1, 3, 4]
    assert "visoin" in told[(1, 1)]
    assert reading.config.fail_on == "never"
    assert (reading.config.as_of, reading.config.ignore) == (None, ())


def test_an_unknown_key_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    """Did you mean."""
    (problem,) = read(tmp_path, "visoin: v.yaml\n").problems
    assert "vision" in f"{problem.message} {problem.next_step}"


def test_a_code_finds_its_place(tmp_path: Path) -> None:
    """Rule codes are checked where the rules are known, and reported here."""
    reading = read(tmp_path, "ignore:\n  - COM801\n  - COM899\n")
    at = reading.source.locate(("ignore", 1))
    assert (at.line, at.column) == (3, 5)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_an_empty_file_sets_nothing(tmp_path: Path, text: str) -> None:
    """It is a configuration with everything left at its default."""
    reading = read(tmp_path, text)
    assert reading.problems == ()
    assert reading.config == Config(path=str(tmp_path / "commitcheck.yaml"))


@pytest.mark.parametrize("text", ["[a, b]", "just text", "a: [", "a: 1\na: 2\n", "\0"])
def test_what_is_no_configuration_is_a_problem_never_a_traceback(tmp_path: Path, text: str) -> None:
    """The run goes on with the defaults."""
    reading = read(tmp_path, text)
    assert reading.problems
    assert reading.config.commitments == ()


def test_a_missing_configuration_is_a_problem(tmp_path: Path) -> None:
    """`--config` names a file that is not there."""
    reading = read_config(str(tmp_path / "commitcheck.yml"))
    (problem,) = reading.problems
    assert "does not exist" in str(problem.message)
    assert reading.input is None


INPUTS = (Path(__file__).parents[2] / "docs" / "inputs.md").read_text("utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", INPUTS, re.DOTALL)


def test_every_mapping_of_the_documentation_can_be_pasted(tmp_path: Path) -> None:
    """Whole, as it stands; the other blocks are presets."""
    mappings = [block for block in BLOCKS if block.startswith("commitments:")]
    presets = [block for block in BLOCKS if block.startswith("columns:")]
    assert [
        str(problem.message) for block in mappings for problem in read(tmp_path, block).problems
    ] == []
    assert all(parse("our-crm.yaml", block.encode()).columns for block in presets)
    assert (len(mappings), len(presets)) == (1, len(BLOCKS) - 1)


@pytest.mark.parametrize(
    ("written", "means"),
    [("semicolon", ";"), ("comma", ","), ("tab", "\t"), ("pipe", "|"), ("bar", "|"), ("'^'", "^")],
)
def test_a_delimiter_is_a_word_or_a_character(tmp_path: Path, written: str, means: str) -> None:
    """People write either."""
    reading = read(tmp_path, f"commitments: {{file: a.csv, delimiter: {written}}}\n")
    assert reading.problems == ()
    dialect = dialect_named(reading.config.commitments[0].delimiter or "")
    assert dialect is not None
    assert dialect.delimiter == means


def test_a_delimiter_that_is_neither_is_refused(tmp_path: Path) -> None:
    """With an example."""
    reading = read(tmp_path, "commitments: {file: a.csv, delimiter: semicolom}\n")
    assert [str(problem.message) for problem in reading.problems] == [
        "delimiter is semicolom, which is not of the expected form, such as semicolon"
    ]
