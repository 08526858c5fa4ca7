"""A repository of every kind says the same as the ordinary one, or says why it cannot."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.calling import call
from variants.repositories import CONFIG, PROMISES, Repository, auditrail, slipped

LATE = slipped("2026-10-31").replace("earliest: 2026-05-01", "earliest: 2026-09-01")
TREND = ("trend", "--every=commit", "--no-cache")
SIGNING = ("diff", "--since-signing")
OF_HISTORY = (SIGNING, ("check", "--history"), ("diagnose", "--history"), TREND)
EVERY_COMMAND = (
    ("diff", "HEAD~1"),
    ("diff", "HEAD~1", "HEAD"),
    ("check", "--since=HEAD~1"),
    *OF_HISTORY,
)
"""Those that have a record; the packs say what `check --history` says."""

Answers = dict[tuple[str, ...], object]


def answers(*commands: tuple[str, ...]) -> Answers:
    """What each says as a record; standing in the repository."""
    found: Answers = {}
    for words in commands or EVERY_COMMAND:
        called = call(*words, "--format", "json")
        assert called.code in (0, 1), (words, called.err)
        found[words] = json.loads(called.out)
    return found


@pytest.fixture
def ordinary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """In time from 5 January, late from 5 March."""
    made = auditrail(tmp_path / "ordinary")
    made.commit({"vision.yaml": LATE}, day="2026-03-05")
    monkeypatch.chdir(made.folder)
    return made


def in_worktree(made: Repository, place: Path) -> Path:
    made.git("worktree", "add", "--quiet", str(place / "tree"), "HEAD")
    return place / "tree"


def in_submodule(made: Repository, place: Path) -> Path:
    outer = Repository(place / "outer")
    outer.git("submodule", "--quiet", "add", str(made.folder), "inner")
    outer.commit()
    return place / "outer" / "inner"


def in_clone(made: Repository, place: Path) -> Path:
    made.git("clone", "--quiet", str(made.folder), str(place / "clone"))
    return place / "clone"


@pytest.mark.parametrize("kind", [in_worktree, in_submodule, in_clone])
def test_a_worktree_and_a_submodule_say_what_the_repository_says(
    ordinary: Repository,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: Callable[[Repository, Path], Path],
) -> None:
    plain = answers()
    monkeypatch.chdir(kind(ordinary, tmp_path))

    assert answers() == plain


def test_a_bare_repository_says_what_its_newest_commit_says(
    ordinary: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = answers(("diff", "HEAD~1", "HEAD"), SIGNING, TREND)
    ordinary.git("clone", "--quiet", "--bare", str(ordinary.folder), str(tmp_path / "bare"))
    monkeypatch.chdir(tmp_path / "bare")

    assert answers(("diff", "HEAD~1", "HEAD"), SIGNING, TREND) == plain
    called = call("check", "--history")
    assert called.code == 2
    assert "found no vision.yaml" in called.err


def test_a_shallow_clone_says_what_to_fetch(
    ordinary: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"file://{ordinary.folder}"
    ordinary.git("clone", "--quiet", "--depth=1", url, str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")

    for words in EVERY_COMMAND:
        called = call(*words)
        assert "fetch-depth: 0" in " ".join((called.out + called.err).split()), words
        assert called.code == 2 or words in OF_HISTORY
    assert call("sync", "--history").code == 0
    page = Path("sync", "sync-product.md").read_text("utf-8")
    assert "1 could not be judged, and part of it could not be read" in page


def test_without_commits_each_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Repository(tmp_path)
    made.write({"vision.yaml": LATE, "commitments.csv": PROMISES, "commitcheck.yaml": CONFIG})
    monkeypatch.chdir(tmp_path)

    for words in (*EVERY_COMMAND, ("sync", "--history")):
        called = call(*words)
        assert (called.code, "no commits yet" in called.err) == (2, True), words


@pytest.mark.parametrize("ref", ["--output=x", "-h", "nowhere"])
def test_what_is_no_ref_is_refused_by_each(ordinary: Repository, ref: str) -> None:
    for words in (("diff", "--", ref), ("diff", "--", "HEAD", ref), ("check", f"--since={ref}")):
        called = call(*words)
        assert called.code == 2, words
        assert f"there is no ref {ref}" in called.err.replace("'", "")
    assert not (ordinary.folder / "x").exists()


def outcomes(words: tuple[str, ...]) -> object:
    """Without commits and paths, which differ where files were moved."""
    [document] = answers(words).values()
    assert isinstance(document, dict)
    if words == TREND:
        return [(p["day"], p["open"], p["nonconforming"]) for p in document["points"]]
    if words == SIGNING:
        return [(p["id"], p["then"], p["now"], p["since"]["day"]) for p in document["promises"]]
    return [(p["id"], p["outcome"], p["since"]) for p in document["since_signing"]["promises"]]


def test_files_that_moved_are_followed_by_each(ordinary: Repository) -> None:
    """Into another folder, under another name, and the columns under other headings."""
    plain = {words: outcomes(words) for words in OF_HISTORY}
    ordinary.git("mv", "commitments.csv", "promises.csv")
    (ordinary.folder / "vision.yaml").unlink()
    moved = f"{CONFIG}vision: product/strategy.yaml\ncommitments:\n  - file: promises.csv\n"
    mapped = f"{moved}    columns: {{customer: Account}}\n"
    ordinary.write({"promises.csv": PROMISES.replace("customer", "Account", 1)})
    ordinary.commit({"product/strategy.yaml": LATE, "commitcheck.yaml": mapped}, day="2026-03-20")

    for words in OF_HISTORY[:-1]:
        assert outcomes(words) == plain[words], words
    after = outcomes(TREND)
    assert isinstance(after, list)
    assert after == [*plain[TREND], ("2026-03-20", 2, 1)]  # type: ignore[misc]


def test_a_merge_counts_from_the_day_that_it_came_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a branch said before was nobody's vision yet."""
    made = auditrail(tmp_path)
    made.git("checkout", "--quiet", "-b", "side")
    made.commit({"vision.yaml": LATE}, day="2026-01-20")
    made.git("checkout", "--quiet", "main")
    made.commit({"notes.txt": "elsewhere"}, day="2026-01-21")
    made.git("merge", "--quiet", "--no-ff", "-m", "merge", "side", day="2026-03-05")
    monkeypatch.chdir(tmp_path)

    assert outcomes(SIGNING) == [("K-1", "conforms", "does_not_conform", "2026-03-05")]
    for words in OF_HISTORY[1:3]:
        assert outcomes(words) == [("K-1", "broken_since", "2026-03-05")]
    assert outcomes(TREND) == [("2026-01-05", 2, 0), ("2026-01-21", 2, 0), ("2026-03-05", 2, 1)]


@pytest.mark.parametrize("broken", ["vision.yaml", "commitments.csv"])
def test_what_cannot_be_read_at_a_commit_is_never_taken_as_zero(
    ordinary: Repository, broken: str
) -> None:
    """Neither a vision nor a table: no promises read are not no promises."""
    good = (ordinary.folder / broken).read_text("utf-8")
    (ordinary.folder / broken).write_bytes(
        b"\xff\xfe\x00roadmap: [" if broken.endswith("l") else b""
    )
    bad = ordinary.commit(day="2026-03-10")
    ordinary.commit({broken: good}, day="2026-03-20")

    assert outcomes(TREND) == [("2026-01-05", 2, 0), ("2026-03-05", 2, 1), ("2026-03-20", 2, 1)]
    assert "2026-03-10 is left out: " in call(*TREND).out
    assert bad[:7] in call(*TREND).out
    for words, code in ((("diff", "HEAD~1"), 2), (("check", "--since=HEAD~1"), 1)):
        called = call(*words)
        assert called.code == code, "a pull request that mends the file is judged as all new"
        assert "not read: HEAD~1" in called.out


def test_a_vision_that_cannot_be_read_is_named_in_the_report(ordinary: Repository) -> None:
    bad = ordinary.commit({"vision.yaml": "roadmap: [\n"}, day="2026-02-08")
    ordinary.commit({"vision.yaml": LATE}, day="2026-03-20")
    for words in OF_HISTORY[:-1]:
        said = " ".join(call(*words).out.split())
        assert f"{bad[:12]} of 2026-02-08 is left out: its vision is not readable" in said, words
        assert "1 could not be judged" in said


@pytest.mark.parametrize("link", ["vision.yaml", "commitments.csv"])
def test_a_link_in_history_is_never_taken_as_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: str
) -> None:
    files = {"vision.yaml": LATE, "commitments.csv": PROMISES}
    made = Repository(tmp_path / "made")
    (made.folder / link).symlink_to(tmp_path / "secret")
    made.commit({"commitcheck.yaml": CONFIG} | {k: v for k, v in files.items() if k != link})
    (made.folder / link).unlink()
    made.commit({link: files[link]}, day="2026-03-05")
    monkeypatch.chdir(made.folder)

    assert outcomes(TREND) == [("2026-03-05", 2, 1)]
    named = f"{link} is a symbolic link or a submodule there: it is not followed"
    every = (*EVERY_COMMAND[:4], TREND) if link == "vision.yaml" else (*EVERY_COMMAND[:3], TREND)
    for words in every:
        called = call(*words)
        assert named in " ".join((called.out + called.err).split()), words


def test_without_a_git_to_ask_folders_and_saved_reports_are_compared(
    ordinary: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tmp_path / "before"
    before.mkdir()
    for name in ("vision.yaml", "commitments.csv", "commitcheck.yaml"):
        (before / name).write_text(ordinary.git("show", f"HEAD~1:{name}") + "\n", "utf-8")
    saved = call("check", str(before), "--format", "json").out
    (tmp_path / "before.json").write_text(saved, "utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))

    for side in ("before", "before.json"):
        called = call("diff", str(tmp_path / side))
        assert called.code == 1, called.err
        assert "TIM401" in called.out
    for words in (("diff", "HEAD~1"), *EVERY_COMMAND[2:]):
        called = call(*words)
        assert (called.code, "git is not installed" in called.err) == (2, True), words
