"""What CONTRIBUTING says about adding a rule, a format, an option and so on is so."""

import ast
import re
from pathlib import Path

import pytest

from commitcheck.cli.app import WEEK
from commitcheck.loading.documents.read import READERS
from commitcheck.model.document import ENDINGS
from commitcheck.reporting import FORMATS
from commitcheck.rules.catalogue import MODULES

TOP = Path(__file__).parents[1]
HOUSE = TOP / "src" / "commitcheck"
PAGE = (TOP / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
TEXTS = {
    path.relative_to(HOUSE).as_posix(): path.read_text(encoding="utf-8")
    for path in HOUSE.rglob("*.py")
}


@pytest.mark.parametrize("module", MODULES)
def test_a_rule_is_listed_in_one_place(module: str) -> None:
    """Its module is named in the catalogue; who shares a term of it imports it by name."""
    listing = [place for place, text in TEXTS.items() if f'"{module}"' in text]
    assert listing == ["rules/catalogue.py"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_a_line_and_its_files(name: str) -> None:
    """Nobody else imports the module that writes a report, or knows that it can be written."""
    asked = re.escape(f"reporting.{name}")
    imports = re.compile(rf"from commitcheck\.{asked}(?:\.report)? import (?:\w+, )*render\b")
    assert [place for place, text in TEXTS.items() if imports.search(text)] == []
    lines = re.compile(rf'\bFormat\(\s*"{name}", "')
    assert lines.search(TEXTS["reporting/__init__.py"])
    assert f"reporting/company/{name}.py" in TEXTS
    assert (TOP / "docs" / "formats" / f"{name}.md").is_file()


@pytest.mark.parametrize("name", [name for commands in WEEK.values() for name in commands])
def test_a_command_is_a_line_and_its_file(name: str) -> None:
    """The line has its name, by which its function is found in the file of the same name."""
    defined = re.compile(rf"^(?:def {name}\(|{name} = )", re.MULTILINE)
    assert defined.search(TEXTS[f"cli/{name}.py"])


def test_a_flag_is_declared_once() -> None:
    """One place declares a shared option; a command's own file declares what only it has."""
    shared = flags(TEXTS["cli/options/request.py"])
    assert "--as-of" in shared
    assert len(shared) == len(set(shared))


def flags(text: str) -> list[str]:
    """The flags that a module declares, in the order of its lines."""
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    return [
        str(argument.value)
        for call in calls
        if isinstance(call.func, ast.Attribute) and ast.unparse(call.func).startswith("declare.")
        for argument in call.args
        if isinstance(argument, ast.Constant) and str(argument.value).startswith("--")
    ]


PRESETS = HOUSE / "loading" / "tables" / "mapping" / "presets"
GENERIC = "generic"
"""The preset behind all others; no header gives it away."""


@pytest.mark.parametrize("preset", sorted(path.stem for path in PRESETS.glob("*.yaml")))
def test_a_preset_is_a_file_and_its_lines_in_the_index(preset: str) -> None:
    """No module knows its name; people find it among the presets of the docs."""
    page = (TOP / "docs" / "inputs.md").read_text(encoding="utf-8")
    assert f"`{preset}`" in page
    index = (PRESETS / "index").read_text(encoding="utf-8").splitlines()
    assert preset == GENERIC or any(line.startswith(f"{preset}: ") for line in index)
    named = [place for place, text in TEXTS.items() if f'"{preset}"' in text]
    assert named == (["loading/tables/mapping/preset.py"] if preset == GENERIC else [])


def test_the_index_names_no_preset_that_is_gone() -> None:
    lines = (PRESETS / "index").read_text(encoding="utf-8").splitlines()
    named = {line.partition(":")[0] for line in lines if line.strip() and line[0] != "#"}
    assert named <= {path.stem for path in PRESETS.glob("*.yaml")}


def test_a_document_reader_is_a_file_and_its_line() -> None:
    """Every module with a reader of blocks is listed, with a kind that bytes or names lead to."""
    folder = "loading/documents"
    readers = [
        name
        for place, text in TEXTS.items()
        for name in [place.removeprefix(f"{folder}/").removesuffix(".py")]
        if place.startswith(folder)
        and re.search(rf"^def read_{name}\(.*-> Reading:", text, re.MULTILINE)
    ]
    assert sorted(readers) == sorted(READERS.values())
    assert set(READERS) == set(ENDINGS.values())


@pytest.mark.parametrize("reader", READERS.values())
def test_a_document_reader_is_named_in_one_place(reader: str) -> None:
    """Formats that hold others (a mail its page) import the reader that they need."""
    holders = {"loading/documents/mail.py", "loading/documents/markdown.py"}
    using = {place for place, text in TEXTS.items() if f"read_{reader}(" in text}
    assert using - holders == {f"loading/documents/{reader}.py"} - holders


def test_files_that_the_page_names_are_there() -> None:
    """A page that sends people to a file which is gone is worse than none."""
    named = re.findall(r"`([\w./-]+(?:\.py|/))`", PAGE)
    assert len(named) > 8
    folders = (TOP, HOUSE, HOUSE / "loading" / "documents")
    assert [name for name in named if not any((at / name).exists() for at in folders)] == []
