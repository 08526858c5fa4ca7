"""Presets: each is found by its header, and reads what its tool exports."""

import datetime as dt
from typing import get_args

import pytest

from commitcheck.loading.tables.commitment_table import read_table
from commitcheck.loading.tables.mapping import preset
from commitcheck.loading.tables.mapping.mapping import FIELDS
from commitcheck.loading.tables.mapping.preset import (
    GENERIC,
    detect,
    parse,
    preset_names,
    shipped,
    signatures,
)
from commitcheck.model.config import TableConfig
from commitcheck.model.record_words import part_id
from commitcheck.model.vocabulary import Status
from loading.preset_headers import HEADERS
from tables import read, said, variants

JIRA = {
    "en": "Summary|Issue key|Issue id|Status|Due date|Done|24/Jun/26 5:39 PM",
    "es": (
        "Resumen|Clave de incidencia|ID de la incidencia|"
        "Estado|Fecha de vencimiento|Listo|24/jun/26 5:39 PM"
    ),
    "de": (
        "Zusammenfassung|Vorgangsschlüssel|Vorgangs-ID|"
        "Status|Fälligkeitsdatum|Erledigt|24/Juni/26 17:39"
    ),
    "fr": "Résumé|Clé de ticket|ID du ticket|État|Date d'échéance|Terminé|24/juin/26 5:39 PM",
    "pt": "Resumo|Chave do item|ID do item|Status|Data de vencimento|Concluído|24/jun/26 5:39 PM",
    "it": (
        "Riepilogo|Chiave segnalazione|ID segnalazione|"
        "Stato|Data di scadenza|Completato|24/giu/26 5:39 PM"
    ),
    "nl": "Samenvatting|Issuesleutel|Issue-id|Status|Einddatum|Gereed|24/jun/26 5:39 PM",
}
"""Title, key, number, status and due date of an export; a status that says done; a day."""


def test_every_preset_has_a_header_here() -> None:
    """A preset that nobody tries would rot."""
    assert set(HEADERS) == set(preset_names())


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_a_header_finds_its_preset(name: str) -> None:
    """By the index alone; what no signature knows is generic."""
    assert (detect(HEADERS[name].split(",")) or GENERIC) == name


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_a_preset_gives_what_a_promise_needs(name: str) -> None:
    """The text of the promise, and the customer where the tool knows one."""
    header = HEADERS[name].split(",")
    rows = [",".join(f"word{column}" for column in range(len(header)))] * 2
    reading = read("\n".join([HEADERS[name], *rows]))
    assert {"title", "status"} <= reading.fields, said(reading)
    assert f"preset {name}" in reading.input.summary or name == GENERIC


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_a_preset_names_only_what_exists(name: str) -> None:
    """Fields are ours, statuses are ours, and no column name is written twice."""
    found = shipped(name)
    assert set(found.columns) | set(found.suggest) <= set(FIELDS)
    statuses = {*found.values.get("status", {}).values()}
    assert statuses <= {*get_args(Status), "?"}
    for names in found.columns.values():
        assert len(names) == len({*names}), names


def test_the_index_names_presets_that_exist() -> None:
    """And a signature that no header could fulfil is a mistake."""
    for signature in signatures():
        assert signature.preset in preset_names()
        assert signature.least <= len(signature.names)


@pytest.mark.parametrize("language", sorted(JIRA))
def test_jira_in_seven_languages(language: str) -> None:
    """Headers, month names and statuses are all in the tenant's language."""
    title, key, number, status, due, done, day = JIRA[language].split("|")
    reading = read(f"{title},{key},{number},{status},{due}\nLogin,AB-1,10001,{done},{day}\n")
    [promise] = reading.commitments
    assert (promise.id, promise.title, promise.status) == ("AB-1", "Login", "delivered")
    assert promise.due == dt.date(2026, 6, 24)


def test_a_close_date_is_never_a_delivery_date() -> None:
    """Expected signature before it, signed on after it, nothing when the deal is lost."""
    rows = (
        "1,A,a,x,Prospecting,2026-05-01,5\n"
        "2,B,b,y,Closed Won,2026-02-01,5\n"
        "3,C,c,z,Closed Lost,2026-01-01,5\n"
    )
    first, second, third = read(f"{HEADERS['salesforce-report']}\n{rows}").commitments
    day = dt.date
    assert (first.status, first.expected_signature, first.signed_on) == (
        "proposed",
        day(2026, 5, 1),
        None,
    )
    assert (second.status, second.expected_signature, second.signed_on) == (
        "signed",
        None,
        day(2026, 2, 1),
    )
    assert (third.status, third.expected_signature, third.signed_on) == ("withdrawn", None, None)
    assert first.due is second.due is third.due is None


def test_a_preset_by_name_and_a_misspelt_one() -> None:
    """Asked for, it wins over what the header looks like."""
    text = "Formatted ID,Name,Schedule State\n1,SSO,Accepted\n"
    assert "preset rally" in read(text, TableConfig("d.csv", preset="rally")).input.summary
    assert "did you mean hubspot?" in said(read(text, TableConfig("d.csv", preset="hubspt")))
    unknown = said(read(text, TableConfig("d.csv", preset="zzz")))
    assert f"expected one of {', '.join(preset_names())}, or a file of your own" in unknown


def test_a_preset_of_the_users_own() -> None:
    """A file beside the configuration, with nothing but columns and words."""
    ours = (
        b"columns: {id: Nr, customer: Wer, title: Was, status: Wie}\n"
        b"values: {status: {Ja: signed}}\n"
    )
    config = TableConfig("deals.csv", preset="crm.yaml")
    content = b"Nr,Wer,Was,Wie\n1,Acme,SSO,ja\n"
    reading = read_table("deals.csv", content, config, {"crm.yaml": ours}.get)
    [promise] = reading.commitments
    assert (promise.id, promise.customer, promise.title, promise.status) == (
        "1",
        "Acme",
        "SSO",
        "signed",
    )
    assert "cannot be read" in said(read_table("deals.csv", content, config))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"- a",
        b"columns: [a]",
        b"columns: {id: [}",
        b"\xff\xfe\x00",
        b"columns: {a: b}\nvalues: 3",
    ],
)
def test_a_preset_file_that_is_none_is_refused(content: bytes) -> None:
    """With the file's name, never with a traceback."""
    config = TableConfig("deals.csv", preset="crm.yaml")
    reading = read_table("deals.csv", b"a,b\n1,2\n", config, {"crm.yaml": content}.get)
    assert [problem.at.path for problem in reading.problems] == ["crm.yaml"]


def test_our_own_names_read_no_preset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start-up pays for nothing it does not use."""
    monkeypatch.setattr(preset, "parse", lambda *_: pytest.fail("a preset was read"))
    monkeypatch.setattr(preset, "signatures", lambda: pytest.fail("the index was read"))
    assert len(read("id,customer,title\n1,A,x\n").commitments) == 1


def test_shipped_in_a_tracker_is_delivered_but_released_is_asked_about() -> None:
    """In our words `released` means that the customer let us off: a guess would hide a promise."""
    reading = read("ID,Customer,Title,State\n1,A,x,Shipped\n2,A,y,Released\n")
    assert [commitment.status for commitment in reading.commitments] == ["delivered", "proposed"]
    assert "unknown_value.status" in variants(reading)


def test_repeated_ids_of_line_items_are_told_apart_by_their_words() -> None:
    """A CRM repeats the deal's id on each of its lines; ours twice is for a rule to say."""
    head = "Opportunity ID,Account Name,Description,Stage\n"
    first, second, again = (f"6,A,{text},Prospecting\n" for text in ("x", "y", " X"))
    reading = read(f"{head}{first}{second}{again}7,A,x,Prospecting\n")
    ids = [commitment.id for commitment in reading.commitments]
    assert ids == [part_id("6", "x"), part_id("6", "y"), f"{part_id('6', 'x')}.2", "7"]
    assert [promise.id for promise in read(f"{head}{second}{first}").commitments] == [
        ids[1],
        ids[0],
    ]
    assert "repeated_ids" in variants(reading)
    assert [
        commitment.id for commitment in read("id,customer,title\n6,A,x\n6,A,y\n").commitments
    ] == ["6", "6"]


def test_customers_that_are_record_ids_are_said() -> None:
    """A join or another column gives their names."""
    rows = (
        "006000000000001AAA,001000000000001AAA,x,SSO,Prospecting,2026-05-01,5,005000000000001AAA\n"
    )
    reading = read(f"{HEADERS['salesforce-dataloader']}\n{rows}")
    assert "customer_ids" in variants(reading)


def test_a_preset_file_may_not_be_huge() -> None:
    """It is read whole."""
    with pytest.raises(Exception, match="too big"):
        parse("crm.yaml", b"#" * (preset.MAX_PRESET_BYTES + 1))
