"""What a clause answers: a question, or a standard that somebody asks for."""

import datetime as dt

import pytest

import building as b
from commitcheck import read_text
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise

DAY = dt.date(2026, 11, 30)


def project() -> Project:
    return b.project(
        b.vision(
            certifications=[{"id": "soc2-type2", "status": "planned"}],
            capabilities=[{"id": "alerts", "name": "Ratio alerts"}],
        )
    )


def ours(text: str) -> list[ReadPromise]:
    return [entry for entry in read_text(text, project(), written_on=DAY) if entry.is_promise]


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("Told them verbally GDPR is no problem, we're compliant", "gdpr"),
        ("SE said SOC 2 isn't an issue, we are certified", "soc2-type2"),
        ("Hab ihnen gesagt: ISO 27001 kein Problem, sind zertifiziert", "iso27001"),
        ("On leur a dit que HDS n'est pas un souci, nous sommes certifiés", "hds"),
        ("Les dijimos que la ISO 27001 no es problema, estamos certificados", "iso27001"),
        ("Dissemos que a ISO 27001 não é problema, somos certificados", "iso27001"),
        ("R-12 ISO 27001: compliant, certificate attached.", "iso27001"),
        ("4.2 SOC 2 Type II: Yes, report enclosed.", "soc2-type2"),
        ("Q7 TISAX: erfüllt, Zertifikat liegt bei.", "tisax"),
        ("ISO 27001 : conforme, certificat joint.", "iso27001"),
        ("ISO 27001: cumple, se adjunta certificado.", "iso27001"),
        ("ISO 27001: conforme, certificado em anexo", "iso27001"),
        ("they want SOC2 (got it, report sent)", "soc2-type2"),
        ("Kunde will ISO 27001 (haben wir, Zertifikat geschickt)", "iso27001"),
        ("ils veulent ISO 27001 (on l'a, certificat envoyé)", "iso27001"),
        ("piden ISO 27001 (lo tenemos, certificado enviado)", "iso27001"),
        ("querem ISO 27001 (temos, certificado enviado)", "iso27001"),
        ("SOC 2 Type II? - not yet, planned for Q3 2027.", "soc2-type2"),
        ("ISO 27701? No, but expected by June 2027", "iso27701"),
        ("TISAX? Noch nicht, geplant für Juni 2027.", "tisax"),
        ("HDS ? Pas encore, prévu pour juin 2027.", "hds"),
        ("ISO 27701? Todavía no, previsto para junio de 2027.", "iso27701"),
        ("ISO 27701? Ainda não, previsto para junho de 2027.", "iso27701"),
        ("We are HIPAA compliant.", "hipaa"),
        ("Certified to ISO 27001.", "iso27001"),
        ("We maintain SOC 2 Type II throughout the term.", "soc2-type2"),
        ("We expect to be FedRAMP Moderate authorised by Q4 2027.", "fedramp"),
        ("SOC 2 report by end of March", "soc2-type2"),
        ("we pass the PCI DSS audit in May", "pci-dss"),
        ("TISAX label bis Juni 2027", "tisax"),
        ("audit HDS prévu en mars 2027", "hds"),
        ("Certificación ISO 27001 en junio de 2027", "iso27001"),
        ("Wir sind nach ISO 27001 zertifiziert", "iso27001"),
        ("Nous sommes certifiés ISO 27001", "iso27001"),
        ("Estamos certificados en ISO 27001", "iso27001"),
        ("Somos certificados ISO 27001", "iso27001"),
        ("sec questionnaire 3.4 SOC2 T2 - in place, report under NDA", "soc2-type2"),
        ("ISO27001 yes, HIPAA yes (BAA on request)", "iso27001"),
        ("HIPAA: we sign a BAA", "hipaa"),
        ("Confirmed SOC 2 Type 2 is current, next report Sept", "soc2-type2"),
        ("SOC2: in progress, done by Q2 2027", "soc2-type2"),
        ("ISO 27001 cert renewed, valid until 2028", "iso27001"),
    ],
)
def test_a_standard_is_ours_however_it_is_said(text: str, standard: str) -> None:
    assert [entry.certification for entry in ours(text)][:1] == [standard]


@pytest.mark.parametrize(
    "text",
    [
        "They need SOC 2.",
        "Do you have SOC 2?",
        "SOC 2? No.",
        "ISO 27001: not held.",
        "We don't have HIPAA.",
        "they need iso27001 (don't have it)",
        "they want SOC 2 (no)",
        "SOC 2? No, and not planned.",
        "ISO 27701? nein, nicht geplant.",
        "their ISO 27001 audit is in May",
        "HIPAA: not applicable",
        "The partner has ISO 27001.",
        "They have ISO 27001 (attached).",
        "Customer is PCI DSS compliant, AoC attached.",
        "HDS ? Non, pas prévu.",
        "ISO 27701? No, no está previsto.",
        "Kunde braucht TISAX (haben wir nicht)",
        "They asked whether we have SOC 2 (unclear)",
        "SOC 2? not yet, no plans",
        "Competitor has SOC 2 (have it since May)",
        "SOC 2 is a problem for them",
    ],
)
def test_a_standard_that_is_asked_for_denied_or_somebody_elses_is_not(text: str) -> None:
    assert ours(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SOC 2 Type II? - not yet, planned for Q3 2027.", dt.date(2027, 9, 30)),
        ("ISO 27701? No, but expected by June 2027", dt.date(2027, 6, 30)),
        ("TISAX? Noch nicht, geplant für Juni 2027.", dt.date(2027, 6, 30)),
        ("HDS ? Pas encore, prévu pour juin 2027.", dt.date(2027, 6, 30)),
        ("ISO 27701? Todavía no, previsto para junio de 2027.", dt.date(2027, 6, 30)),
        ("ISO 27701? Ainda não, previsto para junho de 2027.", dt.date(2027, 6, 30)),
    ],
)
def test_a_no_to_what_is_and_a_yes_to_what_will_be(text: str, day: dt.date) -> None:
    (entry,) = ours(text)
    assert (entry.modality, entry.due) == ("intent", day)
    assert text[entry.start : entry.end] == text.rstrip(".")
    assert list(read_text(text, project(), written_on=DAY)) == [entry]


def test_no_problem_and_no_later_than_deny_nothing() -> None:
    (entry,) = ours("We will deliver ratio alerts no later than 3 May 2027, no problem.")
    assert (entry.modality, entry.due) == ("firm", dt.date(2027, 5, 3))
    assert entry.bands["due"] == "clear"


@pytest.mark.parametrize(
    "text",
    [
        "The supplier is liable without limit if data is lost.",
        "We accept unlimited liability for data loss.",
        "Der Anbieter haftet bei Datenverlust unbeschränkt.",
        "Le fournisseur assume une responsabilité illimitée en cas de perte de données.",
        "El proveedor asume una responsabilidad ilimitada por la pérdida de datos.",
        "O fornecedor assume responsabilidade ilimitada pela perda de dados.",
    ],
)
def test_who_bears_all_liability_promises_it_whatever_the_words_deny(text: str) -> None:
    assert [entry.remedy for entry in ours(text)] == ["uncapped"]


@pytest.mark.parametrize(
    "text",
    [
        "The customer is liable without limit if data is lost.",
        "We are not liable without limit.",
        "The supplier does not accept unlimited liability.",
        "The supplier's liability is limited to the fees paid.",
    ],
)
def test_who_bears_less_or_somebody_else_does_not(text: str) -> None:
    assert ours(text) == []
