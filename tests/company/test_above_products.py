"""What stands above the products, field by field, and what each sees of the others' promises."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from building import project, promise, vision
from commitcheck._version import __version__
from commitcheck.api import check
from commitcheck.assessment.across import CODES, beside
from commitcheck.assessment.company import company, without_shared_problems
from commitcheck.companies import Products, check_all, load_all
from commitcheck.errors import InputError, UsageError
from commitcheck.loading.config_file import ConfigReading
from commitcheck.model.company import ProductReport, SharedDeal
from commitcheck.model.config import Config
from commitcheck.model.figures import Metric
from commitcheck.model.finding import Problem, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import words
from commitcheck.model.project import Project
from company.repositories import company as repository

DAY = dt.date(2026, 4, 1)


def signed(id_: str, deal: str, arr: float | None = None, **more: Any) -> Any:
    money = {} if arr is None else {"arr": arr, "currency": "EUR"}
    told = {"capability": "sso", "status": "signed", "signed_on": "2026-02-01", **money, **more}
    return promise(id_, deal=deal, **told)


def product(*promises: Any, status: str = "available", **more: Any) -> Project:
    return project(vision(capabilities=[{"id": "sso", "status": status}]), promises, **more)


def above(*shared: str, **more: Any) -> ConfigReading:
    return ConfigReading(Config(company="Ours", shared=shared, **more))


def nobodys(variant: str, line: int) -> Problem:
    return Problem(
        variant=variant,
        message=words("x"),
        at=Location("a.csv", line),
        subject=Subject("file", "a.csv"),
        next_step=words("y"),
    )


FIRST = product(signed("C-1", "D-1", 100), signed("C-2", "D-2"), status="rejected")
SECOND = product(signed("C-1", "d-1", 150), signed("C-3", "D-3", 20))


def checked(**options: Any) -> Any:
    reading = above(fail_on="never")
    return check_all(Products(reading, {"helio": FIRST, "beacon": SECOND}), **options)


def test_what_stands_above_two_products() -> None:
    made = checked(as_of=DAY, engine="off", select="COV303")
    assert (made.version, made.name, made.as_of) == (__version__, "Ours", DAY)
    assert [(it.name, it.fail_on) for it in made.products] == [
        ("helio", "error"),
        ("beacon", "error"),
    ]
    reports = [it.report for it in made.products]
    assert reports == [
        check(replace(FIRST, others={"beacon": SECOND}), as_of=DAY, engine="off", select="COV303"),
        check(replace(SECOND, others={"helio": FIRST}), as_of=DAY, engine="off", select="COV303"),
    ]
    assert (made.verdict.open, made.verdict.nonconforming, made.verdict.signed) == (4, 2, 4)
    assert "4" in made.verdict.sentence
    conflict = "ARR of deals with an open promise that does not conform"
    total = "ARR of deals with an open promise, each once"
    assert made.metrics == (
        Metric("arr_in_conflict", 150, 150, None, "EUR", conflict),
        Metric("arr_total", 170, 170, None, "EUR", total),
    )
    assert made.deals_in_several == (
        SharedDeal("D-1", (("helio", "conflicts"), ("beacon", reports[1].deals[0].verdict))),
    )
    assert (made.findings, made.left_out) == ((), ())


def test_money_that_cannot_be_added_up_keeps_its_formula() -> None:
    other = product(promise("C-4", deal="D-4", arr=7, currency="USD"))
    conflict = "ARR of deals with an open promise that does not conform"
    total = "ARR of deals with an open promise, each once"
    for projects, reason, unit in (
        ({"a": SECOND, "b": other}, "EUR and USD cannot be added up", "EUR"),
        ({"a": product(signed("C-1", "D-1"))}, "no deal says its ARR", "money"),
    ):
        made = check_all(Products(above(), projects), as_of=DAY, engine="off")
        assert made.metrics == tuple(
            Metric(name, None, None, None, unit, formula, reason)
            for name, formula in (("arr_in_conflict", conflict), ("arr_total", total))
        )


def test_the_larger_sum_of_a_deal_counts_whichever_comes_first() -> None:
    for names in (("helio", "beacon"), ("beacon", "helio")):
        both = {"helio": FIRST, "beacon": SECOND}
        made = check_all(Products(above(), {name: both[name] for name in names}), as_of=DAY)
        assert made.metrics[1].value == 170


def test_one_day_holds_for_all() -> None:
    """That of the call, then that of the company, then today."""
    two = {"helio": FIRST, "beacon": SECOND}
    own = dt.date(2026, 5, 1)
    of_company = above(as_of=own)
    assert check_all(Products(of_company, two), engine="off").as_of == own
    assert check_all(Products(of_company, two), as_of="2026-06-01").as_of == dt.date(2026, 6, 1)
    assert check_all(Products(above(), two), engine="off").as_of == dt.date.today()  # noqa: DTZ011
    assert {it.report.as_of for it in check_all(Products(of_company, two)).products} == {own}


def test_what_fails_a_product() -> None:
    """What the call says, else its own configuration."""
    strict = replace(FIRST, config=Config(fail_on="warning"))
    two = {"helio": strict, "beacon": SECOND}
    made = check_all(Products(above(), two), as_of=DAY)
    assert [it.fail_on for it in made.products] == ["warning", "error"]
    made = check_all(Products(above(), two), as_of=DAY, fail_on="never")
    assert [it.fail_on for it in made.products] == ["never", "never"]


def test_a_product_without_what_is_asked_for_is_left_out() -> None:
    made = checked(as_of=DAY, deal="D-2")
    assert [it.name for it in made.products] == ["helio"]
    assert len(made.left_out) == 1
    assert made.left_out[0].startswith("beacon is not shown: ")
    with pytest.raises(UsageError) as refused:
        checked(as_of=DAY, deal="D-9")
    assert "D-9" in str(refused.value)


def test_a_folder_without_products_is_none(tmp_path: Any) -> None:
    repository(tmp_path, config="as_of: 2026-08-17\n")
    with pytest.raises(InputError, match=r"^no commitcheck\.yaml here lists products$"):
        load_all(tmp_path)


def test_what_the_products_were_read_from(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tmp_path / "a", config="products: [products/helio, products/beacon]\ncompany: A\n")
    monkeypatch.chdir(repository(tmp_path / "b"))
    found = load_all(config=tmp_path / "a" / "commitcheck.yaml")
    assert (found.reading.config.company, list(found.projects)) == ("A", ["helio", "beacon"])
    assert load_all(tmp_path / "a").reading.config.company == "A"
    assert load_all().reading.config.company is None
    assert {it.config.of_product for it in found.projects.values()} == {"helio", "beacon"}


# Shared files and ids


def test_rows_that_nobody_takes_are_said_once_and_above_all_products() -> None:
    first, again, other = (
        nobodys("no_product.x", 3),
        nobodys("no_product.x", 3),
        nobodys("no_product", 4),
    )
    own = nobodys("header", 3)
    made = project(problems=[first, own, other])
    left = without_shared_problems(made)
    assert left == replace(made, problems=(own,))
    assert without_shared_problems(left) is left
    projects = {"helio": made, "beacon": project(problems=[again])}
    report = check(left, as_of=DAY, engine="off")
    found = company(above(), projects, [ProductReport("helio", report, "error")])
    assert [(it.rule, it.at) for it in found.findings] == [
        ("INP001", first.at),
        ("INP001", other.at),
    ]
    assert found.verdict.open == 0
    assert company(above(), {"a": left}, [ProductReport("a", report, "error")]).findings == ()


@pytest.mark.parametrize(
    ("shared", "said"),
    [
        (("sso",), None),
        (("kiosk",), "did you mean kiosks?"),
        (("zzz",), "list what two visions have"),
        (("uptime",), None),
        (("sso", "zzz", "uptime"), "list what two visions have"),
    ],
)
def test_what_is_shared_stands_in_two_visions(shared: tuple[str, ...], said: str | None) -> None:
    there = project(vision(capabilities=["sso", "kiosks"], dimensions=[{"id": "uptime"}]))
    here = project(vision(capabilities=["sso", "kiosk"], dimensions=[{"id": "uptime"}]))
    report = ProductReport("a", check(there, as_of=DAY, engine="off"), "error")
    found = company(above(*shared), {"a": there, "b": here}, [report])
    assert [
        said in str(it.next_step) or said in str(it.message) for it in found.findings if said
    ] == ([True] if said else [])
    assert len(found.findings) == (1 if said else 0)
    assert all("which fewer than two visions have" in str(it.message) for it in found.findings)
    unread = company(above(*shared), {"a": there, "b": project()}, [report])
    assert unread.findings == ()


def test_deals_of_several_products_are_written_as_they_are_first() -> None:
    made = [
        ProductReport(name, check(it, as_of=DAY, engine="off"), "error")
        for name, it in (
            ("a", product(signed("C-1", "D-1"))),
            ("b", product(signed("C-1", "d-1"), signed("C-2", "D-2"))),
            ("c", product(signed("C-1", "d-1"))),
        )
    ]
    found = company(above(), {"a": product()}, made, ["x is not shown"])
    (deal,) = found.deals_in_several
    assert (deal.id, [name for name, _ in deal.words]) == ("D-1", ["a", "b", "c"])
    assert found.left_out == ("x is not shown",)
    assert (found.as_of, company(ConfigReading(), {}, made[:1]).name) == (DAY, "")


# From outside


def test_the_others_promises_as_a_product_sees_them() -> None:
    mine = product(promise("C-1", customer="ACME"))
    other = project(
        vision(capabilities=["sso", "scim"], roadmap=[{"id": "R1", "capabilities": ["scim"]}]),
        [
            promise("C-1", customer="Acme", capability="sso", dimension="uptime"),
            promise("C-2", customer="Birch", roadmap_item="R1", dimension="users"),
            promise("C-3", status="withdrawn"),
        ],
        fields={"until"},
    )
    third = project(None, [promise("C-4")], fields={"arr"})
    here = replace(
        mine,
        fields=frozenset(("due",)),
        others={"helio": other, "beacon": third},
        config=Config(shared=("sso", "uptime")),
    )
    seen = beside(here, DAY)
    assert seen.fields == {"due", "until", "arr"}
    assert seen.commitments[:1] == mine.commitments
    assert [
        (it.id, it.customer, it.capability, it.roadmap_item, it.dimension)
        for it in seen.commitments[1:]
    ] == [
        ("helio/C-1", "ACME", ("sso",), (), "uptime"),
        ("helio/C-2", "Birch", ("helio/scim",), (), "helio/users"),
        ("beacon/C-4", "ACME", (), (), None),
    ]
    assert replace(seen, commitments=here.commitments, fields=here.fields) == here


def exclusive(id_: str, **more: Any) -> Any:
    return promise(
        id_, customer="Acme", kind="exclusivity", capability="sso", until="2027-01-01",
        status="signed", **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "promised", "told"),
    [
        ("2026-02-01", "2026-02-02", {"helio": ["C-1"]}),
        ("2026-02-02", "2026-02-01", {"beacon": ["C-1"]}),
        ("2026-02-01", "2026-02-01", {"helio": ["C-1"], "beacon": ["C-1"]}),
        (None, None, {"helio": ["C-1"], "beacon": ["C-1"]}),
    ],
)
def test_what_was_given_to_one_customer_is_held_against_all_products(
    given: str | None, promised: str | None, told: dict[str, list[str]]
) -> None:
    """The later party is told, and both where neither is later."""
    mine = product(signed("C-1", "D-1", customer="Birch", signed_on=promised))
    theirs = product(exclusive("C-1", deal="D-2", signed_on=given))
    both = {"helio": mine, "beacon": theirs}

    def found(*shared: str) -> dict[str, list[str]]:
        config = Config(shared=shared)
        projects = {name: replace(it, config=config) for name, it in both.items()}
        made = check_all(Products(above(*shared), projects), as_of=DAY, engine="off")
        return {
            it.name: ids
            for it in made.products
            if (ids := [f.subject.id for f in it.report.findings if f.rule == "XCF701"])
        }

    assert found("sso") == told
    assert found() == {}
    alone = check(mine, as_of=DAY, engine="off")
    assert [it.rule for it in alone.findings if it.rule in CODES] == []
