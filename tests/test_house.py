"""The house is what decision 0001 says: modules as long as their idea, and no circles."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

TOP = Path(__file__).parents[1]
HOUSE = TOP / "src" / "commitcheck"
MODULES = sorted(path for path in HOUSE.rglob("*.py") if path.read_text(encoding="utf-8").strip())
LONGEST_MODULE, LONGEST_FUNCTION, SHORTEST_PART = 400, 50, 40
LATE_IMPORTS = 47
"""An import stands at the top unless start-up pays for it: docs/decisions/0010-start-up.md."""

CATALOGUES = ("rules", "cli", "reporting")
"""Folders in which one short file may be one rule, one command or one format."""


def name_of(path: Path) -> str:
    parts = path.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything in a module, parsed once for all that is asked about it."""
    return tuple(ast.walk(ast.parse(text_of(path))))


@cache
def graph() -> dict[str, set[str]]:
    """What each module imports of the house, wherever in it the import stands."""
    known = {name_of(path) for path in HOUSE.rglob("*.py")}
    return {name_of(path): set(imported(path, known)) for path in MODULES}


def imported(path: Path, known: set[str]) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and node.module in known:
            for alias in node.names:
                part = f"{node.module}.{alias.name}"
                yield part if part in known else str(node.module)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a module with its lines; what a docstring says is no code."""
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            first = node.body[0]
            if ast.get_docstring(node, clean=False) is not None:
                lines -= (first.end_lineno or first.lineno) - first.lineno + 1
            yield node.name, lines


def test_a_module_is_one_idea() -> None:
    """Over 400 lines are two, in tests too."""
    files = (*MODULES, *(TOP / "tests").rglob("*.py"))
    lines = {path.relative_to(TOP).as_posix(): len(text_of(path).splitlines()) for path in files}
    assert {name: count for name, count in lines.items() if count > LONGEST_MODULE} == {}


def test_a_function_fits_on_a_screen() -> None:
    assert [
        f"{name_of(path)}.{name}: {lines}"
        for path in MODULES
        for name, lines in functions(path)
        if lines > LONGEST_FUNCTION
    ] == []


def test_no_short_module_serves_its_neighbour_alone() -> None:
    """Under 40 lines with one importer beside it, it is a part of that one."""
    parts: list[str] = []
    for path in MODULES:
        if path.name == "__init__.py" or path.parent.name in CATALOGUES:
            continue
        if len(text_of(path).splitlines()) < SHORTEST_PART:
            importers = [name for name, parts_of in graph().items() if name_of(path) in parts_of]
            beside = {name.rpartition(".")[0] for name in importers}
            if len(importers) == 1 and beside == {name_of(path).rpartition(".")[0]}:
                parts.append(name_of(path))
    assert parts == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Of two that know each other neither can be read alone, wherever the import stands."""
    assert circles(graph()) == []


def circles(imports: Mapping[str, set[str]]) -> list[str]:
    """Every module from which a chain of imports comes back to it."""
    return [module for module in sorted(imports) if module in reached(imports, module)]


def reached(imports: Mapping[str, set[str]], start: str) -> set[str]:
    """All that a module imports, through others too."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for name in imports.get(waiting.pop(), set()) - seen:
            seen.add(name)
            waiting.append(name)
    return seen


def test_a_circle_is_found() -> None:
    """The search is worth something only if it sees one."""
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == ["b", "c"]


def test_few_imports_stand_inside_functions() -> None:
    late = sum(text_of(path).count("PLC0415") for path in MODULES)
    assert 0 < late <= LATE_IMPORTS


def test_nothing_is_called_one() -> None:
    """A loop, a parameter or a field says what it holds, in tests too."""
    files = [*MODULES, *(TOP / "tests").rglob("*.py")]
    suspects = [path for path in files if re.search(r"\bone\b", text_of(path))]
    assert [path for path in suspects if "one" in names_in(path)] == []


def test_no_template_calls_a_thing_one() -> None:
    loops = [
        loop
        for path in sorted(HOUSE.rglob("*.j2"))
        for loop in re.findall(r"\{%-? for (?:\w+, )*\w+ in ", text_of(path))
    ]
    assert loops
    assert [loop for loop in loops if re.search(r"\bone\b", loop)] == []


def names_in(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.FunctionDef):
            yield node.name


def test_the_picture_of_the_house_is_true() -> None:
    """Decision 0001 names every package and module of the top, and no folder that is not there."""
    page = (TOP / "docs" / "decisions" / "0001-the-house.md").read_text(encoding="utf-8")
    picture = page.partition("```text\n")[2].partition("```")[0]
    starts = [re.split(r"\s{2,}", line)[0] for line in picture.splitlines() if line[0] != " "]
    named = {name.strip(" /") for start in starts for name in re.split(r"[|,]", start)}
    rooms = {path.stem for path in HOUSE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert named == {name for name in rooms if not name.startswith("__")}
    folders = {path.name for path in HOUSE.rglob("*") if path.is_dir()}
    assert set(re.findall(r"\b(\w+)/", picture)) <= folders


def test_files_that_are_named_exist() -> None:
    """A docstring or a comment that names a file which is gone sends its reader nowhere."""
    assert [
        f"{name_of(path)}: {name}"
        for path in MODULES
        for name in named_files(path)
        if not exists(name, path)
    ] == []


def named_files(path: Path) -> set[str]:
    """Names of modules and files in the docstrings and comments of a module."""
    comments = re.findall(r"(?:^|\s)#\s(.*)", text_of(path))
    module, *rest = nodes(path)
    docs = [
        node.value
        for node in rest
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" in node.value
    ]
    assert isinstance(module, ast.Module)
    docs.append(ast.get_docstring(module) or "")
    words = "\n".join((*comments, *docs))
    return set(re.findall(r"(?<![\w/.*])(?:[a-z_-]+/)*[a-z0-9_-]+\.py\b", words)) | set(
        re.findall(r"(?<![\w/.])commitcheck(?:\.[a-z_]\w*)+(?!\w)", words)
    )


def exists(name: str, path: Path) -> bool:
    """Is it a file of the repository, seen from its top, the package or the module beside it?"""
    if name.endswith(".py"):
        return any((folder / name).is_file() for folder in (TOP, HOUSE, path.parent, TOP / "tests"))
    if name == "commitcheck.yaml":  # the configuration
        return True
    *parts, last = name.split(".")
    module = TOP / "src" / Path(*parts, last)
    if module.is_dir() or module.with_suffix(".py").is_file():
        return True
    holder = module.parent / "__init__.py" if module.parent.is_dir() else None
    text = holder or module.parent.with_suffix(".py")
    return (
        text.is_file() and re.search(rf"\b{last}\b", text.read_text(encoding="utf-8")) is not None
    )


def test_a_name_that_is_gone_is_found() -> None:
    """Otherwise the test above could not fail."""
    here = HOUSE / "api.py"
    assert exists("cli/app.py", here)
    assert exists("commitcheck.reporting.render", here)
    assert not exists("normalise.py", here)
    assert not exists("commitcheck.gone.place", here)


LONGEST_PATTERN, MOST_PATTERNS = 300, 40
"""Signs of an expression of ours: longer ones take half a millisecond to compile, and more."""

COMPILED = """
import re, sys
from types import SimpleNamespace
from commitcheck.cli.main import run
from commitcheck.model import pattern
asked = []
pattern.re = SimpleNamespace(compile=lambda *said: asked.append(said[0]) or re.compile(*said))
sys.argv[0] = "commitcheck"
run()
sys.stdout.flush()
print(*(len(text) for text in asked), file=sys.stderr)
"""


def test_a_check_compiles_few_patterns_and_no_long_one() -> None:
    """A long one says what it needs (`pattern(..., needs=...)`), so that few texts ask for it."""
    portfolio = str(TOP / "examples" / "portfolio" / "commitcheck.yaml")
    done = subprocess.run(
        [sys.executable, "-c", COMPILED, "check", "--config", portfolio],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    lengths = list(map(int, done.stderr.splitlines()[-1].split()))
    assert max(lengths) <= LONGEST_PATTERN
    assert 10 < len(lengths) <= MOST_PATTERNS
