"""One digest, whoever works it out."""

import hashlib
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.model.digest import _own, hexdigest


@given(st.binary(max_size=300))
def test_it_is_that_of_hashlib(data: bytes) -> None:
    assert hexdigest(data) == hashlib.sha256(data).hexdigest()


def test_a_large_one_is_the_same() -> None:
    data = bytes(range(256)) * 5000
    assert hexdigest(data) == hashlib.sha256(data).hexdigest()


def test_a_python_without_its_own_has_one_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commitcheck.model.digest._own", _own.__wrapped__)
    for name in ("_sha2", "_sha256"):
        monkeypatch.setitem(sys.modules, name, None)
    assert hexdigest(b"a") == hashlib.sha256(b"a").hexdigest()
