"""Bytes become text, or a problem that says where they do not."""

import pytest

from commitcheck.loading.yaml_text.file import read_yaml

TEXT = "customer: Müller & Söhne\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf8_and_marked_utf16_are_read(encoding: str) -> None:
    file = read_yaml("a.yaml", TEXT.encode(encoding))

    assert (file.data, file.problems) == ({"customer": "Müller & Söhne"}, ())
    assert file.locate((), "customer").label == "a.yaml:1:11"


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        (
            b"a: 1\ncustomer: M\xfcller\n",
            "2:12",
            "byte 0xFC is not UTF-8 (in Windows-1252 it would be ü)",
        ),
        (
            b"\xef\xbb\xbfa: \xfc\n",
            "1:4",
            "byte 0xFC is not UTF-8 (in Windows-1252 it would be ü)",
        ),
        (b"\xff\xfea\x00\n\x00\x00\xd8", "2:1", "the file is broken UTF-16"),
        (
            "a: 1\n".encode("utf-16-le"),
            "1:2",
            "the file holds NUL bytes, so it is not a text file in UTF-8",
        ),
        ("a: 1\n".encode("utf-32"), "1:1", "the file is in UTF-32, expected UTF-8"),
    ],
)
def test_other_bytes_are_a_problem_at_their_place(content: bytes, place: str, message: str) -> None:
    file = read_yaml("a.yaml", content)

    (problem,) = file.problems
    assert file.data is None
    assert problem.at.label == f"a.yaml:{place}"
    assert str(problem.message) == message
    assert problem.variant == "encoding"


def test_control_characters_are_told_once_each_and_the_rest_is_read() -> None:
    """Pasted from a slide they are invisible, so they are made visible."""
    file = read_yaml("a.yaml", b"a: x\x0by\x0bz\nb: \x1b[31m\n")

    assert [str(problem.message) for problem in file.problems] == [
        "the control character U+000B stands in the text (and 1 more)",
        "the control character U+001B stands in the text",
    ]
    assert file.data == {"a": "x\ufffdy\ufffdz", "b": "\ufffd[31m"}
