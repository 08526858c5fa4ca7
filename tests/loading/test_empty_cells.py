"""Cells that hold nothing, as databases, tools and spreadsheets of all languages write it."""

from pathlib import Path

import pytest

from commitcheck.loading.load import read_commitments
from commitcheck.loading.tables.cells import clean, is_unusable
from commitcheck.model.config import TableConfig
from tables import read, said, variants


@pytest.mark.parametrize(
    "text",
    [r"\N", "[NULL]", "(blank)", "<null>", "{null}", "(empty)", "--None--", "-None-", "- None -",
     "<NA>", "(not set)", "(No value)", "[Not Available]", "(leer)", "(vide)", "(en blanco)",
     "(vuoto)", "(Em branco)", "(пусто)", "(空白)", "#N/V", "#NV", "#N/D", "#NULL", "NULL", "N/A",
     "undefined", "Not Specified", "NOT AVAILABLE", "keine Angabe", "k.A.", "n/v", "sans objet",
     "sin datos", "S/O", "s/d", "не указано", "なし", "해당 없음", "#N/A N/A", "'null'",
     " \u200b", "\ufeff"],
)  # fmt: skip
def test_a_word_for_nothing_is_nothing(text: str) -> None:
    """In brackets or dashes, or by a database's own sign."""
    assert clean(text) == ""


@pytest.mark.parametrize(
    "text",
    ["Blank & Co", "Null Records", "None", "Unknown", "Empty", "(Acme)", "[SSO] for all", "Null",
     "<b>SSO</b>", "- Single sign-on", "NA", "#1 priority", "#SSO", "Error: SSO fails",
     "(none of it)", "Leer AG", "Erratum", "#wow!"],
)  # fmt: skip
def test_a_name_or_an_answer_stays(text: str) -> None:
    """Only what is set apart as a word for nothing is one."""
    assert clean(text) == text


@pytest.mark.parametrize(
    "text",
    ["#WERT!", "#BEZUG!", "#¡REF!", "#¿NOMBRE?", "#VALEUR!", "#NOM?", "#DIV/0!", "#DEEL/0!",
     "#ЗНАЧ!", "#SPILL!", "Err:502", "########", "#¡VALOR!", "#NÁZEV?"],
)  # fmt: skip
def test_an_error_is_known_in_any_language(text: str) -> None:
    """Its form says it: a sign, capitals, an exclamation or question mark."""
    assert is_unusable(text)
    assert clean(text) == text


def test_a_cell_with_an_error_is_named_and_unusable() -> None:
    """An error value was a value once: nobody knows which, and a word for nothing is none."""
    reading = read("ID,Customer,Promise,Due Date\n1,Acme,SSO,#WERT!\n2,Born,SSO,[NULL]\n")
    assert [promise.due for promise in reading.commitments] == [None, None]
    assert [promise.unusable for promise in reading.commitments] == [("due",), ()]
    assert "deals.csv:2:12 1: Due Date: '#WERT!' is an error of the spreadsheet" in said(reading)


def test_a_customer_that_is_nothing_is_missing() -> None:
    """It is told, row by row; nobody of that name gets promises."""
    reading = read(
        "ID,Customer,Promise,Status\n1,(blank),SSO,Open\n2,\\N,SSO,Open\n3,Acme,SSO,Open\n"
    )
    assert [promise.customer for promise in reading.commitments] == ["Acme"]
    assert said(reading).count("the row has no customer, it is not read") == 2


@pytest.mark.parametrize(
    "name", ["None", "Unknown", "unbekannt", "TBD", "?", "...", "undefined", "不明", "Unassigned"]
)
def test_a_customer_of_no_name_is_missing(name: str) -> None:
    """Of all who are called so, nobody knows which promises belong together."""
    reading = read(f"ID,Customer,Promise,Status\n1,{name},SSO,Open\n2,Acme,{name} SSO,Open\n")
    assert [promise.customer for promise in reading.commitments] == ["Acme"]
    assert "the row is not read" in said(reading) or "it is not read" in said(reading)
    assert [lost.id for lost in reading.lost] == ["1"]


@pytest.mark.parametrize("name", ["Unknown Worlds", "NA", "Tom", "Leer", "None & Sons", "T.B.D."])
def test_a_customer_who_is_called_nearly_so_stays(name: str) -> None:
    """A name is more than its first word."""
    reading = read(f"ID,Customer,Promise,Status\n1,{name},SSO,Open\n")
    assert [promise.customer for promise in reading.commitments] == [name]


@pytest.mark.parametrize("rows", [3, 5000])
def test_many_different_cells_are_cleaned_as_few(rows: int) -> None:
    """The way that is quicker for a long column of different texts gives the same."""
    odd = ["[NULL]", "#REF!", "\u200eSSO", "'=SSO", "(vide)"]
    texts = [*(f"promise {row}" for row in range(rows)), *odd]
    lines = "".join(f"{row},Acme,T,{text}\n" for row, text in enumerate(texts))
    reading = read(f"id,customer,title,quote\n{lines}")
    quotes = [promise.quote for promise in reading.commitments]
    assert quotes[rows:] == [None, None, "SSO", "=SSO", None]
    assert variants(reading) == ["error_cell.quote"]


def test_one_end_of_file_mark_is_ignored() -> None:
    """DOS tools write it behind the last line; in the middle it ends nothing."""
    text = "id,customer,title\n1,Acme,SSO\n"
    assert len(read(text + "\x1a").commitments) == 1
    assert not read(text + "\x1a").problems
    below = read(text + "2,Bo\x1arn,SCIM\n3,Cedar,Audit log\n")
    assert [promise.id for promise in below.commitments] == ["1", "2", "3"]


def _of_yaml(folder: Path, record: str) -> list[tuple[str, str]]:
    """What is wrong in a file with this record, each with the id that it is about."""
    path = folder / "commitments.yaml"
    path.write_text(f"commitments:\n- {record}\n", "utf-8")
    problems = read_commitments(TableConfig(str(path))).problems
    return [(it.variant, it.subject.id) for it in problems]


@pytest.mark.parametrize("word", ["[NULL]", r"\\N", "(blank)", "TBD", "n/a", "-", " ", "Unknown"])
def test_a_word_for_nothing_names_no_customer_in_yaml_either(word: str, tmp_path: Path) -> None:
    """A program has left it there; firms whose names only begin like one stay."""
    told = _of_yaml(tmp_path, f'{{id: C-1, customer: "{word}", title: SSO}}')
    assert told == [("missing.customer", "C-1")]
    assert _of_yaml(tmp_path, f'{{id: C-1, customer: "{word} Ltd", title: SSO}}') == []
    told = _of_yaml(tmp_path, '{id: C-1, customer: "#NOMBRE?", title: "#DIV/0!"}')
    assert told == [("missing.customer", "C-1"), ("missing.title", "C-1")]
    assert _of_yaml(tmp_path, '{id: C-1, customer: "#1 Ltd", title: "C# client"}') == []
    told = _of_yaml(tmp_path, '{id: C-1, customer: Alder, title: "[NULL]"}')
    assert told == [("missing.title", "C-1")]


@pytest.mark.parametrize(
    "word",
    ["{{customer}}", "${customer}", "*", "\u2205", "\uff08空白\uff09", r"\\N", "nessuno", "TBC",
     "[object Object]", "Loading..."],
)  # fmt: skip
def test_what_a_template_or_a_program_left_names_no_customer(word: str) -> None:
    """Nor do marks alone; a name that holds such a word stays."""
    reading = read(f"id,customer,title\n1,{word},SSO\n2,{word} Alder,SSO\n")
    assert [promise.id for promise in reading.commitments] == ["2"]
    assert len(reading.lost) == 1
    assert "customer" in said(reading)


@pytest.mark.parametrize("word", ["NONE", "Null", "?", "...", "{{title}}", r"\\N", "FALSE"])
def test_a_promise_that_says_nothing_is_none(word: str) -> None:
    """It is told and its deal is in doubt; a promise that only has such a word stays."""
    reading = read(f"id,customer,title\n1,Alder,{word}\n2,Birch,{word} downtime\n")
    assert [promise.id for promise in reading.commitments] == ["2"]
    assert [lost.customer for lost in reading.lost] == ["Alder"]
    assert "says nothing" in said(reading)
