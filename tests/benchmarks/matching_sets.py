"""Labelled sets of texts: promises, items, and which item each promise is about."""

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commitcheck.matching import Item, ItemKind

LINKED = {"trace", "conflict", "entailment", "contradiction"}


@dataclass(frozen=True)
class Promise:
    """A source text, and the ids of the items it is linked to or in conflict with."""

    text: str
    title: str
    right: frozenset[str]
    conflicts: frozenset[str]


@dataclass(frozen=True)
class LabelledSet:
    """One folder of labelled texts."""

    name: str
    items: tuple[Item, ...]
    promises: tuple[Promise, ...]

    @property
    def counts(self) -> bool:
        """Whether it counts in means and fit."""
        return self.name.startswith(("trace-", "vision-"))

    @property
    def linked(self) -> list[int]:
        """The promises that have a right item."""
        return [at for at, promise in enumerate(self.promises) if promise.right]


def read_set(folder: Path) -> LabelledSet:
    """A labelled set from its three files."""
    sources, targets, links = (
        [json.loads(line) for line in (folder / f"{name}.jsonl").open(encoding="utf-8")]
        for name in ("source", "target", "links")
    )
    right, conflicts = defaultdict(set), defaultdict(set)
    for link in links:
        if link["target"] and link["label"] in LINKED:
            right[link["source"]].add(link["target"])
        if link["target"] and link["label"] == "conflict":
            conflicts[link["source"]].add(link["target"])
    promises = tuple(
        Promise(
            source["text"],
            source.get("title", ""),
            frozenset(right[source["id"]]),
            frozenset(conflicts[source["id"]]),
        )
        for source in sources
    )
    return LabelledSet(folder.name, tuple(map(item_of, targets)), promises)


def item_of(target: dict[str, Any]) -> Item:
    """An item; without a title of its own, a first line set off from the rest is one."""
    text, title = target["text"].strip(), target.get("title", "").strip()
    if not title:
        title, _, text = text.replace("\t", "\n\n", 1).partition("\n\n")
    known = target.get("kind") in set(ItemKind)
    kind = ItemKind(target["kind"]) if known else ItemKind.CAPABILITY
    return Item(kind, target["id"], title, "" if text == title else text)


def whole(item: Item) -> str:
    """Title and description together."""
    return f"{item.title}\n\n{item.description}".strip()
