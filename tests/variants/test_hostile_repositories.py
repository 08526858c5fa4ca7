"""A repository that is not ours to trust: nothing of it runs, nothing of it is fetched.

Each attack leaves a marker file when it succeeds. That the attack would succeed against a plain
git is shown where a plain git command runs it, so that a test cannot pass for want of an attack.
"""

import json
import os
import subprocess
from pathlib import Path

import pytest

from cli.calling import call
from commitcheck.errors import InputError
from commitcheck.over_time import diff
from variants.repositories import CONFIG, PROMISES, Repository, auditrail, slipped


@pytest.fixture
def attacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    repository = auditrail(tmp_path / "repository")
    late = slipped("2026-10-31").replace("earliest: 2026-05-01", "earliest: 2026-09-01")
    repository.commit({"vision.yaml": late}, day="2026-03-05")
    monkeypatch.chdir(repository.folder)
    return repository


TREND = ("trend", "--every", "commit", "--no-cache")
EVERY_COMMAND = (
    ("diff", "HEAD~1"),
    ("diff", "HEAD~1", "HEAD"),
    ("diff", "--since-signing"),
    ("check", "--since", "HEAD~1"),
    ("check", "--history"),
    ("diagnose", "--history"),
    ("sync", "--history"),
    TREND,
)
"""All that ask git."""


def marker_of(repository: Repository) -> tuple[Path, str]:
    """A file that does not exist, and a program of the repository's that makes it."""
    marker = repository.folder.parent / "marker"
    program = repository.folder / "attack.sh"
    program.write_text(f"#!/bin/sh\ntouch '{marker}'\nexit 0\n", encoding="utf-8")
    program.chmod(0o755)
    return marker, str(program)


def compare(repository: Repository) -> None:
    """Every command that reads the history answers as ever."""
    comparison = diff("HEAD~1", "HEAD")
    assert [compared.finding.rule for compared in comparison.new] == ["TIM401"]
    for words in EVERY_COMMAND:
        called = call(*words)
        assert called.code in (0, 1), (words, called.err)
    pages = list((repository.folder / "sync").iterdir())
    assert any("1 broken since signing" in page.read_text("utf-8") for page in pages)
    points = json.loads(call(*TREND, "--format", "json").out)["points"]
    assert [point["nonconforming"] for point in points] == [0, 1]


SETTINGS = (
    ("core.fsmonitor", "{}"),
    ("core.sshCommand", "{}"),
    ("core.pager", "{}"),
    ("core.editor", "{}"),
    ("core.askPass", "{}"),
    ("core.alternateRefsCommand", "{}"),
    ("core.gitProxy", "{}"),
    ("credential.helper", "!{}"),
    ("diff.external", "{}"),
    ("gpg.program", "{}"),
    ("log.showSignature", "true"),
    ("filter.evil.smudge", "{}"),
    ("filter.evil.clean", "{}"),
    ("filter.evil.process", "{}"),
    ("diff.evil.textconv", "{}"),
    ("alias.cat-file", "!{}"),
    ("alias.rev-parse", "!{}"),
    ("uploadpack.packObjectsHook", "{}"),
)


def test_no_setting_of_a_repository_runs_anything(attacked: Repository) -> None:
    marker, program = marker_of(attacked)
    for name, value in SETTINGS:
        attacked.git("config", name, value.format(program))
    hooks = attacked.folder / "hooks"
    hooks.mkdir()
    for name in ("post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc"):
        (hooks / name).write_text(Path(program).read_text("utf-8"), "utf-8")
        (hooks / name).chmod(0o755)
    attacked.git("config", "core.hooksPath", str(hooks))
    (attacked.folder / ".gitattributes").write_text("* filter=evil diff=evil\n", "utf-8")
    compare(attacked)

    assert not marker.exists()
    subprocess.run(["git", "status"], cwd=attacked.folder, capture_output=True, check=False)
    assert marker.exists(), "a plain git would have run it"


def test_a_promised_object_is_not_fetched(attacked: Repository) -> None:
    marker, program = marker_of(attacked)
    blob = attacked.git("rev-parse", "HEAD~1:vision.yaml")
    (attacked.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for name, value in (
        ("core.repositoryformatversion", "1"),
        ("extensions.partialClone", "evil"),
        ("remote.evil.promisor", "true"),
        ("remote.evil.url", f"ext::{program}"),
        ("protocol.ext.allow", "always"),
        ("protocol.allow", "always"),
    ):
        attacked.git("config", name, value)

    for words in EVERY_COMMAND:
        called = call(*words)
        pages = [page.read_text("utf-8") for page in attacked.folder.glob("sync/*.md")]
        said = " ".join(" ".join((called.out, called.err, *pages)).split())
        why = "part of it could not be read" if words[0] == "sync" else "nothing is fetched"
        assert why in said, words
    assert not marker.exists()
    plain = {name: value for name, value in os.environ.items() if name != "GIT_NO_LAZY_FETCH"}
    subprocess.run(
        ["git", "cat-file", "-p", blob],
        cwd=attacked.folder, env=plain, capture_output=True, check=False,
    )  # fmt: skip
    assert marker.exists(), "a plain git would have run it"


def test_replaced_objects_are_read_as_they_were(attacked: Repository) -> None:
    old = attacked.git("rev-parse", "HEAD~1:vision.yaml")
    new = attacked.git("rev-parse", "HEAD:vision.yaml")
    attacked.git("replace", old, new)
    assert attacked.git("cat-file", "-p", old) == attacked.git("cat-file", "-p", new)

    compare(attacked)


def test_grafts_do_not_change_the_line(attacked: Repository) -> None:
    info = attacked.folder / ".git" / "info"
    info.mkdir(exist_ok=True)
    (info / "grafts").write_text(attacked.git("rev-parse", "HEAD") + "\n", "utf-8")

    compare(attacked)


def test_the_environment_of_a_hook_leads_nowhere_else(
    attacked: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "/nowhere")

    compare(attacked)


def test_a_git_that_lies_in_the_repository_is_not_run(
    attacked: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker, program = marker_of(attacked)
    Path(program).rename(attacked.folder / "git")
    monkeypatch.setenv("PATH", f"{attacked.folder}{os.pathsep}{os.environ['PATH']}")

    with pytest.raises(InputError, match="lies in the repository"):
        diff("HEAD~1", "HEAD")
    assert not marker.exists()


def test_a_repository_of_somebody_else_is_read(attacked: Repository) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    for place in (attacked.folder, attacked.folder / ".git"):
        os.chown(place, 65534, 65534)
    owned = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=attacked.folder, capture_output=True, check=False,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
    )  # fmt: skip
    assert owned.returncode, "a plain git refuses"

    compare(attacked)


def test_a_symbolic_link_in_history_is_named_and_never_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("schema_version: 1\nproduct: {name: Secret}\n", "utf-8")
    repository = Repository(tmp_path / "repository")
    (repository.folder / "vision.yaml").symlink_to(secret)
    repository.commit({"commitments.csv": PROMISES, "commitcheck.yaml": CONFIG})
    (repository.folder / "vision.yaml").unlink()
    repository.commit({"vision.yaml": slipped("2026-08-31")}, day="2026-02-05")
    monkeypatch.chdir(repository.folder)

    with pytest.raises(InputError, match=r"vision\.yaml is a symbolic link"):
        diff("HEAD~1")


def test_names_that_leave_the_folder_are_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No git makes such a tree, but a hand can."""
    repository = auditrail(tmp_path / "repository")
    commit = commit_of(repository, b"../../escaped.yaml", b"vision.yaml")
    monkeypatch.chdir(repository.folder)
    before = set(tmp_path.parent.rglob("escaped.yaml"))
    comparison = diff(commit, "HEAD")

    assert comparison.base.commit == commit
    assert set(tmp_path.parent.rglob("escaped.yaml")) == before


def test_a_name_that_no_file_can_have_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The vision is looked for under the other names of that commit, and this is one of them."""
    repository = auditrail(tmp_path / "repository")
    commit = commit_of(repository, b"a" * 5_000 + b".yaml")
    monkeypatch.chdir(repository.folder)
    with pytest.raises(InputError, match="its files cannot be written out"):
        diff(commit)


def commit_of(repository: Repository, *names: bytes) -> str:
    """A commit that holds the vision under each of these names, checked by nobody."""
    blob = bytes.fromhex(repository.git("rev-parse", "HEAD:vision.yaml"))
    entries = b"".join(b"100644 " + name + b"\0" + blob for name in names)
    tree = subprocess.run(
        ["git", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
        cwd=repository.folder, input=entries, capture_output=True, check=True,
    ).stdout.decode().strip()  # fmt: skip
    return repository.git("commit-tree", tree, "-m", "hostile", day="2026-02-05")
