"""Where a sentence of a contract ends, and where it only seems to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.loading.documents.block import Block
from commitcheck.loading.documents.clauses import clauses_of, sentences


@pytest.mark.parametrize(
    "text",
    [
        "Acme Inc. shall host the data.",
        "See Section 4.2 and No. 17 of the annex.",
        "Support (e.g. by mail, i.e. in writing) is given.",
        "Under U.S. law, 45 C.F.R. 160.103 applies.",
        "It (a) hosts data; (b) keeps logs.",
        "The fee is 1.5 million, v2.1 of the tool.",
        "4. Provider hosts the data.",
        "B. Provider hosts the data.",
        "Calls are taken from 9 a.m. to 5 p.m. on weekdays.",
        "Dr. Smith signs.",
        "Die Schnittstelle folgt bis 15. November, sonst entfällt die Rate.",
        "Lieferung im 3. Quartal 2027.",
    ],
)
def test_what_is_no_end(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Data is kept. Logs are not.", "Data is kept."),
        ("Data is kept! Logs are not.", "Data is kept!"),
        ('It is "Output." Provider owns it.', 'It is "Output."'),
        ("Access and Use. During the term, Provider hosts.", "Access and Use."),
        ("It is made by Acme Inc. The parties agree.", "It is made by Acme Inc."),
        ("Calls end at 5 p.m. The desk is closed then.", "Calls end at 5 p.m."),
        ("It ends here. cloud.gov goes on.", "It ends here."),
        ("Wait… Then go.", "Wait…"),
        ("See step 3. May the work begin.", "See step 3."),
        ("A reply takes 30 min. The desk is open all day.", "A reply takes 30 min."),
        ("It ends on 20 Oct. Provider then keeps the logs.", "It ends on 20 Oct."),
    ],
)
def test_what_is_an_end(text: str, first: str) -> None:
    assert sentences(text)[0] == first
    assert len(sentences(text)) == 2


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("4.2 Provider hosts the data.", "4.2", "Provider hosts the data."),
        ("12. Provider hosts the data.", "12", "Provider hosts the data."),
        ("95.2 Provider hosts the data.", "95.2", "Provider hosts the data."),
        ("1.200 users are included.", "", "1.200 users are included."),
        ("99.95 uptime is promised.", "", "99.95 uptime is promised."),
        ("99.9 % uptime is promised.", "", "99.9 % uptime is promised."),
        ("1. März 2027: Beginn des Betriebs.", "", "1. März 2027: Beginn des Betriebs."),
        ("1. May be used by all.", "1", "May be used by all."),
    ],
)
def test_a_number_that_counts_or_measures_is_no_number_of_a_clause(
    text: str, number: str, words: str
) -> None:
    (clause,) = clauses_of([Block(text=text, place="paragraph 1")])
    assert (clause.number, clause.text) == (number, words)


@given(st.text(alphabet="aB1. ;:!()\"'é", max_size=80))
def test_no_character_but_white_space_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
