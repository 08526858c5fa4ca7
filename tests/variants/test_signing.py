"""Sales or the roadmap: each signed promise on the day of its signature."""

import datetime as dt
import json
import re
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

from cli.calling import call
from commitcheck.api import check, load
from commitcheck.over_time import since_signing
from commitcheck.variants.signing import LEFT_OUT, SignedPromise, counts
from variants.repositories import CONFIG, VISION, Repository, slipped

SCHEMA = Path(__file__).parents[2] / "schemas" / "since-signing.schema.json"
LATE = slipped("2026-10-31").replace("earliest: 2026-05-01", "earliest: 2026-09-01")
"""The item lands after every promise of these tests is due."""
HEAD = "id,deal,customer,title,capability,status,signed_on,due\n"


def row(id_: str, signed_on: str, due: str = "2026-07-31", status: str = "signed") -> str:
    return f"{id_},D-{id_},Acme,SCIM provisioning,scim,{status},{signed_on},{due}\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """In time from 5 January, late from 5 March; the export has no history."""
    made = Repository(tmp_path)
    made.commit(
        {"vision.yaml": VISION, "commitcheck.yaml": CONFIG, ".gitignore": "*.csv\n"},
        day="2026-01-05",
    )
    made.commit({"vision.yaml": LATE}, day="2026-03-05")
    monkeypatch.chdir(made.folder)
    return made


def signed(repository: Repository, *rows: str) -> dict[str, SignedPromise]:
    repository.write({"commitments.csv": HEAD + "".join(rows)})
    return {promise.promise.id: promise for promise in since_signing().promises}


def test_the_roadmap_broke_what_held_when_it_was_signed(repository: Repository) -> None:
    found = signed(repository, row("K-1", "2026-02-10"))["K-1"]

    assert (found.then, found.now, found.outcome) == (
        "conforms", "does_not_conform", "broken_since",
    )  # fmt: skip
    assert found.since is not None
    assert found.since.day == dt.date(2026, 3, 5)
    result = since_signing()
    assert [
        (result.changes[index].key.field, result.changes[index].day) for index in found.causes
    ] == [("earliest", dt.date(2026, 3, 5))]
    assert [error.rule for error in found.findings] == ["TIM401"]


@pytest.mark.parametrize(
    ("signed_on", "outcome"),
    [
        ("2026-01-04", "could_not_be_judged"),  # the day before the first commit
        ("2026-01-05", "broken_since"),
        ("2026-03-04", "broken_since"),  # the day before the slip
        ("2026-03-05", "broken_since"),  # the slip's own day: not the seller's
        ("2026-03-06", "wrong_from_the_start"),
        ("", "could_not_be_judged"),
    ],
)
def test_what_counts_is_the_vision_of_the_day(
    repository: Repository, signed_on: str, outcome: str
) -> None:
    found = signed(repository, row("K-1", signed_on))["K-1"]

    assert found.outcome == outcome
    assert (found.why != "") == (outcome == "could_not_be_judged")
    if outcome == "broken_since":
        assert found.since is not None
        assert found.since.day == dt.date(2026, 3, 5)


def test_healed_is_what_did_not_hold_and_does_now(repository: Repository) -> None:
    repository.commit({"vision.yaml": VISION}, day="2026-03-20")
    found = signed(repository, row("K-1", "2026-03-10"), row("K-2", "2026-02-10"))

    assert found["K-1"].outcome == "healed"
    assert found["K-2"].outcome == "held"


def test_since_is_the_last_time_it_broke(repository: Repository) -> None:
    repository.commit({"vision.yaml": VISION}, day="2026-03-10")
    repository.commit({"vision.yaml": LATE + "tenets: [{id: T1}]\n"}, day="2026-03-20")
    repository.commit({"vision.yaml": LATE + "tenets: [{id: T2}]\n"}, day="2026-03-25")
    found = signed(repository, row("K-1", "2026-02-10"))["K-1"]

    assert found.since is not None
    assert found.since.day == dt.date(2026, 3, 20)


def test_what_the_vision_did_not_break_has_no_commit(repository: Repository) -> None:
    """Another exclusive promise came: today it would be in conflict by any vision."""
    repository.commit({"vision.yaml": VISION}, day="2026-03-06")
    extra = HEAD.replace("due\n", "due,kind,scope_segment,until\n")
    rows = (
        "K-1,D-1,Acme,Only for us,scim,signed,2026-03-10,2026-07-31,exclusivity,,2027-01-31\n"
        "K-2,D-2,Birch,SCIM,scim,signed,2026-03-20,2026-07-31,feature,,\n"
    )
    repository.write({"commitments.csv": extra + rows})
    for found in since_signing().promises:
        if found.outcome == "broken_since":
            assert found.since is None
            assert found.causes == ()


def test_only_open_signed_promises_are_asked_about(repository: Repository) -> None:
    rows = [row("K-1", "2026-02-10", status=status) for status in ("proposed", "released")]

    assert signed(repository, *rows) == {}
    assert call("diff", "--since-signing", "-q").out == "no open promise is signed\n"


def test_a_day_whose_vision_cannot_be_read_is_named_and_left_out(repository: Repository) -> None:
    broken = repository.commit({"vision.yaml": "roadmap: [\n"}, day="2026-03-10")
    repository.commit({"vision.yaml": LATE}, day="2026-03-20")
    found = signed(repository, row("K-1", "2026-03-12"))["K-1"]

    assert (found.outcome, found.why) == (
        "could_not_be_judged", "the vision of that day cannot be read",
    )  # fmt: skip
    assert any(broken[:12] in note for note in since_signing().notes)


def test_it_equals_checking_each_promise_at_its_day(repository: Repository) -> None:
    """By hand: the files of that day in a folder, beside what was signed by then."""
    days = ["2026-01-20", "2026-02-10", "2026-03-06", "2026-03-20"]
    dues = ["2026-04-30", "2026-06-15", "2026-10-15", "2026-12-31"]
    rows = [row(f"K-{i}", day, due) for i, (day, due) in enumerate(zip(days, dues, strict=True))]
    found = signed(repository, *rows)
    for name, finding in found.items():
        day = finding.promise.signed_on
        assert day is not None
        project = load()
        text = repository.git(
            "show", f"{'HEAD~1' if day < dt.date(2026, 3, 5) else 'HEAD'}:vision.yaml"
        )
        repository.write({"then.yaml": text})
        vision = load("then.yaml", "commitments.csv").vision
        by_then = tuple(p for p in project.commitments if p.signed_on and p.signed_on <= day)
        report = check(
            replace(project, vision=vision, commitments=by_then),
            as_of=day, ignore=LEFT_OUT, engine="off",
        )  # fmt: skip
        answer = next(a for a in report.commitments if a.commitment == name)
        assert finding.then == ("conforms" if answer.is_left_out else answer.answer)
    assert {finding.then for finding in found.values()} == {"conforms", "does_not_conform"}


def test_the_record_fits_its_schema_and_counts_add_up(repository: Repository) -> None:
    signed(repository, row("K-1", "2026-02-10"), row("K-2", "2026-03-10"), row("K-3", ""))
    called = call("diff", "--since-signing", "--format", "json")
    document = json.loads(called.out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))

    assert called.code == 1
    assert document["counts"] == dict(counts(since_signing()))
    assert document["counts"] == {
        "broken_since": 1, "wrong_from_the_start": 1, "healed": 0, "could_not_be_judged": 1,
    }  # fmt: skip
    first = document["promises"][0]
    assert (first["id"], first["signed_on"]) == ("K-1", "2026-02-10")
    assert first["since"] == {"day": "2026-03-05", "commit": repository.git("rev-parse", "HEAD")}
    assert document["changes"][first["causes"][0]]["id"] == "RM1"


@pytest.mark.parametrize("name", ["terminal", "markdown", "html"])
def test_people_read_the_story_of_each(repository: Repository, name: str) -> None:
    signed(repository, row("K-1", "2026-02-10"), row("K-2", "2026-03-10"))
    shown = re.sub("<[^>]*>", "", call("diff", "--since-signing", "--format", name).out)

    assert "f 2 signed promises 1 broken since signing, 1 wrong from the first day" in shown
    assert "held when signed on 2026-02-10, not since 2026-03-05" in shown
    assert "RM1 earliest: 2026-05-01 \N{RIGHTWARDS ARROW} 2026-09-01" in shown
    assert "did not hold when signed on 2026-03-10" in shown


def test_no_day_is_divided_at_the_end_of_a_line(repository: Repository) -> None:
    signed(repository, row("K-1", "2026-02-10"))
    page = call("diff", "--since-signing", "--format", "html").out

    held = '<dd>held when signed on <span class="whole">2026-02-10</span>, not since'
    assert held in page
    assert 'is due <span class="whole">2026-07-31</span>, but RM1 lands' in page


def test_a_page_shows_hostile_words_as_words(repository: Repository) -> None:
    """Nothing of a promise is markup, and nothing is loaded."""
    repository.write(
        {
            "commitments.csv": HEAD
            + row("K-1", "2026-02-10").replace("Acme", "<script>alert(1)</script>")
        }
    )
    page = call("diff", "--since-signing", "--format", "html").out

    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page


@pytest.mark.parametrize("name", ["terminal", "markdown", "html", "json"])
def test_it_can_leave_the_room_without_names(repository: Repository, name: str) -> None:
    """Days, outcomes and codes stay; of everything else there are codenames."""
    signed(repository, row("K-1", "2026-02-10"), row("K-2", "2026-03-10"))
    everything = "customers,people,quotes,money"
    page = call("diff", "--since-signing", "--redact", everything, "--format", name).out

    for secret in ("K-1", "K-2", "Acme", "SCIM", "RM1", "Auditrail", "commitments.csv"):
        assert secret not in page, secret
    assert "1 broken since signing" in page or '"broken_since": 1' in page
    assert "2026-03-05" in page


def test_some_of_it_can_be_hidden(repository: Repository) -> None:
    """The customers' names, and not the product's own."""
    signed(repository, row("K-1", "2026-02-10"))
    page = call("diff", "--since-signing", "--redact", "customers").out

    assert "Acme" not in page
    assert "RM1 earliest: 2026-05-01" in page


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("HEAD",), "name no side"),
        (("--format", "sarif"), "not as sarif"),
        (("--redact", "names"), "cannot hide names"),
    ],
)
def test_what_makes_no_sense_is_refused(
    repository: Repository, arguments: tuple[str, ...], why: str
) -> None:
    called = call("diff", "--since-signing", *arguments)

    assert called.code == 2
    assert why in called.err
    assert repository.folder.exists()


def test_without_history_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vision.yaml").write_text(VISION, "utf-8")
    monkeypatch.chdir(tmp_path)
    called = call("diff", "--since-signing")

    assert called.code == 2
    assert "in no git repository" in called.err
