"""How many promises that meet a vision are found in a document: touching.py FOLDER... [--missed].

A folder is one of `reading.py` (`texts.jsonl`, `context.json`, `visions/`) or a raw export
(`rows.jsonl` of the same shape, and `vision.yaml`). What each text promises of the vision, in its
own words, is set among clauses that promise nothing: as paragraphs, within paragraphs, in a
table, in a list, and in a list whose lead-in begins it. `--missed` prints what was not found.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script, it finds its neighbours

from benchmarks.documents.extraction import words
from benchmarks.reading_sets import LabelledText, read_projects, read_texts
from commitcheck.api import load_vision
from commitcheck.loading.documents.read import read_paper
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise
from commitcheck.reading.documents.promises import DocumentReader, touches_of
from papers import BOILERPLATE, docx, paragraph, table

A_DOCUMENT = 10
"""Promises in one document, beside the fourteen clauses around them."""
_SAME = 0.7


def planted(text: LabelledText, project: Project) -> Iterator[str]:
    """The words of a text's promises that meet the vision by their labels."""
    for entry in text.promises:
        said = text.text[entry["start"] : entry["end"]]
        labelled = ReadPromise(
            0,
            len(said),
            capabilities=tuple(entry.get("capabilities") or ()),
            certification=entry.get("certification"),
            dimension=entry.get("dimension"),
            value=entry.get("value"),
        )
        if touches_of(project.vision, said, labelled):
            yield " ".join(said.split())


def layouts(promises: Sequence[str]) -> dict[str, list[str]]:
    """The body of a Word document, one for each way to set promises among boilerplate."""
    sentences = [said[:1].upper() + said[1:] for said in promises]
    sentences = [said if said[-1] in ".!?" else f"{said}." for said in sentences]
    around = [paragraph(text) for text in BOILERPLATE]
    half = len(around) // 2

    def between(*middle: str) -> list[str]:
        return [*around[:half], *middle, *around[half:]]

    mixed = [
        paragraph(f"{BOILERPLATE[n]} {said} {BOILERPLATE[n + 4]}")
        for n, said in enumerate(sentences)
    ]
    rows = [(str(n), said, "Provider") for n, said in enumerate(promises, 1)]
    items = [paragraph(said, numbered=0) for said in promises]
    return {
        "paragraphs": between(*(paragraph(said) for said in sentences)),
        "within paragraphs": [*mixed, *around[len(mixed) :]],
        "table": between(table(("No.", "Term", "Owner"), *rows)),
        "list": between(paragraph("The parties agree on the following:"), *items),
        "lead-in": between(paragraph("Provider shall provide the following:"), *items),
    }


def is_same(said: str, quote: str) -> bool:
    """Does one hold most of the other's words?"""
    left, other = Counter(words(said).split()), Counter(words(quote).split())
    shorter = min(left.total(), other.total())
    return shorter > 0 and (left & other).total() >= _SAME * shorter


@dataclass
class Counts:
    """Promises that were planted and shown, and the words of those missed and invented."""

    planted: int = 0
    shown: int = 0
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    def add(self, other: "Counts") -> None:
        self.planted += other.planted
        self.shown += other.shown
        self.missed += other.missed
        self.invented += other.invented

    def show(self, where: str) -> None:
        for said in self.missed:
            print(f"   missed, {where}: {said}")
        for quote in self.invented:
            print(f"   invented, {where}: {quote}")

    def __str__(self) -> str:
        recall = 1 - len(self.missed) / max(1, self.planted)
        precision = 1 - len(self.invented) / max(1, self.shown)
        return f"| {self.planted} | {recall:.3f} | {precision:.3f} |"


def folders(paths: Sequence[Path]) -> Iterator[tuple[str, Project, list[str]]]:
    """Product, its project and the words planted, from folders of both shapes."""
    for path in paths:
        if (path / "texts.jsonl").exists():
            texts, projects = read_texts(path), read_projects(path)
        else:
            texts = read_texts(path, "rows.jsonl")
            projects = {texts[0].context: load_vision(str(path / "vision.yaml"))}
        for name, project in projects.items():
            own = [text for text in texts if text.context == name]
            yield name, project, [said for text in own for said in planted(text, project)]


def measured(reader: DocumentReader, batch: Sequence[str], body: Sequence[str]) -> Counts:
    """What is found of a batch in the document that holds it."""
    document = read_paper("order.docx", docx(*body))
    found = reader.read(document, source="order_form").promises
    shown = [promise.quote for promise in found if promise.touches]
    missed = [said for said in batch if not any(is_same(said, quote) for quote in shown)]
    invented = [quote for quote in shown if not any(is_same(said, quote) for said in batch)]
    return Counts(len(batch), len(shown), missed, invented)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    totals: dict[str, Counts] = defaultdict(Counts)
    for name, project, promises in folders(options.folders):
        reader = DocumentReader(project.vision, project.config)
        for start in range(0, len(promises), A_DOCUMENT):
            batch = promises[start : start + A_DOCUMENT]
            for layout, body in layouts(batch).items():
                counts = measured(reader, batch, body)
                for part in (name, layout, "all"):
                    totals[part].add(counts)
                if options.missed:
                    counts.show(f"{layout}, {name}")
    print("| | promises | recall | precision |\n|---|---|---|---|")
    for part, total in totals.items():
        print(f"| {part} {total}")


if __name__ == "__main__":
    main()
