"""The day moving forward never un-expires anything."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from commitcheck.model.finding import Severity
from commitcheck.model.report import Report
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
@examples(36)
def test_what_is_over_stays_over(drawn: Portfolio, days: int) -> None:
    """And it never becomes less grave."""
    later = drawn.as_of + dt.timedelta(days=days)
    before, after = passed(drawn.checked()), passed(drawn.checked(as_of=later))

    for key, severity in before.items():
        assert after.get(key, 0) >= severity, key


@given(portfolios, st.sampled_from((1, 14, 31, 92, 700)))
@examples(30)
def test_an_expired_waiver_covers_nothing_ever_again(drawn: Portfolio, days: int) -> None:
    later = drawn.as_of + dt.timedelta(days=days)
    before, after = drawn.checked(), drawn.checked(as_of=later)
    over = {waiver.id for waiver in before.waivers if waiver.state == "expired"}
    lapsed = {waiver.id for waiver in after.waivers if waiver.state == "expired"}

    assert over <= lapsed
    assert not {waiver.id for waiver in after.waivers if waiver.covers} & over
    assert lapsed >= {
        waiver.id
        for waiver in before.waivers
        if waiver.state in ("active", "expiring", "unused")
        and waiver.expires_on is not None
        and waiver.expires_on < later
    }


def passed(report: Report) -> dict[tuple[str, str], Severity]:
    """The worst that is said, per rule and subject, of what is over."""
    found: dict[tuple[str, str], Severity] = {}
    for code, _ in FOR_GOOD:
        for finding in report.findings:
            if code in (finding.rule, finding.code):
                key = (code, finding.subject.id)
                found[key] = max(finding.severity, found.get(key, finding.severity))
    return found
