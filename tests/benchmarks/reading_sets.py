"""Labelled texts as values, and the scorer's definition of a promise that was found."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from commitcheck.api import load_vision
from commitcheck.model.config import Config, TableConfig
from commitcheck.model.project import Project
from commitcheck.model.reading import OUR_MODALITIES

Entry = Mapping[str, Any]
OWN_DAY = dt.date(2026, 11, 30)
"""The day on which the project's own texts count as written."""


@dataclass(frozen=True)
class LabelledText:
    """A text with the entries that a person wrote beside it, as in the file."""

    id: str
    text: str
    group: str
    context: str
    source: str
    lang: str
    written_on: dt.date | None
    entries: tuple[Entry, ...] = field(repr=False)

    @property
    def promises(self) -> tuple[Entry, ...]:
        """Those that are promises of ours."""
        return tuple(filter(is_promise, self.entries))


def is_promise(entry: Entry) -> bool:
    """Is this entry a promise of ours?"""
    return entry.get("promise", True) and (entry.get("modality") or "firm") in OUR_MODALITIES


_LANGUAGES = ("de", "fr", "es", "pt", "it", "nl")
_MARK = re.compile(r"\[\[|\]\]")


def read_texts(folder: Path, name: str = "texts.jsonl") -> list[LabelledText]:
    """The lines of that file, or of `texts.txt` where only the promises' places are marked."""
    marked = folder / "texts.txt"
    if marked.exists():
        rows = marked.read_text(encoding="utf-8").splitlines()
        return [_marked(row, n) for n, row in enumerate(rows) if row and not row.startswith("#")]
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return [_text(json.loads(line)) for line in lines if line.strip()]


def _marked(row: str, number: int) -> LabelledText:
    context, source, rest = row.split(" ", 2)
    lang = "en"
    if rest[:2] in _LANGUAGES and rest[2:3] == " ":
        lang, rest = rest.split(" ", 1)
    rest = rest.replace("\\n", "\n")
    places: list[int] = []
    text = ""
    for piece in _MARK.split(rest):
        text += piece
        places.append(len(text))
    spans = zip(places[0:-1:2], places[1::2], strict=True)
    entries = tuple({"start": start, "end": end} for start, end in spans)
    return LabelledText(f"own{number}", text, "own", context, source, lang, OWN_DAY, entries)


def _text(row: Mapping[str, Any]) -> LabelledText:
    day = row.get("written_on")
    return LabelledText(
        row["id"],
        row["text"],
        row.get("set", ""),
        row["context"],
        row.get("source", "unspecified"),
        row.get("lang", "en"),
        dt.date.fromisoformat(day) if day else None,
        tuple(row["promises"]),
    )


def read_projects(folder: Path) -> dict[str, Project]:
    """The visions with the order of dates and fiscal years that `context.json` says they have."""
    settings = json.loads((folder / "context.json").read_text(encoding="utf-8"))
    return {
        path.stem: _project(path, settings.get(path.stem, {}))
        for path in sorted((folder / "visions").glob("*.yaml"))
    }


def _project(path: Path, settings: Mapping[str, Any]) -> Project:
    project = load_vision(str(path))
    tables = (TableConfig(file="", dates=settings["dates"]),) if settings.get("dates") else ()
    return Project(vision=project.vision, config=Config(commitments=tables))


def overlaps(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Do two spans belong together: half of the shorter one, as the scorer says?"""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common > 0 and 2 * common >= min(a[1] - a[0], b[1] - b[0])


def pairs(golds: Sequence[Entry], read: Sequence[Any]) -> list[tuple[int, int]]:
    """Promises and readings that belong together, by greatest overlap first."""
    candidates = []
    for i, gold in enumerate(golds):
        for j, entry in enumerate(read):
            own, other = (gold["start"], gold["end"]), (entry.start, entry.end)
            if overlaps(own, other):
                common = min(own[1], other[1]) - max(own[0], other[0])
                union = max(own[1], other[1]) - min(own[0], other[0])
                candidates.append((-common / union, i, j))
    found: list[tuple[int, int]] = []
    for _, i, j in sorted(candidates):
        if all(i != a and j != b for a, b in found):
            found.append((i, j))
    return found


def by_context(texts: Iterable[LabelledText]) -> dict[str, list[LabelledText]]:
    """The texts of each vision."""
    found: dict[str, list[LabelledText]] = {}
    for text in texts:
        found.setdefault(text.context, []).append(text)
    return found
