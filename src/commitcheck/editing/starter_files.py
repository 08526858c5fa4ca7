"""The files that `commitcheck init` writes: small, live, and quiet today and in a year."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from commitcheck.errors import UsageError
from commitcheck.loading.schemas.compile import schema_text
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import did_you_mean

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
