"""Numbers in digits, the words that make them a least or a most, and ids of dimensions."""

import pytest

from commitcheck.reading.numbers.dimensions import dimension_of
from commitcheck.reading.numbers.numbers import number_at, operator_at

LEAST = (
    "at least, not less than, no fewer than, exceeding, min, min., minimum of, >, >=, ≥, "
    "mindestens, wenigstens, nicht weniger als, au moins, au minimum, al menos, como mínimo, "
    "por lo menos, pelo menos, no mínimo, almeno, come minimo, minstens, ten minste"
)
MOST = (
    "at most, not more than, no longer than, shall not exceed, not exceeding, fewer than, "
    "less than, lower than, up to and including, max, max., maximum:, <, <=, ≤, limited to, "
    "capped at, cap of, ceiling, under, below, within, not beyond, höchstens, maximal, "
    "weniger als, nicht mehr als, unter, binnen, innerhalb, innerhalb von, begrenzt auf, "
    "au plus, moins de, inférieur à, maximum de, como máximo, menos de, inferior a, "
    "no más de, no máximo, até, abaixo de, al massimo, meno di, entro, non oltre, "
    "ten hoogste, maximaal, minder dan, hooguit, raised by at most, at most by, at most um"
)
LEAST_BEHIND = "or more, or better, or above, at least, min, oder mehr, ou plus, o más"
MOST_BEHIND = "or less, or fewer, or below, at most, max, cap, oder weniger, ou moins, o menos"


def operator(text: str) -> str:
    """What is said of the 5 in a text."""
    return operator_at(text, text.index("5"), text.index("5") + 1)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *((words, "min") for words in LEAST.split(", ")),
        *((words, "max") for words in MOST.split(", ")),
    ],
)
def test_words_before_a_number_make_it_a_least_or_a_most(words: str, expected: str) -> None:
    assert operator(f"It is {words} 5 a day") == expected
    assert operator(f"It is {words.upper()} 5 a day") == expected
    assert operator(f"It is {words} all of the 5 a day") == "eq"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *((words, "min") for words in LEAST_BEHIND.split(", ")),
        *((words, "max") for words in MOST_BEHIND.split(", ")),
    ],
)
def test_words_behind_a_number_do_so_too(words: str, expected: str) -> None:
    assert operator(f"It is 5 {words} a day") == expected
    assert operator(f"It is 5, {words} a day") == "eq"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", "eq"),
        ("up to 5", "eq"),
        ("10 min 5", "eq"),
        ("floor 5", "floor"),
        ("floor of 5", "floor"),
        ("if availability falls below 5", "eq"),
        ("should it drop under 5", "eq"),
        ("when uptime is less than 5", "eq"),
        ("wenn sie unter 5 sinkt", "eq"),
        ("falls below 5", "eq"),
        ("falls below 5 or less", "eq"),
        ("if it is late; below 5", "max"),
        ("If it is late. Below 5", "max"),
        ("if it is at least 5", "min"),
        ("at least - 5", "min"),
        ("at least --- 5", "eq"),
    ],
)
def test_what_triggers_a_remedy_is_neither(text: str, expected: str) -> None:
    assert operator(text) == expected


@pytest.mark.parametrize(
    ("text", "number", "length"),
    [
        ("5", 5, 1),
        ("1234567", 1234567, 7),
        ("12,000", 12000, 6),
        ("12.000", 12000, 6),
        ("250 000", 250000, 7),
        ("250'000", 250000, 7),
        ("1\u202f000", 1000, 5),
        ("1\u2019000", 1000, 5),
        ("1 000 000", 1000000, 9),
        ("1,234,567", 1234567, 9),
        ("1.200", 1200, 5),
        ("1,2000", 1.2, 6),
        ("12,00", 12, 5),
        ("99,95", 99.95, 5),
        ("0.125", 0.125, 5),
        ("0,125", 0.125, 5),
        ("012,000", 12, 7),
        ("1,234.56", 1234.56, 8),
        ("1.234,56", 1234.56, 8),
        ("1,234.567", 1234.567, 9),
        ("1.234.567,8", 1_234_567.8, 11),
        ("1 000,5", 1000.5, 7),
        ("10 00", 10, 2),
        ("1 2345", 1, 1),
        ("1,234 567", 1234, 5),
        ("1.5k", 1.5, 3),
        ("1.2.3", 1, 1),
        ("1,2,3", 1, 1),
        ("1.2,3", 1, 1),
        ("5,", 5, 1),
        ("5.", 5, 1),
        ("5.x", 5, 1),
    ],
)
def test_marks_in_a_number_are_groups_of_three_or_decimals(
    text: str, number: float, length: int
) -> None:
    assert number_at(text, 0, len(text)) == (number, length)
    assert number_at(f"x{text}", 1, len(text) + 1) == (number, length + 1)


def test_what_does_not_begin_with_a_digit_is_no_number() -> None:
    assert number_at("a5", 0, 2) is None
    assert number_at("55", 0, 1) == (5, 1)


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("uptime_pct", None, ("availability", None, None, None, ())),
        ("availability", None, ("availability", None, None, None, ())),
        ("rpo_minutes", None, ("rpo", 60, None, None, ())),
        ("rto_hours", None, ("rto", 3600, None, None, ())),
        ("p95_latency_ms", None, ("latency", 0.001, None, "95", ())),
        ("response_ms", None, ("latency", 0.001, None, None, ())),
        ("load_milliseconds", None, ("latency", 0.001, None, None, ())),
        ("latency", None, ("latency", None, None, None, ())),
        ("response_minutes", None, ("response", 60, None, None, ())),
        ("support_reply_min", None, ("response", 60, None, None, ())),
        ("resolution_hours", None, ("resolution", 3600, None, None, ())),
        ("log_retention_months", None, ("retention", 2_592_000, None, None, ())),
        ("retention_years", None, ("retention", 31_536_000, None, None, ())),
        ("backup_weeks", None, ("retention", 604_800, None, None, ())),
        ("discount_pct", None, ("discount", None, None, None, ())),
        ("price_increase_pct", None, ("price_increase", None, None, None, ())),
        ("data_region", None, ("region", None, None, None, ())),
        ("region", "enum", ("region", None, None, None, ())),
        ("deployment_model", "enum", ("deployment", None, None, None, ())),
        ("colour", "enum", ("other", None, None, None, ())),
        ("uptime", "enum", ("other", None, None, None, ())),
        ("users", None, ("count", None, None, None, ("user",))),
        ("requests_per_second", None, ("count", None, "second", None, ("request",))),
        ("rows_per", None, ("count", None, None, None, ("row",))),
        ("detection_rate_pct", None, ("share", None, None, None, ("detection", "rate"))),
        ("detection_pct_per_day", None, ("count", None, "day", None, ("detection",))),
        ("supported_until", None, ("until", None, None, None, ())),
        ("v1_available_until", None, ("until", None, None, None, ("v", "1"))),
        ("go_live", "date", ("until", None, None, None, ("go", "live"))),
        ("per_user", None, ("count", None, "user", None, ())),
    ],
)
def test_an_id_says_what_its_dimension_measures(
    name: str,
    kind: str | None,
    expected: tuple[str, float | None, str | None, str | None, tuple[str, ...]],
) -> None:
    """A concept, the seconds of its unit, what a rate counts by, a percentile, and nouns."""
    known = dimension_of(name, kind)
    assert known.id == name
    assert (known.concept, known.seconds, known.per, known.percentile, known.nouns) == expected
