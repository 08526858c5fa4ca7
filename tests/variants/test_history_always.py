"""`history: true` in commitcheck.yaml: what git tells is said in every check of a repository."""

import json
import shutil
from pathlib import Path

import pytest

from cli.calling import call
from variants.repositories import CONFIG, PROMISES, VISION, Repository, auditrail, slipped

LATE = slipped("2026-10-31").replace("earliest: 2026-05-01", "earliest: 2026-09-01")
ALWAYS = f"{CONFIG}history: true\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = auditrail(tmp_path / "made")
    made.commit({"vision.yaml": LATE, "commitcheck.yaml": ALWAYS}, day="2026-03-05")
    monkeypatch.chdir(made.folder)
    return made


@pytest.mark.parametrize("command", ["check", "diagnose"])
def test_the_key_says_what_the_option_says(repository: Repository, command: str) -> None:
    always = call(command, "--format", "json").out
    assert json.loads(always)["since_signing"]["counts"]["broken_since"] == 1
    assert call(command, "--history", "--format", "json").out == always
    repository.write({"commitcheck.yaml": f"{CONFIG}history: false\n"})
    assert json.loads(call(command, "--format", "json").out)["since_signing"] is None
    repository.write({"commitcheck.yaml": CONFIG})
    assert json.loads(call(command, "--format", "json").out)["since_signing"] is None


def test_the_packs_have_it_too(repository: Repository) -> None:
    assert call("sync").code == 0
    page = (repository.folder / "sync" / "sync-product.md").read_text("utf-8")
    assert "by the history, of 1 signed promise 1 broken since signing" in page


@pytest.mark.parametrize("command", ["check", "diagnose", "sync"])
def test_what_a_configuration_wants_is_never_left_out_in_silence(
    repository: Repository, command: str
) -> None:
    shutil.rmtree(repository.folder / ".git")
    called = call(command)
    assert called.code == 2
    assert "commitcheck.yaml has history: true, but this folder is in no git rep" in called.err


@pytest.mark.parametrize(
    "words",
    [("validate", "vision.yaml"), ("preview", "commitments.csv"), ("baseline", "write", "b.json")],
)
def test_other_commands_do_not_ask_git(repository: Repository, words: tuple[str, ...]) -> None:
    shutil.rmtree(repository.folder / ".git")
    assert call(*words).code in (0, 1)


def test_a_product_has_it_from_its_company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And with the option every product of a company tells its own."""
    made = Repository(tmp_path)
    company = f"{CONFIG}company: Acme\nproducts: [audit, trail]\n"
    made.commit(
        {
            "commitcheck.yaml": company,
            "audit/vision.yaml": VISION,
            "audit/commitments.csv": PROMISES,
            "trail/vision.yaml": VISION.replace("Auditrail", "Trail"),
            "trail/commitments.csv": PROMISES.replace("K-", "T-"),
        }
    )
    made.commit({"audit/vision.yaml": LATE}, day="2026-03-05")
    monkeypatch.chdir(tmp_path)

    def counts(*words: str) -> list[int | None]:
        document = json.loads(call("check", "--format", "json", *words).out)
        told = [it["report"]["since_signing"] for it in document["products"]]
        return [it and it["counts"]["broken_since"] for it in told]

    assert counts() == [None, None]
    assert counts("--history") == [1, 0]
    made.write({"commitcheck.yaml": f"{company}history: true\n"})
    assert counts() == [1, 0]
