"""What a pull request adds to be checked is checked, though the base does not list it."""

from pathlib import Path

import pytest

from action.steps import BAD, CONFIG, GOOD, HEAD, VISION, change, git, repository, step, write

PROJECT = {"vision.yaml": VISION, "commitments.csv": GOOD, "commitcheck.yaml": CONFIG}
NEW = HEAD + "C-9,Birch,Offline,offline-client,proposed\n"
FOREIGN = "Nr,Kunde,Zusage,Was,Stand\nC-9,Birch,Offline,offline-client,Angebot\n"
DESCRIBED = """\
  columns: {id: Nr, customer: Kunde, title: Zusage, capability: Was, status: Stand}
    values: {status: {Angebot: proposed}}
"""


def listing(*entries: str) -> str:
    """A configuration with these commitments."""
    lines = "".join(f"  - {entry}\n" for entry in entries)
    return f"vision: vision.yaml\ncommitments:\n{lines}"


@pytest.mark.parametrize(
    ("entries", "files"),
    [
        (("commitments.csv", "q4.csv"), ("q4.csv",)),
        (("q4.csv",), ("q4.csv",)),
        (("commitments.csv", "exports"), ("exports/a.csv", "exports/b.csv")),
        (("'*.csv'",), ("q4.csv",)),
        (("commitments.csv", "'exports/**/*.csv'"), ("exports/2026/q4/a.csv", "exports/b.csv")),
        (("commitments.csv", "{file: 'sales/[q]?.csv', dates: DMY}"), ("sales/q4.csv",)),
    ],
)
def test_a_file_that_only_the_new_configuration_lists(
    tmp_path: Path, entries: tuple[str, ...], files: tuple[str, ...]
) -> None:
    """By its name, in a folder, by a pattern."""
    clone = repository(tmp_path / "clone", PROJECT)
    tables = {path: NEW.replace("C-9", f"C-9{number}") for number, path in enumerate(files)}
    change(clone, {"commitcheck.yaml": listing(*entries), **tables})
    ran = step(clone, base_ref="base")
    assert ran.code == 1
    assert ran.outputs["nonconforming"] == str(len(files))
    assert f"{len(files) + 1} open promises" in ran.log  # and the base's own
    added = next(line for line in ran.warnings.split("\n") if "checked though" in line)
    assert [path for path in files if path not in added] == []


def test_it_is_read_as_its_own_description_says(tmp_path: Path) -> None:
    """With a mapping, and with what is joined to it."""
    clone = repository(tmp_path / "clone", PROJECT)
    entry = f"file: crm.csv\n  {DESCRIBED}"
    change(clone, {"commitcheck.yaml": listing("commitments.csv", entry), "crm.csv": FOREIGN})
    ran = step(clone, base_ref="base")
    assert (ran.code, ran.outputs["nonconforming"]) == (1, "1")
    assert "C-9" in ran.log


def test_rows_that_it_ignores_are_checked(tmp_path: Path) -> None:
    """To leave rows out is for the base to allow."""
    clone = repository(tmp_path / "clone", PROJECT)
    entry = "{file: q4.csv, ignore_rows: {customer: Birch}}"
    change(clone, {"commitcheck.yaml": listing("commitments.csv", entry), "q4.csv": NEW})
    ran = step(clone, base_ref="base")
    assert ran.outputs["nonconforming"] == "1"
    assert "ignore_rows waits, all rows are checked: q4.csv" in ran.warnings


def test_the_rest_of_its_configuration_waits(tmp_path: Path) -> None:
    """The new table is judged by the base's rules."""
    clone = repository(tmp_path / "clone", PROJECT)
    config = listing("commitments.csv", "q4.csv") + "ignore: [VIS601, COV303]\nfail_on: never\n"
    change(clone, {"commitcheck.yaml": config, "q4.csv": NEW})
    assert step(clone, base_ref="base").code == 1


def test_the_bases_configuration_keeps_what_it_sets(tmp_path: Path) -> None:
    """A listing that grows takes nothing away: days, numbers and rules stay as they are."""
    base = f"{listing('{file: commitments.csv, header_row: 2, exported_on: 2026-08-01}')}"
    files = {**PROJECT, "commitcheck.yaml": base + "ignore: [POS101]\nas_of: 2026-08-17\n"}
    clone = repository(tmp_path / "clone", {**files, "commitments.csv": f"Report\n{GOOD}"})
    change(clone, {"commitcheck.yaml": listing("q4.csv"), "q4.csv": NEW})
    ran = step(clone, base_ref="base", as_of="")
    assert (ran.code, ran.outputs["nonconforming"]) == (1, "1")
    assert "as of 2026-08-17 · 2 open promises" in ran.log
    assert "POS101 is ignored" in ran.log


def test_a_table_under_a_usual_name_is_found_without_a_configuration(tmp_path: Path) -> None:
    """As after the merge."""
    clone = repository(tmp_path / "clone", {"vision.yaml": VISION})
    change(clone, {"commitments.csv": BAD})
    ran = step(clone, base_ref="base")
    assert (ran.code, ran.outputs["nonconforming"]) == (1, "1")


def test_a_new_row_of_a_listed_table_is_checked(tmp_path: Path) -> None:
    clone = repository(tmp_path / "clone", PROJECT)
    change(clone, {"commitments.csv": GOOD + NEW.removeprefix(HEAD)})
    ran = step(clone, base_ref="base")
    assert (ran.code, ran.warnings) == (1, "")


def test_a_new_file_in_a_listed_folder_is_checked_as_the_base_says(tmp_path: Path) -> None:
    """The folder is known; nothing about it is new."""
    files = {**PROJECT, "commitcheck.yaml": listing("exports"), "exports/a.csv": GOOD}
    clone = repository(tmp_path / "clone", files)
    change(clone, {"exports/b.csv": NEW})
    ran = step(clone, base_ref="base")
    assert (ran.code, ran.warnings) == (1, "")


def test_a_renamed_table_is_no_missing_one(tmp_path: Path) -> None:
    """The base names the old name, the pull request the new one."""
    clone = repository(tmp_path / "clone", PROJECT)
    change(
        clone, {"commitments.csv": None, "deals.csv": BAD, "commitcheck.yaml": listing("deals.csv")}
    )
    ran = step(clone, base_ref="base")
    assert (ran.code, ran.outputs["nonconforming"]) == (1, "1")
    assert "removed by this change, no longer checked: commitments.csv" in ran.warnings


@pytest.mark.parametrize("entry", ["exports", "'exports/*.csv'", "'exports/**/*.csv'"])
def test_a_table_that_left_its_folder_is_named(tmp_path: Path, entry: str) -> None:
    """To take a table away is to take its rows away, and is said as loudly."""
    tables = {"exports/a.csv": GOOD, "exports/b.csv": NEW, "exports/notes.md": "x"}
    clone = repository(
        tmp_path / "clone", {**PROJECT, "commitcheck.yaml": listing(entry), **tables}
    )
    change(clone, {"exports/b.csv": None, "exports/notes.md": None, "archive/b.csv": NEW})
    ran = step(clone, base_ref="base")
    assert ran.code == 0
    assert ran.warnings.endswith("removed by this change, no longer checked: exports/b.csv")


def test_a_table_that_is_only_no_longer_listed_is_checked(tmp_path: Path) -> None:
    """It is still there."""
    clone = repository(tmp_path / "clone", {**PROJECT, "commitments.csv": BAD})
    change(clone, {"commitcheck.yaml": listing("none.csv"), "none.csv": GOOD.replace("C-1", "C-2")})
    ran = step(clone, base_ref="base")
    assert (ran.code, ran.outputs["nonconforming"]) == (1, "1")


def test_a_renamed_vision_is_the_change_s_own(tmp_path: Path) -> None:
    """The vision is what a pull request proposes, wherever it stands."""
    clone = repository(tmp_path / "clone", {**PROJECT, "commitments.csv": BAD})
    moved = CONFIG.replace("vision.yaml", "plans/vision.yaml")
    change(clone, {"vision.yaml": None, "plans/vision.yaml": VISION, "commitcheck.yaml": moved})
    ran = step(clone, base_ref="base")
    assert (ran.code, ran.outputs["nonconforming"]) == (1, "1")
    assert "the base's vision is gone, plans/vision.yaml of this change is read" in ran.warnings


def test_a_new_project_in_a_folder_is_checked(tmp_path: Path) -> None:
    """The workflow comes with it, and names its folder."""
    clone = repository(tmp_path / "clone", {"readme.md": "x"})
    change(clone, {f"beacon/{name}": text for name, text in {**PROJECT, "q4.csv": NEW}.items()})
    change(clone, {"beacon/commitcheck.yaml": listing("commitments.csv", "q4.csv")})
    ran = step(clone, base_ref="base", working_directory="beacon")
    assert (ran.code, ran.outputs["nonconforming"]) == (1, "1")
    assert "2 open promises" in ran.log


def test_a_listing_that_nobody_can_read_ends_the_run(tmp_path: Path) -> None:
    """What it adds is not known, so it was not checked."""
    clone = repository(tmp_path / "clone", PROJECT)
    change(clone, {"commitcheck.yaml": "commitments: [q4.csv\n", "q4.csv": NEW})
    ran = step(clone, base_ref="base")
    assert ran.code == 2
    assert "commitcheck.yaml of this change cannot be read" in ran.log


@pytest.mark.parametrize(
    "config",
    [
        listing("key.json"),
        listing("'*.json'"),
        listing("{file: q4.csv, join: {file: key.json, key: id}}"),
        "vision: key.json\ncommitments: commitments.csv\n",
    ],
)
def test_a_file_that_is_not_of_the_commit_is_not_printed(tmp_path: Path, config: str) -> None:
    """Other steps leave keys in the workspace; a pull request could have a report show them."""
    clone = repository(tmp_path / "clone", PROJECT)
    write(clone, {".git/info/exclude": "/key.json\n"})
    key = '{"private_key": "s3cret", "id": "C-9"}'
    write(clone, {"key.json": key, "commitcheck.yaml": config, "q4.csv": NEW})
    git(clone, "rm", "-q", "--cached", "vision.yaml")
    (clone / "vision.yaml").unlink()
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "x")
    ran = step(clone, base_ref="base")
    assert ran.code == 2
    assert "key.json is named by this change and is no file of its commit" in ran.log
    assert "s3cret" not in ran.log + ran.summary


def test_a_link_to_it_is_refused(tmp_path: Path) -> None:
    """Under a name that the base itself lists, too."""
    clone = repository(tmp_path / "clone", PROJECT)
    write(clone, {".git/info/exclude": "/key.json\n"})
    write(clone, {"key.json": "s3cret"})
    for target in ("key.json", ".git/config", "../key.json", "/etc/hostname"):
        (clone / "commitments.csv").unlink()
        (clone / "commitments.csv").symlink_to(target)
        ran = step(clone, base_ref="base")
        assert ran.code == 2
        assert "commitments.csv is a link" in ran.log
        assert "s3cret" not in ran.log + ran.summary


def test_a_link_to_a_file_of_the_commit_is_followed(tmp_path: Path) -> None:
    """One export for two products."""
    clone = repository(tmp_path / "clone", {**PROJECT, "shared/crm.csv": BAD})
    (clone / "commitments.csv").unlink()
    (clone / "commitments.csv").symlink_to("shared/crm.csv")
    change(clone, {})
    assert step(clone, base_ref="base").code == 1


def test_what_is_no_table_may_lead_where_it_likes(tmp_path: Path) -> None:
    """A link beside the exports of a folder that is no export is nobody's business."""
    files = {**PROJECT, "commitcheck.yaml": listing("exports"), "exports/a.csv": BAD}
    clone = repository(tmp_path / "clone", files)
    (clone / "exports" / "README").symlink_to("../../README")
    assert step(clone, base_ref="base").code == 1
    (clone / "exports" / "b.csv").symlink_to("../../b.csv")
    assert step(clone, base_ref="base").code == 2


def test_a_table_that_a_step_before_made_is_checked(tmp_path: Path) -> None:
    """The workflow exports it; git does not know it, and nobody of the change named it."""
    clone = repository(tmp_path / "clone", {**PROJECT, "commitcheck.yaml": listing("crm.csv")})
    write(clone, {"crm.csv": BAD})
    assert step(clone, base_ref="base").code == 1
