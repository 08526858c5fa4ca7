"""Sentences for the paper: one file per language, replaceable, never legal advice."""

from pathlib import Path
from typing import get_args

import pytest

from commitcheck.api import load
from commitcheck.deal_desk import sentences
from commitcheck.errors import InputError
from commitcheck.model.way_out import ASSUMED, Action
from commitcheck.ways_out.wording import Library, Sentence, filled, languages, library

ANSWERS = ("yes", "yes_from", "yes_with", "no")


@pytest.mark.parametrize("language", languages())
def test_every_language_has_a_sentence_for_every_kind_of_change(language: str) -> None:
    known = library(language)
    for action in {*get_args(Action), *ANSWERS} - ASSUMED:
        assert known.sentence(action, "any", "feature"), action
    marks = {"english": "Not legal advice", "german": "Keine Rechtsberatung",
             "french": "Pas un conseil juridique"}  # fmt: skip
    assert marks[language] in known.note


def test_the_languages_have_the_same_sentences() -> None:
    shapes = [
        [(it.action, it.fields, it.kinds) for it in library(language).sentences]
        for language in languages()
    ]
    assert len(shapes) >= 3
    assert all(shape == shapes[0] for shape in shapes)


def test_a_language_without_sentences_has_the_english_ones() -> None:
    assert library("turkish") == library("english") == library()
    assert library("german") != library()


def test_the_configuration_replaces_them(tmp_path: Path) -> None:
    """And what a file does not say of itself is said for it."""
    (tmp_path / "vision.yaml").write_text("schema_version: 1\nproduct: {name: P}\n", "utf-8")
    (tmp_path / "commitcheck.yaml").write_text("wording: ours.yaml\n", "utf-8")
    (tmp_path / "ours.yaml").write_text(
        "sentences: [{action: strike, text: 'No {feature}.'}]\n", "utf-8"
    )
    project = load(tmp_path, config=tmp_path / "commitcheck.yaml")
    found = sentences(project)
    assert found.sentence("strike", "status", "feature") == "No {feature}."
    assert found.sentence("move", "due", "feature") is None
    assert found.note == "Not legal advice."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sentences: 1\n", " has no list sentences, expected entries of action and text"),
        ("sentences: [1]\n", ":1:13: expected an entry of action and text"),
        ("sentences: [{action: move}]\n", ":1:13: expected an action and a text"),
        ("sentences: [{action: move, text: ' '}]\n", ":1:13: expected an action and a text"),
        ("sentences: [{text: x}]\n", ":1:13: expected an action and a text"),
        (
            "sentences: [{action: move, text: x}, {action: move, text: 'by {then}'}]\n",
            ":1:38: {then} is nothing that can be filled in",
        ),
        (
            "sentences: [{action: move, text: x, when: y}]\n",
            ":1:13: when is no field of a sentence",
        ),
        ("sentences: [{action: move, text: x, kinds: y}]\n", ":1:13: expected a list of words"),
        (
            "sentences: [{action: move, text: x, kinds: [{a: b}]}]\n",
            ":1:13: expected a list of words",
        ),
        ("sentences: [{action: move, text: x, fields: y}]\n", ":1:13: expected a list of words"),
    ],
)
def test_a_file_of_another_shape_is_refused_with_its_place(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as raised:
        library(path=str(path))
    assert str(raised.value) == f"{path}{said}"


def test_names_that_are_known_are_filled_and_others_stay() -> None:
    """Whoever writes a sentence sees what nobody filled in."""
    assert filled("{new} for {old}, {strange}", {"new": "a", "old": "b"}) == "a for b, {strange}"


def test_the_first_sentence_that_fits_is_taken() -> None:
    known = Library(
        "",
        (
            Sentence("move", "1", ("until",), ("sla",)),
            Sentence("move", "2", ("until", "due")),
            Sentence("move", "3", (), ("sla",)),
            Sentence("move", "4"),
        ),
    )
    found = {
        (field, kind): known.sentence("move", field, kind)
        for field in ("until", "due", "value")
        for kind in ("sla", "feature")
    }
    assert found == {
        ("until", "sla"): "1", ("until", "feature"): "2", ("due", "sla"): "2",
        ("due", "feature"): "2", ("value", "sla"): "3", ("value", "feature"): "4",
    }  # fmt: skip
    assert known.sentence("strike", "until", "sla") is None
