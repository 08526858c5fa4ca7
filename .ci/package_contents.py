"""Does the built wheel hold all that the program reads, and nothing else? And the sdist?

python .ci/package_contents.py dist/commitcheck-0.1.0-py3-none-any.whl dist/commitcheck-0.1.0.tar.gz
"""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

PACKAGE, SCHEMAS = Path("src/commitcheck"), Path("schemas")
NEVER = ("tests/", "test_", "conftest", "__pycache__", ".pyc", ".hypothesis", ".env", ".git/")
NEEDED = (
    "commitcheck/py.typed",
    "commitcheck/matching/table/LICENSE",
    "commitcheck/matching/table/NOTICE",
)
"""What must be there whatever the checkout holds: types, and the licence of the word table."""


def expected() -> set[str]:
    """Every tracked file of the package, also those without a dot, and every schema."""
    tracked = subprocess.run(
        ["git", "ls-files", "-z", str(PACKAGE), str(SCHEMAS)],  # noqa: S607 - git as found
        capture_output=True, check=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    package = {Path(one).relative_to("src").as_posix() for one in tracked if one.startswith("src/")}
    schemas = {f"commitcheck/{one}" for one in tracked if one.startswith("schemas/")}
    return package | schemas


def wheel_faults(path: str) -> list[str]:
    with zipfile.ZipFile(path) as wheel:
        names = set(wheel.namelist())
    metadata = {name for name in names if ".dist-info/" in name}
    inside, wanted = names - metadata, expected()
    licences = {name.rpartition("/")[2] for name in metadata if "/licenses/" in name}
    return [
        *(f"{name} is missing" for name in sorted(wanted.union(NEEDED) - inside)),
        *(f"{name} does not belong there" for name in sorted(inside - wanted)),
        *(f"the licence file {name} is missing" for name in {"LICENSE", "NOTICE"} - licences),
    ]


def sdist_faults(path: str) -> list[str]:
    with tarfile.open(path) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    wanted = {"pyproject.toml", "README.md", "LICENSE", "PKG-INFO", "src/commitcheck/py.typed"}
    strays = [name for name in names if any(part in name for part in NEVER[3:])]
    return [
        *(f"{name} is missing" for name in sorted(wanted - names)),
        *(f"{name} does not belong there" for name in sorted(strays)),
    ]


def main(wheel: str, sdist: str) -> int:
    faults = [f"{wheel}: {one}" for one in wheel_faults(wheel)]
    faults += [f"{sdist}: {one}" for one in sdist_faults(sdist)]
    print("\n".join(faults) or "wheel and sdist hold what they should")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
