"""decisions.yaml as it is written: a section anew, sorted, valid, and the rest as it was."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.editing.decisions import with_approvals, with_links, with_readings
from commitcheck.errors import CommitcheckError
from commitcheck.loading.files import FileContent
from commitcheck.loading.records.decisions import links_of, readings_of
from commitcheck.loading.schemas.check import check_content
from commitcheck.model.decision import ApprovalDecision, Link, ReadingDecision
from commitcheck.model.spelling import as_typed

DAY = dt.date(2026, 3, 16)
MARK = "0123456789abcdef"
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
READINGS = st.lists(
    st.builds(
        ReadingDecision,
        decision=st.sampled_from(("accepted", "rejected", "not_a_promise")),
        commitment=TEXTS.map(as_typed),
        field=st.sampled_from(("due", "value", "capability", None)),
        value=st.none()
        | st.booleans()
        | st.integers(0, 10**9).map(lambda cents: cents / 100)
        | TEXTS,
        by=st.none() | TEXTS,
        date=st.none() | st.just(DAY),
        text=st.none() | st.just(MARK),
        words=st.none() | TEXTS,
    ),
    min_size=1,
    max_size=4,
)


def read_back(content: bytes) -> tuple[tuple[Link, ...], tuple[ReadingDecision, ...]]:
    """What a file's text says, which must be valid."""
    document = check_content(FileContent("decisions.yaml", content), "decisions")
    assert document.problems == ()
    data = document.data or {}
    return links_of(data, document.source), readings_of(data, document.source)


def test_a_decision_is_a_line_in_the_order_of_records() -> None:
    """So that a decision is one line of a diff, and nobody's order makes another file."""
    readings = [
        ReadingDecision(decision="rejected", commitment="C-2", field="due", text=MARK),
        ReadingDecision(
            decision="accepted", commitment="C-1", field="value", dimension="uptime_pct", op="min",
            value=99.9, by="Ana", date=DAY, text=MARK, bulk=True,
        ),
        ReadingDecision(decision="not_a_promise", deal="D-1", customer="Acme", text=MARK),
    ]  # fmt: skip
    measured = (
        'commitment: "C-1", field: value, dimension: "uptime_pct", op: min, value: 99.9, '
        f'decision: accepted, by: "Ana", date: 2026-03-16, bulk: true, text: "{MARK}"'
    )
    written = with_readings(b"", readings)
    assert written.decode().splitlines()[2:] == [
        "schema_version: 1",
        "readings:",
        f'  - {{deal: "D-1", customer: "Acme", decision: not_a_promise, text: "{MARK}"}}',
        f"  - {{{measured}}}",
        f'  - {{commitment: "C-2", field: due, decision: rejected, text: "{MARK}"}}',
    ]
    assert with_readings(b"", readings[::-1]) == written


@given(readings=READINGS)
def test_what_is_written_is_read_back(readings: list[ReadingDecision]) -> None:
    _, found = read_back(with_readings(b"", readings))
    assert sorted(found, key=repr) == sorted(readings, key=repr)


def test_the_other_sections_stay_as_they_are() -> None:
    """Comments and layout too."""
    approval = ApprovalDecision(commitment="C-1", role="legal", date=DAY)
    mine = b"# ours\nschema_version: 1\napprovals:\n- {commitment: C-9, role: legal} # by phone\n"
    with_link = with_links(mine, [Link(commitment="C-1", item="theme:T1")])
    assert with_link.startswith(mine)
    with_both = with_readings(
        with_link, [ReadingDecision(decision="rejected", commitment="C-1", field="due")]
    )
    assert with_both.startswith(with_link)
    after = with_approvals(with_both, [approval])
    assert [len(found) for found in read_back(after)] == [1, 1]
    assert after.startswith(b'# ours\nschema_version: 1\napprovals:\n  - {commitment: "C-1"')


def test_a_section_that_loses_all_is_empty_and_none_is_begun() -> None:
    held = with_links(b"", [Link(commitment="C-1", item="theme:T1")])
    assert with_links(held, []).endswith(b"links: []\n")
    assert with_readings(held, []) == held
    assert with_links(b"", []) == b""


def test_a_layout_that_cannot_be_told_apart_is_left_alone() -> None:
    flow = b"{links: [{commitment: C-1, item: 'theme:T1'}], approvals: []}\n"
    with pytest.raises(CommitcheckError, match="by hand"):
        with_links(flow, [Link(commitment="C-2", item="theme:T2")])
