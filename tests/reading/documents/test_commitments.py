"""Promises of papers as commitments: what is given as given, what was read as read."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.model.config import Config
from commitcheck.model.document import Clause, DocumentPromise, Paper, PaperDocument, PaperPromises
from commitcheck.model.phrase import Said
from commitcheck.model.reading import Reading, ReadPromise
from commitcheck.reading.documents.commitments import (
    ClauseSource,
    in_quote,
    promises_of_papers,
    title_of,
)

VISION = b.vision(
    product={"name": "Brightdock"},
    capabilities=[{"id": "yard-map", "name": "Live yard map"}],
)
HEAD = ("Order number: D-77", "Customer: Nordhafen AG")
PROMISE = "Provider shall deliver the Live yard map by 31 March 2027."
SIGNED = ("Agreed and accepted", "Name: Jo Lind | Name: Kim Rai",
          "Date: 4 August 2026 | Date: 6 August 2026")  # fmt: skip


def paper(*texts: str, path: str = "order form.docx", **said: Any) -> Paper:
    clauses = tuple(Clause(text=it, place=f"paragraph {n}") for n, it in enumerate(texts, 1))
    notes = said.pop("notes", ())
    document = PaperDocument(path=path, kind="docx", sha256="", clauses=clauses, notes=notes)
    return Paper(document=document, **said)


def given(*texts: str, **said: Any) -> PaperPromises:
    (found,) = promises_of_papers([paper(*texts, **said)], VISION, Config())
    return found


def test_a_whole_promise_of_a_paper() -> None:
    """Its head says whose it is, its name what it is; what was read has places in the quote."""
    found = given(*HEAD, PROMISE)
    (promise,) = found.commitments
    assert promise.id.startswith("order_form~")
    assert (promise.deal, promise.customer, promise.status) == ("D-77", "Nordhafen AG", "proposed")
    assert (promise.title, promise.quote) == (PROMISE, PROMISE)
    assert (promise.source, promise.source_ref) == ("order_form", "paragraph 3")
    assert (promise.signed_on, promise.due, promise.capability) == (None, None, ())
    assert promise.at("quote").label == "order form.docx paragraph 3"
    assert (promise.at().line, promise.at("due").field) == (3, "due")
    assert promise.read is not None
    assert (promise.read.due, promise.read.capabilities) == (dt.date(2027, 3, 31), ("yard-map",))
    said = {it.field: PROMISE[it.start : it.end] for it in promise.read.readings}
    assert (said["due"], said["capabilities"]) == ("31 March 2027", "Live yard map")
    assert (promise.read.start, promise.read.end) == (0, len(PROMISE))
    assert found.fields == {"id", "deal", "customer", "title", "quote", "source", "source_ref",
                            "status"}  # fmt: skip
    assert (found.problems, found.summary) == ((), "DOCX, 1 promise, 2 other clauses")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, ("D-77", "Nordhafen AG", "order_form", "proposed", None)),
        ({"deal": "X-1", "customer": "Acme"}, ("X-1", "Acme", "order_form", "proposed", None)),
        ({"source": "sow"}, ("D-77", "Nordhafen AG", "sow", "proposed", None)),
        ({"status": "negotiating"}, ("D-77", "Nordhafen AG", "order_form", "negotiating", None)),
        (
            {"signed_on": dt.date(2026, 5, 4)},
            ("D-77", "Nordhafen AG", "order_form", "signed", dt.date(2026, 5, 4)),
        ),
    ],
)
def test_what_the_call_says_stands_over_what_the_paper_says(
    said: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    (promise,) = given(*HEAD, PROMISE, **said).commitments
    assert (
        promise.deal, promise.customer, promise.source, promise.status, promise.signed_on
    ) == expected  # fmt: skip


@pytest.mark.parametrize(
    ("said", "status", "day", "told"),
    [
        ({}, "signed", dt.date(2026, 8, 6), ", signed on 2026-08-06 as read from its paragraph 4"),
        ({"status": "signed"}, "signed", dt.date(2026, 8, 6), ""),
        ({"status": "proposed"}, "proposed", None, ""),
        ({"signed_on": dt.date(2026, 5, 4)}, "signed", dt.date(2026, 5, 4), ""),
    ],
)
def test_a_signature_block_signs_it_unless_somebody_says_otherwise(
    said: dict[str, Any], status: str, day: dt.date | None, told: str
) -> None:
    found = given(*HEAD, PROMISE, *SIGNED, **said)
    (promise,) = found.commitments
    assert (promise.status, promise.signed_on) == (status, day)
    assert found.summary == f"DOCX, 1 promise, 5 other clauses{told}"
    assert ("signed_on" in found.fields) == (day is not None)


@pytest.mark.parametrize(
    ("head", "what", "cure"),
    [
        ((), "which deal it belongs to and who the customer is",
         "name them: --deal ID --customer NAME"),
        (HEAD[1:], "which deal it belongs to", "name it: --deal ID"),
        (HEAD[:1], "who the customer is", "name it: --customer NAME"),
    ],
)  # fmt: skip
def test_whose_it_is_has_to_be_known(head: tuple[str, ...], what: str, cure: str) -> None:
    """Of a paper without a promise nobody asks."""
    found = given(*head, PROMISE)
    assert found.commitments == ()
    (problem,) = found.problems
    assert str(problem.message) == f"order form.docx does not say {what}"
    assert Said("path", "order form.docx") in problem.message.parts
    assert (problem.variant, problem.rule, problem.severity.label) == ("no_deal", "INP001", "error")
    assert (str(problem.next_step), problem.at.path) == (cure, "order form.docx")
    assert problem.subject[:2] == ("file", "order form.docx")
    assert given(*head, "It is blue.").problems == ()


def test_how_it_was_read_is_said_and_nothing_lost() -> None:
    found = given(*HEAD, PROMISE, notes=("it has 3 tracked changes",))
    (problem,) = found.problems
    assert str(problem.message) == "order form.docx: it has 3 tracked changes"
    assert (problem.variant, problem.rule, problem.severity.label) == (
        "document_note", "", "warning",
    )  # fmt: skip
    assert str(problem.next_step) == "a look at the document"
    assert len(found.commitments) == 1


def test_equal_promises_of_two_papers_have_two_names() -> None:
    first, second = promises_of_papers(
        [paper(*HEAD, PROMISE), paper("Deal no. D-78", HEAD[1], PROMISE)], VISION, Config()
    )
    (former,), (other,) = first.commitments, second.commitments
    assert other.id == f"{former.id}.2"
    assert (former.deal, other.deal) == ("D-77", "D-78")


@pytest.mark.parametrize(
    ("quote", "title"),
    [
        ("x" * 80, "x" * 80),
        ("a " * 40 + "b", "a " * 39 + "a ..."),
        ("a" * 70 + " bc, " + "d" * 9, "a" * 70 + " bc ..."),
        ("a" * 70 + " bcdefgh; " + "d" * 9, "a" * 70 + " bcdefgh ..."),
    ],
)
def test_a_title_is_the_quotes_beginning_cut_at_a_word(quote: str, title: str) -> None:
    assert title_of(quote) == title


def test_a_value_whose_words_stand_outside_of_the_quote_has_no_place_in_it() -> None:
    text = "0123456789"
    places = [(2, 4), (2, 8), (4, 8), (1, 4), (4, 9), (0, 2), (8, 9)]
    readings = tuple(Reading("due", "x", *it, "clear", "") for it in places)
    promise = DocumentPromise(
        id="x", quote=text[2:8], clause=Clause(text=text, place="p"),
        promise=ReadPromise(2, 8, readings=readings),
    )  # fmt: skip
    read = in_quote(promise)
    assert (read.start, read.end) == (0, 6)
    assert [(it.start, it.end) for it in read.readings] == [(0, 2), (0, 6), (2, 6)]
    assert replace(read, start=2, end=8, readings=readings) == promise.promise


def test_a_clause_is_found_by_its_number() -> None:
    source = ClauseSource("x.docx", {2: "§ 4"})
    assert source.locate(2, "due") == source.locate(2)._replace(field="due")
    assert (source.locate(2).clause, source.locate(2).line) == ("§ 4", 2)
    assert (source.locate("x").clause, source.locate("x").line) == (None, 1)
