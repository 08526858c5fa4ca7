"""The one way in: what a text promises, with the very words, and why other words are none."""

import datetime as dt
from pathlib import Path

import pytest

from commitcheck import read_text
from commitcheck.api import load_vision
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise

VISION = """
schema_version: 1
product: {id: pelican, name: Pelican}
vision: {statement: Every harbour knows when the next ship comes.}
capabilities:
  - {id: berth-plan, name: Berth planning, aliases: [quay planner], status: available}
  - {id: pilot-app, name: Pilot app, aliases: [boarding app], status: planned}
  - {id: customs-link, name: Customs interface, status: planned}
"""


@pytest.fixture(scope="module")
def pelican(tmp_path_factory: pytest.TempPathFactory) -> Project:
    path: Path = tmp_path_factory.mktemp("pelican") / "vision.yaml"
    path.write_text(VISION, encoding="utf-8")
    return load_vision(str(path))


def ours(found: tuple[ReadPromise, ...]) -> list[ReadPromise]:
    return [entry for entry in found if entry.is_promise]


def quoted(text: str, found: tuple[ReadPromise, ...]) -> list[str]:
    return [text[entry.start : entry.end] for entry in ours(found)]


def test_a_promise_comes_with_its_words_and_what_it_is_about(pelican: Project) -> None:
    text = "Nice call. We will deliver the pilot app to your harbour by 30 June 2027. Bye, Ana"
    found = read_text(text, pelican, written_on=dt.date(2026, 11, 2), source="email")
    (promise,) = ours(found)
    assert (
        text[promise.start : promise.end]
        == "We will deliver the pilot app to your harbour by 30 June 2027"
    )
    assert promise.capabilities == ("pilot-app",)
    assert promise.kind == "feature"
    assert promise.modality == "firm"
    assert promise.reason


def test_an_interface_is_an_integration(pelican: Project) -> None:
    (promise,) = ours(read_text("We will deliver the customs interface by 31 May 2027.", pelican))
    assert promise.kind == "integration"


def test_two_promises_in_a_cell_are_two(pelican: Project) -> None:
    text = "Berth planning goes live on 1 March 2027; the pilot app follows on 1 June 2027."
    assert quoted(text, read_text(text, pelican)) == [
        "Berth planning goes live on 1 March 2027",
        "the pilot app follows on 1 June 2027",
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Unfortunately we cannot offer the pilot app.", "negated"),
        ("Will the pilot app be ready in March?", "question"),
        ("The customer shall provide test data by 1 March 2027.", "customer_duty"),
        ("Their incumbent guarantees 99.99 %.", "competitor"),
    ],
)
def test_what_is_no_promise_of_ours_says_why(pelican: Project, text: str, reason: str) -> None:
    (entry,) = read_text(text, pelican)
    assert (entry.is_promise, entry.modality) == (False, reason)
    assert entry.reason


@pytest.mark.parametrize("text", ["", " ", "n/a", "Thanks for lunch!", "\x00\x07"])
def test_small_talk_gives_nothing(pelican: Project, text: str) -> None:
    assert ours(read_text(text, pelican)) == []


def test_the_newest_mail_counts_and_quotes_are_history(pelican: Project) -> None:
    text = (
        "You will have the pilot app on 1 July 2027.\n\n"
        "On 3 May 2026 Ana wrote:\n> We will deliver the pilot app by 1 April 2027.\n"
    )
    found = read_text(text, pelican)
    assert quoted(text, found) == ["You will have the pilot app on 1 July 2027"]
    assert found[-1].modality == "history"


def test_tags_are_no_words_and_places_stay(pelican: Project) -> None:
    text = "<p>We will deliver the <b>pilot app</b> by 30 June 2027.</p>"
    (promise,) = ours(read_text(text, pelican))
    assert text[promise.start : promise.end].startswith("We will deliver the <b>pilot app</b>")


def test_a_project_without_a_vision_is_read_all_the_same() -> None:
    (promise,) = ours(read_text("We will deliver the app by 30 June 2027.", Project(None)))
    assert promise.capabilities == ()


def test_the_example_of_the_guide_prints_what_it_shows(capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")
    code = page.partition("```python\n")[2].partition("```")[0]
    shown = page.partition("```text\n")[2].partition("```")[0]
    examples = Path(__file__).parents[2] / "examples"
    exec(code.replace("examples/", f"{examples}/"), {})  # noqa: S102 - our own page
    assert capsys.readouterr().out == shown


def test_every_value_is_shown_with_its_words_and_its_band(pelican: Project) -> None:
    text = "The supplier shall deliver the pilot app by 30 June 2027."
    (promise,) = ours(read_text(text, pelican, source="order_form"))
    shown = {item.field: text[item.start : item.end] for item in promise.readings}
    assert shown["capabilities"] == "pilot app"
    assert shown["due"].endswith("30 June 2027")
    assert promise.bands["due"] == promise.bands["modality"] == "clear"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The supplier might deliver the pilot app by 30 June 2027.", "order_form"),
        ("They deliver the pilot app by 30 June 2027.", "order_form"),
        ("The supplier shall deliver the pilot app by 30 June 2027.", "chat"),
        ("Told them we deliver the pilot app by 30 June 2027.", "email"),
    ],
)
def test_doubt_another_subject_or_loose_talk_is_never_clear(
    pelican: Project, text: str, source: str
) -> None:
    for promise in ours(read_text(text, pelican, source=source)):
        assert "clear" not in promise.bands.values()


def test_a_signature_is_listed_and_not_read() -> None:
    text = "We will deliver SSO by 1 May 2027.\n-- \nBob, 99.9 % committed"
    found = read_text(text, Project(None), written_on=dt.date(2026, 11, 30))
    assert [entry.modality for entry in found] == ["firm", "boilerplate"]
    assert text[found[1].start : found[1].end] == "-- \nBob, 99.9 % committed"
    assert "signature" in found[1].reason
