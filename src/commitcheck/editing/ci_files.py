"""The CI file that `commitcheck init --ci` writes: GitHub's workflow or GitLab's job."""

from pathlib import Path

from commitcheck._version import __version__
from commitcheck.errors import UsageError
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import did_you_mean

_STARTER = Path(__file__).parent / "starter"

PLACES = {
    "github": ".github/workflows/commitcheck.yml",
    "gitlab": ".gitlab/commitcheck.gitlab-ci.yml",
}
"""Where each stands, from the top of the repository."""

_PLAIN = pattern(r"[\w./ -]+")


def ci_file(platform: str, folder: str) -> str:
    """The file's content for a project in `folder` below the repository's top, `.` for itself.

    Raises:
        UsageError: an unknown platform, or a folder whose name a CI file would not take as a name.
    """
    if platform not in PLACES:
        near = did_you_mean(platform, PLACES)
        hint = f"; did you mean {near}?" if near else f", expected {' or '.join(PLACES)}"
        raise UsageError(f"there is no CI file for {platform}{hint}")
    if not _PLAIN.fullmatch(folder):
        raise UsageError(f"the folder {folder} cannot stand in a CI file; use letters and digits")
    text = (_STARTER / f"ci-{platform}.yml").read_text("utf-8")
    return (
        text.replace("@PATHS@", "" if folder == "." else f"{folder}/")
        .replace("@FOLDER@", folder)
        .replace("@VERSION@", __version__)
    )
