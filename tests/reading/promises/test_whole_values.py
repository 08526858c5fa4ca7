"""Whole promises of standards, of where and how it runs, and of numbers."""

import pytest

from reading.reading_in_a_line import told


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "We will hold ISO 27001 by 30 June 2027.",
            "email",
            (
                "compliance clear firm: certification iso_27001 clear [ISO 27001]; "
                "due 2027-06-30 clear [30 June 2027]"
            ),
        ),
        (
            "We are SOC 2 Type II certified.",
            "email",
            "compliance likely firm: certification soc2-type2 likely [SOC 2 Type II]",
        ),
        (
            "We will get SOC 2 by May 2027.",
            "email",
            (
                "compliance likely firm: certification soc2-type2 likely [SOC 2]; "
                "due 2027-05-31 clear [May 2027]"
            ),
        ),
        (
            "We will get PCI DSS by May 2027.",
            "email",
            (
                "compliance clear firm: certification pci-dss clear [PCI DSS]; "
                "due 2027-05-31 clear [May 2027]"
            ),
        ),
        (
            "We will hold SOC 2 and ISO 27001.",
            "email",
            "compliance likely firm: certification soc2-type2 likely [SOC 2]",
        ),
        (
            "We will hold ISO/IEC 27001:2022 by May 2027.",
            "email",
            (
                "compliance clear firm: certification iso_27001 clear [ISO/IEC 27001]; "
                "due 2027-05-31 clear [May 2027]"
            ),
        ),
        (
            "We will hold SOC 2 Type 1 by May 2027.",
            "email",
            (
                "compliance clear firm: certification soc2-type1 clear [SOC 2 Type 1]; "
                "due 2027-05-31 clear [May 2027]"
            ),
        ),
        (
            "We will hold SOC 3 by May 2027.",
            "email",
            (
                "compliance clear firm: certification soc3 clear [SOC 3]; "
                "due 2027-05-31 clear [May 2027]"
            ),
        ),
        (
            "ISO 27001: yes, since 2021.",
            "security_questionnaire",
            (
                "compliance likely firm: certification iso_27001 likely [ISO 27001]; "
                "other_day 2021-12-31 likely [2021]"
            ),
        ),
        (
            "ISO 27001? Yes.",
            "security_questionnaire",
            "compliance likely firm: certification iso_27001 likely [ISO 27001]",
        ),
        (
            "SOC 2 Type II? Not yet, planned for Q3 2027.",
            "security_questionnaire",
            (
                "compliance likely intent: "
                "certification soc2-type2 likely [SOC 2 Type II]; "
                "due 2027-09-30 likely [Q3 2027]"
            ),
        ),
        (
            "ISO 22301: no",
            "security_questionnaire",
            "negated: ISO 22301: no",
        ),
        (
            "SOC 2 Type II? No, but planned for Q3 2027.",
            "email",
            (
                "compliance likely intent: "
                "certification soc2-type2 likely [SOC 2 Type II]; "
                "due 2027-09-30 likely [Q3 2027]"
            ),
        ),
        (
            "SOC 2 Type II? Noch nicht, geplant für Juni 2027.",
            "email",
            (
                "compliance likely intent: "
                "certification soc2-type2 likely [SOC 2 Type II]; "
                "due 2027-06-30 likely [Juni 2027]"
            ),
        ),
        (
            "SOC 2 Type II? Pas encore, prévu pour juin 2027.",
            "email",
            (
                "compliance likely intent: "
                "certification soc2-type2 likely [SOC 2 Type II]; "
                "due 2027-06-30 likely [juin 2027]"
            ),
        ),
        (
            "SOC 2 Type II? Todavía no, previsto para junio de 2027.",
            "email",
            (
                "compliance likely intent: "
                "certification soc2-type2 likely [SOC 2 Type II]; "
                "due 2027-06-30 likely [junio de 2027]"
            ),
        ),
        (
            "SOC 2 Type II? No, not in June 2027.",
            "email",
            "question: SOC 2 Type II? // negated: No, not in June 2027",
        ),
        (
            "SOC 2 Type II? No. Planned for June 2027.",
            "email",
            (
                "compliance likely intent: "
                "certification soc2-type2 likely [SOC 2 Type II]; "
                "due 2027-06-30 likely [June 2027]"
            ),
        ),
        (
            "SOC 2 Type II? No plans for June 2027.",
            "email",
            "negated: No plans for June 2027",
        ),
        (
            "SOC 2 Type II? We would like it by June 2027.",
            "email",
            "question: SOC 2 Type II? // wish: We would like it by June 2027",
        ),
        (
            "SOC 2 Type II? Yes.",
            "email",
            "compliance likely firm: certification soc2-type2 likely [SOC 2 Type II]",
        ),
        (
            "SOC 2 Type II? - yes, we have it.",
            "email",
            "compliance likely firm: certification soc2-type2 likely [SOC 2 Type II]",
        ),
        (
            "SOC 2 Type II?\nYes.",
            "email",
            (
                "question: SOC 2 Type II? // compliance likely firm: "
                "certification soc2-type2 likely [SOC 2 Type II]"
            ),
        ),
        (
            "SOC 2 Type II: compliant, certificate attached.",
            "email",
            "compliance likely firm: certification soc2-type2 likely [SOC 2 Type II]",
        ),
        (
            "SOC 2 Type II: we have it.",
            "email",
            "compliance clear firm: certification soc2-type2 clear [SOC 2 Type II]",
        ),
        (
            "They need SOC 2 Type II (have it).",
            "email",
            "compliance likely firm: certification soc2-type2 likely [SOC 2 Type II]",
        ),
        (
            "They need SOC 2 Type II (they have it).",
            "email",
            "wish: They need SOC 2 Type II (they have it)",
        ),
        (
            "SOC 2 Type II (not yet).",
            "email",
            "negated: SOC 2 Type II (not yet)",
        ),
        (
            "SOC 2 Type II - yes.",
            "email",
            "compliance clear firm: certification soc2-type2 clear [SOC 2 Type II]",
        ),
        (
            "SOC 2 Type II: on l'a.",
            "email",
            "compliance clear firm: certification soc2-type2 clear [SOC 2 Type II]",
        ),
    ],
)
def test_standards(text: str, source: str, expected: str) -> None:
    assert told(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "We will host all data in Zurich.",
            "email",
            "data_residency clear firm: value data_region ch clear [Zurich]",
        ),
        (
            "We will host all data in Zurich, not in the EU.",
            "email",
            (
                "data_residency clear firm: value data_region ch clear [Zurich] // "
                "negated: not in the EU"
            ),
        ),
        (
            "We will host all data in Germany.",
            "email",
            "data_residency likely firm: value data_region Germany likely [Germany]",
        ),
        (
            "You get a dedicated instance in Paris.",
            "email",
            (
                "deployment clear firm: "
                "value deployment_model single clear [dedicated instance] // "
                "data_residency likely firm: value data_region eu likely [Paris]"
            ),
        ),
        (
            "We will run it on premises by May 2027.",
            "email",
            (
                "deployment likely firm: "
                "value deployment_model on_premises likely [on premises]; "
                "due 2027-05-31 clear [May 2027]"
            ),
        ),
        (
            "We will hold all data in the EU from May 2027.",
            "email",
            (
                "data_residency likely firm: value data_region eu likely [EU]; "
                "due 2027-05-31 clear [May 2027]"
            ),
        ),
        (
            "Data remains in Zurich except for backups in Paris.",
            "email",
            "data_residency clear firm: value data_region ch clear [Zurich]",
        ),
        (
            "You get your own cloud by May 2027.",
            "email",
            (
                "deployment likely firm: "
                "value deployment_model customer_cloud likely [your own cloud]; "
                "due 2027-05-31 clear [May 2027]"
            ),
        ),
        (
            "It runs on your servers by May 2027.",
            "email",
            (
                "deployment likely firm: "
                "value deployment_model on_premises likely [on your servers]; "
                "due 2027-05-31 likely [May 2027]"
            ),
        ),
    ],
)
def test_places_and_ways_to_run_it(text: str, source: str, expected: str) -> None:
    assert told(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "We guarantee an uptime of 99.95 % per month.",
            "email",
            "sla clear firm: value uptime_pct 99.95 clear [99.95 %]",
        ),
        (
            "We will grant a discount of 15 %.",
            "email",
            "pricing clear firm: value discount_pct 15 clear [15 %]",
        ),
        (
            "Up to 500 users by May 2027.",
            "email",
            ("scale clear firm: value users 500 clear [500]; due 2027-05-31 clear [May 2027]"),
        ),
        (
            "Logs are kept for 90 days.",
            "email",
            "data_retention clear firm: value retention_days 90 clear [90 days]",
        ),
        (
            "We guarantee an RTO of 4 hours.",
            "email",
            "sla clear firm: value rto_minutes 240 clear [4 hours]",
        ),
        (
            "We guarantee an RTO of at most 4 hours by 1 March 2027.",
            "email",
            (
                "sla clear firm: value rto_minutes max 240 clear [4 hours]; "
                "due 2027-03-01 clear [1 March 2027]"
            ),
        ),
    ],
)
def test_numbers(text: str, source: str, expected: str) -> None:
    assert told(text, source) == expected
