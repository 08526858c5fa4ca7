"""What files and texts are known again by, and when it is worked out."""

import copy
import pickle
from hashlib import sha256

import pytest

from commitcheck.model import digest
from commitcheck.model.digest import DigestOf, digest_of, sha256_of, short_digest
from commitcheck.model.project import InputFile

LARGEST_SMALL = 1 << 20


def test_it_is_sha256() -> None:
    """Of no bytes as NIST has it, of a text in UTF-8, of half a character too."""
    assert sha256_of(b"").startswith("e3b0c44298fc1c14")
    assert short_digest("Zürich") == sha256("Zürich".encode()).hexdigest()[:16]
    assert short_digest("\ud800") == sha256(b"\xed\xa0\x80").hexdigest()[:16]


def test_a_small_file_waits_until_somebody_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []

    def hashed(content: bytes) -> str:
        asked.append(content)
        return "ab"

    monkeypatch.setattr(digest, "sha256_of", hashed)
    file = InputFile("deals.csv", "commitments", "", digest_of(b"id"))
    assert asked == []
    assert file.sha256 == "ab"
    assert asked == [b"id"]


def test_a_large_file_is_not_kept_for_it() -> None:
    """Both sides of the bound."""
    assert isinstance(digest_of(b"x" * LARGEST_SMALL), DigestOf)
    content = b"x" * (LARGEST_SMALL + 1)
    assert digest_of(content) == sha256(content).hexdigest()
    assert isinstance(digest_of(content), str)


def test_a_file_is_the_same_whenever_its_digest_was_worked_out() -> None:
    late = InputFile("deals.csv", "commitments", "", digest_of(b"id"))
    early = InputFile("deals.csv", "commitments", "", sha256_of(b"id"))
    assert late == early
    assert hash(late) == hash(early)
    assert late != InputFile("deals.csv", "commitments", "", digest_of(b"ID"))


def test_a_copy_holds_the_digits_and_not_the_file() -> None:
    file = InputFile("deals.csv", "commitments", "", digest_of(b"id"))
    for same in (copy.deepcopy(file), pickle.loads(pickle.dumps(file))):  # noqa: S301 - our own
        assert same.digest == sha256_of(b"id")
        assert isinstance(same.digest, str)
