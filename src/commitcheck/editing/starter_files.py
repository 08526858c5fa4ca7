"""The files that `commitcheck init` writes: small, live, and quiet today and in a year."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from importlib.metadata import PackageNotFoundError, distribution
from os.path import normpath, relpath
from pathlib import Path, PurePath
from urllib.parse import unquote, urlsplit

from commitcheck._version import __version__
from commitcheck.errors import InputError, UsageError
from commitcheck.loading.config_file import read_config
from commitcheck.loading.discovery import CONFIG_NAMES, is_yaml, only_one
from commitcheck.loading.own_rules.files import BESIDE
from commitcheck.loading.patterns import is_folder, matching
from commitcheck.loading.products import products_of
from commitcheck.loading.schemas.compile import schema_text
from commitcheck.model.config import Config, TableConfig
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import did_you_mean
from commitcheck.variants.git import repository_at
from commitcheck.variants.git_history import History

_HERE = Path(__file__).parent / "starter"
_PROJECT = ("vision.yaml", "commitments.csv", "waivers.yaml", "commitcheck.yaml")
_SCHEMAS = ("vision", "commitments", "waivers", "config", "links", "baseline")


def starter_files(today: dt.date) -> dict[str, str]:
    """Path below the folder -> content, in the order they are written.

    Dates in them lie in the second year after `today`, so that the files still pass a check
    when somebody comes back to them a year later.
    """
    files = {name: _filled((_HERE / name).read_text("utf-8"), today) for name in _PROJECT}
    schemas = {f".commitcheck/{name}.schema.json": schema_text(name) for name in _SCHEMAS}
    return files | schemas


def _filled(text: str, today: dt.date) -> str:
    return (
        text.replace("@YEAR1@", str(today.year + 1))
        .replace("@YEAR2@", str(today.year + 2))
        .replace("@TODAY@", today.isoformat())
    )


# The CI file that `commitcheck init --ci` writes: GitHub's workflow or GitLab's job.

_STARTER = Path(__file__).parent / "starter"

PLACES = {
    "github": ".github/workflows/commitcheck.yml",
    "gitlab": ".gitlab/commitcheck.gitlab-ci.yml",
}
"""Where each stands, from the top of the repository, for a project that is all of it."""

_GITLAB_PATTERNS = 50
_EVERYTHING = ("**",)

_REF = pattern(r"\w[\w./-]*")
_PLAIN = pattern(r"[\w./ -]+")


def ci_place(platform: str, folder: str) -> str:
    """Where the file for a project in a folder stands: two projects have one each.

    Raises:
        UsageError: an unknown platform.
    """
    if platform not in PLACES:
        near = did_you_mean(platform, PLACES)
        hint = f"; did you mean {near}?" if near else f", expected {' or '.join(PLACES)}"
        raise UsageError(f"there is no CI file for {platform}{hint}")
    place = PLACES[platform]
    return (
        place if folder == "." else place.replace("commitcheck.", f"commitcheck-{_slug(folder)}.")
    )


def _slug(folder: str) -> str:
    return folder.replace("/", "-").replace(" ", "-")


def ci_file(
    platform: str,
    folder: str,
    ref: str,
    watched: Sequence[str] = _EVERYTHING,
    branch: str = "main",
) -> str:
    """The file's content for a project in `folder` below the repository's top, `.` for itself.

    `ref` is the commit of commitcheck that it installs, `watched` are patterns of what a merge
    into `branch` is checked for.

    Raises:
        UsageError: an unknown platform, or a folder whose name a CI file would not take as a name.
    """
    place = ci_place(platform, folder)
    if not _REF.fullmatch(ref):
        raise UsageError(f"--ref is {ref}, expected a commit, a tag or a branch of commitcheck")
    if not _PLAIN.fullmatch(folder):
        raise UsageError(f"the folder {folder} cannot stand in a CI file; use letters and digits")
    text = (_STARTER / f"ci-{platform}.yml").read_text("utf-8")
    return (
        text.replace("@PATHS@", "" if folder == "." else f"{folder}/")
        .replace("@FOLDER@", folder)
        .replace("@NAME@", "commitcheck" if folder == "." else f"commitcheck {folder}")
        .replace("@JOB@", "commitcheck" if folder == "." else f'"commitcheck {folder}"')
        .replace("@PLACE@", place)
        .replace("@REF@", ref)
        .replace("@BRANCH@", branch)
        .replace("@WATCHED@", "\n".join(f"      - {_in_yaml(path)}" for path in watched))
        .replace("@CHANGES@", "\n".join(f"        - {path}" for path in _of_gitlab(watched)))
    )


def _of_gitlab(watched: Sequence[str]) -> Iterator[str]:
    """The same as GitLab takes them, for which `**` ends no pattern, a brace is a choice and `$` a
    variable. What it would refuse or take for another is narrowed by nothing.
    """
    if len(watched) > _GITLAB_PATTERNS or any("$" in path for path in watched):
        watched = _EVERYTHING
    for path in watched:
        whole = f"{path}/*" if path.endswith("**") else path
        yield _in_yaml(whole).replace("{", "\\\\{")


def rule_file(code: str) -> str:
    """A rule of the company's own to start from."""
    return (_HERE / "rule.yaml").read_text("utf-8").replace("CODE101", code)


def _in_yaml(path: str) -> str:
    """A pattern as a filter of paths takes it, whose own signs stand for themselves."""
    literal = path.replace("\\", "\\\\").replace("[", "\\[").replace("!", "\\!")
    return '"' + literal.replace("\\", "\\\\").replace('"', '\\"') + '"'


# Which files of a repository a check looks at, as patterns for a CI file.

_FILES = ("vision", "waivers", "links", "decisions", "baseline", "wording")
_BESIDE = ("vision", "commitments", "waivers", "links", "decisions", "baseline", "commitcheck")


def watched_paths(folder: Path, top: Path, ci_file: str) -> tuple[str, ...]:
    """Patterns from the repository's top: the files of the project's folder that have a name of
    ours, the products' folders, whatever the configuration names wherever it lies, and the CI file.

    Raises:
        InputError: the configuration lists what cannot be a product.
    """
    config = only_one(relpath(folder), CONFIG_NAMES)
    found = [f"{_from_top(folder, top)}{name}.*" for name in _BESIDE]
    if config is not None:
        reading = read_config(config)
        found += (
            f"{_from_top(folder, top)}{normpath(it.path)}/**"
            for it in reading.config.products
            if it.path is not None and matching(str(folder / it.path))
        )
        products = products_of(reading)
        places = (product.folder or product.entry.vision or "" for product in products)
        found += (_pattern(Path(place).absolute(), top) for place in places)
        found += (_pattern(folder / path, top) for path in _named(reading.config, folder))
        for own in filter(None, (each.folder for each in products)):
            below = read_config(only_one(own, CONFIG_NAMES)).config
            found += (_pattern(Path(own).absolute() / path, top) for path in _named(below, own))
    folders = [pattern for pattern in dict.fromkeys(found) if pattern.endswith("/**")]
    needed = (it for it in found if not any(_covers(folder, it) for folder in folders))
    return tuple(dict.fromkeys((*needed, ci_file)))


def _covers(folder: str, path: str) -> bool:
    """Does `products/*/**` stand for all that this pattern does, too?"""
    wanted, parts = folder.split("/")[:-1], path.split("/")
    fits = len(parts) > len(wanted) and all(map(fnmatchcase, parts, wanted))
    return fits and path != folder


def _named(config: Config, folder: str | Path) -> Iterator[str]:
    """Every path that a configuration in `folder` names, and the rules that lie beside it."""
    lists = (config.commitments, *(product.commitments for product in config.products))
    tables = (table for tables in lists for table in tables)
    yield from (path for table in tables for path in _of_table(table))
    for holder in (config, *config.products):
        yield from (path for name in _FILES if (path := getattr(holder, name, None)) is not None)
    yield from (pack.path for pack in config.packs if pack.path is not None)
    if config.rules is not None:
        yield from config.rules
    elif is_folder(Path(folder) / BESIDE):
        yield BESIDE


def _of_table(table: TableConfig) -> Iterator[str]:
    yield table.file
    if "file" in table.join:
        yield table.join["file"]
    if table.preset is not None and is_yaml(table.preset):
        yield table.preset


def _pattern(path: Path, top: Path) -> str:
    """A folder stands for all in it."""
    written = PurePath(relpath(path, top)).as_posix()
    return f"{written}/**" if is_folder(path) else written


def _from_top(folder: Path, top: Path) -> str:
    place = PurePath(relpath(folder, top)).as_posix()
    return "" if place == "." else f"{place}/"


# Which commit of commitcheck this is, so that a CI file can install the same.


def installed_from() -> str:
    """The commit that was installed; a release of an index by its tag.

    Raises:
        UsageError: it was installed from files that do not say their commit.
    """
    try:
        written = distribution("commitcheck").read_text("direct_url.json")
    except PackageNotFoundError:
        written = None
    if written is None:
        return f"v{__version__}"
    origin = json.loads(written)
    commit = origin.get("vcs_info", {}).get("commit_id") or _commit_of(origin.get("url", ""))
    if commit is None:
        raise UsageError(
            "this commitcheck was installed from files that do not say their commit:"
            " name the one to install in CI with --ref COMMIT"
        )
    return str(commit)


def _commit_of(url: str) -> str | None:
    """The commit of a clone that it was installed from."""
    parts = urlsplit(url)
    if parts.scheme != "file":
        return None
    folder = Path(unquote(parts.path))
    repository = repository_at(folder) if (folder / ".git").exists() else None
    if repository is None:
        return None
    try:
        return History(repository).commit("HEAD").id
    except InputError:
        return None
