"""Write the pages of docs/ that are made from code; `--check` only says which are stale."""

import argparse
import ast
import inspect
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import first_hour
import format_samples
from typer.testing import CliRunner

import commitcheck
from commitcheck.cli import exit_codes
from commitcheck.cli.app import WEEK, app, loaded
from commitcheck.model.rule_fields import SUBJECTS, VISION, Field
from commitcheck.reading.promises import lexicon_text
from commitcheck.rules import ALL_RULES
from commitcheck.rules.pages import catalogue_markdown

DOCS = Path(__file__).parent


def rules() -> str:
    return catalogue_markdown(ALL_RULES)


def command_line() -> str:
    """The help of every command, as a reader with an 80-column terminal sees it."""
    lines = [
        "# Command line",
        "",
        "Made from the commands' own help by `python docs/generate.py`.",
        "",
    ]
    for name in (None, *sorted(_commands())):
        words = [*name.split(), "--help"] if name else ["--help"]
        title = f"commitcheck {name}" if name else "commitcheck"
        shown = CliRunner().invoke(
            app, words, prog_name="commitcheck", terminal_width=88, env={"COLUMNS": "88"}
        )
        lines += [f"## {title}", "", "```text", shown.output.strip(), "```", ""]
    return "\n".join(lines)


def exit_code_table() -> str:
    """The exit codes with the words that stand below each member of the enum."""
    tree = ast.parse(inspect.getsource(exit_codes.ExitCode))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    rows = [
        f"| {code.value} | {ast.literal_eval(words.value)} |"
        for code, words in zip(exit_codes.ExitCode, body[2::2], strict=True)
        if isinstance(words, ast.Expr)
    ]
    head = ["# Exit codes", "", "Made from the enum by `python docs/generate.py`.", ""]
    rest = [
        "",
        "Reports that were asked for are written for 1, 2 and 3 too.",
        "",
        "What rests on words as read decides nothing, but for clear words with `--as-read` or",
        "`as_read: true` ([reading](reading.md)).",
        "",
        "`check --promise` ends as a check that held only this promise would. `validate`,",
        "`preview`, `sync` and `signoff` end with 0 or, where something could not be read, 2;",
        "`diagnose` and `confirm` also with 3, and `waivers lint` with 1 on an error of a waiver.",
        "What the numbers of another command mean stands in its `--help`.",
        "",
    ]
    return "\n".join([*head, "| code | meaning |", "|---|---|", *rows, *rest])


def own_rules() -> str:
    """The page as it is, with the table of fields made anew below its last heading."""
    page = (DOCS / "own-rules.md").read_text("utf-8")
    head = page.partition(f"{_FIELDS}\n")[0]
    rows = []
    for subject, fields in (*SUBJECTS.items(), ("vision", VISION)):
        rows += [f"### `{subject}`", "", "| field | what stands there |", "|---|---|"]
        rows += [
            f"| `{subject}.{name}` | {line} |"
            for path in fields
            for name, line in _rows(path, fields)
        ]
        rows.append("")
    return "\n".join([f"{head}{_FIELDS}", "", *rows])


def api() -> str:
    """The example as a test runs it, then every public name from its own docstring."""
    lines = ["# Python interface", "", "Made from the docstrings by `python docs/generate.py`.", ""]
    lines += ["```python", (DOCS / "api_example.py").read_text("utf-8").strip(), "```", ""]
    for name in sorted(commitcheck.__all__, key=str.casefold):
        thing = getattr(commitcheck, name)
        thing = getattr(thing, "from_records", thing)
        if callable(thing):
            said = inspect.getdoc(thing) or ""
            called = thing.__qualname__
            title = f"{called}{inspect.signature(thing)}" if name != "Rule" else called
            lines += [f"## {called}", "", "```text", *_wrapped(title), "", said, "```", ""]
    return "\n".join(lines)


def _wrapped(signature: str) -> list[str]:
    """A parameter a line."""
    head, bracket, rest = signature.partition("(")
    if not bracket:
        return [head]
    inner, _, returned = rest.rpartition(")")
    parts = re.split(r", (?=\*|\w+:|\w+=)", re.sub(r"<function .*?>", "...", inner))
    return [f"{head}(", *(f"    {part}," for part in parts), f"){returned}"]


_FIELDS = "## What a condition can ask of"


def _rows(name: str, fields: Mapping[str, Field]) -> Iterator[tuple[str, str]]:
    field = fields[name]
    if field.content == "record":
        yield from ((f"{name}.{part}", _content(inner)) for part, inner in field.fields.items())
        return
    inner = ", ".join(f"`{part}`" for part in field.fields)
    listed = inner if len(field.fields) < _FEW else "the fields of `promise`"
    yield name, f"a list of records with {listed}" if field.fields else _content(field)


_FEW = 10
_SAID = {"text": "a text", "number": "a number", "day": "a day", "truth": "true or false",
         "any": "a number, a text or a list of them", "texts": "a list of texts"}  # fmt: skip


def _content(field: Field) -> str:
    return _SAID[field.content] + ("" if field.always or field.content == "texts" else ", or null")


def _commands() -> Iterator[str]:
    """Every command, and of a group of commands every command in it."""
    for name in (name for commands in WEEK.values() for name in commands):
        inner = getattr(loaded(name), "commands", {})
        if not inner or getattr(loaded(name), "invoke_without_command", False):
            yield name
        yield from (f"{name} {word}" for word in inner)


def lexicon_table() -> str:
    return lexicon_text.written().decode("utf-8")


PAGES: Mapping[str, Callable[[], str]] = {
    "../src/commitcheck/reading/table/lexicon.json": lexicon_table,  # first, since pages read by it
    "rules.md": rules,
    "cli.md": command_line,
    "exit-codes.md": exit_code_table,
    **first_hour.pages(),
    "own-rules.md": own_rules,
    "api.md": api,
    **format_samples.pages(),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = []
    for name, make in PAGES.items():
        path, content = DOCS / name, make()
        if path.exists() and path.read_text("utf-8") == content:
            continue
        stale.append(name)
        if not check:
            path.write_text(content, "utf-8")
    for name in stale:
        print(f"docs/{name} {'is stale; run python docs/generate.py' if check else 'written'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
