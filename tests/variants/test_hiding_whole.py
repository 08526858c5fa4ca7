"""Everything that a comparison says, before it leaves the room and afterwards, field by field."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from building import finding, project, promise, vision
from commitcheck.api import check
from commitcheck.errors import UsageError
from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase, Said
from commitcheck.model.project import InputFile
from commitcheck.model.report import Report
from commitcheck.variants.changes import UNUSABLE, Change, Key, Plain
from commitcheck.variants.comparison import (
    ComparedFinding,
    Comparison,
    End,
    Message,
    TouchedDeal,
    TouchedRemedy,
)
from commitcheck.variants.git_history import Commit
from commitcheck.variants.hiding import redacted, redacted_signing
from commitcheck.variants.signing import SignedPromise, SinceSigning

DAY = dt.date(2026, 4, 1)
ALL = "customers,people,quotes,money"


@pytest.fixture(scope="module")
def report() -> Report:
    """Acme's K-1 is signed, Birch's K-2 is not, and both promise what was rejected."""
    promises = [
        promise("K-1", deal="D-1", customer="Acme", title="SSO for Acme", capability="sso",
                status="signed", signed_on="2026-02-10", due="2026-07-31", arr=120000,
                currency="EUR"),
        promise("K-2", deal="D-2", customer="Birch", title="SSO", capability="sso"),
    ]  # fmt: skip
    made = project(vision(capabilities=[{"id": "sso", "status": "rejected"}]), promises)
    files = (InputFile("vision.yaml", "vision"), InputFile("deals.csv", "commitments"))
    return check(replace(made, inputs=files), as_of=DAY, engine="off", select="COV303")


def about(who: str, **fields: Any) -> Any:
    """A finding that names a customer."""
    named = Phrase((Said("customer", who), " has it"))
    return finding("VIS601", fields.pop("id", "K-9"), message=named, **fields)


@pytest.fixture(scope="module")
def compared(report: Report) -> Comparison:
    new, old = report.findings
    gone, known = about("Acme"), about("Birch")
    then = about("Acme", id="K-2")
    return Comparison(
        base=End("before-acme", "c0", DAY),
        head=End("after-acme", None, DAY),
        report=report,
        new=(ComparedFinding(new, None, (1,), False),),
        worse=(ComparedFinding(old, then, (0, 1)),),
        gone=(gone,),
        known=(known,),
        deals=(TouchedDeal("D-1", "Acme", 120000, "EUR"), TouchedDeal("D-7", "Calder", 5, "USD")),
        remedies=(
            TouchedRemedy("K-1", "Acme", "credit", 10, True),
            TouchedRemedy("K-7", "Calder", None, None, False),
        ),
        tell=(
            Message("Birch", "D-2", DAY, old.message),
            Message("Calder", "D-7", None, new.message),
        ),
        has_changes=False,
        is_regrouped=True,
        assumed=("RM1=2027-Q1",),
        latest_safe={"RM1": DAY},
        fail_on="warning",
        unread=("Acme.yaml: gone",),
        notes=("Acme said so",),
    )


def test_without_customers_their_codenames_stand_everywhere(compared: Comparison) -> None:
    hidden = redacted(compared, "customers")
    first, second = hidden.report.findings
    assert [answer.customer for answer in hidden.report.commitments] == ["Customer A", "Customer B"]
    assert hidden == Comparison(
        base=End("withheld", "c0", DAY),
        head=End("withheld", None, DAY),
        report=hidden.report,
        new=(ComparedFinding(first, None, (1,), False),),
        worse=(ComparedFinding(second, hidden.worse[0].then, (0, 1), True),),
        gone=hidden.gone,
        known=hidden.known,
        deals=(
            TouchedDeal("Deal 1", "Customer A", 120000, "EUR"),
            TouchedDeal("withheld", "withheld", 5, "USD"),
        ),
        remedies=(
            TouchedRemedy("K-1", "Customer A", "credit", 10, True),
            TouchedRemedy("withheld", "withheld", None, None, False),
        ),
        tell=(
            Message("Customer B", "Deal 2", DAY, second.message),
            Message("withheld", "withheld", None, first.message),
        ),
        has_changes=False,
        is_regrouped=True,
        assumed=("withheld",),
        latest_safe={"RM1": DAY},
        fail_on="warning",
        unread=("withheld",),
        notes=("withheld",),
    )
    assert [(it.subject.id, str(it.message)) for it in (*hidden.gone, *hidden.known)] == [
        ("K-9", "Customer A has it"),
        ("K-9", "Customer B has it"),
    ]
    assert hidden.worse[0].then is not None
    assert str(hidden.worse[0].then.message) == "Customer A has it"


@pytest.mark.parametrize(
    ("what", "ends", "deal", "safe", "note"),
    [
        ("money", ("before-acme", "after-acme"), TouchedDeal("D-1", "Acme"), True, "Acme said so"),
        (
            "people",
            ("before-acme", "after-acme"),
            TouchedDeal("D-1", "Acme", 120000, "EUR"),
            True,
            "Acme said so",
        ),
        (
            "customers, money",
            ("withheld", "withheld"),
            TouchedDeal("Deal 1", "Customer A"),
            True,
            "withheld",
        ),
        (
            ALL,
            ("withheld", "withheld"),
            TouchedDeal("Deal 1", "Customer A"),
            False,
            "withheld",
        ),
    ],
)
def test_what_is_hidden_and_what_stays(
    compared: Comparison,
    what: str,
    ends: tuple[str, str],
    deal: TouchedDeal,
    note: str,
    *,
    safe: bool,
) -> None:
    hidden = redacted(compared, what)
    assert (hidden.base.name, hidden.head.name) == ends
    assert hidden.deals[0] == deal
    assert hidden.latest_safe == ({"RM1": DAY} if safe else {})
    assert hidden.notes == (note,)
    assert (hidden.assumed, hidden.unread) == (("withheld",), ("withheld",))


def test_the_name_of_a_commit_stays(compared: Comparison) -> None:
    """A ref is named by who asks; a folder and a file may have a customer's name."""
    committed = replace(compared, head=End("v2", "c1", DAY))
    assert redacted(committed, "customers").head == End("v2", "c1", DAY)


def test_what_cannot_be_hidden_is_refused(compared: Comparison) -> None:
    with pytest.raises(UsageError):
        redacted(compared, "names")


def changed(key: Key, old: Plain, new: Plain, at: Location | None = None) -> Change:
    return Change(key=key, old=old, new=new, at=at, commit="c1", day=DAY)


NAMES = [
    # kind, what, id -> its name
    ("commitment", "customers", "K-1", "K-1"),
    ("commitment", ALL, "K-1", "Promise 1"),
    ("commitment", "money", "K-7", "withheld"),
    ("problem", "money", "file x", "withheld"),
    ("file", "people", "acme.csv", "withheld"),
    ("link", "quotes", "K-1 sso", "withheld"),
    ("column", "money", "Acme's", "withheld"),
    ("stakeholder", "customers", "Ines", "withheld"),
    ("stakeholder", "people", "Ines", "withheld"),
    ("stakeholder", "money", "Ines", "Ines"),
    ("waiver", "people", "W-1", "withheld"),
    ("waiver", "quotes", "W-1", "W-1"),
    ("alternative", "customers", "Rival", "withheld"),
    ("alternative", "quotes", "Rival", "Rival"),
    ("roadmap_item", "customers,people,quotes", "RM1", "RM1"),
    ("roadmap_item", ALL, "RM1", "withheld"),
]


@pytest.mark.parametrize(("kind", "what", "id_", "name"), NAMES)
def test_what_a_changed_thing_is_called(
    compared: Comparison, kind: str, what: str, id_: str, name: str
) -> None:
    made = replace(compared, changes=(changed(Key(kind, id_, 2, "due"), "2026-01-01", None),))
    (hidden,) = redacted(made, what).changes
    assert hidden == changed(Key(kind, name, 2, "due"), "2026-01-01", None)


VALUES = [
    # field, what, the value -> what is said of it
    ("title", "customers", "For Acme", "withheld"),
    ("title", "people", "For Acme", "withheld"),
    ("title", "quotes", "For Acme", "withheld"),
    ("title", "money", "For Acme", "For Acme"),
    ("title", ALL, None, None),
    ("title", ALL, UNUSABLE, UNUSABLE),
    ("title", ALL, "2026-03-01", "2026-03-01"),
    ("title", "quotes", "on 2026-03-01", "withheld"),
    (None, "customers", "For Acme", "withheld"),
    ("tags", "people", ["Acme"], "withheld"),
    ("tags", "people", {"a": "Acme"}, "withheld"),
    ("users", ALL, 12, 12),
    ("users", ALL, 1.5, 1.5),
    ("users", ALL, True, True),
    ("arr", "money", 120000, "withheld"),
    ("arr", "customers,people,quotes", 120000, 120000),
    ("currency", "money", "EUR", "withheld"),
    ("currency", "customers", "EUR", "EUR"),
    ("status", "customers,people,quotes", "signed", "signed"),
    ("status", ALL, "signed", "withheld"),
    ("capabilities", "customers", ["sso"], ["sso"]),
    ("capabilities", ALL, ["sso"], "withheld"),
    ("effort", ALL, 7, 7),
]


@pytest.mark.parametrize(("field", "what", "value", "said"), VALUES)
def test_what_is_said_of_a_changed_value(
    compared: Comparison, field: str | None, what: str, value: Plain, said: Plain
) -> None:
    key = Key("capability", "sso", 0, field)
    made = replace(compared, changes=(changed(key, value, None), changed(key, None, value)))
    there, back = redacted(made, what).changes
    assert (there.old, there.new) == (said, None)
    assert (back.old, back.new) == (None, said)


@pytest.mark.parametrize(
    ("path", "what", "shown"),
    [
        ("deals.csv", "money", "deals.csv"),
        ("deals.csv", "customers", "file-2.csv"),
        ("vision.yaml", ALL, "file-1.yaml"),
        ("acme.csv", "money", "withheld"),
        ("acme.csv", ALL, "withheld"),
    ],
)
def test_where_a_change_stands(compared: Comparison, path: str, what: str, shown: str) -> None:
    """Its file by the name that the report gives it, its sheet by none."""
    key = Key("capability", "sso")
    cell = Location(path, 3, 2, "status", "Acme", "B3")
    line = Location(path, 3, 2, "status")
    made = replace(compared, changes=(changed(key, 1, 2, cell), changed(key, 1, 2, line)))
    in_sheet, in_text = redacted(made, what).changes
    assert in_sheet.at == Location(shown, 3, 2, "status", "withheld", "B3")
    assert in_text.at == Location(shown, 3, 2, "status")


def test_a_file_that_only_a_finding_names_is_named_as_it_names_it(compared: Comparison) -> None:
    elsewhere = about("Acme", at=Location("other.yaml", 1))
    key = Key("capability", "sso")
    made = replace(
        compared, gone=(elsewhere,), changes=(changed(key, 1, 2, Location("other.yaml", 3)),)
    )
    assert redacted(made, "money").changes[0].at == Location("other.yaml", 3)
    assert redacted(made, "customers").changes[0].at == Location("withheld", 3)


# Since signing


@pytest.fixture(scope="module")
def since(report: Report) -> SinceSigning:
    first, _ = report.findings
    under, broken = Commit("c0", DAY), Commit("c1", DAY)
    signed = promise("K-1", deal="D-1", customer="Acme", title="SSO for Acme", status="signed",
                     signed_on="2026-02-10")  # fmt: skip
    other = promise("K-7", deal="D-7", customer="Calder", title="Other", status="signed")
    return SinceSigning(
        report=report,
        promises=(
            SignedPromise(
                promise=signed, then="conforms", now="does_not_conform", outcome="broken_since",
                under=under, since=broken, causes=(0,), findings=(first, about("Birch")),
            ),
            SignedPromise(
                promise=other, then="could_not_be_judged", now="conforms",
                outcome="could_not_be_judged", why="it has no day",
            ),
        ),
        changes=(
            changed(Key("capability", "sso", 0, "status"), "planned", "rejected"),
            changed(Key("commitment", "K-1", 0, "arr"), 1, 2),
        ),
        notes=("Acme said so",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("what", "first", "second", "money", "note"),
    [
        (
            "customers",
            ("K-1", "Customer A", "SSO for Customer A", "Deal 1"),
            ("withheld", "withheld", "withheld", "withheld"),
            2,
            "withheld",
        ),
        (
            "people, money",
            ("K-1", "Acme", "SSO for Acme", "D-1"),
            ("withheld", "withheld", "withheld", "withheld"),
            "withheld",
            "Acme said so",
        ),
        (
            ALL,
            ("Promise 1", "Customer A", "Title 1", "Deal 1"),
            ("withheld", "withheld", "withheld", "withheld"),
            "withheld",
            "withheld",
        ),
    ],
)
def test_what_held_when_it_was_signed_leaves_the_room_without_names(
    since: SinceSigning,
    what: str,
    first: tuple[str, ...],
    second: tuple[str, ...],
    money: Plain,
    note: str,
) -> None:
    hidden = redacted_signing(since, what)
    of_acme, of_calder = hidden.promises
    for plain, it, names in zip(since.promises, hidden.promises, (first, second), strict=True):
        named = it.promise
        assert (named.id, named.customer, named.title, named.deal) == names
        assert (named.status, named.signed_on) == (plain.promise.status, plain.promise.signed_on)
        assert replace(it, promise=plain.promise, findings=()) == replace(plain, findings=())
    assert of_acme.findings[0] == hidden.report.findings[0]
    shown = "Birch" if what == "people, money" else "Customer B"
    assert str(of_acme.findings[1].message) == f"{shown} has it"
    assert of_calder.findings == ()
    assert len(hidden.report.findings) == len(since.report.findings) == 2
    assert [change.new for change in hidden.changes] == [
        "withheld" if what == ALL else "rejected",
        money,
    ]
    assert hidden.notes == (note,)
