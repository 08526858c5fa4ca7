"""Train the table that finds promises in documents: fit.py FOLDER --write FILE [--without OWNER].

FOLDER holds `documents/`, `documents.jsonl` (doc, repository) and `clauses.jsonl` (doc, text,
promise). The file that the program reads is `src/commitcheck/reading/table/document.json`. Same
documents, same bytes. `--without` leaves out all documents of one publisher.
"""

import argparse
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script, it finds its neighbour

from benchmarks.documents.extraction import all_clauses, plain_words
from commitcheck.loading.documents.read import read_paper
from commitcheck.reading.documents.kinds import Weights
from commitcheck.reading.documents.parties import parties
from commitcheck.reading.documents.shape import features, setting

COST = 0.2
"""What a wrong clause costs against the size of the weights (the C of a logistic regression)."""
EPOCHS = 60
_SMALLEST = 0.004
_EXACT, _STILL = 1e-6, 1e-4
"""Of a step along a coordinate, and of the last round in which none moved farther."""


class Sample(NamedTuple):
    """A clause: its publisher, its features, and whether it is labelled a promise."""

    owner: str
    found: dict[str, float]
    is_promise: bool


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def owners(folder: Path) -> dict[str, str]:
    return {row["doc"]: row["repository"].split("/")[0] for row in rows(folder / "documents.jsonl")}


def samples(folder: Path) -> Iterator[Sample]:
    """The clauses as the program reads them that have a label with the same words."""
    labels: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(folder / "clauses.jsonl"):
        labels[row["doc"]][plain_words(row["text"])].append(row["promise"] == "yes")
    for name, owner in owners(folder).items():
        document = read_paper(name, (folder / "documents" / name).read_bytes())
        clauses = all_clauses(document)
        seen = setting(clauses, parties(clauses))
        for at, item in enumerate(seen.seen):
            if waiting := labels[name].get(plain_words(item.clause.text)):
                yield Sample(owner, features(seen, at), waiting.pop(0))


def fitted(training: Sequence[Sample], cost: float = COST) -> Weights:
    """The logistic regression with a ridge penalty, by dual coordinate descent (Yu, Huang and
    Lin 2011); the intercept is a weight like the others.
    """
    slots: dict[str, int] = {"": 0}
    entries = []
    for sample in training:
        pairs = [(slots.setdefault(name, len(slots)), size) for name, size in sample.found.items()]
        square = 1.0 + sum(size * size for _, size in pairs)
        entries.append(([(0, 1.0), *pairs], 1.0 if sample.is_promise else -1.0, square))
    weights = [0.0] * len(slots)
    alphas = [0.0] * len(training)
    for _ in range(EPOCHS):
        moved = 0.0
        for n, (found, sign, square) in enumerate(entries):
            margin = sum(weights[slot] * size for slot, size in found)
            alpha = _best(alphas[n], sign * margin, square, cost)
            step = sign * (alpha - alphas[n])
            moved = max(moved, abs(step))
            alphas[n] = alpha
            for slot, size in found:
                weights[slot] += step * size
        if moved < _STILL:
            break
    kept = {
        name: round(weights[slot], 3)
        for name, slot in sorted(slots.items())
        if name and abs(weights[slot]) > _SMALLEST
    }
    return Weights(round(weights[0], 3), kept)


def _best(alpha: float, margin: float, square: float, cost: float) -> float:
    """Where the dual's slope along one coordinate is nil: `t` is the logit of its share of the
    cost, and Newton's steps stay between what the slope's bounds allow.
    """
    low, high = square * (alpha - cost) - margin, square * alpha - margin
    t = low + (high - low) / 2
    for _ in range(20):
        share = 1 / (1 + math.exp(-max(-500.0, min(500.0, t))))
        slope = square * (cost * share - alpha) + margin + t
        low, high = (t, high) if slope < 0 else (low, t)
        following = t - slope / (1 + square * cost * share * (1 - share))
        following = following if low <= following <= high else low + (high - low) / 2
        if abs(following - t) < _EXACT:
            break
        t = following
    return cost / (1 + math.exp(-max(-500.0, min(500.0, t))))


def written(table: Weights) -> str:
    return (
        json.dumps({"intercept": table.intercept, "weights": dict(table.weights)}, indent=0) + "\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", type=Path, required=True)
    parser.add_argument("--without", default="")
    options = parser.parse_args()
    training = [s for s in samples(options.folder) if s.owner != options.without]
    options.write.write_text(written(fitted(training)), "utf-8")
    print(f"{len(training)} clauses, {sum(sample.is_promise for sample in training)} promises")


if __name__ == "__main__":
    main()
