"""The company's own rules over time: those of the newer version judge both, wherever they lie."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.calling import call
from commitcheck.loading.packs import pack_hash
from commitcheck.over_time import diff, trend
from variants.repositories import CONFIG, Repository, auditrail

RULE = """\
code: ACME101
name: nobody-asked
severity: error
subject: promise
when: promise.customer != "Nobody"
message: "{promise.id} is for {promise.customer}"
next_step: ask them
who: product
root: R3
why: this is a rule that finds every promise
bad: [{id: K-1, customer: Acme, title: SCIM, due: 2026-10-31}]
good: [{id: K-1, customer: Nobody, title: SCIM}]
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = auditrail(tmp_path / "repository")
    monkeypatch.chdir(made.folder)
    return made


def in_place(_: Repository) -> dict[str, str]:
    return {"rules/acme101.yaml": RULE}


def named(_: Repository) -> dict[str, str]:
    return {"ours/acme101.yaml": RULE, "commitcheck.yaml": f"{CONFIG}rules: [ours]\n"}


def in_pack(repository: Repository) -> dict[str, str]:
    """A pack is pinned by all of its files, whatever they are."""
    repository.write({"packs/a/rules/acme101.yaml": RULE, "packs/a/NOTICE": "ours\n"})
    pinned = pack_hash(str(repository.folder / "packs" / "a"))
    config = f"{CONFIG}packs: [{{path: packs/a, sha256: {pinned}}}]\n"
    return {"commitcheck.yaml": config}


@pytest.mark.parametrize("place", [in_place, named, in_pack])
def test_a_rule_that_was_always_there_says_the_same_of_a_commit_as_of_the_files(
    repository: Repository, place: Callable[[Repository], dict[str, str]]
) -> None:
    repository.commit(place(repository))
    repository.commit({"notes.txt": "later"}, day="2026-03-05")
    for head in (None, "HEAD"):
        comparison = diff("HEAD~1", head)
        assert (comparison.changes, comparison.bad, comparison.gone) == ((), (), ())
        known = [found.subject.id for found in comparison.known if found.rule == "ACME101"]
        assert known == ["K-1", "K-2"]


def test_a_pack_of_thresholds_alone_is_read_in_a_commit_too(repository: Repository) -> None:
    repository.write({"packs/a/policy.yaml": "max_top_arr: 0.25\n"})
    pinned = pack_hash(str(repository.folder / "packs" / "a"))
    config = f"{CONFIG}packs: [{{path: packs/a, sha256: {pinned}}}]\n"
    repository.commit({"commitcheck.yaml": config})
    repository.commit({"notes.txt": "later"}, day="2026-03-05")
    comparison = diff("HEAD~1", "HEAD")
    assert comparison.changes == ()
    assert not [it for it in comparison.known if it.subject.kind == "file"]


def test_a_rule_that_is_new_is_no_change_of_the_promises(repository: Repository) -> None:
    repository.commit(in_place(repository), day="2026-03-05")
    comparison = diff("HEAD~1")

    assert {change.key.kind for change in comparison.changes} == {"file"}
    assert (comparison.bad, comparison.gone) == ((), ())
    assert "ACME101" in {found.rule for found in comparison.known}


def test_a_trend_is_of_todays_rules_and_of_what_they_say(repository: Repository) -> None:
    """They are no part of the commits before, but of what is remembered of them."""
    before = trend(every="commit")
    repository.commit(in_place(repository), day="2026-03-05")
    after = trend(every="commit")
    repository.write({"rules/acme101.yaml": RULE.replace("ask them", "ask them again")})
    edited = trend(every="commit")

    assert [point.nonconforming for point in before.points] == [0]
    assert [point.nonconforming for point in after.points] == [2, 2]
    assert (after.read, edited.read) == (2, 2)
    assert call("check", "--history", "-q").out.startswith("Auditrail: 2 of 2 promises")
