"""Days counted from another day or from an event: how far, and from what.

All texts are written on Monday, 16 March 2026. What is said of a text is each day in it: the field
unless it is `due`, the day, its band, and the very words; or another day.
"""

import pytest

from reading.conftest import Ask, Read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO in 6 weeks", "2026-04-27 clear: 6 weeks"),
        ("SSO within 6 weeks", "2026-04-27 clear: 6 weeks"),
        ("SSO within the 6 weeks", "2026-04-27 clear: 6 weeks"),
        ("SSO for 6 weeks", ""),
        ("SSO in 23 hours", ""),
        ("SSO in 24 hours", "2026-03-17 clear: 24 hours"),
        ("SSO in 5000 days", "2039-11-23 clear: 5000 days"),
        ("SSO in 5001 days", ""),
        ("SSO 6 weeks after today", "2026-04-27 clear: 6 weeks after today"),
        ("SSO 6 weeks from now", "2026-04-27 clear: 6 weeks from now"),
        ("SSO 6 weeks before today", "2026-02-02 clear: 6 weeks before today"),
    ],
)
def test_counted_from_today(read: Read, text: str, said: str) -> None:
    """A day or more, within a time that has an end."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO 6 weeks before 1 July 2026", "2026-05-20 likely: 6 weeks before 1 July 2026"),
        ("SSO 6 weeks after 1 July 2026", "2026-08-12 likely: 6 weeks after 1 July 2026"),
        ("SSO 6 weeks later", ""),
        (
            "SSO 1 May 2026, SCIM 6 weeks later",
            "other 2026-05-01 + 2026-06-12 likely: 6 weeks later",
        ),
        (
            "SSO 1 May 2026, RBAC 3 May 2026, SCIM 6 weeks later",
            "other 2026-05-01 + other 2026-05-03 + 2026-06-14 likely: 6 weeks later",
        ),
        ("SSO 6 weeks after that", ""),
        (
            "SSO 1 May 2026; SCIM 6 weeks after that",
            "other 2026-05-01 + 2026-06-12 likely: 6 weeks after that",
        ),
        (
            "SSO 1 May 2026; SCIM 6 weeks before that",
            "other 2026-05-01 + 2026-03-20 likely: 6 weeks before that",
        ),
        ("SSO 6 weeks after FPI", ""),
        (
            "FPI 4 May 2026; SSO 6 weeks after FPI",
            "other 2026-05-04 + 2026-06-15 likely: 6 weeks after FPI",
        ),
        (
            "FPI = 4 May 2026; SSO 6 weeks before FPI",
            "other 2026-05-04 + 2026-03-23 likely: 6 weeks before FPI",
        ),
        (
            "FPI: 4 May 2026; SSO 6 weeks after FPI",
            "other 2026-05-04 + 2026-06-15 likely: 6 weeks after FPI",
        ),
        (
            "FPI in Oslo will be on 4 May 2026; SSO 6 weeks after FPI",
            "2026-05-04 clear: 4 May 2026",
        ),
        ("SSO 6 weeks after", ""),
    ],
)
def test_counted_from_another_day_of_the_text(read: Read, text: str, said: str) -> None:
    """The last one before; without any there is nothing to count from."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "SSO 6 weeks after signature",
            "due_relative P6W signature clear: 6 weeks after signature",
        ),
        (
            "SSO 6 weeks, after signature",
            "due_relative P6W signature clear: 6 weeks, after signature",
        ),
        ("SSO 6 weeks ... after signature", ""),
        (
            "SSO 6 weeks from the date of signature",
            "due_relative P6W signature clear: 6 weeks from the date of signature",
        ),
        (
            "SSO 6 weeks after the end of the contract",
            "due_relative P6W termination clear: 6 weeks after the end of the contract",
        ),
        (
            "SSO 6 weeks after your initial contract signature",
            "due_relative P6W signature clear: 6 weeks after your initial contract signature",
        ),
        (
            "SSO 6 weeks after the customer's project start",
            "due_relative P6W kickoff clear: 6 weeks after the customer's project start",
        ),
        (
            "SSO 6 weeks after the the the the signature",
            "due_relative P6W signature clear: 6 weeks after the the the the signature",
        ),
        ("SSO 6 weeks after the the the the the signature", ""),
        (
            "SSO two weeks before go-live",
            "due_relative -P2W go_live clear: two weeks before go-live",
        ),
        ("SSO kickoff + 6 weeks", "due_relative P6W kickoff clear: kickoff + 6 weeks"),
        ("SSO + 6 weeks", ""),
        ("+ 6 weeks SSO", ""),
        ("SSO 2 years after go-live", "due_relative P2Y go_live clear: 2 years after go-live"),
        (
            "SSO 10 days following receipt",
            "due_relative P10D receipt clear: 10 days following receipt",
        ),
        (
            "SSO 10 days after receipt of the purchase order",
            "due_relative P10D receipt clear: 10 days after receipt",
        ),
        ("SSO 4 weeks post approval", "due_relative P4W approval clear: 4 weeks post approval"),
        (
            "SSO zwei Wochen vor Vertragsbeginn",
            "due_relative -P2W effective_date clear: zwei Wochen vor Vertragsbeginn",
        ),
        (
            "SSO 4 weken na ondertekening",
            "due_relative P4W signature clear: 4 weken na ondertekening",
        ),
        (
            "SSO 6 semaines suivant la signature",
            "due_relative P6W signature clear: 6 semaines suivant la signature",
        ),
        (
            "SSO trois mois avant la mise en service",
            "due_relative -P3M go_live clear: trois mois avant la mise en service",
        ),
    ],
)
def test_counted_from_an_event(read: Read, text: str, said: str) -> None:
    """A few words may stand between, and no sentence."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO at kickoff", "due_relative P0D kickoff likely: kickoff"),
        ("SSO at the kickoff", "due_relative P0D kickoff likely: kickoff"),
        ("SSO at your kickoff", "due_relative P0D kickoff likely: kickoff"),
        ("SSO kickoff", ""),
        ("SSO after kickoff", ""),
        ("SSO as soon as the contract is signed", "due_relative P0D signature likely: signed"),
        ("SSO once signed", "due_relative P0D signature likely: signed"),
        ("SSO upon order", ""),
        ("SSO on signature or on go-live", "due_relative P0D go_live likely: go-live"),
        (
            "SSO on signature and 10 days after go-live",
            "due_relative P10D go_live clear: 10 days after go-live",
        ),
        (
            "SSO 5 days after signature and 10 days after go-live",
            "due_relative P10D go_live likely: 10 days after go-live",
        ),
    ],
)
def test_an_event_itself(read: Read, text: str, said: str) -> None:
    """Where a word says that it is the time; of several the one that is counted from."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO upon signature, which is planned for 1 June 2026", "2026-06-01 clear: 1 June 2026"),
        ("SSO upon signature on 1 June 2026", "other 2026-06-01 + 2026-06-01 likely: 1 June 2026"),
        (
            "SSO upon signature or not on 1 June 2026",
            "due_relative P0D signature likely: signature + other 2026-06-01",
        ),
        (
            "Signature was 1 June 2026. SSO upon signature",
            "other 2026-06-01 + 2026-06-01 likely: signature",
        ),
        (
            "Signature was 1 June 2026. SSO 3 months after signature",
            "other 2026-06-01 + 2026-09-01 clear: 3 months after signature",
        ),
        (
            "Signature was 31 August 2026. SSO 1 month after signature",
            "other 2026-08-31 + 2026-09-30 clear: 1 month after signature",
        ),
        (
            "Signature was 29 February 2028. SSO 1 year after signature",
            "other 2028-02-29 + 2029-02-28 clear: 1 year after signature",
        ),
        (
            "Signature was 31 December 2026. SSO 2 months before signature",
            "other 2026-12-31 + 2026-10-31 clear: 2 months before signature",
        ),
        (
            "Signature was 4 May 2026. SSO 5 working days after signature",
            "other 2026-05-04 + 2026-05-11 clear: 5 working days after signature",
        ),
        (
            "Signature was 4 May 2026. SSO 1 working day before signature",
            "other 2026-05-04 + 2026-05-01 clear: 1 working day before signature",
        ),
        (
            "Signature was 8 May 2026. SSO 1 working day after signature",
            "other 2026-05-08 + 2026-05-11 clear: 1 working day after signature",
        ),
        (
            "Signature was 9 May 2026. SSO 2 working days before signature",
            "other 2026-05-09 + 2026-05-07 clear: 2 working days before signature",
        ),
        (
            "Signature was 4 May 2026. SSO 36 hours after signature",
            "other 2026-05-04 + 2026-05-05 clear: 36 hours after signature",
        ),
        (
            "Signature was 4 May 2026. SSO signature + 10 days",
            "other 2026-05-04 + 2026-05-14 clear: signature + 10 days",
        ),
    ],
)
def test_an_event_whose_day_the_text_says(read: Read, text: str, said: str) -> None:
    """Then the deadline is a day, by the length of months and the days that people work."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("After signature, SSO comes within six weeks", "P6W signature"),
        ("Following termination of the Agreement all goes within 45 days", "P45D termination"),
        ("Once the contract is signed, SSO comes within six weeks", "P6W signature"),
        ("Nach Unterzeichnung liefern wir SSO binnen sechs Wochen", "P6W signature"),
        ("Après la signature, SSO arrive sous 30 jours", "P30D signature"),
        ("Tras la firma entregamos SSO en seis semanas", "P6W signature"),
        ("Após a assinatura, SSO em 30 dias", "P30D signature"),
        ("Na ondertekening volgt SSO binnen 6 weken", "P6W signature"),
        ("After signature, on 1 April 2026, SSO comes within six weeks", "2026-05-13"),
        ("After the workshop SSO comes in three weeks", "2026-04-06"),
        ("SSO comes in six weeks. After signature we celebrate", "2026-04-27"),
        ("We celebrate after signature. SSO comes in six weeks", "2026-04-27"),
        ("SSO before signature and support in six weeks", "2026-04-27"),
    ],
)
def test_an_event_that_opens_the_sentence(due: Ask, text: str, said: str) -> None:
    """What is due `within six weeks` of it is not due six weeks from today."""
    assert due(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO sous 30 jours à compter de la signature", "P30D signature"),
        ("SSO a los 60 días de la firma", "P60D signature"),
        ("SSO 60 días a partir de la firma", "P60D signature"),
        ("SSO 60 giorni a decorrere dalla firma", "P60D signature"),
        ("SSO no prazo de 30 dias após a assinatura", "P30D signature"),
        ("SSO six weeks after the contract is signed", "P6W signature"),
        ("SSO dès la signature", "P0D signature"),
        ("SSO pour 60 jours de travail", None),
    ],
)
def test_what_stands_between_a_length_and_its_event(due: Ask, text: str, said: str | None) -> None:
    assert due(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SSO 3 weeks after contract award", "P3W signature"),
        ("SSO 30 days after both parties have signed", "P30D signature"),
        ("SSO in four weeks, counted from signature", "P4W signature"),
        ("SSO signature plus four weeks", "P4W signature"),
        ("SSO en los 30 días siguientes a la firma", "P30D signature"),
        ("SSO binnen 30 dagen na contractondertekening", "P30D signature"),
        ("SSO right after signature", "P0D signature"),
        ("SSO 2 weeks after sign-off of UAT", "P2W uat"),
        ("SSO 5 days after formal acceptance", "P5D uat"),
        ("SSO 4 settimane dopo il collaudo", "P4W uat"),
        ("SSO a month after go-live", "P1M go_live"),
        ("SSO one month after you are live", "P1M go_live"),
        ("SSO 4 settimane dall'avvio", "P4W kickoff"),
        ("SSO 90 days after the agreement takes effect", "P90D effective_date"),
        ("Data goes within 60 days of the contract ending", "P60D termination"),
        ("SSO 10 days after the green light", "P10D approval"),
        ("SSO five (5) business days after completion of UAT", "P5WD uat"),
        ("SSO 10 days after successful completion of the acceptance test", "P10D uat"),
        (
            "Once the pilot has been approved, SSO comes within twenty working days",
            "P20WD approval",
        ),
        ("SSO 5 Tage nach Abschluss der Abnahme", "P5D uat"),
        ("SSO 5 days after the pilot", None),
        ("People on site until go-live", None),
        ("SSO at go-live", "P0D go_live"),
        ("SSO 60 days ARO", "P60D order"),
        ("SSO week 6 after kick-off", None),
        ("SSO in week 20", "2026-05-17"),
        ("SSO after the party", None),
        ("a day of plus four weeks for SSO", None),
    ],
)
def test_events_and_their_wordings(due: Ask, text: str, said: str | None) -> None:
    assert due(text) == said
