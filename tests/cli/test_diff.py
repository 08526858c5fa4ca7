"""`commitcheck diff` as a user calls it: formats, exit codes, what it refuses."""

import json
from pathlib import Path

import jsonschema
import pytest

from cli.calling import call
from variants.repositories import PROMISES, Repository, auditrail, slipped

SCHEMA = Path(__file__).parents[2] / "schemas" / "diff.schema.json"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The roadmap slips, first by days that may still do, then beyond the promise."""
    made = auditrail(tmp_path / "repository")
    made.commit({"vision.yaml": slipped("2026-08-31")}, day="2026-03-05")
    later = slipped("2026-10-31").replace("earliest: 2026-05-01", "earliest: 2026-09-01")
    made.commit({"vision.yaml": later}, day="2026-03-20")
    monkeypatch.chdir(made.folder)
    return made


def test_an_error_that_is_new_or_worse_ends_with_1(repository: Repository) -> None:
    assert call("diff", "HEAD~2").code == 1
    assert call("diff", "HEAD~1").code == 1
    assert call("diff", "HEAD").code == 0
    assert call("diff", "HEAD~2", "--fail-on", "never").code == 0
    assert repository.folder.exists()


def test_a_warning_ends_with_1_only_where_it_is_asked_to(repository: Repository) -> None:
    assert call("diff", "HEAD~2", "HEAD~1").code == 0
    assert call("diff", "HEAD~2", "HEAD~1", "--fail-on", "warning").code == 1
    assert repository.folder.exists()


def test_a_side_that_cannot_be_read_ends_with_2(repository: Repository) -> None:
    assert call("diff", "nowhere").code == 2
    assert "there is no ref nowhere" in call("diff", "nowhere").err
    assert call("diff", "--", "--upload-pack=x").code == 2
    repository.write({"vision.yaml": "roadmap: [\n"})
    called = call("diff", "HEAD")
    assert called.code == 2
    assert "not read: the files as they are: there is no readable vision" in called.out


def test_what_the_terminal_says(repository: Repository) -> None:
    shown = call("diff", "HEAD~1").out

    assert shown.startswith("0 new findings, 1 worse, 0 gone, ")
    assert "RM1 latest: 2026-08-31 \N{RIGHTWARDS ARROW} 2026-10-31  2026-03-20, " in shown
    assert "before    was a warning" in shown
    assert (
        "because   RM1 earliest: 2026-05-01 \N{RIGHTWARDS ARROW} 2026-09-01 (2026-03-20, " in shown
    )
    assert "Acme \N{MIDDLE DOT} D-1  by 2026-07-31  K-1 is due 2026-07-31" in " ".join(
        shown.split("\n")
    )
    assert call("diff", "HEAD", "-q").out.startswith("nothing changed, ")
    assert repository.folder.exists()


def test_the_record_fits_its_schema_and_its_causes_are_among_its_changes(
    repository: Repository,
) -> None:
    document = json.loads(call("diff", "HEAD~2", "--format", "json").out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    new = next(found for found in document["findings"]["new"] if found["rule"] == "TIM401")

    assert (document["format"], document["version"]) == ("commitcheck-diff", 1)
    assert (document["base"], document["as_of"]) == ("HEAD~2", "2026-04-01")
    causes = [document["changes"][index] for index in new["causes"]]
    assert [(cause["id"], cause["field"]) for cause in causes] == [
        ("RM1", "earliest"),
        ("RM1", "latest"),
    ]
    assert {cause["commit"] for cause in causes} == {repository.git("rev-parse", "HEAD")}
    assert document["money"]["arr"] == {"EUR": 120000}
    assert document["tell"] == [
        {"customer": "Acme", "deal": "D-1", "by": "2026-07-31", "why": new["message"]}
    ]


def test_the_published_schema_is_printed(repository: Repository) -> None:
    assert json.loads(call("schema", "diff").out) == json.loads(SCHEMA.read_text("utf-8"))
    assert repository.folder.exists()


def test_annotations_go_on_the_changed_line(repository: Repository) -> None:
    lines = call("diff", "HEAD~2", "--format", "github").out.splitlines()

    assert lines[0].startswith("::error title=new%3A TIM401 K-1,file=vision.yaml,line=7,col=")
    assert "%0ABecause: RM1 earliest: 2026-05-01 \N{RIGHTWARDS ARROW} 2026-09-01" in lines[0]
    assert lines[-1].startswith("commitcheck: 1 new finding, ")
    assert repository.folder.exists()


def test_sarif_says_what_is_new_updated_unchanged_and_absent(repository: Repository) -> None:
    def states(*arguments: str) -> dict[str, str]:
        document = json.loads(call("diff", *arguments, "--format", "sarif").out)
        results = document["runs"][0]["results"]
        return {
            result["ruleId"]: result["baselineState"]
            for result in results
            if result["properties"]["subject"]["id"] == "K-1"
        }

    assert states("HEAD~2")["TIM401"] == "new"
    assert states("HEAD~1")["TIM401"] == "updated"
    assert states("HEAD")["TIM401"] == "unchanged"
    assert states("HEAD", "HEAD~2")["TIM401"] == "absent"
    assert repository.folder.exists()


@pytest.mark.parametrize("name", ["terminal", "json", "markdown", "html", "github", "sarif"])
def test_every_format_is_the_same_twice_and_names_the_cause(
    repository: Repository, name: str
) -> None:
    first, second = (call("diff", "HEAD~2", "--format", name) for _ in range(2))

    assert first == second
    assert first.err == ""
    assert "2026-09-01" in first.out
    assert repository.folder.exists()


def test_several_formats_at_once(repository: Repository) -> None:
    called = call("diff", "HEAD~2", "--report", "json=d.json", "--report", "html=d.html")

    assert called.code == 1
    assert json.loads((repository.folder / "d.json").read_text("utf-8"))["version"] == 1
    assert (repository.folder / "d.html").read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--format", "jsn"), "did you mean json?"),
        (("--format", "xlsx"), "there is no format xlsx"),
        (("--fail-on", "all"), "--fail-on is all"),
        (("--color", "red"), "--color is red"),
        (("--as-of", "soon"), "--as-of is soon"),
        (("--report", "json=vision.yaml"), "would overwrite vision.yaml"),
        (("--report", "json=-"), "cannot both go to standard output"),
        (("--redact", "names"), "--redact cannot hide names"),
    ],
)
def test_what_makes_no_sense_is_refused(
    repository: Repository, arguments: tuple[str, ...], why: str
) -> None:
    called = call("diff", "HEAD~1", *arguments)

    assert called.code == 2
    assert why in called.err
    assert repository.folder.exists()


def test_nothing_of_a_user_is_left_when_everything_is_hidden(repository: Repository) -> None:
    repository.write({"commitments.csv": PROMISES.replace("SCIM provisioning", "Secret thing")})
    for name in ("terminal", "json", "markdown", "html", "github", "sarif"):
        shown = call(
            "diff", "HEAD~2", "--redact", "customers,people,quotes,money", "--format", name
        ).out
        for word in ("Acme", "Birch", "D-1", "K-1", "RM1", "Secret", "120000", "120,000",
                     "vision.yaml", "commitments.csv", "Auditrail"):  # fmt: skip
            assert word not in shown, (name, word)


def test_hostile_words_are_inert_in_every_format(
    repository: Repository,
) -> None:
    evil = 'title: "x\\x1b[31m::error::y<script>alert(1)</script>"'
    repository.write({"vision.yaml": slipped("2026-12-31").replace("title: SCIM", evil)})
    for name in ("terminal", "markdown", "html", "github", "sarif", "json"):
        shown = call("diff", "HEAD~2", "--format", name).out
        assert "\x1b" not in shown, name
        assert "<script>" not in shown or name in ("terminal", "json", "sarif", "github"), name
        assert not any(line.startswith("::error::y") for line in shown.splitlines()), name
        assert "::error::y" not in shown, name
