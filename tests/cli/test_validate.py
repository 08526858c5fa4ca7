"""`commitcheck validate PATH...`: shape and references of any files, nothing else."""

from pathlib import Path

import pytest

from cli.calling import call

EXAMPLES = Path(__file__).parents[2] / "examples"
GOOD = "schema_version: 1\nproduct: {name: Portline}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["infancy", "minimal", "portfolio"])
def test_every_example_is_valid(name: str) -> None:
    """All of its files at once."""
    files = [str(path) for path in sorted((EXAMPLES / name).iterdir()) if path.suffix != ".json"]
    called = call("validate", *files)
    assert (called.code, called.err) == (0, "")
    assert called.out == f"{len(files)} files checked: 0 errors, 0 warnings\n"


def test_promises_that_do_not_conform_are_valid(folder: Path) -> None:
    """It is about shape: what was promised is the business of check."""
    (folder / "deals.csv").write_text("id,customer,title,due\nC-1,Acme,SSO,1999-01-01\n", "utf-8")
    assert call("validate", "deals.csv").code == 0


def test_a_warning_is_no_failure_unless_strict(folder: Path) -> None:
    (folder / "vision.yaml").write_text(f"{GOOD}visoin: {{}}\n", "utf-8")
    called = call("validate", "vision.yaml")
    assert (called.code, called.err) == (0, "")
    assert called.out == (
        "vision.yaml:3:1: warning INP001: visoin is no field of this file, so it is not read\n"
        "    did you mean vision?\n"
        "1 file checked: 0 errors, 1 warning\n"
    )
    assert call("validate", "--strict", "vision.yaml").code == 2


def test_each_of_several_visions_is_looked_at(folder: Path) -> None:
    """A project has one; two files are two projects, and none is left unread."""
    for name in ("one", "two"):
        (folder / name).mkdir()
    (folder / "one" / "vision.yaml").write_text("product: {name: Portline}\n", "utf-8")
    (folder / "two" / "vision.yaml").write_text(GOOD, "utf-8")
    for order in (("one", "two"), ("two", "one")):
        called = call("validate", *(f"{name}/vision.yaml" for name in order))
        assert called.code == 2
        assert "one/vision.yaml:1:1: error INP001: schema_version is missing" in called.out


def test_references_go_across_the_files_that_are_named(folder: Path) -> None:
    """Into one that is not named they are taken as they are."""
    (folder / "vision.yaml").write_text(f"{GOOD}capabilities: [{{id: sso}}]\n", "utf-8")
    (folder / "deals.yaml").write_text(
        "- {id: C-1, customer: Acme, title: SSO, capability: scim}\n", "utf-8"
    )
    assert call("validate", "deals.yaml").code == 0
    both = call("validate", "deals.yaml", "vision.yaml")
    assert both.code == 2
    assert both.out.startswith("deals.yaml:1:53: error INP003: C-1 names the capability scim")


def test_a_pattern_is_expanded_where_the_shell_did_not(folder: Path) -> None:
    """As on Windows."""
    for name in ("a.csv", "b.csv"):
        (folder / name).write_text(f"id,customer,title\n{name},Acme,SSO\n", "utf-8")
    assert call("validate", "*.csv").out == "2 files checked: 0 errors, 0 warnings\n"
    assert call("validate", "*.tsv") == (2, "", "commitcheck: no file matches *.tsv\n")


def test_a_configuration_is_held_against_the_catalogue(folder: Path) -> None:
    (folder / "commitcheck.yaml").write_text("ignore: [COM83]\n", "utf-8")
    called = call("validate", "commitcheck.yaml")
    assert (called.code, called.err) == (2, "")
    assert called.out == (
        "commitcheck.yaml:1:10: error INP001: ignore names COM83, which is no rule\n"
        "    did you mean COM803?\n"
        "1 file checked: 1 error, 0 warnings\n"
    )


def test_nothing_to_validate_is_a_slip() -> None:
    called = call("validate")
    assert called.code == 2
    assert called.err.startswith("commitcheck: Missing argument")


def test_commands_of_a_runner_stay_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under GitHub Actions the page is fenced, and `::` is taken apart anyway."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (folder / "deals.yaml").write_text(
        '- {id: C-1, customer: Acme, title: SSO, "\\n::error::x": 1}\n', "utf-8"
    )
    lines = call("validate", "deals.yaml").out.splitlines()
    assert lines[0].startswith("::stop-commands::")
    assert lines[-1] == f"::{lines[0].removeprefix('::stop-commands::')}::"
    assert not any(line.startswith("::") for line in lines[1:-1])


MAPPED = """\
vision: product.yaml
commitments: {file: deals.csv, columns: {id: Nr, customer: Wer, title: Was, due: Bis}}
"""


def test_a_folder_stands_for_its_project(folder: Path) -> None:
    """The files that a check would read, each table as the configuration has it."""
    (folder / "commitcheck.yaml").write_text(MAPPED, "utf-8")
    (folder / "product.yaml").write_text(GOOD, "utf-8")
    (folder / "deals.csv").write_text(
        "Nr,Wer,Was,Bis,Status\n1,Acme,SSO,2026-03-31,signed\n", "utf-8"
    )
    (folder / "waivers.yaml").write_text("waivers: [{id: W-1, rule: VIS601}]\n", "utf-8")
    assert call("validate", ".") == (0, "4 files checked: 0 errors, 0 warnings\n", "")
    (folder / "deals.csv").write_text(
        "Nr,Wer,Was,Bis,Status\n1,A,SSO,,signed\n2,Acme,,,\n", "utf-8"
    )
    assert "the row has no title" in call("validate", ".").out


def test_a_folder_of_exports_stands_for_them(folder: Path) -> None:
    (folder / "exports").mkdir()
    (folder / "exports" / "a.csv").write_text("id,customer,title\n1,Acme,SSO\n", "utf-8")
    assert call("validate", "exports").out == "1 file checked: 0 errors, 0 warnings\n"
    (folder / "empty").mkdir()
    assert call("validate", "empty").code == 2
