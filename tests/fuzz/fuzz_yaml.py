"""Fuzzes the YAML reader: any bytes are data with places, or problems with places.

What is read without a problem, PyYAML's own loader must read too.
"""

from typing import Any

import yaml

from commitcheck.loading.yaml_text.file import YamlFile, read_yaml
from commitcheck.loading.yaml_text.positions import Places
from fuzz.fuzzing import files, fuzz
from soundness.sound import is_on_its_line, lines_of, problems_are_sound, raw_lines, stands_in

PATH = "fuzz.yaml"


def read(content: bytes) -> None:
    file = read_yaml(PATH, content)
    lines = lines_of(file.text)
    problems_are_sound(file.problems, PATH, max(len(lines), raw_lines(content)))
    for problem in file.problems:
        if file.text:
            is_on_its_line(problem.at, lines)
    if file.data is not None:
        _is_placed(file, file.data, (), lines, set())
    if not file.problems:
        for _ in yaml.parse(file.text, Loader=yaml.CSafeLoader):
            pass


def _is_placed(
    file: YamlFile, value: Any, key: tuple[str | int, ...], lines: list[str], seen: set[int]
) -> None:
    """Every value once: a few lines of aliases may stand for a million of them."""
    at = file.locate(key)
    stands_in(at, PATH, len(lines))
    is_on_its_line(at, lines)
    if id(value) in seen:
        return
    if isinstance(value, dict):
        _both_ways_agree(file, value, lines)
    if isinstance(value, dict | list):
        seen.add(id(value))
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for part, inner_value in inner:
            _is_placed(file, inner_value, (*key, part), lines, seen)


def _both_ways_agree(file: YamlFile, record: dict[Any, Any], lines: list[str]) -> None:
    """A field found by its line alone stands where the parser says, if it comes so far: a broken
    entry that was cut out of the data still stands in the text.
    """
    span = file._span_of(record)
    assert span is not None
    line_start = file._all_lines().start(span.start)
    places = Places(file.text, span.start, span.end, line_start)
    for name in record:
        plain, parsed = places._plainly(name), places._search(places._found, name)
        assert plain is None or parsed in (None, plain), (name, lines)


SEEDS = (
    "examples/*/*.yaml",
    "tests/cases/*/*.y*ml",
    "src/commitcheck/loading/tables/mapping/presets/j*.yaml",
)

if __name__ == "__main__":
    fuzz(read, files(*SEEDS))
