"""Packs that are folders of data: what several repositories share, pinned by its hash.

A pack holds rules (`rules/*.yaml`), thresholds (`policy.yaml`), sentences (`wording.yaml`) and
presets (`presets/*.yaml`). What a project says itself stands over its packs; two packs that say
different things are a problem, because nobody can tell which is meant.

A folder that is not what was pinned is not read: who shares a pack can change every repository
that uses it, and each has to agree to that.
"""

from collections.abc import Iterator, Mapping
from os.path import normpath
from pathlib import Path, PurePath
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.loading.config_file import as_error
from commitcheck.loading.files import read_file
from commitcheck.loading.schemas.check import check_against
from commitcheck.loading.schemas.compile import policy_node
from commitcheck.loading.schemas.subjects import file_subject
from commitcheck.loading.tables.mapping.preset import preset_names
from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.model.config import Config, PackConfig
from commitcheck.model.digest import sha256_of
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location
from commitcheck.model.phrase import Said, did_you_mean, phrase, words
from commitcheck.model.project import InputFile

RULES = "rules"
"""The folder of a pack that holds its rules."""

POLICY, WORDING, PRESETS = "policy.yaml", "wording.yaml", "presets"
SENTENCES, REPLACEMENTS = "sentences", "wording"
"""The lists of a wording file: what fix and ask put on paper, and what the sync pages offer."""

PARTS = (RULES, POLICY, WORDING, PRESETS)
_YAML = (".yaml", ".yml")


class SharedPolicy(Struct, frozen=True):
    """By its key, a threshold and the folder of the pack that sets it; what is wrong with them."""

    values: Mapping[str, tuple[Any, str]] = {}
    problems: tuple[Problem, ...] = ()
    inputs: tuple[InputFile, ...] = ()


def pack_hash(folder: str) -> str:
    """64 hex digits over every file of a pack: its path in there and what it holds."""
    top = Path(folder)
    listed = []
    for path in sorted(top.rglob("*"), key=lambda it: it.relative_to(top).as_posix()):
        if path.is_file():
            name = path.relative_to(top).as_posix()
            listed.append(f"{name}\0{sha256_of(path.read_bytes())}\n")
    return sha256_of("".join(listed).encode())


def pack_folders(config: Config) -> Iterator[str | Problem]:
    """The folder of every pack that is what was pinned; of the others, what is wrong."""
    top = PurePath(config.path or "").parent
    for pack in config.packs:
        if pack.path is not None:
            folder = normpath(str(top / pack.path))
            yield _pin_problem(folder, pack, config.path or "") or folder
        elif pack.package is None:
            yield _said(config.path or "", "a pack has neither a path nor a package", "name one")


def contradictions(config: Config) -> Iterator[Problem]:
    """What in packs nothing reads, and what two of them say differently."""
    wordings: dict[str, str] = {}
    presets = dict.fromkeys(preset_names(), "commitcheck")
    for folder in _sound(config):
        yield from _unread(folder, config)
        for section in _sections(folder):
            first = wordings.setdefault(section, folder)
            if first != folder and (section == REPLACEMENTS or config.wording is None):
                yield _twice(config, section, first, folder, "take it out of one of them")
        for name in _presets(folder):
            first = presets.setdefault(name, folder)
            if first != folder:
                yield _twice(config, name, first, folder, "give the pack's preset another name")


def shared_policy(config: Config, own: Mapping[str, Any]) -> SharedPolicy:
    """The thresholds of all packs; `own` are the vision's, which stand over them."""
    values: dict[str, tuple[Any, str]] = {}
    problems: list[Problem] = []
    inputs: list[InputFile] = []
    for folder in _sound(config):
        path = Path(folder) / POLICY
        if not path.is_file():
            continue
        found, wrong, file = _policy_of(str(path))
        problems += wrong
        inputs += [file] if file is not None else []
        for key, value in found.items():
            first = values.setdefault(key, (value, folder))
            if first[0] != value and own.get(key) is None:
                cure = "say which one holds under policy in the vision"
                problems.append(_twice(config, key, first[1], folder, cure, "says something else"))
    return SharedPolicy(values, tuple(problems), tuple(inputs))


def shared_preset(config: Config, name: str) -> str | None:
    """The file of a preset that a pack brings under this name."""
    found = (Path(folder) / PRESETS / f"{name}.yaml" for folder in _sound(config))
    return next((str(path) for path in found if path.is_file()), None)


def shared_wording(config: Config, section: str) -> str | None:
    """The first pack's file that has this list of sentences."""
    found = (folder for folder in _sound(config) if section in _sections(folder))
    return next((str(Path(folder) / WORDING) for folder in found), None)


def parts_of(folder: str) -> Mapping[str, tuple[str, ...]]:
    """By its part, what a pack's folder holds: files of rules, keys of the policy, lists of
    sentences, names of presets.
    """
    keys = tuple(_policy_of(str(path))[0]) if (path := Path(folder) / POLICY).is_file() else ()
    rules = (it for it in _in_folder(folder, RULES) if it.suffix.lower() in _YAML)
    return {
        RULES: tuple(map(str, rules)),
        POLICY: keys,
        WORDING: tuple(_sections(folder)),
        PRESETS: tuple(_presets(folder)),
    }


def _sound(config: Config) -> tuple[str, ...]:
    return tuple(it for it in pack_folders(config) if isinstance(it, str))


def _policy_of(path: str) -> tuple[Mapping[str, Any], tuple[Problem, ...], InputFile | None]:
    read = read_file(path)
    if isinstance(read, Problem):
        return {}, (read,), None
    checked = check_against(read_yaml(read.path, read.content), policy_node())
    data = checked.data if isinstance(checked.data, Mapping) else {}
    values = {key: value for key, value in data.items() if value is not None}
    summary = f"thresholds: {', '.join(values) or 'none'}"
    problems = tuple(map(as_error, checked.problems))
    return values, problems, InputFile(path, "pack", summary, read.digest)


def _sections(folder: str) -> Iterator[str]:
    """The lists of sentences that a pack's wording file has."""
    path = Path(folder) / WORDING
    if path.is_file():
        data = read_yaml(str(path), path.read_bytes()).data
        if isinstance(data, Mapping):
            yield from (name for name in (SENTENCES, REPLACEMENTS) if name in data)


def _presets(folder: str) -> Iterator[str]:
    yield from (path.stem for path in _in_folder(folder, PRESETS) if path.suffix == ".yaml")


def _in_folder(folder: str, part: str) -> list[Path]:
    place = Path(folder) / part
    return sorted(place.iterdir()) if place.is_dir() else []


def _unread(folder: str, config: Config) -> Iterator[Problem]:
    """Data under a name that means nothing, and a pack or a wording file that brings nothing."""
    for path in sorted(Path(folder).iterdir()):
        if path.name not in PARTS and path.suffix.lower() in _YAML:
            near = did_you_mean(path.name, PARTS)
            cure = f"did you mean {near}?" if near else f"a pack has {', '.join(PARTS)}"
            yield _said(config.path or "", "nothing reads {} in a pack", cure, str(path))
    for path in _in_folder(folder, PRESETS):
        if path.suffix != ".yaml":
            cure = "give it the ending .yaml"
            yield _said(config.path or "", "nothing reads {} as a preset", cure, str(path))
    if (Path(folder) / WORDING).is_file() and not any(_sections(folder)):
        cure = f"name a list {SENTENCES} or {REPLACEMENTS}"
        yield _said(config.path or "", "{} has no sentences", cure, str(Path(folder) / WORDING))
    elif not any((Path(folder) / part).exists() for part in PARTS):
        cure = f"a pack has {', '.join(PARTS)}"
        yield _said(config.path or "", "the pack {} brings nothing", cure, folder)


def _twice(
    config: Config, what: str, first: str, second: str, cure: str, how: str = "has it too"
) -> Problem:
    said = phrase("{} stands in {}, and {} {}", words(what), Said("path", first),
                  Said("path", second), words(how))  # fmt: skip
    problem = _said(config.path or "", "", cure)
    variant = f"{problem.variant}.{PurePath(second).name}.{what}"
    return replace(problem, variant=variant, message=said)


def _pin_problem(folder: str, pack: PackConfig, config: str) -> Problem | None:
    try:
        if not Path(folder).is_dir():
            return _said(config, "the pack {} is no folder", "check its path", folder)
        found = pack_hash(folder)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        return _said(config, f"the pack {{}} cannot be read: {why}", "check its files", folder)
    if pack.sha256 is None:
        return _said(config, "the pack {} is not pinned", f"add sha256: {found}", folder)
    if pack.sha256 != found:
        cure = f"look at what changed in it, then pin sha256: {found}"
        return _said(config, "the pack {} is not what was pinned", cure, folder)
    return None


def _said(config: str, message: str, cure: str, folder: str | None = None) -> Problem:
    said = phrase(message, Said("path", folder)) if folder else words(message)
    variant = f"invalid.packs.{PurePath(folder).name}" if folder else "invalid.packs"
    return Problem(variant, said, Location(config), file_subject(config), words(cure))
