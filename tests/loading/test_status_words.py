"""The status of a table's promises: said where it is missing, and what its words became."""

import pytest

from commitcheck.loading.tables.preview import mapping_block, preview_table
from commitcheck.model.config import TableConfig
from commitcheck.reporting.terminal.preview import preview_text
from tables import read, said, variants

ROWS = "1,Alder,Audit log,Closed Won,2026-09-30\n2,Birch,Edition,Closed Lost,2026-09-30\n"


def _preview(header: str, rows: str = ROWS) -> str:
    content = f"{header}\n{rows}".encode()
    return preview_text(preview_table("deals.csv", content, TableConfig("deals.csv")))


@pytest.mark.parametrize("name", ["Where We Are", "Kanban Lane", "Ergebnis"])
@pytest.mark.parametrize("ids", ["ID,Customer,Promise,{},Due Date", "id,customer,title,{},due"])
def test_a_status_under_an_unknown_name_is_said_once(name: str, ids: str) -> None:
    """With the column that probably holds it; in a table of our own names as well."""
    header = ids.format(name)
    reading = read(f"{header}\n{ROWS}")
    assert [promise.status for promise in reading.commitments] == ["proposed", "proposed"]
    assert variants(reading).count("no_status") == 1
    assert "no column holds the status; every promise counts as proposed" in said(reading)
    assert f"like status: {name}" in said(reading)
    assert f"      # status: {name}    # perhaps\n" in _preview(header)
    assert "      # status: ?    # without it every promise counts as proposed\n" in _preview(
        header
    )


@pytest.mark.parametrize(
    "name", ["Stage", "Etapa", "Fase", "Étape", "Vertriebsphase", "Situação", "Deal Stage Name",
             "Opportunity Stage"],
)  # fmt: skip
def test_a_status_under_a_plain_word_is_used(name: str) -> None:
    """Without a message."""
    reading = read(f"ID,Customer,Promise,{name},Due Date\n{ROWS}")
    assert [promise.status for promise in reading.commitments] == ["signed", "withdrawn"]
    assert "no_status" not in variants(reading)
    assert "# status" not in _preview(f"ID,Customer,Promise,{name},Due Date")


@pytest.mark.parametrize(
    ("word", "status"),
    [("Ganado", "signed"), ("Perdido", "withdrawn"), ("Negociación", "negotiating"),
     ("Gewonnen", "signed"), ("Verloren", "withdrawn"), ("Gagné", "signed"), ("Perdu", "withdrawn"),
     ("Vinto", "signed"), ("Trattativa", "negotiating"), ("Ganho", "signed"),
     ("Firmado", "signed"), ("Signée", "signed"), ("Unterschrieben", "signed"),
     ("In corso", "proposed"), ("Scaduto", "lapsed"), ("Przegrana", "withdrawn"),
     ("Förlorad", "withdrawn"),
     ("Переговоры", "negotiating"), ("受注", "signed"), ("失注", "withdrawn")],
)  # fmt: skip
def test_the_words_of_other_languages_are_known(word: str, status: str) -> None:
    """Won, lost and what is between them."""
    [promise] = read(f"ID,Customer,Promise,Stage\n1,Alder,SSO,{word}\n").commitments
    assert promise.status == status


@pytest.mark.parametrize(
    ("word", "status"),
    [("Chiusa vinta", "signed"), ("Chiuso - perso", "withdrawn"), ("Fermée gagnée", "signed"),
     ("Clôturé / Perdu", "withdrawn"), ("Geschlossen und verloren", "withdrawn"),
     ("Fechado e ganho", "signed"), ("Cerrada (perdida)", "withdrawn"), ("Won - closed", "signed"),
     ("4 - Won", "signed"), ("01. Proposal (20%)", "proposed"),
     ("Stage 5: Closed Lost", "withdrawn"), ("3-Negotiation", "negotiating"),
     ("Phase 2 Angebot", "proposed"), ("Etapa 6 Ganado", "signed")],
)  # fmt: skip
def test_closed_says_nothing_that_won_or_lost_does_not(word: str, status: str) -> None:
    [promise] = read(f"ID,Customer,Promise,Stage\n1,Alder,SSO,{word}\n").commitments
    assert promise.status == status


@pytest.mark.parametrize(
    "word", ["Closed", "Geschlossen", "Closed, maybe won", "Not won", "Won?", "5 - Not won", "100%"]
)
def test_closed_alone_says_neither(word: str) -> None:
    [promise] = read(f'ID,Customer,Promise,Stage\n1,Alder,SSO,"{word}"\n').commitments
    assert "status" in promise.unusable


def test_an_unknown_word_is_never_a_status() -> None:
    """Its promises have none that could be used; the preview says so beside the known words."""
    rows = "1,Alder,Audit log,Closed Won,\n2,Birch,SSO,In limbo,\n3,Cedar,API,In limbo,\n"
    reading = read(f"ID,Customer,Promise,Stage,Due Date\n{rows}")
    assert [promise.unusable for promise in reading.commitments] == [(), ("status",), ("status",)]
    shown = _preview("ID,Customer,Promise,Stage,Due Date", rows)
    assert "  In limbo -> ? not known (2 rows)\n" in shown
    assert "  Closed Won -> signed (1 row)\n" in shown


@pytest.mark.parametrize(
    ("words", "said_as"),
    [
        (("signed", "withdrawn"), "2 rows, 1 lost or withdrawn: not judged"),
        (("released", "delivered"), "2 rows, 1 released and 1 delivered: not judged"),
        (("signed", "proposed"), "2 rows"),
    ],
)
def test_rows_of_closed_deals_are_counted_and_named(words: tuple[str, str], said_as: str) -> None:
    """In the line of the file, for the check and the preview alike; nothing where all are open."""
    rows = "".join(f"{row},Alder,SSO,{word}\n" for row, word in enumerate(words))
    reading = read(f"id,customer,title,status\n{rows}")
    assert reading.input.summary.endswith(said_as)
    assert said_as in _preview("id,customer,title,status", rows)


def test_dates_of_signature_stand_for_a_status() -> None:
    """Where they are given, nothing is missing."""
    assert "no_status" not in variants(read("ID,Customer,Promise,Signed On\n1,A,SSO,2026-01-01\n"))


def test_the_block_to_paste_is_a_configuration() -> None:
    """Its hints are comments."""
    content = f"ID,Customer,Promise,Lane,Due Date\n{ROWS}".encode()
    block = mapping_block(preview_table("deals.csv", content, TableConfig("deals.csv")))
    assert "\n      status:" not in block
