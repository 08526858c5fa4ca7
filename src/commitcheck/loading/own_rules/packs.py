"""Packs that are folders of data: rules that several repositories share, pinned by their hash.

A folder that is not what was pinned is not read: who shares a pack can change every repository
that uses it, and each has to agree to that.
"""

from collections.abc import Iterator
from hashlib import sha256
from os.path import normpath
from pathlib import Path, PurePath

from commitcheck.loading.schemas.subjects import file_subject
from commitcheck.model.config import Config, PackConfig
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location
from commitcheck.model.phrase import Said, phrase, words

RULES = "rules"
"""The folder of a pack that holds its rules."""


def pack_hash(folder: str) -> str:
    """64 hex digits over every file of a pack: its path in there and what it holds."""
    top = Path(folder)
    total = sha256()
    for path in sorted(top.rglob("*"), key=lambda it: it.relative_to(top).as_posix()):
        if path.is_file():
            name = path.relative_to(top).as_posix()
            total.update(f"{name}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def pack_folders(config: Config) -> Iterator[str | Problem]:
    """The folder of every pack that is what was pinned; of the others, what is wrong."""
    top = PurePath(config.path or "").parent
    for pack in config.packs:
        if pack.path is not None:
            folder = normpath(str(top / pack.path))
            yield _problem(folder, pack, config.path or "") or folder
        elif pack.package is None:
            yield _said(config.path or "", "a pack has neither a path nor a package", "name one")


def _problem(folder: str, pack: PackConfig, config: str) -> Problem | None:
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
