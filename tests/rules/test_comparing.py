"""Values of a dimension compared as what they are."""

import pytest

from building import promise
from commitcheck.model.vocabulary import Scalar
from commitcheck.rules.terms.comparing import are_equal, as_number, beyond, in_order, key_of


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (99.90, "99.9"),
        (3, "3.0"),
        (99.9, "99.90%"),
        (40, " 40 % "),
        ("EU-West", " eu-west"),
        ("2026-Q1", "2026-03-31"),
        (True, "yes"),
        (False, "No"),
    ],
)
def test_the_same_value_in_two_spellings_is_equal(left: Scalar, right: Scalar) -> None:
    """A spreadsheet writes one, YAML the other."""
    assert are_equal(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [("v1", "v3"), (1, True), (99.9, 99.91), ("2026-03-30", "2026-Q1")]
)
def test_different_values_are_not(left: Scalar, right: Scalar) -> None:
    """A boolean is no number."""
    assert not are_equal(left, right)


def test_numbers_order_as_numbers_and_days_as_days() -> None:
    """As text, 9 would be more than 10."""
    assert in_order("9", 10) == (9, 10)
    earlier, later = in_order("2026-09-30", "2026-10-01") or (0, 0)
    assert earlier < later


@pytest.mark.parametrize(
    ("left", "right"), [("high", 3), ("2026-01-01", 3), (True, 1), ("v1", "v2"), ("nan", 1)]
)
def test_nothing_else_has_an_order(left: Scalar, right: Scalar) -> None:
    """What cannot be compared is not judged."""
    assert in_order(left, right) is None


@pytest.mark.parametrize(
    "value", [True, "nan", "inf", "", "%", "nan %", "99 %%", "15 min", "99,99", "600,000", "1 000"]
)
def test_what_is_no_finite_number_is_none(value: Scalar) -> None:
    """NaN, infinities and booleans are no numbers."""
    assert as_number(value) is None


@pytest.mark.parametrize(
    ("op", "bad"), [("eq", ("b", "c")), ("min", ("b", "c")), ("in", ()), ("not_in", ())]
)
def test_a_choice_is_fine_while_one_value_is(op: str, bad: tuple[str, ...]) -> None:
    """`in` leaves us the choice, everything else promises each of its values."""
    made = promise(op=op, value=["a", "b", "c"])

    assert beyond(made, lambda value: value == "a") == bad
    assert beyond(made, lambda _: False) == (() if op == "not_in" else ("a", "b", "c"))


VALUES: list[Scalar] = [
    1,
    1.0,
    "1",
    "1 %",
    True,
    "yes",
    "true",
    "2026-03-31",
    "2026-Q1",
    "eu",
    "EU",
    "cn",
    0,
    False,
]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("other", VALUES)
def test_equal_values_have_the_same_key(value: Scalar, other: Scalar) -> None:
    """So that they can be looked up."""
    assert (key_of(value) == key_of(other)) is are_equal(value, other)
