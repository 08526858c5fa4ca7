"""What is released and what is promised: change log, lock, and the project's own roadmap."""

import datetime as dt
import runpy
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.calling import call
from commitcheck import load

TOP = Path(__file__).parents[1]
LOG = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n* x\n\n## [0.1.0] - 2026-01-01\n\n* y\n"


def script(name: str) -> dict[str, Any]:
    return runpy.run_path(str(TOP / ".ci" / name))


def test_a_release_dates_what_was_unreleased_and_opens_a_new_section() -> None:
    dated = script("release.py")["dated"]
    assert dated(LOG, "0.2.0", dt.date(2026, 12, 1)) == LOG.replace(
        "## [Unreleased]\n", "## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n"
    )


@pytest.mark.parametrize("log", [LOG.replace("### Added\n\n* x\n", ""), "# Changelog\n"])
def test_nothing_is_not_released(log: str) -> None:
    with pytest.raises(SystemExit):
        script("release.py")["dated"](log, "0.2.0", dt.date(2026, 12, 1))


def test_a_version_is_released_once() -> None:
    with pytest.raises(SystemExit):
        script("release.py")["dated"](LOG, "0.1.0", dt.date(2026, 12, 1))


def test_the_real_change_log_can_be_released() -> None:
    """Also on the day after a release, when nothing stands in its open section yet."""
    log = (TOP / "CHANGELOG.md").read_text("utf-8")
    log = log.replace("## [Unreleased]\n", "## [Unreleased]\n\n* something\n")
    assert "## [9.9.9] - 2026-12-01" in script("release.py")["dated"](
        log, "9.9.9", dt.date(2026, 12, 1)
    )


FILES = {
    "CHANGELOG.md": LOG,
    "src/commitcheck/_version.py": '__version__ = "0.1.0"\n',
    "docs/formats/github.md": "  uses: commitcheck/commitcheck@v0.1.0\n",
    "docs/generate.py": "",
    ".ci/audit.py": "import os\nassert os.environ['AUDIT'] == 'required'\n",
    ".ci/package": 'set -e\ntouch "$1/commitcheck-0.2.0.tar.gz"\n',
}


def git(*words: str) -> str:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    done = subprocess.run(["git", *identity, *words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def checkout(folder: Path, monkeypatch: pytest.MonkeyPatch, **instead: str) -> dict[str, Any]:
    """A small project with the files that a release touches; gives the script's names."""
    for name, text in {**FILES, **instead}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    monkeypatch.chdir(folder)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "a")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    git("init", "-q")
    (folder / ".gitignore").write_text("dist/\n", "utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    return script("release.py")


def test_a_release_is_a_commit_a_tag_and_what_was_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = checkout(tmp_path, monkeypatch)
    names["release"]("0.2.0", names["dated"](LOG, "0.2.0", dt.date(2026, 12, 1)))
    assert git("log", "-1", "--format=%s") == "Release 0.2.0"
    assert git("tag", "--points-at", "HEAD") == "v0.2.0"
    assert git("status", "--porcelain") == ""
    assert "## [0.2.0] - 2026-12-01" in Path("CHANGELOG.md").read_text("utf-8")
    assert names["current"](Path("src/commitcheck/_version.py").read_text("utf-8")) == "0.2.0"
    assert "@v0.2.0" in Path("docs/formats/github.md").read_text("utf-8")
    assert [it.name for it in Path("dist").iterdir()] == ["commitcheck-0.2.0.tar.gz"]


@pytest.mark.parametrize(
    "broken", [{".ci/audit.py": "raise SystemExit(1)\n"}, {".ci/package": "exit 1\n"},
               {"docs/generate.py": "raise SystemExit(1)\n"}]
)  # fmt: skip
def test_a_release_that_fails_leaves_the_checkout_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: dict[str, str]
) -> None:
    names = checkout(tmp_path, monkeypatch, **broken)
    head = git("rev-parse", "HEAD")
    with pytest.raises(SystemExit, match="not released"):
        names["release"]("0.2.0", "a log")
    assert (git("rev-parse", "HEAD"), git("tag"), git("status", "--porcelain")) == (head, "", "")


def test_what_is_released_is_committed_new_and_no_older_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = checkout(tmp_path, monkeypatch)
    ready = names["refuse_unless_ready"]
    ready("0.1.0")
    with pytest.raises(SystemExit, match=r"expected 0\.1\.0 or a later one"):
        ready("0.0.9")
    git("tag", "v0.2.0")
    with pytest.raises(SystemExit, match="is there already"):
        ready("0.2.0")
    Path("CHANGELOG.md").write_text("changed", "utf-8")
    with pytest.raises(SystemExit, match="not committed"):
        ready("0.3.0")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("msgspec==", "msgspec>="), "has no exact version"),
        (("--hash=sha256:", "--hash=md5:"), "has no hash"),
        (("pyyaml==", "pyyaml2=="), "pyyaml is needed and not locked"),
    ],
)
def test_a_lock_that_is_none_fails_without_a_network(
    change: tuple[str, str], fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(TOP)
    faults = script("audit.py")["offline_faults"]
    lock = (TOP / "requirements/ci.lock").read_text("utf-8")
    assert faults(lock) == []
    assert any(fault in found for found in faults(lock.replace(*change)))
    site = (TOP / "requirements/site.lock").read_text("utf-8")
    assert script("audit.py")["shape_faults"](site) == []


def test_the_site_leads_to_every_page_of_the_documentation() -> None:
    """Also without its generator; `.ci/site` checks every link."""
    site = yaml.safe_load((TOP / "mkdocs.yml").read_text("utf-8"))
    pages = {page.relative_to(TOP / "docs").as_posix() for page in (TOP / "docs").rglob("*.md")}
    beside = {"index.md", "SECURITY.md", "CHANGELOG.md"}
    assert set(listed(site["nav"])) == pages | beside


def listed(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    for entry in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from listed(entry)


def test_commitcheck_keeps_what_its_readme_promises() -> None:
    called = call("check", "--config", str(TOP / "roadmap" / "commitcheck.yaml"),
                  "--fail-on", "warning", "-q")  # fmt: skip
    assert called.code == 0, called.out


def test_what_is_checked_is_what_the_readme_says() -> None:
    readme = " ".join((TOP / "README.md").read_text("utf-8").replace("`", "").split())
    project = load(config=TOP / "roadmap" / "commitcheck.yaml")
    quotes = [promise.quote or "" for promise in project.commitments]
    assert len(quotes) > 5
    assert [quote for quote in quotes if quote not in readme] == []
    assert project.vision is not None
    assert {goal.id for goal in project.vision.non_goals} == {
        "no-network", "no-model-verdict", "no-blame",
    }  # fmt: skip
