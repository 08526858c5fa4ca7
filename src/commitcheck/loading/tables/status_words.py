"""The status of a table's promises: what each of its words became, and which column may hold it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from commitcheck.loading.tables.cells import clean
from commitcheck.loading.tables.header import ANSWER_COLUMNS
from commitcheck.loading.tables.mapping.mapping import FieldSource
from commitcheck.loading.tables.mapping.preset import GENERIC, OWN, Preset, shipped
from commitcheck.loading.tables.table import Table
from commitcheck.loading.tables.values.columns import Column
from commitcheck.loading.tables.values.converters import word_key
from commitcheck.model.commitment import Commitment
from commitcheck.model.vocabulary import OPEN_STATUSES, Status

_FEW = 12
"""A column of more different words is no status."""

_GUESSES = 3
"""So many are named where no word of theirs is known."""

_NOT_OPEN: dict[Status, str] = {
    "withdrawn": "lost or withdrawn",
    "released": "released",
    "lapsed": "lapsed",
    "delivered": "delivered",
}


_CLOSED_WORDS = """
    closed close geschlossen abgeschlossen cerrado cerrada cierre fermé fermée clos close clôturé
    clôturée conclu conclue fechado fechada encerrado encerrada chiuso chiusa gesloten afgesloten
    stängd stängt lukket avsluttet suljettu zamknięta zamknięty zamknięte uzavřeno uzavřená lezárt
    закрыта закрыто закрыт and und e y et en och og ja i a и ve as als como
"""
_STAGE_WORDS = "stage step phase etapa fase étape stufe estágio estagio stadium etap этап"
_CLOSED = frozenset((*_CLOSED_WORDS.split(), *_STAGE_WORDS.split()))
"""What stands before or after the word for won or lost, and says nothing that it does not."""


class StatusWord(Struct, frozen=True):
    """A word of the file, the status of ours that it became (None: not known), and its rows."""

    word: str
    status: str | None
    rows: int


def status_words(column: Column | None) -> tuple[StatusWord, ...]:
    """Each different word of the column, the commonest first."""
    if column is None:
        return ()
    meant = dict(zip(column.texts, column.values, strict=True))
    counts = Counter(filter(None, column.texts))
    return tuple(StatusWord(word, meant[word], rows) for word, rows in counts.most_common())


def closed_words(texts: Iterable[str], values: Mapping[str, str]) -> dict[str, str]:
    """`Chiusa vinta`, `Fechado e ganho`, `Geschlossen (verloren)`: won or lost says it all, and so
    it does in `4 - Won` and `01. Proposal (20%)`. By their keys, ours for those of the texts that
    `values` does not know whole.
    """
    found: dict[str, str] = {}
    for key in {*map(word_key, {*texts})} - values.keys():
        rest = _told(key)
        if rest in values:
            found[key] = values[rest]
    return found


def _told(key: str) -> str:
    """A word's key without the number of its stage, its likelihood, and what says nothing."""
    return "_".join(word for word in key.split("_") if word not in _CLOSED and not word.isdecimal())


def left_out(promises: Sequence[Commitment]) -> str:
    """`, 2 lost or withdrawn: not judged`; nothing where all are open."""
    counts = Counter(promise.status for promise in promises)
    closed = [f"{counts[status]} {said}" for status, said in _NOT_OPEN.items() if counts[status]]
    return f", {' and '.join(closed)}: not judged" if closed else ""


def may_be_status(
    table: Table, chosen: Mapping[str, FieldSource], layers: Sequence[Preset]
) -> tuple[int, ...]:
    """The columns that nothing reads and that hold few words, those of a status first; in a
    table of our own names only these.
    """
    used = {index for source in chosen.values() for index in source.flat}
    others = [
        index
        for index, name in enumerate(table.header[: table.width])
        if index not in used and name.strip() and name.strip() not in ANSWER_COLUMNS
    ]
    if not others:
        return ()
    seen: dict[int, dict[str, None]] = {index: {} for index in others}
    for piece in table.file.body(table.header_line, table.width):
        for index in tuple(seen):
            seen[index].update(dict.fromkeys(piece.columns[index]))
            if len(seen[index]) > 2 * _FEW:
                del seen[index]
    is_own = layers[0].name == OWN
    presets = (shipped(GENERIC),) if is_own else layers
    known = {word_key(word) for preset in presets for word in preset.values.get("status", ())}
    known.update(OPEN_STATUSES, _NOT_OPEN)
    ranked = []
    for index, cells in seen.items():
        words = [text for cell in cells if (text := clean(cell))]
        if words and len(words) <= _FEW and all(any(map(str.isalpha, word)) for word in words):
            hits = sum(word_key(word) in known or _told(word_key(word)) in known for word in words)
            if not hits and any(any(map(str.isdigit, word)) for word in words):
                continue
            if hits or not is_own:
                ranked.append((-hits / len(words), index))
    best = [index for share, index in sorted(ranked) if share]
    return tuple(best or [index for _, index in sorted(ranked)][:_GUESSES])
