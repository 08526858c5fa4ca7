"""What a check made stays to the end of a process that ends at once, and of no other."""

import weakref

import pytest

from commitcheck.cli.console import ending


class Made:
    """Something that can be seen to go."""


@pytest.fixture(autouse=True)
def goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "_goes_on", True)
    monkeypatch.setattr(ending, "_kept", [])


def test_a_process_that_goes_on_keeps_nothing() -> None:
    made = Made()
    left = weakref.ref(made)
    assert ending.kept(made) is made
    del made
    assert left() is None


def test_one_that_ends_at_once_takes_nothing_apart() -> None:
    made = Made()
    left = weakref.ref(made)
    ending.leaves_at_once()
    assert ending.kept(made) is made
    del made
    assert left() is not None
