"""Git as a program that is asked about one repository, which may be hostile.

Plumbing only, never through a shell. The repository is named by its `.git`, so that git neither
looks for one nor asks who owns it; nothing that a repository's configuration can name (hooks,
file system monitors, helpers, transports, replacements, grafts) has a part in the commands used
here, and each is switched off besides. A commit that is not all here is not fetched.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Timer

import msgspec

from commitcheck.errors import InputError

PATIENCE = 60
"""Seconds for one command; git answers in milliseconds unless a tree was built to explode."""

MOST_OUTPUT = 64 * 1024 * 1024
"""Bytes of one listing: some four hundred thousand paths or a million commits."""

_SETTINGS = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.attributesFile=/dev/null",
    "core.useReplaceRefs=false",
    "core.pager=cat",
    "core.sshCommand=false",
    "credential.helper=",
    "diff.external=",
    "gc.auto=0",
    "maintenance.auto=false",
    "protocol.allow=never",
)

_ENVIRONMENT: Mapping[str, str] = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_ASKPASS": "",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
    "SSH_ASKPASS": "",
}


class GitError(InputError):
    """Git could not answer; the message says what it was asked for and what it said."""


class GitTooLargeError(GitError):
    """Git has more to say than was allowed for."""


class GitRefusedError(GitError):
    """Git ran, and said no: there is no such thing in the repository."""


class Repository(msgspec.Struct, frozen=True):
    """A repository: `git_dir` is its `.git` (a folder, or the file of a worktree or submodule),
    `top` the folder of its files, None in a bare one. Both are absolute.
    """

    git_dir: str
    top: str | None = None

    def ask(self, *arguments: str, stdin: bytes = b"", most: int = MOST_OUTPUT) -> bytes:
        """What git prints for one plumbing command, with `stdin` as its standard input.

        Raises:
            GitError: git is missing, or takes too long.
            GitTooLargeError: it prints more than `most` bytes.
            GitRefusedError: it says no.
        """
        command = [_program(self), *_options(self), *arguments]
        with tempfile.TemporaryFile() as feed, tempfile.TemporaryFile() as errors:
            feed.write(stdin)
            feed.seek(0)
            try:
                process = subprocess.Popen(  # noqa: S603 - no shell, and no word of it is a user's option
                    command,
                    stdin=feed,
                    stdout=subprocess.PIPE,
                    stderr=errors,
                    cwd=tempfile.gettempdir(),
                    env=_environment(),
                )
            except OSError as error:
                raise GitError(f"git does not start: {error.strerror or error}") from error
            output, is_whole = _read(process, most)
            errors.seek(0)
            if len(output) > most:
                raise GitTooLargeError(f"git {arguments[0]} was stopped: it said too much")
            if not is_whole:
                raise GitError(f"git {arguments[0]} was stopped: it took too long")
            if process.returncode:
                raise GitRefusedError(_words(errors.read(2000)) or f"git {arguments[0]} failed")
        return output


def repository_at(folder: Path) -> Repository | None:
    """The repository that a folder is in: looked for upwards, as git does, bare ones too."""
    for place in (folder, *folder.parents):
        if _exists(place / ".git"):
            return Repository(str(place / ".git"), str(place))
        if all(_exists(place / name) for name in ("HEAD", "objects", "refs")):
            return Repository(str(place))
    return None


def has_git() -> bool:
    """Is there a git to ask?"""
    return shutil.which("git") is not None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _program(repository: Repository) -> str:
    """Git from the search path, but never one that lies in the repository itself."""
    found = shutil.which("git")
    if found is None:
        raise GitError("git is not installed; folders and saved reports can be compared without")
    inside = repository.top or repository.git_dir
    if Path(found).resolve().is_relative_to(Path(inside).resolve()):
        raise GitError(f"the git that would run lies in the repository: {found}")
    return str(Path(found).absolute())


def _options(repository: Repository) -> list[str]:
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    return ["--no-pager", f"--git-dir={repository.git_dir}", *settings]


def _environment() -> dict[str, str]:
    """Ours without what git could read from it, and with everything switched off."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, **_ENVIRONMENT}


def _read(process: "subprocess.Popen[bytes]", most: int) -> tuple[bytes, bool]:
    """What the process prints, and whether that is all of it."""
    stopped: list[bool] = []

    def stop() -> None:
        stopped.append(True)
        process.kill()

    timer = Timer(PATIENCE, stop)
    timer.start()
    try:
        stream = process.stdout
        output = stream.read(most + 1) if stream else b""
        if len(output) > most:
            stop()
        process.wait()
    finally:
        timer.cancel()
        if process.stdout:
            process.stdout.close()
        if process.poll() is None:
            process.kill()
            process.wait()
    return output, not stopped


def _words(said: bytes) -> str:
    """Git's own last line, without the prefix that says how bad it is."""
    lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    words = lines[-1] if lines else ""
    return f"git says: {words.removeprefix('fatal: ').removeprefix('error: ')}" if words else ""


def lines_of(output: bytes) -> Sequence[str]:
    """The lines of an answer that holds hashes and numbers only."""
    return output.decode("ascii", "replace").split("\n")[:-1]
