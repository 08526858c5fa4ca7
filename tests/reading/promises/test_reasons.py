"""Every value says in a few words how it was read."""

import pytest

from commitcheck import read_text
from reading.reading_in_a_line import DAY, PROJECT


@pytest.mark.parametrize(
    ("text", "field", "reason"),
    [
        ("We will deliver Ratio alerts by 30 June 2027.", "kind", "by its words and values"),
        ("We will deliver Ratio alerts by 30 June 2027.", "capabilities", "its name stands there"),
        ("We will deliver Ratio alerts by 30 June 2027.", "due", "a day"),
        (
            "We will deliver the ticket desk in week 22 of 2027.",
            "capabilities",
            "its alias stands there",
        ),
        ("We will deliver the ticket desk in week 22 of 2027.", "due", "the last day of a week"),
        ("We will deliver crane_api in May 2027.", "due", "the last day of a month"),
        ("We will deliver Tide radar in Q3 2027.", "roadmap_items", "its name stands there"),
        ("We will deliver Tide radar in Q3 2027.", "due", "the last day of a quarter"),
        ("We will deliver Ratio alerts in H2 2027.", "due", "the last day of a half-year"),
        ("We will deliver Ratio alerts by summer 2027.", "due", "the last day of a season"),
        ("We will deliver Ratio alerts in 2027.", "due", "the last day of a year"),
        (
            "We will deliver Ratio alerts by 1 May 2027 or by 2 June 2027.",
            "due",
            "a day, the last of 2 in these words",
        ),
        (
            "We will deliver Ratio alerts by 04/05/2027.",
            "due_ambiguous",
            "a numeric date that can be read in two orders",
        ),
        (
            "We will deliver Ratio alerts by 31/02/2027.",
            "due",
            "no day of the calendar, or none without the record's own day",
        ),
        (
            "We will deliver Ratio alerts by the end of the quarter after go-live.",
            "due",
            "counted from what follows it",
        ),
        (
            "We will deliver Ratio alerts within 8 weeks of go-live.",
            "due_relative",
            "counted from an event (go live) whose day is not known",
        ),
        ("We guarantee an uptime of 99.95 %.", "value", "an availability"),
        ("We guarantee a downtime of at most 0.1 %.", "value", "downtime, taken from 100"),
        ("We guarantee an RTO of 4 hours.", "value", "the time until the service is back"),
        ("We will grant a discount of 15 %.", "value", "a discount"),
        ("We will fix the prices: no price increase.", "value", "prices that stay as they are"),
        ("We will keep all logs for 90 days.", "value", "how long data is kept"),
        ("First response comes within 30 minutes.", "value", "a time until the first response"),
        ("Up to 500 users by May 2027.", "value", "a number of what the vision counts"),
        ("We will host all data in Zurich.", "value", "a word of the vision for it"),
        ("We will host all data in Lyon.", "value", "a place that no region of the vision covers"),
        ("We will run it on premises.", "value", "a common word for it"),
        ("We will hold ISO 27001 by 30 June 2027.", "certification", "the standard's name"),
        (
            "We will deliver Ratio alerts by June 2027, subject to change.",
            "disclaimer",
            "words that bind to nothing",
        ),
        (
            "The last instalment is payable only after acceptance of Ratio alerts in May 2027.",
            "payment_contingent",
            "payment waits for it",
        ),
        ("Uptime is 99.9 %, with credits of 5 % and 10 %.", "remedy", "a credit"),
        ("Uptime is 99.9 %, with credits of 5 % and 10 %.", "remedy_cap_pct", "its highest share"),
        ("Uptime is 99.9 %, with credits of at most 10 %.", "remedy_cap_pct", "where it ends"),
        ("Uptime is 99.9 %, else a penalty.", "remedy", "a penalty or damages"),
        ("Uptime is 99.9 %, else a refund.", "remedy", "money back"),
        ("Uptime is 99.9 %, or you may cancel.", "remedy", "a right to end the contract"),
        (
            "Ratio alerts are exclusive to Brevik for 18 months.",
            "until_duration",
            "a length of time, its first day is not known",
        ),
        ("Ratio alerts are exclusive to ferry lines until 2029.", "scope_segment", "its name"),
        (
            "Ratio alerts are exclusive to ferry lines until 2029.",
            "until",
            "the last day of a year",
        ),
        ("We will support Ratio alerts until 31 December 2029.", "until", "a day"),
    ],
)
def test_how_a_value_was_read(text: str, field: str, reason: str) -> None:
    found = read_text(text, PROJECT, written_on=DAY, source="email")
    promise = next(entry for entry in found if entry.is_promise)
    assert reason in [reading.reason for reading in promise.readings if reading.field == field]
