"""The ids and customers of a table that has no column for them, or repeats them.

Ids for a table that has none: from customer and title, so that reordering keeps them.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from commitcheck.loading.tables.mapping.preset import OWN
from commitcheck.loading.tables.notes import derived_ids_note, numbered_ids_note
from commitcheck.loading.tables.table import Table
from commitcheck.loading.tables.values.columns import Column
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Problem
from commitcheck.model.pattern import pattern


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
        columns["id"] = columns["id"]._replace(values=ids)
        notes = [derived_ids_note(at)]
    ids = list(columns["id"].values)
    if len({*ids}) == len(ids):
        return notes

    new_ids = numbered([id_ or "" for id_ in ids])
    repeats = sum(bool(old) and old != new for old, new in zip(ids, new_ids, strict=True))
    values = [new if old else None for old, new in zip(ids, new_ids, strict=True)]
    columns["id"] = columns["id"]._replace(values=values)
    return [*notes, numbered_ids_note(at, repeats)] if repeats else notes


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
        digest = sha256(key.encode("utf-8", "replace")).hexdigest()[:_HEX]
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


def numbered(ids: Sequence[str]) -> list[str]:
    """A CRM's record id that several line items repeat: the second one is `id#2`."""
    seen: Counter[str] = Counter()
    new = []
    for id_ in ids:
        seen[id_] += 1
        new.append(id_ if seen[id_] == 1 else f"{id_}#{seen[id_]}")
    return new


_OF_ROW = pattern(r"-[0-9a-f]{6}(?:-\d+)?")
_REPEATED = pattern(r".*#\d+", re.DOTALL)


def is_derived(promise: Commitment) -> bool:
    """Has it an id that was made here, from its words or from its place among rows of one id?"""
    if _REPEATED.fullmatch(promise.id):
        return True
    name = slug(f"{promise.customer} {promise.title}")
    return promise.id.startswith(name) and bool(_OF_ROW.fullmatch(promise.id[len(name) :]))
