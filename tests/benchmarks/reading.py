"""How well promises are read from texts, and how fast: the tables of docs/reading.md.

    python tests/benchmarks/reading.py FOLDER [--as-shipped] [--by lang|source] [--errors 20]
    python tests/benchmarks/reading.py FOLDER --bands

A folder holds `texts.jsonl`, `context.json` and `visions/` as docs/reading.md describes them.
Each text is read by a table that was trained without the texts of its vision (first table), and
without those of its hand (second): `set` in a line says which hand wrote it. `--as-shipped`
reads with the table that comes with the program, which is the measure for texts that nobody
trained on. `--bands` prints what the matcher's bands hold on promises' own words instead.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a script, it finds its neighbours

from benchmarks.reading_figures import FIELDS, Figures
from benchmarks.reading_fit import Sample, fitted, samples, with_unknown_source
from benchmarks.reading_sets import LabelledText, pairs, read_projects, read_texts
from commitcheck.matching import Band, Item, ItemKind, Matcher
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise
from commitcheck.reading.promises.finder import Table
from commitcheck.reading.read_text import Reader
from commitcheck.reading.vision_words import words_of_project

Read = Callable[[LabelledText], Sequence[ReadPromise]]
OWN = Path(__file__).parent / "reading_texts"
"""The project's own labelled texts, which every table is trained on as well."""


def main() -> None:
    """Read the folder, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--as-shipped", action="store_true")
    parser.add_argument("--by", choices=("lang", "source"), default="lang")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--bands", action="store_true")
    options = parser.parse_args()
    texts, projects = read_texts(options.folder), read_projects(options.folder)
    if options.bands:
        _show_bands(texts, projects)
        return
    if options.as_shipped:
        readers = {name: Reader(words_of_project(item)) for name, item in projects.items()}
        _show("as shipped", texts, _reading(readers), options.errors)
    else:
        _left_out(texts, projects, options)
    _show_speed(texts, projects)


def _left_out(
    texts: Sequence[LabelledText], projects: dict[str, Project], options: argparse.Namespace
) -> None:
    labelled = list(samples(with_unknown_source(texts), projects))
    own = _own_samples()
    for title, key in (("vision left out", _context), ("hand left out", _group)):
        read: dict[str, Sequence[ReadPromise]] = {}
        for part in sorted({key(text) for text in texts}):
            weights = fitted([*(item for item in labelled if key(item.text) != part), *own])
            readers = _readers(projects, weights)
            reading = _reading(readers)
            read |= {text.id: reading(text) for text in texts if key(text) == part}
            if title.startswith("hand"):
                inside = [text for text in texts if key(text) == part]
                _show(f"{title}: {part}", inside, reading, options.errors)
        _show(title, texts, _known(read), options.errors)
    _show_parts(texts, _known(read), options.by)


def _own_samples() -> list[Sample]:
    return list(samples(with_unknown_source(read_texts(OWN)), read_projects(OWN)))


def _readers(projects: dict[str, Project], weights: Table) -> dict[str, Reader]:
    return {name: Reader(words_of_project(item), weights) for name, item in projects.items()}


def _reading(readers: dict[str, Reader]) -> Read:
    return lambda text: tuple(readers[text.context].read(text.text, text.written_on, text.source))


def _known(read: dict[str, Sequence[ReadPromise]]) -> Read:
    return lambda text: read[text.id]


def _context(text: LabelledText) -> str:
    return text.context


def _group(text: LabelledText) -> str:
    return text.group


def _show(title: str, texts: Iterable[LabelledText], read: Read, errors: int) -> None:
    figures, wrong = Figures(), []
    for text in texts:
        entries = read(text)
        figures.add(text, entries)
        wrong += list(_mistakes(text, entries))
    print(f"\n## {title}\n")
    print("| field | precision | recall | of |\n|---|---|---|---|")
    for name in ("promise", *FIELDS):
        share = figures.share(name)
        print(
            f"| {name} | {share.precision:.2f} | {share.recall:.2f} "
            f"| {share.right + share.missed} |"
        )
    clear, right = figures.clear()
    print(f"\nkind of those found {figures.of_found('kind'):.3f}")
    print(f"modality of those found {figures.of_found('modality'):.3f}")
    print(f"texts without a promise left alone {figures.left_alone} of {figures.empty}")
    print(f"texts wholly right {figures.whole} of {figures.texts}")
    print(
        f"clear: {clear.right + clear.wrong} readings, {clear.precision:.3f} right, "
        f"{clear.right / max(1, right):.2f} of the right ones"
    )
    for line in wrong[:errors]:
        print(line)


def _show_bands(texts: Sequence[LabelledText], projects: dict[str, Project]) -> None:
    """The matcher on promises' own words and on their whole texts: what each band holds."""
    print("| words | band | right | another capability | about none |\n|---|---|---|---|---|")
    matchers = {name: _matcher(project) for name, project in projects.items()}
    for title, is_span in (("the promise's own", True), ("the whole text", False)):
        found: Counter[tuple[str, str]] = Counter()
        for text in texts:
            for gold in text.promises:
                said = text.text[gold["start"] : gold["end"]] if is_span else text.text
                known = gold.get("capabilities") or ()
                ranked = matchers[text.context].rank(said, said, top=1)
                if ranked:
                    of = "right" if ranked[0].id in known else "another" if known else "none"
                    found[ranked[0].band.value, of] += 1
        for band in Band:
            cells = " | ".join(str(found[band.value, of]) for of in ("right", "another", "none"))
            print(f"| {title} | {band.value} | {cells} |")


def _matcher(project: Project) -> Matcher:
    capabilities = project.vision.capabilities if project.vision else ()
    return Matcher(
        tuple(
            Item(ItemKind.CAPABILITY, it.id, it.name or it.id, it.description or "", it.aliases)
            for it in capabilities
        )
    )


def _show_parts(texts: Sequence[LabelledText], read: Read, by: str) -> None:
    """Promises found in the texts of each language or source."""
    print(f"\n## by {by}, hand left out\n")
    print(f"| {by} | precision | recall | promises |\n|---|---|---|---|")
    for part in sorted({str(getattr(text, by)) for text in texts}):
        figures = Figures()
        for text in texts:
            if str(getattr(text, by)) == part:
                figures.add(text, read(text))
        share = figures.share("promise")
        total = share.right + share.missed
        print(f"| {part} | {share.precision:.2f} | {share.recall:.2f} | {total} |")


def _mistakes(text: LabelledText, entries: Sequence[ReadPromise]) -> Iterator[str]:
    ours = [entry for entry in entries if entry.is_promise]
    found = pairs(text.promises, ours)
    missed = set(range(len(text.promises))) - {i for i, _ in found}
    invented = set(range(len(ours))) - {j for _, j in found}
    for i in sorted(missed):
        gold = text.promises[i]
        yield f"MISSED {text.id} {text.source}: {text.text[gold['start'] : gold['end']]!r}"
    for j in sorted(invented):
        entry = ours[j]
        yield f"INVENTED {text.id} {text.source}: {text.text[entry.start : entry.end]!r}"


def _show_speed(texts: Sequence[LabelledText], projects: dict[str, Project]) -> None:
    readers = {name: Reader(words_of_project(item)) for name, item in projects.items()}
    reading = _reading(readers)
    started = time.process_time()
    rows = 0
    while rows < 10_000:
        for text in texts:
            reading(text)
        rows += len(texts)
    spent = (time.process_time() - started) * 10_000 / rows
    print(f"\n10,000 texts in {spent:.1f} s of CPU")


if __name__ == "__main__":
    main()
