"""Train the table that finds promises, from labelled texts.

    python tests/benchmarks/reading_fit.py FOLDER... --write FILE

The file that the program reads is `src/commitcheck/reading/table/promise.int8`.

A folder holds `texts.jsonl`, `context.json` and `visions/` as docs/reading.md describes them.
Same texts, same bytes.
"""

import argparse
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a script, it finds its neighbours

from benchmarks.reading_sets import LabelledText, overlaps, read_projects, read_texts
from commitcheck.model.project import Project
from commitcheck.reading.plain import words_only
from commitcheck.reading.promises.classing import classed_words
from commitcheck.reading.promises.clauses import clauses
from commitcheck.reading.promises.finder import BITS, Table, slot, vision_marks
from commitcheck.reading.promises.lexicon import lexicon
from commitcheck.reading.promises.lists import joined
from commitcheck.reading.promises.shape import Scene, features

COST = 0.2
"""What a wrong clause costs against the size of the weights (the C of a logistic regression)."""
UNKNOWN = "unspecified"
EPOCHS = 40
_LIMIT = 127


class Sample(NamedTuple):
    """A clause: its features, their slots, and whether a promise lies in it."""

    text: LabelledText
    start: int
    end: int
    names: tuple[str, ...]
    slots: tuple[int, ...]
    is_promise: bool


def samples(texts: Iterable[LabelledText], projects: dict[str, Project]) -> Iterator[Sample]:
    """The clauses of labelled texts."""
    words = lexicon()
    marks = {name: vision_marks(project.vision, words) for name, project in projects.items()}
    for text in texts:
        plain, _ = words_only(text.text)
        found = classed_words(plain, words, marks[text.context])
        cut = joined(clauses(plain, found, words), plain, found, words)
        scene = Scene(plain, found, cut, text.written_on, text.source)
        for at, clause in enumerate(scene.clauses):
            span = (clause.start, clause.end)
            names = tuple(dict.fromkeys(features(scene, at, words)))
            yes = any(overlaps(span, (gold["start"], gold["end"])) for gold in text.promises)
            yield Sample(text, *span, names, tuple(map(slot, names)), yes)


def with_unknown_source(texts: Iterable[LabelledText]) -> Iterator[LabelledText]:
    """Each text, and once more as if nobody had said where it stands: else what is unspecified
    would be taken for the hasty notes that most such texts are, and a plain sentence for none.
    """
    for text in texts:
        yield text
        if text.source != UNKNOWN:
            yield replace(text, source=UNKNOWN)


def fitted(training: Sequence[Sample], cost: float = COST) -> Table:
    """The logistic regression with a ridge penalty, by dual coordinate descent (Yu, Huang and
    Lin 2011), its weights rounded to eight bits.
    """
    weights = [0.0] * (1 << BITS)
    intercept = 0.0
    alphas = [min(0.001, cost / 2)] * len(training)
    signs = [1.0 if sample.is_promise else -1.0 for sample in training]
    for sample, sign, alpha in zip(training, signs, alphas, strict=True):
        intercept += sign * alpha
        for at in sample.slots:
            weights[at] += sign * alpha
    for epoch in range(EPOCHS):
        for n in _shuffled(len(training), epoch):
            sample = training[n]
            margin = intercept + sum(weights[at] for at in sample.slots)
            alpha = _best(alphas[n], signs[n] * margin, len(sample.slots) + 1.0, cost)
            step = signs[n] * (alpha - alphas[n])
            alphas[n] = alpha
            intercept += step
            for at in sample.slots:
                weights[at] += step
    return Table(_packed(weights, intercept))


def _shuffled(count: int, epoch: int) -> list[int]:
    """Another order in each epoch, the same in each run: in the order of the file, where texts of
    one kind stand together, the weights still sway after forty epochs, and mostly to the last.
    """
    return sorted(range(count), key=lambda n: crc32(f"{epoch} {n}".encode()))


def _best(alpha: float, margin: float, square: float, cost: float) -> float:
    """Where the dual's slope along one coordinate is nil; it rises, so that halving finds it."""
    low, high = 0.0, cost
    for _ in range(40):
        middle = (low + high) / 2
        slope = square * (middle - alpha) + margin + math.log(middle / (cost - middle))
        low, high = (middle, high) if slope < 0 else (low, middle)
    return (low + high) / 2


def _packed(weights: Sequence[float], intercept: float) -> bytes:
    largest = max(map(abs, weights)) or 1.0
    scale = max(1, round(largest / _LIMIT * 10_000))
    rounded = [max(-_LIMIT, min(_LIMIT, round(weight * 10_000 / scale))) for weight in weights]
    header = scale.to_bytes(4, "little", signed=True)
    header += round(intercept * 10_000).to_bytes(4, "little", signed=True)
    return header + bytes(value & 0xFF for value in rounded)


def main() -> None:
    """Read the folders, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", type=Path, required=True)
    options = parser.parse_args()
    training: list[Sample] = []
    for folder in options.folders:
        training += samples(with_unknown_source(read_texts(folder)), read_projects(folder))
    table = fitted(training)
    options.write.write_bytes(table.data)
    print(f"{len(training)} clauses, {sum(sample.is_promise for sample in training)} promises")


if __name__ == "__main__":
    main()
