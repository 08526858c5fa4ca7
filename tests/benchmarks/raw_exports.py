"""What a raw export's report holds, a finding a line, for a scorer that knows what was planted.

    commitcheck check --format json | python tests/benchmarks/raw_exports.py FOLDER

FOLDER is that of the export, where the check runs; its `rows.jsonl` has a line a row: `id`, which
ends in the row's number behind a slash, and the `text` of its cell. Writes {"row", "rule",
"severity", "with"} to standard output: the findings that stand and those as read. "row" is null
for what no row has; "with" are the rows of other promises.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Subject = tuple[str, str]


def rows_of(folder: Path) -> Mapping[str, int]:
    """The number of each row by the text of its cell."""
    lines = (folder / "rows.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return {row["text"]: int(row["id"].rpartition("/")[2]) for row in rows}


def subjects(report: Mapping[str, Any], rows: Mapping[str, int]) -> Mapping[Subject, int]:
    """The row of each promise and of a cell's parts, and the first of each deal and customer."""
    found: dict[Subject, int] = {}
    for item in report["commitments"]:
        row = rows.get(item["title"])
        if row is not None:
            found["commitment", item["id"]] = row
            found.setdefault(("deal", item["deal"]), row)
            found.setdefault(("customer", item["customer"]), row)
    for item in (report["as_read"] or {"commitments": ()})["commitments"]:
        whole = ("commitment", item["id"].rpartition("~")[0])
        if whole in found:
            found.setdefault(("commitment", item["id"]), found[whole])
    return found


def predictions(report: Mapping[str, Any], rows: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """The findings of a report, those as read included."""
    of = subjects(report, rows)
    for finding in [*report["findings"], *(report["as_read"] or {"findings": ()})["findings"]]:
        others = (of.get((item["kind"], item["id"])) for item in finding["related"])
        yield {
            "row": of.get((finding["subject"]["kind"], finding["subject"]["id"])),
            "rule": finding["rule"],
            "severity": finding["severity"],
            "with": sorted({row for row in others if row is not None}),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    for row in predictions(json.load(sys.stdin), rows_of(options.folder)):
        print(json.dumps(row))


if __name__ == "__main__":
    main()
