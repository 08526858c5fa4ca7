"""Replacement wording: a library of examples that the user's counsel replaces."""

from pathlib import Path

import pytest

from commitcheck.assessment.packs.wordings import DEFAULT, read_wordings
from commitcheck.errors import InputError


def test_the_packaged_library_says_what_it_is() -> None:
    library = read_wordings()
    assert library.note.endswith("Not legal advice.")
    assert "NOT LEGAL ADVICE" in DEFAULT.read_text("utf-8")


@pytest.mark.parametrize(
    ("code", "kind", "dimension", "name"),
    [
        ("VIS603", "deployment", "deployment_model", "deployment"),
        ("VIS603", "sla", "uptime_pct", "uptime"),
        ("VIS604:certification", "compliance", None, "certification"),
        ("XCF701", "exclusivity", None, "exclusivity"),
        ("COM807", "mfn", None, "most-favoured"),
        ("TIM401", "feature", None, "date"),
        ("COV301", "feature", None, "unplanned"),
    ],
)
def test_the_first_text_that_fits_is_the_one(
    code: str, kind: str, dimension: str | None, name: str
) -> None:
    """By rule or variant, then by the promise's kind and dimension."""
    fitting = [
        wording.id for wording in read_wordings().wordings if wording.fits(code, kind, dimension)
    ]
    assert fitting[0] == name


def test_a_file_of_ones_own_replaces_it(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("wording:\n- {id: a, rules: [TIM401], text: We will see.}\n", "utf-8")
    assert [(wording.id, wording.text) for wording in read_wordings(str(path)).wordings] == [
        ("a", "We will see.")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ("wording: 3\n", "has no list wording"),
        ("wording:\n- {id: a, rules: [X], text: t, txet: u}\n", "txet is no field of a wording"),
        ("wording:\n- {id: a, rules: [X]}\n", "text is missing, expected a text"),
        ("wording:\n- {id: a, text: t}\n", "rules is empty, expected codes"),
        ("wording:\n- {id: a, rules: X, text: t}\n", "rules is no list of words"),
        ("wording: [a]\n", "expected an entry of id, rules and text"),
    ],
)
def test_a_slip_in_it_is_said_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=said):
        read_wordings(str(path))


def test_a_missing_file_is_said() -> None:
    with pytest.raises(InputError, match=r"cannot read the wording file nowhere\.yaml"):
        read_wordings("nowhere.yaml")


def test_a_file_that_cannot_be_read_is_said_with_the_reason() -> None:
    with pytest.raises(InputError) as raised:
        read_wordings("nowhere.yaml")
    assert str(raised.value) == (
        "cannot read the wording file nowhere.yaml: no such file or directory"
    )


def test_a_slip_is_said_at_the_line_of_its_entry(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("note: Ours.\nwording:\n- {id: a, rules: [X], text: t}\n- {id: b}\n", "utf-8")
    with pytest.raises(InputError) as raised:
        read_wordings(str(path))
    assert str(raised.value) == f"{path}:4:3: text is missing, expected a text"
    path.write_text("wording:\n- {id: a, rules: [X, [Y]], text: t}\n", "utf-8")
    with pytest.raises(InputError) as raised:
        read_wordings(str(path))
    assert str(raised.value) == f"{path}:2:3: rules is no list of words"


@pytest.mark.parametrize(
    ("note", "said"), [("note: Ours.\n", "Ours."), ("note: [3]\n", "Not legal advice."), ("", None)]
)
def test_the_note_is_the_file_s_own(tmp_path: Path, note: str, said: str | None) -> None:
    """Where it has none, it is said that the texts are no legal advice."""
    path = tmp_path / "ours.yaml"
    path.write_text(f"{note}wording:\n- {{id: a, rules: [X], text: t}}\n", "utf-8")
    assert read_wordings(str(path)).note == (said or "Not legal advice.")


def test_a_file_that_is_a_list_has_no_wording(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("- wording\n", "utf-8")
    with pytest.raises(InputError) as raised:
        read_wordings(str(path))
    assert str(raised.value) == (
        f"{path} has no list wording, expected entries of id, rules and text"
    )
