"""Pages of each format block by block, with what formats allow and people seldom write."""

import pytest

from commitcheck.loading.documents.block import Block, Refusal
from commitcheck.loading.documents.html import read_html
from commitcheck.loading.documents.mail import read_mail
from commitcheck.loading.documents.markdown import read_markdown
from commitcheck.loading.documents.plain import read_plain
from papers import mail, told


def cells(*blocks: Block) -> list[tuple[tuple[str, ...], ...]]:
    return [block.cells for block in blocks if block.layout == "row"]


# HTML


def test_what_stands_between_the_items_of_a_page_s_lists() -> None:
    page = (
        "<li>Alone<ul><li>One</li>between<ol><li>Inner</li>after</ol></li>then</ul>behind"
        "<ol start='x'><li>First</li></ol><ol start=''><li>Second</li></ol>"
        "<ol start='0'><li>Third</li></ol><h3>Head</h3>below"
        "<ol><li><ol><li></li>loose</ol></li></ol><ul></li>in a list</ul></li>end"
    )
    assert told(read_html(page)) == [
        "block 1: p: Alone",
        "block 2: li 1: One",
        "block 3: p: between",
        "block 4: li 2 1.: Inner",
        "block 5: li 1: after",
        "block 6: p: then",
        "block 7: p: behind",
        "block 8: li 1 1.: First",
        "block 9: li 1 1.: Second",
        "block 10: li 1 0.: Third",
        "block 11: heading 3: Head",
        "block 12: p: below",
        "block 13: li 1: loose",
        "block 14: p: in a list",
        "block 15: p: end",
    ]


def test_rows_of_a_page_that_nobody_closes() -> None:
    page = (
        "<table><tr><td>One<td>two<tr><td>Three</tr>between<tr><td>Four</table>behind"
        "<table><tr><th>Five</table><td>alone"
    )
    assert told(read_html(page)) == [
        "table 1 row 1: row: One | two",
        "table 1 row 2: row: Three",
        "block 3: p: between",
        "table 1 row 3: row: Four",
        "block 5: p: behind",
        "table 2 row 1: row: Five",
        "block 7: p: alone",
    ]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<!-- a -->One<!-- b --> two", ["One two"]),
        ("One<!-- a > b --> two <!-- c --> three", ["One two three"]),
        ("One<!-- never ends two", ["One"]),
        ("One<b>two</b> three<b four", ["Onetwo three"]),
        ("One < two", ["One"]),
        ("One", ["One"]),
        ("<p>One</p> two < three < four", ["One", "two"]),
        ("<!-->One--> two", ["One--> two"]),
        ("One<br>two<hr>three<wbr>four", ["One two threefour"]),
        ("<p>One</b> two</p>", ["One two"]),
        ("<p>One &lt;b&gt; two", ["One <b> two"]),
    ],
)
def test_words_among_the_marks_of_a_page(page: str, words: list[str]) -> None:
    reading = read_html(page)
    assert [block.text for block in reading.blocks] == words
    assert reading.notes == ()


@pytest.mark.parametrize(
    ("hidden", "said"),
    [
        ("<p hidden>x</p>", True),
        ("<p style='color: red; DISPLAY : None'>x</p>", True),
        ("<p style='visibility: hidden'>x</p>", True),
        ("<div hidden><p hidden>x</p></div>", True),
        ("<script hidden>x</script>", False),
        ("<nav><p hidden>x</p></nav>", False),
        ("<p hidden>x<br></p>", True),
        ("<p style>y</p>", False),
        ("<p style='display: block'>y</p>", False),
    ],
)
def test_what_a_page_hides(hidden: str, *, said: bool) -> None:
    reading = read_html(f"<p>Seen</p>{hidden}<p>again</p>")
    shown = ["y"] if "y<" in hidden else []
    assert [block.text for block in reading.blocks] == ["Seen", *shown, "again"]
    assert reading.notes == (("hidden text was left out",) if said else ())


# Markdown


def test_a_text_in_markdown_with_breaks_code_and_raw_marks() -> None:
    text = (
        "One  \ntwo<br>three a<b>b</b>c `code <x>` &nbsp;d\n\n    indented\n\n~~~\nfenced\n~~~\n\n"
        "- item\n\n  more of it\n\n| a | b |\n|---|---|\n| x<br>y | |\n\n(a) one\n(c) two\n\n"
        "(b) one\n(c) two\n\nWords:\n(a) one\n(b) two\n\n1. first\n   a. one\n   b. two\n"
    )
    reading = read_markdown(text)
    assert told(reading) == [
        "line 1: p: One two three abc code d",
        "line 4: p: indented",
        "line 6: p: fenced",
        "line 10: li 1: item",
        "line 12: li 1: more of it",
        "line 14: row: a | b",
        "line 16: row: x y | ",
        "line 18: p: (a) one (c) two",
        "line 21: p: (b) one (c) two",
        "line 24: p: Words:",
        "line 25: li 1: (a) one",
        "line 26: li 1: (b) two",
        "line 28: li 1 1: first",
        "line 29: li 2: a. one",
        "line 30: li 2: b. two",
    ]
    assert cells(*reading.blocks) == [(("a",), ("b",)), (("x y",), ())]


def test_quotes_and_lists_of_markdown_nest_deeper_than_its_parser_allows_by_itself() -> None:
    assert told(read_markdown("> " * 40 + "Deep words.")) == ["line 1: p: Deep words."]


def test_what_stands_above_a_text_in_markdown_is_no_text() -> None:
    assert told(read_markdown("---\na: b\n\nc\n---\nWords\n")) == ["line 6: p: Words"]
    assert told(read_markdown("Words\n\n---\na: b\n---\n")) == [
        "line 1: p: Words",
        "line 4: heading 2: a: b",
    ]


# plain text


def test_a_text_with_tables_rules_and_page_numbers() -> None:
    text = (
        "| One | two\n\n|three\n\nfour | five | six\n\nseven | eight\n\n=====\n- - -\n== \n\n"
        "Page 3\n\n- 12 -\n\n1234\n\n12345\n\n\tIndented words\n"
    )
    reading = read_plain(text)
    assert told(reading) == [
        "line 1: row: One | two",
        "line 3: row: three",
        "line 5: row: four | five | six",
        "line 7: p: seven | eight",
        "line 11: p: ==",
        "line 19: p: 12345",
        "line 21: p: Indented words",
    ]


WIDE, WIDER = "Y" * 64, "Z" * 99


@pytest.mark.parametrize(
    ("first", "others", "goes_on"),
    [
        (40, [WIDE] * 9 + [WIDER], True),
        (39, [WIDE] * 9 + [WIDER], False),
        (40, [WIDE] * 8 + [WIDER] * 2, False),
        (40, [f"{WIDE}   "] * 9 + [WIDER], True),
        (20, ["Y" * 31], True),
        (19, ["Y" * 31], False),
        (20, ["Y" * 30], False),
        (20, [" " + "Y" * 30], False),
    ],
)
def test_how_full_a_line_is_counts_from_the_width_of_the_text(
    first: int, others: list[str], *, goes_on: bool
) -> None:
    """That of nine of ten lines of more than thirty letters."""
    lines = ["x" * first, "Word", "", *others]
    assert read_plain("\n".join(lines)).blocks[0].text.endswith("Word") is goes_on


def test_an_indent_begins_a_paragraph_after_a_sentence_and_not_within_one() -> None:
    wide = "Provider hosts the data of all of its users in the cloud of it."
    assert len(read_plain(f"{wide}\n  Support is given too.").blocks) == 2
    assert len(read_plain(f"{wide}\n Support is given too.").blocks) == 1
    assert len(read_plain(f"    {wide}\n    Support is given too.").blocks) == 1


# mail


def attached(*parts: str) -> bytes:
    """A mail with these parts, each with its own head."""
    bodies = "".join(f"--x\n{part}\n" for part in parts)
    return (
        "From: a@example.com\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        f"{bodies}--x--\n"
    ).encode()


BODY = "Content-Type: text/plain\n\nWe will host it."


def test_a_mail_s_attachments_whatever_they_are() -> None:
    inner = "Content-Type: message/rfc822\n\nFrom: b@example.com\nSubject: x\n\nInner words.\n"
    file = "Content-Disposition: attachment; filename=a.txt\n\nWords of a file."
    nameless = "Content-Disposition: attachment\n\nNameless words."
    several = (
        "Content-Type: multipart/digest; boundary=y\nContent-Disposition: attachment\n\n--y--\n"
    )
    reading = read_mail(attached(BODY, inner, file, nameless, several))
    assert told(reading) == ["line 1: p: We will host it."]
    assert [name for name, _ in reading.attachments] == [
        *("attachment", "a.txt", "attachment", "attachment"),
    ]  # fmt: skip
    contents = [content.strip() for _, content in reading.attachments]
    assert contents == [
        b"From: b@example.com\nSubject: x\n\nInner words.",
        b"Words of a file.",
        b"Nameless words.",
        b"",
    ]


def test_a_mail_of_an_attachment_only_is_read() -> None:
    file = "Content-Disposition: attachment; filename=a.txt\n\nWords of a file."
    reading = read_mail(attached(file))
    assert (reading.blocks, len(reading.attachments)) == ((), 1)


@pytest.mark.parametrize(("parts", "refused"), [(199, False), (200, True)])
def test_a_mail_has_at_most_two_hundred_parts(parts: int, *, refused: bool) -> None:
    """It counts as a part itself."""
    content = attached(BODY, *["Content-Disposition: attachment\n\nx"] * (parts - 1))
    if refused:
        with pytest.raises(Refusal, match="has more than 200 parts; save the attachments on their"):
            read_mail(content)
    else:
        assert len(read_mail(content).attachments) == parts - 1


def test_a_mail_that_cannot_be_decoded_is_damaged() -> None:
    head = "From: a@example.com\nContent-Type: text/plain; charset=x-unknown"
    with pytest.raises(Refusal) as refused:
        read_mail(f"{head}\n\nWords.".encode())
    assert str(refused.value) == "is a damaged mail; save the message again as EML"


@pytest.mark.parametrize(
    ("quoted", "lines"),
    [
        ("> old", ["line 3, quoted: p: old"]),
        (">> old\n> older", ["line 3, quoted: p: old older"]),
        ("-----Original Message-----\nOld", ["line 3, quoted: p: -----Original Message-----",
                                              "line 4, quoted: p: Old"]),
        ("-- forwarded message --\n\nOld", ["line 3, quoted: p: -- forwarded message --",
                                            "line 5, quoted: p: Old"]),
        ("On 3 May Kim wrote:\nOld", ["line 3, quoted: p: On 3 May Kim wrote:",
                                      "line 4, quoted: p: Old"]),
        ("From: kim@example.com\nOld", ["line 3, quoted: p: From: kim@example.com",
                                       "line 4, quoted: p: Old"]),
    ],
)  # fmt: skip
def test_what_a_mail_quotes(quoted: str, lines: list[str]) -> None:
    note = "note: an older mail that is quoted below was read too; it may be out of date"
    reading = read_mail(mail(f"New words.\n\n{quoted}\n"))
    assert told(reading) == ["line 1: p: New words.", *lines, note]


@pytest.mark.parametrize("text", ["On it Kim wrote", "From: Kim", "-original message", "a > b"])
def test_what_is_no_quote(text: str) -> None:
    reading = read_mail(mail(f"New words.\n\n{text}\n"))
    assert reading.notes == ()
    assert [block.place for block in reading.blocks] == ["line 1", "line 3"]
