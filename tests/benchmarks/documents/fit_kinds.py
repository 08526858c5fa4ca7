"""Train the table of kinds of promises in documents: fit_kinds.py FOLDER --write FILE.

FOLDER is that of `fit.py`, its clauses labelled with `kind`. The file that the program reads is
`src/commitcheck/reading/table/document_kinds.json`. Prints the share right with every publisher
left out in turn, which takes a minute, if `--left-out` is given.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script, it finds its neighbours

from benchmarks.documents.extraction import all_clauses, plain_words
from benchmarks.documents.fit import Sample, fitted, owners, rows
from commitcheck.loading.documents.read import read_paper
from commitcheck.model.document import Clause
from commitcheck.model.vocabulary import Kind
from commitcheck.reading.documents.kinds import KindTable, kind_features, kind_of, spoken_of
from commitcheck.reading.documents.parties import parties
from commitcheck.reading.documents.shape import setting

COST = 1.0
_OFTEN = 4
"""Kinds with fewer labels are left to their own words."""


class Labelled(NamedTuple):
    """A promise with the document around it."""

    owner: str
    clause: Clause
    overall: dict[str, float]
    kind: Kind


def labelled(folder: Path) -> Iterator[Labelled]:
    """The promises as the program reads them that have a label with the same words."""
    labels: dict[str, dict[str, list[Kind]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(folder / "clauses.jsonl"):
        if row["promise"] == "yes":
            labels[row["doc"]][plain_words(row["text"])].append(row["kind"])
    for name, owner in owners(folder).items():
        document = read_paper(name, (folder / "documents" / name).read_bytes())
        clauses = all_clauses(document)
        seen = setting(clauses, parties(clauses))
        overall = spoken_of(seen)
        for item in seen.seen:
            if waiting := labels[name].get(plain_words(item.clause.text)):
                yield Labelled(owner, item.clause, overall, waiting.pop(0))


def table_of(training: Sequence[Labelled]) -> KindTable:
    """One logistic table a kind against all others."""
    found = [kind_features(sample.clause, sample.overall) for sample in training]
    kinds = sorted({sample.kind for sample in training})
    often = [kind for kind in kinds if sum(s.kind == kind for s in training) >= _OFTEN]
    return KindTable(
        {
            kind: fitted(
                [
                    Sample(sample.owner, features, sample.kind == kind)
                    for sample, features in zip(training, found, strict=True)
                ],
                COST,
            )
            for kind in often
        }
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", type=Path, required=True)
    parser.add_argument("--left-out", action="store_true")
    options = parser.parse_args()
    training = list(labelled(options.folder))
    table = table_of(training)
    body = {
        kind: {"intercept": weights.intercept, "weights": dict(weights.weights)}
        for kind, weights in table.kinds.items()
    }
    options.write.write_text(json.dumps({"kinds": body}, indent=0) + "\n", "utf-8")
    right = sum(kind_of(s.clause, s.overall, table) == s.kind for s in training)
    print(f"{len(training)} promises, {right / len(training):.3f} right on themselves")
    if options.left_out:
        right = 0
        for owner in sorted({sample.owner for sample in training}):
            without = table_of([sample for sample in training if sample.owner != owner])
            right += sum(
                kind_of(s.clause, s.overall, without) == s.kind
                for s in training
                if s.owner == owner
            )
        print(f"{right / len(training):.3f} right with every publisher left out in turn")


if __name__ == "__main__":
    main()
