"""How much of labelled documents comes out whole: extraction.py FOLDER [--missing].

FOLDER holds `documents/` and `clauses.jsonl` (fields doc, text, location). A clause is intact if
its words stand in the extracted clauses next to each other, in the order of the document; it is
equal if one extracted clause is exactly its words.
"""

import argparse
import json
import re
import time
from collections import defaultdict
from pathlib import Path

from commitcheck.loading.documents.read import read_paper
from commitcheck.model.document import Clause, PaperDocument

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"^(?:\d+\.\d+|[A-Z]\.|\([a-z]\)|Whereas, A\.)\s+")
"""The labels keep numbers that are not the list's own; they are no words of the clause."""


def words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def plain_words(text: str) -> str:
    """Words without a number that is no word of the clause."""
    return words(_NUMBER.sub("", text))


def all_clauses(document: PaperDocument) -> list[Clause]:
    inner = [clause for part in document.attachments for clause in all_clauses(part)]
    return [*document.clauses, *inner]


class Totals:
    """Counts of one kind of file."""

    def __init__(self) -> None:
        self.clauses = self.intact = self.equal = self.paged = self.right_page = 0

    def add(self, rows: list[dict[str, str]], found: list[Clause], *, show: bool) -> None:
        stream = f" {' '.join(words(clause.text) for clause in found)} "
        pages = defaultdict(set)
        for clause in found:
            pages[words(_NUMBER.sub("", clause.text))].add(f"page {clause.page}")
        at = 0
        for row in rows:
            text = words(_NUMBER.sub("", row["text"]))
            place = stream.find(f" {text} ", max(0, at - 1))
            at = place + len(text) if place >= 0 else at
            self.clauses += 1
            self.intact += place >= 0
            self.equal += text in pages
            if row["location"].startswith("page") and text in pages:
                self.paged += 1
                self.right_page += row["location"] in pages[text]
            if show and (place < 0 or text not in pages):
                print("   cut:" if place >= 0 else "   missing:", row["location"], row["text"])

    def __str__(self) -> str:
        return (
            f"clauses {self.clauses:5} intact {self.intact / self.clauses:.3f} "
            f"equal {self.equal / self.clauses:.3f} page {self.right_page}/{self.paged}"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--missing", action="store_true")
    arguments = parser.parse_args()
    gold = defaultdict(list)
    for line in (arguments.folder / "clauses.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        gold[row["doc"]].append(row)
    totals: dict[str, Totals] = defaultdict(Totals)
    for name, rows in gold.items():
        started = time.perf_counter()
        document = read_paper(name, (arguments.folder / "documents" / name).read_bytes())
        seconds = time.perf_counter() - started
        found = all_clauses(document)
        alone = Totals()
        alone.add(rows, found, show=arguments.missing)
        for kind in (name.rsplit(".", 1)[1], "all"):
            totals[kind].add(rows, found, show=False)
        print(f"{name:32} {alone} {seconds * 1000:.0f} ms")
    for kind, total in totals.items():
        print(f"{kind:8} {total}")


if __name__ == "__main__":
    main()
