"""Which words tell which kind, and what beside them tells another."""

from typing import Any

import pytest

from commitcheck.model.vocabulary import Kind
from commitcheck.reading.promises.classing import classed_words
from commitcheck.reading.promises.kinds import kind_of
from commitcheck.reading.promises.lexicon import lexicon
from commitcheck.reading.promises.matter import Matter


def kind(text: str, name: str = "", **known: Any) -> Kind:
    """The kind of words, with what else is known of their promise."""
    words = lexicon()
    inside, mask = classed_words(text, words, {}), 0
    for word in inside:
        mask |= word.classes
    matter = Matter(
        inside,
        mask,
        known.get("dimension"),
        known.get("certification"),
        frozenset(name.split()),
        known.get("rejected", False),
        known.get("modality", "firm"),
        known.get("source", "unspecified"),
    )
    return kind_of(matter, words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody gets lower prices", "mfn"),
        ("Nobody gets better rates", "mfn"),
        ("The best prices among all", "mfn"),
        ("Cheaper terms for others", "mfn"),
        ("No worse fees than anyone", "mfn"),
        ("Not less fees than anyone else", "mfn"),
        ("Fees that exceed those of others", "mfn"),
        ("More favourable rates for nobody else", "mfn"),
        ("More favorable terms for other ports", "mfn"),
        ("Lower price for any other", "mfn"),
        ("Lower prices", "pricing"),
        ("Prices for others", "pricing"),
        ("A better portal than others", "feature"),
        ("Better portals than others", "feature"),
    ],
)
def test_as_good_as_anybodys(text: str, expected: Kind) -> None:
    """A price or term beside everybody else's; better alone says nothing."""
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exclusive to Brevik", "exclusivity"),
        ("Exclusively for Brevik", "exclusivity"),
        ("We host data exclusively in our halls", "feature"),
        ("Exclusive in Ireland", "data_residency"),
        ("A penalty if exclusive", "feature"),
    ],
)
def test_to_one_alone(text: str, expected: Kind) -> None:
    """Not where data lies, nor what is paid."""
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trainer for two days", "services"),
        ("onsite for a week", "services"),
        ("Our team will migrate the accounts", "services"),
        ("Our team will migrate accounts from the old system", "feature"),
        ("Our team will migrate accounts to the new system", "feature"),
        ("Customers migrate accounts", "feature"),
        ("migrate their accounts and all other things by our team", "feature"),
        ("Two days of consulting", "services"),
    ],
)
def test_people_of_ours(text: str, expected: Kind) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("API 1 stays until 2029", "eol_support"),
        ("API 1 is alive until 2029", "eol_support"),
        ("API 1 supported through 2029", "eol_support"),
        ("It is up till 2029", "eol_support"),
        ("API 1 stays", "integration"),
        ("Stays until 2029", "eol_support"),
        ("Prices stay until 2029", "pricing"),
        ("It stays in Ireland until 2029", "data_residency"),
        ("It is blue until 2029", "feature"),
    ],
)
def test_how_long_it_lives(text: str, expected: Kind) -> None:
    """Something that stays, to a day; not a price, and no place."""
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Logs are kept for 90 days", "data_retention"),
        ("Logs are kept for the term", "data_retention"),
        ("Logs are kept", "feature"),
        ("Logs are kept in Ireland for 90 days", "data_residency"),
        ("Logs are hosted and kept for 90 days", "feature"),
        ("Yes, Ireland", "data_residency"),
        ("Yes, in Ireland or the north of Spain", "feature"),
        ("All of the data and its copies are hosted in Ireland", "data_residency"),
        ("All of the data and its copies are kept in Ireland", "data_residency"),
        ("An on-premise edition", "deployment"),
    ],
)
def test_where_and_how_long_data_is(text: str, expected: Kind) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We gave 20", "pricing"),
        ("We gave 20 days", "feature"),
        ("We gave 20 by May", "feature"),
        ("We gave 99.9", "sla"),
        ("We gave some", "feature"),
        ("20 % discount", "pricing"),
        ("price of 20", "pricing"),
        ("20 % of it", "feature"),
        ("penalty of 20 %", "feature"),
        ("penalty discount of 20 %", "pricing"),
        ("fees are waived", "pricing"),
        ("fees of 20 percent", "pricing"),
        ("fees of 20 pct", "pricing"),
        ("fee", "pricing"),
    ],
)
def test_prices(text: str, expected: Kind) -> None:
    """What was given needs a number, and no time."""
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("uptime of 99.9", "sla"),
        ("uptime with five nines", "sla"),
        ("uptime", "feature"),
        ("sla of 99", "sla"),
        ("restored in 4 hours", "sla"),
        ("99.9", "sla"),
        ("99.9 of the names, accuracy", "performance"),
        ("99", "feature"),
        ("reply within 2 hours", "support"),
        ("reply", "support"),
        ("support", "feature"),
        ("we support that", "feature"),
        ("we support within 2 hours", "support"),
    ],
)
def test_levels_and_times(text: str, expected: Kind) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("accuracy of 95 %", "performance"),
        ("accuracy", "feature"),
        ("detection rate of 95 %", "performance"),
        ("detection of 95 %", "feature"),
        ("load in 400 ms", "performance"),
        ("load", "feature"),
        ("500 users", "scale"),
        ("500 of our users", "feature"),
        ("500 of all our users", "feature"),
        ("unlimited users", "scale"),
        ("unlimited", "feature"),
        ("number of users", "scale"),
        ("what a great number of users", "scale"),
    ],
)
def test_numbers_of_things(text: str, expected: Kind) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISO 27001", "compliance"),
        ("certified", "compliance"),
        ("audited yearly", "compliance"),
        ("audit log", "feature"),
        ("audit trail export", "feature"),
        ("export of the audit", "feature"),
        ("audit of all that is in a log", "compliance"),
        ("yes, secure", "feature"),
    ],
)
def test_standards(text: str, expected: Kind) -> None:
    """An audit log is a thing."""
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a portal", "feature"),
        ("a portal with an api", "integration"),
        ("a webhook", "integration"),
        ("a bespoke portal", "custom_development"),
        ("we build a portal", "custom_development"),
        ("we develop a portal", "custom_development"),
        ("wir entwickeln ein Portal", "custom_development"),
        ("wir bauen ein Portal", "custom_development"),
    ],
)
def test_things(text: str, expected: Kind) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 % discount", "feature"),
        ("reply", "feature"),
        ("reply within 2 hours", "support"),
        ("load in 400 ms", "feature"),
        ("500 users", "feature"),
        ("certified", "feature"),
        ("Ireland", "feature"),
        ("portal with an api", "feature"),
    ],
)
def test_words_beside_a_capability_say_less(text: str, expected: Kind) -> None:
    assert kind(text, "portal") == expected


@pytest.mark.parametrize(
    ("dimension", "expected"),
    [
        ("uptime_pct", "sla"),
        ("rpo_minutes", "sla"),
        ("rto_minutes", "sla"),
        ("support_response_minutes", "support"),
        ("resolution_minutes", "support"),
        ("retention_days", "data_retention"),
        ("discount_pct", "pricing"),
        ("price_increase_pct", "pricing"),
        ("p95_latency_ms", "performance"),
        ("data_region", "data_residency"),
        ("deployment_model", "deployment"),
        ("supported_until", "eol_support"),
        ("users", "scale"),
        ("messages_per_month", "scale"),
        ("requests_per_second", "performance"),
        ("detection_rate_pct", "performance"),
        ("colour_name", "scale"),
    ],
)
def test_a_dimension_tells_the_kind(dimension: str, expected: Kind) -> None:
    """After what restricts and who comes, and before all other words."""
    assert kind("as agreed", dimension=dimension) == expected
    assert kind("a certified price with consulting", dimension=dimension) in (
        expected,
        "compliance",
    )
    assert kind("exclusive to Brevik", dimension=dimension) == "exclusivity"
    assert kind("a workshop", dimension=dimension) == "services"


@pytest.mark.parametrize(
    ("modality", "source", "text", "expected"),
    [
        ("intent", "slide_deck", "portal", "roadmap_disclosure"),
        ("intent", "roadmap_slide", "portal", "roadmap_disclosure"),
        ("intent", "marketing", "portal", "roadmap_disclosure"),
        ("intent", "email", "portal", "feature"),
        ("intent", "email", "portal on the roadmap", "roadmap_disclosure"),
        ("firm", "slide_deck", "portal", "feature"),
        ("firm", "email", "portal on the roadmap", "feature"),
    ],
)
def test_a_plan_told_in_general(modality: str, source: str, text: str, expected: Kind) -> None:
    assert kind(text, modality=modality, source=source) == expected


def test_what_the_thing_is_called_and_what_the_vision_said_to_it() -> None:
    assert kind("ready in May", "portal api") == "integration"
    assert kind("ready in May with an api", "portal") == "feature"
    assert kind("ready in May", "portal api", rejected=True) == "custom_development"
    assert kind("ready in May", certification="soc2") == "compliance"
    assert kind("ready in May", "portal", certification="soc2") == "compliance"


@pytest.mark.parametrize("sign", ["%", "percent", "prozent", "pct", "procent", "cent", "cento"])
def test_a_share_makes_a_price_of_words_about_money(sign: str) -> None:
    """`rates` alone says nothing of a price."""
    assert kind(f"The renewal of 5 {sign}") == "pricing"
    assert kind("The renewal of 5") == "feature"


@pytest.mark.parametrize(
    "words",
    [
        "unlimited users",
        "unbegrenzt Nutzer",
        "illimité utilisateurs",
        "ilimitado usuarios",
        "12 users",
        "twelve users",
        "12 named users",
    ],
)
def test_a_number_or_no_limit_right_before_what_is_counted(words: str) -> None:
    assert kind(f"We host {words} for you") == "scale"
    assert kind(f"We host {words.replace(' ', ' of the very many ')} for you") == "feature"


@pytest.mark.parametrize("verb", ["build", "develop", "developed", "entwickeln", "bauen"])
def test_what_is_built_for_them_is_theirs(verb: str) -> None:
    assert kind(f"A portal that we {verb}") == "custom_development"


@pytest.mark.parametrize("word", ["train", "training", "workshop", "Schulung", "formation"])
def test_what_is_taught_is_a_service(word: str) -> None:
    assert kind(f"We give them {word}") == "services"


@pytest.mark.parametrize(
    ("better", "other", "terms"),
    [
        *(
            (better, "others", "prices")
            for better in (
                *("lower", "better", "best", "cheaper", "worse"),
                *("favourable", "favorable", "exceed", "less"),
            )
        ),
        *(
            ("lower", other, "prices")
            for other in ("other", "others", "else", "anyone", "nobody", "among")
        ),
        *(
            ("lower", "others", terms)
            for terms in ("price", "prices", "rate", "rates", "terms", "fee", "fees")
        ),
    ],
)
def test_a_price_compared_with_that_of_others(better: str, other: str, terms: str) -> None:
    """All three are needed; `better price` alone is a phrase for it."""
    assert kind(f"{terms} so {better} for {other}") == "mfn"
    assert kind(f"{terms} so blue for {other}") != "mfn"
    assert kind(f"{terms} so {better} for pilots") != "mfn"
    assert kind(f"portals so {better} for {other}") != "mfn"
