"""Two versions compared: sides of every kind, changes with their days, findings with causes."""

import datetime as dt
from pathlib import Path

import pytest

from commitcheck.api import check, load
from commitcheck.errors import InputError
from commitcheck.over_time import diff
from commitcheck.reporting import render
from commitcheck.variants.comparison import Comparison
from variants.repositories import (
    CONFIG,
    PROMISES,
    VISION,
    Repository,
    auditrail,
    slipped,
    write_project,
)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = auditrail(tmp_path / "repository")
    monkeypatch.chdir(made.folder)
    return made


def said(comparison: Comparison) -> list[str]:
    """The changes that people see, without their days."""
    return [
        f"{change.key.id} {change.key.field or change.what}: {change.old} -> {change.new}"
        for change in comparison.changes
        if change.is_shown
    ]


def broken(comparison: Comparison) -> dict[str, list[str]]:
    """What is new or worse, with the ids of what caused it."""
    return {
        f"{compared.finding.rule} {compared.finding.subject.id}": [
            comparison.changes[index].key.id for index in compared.causes
        ]
        for compared in comparison.bad
    }


def test_a_slip_breaks_the_signed_promise_and_is_its_cause(repository: Repository) -> None:
    repository.commit({"vision.yaml": slipped("2026-08-31")}, day="2026-03-05")
    comparison = diff("HEAD~1")

    assert said(comparison) == ["RM1 latest: 2026-06-30 -> 2026-08-31"]
    assert broken(comparison) == {"TIM401 K-1": ["RM1"]}
    (change,) = comparison.changes
    assert change.day == dt.date(2026, 3, 5)
    assert change.commit == repository.git("rev-parse", "HEAD")
    assert change.at is not None
    assert change.at.label.startswith("vision.yaml:7:")


def test_who_must_be_told_and_what_hangs_on_it(repository: Repository) -> None:
    repository.commit({"vision.yaml": slipped("2026-08-31")}, day="2026-03-05")
    comparison = diff("HEAD~1")

    assert [(deal.id, deal.arr, deal.currency) for deal in comparison.deals] == [
        ("D-1", 120000, "EUR")
    ]
    assert comparison.arr == {"EUR": 120000}
    assert [(told.customer, told.deal, told.by) for told in comparison.tell] == [
        ("Acme", "D-1", dt.date(2026, 7, 31))
    ]


def test_a_version_against_itself_is_empty(repository: Repository) -> None:
    comparison = diff("HEAD", "HEAD")

    assert (comparison.changes, comparison.bad, comparison.gone, comparison.notes) == ((),) * 4
    assert len(comparison.known) == len(comparison.report.unwaived)
    assert repository.folder.exists()


def test_what_is_not_committed_has_no_day(repository: Repository) -> None:
    repository.write({"vision.yaml": slipped("2026-08-31")})
    comparison = diff("HEAD")

    assert said(comparison) == ["RM1 latest: 2026-06-30 -> 2026-08-31"]
    assert comparison.changes[0].day is None
    assert comparison.head.name == "the files as they are"


def test_the_last_commit_that_made_a_value_is_named(repository: Repository) -> None:
    for day, latest in (("2026-02-05", "2026-08-31"), ("2026-03-05", "2026-07-31"),
                        ("2026-03-20", "2026-08-31")):  # fmt: skip
        repository.commit({"vision.yaml": slipped(latest)}, day=day)
    comparison = diff("HEAD~3", "HEAD")

    assert [change.day for change in comparison.changes] == [dt.date(2026, 3, 20)]


def test_a_change_in_a_branch_counts_for_its_merge(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit({"vision.yaml": slipped("2026-08-31")}, day="2026-02-05")
    repository.git("checkout", "--quiet", "main")
    repository.commit({"notes.txt": "elsewhere"}, day="2026-02-06")
    repository.git("merge", "--quiet", "--no-ff", "-m", "merge", "side", day="2026-02-10")
    comparison = diff("HEAD~2")

    assert [change.day for change in comparison.changes] == [dt.date(2026, 2, 10)]


def test_promises_added_gone_reworded_moved_and_signed(repository: Repository) -> None:
    rows = PROMISES.splitlines()
    now = [
        rows[0],
        rows[1]
        .replace("SCIM provisioning,", "SCIM, whole,")
        .replace("SCIM, whole", '"SCIM, whole"'),
        rows[2].replace("proposed,", "signed,2026-03-01").replace("2026-12-31", "2027-01-31"),
        "K-3,D-3,Calder,SCIM too,scim,proposed,,2026-12-31,,",
    ]
    repository.commit({"commitments.csv": "\n".join(now) + "\n"}, day="2026-03-05")
    comparison = diff("HEAD~1")

    assert [(change.key.id, change.what) for change in comparison.changes] == [
        ("K-1", "reworded"),
        ("K-2", "signed"),
        ("K-2", "changed"),
        ("K-2", "moved"),
        ("K-3", "added"),
    ]
    back = diff("HEAD", "HEAD~1")
    assert ("K-3", "gone") in [(change.key.id, change.what) for change in back.changes]


def test_a_folder_and_a_saved_report_agree_with_a_ref(
    repository: Repository, tmp_path: Path
) -> None:
    before = repository.folder.parent / "before"
    write_project(before)
    saved = tmp_path / "before.json"
    saved.write_text(str(render(check(load(), engine="off"), "json")), "utf-8")
    repository.commit({"vision.yaml": slipped("2026-08-31")}, day="2026-03-05")
    by_ref, by_folder, by_report = diff("HEAD~1"), diff(str(before)), diff(str(saved))

    assert [c.key for c in by_folder.changes] == [c.key for c in by_ref.changes]
    for other in (by_folder, by_report):
        assert [found.finding for found in other.new] == [found.finding for found in by_ref.new]
        assert len(other.known) == len(by_ref.known)
        assert [found.fingerprint for found in other.gone] == [
            found.fingerprint for found in by_ref.gone
        ]
    assert not by_report.has_changes
    assert not by_report.changes
    assert "changes and causes are not known" in by_report.notes[0]


def test_an_export_without_history_is_taken_as_it_is_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repository(tmp_path)
    repository.commit({"vision.yaml": VISION, "commitcheck.yaml": CONFIG, ".gitignore": "*.csv\n"})
    repository.commit({"vision.yaml": slipped("2026-08-31")}, day="2026-03-05")
    repository.write({"commitments.csv": PROMISES})
    monkeypatch.chdir(repository.folder)
    comparison = diff("HEAD~1")

    assert broken(comparison) == {"TIM401 K-1": ["RM1"]}
    assert comparison.notes == ("commitments.csv is not kept in git: it is taken as it is today",)


@pytest.mark.parametrize("edit", [VISION, slipped("2026-08-31")], ids=["moved", "moved and edited"])
@pytest.mark.parametrize("is_committed", [True, False])
def test_a_vision_that_moved_is_followed(
    repository: Repository, edit: str, *, is_committed: bool
) -> None:
    (repository.folder / "vision.yaml").unlink()
    files = {
        "product/roadmap.yaml": edit,
        "commitcheck.yaml": CONFIG + "vision: product/roadmap.yaml\n",
    }
    repository.write(files)
    if is_committed:
        repository.commit(day="2026-03-05")
    comparison = diff("HEAD~1" if is_committed else "HEAD")

    assert said(comparison) == ([] if edit == VISION else ["RM1 latest: 2026-06-30 -> 2026-08-31"])
    assert not comparison.unread


def test_each_version_is_read_as_its_own_configuration_says(repository: Repository) -> None:
    """Renamed columns change how a table is read, and no promise in it."""
    renamed = PROMISES.replace("customer", "Account", 1)
    config = CONFIG + "commitments:\n  - file: export.csv\n    columns: {customer: Account}\n"
    (repository.folder / "commitments.csv").unlink()
    repository.commit({"export.csv": renamed, "commitcheck.yaml": config}, day="2026-03-05")

    assert said(diff("HEAD~1")) == []
    assert said(diff("HEAD", "HEAD~1")) == []


def test_both_sides_are_judged_by_the_newer_rules(repository: Repository) -> None:
    """A rule that the configuration leaves out from now on does not count as healed."""
    repository.commit({"commitcheck.yaml": CONFIG + "ignore: [COV, COM, GOV, POS, TIM]\n"})
    comparison = diff("HEAD~1")

    assert comparison.gone == ()


def test_a_subfolder_is_compared_as_seen_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repository(tmp_path)
    config = f"{CONFIG}vision: b/vision.yaml\ncommitments: ../shared/*.csv\n"
    repository.commit(
        {"a/b/vision.yaml": VISION, "shared/deals.csv": PROMISES, "a/commitcheck.yaml": config}
    )
    repository.commit({"a/b/vision.yaml": slipped("2026-08-31")}, day="2026-03-05")
    monkeypatch.chdir(repository.folder / "a" / "b")
    comparison = diff("HEAD~1", "HEAD")

    assert broken(comparison) == {"TIM401 K-1": ["RM1"]}
    assert comparison.bad[0].finding.at.path == str(Path("..", "..", "shared", "deals.csv"))
    assert diff("HEAD~1").bad[0].finding.at.path == comparison.bad[0].finding.at.path


def test_a_bare_repository_is_compared_without_files(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit({"vision.yaml": slipped("2026-08-31")}, day="2026-03-05")
    repository.git("clone", "--quiet", "--bare", str(repository.folder), str(tmp_path / "bare"))
    monkeypatch.chdir(tmp_path / "bare")

    assert broken(diff("HEAD~1", "HEAD")) == {"TIM401 K-1": ["RM1"]}


def test_a_commit_in_between_that_cannot_be_read_is_named(repository: Repository) -> None:
    broken_id = repository.commit({"vision.yaml": "roadmap: [\n"}, day="2026-02-05")
    repository.commit({"vision.yaml": slipped("2026-08-31")}, day="2026-03-05")
    comparison = diff("HEAD~2", "HEAD")

    assert [change.day for change in comparison.changes] == [dt.date(2026, 3, 5)]
    assert comparison.notes == (
        f"{broken_id[:12]} of 2026-02-05 is left out: its vision is not readable",
    )


def test_a_side_that_cannot_be_read_is_said_to_be(repository: Repository) -> None:
    repository.commit({"vision.yaml": "roadmap: [\n"}, day="2026-02-05")

    assert any(
        "HEAD: there is no readable vision" in line for line in diff("HEAD~1", "HEAD").unread
    )


@pytest.mark.parametrize(
    ("base", "why"),
    [("nowhere", "there is no ref nowhere"), ("--help", "does not look like that"),
     ("vision.yaml", "neither a ref nor a JSON report"), ("empty", "holds neither")],
)  # fmt: skip
def test_a_side_that_is_nothing_says_why(repository: Repository, base: str, why: str) -> None:
    (repository.folder / "empty").mkdir()
    with pytest.raises(InputError, match=why):
        diff(base)


def test_a_name_of_both_a_folder_and_a_ref_is_not_guessed(repository: Repository) -> None:
    repository.git("branch", "before")
    (repository.folder / "before").mkdir()
    with pytest.raises(InputError, match=r"write \./before or refs/heads/before"):
        diff("before")
    assert diff("refs/heads/before").changes == ()


def test_without_a_repository_a_ref_is_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vision.yaml").write_text(VISION, "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="in no git repository"):
        diff("main")


def test_nothing_is_left_behind(repository: Repository, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tempfile.tempdir", str(temporary))
        diff("HEAD")
        with pytest.raises(InputError):
            diff("nowhere")
    assert list(temporary.iterdir()) == []
    assert Path.cwd() == repository.folder
