"""Fuzzes what is said of invalid documents: each schema over YAML whose structure is mutated.

The first byte chooses the schema, the rest is the file. What goes on without a problem is what
`jsonschema` takes for valid, whatever goes on makes records, and everything has its place.
"""

import random
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import atheris
import yaml
from jsonschema import Draft7Validator

from commitcheck.loading.config_file import config_of
from commitcheck.loading.files import FileContent
from commitcheck.loading.records.commitments import commitments_of, source_of_yaml
from commitcheck.loading.records.decisions import baseline_of, links_of, waivers_of
from commitcheck.loading.records.vision import vision_of
from commitcheck.loading.schemas.check import Document, check_content
from commitcheck.loading.schemas.compile import load_schema
from fuzz.fuzzing import files, fuzz
from fuzz.structure import restructured
from soundness.sound import problems_are_sound, promises_are_placed, raw_lines

PATH = "fuzz.yaml"
ROLES = ("vision", "commitments", "waivers", "links", "baseline", "config")


def read(content: bytes) -> None:
    role, body = ROLES[content[0] % len(ROLES) if content else 0], content[1:]
    document = check_content(FileContent(PATH, body), role)
    lines = raw_lines(body)
    problems_are_sound(document.problems, PATH, lines)
    assert document.data is not None or document.problems
    if not document.problems:
        for fault in _witness(role).iter_errors(document.data):
            raise AssertionError(f"taken for valid: {fault.json_path} {fault.message}")
    _MAKERS[role](document, lines)


@cache
def _witness(role: str) -> Draft7Validator:
    return Draft7Validator(load_schema(role))


def _promises(document: Document, lines: int) -> None:
    promises = commitments_of(document.data, document.source, document.unusable)
    promises_are_placed(promises, PATH, lines)
    source = source_of_yaml(document, promises)
    assert {len(row.cells) for row in source.rows} <= {len(source.header)}


def _from_mapping(make: Callable[[Mapping[str, Any], Document], object]) -> Any:
    def run(document: Document, _: int) -> None:
        if isinstance(document.data, Mapping):
            make(document.data, document)

    return run


_MAKERS: Mapping[str, Callable[[Document, int], None]] = {
    "vision": _from_mapping(lambda data, document: vision_of(data, document.source)),
    "commitments": _promises,
    "waivers": _from_mapping(lambda data, document: waivers_of(data, document.source)),
    "links": _from_mapping(lambda data, document: links_of(data, document.source)),
    "baseline": _from_mapping(lambda data, _: baseline_of(data)),
    "config": _from_mapping(lambda data, _: config_of(data, PATH)),
}


def mutate(content: bytes, most: int, seed: int) -> bytes:
    """Half of the time the text, half of the time what it says."""
    dice = random.Random(seed)  # noqa: S311 - a fuzzer's dice
    if content and dice.random() < 0.5:
        try:
            data = yaml.load(content[1:], Loader=yaml.CBaseLoader)  # noqa: S506 - text, lists, mappings
            return content[:1] + restructured(data, dice)[: most - 1]
        except (yaml.YAMLError, UnicodeError, RecursionError, ValueError, TypeError):
            pass
    return bytes(atheris.Mutate(content, most))


def seeds() -> list[bytes]:
    """The files of the examples under their schema, and the rest of the cases under each."""
    found = [
        bytes([number]) + file
        for number, role in enumerate(ROLES)
        for file in files(f"examples/*/{role}.y*ml", f"tests/cases/*/{role}.y*ml")
    ]
    found += [b"\5" + file for file in files("examples/*/commitcheck.yaml")]
    links = b"links:\n  - {commitment: C-1, item: null, decided: rejected, text: abc}\n"
    baseline = b'{"schema_version": 1, "entries": [{"fingerprint": "0123456789abcdef"}]}\n'
    return [*found, b"\3" + links, b"\4" + baseline]


if __name__ == "__main__":
    fuzz(read, seeds(), mutate)
