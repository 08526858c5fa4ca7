"""Sentences for the paper: one file per language, replaceable, never legal advice."""

from pathlib import Path
from typing import get_args

import pytest

from commitcheck.api import load
from commitcheck.deal_desk import sentences
from commitcheck.errors import InputError
from commitcheck.model.way_out import ASSUMED, Action
from commitcheck.ways_out.wording import LANGUAGES, library

ANSWERS = ("yes", "yes_from", "yes_with", "no")


@pytest.mark.parametrize("language", LANGUAGES)
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
        for language in LANGUAGES
    ]
    assert shapes[0] == shapes[1] == shapes[2]


def test_a_language_without_sentences_has_the_english_ones() -> None:
    assert library("turkish") == library("english")


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
        ("sentences: 1\n", "has no list sentences"),
        ("sentences: [1]\n", "expected an entry"),
        ("sentences: [{action: move}]\n", "expected an action and a text"),
        ("sentences: [{action: move, text: 'by {then}'}]\n", "{then} is nothing"),
        ("sentences: [{action: move, text: x, when: y}]\n", "when is no field"),
        ("sentences: [{action: move, text: x, kinds: y}]\n", "expected a list"),
    ],
)
def test_a_file_of_another_shape_is_refused_with_its_place(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=said):
        library(path=str(path))
