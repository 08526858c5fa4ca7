"""Ids for a table that has none: from customer and title, so that reordering keeps them."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

_SLUG = 24
_HEX = 6


def derived_ids(customers: Iterable[str], titles: Iterable[str], rest: Sequence[str]) -> list[str]:
    """One id per record: a slug of customer and title, and six hex digits of both.

    Records alike in both are told apart by `rest`, the other words of the row; records alike
    in everything by a count.
    """
    pairs = list(zip(customers, titles, strict=True))
    seen = Counter(pairs)
    made: Counter[str] = Counter()
    ids = []
    for (customer, title), more in zip(pairs, rest, strict=True):
        key = f"{customer}\0{title}" + (f"\0{more}" if seen[customer, title] > 1 else "")
        digest = sha256(key.encode("utf-8", "replace")).hexdigest()[:_HEX]
        name = f"{slug(f'{customer} {title}')}-{digest}"
        made[name] += 1
        ids.append(name if made[name] == 1 else f"{name}-{made[name]}")
    return ids


def slug(text: str) -> str:
    """Small letters and digits of any script, hyphens between, cut at a word."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = "".join(char if char.isalnum() else " " for char in plain).split()
    made = ""
    for word in words:
        if made and len(made) + 1 + len(word) > _SLUG:
            break
        made = f"{made}-{word}" if made else word[:_SLUG]
    return made or "promise"


def numbered(ids: Sequence[str]) -> list[str]:
    """A CRM's record id that several line items repeat: the second one is `id#2`."""
    seen: Counter[str] = Counter()
    made = []
    for one in ids:
        seen[one] += 1
        made.append(one if seen[one] == 1 else f"{one}#{seen[one]}")
    return made
