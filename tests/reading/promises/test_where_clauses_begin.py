"""Where each clause begins, by what it is told, and what goes on instead."""

import pytest

from commitcheck.reading.promises.classing import classed_words
from commitcheck.reading.promises.clauses import clauses
from commitcheck.reading.promises.lexicon import lexicon


def pieces(text: str) -> str:
    """The clauses with what each begins with."""
    words = lexicon()
    found = clauses(text, classed_words(text, words, {}), words)
    return " // ".join(f"{it.opening}: {text[it.start : it.end]}" for it in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is live. It is free.", "text: It is live // sentence: It is free"),
        ("It is live! It is free.", "text: It is live // sentence: It is free"),
        ("It is live.It is free.", "text: It is live.It is free"),
        ("It is live . it is free", "text: It is live // sentence: it is free"),
        (". We go", "sentence: We go"),
        ("Live on 1. Dezember 2027", "text: Live on 1. Dezember 2027"),
        ("Fertig im 3. Quartal", "text: Fertig im 3. Quartal"),
        ("Version 3. Quick start", "text: Version 3 // sentence: Quick start"),
        ("Version 3. quick start", "text: Version 3. quick start"),
        ("Version 123. quick start", "text: Version 123 // sentence: quick start"),
        ("Version 1.2. quick start", "text: Version 1.2. quick start"),
        ("By Sept. 12 it is live", "text: By Sept. 12 it is live"),
        ("By Sept. it is live", "text: By Sept. it is live"),
        ("By Sept. It is live", "text: By Sept // sentence: It is live"),
        ("approx. 12 days", "text: approx. 12 days"),
        ("Approx. We go", "text: Approx. We go"),
        ("Mr. X. Y comes", "text: Mr. X. Y comes"),
    ],
)
def test_sentences(text: str, expected: str) -> None:
    """A stop ends one before a blank, and behind neither a date nor a short word."""
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SSO? Yes. It comes in May.", "text: SSO? // sentence: Yes. It comes in May"),
        (
            "SSO? Yes, included. SCIM? No.",
            "text: SSO? // sentence: Yes, included // sentence: SCIM? // sentence: No",
        ),
        ("SSO: yes. It comes in May.", "text: SSO: yes. It comes in May"),
        ("Yes. SCIM? No.", "text: Yes // sentence: SCIM? // sentence: No"),
        (
            "Yes, of course we can do. It comes in May.",
            "text: Yes, of course we can do // sentence: It comes in May",
        ),
    ],
)
def test_answers(text: str, expected: str) -> None:
    """A short yes belongs to what follows, unless that asks again."""
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SSO\nSCIM", "text: SSO // line: SCIM"),
        ("SSO\n\nSCIM", "text: SSO // line: SCIM"),
        ("- SSO\n- SCIM", "text: SSO // bullet: SCIM"),
        ("* SSO\n* SCIM", "text: SSO // bullet: SCIM"),
        ("a) SSO\nb) SCIM", "text: a) SSO // bullet: b) SCIM"),
        ("(iv) SSO\n(v) SCIM", "text: (iv) SSO // bullet: (v) SCIM"),
        ("(abcde) SSO\n(abcdf) SCIM", "text: (abcde) SSO // line: (abcdf) SCIM"),
        (" SSO\n   - SCIM", "text: SSO // bullet: SCIM"),
        (
            "We deliver the portal which you all have awaited for so\nlong",
            "text: We deliver the portal which you all have awaited for so\nlong",
        ),
        (
            "We deliver the portal which you all have awaited for as\nLong",
            "text: We deliver the portal which you all have awaited for as // line: Long",
        ),
        (
            "We deliver the portal which you all have awaited for as|\nlong",
            "text: We deliver the portal which you all have awaited for as // line: long",
        ),
        (
            "We deliver the portal which you all have awaited so\nlong",
            "text: We deliver the portal which you all have awaited so // line: long",
        ),
    ],
)
def test_lines(text: str, expected: str) -> None:
    """One that is long and breaks off in the middle goes on below."""
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "(1) SSO by May (2) SCIM by June (3) RBAC",
            "text: (1) SSO by May // bullet: (2) SCIM by June // bullet: (3) RBAC",
        ),
        ("(1) SSO by May (3) SCIM by June", "text: (1) SSO by May (3) SCIM by June"),
        (
            "SSO (1) by May (2) SCIM by June",
            "text: SSO // bullet: (1) by May // bullet: (2) SCIM by June",
        ),
        ("within ten (1) days", "text: within ten (1) days"),
        (
            "SSO comes from 1 June (late? ask Una)",
            "text: SSO comes from 1 June // part: (late? // sentence: ask Una)",
        ),
        ("SSO comes from 1 June (late, ask Una)", "text: SSO comes from 1 June (late, ask Una)"),
        ("SSO comes (1 June) and that?", "text: SSO comes (1 June) and that?"),
    ],
)
def test_brackets(text: str, expected: str) -> None:
    """Their numbers count up; what is asked in them stands for itself."""
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "No cranes, but the app comes on 1 May",
            "text: No cranes // part: but the app comes on 1 May",
        ),
        (
            "Keine Kräne, aber die App kommt am 1. Mai",
            "text: Keine Kräne // part: aber die App kommt am 1. Mai",
        ),
        ("No, but the app comes", "text: No, but the app comes"),
        ("No cranes, but why", "text: No cranes, but why"),
        ("We can, (but the app comes) as well", "text: We can, (but the app comes) as well"),
    ],
)
def test_but(text: str, expected: str) -> None:
    """It divides where words stand before and a deed or a thing behind."""
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Reports arrive on 1 May and alerts arrive on 1 June",
            "text: Reports arrive on 1 May // part: and alerts arrive on 1 June",
        ),
        (
            "Reports arrive on 1 May and alerts arrive",
            "text: Reports arrive on 1 May and alerts arrive",
        ),
        (
            "Reports arrive and alerts arrive on 1 June",
            "text: Reports arrive and alerts arrive on 1 June",
        ),
        (
            "Reports arrive on 1 May, alerts arrive on 1 June",
            "text: Reports arrive on 1 May // part: alerts arrive on 1 June",
        ),
        (
            "Reports arrive on 1 May - alerts arrive on 1 June",
            "text: Reports arrive on 1 May // part: alerts arrive on 1 June",
        ),
        (
            "Reports arrive on 1 May / alerts arrive on 1 June",
            "text: Reports arrive on 1 May // part: alerts arrive on 1 June",
        ),
        (
            "Reports arrive on 1 May (early, alerts on 1 June)",
            "text: Reports arrive on 1 May (early, alerts on 1 June)",
        ),
        (
            "Reports arrive on 1 May, , alerts arrive on 1 June",
            "text: Reports arrive on 1 May // part: alerts arrive on 1 June",
        ),
        ("unlimited users, unlimited storage", "text: unlimited users // part: unlimited storage"),
        ("5 users, 10 alerts", "text: 5 users, 10 alerts"),
        (
            "99.9 % uptime, response in 15 minutes",
            "text: 99.9 % uptime // part: response in 15 minutes",
        ),
        ("99.9 % uptime, response, in 15 minutes", "text: 99.9 % uptime, response, in 15 minutes"),
        ("Reports on 15 % + alerts 3 %", "text: Reports on 15 % + alerts 3 %"),
        ("May / June alerts", "text: May / June alerts"),
        ("15 % / 3 %", "text: 15 % / 3 %"),
        ("15 % / support 3 %", "text: 15 % // part: support 3 %"),
        (
            "We hold ISO 27001 and will get SOC 2 by June",
            "text: We hold ISO 27001 // part: and will get SOC 2 by June",
        ),
        ("We hold ISO 27001, SOC 2 by June", "text: We hold ISO 27001 // part: SOC 2 by June"),
        ("We hold ISO 27001 and SOC 2", "text: We hold ISO 27001 and SOC 2"),
        ("dedicated instance in Zurich", "text: dedicated instance // part: in Zurich"),
        ("dedicated instance for you in Zurich", "text: dedicated instance for you in Zurich"),
        ("dedicated instance at the port", "text: dedicated instance at the port"),
        ("instance in Zurich", "text: instance in Zurich"),
    ],
)
def test_two_in_a_sentence(text: str, expected: str) -> None:
    """Each side has a thing and a value of its own."""
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "If SSO arrives on 1 May, alerts arrive on 1 June",
            "text: If SSO arrives on 1 May, alerts arrive on 1 June",
        ),
        (
            "If SSO arrives on 1 May; alerts arrive on 1 June",
            "text: If SSO arrives on 1 May // part: alerts arrive on 1 June",
        ),
        ("SSO on 1 May, at the latest 9 May", "text: SSO on 1 May, at the latest 9 May"),
        ("SSO on 1 May; by 1 June", "text: SSO on 1 May // part: by 1 June"),
        ("SSO in the cloud; by 1 June", "text: SSO in the cloud; by 1 June"),
        ("SSO in the cloud; alerts on 1 June", "text: SSO in the cloud // part: alerts on 1 June"),
        (
            "Uptime 99.5 %, below that a credit of 10 %",
            "text: Uptime 99.5 %, below that a credit of 10 %",
        ),
        (
            "Uptime 99.5 %; if it falls below, a credit of 10 % is given",
            "text: Uptime 99.5 %; if it falls below, a credit of 10 % is given",
        ),
        (
            "Uptime 99.5 %; a credit of 10 % if it falls below",
            "text: Uptime 99.5 %; a credit of 10 % if it falls below",
        ),
        ("credit of 10 % on breach; below 99 %", "text: credit of 10 % on breach; below 99 %"),
        (
            "Available 99.5 % of the time. Penalty: 2 % per hour",
            "text: Available 99.5 % of the time. Penalty: 2 % per hour",
        ),
        (
            "Available 99.5 % of the time. Penalty: 2 days",
            "text: Available 99.5 % of the time // sentence: Penalty: 2 days",
        ),
        (
            "Available 99.5 % of the time. No penalty: 2 %",
            "text: Available 99.5 % of the time // sentence: No penalty: 2 %",
        ),
        (
            "It is available. Penalty: 2 % per hour",
            "text: It is available // sentence: Penalty: 2 % per hour",
        ),
    ],
)
def test_what_goes_on_about_the_same(text: str, expected: str) -> None:
    """A condition, a cap, a remedy, or the day that was missing."""
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Uptime | 99.95 % | response 15 minutes",
            "text: Uptime | 99.95 % // part: response 15 minutes",
        ),
        (
            "Uptime 99.95 % | response 15 minutes",
            "text: Uptime 99.95 % // part: response 15 minutes",
        ),
        ("Uptime 99.95 % | alerts 15", "text: Uptime 99.95 % | alerts 15"),
        ("Alerts 99.95 % | response 15 minutes", "text: Alerts 99.95 % | response 15 minutes"),
    ],
)
def test_cells(text: str, expected: str) -> None:
    """Two that are measured are two."""
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"SSO" by May.', 'text: "SSO" by May'),
        ("(SSO by May)", "text: (SSO by May)"),
        ("--- SSO ---", "text: SSO"),
        (", , , SSO", "text: SSO"),
        ("| SSO |", "text: SSO"),
        ("* * *", ""),
    ],
)
def test_marks_around_a_clause(text: str, expected: str) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Credit 10 % under 99 %. Under 95.0 %: 25 %. It is live.",
            "text: Credit 10 % under 99 %. Under 95.0 %: 25 % // sentence: It is live",
        ),
        (
            "Credit 10 % under 99 %. Under 95.0 %: 25 % of the fee.",
            "text: Credit 10 % under 99 % // sentence: Under 95.0 %: 25 % of the fee",
        ),
        ("Gutschrift 5 %. Unter 98 % 30 %.", "text: Gutschrift 5 %. Unter 98 % 30 %"),
    ],
)
def test_a_step_of_a_ladder_goes_on(text: str, expected: str) -> None:
    """Two shares and nothing else promise nothing by themselves."""
    assert pieces(text) == expected
