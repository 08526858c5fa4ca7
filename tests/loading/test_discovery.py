"""Which files a run reads: the call, then commitcheck.yaml, then the names."""

from pathlib import Path

import pytest

from commitcheck.errors import InputError, UsageError
from commitcheck.loading.discovery import Call, InputPaths, find_config, find_inputs
from commitcheck.model.config import Config, TableConfig


@pytest.fixture(autouse=True)
def working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository's root."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("x", encoding="utf-8")


def find(
    *paths: str, config: Config | None = None, stdin_filename: str | None = None
) -> InputPaths:
    return find_inputs(Call(paths=paths, stdin_filename=stdin_filename), config or Config())


def files(found: InputPaths) -> tuple[str | None, ...]:
    return (found.vision, *(table.file for table in found.commitments))


def test_without_arguments_files_are_found_by_their_names() -> None:
    """Waivers and links stand beside the vision."""
    write("vision.yaml", "commitments.csv", "waivers.yaml", "links.yaml")
    found = find()
    assert files(found) == ("vision.yaml", "commitments.csv")
    assert (found.waivers, found.links, found.baseline) == ("waivers.yaml", "links.yaml", None)


@pytest.mark.parametrize("name", ["commitments.yaml", "commitments.yml", "commitments.xlsx"])
def test_each_known_name_is_found(name: str) -> None:
    """The short YAML ending and workbooks too."""
    write("vision.yml", name)
    assert files(find()) == ("vision.yml", name)


def test_a_table_is_never_a_vision() -> None:
    """`commitcheck check deals.csv` finds the vision."""
    write("vision.yaml", "deals.csv")
    assert files(find("deals.csv")) == ("vision.yaml", "deals.csv")


def test_the_vision_beside_the_table_comes_first() -> None:
    """A project's own vision is nearer than the one of the folder one works in."""
    write("vision.yaml", "acme/vision.yaml", "acme/deals.csv")
    assert files(find("acme/deals.csv")) == ("acme/vision.yaml", "acme/deals.csv")


def test_the_vision_is_looked_for_up_to_the_repositorys_root(
    working_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A team's exports lie in a folder below; what is above the repository is none of ours."""
    write("vision.yaml", "exports/2026/deals.csv")
    monkeypatch.chdir(working_directory / "exports" / "2026")
    assert files(find("deals.csv")) == ("../../vision.yaml", "deals.csv")
    (working_directory / ".git").rename(working_directory / "exports" / ".git")
    with pytest.raises(InputError, match=r"found no vision\.yaml"):
        find("deals.csv")


def test_a_file_called_commitments_is_no_vision_either() -> None:
    """The name says what it is."""
    write("vision.yaml", "commitments.yaml")
    assert files(find("commitments.yaml")) == ("vision.yaml", "commitments.yaml")


def test_a_vision_alone_finds_the_commitments_beside_it() -> None:
    """Beside the vision, not in the working directory."""
    write("a/vision.yaml", "a/commitments.csv", "commitments.csv")
    assert files(find("a/vision.yaml")) == ("a/vision.yaml", "a/commitments.csv")


def test_a_project_folder_stands_for_its_files() -> None:
    """`commitcheck check examples/portfolio`."""
    write("vision.yaml", "a/vision.yaml", "a/commitments.csv", "a/waivers.yaml")
    found = find("a")
    assert files(found) == ("a/vision.yaml", "a/commitments.csv")
    assert found.waivers == "a/waivers.yaml"


def test_no_commitments_at_all_is_not_decided_here() -> None:
    """The report says that there was nothing to check."""
    write("vision.yaml")
    assert files(find()) == ("vision.yaml",)


@pytest.mark.parametrize(
    ("names", "both"),
    [
        (("vision.yaml", "vision.yml"), r"vision\.yaml and vision\.yml"),
        (("vision.yaml", "commitments.csv", "commitments.yaml"), r"commitments\.csv and"),
        (("vision.yaml", "waivers.yaml", "waivers.yml"), r"waivers\.yaml and waivers\.yml"),
    ],
)
def test_two_candidates_are_an_error_that_lists_them(names: tuple[str, ...], both: str) -> None:
    """Taking either would be a guess."""
    write(*names)
    with pytest.raises(InputError, match=both):
        find()


def test_a_folder_of_commitments_gives_its_tables_in_order() -> None:
    """Files that stand beside commitments, and lock files, are left alone."""
    write("vision.yaml", "exports/b.csv", "exports/a.xlsx", "exports/c.yaml", "exports/notes.md")
    write("exports/waivers.yaml", "exports/~$a.xlsx", "exports/.hidden.csv")
    assert files(find("exports"))[1:] == ("exports/a.xlsx", "exports/b.csv", "exports/c.yaml")


def test_a_pattern_gives_its_files_in_order_and_each_once() -> None:
    """Shells that leave the pattern to the program get the same files."""
    write("vision.yaml", "exports/b.csv", "exports/a.csv")
    assert files(find("vision.yaml", "exports/a.csv", "exports/*.csv")) == (
        "vision.yaml",
        "exports/a.csv",
        "exports/b.csv",
    )


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        (["exports/a.csv", "exports/*.csv"], ["exports/a.csv", "exports/b.csv"]),
        (["exports/*.csv", "./exports/a.csv"], ["exports/b.csv", "exports/a.csv"]),
        (["exports/*.csv", "exports/a*"], ["exports/a.csv", "exports/b.csv"]),
        (["exports", "exports/b.csv"], ["exports/a.csv", "exports/b.csv"]),
        (["exports/a.csv", "exports/a.csv"], ["exports/a.csv", "exports/a.csv"]),
    ],
)
def test_what_a_pattern_finds_beside_another_entry_is_no_second_file(
    entries: list[str], found: list[str]
) -> None:
    """Whoever names a file twice by itself may mean two descriptions of it."""
    write("vision.yaml", "exports/b.csv", "exports/a.csv")
    config = Config("commitcheck.yaml", commitments=tuple(map(TableConfig, entries)))
    assert [table.file for table in find_inputs(Call(), config).commitments] == found


def test_two_sheets_of_one_file_are_two() -> None:
    write("vision.yaml", "a.xlsx")
    tables = (TableConfig("a.xlsx", sheet="Q1"), TableConfig("*.xlsx", sheet="Q2"))
    config = Config("commitcheck.yaml", commitments=tables)
    assert [it.sheet for it in find_inputs(Call(), config).commitments] == ["Q1", "Q2"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("exports/*.csv", r"no file matches exports/\*\.csv"),
        ("exports", "holds neither a vision.yaml nor commitments"),
    ],
)
def test_a_pattern_or_folder_without_files_is_an_error(path: str, message: str) -> None:
    """Silence over nothing would look like conformity."""
    write("vision.yaml", "exports/notes.md")
    with pytest.raises(InputError, match=message):
        find("vision.yaml", path)


def test_a_name_with_brackets_is_a_file_when_it_is_there() -> None:
    """`deals [final].csv` is what people call their files."""
    write("vision.yaml", "deals [final].csv")
    assert files(find("deals [final].csv")) == ("vision.yaml", "deals [final].csv")


@pytest.mark.parametrize(
    ("name", "expected"),
    [(None, ("vision.yaml", "-")), ("deals.csv", ("vision.yaml", "-")), ("v.yaml", ("-",))],
)
def test_standard_input_is_what_its_name_says(name: str | None, expected: tuple[str, ...]) -> None:
    """Without a name it is a table."""
    write("vision.yaml")
    assert files(find("-", stdin_filename=name)) == expected


def test_standard_input_is_read_once() -> None:
    """Two readers would share it by chance."""
    with pytest.raises(InputError, match="only once"):
        find("-", "-")


@pytest.mark.parametrize("paths", [("commitcheck.yaml",), ("vision.yaml", "x/commitcheck.yml")])
def test_a_configuration_is_neither_a_vision_nor_commitments(paths: tuple[str, ...]) -> None:
    """Read as one, every line of it would be an error."""
    with pytest.raises(UsageError, match=f"give it as --config {paths[-1]}"):
        find_inputs(Call(paths), Config())


def test_a_missing_file_is_left_to_its_reader() -> None:
    """It becomes a problem of the report, and the other files are checked."""
    assert files(find("nowhere/vision.yaml", "gone.csv")) == ("nowhere/vision.yaml", "gone.csv")


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000])
def test_a_path_that_cannot_be_one_is_left_to_its_reader(path: str) -> None:
    """Whatever stands on the command line."""
    write("vision.yaml")
    assert files(find("vision.yaml", path)) == ("vision.yaml", path)


def test_a_pattern_never_takes_the_files_beside_the_commitments() -> None:
    """`*.yaml` means the promises; who wants another file names it."""
    write("vision.yaml", "waivers.yaml", "commitcheck.yaml", "acme.yaml", "vision.csv")
    assert files(find("vision.yaml", "*"))[1:] == ("acme.yaml", "vision.csv")


def test_the_configuration_is_found_upwards(
    working_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the working directory, then upwards to the repository's root."""
    assert find_config() is None
    write("commitcheck.yaml", "a/b/deals.csv")
    assert find_config() == "commitcheck.yaml"
    monkeypatch.chdir(working_directory / "a" / "b")
    assert find_config(["deals.csv"]) == "../../commitcheck.yaml"


def test_a_project_folder_has_its_own_configuration_or_none() -> None:
    """What stands around it was not asked for."""
    write("commitcheck.yaml", "a/vision.yaml", "b/commitcheck.yaml")
    assert find_config(["a"]) is None
    assert find_config(["b"]) == "b/commitcheck.yaml"


def test_paths_of_the_configuration_count_from_its_folder() -> None:
    """And the call wins over it, file by file."""
    write("exports/1.csv", "exports/2.csv", "vision.yaml")
    config = Config(
        path="cfg/commitcheck.yaml",
        vision="../vision.yaml",
        commitments=(TableConfig("../exports/*.csv", preset="jira"),),
        waivers="w.yaml",
        baseline="b.json",
    )
    found = find(config=config)
    assert files(found) == ("vision.yaml", "exports/1.csv", "exports/2.csv")
    assert (found.waivers, found.baseline) == ("cfg/w.yaml", "cfg/b.json")
    assert [table.preset for table in found.commitments] == ["jira", "jira"]
    asked = Call(paths=("other.yaml", "deals.csv"), waivers="mine.yaml", baseline="known.json")
    found = find_inputs(asked, config)
    assert files(found) == ("other.yaml", "deals.csv")
    assert (found.waivers, found.baseline) == ("mine.yaml", "known.json")


@pytest.mark.parametrize("pattern", ["exports/*.csv", "exports/1.csv", "exports"])
def test_a_named_file_is_read_as_the_configuration_says(pattern: str) -> None:
    """How an export is to be understood does not depend on who names it."""
    write("exports/1.csv", "vision.yaml", "other/1.csv")
    table = TableConfig(pattern, columns={"customer": ("Account",)}, preset="jira")
    config = Config(path="commitcheck.yaml", commitments=(table,))
    mine, other = find("./exports/1.csv", "other/1.csv", config=config).commitments
    assert (mine.preset, other.preset) == ("jira", None)
    assert mine.columns == {"customer": ("Account",)}


def test_preset_and_sheet_of_the_call_win() -> None:
    """For every file of the call."""
    write("vision.yaml")
    config = Config(path="commitcheck.yaml", commitments=(TableConfig("a.xlsx", preset="jira"),))
    (table,) = find_inputs(Call(preset="hubspot", sheet="Deals"), config).commitments
    assert (table.preset, table.sheet) == ("hubspot", "Deals")


def test_the_other_files_of_a_table_count_from_the_configurations_folder() -> None:
    """A table to join, and a preset of one's own."""
    write("vision.yaml")
    table = TableConfig("a.csv", preset="ours.yaml", join={"file": "b.csv", "key": "Id"})
    config = Config(path="cfg/commitcheck.yaml", vision="../vision.yaml", commitments=(table,))
    (found,) = find(config=config).commitments
    assert (found.file, found.preset) == ("cfg/a.csv", "cfg/ours.yaml")
    assert found.join == {"file": "cfg/b.csv", "key": "Id"}
