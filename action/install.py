"""The first step of action.yml: commitcheck into an environment of its own, from hashed files.

Started isolated and outside of the checkout, by `start.sh`. What is installed is what
requirements/action.lock names, to the byte: an index, a mirror or a setting of pip's that somebody
else could reach changes where the files come from and never what they are.
"""

# ruff: noqa: S603, T201 - a script: it starts pip and talks to a runner

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
OLDEST = (3, 11)
UNUSABLE = 2

WHERE_FROM = frozenset(
    f"PIP_{name}"
    for name in (
        "INDEX_URL", "EXTRA_INDEX_URL", "FIND_LINKS", "NO_INDEX", "TRUSTED_HOST", "PROXY", "CERT",
        "CLIENT_CERT", "TIMEOUT", "DEFAULT_TIMEOUT", "RETRIES", "CACHE_DIR", "NO_CACHE_DIR",
    )
)  # fmt: skip
"""Settings of pip's that say where files come from. The others could say what runs, where it is
put, or what else is installed (PIP_PYTHON, PIP_TARGET, PIP_REQUIREMENT, PIP_CONFIG_FILE, ...)."""

SYSTEM = frozenset(
    (
        "PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH",
        "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "http_proxy", "https_proxy",
        "no_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY",
    )
)  # fmt: skip


def main() -> int:
    """Build the environment; 0, or 2 and a sentence, never pip's own 1."""
    target = os.environ.get("ENVIRONMENT")
    if not target:
        return _end("ENVIRONMENT does not name the folder to install into")
    if sys.version_info < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        return _end(f"it needs Python {wanted} or later, and this is {sys.version.split()[0]}")
    import venv  # noqa: PLC0415 - an older Python is told first that it is too old

    try:
        venv.EnvBuilder(clear=True, with_pip=True, symlinks=True).create(target)
    except (OSError, subprocess.CalledProcessError) as error:
        return _end(f"no environment could be made in {target}: {error}")
    python = Path(target) / "bin" / "python"
    own = ("--no-deps", "--no-index", "--no-build-isolation", str(HERE))
    if not (_locked(python, _wheels(target)) and _pip(python, "install", *own)):
        return _end("pip could not install what requirements/action.lock names, see above")
    return 0


def _locked(python: Path, wheels: Path | None) -> bool:
    """Install what the lock names, out of `wheels` where they are all there.

    Whoever filled that folder, a file in it counts only with the lock's own hash.
    """
    lock = ("--require-hashes", "--requirement", str(HERE / "requirements" / "action.lock"))
    if wheels is None:
        return _pip(python, "install", *lock)
    kept = ("--no-index", "--find-links", str(wheels), *lock)
    is_filled = wheels.is_dir() and any(wheels.iterdir())
    if is_filled and _pip(python, "install", *kept, quietly=True):
        return True
    return (
        _pip(python, "download", *lock, "--dest", str(wheels)) and _pip(python, "install", *kept)
    ) or _pip(python, "install", *lock)


def _wheels(target: str) -> Path | None:
    """Where what was downloaded is kept for the next run; none behind a link."""
    named = os.environ.get("COMMITCHECK_WHEELS")
    folder = Path(named) if named else Path(target).parent / "commitcheck-wheels"
    return None if folder.is_symlink() else folder


def _pip(python: Path, *words: str, quietly: bool = False) -> bool:
    command = [str(python), "-I", "-m", "pip", words[0], "--quiet", "--no-input", *words[1:]]
    said = subprocess.DEVNULL if quietly else None
    return not subprocess.run(
        command, env=_environment(), check=False, stdout=said, stderr=said
    ).returncode


def _environment() -> dict[str, str]:
    """What pip is told of the environment; everything else that a step inherits is not."""
    kept = {name: value for name, value in os.environ.items() if name in WHERE_FROM | SYSTEM}
    workspace = Path(os.environ.get("GITHUB_WORKSPACE") or ".").resolve()
    if Path(kept.get("HOME") or "/").resolve().is_relative_to(workspace):
        kept.pop("HOME", None)  # its pip.conf could name another Python to run
    return {**kept, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONSAFEPATH": "1"}


def _end(why: str) -> int:
    print(f"::error title=commitcheck::commitcheck was not installed: {' '.join(why.split())}")
    return UNUSABLE


if __name__ == "__main__":
    sys.exit(main())
