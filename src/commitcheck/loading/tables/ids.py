"""The ids and customers of a table that has no column for them, or repeats them.

Ids for a table that has none: from customer and title, so that reordering keeps them.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from commitcheck.loading.tables.mapping.preset import OWN
from commitcheck.loading.tables.notes import derived_ids_note, repeated_ids_note
from commitcheck.loading.tables.table import Table
from commitcheck.loading.tables.values.columns import Column
from commitcheck.model.commitment import Commitment
from commitcheck.model.digest import sha256_of
from commitcheck.model.finding import Problem
from commitcheck.model.pattern import pattern
from commitcheck.model.record_words import FIELDS, part_id


def complete_ids(table: Table, preset: str, columns: dict[str, Column]) -> list[Problem]:
    """Give every record an id, and a customer where only the deal is named.

    In a table of our own an id that is empty or there twice is its author's to correct.
    """
    if "customer" not in columns and "deal" in columns:
        columns["customer"] = columns["deal"]
    at = table.header_at
    if "id" not in columns:
        columns["id"] = _derived(columns)
        return [derived_ids_note(at)]
    if preset == OWN:
        return []
    notes = []
    if not all(columns["id"].values):
        new_ids = _derived(columns).values
        ids = [written or new for written, new in zip(columns["id"].values, new_ids, strict=True)]
        columns["id"] = replace(columns["id"], values=ids)
        notes = [derived_ids_note(at)]
    ids = list(columns["id"].values)
    if len({*ids}) == len(ids):
        return notes

    new_ids = told_apart([id_ or "" for id_ in ids], _words(columns))
    repeats = sum(bool(old) and old != new for old, new in zip(ids, new_ids, strict=True))
    values = [new if old else None for old, new in zip(ids, new_ids, strict=True)]
    columns["id"] = replace(columns["id"], values=values)
    return [*notes, repeated_ids_note(at, repeats)] if repeats else notes


def _words(columns: Mapping[str, Column]) -> list[str]:
    """The words of each record, the most telling first."""
    texts = [columns[name].values for name in FIELDS if name in columns]
    return [next((text for text in cells if text), "") for cells in zip(*texts, strict=True)]


def _derived(columns: Mapping[str, Column]) -> Column:

    titles = columns["title"].values
    customers = columns["customer"].values if "customer" in columns else [""] * len(titles)
    texts = [columns[name].texts for name in sorted(columns)]  # whoever chose the columns
    rest = ["\0".join(cells) for cells in zip(*texts, strict=True)]
    ids = derived_ids(
        [customer or "" for customer in customers], [title or "" for title in titles], rest
    )
    return Column(ids, ids, {})


_SLUG = 24

_HEX = 6


def derived_ids(customers: Iterable[str], titles: Iterable[str], rest: Sequence[str]) -> list[str]:
    """One id per record: a slug of customer and title, and six hex digits of both.

    Records alike in both are told apart by `rest`, the other words of the row; records alike
    in everything by a count.
    """
    pairs = list(zip(customers, titles, strict=True))
    seen = Counter(pairs)
    count: Counter[str] = Counter()
    ids = []
    for (customer, title), more in zip(pairs, rest, strict=True):
        key = f"{customer}\0{title}" + (f"\0{more}" if seen[customer, title] > 1 else "")
        digest = sha256_of(key.encode("utf-8", "replace"))[:_HEX]
        name = f"{slug(f'{customer} {title}')}-{digest}"
        count[name] += 1
        ids.append(name if count[name] == 1 else f"{name}-{count[name]}")
    return ids


def slug(text: str) -> str:
    """Small letters and digits of any script, hyphens between, cut at a word."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = "".join(char if char.isalnum() else " " for char in plain).split()
    name = ""
    for word in words:
        if name and len(name) + 1 + len(word) > _SLUG:
            break
        name = f"{name}-{word}" if name else word[:_SLUG]
    return name or "promise"


def told_apart(ids: Sequence[str], words: Sequence[str]) -> list[str]:
    """A CRM's record id that several line items repeat, with their words: `id~1a2b3c`.

    Neither the order of rows nor a row put in before moves an id to another promise. Rows alike
    in their words too are told apart by a count.
    """
    seen, count = Counter(ids), Counter[str]()
    new = []
    for id_, text in zip(ids, words, strict=True):
        name = part_id(id_, text) if id_ and seen[id_] > 1 else id_
        count[name] += 1
        new.append(name if count[name] == 1 else f"{name}.{count[name]}")
    return new


_OF_ROW = pattern(r"-[0-9a-f]{6}(?:-\d+)?")
_REPEATED = pattern(r".+~[0-9a-f]{6}(?:\.\d+)?", re.DOTALL)


def is_derived(promise: Commitment) -> bool:
    """Has it an id that was made here, from its words alone or beside an id that others have?"""
    if _REPEATED.fullmatch(promise.id):
        return True
    name = slug(f"{promise.customer} {promise.title}")
    return promise.id.startswith(name) and bool(_OF_ROW.fullmatch(promise.id[len(name) :]))
