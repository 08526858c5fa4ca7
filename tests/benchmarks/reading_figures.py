"""How well texts were read: the counts of each field, by the definitions of the labels."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from benchmarks.reading_sets import Entry, LabelledText, pairs
from commitcheck.model.reading import ReadPromise

_FAMILY = {"integration", "custom_development", "roadmap_disclosure"}


def as_entry(promise: ReadPromise) -> Entry:
    """A reading with the fields of a label."""
    relative = promise.due_relative
    return {
        "kind": promise.kind,
        "due": promise.due and promise.due.isoformat(),
        "due_relative": relative and {"anchor": relative.anchor, "offset": relative.offset},
        "due_ambiguous": [day.isoformat() for day in promise.due_ambiguous or ()],
        "dimension": promise.dimension,
        "value": _plain(promise.value),
        "certification": promise.certification,
        "capabilities": list(promise.capabilities),
        "scope_segment": promise.scope_segment,
        "until": promise.until and promise.until.isoformat(),
        "remedy": promise.remedy,
        "remedy_cap_pct": promise.remedy_cap_pct,
        "payment_contingent": promise.payment_contingent,
        "disclaimer": promise.disclaimer,
        "modality": promise.modality,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _number(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    try:
        return round(float(value), 4)
    except (TypeError, ValueError):
        return str(value).strip().casefold()


Field = Callable[[Entry], Any]
FIELDS: dict[str, Field] = {
    "kind": lambda p: p.get("kind"),
    "kind family": lambda p: "feature" if p.get("kind") in _FAMILY else p.get("kind"),
    "due": lambda p: p.get("due"),
    "due relative": lambda p: (p.get("due_relative") or {}).get("offset"),
    "due ambiguous": lambda p: tuple(sorted(p.get("due_ambiguous") or ())) or None,
    "dimension": lambda p: p.get("dimension"),
    "dimension and value": lambda p: (
        (p["dimension"], _number(p.get("value"))) if p.get("dimension") else None
    ),
    "certification": lambda p: p.get("certification"),
    "capability, first": lambda p: (p.get("capabilities") or [None])[0],
    "capabilities, all": lambda p: tuple(sorted(p.get("capabilities") or ())) or None,
    "exclusivity": lambda p: p.get("kind") == "exclusivity" or None,
    "best terms": lambda p: p.get("kind") == "mfn" or None,
    "segment": lambda p: p.get("scope_segment"),
    "until": lambda p: p.get("until"),
    "remedy": lambda p: p.get("remedy") if p.get("remedy") not in (None, "none") else None,
    "cap of the remedy": lambda p: _number(p.get("remedy_cap_pct")),
    "payment contingent": lambda p: True if p.get("payment_contingent") else None,
    "disclaimer": lambda p: True if p.get("disclaimer") else None,
    "modality": lambda p: p.get("modality") or "firm",
    "modality, not firm": lambda p: (
        p.get("modality") if (p.get("modality") or "firm") != "firm" else None
    ),
}
WHOLE = (
    "kind family", "due", "dimension and value", "certification", "capability, first",
    "exclusivity", "best terms", "segment", "until", "remedy", "cap of the remedy",
    "payment contingent", "modality",
)  # fmt: skip


class Share(NamedTuple):
    """Right readings, wrong ones, and those that were missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


class Figures:
    """Counts over many texts."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.texts = self.whole = self.empty = self.left_alone = 0

    def share(self, name: str) -> Share:
        """Of a field, or of `promise`."""
        counts = self._counts[name]
        return Share(counts["right"], counts["wrong"], counts["missed"])

    def of_found(self, name: str) -> float:
        """The share of right `kind` or `modality` among the promises that were found."""
        counts = self._counts[f"{name} of those found"]
        return counts["right"] / max(1, counts["right"] + counts["wrong"])

    def clear(self) -> tuple[Share, int]:
        """Readings in the band `clear`, and how many right readings there are in all."""
        return self.share("clear"), self._counts["any band"]["right"]

    def add(self, text: LabelledText, read: Sequence[ReadPromise]) -> None:
        """Count one text."""
        ours = [promise for promise in read if promise.is_promise]
        golds = text.promises
        found = pairs(golds, ours)
        self._count("promise", len(found), len(ours) - len(found), len(golds) - len(found))
        entries = [as_entry(promise) for promise in ours]
        right = len(found) == len(golds) == len(ours)
        for name, field in FIELDS.items():
            is_equal = self._field(name, field, golds, entries, found)
            right = right and (is_equal or name not in WHOLE)
        self._bands(golds, ours, entries, found)
        self.texts += 1
        self.whole += right
        self.empty += not golds
        self.left_alone += not golds and not ours

    def _count(self, name: str, right: int, wrong: int, missed: int) -> None:
        self._counts[name].update(right=right, wrong=wrong, missed=missed)

    def _field(
        self, name: str, field: Field, golds: Sequence[Entry], entries: Sequence[Entry],
        found: Iterable[tuple[int, int]],
    ) -> bool:  # fmt: skip
        pairs_of = dict(found)
        is_equal = True
        for i, j in pairs_of.items():
            gold, own = field(golds[i]), field(entries[j])
            same = _same(name, gold, own, golds[i])
            is_equal = is_equal and same
            if gold is not None and own is not None and same:
                self._count(name, 1, 0, 0)
            else:
                self._count(name, 0, own is not None, gold is not None)
            if name in ("kind", "modality"):
                self._count(f"{name} of those found", same, not same, 0)
        for i, gold_entry in enumerate(golds):
            if i not in pairs_of and field(gold_entry) is not None:
                self._count(name, 0, 0, 1)
        for j, entry in enumerate(entries):
            if j not in pairs_of.values() and field(entry) is not None:
                self._count(name, 0, 1, 0)
        return is_equal

    def _bands(
        self, golds: Sequence[Entry], ours: Sequence[ReadPromise], entries: Sequence[Entry],
        found: Iterable[tuple[int, int]],
    ) -> None:  # fmt: skip
        """Each value that was read, right or wrong, by its band."""
        gold_of = {j: i for i, j in found}
        for j, promise in enumerate(ours):
            bands = promise.bands
            for name, attribute in _BANDED.items():
                own = FIELDS[name](entries[j])
                band = bands.get(attribute)
                if own is None or band is None:
                    continue
                i = gold_of.get(j)
                right = i is not None and _same(name, FIELDS[name](golds[i]), own, golds[i])
                self._count("any band", right, not right, 0)
                if band == "clear":
                    self._count("clear", right, not right, 0)
                    self._count(f"clear {name}", right, not right, 0)


_BANDED: Mapping[str, str] = {
    "kind family": "kind", "modality": "modality", "due": "due",
    "dimension and value": "dimension", "certification": "certification",
    "capability, first": "capabilities", "segment": "scope_segment", "until": "until",
    "remedy": "remedy", "cap of the remedy": "remedy_cap_pct",
}  # fmt: skip


def _same(name: str, gold: Any, own: Any, entry: Entry) -> bool:
    if gold is None or own is None:
        return gold is None and own is None
    if name == "capability, first":
        return own in (entry.get("capabilities") or ())
    return bool(gold == own)
