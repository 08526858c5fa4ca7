"""What is no promise of ours whatever its score, told by who speaks and by the main verb."""

import datetime as dt

import pytest

import building as b
from commitcheck import read_text
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise

DAY = dt.date(2026, 11, 30)


def project() -> Project:
    vision = b.vision(
        capabilities=[{"id": "alerts", "name": "Ratio alerts", "status": "planned"},
                      {"id": "tickets", "name": "Maintenance tickets", "status": "planned"}],
        dimensions=[{"id": "users"}, {"id": "discount_pct"},
                    {"id": "data_region", "type": "enum", "words": {"ch": ["Zurich"]}}],
    )  # fmt: skip
    return b.project(vision)


def ours(text: str) -> list[ReadPromise]:
    return [entry for entry in read_text(text, project(), written_on=DAY) if entry.is_promise]


@pytest.mark.parametrize(
    "text",
    [
        "The Provider may relocate the data centre within the EU on 30 days' notice.",
        "We may update the subprocessor list at any time with 14 days' notice.",
        "We reserve the right to move hosting to another region within the EU.",
        "Der Anbieter kann das Rechenzentrum innerhalb der EU mit 60 Tagen Frist wechseln.",
        "Der Anbieter behält sich vor, die Preise zum 1. Januar 2027 anzupassen.",
        "Le fournisseur peut modifier le lieu d'hébergement dans l'UE avec un préavis de 60 jours.",
        "El proveedor podrá cambiar el centro de datos dentro de la UE con 60 días de aviso.",
        "O fornecedor poderá alterar o centro de dados dentro da UE com 60 dias de aviso.",
    ],
)
def test_a_right_that_is_kept_is_no_promise(text: str) -> None:
    assert ours(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Service credits shall not apply to maintenance announced 48 hours in advance.",
        "The uptime commitment does not apply to beta features or third-party outages.",
        "Die Verfügbarkeitszusage gilt nicht für angekündigte Wartung.",
        "Les pénalités ne s'appliquent pas aux maintenances annoncées 48 heures à l'avance.",
        "Los abonos no se aplican al mantenimiento anunciado con 48 horas.",
        "Os créditos não se aplicam à manutenção anunciada com 48 horas.",
    ],
)
def test_to_what_something_does_not_apply_is_no_promise(text: str) -> None:
    assert ours(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We make no representation that the reports will be available by any date.",
        "Die Leistungen werden ohne jede Gewähr dafür erbracht, dass Kosten sinken.",
        "Le service est fourni sans aucune garantie que les délais seront tenus.",
    ],
)
def test_what_is_not_assured_is_no_promise(text: str) -> None:
    assert ours(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The initial term starts on 1 March 2027 and runs for 24 months.",
        "This order form begins on 1 April 2027 and renews for 12 months at a time.",
        "Der Vertrag beginnt am 1. Juli 2027 und läuft 36 Monate; er verlängert sich.",
        "Le contrat prend effet le 1er juillet 2027 pour une durée de 36 mois.",
        "El contrato comienza el 1 de julio de 2027 y tiene una duración de 36 meses.",
        "O contrato começa em 1 de julho de 2027 e tem a duração de 36 meses.",
    ],
)
def test_how_long_the_agreement_runs_is_no_promise(text: str) -> None:
    assert ours(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The scaffolding firm delivers 300 panels by 1 September.",
        "Their logistics company installs 80 scanners by 15 May.",
        "Die Montagefirma baut 400 Zähler bis 1. September ein.",
        "Das Umzugsunternehmen liefert 40 Schränke bis Mai.",
        "La société de comptage installe 400 compteurs d'ici le 1er septembre.",
        "La empresa de contadores instala 400 contadores antes del 1 de septiembre.",
        "A empresa de medição instala 400 contadores até 1 de setembro.",
    ],
)
def test_what_another_company_does_is_no_promise(text: str) -> None:
    assert ours(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Other analytics vendor offers 40 % off and go-live in 6 weeks.",
        "The previous supplier delivered the portal in May, 15 % cheaper.",
        "Der bisherige Anbieter liefert die App bis Mai und gibt 20 % Rabatt.",
        "L'autre prestataire propose 30 % de remise et une mise en service en mai.",
        "Otro proveedor ofrece un 30 % de descuento y entrega en mayo.",
    ],
)
def test_what_another_vendor_offers_is_no_promise(text: str) -> None:
    assert ours(text) == []


@pytest.mark.parametrize(
    "text",
    [
        '"We will open 12 stores by March", says their head of retail.',
        'Their CFO said: "we will sign by 15 January and roll out in May".',
        "„Wir rollen bis September an 30 Standorten aus“, sagt ihr COO.",
        "« Nous ouvrirons 30 sites d'ici septembre », dit leur directeur.",
        '"Vamos a desplegar en 30 centros antes de septiembre", dice su directora.',
    ],
)
def test_what_the_customer_says_of_themselves_is_no_promise(text: str) -> None:
    assert ours(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Happy to walk you through the ratio alerts in a call next Thursday.",
        "We will present the roadmap during the meeting on 3 May.",
        "Gern zeige ich Ihnen die Auswertung in einem Termin nächste Woche.",
        "Je peux vous montrer les alertes lors d'un appel mardi prochain.",
        "Con gusto le mostraré las alertas en una llamada la próxima semana.",
        "Posso mostrar os alertas numa chamada na próxima semana.",
    ],
)
def test_a_meeting_is_no_promise(text: str) -> None:
    assert ours(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I'll check with product whether the alerts could come in May and get back to you Friday.",
        "We will clarify if 99.95 is possible by Monday.",
        "Ich kläre mit der Entwicklung, ob die App bis Mai möglich ist.",
        "Je vais voir avec l'équipe et je reviens vers vous jeudi.",
        "Je vérifie avec l'équipe si l'application peut sortir en mai.",
        "Voy a consultar con producto si las alertas llegan en mayo.",
        "Vou verificar se os alertas podem chegar em maio e dou retorno na quinta.",
    ],
)
def test_finding_out_is_no_promise(text: str) -> None:
    assert ours(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Alerts went live at the clinic on 4 May, signed off 11 May.",
        "Das Portal ging am 4. Mai live und wurde am 11. Mai abgenommen.",
        "Le portail a été livré le 4 mai et réceptionné le 11 mai.",
        "El portal entró en producción el 4 de mayo.",
        "O portal entrou em produção em 4 de maio.",
        "shipped: alerts on 2 Nov, tickets on 12 Nov",
        "Delivered: portal (May), alerts (June)",
        "erledigt: Portal am 2. November, Alarme am 12. November",
        "fait : portail le 2 novembre, alertes le 12 novembre",
    ],
)
def test_what_is_there_already_is_no_promise(text: str) -> None:
    assert ours(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Agenda: 1. ratio alerts status, 2. maintenance tickets 14 Jan, 3. hosting 2027.",
        "Tagesordnung: Ratio alerts, Hosting in Zurich ab Januar, Budget 2027",
    ],
)
def test_an_agenda_is_no_promise(text: str) -> None:
    assert ours(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "By 12 February 2027 the Customer shall have:\n- sent test data\n- named a contact",
        "Der Kunde hat bis 12. Februar 2027:\n- Testdaten geliefert\n- Kontakt benannt",
        "Avant le 12 février 2027 le Client devra :\n- fournir les données\n- nommer un contact",
    ],
)
def test_a_list_of_the_customers_duties_is_no_promise(text: str) -> None:
    assert ours(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Their new plant opens 4 January, third line from March.",
        "Their audit is in May, board in June, budget from July.",
    ],
)
def test_the_rest_of_what_is_theirs_is_no_promise(text: str) -> None:
    assert ours(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Provider will move the data to Zurich by 1 May 2027.",
        "We can change the discount to 20 %.",
        "The customer will have access to: ratio alerts by 1 May 2027.",
        "Ratio alerts went in scope; we will deliver them by 1 May 2027.",
        "We will deliver ratio alerts by 4 May 2027, as agreed in our call.",
        "We guarantee 99.9 % availability; this does not apply to announced maintenance.",
        "The term is 36 months and we will deliver ratio alerts by May 2027.",
        "Other vendors can't; we will deliver ratio alerts by May 2027.",
        "Ben from product said we will deliver ratio alerts by May 2027.",
        "Checked with product: ratio alerts by May 2027, promised.",
        "Two on-site training sessions in May 2027 are included.",
        "Done deal: 20 % discount and ratio alerts by May 2027.",
        "Delivered by 1 May 2027: ratio alerts.",
        "Their price is agreed, ratio alerts by March 2027 promised.",
        "We will present ratio alerts in production by 1 May 2027.",
    ],
)
def test_words_that_look_like_it_are_still_a_promise(text: str) -> None:
    assert ours(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "We reserve the right to move hosting to another region within the EU by May.",
            "boilerplate",
        ),
        ("The uptime commitment does not apply to beta features.", "negated"),
        ("The initial term starts on 1 March 2027 and runs for 24 months.", "boilerplate"),
        ("La société de comptage installe 400 compteurs d'ici le 1er septembre.", "third_party"),
        ("Other analytics vendor offers 40 % off and go-live in 6 weeks.", "competitor"),
        ("Delivered: portal (May), ratio alerts (June)", "delivered"),
        ("Agenda: 1. ratio alerts status, 2. maintenance tickets 14 Jan.", "internal"),
    ],
)
def test_the_reason_is_said(text: str, reason: str) -> None:
    assert reason in {entry.modality for entry in read_text(text, project(), written_on=DAY)}


def test_what_opens_a_list_holds_for_forty_parts() -> None:
    text = "done: " + "alerts on 2 Nov, " * 3_000
    found = read_text(text, project(), written_on=DAY)
    assert {entry.modality for entry in found[:40]} == {"delivered"}


@pytest.mark.parametrize(
    "text",
    ["A promise", "Our commitments:", "Promises", "Unsere Zusagen", "Nos engagements", "Promesas",
     "Compromissos"],
)  # fmt: skip
def test_a_word_for_promises_is_a_heading(text: str) -> None:
    assert ours(text) == []


@pytest.mark.parametrize(
    "text", ["Our promise: ratio alerts by May 2027", "Promised: ratio alerts"]
)
def test_what_stands_behind_it_is_one(text: str) -> None:
    assert ours(text)


@pytest.mark.parametrize(
    ("text", "modality", "reason"),
    [
        ("We may update the list at any time.", "boilerplate", "a right that we keep"),
        ("We reserve the right to move hosting.", "boilerplate", "a right that we keep"),
        ("Service credits shall not apply to maintenance announced 48 hours in advance.", "negated",
         "it says to what something does not apply"),
        ("We make no representation that the reports will be available by any date.", "negated",
         "it says what is not assured"),
        ("The initial term starts on 1 March 2027.", "boilerplate", "how long the agreement runs"),
        ("The scaffolding firm delivers 300 panels by 1 September.", "third_party",
         "another company does it"),
        ("Other analytics vendor offers 40 % off and go-live in 6 weeks.", "competitor",
         "another vendor does it"),
        ("Happy to walk you through the ratio alerts in a call next Thursday.", "internal",
         "it is to be talked about"),
        ("We will clarify if 99.95 is possible by Monday.", "internal", "we find out first"),
        ("Delivered: portal (May), alerts (June)", "delivered", "the list is of what is done"),
        ("Agenda: ratio alerts status, maintenance tickets 14 Jan.", "internal",
         "the list is of what is to be talked about"),
        ("Already there: ratio alerts.", "delivered",
         "\u201calready\u201d speaks of what is there already"),
        ("Our liability is limited to 50,000 EUR.", "boilerplate", "how far one is liable"),
        ("Our commitments", "boilerplate", "it names a promise and says none"),
        ("The alerts were originally planned for May.", "history", "it says what was planned"),
        ("Their ISO 27001 audit is in May.", "customer_duty", "the standard is the customer's"),
        ("Our ISO 27001 certificate has expired.", "negated", "it is no longer so"),
        ("We don't have ratio alerts yet.", "negated", "it says that we do not"),
    ],
)  # fmt: skip
def test_why_it_is_none(text: str, modality: str, reason: str) -> None:
    (entry,) = read_text(text, project(), written_on=DAY)
    assert (entry.modality, entry.reason) == (modality, reason)


@pytest.mark.parametrize(
    ("text", "is_ours"),
    [
        ("We can change the alerts for you by May.", True),
        ("Client receives the ratio alerts by 8 January.", True),
        ("Client provides the ratio alerts by 8 January.", False),
        ("The alerts will not have been planned for May.", False),
        ("Our ISO 27001 certificate will be renewed in May.", True),
        ("Their rollout: 30 stores by March; 40 stores by May.", False),
        ("Our rollout: 30 stores by March; ratio alerts by May.", True),
        ("Their rollout: 30 stores by March; we deliver ratio alerts by May.", True),
        ("Ratio alerts by May.", True),
        ("Can you deliver the ratio alerts by May?", False),
    ],
)
def test_who_does_it_decides(text: str, *, is_ours: bool) -> None:
    assert bool(ours(text)) is is_ours
