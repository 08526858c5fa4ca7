"""`commitcheck approve`: who said yes, and to what exactly."""

from pathlib import Path

import pytest

from cli.calling import call
from commitcheck.api import check, load
from commitcheck.model.approved_parts import approved_parts
from variants.repositories import PROMISES, write_project


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def approve(*arguments: str) -> int:
    called = call("approve", *arguments, "--by", "ines")
    assert called.out == ""
    return called.code


def codes(promise: str) -> list[str]:
    report = check(load(), engine="off")
    return [f.code for f in report.findings if f.subject.id == promise and f.rule[:3] == "GOV"]


def test_day_role_name_and_fingerprint_are_recorded(folder: Path) -> None:
    called = call("approve", "K-1", "--role", "product", "--by", "ines")

    assert called == (0, "", "recorded in decisions.yaml: product approves 1 promise\n")
    [decision] = load().decisions
    assert (decision.commitment, decision.role, decision.by) == ("K-1", "product", "ines")
    assert str(decision.date) == "2026-04-01"
    assert dict(decision.fingerprint) == approved_parts(load().by_id["K-1"])
    text = (folder / "decisions.yaml").read_text("utf-8")
    assert "SCIM" not in text


def test_an_approval_counts_until_the_promise_changes(folder: Path) -> None:
    for role in ("product", "engineering", "finance", "legal"):
        assert approve("K-1", "--role", role, "--as-of", "2026-02-01") == 0
    assert codes("K-1") == []
    assert codes("K-2") == ["GOV205:missing"]

    (folder / "commitments.csv").write_text(PROMISES.replace("2026-07-31", "2026-08-31"), "utf-8")
    assert codes("K-1") == ["GOV205:missing", "GOV207"]
    for role in ("product", "engineering", "finance", "legal"):
        assert approve("K-1", "--role", role, "--as-of", "2026-02-01") == 0
    assert codes("K-1") == []
    assert len(load().decisions) == 4


def test_a_deal_is_approved_as_a_whole(folder: Path) -> None:
    (folder / "commitments.csv").write_text(PROMISES.replace("D-2", "D-1"), "utf-8")
    assert approve("--deal", "D-1", "--role", "legal") == 0

    assert [decision.commitment for decision in load().decisions] == ["K-1", "K-2"]


def test_the_rest_of_the_file_stays_as_it_is(folder: Path) -> None:
    """Comments and other sections, byte for byte."""
    text = "# ours\nschema_version: 1\napprovals:\n- {commitment: K-2, role: legal}\n# the end\n"
    (folder / "decisions.yaml").write_text(text, "utf-8")
    assert approve("K-1", "--role", "product") == 0
    written = (folder / "decisions.yaml").read_text("utf-8")

    assert written.startswith("# ours\nschema_version: 1\napprovals:\n")
    assert [(d.commitment, d.role) for d in load().decisions] == [
        ("K-1", "product"), ("K-2", "legal"),
    ]  # fmt: skip


def test_the_same_yes_twice_is_nothing_to_record(folder: Path) -> None:
    assert approve("K-1", "--role", "product") == 0
    before = (folder / "decisions.yaml").read_bytes()
    assert approve("K-1", "--role", "product") == 3
    assert (folder / "decisions.yaml").read_bytes() == before


def test_an_approval_of_nothing_is_named(folder: Path) -> None:
    (folder / "decisions.yaml").write_text(
        "schema_version: 1\napprovals: [{commitment: K-11, role: legal}]\n", "utf-8"
    )
    [problem] = load().problems

    assert str(problem.message) == "an approval is of K-11, and there is no such promise"
    assert problem.at.path == "decisions.yaml"
    assert str(problem.next_step) == "did you mean K-1?"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("K-1",), "say which role approves"),
        (("K-1", "--role", "boss"), "--role is boss, expected product"),
        (("K-9", "--role", "legal"), "there is no promise K-9"),
        (("--deal", "D-9", "--role", "legal"), "there is no deal D-9"),
        (("--role", "legal"), "name promises or a --deal"),
        (("K-1", "--deal", "D-1", "--role", "legal"), "name promises or a --deal"),
    ],
)
def test_what_makes_no_sense_is_refused(folder: Path, arguments: tuple[str, ...], why: str) -> None:
    called = call("approve", *arguments, "--by", "ines")

    assert called.code == 2
    assert why in called.err
    assert not (folder / "decisions.yaml").exists()


def test_what_is_closed_has_nothing_to_approve(folder: Path) -> None:
    (folder / "commitments.csv").write_text(PROMISES.replace("proposed", "withdrawn"), "utf-8")
    called = call("approve", "K-2", "--role", "legal", "--by", "ines")

    assert (called.code, called.err) == (
        2, "commitcheck: K-2 is withdrawn: there is nothing to approve\n",
    )  # fmt: skip


def test_a_file_that_cannot_be_read_whole_is_not_written(folder: Path) -> None:
    text = "schema_version: 1\napprovals: [{commitment: K-1, role: boss}]\n"
    (folder / "decisions.yaml").write_text(text, "utf-8")

    assert approve("K-1", "--role", "legal") == 2
    assert (folder / "decisions.yaml").read_text("utf-8") == text
