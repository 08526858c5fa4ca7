"""What of a cell are words: as long as it was, with markup, data and old mails blanked."""

import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.reading.plain import signatures, words_only


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<b>App</b> by May", "App by May"),
        ("one<br>two", "one two"),
        ("{color:red}late{color}", "late"),
        ("~~App Q4~~ later", "later"),
        ("see https://example.org/app?by=May now", "see now"),
        ("5 &lt; 6&nbsp;days", "5 6 days"),
        ("key " + "QUJD" * 40, "key"),
        ("a\u202eb\u200bc", "a b c"),
        ("a < b and c > d", "a < b and c > d"),
        ("App <!-- " + "We ship it. " * 90 + "--> by May", "App by May"),
        ("App <script>ship('May')</script> by <STYLE>p {}</Style > May", "App by May"),
        ("App <!-- by May", "App <!-- by May"),
        ("<script>App by May", "App by May"),
        ("a İ <!-- b --> c", "a İ c"),
        (f'App <img src="data:image/png;base64,{"QUJD" * 400}"> by May', "App by May"),
    ],
)
def test_what_is_no_word_is_blanked(text: str, words: str) -> None:
    plain, _ = words_only(text)
    assert plain.split() == words.split()


def test_lines_stay_where_they_are() -> None:
    plain, _ = words_only("App <!-- a\nb --> by\n{color:red}May{color}")
    assert [line.split() for line in plain.split("\n")] == [["App"], ["by"], ["May"]]


def test_quoted_lines_are_older_mail() -> None:
    text = "New.\n> old one\n> old two\nNew again."
    plain, older = words_only(text)
    assert [text[start:end] for start, end in older] == ["> old one\n> old two"]
    assert plain.split() == ["New.", "New", "again."]


@pytest.mark.parametrize(
    "header",
    [
        "On 3 May 2026, Ana Holm wrote:",
        "Am 3. Mai 2026 schrieb Ana:",
        "-----Original Message-----",
        "From: Ana\nSent: Monday",
        "On Mon, Aug 3, 2026 at 10:11 AM Ana Holm <\nana@example.org> wrote:",
        "Am Mo., 3. Aug. 2026 um 10:11 Uhr schrieb Ana Holm <\nana@example.org>:",
    ],
)
def test_everything_below_the_header_of_an_older_mail_is_older(header: str) -> None:
    plain, older = words_only(f"New words.\n\n{header}\nOld words.")
    assert plain.split() == ["New", "words."]
    assert len(older) == 1


def test_two_lines_that_only_look_like_a_header_are_new() -> None:
    text = "Hi.\nOn Friday we met Ana at the port\nand she wrote: the app is live."
    assert words_only(text) == (text, ())


def test_a_script_in_a_row_of_openings_is_looked_for_once() -> None:
    text = "<script" * 50_000 + "<!--" * 50_000
    started = time.process_time()
    assert len(words_only(text)[0]) == len(text)
    assert time.process_time() - started < 5


def test_a_mail_that_begins_with_its_header_is_nobodys_quote() -> None:
    plain, older = words_only("From: Ana\nSent: Monday\n\nThe app is live.")
    assert older == ()
    assert "live" in plain


@given(st.text(max_size=300))
def test_the_words_stand_where_they_stood(text: str) -> None:
    plain, older = words_only(text)
    assert len(plain) == len(text)
    for before, after in zip(text, plain, strict=True):
        assert after in (before, " ", "\n")
    assert all(0 <= start < end <= len(text) for start, end in older)


def test_no_character_that_can_be_seen_is_blanked_for_itself() -> None:
    """So a text without any other character holds no control and one line."""
    every = map(chr, range(sys.maxunicode + 1))
    seen = " ".join(char for char in every if char.isprintable() and char not in "<>{}[]*_~@&'")
    assert words_only(f"{seen}\x00\x85") == (f"{seen} \n", ())


SIGNATURES = [
    "-- \nBob Miller\nHead of Sales, 99.9 % committed",
    "--\nBob Miller | ISO 27001 certified\nwww.example.org",
    "-- \nISO 27001 zertifiziert, 24/7 Support",
    "--\nUte von Berg\nAcme GmbH",
]


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_signature_below_a_mail_is_no_word_of_it(signature: str) -> None:
    text = f"SSO by 1 May 2027.\n\n{signature}"
    assert words_only(text)[0].split() == ["SSO", "by", "1", "May", "2027."]
    ((start, end),) = signatures(text)
    assert text[start:end] == signature


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_signature_ends_where_an_older_mail_begins(signature: str) -> None:
    text = f"SSO by 1 May 2027.\n{signature}\n\nOn 3 May 2026, Ana Holm wrote:\nOld words."
    plain, older = words_only(text)
    assert plain.split() == ["SSO", "by", "1", "May", "2027."]
    assert signatures(text, older)[0][1] == older[-1][0]


@pytest.mark.parametrize(
    "text",
    [
        "SSO by 1 May 2027.\n--\nwe also give 20 % off",
        "-- \nSSO by 1 May 2027.",
        "SSO by May -- agreed",
        "SSO by May.\n---\nBob Miller",
        "SSO by May.\n-- \n",
        "SSO by May.\n-- \n" + "Bob\n" * 400,
    ],
)
def test_other_dashes_are_no_signature(text: str) -> None:
    assert signatures(text) == ()
