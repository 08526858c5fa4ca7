"""Standards: the vision's own ids however they are written, and common names."""

from collections.abc import Callable

import pytest

from commitcheck.reading.values.certifications import read_certifications
from commitcheck.reading.vision_words import VisionWords

HELD = ["iso27001", "soc2-type2", "hipaa", "cyber-basic", "iso50001-ready", "c5"]
Standard = Callable[..., str | None]


@pytest.fixture
def standard(words: Callable[..., VisionWords]) -> Standard:
    """The first standard of a text."""

    def ask(text: str, start: int = 0, kind: str | None = None) -> str | None:
        known = words(certifications=HELD)
        found = read_certifications(text, start, len(text), known, kind=kind)
        return str(found[0].value) if found else None

    return ask


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("ISO 27001 by March", "iso27001"),
        ("ISO/IEC 27001:2022 certificate", "iso27001"),
        ("iso27001 cert", "iso27001"),
        ("DIN EN ISO 27001", "iso27001"),
        ("SOC 2 Type II", "soc2-type2"),
        ("SOC2 T2 report", "soc2-type2"),
        ("SOC 2 Typ 2 Bericht", "soc2-type2"),
        ("SOC2 in September", "soc2-type2"),
        ("SOC 1 Type 2", "soc1-type2"),
        ("we're HIPAA compliant", "hipaa"),
        ("the Cyber Basic scheme", "cyber-basic"),
        ("ISO 50001", "iso50001-ready"),
        ("BSI C5 attestation", "c5"),
        ("the C5 testat", "c5"),
        ("FedRAMP Moderate", "fedramp"),
        ("PCI DSS Level 1", "pci-dss"),
        ("21 CFR Part 11 compliant", "21cfr11"),
        ("ISO 9001", "iso9001"),
        ("table c5 of the annex", None),
        ("the social network", None),
        ("ISO country codes", None),
        ("ISO 22301: no. ISO 27001: yes", "iso27001"),
    ],
)
def test_a_standard_is_read_by_any_of_its_names(
    standard: Standard, text: str, identifier: str | None
) -> None:
    assert standard(text) == identifier


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("C5 attestation by May", "bsi-c5"),
        ("the BSI C5 attestation", "bsi-c5"),
        ("ISO27k certified", "iso27001"),
        ("27001 certificate by May", "iso27001"),
        ("the certificate for 27018", "iso27018"),
        ("GxP validated by May", "gxp"),
        ("ISAE 3402 report", "isae3402"),
        ("27001 users by May", None),
        ("€27001 for the audit", None),
        ("gxp of the team", None),
    ],
)
def test_an_issuer_before_it_and_a_number_alone(
    words: Callable[..., VisionWords], text: str, identifier: str | None
) -> None:
    """The vision calls it `bsi-c5`; a number alone is a standard where words speak of one."""
    known = words(certifications=["iso27001", "bsi-c5"])
    found = read_certifications(text, 0, len(text), known)
    assert (str(found[0].value) if found else None) == identifier


def test_a_short_answer_takes_the_standard_of_its_question(standard: Standard) -> None:
    text = "Q: Do you hold ISO 27001? A: Yes."
    assert standard(text, text.index("Yes")) == "iso27001"
    assert standard("ISO 27001 is dear. We ship on Monday.", 19) is None


def test_another_kind_of_promise_has_none(standard: Standard) -> None:
    assert standard("ISO 27001", kind="pricing") is None
    assert standard("ISO 27001", kind="compliance") == "iso27001"


@pytest.mark.parametrize(
    ("text", "listed", "identifier"),
    [
        ("a C5 Type 2 attestation", "bsi-c5", "bsi-c5"),
        ("Kriterienkatalog C5", "bsi-c5", "bsi-c5"),
        ("ENS certified (high category)", "ens-high", "ens-high"),
        ("certificados en el ENS, categoría alta", "ens-high", "ens-high"),
        ("FedRAMP authorization", "fedramp-moderate", "fedramp-moderate"),
        ("Cyber Essentials", "cyber-essentials-plus", "cyber-essentials"),
        ("PCIDSS", "pci-dss", "pci-dss"),
        ("Authorised Economic Operator", "aeo", "aeo"),
        ("Zugelassener Wirtschaftsbeteiligter", "aeo", "aeo"),
        ("SOC II Type 2", "soc2-type2", "soc2-type2"),
        ("a 62443 certificate", "iec62443", "iec62443"),
        ("ISO 27 001", "iso27001", "iso27001"),
        ("see C5 and A4", "bsi-c5", None),
    ],
)
def test_a_level_and_other_names_of_a_standard(
    words: Callable[..., VisionWords], text: str, listed: str, identifier: str | None
) -> None:
    found = read_certifications(text, 0, len(text), words(certifications=[listed]))
    assert (str(found[0].value) if found else None) == identifier
