"""Presets: how a known tool names its columns. Data files, found through one small index.

The index holds signatures: telling headers, as the tool writes them. Only the preset that
matched is read, and nothing at all for a table in our own names.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from commitcheck.loading.tables.header import OWN_NAMES, normal
from commitcheck.loading.tables.table import refuse
from commitcheck.model.config import TableConfig
from commitcheck.model.phrase import did_you_mean, phrase, words

FOLDER = Path(__file__).with_name("presets")
GENERIC = "generic"
OWN = "commitcheck"
"""Our own names: no file, no signature."""

MAX_PRESET_BYTES = 256 * 1024
_LISTS = ("columns", "suggest")


class Preset(Struct, frozen=True):
    """What a tool's export means.

    `columns` reads *our field: their columns, best first*; `close_date` is the day a deal
    closes, never a delivery date. `suggest` are columns that might be meant: shown, not used.
    """

    name: str
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    suggest: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    split: Mapping[str, str] = field(default_factory=dict)
    nulls: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    """Repeated columns whose last filled cell counts, not their first."""


class Signature(Struct, frozen=True):
    """A header belongs to `preset` when it has at least `least` of these names."""

    preset: str
    least: int
    names: frozenset[str]


def as_written(name: str) -> str:
    """A header for comparing signatures: only case, padding and a required mark are ignored."""
    return name.strip("\ufeff \t\r\n\xa0*").casefold()


@cache
def signatures() -> tuple[Signature, ...]:
    """The index, in its order: the first that fits best wins."""
    text = (FOLDER / "index").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(_signature(line) for line in lines if line and not line.startswith("#"))


def _signature(line: str) -> Signature:
    name, _, rest = line.partition(":")
    least, _, names = rest.strip().partition(" ")
    return Signature(name, int(least), frozenset(map(as_written, names.split("|"))))


@cache
def signature_names() -> frozenset[str]:
    """Every name that some signature knows, for finding the header row."""
    return frozenset().union(*(signature.names for signature in signatures()))


def detect(header: Sequence[str]) -> str | None:
    """The preset whose signature the header fits; the one with most names of those that do."""
    names = frozenset(map(as_written, header))
    fits = [
        (len(common), -rank, signature.preset)
        for rank, signature in enumerate(signatures())
        if len(common := signature.names & names) >= signature.least
    ]
    return max(fits)[2] if fits else None


@cache
def shipped(name: str) -> Preset:
    """One of the presets in this package."""
    return parse(name, (FOLDER / f"{name}.yaml").read_bytes())


def preset_names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def named(path: str, asked: str, read_other: Callable[[str], bytes | None]) -> Preset:
    """The preset of the configuration: one of ours by name, or the user's own file.

    Raises:
        Refusal: there is no such preset, or its file is not one.
    """
    if asked in preset_names():
        return shipped(asked)
    if asked.endswith((".yaml", ".yml")):
        content = read_other(asked)
        if content is not None:
            return parse(asked, content)
        raise refuse(path, phrase("the preset file {} cannot be read", asked), "correct its path")
    near = did_you_mean(asked, preset_names())
    every = words(f"expected one of {', '.join(preset_names())}, or a file of your own")
    cure = phrase("did you mean {}?", words(near)) if near else every
    raise refuse(path, phrase("there is no preset {}", asked), cure)


def parse(name: str, content: bytes) -> Preset:
    """A preset file as a value; every scalar in it is text.

    Raises:
        Refusal: it is no YAML, or not of this shape.
    """
    import yaml  # noqa: PLC0415 - a table in our own names needs no YAML

    if len(content) > MAX_PRESET_BYTES:
        raise refuse(name, "the preset file is too big", "keep only columns and values in it")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        data = yaml.load(content, loader)  # noqa: S506 - the base loader makes nothing but text
    except (yaml.YAMLError, UnicodeError, RecursionError) as error:
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise refuse(
            name, phrase("the preset is no YAML: {}", str(problem)), "see docs/inputs.md"
        ) from None
    return _shaped(name, data)


def _shaped(name: str, data: Any) -> Preset:
    if not isinstance(data, dict) or not isinstance(data.get("columns"), dict):
        raise refuse(name, "the preset has no columns", "write columns: {title: Their Column}")
    lists = {
        key: {field: _texts(names) for field, names in _mapping(name, data, key).items()}
        for key in _LISTS
    }
    values = {
        field: {str(theirs): str(ours) for theirs, ours in _mapping(name, maps, field).items()}
        for maps in (_mapping(name, data, "values"),)
        for field in maps
    }
    return Preset(
        name=name,
        columns=lists["columns"],
        values=values,
        suggest=lists["suggest"],
        split={str(key): str(value) for key, value in _mapping(name, data, "split").items()},
        nulls=frozenset(_texts(data.get("nulls", ()))),
        last=frozenset(map(normal, _texts(data.get("last", ())))),
    )


def _mapping(name: str, data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key) or {}
    if isinstance(found, dict):
        return found
    raise refuse(name, phrase("{} of the preset is no mapping", words(key)), "see docs/inputs.md")


def _texts(names: Any) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(map(str, names))


def known_names(config: TableConfig, asked: Preset | None) -> frozenset[str]:
    """Normalised: ours, the generic ones, those of signatures, of the preset, of the mapping."""
    mapped = [
        part
        for names in config.columns.values()
        for name in names
        for part in (name, *name.split(" + "))
    ]
    return _shipped_names().union(map(normal, (*(_names_in(asked) if asked else ()), *mapped)))


@cache
def _shipped_names() -> frozenset[str]:
    """Those that are known of every table."""
    theirs = (*signature_names(), *_names_in(shipped(GENERIC)))
    return frozenset(map(normal, theirs)).union(OWN_NAMES)


def _names_in(preset: Preset) -> Iterator[str]:
    for names in (*preset.columns.values(), *preset.suggest.values()):
        yield from names
