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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is v. 4 of it.", 1),
        ("See no. 4. It is that.", 2),
        ("It is No. Four of it.", 1),
        ("It was made by Acme Ltd. Provider agrees.", 2),
        ("It was made by Acme Ltd. Acme agrees.", 1),
        ("It was made by Acme Ltd. “Provider” agrees.", 2),
        ("It is made e.g. The parties agree.", 1),
        ("Open from 9 A.M. The desk closes.", 2),
        ("It is plan X. The parties agree.", 2),
        ("It is plan X. Parties agree.", 1),
        ("It is plan B. The parties agree.", 1),
        ("It is plan I. The parties agree.", 2),
        ("It is step 3. The parties agree.", 2),
        ("It is due on 3. Mai 2027.", 1),
        ("It is due in 2026. Mai is a month.", 2),
        ("It is due in 126. Mai is a month.", 1),
        ("It is due in 126. May is a month.", 2),
        ("12. It is made.", 1),
        ("xlvi. It is made.", 2),
        ("1234. It is made.", 2),
        ("It is made.It is used.", 1),
        ("It is made. it is used.", 1),
        ("It is made. iPhone apps are used.", 2),
        ("It is made.) It is used.", 2),
        ("It is made?! It is used.", 2),
        ("Wird es gemacht。", 1),
        ("…", 1),
        ("", 0),
        ("   ", 0),
        ("It is made.  ", 1),
        (". It is made.", 2),
    ],
)
def test_how_many_sentences_there_are(text: str, found: int) -> None:
    assert len(sentences(text)) == found


def test_the_word_before_a_stop_is_looked_for_forty_letters_far() -> None:
    assert len(sentences("x" * 50 + " no. Four of it")) == 1
    long = "x" * 36 + ".e.g"
    assert len(sentences(f"{long}. Four of it")) == 2
