"""`commitcheck check vision.yaml order.docx --deal D-207`: documents as commitments."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.calling import call
from papers import column, docx, mail, paragraph, pdf

VISION = """\
schema_version: 1
product: {name: Brightdock}
positioning: {target_customer: ports, need: slots, category: yard software, key_benefit: no queues}
capabilities:
  - {id: yard-map, name: Live yard map, status: planned}
  - {id: edi, name: EDI connector, status: planned}
roadmap:
  - {id: R1, title: Yard map, capabilities: [yard-map], status: in_progress,
     earliest: 2027-05-01, latest: 2027-07-31}
guardrails:
  - {id: uptime, dimension: uptime_pct, op: max, value: 99.9}
"""
MAP = "Provider shall deliver the Live yard map by 31 March 2027."
PAYS = "Customer shall pay all undisputed invoices within thirty (30) days."
UPTIME = "Provider guarantees an availability of 99.95 % per calendar month."
SIGNED = ("Agreed and accepted", "Name: Jo Lind | Name: Kim Rai",
          "Date: 4 August 2026 | Date: 6 August 2026")  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("vision.yaml").write_text(VISION, "utf-8")
    Path("order.docx").write_bytes(word(MAP, PAYS, UPTIME))
    return tmp_path


def word(*paragraphs: str) -> bytes:
    return docx(*map(paragraph, paragraphs))


def checked(*arguments: str) -> dict[str, Any]:
    done = call("check", "vision.yaml", *arguments, "--format", "json", "--as-of", "2026-11-30")
    assert done.out, done.err
    report: dict[str, Any] = json.loads(done.out)
    return report


def rules(findings: list[dict[str, Any]]) -> set[str]:
    return {row["rule"] for row in findings}


def test_every_promise_is_one_of_the_deal_with_its_words_and_place() -> None:
    report = checked("order.docx", "--deal", "D-207", "--customer", "Helix")
    assert [row["quote"]["text"] for row in report["commitments"]] == [MAP, UPTIME]
    assert {row["deal"] for row in report["commitments"]} == {"D-207"}
    assert [row["location"]["clause"] for row in report["commitments"]] == [
        "paragraph 1",
        "paragraph 3",
    ]


def test_the_ids_are_those_that_read_gives() -> None:
    report = checked("order.docx", "--deal", "D-207", "--customer", "Helix")
    (read,) = json.loads(call("read", "order.docx", "--format", "json").out)["documents"]
    assert [row["id"] for row in report["commitments"]] == [row["id"] for row in read["promises"]]


def test_what_was_read_is_judged_as_read_only() -> None:
    """The day and the number are in no finding that decides, and in those as read."""
    done = call("check", "vision.yaml", "order.docx", "--deal", "D-207", "--customer", "Helix",
                "--ignore", "POS", "--as-of", "2026-11-30", "--format", "json")  # fmt: skip
    report = json.loads(done.out)
    assert done.code in (0, 3)
    assert rules(report["findings"]).isdisjoint({"VIS603", "TIM401"})
    assert {"VIS603", "TIM401"} <= rules(report["as_read"]["findings"])


def test_the_clause_is_named_on_the_screen_and_in_annotations() -> None:
    asked = ("check", "vision.yaml", "order.docx", "--deal", "D-207", "--customer", "Helix")
    assert "order.docx paragraph 3" in call(*asked).out


def test_sentences_that_are_no_promise_are_counted() -> None:
    report = checked("order.docx", "--deal", "D-207", "--customer", "Helix")
    (read,) = [row for row in report["inputs"] if row["path"] == "order.docx"]
    assert read["summary"] == "DOCX, 2 promises, 1 other clause"


@pytest.mark.parametrize(
    ("said", "cure"),
    [
        ((), "name them: --deal ID --customer NAME"),
        (("--deal", "D-207"), "name it: --customer NAME"),
        (("--customer", "Helix"), "name it: --deal ID"),
    ],
)
def test_a_document_of_no_deal_is_asked_for_one(said: tuple[str, ...], cure: str) -> None:
    done = call("check", "vision.yaml", "order.docx", *said)
    assert done.code == 2
    assert cure in " ".join((done.out + done.err).split())


def test_a_document_without_a_promise_needs_no_deal() -> None:
    Path("order.docx").write_bytes(word(PAYS))
    report = checked("order.docx")
    assert not report["commitments"]
    assert "INP001" not in rules(report["findings"])


def test_a_document_names_its_deal_and_customer_itself() -> None:
    Path("order.docx").write_bytes(word("Order Form no. OF-17", "Customer: Helix Ltd", MAP))
    (row,) = checked("order.docx")["commitments"]
    assert (row["deal"], row["customer"]) == ("OF-17", "Helix Ltd")


def test_what_the_call_says_stands_over_the_number_of_the_paper() -> None:
    Path("order.docx").write_bytes(word("Order Form no. OF-17", "Customer: Helix Ltd", MAP))
    (row,) = checked("order.docx", "--deal", "D-207", "--customer", "Helix")["commitments"]
    assert (row["deal"], row["customer"]) == ("D-207", "Helix")


def test_the_configuration_binds_a_document_and_deal_then_only_narrows() -> None:
    entries = (
        "{file: order.docx, deal: D-207, customer: Helix}",
        "{file: sow.pdf, deal: D-300, customer: Norvik}",
    )
    Path("commitcheck.yaml").write_text(f"commitments: [{', '.join(entries)}]\n", "utf-8")
    Path("sow.pdf").write_bytes(pdf(column(72, 700, UPTIME)))
    every = json.loads(call("check", "--format", "json").out)
    assert {row["deal"] for row in every["commitments"]} == {"D-207", "D-300"}
    narrowed = checked("order.docx", "sow.pdf", "--deal", "D-300")
    (row,) = narrowed["commitments"]
    assert row["location"]["clause"] == "page 1"


@pytest.mark.parametrize(
    ("said", "status"),
    [((), "signed"), (("--status", "negotiating"), "negotiating")],
)
def test_a_dated_signature_block_signs_unless_the_call_knows_better(
    said: tuple[str, ...], status: str
) -> None:
    Path("order.docx").write_bytes(word(MAP, *SIGNED))
    report = checked("order.docx", "--deal", "D-207", "--customer", "Helix", *said)
    (row,) = report["commitments"]
    assert row["status"] == status
    (read,) = [entry for entry in report["inputs"] if entry["path"] == "order.docx"]
    assert ("signed on 2026-08-06 as read" in read["summary"]) is (status == "signed")


def test_the_call_may_say_when_it_was_signed() -> None:
    said = ("--deal", "D-207", "--customer", "Helix", "--signed-on", "2026-10-01")
    assert {row["status"] for row in checked("order.docx", *said)["commitments"]} == {"signed"}


@pytest.mark.parametrize(
    ("option", "value"),
    [("--source", "sow"), ("--signed-on", "2026-10-01")],
)
def test_what_is_said_of_documents_needs_one(option: str, value: str) -> None:
    Path("deals.csv").write_text("id,customer,title\nC-1,Helix,Live yard map\n", "utf-8")
    done = call("check", "vision.yaml", "deals.csv", option, value)
    assert done.code == 2
    assert f"{option} is said of documents" in done.err


def test_a_folder_of_documents_is_read_and_attachments_are_too() -> None:
    Path("deal").mkdir()
    Path("deal/order.docx").write_bytes(word(MAP))
    Path("deal/call.eml").write_bytes(
        mail("We will call you.\n", attachments=(("sow.pdf", pdf(column(72, 700, UPTIME))),))
    )
    Path("deal/README.md").write_text(f"{MAP}\n", "utf-8")
    report = checked("deal", "--deal", "D-207", "--customer", "Helix")
    assert [row["path"] for row in report["inputs"] if row["role"] == "commitments"] == [
        "deal/call.eml",
        "deal/call.eml > sow.pdf",
        "deal/order.docx",
    ]
    assert len(report["commitments"]) == 2


def test_equal_words_in_two_documents_are_two_promises() -> None:
    Path("copy.docx").write_bytes(word(MAP))
    report = checked("order.docx", "copy.docx", "--deal", "D-207", "--customer", "Helix")
    ids = [row["id"] for row in report["commitments"]]
    assert len(ids) == len(set(ids)) == 3
    assert "INP002" not in rules(report["findings"])


def test_text_with_columns_stays_a_table() -> None:
    Path("deals.txt").write_text("id\tcustomer\ttitle\nC-1\tHelix\tLive yard map\n", "utf-8")
    (row,) = checked("deals.txt")["commitments"]
    assert row["id"] == "C-1"
    Path("mail.txt").write_text(f"{MAP}\n", "utf-8")
    (row,) = checked("mail.txt", "--deal", "D-207", "--customer", "Helix")["commitments"]
    assert row["id"].startswith("document~")


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("scan.pdf", pdf([], []), "its pages are pictures (a scan)"),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is an old Word document"),
        ("zip.docx", b"PK\x03\x04" + bytes(60), "is damaged"),
        ("text.docx", b"Provider shall deliver.", "is no DOCX, whatever its name says"),
        ("none.docx", None, "does not exist"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_is_checked(
    name: str, content: bytes | None, cause: str
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    done = call("check", "vision.yaml", "order.docx", name, "--deal", "D-207",
                "--customer", "Helix")  # fmt: skip
    assert done.code == 2
    said = " ".join(done.out.split())
    assert cause in said
    assert "As read from the words of 2 promises" in said
    assert "Traceback" not in done.out + done.err


def test_a_document_comes_over_standard_input_as_text() -> None:
    done = call("check", "vision.yaml", "-", "--stdin-filename", "mail.md", "--deal", "D-207",
                "--customer", "Helix", "--format", "json", stdin=f"{MAP}\n")  # fmt: skip
    assert len(json.loads(done.out)["commitments"]) == 1


ROW = """\
id,deal,customer,title,capability,due,effort,status
C-4,D-207,Helix,Live yard map,yard-map,{due},6,negotiating
"""


def beside_a_row(due: str) -> dict[str, Any]:
    Path("deals.csv").write_text(ROW.format(due=due), "utf-8")
    return checked("deals.csv", "order.docx", "--deal", "D-207", "--customer", "Helix")


def test_a_row_and_its_paper_are_one_promise() -> None:
    report = beside_a_row("2027-03-31")
    ids = [row["id"] for row in report["commitments"]]
    assert len(ids) == 2
    assert "C-4" in ids
    assert "COM808" not in rules(report["as_read"]["findings"])


def test_a_paper_that_says_another_day_is_named_on_the_row_as_read() -> None:
    report = beside_a_row("2027-07-31")
    (found,) = [row for row in report["as_read"]["findings"] if row["rule"] == "COM808"]
    assert found["subject"]["id"] == "C-4"
    assert found["message"] == "C-4 gives due 2027-07-31 where its paper says 2027-03-31"
    assert [quote["text"] for quote in found["quotes"]] == ["Live yard map", MAP]
    assert found["quotes"][1]["location"]["clause"] == "paragraph 1"
    assert (found["severity"], found["basis"]) == ("warning", "read")
    assert "COM808" not in rules(report["findings"])


def test_a_paper_of_another_deal_is_a_promise_of_its_own() -> None:
    Path("deals.csv").write_text(ROW.format(due="2027-03-31").replace("D-207", "D-208"), "utf-8")
    Path("commitcheck.yaml").write_text(
        "commitments: [deals.csv, {file: order.docx, deal: D-207, customer: Helix}]\n", "utf-8"
    )
    report = json.loads(call("check", "--format", "json", "--as-of", "2026-11-30").out)
    assert len(report["commitments"]) == 3


def test_an_exclusivity_about_a_capability_is_no_paper_of_its_delivery() -> None:
    words = "Until 31 December 2028, Provider shall not offer the Live yard map to any other port."
    Path("order.docx").write_bytes(word(words))
    assert len(beside_a_row("2027-03-31")["commitments"]) == 2


DEALS = """\
id,deal,customer,title,status
C-1,D-207,Helix Logistics Ltd,Slot booking,negotiating
C-2,D-208,Kite Foods,Slot booking,negotiating
C-3,D-209,Kite Foods,Gate app,negotiating
"""


@pytest.mark.parametrize("name", ["D-207", "d-207", "Helix Logistics Ltd", "helix"])
def test_the_deal_of_a_document_is_known_by_what_its_name_means(name: str) -> None:
    """Its id, its customer, or a word of that: where one deal has it, the document is of it."""
    Path("deals.csv").write_text(DEALS, "utf-8")
    report = checked("deals.csv", "order.docx", "--deal", name)
    assert [(row["deal"], row["customer"]) for row in report["commitments"]] == [
        ("D-207", "Helix Logistics Ltd")
    ] * 3


def test_where_several_deals_may_be_meant_the_run_asks() -> None:
    Path("deals.csv").write_text(DEALS, "utf-8")
    done = call("check", "vision.yaml", "deals.csv", "order.docx", "--deal", "Kite")
    assert done.code == 2
    assert "did you mean D-208 or D-209?" in done.err


def test_a_finding_on_a_row_quotes_its_paper() -> None:
    report = beside_a_row("2027-03-31")
    (found,) = [row for row in report["as_read"]["findings"] if row["rule"] == "VIS603"]
    assert found["quotes"][0]["text"] == UPTIME
    Path("rows.csv").write_text(
        "id,deal,customer,title,dimension,op,value,status\n"
        "C-9,D-207,Helix,Uptime,uptime_pct,min,99.5,negotiating\n", "utf-8"
    )  # fmt: skip
    told = checked("rows.csv", "order.docx", "--deal", "D-207", "--customer", "Helix")
    named = {row["rule"]: row for row in told["as_read"]["findings"]}
    assert named["COM808"]["subject"]["id"] == "C-9"
