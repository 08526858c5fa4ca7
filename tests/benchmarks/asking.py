"""How often `ask` answers what the labelled values would answer: the number of docs/ask.md.

    python tests/benchmarks/asking.py FOLDER [--count 200] [--errors 20]

A folder holds `texts.jsonl`, `context.json` and `visions/` as docs/reading.md describes them. Of
the texts that hold one promise of ours the first ones are asked, and asked again with the values
that a person wrote beside them; each vision stands alone, with nothing promised yet.
"""

import argparse
import datetime as dt
import sys
from collections import Counter
from pathlib import Path
from typing import Any, get_args

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a script, it finds its neighbours

from benchmarks.reading_sets import Entry, LabelledText, read_projects, read_texts
from commitcheck.assessment.selection import settings_for
from commitcheck.model.asked import Asked
from commitcheck.model.project import Project
from commitcheck.model.reading import Modality, Reading, ReadPromise
from commitcheck.ways_out.asking import Question, ask
from commitcheck.ways_out.wording import library

_DAY = dt.date(2026, 3, 1)
"""The day of the question where a text has none."""

_VALUES = ("kind", "due", "certification", "scope_segment", "until", "remedy", "remedy_cap_pct",
           "payment_contingent", "disclaimer", "modality")  # fmt: skip


def main() -> None:
    """Ask each text twice, and print how often the answers agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    projects = read_projects(options.folder)
    texts = [text for text in read_texts(options.folder) if len(text.promises) == 1]
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for text in texts[: options.count]:
        read, labelled = both(text, projects[text.context])
        counts[f"labelled {labelled.answer}"] += 1
        if (read.answer, read.start) == (labelled.answer, labelled.start):
            counts["agree"] += 1
            continue
        counts["false yes"] += read.answer == "yes"
        wrong.append(f"{text.id} {_told(read)} for {_told(labelled)}: {text.text[:100]!r}")
    for name, count in sorted(counts.items()):
        print(f"{name:32} {count}")
    print(f"{'share':32} {counts['agree'] / max(1, min(len(texts), options.count)):.3f}")
    print("\n".join(wrong[: options.errors]))


def both(text: LabelledText, project: Project) -> tuple[Asked, Asked]:
    """The answer to the words, and that to what a person read in them."""
    settings = settings_for(project, text.written_on or _DAY, (), ())
    question, sentences = Question(text.text), library()
    labelled = labelled_promise(text.promises[0])
    return (
        ask(project, settings, question, sentences),
        ask(project, settings, question, sentences, (labelled,)),
    )


def labelled_promise(entry: Entry) -> ReadPromise:
    """A person's labels as a reading that is sure of everything."""
    values: dict[str, Any] = {name: entry.get(name) for name in _VALUES if entry.get(name)}
    for name in ("due", "until"):
        if values.get(name):
            values[name] = dt.date.fromisoformat(values[name])
    if values.get("modality") not in get_args(get_args(Modality)[0]):
        values.pop("modality", None)
    values |= {"capabilities": tuple(entry.get("capabilities") or ())}
    if entry.get("dimension"):
        values |= {name: entry.get(name) for name in ("dimension", "op", "value")}
    names = ["value" if name in ("dimension", "op") else name for name in values]
    start, end = entry["start"], entry["end"]
    sure = tuple(
        Reading(name, values[name], start, end, "clear", "") for name in dict.fromkeys(names)
    )
    return ReadPromise(start, end, readings=sure, **values)


def _told(asked: Asked) -> str:
    return f"{asked.answer}{f' {asked.start}' if asked.start else ''}"


if __name__ == "__main__":
    main()
