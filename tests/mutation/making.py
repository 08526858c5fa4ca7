"""A package's mutants: made by mutmut, kept in `mutants/` while their source stays as it is."""

import ast
import difflib
import hashlib
import importlib
import json
import types
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mutmut.mutation.file_mutation import mutate_file_contents

from mutation.packages import Package

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "mutants"
SOURCE = ROOT / "src"
_METHOD = "ǁ"
"""What mutmut puts between a class and its method."""


class Mutant(NamedTuple):
    """A function with one change: `name` is mutmut's, `owner` its class or ""."""

    name: str
    path: Path
    owner: str
    function: str


def mutants_of(package: Package) -> list[Mutant]:
    """All of them, by name."""
    found = [mutant for path in paths_of(package) for mutant in _mutants_in(path)]
    return sorted(found)


def paths_of(package: Package) -> list[Path]:
    """The modules of a package."""
    base, found = SOURCE / "commitcheck", set[Path]()
    for path in package.paths:
        if path.endswith("/*"):
            found |= {*(base / path[:-2]).rglob("*.py")}
        else:
            found |= {base / f"{path}.py"}
    return sorted(found)


def _mutants_in(path: Path) -> Iterator[Mutant]:
    module = module_of(path)
    for name in _made(path)[1]:
        mangled = name.rpartition("__mutmut_")[0]
        _, owner, function = (
            mangled.split(_METHOD) if _METHOD in mangled else ("", "", mangled.removeprefix("x_"))
        )
        yield Mutant(f"{module}.{name}", path, owner, function)


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


@cache
def _text(path: Path) -> str:
    """As it was when it was first looked at: somebody may go on working meanwhile."""
    return path.read_text("utf-8")


@cache
def _made(path: Path) -> tuple[str, list[str]]:
    """A module's text with every mutant in it, and their names."""
    text = _text(path)
    mark = hashlib.sha256(text.encode()).hexdigest()
    kept = KEPT / f"{module_of(path)}.json"
    if kept.exists():
        held = json.loads(kept.read_text("utf-8"))
        if held["mark"] == mark:
            return held["text"], held["names"]
    made = mutate_file_contents(str(path), text)
    KEPT.mkdir(exist_ok=True)
    names = [*made.mutant_names]
    kept.write_text(json.dumps({"mark": mark, "text": made.code, "names": names}), "utf-8")
    return made.code, names


@cache
def _made_lines(path: Path) -> list[str]:
    return _made(path)[0].splitlines()


@cache
def _functions(path: Path) -> dict[str, ast.FunctionDef]:
    """Every function of a module's text with its mutants, by the name that mutmut gave it."""
    found: dict[str, ast.FunctionDef] = {}
    for node in ast.parse(_made(path)[0]).body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        found |= {it.name: it for it in inner if isinstance(it, ast.FunctionDef)}
    return found


def _both(mutant: Mutant) -> tuple[ast.FunctionDef, ast.FunctionDef]:
    """The function as it is, and with the change."""
    name = mutant.name.rpartition(".")[2]
    every = _functions(mutant.path)
    return every[name.rpartition("__mutmut_")[0] + "__mutmut_orig"], every[name]


def change_of(mutant: Mutant) -> str:
    """The lines that it changes, as a person reads them."""
    was, now = (_lines(mutant, node) for node in _both(mutant))
    return "\n".join([*difflib.unified_diff(was, now, lineterm="", n=2)][2:])


def _lines(mutant: Mutant, node: ast.FunctionDef) -> list[str]:
    lines = _made_lines(mutant.path)[node.lineno - 1 : node.end_lineno]
    return [lines[0].replace(node.name, mutant.function), *lines[1:]]


def places_of(mutant: Mutant) -> frozenset[int]:
    """The lines of the source, one of which is run by whoever could notice the change.

    They are those of the statement that is changed; for a change of what an argument is without
    being given, those of the whole function.
    """
    was, now = (_lines(mutant, node) for node in _both(mutant))
    at = next((at for at, two in enumerate(zip(was, now, strict=False)) if two[0] != two[1]), 0)
    node = _source_functions(mutant.path)[mutant.owner, mutant.function]
    line = node.lineno + at
    body = frozenset(range(node.body[0].lineno, (node.end_lineno or 0) + 1))
    if line not in body:
        return body
    inside = [it for it in ast.walk(node) if isinstance(it, ast.stmt | ast.ExceptHandler)]
    spans = [_own_lines(it) for it in inside if it is not node]
    return frozenset(min((span for span in spans if line in span), key=len, default=body))


def _own_lines(node: ast.stmt | ast.ExceptHandler) -> range:
    """Of a statement, without those of the statements in it."""
    inner = [it.lineno for it in ast.walk(node) if isinstance(it, ast.stmt) and it is not node]
    last = min(inner) - 1 if inner else node.end_lineno or node.lineno
    return range(node.lineno, max(last, node.lineno) + 1)


@cache
def _source_functions(path: Path) -> dict[tuple[str, str], ast.FunctionDef]:
    found: dict[tuple[str, str], ast.FunctionDef] = {}
    for node in ast.parse(_text(path)).body:
        owner = node.name if isinstance(node, ast.ClassDef) else ""
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        found |= {(owner, it.name): it for it in inner if isinstance(it, ast.FunctionDef)}
    return found


def put_in(mutant: Mutant) -> None:
    """Let the function of this process be the mutant, for whoever holds it already."""
    module = importlib.import_module(module_of(mutant.path))
    owner: Any = vars(module)[mutant.owner] if mutant.owner else module
    held = vars(owner)[mutant.function]
    function: types.FunctionType = getattr(held, "__func__", held)
    changed = _compiled(_both(mutant)[1], mutant, module, owner)
    function.__code__ = changed.__code__
    function.__defaults__ = changed.__defaults__
    function.__kwdefaults__ = changed.__kwdefaults__


def _compiled(
    node: ast.FunctionDef, mutant: Mutant, module: types.ModuleType, owner: object
) -> types.FunctionType:
    """The function of a node, in its module; `super()` needs the class around it.

    It keeps the name that mutmut gave it: by its own name it calls what it stands in for.
    """
    own = ast.parse(ast.unparse(node)).body[0]
    assert isinstance(own, ast.FunctionDef)
    own.decorator_list, own.returns = [], None
    for argument in ast.walk(own.args):
        if isinstance(argument, ast.arg):
            argument.annotation = None
    around = ast.parse(f"def around(__class__):\n    return {own.name}")
    outer = around.body[0]
    assert isinstance(outer, ast.FunctionDef)
    outer.body.insert(0, own)
    made: dict[str, Any] = {}
    code = compile(ast.fix_missing_locations(around), str(mutant.path), "exec")
    exec(code, vars(module), made)  # noqa: S102 - our own code
    found: types.FunctionType = made["around"](owner)
    return found
