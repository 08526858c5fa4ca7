"""Make `examples/contract`: an order form as DOCX and as PDF of the same text.

    python docs/contract_example.py

Same text, same bytes. The vision and what is to be read from the paper are written by hand.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))  # the documents of the tests are made by the same hand

from papers import Text, docx, paragraph, pdf, table  # noqa: E402 - found by the line above

FOLDER = ROOT / "examples" / "contract"
HEADING, CLAUSE, ITEM, PLAIN = "heading", "clause", "item", "plain"
TITLE = "Order Form no. OF-2031"
TEXT: tuple[tuple[str, str], ...] = (
    (PLAIN, "Customer: Helix Logistics Ltd"),
    (
        PLAIN,
        (
            'This Order Form is made between Brightdock AG ("Provider") and Helix Logistics '
            'Ltd ("Customer"). It is governed by the Master Agreement of 3 March 2025.'
        ),
    ),
    (HEADING, "Service"),
    (
        CLAUSE,
        (
            "Provider will host the Service in data centres in Germany. Customer is "
            "responsible for the accuracy of the data that its users enter."
        ),
    ),
    (CLAUSE, "During the term, Provider will also make the following available to Customer:"),
    (ITEM, "slot booking for all twelve of Customer's depots;"),
    (ITEM, "the gate app for drivers, in Polish and in Czech; and"),
    (ITEM, "an on-premises edition for the depot in Gdansk by 30 September 2027."),
    (
        CLAUSE,
        (
            "Provider shall keep the Service available for at least 99.95 % of each calendar "
            "month. Planned maintenance does not count."
        ),
    ),
    (HEADING, "Deliverables"),
    (PLAIN, "The parties agree on these deliverables:"),
    ("row", "Deliverable | Due | Acceptance"),
    ("row", "Live yard map | 31 March 2027 | shown at two depots"),
    ("row", "EDI connector for Helix's freight system | 1 July 2027 | joint test of ten messages"),
    (HEADING, "Security"),
    (
        CLAUSE,
        (
            "Provider will be certified to ISO 27001 by 31 December 2026 and will send a copy"
            " of the certificate on request."
        ),
    ),
    (
        CLAUSE,
        (
            "Each party shall keep the other party's Confidential Information secret. "
            "Customer may not reverse engineer the Service."
        ),
    ),
    (HEADING, "Fees and term"),
    (
        CLAUSE,
        (
            "Customer shall pay EUR 86,000 a year within thirty (30) days of each invoice. "
            "Fees are exclusive of taxes."
        ),
    ),
    (
        CLAUSE,
        (
            "Until 31 December 2028, Provider shall not offer the live yard map to any other "
            "freight forwarder."
        ),
    ),
    (
        CLAUSE,
        (
            "This Order Form is governed by the laws of Ireland. Neither party is liable for "
            "indirect damages."
        ),
    ),
)
_WIDTH = 88
_LEFT, _RIGHT, _TOP, _STEP, _BOTTOM = 72, 108, 720, 13, 90
_COLUMNS = (72, 290, 400)


def word() -> bytes:
    """The order form as Word numbers and tables it."""
    body = [paragraph(TITLE, style="Heading1")]
    rows: list[tuple[str, ...]] = []
    for kind, text in (*TEXT, (PLAIN, "")):
        if kind == "row":
            rows.append(tuple(text.split(" | ")))
            continue
        if rows:
            body.append(table(*rows))
            rows = []
        if kind == HEADING:
            body.append(paragraph(text, style="Heading2", numbered=0))
        elif kind in (CLAUSE, ITEM):
            body.append(paragraph(text, numbered=1 if kind == CLAUSE else 2))
        elif text:
            body.append(paragraph(text))
    return docx(*body)


def printed() -> bytes:
    """The same text on pages, with a running head and page numbers."""
    lines = list(_lines())
    per_page = (_TOP - _BOTTOM) // _STEP
    starts = range(0, len(lines), per_page)
    pages = []
    for number, start in enumerate(starts, 1):
        page = [Text(_LEFT, 760, f"{TITLE} - confidential", 8)]
        for row, line in enumerate(lines[start : start + per_page]):
            bottom = _TOP - row * _STEP
            page += [Text(left, bottom, words, 10, bold) for left, words, bold in line]
        page.append(Text(280, 40, f"Page {number} of {len(starts)}", 8))
        pages.append(page)
    return pdf(*pages)


Words = tuple[float, str, bool]


def _lines() -> Iterator[tuple[Words, ...]]:
    """Each line's words with their left edges; an empty one between paragraphs."""
    section = clause = item = 0
    yield ((_LEFT, TITLE, True),)
    for kind, text in TEXT:
        left, mark = _LEFT, ""
        if kind != "row":
            yield ()
        if kind == HEADING:
            section, clause = section + 1, 0
            mark = f"{section}. "
        elif kind == CLAUSE:
            clause, item = clause + 1, 0
            mark = f"{section}.{clause} "
        elif kind == ITEM:
            item += 1
            left, mark = _RIGHT, f"({'abc'[item - 1]}) "
        if kind == "row":
            cells = text.split(" | ")
            yield tuple((column, cell, False) for column, cell in zip(_COLUMNS, cells, strict=True))
            continue
        for line in wrap(mark + text, _WIDTH):
            yield ((left, line, kind == HEADING),)


def main() -> None:
    """Write both files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in (("order-form.docx", word()), ("order-form.pdf", printed())):
        (FOLDER / name).write_bytes(content)
        print(f"{FOLDER.relative_to(ROOT) / name}: {len(content)} bytes")


if __name__ == "__main__":
    main()
