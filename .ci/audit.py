"""Audit ci.lock and site.lock: what can be told of them here, then what advisory services know.

Exit code 1 when something is wrong with a lock itself, network or not, or a vulnerability is
known; 0 when nothing is or no service could be asked, as the closing line says. Under
AUDIT=required, as a release has it, nobody to ask is a failure too.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

LOCK, SITE = Path("requirements/ci.lock"), Path("requirements/site.lock")
SERVICES = ("pypi", "osv")


def audit(service: str) -> dict[str, list[str]] | None:
    """Advisories per package; None when the service gave no answer."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        command = [
            sys.executable, "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes",
            "--requirement", str(LOCK), "--requirement", str(SITE), "--timeout", "15",
            "--vulnerability-service", service, "--progress-spinner", "off",
            "--format", "json", "--output", str(answer),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=300)
        except subprocess.TimeoutExpired:
            return None
        if not answer.exists():
            return None
        listed = json.loads(answer.read_text("utf-8"))["dependencies"]
    if any("skip_reason" in one for one in listed):
        return None
    return {
        f"{one['name']} {one['version']}": [vuln["id"] for vuln in one["vulns"]]
        for one in listed
        if one["vulns"]
    }


def main() -> int:
    lock, site = LOCK.read_text("utf-8"), SITE.read_text("utf-8")
    if faults := [*offline_faults(lock), *shape_faults(site)]:
        print("\n".join(faults))
        return 1
    for service in SERVICES:
        found = audit(service)
        if found is None:
            continue
        for name, advisories in found.items():
            print(f"{name}: {', '.join(advisories)}")
        print(f"audited by {service}: {len(found)} of the locked packages with an advisory")
        return 1 if found else 0
    print("advisories were not asked for: no service can be reached from here")
    return 1 if os.environ.get("AUDIT") == "required" else 0


def offline_faults(lock: str) -> list[str]:
    """What can be told of CI's lock without asking anybody: its shape, and that nothing that we
    depend on is missing.
    """
    pinned = {_name(match[1]) for it in _entries(lock) if (match := _PIN.match(it))}
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    needed = {_name(re.split(r"[<>=!~\[; ]", it)[0]) for it in project["dependencies"]}
    missing = sorted(needed - pinned)
    return [*shape_faults(lock), *(f"{name} is needed and not locked" for name in missing)]


def shape_faults(lock: str) -> list[str]:
    """Where an entry of a lock is no exact version with a hash, or names a place."""
    entries = _entries(lock)
    faults = [f"{it.split()[0]} has no exact version" for it in entries if not _PIN.match(it)]
    faults += [f"{it.split()[0]} has no hash" for it in entries if "--hash=sha256:" not in it]
    return [*faults, *(f"{it.split()[0]} names a place" for it in entries if "://" in it)]


def _entries(lock: str) -> list[str]:
    return [it for it in re.split(r"\n(?=\S)", lock) if it.strip() and it[0] != "#"]


_PIN = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==[^\s;]+")


def _name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
