"""A year of a small product as a git repository, for docs/time.md and for trying commands on.

    python examples/history/build.py FOLDER

Every commit has its day, so the same script makes the same commits everywhere. The roadmap slips
twice, a non-goal comes, two deals are signed and one more late, an approval is recorded, and a
promise is reworded.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

VISION = """\
schema_version: 1
product: {id: auditrail, name: Auditrail, stage: infancy}
non_goals: []
capabilities:
  - {id: scim, name: SCIM provisioning, status: planned}
  - {id: eu-hosting, name: Hosting in the EU, status: planned}
  - {id: dedicated, name: Dedicated instance, status: candidate}
roadmap:
  - {id: RM1, title: SCIM, capabilities: [scim], horizon: now, status: planned,
     earliest: 2026-05-01, latest: 2026-06-30, confidence: high, effort: 8}
  - {id: RM2, title: EU hosting, capabilities: [eu-hosting], horizon: next, status: planned,
     earliest: 2026-08-01, latest: 2026-09-30, confidence: medium, effort: 20}
"""

HEADER = "id,deal,customer,title,capability,source,status,signed_on,due,arr,currency,approvals\n"
EVERYBODY = ";".join(f"{role}@{{day}}" for role in ("product", "engineering", "finance", "legal"))
SCIM = "K-1,D-1,Meridian Bank,SCIM provisioning,scim,order_form,{},2026-07-31,120000,EUR,{}\n"
HOSTING = "K-2,D-2,Norse Air,{},eu-hosting,order_form,{},2026-10-31,80000,EUR,{}\n"
DEDICATED = "K-3,D-2,Norse Air,A dedicated instance,dedicated,email,proposed,,2027-03-31,,EUR,\n"
LATE = (
    "K-4,D-3,Tern Rail,EU hosting,eu-hosting,order_form,signed,2026-10-20,2026-11-30,60000,EUR,{}\n"
)

IGNORE = "COV304, COV305, GOV202, GOV204, POS"
CONFIG = f"schema_version: 1\nas_of: 2026-11-30\nignore: [{IGNORE}]\n"


def states() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Day, message and the files that change, oldest first."""
    vision = VISION
    scim, hosting = (
        SCIM.format("proposed,", ""),
        HOSTING.format("Hosting in the EU", "proposed,", ""),
    )
    yield (
        "2025-12-01",
        "Write the roadmap down, and what sales is negotiating",
        {
            "vision.yaml": vision,
            "commitments.csv": HEADER + scim + hosting,
            "commitcheck.yaml": CONFIG,
        },
    )
    scim = SCIM.format("signed,2026-02-10", EVERYBODY.format(day="2026-02-03"))
    yield "2026-02-10", "Sign Meridian Bank", {"commitments.csv": HEADER + scim + hosting}
    approved = EVERYBODY.format(day="2026-03-16")
    hosting = HOSTING.format("Hosting in the EU", "proposed,", approved)
    yield (
        "2026-03-16",
        "Approve EU hosting for Norse Air",
        {"commitments.csv": HEADER + scim + hosting},
    )
    vision = vision.replace(
        "non_goals: []\n",
        "non_goals:\n  - {id: NG1, statement: We run one product for everybody,"
        " capabilities: [dedicated]}\n",
    )
    yield "2026-04-20", "Say that nobody gets an instance of their own", {"vision.yaml": vision}
    yield "2026-05-11", "Note what Norse Air asks for", {
        "commitments.csv": HEADER + scim + hosting + DEDICATED,
    }  # fmt: skip
    vision = vision.replace("2026-05-01, latest: 2026-06-30", "2026-09-01, latest: 2026-10-31")
    yield "2026-06-08", "Move SCIM behind the audit log", {"vision.yaml": vision}
    hosting = hosting.replace("proposed,", "signed,2026-07-06")
    rows = HEADER + scim + hosting + DEDICATED
    yield "2026-07-06", "Sign Norse Air", {"commitments.csv": rows}
    hosting = hosting.replace("Hosting in the EU", "All data stays in Frankfurt")
    rows = HEADER + scim + hosting + DEDICATED
    yield "2026-09-14", "Put EU hosting in the customer's words", {"commitments.csv": rows}
    vision = vision.replace("2026-08-01, latest: 2026-09-30", "2026-12-01, latest: 2027-02-28")
    yield "2026-10-05", "Move EU hosting to the next year", {"vision.yaml": vision}
    rows += LATE.format(EVERYBODY.format(day="2026-10-19"))
    yield "2026-11-02", "Sign Tern Rail", {"commitments.csv": rows}


def build(folder: Path) -> None:
    """Make the repository in a folder that does not exist yet, or is empty."""
    folder.mkdir(parents=True, exist_ok=True)
    _git(folder, "init", "--quiet", "--initial-branch=main", day="2025-12-01")
    for day, message, files in states():
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        _git(folder, "add", "--all", day=day)
        _git(folder, "commit", "--quiet", "--message", message, day=day)


def _git(folder: Path, *arguments: str, day: str) -> None:
    """Git without anybody's own configuration, at noon of a day."""
    person = {"NAME": "Ines", "EMAIL": "ines@example.com", "DATE": f"{day}T12:00:00+00:00"}
    environment = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}
    for who in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{who}_{key}": value for key, value in person.items()}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
