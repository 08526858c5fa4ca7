"""The parser under the reader."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from commitcheck.loading.files import without_collector
from commitcheck.loading.yaml_text import build as yaml_events
from commitcheck.loading.yaml_text.file import read_yaml

SAMPLE = b"""\
# promises
commitments:
  - id: C-1
    title: "SSO: SAML"
    note: |
      two
      lines
    approvals: [{role: legal, date: 2026-01-01}, &x {role: product}]
  - {id: C-2, title: fine, approvals: [*x]}
"""


def test_without_libyaml_everything_reads_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Data and places do not depend on how PyYAML was built."""
    fast = read_yaml("a.yaml", SAMPLE)
    monkeypatch.setattr(yaml_events, "_parser", yaml_events._PurePython)
    slow = read_yaml("a.yaml", SAMPLE)

    assert (slow.data, slow.problems) == (fast.data, ())
    for key, field in [(("commitments", 0), "note"), (("commitments", 1), "title"), ((), "x")]:
        assert slow.locate(key, field) == fast.locate(key, field)


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c\n",
        "a: @x\n",
        "a:\n\tb: 1\n",
        "a: 'it's'\n",
        'a: "x\n',
        "a: [1\nb: 2\n",
        "- a: 1\n b: 2\n",
    ],
)
def test_without_libyaml_the_words_are_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read_yaml("a.yaml", text.encode())
    monkeypatch.setattr(yaml_events, "_parser", yaml_events._PurePython)
    slow = read_yaml("a.yaml", text.encode())

    assert [str(problem.message) for problem in slow.problems] == [
        str(problem.message) for problem in fast.problems
    ]
    assert [problem.at for problem in slow.problems] == [problem.at for problem in fast.problems]


def test_garbage_collection_comes_back() -> None:
    """Only where it was on, and also after a file that is no YAML."""
    with without_collector():
        assert not gc.isenabled()
        read_yaml("a.yaml", b"a: [")
        assert not gc.isenabled()
    assert gc.isenabled()


class Knot:
    """Something that only the cyclic collector can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def as_by_default() -> Iterator[None]:
    """The search for garbage as a program has it; our tests look less often."""
    ours = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*ours)


@pytest.mark.usefixtures("as_by_default")
def test_what_small_files_leave_behind_is_collected_soon() -> None:
    """A server that reads them all day must not grow: garbage stays among the young objects."""
    left: list[weakref.ref[Knot]] = []
    for _ in range(3000):
        with without_collector():
            left.append(weakref.ref(Knot()))
    assert sum(knot() is not None for knot in left) < 1500


def test_a_place_is_looked_for_once_and_kept_apart_from_its_neighbours() -> None:
    """Hundreds of promises name the same few items; more answers than are kept are right too."""
    text = "roadmap:\n" + "".join(f"  - {{id: RM{n}, latest: 2026-09-30}}\n" for n in range(5000))
    file = read_yaml("a.yaml", text.encode())
    keys = [("roadmap", n) for n in range(5000)]

    first = [file.locate(key, "latest") for key in keys]
    again = [file.locate(key, "latest") for key in keys]

    assert first == again
    assert [at.line for at in first] == list(range(2, 5002))
    assert first[0] is again[0]
    assert file.locate(keys[0]) != first[0] != file.locate(keys[0], "id")
