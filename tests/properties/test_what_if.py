"""Drawn assumptions: `diff --if` says what editing the file and `diff` say, word by word."""

import contextlib
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commitcheck.over_time import diff, what_if
from commitcheck.variants.comparison import Comparison
from properties.strategies import examples
from variants.repositories import CONFIG

QUARTERS = {"2026-Q1": "2026-03-31", "2026-Q2": "2026-06-30", "2026-Q4": "2026-12-31"}
DAYS = ("2026-04-15", "2026-07-31", "2026-08-01", "2027-02-28")
HEAD = "id,deal,customer,title,capability,status,signed_on,due,arr,currency,certification\n"

Edit = tuple[str, str, str, Mapping[str, Any]]
"""The assumption as it is typed, the collection, the id, and what the file says afterwards."""


def vision() -> dict[str, Any]:
    """As JSON, which is YAML too: what is edited is a value and not a text."""
    return {
        "schema_version": 1,
        "product": {"name": "Auditrail"},
        "capabilities": [
            {"id": "scim", "name": "SCIM provisioning", "status": "planned"},
            {"id": "sso", "name": "Single sign-on", "status": "available"},
        ],
        "roadmap": [
            {"id": "RM1", "title": "SCIM", "capabilities": ["scim"],
             "earliest": "2026-05-01", "latest": "2026-06-30"},
            {"id": "RM2", "title": "Sign-on", "capabilities": ["sso"], "latest": "2026-09-30"},
        ],
        "certifications": [{"id": "iso", "status": "in_progress", "expected_on": "2026-05-01"}],
        "capacity": {"periods": [
            {"id": "2026-Q3", "start": "2026-07-01", "end": "2026-09-30", "total": 100},
        ]},
    }  # fmt: skip


def moved(item: str, earliest: str | None, word: str) -> Edit:
    latest = QUARTERS.get(word, word)
    first = {} if earliest is None else {"earliest": min(earliest, latest)}
    return f"{item}={word}", "roadmap", item, {**first, "latest": latest}


words = st.sampled_from((*QUARTERS, *DAYS))
EDITS: Sequence[st.SearchStrategy[Edit]] = (
    st.builds(moved, st.just("RM1"), st.just("2026-05-01"), words),
    st.builds(moved, st.just("RM2"), st.none(), words),
    st.just(("item:RM1=dropped", "roadmap", "RM1", {"status": "dropped"})),
    st.sampled_from(("available", "rejected", "candidate", "planned")).flatmap(
        lambda to: st.sampled_from(("scim", "sso")).map(
            lambda id_: (f"cap:{id_}={to}", "capabilities", id_, {"status": to})
        )
    ),
    st.sampled_from(("held", *DAYS)).map(
        lambda to: (
            f"certification:iso={to}", "certifications", "iso",
            {"status": "held"} if to == "held" else {"expected_on": to},
        )
    ),
    st.integers(0, 200).map(
        lambda to: (f"capacity:2026-Q3={to}", "periods", "2026-Q3", {"total": to})
    ),
)  # fmt: skip
edits = st.lists(st.one_of(*EDITS), min_size=1, max_size=3, unique_by=lambda edit: edit[1:3])
rows = st.lists(
    st.tuples(
        st.sampled_from(("scim", "sso", "")),
        st.sampled_from(("signed", "proposed")),
        st.sampled_from(("", "2026-03-31", "2026-07-31", "2026-08-01", "2026-12-31")),
        st.integers(0, 3),
        st.sampled_from(("", "iso")),
    ),
    min_size=1,
    max_size=4,
)


def table(drawn: Sequence[tuple[str, str, str, int, str]]) -> str:
    lines = (
        f"K-{n},D-{n % 2},Acme {n % 2},SCIM,{capability},{status},"
        f"{'2026-02-10' if status == 'signed' else ''},{due},{n % 2 * 1000 + 500},EUR,{held}\n"
        for n, (capability, status, due, _, held) in enumerate(drawn)
    )
    return HEAD + "".join(lines)


def edited(made: Sequence[Edit]) -> dict[str, Any]:
    data = vision()
    for _, collection, id_, values in made:
        place = data["capacity"] if collection == "periods" else data
        next(record for record in place[collection] if record["id"] == id_).update(values)
    return data


def told(comparison: Comparison) -> dict[str, Any]:
    """All that a reader is told, but for where it stands in the file."""
    changes = comparison.changes
    return {
        "changes": [(change.key, str(change.old), str(change.new)) for change in changes],
        **{
            kind: [
                (change.finding.fingerprint, change.finding.severity, str(change.finding.message),
                 [changes[index].key for index in change.causes], change.is_smallest)
                for change in getattr(comparison, kind)
            ]
            for kind in ("new", "worse")
        },
        "gone": [(found.fingerprint, str(found.message)) for found in comparison.gone],
        "known": len(comparison.known),
        "deals": [(deal.id, deal.arr, deal.currency) for deal in comparison.deals],
        "tell": [(to.customer, to.deal, to.by, str(to.why)) for to in comparison.tell],
    }  # fmt: skip


@given(edits, rows)
@examples(9)
def test_an_assumption_says_what_the_edit_says(
    made: list[Edit], drawn: list[tuple[str, str, str, int, str]]
) -> None:
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, data in (("before", vision()), ("after", edited(made))):
            Path(name).mkdir()
            Path(name, "vision.yaml").write_text(json.dumps(data), "utf-8")
            Path(name, "commitments.csv").write_text(table(drawn), "utf-8")
            Path(name, "commitcheck.yaml").write_text(CONFIG, "utf-8")
        with contextlib.chdir("before"):
            assumed = what_if([edit[0] for edit in made])
        by_hand = diff("before", "after", as_of=dt.date(2026, 4, 1))

    assert told(assumed) == told(by_hand)
