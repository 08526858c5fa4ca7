"""Two rounds of a paper: what was added, dropped and reworded, and which values moved."""

import datetime as dt
from typing import Any

import pytest

from commitcheck.model.document import Clause, DocumentPromise
from commitcheck.model.reading import ReadPromise
from commitcheck.reading.documents.rounds import Rounds, compare


def promise(quote: str, **read: Any) -> DocumentPromise:
    clause = Clause(text=quote, place="paragraph 1")
    return DocumentPromise(
        id=quote[:12], quote=quote, clause=clause, promise=ReadPromise(0, len(quote), **read)
    )


def compared(older: list[str], newer: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Added, dropped, and what was kept as `old -> new`, in the order of the newer round."""
    found = compare([promise(it) for it in older], [promise(it) for it in newer])
    kept = [
        f"{it.before.quote} {'~>' if it.is_reworded else '->'} {it.after.quote}"
        for it in found.kept
    ]
    return [it.quote for it in found.added], [it.quote for it in found.dropped], kept


A, B = "we ship the portal in June", "uptime is 99.9 % a month"


@pytest.mark.parametrize(
    ("older", "newer", "added", "dropped", "kept"),
    [
        ([], [], [], [], []),
        ([], [A], [A], [], []),
        ([A], [], [], [A], []),
        ([A], [A], [], [], [f"{A} -> {A}"]),
        ([A], [f"{A} .;"], [], [], [f"{A} -> {A} .;"]),
        ([A], [f"{A.upper()}."], [], [], [f"{A} -> {A.upper()}."]),
        ([A], [B], [B], [A], []),
        ([A, B], [B, A], [], [], [f"{B} -> {B}", f"{A} -> {A}"]),
        ([A], [A, A], [A], [], [f"{A} -> {A}"]),
        ([A, A], [A], [], [A], [f"{A} -> {A}"]),
        (["a b c d e"], ["a b c x y"], [], [], ["a b c d e ~> a b c x y"]),
        (["a b c d e"], ["a b x y z"], ["a b x y z"], ["a b c d e"], []),
        (
            ["a b c d e"], ["a b c d x", "a b c x y"],
            ["a b c x y"], [], ["a b c d e ~> a b c d x"],
        ),
        (
            ["a b c x y", "a b c d x"], ["a b c d e"],
            [], ["a b c x y"], ["a b c d x ~> a b c d e"],
        ),
        (
            ["a b c d e", "a b c d f"], ["a b c d g", "a b c d h"],
            [], [], ["a b c d e ~> a b c d g", "a b c d f ~> a b c d h"],
        ),
        (
            ["a b c d e", "a b c d f"], ["a b c d f", "a b c d g"],
            [], [], ["a b c d f -> a b c d f", "a b c d e ~> a b c d g"],
        ),
    ],
)  # fmt: skip
def test_equal_words_are_paired_first_and_then_the_likest(
    older: list[str], newer: list[str], added: list[str], dropped: list[str], kept: list[str]
) -> None:
    """From six words of ten in common; of as many the first ones, and each once."""
    assert compared(older, newer) == (added, dropped, kept)


DAY, LATER = dt.date(2026, 6, 30), dt.date(2026, 9, 30)


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ({}, {}, []),
        ({"due": DAY}, {"due": DAY}, []),
        ({"due": DAY}, {"due": LATER}, [("due", DAY, LATER)]),
        ({"due": DAY}, {}, [("due", DAY, None)]),
        ({"kind": "sla"}, {"kind": "support"}, [("kind", "sla", "support")]),
        (
            {"dimension": "uptime_pct", "op": "min", "value": 99.9},
            {"dimension": "uptime_pct", "op": "eq", "value": 99.5},
            [("op", "min", "eq"), ("value", 99.9, 99.5)],
        ),
        ({"dimension": "a"}, {"dimension": "z"}, [("dimension", "a", "z")]),
        ({"certification": "iso"}, {"certification": "soc2"}, [("certification", "iso", "soc2")]),
        ({"capabilities": ("a",)}, {"capabilities": ("a", "b")},
         [("capabilities", ("a",), ("a", "b"))]),
        ({"until": DAY}, {"until": LATER}, [("until", DAY, LATER)]),
        ({"remedy": "refund", "remedy_cap_pct": 10.0}, {"remedy_cap_pct": 20.0},
         [("remedy", "refund", None), ("remedy_cap_pct", 10.0, 20.0)]),
        ({"modality": "firm"}, {"modality": "efforts"}, [("modality", "firm", "efforts")]),
        ({"reason": "x", "scope_segment": "a"}, {"reason": "y", "scope_segment": "b"}, []),
    ],
)  # fmt: skip
def test_which_values_moved(
    before: dict[str, Any], after: dict[str, Any], moved: list[tuple[str, Any, Any]]
) -> None:
    found = compare([promise(A, **before)], [promise(A, **after)])
    (kept,) = found.kept
    assert [tuple(it) for it in kept.moved] == moved
    assert kept.is_reworded is False


def test_the_rounds_hold_the_promises_themselves() -> None:
    old, new = promise(A), promise(A.upper())
    found = compare([old, promise(B)], [new])
    assert found == Rounds(added=(), dropped=(promise(B),), kept=found.kept)
    assert (found.kept[0].before, found.kept[0].after) == (old, new)
