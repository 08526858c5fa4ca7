"""Which commit of commitcheck this is, so that a CI file can install the same."""

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

from commitcheck._version import __version__
from commitcheck.errors import InputError, UsageError
from commitcheck.variants.git import repository_at
from commitcheck.variants.git_history import History


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
