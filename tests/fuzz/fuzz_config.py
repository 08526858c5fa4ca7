"""Fuzzes commitcheck.yaml, and the search for the files that it names, in an empty folder."""

import os
from pathlib import Path
from tempfile import mkdtemp

from commitcheck.assessment.selection import codes, weights, with_known_rules
from commitcheck.errors import CommitcheckError
from commitcheck.loading.config_file import read_config
from commitcheck.loading.discovery import Call, find_inputs
from fuzz.fuzzing import files, fuzz
from soundness.sound import problems_are_sound, raw_lines

NAME = "commitcheck.yaml"


def read(content: bytes) -> None:
    Path(NAME).write_bytes(content)
    reading = with_known_rules(read_config(NAME))
    problems_are_sound(reading.problems, NAME, raw_lines(content))
    config = reading.config
    try:
        find_inputs(Call(), config)
        codes(config.select, "select")
        codes(config.ignore, "ignore")
        weights(config.severity, "severity")
    except CommitcheckError as error:
        assert str(error)  # noqa: PT017 - said to the user as it is


if __name__ == "__main__":
    found = files("examples/*/commitcheck.yaml", "tests/cases/*/commitcheck.yaml")
    words = b"fail_on: never\nengine: off\nseverity: {VIS601: info}\nselect: [VIS]\nignore: [X]\n"
    tables = (
        b"commitments:\n  - file: a.csv\n    columns: {id: [Key, ID], title: A + B}\n"
        b"    values: {status: {Won: signed}}\n    split: {capability: ';'}\n    dates: DMY\n"
        b"    ignore_rows: {status: Lost}\n    join: {file: b.csv, key: id}\n    header_row: 2\n"
    )
    os.chdir(mkdtemp())
    fuzz(read, [*found, words, tables])
