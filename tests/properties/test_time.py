"""The day moving forward never un-expires anything."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from commitcheck.model.report import Report
from commitcheck.model.severity import Severity
from properties.strategies import Portfolio, examples, portfolios

FOR_GOOD = (
    ("WVR951", "a waiver that has expired"),
    ("GOV203", "a sync that is overdue"),
    ("GOV204:review_overdue", "a positioning whose review date has passed"),
    ("DEB901:overdue", "a quick fix whose day to be replaced has passed"),
    ("TIM402", "a promise that is overdue; a late start may become one"),
    ("XCF705", "a promise past the sunset of its capability"),
)
"""What only time brings about, and never takes away."""


@given(portfolios, st.sampled_from((1, 14, 31, 92, 700)))
@examples(60)
def test_what_is_over_stays_over(drawn: Portfolio, days: int) -> None:
    """And it never becomes less grave."""
    later = drawn.as_of + dt.timedelta(days=days)
    before, after = passed(drawn.checked()), passed(drawn.checked(as_of=later))

    for key, severity in before.items():
        assert after.get(key, 0) >= severity, key


@given(portfolios, st.sampled_from((1, 14, 31, 92, 700)))
@examples(50)
def test_an_expired_waiver_covers_nothing_ever_again(drawn: Portfolio, days: int) -> None:
    later = drawn.as_of + dt.timedelta(days=days)
    before, after = drawn.checked(), drawn.checked(as_of=later)
    over = {one.id for one in before.waivers if one.state == "expired"}
    lapsed = {one.id for one in after.waivers if one.state == "expired"}

    assert over <= lapsed
    assert not {one.id for one in after.waivers if one.covers} & over
    assert lapsed >= {
        one.id
        for one in before.waivers
        if one.state in ("active", "expiring", "unused")
        and one.expires_on is not None
        and one.expires_on < later
    }


def passed(report: Report) -> dict[tuple[str, str], Severity]:
    """The worst that is said, per rule and subject, of what is over."""
    found: dict[tuple[str, str], Severity] = {}
    for code, _ in FOR_GOOD:
        for one in report.findings:
            if code in (one.rule, one.code):
                key = (code, one.subject.id)
                found[key] = max(one.severity, found.get(key, one.severity))
    return found
