"""Fuzzes the CSV reader, from bytes to promises; the first byte chooses how it is configured."""

from fuzz.fuzzing import files, fuzz
from soundness.tables import CONFIGS, read


def seeds() -> list[bytes]:
    """Every table of the checkout under the first configuration, two under each of the others."""
    tables = files("examples/*/*.csv", "tests/cases/*/*.csv")
    small = [table for table in tables if 0 < len(table) < 400]
    return [b"\0" + table for table in tables] + [
        bytes([number]) + table for number in range(1, len(CONFIGS)) for table in small[:2]
    ]


if __name__ == "__main__":
    fuzz(read, seeds())
