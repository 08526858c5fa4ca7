"""Ask an advisory service about everything in requirements/ci.lock; say so where none answers.

Exit code 1 when a known vulnerability is found, 0 when none is or nobody could be asked: the
closing line says which of the two.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

LOCK = Path("requirements/ci.lock")
SERVICES = ("pypi", "osv")


def audit(service: str) -> dict[str, list[str]] | None:
    """Advisories per package; None when the service gave no answer."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        command = [
            sys.executable, "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes",
            "--requirement", str(LOCK), "--vulnerability-service", service, "--timeout", "15",
            "--progress-spinner", "off", "--format", "json", "--output", str(answer),
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
    for service in SERVICES:
        found = audit(service)
        if found is None:
            continue
        for name, advisories in found.items():
            print(f"{name}: {', '.join(advisories)}")
        print(f"audited by {service}: {len(found)} of the locked packages with an advisory")
        return 1 if found else 0
    print("not audited: no advisory service can be reached from here")
    return 0


if __name__ == "__main__":
    sys.exit(main())
