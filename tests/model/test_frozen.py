"""`@frozen` behaves as the standard frozen dataclass, and costs nothing before it is used."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, dataclass
from functools import cached_property

import pytest

from commitcheck.model.frozen import compared_names, field, field_names, frozen, later, replace


@frozen
class Parcel:
    weight: float
    to: str = "Acme"
    tags: dict[str, int] = field(default_factory=dict)
    note: str = field(default="", compare=False, repr=False)


@frozen(kw_only=True)
class Base:
    where: str = "here"


@frozen
class Named(Base):
    """One with a page of its own."""

    id: str

    @property
    def label(self) -> str:
        return f"{self.id} {self.where}"


@dataclass(frozen=True, slots=True)
class Standard:
    weight: float
    to: str = "Acme"


def test_it_takes_what_the_standard_one_takes() -> None:
    """By position, by name, with defaults; a default that is made is made anew each time."""
    assert (Parcel(2).to, Parcel(2, "Bolt").to, Parcel(weight=3).weight) == ("Acme", "Bolt", 3)
    assert Parcel(2).tags is not Parcel(2).tags
    assert Named("C-1", where="there").label == "C-1 there"


@pytest.mark.parametrize("given", [((), {}), ((1, "a", {}, "", 5), {}), ((1,), {"colour": "red"})])
def test_it_refuses_what_the_standard_one_refuses(given: tuple[tuple[int], dict[str, str]]) -> None:
    """Too few, too many and unknown arguments are a TypeError, the first time and later."""
    for _ in range(2):
        with pytest.raises(TypeError, match="__init__"):
            Parcel(*given[0], **given[1])  # type: ignore[arg-type] # the wrong call is the point


def test_two_are_equal_when_they_hold_the_same() -> None:
    """And only within a class; what is not compared does not count."""
    assert Parcel(1, note="a") == Parcel(1, note="b")
    assert Parcel(1) != Parcel(2)
    assert Parcel(1) != Standard(1)  # type: ignore[comparison-overlap] # that is what is asked
    assert len({Named("a"), Named("a"), Named("b")}) == 2


def test_it_shows_itself_like_the_standard_one() -> None:
    """Without what is not to be shown."""
    shown = repr(Parcel(1, "Bolt"))

    assert shown == "Parcel(weight=1, to='Bolt', tags={})"
    assert repr(Standard(1)) == "Standard(weight=1, to='Acme')"


def test_it_cannot_be_changed() -> None:
    """Neither a field nor anything else."""
    parcel = Parcel(1)

    with pytest.raises(FrozenInstanceError):
        parcel.to = "Bolt"  # type: ignore[misc] # what must fail
    with pytest.raises(FrozenInstanceError):
        del parcel.to
    with pytest.raises(FrozenInstanceError):
        parcel.colour = "red"  # type: ignore[attr-defined] # as above
    assert not hasattr(parcel, "__dict__")


def test_dataclasses_know_it() -> None:
    """`replace` gives another one, `fields` are in order, a pattern matches by position."""
    assert dataclasses.replace(Parcel(1), to="Bolt") == Parcel(1, "Bolt")
    assert [one.name for one in dataclasses.fields(Named)] == ["where", "id"]
    assert [one.name for one in dataclasses.fields(Parcel) if one.compare] == [
        "weight",
        "to",
        "tags",
    ]
    match Parcel(4, "Bolt"):
        case Parcel(weight, to):
            assert (weight, to) == (4, "Bolt")


def test_another_one_may_differ_in_some_fields() -> None:
    """As `dataclasses.replace` does it; a field that there is not is a TypeError."""
    assert replace(Named("C-1", where="there"), id="C-2") == Named("C-2", where="there")
    with pytest.raises(TypeError, match="colour"):
        replace(Parcel(1), colour="red")


def test_its_fields_have_names() -> None:
    """Those of the base first."""
    assert field_names(Named) == ("where", "id")
    assert compared_names(Parcel) == ("weight", "to", "tags")


def test_the_hundredth_is_made_as_the_first() -> None:
    """By then `__init__` is compiled."""
    hundred = [Parcel(number, note="x") for number in range(100)]

    assert [(one.weight, one.to, one.tags, one.note) for one in hundred] == [
        (number, "Acme", {}, "x") for number in range(100)
    ]
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'weight'"):
        Parcel()  # type: ignore[call-arg] # the wrong call is the point


@frozen(caching=True)
class Shelf:
    rows: tuple[int, ...] = ()

    @cached_property
    def most(self) -> int:
        return max(self.rows)


def test_one_may_remember_what_it_worked_out() -> None:
    """Which changes nothing about what it is."""
    shelf = Shelf((1, 3))

    assert (shelf.most, shelf.most) == (3, 3)
    assert shelf == Shelf((1, 3))
    with pytest.raises(FrozenInstanceError):
        shelf.rows = ()  # type: ignore[misc] # what must fail


@frozen
class Letter:
    words: str
    place: str = field(late=True)
    note: str = field(default="", late=True)


def test_what_is_late_is_worked_out_when_it_is_read() -> None:
    """Once, and not by making another one; what is given as it is, is as it is."""
    read: list[str] = []

    def looked_up(place: str) -> str:
        read.append(place)
        return place

    letter = Letter("Dear", later(looked_up, "here"))
    other = replace(letter, words="To")
    assert read == []
    assert (letter.place, letter.place, letter.note) == ("here", "here", "")
    assert read == ["here"]
    assert (other.words, other.place) == ("To", "here")
    assert letter == Letter("Dear", "here")
    assert pickle.loads(pickle.dumps(letter)) == letter  # noqa: S301 - our own bytes
    with pytest.raises(FrozenInstanceError):
        letter.place = "there"  # type: ignore[misc] # what must fail


def test_it_can_be_copied_and_pickled() -> None:
    """What comes back is equal, and as frozen."""
    parcel = Parcel(1, tags={"a": 1})

    assert pickle.loads(pickle.dumps(parcel)) == parcel  # noqa: S301 - our own bytes
    assert copy.deepcopy(parcel) == copy.copy(parcel) == parcel
    assert copy.deepcopy(parcel).tags is not parcel.tags
