"""What is seen of a clause: who does what, its marks, and the features of a whole document.

The weights of documents are held by the names of features: one that is called otherwise weighs
what another does, and no error says so.
"""

import pytest

from commitcheck.model.document import Clause
from commitcheck.reading.documents.parties import Parties
from commitcheck.reading.documents.shape import features, setting, subject

NOBODY = Parties(frozenset(), frozenset(), frozenset())
KNOWN = Parties(frozenset(("brightdock",)), frozenset(("nordhafen",)), frozenset(("yard",)))
CLAUSES = (
    Clause(
        place="paragraph",
        text="Provided that fees are paid, Brightdock shall host the data for 12 months.",
        layout="paragraph",
        heading="2. Services",
        number="2.1",
    ),
    Clause(
        place="paragraph",
        text="backups every 6 hours;",
        layout="list",
        heading="2. Services",
        lead_in="Provider will not charge for:",
    ),
    Clause(
        place="paragraph",
        text="[Note: the customer may change this in 2027]",
        layout="paragraph",
        heading="What is included?",
    ),
)


def seen(at: int) -> set[str]:
    """The features of a clause, with their share where that is not one."""
    found = features(setting(CLAUSES, KNOWN), at)
    return {name if share == 1 else f"{name}={share:.4g}" for name, share in found.items()}


def listed(text: str) -> set[str]:
    return {name.strip() for name in text.replace("\n", " ").split(", ")}


def test_a_numbered_clause_with_a_condition_before_it() -> None:
    expected = """
        layout:paragraph, verb:are, subject:other, subject:other:are, topic:payment:other,
        topic:data:other, topic:payment, topic:data, mark:quantity, mark:quantity:paragraph,
        mark:condition, mark:condition:paragraph, mark:condition first,
        mark:condition first:paragraph, mark:size:15, mark:size:15:paragraph, mark:size:30,
        mark:size:30:paragraph, mark:size:60, mark:size:60:paragraph, product heading, number,
        near:data=0.25, near:product=0.25, near:customer=0.25, all:customer=0.6667, all:data=1.333,
        all:other=0.6667, all:payment=0.6667, all:present=1.333, all:product=0.6667
    """
    assert seen(0) == listed(expected)


def test_an_item_of_a_list_that_denies() -> None:
    expected = """
        layout:list, verb:none, subject:product, subject:product:none, topic:data:product,
        topic:data, mark:quantity, mark:quantity:list, mark:lower case, mark:lower case:list,
        mark:third person, mark:third person:list, mark:size:7, mark:size:7:list, mark:size:15,
        mark:size:15:list, mark:size:30, mark:size:30:list, mark:size:60, mark:size:60:list,
        product heading, lead, lead verb:will not, lead subject:provider, lead topic:payment,
        lead topic:restraint, lead negated, near:payment=0.25, near:data=0.25, near:other=0.25,
        near:customer=0.25, all:customer=0.6667, all:data=1.333, all:other=0.6667,
        all:payment=0.6667, all:present=1.333, all:product=0.6667
    """
    assert seen(1) == listed(expected)


def test_a_note_in_brackets_after_a_list() -> None:
    expected = """
        layout:paragraph, verb:may, subject:customer, subject:customer:may, mark:date,
        mark:date:paragraph, mark:open end, mark:open end:paragraph, mark:size:15,
        mark:size:15:paragraph, mark:size:30, mark:size:30:paragraph, mark:size:60,
        mark:size:60:paragraph, heading asks, in brackets, after list, near:payment=0.25,
        near:data=0.5, near:other=0.25, near:product=0.25, all:customer=0.6667, all:data=1.333,
        all:other=0.6667, all:payment=0.6667, all:present=1.333, all:product=0.6667
    """
    assert seen(2) == listed(expected)


@pytest.mark.parametrize(
    ("text", "who", "verb"),
    [
        ("Provider will delete it.", "provider", "will"),
        ("The Supplier shall host it.", "provider", "shall"),
        ("Customer may use it.", "customer", "may"),
        ("Client and Provider will meet.", "provider customer", "will"),
        ("Each party will keep it.", "parties", "will"),
        ("The parties shall meet.", "parties", "shall"),
        ("Brightdock will do it.", "provider", "will"),
        ("Nordhafen will pay.", "customer", "will"),
        ("The yard is open.", "product", "is"),
        ("The platform supports it.", "product", "none"),
        ("It is included.", "pronoun", "is"),
        ("These are included.", "pronoun", "are"),
        ("This Agreement is governed by law.", "paper", "is"),
        ("The number of sites in Section 2 is ten.", "other", "is"),
        ("If it fails, Provider will act.", "provider", "will"),
        ("However, if it fails, Provider will act.", "provider", "will"),
        ("Where Customer agrees, it may change.", "pronoun", "may"),
        ("By Provider it is done.", "provider pronoun", "is"),
        ("Provider hosts it.", "provider", "none"),
        ("Host it every day.", "other", "none"),
        ("In May the app is live.", "product", "is"),
        ("The app won\u2019t fail.", "product", "won't"),
        ("The report, which they need, is due.", "other", "is"),
        ("Nobody knows", "other", "none"),
    ],
)
def test_who_does_what(text: str, who: str, verb: str) -> None:
    owners, found = subject(text, KNOWN)
    assert (" ".join(owners), found) == (who, verb)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The data is stored.", "passive, run-in title"),
        ("Ready in 5 days.", "quantity, run-in title"),
        ("Live in Q3 of 2027", "date, open end"),
        ("If it fails, we pay.", "condition, condition first, we"),
        ("It works if it can.", "condition"),
        ("We aim to do it.", "soft, we"),
        ("It is not so.", "negation, run-in title"),
        ("Your data is ours", "you, open end"),
        ("Yes, it is", "answer, open end"),
        ("Included:", "colon"),
        ("Is it free?", "question"),
        ("no end", "negation, answer, open end, lower case"),
        ("“Quoted” words.", "quoted first, run-in title"),
        ("lower case.", "lower case, run-in title"),
        ("supports it.", "lower case, third person, run-in title"),
        ("Hosting of it.", "ing, run-in title"),
        ("It was late.", "past, run-in title"),
        ("See {name} here.", "variable, run-in title"),
        ("SECTION TWO", "open end, capitals"),
        ("Host it.", "run-in title, bare verb"),
        ("Backups.", "run-in title"),
    ],
)
def test_marks(text: str, marks: str) -> None:
    document = setting((Clause(text=text, place="paragraph 1"),), NOBODY)
    told = [mark for mark in document.seen[0].marks if not mark.startswith("size:")]
    assert ", ".join(told) == marks


@pytest.mark.parametrize(
    ("words", "sizes"),
    [
        (1, [3, 7, 15, 30, 60]),
        (3, [3, 7, 15, 30, 60]),
        (4, [7, 15, 30, 60]),
        (15, [15, 30, 60]),
        (16, [30, 60]),
        (60, [60]),
        (61, []),
    ],
)
def test_sizes(words: int, sizes: list[int]) -> None:
    document = setting((Clause(text="word " * words, place="paragraph 1"),), NOBODY)
    told = [mark for mark in document.seen[0].marks if mark.startswith("size:")]
    assert told == [f"size:{size}" for size in sizes]


def test_headings_are_no_clauses_of_their_own() -> None:
    heading = Clause(text="Services", place="paragraph 1", layout="heading")
    assert len(setting((heading, CLAUSES[0]), NOBODY).seen) == 1
