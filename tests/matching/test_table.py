"""The static table: its file format, its packing, its words."""

import struct
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.matching.similarity import Int8Rows, PackedVectors, StaticTable, pack, unpack
from commitcheck.matching.wordpiece import encode, hashed, pieces, vocabulary

TABLE = StaticTable()
HEADER = b"{'descr': '|i1', 'fortran_order': False, 'shape': (2, 3), }\n"


def npy(header: bytes = HEADER, body: bytes = b"\x00\x01\x02\xff\xfe\x80") -> bytes:
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + body


def test_an_array_is_read_row_by_row(tmp_path: Path) -> None:
    (tmp_path / "table.npy").write_bytes(npy())
    rows = Int8Rows(tmp_path / "table.npy")

    assert (rows.count, rows.width) == (2, 3)
    assert (rows.row(1), rows.row(0)) == (b"\xff\xfe\x80", b"\x00\x01\x02")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        npy()[:9],
        npy(body=b"\x00"),
        npy(HEADER.replace(b"|i1", b"<f4")),
        npy(HEADER.replace(b"False", b"True")),
        npy(HEADER.replace(b"(2, 3)", b"(6,)")),
        npy(HEADER.replace(b"(2, 3)", b"(2, 3, 1)")),
        npy(HEADER.replace(b"(2, 3)", b"(2, -3)")),
        npy(HEADER.replace(b"\n", b"x\n")),
    ],
)
def test_any_other_file_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "table.npy").write_bytes(data)
    with pytest.raises(ValueError, match=r"npy|int8"):
        Int8Rows(tmp_path / "table.npy")


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_what_is_packed_comes_out_again(values: list[int]) -> None:
    assert list(unpack(pack(values), len(values))) == values


UNIT = st.lists(st.floats(-0.5, 0.5), min_size=4, max_size=4)  # four values, length at most 1


@given(st.lists(UNIT), UNIT)
def test_packed_products_are_the_products(vectors: list[list[float]], other: list[float]) -> None:
    """No lane runs into its neighbour, whatever the signs."""
    expected = [sum(a * b for a, b in zip(vector, other, strict=True)) for vector in vectors]

    assert PackedVectors(vectors, 4).dot(other) == pytest.approx(expected, abs=0.003)


def cosine(word: str, other: str) -> float:
    first, second = TABLE.vector(Counter([word])), TABLE.vector(Counter([other]))
    return sum(a * b for a, b in zip(first, second, strict=True))


def test_the_table_knows_words_of_like_meaning() -> None:
    assert cosine("car", "vehicle") > cosine("car", "invoice") + 0.2


def test_a_text_without_known_words_is_no_direction() -> None:
    assert TABLE.vector(Counter()) == [0.0] * 128


def test_the_longest_text_keeps_its_lanes_apart() -> None:
    """10,000 characters of distinct words are the most that `bounded` lets through."""
    longest = Counter({f"{number:x}": 9 for number in range(5000)})

    assert sum(value * value for value in TABLE.vector(longest)) == pytest.approx(1)


@given(st.text())
def test_any_text_is_cut_into_known_pieces(text: str) -> None:
    ids = encode(text, 32)

    assert 2 <= len(ids) <= 32
    assert all(0 <= number < len(vocabulary()) for number in ids)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Single sign-on!", "[CLS] single sign - on ! [SEP]"),
        ("Überprüfung", "[CLS] uber ##pr ##uf ##ung [SEP]"),
        ("登录 a\u200bb", "[CLS] [UNK] [UNK] ab [SEP]"),
        ("x" * 101, "[CLS] [UNK] [SEP]"),
    ],
)
def test_words_are_cut_as_bert_cuts_them(text: str, expected: str) -> None:
    names = [vocabulary()[number].decode() for number in encode(text, 64)]

    assert " ".join(names) == expected


def test_the_vocabulary_is_found_as_it_is_written() -> None:
    """Every line by its number and every number by its line; what is no line is not found."""
    folder = files("commitcheck.matching") / "table"
    lines = (folder / "vocab.txt").read_bytes().removesuffix(b"\n").split(b"\n")

    assert (folder / "vocab.hash").read_bytes() == hashed(lines)
    assert len(vocabulary()) == len(lines) == 30_522
    assert all(vocabulary()[number] == line for number, line in enumerate(lines))
    assert all(vocabulary().find(line) == number for number, line in enumerate(lines))
    assert [vocabulary().find(line) for line in (b"", b"portline", b"car\n", b"\xc3")] == [None] * 4


def test_a_word_beyond_the_vocabulary_has_no_pieces() -> None:
    assert pieces("\u0001") == ()


def test_the_table_carries_its_licence() -> None:
    """Apache-2.0 asks for the licence and a notice of what was changed."""
    folder = files("commitcheck.matching") / "table"

    assert "Apache License" in (folder / "LICENSE").read_text(encoding="utf-8")
    assert "all-MiniLM-L6-v2" in (folder / "NOTICE").read_text(encoding="utf-8")
