"""Which configuration holds for a call: a project's own, a product's, or that of the company."""

from pathlib import Path

import pytest

from commitcheck.assessment.configured import (
    company_of,
    configuration,
    configurations,
    own_rules_here,
    products_here,
    siblings,
)
from commitcheck.errors import InputError, UsageError
from company.repositories import VISION, company, write

RULE = """\
code: {code}
name: large
subject: promise
when: promise.arr > 10.0
message: "{{promise.id}} is large"
next_step: look at it
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A company of two products, from its top."""
    company(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


HELIO, BEACON = "products/helio", "products/beacon"
BOTH = ("helio", "beacon")


@pytest.mark.parametrize(
    ("place", "files", "named", "expected"),
    [
        (".", (), (None, "helio"), "helio"),
        (".", (), (None, "beacon"), "beacon"),
        (".", (), ("commitcheck.yaml", "beacon"), "beacon"),
        (".", (HELIO,), (None, None), "helio"),
        (".", (f"{HELIO}/vision.yaml",), (None, None), None),
        (HELIO, (), (None, None), "helio"),
        (BEACON, (), (None, None), "beacon"),
        (HELIO, (".",), (None, None), "helio"),
        (HELIO, (), (None, "beacon"), "beacon"),
        (HELIO, ("../beacon",), (None, None), "beacon"),
        (".", ("vision.yaml",), (None, None), None),
    ],
)
def test_the_product_that_a_call_is_about(
    here: Path, monkeypatch: pytest.MonkeyPatch, place: str, files: tuple[str, ...],
    named: tuple[str | None, str | None], expected: str | None,
) -> None:  # fmt: skip
    """By its name, or because the call stands in its folder or names that."""
    monkeypatch.chdir(here / place)
    found = configuration(files, *named).config
    assert found.of_product == expected


@pytest.mark.parametrize(
    ("place", "files", "config"), [(".", (), None), ("..", ("repo",), None),
                                   (HELIO, (), "../../commitcheck.yaml")],
)  # fmt: skip
def test_of_several_products_it_has_to_be_said_which_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, files: tuple[str, ...],
    config: str | None,
) -> None:  # fmt: skip
    repo = company(tmp_path / "repo")
    monkeypatch.chdir(repo / place)
    with pytest.raises(InputError) as raised:
        configuration(files, config)
    said = str(raised.value)
    assert said.endswith(
        " lists several products: helio, beacon; say which one is meant, as --product helio"
    )
    with pytest.raises(UsageError, match="there is no product heli; did you mean helio"):
        configuration(files, config, "heli")


def test_a_project_without_products_has_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nearest above the call, up to the top of the repository."""
    write(tmp_path, {
        ".git/HEAD": "", "commitcheck.yaml": "engine: 'off'\n", "a/b/x.txt": "",
        "a/vision.yaml": VISION.format(name="p", title="P"), "c/.git/HEAD": "", "c/d/x.txt": "",
    })  # fmt: skip
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert configuration(()).config.engine == "off"
    monkeypatch.chdir(tmp_path / "c" / "d")
    assert configuration(()).config.engine is None
    assert configuration((), str(tmp_path / "commitcheck.yaml")).config.engine == "off"
    assert products_here(()) == siblings(()) == ()
    assert [it.path for it in configurations(())] == [None]


@pytest.mark.parametrize(
    ("place", "files", "config", "products"),
    [
        (".", (), None, BOTH),
        (".", (".",), None, BOTH),
        (".", (), "commitcheck.yaml", BOTH),
        (".", ("vision.yaml",), None, ()),
        (".", (".", "deals.csv"), None, ()),
        (".", (HELIO,), None, ()),
        (HELIO, (), None, ()),
        (HELIO, (), "../../commitcheck.yaml", BOTH),
    ],
)
def test_the_products_that_a_call_is_about_together(
    here: Path, monkeypatch: pytest.MonkeyPatch, place: str, files: tuple[str, ...],
    config: str | None, products: tuple[str, ...],
) -> None:  # fmt: skip
    """None where it is about one of them, or names its files itself; siblings all the same."""
    monkeypatch.chdir(here / place)
    assert products_here(files, config) == products
    if "vision.yaml" not in files:
        assert siblings(files, config) == BOTH
        assert company_of(files, config).config.products != ()
    expected: list[str | None] = [*products]
    expected = expected or [configuration(files, config).config.of_product]
    assert [it.of_product for it in configurations(files, config)] == expected


def test_rules_of_ones_own_are_those_of_all_products(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each once, in the order of their codes; of one product those that hold for it."""
    write(here, {
        "rules/acme102.yaml": RULE.format(code="ACME102"),
        "rules/acme101.yaml": RULE.format(code="ACME101"),
        f"{BEACON}/commitcheck.yaml": "", f"{HELIO}/commitcheck.yaml": "",
        f"{BEACON}/rules/beacon101.yaml": RULE.format(code="BEACON101"),
        f"{HELIO}/rules/helio101.yaml": RULE.format(code="HELIO101").replace("arr", "arrr"),
    })  # fmt: skip
    found = own_rules_here(())
    assert [rule.code for rule in found.rules] == ["ACME101", "ACME102", "BEACON101"]
    assert {*found.codes} == {"ACME101", "ACME102", "BEACON101", "HELIO101"}
    assert len(found.codes) == 4
    assert [str(it.code) for it in found.unread] == ["HELIO101"]
    assert len(found.problems) == 1
    assert sorted(file.path for file in found.inputs) == [
        f"{BEACON}/rules/beacon101.yaml", f"{HELIO}/rules/helio101.yaml",
        "rules/acme101.yaml", "rules/acme102.yaml",
    ]  # fmt: skip
    monkeypatch.chdir(here / BEACON)
    assert [rule.code for rule in own_rules_here(()).rules] == ["ACME101", "ACME102", "BEACON101"]
    monkeypatch.chdir(here / HELIO)
    assert [rule.code for rule in own_rules_here(()).rules] == ["ACME101", "ACME102"]


def test_rules_of_the_company_are_known_where_a_product_names_them(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is no rule's is said, where it stands."""
    write(here, {
        "rules/acme101.yaml": RULE.format(code="ACME101"),
        f"{HELIO}/commitcheck.yaml": "ignore: [ACME101, ACME109]\n",
    })  # fmt: skip
    monkeypatch.chdir(here / HELIO)
    reading = configuration(())
    assert reading.config.ignore == ("ACME101",)
    (problem,) = reading.problems
    assert "ACME109" in str(problem.message)
