"""Several people decide at the same moment: every decision is in the file afterwards."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from commitcheck.api import load

WRITERS, EACH = 4, 6
PROJECT = {
    "vision.yaml": "schema_version: 1\nproduct: {name: P}\n"
    "capabilities: [{id: sso, name: SSO, status: available}]\n",
    "deals.csv": "id,customer,title\n"
    + "".join(f"C-{number},Acme,Sign on {number}\n" for number in range(WRITERS * EACH)),
}
WRITER = """
import sys, time
from pathlib import Path
from commitcheck.api import load
from commitcheck.cli.console.decisions import DecisionsFile
from commitcheck.model.decision import Link

first, each = map(int, sys.argv[1:])
file = DecisionsFile(load("vision.yaml", "deals.csv"), None)
Path(f"ready-{first}").touch()
while not Path("go").exists():
    time.sleep(0.005)
for number in range(first, first + each):
    link = Link(f"C-{number}", "capability:sso", "accepted", by=f"writer {first}")
    assert file.record((link,)).recorded
"""


@pytest.mark.parametrize("there", [None, "links: []\n"], ids=["no file yet", "a file"])
def test_decisions_of_processes_at_once_are_all_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str | None
) -> None:
    """Each reads, merges and writes alone."""
    monkeypatch.chdir(tmp_path)
    for name, text in PROJECT.items():
        Path(name).write_text(text, "utf-8")
    if there is not None:
        Path("decisions.yaml").write_text(there, "utf-8")
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(first * EACH), str(EACH)])
        for first in range(WRITERS)
    ]
    while not all(Path(f"ready-{first * EACH}").exists() for first in range(WRITERS)):
        assert all(process.poll() is None for process in running)
        time.sleep(0.01)
    Path("go").touch()
    assert [process.wait(60) for process in running] == [0] * WRITERS

    links = load("vision.yaml", "deals.csv", "decisions.yaml").links
    assert {link.commitment for link in links} == {
        f"C-{number}" for number in range(WRITERS * EACH)
    }
    assert {path.name for path in tmp_path.iterdir()} == {
        *PROJECT, "decisions.yaml", "go", *(f"ready-{first * EACH}" for first in range(WRITERS))
    }  # fmt: skip
