"""commitcheck.yaml as a Config, with every problem at its place."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from commitcheck.loading.schemas.check import Document, read_document
from commitcheck.loading.schemas.subjects import Key, file_subject
from commitcheck.model.config import Config, PackConfig, ProductEntry, Route, TableConfig
from commitcheck.model.dates import parse_day
from commitcheck.model.finding import Problem, Severity
from commitcheck.model.location import NOWHERE, Source
from commitcheck.model.phrase import phrase, words
from commitcheck.model.project import InputFile

CODE_LISTS = ("select", "ignore")


class ConfigReading(Struct, frozen=True):
    """A configuration and what was wrong with it; `source` finds the place of any key path."""

    config: Config = field(default_factory=Config)
    problems: tuple[Problem, ...] = ()
    input: InputFile | None = None
    source: Source = NOWHERE.source
    above: InputFile | None = None
    """The company's configuration, where this is one product's."""
    sets: frozenset[str] = frozenset()
    """The keys that are written in it, at their default too."""


def read_config(path: str | None) -> ConfigReading:
    """Read a commitcheck.yaml; without one everything is at its default.

    What is wrong in it is left out and reported; the rest of it holds. Rule codes in it are
    not known here: `assessment.selection` holds them against the catalogue. An unknown key is
    an error: whatever it was meant to set is not set, and the run would look as if it were.
    """
    if path is None:
        return ConfigReading()
    document = read_document(path, "config", may_be_empty=True)
    data = document.data if isinstance(document.data, Mapping) else {}
    problems = tuple(map(as_error, document.problems))
    sets = frozenset(name for name, value in data.items() if value is not None)
    return ConfigReading(
        config_of(data, path), problems, _input(document, data), document.source, sets=sets
    )


def unusable_name(reading: ConfigReading, key: Key, name: str, why: str, hint: str) -> Problem:
    """A name in the configuration that stands for nothing; `key` leads to it."""
    *outer, last = key
    path = reading.config.path or ""
    entry = f"[{last + 1}]" if isinstance(last, int) else f".{last}"
    return Problem(
        f"unknown_value.{'.'.join(map(str, outer))}{entry}",
        phrase("{} names {}, {}", words(str(key[0])), name, words(why)),
        reading.source.locate(tuple(outer), last)
        if isinstance(last, str)
        else reading.source.locate(key),
        file_subject(path),
        words(hint),
    )


def as_error(problem: Problem) -> Problem:
    """An unknown key as an error: whatever it was meant to set is not set."""
    if problem.variant.startswith("unknown_field"):
        return replace(problem, severity=Severity.ERROR)
    return problem


def config_of(data: Mapping[str, Any], path: str | None = None) -> Config:
    """Build the configuration from checked data."""
    values = {name: value for name, value in data.items() if value is not None}
    values.pop("schema_version", None)
    for name in CODE_LISTS:
        values[name] = tuple(values.get(name, ()))
    values["commitments"] = tuple(_tables(values.get("commitments")))
    values["products"] = tuple(map(_product, values.get("products", ())))
    values["shared"] = tuple(values.get("shared", ()))
    if "rules" in values:
        values["rules"] = tuple(values["rules"])
    values["packs"] = tuple(PackConfig(**_said(pack)) for pack in values.get("packs", ()))
    if "as_of" in values:
        values["as_of"] = parse_day(values["as_of"])
    return Config(path=path, **values)


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _tables(written: Any) -> list[TableConfig]:
    """A path, a mapping, or a list of both."""
    items = written if isinstance(written, list) else [written]
    return [
        _table(item) if isinstance(item, Mapping) else TableConfig(str(item))
        for item in items
        if item is not None and (not isinstance(item, Mapping) or item.get("file"))
    ]


def _product(written: Any) -> ProductEntry:
    """A folder, or the files one by one."""
    if not isinstance(written, Mapping):
        return ProductEntry(path=str(written))
    values = {name: value for name, value in written.items() if value is not None}
    values["commitments"] = tuple(_tables(values.get("commitments")))
    return ProductEntry(**values)


def _route(written: Mapping[str, Any] | None) -> Route | None:
    if not written or not written.get("column"):
        return None
    return Route(str(written["column"]), dict(written.get("values") or {}))


def _table(data: Mapping[str, Any]) -> TableConfig:
    values = {name: value for name, value in data.items() if value is not None}
    values["columns"] = _named(values, "columns", _several)
    values["values"] = _named(values, "values", dict)
    values["split"] = _named(values, "split", str)
    values["ignore_rows"] = _named(values, "ignore_rows", _several)
    values["route"] = _route(values.get("route"))
    for name in ("exported_on", "signed_on"):
        if name in values:
            values[name] = parse_day(values[name], end=True)
    known = TableConfig.__struct_fields__
    return TableConfig(**{name: value for name, value in values.items() if name in known})


def _named(values: Mapping[str, Any], name: str, convert: Any) -> dict[str, Any]:
    """The entries of a mapping that say something, converted."""
    section = values.get(name) or {}
    return {key: convert(value) for key, value in section.items() if value is not None}


def _several(value: str | list[str]) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _input(document: Document, data: Mapping[str, Any]) -> InputFile | None:
    return document.input(f"sets {', '.join(data)}" if data else "sets nothing")
