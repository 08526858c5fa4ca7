"""Which column of a table holds the words of its promises, by what can be read in a sample."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from commitcheck.model.config import Config
from commitcheck.model.reading import Measure, ReadPromise, RelativeDay
from commitcheck.model.vision import Vision
from commitcheck.reading.read_text import Reader
from commitcheck.reading.tokens import folded, listed
from commitcheck.reading.vision_words import vision_words

_EXAMPLES = 2
_LEAST_TEXTS = 2
_LEAST_SHARE = 0.3
_TELLING_NAME = 0.25
"""So much more of its cells a column without a telling name must hold promises in, to win."""

_NAMES = listed(
    """
    contract text clause terms next steps step description promise promises promised commitment
    commitments notes note details comment comments special beschreibung zusage zusagen zugesagt
    vertragstext notiz notizen bemerkung bemerkungen nachste schritte promesse engagement
    remarques prochaines etapes descripcion compromiso notas proximos pasos descricao compromisso
    """
)
_NO_VALUE = frozenset(("kind", "modality", "other_day"))


class Example(msgspec.Struct, frozen=True):
    """One promise of a cell: its words, its kind and its values in words."""

    words: str
    kind: str
    values: tuple[str, ...]


class ColumnReading(msgspec.Struct, frozen=True):
    """What was read in a sample of a column: `promising` of `texts` cells hold a promise."""

    name: str
    texts: int
    promising: int
    examples: tuple[Example, ...]

    @property
    def share(self) -> float:
        return self.promising / self.texts if self.texts else 0.0


def read_columns(
    texts: Mapping[str, Sequence[str]], vision: Vision | None, config: Config
) -> tuple[ColumnReading, ...]:
    """What can be read in the texts of each column; columns without a promise are left out."""
    reader = Reader(vision_words(vision, config))
    read = (_column(name, cells, reader) for name, cells in texts.items())
    return tuple(column for column in read if column.promising)


def promise_column(columns: Sequence[ColumnReading]) -> str | None:
    """The column that holds the promises' words: most of its cells state one, and a name that
    tells of them counts; None where no column holds promises often enough.
    """
    likely = [
        column
        for column in columns
        if column.promising >= _LEAST_TEXTS and column.share >= _LEAST_SHARE
    ]
    return max(likely, key=_rank).name if likely else None


def _rank(column: ColumnReading) -> float:
    is_telling = not _NAMES.isdisjoint(folded(column.name).split())
    return column.share + _TELLING_NAME * is_telling


def _column(name: str, cells: Sequence[str], reader: Reader) -> ColumnReading:
    promising, examples = 0, []
    for cell in cells:
        found = [entry for entry in reader.read(cell, None, "unspecified") if entry.is_promise]
        promising += bool(found)
        examples += [_example(cell, entry) for entry in found[:1]]
    best = sorted(examples, key=lambda example: -len(example.values))
    return ColumnReading(name, len(cells), promising, tuple(best[:_EXAMPLES]))


def _example(cell: str, entry: ReadPromise) -> Example:
    values = dict.fromkeys(_values(entry))
    return Example(cell[entry.start : entry.end], entry.kind, tuple(values))


def _values(entry: ReadPromise) -> Iterator[str]:
    for reading in entry.readings:
        if reading.field in _NO_VALUE or reading.band == "unclear":
            continue
        value = reading.value
        if isinstance(value, Measure):
            yield f"{value.dimension} {value.value}"
        elif isinstance(value, RelativeDay):
            yield f"due {value.offset} from {value.anchor.replace('_', ' ')}"
        else:
            said = " or ".join(map(str, value)) if isinstance(value, tuple) else value
            yield f"{_SAID.get(reading.field, reading.field.replace('_', ' '))} {said}"


_SAID = {"capabilities": "capability", "roadmap_items": "roadmap item", "due_ambiguous": "due"}
