"""Where words say that a promise was made."""

import pytest

from commitcheck.reading.values.read import where_said


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Security form: SOC 2? - yes, we have it", "security_questionnaire"),
        ("GDP-Nachweis: haben wir (Fragebogen S. 4)", "security_questionnaire"),
        ("Told them over lunch that it comes in Q3", "call"),
        ("SSO Ende Januar (mündlich von Arne am Telefon)", "call"),
        ("Ned wrote so in his cover mail", "email"),
        ("SSO zugesagt per E-Mail", "email"),
        ("our RFP says SSO in May", "rfp_response"),
        ("promised in the demo", "demo"),
        ("agreed in a side letter of 3 May", "side_letter"),
        ("Loved it in the demo. On the order form: photos by May", None),
        ("there is no side letter about SSO", None),
        ("SSO by May, not by mail this time", None),
        ("Mail server migration by May", None),
        ("Call center module by May", None),
        ("We will deliver SSO by May", None),
    ],
)
def test_the_words_name_the_place(words: str, source: str | None) -> None:
    assert where_said(words) == source
