"""Whole promises: each sentence with its kind, how it binds, and every value with its band.

All texts are of 30 November 2026.
"""

import datetime as dt
from typing import Any

import pytest

import building as b
from commitcheck import read_text
from commitcheck.model.reading import Measure, Reading, ReadPromise, RelativeDay

DAY = dt.date(2026, 11, 30)
PROJECT = b.project(
    b.vision(
        capabilities=[
            {"id": "alerts", "name": "Ratio alerts", "status": "planned"},
            {
                "id": "tickets",
                "name": "Maintenance tickets",
                "aliases": ["ticket desk"],
                "status": "available",
            },
            {"id": "crane_api", "name": "Crane API", "status": "rejected"},
        ],
        roadmap=[{"id": "RM1", "title": "Tide radar"}],
        certifications=[
            {"id": "soc2-type2", "status": "planned"},
            {"id": "iso_27001", "status": "held"},
        ],
        positioning={
            "segments": [
                {"id": "ports", "name": "Container ports"},
                {"id": "ferries", "name": "Ferry lines"},
            ]
        },
        dimensions=[
            *({"id": name} for name in ("users", "uptime_pct", "rto_minutes", "discount_pct")),
            {
                "id": "data_region",
                "type": "enum",
                "words": {"ch": ["Zurich", "Switzerland"], "eu": ["Paris", "EU"]},
            },
            {
                "id": "deployment_model",
                "type": "enum",
                "words": {"single": ["dedicated instance"]},
            },
        ],
    )
)


def told(text: str, source: str) -> str:
    """What is read of a text, clause by clause."""
    found = read_text(text, PROJECT, written_on=DAY, source=source)
    return " // ".join(clause_of(text, entry) for entry in found)


def clause_of(text: str, entry: ReadPromise) -> str:
    if not entry.is_promise:
        return f"{entry.modality}: {text[entry.start : entry.end]}"
    values = "; ".join(
        f"{it.field} {spoken(it)} {it.band} [{text[it.start : it.end]}]"
        for it in entry.readings
        if it.field not in ("kind", "modality")
    )
    return f"{entry.kind} {entry.bands['kind']} {entry.modality}: {values}"


def spoken(reading: Reading) -> str:
    value: Any = reading.value
    if isinstance(value, Measure):
        return f"{value.dimension}{'' if value.op == 'eq' else f' {value.op}'} {value.value}"
    if isinstance(value, RelativeDay):
        return f"{value.offset} {value.anchor}"
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


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
            "compliance likely firm: certification soc2-type2 likely [SOC 2 Type II]",
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
