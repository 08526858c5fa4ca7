"""The files that `commitcheck init` writes: small, live, and quiet today and in a year."""

import datetime as dt
from pathlib import Path

from commitcheck.loading.schemas.compile import schema_text

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
