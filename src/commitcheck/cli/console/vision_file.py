"""The vision as a file that a person's answer is written into, unless somebody else edited it."""

from pathlib import Path

from commitcheck.cli.console.output import write
from commitcheck.errors import InputError
from commitcheck.model.project import Project
from commitcheck.model.vision import Vision
from commitcheck.reporting.inert import inert


def readable(project: Project) -> tuple[Vision, str]:
    """The vision and its file's path.

    Raises:
        InputError: it could not be read, or stands on standard input.
    """
    path = next((file.path for file in project.inputs if file.role == "vision"), None)
    if project.vision is None or path is None:
        first = next(iter(project.problems), None)
        why = f": {first.at.label}: {first.message}" if first else ""
        raise InputError(f"the vision cannot be read{inert(why)}")
    if not Path(path).is_file():
        raise InputError(f"the vision is {inert(path)}, expected a file that can be written")
    return project.vision, path


def read_file(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from error


def replace_unchanged(path: str, before: bytes, after: bytes) -> None:
    """Write the edited file, unless somebody else edited it while we asked.

    Raises:
        InputError: it is no longer what it was.
    """
    if read_file(path) != before:
        raise InputError(f"{path} was changed in the meantime; nothing was recorded, run it again")
    write(path, after)
