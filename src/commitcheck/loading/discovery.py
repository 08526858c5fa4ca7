"""Which files to read: what the command line names, else commitcheck.yaml, else their names.

Nothing is read here; a file that is named and missing is the reader's problem. An InputError
is raised only where there is no way to tell what was meant.

Which kind of file a path holds, by its name and its first words: what `validate` goes by.

What a path stands for where every file is looked at: itself, a pattern's, or a project's.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from os.path import normpath, relpath
from pathlib import Path, PurePath

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.errors import InputError, UsageError
from commitcheck.loading.config_file import read_config
from commitcheck.loading.documents.papers import is_paper
from commitcheck.loading.files import STDIN, read_head
from commitcheck.loading.own_rules.files import rule_files
from commitcheck.loading.packs import shared_preset
from commitcheck.loading.patterns import exists, expanded, is_folder, is_one_of, matching
from commitcheck.model.config import Config, TableConfig
from commitcheck.model.pattern import pattern
from commitcheck.model.vocabulary import SourceKind, Status

YAML_ENDINGS = frozenset((".yaml", ".yml", ".json"))

CONFIG_NAMES = ("commitcheck.yaml", "commitcheck.yml")

VISION_NAMES = ("vision.yaml", "vision.yml")

COMMITMENT_NAMES = (
    "commitments.csv", "commitments.xlsx", "commitments.yaml", "commitments.yml",
)  # fmt: skip

_OF_DOCUMENTS = ("source", "signed_on")
"""What a call can say of documents only; a deal, customer or status narrows the report too."""


class InputPaths(Struct, frozen=True):
    """The files of one run, by the names they are spoken of; None where there is none."""

    vision: str | None = None
    commitments: tuple[TableConfig, ...] = ()
    waivers: str | None = None
    links: str | None = None
    baseline: str | None = None
    stdin_filename: str | None = None
    decisions: str | None = None


class Call(Struct, frozen=True):
    """What the command line names: a vision and commitments in that order, and the rest.

    From `deal` on it is said of the documents among the paths.
    """

    paths: tuple[str, ...] = ()
    waivers: str | None = None
    links: str | None = None
    baseline: str | None = None
    decisions: str | None = None
    preset: str | None = None
    sheet: str | None = None
    stdin_filename: str | None = None
    deal: str | None = None
    customer: str | None = None
    source: SourceKind | None = None
    status: Status | None = None
    signed_on: dt.date | None = None


def find_config(paths: Sequence[str] = ()) -> str | None:
    """The commitcheck.yaml that applies to a call with these paths.

    A project folder that is named stands for itself; else it is looked for in the working
    directory and upwards to the repository's root.

    Raises:
        InputError: a folder has two of them.
    """
    if folder := project_folder(paths):
        return only_one(folder, CONFIG_NAMES)
    return next((found for up in _upwards() if (found := only_one(up, CONFIG_NAMES))), None)


def project_folder(paths: Sequence[str]) -> str | None:
    """The folder that is named instead of a vision, if its files are to be found in it."""
    if not paths or not is_folder(paths[0]):
        return None
    names = (*CONFIG_NAMES, *VISION_NAMES)
    return paths[0] if any(exists(Path(paths[0]) / name) for name in names) else None


def find_inputs(call: Call, config: Config) -> InputPaths:
    """Decide on every file of a run.

    Raises:
        InputError: no vision, two candidates for one file, or a pattern that matches nothing.
        UsageError: a configuration is named as if it were a vision or commitments.
    """
    named_vision, named_tables = _split(call)
    folder = project_folder(call.paths) or (_folder(config.path) if config.path else ".")
    vision = named_vision or _configured(config, config.vision) or _vision_for(named_tables, folder)
    beside = _folder(vision)
    commitments = (
        _as_said([_as_configured(path, config) for path in expanded(named_tables)], call)
        or _configured_tables(config)
        or _tables_by_name((beside,) if config.of_product else (beside, folder))
    )
    return InputPaths(
        vision=vision,
        commitments=tuple(_with_options(table, call, config) for table in commitments),
        waivers=call.waivers
        or _configured(config, config.waivers)
        or only_one(beside, ("waivers.yaml", "waivers.yml")),
        links=call.links
        or _configured(config, config.links)
        or only_one(beside, ("links.yaml", "links.yml")),
        decisions=call.decisions
        or _configured(config, config.decisions)
        or only_one(beside, ("decisions.yaml", "decisions.yml")),
        baseline=call.baseline or _configured(config, config.baseline),
        stdin_filename=call.stdin_filename,
    )


def table_config(path: str, config: Config) -> TableConfig:
    """How one table is to be understood: as commitcheck.yaml says, if it speaks of it."""
    return _as_configured(path, config)


def preset_for(name: str, config: Config) -> str:
    """A preset's name, or the file in which a pack brings one of that name."""
    found = shared_preset(config, name) if config.packs and not is_yaml(name) else None
    return found or name


def is_yaml(path: str) -> bool:
    """By its name alone: everything else is read as a table."""
    return PurePath(path).suffix.lower() in YAML_ENDINGS


def _split(call: Call) -> tuple[str | None, tuple[str, ...]]:
    """The vision among the named paths, and the commitments. A table is never a vision."""
    if not call.paths:
        return None, ()
    if call.paths.count(STDIN) > 1:
        raise InputError("standard input (-) can be read only once")
    for path in call.paths:
        if PurePath(path).name in CONFIG_NAMES:
            raise UsageError(f"{path} says which files to check: give it as --config {path}")
    first, *rest = call.paths
    if project_folder(call.paths):
        _refuse_second_vision(rest)
        return None, tuple(rest)
    name = (call.stdin_filename or "") if first == STDIN else first
    if is_yaml(name) and not matching(name) and PurePath(name).stem.lower() != "commitments":
        _refuse_second_vision(rest)
        return first, tuple(rest)
    return None, call.paths


def _refuse_second_vision(rest: Iterable[str]) -> None:
    """One vision judges one product; of a second one nobody knows what it is to judge.

    Raises:
        InputError: there is a second one among the commitments.
    """
    for path in rest:
        if project_folder((path,)) or (exists(path) and is_yaml(path) and role_of(path) == VISION):
            raise InputError(
                f"{path} is a second vision: several products stand under products: in a"
                " commitcheck.yaml above them, and are checked in one call without paths"
            )


def _vision_for(tables: Sequence[str], folder: str) -> str:
    """The vision beside the first table, else in the working directory and upwards."""
    places = [_folder(table) for table in tables[:1] if table != STDIN]
    places += [folder] if folder != "." else []
    for place in (*places, *_upwards()):
        if found := only_one(place, VISION_NAMES):
            return found
    looked = ", ".join(dict.fromkeys((*places, ".")))
    piped = "; standard input was read as commitments, --stdin-filename vision.yaml says otherwise"
    raise InputError(
        f"found no vision.yaml in {looked} or in the folders above up to the repository's root; "
        "name one (commitcheck check VISION COMMITMENTS), or write one (commitcheck init)"
        f"{piped if STDIN in tables else ''}"
    )


def _tables_by_name(folders: Iterable[str]) -> tuple[TableConfig, ...]:
    """No commitments at all is no error: the report says that there was nothing to check."""
    for folder in dict.fromkeys(folders):
        if found := only_one(folder, COMMITMENT_NAMES):
            return (TableConfig(found),)
    return ()


def _configured_tables(config: Config) -> tuple[TableConfig, ...]:
    """Every file that the configuration means. What a pattern finds and another entry has named, or
    an earlier pattern found, is no second file: it is read as it is described there.
    """
    written = [(table, _configured(config, table.file) or table.file)
               for table in config.commitments]  # fmt: skip
    taken = {(normpath(path), table.sheet) for table, path in written}
    found: list[TableConfig] = []
    for table, text in written:
        for path in expanded((text,)):
            key = (normpath(path), table.sheet)
            if path == text or key not in taken:
                taken.add(key)
                found.append(_resolved(table, path, config))
    return tuple(found)


def _as_configured(path: str, config: Config) -> TableConfig:
    """How commitcheck.yaml says that a file named on the command line is to be understood."""
    for table in config.commitments:
        pattern = _configured(config, table.file)
        if pattern and is_one_of(path, pattern):
            return _resolved(table, path, config)
    return TableConfig(path)


def _resolved(table: TableConfig, path: str, config: Config) -> TableConfig:
    """The table at its path, with the other files that its description names at theirs."""
    join, preset = dict(table.join), table.preset
    if "file" in join:
        join["file"] = _configured(config, join["file"]) or ""
    if preset is not None and is_yaml(preset):
        preset = _configured(config, preset)
    return replace(table, file=path, join=join, preset=preset and preset_for(preset, config))


def _as_said(tables: Sequence[TableConfig], call: Call) -> tuple[TableConfig, ...]:
    """The files that the call names, the documents among them with what it says of them.

    A deal or customer of commitcheck.yaml stays: `--deal` also narrows the report to it.

    Raises:
        UsageError: something is said of documents, and there is none.
    """
    kinds = [is_paper(table.file, call.stdin_filename) for table in tables]
    if not any(kinds):
        said = [name for name in _OF_DOCUMENTS if getattr(call, name) is not None]
        if said:
            option = f"--{said[0].replace('_', '-')}"
            raise UsageError(f"{option} is said of documents, and the call names none")
    return tuple(
        _of_paper(table, call) if kind else table for table, kind in zip(tables, kinds, strict=True)
    )


def _of_paper(table: TableConfig, call: Call) -> TableConfig:
    return replace(
        table,
        deal=table.deal or call.deal,
        customer=table.customer or call.customer,
        source=call.source or table.source,
        status=call.status or table.status,
        signed_on=call.signed_on or table.signed_on,
    )


def _with_options(table: TableConfig, call: Call, config: Config) -> TableConfig:
    preset = preset_for(call.preset, config) if call.preset else table.preset
    return replace(table, preset=preset, sheet=call.sheet or table.sheet)


def _configured(config: Config, path: str | None) -> str | None:
    """A path of commitcheck.yaml, which counts from where that file stands."""
    if path is None or path == STDIN:
        return path
    return normpath(str(Path(_folder(config.path or "")) / path))


def only_one(folder: str, names: Sequence[str]) -> str | None:
    """The one file of these names in a folder, as a path from the working directory."""
    found = [normpath(str(Path(folder) / name)) for name in names if exists(Path(folder) / name)]
    if len(found) > 1:
        raise InputError(
            f"found {' and '.join(found)}: remove one, or name the one to read in the call "
            "or in commitcheck.yaml"
        )
    return found[0] if found else None


def _upwards() -> Iterator[str]:
    """The working directory and the folders above it up to the repository's root."""
    here = Path.cwd()
    chain = [here, *here.parents]
    root = next((index for index, folder in enumerate(chain) if exists(folder / ".git")), 0)
    yield "."
    yield from (relpath(folder) for folder in chain[1 : root + 1])


def _folder(path: str) -> str:
    return str(PurePath(path).parent)


_TELLS = {
    "when": "rule",
    "product": "vision",
    "positioning": "vision",
    "capabilities": "vision",
    "roadmap": "vision",
    "waivers": "waivers",
    "links": "links",
    "approvals": "decisions",
    "readings": "decisions",
    "entries": "baseline",
    "commitments": "commitments",
}

_KEY = pattern(rb"^[\"']?([a-z_]+)[\"']?\s*:", re.MULTILINE)

_JSON_KEY = pattern(rb"^\s*\{?\s*\"([a-z_]+)\"\s*:", re.MULTILINE)

VISION = "vision"
_ENOUGH = 100_000
"""Bytes looked at: top-level keys of a file that is one of ours stand well before."""


def role_of(path: str) -> str:
    """vision, commitments, waivers, links, decisions, baseline or config.

    A table holds commitments, and so does a YAML file that nothing else gives away: its
    schema will say what it is missing.
    """
    name = Path(path).name.lower()
    if not is_yaml(path):
        return "commitments"
    if name in CONFIG_NAMES:
        return "config"
    for role in ("vision", "waivers", "links", "decisions", "baseline"):
        if name.startswith(role):
            return role
    head = read_head(path, _ENOUGH)
    keys = [key.decode() for pattern in (_KEY, _JSON_KEY) for key in pattern.findall(head)]
    return next((_TELLS[key] for key in keys if key in _TELLS), "commitments")


_SEVERAL = ("commitments", "rule")
"""Roles of which a project may have several files."""


def in_sets(paths: Iterable[str]) -> list[dict[str, list[str]]]:
    """Files by their roles; a second vision, or another file of which a project has one, opens
    a set of its own, so that none of them is left unread.
    """
    sets: list[dict[str, list[str]]] = [{}]
    for path in dict.fromkeys(paths):
        role = role_of(path)
        files = next((held for held in sets if role not in held or role in _SEVERAL), None)
        if files is None:
            sets.append(files := {})
        files.setdefault(role, []).append(path)
    return sets


def named_files(paths: Iterable[str]) -> tuple[str, ...]:
    """Every file that is meant, each once; of a project's folder those that a check would read.

    Raises:
        InputError: a pattern or folder gives no file, or a project has two candidates for one.
    """
    found = [
        file
        for path in paths
        for file in (_of_project(path) if project_folder((path,)) else expanded((path,)))
    ]
    return tuple(dict.fromkeys(found))


def _of_project(folder: str) -> tuple[str, ...]:
    config = find_config((folder,))
    inputs = find_inputs(Call((folder,)), read_config(config).config)
    tables = (commitment.file for commitment in inputs.commitments)
    files = (config, inputs.vision, *tables, inputs.waivers, inputs.links)
    more = (inputs.decisions, inputs.baseline, *rule_files(read_config(config).config))
    return tuple(file for file in (*files, *more) if file is not None)
