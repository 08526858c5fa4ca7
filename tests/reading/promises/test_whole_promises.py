"""Whole promises: each sentence with its kind, how it binds, and every value with its band."""

import pytest

from reading.reading_in_a_line import told


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "We will deliver Ratio alerts by 30 June 2027.",
            "email",
            (
                "feature clear firm: capabilities alerts clear [Ratio alerts]; "
                "due 2027-06-30 clear [30 June 2027]"
            ),
        ),
        (
            "We will deliver ratio alert by 30 June 2027.",
            "email",
            (
                "feature clear firm: capabilities alerts clear [ratio alert]; "
                "due 2027-06-30 clear [30 June 2027]"
            ),
        ),
        (
            "We will deliver the ticket desk and Ratio alerts by 30 June 2027.",
            "email",
            (
                "feature clear firm: capabilities tickets clear [ticket desk]; "
                "capabilities alerts clear [Ratio alerts]; "
                "due 2027-06-30 clear [30 June 2027]"
            ),
        ),
        (
            "We will deliver Tide radar by Q3 2027.",
            "email",
            (
                "feature likely firm: roadmap_items RM1 clear [Tide radar]; "
                "due 2027-09-30 clear [Q3 2027]"
            ),
        ),
        (
            "We will deliver the Crane API by Q3 2027.",
            "email",
            (
                "custom_development clear firm: "
                "capabilities crane_api clear [Crane API]; due 2027-09-30 clear [Q3 2027]"
            ),
        ),
        (
            "Ratio alerts: June 2027",
            "roadmap_slide",
            (
                "roadmap_disclosure clear intent: "
                "capabilities alerts clear [Ratio alerts]; "
                "due 2027-06-30 clear [June 2027]"
            ),
        ),
        (
            "Ratio alerts in June 2027",
            "chat",
            (
                "feature likely informal: capabilities alerts likely [Ratio alerts]; "
                "due 2027-06-30 likely [June 2027]"
            ),
        ),
        (
            "We will deliver Ratio alerts within 8 weeks of signature.",
            "email",
            (
                "feature clear firm: capabilities alerts clear [Ratio alerts]; "
                "due_relative P8W signature clear [8 weeks of signature]"
            ),
        ),
        (
            "We will deliver Ratio alerts by 04/05/2027.",
            "email",
            (
                "feature clear firm: capabilities alerts clear [Ratio alerts]; "
                "due_ambiguous 2027-04-05,2027-05-04 clear [04/05/2027]"
            ),
        ),
        (
            "We will deliver Ratio alerts next month.",
            "email",
            (
                "feature likely firm: capabilities alerts likely [Ratio alerts]; "
                "due 2026-12-31 likely [next month]"
            ),
        ),
        (
            "We plan to deliver Ratio alerts in May 2027.",
            "email",
            (
                "feature clear intent: capabilities alerts clear [Ratio alerts]; "
                "due 2027-05-31 clear [May 2027]"
            ),
        ),
        (
            "We will do our best to deliver Ratio alerts in May 2027.",
            "email",
            (
                "feature clear efforts: capabilities alerts clear [Ratio alerts]; "
                "due 2027-05-31 clear [May 2027]"
            ),
        ),
        (
            "We cannot deliver Ratio alerts.",
            "email",
            "negated: We cannot deliver Ratio alerts",
        ),
        (
            "Will you deliver Ratio alerts by May 2027?",
            "email",
            "question: Will you deliver Ratio alerts by May 2027?",
        ),
        (
            "The customer shall deliver Ratio alerts by May 2027.",
            "email",
            "customer_duty: The customer shall deliver Ratio alerts by May 2027",
        ),
        (
            "We will deliver Ratio alerts for container ports by May 2027.",
            "email",
            (
                "feature clear firm: capabilities alerts clear [Ratio alerts]; "
                "due 2027-05-31 clear [May 2027]"
            ),
        ),
        (
            "We will deliver Ratio alerts by May 2027 and Maintenance tickets by June 2027.",
            "email",
            (
                "feature clear firm: capabilities alerts clear [Ratio alerts]; "
                "due 2027-05-31 clear [May 2027] // feature likely firm: "
                "capabilities tickets likely [Maintenance tickets]; "
                "due 2027-06-30 likely [June 2027]"
            ),
        ),
        (
            "We will deliver Ratio alerts for 500 users by June 2027.",
            "email",
            (
                "feature clear firm: capabilities alerts clear [Ratio alerts]; "
                "due 2027-06-30 clear [June 2027]"
            ),
        ),
        (
            "Wir liefern Ratio alerts bis Ende Mai 2027.",
            "email",
            (
                "feature clear firm: capabilities alerts clear [Ratio alerts]; "
                "due 2027-05-31 clear [Ende Mai 2027]"
            ),
        ),
        (
            "Nous livrerons Ratio alerts le 3 mai 2027.",
            "email",
            (
                "feature clear firm: capabilities alerts clear [Ratio alerts]; "
                "due 2027-05-03 clear [3 mai 2027]"
            ),
        ),
        (
            "Entregaremos Ratio alerts el 3 de mayo de 2027.",
            "email",
            (
                "feature clear firm: capabilities alerts clear [Ratio alerts]; "
                "due 2027-05-03 clear [3 de mayo de 2027]"
            ),
        ),
        (
            "Entregaremos Ratio alerts até 3 de maio de 2027.",
            "email",
            (
                "feature clear firm: capabilities alerts clear [Ratio alerts]; "
                "due 2027-05-03 clear [3 de maio de 2027]"
            ),
        ),
        (
            "Ratio alerts? Not yet, planned for June 2027.",
            "email",
            (
                "feature likely intent: capabilities alerts likely [Ratio alerts]; "
                "due 2027-06-30 likely [June 2027]"
            ),
        ),
        (
            "Ratio alerts? Yes.",
            "email",
            "feature likely firm: capabilities alerts likely [Ratio alerts]",
        ),
        (
            "Ratio alerts? No.",
            "email",
            "question: Ratio alerts? // negated: No",
        ),
    ],
)
def test_things_and_days(text: str, source: str, expected: str) -> None:
    assert told(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "No other container port gets Ratio alerts before 2029.",
            "email",
            (
                "exclusivity likely firm: scope_segment ports likely [container port]; "
                "capabilities alerts likely [Ratio alerts]; "
                "until 2028-12-31 likely [2029]"
            ),
        ),
        (
            "Ratio alerts are exclusive to Brevik until 31 December 2028.",
            "email",
            (
                "exclusivity clear firm: capabilities alerts clear [Ratio alerts]; "
                "until 2028-12-31 clear [31 December 2028]"
            ),
        ),
        (
            "Ratio alerts are exclusive to Brevik for 18 months.",
            "email",
            (
                "exclusivity clear firm: capabilities alerts clear [Ratio alerts]; "
                "until_duration P18M clear [18 months]"
            ),
        ),
        (
            "Ratio alerts are exclusive to Brevik for 3 days.",
            "email",
            "exclusivity clear firm: capabilities alerts clear [Ratio alerts]",
        ),
        (
            "Ratio alerts are exclusive to ferry lines until 2029.",
            "email",
            (
                "exclusivity likely firm: capabilities alerts likely [Ratio alerts]; "
                "scope_segment ferries likely [ferry lines]; "
                "until 2029-12-31 likely [2029]"
            ),
        ),
        (
            "We will support Maintenance tickets until 31 December 2029.",
            "email",
            (
                "eol_support clear firm: "
                "capabilities tickets clear [Maintenance tickets]; "
                "until 2029-12-31 clear [31 December 2029]"
            ),
        ),
    ],
)
def test_what_restricts(text: str, source: str, expected: str) -> None:
    assert told(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "We guarantee an uptime of at least 99.95 %, with a credit of 10 % of the fee below.",
            "email",
            (
                "sla clear firm: value uptime_pct min 99.95 clear [99.95 %]; "
                "remedy service_credit clear [credit]; remedy_cap_pct 10.0 clear [10 %]"
            ),
        ),
        (
            "You may terminate if Ratio alerts are not live by 30 June 2027.",
            "email",
            (
                "feature likely firm: remedy termination_right likely [may terminate]; "
                "capabilities alerts likely [Ratio alerts]; "
                "due 2027-06-30 likely [30 June 2027]"
            ),
        ),
        (
            "We will pay a penalty of 5 % per week if Ratio alerts are late.",
            "email",
            (
                "feature likely firm: remedy liquidated_damages likely [penalty]; "
                "capabilities alerts likely [Ratio alerts]"
            ),
        ),
        (
            "We will deliver Ratio alerts by June 2027, subject to change.",
            "email",
            (
                "feature clear firm: capabilities alerts clear [Ratio alerts]; "
                "due 2027-06-30 clear [June 2027]; "
                "disclaimer True clear [subject to change]"
            ),
        ),
        (
            "We will deliver Ratio alerts by June 2027. Dates are not binding.",
            "email",
            (
                "feature clear firm: capabilities alerts clear [Ratio alerts]; "
                "due 2027-06-30 clear [June 2027]; "
                "disclaimer True likely [not binding] // negated: Dates are not binding"
            ),
        ),
        (
            "The last instalment is payable only after acceptance of Ratio alerts in May 2027.",
            "email",
            (
                "feature clear firm: "
                "payment_contingent True clear [instalment is payable only after]; "
                "capabilities alerts clear [Ratio alerts]; "
                "due 2027-05-31 clear [May 2027]"
            ),
        ),
        (
            "We will deliver Ratio alerts by June 2027 or you may cancel.",
            "email",
            (
                "feature likely firm: capabilities alerts likely [Ratio alerts]; "
                "due 2027-06-30 likely [June 2027]; "
                "remedy termination_right likely [may cancel]"
            ),
        ),
        (
            "We will deliver Ratio alerts by June 2027 or you get a refund of 20 %, at most 50 %.",
            "email",
            (
                "feature clear firm: capabilities alerts clear [Ratio alerts]; "
                "due 2027-06-30 clear [June 2027]; remedy refund clear [refund]; "
                "remedy_cap_pct 50.0 clear [50 %]"
            ),
        ),
        (
            "Uptime is 99.9 %, with credits of 5 % and 10 %.",
            "email",
            (
                "sla clear firm: value uptime_pct 99.9 clear [99.9 %]; "
                "remedy service_credit clear [credits]; remedy_cap_pct 10.0 likely [10 %]"
            ),
        ),
        (
            "Uptime is 99.9 %, with credits of 5 %, at most 25 % of the fee.",
            "email",
            (
                "sla clear firm: value uptime_pct 99.9 clear [99.9 %]; "
                "remedy service_credit clear [credits]; remedy_cap_pct 25.0 clear [25 %]"
            ),
        ),
        (
            "Uptime is 99.9 % without penalty.",
            "email",
            "sla likely firm: value uptime_pct 99.9 likely [99.9 %]",
        ),
        (
            "Liability is unlimited if uptime is below 99.9 %.",
            "email",
            (
                "sla likely firm: remedy uncapped likely [Liability is unlimited]; "
                "value uptime_pct 99.9 likely [99.9 %]"
            ),
        ),
    ],
)
def test_remedies_and_disclaimers(text: str, source: str, expected: str) -> None:
    assert told(text, source) == expected
