"""What a person confirmed counts like a given value, and only as long as its words are there."""

import datetime as dt
from pathlib import Path

import pytest

from commitcheck import load
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import text_fingerprint
from commitcheck.model.finding import Severity
from commitcheck.model.project import Project
from commitcheck.model.record_words import part_id, part_mark, sentences_mark

VISION = """\
schema_version: 1
product: {name: Papertrail}
capabilities:
  - {id: sso, name: Single sign-on, status: available}
  - {id: scim, name: User provisioning, status: planned}
"""
SSO = "We will deliver SSO by 30 June 2027."
SCIM = "SCIM comes with it."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "vision.yaml").write_text(VISION, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def project(
    quote: str = SSO, decisions: str = "", *, more: str = "", cells: str = "", id_: str = "C-1"
) -> Project:
    """A project of one row with a quote, further columns, and what was decided."""
    lines = [f"id,customer,deal,title,quote,arr{more}", f'{id_},Acme,D-1,Access,"{quote}",9{cells}']
    Path("deals.csv").write_text("\n".join(lines) + "\n", "utf-8")
    Path("decisions.yaml").write_text(f"schema_version: 1\nreadings:\n{decisions}", "utf-8")
    return load("vision.yaml", "deals.csv")


def decision(text: str = SSO, of: str = SSO, **values: str) -> str:
    """A decision about a sentence of a text, as decisions.yaml holds it."""
    entry = {
        "commitment": "C-1", "field": "due", "value": "2027-06-30", "decision": "accepted",
        "text": sentences_mark(of, of.index(text), of.index(text) + len(text)),
    } | values  # fmt: skip
    return f"  - {{{', '.join(f'{name}: {value}' for name, value in entry.items() if value)}}}\n"


def only(read: Project) -> Commitment:
    (promise,) = read.commitments
    return promise


def said(read: Project) -> list[str]:
    return [str(problem.message) for problem in read.problems if problem.rule]


def test_a_confirmed_day_is_the_promises_own() -> None:
    read = project(decisions=decision())
    assert only(read).due == dt.date(2027, 6, 30)
    assert only(read).decided.confirmed == ("due",)
    assert "due" in read.fields
    assert not said(read)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("capability", "[sso, scim]", ("sso", "scim")),
        ("roadmap_item", "RM1", ("RM1",)),
        ("kind", "sla", "sla"),
        ("until", "2027-Q2", dt.date(2027, 6, 30)),
        ("remedy_cap_pct", "20", 20.0),
        ("disclaimer", "true", True),
        ("certification", "soc2", "soc2"),
    ],
)
def test_every_field_has_its_own_type(field: str, value: str, expected: object) -> None:
    promise = only(project(decisions=decision(field=field, value=value)))
    assert getattr(promise, field) == expected


def test_a_measured_value_fills_its_three_fields() -> None:
    promise = only(
        project(decisions=decision(field="value", value="99.9", dimension="uptime", op="min"))
    )
    assert (promise.dimension, promise.op, promise.value) == ("uptime", "min", 99.9)
    assert promise.decided.confirmed == ("dimension", "op", "value")


@pytest.mark.parametrize(("field", "value"), [("due", "soon"), ("kind", "sorcery"), ("value", "3")])
def test_a_value_that_is_none_of_its_field_is_an_error(field: str, value: str) -> None:
    read = project(decisions=decision(field=field, value=value))
    assert only(read).decided.confirmed == ()
    assert any("is no value of" in message for message in said(read))


def test_a_sentence_put_in_before_changes_nothing() -> None:
    assert only(project(f"Nice call. {SSO}", decision())).decided.confirmed == ("due",)


@pytest.mark.parametrize(
    "quote", ["We will deliver SSO by 30 July 2027.", "We will not deliver SSO by 30 June 2027."]
)
def test_changed_words_make_a_decision_suspect(quote: str) -> None:
    promise = only(project(quote, decision()))
    assert promise.due is None
    assert promise.decided.in_doubt == ("due",)


def test_case_and_blanks_are_no_change() -> None:
    assert only(project(SSO.upper().replace(" ", "  "), decision())).decided.confirmed == ("due",)


def test_a_rejected_reading_leaves_no_doubt_when_its_words_change() -> None:
    promise = only(project("Other words.", decision(decision="rejected")))
    assert promise.decided.in_doubt == ()


def test_a_given_value_wins_unless_the_words_were_said_to_stand_over_it() -> None:
    given = {"more": ",due", "cells": ",2026-12-31"}
    assert only(project(decisions=decision(), **given)).due == dt.date(2026, 12, 31)
    same = only(project(decisions=decision(), more=",due", cells=",2027-06-30"))
    assert same.decided.confirmed == ()
    over = only(project(decisions=decision(over='"2026-12-31"'), **given))
    assert (over.due, over.decided.confirmed) == (dt.date(2027, 6, 30), ("due",))


def test_that_decision_is_suspect_once_the_column_changes() -> None:
    read = project(decisions=decision(over='"2026-12-31"'), more=",due", cells=",2027-01-31")
    assert only(read).due == dt.date(2027, 1, 31)
    assert only(read).decided.in_doubt == ("due",)


def test_what_is_no_promise_is_set_aside_and_named() -> None:
    read = project(decisions=decision(field="", value="", decision="not_a_promise"))
    assert read.commitments == ()
    assert [promise.id for promise in read.no_promises] == ["C-1"]


def test_a_decision_about_no_record_is_said() -> None:
    read = project(decisions=decision(commitment="C-9"))
    (problem,) = (problem for problem in read.problems if problem.rule)
    assert problem.severity is Severity.WARNING
    assert "C-9" in str(problem.message)


def test_a_record_without_an_id_is_known_by_deal_customer_and_words() -> None:
    answer = decision(commitment="", deal="D-1", customer="acme")
    assert only(project(decisions=answer, id_="X-7")).decided.confirmed == ("due",)
    lost = project("Other words.", answer, id_="X-7")
    assert only(lost).due is None
    assert "D-1" in said(lost)[0]


def test_bulk_is_remembered() -> None:
    assert only(project(decisions=decision(bulk="true"))).decided.in_bulk == ("due",)


BOTH = f"{SSO} {SCIM}"


def part(text: str, value: str) -> str:
    """An answer about one of the two promises of a cell."""
    whole = text_fingerprint(Commitment("C-1", "Acme", "Access", quote=BOTH))
    return decision(
        text, BOTH, field="capability", value=value, part=f'"{part_mark(text)}"', parts="2",
        record=f'"{whole}"',
    )  # fmt: skip


def test_a_part_stands_beside_its_row_until_all_are_answered() -> None:
    read = project(BOTH, part(SSO, "sso"))
    assert [promise.id for promise in read.commitments] == ["C-1", part_id("C-1", SSO)]
    row, own = read.commitments
    assert (row.arr, own.arr) == (9, None)
    assert (own.capability, own.quote, own.decided.part_of) == (("sso",), SSO, "C-1")


def test_all_parts_take_the_place_of_their_row_and_its_money_counts_once() -> None:
    read = project(BOTH, part(SSO, "sso") + part(SCIM, "scim"))
    assert [promise.capability for promise in read.commitments] == [("sso",), ("scim",)]
    assert [promise.arr for promise in read.commitments] == [9, None]


def test_a_new_sentence_brings_the_row_back() -> None:
    read = project(f"{BOTH} So does an app.", part(SSO, "sso") + part(SCIM, "scim"))
    assert read.commitments[0].id == "C-1"


def test_a_row_with_a_value_of_its_own_stays_beside_its_parts() -> None:
    answers = part(SSO, "sso") + part(SCIM, "scim")
    read = project(BOTH, answers, more=",due", cells=",2026-12-31")
    assert read.commitments[0].due == dt.date(2026, 12, 31)


def links(old: str, new: str) -> Project:
    Path("links.yaml").write_text(f"links: [{{commitment: C-1, {old}}}]\n", "utf-8")
    Path("decisions.yaml").write_text(f"links: [{{commitment: C-1, {new}}}]\n", "utf-8")
    Path("deals.csv").write_text("id,customer,title\nC-1,Acme,Access\n", "utf-8")
    return load("vision.yaml", "deals.csv")


ACCEPTED = 'item: "capability:sso", decision: accepted'


def test_links_of_both_files_count() -> None:
    read = links(ACCEPTED, 'item: "capability:scim", decision: accepted')
    assert only(read).capability == ("sso", "scim")
    assert not said(links(ACCEPTED, ACCEPTED))


@pytest.mark.parametrize("other", ['item: "capability:sso", decision: rejected', "decision: none"])
def test_both_files_saying_different_things_is_an_error(other: str) -> None:
    (message,) = said(links(ACCEPTED, other))
    assert "links.yaml" in message


def test_a_decision_about_newer_words_is_no_contradiction() -> None:
    old, new = f'{ACCEPTED}, text: "{"0" * 16}"', f'decision: none, text: "{"1" * 16}"'
    assert not said(links(old, new))
