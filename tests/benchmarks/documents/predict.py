"""Promises of labelled documents as the program finds them: predict.py FOLDER [--left-out].

Writes one JSON object a line (doc, quote, page, kind, modality) to standard output. With
`--left-out` every document is read with tables trained without its publisher, both that which
finds promises and that of their kinds; that takes minutes.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script, it finds its neighbours

from benchmarks.documents.fit import fitted, owners, samples
from benchmarks.documents.fit_kinds import labelled, table_of
from commitcheck.loading.documents.read import read_paper
from commitcheck.model.document import PaperDocument
from commitcheck.reading.documents.promises import DocumentReader

LABEL = {"efforts": "soft", "intent": "soft"}
"""The labels call both soft."""


def whole(document: PaperDocument) -> Iterator[PaperDocument]:
    yield document
    for part in document.attachments:
        yield from whole(part)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--left-out", action="store_true")
    options = parser.parse_args()
    publishers = owners(options.folder)
    readers = {owner: DocumentReader(None) for owner in publishers.values()}
    if options.left_out:
        training, typed = list(samples(options.folder)), list(labelled(options.folder))
        for owner in readers:
            table = fitted([sample for sample in training if sample.owner != owner])
            kinds = table_of([sample for sample in typed if sample.owner != owner])
            readers[owner] = DocumentReader(None, table=table, kinds=kinds)
    for name, owner in publishers.items():
        document = read_paper(name, (options.folder / "documents" / name).read_bytes())
        for part in whole(document):
            for promise in readers[owner].read(part).promises:
                modality = LABEL.get(promise.promise.modality, promise.promise.modality)
                row = {
                    "doc": name,
                    "quote": promise.quote,
                    "page": promise.clause.page,
                    "kind": promise.promise.kind,
                    "modality": modality,
                }
                print(json.dumps(row))


if __name__ == "__main__":
    main()
