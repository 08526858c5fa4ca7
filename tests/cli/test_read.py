"""`commitcheck read FILE...`: documents in, promises and a commitments file out."""

import json
from pathlib import Path

import pytest

from cli.calling import call
from papers import column, docx, mail, paragraph, pdf

VISION = """\
schema_version: 1
product: {name: Brightdock}
positioning: {target_customer: ports, need: slots, category: yard software, key_benefit: no queues}
capabilities:
  - {id: yard-map, name: Live yard map}
  - {id: edi, name: EDI connector}
guardrails:
  - {id: uptime, dimension: uptime_pct, op: max, value: 99.9}
"""
HEAD = (paragraph("Order Form no. OF-17"), paragraph("Customer: Helix Ltd"))
MAP = "Provider shall deliver the Live yard map by 31 March 2027."
EDI = "Provider shall deliver the EDI connector by 1 July 2027."
PAYS = "Customer shall pay all undisputed invoices within thirty (30) days."
UPTIME = "Provider guarantees an availability of 99.95 % per calendar month."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vision, and an order form with two promises."""
    monkeypatch.chdir(tmp_path)
    Path("vision.yaml").write_text(VISION, "utf-8")
    Path("order.docx").write_bytes(docx(*HEAD, *map(paragraph, (MAP, PAYS, UPTIME))))
    return tmp_path


def test_the_table_says_where_what_and_in_which_words() -> None:
    done = call("read", "order.docx")
    assert done.code == 0
    assert done.out.splitlines() == [
        "order.docx: 2 promises, 3 other clauses",
        "",
        "  paragraph 3: feature, due 2027-03-31, meets capability yard-map",
        f"    “{MAP}”",
        "",
        "  paragraph 5: sla, uptime_pct 99.95, meets guardrail uptime",
        f"    “{UPTIME}”",
    ]


def test_verbose_shows_what_is_no_promise() -> None:
    shown = " ".join(call("read", "order.docx", "-v").out.split())
    assert f"paragraph 4: {PAYS}" in shown


def test_json_has_the_words_and_the_place_of_each_promise() -> None:
    Path("order.pdf").write_bytes(pdf(column(72, 700, MAP), column(72, 700, PAYS)))
    done = call("read", "order.pdf", "--format", "json")
    (document,) = json.loads(done.out)["documents"]
    assert set(document) == {"path", "promises", "no_promise"}
    assert document["no_promise"] == 1
    (promise,) = document["promises"]
    assert (promise["quote"], promise["page"], promise["place"]) == (MAP, 1, "page 1")
    assert (promise["kind"], promise["due"]) == ("feature", "2027-03-31")
    assert promise["capabilities"] == ["yard-map"]
    assert promise["bands"]["due"] == "clear"
    assert promise["quote"][promise["start"] : promise["end"]] == MAP


def test_a_commitments_file_keeps_what_was_read_apart_from_what_is_given() -> None:
    done = call("read", "order.docx", "-o", "deal.yaml", "--deal", "D-207")
    assert done.code == 0
    written = Path("deal.yaml").read_text("utf-8")
    assert 'deal: "D-207"' in written
    assert 'customer: "Helix Ltd"' in written
    assert 'source: "order_form"' in written
    assert 'source_ref: "order.docx: paragraph 3"' in written
    assert '    read:\n      kind: "feature"\n      due: "2027-03-31"' in written


def checked() -> tuple[list[str], list[str], str]:
    """Rules of the findings, rules of those as read, and what is said of what was read."""
    report = json.loads(call("check", "vision.yaml", "deal.yaml", "--format", "json").out)
    read = (report["as_read"] or {"findings": []})["findings"]
    said = " ".join(row["reason"] for row in report["not_checked"] if "deal.yaml" in row["rule"])
    rules = [row["rule"] for row in report["findings"]]
    return rules, [row["rule"] for row in read], said


def test_check_judges_what_the_file_keeps_as_read_and_takes_none_for_given() -> None:
    call("read", "order.docx", "-o", "deal.yaml")
    given, read, said = checked()
    assert "VIS603" not in given
    assert "VIS603" in read
    assert "2 promises of deal.yaml: values that were read and that nobody confirmed" in said
    assert "changed" not in said


def test_what_it_keeps_holds_even_where_the_words_would_be_read_otherwise() -> None:
    call("read", "order.docx", "-o", "deal.yaml")
    written = Path("deal.yaml").read_text("utf-8")
    Path("deal.yaml").write_text(written.replace("value: 99.95", "value: 99.5"), "utf-8")
    assert "VIS603" not in checked()[1]


def test_words_that_changed_are_read_again_and_that_is_said() -> None:
    call("read", "order.docx", "-o", "deal.yaml")
    written = Path("deal.yaml").read_text("utf-8")
    fewer = written.replace("value: 99.95", "value: 99.5")
    other = fewer.replace("availability of 99.95 %", "availability of 99.99 %")
    Path("deal.yaml").write_text(other, "utf-8")
    _, read, said = checked()
    assert "VIS603" in read
    assert "1 promise of deal.yaml: the words changed since they were read" in said


def test_decisions_about_a_documents_words_hold_for_the_file_made_of_it() -> None:
    call("confirm", "vision.yaml", "order.docx", "--accept", "clear", "--by", "Ana")
    assert "uptime_pct" in Path("decisions.yaml").read_text("utf-8")
    call("read", "order.docx", "-o", "deal.yaml")
    assert "VIS603" in checked()[0]


def test_a_value_that_a_person_moved_up_counts() -> None:
    call("read", "order.docx", "-o", "deal.yaml")
    moved = (
        Path("deal.yaml")
        .read_text("utf-8")
        .replace('      dimension: "uptime_pct"\n      op: "eq"\n      value: 99.95\n', "")
    )
    given = "    dimension: uptime_pct\n    value: 99.95\n    read:\n"
    before, _, after = moved.rpartition("    read:\n")
    Path("deal.yaml").write_text(before + given + after, "utf-8")
    report = json.loads(call("check", "vision.yaml", "deal.yaml", "--format", "json").out)
    assert [row["rule"] for row in report["findings"] if row["rule"] == "VIS603"] == ["VIS603"]


def test_the_deal_and_the_customer_may_be_asked_for() -> None:
    Path("plain.docx").write_bytes(docx(paragraph(MAP)))
    refused = call("read", "plain.docx", "-o", "deal.yaml")
    assert refused.code == 2
    assert "name it: --customer NAME" in refused.err
    assert not Path("deal.yaml").exists()
    named = call("read", "plain.docx", "-o", "deal.yaml", "--customer", "Helix")
    assert named.code == 0
    assert "--deal ID binds the file to one" in named.err


def test_a_signature_block_makes_it_signed_and_the_call_says_more() -> None:
    signed = (
        paragraph("Agreed and accepted"),
        paragraph("Name: Jo Lind | Name: Kim Rai"),
        paragraph("Date: 4 August 2026 | Date: 6 August 2026"),
    )
    Path("signed.docx").write_bytes(docx(*HEAD, paragraph(MAP), *signed))
    assert "signed on 2026-08-06 by Jo Lind, Kim Rai, as read" in call("read", "signed.docx").out
    call("read", "signed.docx", "-o", "deal.yaml")
    assert 'status: "signed"\n    signed_on: "2026-08-06"' in Path("deal.yaml").read_text("utf-8")
    call("read", "signed.docx", "-o", "deal.yaml", "--status", "proposed")
    assert 'status: "proposed"' in Path("deal.yaml").read_text("utf-8")


def test_two_rounds_are_compared() -> None:
    newer = MAP.replace("31 March", "30 June")
    Path("round2.docx").write_bytes(docx(*HEAD, *map(paragraph, (newer, PAYS, EDI))))
    done = call("read", "round2.docx", "--since", "order.docx")
    assert "1 added, 1 dropped, 1 reworded, 1 with other values" in done.out
    assert "due: 2027-03-31 -> 2027-06-30" in done.out
    told = json.loads(call("read", "round2.docx", "--since", "order.docx", "--format", "json").out)[
        "since"
    ]
    assert [row["quote"] for row in told["dropped"]] == [UPTIME]
    assert [row["field"] for row in told["moved"]] == ["due"]


def test_the_same_words_keep_their_id_in_the_next_round() -> None:
    Path("round2.docx").write_bytes(docx(*HEAD, *map(paragraph, (EDI, UPTIME, MAP))))
    ids = [
        {
            row["quote"]: row["id"]
            for row in json.loads(call("read", name, "--format", "json").out)["documents"][0][
                "promises"
            ]
        }
        for name in ("order.docx", "round2.docx")
    ]
    assert {quote: ids[1][quote] for quote in ids[0]} == ids[0]


def test_attachments_are_documents_of_their_own() -> None:
    Path("call.eml").write_bytes(
        mail("We will call you.\n", attachments=(("o.docx", docx(paragraph(MAP))),))
    )
    done = call("read", "call.eml", "--format", "json")
    assert [row["path"] for row in json.loads(done.out)["documents"]] == [
        "call.eml",
        "call.eml > o.docx",
    ]


def test_what_cannot_be_read_is_said_beside_the_rest() -> None:
    Path("scan.pdf").write_bytes(pdf([], []))
    done = call("read", "order.docx", "scan.pdf", "missing.docx")
    assert done.code == 2
    assert "order.docx: 2 promises" in done.out
    assert "scan.pdf has no text, its pages are pictures (a scan)" in done.err
    assert "missing.docx does not exist" in done.err


def test_no_promise_at_all_is_no_success() -> None:
    Path("none.txt").write_text(f"{PAYS}\n", "utf-8")
    assert call("read", "none.txt").code == 3


def test_an_output_never_replaces_a_document() -> None:
    before = Path("order.docx").read_bytes()
    assert call("read", "order.docx", "-o", "order.docx").code == 2
    assert Path("order.docx").read_bytes() == before


def test_without_a_vision_it_reads_and_says_so() -> None:
    Path("vision.yaml").unlink()
    done = call("read", "order.docx")
    assert done.code == 0
    assert "found no vision" in done.err


def test_words_of_a_document_stay_inert_on_the_screen() -> None:
    Path("x.txt").write_text("Provider shall deliver the Live yard map \x1b[31mby May 2027.\n")
    assert "\x1b" not in call("read", "x.txt").out


OPEN_DAYS = (
    (
        "by 03/04/2027",
        "due 2027-03-04 or 2027-04-03",
        'due_ambiguous: ["2027-03-04", "2027-04-03"]',
    ),
    (
        "within 30 days after signature",
        "due signature + P30D",
        'due_relative: {"anchor": "signature", "offset": "P30D"}',
    ),
    (
        "by the end of next quarter",
        "due left open (“end of next quarter”)",
        'unclear: {"due": "end of next quarter"}',
    ),
    ("by 31/02/2027", "due left open (“31/02/2027”)", 'unclear: {"due": "31/02/2027"}'),
)


@pytest.mark.parametrize(("day", "shown", "kept"), OPEN_DAYS)
def test_a_day_that_the_words_leave_open_is_shown_and_kept(day: str, shown: str, kept: str) -> None:
    text = f"Provider shall deliver the EDI connector {day}."
    Path("order.docx").write_bytes(docx(*HEAD, paragraph(text)))
    done = call("read", "order.docx", "-o", "deal.yaml", "--deal", "D-207")
    assert shown in " ".join(done.out.split())
    assert f"      {kept}\n" in Path("deal.yaml").read_text("utf-8")
    assert call("validate", "deal.yaml").code == 0


def test_a_kept_day_is_asked_about_as_the_document_s_own() -> None:
    lines = [f"Provider shall deliver the EDI connector {day}." for day, _, _ in OPEN_DAYS]
    Path("order.docx").write_bytes(docx(*HEAD, *map(paragraph, lines)))
    call("read", "order.docx", "-o", "deal.yaml", "--deal", "D-207")
    done = call("confirm", "vision.yaml", "deal.yaml", "--list", "--format", "json")
    asked = [
        (reading["value"], reading["words"])
        for candidate in json.loads(done.out)
        for reading in candidate["readings"]
        if reading["field"] == "due"
    ]
    assert asked == [
        ("2027-03-04", "03/04/2027"),
        ("2027-04-03", "03/04/2027"),
        (None, "30 days after signature"),
    ]
